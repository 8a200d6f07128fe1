"""What the exercises of notebook 08 Remedies accept, and what a wrong answer hears. Spoilers."""

from ._answers import NotYetError, number

__all__ = ["EXERCISES"]


def leak_speed(value):
    value = number(value)
    if not 80 <= value <= 125:
        raise NotYetError(f"Got {value:g}. The gradient of a stuck unit is proportional to alpha.")
    return "About 100: ten times the slope, a tenth of the time."


def leaky_gain(value):
    value = number(value)
    if value == 2:
        raise NotYetError("2 is for ReLU; with a leak the negative half adds alpha**2 / 2.")
    if abs(value - 1.6) > 1e-3:
        raise NotYetError(f"Got {value:g}. Solve gain * (1 + alpha**2) / 2 = 1 for alpha = 0.5.")
    return "2 / (1 + 0.5**2)."


EXERCISES = {
    "8.1": leak_speed,
    "8.2": leaky_gain,
}
