"""Initial weights, one seed per network, and the deck's two networks."""

from functools import partial
from itertools import pairwise

import numpy as np

from ._validation import check_choice, check_number, check_seeds, check_whole_numbers
from .activations import leaky_relu, relu
from .datasets import DECK_SEED
from .network import Network

__all__ = ["deck_networks", "initialise"]

# A method fills the layers' arrays, shape (S, fan_in + 1, fan_out), biases in the last row,
# with the numbers of the seeds. It finds zeros.


def _normal(variance, seeds, layers):
    """Normal weights, mean 0; all numbers of a seed are drawn at once, which is faster."""
    ends = np.cumsum([layer[0, :-1].size for layer in layers])
    drawn = np.array([np.random.default_rng(seed).standard_normal(ends[-1]) for seed in seeds])
    for layer, part in zip(layers, np.split(drawn, ends[:-1], axis=1), strict=True):
        weights = layer[:, :-1]
        deviation = np.sqrt(variance(*weights.shape[1:]))
        np.multiply(part.reshape(weights.shape), deviation, out=weights)


def _layer_by_layer(draw, seeds, layers):
    """What `draw` gives, seed by seed and layer by layer."""
    for s, seed in enumerate(seeds):
        rng = np.random.default_rng(seed)
        for layer in layers:
            layer[s] = draw(rng, layer.shape[1] - 1, layer.shape[2])


def _pytorch(rng, fan_in, fan_out):
    return rng.uniform(-1, 1, (fan_in + 1, fan_out)) / np.sqrt(fan_in)


def _rai(rng, fan_in, fan_out):
    drawn = rng.standard_normal((fan_in + 1, fan_out)) * (0.6007 / np.sqrt(fan_in))
    drawn[rng.integers(fan_in + 1, size=fan_out), np.arange(fan_out)] = rng.beta(2, 1, fan_out)
    return drawn


_METHODS = {
    "he": partial(_normal, lambda fan_in, fan_out: 2 / fan_in),
    "glorot": partial(_normal, lambda fan_in, fan_out: 2 / (fan_in + fan_out)),
    "lecun": partial(_normal, lambda fan_in, fan_out: 1 / fan_in),
    "pytorch": partial(_layer_by_layer, _pytorch),
    "rai": partial(_layer_by_layer, _rai),
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
        Normal weights, mean 0, with the variance

        ============  ======================
        ``"he"``      2 / fan_in
        ``"glorot"``  2 / (fan_in + fan_out)
        ``"lecun"``   1 / fan_in
        ============  ======================

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
    sizes = np.atleast_1d(check_whole_numbers("sizes", sizes, low=1)).tolist()
    seeds = check_seeds(seeds)
    if len(sizes) < 3 or sizes[-1] != 1:
        raise ValueError(f"sizes must be features, hidden units, ..., and 1 output, got {sizes}")
    check_choice("method", method, _METHODS)
    scale = check_number("scale", scale, low=0, ends="[)")
    bias = check_number("bias", bias)

    layers = [np.zeros((len(seeds), fan_in + 1, fan_out)) for fan_in, fan_out in pairwise(sizes)]
    _METHODS[method](seeds, layers)
    for layer in layers:
        layer *= scale
    for hidden in layers[:-1]:
        hidden[:, -1] += bias
    return Network(
        [layer[:, :-1] for layer in layers], [layer[:, -1] for layer in layers], activation
    )


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
