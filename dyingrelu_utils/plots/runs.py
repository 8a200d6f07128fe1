"""Figures of runs: pairs, differences and doses, with their intervals."""

import numpy as np

from ._data import check_columns, check_finite, in_lines
from .style import BLUE, GREY, INTERVAL, THEORY, VERMILION, in_course_style

__all__ = ["plot_differences", "plot_dose", "plot_forest", "plot_pairs"]


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
    ax.hist(differences, bins=30, color=BLUE, alpha=0.6, label="pairs")
    ax.axvspan(
        interval.low,
        interval.high,
        color=VERMILION,
        alpha=0.6,
        ymax=0.62,
        label="95 % interval of the mean",
    )
    ax.axvline(0, ymax=0.62, color=GREY, linestyle="--", label="no difference")
    ax.set(xlabel=xlabel, ylabel="pairs", ylim=(0, 1.5 * ax.get_ylim()[1]))  # room for the legend
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
    theory : tuple of array_like, shape (n_points,), optional
        Doses and values of the theoretical curve.

    Raises
    ------
    ValueError
        If there are more curves, or one has not an interval per dose.
    """
    (doses,) = check_columns(doses=doses)
    if theory is not None:
        x, values = theory
        ax.plot(*check_columns(doses=x, theory=values), color=THEORY, linewidth=1.5, label="theory")
    for label, points, colour, _, marker in list(in_lines(curves)):
        if len(points) != len(doses):
            raise ValueError(f"{label} must have {len(doses)} intervals, got {len(points)}")
        mean = np.array([p.estimate for p in points])
        ends = np.array([[p.estimate - p.low, p.high - p.estimate] for p in points]).T
        ax.errorbar(doses, mean, ends, fmt=marker, color=colour, capsize=3, label=label)
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
        Labels that are drawn as a filled square, and are bold: those that remove the cause.

    Raises
    ------
    ValueError
        If `gains` is empty, or a marked label is not among them.
    """
    if not isinstance(gains, dict) or not gains:
        raise ValueError(f"expected a dict of label to Interval, got {gains!r:.60}")
    if unknown := set(marked) - gains.keys():
        raise ValueError(f"marked must be labels of gains, got {sorted(unknown)}")
    rows = range(len(gains))
    for row, (label, gain) in enumerate(gains.items()):
        ends = [[gain.estimate - gain.low], [gain.high - gain.estimate]]
        shape = {"marker": "s", "markersize": 8} if label in marked else {"marker": "o"}
        ax.errorbar(gain.estimate, row, xerr=ends, color=INTERVAL, capsize=3, **shape)
    ax.axvline(0, color=GREY, linewidth=1)
    ax.set(yticks=rows, yticklabels=gains, ylim=(len(gains) - 0.5, -0.5))
    for tick, label in zip(ax.get_yticklabels(), gains, strict=True):
        tick.set_fontweight("bold" if label in marked else "normal")
    ax.grid(visible=False, axis="y")
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
    ax.plot(ends, ends, color=GREY, linewidth=1, label="equal")
    ax.scatter(a, b, s=14, color=BLUE, alpha=0.5, linewidths=0, label="one pair")
    ax.set(xlabel=a_label, ylabel=b_label, aspect="equal")
    ax.legend(loc="upper left")
    return ax
