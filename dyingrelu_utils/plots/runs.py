"""Figures of runs: pairs, differences and doses, with their intervals."""

import numpy as np

from .style import BLUE, GREY, LINES, VERMILION

__all__ = ["plot_differences", "plot_dose", "plot_pairs"]


def plot_differences(ax, differences, interval, xlabel):
    """Histogram of paired differences, with their mean and its interval.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    differences : array_like, shape (n_pairs,)
    interval : Interval
        Of the mean, from `paired_difference`.
    xlabel : str
    """
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
    """
    if theory is not None:
        ax.plot(*theory, color="black", linewidth=1.5, label="theory")
    for (label, points), (colour, _), marker in zip(curves.items(), LINES, "os^v", strict=False):
        mean = np.array([p.estimate for p in points])
        ends = np.array([[p.estimate - p.low, p.high - p.estimate] for p in points]).T
        ax.errorbar(doses, mean, ends, fmt=marker, color=colour, capsize=3, label=label)
    ax.legend()
    return ax


def plot_pairs(ax, a, b, a_label, b_label):
    """One point per pair, and the diagonal on which both are equal.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    a, b : array_like, shape (n_pairs,)
    a_label, b_label : str
    """
    ends = [min(np.min(a), np.min(b)), max(np.max(a), np.max(b))]
    ax.plot(ends, ends, color=GREY, linewidth=1, label="equal")
    ax.scatter(a, b, s=14, color=BLUE, alpha=0.5, linewidths=0, label="one pair")
    ax.set(xlabel=a_label, ylabel=b_label, aspect="equal")
    ax.legend(loc="upper left")
    return ax
