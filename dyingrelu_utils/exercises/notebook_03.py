"""What the exercises of notebook 03 Network accept, and what a wrong answer hears. Spoilers."""

import numpy as np

from ._answers import NotYetError, number

__all__ = ["EXERCISES"]


def parameter_count(value):
    value = number(value)
    if value == 220:
        raise NotYetError("You counted the weights; each unit has a bias too.")
    if value != 241:
        raise NotYetError(f"Got {value:g}. Count both weight matrices and both bias vectors.")
    return "10 * 20 + 20 weights, and a bias for each of the 21 units."


def he_deviation(value):
    value = number(value)
    for wrong, name in ((2 / 784, "the variance"), (np.sqrt(2 / 884), "Glorot's")):
        if abs(value - wrong) < 1e-4 and value != np.sqrt(2 / 784):
            raise NotYetError(f"{value:.4f} is {name}; asked is He's standard deviation.")
    if abs(value - np.sqrt(2 / 784)) > 1e-4:
        raise NotYetError(f"Got {value:g}. He: sqrt(2 / fan_in). What is fan_in here?")
    return "sqrt(2 / 784): only the inputs count."


EXERCISES = {
    "3.1": parameter_count,
    "3.2": he_deviation,
}
