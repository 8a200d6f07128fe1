"""What the exercises of notebook 06 Killing accept, and what a wrong answer hears. Spoilers."""

import numpy as np

from ..diagnosis import life_table
from ._answers import NotYetError, agree, array, call, number, random_numbers

__all__ = ["EXERCISES"]


def named(rivals, cases, got):
    """What the mistake is called that gives what was `got` in every case; None if none does."""
    for wrong, why in rivals:
        if all(agree(g, wrong(case)) for case, g in zip(cases, got, strict=True)):
            return why
    return None


RIVALS_6_1 = [
    (lambda z: (z < 0).all(axis=1).sum(), "A unit with z = 0 is not active."),
    (lambda z: (z <= 0).any(axis=1).sum(), "You count samples on which *some* unit is off."),
    (lambda z: (z > 0).any(axis=1).sum(), "You count the samples that are covered."),
    (lambda z: (z <= 0).all(axis=0).sum(), "That counts dead units: look along the other axis."),
    (lambda z: (z.mean(axis=1) <= 0).sum(), "A sample whose mean is below 0 can be covered."),
    (lambda z: (z <= 0).sum(), "You count pairs of a sample and a unit that is off there."),
    (lambda z: (z <= 0).all(axis=1).mean(), "That is the share; asked is the number of samples."),
    (lambda z: (z <= 0).all(axis=1).any(), "You say whether there are any; count them."),
]


def count_uncovered(function):
    rng = random_numbers()
    tables = [0.1 * rng.standard_normal((n, 3)) for n in (8, 40, 200)]
    tables += [np.array([[0.0, -1.0], [0.0, 0.0], [-1.0, 4.0], [0.0, 2.0]])]  # 0 is not active
    tables += [np.array([[1.0], [2.0]]), np.array([[-1.0], [-2.0], [3.0]])]
    got = [number(call(function, z)) for z in tables]
    for z, value in zip(tables, got, strict=True):
        if value != (z <= 0).all(axis=1).sum():
            why = named(RIVALS_6_1, tables, got)
            why = why or "Of each sample ask: is every one of its units off?"
            raise NotYetError(f"For z of shape {z.shape} it gives {value:g}. {why}")
    return "The same table as for dead units, read along its rows."


def activities():
    """Named records (n_records, n_units) of how active units are."""
    nan, rng = np.nan, random_numbers()
    return [
        ("A plain death", np.array([[0.5], [0.5], [0.0], [0.0]])),
        ("A unit that is born dead is not killed", np.array([[0.0], [0.0], [0.0]])),
        ("Nobody dies", np.array([[0.5, 0.1], [0.4, 0.2]])),
        ("Revived and killed again", np.array([[0.5], [0.0], [0.2], [0.0]])),
        ("Nan is diverged, not dead", np.array([[0.5, 0.2], [nan, nan], [nan, 0.0]])),
        ("Active on few samples is not dead", np.array([[0.5], [0.001], [0.002]])),
        ("Two units", np.array([[0.5, 0.0], [0.5, 0.1], [0.0, 0.0]])),
        ("Random lives", rng.choice([0, 0, 0.01, 0.3, 0.7], (30, 6))),
    ]


def pairs(value):
    """A list of (update, unit), in any form, sorted."""
    try:
        listed = list(value)
    except TypeError:
        raise NotYetError(f"Expected a list of pairs, got {type(value).__name__}.") from None
    table = array(listed, (None, 2), "the list of pairs") if listed else []
    return sorted(map(tuple, table))


def killed(active):
    lives = life_table(active[:, None, :])
    return [(update, life.unit) for life in lives for update in life.killed]


def where(hit, first=0):
    """The places (record, unit) of an array of bool whose rows are counted from `first`."""
    return sorted((int(k) + first, int(unit)) for k, unit in np.argwhere(hit))


RIVALS_6_2 = [
    (lambda a: [(k - 1, unit) for k, unit in killed(a)], "Row k was recorded *after* update k. "
     "You give the record before the death."),
    (lambda a: [(unit, k) for k, unit in killed(a)], "First the update, then the unit."),
    (lambda a: where(a == 0), "You list every record in which a unit is dead; asked are the "
     "updates that killed it."),
    (lambda a: where(a[1:] == 0, 1), "You list every record in which a unit is dead. Was it alive "
     "just before?"),
    (lambda a: where((a[1:] > 0) & (a[:-1] == 0), 1), "These are the revivals, not the deaths."),
    (lambda a: where(~(a[1:] > 0) & (a[:-1] > 0), 1), "A comparison with nan is False, so `not "
     "alive` is not the same as dead."),
    (lambda a: where((a[1:] == 0) & (a[:-1] != 0), 1), "Nan is not 0, but neither is it alive."),
    (lambda a: [(int(d.argmax()), unit) for unit, d in enumerate((a == 0).T) if d.any()],
     "You list the first record in which a unit is dead. Was it alive before? And can it die "
     "twice?"),
]  # fmt: skip


def deaths(function):
    names, records = zip(*activities(), strict=True)
    got = [pairs(call(function, active)) for active in records]
    for name, active, value in zip(names, records, got, strict=True):
        want = sorted(killed(active))
        if value == want:
            continue
        for wrong, why in RIVALS_6_2:
            if all(sorted(wrong(a)) == g for a, g in zip(records, got, strict=True)):
                raise NotYetError(f"{name}: {why}")
        extra, missing = len(set(value) - set(want)), len(set(want) - set(value))
        if not extra + missing:
            raise NotYetError(f"{name}: You list a death twice.")
        raise NotYetError(f"{name}: {extra} too many in your list, and {missing} missing.")
    return "Alive before, dead after: that is the update that killed it."


def pushes(function):
    rng = random_numbers()
    for n, rate in ((5, 2.0), (40, 20.0), (60, 0.3)):
        z, v, p = rng.standard_normal(n), rng.normal(0, 3), rng.uniform(0.02, 0.98, n)
        y, z[0] = rng.integers(0, 2, n), 0.0
        got = array(call(function, z, v, p, y, rate), (n,), "the pushes")
        on, error = z > 0, p - y
        want = -rate * v * error * on / n
        if agree(got, want) and agree(got[~on], 0):
            continue
        rivals = [
            (-want, "The sign: the update *subtracts* rate times gradient."),
            (want * n, f"{n} times too large: the loss is a mean over the samples."),
            (want / rate, "What you give is not yet multiplied by the learning rate."),
            (-want / rate, "That is the gradient. What does the update make of it?"),
            (want / v, "The outgoing weight is missing: it carries the error back to the unit."),
            (-rate * v * error * (z >= 0) / n, "At z = 0 the derivative of ReLU is 0."),
            (-rate * v * error * z * on / n, "The slope of ReLU is 1 where it is on, not z."),
            (-rate * v * p * on / n, "Where are the labels? The error is p - y."),
            (want * p * (1 - p), "The slope of the sigmoid has cancelled: dloss/dz is p - y."),
            (want * n / on.sum(), "Divide by the number of all samples, not of the active ones."),
        ]
        why = next((why for wrong, why in rivals if agree(got, wrong)), None)
        if why is None and not agree(got[~on], 0):
            why = f"{(np.abs(got[~on]) > 1e-9).sum()} samples push on which the unit is off."
        raise NotYetError(why or "They do not add up to what the update does to the bias.")
    return "They add up to what the update did to the bias; where the unit is off, nothing pushes."


EXERCISES = {"6.1": count_uncovered, "6.2": deaths, "6.3": pushes}
