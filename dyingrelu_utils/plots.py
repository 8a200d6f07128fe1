"""The figures of the course. A function takes data and an `ax`, draws, and returns the `ax`."""

import matplotlib.pyplot as plt
import numpy as np
from IPython.display import display

__all__ = [
    "plot_activations",
    "plot_bars",
    "plot_classes",
    "plot_histograms",
    "plot_layers",
    "plot_loss",
    "say",
    "show",
    "subplots",
]

# Okabe and Ito's colours, safe for colour-blind eyes; a line style or marker goes with each.
BLUE, VERMILION, GREEN, PURPLE, GREY = "#0072B2", "#D55E00", "#009E73", "#AA4499", "#555555"
LINES = [(BLUE, "-"), (VERMILION, "--"), (GREEN, "-."), (PURPLE, ":")]

STYLE = {
    "axes.grid": True,
    "axes.labelsize": 12,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlesize": 13,
    "figure.dpi": 100,
    "font.size": 11,
    "grid.alpha": 0.3,
    "legend.framealpha": 0.9,
    "lines.linewidth": 2,
}


def subplots(ncols=1, **options):
    """A figure with `ncols` axes side by side, in the style of the course.

    Parameters
    ----------
    ncols : int
        1 to 3.
    **options
        Passed on to ``matplotlib.pyplot.subplots``.

    Returns
    -------
    fig : matplotlib.figure.Figure
    axes : matplotlib.axes.Axes, or ndarray of them if `ncols` is above 1
    """
    plt.rcParams.update(STYLE)
    size = {1: (6.4, 4.0), 2: (9.6, 4.0), 3: (11.4, 3.8)}[ncols]
    return plt.subplots(ncols=ncols, figsize=size, layout="constrained", **options)


def show(fig, caption):
    """Show a figure with one sentence below it, which is its alternative text too.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
        Closed afterwards, so that it appears once.
    caption : str
        What is to be seen in the figure.
    """
    display(fig, metadata={"image/png": {"alt": caption}})
    plt.close(fig)
    say(f"*{caption}*")


def say(text):
    """Show Markdown `text` that a cell has computed numbers for.

    Parameters
    ----------
    text : str
        Kept as plain text in the output too, so that its numbers are checked.
    """
    display({"text/markdown": text, "text/plain": text}, raw=True)


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
