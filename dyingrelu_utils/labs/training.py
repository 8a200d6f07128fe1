"""Training lab: ReLU and Leaky ReLU from the same weights, on the deck's data."""

from dataclasses import dataclass

import numpy as np

from ..activations import leaky_relu
from ..datasets import deck_dataset
from ..diagnosis import dead_units
from ..initialisation import deck_networks, initialise
from ..network import Network
from ..plots.style import BLUE, VERMILION, in_course_style
from ..plots.units import Raster
from ..training import train
from ._figure import LabFigure
from ._lab import RATES, SCALES, Lab, alpha_slider, slider, steps_slider

__all__ = ["Run", "TrainingFigure", "train_pair", "training_lab"]

N_EPOCHS = 200
N_UNITS = 20


@dataclass(frozen=True, eq=False)
class Run:
    """What became of one network.

    Parameters
    ----------
    loss : ndarray, shape (n_epochs,)
        Before the update of each epoch; inf or nan from where it diverged.
    accuracy : float
        After the last update, in [0, 1]; nan if it diverged.
    active : ndarray, shape (n_epochs + 1, n_units)
        Share of samples on which a unit is active, before the first update and after each.
    born_dead, dead : int
        Units that are never active, before the first and after the last update. With
        a leak these are the stuck negative ones.
    diverged_at : int or None
        The first epoch with a loss that is no finite number.
    """

    loss: np.ndarray
    accuracy: float
    active: np.ndarray
    born_dead: int
    dead: int
    diverged_at: int | None


def train_pair(alpha=0.01, scale=1.0, learning_rate=0.01, bias=0.0, shift=0.0, weights="A"):
    """Train the deck's network with ReLU, and with Leaky ReLU from the same weights.

    Parameters
    ----------
    alpha : float
        Leak of Leaky ReLU, in [0, 1].
    scale : float
        Factor on the initial weights, >= 0.
    learning_rate : float
        Step size, > 0.
    bias : float
        Initial bias of the hidden units.
    shift : float
        Added to every input.
    weights : str or int
        ``"A"`` or ``"B"``, the deck's networks, or a seed.

    Returns
    -------
    relu, leaky : Run
        After 200 epochs of full-batch gradient descent.

    Raises
    ------
    ValueError
        If a setting is out of range.

    Examples
    --------
    >>> relu, leaky = train_pair()
    >>> print(f"{relu.loss[-1]:.4f} {relu.accuracy:.2%} {relu.dead}")
    0.5149 73.10% 0
    """
    X, y = deck_dataset(shift)
    if weights in ("A", "B"):
        start = deck_networks()["AB".index(weights)].with_activation("relu")
        biases = [np.full((1, N_UNITS), float(bias)), np.zeros((1, 1))]
        start = Network([scale * w for w in start.weights], biases, "relu")
    else:
        start = initialise([10, N_UNITS, 1], weights, "relu", scale=scale, bias=bias)
    return tuple(
        _run(start.with_activation(activation), X, y, learning_rate)
        for activation in ("relu", leaky_relu(alpha))
    )


def _run(start, X, y, learning_rate):
    history = train(start, X, y, learning_rate, N_EPOCHS, record_activity=True)
    loss, active = history.loss[:, 0], history.active_fraction[0][:, 0]
    bad = ~np.isfinite(loss)
    return Run(
        loss,
        float(history.network.accuracy(X, y)[0]),
        active,
        int(dead_units(start, X)[0].sum()),
        int(dead_units(history.network, X)[0].sum()),
        int(bad.argmax()) + 1 if bad.any() else None,
    )


class TrainingFigure(LabFigure):
    """Loss of both networks, and the activity of every unit through the epochs."""

    description = (
        "Left, the loss of ReLU and Leaky ReLU by epoch. Right, for each of the two, a row per "
        "unit: how active it is, hatched where it is dead or stuck negative."
    )

    def __init__(self):
        super().__init__(840, 350)
        self.loss, *rasters = self.figure.subplots(1, 3, width_ratios=[1.05, 1, 1])
        epochs = np.arange(1, N_EPOCHS + 1)
        self.curves, self.rasters, self.titles = [], [], []
        for colour, line in ((BLUE, "-"), (VERMILION, "--")):
            self.curves += self.loss.plot(epochs, np.ones(N_EPOCHS), line, color=colour)
        self.loss.set(title="loss", xlabel="epoch", xlim=(0, N_EPOCHS), ylim=(0, 1))
        self.loss.set_ylabel(" ", labelpad=8)  # room for labels such as 10^200
        for ax in rasters:
            self.rasters.append(Raster(ax, N_EPOCHS + 1, N_UNITS))
            ax.set(xlabel="epoch", yticks=range(0, N_UNITS, 5))
            self.titles.append(ax.set_title(" "))
            self.moving(self.rasters[-1].image, self.titles[-1])
        rasters[0].set_ylabel("unit")
        rasters[1].tick_params(labelleft=False)
        bar = self.figure.colorbar(self.rasters[0].image, ax=rasters)
        bar.set_label("active on this share of samples")
        bar.set_ticks([0, 1])
        self.moving(*self.curves, self.loss.legend(self.curves, ("ReLU", "Leaky ReLU")))

    @in_course_style
    def update(self, alpha, scale, learning_rate, bias, shift, weights):
        """Train, and draw what came out; the parameters are those of `train_pair`."""
        runs = train_pair(alpha, scale, learning_rate, bias, shift, weights)
        self.scale_loss(self.loss, [run.loss for run in runs])
        lines = []
        kinds = (("ReLU", "dead"), (f"Leaky ReLU ({alpha:g})", "stuck negative"))
        for run, (name, kind), curve, raster, title in zip(
            runs, kinds, self.curves, self.rasters, self.titles, strict=True
        ):
            curve.set_ydata(run.loss)
            raster.set(run.active)
            fate, then = f"{run.dead}/{N_UNITS} {kind}", f", accuracy {run.accuracy:.2%}"
            if run.diverged_at:
                fate, then = f"diverged at epoch {run.diverged_at}", ""
            title.set_text(f"{name.split()[0]}: {fate}".replace("at epoch", "at"))
            lines.append(
                f"{name}: {fate}, loss {run.loss[-1]:.4g}{then}, {run.born_dead} born {kind}"
            )
        return "\n".join(lines)


def training_lab():
    """Train ReLU and Leaky ReLU from the same weights, with the deck's network and data.

    Returns
    -------
    Lab
    """
    deck = {
        "alpha": 0.01,
        "scale": 1.0,
        "learning_rate": 0.01,
        "bias": 0.0,
        "shift": 0.0,
        "weights": "A",
    }
    seeds = [("A of the deck", "A"), ("B of the deck", "B")]
    seeds += [(f"seed {seed}", seed) for seed in range(100)]
    lab = Lab(
        "Training lab",
        TrainingFigure(),
        {
            "alpha": alpha_slider("leak alpha", 0.01),
            "learning_rate": steps_slider("learning rate", RATES, 0.01),
            "scale": steps_slider("scale of weights", SCALES, 1.0),
            "bias": slider("initial bias", 0, -10, 10, 0.25),
            "shift": slider("input shift", 0, -10, 10, 0.25),
            "weights": steps_slider("initial weights", seeds, "A"),
        },
    )

    def another_seed():
        now = lab.controls["weights"].value
        lab.set(weights=0 if now in ("A", "B") else (now + 1) % 100)

    lab.button("The deck's own setting", lambda: lab.set(**deck))
    lab.button("Another seed", another_seed)
    return lab
