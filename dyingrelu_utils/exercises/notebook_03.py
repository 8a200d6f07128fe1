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
    value, he = number(value), np.sqrt(2 / 784)  # 0.0505, or 0.051
    for wrong, name in ((2 / 784, "the variance"), (np.sqrt(2 / 884), "Glorot's deviation")):
        if abs(value - wrong) <= 5e-4:
            raise NotYetError(f"{value:.4f} is {name}; asked is He's standard deviation.")
    if abs(value - he) > 5e-4 and round(he, 2) == value:
        raise NotYetError("Give three decimals.")
    if abs(value - he) > 5e-4:
        raise NotYetError(f"Got {value:g}. He: sqrt(2 / fan_in). What is fan_in here?")
    return "sqrt(2 / 784): only the inputs count."


EXERCISES = {
    "3.1": parameter_count,
    "3.2": he_deviation,
}
