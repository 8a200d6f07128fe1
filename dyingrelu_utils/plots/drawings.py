"""Drawn pictures: an idea at a glance, before its code. Each draws on blank axes."""

import numpy as np
from matplotlib.patheffects import withStroke
from scipy.stats import norm

from .style import BLACK, BLUE, DEAD_HATCH, GREY, PURPLE, WHITE, in_course_style

__all__ = ["draw_bell", "draw_chain", "draw_clouds", "draw_last_sample", "draw_unit"]

HALO = [withStroke(linewidth=4, foreground=WHITE)]


def _plane(ax, x, y, title=""):
    ax.set(xlim=(-x, x), ylim=(-y, y), aspect="equal", xticks=[], yticks=[], title=title)
    ax.set(xlabel="x0", ylabel="x1")
    ax.grid(visible=False)


def _say(ax, x, y, text, colour=BLACK, **look):
    look = {"ha": "center", "va": "center", "fontsize": 13, "path_effects": HALO} | look
    ax.text(x, y, text, color=colour, **look)


def _arrow(ax, start, end, colour=BLACK):
    look = {"arrowstyle": "-|>", "color": colour, "linewidth": 2.5, "mutation_scale": 18}
    ax.annotate("", end, start, arrowprops=look | {"shrinkA": 0, "shrinkB": 0}, zorder=5)


def _samples(ax, X, active):
    """Samples on which a unit is active are full, those on which it is off are rings."""
    ax.plot(*X[~active].T, "o", color=WHITE, markeredgecolor=GREY, markersize=6)
    ax.plot(*X[active].T, "o", color=BLUE, markeredgecolor=WHITE, markersize=8)


def _active_side(ax, normal, foot, dead=False):
    """The hinge through `foot`, and the side of it to which `normal` points."""
    along, far = 20 * normal[::-1] * [1, -1], 40 * normal
    look = {"facecolor": WHITE, "edgecolor": GREY, "hatch": DEAD_HATCH, "linewidth": 0}
    corners = [foot - along, foot + along, foot + along + far, foot - along + far]
    limits = ax.axis()
    ax.fill(*np.transpose(corners), zorder=0, **(look if dead else {"color": BLUE, "alpha": 0.13}))
    ax.axline(foot, foot + along, color=BLACK, linestyle=":" if dead else "-", linewidth=2.5)
    ax.axis(limits)


@in_course_style
def draw_unit(ax):
    """One unit: its hinge through a cloud of samples, its weights, its active side."""
    X = np.random.default_rng(3).normal(0, 1.1, (80, 2))
    X = X[np.abs(X[:, 1]) < 2.5]  # no dot is cut off
    normal = np.array([0.8, 0.6])
    _plane(ax, 4.5, 2.7)
    _samples(ax, X, X @ normal > 0.4)
    _active_side(ax, normal, 0.4 * normal)
    start = np.array([1.76, -1.68])  # on the hinge
    _arrow(ax, start, start + normal)
    _say(ax, *(start + 1.3 * normal), "w", fontsize=18, fontweight="bold")
    corner = {"transform": ax.transAxes, "fontsize": 15, "fontweight": "bold"}
    _say(ax, 0.97, 0.93, "active: z > 0", BLUE, ha="right", **corner)
    _say(ax, 0.03, 0.07, "off: z ≤ 0", GREY, ha="left", **corner)
    ax.annotate("hinge:\nw · x + b = 0", (-0.9, 1.87), (-3, 2.1), fontsize=13, va="center",
                ha="center", arrowprops={"arrowstyle": "-", "color": GREY})  # fmt: skip
    return ax


@in_course_style
def draw_chain(ax):
    """The chain of slopes: values go forward, above; the slope of each step backward, below."""
    nodes = ["$x$", "$z_1$", "$a_1$", "$z_2$", "$p$", "loss"]
    forward = ["$w_1 x + b_1$", "$f(z_1)$", "$w_2 a_1 + b_2$", r"$\sigma(z_2)$", "cross-\nentropy"]
    slopes = ["$x$", "$f'(z_1)$", "$w_2$", "$p(1-p)$", r"$\frac{p - y}{p(1-p)}$"]
    circle = {"boxstyle": "circle,pad=0.5", "facecolor": WHITE, "edgecolor": BLACK, "linewidth": 2}
    for i, node in enumerate(nodes):
        _say(ax, 2 * i, 0, node, fontsize=15, bbox=circle, zorder=3)
    for i, (value, slope) in enumerate(zip(forward, slopes, strict=True)):
        _arrow(ax, (2 * i + 0.5, 0.25), (2 * i + 1.5, 0.25))
        _say(ax, 2 * i + 1, 0.9, value)
        _arrow(ax, (2 * i + 1.5, -0.25), (2 * i + 0.5, -0.25), PURPLE)
        _say(ax, 2 * i + 1, -0.9, slope, PURPLE, fontsize=20 if "frac" in slope else 15)
    for x, text in ((1, "for $w_1$"), (3, "0 or 1"), (8, "together: $p - y$")):
        _say(ax, x, -1.75, text, PURPLE, fontsize=12)
    ax.plot([6.3, 6.3, 9.7, 9.7], [-1.3, -1.45, -1.45, -1.3], color=PURPLE, linewidth=1.5)
    _say(ax, -0.4, 1.8, "forward: values →", ha="left", fontweight="bold")
    _say(ax, 10.5, -2.6, "← backward: slopes, multiplied", PURPLE, ha="right", fontweight="bold")
    ax.set(xlim=(-0.8, 10.8), ylim=(-2.9, 2.1))
    ax.axis("off")
    return ax


