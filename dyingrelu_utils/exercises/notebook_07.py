"""What the exercises of notebook 07 Depth accept, and what a wrong answer hears. Spoilers."""

import numpy as np

from ..theory import collapse_probability
from ._answers import NotYetError, call, number

__all__ = ["EXERCISES"]


def layers_to_collapse(value):
    value = number(value)
    if value != 6:
        raise NotYetError(
            f"{_collapsed(3, value)} The answer is the first number for which it exceeds 0.5."
        )
    five, six = collapse_probability(3, [5, 6])
    return f"The chance is {five:.2f} with 5 layers, {six:.2f} with 6."


def wide_enough(value):
    value = number(value)
    if value != 14:
        raise NotYetError(
            f"{_collapsed(value, 100)} The answer is the smallest width that gets it to 0.01."
        )
    return "14 units: every unit more halves the risk, so a little width makes up for much depth."


def _collapsed(width, n_hidden):
    """What an answer leads to, if it is a width and a number of layers."""
    if min(width, n_hidden) < 1 or width % 1 or n_hidden % 1:
        return "Expected a whole number, 1 or more."
    chance = float(collapse_probability(int(width), int(n_hidden)))
    return f"{n_hidden:g} layers of {width:g} units are collapsed with a chance of {chance:.4f}."


def normalise(function):
    z = np.random.default_rng(7).normal([-3.0, 5.0, 0.0], [1.0, 3.0, 0.1], (50, 3))
    found = np.asarray(call(function, z), dtype=float)
    if found.shape != z.shape:
        raise NotYetError(f"z has shape {z.shape}, what came back has {found.shape}.")
    mean, size = found.mean(axis=0), found.std(axis=0)
    if np.abs(mean).max() > 1e-6:
        raise NotYetError(f"The columns now have the means {mean.round(2).tolist()}.")
    if np.abs(size - 1).max() > 0.02:  # n - 1 in place of n is as good
        raise NotYetError(f"The columns now have the standard deviations {size.round(2).tolist()}.")
    rising = (np.argsort(found, axis=0) == np.argsort(z, axis=0)).all()
    if not rising:
        raise NotYetError("In each column the order of the samples must stay what it was.")
    return "Each unit is above zero on some of its samples, so none can be dead on them."


def proof_holds(value):
    value = np.asarray(value)
    if value.shape != (6,) or value.dtype != bool:
        raise NotYetError("Expected a list of six, each of them True or False.")
    right = int((value == [True, True, True, False, False, True]).sum())
    if right < 6:
        raise NotYetError(
            f"{right} of 6 are right. For each, ask: is the change of w and b still exactly zero, "
            "and are the x the same?"
        )
    return "It needs a change of exactly zero, and the same x: rate and labels do not matter."


def back_after(value):
    value = number(value)
    largest = 2 - 5 * 0.99**value
    if value != 92:
        raise NotYetError(
            f"After {value:g} updates the largest z is {largest:.3g}. "
            "The answer is the first whole number for which it is above zero."
        )
    return f"The largest z is then {largest:.3f}, one update earlier {2 - 5 * 0.99**91:.3f}."


EXERCISES = {
    "7.1": layers_to_collapse,
    "7.2": wide_enough,
    "7.3": normalise,
    "7.4": proof_holds,
    "7.5": back_after,
}
