"""Initial weights: He's, one seed per network, and the deck's two networks."""

from itertools import pairwise

import numpy as np

from .activations import leaky_relu, relu
from .datasets import DECK_SEED
from .inputs import check_number
from .network import Network

__all__ = ["deck_networks", "initialise"]


def initialise(sizes, seeds, activation="relu", scale=1.0, bias=0.0):
    """Networks with He weights, one per seed.

    Parameters
    ----------
    sizes : sequence of int
        Number of features, units of each hidden layer, and 1 for the output.
    seeds : int or sequence of int
        One network per seed, >= 0. Its numbers depend on its own seed only.
    activation : str or Activation
        Activation of the hidden layers.
    scale : float
        Factor on the standard deviation of all weights, >= 0.
    bias : float
        Initial bias of the hidden units; the output's is 0.

    Returns
    -------
    Network
        A stack of ``len(seeds)`` networks.

    Raises
    ------
    ValueError
        If a size is below 1 or the last is not 1, `seeds` is empty or negative, or
        `scale` or `bias` is out of range.

    Notes
    -----
    Weights are normal with standard deviation ``scale * sqrt(2 / fan_in)``. He, Zhang,
    Ren, Sun: Delving deep into rectifiers, 2015.

    Examples
    --------
    >>> initialise([10, 20, 1], seeds=range(400))
    Network(10 -> 20 -> 1, ReLU, stack of 400)
    """
    sizes, seeds = np.atleast_1d(sizes), np.atleast_1d(seeds)
    for name, values, least in (("sizes", sizes, 1), ("seeds", seeds, 0)):
        if values.ndim != 1 or not np.issubdtype(values.dtype, np.integer) or min(values) < least:
            raise ValueError(f"{name} must be whole numbers >= {least}, got {values.tolist()}")
    if len(sizes) < 3 or sizes[-1] != 1:
        raise ValueError(
            f"sizes must be features, hidden units, ..., and 1 output, got {sizes.tolist()}"
        )
    check_number("scale", scale, low=0, ends="[)")
    check_number("bias", bias)
    weights = [np.empty((len(seeds), *fans)) for fans in pairwise(sizes)]
    for s, seed in enumerate(seeds):
        rng = np.random.default_rng(seed)
        for w in weights:
            w[s] = rng.standard_normal(w.shape[1:]) * scale * np.sqrt(2 / w.shape[1])
    biases = [np.full((len(seeds), n), bias, dtype=float) for n in sizes[1:]]
    biases[-1][:] = 0
    return Network(weights, biases, activation)


def deck_networks():
    """The two networks of the deck before training: A with ReLU, B with Leaky ReLU.

    They start from different weights: the stream of seed 42 gives the data, then the
    weights of A, then those of B. ``A.with_activation(B.activation)`` is the fair rival.

    Returns
    -------
    A, B : Network
        10 features, 20 hidden units, 1 output, zero biases, stacks of one.

    Examples
    --------
    >>> A, B = deck_networks()
    >>> B
    Network(10 -> 20 -> 1, Leaky ReLU (0.01), stack of 1)
    """
    stream = np.random.RandomState(DECK_SEED)
    stream.randn(1000, 10)  # the data
    networks = []
    for activation in (relu, leaky_relu(0.01)):
        w1 = stream.randn(10, 20) * np.sqrt(2 / 10)
        w2 = stream.randn(20, 1) * np.sqrt(2 / 20)
        networks.append(Network([w1, w2], [np.zeros(20), np.zeros(1)], activation))
    return tuple(networks)
