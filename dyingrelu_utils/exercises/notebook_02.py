"""What the exercises of notebook 02 Activations accept, and what a wrong answer hears. Spoilers."""

import numpy as np

from ..activations import leaky_relu
from ._answers import NotYetError, call, number

__all__ = ["EXERCISES"]


def leaky_derivative(function):
    z, alpha = np.array([-3.0, -0.5, 0.0, 0.5, 3.0]), 0.2
    value = np.asarray(call(function, z, alpha), dtype=float)
    if value.shape != z.shape:
        raise NotYetError(f"Expected one slope per z, shape {z.shape}, got shape {value.shape}.")
    for at, got, want in zip(z, value, leaky_relu(alpha).derivative(z), strict=True):
        if not np.isclose(got, want, rtol=1e-9, atol=0):
            raise NotYetError(
                f"With alpha = {alpha}, the slope at z = {at:g} is {want:g}, got {got:g}."
            )
    grid = call(function, z.reshape(5, 1), 0.01)
    if np.shape(grid) != (5, 1):
        raise NotYetError(f"A (5, 1) array must come back as (5, 1), got {np.shape(grid)}.")
    if not np.isclose(np.asarray(grid).min(), 0.01, rtol=1e-9, atol=0):
        raise NotYetError("alpha = 0.01 gave the slope of another alpha.")
    return "1 above zero, alpha at and below it."


def always_true_derivative(z):
    z = number(z)
    if z > 0:
        raise NotYetError(f"At z = {z:g} the slope is 1, and relu(z) >= 0 is True: they agree.")
    return "relu(z) is never negative, so the test is always true and every unit looks alive."


EXERCISES = {
    "2.1": leaky_derivative,
    "2.2": always_true_derivative,
}
