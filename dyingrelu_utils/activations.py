"""Activation functions, each with its derivative."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .inputs import check_number

__all__ = ["Activation", "get_activation", "leaky_relu", "linear", "relu"]


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


def _relu(z, out=None):
    return np.maximum(z, 0.0, out=out)


def _relu_derivative(z, out=None):
    if out is None:
        out = np.empty(np.shape(z))
    return np.greater(z, 0, out=out)  # 1.0 where z > 0, else 0.0


relu = Activation("ReLU", _relu, _relu_derivative)


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

    return Activation(f"Leaky ReLU ({alpha:g})", f, derivative)


linear = Activation("linear", leaky_relu(1).f, leaky_relu(1).derivative)

_BY_NAME = {"relu": relu, "leaky_relu": leaky_relu(), "linear": linear}


def get_activation(activation):
    """The activation of that name.

    Parameters
    ----------
    activation : str or Activation
        ``"relu"``, ``"leaky_relu"`` (alpha 0.01) or ``"linear"``; an `Activation` is
        returned as it is.

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
    if not isinstance(activation, str) or activation not in _BY_NAME:
        raise ValueError(f"activation must be one of {sorted(_BY_NAME)}, got {activation!r}")
    return _BY_NAME[activation]
