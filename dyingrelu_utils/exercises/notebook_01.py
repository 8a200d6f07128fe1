"""What the exercises of notebook 01 Dataset accept, and what a wrong answer hears. Spoilers."""

import numpy as np

from ..datasets import deck_dataset
from ._answers import NotYetError, agree, array, call, random_numbers

__all__ = ["EXERCISES"]

PLANE = np.array([1, 1, -1, 0, 0, 0, 0, 0, 0, 0])


def made_data(function):
    for seed in map(int, random_numbers().integers(0, 1000, 2)):
        X, y = _pair(call(function, seed))
        X_again, _ = _pair(call(function, seed))
        if not agree(X, X_again):
            raise NotYetError("Two calls with the same seed give different numbers.")
        X_other, _ = _pair(call(function, seed + 1))
        if agree(X, X_other):
            raise NotYetError("Two seeds give the same numbers. Does your stream use `seed`?")
        _check_features(X, seed)
        _check_labels(y, X)
    return "The same seed, the same data, wherever it is made."


def _pair(value):
    if not isinstance(value, tuple | list) or len(value) != 2:
        raise NotYetError("Return the two arrays: `return X, y`.")
    return array(value[0], (1000, 10), "X"), array(value[1], (1000,), "y")


def _check_features(X, seed):
    if agree(X, np.random.RandomState(seed).randn(1000, 10)):
        return
    if agree(X, np.random.default_rng(seed).standard_normal((1000, 10))):
        raise NotYetError("That is the newer stream, default_rng; the deck took the old one.")
    if agree(X, np.random.RandomState(seed).randn(10, 1000).T):
        raise NotYetError("The numbers are drawn feature by feature; draw them row by row.")
    if X.min() >= 0:
        raise NotYetError("No number of X is negative: are they from the normal distribution?")
    raise NotYetError("X holds other numbers than the first 10,000 of this seed's stream.")


def _check_labels(y, X):
    want = X @ PLANE > 0
    if agree(y, want):
        return
    if not np.isin(y, (0, 1)).all():
        raise NotYetError("y holds other numbers than 0 and 1.")
    if agree(y, ~want):
        raise NotYetError("Your labels are turned round: 1 is 0 and 0 is 1.")
    if agree(y, X @ np.roll(PLANE, 1) > 0):
        raise NotYetError("Features are counted from 0: x_0 is the first column.")
    raise NotYetError("X is right and y is not: look at the signs and columns of the rule.")


def plane_of_shifted_data(value):
    w, b = _weights_and_bias(value)
    X, y = deck_dataset(shift=5)
    right = int(((X @ w + b > 0) == y).sum())
    if right == len(y):
        return "Centred or not, a plane separates the classes: it moves along with the samples."
    if right == 0:
        raise NotYetError("All labels are turned round: which side of the plane is class 1?")
    if w[0] > 0 and agree(w / w[0], PLANE):
        raise NotYetError(
            f"{right} of 1000 labels are right. Your plane has the right direction and lies in "
            "the wrong place: by how much does the shift change X @ w?"
        )
    raise NotYetError(f"{right} of 1000 labels are right.")


def _weights_and_bias(value):
    """(w, b), or their eleven numbers in a row."""
    if len(value) == 2:
        w, b = array(value[0], (10,), "w"), array(value[1], name="b")
        if b.size != 1:
            raise NotYetError("Expected b to be one number.")
    else:
        numbers = array(value, (11,), "the ten weights and the bias together")
        w, b = numbers[:10], numbers[10]
    if not (np.isfinite(w).all() and np.isfinite(b).all()):
        raise NotYetError("Some of your numbers are not finite.")
    return w, b.item()


EXERCISES = {
    "1.1": made_data,
    "1.2": plane_of_shifted_data,
}
