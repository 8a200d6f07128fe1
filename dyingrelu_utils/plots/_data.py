"""Checks of what a figure is to show: nothing is left out in silence."""

import numpy as np

from .._validation import check_array
from .style import LINES

__all__ = ["check_columns", "check_finite", "check_fractions", "in_lines"]


def in_lines(curves):
    """Yield label, values, colour, line and marker of each of at most four `curves`.

    Raises
    ------
    ValueError
        If `curves` is not a dict, is empty, or has more than four entries.
    """
    if not isinstance(curves, dict) or not curves:
        raise ValueError(f"expected a dict of label to values, got {curves!r:.60}")
    if len(curves) > len(LINES):
        raise ValueError(f"at most {len(LINES)} curves, got {len(curves)}")
    for (label, values), (colour, line), marker in zip(curves.items(), LINES, "os^v", strict=False):
        yield label, values, colour, line, marker


def check_columns(**columns):
    """Return `columns` as float arrays with one axis and the same length.

    Raises
    ------
    ValueError
        If one has another shape, or holds what is no real number or masked.
    """
    arrays = [check_array(name, values, ndim=1) for name, values in columns.items()]
    lengths = [len(array) for array in arrays]
    if len(set(lengths)) > 1:
        raise ValueError(f"{', '.join(columns)} must have the same length, got {lengths}")
    return arrays


def check_finite(name, values):
    """Return `values`, any shape, as a float array; raise if one is nan or inf."""
    array = check_array(name, values)
    if not np.isfinite(array).all():
        raise ValueError(f"{name} must be finite, got {array[~np.isfinite(array)][0]}")
    return array


def check_fractions(name, values, ndim=None):
    """Return `values` as a float array; raise if one lies outside [0, 1]. nan may be there."""
    array = check_array(name, values, ndim=ndim)
    if (wrong := (array < 0) | (array > 1)).any():
        raise ValueError(f"{name} must lie in [0, 1], got {array[wrong][0]}")
    return array
