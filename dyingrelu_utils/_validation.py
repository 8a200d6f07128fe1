"""What a function is given, converted and named: what was expected, and what came.

Each check returns the value to use, so that NumPy's own numbers, whose arithmetic may wrap
around, end here. It raises a ValueError if the value is not as its first line says.
"""

import numpy as np


def check_number(name, value, low=-np.inf, high=np.inf, ends="()"):
    """`value` as a float, if it is a finite number from `low` to `high`.

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

    Examples
    --------
    >>> check_number("alpha", 1.7, 0, 1, "[]")
    Traceback (most recent call last):
    ValueError: alpha must lie in [0, 1], got 1.7
    >>> check_number("shift", float("nan"))
    Traceback (most recent call last):
    ValueError: shift must be a finite number, got nan
    """
    if _is_scalar(value, "iuf"):
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


def check_numbers(name, values, low=-np.inf, high=np.inf, ends="()"):
    """`values`, any shape, as an array of float, if `check_number` has nothing against any."""
    array = check_array(name, values)
    if array.size:
        for extreme in (array.min(), array.max()):  # nan if there is one
            check_number(name, extreme.item(), low, high, ends)
    return array


def check_whole(name, value, low):
    """`value` as an int, if it is a whole number, at least `low`.

    Examples
    --------
    >>> check_whole("batch_size", np.uint8(20), low=1)
    20
    >>> check_whole("n_epochs", 0, low=1)
    Traceback (most recent call last):
    ValueError: n_epochs must be a whole number >= 1, got 0
    """
    if not _is_scalar(value, "iu") or value < low:
        raise ValueError(f"{name} must be a whole number >= {low}, got {_shown(value)}")
    return int(value)


def check_whole_numbers(name, values, low):
    """`values` as an array of int64, if they are whole numbers, at least `low`, one or more."""
    array = np.asarray(values)
    if array.dtype.kind not in "iu" or array.size == 0 or array.min() < low:
        raise ValueError(f"{name} must be whole numbers >= {low}, got {_shown(array.tolist())}")
    return array.astype(np.int64)


def check_seeds(seeds):
    """One seed or a sequence of seeds, whole numbers >= 0, as an array, shape (n_seeds,)."""
    seeds = np.atleast_1d(check_whole_numbers("seeds", seeds, low=0))
    if seeds.ndim != 1:
        raise ValueError(f"seeds must be an int or a list of int, got shape {seeds.shape}")
    return seeds


def check_choice(name, value, choices):
    """`value`, if it is one of the `choices`, a collection of str."""
    if not isinstance(value, str) or value not in choices:
        raise ValueError(f"{name} must be one of {sorted(choices)}, got {_shown(value)}")
    return value


def check_array(name, values, axes=None, ndim=None):
    """`values` as an array of float, if they are real numbers, none masked, in equal rows.

    Parameters
    ----------
    name : str
        What the message calls it.
    values : array_like
    axes : str, optional
        The axes' names; ``"..."`` in front stands for any number of further axes. The array
        must not be empty then. By default any shape will do.
    ndim : int, optional
        How many axes the array must have, not empty, where they have no names.

    Returns
    -------
    ndarray of float

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
        names, expected = axes.split(", "), f"shape ({axes})"
        ndim = max(len(names) - 1, array.ndim) if names[0] == "..." else len(names)
    elif ndim is not None:
        expected = f"{ndim} axes"
    if ndim is not None and (array.ndim != ndim or array.size == 0):
        raise ValueError(f"{name} must have {expected} and not be empty, got shape {array.shape}")
    return array.astype(float, copy=False)


def check_shape(name, array, shape):
    """Nothing, if `array` has that shape, a tuple."""
    if array.shape != shape:
        raise ValueError(f"{name} must have shape {shape}, got {array.shape}")


def check_finite(name, values, axes=None):
    """`values` as `check_array` gives them, if none is nan or inf.

    Examples
    --------
    >>> check_finite("X", [[1.0, float("nan")]])
    Traceback (most recent call last):
    ValueError: X must be finite, got nan at [0, 1]
    """
    array = check_array(name, values, axes)
    if not np.isfinite(array).all():
        place = np.argwhere(~np.isfinite(array))[0].tolist()
        raise ValueError(f"{name} must be finite, got {array[tuple(place)]} at {place}")
    return array


def check_fractions(name, values, axes=None, ndim=None):
    """`values` as `check_array` gives them, if all lie in [0, 1] or are nan."""
    array = check_array(name, values, axes, ndim)
    check_numbers(name, array[~np.isnan(array)], 0, 1, "[]")
    return array


_NO_LABELS = object()


def check_samples(X, y=_NO_LABELS, n_features=None):
    """`X` (and `y`, if given) as float arrays, if they are samples and their labels.

    Parameters
    ----------
    X : array_like, shape (n_samples, n_features)
        Features, finite, at least one sample.
    y : array_like, shape (n_samples,), optional
        Labels, 0 or 1.
    n_features : int, optional
        The number of features that is expected.

    Examples
    --------
    >>> check_samples([[1.0, 2.0]], n_features=3)
    Traceback (most recent call last):
    ValueError: X must have 3 features (columns), got shape (1, 2)
    """
    X = check_finite("X", X, "n_samples, n_features")
    if n_features not in (None, X.shape[1]):
        raise ValueError(f"X must have {n_features} features (columns), got shape {X.shape}")
    if y is _NO_LABELS:
        return X
    y = check_array("y", y)
    check_shape("y", y, (len(X),))  # one label for each row of X
    wrong = y[(y != 0) & (y != 1)]
    if wrong.size:
        raise ValueError(f"y must hold labels 0 and 1, got {wrong[0]}")
    return X, y


def _is_scalar(value, kinds):
    """Whether `value` is a single number of these kinds of NumPy's: i, u or f."""
    array = np.asarray(value)
    return array.ndim == 0 and array.dtype.kind in kinds


def _shown(value):
    """`value` as a message shows it: on one short line."""
    text = " ".join(repr(value).split())
    return text if len(text) <= 60 else text[:57] + "..."
