"""What the practice of notebook 02 Activations accepts, and what a wrong answer hears. Spoilers."""

import numpy as np
from scipy.special import ndtri

from ..activations import leaky_relu, relu, silu, tanh
from ._answers import NotYetError, agree, array, call, number, random_numbers

__all__ = ["EXERCISES"]

NEEDS = [(7, 6, "z"), (5, 6, "h"), (7, 1, "z"), (6, 3, "numeric"), (1, 3, "exact")]


def lines_in_order(value):
    if isinstance(value, str):
        value = value.replace(",", " ").split() if " " in value or "," in value else list(value)
    order = array(value, (None,), "the lines").tolist()
    if not set(order) <= set(range(1, 8)) or len(set(order)) < len(order):
        raise NotYetError("Give numbers of lines, from 1 to 7, each at most once.")
    if 4 in order:
        raise NotYetError("Line 4 tries one place only. What is special about it, for ReLU say?")
    if 2 in order:
        raise NotYetError("With line 2 the error shrinks like h; another line does better.")
    if missing := {1, 3, 5, 6, 7} - set(order):
        raise NotYetError(f"{len(missing)} more of the lines is needed." if len(missing) == 1 else
                          f"{len(missing)} more of the lines are needed.")  # fmt: skip
    for first, then, name in NEEDS:
        if order.index(first) > order.index(then):
            raise NotYetError(f"Line {then} needs {name}, which is not there yet.")
    return "Each name is made before it is used."


def mended_leak(function):
    rng = random_numbers()
    for z in (rng.normal(0, 2, 12), rng.normal(0, 2, (3, 4)), np.array([-2, 0, 3]),
              np.array([[-1.5, 0.0]], dtype=np.float32)):  # fmt: skip
        for alpha in (0.2, 0.0, 1.0, 1.5):
            _check_leak(array(call(function, z, alpha)), z, alpha)
    return "Right values, and z is still what it was, for the next line that needs it."


def _check_leak(got, z, alpha):
    want = np.where(z > 0, z, alpha * z)
    if got.shape != z.shape:
        raise NotYetError(f"An array of shape {z.shape} came back with shape {got.shape}.")
    if agree(got, want):
        return
    if z.dtype.kind == "i" and agree(got, np.trunc(want)):
        raise NotYetError("Whole numbers went in, and what came out was cut to whole numbers.")
    if alpha > 1 and agree(got, np.maximum(alpha * z, z)):
        raise NotYetError("That is max(alpha z, z). Try it with alpha = 1.5.")
    if agree(got, np.where(z > 0, z, 0.01 * z)):
        raise NotYetError("Your function does not use `alpha`.")
    if agree(got, np.where(z > 0, 1, alpha)):
        raise NotYetError("That is the slope; asked is the function.")
    if agree(got, np.where(z > 0, alpha * z, z)):
        raise NotYetError("The leak is on the wrong side of zero.")
    side = "left" if agree(got[z > 0], want[z > 0]) else "right"
    raise NotYetError(f"With alpha = {alpha:g}, values on the {side} of zero are wrong.")


def judge_of_slopes(function):
    """The student's test is tried on slopes that are right, and on slopes with a fault."""
    leaky, factor = leaky_relu(0.1), random_numbers().uniform(1.05, 1.2)
    right = {"tanh": tanh, "SiLU": silu, "ReLU": relu, "Leaky ReLU": leaky}
    for name, activation in right.items():
        if not _verdict(function, activation.f, activation.derivative):
            smooth = name in ("tanh", "SiLU")
            hint = "Is your limit too narrow?" if smooth else "Which z make the two differ there?"
            raise NotYetError(f"Your test refuses the slope of {name}, which is right. {hint}")
    wrong = {
        "twice the slope of tanh": (tanh.f, lambda z: 2 * tanh.derivative(z)),
        "minus the slope of tanh": (tanh.f, lambda z: -tanh.derivative(z)),
        "the slope of SiLU times 1.1 or so": (silu.f, lambda z: factor * silu.derivative(z)),
        "ReLU's slope for Leaky ReLU, wrong left of zero only": (leaky.f, relu.derivative),
        "a ReLU that is wrong right of zero only": (relu.f, lambda z: 0.9 * (np.asarray(z) > 0)),
        "a slope of tanh that is wrong in its thousandths": (
            tanh.f, lambda z: tanh.derivative(z) + 1e-3),
    }  # fmt: skip
    for name, (f, f_slope) in wrong.items():
        if _verdict(function, f, f_slope):
            raise NotYetError(f"Your test lets through {name}.")
    return "Four right slopes pass, and six wrong ones do not."


def _verdict(function, f, f_slope):
    value = number(call(function, f, f_slope) * 1.0)
    if value not in (0, 1):
        raise NotYetError("Return True or False.")
    return value == 1


def centred_leak(function):
    n = 20_000
    z = ndtri((np.arange(n) + 0.5) / n)
    got = array(call(function, z), (n,), "centred_leak(z)")
    alone = array(call(function, z[-500:-499]), (1,), "centred_leak of one number")
    if not agree(alone[0], got[-500]):
        raise NotYetError(
            "The same z gives one value alone and another among others. A unit sees one sample "
            "at a time, so its mean cannot come from the array."
        )
    slope = np.diff(got) / np.diff(z)
    if not (np.abs(slope[z[1:] < 0] - 0.2) < 0.01).all():
        raise NotYetError("Left of zero the slope is no longer 0.2.")
    if not (np.abs(slope[z[:-1] > 0] - 1) < 0.01).all():
        raise NotYetError("Right of zero the slope is no longer 1.")
    if abs(got[n // 2] - got[n // 2 - 1]) > 1e-3:
        raise NotYetError("The slopes are right, but your function jumps at zero.")
    mean = got.mean()
    if abs(mean - 0.8 / np.sqrt(2 * np.pi)) < 1e-3:
        raise NotYetError("The slopes are right, and the mean is that of Leaky ReLU still.")
    if abs(mean) > 2e-3:
        size = "above" if mean > 0 else "below"
        raise NotYetError(
            f"The slopes are right, and the mean lies {size} zero, by {abs(mean):.2f}."
        )
    return "A constant moves the mean and leaves the slopes as they are."


EXERCISES = {
    "2.3": lines_in_order,
    "2.4": mended_leak,
    "2.5": judge_of_slopes,
    "2.6": centred_leak,
}
