"""Initial weights, one seed per network, and the deck's two networks."""

from itertools import pairwise

import numpy as np

from ._validation import check_number
from .activations import leaky_relu, relu
from .datasets import DECK_SEED
from .network import Network

__all__ = ["deck_networks", "initialise"]

# Each takes a generator, fan_in and fan_out, and draws the weights of a layer, shape
# (fan_in, fan_out), or these and its biases below, shape (fan_in + 1, fan_out).


def _normal(variance):
    def draw(rng, fan_in, fan_out):
        return rng.standard_normal((fan_in, fan_out)) * np.sqrt(variance(fan_in, fan_out))

    return draw


def _uniform(variance):
    def draw(rng, fan_in, fan_out):
        limit = np.sqrt(3 * variance(fan_in, fan_out))
        return rng.uniform(-limit, limit, (fan_in, fan_out))

    return draw


def _pytorch(rng, fan_in, fan_out):
    return rng.uniform(-1, 1, (fan_in + 1, fan_out)) / np.sqrt(fan_in)


def _rai(rng, fan_in, fan_out):
    drawn = rng.standard_normal((fan_in + 1, fan_out)) * (0.6007 / np.sqrt(fan_in))
    drawn[rng.integers(fan_in + 1, size=fan_out), np.arange(fan_out)] = rng.beta(2, 1, fan_out)
    return drawn


def _he(fan_in, fan_out):
    return 2 / fan_in


def _glorot(fan_in, fan_out):
    return 2 / (fan_in + fan_out)


def _lecun(fan_in, fan_out):
    return 1 / fan_in


_METHODS = {
    "he": _normal(_he),
    "he_uniform": _uniform(_he),
    "glorot": _normal(_glorot),
    "glorot_uniform": _uniform(_glorot),
    "lecun": _normal(_lecun),
    "lecun_uniform": _uniform(_lecun),
    "pytorch": _pytorch,
    "normal": _normal(lambda fan_in, fan_out: 1),
    "rai": _rai,
}


def initialise(sizes, seeds, activation="relu", method="he", scale=1.0, bias=0.0):
    """Networks with random weights, one per seed.

    Parameters
    ----------
    sizes : sequence of int
        Number of features, units of each hidden layer, and 1 for the output.
    seeds : int or sequence of int
        One network per seed, >= 0. Its numbers depend on its own seed only.
    activation : str or Activation
        Activation of the hidden layers.
    method : str
        Mean 0 and, as a normal or a uniform distribution, the variance

        ==================================  ======================
        ``"he"``, ``"he_uniform"``          2 / fan_in
        ``"glorot"``, ``"glorot_uniform"``  2 / (fan_in + fan_out)
        ``"lecun"``, ``"lecun_uniform"``    1 / fan_in
        ``"normal"``                        1
        ==================================  ======================

        or ``"pytorch"``, the default of torch.nn.Linear: weights and biases uniform
        within 1 / sqrt(fan_in); or ``"rai"``, see Notes.
    scale : float
        Factor on all numbers drawn, >= 0.
    bias : float
        Added to the initial bias of the hidden units, which is 0 except with
        ``"pytorch"`` and ``"rai"``. The output's gets no such addition.

    Returns
    -------
    Network
        A stack of ``len(seeds)`` networks.

    Raises
    ------
    ValueError
        If a size is below 1 or the last is not 1, `seeds` is empty or negative, there is
        no such `method`, or `scale` or `bias` is out of range.

    Notes
    -----
    LeCun, Bottou, Orr, Müller: Efficient backprop, 1998. Glorot, Bengio: Understanding the
    difficulty of training deep feedforward neural networks, 2010. He, Zhang, Ren, Sun:
    Delving deep into rectifiers, 2015.

    Randomized asymmetric initialisation, ``"rai"``: Lu, Shin, Su, Karniadakis: Dying ReLU
    and initialization, 2020. For each unit, fan_in weights and the bias are drawn from
    N(0, 0.6007**2 / fan_in), then one of the fan_in + 1, chosen at random, is drawn anew
    from Beta(2, 1), which is never negative. 0.6007 is the s that makes
    ``1/2 + (4/3) s / sqrt(2 pi) + s**2 / 2`` one, a bound on the factor by which the mean
    square grows from one wide ReLU layer to the next: relu(a + g) <= a + relu(g) for
    a >= 0, and the beta numbers have mean 2/3 and mean square 1/2. So it does not explode;
    measured at width 100 it shrinks, by about 0.8 a layer.

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
    if not isinstance(method, str) or method not in _METHODS:
        raise ValueError(f"method must be one of {sorted(_METHODS)}, got {method!r}")
    check_number("scale", scale, low=0, ends="[)")
    check_number("bias", bias)
    layers = [np.zeros((len(seeds), fan_in + 1, fan_out)) for fan_in, fan_out in pairwise(sizes)]
    for s, seed in enumerate(seeds):
        rng = np.random.default_rng(seed)
        for layer in layers:
            drawn = _METHODS[method](rng, layer.shape[1] - 1, layer.shape[2])
            layer[s, : len(drawn)] = drawn * scale
    for layer in layers[:-1]:
        layer[:, -1] += bias
    return Network([p[:, :-1] for p in layers], [p[:, -1] for p in layers], activation)


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
