"""What the exercises of notebook 05 Analysis accept, and what a wrong answer hears. Spoilers."""

import numpy as np

from ._answers import NotYetError, call, number

__all__ = ["EXERCISES"]


def count_dead(function):
    nan = np.nan
    cases = (
        ("unit 0 is never above zero", [[-1.0, 2.0], [-2.0, 1.0]], 1),
        ("two of the three units are", [[-1.0, 2.0, -3.0], [-2.0, 1.0, 0.0]], 2),
        ("unit 0 is active on one sample of three", [[-1.0], [0.5], [-3.0]], 0),
        ("z = 0 on every sample counts as dead", [[0.0], [0.0]], 1),
        ("the mean is negative, yet one sample is active", [[-9.0], [1.0]], 0),
        ("nan is diverged, not dead", [[nan, -1.0], [nan, -1.0]], 1),
    )
    for name, z, want in cases:
        got = number(call(function, np.array(z)))
        if got != want:
            raise NotYetError(f"{name}: z = {z} has {want} dead, got {got:g}.")
    return "It looks at pre-activations, over all samples, unit by unit."


def samples_for_one_in_a_million(value):
    value = number(value)
    if value != int(value) or value < 1:
        raise NotYetError(f"Expected a whole number of samples, at least 1, got {value:g}.")
    if value < 20:
        raise NotYetError(f"{value:g} samples are too few: with them the chance is above 1e-6.")
    if value > 20:
        raise NotYetError(f"{value:g} samples are enough, but a smaller number is enough too.")
    return "2**-20 is just below one in a million; the deck has 1000 samples."


EXERCISES = {
    "5.1": count_dead,
    "5.2": samples_for_one_in_a_million,
}
