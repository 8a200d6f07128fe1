"""Activation lab: an activation, its slope, and what becomes of a normal distribution."""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from ..activations import ACTIVATIONS, get_activation, leaky_relu
from ..plots.style import BLUE, GREY, VERMILION
from ._figure import LabFigure
from ._lab import Lab, alpha_slider, choice, slider

__all__ = ["ActivationFigure", "Output", "activation_lab", "pass_normal"]

N_SAMPLES = 10_000
NORMAL = ndtri((np.arange(N_SAMPLES) + 0.5) / N_SAMPLES)  # quantiles: evenly spread
BINS = np.linspace(-4, 4, 81)


@dataclass(frozen=True, eq=False)
class Output:
    """What comes out of an activation.

    Parameters
    ----------
    z, a : ndarray, shape (n_samples,)
        Pre-activations, evenly spread over a normal distribution, and activations ``f(z)``.
    zeros, flat : float
        Share of samples with ``f(z) = 0``, and with ``f'(z) = 0``, in [0, 1].
    mean, second_moment : float
        Of ``f(z)`` and of its square.
    """

    z: np.ndarray
    a: np.ndarray
    zeros: float
    flat: float
    mean: float
    second_moment: float


def choose(activation, alpha):
    """The `Activation` of that name; `alpha` matters for ``"leaky_relu"`` alone."""
    return leaky_relu(alpha) if activation == "leaky_relu" else get_activation(activation)


def pass_normal(activation="relu", alpha=0.01, mean=0.0, standard_deviation=1.0):
    """Send normally distributed pre-activations through an activation.

    Parameters
    ----------
    activation : str
        Its name; see `get_activation`.
    alpha : float
        Leak of ``"leaky_relu"``, in [0, 1].
    mean, standard_deviation : float
        Of the pre-activations.

    Returns
    -------
    Output

    Raises
    ------
    ValueError
        If there is no such activation, or `alpha` is out of range.

    Examples
    --------
    >>> out = pass_normal("relu")
    >>> print(f"{out.zeros:.2f} {out.mean:.3f} {out.second_moment:.3f}")
    0.50 0.399 0.500
    """
    chosen = choose(activation, alpha)
    z = mean + standard_deviation * NORMAL
    a, slope = chosen.f(z), chosen.derivative(z)
    shares = [float((values == 0).mean()) for values in (a, slope)]
    return Output(z, a, *shares, float(a.mean()), float((a * a).mean()))


class ActivationFigure(LabFigure):
    """f, f', and the densities of z and f(z)."""

    description = (
        "Left, the activation f over the pre-activation z; in the middle, its slope; right, the "
        "normal distribution of pre-activations (a bell curve) that goes in, and what comes out."
    )

    def __init__(self):
        super().__init__(840, 330)
        value, slope, density = self.figure.subplots(1, 3)
        self.z = np.linspace(-4, 4, 401)
        for ax, title in ((value, "f(z)"), (slope, "slope f'(z)")):
            ax.set(title=title, xlabel="pre-activation z", xlim=(-4, 4))
            ax.axhline(0, color=GREY, linewidth=0.8)
            ax.axvline(0, color=GREY, linewidth=0.8)
        value.set(ylim=(-2.2, 4.4))
        slope.set(ylim=(-0.25, 2.0))
        (self.value,) = value.plot(self.z, self.z, color=BLUE, linewidth=3)
        (self.slope,) = slope.plot(self.z, self.z, color=BLUE, linewidth=3)
        density.set(title="densities, in and out", xlabel="value", xlim=(-4, 4), ylim=(0, 1.2))
        nothing = np.zeros(len(BINS) - 1)
        self.densities = [
            density.stairs(nothing, BINS, color=GREY, linestyle="--", linewidth=2, label="z"),
            density.stairs(nothing, BINS, color=VERMILION, linewidth=2.5, label="f(z)"),
        ]
        self.spike = density.text(0.15, 0.8, " ", color=VERMILION)
        legend = density.legend(loc="upper left")
        self.moving(self.value, self.slope, *self.densities, self.spike, legend)

    def update(self, activation, alpha, mean, standard_deviation):
        """Draw f, f' and the densities; the parameters are those of `pass_normal`."""
        chosen = choose(activation, alpha)
        out = pass_normal(activation, alpha, mean, standard_deviation)
        self.value.set_ydata(chosen.f(self.z))
        self.slope.set_ydata(chosen.derivative(self.z))
        for stairs, values in zip(self.densities, (out.z, out.a), strict=True):
            stairs.set_data(np.histogram(values, BINS)[0] / (N_SAMPLES * np.diff(BINS)))
        self.spike.set_text(f"{out.zeros:.0%} exactly 0" if out.zeros else "")
        return (
            f"{chosen.name}: zeros {out.zeros:.1%}, slope 0 on {out.flat:.1%} of the samples\n"
            f"mean {round(out.mean, 3) + 0:.3f}, second moment {out.second_moment:.3f}"  # no -0.000
        )


def activation_lab():
    """Choose an activation and a normal distribution of pre-activations; see what comes out.

    Returns
    -------
    Lab
    """
    labels = [(f.name.split(" (")[0], name) for name, f in ACTIVATIONS.items()]
    lab = Lab(
        "Activation lab",
        ActivationFigure(),
        {
            "activation": choice("activation", labels),
            "alpha": alpha_slider("leak alpha", 0.01),
            "mean": slider("mean of z", 0, -3, 3, 0.1),
            "standard_deviation": slider("std. dev. of z", 1, 0.1, 3, 0.1),
        },
    )
    activation, alpha = lab.controls["activation"], lab.controls["alpha"]

    def leak_only(_=None):
        alpha.disabled = activation.value != "leaky_relu"

    activation.observe(leak_only, names="value")
    leak_only()
    return lab
