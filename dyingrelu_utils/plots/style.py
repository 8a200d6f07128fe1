"""How the figures look: colours, lines, hatch, letters. No other file names a colour."""

import inspect
from contextlib import contextmanager

import matplotlib.pyplot as plt
from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.figure import Figure

__all__ = [
    "ACTIVATIONS", "BLACK", "BLUE", "CLASSES", "DEAD_HATCH", "DIVERGED", "GREEN", "GREY",
    "INTERVAL", "LINES", "OCHRE", "PURPLE", "STYLE", "THEORY", "VERMILION", "WHITE",
    "StyledFigure", "course_style", "in_course_style", "subplots",
]  # fmt: skip

# Okabe and Ito's colours, safe for colour-blind eyes; a dash or marker goes with each.
BLUE, VERMILION, GREEN, PURPLE, OCHRE = "#0072B2", "#D55E00", "#009E73", "#AA4499", "#A37A00"
BLACK, GREY, WHITE = "black", "#555555", "white"
ACTIVATIONS = {"ReLU": (BLUE, "-"), "Leaky": (VERMILION, "--")}  # in every figure
LINES = ((GREEN, "-"), (PURPLE, "--"), (OCHRE, "-."), (GREY, ":"))  # all other curves
CLASSES = ((GREEN, "o"), (PURPLE, "^"))
THEORY = INTERVAL = DIVERGED = BLACK
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

_entered = []  # not empty while a style is set, so that it is set once


@contextmanager
def course_style():
    """Matplotlib's defaults and `STYLE`, for as long as the ``with`` block lasts.

    All that is called on a figure of `subplots`, or on its axes, runs in it anyway. An artist
    that is made by hand, such as a ``matplotlib.patches.Rectangle``, needs it.

    Examples
    --------
    >>> with course_style():
    ...     plt.rcParams["lines.linewidth"]
    2.0
    """
    if _entered:
        yield
        return
    with style.context(STYLE, after_reset=True):
        _entered.append(True)
        try:
            yield
        finally:
            _entered.pop()


in_course_style = course_style()  # as a decorator: the function runs in it


def _styled(base):
    """A kind of `base` whose public methods run in `course_style`.

    Not those that only read, and not ``cla``: Matplotlib looks whether they are its own.
    """
    methods = {
        name: in_course_style(method)
        for name, method in inspect.getmembers(base, inspect.isfunction)
        if not name.startswith(("_", "get_")) and name != "cla"
    }
    return type(base)(base.__name__, (base,), methods | {"__module__": __name__})


_StyledAxes = _styled(Axes)


class StyledFigure(_styled(Figure)):
    """A figure that looks the same whatever the user's settings of Matplotlib are.

    Its methods and those of its axes run in `course_style`: no setting is inherited, and
    none is changed.
    """

    def add_subplot(self, *args, **kwargs):
        """As in Matplotlib."""
        return super().add_subplot(*args, **{"axes_class": _StyledAxes} | kwargs)


StyledFigure.__name__ = "Figure"  # which its repr shows


def subplots(ncols=1, **options):
    """A figure with `ncols` axes side by side, in the style of the course.

    Parameters
    ----------
    ncols : int
        1 to 3.
    **options
        Passed on to ``matplotlib.pyplot.subplots``; ``sharey=True`` where axes show the same.

    Returns
    -------
    fig : matplotlib.figure.Figure
    axes : matplotlib.axes.Axes, or ndarray of them if `ncols` is above 1

    Raises
    ------
    ValueError
        If `ncols` is another number.
    """
    sizes = {1: (6.4, 4.0), 2: (9.6, 4.0), 3: (11.4, 3.8)}
    if ncols not in sizes:
        raise ValueError(f"ncols must be 1, 2 or 3, got {ncols!r}")
    options = {"figsize": sizes[ncols], "layout": "constrained"} | options
    plt.draw_if_interactive()  # loads the backend, which may set whether figures show themselves
    with course_style():
        return plt.subplots(ncols=ncols, FigureClass=StyledFigure, **options)
