"""What the figures share: checks of what they are to show, looks and names of curves."""

import re

import numpy as np
from matplotlib.patheffects import withStroke
from scipy.optimize import isotonic_regression

from .._validation import check_array
from .style import ACTIVATIONS, LINES, WHITE

__all__ = ["check_columns", "in_lines", "legend_above", "name_ends", "name_starts"]


def in_lines(curves):
    """Label, values, colour, dash and marker of each of at most four `curves`.

    A curve that is called ReLU or Leaky has the activation's colour and dash. Of "A, ReLU"
    the dash is the activation's, and the colour is that of all curves of A.

    Raises
    ------
    ValueError
        If `curves` is not a dict, is empty, or has more than four entries.
    """
    if not isinstance(curves, dict) or not curves:
        raise ValueError(f"expected a dict of label to values, got {curves!r:.60}")
    if len(curves) > len(LINES):
        raise ValueError(f"at most {len(LINES)} curves, got {len(curves)}")
    matches = [re.match(r"(?:(.+), )?(ReLU|Leaky)\b", label) for label in curves]
    n_taken = 2 * any(matches)  # of the dashes, by activations
    others, found = {}, []
    for (label, values), match, marker in zip(curves.items(), matches, "os^v", strict=False):
        weights, activation = match.groups() if match else (label, None)
        place = others.setdefault(weights, len(others)) if weights else 0
        colour, dash = ACTIVATIONS.get(activation, (None, LINES[(place + n_taken) % 4][1]))
        found.append((label, values, LINES[place][0] if weights else colour, dash, marker))
    return found


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


def name_ends(ax, lines):
    """Write the label of each line behind its last finite point, none over another."""
    finite = [line.get_xydata()[np.isfinite(line.get_ydata())] for line in lines]
    ends = [(points[-1], line) for points, line in zip(finite, lines, strict=True) if len(points)]
    ends.sort(key=lambda end: end[0][1])
    height, rows = _points(ax, [point for point, _ in ends]), 14 * np.arange(len(ends))
    rise = isotonic_regression(height - rows).x + rows - height  # as little as will do
    for (point, line), up in zip(ends, rise, strict=True):
        _name(ax, line, point, (6, up), "center")


def name_starts(ax, lines):
    """Write the label of each line beside its first point, but `name_ends` if they are close."""
    starts = [line.get_xydata()[0] for line in lines]
    gaps = np.diff(np.sort(_points(ax, starts)))
    if gaps.min(initial=np.inf) < 15:
        return name_ends(ax, lines)
    lowest = min(y for _, y in starts)
    for line, (x, y) in zip(lines, starts, strict=True):
        below = y == lowest or line.get_ydata()[1] > y  # below a curve that rises
        _name(ax, line, (x, y), (0, -5 if below else 5), "top" if below else "bottom")


def _points(ax, places):
    """How high `places` in the data lie on the page, in points."""
    ax.autoscale_view()  # Matplotlib would wait until the figure is drawn
    return ax.transData.transform(places)[:, 1] * 72 / ax.figure.dpi


def _name(ax, line, place, offset, va):
    look = {"color": line.get_color(), "fontweight": "bold", "va": va}
    look["path_effects"] = [withStroke(linewidth=3, foreground=WHITE)]
    ax.annotate(line.get_label(), place, offset, textcoords="offset points", **look)


def legend_above(ax):
    """A legend in a row above `ax`, where it covers nothing; call it when all is drawn."""
    ax.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=4, frameon=False, markerscale=2)
