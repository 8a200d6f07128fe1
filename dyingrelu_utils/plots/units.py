"""Figures of the units: how active they are, when they die, where they bend."""

import matplotlib as mpl
import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.colors import ListedColormap

from .._validation import check_finite, check_fractions, check_samples
from ..diagnosis import dead_units, fraction_is_dead
from ._data import check_columns, in_lines, legend_above
from .style import BLACK, BLUE, CLASSES, DEAD_HATCH, DIVERGED, GREY, WHITE, in_course_style

__all__ = [
    "Boundary", "Raster", "plot_active_fraction", "plot_boundary", "plot_classes", "plot_raster",
]  # fmt: skip


def _class_points(ax, X, y):
    """The samples of either class, a line of points each."""
    look = {"linestyle": "none", "markersize": 5, "markeredgewidth": 0, "alpha": 0.6}
    return [
        ax.plot(*X[y == k].T, marker=marker, color=colour, label=f"class {k}", **look)[0]
        for k, (colour, marker) in enumerate(CLASSES)
    ]


class Raster:
    """A row per unit, a column per record: how active; hatched where dead.

    Drawn once; `set` moves it. The more active, the darker; black where a unit has diverged.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    n_records, n_units : int

    Attributes
    ----------
    image : matplotlib.image.AxesImage
        Unit by record; masked where the hatched ground of `ax` is to be seen.
    """

    @in_course_style
    def __init__(self, ax, n_records, n_units):
        ax.patch.set(facecolor=WHITE, edgecolor=GREY, hatch=DEAD_HATCH)
        ax.grid(visible=False)
        colours = mpl.colormaps["Blues"].with_extremes(bad="none", over=DIVERGED)
        look = {"clim": (0, 1), "aspect": "auto", "interpolation": "nearest"}
        self.image = ax.imshow(np.ones((n_units, n_records)), colours, **look)

    def set(self, active):
        """Show `active`, shape (n_records, n_units): fractions, nan where diverged."""
        shown = np.where(np.isnan(active), 2, active)
        self.image.set_data(np.ma.masked_where(fraction_is_dead(active), shown).T)


