"""Depth lab: units born dead by layer, and networks born collapsed."""

from dataclasses import dataclass

import numpy as np

from ..activations import leaky_relu
from ..datasets import deck_dataset
from ..diagnosis import collapsed_by_layer, dead_units
from ..initialisation import initialise
from ..intervals import Interval, proportion_interval, share_interval
from ..plots.style import BLUE, THEORY, VERMILION
from ..theory import collapse_bounds
from ._figure import LabFigure
from ._lab import Lab, alpha_slider, choice, whole_slider

__all__ = ["METHODS", "BornDead", "DepthFigure", "count_born_dead", "depth_lab"]

METHODS = {
    "He": "he",
    "Glorot": "glorot",
    "LeCun": "lecun",
    "PyTorch's default": "pytorch",
    "RAI": "rai",
}
WITH_BOUNDS = ("he", "glorot", "lecun")  # normal weights, zero biases
MOST_LAYERS = 20
N_DEAD = 20  # networks on the deck's data
N_COLLAPSED = 400  # networks on two inputs
BOTH_SIDES = np.array([[-1.0], [1.0]])


@dataclass(frozen=True)
class BornDead:
    """Untrained networks of one shape.

    Parameters
    ----------
    dead : list of Interval
        Per hidden layer the mean share of units that are never active on the deck's data,
        over 20 networks of 10 features.
    collapsed : list of Interval
        Share of 400 networks of one feature that have a layer with no active unit, for the
        inputs -1 and 1, among the first 1, 2, ... hidden layers.
    bounds : tuple of ndarray, shape (n_hidden,), or None
        The lower and upper bound of this share, where `collapse_bounds` applies.
    """

    dead: list[Interval]
    collapsed: list[Interval]
    bounds: tuple | None


def count_born_dead(width=10, n_hidden=8, method="he", alpha=0.0):
    """Count who is born dead, and who collapsed, in networks of one shape.

    Parameters
    ----------
    width, n_hidden : int
        Units of every hidden layer, and how many of these there are; >= 1.
    method : str
        Initialisation; see `initialise`.
    alpha : float
        Leak, in [0, 1]; 0 is ReLU. With a leak the units are stuck negative, not dead.

    Returns
    -------
    BornDead

    Raises
    ------
    ValueError
        If a setting is out of range.

    Examples
    --------
    >>> found = count_born_dead(width=2, n_hidden=10)
    >>> low, high = found.bounds[0][-1], found.bounds[1][-1]
    >>> bool(found.collapsed[-1].low < high and found.collapsed[-1].high > low)
    True
    """
    activation = leaky_relu(alpha) if alpha else "relu"
    hidden = [width] * n_hidden
    X, _ = deck_dataset()
    layers = dead_units(initialise([10, *hidden, 1], range(N_DEAD), activation, method), X)
    stack = initialise([1, *hidden, 1], range(N_COLLAPSED), activation, method)
    among_first = collapsed_by_layer(stack, BOTH_SIDES).sum(axis=1)  # (n_hidden,)
    apply = not alpha and method in WITH_BOUNDS
    return BornDead(
        [share_interval(layer.mean(axis=1)) for layer in layers],
        [proportion_interval(int(n), N_COLLAPSED) for n in among_first],
        collapse_bounds(width, np.arange(1, n_hidden + 1)) if apply else None,
    )


class DepthFigure(LabFigure):
    """Share of units born dead by layer, and of networks born collapsed by depth."""

    description = (
        "Left, the share of units born dead in each hidden layer, with 95 % intervals. Right, the "
        "share of networks born collapsed by number of hidden layers, beside its bounds."
    )

    def __init__(self):
        super().__init__(840, 360)
        left, right = self.figure.subplots(1, 2)
        for ax, label in ((left, "hidden layer"), (right, "number of hidden layers")):
            ax.set(xlabel=label, xlim=(0.3, MOST_LAYERS + 0.7), xticks=(1, 5, 10, 15, 20))
            ax.set(ylim=(-0.02, 1.02), yticks=np.linspace(0, 1, 6))
        self.titles = [ax.set_title(" ") for ax in (left, right)]
        self.band = right.fill_between([], [], [], color=THEORY, alpha=0.25)
        self.moving(*self.titles, self.band)
        self.points = []
        for ax, marker, label in (
            (left, "o", f"mean share in {N_DEAD} networks"),
            (right, "s", f"share of {N_COLLAPSED} networks"),
        ):
            ax.set(ylabel=label)
            (dots,) = ax.plot([], [], marker)
            bars = ax.vlines([], [], [], linewidth=2)
            self.points.append((dots, bars))
            self.moving(dots, bars)

    def update(self, width, n_hidden, method, alpha):
        """Count, and draw what came out; the parameters are those of `count_born_dead`."""
        found = count_born_dead(width, n_hidden, method, alpha)
        layer = np.arange(1, n_hidden + 1)
        kind = "stuck negative" if alpha else "dead"
        collapsed = f"networks with a layer all {kind}" if alpha else "networks born collapsed"
        for title, text in zip(self.titles, (f"units born {kind}", collapsed), strict=True):
            title.set_text(text)
        for (dots, bars), shares in zip(self.points, (found.dead, found.collapsed), strict=True):
            dots.set(color=VERMILION if alpha else BLUE)
            bars.set(color=dots.get_color())
            dots.set_data(layer, [share.estimate for share in shares])
            ends = zip(layer, shares, strict=True)
            bars.set_segments([[(k, share.low), (k, share.high)] for k, share in ends])
        self.band.set_visible(found.bounds is not None)
        if found.bounds:
            self.band.set_data(layer, *found.bounds)
        theory = "No bounds here: they need normal weights, zero biases and no leak"
        if found.bounds:
            low, high = (bound[-1] for bound in found.bounds)
            theory = f"Bounds of it, in grey: {low:.3f} to {high:.3f}"
        return (
            f"Share of units born {kind} in layer {n_hidden}: {found.dead[-1]:.3f}\n"
            f"Share of {collapsed}: {found.collapsed[-1]:.3f}\n{theory}"
        )


def depth_lab():
    """Count units born dead, and networks born collapsed, by width and depth.

    Returns
    -------
    Lab
    """
    return Lab(
        "Depth lab",
        DepthFigure(),
        {
            "width": whole_slider("width", 4, 1, 20),
            "n_hidden": whole_slider("hidden layers", 10, 1, MOST_LAYERS),
            "method": choice("initialisation", METHODS.items()),
            "alpha": alpha_slider("alpha, 0: ReLU", 0.0),
        },
    )
