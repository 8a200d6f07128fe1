"""How the figures look: colours, lines, hatch, letters. No other file names a colour."""

import matplotlib.pyplot as plt

__all__ = [
    "BLUE",
    "DEAD_HATCH",
    "GREEN",
    "GREY",
    "LINES",
    "PURPLE",
    "STYLE",
    "THEORY",
    "VERMILION",
    "subplots",
]

# Okabe and Ito's colours, safe for colour-blind eyes; a line style or marker goes with each.
BLUE, VERMILION, GREEN, PURPLE, GREY = "#0072B2", "#D55E00", "#009E73", "#AA4499", "#555555"
LINES = [(BLUE, "-"), (VERMILION, "--"), (GREEN, "-."), (PURPLE, ":")]
THEORY = "black"
DEAD_HATCH = "////"

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
