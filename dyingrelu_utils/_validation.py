"""What a function is given, converted and named: what was expected, and what came.

Each check returns the value to use, so that NumPy's own numbers, whose arithmetic may wrap
around, end here.
"""

import operator

import numpy as np

__all__ = [
    "check_array",
    "check_choice",
    "check_labels",
    "check_number",
    "check_samples",
    "check_whole",
    "check_whole_numbers",
]


def check_number(name, value, low=-np.inf, high=np.inf, ends="()"):
    """`value` as a float, if it is a number from `low` to `high`.

    Parameters
    ----------
    name : str
        What the message calls it.
    value : float
    low, high : float
        The range.
    ends : str
        Whether its ends belong to it: ``"()"``, ``"[]"``, ``"[)"`` or ``"(]"``.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If it is no number, nan, or outside the range.

    Examples
    --------
    >>> check_number("alpha", 1.7, 0, 1, "[]")
    Traceback (most recent call last):
    ValueError: alpha must lie in [0, 1], got 1.7
    >>> check_number("shift", float("nan"))
    Traceback (most recent call last):
    ValueError: shift must be a finite number, got nan
    """
    if np.ndim(value) == 0 and np.asarray(value).dtype.kind in "iuf":
        number = float(value)
        above = low < number or (low == number and ends[0] == "[")
        below = number < high or (number == high and ends[1] == "]")
        if above and below:
            return number
    if high < np.inf:
        expected = f"lie in {ends[0]}{low:g}, {high:g}{ends[1]}"
    else:
        bound = "" if low == -np.inf else f" >= {low:g}" if ends[0] == "[" else f" > {low:g}"
        expected = f"be a finite number{bound}"
    raise ValueError(f"{name} must {expected}, got {_shown(value)}")


def check_whole(name, value, low):
    """`value` as an int, if it is a whole number, at least `low`.

    Parameters
    ----------
    name : str
        What the message calls it.
    value : int
    low : int

    Returns
    -------
    int

    Raises
    ------
    ValueError
        If it is none.

    Examples
    --------
    >>> check_whole("batch_size", np.uint8(20), low=1)
    20
    >>> check_whole("n_epochs", 0, low=1)
    Traceback (most recent call last):
    ValueError: n_epochs must be a whole number >= 1, got 0
    """
    try:
        number = None if isinstance(value, (bool, np.bool_)) else operator.index(value)
    except TypeError:
        number = None
    if number is None or number < low:
        raise ValueError(f"{name} must be a whole number >= {low}, got {_shown(value)}")
    return number


def check_whole_numbers(name, values, low):
    """`values` as an array of int64, if they are whole numbers, at least `low`, one or more."""
    array = np.asarray(values)
    if array.dtype.kind not in "iu" or array.size == 0 or array.min() < low:
        raise ValueError(f"{name} must be whole numbers >= {low}, got {_shown(array.tolist())}")
    return array.astype(np.int64)


def check_choice(name, value, choices):
    """`value`, if it is one of the `choices`, a collection of str."""
    if not isinstance(value, str) or value not in choices:
        raise ValueError(f"{name} must be one of {sorted(choices)}, got {_shown(value)}")
    return value


def check_array(name, values, axes=None, ndim=None):
    """`values` as an array of float.

    Parameters
    ----------
    name : str
        What the message calls it.
    values : array_like
        Real numbers, none of them masked.
    axes : str, optional
        The axes' names; ``"..."`` in front stands for any number of further axes. The array
        must not be empty then. By default any shape will do.
    ndim : int, optional
        How many axes the array must have, not empty, where they have no names.

    Returns
    -------
    ndarray of float

    Raises
    ------
    ValueError
        If `values` are not numbers, are ragged, complex or masked, or the shape is another.

    Examples
    --------
    >>> check_array("z", [1.0, 2.0], "..., n_samples, n_units")
    Traceback (most recent call last):
    ValueError: z must have shape (..., n_samples, n_units) and not be empty, got shape (2,)
    """
    try:
        array = np.asarray(values)
    except ValueError:  # ragged
        array = np.empty(0, object)
    if array.dtype.kind not in "biuf":
        raise ValueError(f"{name} must hold real numbers in equal rows, got {_shown(values)}")
    if np.ma.is_masked(values):
        raise ValueError(f"{name} must hold no masked values: fill them first")
    if axes is not None:
        names = axes.split(", ")
        n_axes = len(names) - (names[0] == "...")
        if array.size == 0 or array.ndim < n_axes or (array.ndim > n_axes and names[0] != "..."):
            shape = f"({axes},)" if len(names) == 1 else f"({axes})"
            raise ValueError(
                f"{name} must have shape {shape} and not be empty, got shape {array.shape}"
            )
    if ndim is not None and (array.size == 0 or array.ndim != ndim):
        raise ValueError(f"{name} must have {ndim} axes and not be empty, got shape {array.shape}")
    return array.astype(float, copy=False)


_NO_LABELS = object()


def check_samples(X, y=_NO_LABELS, n_features=None):
    """`X` (and `y`) as float arrays.

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
    X = check_array("X", X, "n_samples, n_features")
    if n_features is not None and X.shape[1] != n_features:
        raise ValueError(f"X must have {n_features} features (columns), got shape {X.shape}")
    if not np.isfinite(X).all():
        row, column = np.argwhere(~np.isfinite(X))[0]
        raise ValueError(f"X must be finite, got {X[row, column]} in row {row}, column {column}")
    return X if y is _NO_LABELS else (X, check_labels(y, X.shape[:1]))


def check_labels(y, shape):
    """`y` as an array of float, if it has that shape, a tuple, and holds labels 0 and 1."""
    y = check_array("y", y)
    if y.shape != shape:
        raise ValueError(f"y must have shape {shape}, one label per row of X, got {y.shape}")
    wrong = y[(y != 0) & (y != 1)]
    if wrong.size:
        raise ValueError(f"y must hold labels 0 and 1, got {wrong[0]}")
    return y


def _shown(value):
    """`value` as a message shows it: on one short line."""
    text = " ".join(repr(value).split())
    return text if len(text) <= 60 else text[:57] + "..."
