"""Curves, bars and histograms. A function takes data and an `ax`, draws, and returns the `ax`."""

import numpy as np

from .._validation import check_array, check_finite, check_number
from ._data import check_columns, in_lines, name_ends, name_starts
from .style import GREY, INTERVAL, WHITE, in_course_style

__all__ = ["plot_activations", "plot_bars", "plot_histograms", "plot_loss"]


@in_course_style
def plot_activations(ax, z, curves, ylabel="f(z)"):
    """Curves over pre-activations, named at their left ends where there is room.

    On a fine grid, 50 points or more, a jump is a gap with a full dot at the value and an open
    one at the limit.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    z : array_like, shape (n_points,)
    curves : dict
        Label to values, shape (n_points,); at most four.
    ylabel : str

    Raises
    ------
    ValueError
        If there are more, or their length is not that of `z`.
    """
    ax.axhline(0, color=GREY, linewidth=0.8)
    ax.axvline(0, color=GREY, linewidth=0.8)
    ax.margins(y=0.12)  # room for the names
    lines = []
    for label, values, colour, dash, _ in in_lines(curves):
        z, values = check_columns(z=z, values=values)
        jumps = np.abs(np.diff(values)) > 0.1 * np.ptp(values)
        jumps = np.flatnonzero(jumps & (len(z) >= 50))
        x, y = (np.insert(column, jumps + 1, np.nan) for column in (z, values))
        lines += ax.plot(x, y, dash, color=colour, label=label)
        for i in jumps:
            here, beyond = (i, i + 1) if abs(z[i]) < abs(z[i + 1]) else (i + 1, i)
            ax.plot(z[here], values[beyond], "o", color=colour, markerfacecolor=WHITE)
            ax.plot(z[here], values[here], "o", color=colour)
    name_starts(ax, lines)
    ax.set(xlabel="pre-activation z", ylabel=ylabel)
    return ax


@in_course_style
def plot_loss(ax, curves):
    """Loss against epoch, each curve named at its right end.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    curves : dict
        Label to losses, shape (n_epochs,), epoch 1 first; at most four. Where a
        loss is nan or inf, its curve has a gap.

    Raises
    ------
    ValueError
        If there are more, or losses have another shape.
    """
    ax.margins(y=0.1)  # room for the names
    lines = []
    for label, loss, colour, line, _ in in_lines(curves):
        loss = check_array(label, loss, ndim=1)
        lines += ax.plot(np.arange(1, len(loss) + 1), loss, line, color=colour, label=label)
    name_ends(ax, lines)
    ax.set(xlabel="epoch", ylabel="loss (mean cross-entropy)")
    return ax


@in_course_style
def plot_bars(ax, names, values, half_width):
    """Bars with an interval around each.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    names : sequence of str
    values : array_like, shape (n_bars,)
    half_width : float
        Half the length of every interval, >= 0.

    Raises
    ------
    ValueError
        If there is not one value per name, or a number is out of range.
    """
    check_columns(names=range(len(names)), values=check_finite("values", values))
    half_width = check_number("half_width", half_width, 0, ends="[)")
    ax.bar(names, values, yerr=half_width, color=GREY, alpha=0.5, ecolor=INTERVAL, capsize=3)
    ax.axhline(0, color=GREY, linewidth=0.8)
    ax.grid(visible=False, axis="x")
    return ax


@in_course_style
def plot_histograms(ax, samples):
    """Densities of several samples on the same bins; a triangle below marks the mean.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    samples : dict
        Label to values, any shape; at most four. The axis ends at -4 and 4, what lies
        beyond counts in the densities.

    Raises
    ------
    ValueError
        If there are more, or a value is not finite.
    """
    bins = np.linspace(-4, 4, 81)
    for label, values, colour, line, _ in in_lines(samples):
        values = check_finite(label, values)
        density = np.histogram(values, bins)[0] / (values.size * np.diff(bins))
        ax.stairs(density, bins, fill=True, color=colour, alpha=0.1)
        mean = round(values.mean(), 2) + 0.0  # no -0.00
        look = {"color": colour, "linestyle": line, "label": f"{label}\nmean {mean:.2f}"}
        ax.stairs(density, bins, linewidth=2, **look)
        ax.plot(mean, 0, "^", color=colour, markersize=10, clip_on=False, zorder=3)
    ax.set(ylabel="density", ylim=0)
    ax.legend(loc="upper left")
    return ax
