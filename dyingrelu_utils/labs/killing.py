"""Killing lab: a small network on the plane, update by update."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from ipywidgets import Play, jslink
from matplotlib.collections import LineCollection
from matplotlib.colors import ListedColormap
from matplotlib.patheffects import withStroke

from ..activations import leaky_relu
from ..datasets import two_circles, two_moons
from ..diagnosis import active_fraction
from ..initialisation import initialise
from ..network import Network
from ..plots.style import BLUE, GREY, VERMILION
from ..training import train
from ._figure import LabFigure
from ._lab import RATES, Lab, alpha_slider, choice, slider, steps_slider, whole_slider

__all__ = ["DATASETS", "KillingFigure", "Steps", "killing_lab", "next_death", "train_steps"]

DATASETS = {"rings": two_circles, "moons": two_moons}
N_EPOCHS = 200
N_UNITS = 16
REACH = 2.6  # of the plane that is drawn, both ways from the origin
N_GRID = 120  # points of the plane on which the network decides, per side
GRID = np.stack(np.meshgrid(*[np.linspace(-REACH, REACH, N_GRID)] * 2), axis=-1).reshape(-1, 2)


@dataclass(frozen=True, eq=False)
class Steps:
    """A training, update by update.

    Parameters
    ----------
    X : ndarray, shape (n_samples, 2)
    y : ndarray, shape (n_samples,)
    networks : Network
        A stack of ``n_epochs + 1``: the network before the first update and after each.
    loss, accuracy : ndarray, shape (n_epochs + 1,)
        Of these networks; nan where they diverged.
    active : ndarray, shape (n_epochs + 1, n_units)
        Share of samples on which a unit is active.
    """

    X: np.ndarray
    y: np.ndarray
    networks: Network
    loss: np.ndarray
    accuracy: np.ndarray
    active: np.ndarray


@lru_cache(maxsize=8)
def train_steps(dataset="rings", learning_rate=1.0, alpha=0.0, bias=0.0, seed=0):
    """Train a network with 16 hidden units on a 2-D set and keep it after every update.

    Parameters
    ----------
    dataset : str
        ``"rings"`` or ``"moons"``.
    learning_rate : float
        Step size of full-batch gradient descent, > 0.
    alpha : float
        Leak, in [0, 1]; 0 is ReLU.
    bias : float
        Initial bias of the hidden units.
    seed : int
        Of the initial weights.

    Returns
    -------
    Steps
        Of 200 updates.

    Raises
    ------
    ValueError
        If a setting is out of range.

    Examples
    --------
    >>> steps = train_steps(learning_rate=7.0)
    >>> int((steps.active[-1] == 0).sum())
    14
    """
    X, y = DATASETS[dataset]()
    activation = leaky_relu(alpha) if alpha else "relu"
    network = initialise([2, N_UNITS, 1], seed, activation, bias=bias)
    stack = network[[0] * (N_EPOCHS + 1)]
    for update in range(1, N_EPOCHS + 1):  # plain gradient descent has no memory
        network = train(network, X, y, learning_rate, 1).network
        for kept, new in zip(stack.parameters, network.parameters, strict=True):
            kept[update] = new[0]
    z = stack.pre_activations(X)[0]
    return Steps(X, y, stack, stack.loss(X, y), stack.accuracy(X, y), active_fraction(z))


def next_death(steps, update):
    """The first update after `update` that kills a unit.

    Parameters
    ----------
    steps : Steps
    update : int

    Returns
    -------
    int or None
        None if there is no more.

    Examples
    --------
    >>> next_death(train_steps(learning_rate=1.0), 0) is None
    True
    """
    killed = (steps.active[1:] == 0) & (steps.active[:-1] > 0)
    updates = np.flatnonzero(killed.any(axis=1)) + 1
    return next((int(u) for u in updates if u > update), None)


class KillingFigure(LabFigure):
    """The plane with decision, hinges and samples; the life of each unit; the loss."""

    description = (
        "Left, the samples, the decision of the network and the hinge of each hidden unit with a "
        "tick on its active side; hinges of dead units are dotted. Right, a row per unit, "
        "hatched where it is dead, and the loss; a line marks the update that is shown."
    )

    def __init__(self):
        super().__init__(840, 380)
        axes = self.figure.subplot_mosaic(
            [["plane", "units"], ["plane", "loss"]],
            width_ratios=[1, 1.2],
            height_ratios=[2, 1],
        )
        self.plane, self.loss = axes["plane"], axes["loss"]
        self._draw_plane(self.plane)
        self.units = self.raster(axes["units"], N_EPOCHS, N_UNITS)
        axes["units"].set(xlabel="", ylabel="unit")
        axes["units"].tick_params(labelbottom=False)
        self.loss.set(xlabel="update", ylabel="loss", xlim=axes["units"].get_xlim(), ylim=(0, 1))
        (self.curve,) = self.loss.plot(np.arange(N_EPOCHS + 1), np.ones(N_EPOCHS + 1), color=BLUE)
        self.moving(self.curve)
        edge = withStroke(linewidth=5, foreground="white")
        self.cursors = [
            self.moving(axes[name].axvline(0, color="black", linewidth=2, path_effects=[edge]))
            for name in ("units", "loss")
        ]

    def _draw_plane(self, ax):
        ax.set(xlim=(-REACH, REACH), ylim=(-REACH, REACH), aspect="equal", xlabel="x0", ylabel="x1")
        ax.grid(visible=False)
        self.title = self.moving(ax.set_title(" "))
        self.sides = ax.imshow(
            np.zeros((N_GRID, N_GRID)),
            origin="lower",
            extent=(-REACH, REACH, -REACH, REACH),
            cmap=ListedColormap([BLUE, VERMILION]),
            vmin=0,
            vmax=1,
            alpha=0.2,
            interpolation="nearest",
        )
        self.moving(self.sides)
        self.boundary = None
        self.samples = [
            self.moving(*ax.plot([], [], marker, color=colour, markersize=4, alpha=0.6))
            for colour, marker in ((BLUE, "o"), (VERMILION, "^"))
        ]
        self.hinges = [
            self.moving(
                ax.add_collection(LineCollection([], color=GREY, linewidth=1.2, linestyle=line))
            )
            for line in ("-", ":")
        ]

    def update(self, dataset, learning_rate, alpha, bias, seed, epoch):
        """Train, and draw the network after update `epoch`; the rest is as in `train_steps`."""
        steps = train_steps(dataset, learning_rate, alpha, bias, seed)
        never = steps.active[epoch] == 0
        self._move_plane(steps, epoch, never)
        self.set_activity(self.units, steps.active)
        self.curve.set_ydata(steps.loss)
        self.scale_loss(self.loss, steps.loss)
        for cursor in self.cursors:
            cursor.set_xdata([epoch, epoch])
        return self._text(steps, epoch, "stuck negative" if alpha else "dead")

    def _move_plane(self, steps, epoch, never):
        network = steps.networks[epoch]
        p = network.forward(GRID)[0].reshape(N_GRID, N_GRID)
        self.sides.set_data(p > 0.5)
        if self.boundary:
            self._moving.remove(self.boundary)
            self.boundary.remove()
            self.boundary = None
        if p.min() < 0.5 < p.max():
            axis = np.linspace(-REACH, REACH, N_GRID)
            self.boundary = self.moving(
                self.plane.contour(axis, axis, p, [0.5], colors="black", linewidths=2.5)
            )
        for label, line in enumerate(self.samples):
            line.set_data(*steps.X[steps.y == label].T)
        segments = _hinges(network)
        for lines, chosen in zip(self.hinges, (~never, never), strict=True):
            lines.set_segments(segments[:, chosen].reshape(-1, 2, 2))

    def _text(self, steps, epoch, kind):
        now, end = (self._state(steps, update, kind) for update in (epoch, N_EPOCHS))
        self.title.set_text(now.split(",")[0])
        when = f"After update {epoch}" if epoch else "Before the first update"
        never = steps.active == 0
        made = np.flatnonzero(never[epoch] & ~never[max(epoch - 1, 0)])
        ahead = next_death(steps, epoch)
        return (
            f"{when}: {now}\nAfter all {N_EPOCHS} updates: {end}\n"
            f"Made {kind} by this update: {', '.join(map(str, made)) or 'none'}. "
            f"Next: {f'by update {ahead}' if ahead else 'none'}."
        )

    @staticmethod
    def _state(steps, update, kind):
        if not np.isfinite(steps.loss[update]):
            return f"diverged at update {(~np.isfinite(steps.loss)).argmax()}"
        return (
            f"{(steps.active[update] == 0).sum()}/{N_UNITS} {kind}, "
            f"loss {steps.loss[update]:.4g}, accuracy {steps.accuracy[update]:.1%}"
        )


def _hinges(network):
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
    along = 4 * REACH * normal[:, ::-1] * [-1, 1]
    hinge = np.stack([nearest - along, nearest + along], axis=1)
    tick = np.stack([nearest, nearest + 0.2 * normal], axis=1)
    return np.stack([hinge, tick])


def killing_lab():
    """Follow a network on the plane from update to update, and from death to death.

    Returns
    -------
    Lab
    """
    epoch = whole_slider("after update", 0, 0, N_EPOCHS)
    lab = Lab(
        "Killing lab",
        KillingFigure(),
        {
            "dataset": choice("samples", list(DATASETS)),
            "learning_rate": steps_slider("learning rate", RATES, 5.0),
            "alpha": alpha_slider("alpha, 0: ReLU", 0.0),
            "bias": slider("initial bias", 0, -3, 3, 0.1),
            "seed": whole_slider("seed", 0, 0, 99),
            "epoch": epoch,
        },
    )
    play = Play(0, min=0, max=N_EPOCHS, interval=150)
    jslink((play, "value"), (epoch, "value"))
    lab.add(play)

    def jump():
        values = {name: control.value for name, control in lab.controls.items()}
        now = values.pop("epoch")
        ahead = next_death(train_steps(**values), now)
        lab.set(epoch=now if ahead is None else ahead)

    lab.button("Next death", jump)
    return lab
