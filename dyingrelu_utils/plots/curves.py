"""Curves, bars and points. A function takes data and an `ax`, draws, and returns the `ax`."""

import numpy as np

from .._validation import check_array
from ._data import check_columns, check_finite, in_lines
from .style import BLUE, GREY, VERMILION, in_course_style

__all__ = [
    "plot_activations",
    "plot_bars",
    "plot_classes",
    "plot_histograms",
    "plot_layers",
    "plot_loss",
]


@in_course_style
def plot_activations(ax, z, curves, ylabel="f(z)"):
    """Curves over pre-activations.

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
    for label, values, colour, line, _ in list(in_lines(curves)):
        z, values = check_columns(z=z, values=values)
        ax.plot(z, values, line, color=colour, label=label)
    ax.axhline(0, color=GREY, linewidth=0.8)
    ax.axvline(0, color=GREY, linewidth=0.8)
    ax.set(xlabel="pre-activation z", ylabel=ylabel)
    ax.legend()
    return ax


@in_course_style
def plot_loss(ax, curves):
    """Loss against epoch.

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
    for label, loss, colour, line, _ in list(in_lines(curves)):
        loss = check_array(label, loss, ndim=1)
        ax.plot(np.arange(1, len(loss) + 1), loss, line, color=colour, label=label)
    ax.set(xlabel="epoch", ylabel="loss (mean cross-entropy)")
    ax.legend()
    return ax


@in_course_style
def plot_classes(ax, horizontal, vertical, y):
    """Samples of two classes as points.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    horizontal, vertical : array_like, shape (n_samples,)
    y : array_like, shape (n_samples,)
        Labels, 0 or 1.

    Raises
    ------
    ValueError
        If a label is another, or the lengths differ.
    """
    x0, x1, y = check_columns(horizontal=horizontal, vertical=vertical, y=y)
    if not np.isin(y, (0, 1)).all():
        raise ValueError(f"y must hold labels 0 and 1, got {y[~np.isin(y, (0, 1))][0]:g}")
    for label, colour, marker in ((0, BLUE, "o"), (1, VERMILION, "^")):
        at = y == label
        ax.scatter(
            x0[at],
            x1[at],
            s=16,
            color=colour,
            marker=marker,
            alpha=0.6,
            linewidths=0,
            label=f"class {label}",
        )
    ax.legend(loc="upper left")
    return ax


@in_course_style
def plot_bars(ax, names, values, half_widths=None):
    """Bars with error bars.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    names : sequence of str
    values : array_like, shape (n_bars,)
    half_widths : float or array_like, shape (n_bars,), optional
        Half the length of each error bar, >= 0.

    Raises
    ------
    ValueError
        If there is not one value, and one half width, per name.
    """
    values = check_finite("values", values)
    if values.shape != (len(names),):
        raise ValueError(f"expected one value per name, got {len(names)} and {values.shape}")
    if half_widths is not None:
        if np.ndim(half_widths) == 0:  # the same for every bar
            half_widths = np.full(values.shape, half_widths)
        values, half_widths = check_columns(values=values, half_widths=half_widths)
    ax.bar(names, values, yerr=half_widths, color=BLUE, alpha=0.8, capsize=3)
    ax.axhline(0, color=GREY, linewidth=0.8)
    ax.grid(visible=False, axis="x")
    return ax


@in_course_style
def plot_histograms(ax, samples):
    """Densities of several samples on the same bins.

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
    for label, values, colour, line, _ in list(in_lines(samples)):
        values = check_finite(label, values)
        density = np.histogram(values, bins)[0] / (values.size * np.diff(bins))
        ax.stairs(density, bins, fill=True, color=colour, alpha=0.1)
        ax.stairs(density, bins, color=colour, linestyle=line, linewidth=2, label=label)
    ax.set(ylabel="density")
    ax.legend()
    return ax


@in_course_style
def plot_layers(ax, measured, theory):
    """Points by layer, with theory as lines.

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
    for label, values, colour, line, marker in list(in_lines(measured)):
        points, curve = check_columns(measured=values, theory=theory[label])
        ax.plot(points, marker, color=colour, label=label)
        ax.plot(curve, line, color=colour, label=f"{label}, theory")
    ax.set(xlabel="layer")
    ax.legend()
    return ax
