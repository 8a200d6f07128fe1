"""What the exercises of notebook 07 Depth accept, and what a wrong answer hears. Spoilers."""

from ..theory import collapse_probability
from ._answers import NotYetError, number

__all__ = ["EXERCISES"]


def layers_to_collapse(value):
    value = number(value)
    if value != 6:
        raise NotYetError(
            f"Got {value:g}. Find the first H for which 1 - (1 - 2**-3)**H exceeds 1/2."
        )
    five, six = collapse_probability(3, [5, 6])
    return f"The chance is {five:.2f} with 5 layers, {six:.2f} with 6."


def wide_enough(value):
    value = number(value)
    if value != 14:
        raise NotYetError(
            f"Got {value:g}. Find the first N for which (1 - 2**-N)**100 is at least 0.99."
        )
    return "14 units: every unit more halves the risk, so a little width makes up for much depth."


EXERCISES = {
    "7.1": layers_to_collapse,
    "7.2": wide_enough,
}
