"""What the exercises of notebook 06 Killing accept, and what a wrong answer hears. Spoilers."""

import numpy as np

from ..diagnosis import life_table
from ._answers import NotYetError, agree, array, call, number, random_numbers

__all__ = ["EXERCISES"]


def count_uncovered(function):
    small = ([[1.0, -1.0], [-2.0, -1.0], [-1.0, 3.0]], [[0.0, -1.0], [0.0, 0.0], [-1.0, 4.0]])
    tables = [np.array(z) for z in small]
    rng = random_numbers()
    tables += [0.1 * rng.standard_normal((n, 3)) for n in (8, 40, 200)]
    for z in tables:
        value, off = number(call(function, z)), z <= 0
        right = off.all(axis=1).sum()
        if value == right:
            continue
        rivals = [
            ((z < 0).all(axis=1).sum(), "A unit with z = 0 is not active."),
            (off.any(axis=1).sum(), "You count samples on which *some* unit is off."),
            ((~off).any(axis=1).sum(), "You count the samples that are covered."),
            (off.all(axis=0).sum(), "That counts dead units: look along the other axis."),
            ((z.mean(axis=1) <= 0).sum(), "A sample whose mean is below 0 can be covered."),
            (off.sum(), "You count the pairs of a sample and a unit that is off there."),
            (right / len(z), "That is the share; asked is the number of samples."),
            (right > 0, "You say whether there are any; count them."),
        ]
        why = next((why for wrong, why in rivals if agree(value, wrong)), None)
        why = why or "Of each sample ask: is every one of its units off?"
        raise NotYetError(f"For z of {len(z)} samples and {z.shape[1]} units: {why}")
    return "The same table as for dead units, read along its rows."


def activities():
    """Named records (n_records, n_units) of how active units are."""
    nan, rng = np.nan, random_numbers()
    return [
        ("a plain death", np.array([[0.5], [0.5], [0.0], [0.0]])),
        ("a unit that is born dead is not killed", np.array([[0.0], [0.0], [0.0]])),
        ("nobody dies", np.array([[0.5, 0.1], [0.4, 0.2]])),
        ("revived and killed again", np.array([[0.5], [0.0], [0.2], [0.0]])),
        ("nan is diverged, not dead", np.array([[0.5, 0.2], [nan, 0.3], [nan, 0.1]])),
        ("active on few samples is not dead", np.array([[0.5], [0.001], [0.002]])),
        ("two units", np.array([[0.5, 0.0], [0.5, 0.1], [0.0, 0.0]])),
        ("random lives", rng.choice([0, 0, 0.01, 0.3, 0.7], (30, 6))),
    ]


def pairs(value):
    """A list of (update, unit), in any form, sorted."""
    try:
        listed = list(value)
    except TypeError:
        raise NotYetError(f"Expected a list of pairs, got {type(value).__name__}.") from None
    table = array(listed, (None, 2), "the list of pairs") if listed else []
    return sorted(map(tuple, table))


def deaths(function):
    for name, active in activities():
        got = pairs(call(function, active))
        lives = life_table(active[:, None, :])
        want = sorted((update, life.unit) for life in lives for update in life.killed)
        if got == want:
            continue
        dead = active == 0
        came_back = dead[:-1] & (active[1:] > 0)
        first = [(int(d.argmax()), unit) for unit, d in enumerate(dead.T) if d.any()]
        rivals = [
            ([(k - 1, unit) for k, unit in want], "Row k was recorded *after* update k. You give "
             "the record before the death."),
            ([(unit, k) for k, unit in want], "First the update, then the unit."),
            (zip(*np.nonzero(dead), strict=True), "You list every record in which a unit is dead; "
             "asked are the updates that killed it."),
            (zip(*np.nonzero(dead[1:]), strict=True), "You list every record in which a unit is "
             "dead; was it alive just before?"),
            (first, "You list the first record in which a unit is dead. Was it alive before? And "
             "can it die twice?"),
            (((k + 1, unit) for k, unit in zip(*np.nonzero(came_back), strict=True)),
             "These are the revivals, not the deaths."),
        ]  # fmt: skip
        why = next((why for wrong, why in rivals if got == sorted(wrong)), None)
        extra, missing = len(set(got) - set(want)), len(set(want) - set(got))
        if not extra + missing:
            why = "You list a death twice."
        why = why or f"You list {extra} that are no deaths, and {missing} deaths are missing."
        raise NotYetError(f"{name[0].upper()}{name[1:]}: {why}")
    return "Alive before, dead after: that is the update that killed it."


def pushes(function):
    rng = random_numbers()
    for n, rate in ((5, 1.0), (40, 20.0), (60, 0.3)):
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
