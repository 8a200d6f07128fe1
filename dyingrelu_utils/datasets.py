"""The data of the course."""

import numpy as np

from ._validation import check_number

__all__ = ["DECK_SEED", "deck_dataset", "two_circles", "two_moons"]

DECK_SEED = 42


def deck_dataset(shift=0.0):
    """The dataset of the deck: 1000 samples, 10 features, 2 classes.

    A sample belongs to class 1 where ``x0 + x1 - x2 > 0``, before any shift.

    Parameters
    ----------
    shift : float
        Added to every feature after the labels are made. 0 gives the deck's data;
        5 gives the same points and labels with (nearly) all features positive.

    Returns
    -------
    X : ndarray, shape (1000, 10)
        Features, standard normal plus `shift`.
    y : ndarray of int, shape (1000,)
        Labels, 0 or 1.

    Raises
    ------
    ValueError
        If `shift` is not a finite number.

    Notes
    -----
    The numbers are those of ``np.random.seed(42); np.random.randn(1000, 10)``. NumPy
    has frozen this legacy stream, so they are the same in every NumPy version.

    Examples
    --------
    >>> X, y = deck_dataset()
    >>> X.shape, int(y.sum())
    ((1000, 10), 502)
    """
    shift = check_number("shift", shift)
    X = np.random.RandomState(DECK_SEED).randn(1000, 10)
    y = (X[:, 0] + X[:, 1] - X[:, 2] > 0).astype(int)
    return X + shift, y


def two_circles():
    """Two rings around the origin, one class each; no line separates them.

    Returns
    -------
    X : ndarray, shape (400, 2)
        Points near the circles of radius 1.5 (class 0) and 0.75 (class 1): normal noise of
        standard deviation 0.1 is added to both coordinates.
    y : ndarray of int, shape (400,)
        Labels, 0 or 1; every other sample is of class 1.

    Examples
    --------
    >>> X, y = two_circles()
    >>> X.shape, int(y.sum())
    ((400, 2), 200)
    """
    y, rng = _LABELS.copy(), np.random.default_rng(0)
    angle = rng.uniform(0, 2 * np.pi, len(y))
    X = np.where(y == 1, 0.75, 1.5) * [np.cos(angle), np.sin(angle)]
    return X.T + 0.1 * rng.standard_normal((len(y), 2)), y


def two_moons():
    """Two half circles that reach into each other, one class each.

    Returns
    -------
    X : ndarray, shape (400, 2)
        Points around the origin, with normal noise of standard deviation 0.15.
    y : ndarray of int, shape (400,)
        Labels, 0 or 1; every other sample is of class 1, the lower moon.

    Examples
    --------
    >>> X, y = two_moons()
    >>> X.shape, int(y.sum())
    ((400, 2), 200)
    """
    y, rng = _LABELS.copy(), np.random.default_rng(0)
    angle = rng.uniform(0, np.pi, len(y))
    X = np.array([np.cos(angle) - 0.5, np.sin(angle) - 0.25]) * np.where(y == 1, -1, 1)
    return X.T + 0.15 * rng.standard_normal((len(y), 2)), y


_LABELS = np.arange(400) % 2
