"""Figures of runs: pairs, differences and doses, with their intervals, which are black bars."""

import numpy as np

from .._validation import check_finite
from ._data import check_columns, in_lines
from .style import BLACK, GREY, INTERVAL, THEORY, in_course_style

__all__ = ["plot_differences", "plot_dose", "plot_forest", "plot_layers", "plot_pairs"]


def _points(intervals):
    """Estimates, and how far the intervals reach below and above them, as arrays."""
    low, middle, high = np.array([(i.low, i.estimate, i.high) for i in intervals]).T
    return middle, np.array([middle - low, high - middle])


@in_course_style
def plot_differences(ax, differences, interval, xlabel):
    """Histogram of paired differences, with their mean and its interval.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    differences : array_like, shape (n_pairs,)
    interval : Interval
        Of the mean, from `paired_difference`.
    xlabel : str

    Raises
    ------
    ValueError
        If the differences are not finite, or have another shape.
    """
    (differences,) = check_columns(differences=check_finite("differences", differences))
    highest = ax.hist(differences, bins=30, color=GREY, alpha=0.4)[0].max()
    mean, ends = _points([interval])
    label = "mean and its 95 % interval"
    ax.errorbar(mean, 1.08 * highest, xerr=ends, fmt="o", color=INTERVAL, capsize=4, label=label)
    ax.axvline(0, color=BLACK, linestyle="--", linewidth=1.5, label="no difference")
    ax.set(xlabel=xlabel, ylabel="pairs", ylim=(0, 1.5 * highest))  # room for the legend
    ax.locator_params(axis="x", nbins=5)
    ax.legend(loc="upper left")
    return ax


@in_course_style
def plot_dose(ax, doses, curves, theory=None):
    """Means with their intervals against a dose, theory as a line.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    doses : array_like, shape (n_doses,)
    curves : dict
        Label to a list of `Interval`, one per dose; at most four.
    theory : tuple, optional
        Doses and values of the theoretical curve, each array_like, shape (n_points,); where
        there are several curves, also the label of the one it belongs to.

    Raises
    ------
    ValueError
        If there are more curves, or one has not an interval per dose.
    """
    (doses,) = check_columns(doses=doses)
    if theory is not None:
        x, values, *label = theory
        x, values = check_columns(doses=x, theory=values)
        ax.plot(x, values, color=THEORY, linewidth=1.5, label=", ".join([*label, "theory"]))
    for place, (label, points, colour, _, marker) in enumerate(in_lines(curves)):
        if len(points) != len(doses):
            raise ValueError(f"{label} must have {len(doses)} intervals, got {len(points)}")
        mean, ends = _points(points)
        look = {"fmt": marker, "color": colour, "markersize": 8 / (1 + place / 3), "label": label}
        ax.errorbar(doses, mean, ends, ecolor=INTERVAL, elinewidth=1.5, capsize=3, **look)
    if len(ax.get_legend_handles_labels()[0]) > 1:
        ax.legend()
    return ax


@in_course_style
def plot_forest(ax, gains, marked=()):
    """One row per remedy: its gain as a point, with its interval as a bar.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    gains : dict
        Label to `Interval`, the first at the top.
    marked : collection of str
        Labels that are drawn as a large square: those that remove the cause.

    Raises
    ------
    ValueError
        If a marked label is not among them.
    """
    if unknown := set(marked) - gains.keys():
        raise ValueError(f"marked must be labels of gains, got {sorted(unknown)}")
    gain, ends = _points(gains.values())
    rows, is_marked = np.arange(len(gains)), [label in marked for label in gains]
    ax.axvline(0, color=GREY, linewidth=1)
    ax.errorbar(gain, rows, xerr=ends, fmt="o", color=INTERVAL, markersize=5, capsize=3)
    ax.plot(gain[is_marked], rows[is_marked], "s", color=INTERVAL, markersize=9)
    ax.set(yticks=rows, yticklabels=gains, ylim=(len(gains) - 0.5, -0.5))
    ax.grid(visible=False, axis="y")
    return ax


@in_course_style
def plot_layers(ax, measured, theory):
    """Points by layer, with theory as black lines.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    measured, theory : dict
        Label to values, shape (n_layers,), layer 0 first; the same labels, at most four.

    Raises
    ------
    ValueError
        If the labels or lengths differ, or there are more.
    """
    if measured.keys() != theory.keys():
        raise ValueError(f"expected the same labels, got {list(measured)} and {list(theory)}")
    for label, values, colour, line, marker in in_lines(measured):
        points, curve = check_columns(measured=values, theory=theory[label])
        ax.plot(curve, line, color=THEORY, linewidth=1.5, label=f"{label}, theory")
        ax.plot(points, marker, color=colour, label=label)
    ax.set(xlabel="layer")
    ax.legend()
    return ax


@in_course_style
def plot_pairs(ax, a, b, a_label, b_label):
    """One point per pair, and the diagonal on which both are equal.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    a, b : array_like, shape (n_pairs,)
    a_label, b_label : str

    Raises
    ------
    ValueError
        If a value is not finite, or the lengths differ.
    """
    a, b = check_columns(a=check_finite("a", a), b=check_finite("b", b))
    ends = [min(a.min(), b.min()), max(a.max(), b.max())]
    ax.plot(ends, ends, color=BLACK, linewidth=1.2, label="equal")
    ax.scatter(a, b, s=14, color=GREY, alpha=0.5, linewidths=0, label="one pair")
    ax.set(xlabel=a_label, ylabel=b_label, aspect="equal")
    ax.legend(loc="upper left")
    return ax