@in_course_style
def draw_last_sample(before, after):
    """A unit whose hinge moves off its last sample: alive with one, then dead."""
    X = np.random.default_rng(5).normal(0, 0.8, (40, 2))
    normal = np.array([0.8, 0.6])
    along = X @ normal  # how far each sample lies in the direction of the weights
    last = np.argmax(along)
    hinge, moved = np.sort(along)[-2:].mean() * normal, (along[last] + 0.6) * normal
    _plane(before, 3.5, 2.6, "before: alive, by one sample")
    _samples(before, X, along > along[last] - 0.01)
    _active_side(before, normal, hinge)
    line = {"arrowstyle": "-", "color": GREY, "shrinkB": 8}
    text = {"fontsize": 13, "ha": "center", "va": "center"}
    before.annotate("the last sample\nthat can push", X[last], (2, 2), arrowprops=line, **text)
    _plane(after, 3.5, 2.6, "after the update: dead")
    _samples(after, X, along > np.inf)
    _active_side(after, normal, moved, dead=True)
    aside = 1.6 * normal[::-1] * [1, -1]
    after.axline(hinge, hinge + aside, color=GREY, alpha=0.5, linewidth=2)
    _arrow(after, hinge + aside, moved + aside)
    return before, after


@in_course_style
def draw_clouds(around, away):
    """Hinges through the origin, and a cloud of samples: around the origin, and away from it."""
    X = np.random.default_rng(2).normal(0, 0.5, (50, 2))
    angles = np.deg2rad([-62, -40, -10, 20, 50, 78])
    for ax, rows in ((around, X), (away, np.add(X, [2, 1.5]))):
        cut = 0
        for angle in angles:
            normal = np.array([np.cos(angle), np.sin(angle)])
            cuts = len(np.unique(rows @ normal > 0)) == 2
            cut += cuts
            look = {"linewidth": 2.5} if cuts else {"linewidth": 1.2, "linestyle": "--"}
            ax.axline((0, 0), normal[::-1] * [1, -1], color=BLACK if cuts else GREY, **look)
        ax.plot(*rows.T, "o", color=BLUE, markeredgecolor=WHITE, markersize=7)
        ax.plot(0, 0, "o", color=BLACK, markersize=8)
        _plane(ax, 3.5, 2.6, "rows around 0:\nevery hinge cuts the cloud")
    missed = len(angles) - cut
    away.set_title(f"rows away from 0:\n{missed} of {len(angles)} units are always on, or dead")
    _say(away, 0, -0.55, "0", fontsize=15)
    return around, away


@in_course_style
def draw_bell(ax, mean, sd):
    """The normal curve of z, with its part below zero and its tail above zero as areas.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    mean, sd : float
    """
    z = np.linspace(min(mean - 4 * sd, -sd), max(mean + 4 * sd, sd), 801)
    density = norm.pdf(z, mean, sd)
    ax.fill_between(z, density, where=z <= 0, color=GREY, alpha=0.25, linewidth=0)
    ax.fill_between(z, density, where=z >= 0, color=BLUE, alpha=0.6, linewidth=0)
    ax.plot(z, density, color=BLACK)
    ax.axvline(0, color=BLACK, linewidth=1.5)
    below = norm.cdf(0, mean, sd)
    top = density.max()
    _say(ax, z[0], 0.9 * top, f"off: {below:.1%}", GREY, ha="left", fontweight="bold")
    _say(ax, z[-1], 0.9 * top, f"active: {1 - below:.1%}", BLUE, ha="right", fontweight="bold")
    ax.set(xlabel="pre-activation z", yticks=[], ylim=(0, 1.1 * top), xlim=(z[0], z[-1]))
    ax.spines["left"].set_visible(False)
    ax.grid(visible=False)
    return ax
