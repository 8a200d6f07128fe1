"""What the practice of notebook 08 Remedies accepts, and what a wrong answer hears. Spoilers."""

import numpy as np
from scipy.special import ndtri, stdtrit

from ..activations import leaky_relu, linear, relu, silu, tanh
from ..datasets import two_moons
from ..initialisation import initialise
from ..training import train
from ._answers import NotYetError, array, call, number, random_numbers

__all__ = ["EXERCISES", "patient"]

CAUSES = {"d": "inputs", "e": "steps", "f": "biases"}
LOOK = {
    "d": "look at the mean of each feature.",
    "e": "nobody is dead before the first update.",
    "f": "its features are centred, and its units are dead before the first update.",
}


def patient(name):
    """A patient of the practice: ``X, y``, its network before training and after it.

    Parameters
    ----------
    name : {"d", "e", "f"}

    Returns
    -------
    X : ndarray, shape (400, 2)
    y : ndarray, shape (400,)
    before, after : Network
    """
    if name not in CAUSES:
        raise ValueError(f"name must be one of 'd', 'e', 'f', got {name!r}")
    X, y = two_moons()
    if CAUSES[name] == "inputs":
        X = X + 5
    bias = -3.0 if CAUSES[name] == "biases" else 0.0
    rate = 10.0 if CAUSES[name] == "steps" else 0.1
    before = initialise([2, 16, 1], seeds=0, bias=bias)
    return X, y, before, train(before, X, y, rate, 30).network


def causes(value):
    if not isinstance(value, dict) or set(value) != set(CAUSES):
        raise NotYetError("Expected a dict with a cause for each of 'd', 'e' and 'f'.")
    if all(cause is ... for cause in value.values()):
        raise NotImplementedError
    for name, cause in value.items():
        if cause not in CAUSES.values():
            raise NotYetError(f"Patient {name}: choose from 'steps', 'inputs', 'biases'.")
    for name, cause in value.items():
        if cause != CAUSES[name]:
            raise NotYetError(f"Patient {name}: {LOOK[name]}")
    return "First count before and after; then look at the features and the biases."


def gain_of(function):
    z = ndtri((np.arange(20_000) + 0.5) / 20_000)
    for activation in (relu, linear, leaky_relu(0.5), tanh, silu):
        a = activation.f(z)
        got = number(call(function, activation.f))
        if abs(got * (a**2).mean() - 1) < 0.03:
            continue
        mistakes = {
            "the variance leaves out the mean; the next layer sees the mean square": 1 / a.var(),
            "that is the mean square; the weights have to make up for it": (a**2).mean(),
            "that is for the mean of |f|; the signal's size is its mean square": 1 / abs(a).mean(),
            "asked is the factor on the variance of the weights, not on the weights": (
                (a**2).mean() ** -0.5
            ),
        }
        for why, value in mistakes.items():
            if abs(got / value - 1) < 0.03:
                raise NotYetError(f"For {activation.name}: {why}.")
        raise NotYetError(
            f"For {activation.name} it is too {'large' if got * (a**2).mean() > 1 else 'small'}. "
            "Which factor gives the activations the mean square that x had?"
        )
    return "He's 2 is the case of ReLU."


def relu_wins(value):
    if not isinstance(value, tuple) or len(value) != 4:
        raise NotYetError("Expected a tuple of four: X, y, learning rate, epochs.")
    X, y = array(value[0], (None, None), "X"), array(value[1], (None,), "y")
    rate, n_epochs = number(value[2]), number(value[3])
    if len(X) > 2000 or n_epochs > 1000:
        raise NotYetError("At most 2000 rows and 1000 epochs, so that the check is quick.")
    if len(y) != len(X) or not np.isin(y, (0, 1)).all():
        raise NotYetError("y must hold a label, 0 or 1, for each row of X.")
    seeds = random_numbers().integers(1000, 100_000, 20)
    start = initialise([X.shape[1], 16, 1], seeds)
    starts = (start, start.with_activation(leaky_relu(0.1)))
    ends = [train(s, X, y, rate, int(n_epochs)).loss[-1] for s in starts]
    if n_diverged := int((~np.isfinite(ends)).sum()):
        raise NotYetError(f"{n_diverged} of 40 networks diverged: take a smaller learning rate.")
    difference = ends[1] - ends[0]
    standard_error = difference.std(ddof=1) / np.sqrt(20)
    half = stdtrit(19, 0.9995) * standard_error  # 99.9 %: a lucky draw is not enough
    if difference.mean() + half < 0:
        raise NotYetError(
            "On 20 seeds that you have not seen Leaky ReLU is ahead. For which labels is the "
            "linear part of no use?"
        )
    if difference.mean() - half <= 0:
        raise NotYetError(
            "On 20 seeds that you have not seen the interval holds 0. If it does not on yours, "
            "you have chosen seeds."
        )
    return "On 20 seeds that you have not seen, Leaky ReLU ends with the higher loss."


EXERCISES = {
    "8.4": gain_of,
    "8.5": causes,
    "8.6": relu_wins,
}
