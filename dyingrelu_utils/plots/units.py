"""Figures of the units: how active they are, when they die, where they bend."""

import numpy as np

from .curves import plot_classes
from .style import BLUE, GREY, LINES, VERMILION

__all__ = ["plot_active_fraction", "plot_boundary", "plot_raster"]


def plot_active_fraction(ax, fractions):
    """How many units are active on which share of the samples.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    fractions : dict
        Label to active fractions of units, any shape; at most four.
    """
    bins = np.linspace(0, 1, 41)
    for (label, values), (colour, line) in zip(fractions.items(), LINES, strict=False):
        ax.hist(np.ravel(values), bins, histtype="stepfilled", color=colour, alpha=0.15)
        ax.hist(
            np.ravel(values),
            bins,
            histtype="step",
            color=colour,
            linestyle=line,
            linewidth=2,
            label=label,
        )
    ax.set(xlabel="share of samples on which a unit is active", ylabel="units", xlim=(-0.02, 1.02))
    ax.legend()
    return ax


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
    """
    reach = 1.6 * np.abs(X).max()
    grid = np.linspace(-reach, reach, 200)
    points = np.stack(np.meshgrid(grid, grid), axis=-1).reshape(-1, 2)
    p = network.forward(points)[0].reshape(200, 200)
    ax.contourf(grid, grid, p, [0, 0.5, 1], colors=[BLUE, VERMILION], alpha=0.15)
    if p.min() < 0.5 < p.max():
        ax.contour(grid, grid, p, [0.5], colors="black", linewidths=2)
    plot_classes(ax, X[:, 0], X[:, 1], y)
    never = (network.pre_activations(X)[0][0] <= 0).all(axis=0)
    for (w0, w1), b, off in zip(network.weights[0][0].T, network.biases[0][0], never, strict=True):
        nearest = -b * np.array([w0, w1]) / (w0**2 + w1**2)  # the hinge's point next to the origin
        along = np.array([-w1, w0]) / np.hypot(w0, w1)
        ends = nearest + np.outer([-4 * reach, 4 * reach], along)
        ax.plot(*ends.T, color=GREY, linewidth=1, linestyle=":" if off else "-")
    ax.plot([], [], color=GREY, linewidth=1, label="hinge of an alive unit")
    ax.plot([], [], color=GREY, linewidth=1, linestyle=":", label="hinge of a dead unit")
    ax.plot([], [], color="black", label="p = 1/2")
    ax.set(xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal", xlabel="x0", ylabel="x1")
    ax.get_legend().remove()
    return ax


def plot_raster(ax, active):
    """Units x updates: how active, and from when on dead.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    active : array_like, shape (n_records, n_units)
        Fraction of samples on which each unit is active, of one network.
    """
    active = np.asarray(active).T  # (n_units, n_records)
    deaths = np.where((active == 0).any(axis=1), (active == 0).argmax(axis=1), active.shape[1])
    order = np.argsort(deaths, kind="stable")
    image = ax.imshow(
        active[order], aspect="auto", cmap="cividis", vmin=0, vmax=1, interpolation="nearest"
    )
    for row, unit in enumerate(order):
        for column in np.flatnonzero(active[unit] == 0):
            ax.text(column, row, "x", color="white", ha="center", va="center", fontsize=8)
    ax.set(xlabel="updates", ylabel="unit", yticks=range(len(order)), yticklabels=order)
    ax.tick_params(axis="y", labelsize=8)
    ax.grid(visible=False)
    ax.figure.colorbar(image, ax=ax, label="share of samples, x: dead")
    return ax
