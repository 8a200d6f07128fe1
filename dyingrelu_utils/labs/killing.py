"""Killing lab: a small network on the plane, update by update."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from ipywidgets import Play, jslink
from matplotlib.patheffects import withStroke

from ..activations import leaky_relu
from ..datasets import two_circles, two_moons
from ..diagnosis import Life, active_fraction, fraction_is_dead, life_table
from ..initialisation import initialise
from ..network import Network
from ..plots.style import BLACK, BLUE, WHITE, in_course_style
from ..plots.units import Boundary, Raster
from ..training import train
from ._figure import LabFigure
from ._lab import Lab, alpha_slider, choice, slider, steps_slider, whole_slider

__all__ = ["DATASETS", "KillingFigure", "Steps", "killing_lab", "next_death", "train_steps"]

# Every whole number where units die one after the other.
RATES = [(f"{rate:g}", float(rate)) for rate in (0.1, 0.5, *range(1, 11), 15, 20, 50, 100, 1000)]
DATASETS = {"rings": two_circles, "moons": two_moons}
N_EPOCHS = 200
N_UNITS = 16
REACH = 2.6  # of the plane that is drawn, both ways from the origin


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
    lives : tuple of Life
        One per unit.
    """

    X: np.ndarray
    y: np.ndarray
    networks: Network
    loss: np.ndarray
    accuracy: np.ndarray
    active: np.ndarray
    lives: tuple[Life, ...]


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
        Of 200 updates. Its arrays cannot be written to: they are kept for the next call.

    Raises
    ------
    ValueError
        If a setting is out of range.

    Examples
    --------
    >>> steps = train_steps(learning_rate=7.0)
    >>> sum(bool(life.killed) for life in steps.lives)
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
    active = active_fraction(stack.pre_activations(X)[0])
    loss, accuracy, lives = stack.loss(X, y), stack.accuracy(X, y), life_table(active[:, None])
    for array in (X, y, *stack.parameters, loss, accuracy, active):
        array.flags.writeable = False
    return Steps(X, y, stack, loss, accuracy, active, tuple(lives))


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
    ahead = (kill for life in steps.lives for kill in life.killed if kill > update)
    return min(ahead, default=None)


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
        self.boundary = Boundary(self.plane, REACH)
        self.title = self.plane.set_title(" ")
        self.moving(*self.boundary.artists, self.title)
        self.units = Raster(axes["units"], N_EPOCHS + 1, N_UNITS)
        self.moving(self.units.image)
        axes["units"].set(ylabel="unit", yticks=range(0, N_UNITS, 5))
        axes["units"].tick_params(labelbottom=False)
        self.loss.set(xlabel="update", ylabel="loss", xlim=axes["units"].get_xlim(), ylim=(0, 1))
        (self.curve,) = self.loss.plot(np.arange(N_EPOCHS + 1), np.ones(N_EPOCHS + 1), color=BLUE)
        edge = withStroke(linewidth=5, foreground=WHITE)
        self.cursors = [
            axes[name].axvline(0, color=BLACK, linewidth=2, path_effects=[edge])
            for name in ("units", "loss")
        ]
        self.moving(self.curve, *self.cursors)

    @in_course_style
    def update(self, dataset, learning_rate, alpha, bias, seed, epoch):
        """Train, and draw the network after update `epoch`; the rest is as in `train_steps`."""
        steps = train_steps(dataset, learning_rate, alpha, bias, seed)
        dead = fraction_is_dead(steps.active[epoch])
        self.boundary.set(steps.networks[epoch], steps.X, steps.y, dead)
        self.units.set(steps.active)
        self.curve.set_ydata(steps.loss)
        self.scale_loss(self.loss, steps.loss)
        for cursor in self.cursors:
            cursor.set_xdata([epoch, epoch])
        return self._text(steps, epoch, "stuck negative" if alpha else "dead")

    def _text(self, steps, epoch, kind):
        now, end = (self._state(steps, update, kind) for update in (epoch, N_EPOCHS))
        self.title.set_text(now.split(",")[0])
        when = f"After update {epoch}" if epoch else "Before the first update"
        made = [life.unit for life in steps.lives if epoch in life.killed]
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
            f"{fraction_is_dead(steps.active[update]).sum()}/{N_UNITS} {kind}, "
            f"loss {steps.loss[update]:.4g}, accuracy {steps.accuracy[update]:.1%}"
        )


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
    lab.add(play)
    lab.keep(jslink((play, "value"), (epoch, "value")))

    def jump():
        values = {name: control.value for name, control in lab.controls.items()}
        now = values.pop("epoch")
        ahead = next_death(train_steps(**values), now)
        lab.set(epoch=now if ahead is None else ahead)

    lab.button("Next death", jump)
    return lab
