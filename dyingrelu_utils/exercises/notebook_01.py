"""What the exercises of notebook 01 Dataset accept, and what a wrong answer hears. Spoilers."""

import numpy as np

from ..datasets import deck_dataset
from ._answers import NotYetError, number

__all__ = ["EXERCISES"]


def separating_weights(w):
    X, y = deck_dataset()
    w = np.asarray(w, dtype=float)
    if w.shape != (10,):
        raise NotYetError(f"Expected 10 numbers, got shape {w.shape}.")
    right = ((X @ w > 0) == y).sum()
    if right < len(y):
        raise NotYetError(f"X @ w > 0 gives {right} of {len(y)} labels.")
    return f"X @ w > 0 gives all {right} labels: no hidden layer is needed for this dataset."


def share_with_a_negative(value):
    value, (X, _) = number(value), deck_dataset()
    if abs(value - (X < 0).mean()) < 0.002:
        raise NotYetError("That is the share of negative numbers. How many rows hold at least one?")
    if abs(value - (X < 0).any(axis=1).mean()) > 5e-4:
        raise NotYetError(
            f"Got {value:g}. Look for rows in which any of the 10 features is negative."
        )
    return "Every sample has a negative feature, and still no unit is dead on X."


EXERCISES = {
    "1.1": separating_weights,
    "1.2": share_with_a_negative,
}
