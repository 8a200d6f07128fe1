"""Checks of what a function is given: what was expected, and what came."""

from numbers import Integral, Real

import numpy as np

__all__ = ["check_array", "check_number", "check_samples", "check_whole"]


def check_array(name, values, ndim=None):
    """`values` as a float array; raises if masked, complex, empty, ragged or no numbers."""
    if np.ma.is_masked(values):
        raise ValueError(f"{name} must have no masked values")
    try:
        array = np.asarray(values)
        if array.dtype.kind not in "biufO":
            raise TypeError
        array = array.astype(float)
    except (TypeError, ValueError):
        raise ValueError(f"{name} must hold real numbers, got {values!r:.60}") from None
    if array.size == 0 or ndim not in (None, array.ndim):
        shape = "not be empty" if ndim is None else f"have {ndim} axes and not be empty"
        raise ValueError(f"{name} must {shape}, got shape {array.shape}")
    return array


def check_number(name, value, low=-np.inf, high=np.inf, ends="()"):
    """Raise unless `value` is a number from `low` to `high`, and not nan.

    Parameters
    ----------
    name : str
        What the message calls it.
    value : float
    low, high : float
        The range.
    ends : str
        Whether its ends belong to it: ``"()"``, ``"[]"``, ``"[)"`` or ``"(]"``.

    Raises
    ------
    ValueError
        If it is no number, or outside the range.

    Examples
    --------
    >>> check_number("alpha", 1.7, 0, 1, "[]")
    Traceback (most recent call last):
    ValueError: alpha must lie in [0, 1], got 1.7
    >>> check_number("shift", float("nan"))
    Traceback (most recent call last):
    ValueError: shift must be a finite number, got nan
    """
    if isinstance(value, Real) and not isinstance(value, bool):
        if (
            low < value < high
            or (value == low and ends[0] == "[")
            or (value == high and ends[1] == "]")
        ):
            return
    if high < np.inf:
        expected = f"lie in {ends[0]}{low:g}, {high:g}{ends[1]}"
    else:
        bound = "" if low == -np.inf else f" >= {low:g}" if ends[0] == "[" else f" > {low:g}"
        expected = f"be a finite number{bound}"
    raise ValueError(f"{name} must {expected}, got {value!r}")


def check_whole(name, value, low):
    """Raise unless `value` is a whole number, at least `low`.

    Parameters
    ----------
    name : str
        What the message calls it.
    value : int
    low : int

    Raises
    ------
    ValueError
        If it is not of an integer type, or below `low`.

    Examples
    --------
    >>> check_whole("n_epochs", 2.5, 1)
    Traceback (most recent call last):
    ValueError: n_epochs must be a whole number >= 1, got 2.5
    """
    if not isinstance(value, Integral) or isinstance(value, bool) or value < low:
        raise ValueError(f"{name} must be a whole number >= {low}, got {value!r}")


def check_samples(X, y=None, n_features=None):
    """Return `X` (and `y`) as float arrays, or say what is wrong with them.

    Parameters
    ----------
    X : array_like, shape (n_samples, n_features)
        Features, finite, at least one sample.
    y : array_like, shape (n_samples,), optional
        Labels, 0 or 1.
    n_features : int, optional
        The number of features that is expected.

    Returns
    -------
    X : ndarray of float, shape (n_samples, n_features)
    y : ndarray of float, shape (n_samples,)
        Only if `y` was given.

    Raises
    ------
    ValueError
        If a shape is wrong, `X` is empty or not finite, or a label is not 0 or 1.

    Examples
    --------
    >>> check_samples([[1.0, 2.0]], n_features=3)
    Traceback (most recent call last):
    ValueError: X must have 3 features (columns), got shape (1, 2)
    """
    try:
        X = np.asarray(X, dtype=float)
    except (TypeError, ValueError):
        raise ValueError(f"X must hold numbers in rows of equal length, got {X!r:.60}") from None
    if X.ndim != 2 or X.size == 0:
        raise ValueError(
            f"X must have shape (n_samples, n_features) and not be empty, got shape {X.shape}"
        )
    if n_features is not None and X.shape[1] != n_features:
        raise ValueError(f"X must have {n_features} features (columns), got shape {X.shape}")
    if not np.isfinite(X).all():
        bad = np.argwhere(~np.isfinite(X))[0]
        raise ValueError(f"X must be finite, got {X[tuple(bad)]} in row {bad[0]}, column {bad[1]}")
    if y is None:
        return X
    y = np.asarray(y, dtype=float)
    if y.shape != X.shape[:1]:
        raise ValueError(f"y must have shape {X.shape[:1]}, one label per row of X, got {y.shape}")
    if not np.isin(y, (0, 1)).all():
        raise ValueError(f"y must hold labels 0 and 1, got {y[~np.isin(y, (0, 1))][0]}")
    return X, y
