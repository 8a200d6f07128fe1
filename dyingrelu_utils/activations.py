"""Activation functions, each with its derivative."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from scipy.special import ndtr

from ._validation import check_choice, check_number

__all__ = [
    "ACTIVATIONS", "Activation", "elu", "gelu", "get_activation", "leaky_relu", "linear",
    "prelu", "relu", "selu", "silu", "tanh",
]  # fmt: skip


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
        The slope where z <= 0, if f is two half-lines: z where z > 0, else alpha * z.
    learnable : bool
        Whether training changes that slope, unit by unit, from `alpha` on. `f` and
        `derivative` then take the alphas as a third argument that broadcasts with z.

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


def _along(z, value):
    """`value` for the last axis of `z`: numpy takes the maximum with a row twice as fast."""
    return np.full(np.shape(z)[-1:], value)


def _relu(z, out=None):
    return np.maximum(z, _along(z, 0.0), out=out)


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
    alpha = check_number("alpha", alpha, 0, 1, "[]")
    f, derivative = partial(_leaky, alpha), partial(_leaky_derivative, alpha)
    return Activation(f"Leaky ReLU ({alpha:g})", f, derivative, alpha=alpha)


def _leaky(alpha, z, out=None):
    return np.maximum(z, np.multiply(z, alpha, out=out), out=out)


def _leaky_derivative(alpha, z, out=None):
    return np.maximum(_relu_derivative(z, out), _along(z, alpha), out=out)


linear = Activation("linear", partial(_leaky, 1.0), partial(_leaky_derivative, 1.0), alpha=1.0)


def _into(function, z, out=None, *more):
    """``function(z, *more)``, written into `out` if there is one."""
    value = function(np.asarray(z), *more)
    if out is None:
        return value
    out[...] = value
    return out


def _from_formulas(name, f, derivative, **slope):
    """The activation of two functions that know nothing of `out`."""
    return Activation(name, partial(_into, f), partial(_into, derivative), **slope)


def _prelu(z, alphas=0.25):
    return np.where(z > 0, z, alphas * z)


def _prelu_derivative(z, alphas=0.25):
    return np.where(z > 0, np.ones_like(z), alphas)


# He, Zhang, Ren, Sun: Delving deep into rectifiers, 2015: one alpha per unit, learned,
# 0.25 at the start and free to go anywhere.
prelu = _from_formulas("PReLU", _prelu, _prelu_derivative, alpha=0.25, learnable=True)


def _elu(scale, alpha, z):
    return np.where(z > 0, scale * z, scale * alpha * np.expm1(np.minimum(z, 0)))


def _elu_derivative(scale, alpha, z):
    return np.where(z > 0, scale * np.ones_like(z), scale * alpha * np.exp(np.minimum(z, 0)))


# Clevert, Unterthiner, Hochreiter: Fast and accurate deep network learning by exponential
# linear units, 2015; Klambauer, Unterthiner, Mayr, Hochreiter: Self-normalizing neural
# networks, 2017.
elu = _from_formulas("ELU", partial(_elu, 1.0, 1.0), partial(_elu_derivative, 1.0, 1.0))
_SELU = 1.0507009873554805, 1.6732632423543772  # scale, alpha
selu = _from_formulas("SELU", partial(_elu, *_SELU), partial(_elu_derivative, *_SELU))

_NORMAL_DENSITY = (1 / np.sqrt(2 * np.pi)).item()  # of the standard normal distribution at 0


def _gelu(z):
    return z * ndtr(z)


def _gelu_derivative(z):
    return ndtr(z) + z * (_NORMAL_DENSITY * np.exp(-0.5 * z * z))


# Hendrycks, Gimpel: Gaussian error linear units, 2016: z Phi(z), Phi the standard normal
# distribution function. Their tanh form rounds to a slope of exactly 0 below about -7.
gelu = _from_formulas("GELU", _gelu, _gelu_derivative)


def _silu(z):
    return 0.5 * z * (1 + np.tanh(0.5 * z))


def _silu_derivative(z):
    s = 0.5 * (1 + np.tanh(0.5 * z))  # sigmoid(z)
    return s * (1 + z * (1 - s))


# Elfwing, Uchibe, Doya: Sigmoid-weighted linear units for neural network function
# approximation in reinforcement learning, 2018: z * sigmoid(z).
silu = _from_formulas("SiLU", _silu, _silu_derivative)


def _tanh_derivative(z):
    return 1 - np.tanh(z) ** 2


tanh = Activation("tanh", np.tanh, partial(_into, _tanh_derivative))

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
    return ACTIVATIONS[check_choice("activation", activation, ACTIVATIONS)]
