"""Activation functions, each with its derivative."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ._validation import check_number

__all__ = [
    "ACTIVATIONS",
    "Activation",
    "elu",
    "gelu",
    "get_activation",
    "leaky_relu",
    "linear",
    "prelu",
    "relu",
    "selu",
    "silu",
    "tanh",
]


@dataclass(frozen=True)
class Activation:
    """An activation function: its name, f and f'.

    Parameters
    ----------
    name : str
        What legends and tables call it.
    f : callable
        ``f(z, out=None)``: the activation of pre-activations `z`, any shape; written
        into `out` (not `z` itself) if given.
    derivative : callable
        ``derivative(z, out=None)``: the slope of f at `z`, same shape.
    alpha : float, optional
        The slope where z <= 0, if f is two half-lines: z where z > 0, else slope * z.
    learnable : bool
        Whether training changes that slope, unit by unit, from `slope` on. `f` and
        `derivative` then take the slopes as a third argument that broadcasts with z.

    Examples
    --------
    >>> relu.f([-1.0, 0.0, 2.0])
    array([0., 0., 2.])
    >>> relu.derivative([-1.0, 0.0, 2.0])
    array([0., 0., 1.])
    """

    name: str
    f: Callable
    derivative: Callable
    alpha: float | None = None
    learnable: bool = False


def _relu(z, out=None):
    return np.maximum(z, 0.0, out=out)


def _relu_derivative(z, out=None):
    z = np.asarray(z)
    if out is None:
        out = np.empty(z.shape, np.result_type(z, np.float32))
    return np.greater(z, 0, out=out)  # 1.0 where z > 0, else 0.0


relu = Activation("ReLU", _relu, _relu_derivative, alpha=0.0)


def leaky_relu(alpha=0.01):
    """Leaky ReLU: z where z > 0, else alpha z.

    Parameters
    ----------
    alpha : float
        Slope on the negative side, in [0, 1]. 0 is ReLU, 1 is the identity.

    Returns
    -------
    Activation

    Raises
    ------
    ValueError
        If `alpha` lies outside [0, 1]. Above 1, ``max(alpha z, z)`` leaks on the wrong
        side; below 0, f falls before it rises.

    Notes
    -----
    Maas, Hannun, Ng: Rectifier nonlinearities improve neural network acoustic
    models, 2013. The slope at z = 0 is alpha, as in the deck.

    Examples
    --------
    >>> leaky_relu(0.1).f([-1.0, 0.0, 2.0])
    array([-0.1,  0. ,  2. ])
    >>> leaky_relu(0.1).derivative([-1.0, 0.0, 2.0])
    array([0.1, 0.1, 1. ])
    """
    check_number("alpha", alpha, 0, 1, "[]")

    def f(z, out=None):
        return np.maximum(z, np.multiply(z, alpha, out=out), out=out)

    def derivative(z, out=None):
        return np.maximum(_relu_derivative(z, out), alpha, out=out)

    return Activation(f"Leaky ReLU ({alpha:g})", f, derivative, alpha=float(alpha))


linear = Activation("linear", leaky_relu(1).f, leaky_relu(1).derivative, alpha=1.0)


def _with_out(function):
    """`function` of an array, with the arguments that `Activation` promises."""

    def wrapped(z, out=None, *slopes):
        value = function(np.asarray(z), *slopes)
        if out is None:
            return value
        out[...] = value
        return out

    return wrapped


# He, Zhang, Ren, Sun: Delving deep into rectifiers, 2015: one slope per unit, learned,
# 0.25 at the start and free to go anywhere.
prelu = Activation(
    "PReLU",
    _with_out(lambda z, slopes=0.25: np.where(z > 0, z, slopes * z)),
    _with_out(lambda z, slopes=0.25: np.where(z > 0, np.ones_like(z), slopes)),
    alpha=0.25,
    learnable=True,
)


def _elu(name, scale, alpha):
    """scale * z where z > 0, else scale * alpha * (exp(z) - 1)."""
    below = scale * alpha

    def f(z):
        return np.where(z > 0, scale * z, below * np.expm1(np.minimum(z, 0)))

    def derivative(z):
        return np.where(z > 0, scale * np.ones_like(z), below * np.exp(np.minimum(z, 0)))

    return Activation(name, _with_out(f), _with_out(derivative))


# Clevert, Unterthiner, Hochreiter: Fast and accurate deep network learning by exponential
# linear units, 2015; Klambauer, Unterthiner, Mayr, Hochreiter: Self-normalizing neural
# networks, 2017.
elu = _elu("ELU", 1.0, 1.0)
selu = _elu("SELU", 1.0507009873554805, 1.6732632423543772)


def _gelu(z):
    return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi).item() * (z + 0.044715 * z * z * z)))


def _gelu_derivative(z):
    c = np.sqrt(2 / np.pi).item()
    t = np.tanh(c * (z + 0.044715 * z * z * z))
    return 0.5 * (1 + t) + 0.5 * z * (1 - t * t) * c * (1 + 3 * 0.044715 * z * z)


# Hendrycks, Gimpel: Gaussian error linear units, 2016, in their tanh form, which differs
# from z Phi(z) by less than 0.0005; the derivative is that of the tanh form, exactly.
gelu = Activation("GELU", _with_out(_gelu), _with_out(_gelu_derivative))


def _silu_derivative(z):
    s = 0.5 * (1 + np.tanh(0.5 * z))  # sigmoid(z)
    return s * (1 + z * (1 - s))


# Elfwing, Uchibe, Doya: Sigmoid-weighted linear units for neural network function
# approximation in reinforcement learning, 2018: z * sigmoid(z).
silu = Activation(
    "SiLU",
    _with_out(lambda z: 0.5 * z * (1 + np.tanh(0.5 * z))),
    _with_out(_silu_derivative),
)

tanh = Activation("tanh", _with_out(np.tanh), _with_out(lambda z: 1 - np.tanh(z) ** 2))

ACTIVATIONS = {
    "relu": relu,
    "leaky_relu": leaky_relu(),
    "prelu": prelu,
    "elu": elu,
    "selu": selu,
    "gelu": gelu,
    "silu": silu,
    "tanh": tanh,
    "linear": linear,
}


def get_activation(activation):
    """The activation of that name.

    Parameters
    ----------
    activation : str or Activation
        ``"relu"``, ``"leaky_relu"`` (alpha 0.01), ``"prelu"``, ``"elu"``, ``"selu"``,
        ``"gelu"``, ``"silu"``, ``"tanh"`` or ``"linear"``; an `Activation` is returned as
        it is.

    Returns
    -------
    Activation

    Raises
    ------
    ValueError
        If there is no activation of that name.

    Examples
    --------
    >>> get_activation("leaky_relu").name
    'Leaky ReLU (0.01)'
    """
    if isinstance(activation, Activation):
        return activation
    if not isinstance(activation, str) or activation not in ACTIVATIONS:
        raise ValueError(f"activation must be one of {sorted(ACTIVATIONS)}, got {activation!r}")
    return ACTIVATIONS[activation]