class Boundary:
    """The plane: decision of a network, hinges of its hidden units, samples.

    Drawn once; `set` moves it. A hinge has a tick on the side on which the unit is active, and
    is dotted if the unit is dead.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    reach : float
        Of the plane that is drawn, both ways from the origin.
    n_grid : int
        Points per side at which the network decides.

    Attributes
    ----------
    artists : list of matplotlib.artist.Artist
        What moves.
    grid : ndarray, shape (n_grid**2, 2)
        The points at which the network decides.
    """

    @in_course_style
    def __init__(self, ax, reach, n_grid=120):
        self.ax, self.reach = ax, reach
        self.axis = np.linspace(-reach, reach, n_grid)
        self.grid = np.stack(np.meshgrid(self.axis, self.axis), axis=-1).reshape(-1, 2)
        end = reach * n_grid / (n_grid - 1)  # a pixel has its point in the middle
        colours = ListedColormap([colour for colour, _ in CLASSES])
        look = {"clim": (0, 1), "alpha": 0.2, "origin": "lower", "interpolation": "nearest"}
        look["extent"] = (-end, end, -end, end)
        self.sides = ax.imshow(np.zeros((n_grid, n_grid)), colours, **look)
        self.samples = _class_points(ax, np.empty((0, 2)), np.empty(0))
        self.hinges = [
            self._lines(linestyle="-", label="hinge of a living unit"),
            self._lines(linestyle=":", label="hinge of a dead unit"),
        ]
        self.decision = self._lines(color=BLACK, linewidth=2.5, zorder=2.5, label="p = 1/2")
        self.artists = [self.sides, *self.samples, *self.hinges, self.decision]
        ax.grid(visible=False)
        ax.set(xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal", xlabel="x0", ylabel="x1")

    def _lines(self, **look):
        lines = LineCollection([], **{"color": GREY, "linewidth": 1.2} | look)
        return self.ax.add_collection(lines, autolim=False)

    @in_course_style
    def set(self, network, X, y, dead):
        """Show one `network`.

        Parameters
        ----------
        network : Network
            A stack of one with one hidden layer, on two features.
        X : ndarray, shape (n_samples, 2)
        y : ndarray, shape (n_samples,)
        dead : ndarray of bool, shape (n_units,)
        """
        p = network.forward(self.grid)[0].reshape(len(self.axis), -1)
        self.sides.set_data(p > 0.5)
        self.decision.set_segments(self._halfway(p))
        for label, points in enumerate(self.samples):
            points.set_data(*X[y == label].T)
        segments = self._hinges(network)
        for lines, chosen in zip(self.hinges, (~dead, dead), strict=True):
            lines.set_segments(segments[:, chosen].reshape(-1, 2, 2))

    def _halfway(self, p):
        """The lines on which p is 1/2, each an ndarray of shape (n_points, 2)."""
        if not p.min() < 0.5 < p.max():
            return []
        contour = self.ax.contour(self.axis, self.axis, p, [0.5])
        contour.remove()
        return contour.allsegs[0]

    def _hinges(self, network):
        """Where each unit has z = 0, and a tick on its active side.

        Returns
        -------
        ndarray, shape (2, n_units, 2, 2)
            Hinge and tick, unit, end, coordinate; nan for a unit without weights.
        """
        weights = network.weights[0][0].T  # (n_units, 2)
        bias = network.biases[0][0][:, None]  # (n_units, 1)
        size = np.hypot(*weights.T)[:, None]
        with np.errstate(all="ignore"):
            normal = weights / size
            nearest = -bias / size * normal
        along = 4 * self.reach * normal[:, ::-1] * [-1, 1]
        hinge = np.stack([nearest - along, nearest + along], axis=1)
        tick = np.stack([nearest, nearest + 0.08 * self.reach * normal], axis=1)
        return np.stack([hinge, tick])


@in_course_style
def plot_active_fraction(axes, fractions):
    """How many units are active on which share of the samples.

    A bar of its own, beside the rest, holds the units that are active on no sample, and one
    those that are active on all.

    Parameters
    ----------
    axes : matplotlib.axes.Axes or ndarray of them
        One for each label; they should share their axes.
    fractions : dict
        Label to active fractions of units, any shape; at most four.

    Raises
    ------
    ValueError
        If there are more, or a fraction lies outside [0, 1] or is nan.
    """
    panels = np.resize(axes, len(fractions))
    for ax, (label, values, *_) in zip(panels, in_lines(fractions), strict=True):
        values = check_fractions(label, check_finite(label, values)).ravel()
        dead, always = (values == 0).sum(), (values == 1).sum()
        inside, look = (values > 0) & (values < 1), {"color": BLUE, "alpha": 0.6, "label": label}
        ax.hist(values[inside], np.linspace(0, 1, 41), **look)
        ax.bar(-0.05, dead, 0.05, color=WHITE, edgecolor=GREY, hatch=DEAD_HATCH)
        ax.bar(1.05, always, 0.05, color=BLUE)
        ax.text(-0.075, dead, f"{dead} dead", va="bottom")
        ax.text(1.075, always, f"{always} always on", ha="right", va="bottom")
        ax.set(title=label, xlabel="share of samples on which a unit is active", ylabel="units")
        ax.set(xlim=(-0.1, 1.1), xticks=np.linspace(0, 1, 6))
        ax.label_outer()
    return axes


@in_course_style
def plot_boundary(ax, network, X, y):
    """The decision of one network on a 2-D set, and where each hidden unit bends.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    network : Network
        A stack of one with one hidden layer, on two features.
    X : array_like, shape (n_samples, 2)
    y : array_like, shape (n_samples,)
        Labels, 0 or 1.

    Raises
    ------
    ValueError
        If `network` is not such a network, or the samples do not fit it.
    """
    if len(network) != 1 or len(network.sizes) != 3 or network.sizes[0] != 2:
        raise ValueError(f"expected one network, 2 features, one hidden layer, got {network}")
    X, y = check_samples(X, y, n_features=2)
    boundary = Boundary(ax, 1.6 * np.abs(X).max(), n_grid=240)
    boundary.set(network, X, y, dead_units(network, X)[0][0])
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
    columns = check_columns(horizontal=horizontal, vertical=vertical, y=y)
    _class_points(ax, *check_samples(np.transpose(columns[:2]), y))
    legend_above(ax)
    return ax


@in_course_style
def plot_raster(ax, active):
    """Units x updates: how active, and from when on dead.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    active : array_like, shape (n_records, n_units)
        Fraction of samples on which each unit is active, of one network; nan where the
        unit has diverged.

    Raises
    ------
    ValueError
        If the shape is another, or a fraction lies outside [0, 1].
    """
    active = check_fractions("active", active, ndim=2)
    dead = fraction_is_dead(active)
    deaths = np.where(dead.any(axis=0), dead.argmax(axis=0), len(active))
    order = np.argsort(deaths, kind="stable")
    raster = Raster(ax, *active.shape)
    raster.set(active[:, order])
    ax.set(xlabel="updates", ylabel="unit", yticks=range(len(order)), yticklabels=order)
    ax.tick_params(axis="y", labelsize=8)
    ax.xaxis.get_major_locator().set_params(integer=True)
    bar = ax.figure.colorbar(raster.image, ax=ax, extend="neither")
    bar.set_label("active on this share of samples\n(hatched: dead)")
    return ax
