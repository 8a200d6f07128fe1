"""The data of the course."""

import numpy as np

from .inputs import check_number

__all__ = ["DECK_SEED", "deck_dataset"]

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
