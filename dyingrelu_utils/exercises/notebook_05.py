"""What the exercises of notebook 05 Analysis accept, and what a wrong answer hears. Spoilers."""

import numpy as np
from scipy.special import ndtri, stdtrit

from ..intervals import Interval, paired_difference
from ._answers import NotYetError, agree, array, call, number, random_numbers

__all__ = ["EXERCISES"]


def count_dead(function):
    rng = random_numbers()
    z = _columns(rng, 16, dead=4, alive=3)
    z[8:] = -abs(z[8:])  # eight rows on which every unit is off, and no other row
    z[:8, 4] = 1 + abs(z[:8, 4])
    z[0, 5:] = 2  # so that every unit but the first four is alive
    _check_count(function, z, 4, "")
    for name, change in TRAPS.items():
        z = _columns(rng, 2000, dead=3, alive=4)
        trapped = change(_columns(rng, 2000, dead=2, alive=0), rng)
        n_dead = 5 if name in STILL_DEAD else 3
        z = np.hstack([z, trapped])[:, rng.permutation(9)]
        _check_count(function, z, n_dead, name)
    for n_samples, n_dead, n_alive in ((1, 2, 3), (20, 0, 6), (20, 6, 0), (20, 1, 0)):
        z = _columns(rng, n_samples, n_dead, n_alive)
        _check_count(function, z, n_dead, f"The layer has {n_samples} rows.")
    return "It looks at pre-activations, over all samples, unit by unit."


def _columns(rng, n_samples, dead, alive):
    """Pre-activations of a layer: the first `dead` units are, the others are on at times."""
    z = rng.normal(size=(n_samples, dead + alive))
    z[:, :dead] = -abs(z[:, :dead])
    z[-1, dead:] = 1 + abs(z[-1, dead:])
    return z


def _one_row(row, value):
    def change(z, rng):
        z[row if row is not None else rng.integers(3, len(z) - 3)] = value
        return z

    return change


# What two dead units are changed into, so that they are alive, or still dead
TRAPS = {
    "Some units are exactly 0 on a sample.": _one_row(None, 0.0),
    "Some units are exactly 0 everywhere.": lambda z, rng: 0 * z,
    "Some units are active on the first sample only.": _one_row(0, 2.0),
    "Some units are active on the last sample only.": _one_row(-1, 2.0),
    "Some units are active on a single sample of 2000.": _one_row(None, 2.0),
    "Some units are active, but only just: z is 0.000001 on a sample.": _one_row(None, 1e-6),
    "Some units are active on a sample, though their mean is far below 0.": (
        lambda z, rng: _one_row(None, 2.0)(z - 9, rng)
    ),
    "Some units are nan on a sample and below 0 elsewhere.": _one_row(None, np.nan),
    "Some units are nan everywhere.": lambda z, rng: z * np.nan,
}
STILL_DEAD = list(TRAPS)[:2]


def _check_count(function, z, want, name):
    got = call(function, z)
    if np.ndim(got) and np.size(got) > 1 and np.asarray(got).dtype == bool:
        raise NotYetError("You return which ones they are; asked is how many.")
    got = number(got)
    if got == want:
        return
    off = z <= 0
    rivals = {
        off.all(axis=1).sum(): "You count the samples on which every unit is off. A unit is a "
        "column of z.",
        z.shape[1] - want: "You count the units that are alive.",
        off.sum(): "You count single numbers of z; asked is the number of units.",
        off.any(axis=0).sum(): "You count the units that are off on *some* sample.",
        want / z.shape[1]: "That is a share; asked is how many.",
        1: "That says whether there is a dead unit; asked is how many.",
        (z == 0).all(axis=0).sum(): "A dead unit puts out 0, but its pre-activation is rarely 0.",
    }
    if not name and got in rivals:
        raise NotYetError(rivals[got])
    name = name or "This layer has no zeros, no nan and no unit that is rarely active."
    raise NotYetError(f"{name} Your count is too {'high' if got > want else 'low'}.")


def paired_interval(function):
    rng = random_numbers()
    for n in (4, 12):
        luck = rng.normal(0, 5, n)
        a, b = rng.normal(0, 0.3, n), rng.normal(1, 0.3, n)
        ends, lucky = (_ends(call(function, a + part, b + part)) for part in (0, luck))
        if not agree(ends, lucky):
            raise NotYetError("The luck that both members of a pair share changes your interval.")
        _check_ends(ends, paired_difference(a, b), n)
    return "Differences first, then one mean with its interval."


def _ends(value):
    if isinstance(value, Interval):
        raise NotYetError("That is an Interval of the module: return the two ends by themselves.")
    return array(value, (2,), "the two ends")


def _check_ends(ends, want, n):
    low, high = ends
    half, right = (high - low) / 2, (want.high - want.low) / 2
    near = 2e-3 * right  # a quantile from a printed table is good enough
    if abs(low - want.low) < near and abs(high - want.high) < near:
        return
    if abs(low - want.estimate) < near:
        raise NotYetError("You return the mean first; asked are the two ends, low and high.")
    if low > high:
        raise NotYetError("The first number is the larger one; asked is first low, then high.")
    if abs((low + high) / 2 + want.estimate) < near:
        raise NotYetError("The sign is turned round: asked is b minus a.")
    if abs((low + high) / 2 - want.estimate) > near:
        raise NotYetError("The middle of your interval is not the mean of b minus a.")
    t = stdtrit(n - 1, 0.975)
    for factor, why in (
        (np.sqrt((n - 1) / n), "Around their own mean numbers scatter too little: see `ddof`."),
        (np.sqrt(n), "You took the standard deviation of the differences, not of their mean."),
        (1 / np.sqrt(n), "The standard deviation of a mean falls like one over the root of n."),
        (ndtri(0.975) / t, "1.96 is the quantile for many pairs, and these are few."),
        (2 / t, "2 is about the quantile for many pairs, and these are few."),
        (stdtrit(n - 1, 0.95) / t, "It leaves 5 % outside on each side, so it is a 90 % interval."),
        (stdtrit(n, 0.975) / t, "Which degrees of freedom have n numbers around their own mean?"),
        (1 / t, "It reaches one standard error to each side, which is no 95 % interval."),
    ):
        if abs(half / right - factor) < 3e-3:
            raise NotYetError(f"With {n} pairs its width is wrong. {why}")
    width = "narrow" if half < right else "wide"
    raise NotYetError(f"With {n} pairs its middle is right, but it is too {width}.")


EXERCISES = {
    "5.1": count_dead,
    "5.2": paired_interval,
}
