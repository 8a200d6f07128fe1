"""Curves, bars and points. A function takes data and an `ax`, draws, and returns the `ax`."""

import numpy as np

from .style import BLUE, GREY, LINES, VERMILION

__all__ = [
    "plot_activations",
    "plot_bars",
    "plot_classes",
    "plot_histograms",
    "plot_layers",
    "plot_loss",
]


def plot_activations(ax, z, curves, ylabel="f(z)"):
    """Curves over pre-activations.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    z : array_like, shape (n_points,)
    curves : dict
        Label to values, shape (n_points,); at most four.
    ylabel : str
    """
    for (label, values), (colour, line) in zip(curves.items(), LINES, strict=False):
        ax.plot(z, values, line, color=colour, label=label)
    ax.axhline(0, color=GREY, linewidth=0.8)
    ax.axvline(0, color=GREY, linewidth=0.8)
    ax.set(xlabel="pre-activation z", ylabel=ylabel)
    ax.legend()
    return ax


def plot_loss(ax, curves):
    """Loss against epoch.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    curves : dict
        Label to losses, shape (n_epochs,), epoch 1 first; at most four.
    """
    for (label, loss), (colour, line) in zip(curves.items(), LINES, strict=False):
        ax.plot(np.arange(1, len(loss) + 1), loss, line, color=colour, label=label)
    ax.set(xlabel="epoch", ylabel="loss (mean cross-entropy)")
    ax.legend()
    return ax


def plot_classes(ax, horizontal, vertical, y):
    """Samples of two classes as points.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    horizontal, vertical : array_like, shape (n_samples,)
    y : array_like, shape (n_samples,)
        Labels, 0 or 1.
    """
    for label, colour, marker in ((0, BLUE, "o"), (1, VERMILION, "^")):
        at = np.asarray(y) == label
        ax.scatter(
            horizontal[at],
            vertical[at],
            s=16,
            color=colour,
            marker=marker,
            alpha=0.6,
            linewidths=0,
            label=f"class {label}",
        )
    ax.legend(loc="upper left")
    return ax


def plot_bars(ax, names, values, half_widths=None):
    """Bars with error bars.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    names : sequence of str
    values : array_like, shape (n_bars,)
    half_widths : array_like, shape (n_bars,), optional
        Half the length of each error bar.
    """
    ax.bar(names, values, yerr=half_widths, color=BLUE, alpha=0.8, capsize=3)
    ax.axhline(0, color=GREY, linewidth=0.8)
    ax.grid(visible=False, axis="x")
    return ax


def plot_histograms(ax, samples):
    """Densities of several samples on the same bins.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    samples : dict
        Label to values, any shape; at most four.
    """
    bins = np.linspace(-4, 4, 81)
    for (label, values), (colour, line) in zip(samples.items(), LINES, strict=False):
        ax.hist(
            np.ravel(values), bins, density=True, histtype="stepfilled", color=colour, alpha=0.1
        )
        ax.hist(
            np.ravel(values),
            bins,
            density=True,
            histtype="step",
            color=colour,
            linestyle=line,
            linewidth=2,
            label=label,
        )
    ax.set(ylabel="density")
    ax.legend()
    return ax


def plot_layers(ax, measured, theory):
    """Points by layer, with theory as lines.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    measured, theory : dict
        Label to values, shape (n_layers,), layer 0 first; the same labels, at most four.
    """
    for (label, values), (colour, line), marker in zip(
        measured.items(), LINES, "os^v", strict=False
    ):
        ax.plot(values, marker, color=colour, label=label)
        ax.plot(theory[label], line, color=colour, label=f"{label}, theory")
    ax.set(xlabel="layer")
    ax.legend()
    return ax
