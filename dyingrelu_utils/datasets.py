"""The data of the course."""

import numpy as np

from ._validation import check_number, check_whole

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
    check_number("shift", shift)
    X = np.random.RandomState(DECK_SEED).randn(1000, 10)
    y = (X[:, 0] + X[:, 1] - X[:, 2] > 0).astype(int)
    return X + shift, y


def two_circles(n_samples=400, noise=0.1, seed=0):
    """Two rings around the origin, one class each; no line separates them.

    Parameters
    ----------
    n_samples : int
        At least 2; every other sample is of class 1, the inner ring.
    noise : float
        Standard deviation of what is added to both coordinates, >= 0.
    seed : int

    Returns
    -------
    X : ndarray, shape (n_samples, 2)
        Points near the circles of radius 1.5 (class 0) and 0.75 (class 1).
    y : ndarray of int, shape (n_samples,)
        Labels, 0 or 1.

    Raises
    ------
    ValueError
        If an argument is out of range.

    Examples
    --------
    >>> X, y = two_circles(100)
    >>> X.shape, int(y.sum())
    ((100, 2), 50)
    """
    y, rng = _labels(n_samples, noise, seed)
    angle = rng.uniform(0, 2 * np.pi, n_samples)
    X = np.where(y == 1, 0.75, 1.5) * [np.cos(angle), np.sin(angle)]
    return X.T + noise * rng.standard_normal((n_samples, 2)), y


def two_moons(n_samples=400, noise=0.15, seed=0):
    """Two half circles that reach into each other, one class each.

    Parameters
    ----------
    n_samples : int
        At least 2; every other sample is of class 1, the lower moon.
    noise : float
        Standard deviation of what is added to both coordinates, >= 0.
    seed : int

    Returns
    -------
    X : ndarray, shape (n_samples, 2)
        Points around the origin.
    y : ndarray of int, shape (n_samples,)
        Labels, 0 or 1.

    Raises
    ------
    ValueError
        If an argument is out of range.

    Examples
    --------
    >>> X, y = two_moons(100)
    >>> X.shape, int(y.sum())
    ((100, 2), 50)
    """
    y, rng = _labels(n_samples, noise, seed)
    angle = rng.uniform(0, np.pi, n_samples)
    X = np.array([np.cos(angle) - 0.5, np.sin(angle) - 0.25]) * np.where(y == 1, -1, 1)
    return X.T + noise * rng.standard_normal((n_samples, 2)), y


def _labels(n_samples, noise, seed):
    check_whole("n_samples", n_samples, low=2)
    check_number("noise", noise, low=0, ends="[)")
    check_whole("seed", seed, low=0)
    return np.arange(n_samples) % 2, np.random.default_rng(seed)
