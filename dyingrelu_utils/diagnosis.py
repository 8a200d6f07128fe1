"""Which units are dead, on which inputs, and since when.

A unit is *dead on X* if its pre-activation is <= 0 for every row of X. ReLU then sends
zero up and zero gradient down. The same unit with Leaky ReLU is *stuck negative*: it
still gets gradient, but on X it is only a linear map. A unit with a pre-activation that
is nan has *diverged*; it is neither dead nor alive.
"""

from dataclasses import dataclass

import numpy as np

from ._validation import check_array, check_fractions, check_number
from .autopsy import Autopsy, autopsy
from .network import check_network

__all__ = [
    "Autopsy", "Life", "active_fraction", "autopsy", "collapsed", "collapsed_by_layer",
    "covered", "dead", "dead_units", "dormant", "fraction_is_dead", "life_table",
    "stuck_negative_units",
]  # fmt: skip


def active_fraction(z):
    """Share of samples on which each unit is active, ``z > 0``.

    Parameters
    ----------
    z : array_like, shape (..., n_samples, n_units)
        Pre-activations, from a `Network` or from anywhere else.

    Returns
    -------
    ndarray of float, shape (..., n_units)
        In [0, 1]; nan where a pre-activation is nan: that unit has diverged.

    Raises
    ------
    ValueError
        If `z` has no sample or fewer than two axes.

    Examples
    --------
    >>> active_fraction([[1.0, -1.0], [0.0, -2.0]])
    array([0.5, 0. ])
    """
    z = check_array("z", z, "..., n_samples, n_units")
    return np.where(np.isnan(z).any(axis=-2), np.nan, (z > 0).mean(axis=-2))


def dead(z):
    """Units that are dead on the samples of `z`: never active.

    Parameters
    ----------
    z : array_like, shape (..., n_samples, n_units)
        Pre-activations, not activations: a sigmoid's output, say, is never 0. Units are the
        last axis: bring convolution maps (N, C, H, W) into this shape by
        ``z.transpose(0, 2, 3, 1).reshape(-1, C)``, tokens (N, T, U) by ``z.reshape(-1, U)``.
        A unit is dead on several batches if it is dead on each of them.

    Returns
    -------
    ndarray of bool, shape (..., n_units)
        A unit with a pre-activation that is nan has diverged; it counts as not dead.
        Errors are those of `active_fraction`.

    Examples
    --------
    >>> dead([[1.0, -1.0], [0.0, -2.0]])
    array([False,  True])
    """
    return fraction_is_dead(active_fraction(z))


def fraction_is_dead(fraction):
    """Where units are dead, from their `active_fraction`, any shape; nan, diverged, is not dead.

    Examples
    --------
    >>> fraction_is_dead([0.5, 0.0, np.nan])
    array([False,  True, False])
    """
    return np.asarray(fraction) == 0


def _hidden_layers(network, X):
    """Pre-activations of the hidden layers, shape (S, n_samples, n_units) each."""
    check_network(network)
    return network.pre_activations(X)[:-1]


def dead_units(network, X):
    """Hidden units of a `Network` that are dead on `X`.

    Parameters
    ----------
    network : Network
        A stack of S networks. For Leaky ReLU the units found are the stuck negative ones.
    X : array_like, shape (n_samples, n_features)

    Returns
    -------
    list of ndarray of bool, shape (S, n_units)
        One array per hidden layer.

    Raises
    ------
    ValueError
        If `X` does not fit the network.

    Examples
    --------
    >>> from dyingrelu_utils.network import Network
    >>> network = Network([[[1.0, 1.0]], [[1.0], [1.0]]], [[0.0, -9.0], [0.0]])
    >>> dead_units(network, [[1.0], [2.0]])
    [array([[False,  True]])]
    """
    return [dead(z) for z in _hidden_layers(network, X)]


def stuck_negative_units(network, X):
    """Hidden units of a `Network` that are never active on `X`, yet have a slope there.

    Parameters, errors and what is returned are as in `dead_units`. With ReLU there are none:
    such a unit is dead.

    Examples
    --------
    >>> from dyingrelu_utils.network import Network
    >>> network = Network([[[1.0]], [[1.0]]], [[-9.0], [0.0]], "leaky_relu")
    >>> stuck_negative_units(network, [[1.0], [2.0]])
    [array([[ True]])]
    """
    slope = network.activation.derivative
    return [dead(z) & (slope(z) != 0).any(axis=-2) for z in _hidden_layers(network, X)]


def covered(network, X):
    """Samples that a hidden layer covers: at least one of its units is active on them.

    A ReLU layer gives the same output, zero from every unit, for all samples that it does not
    cover. The layers above cannot tell these samples apart. Parameters and errors are those of
    `dead_units`.

    Returns
    -------
    list of ndarray of bool, shape (S, n_samples)
        One array per hidden layer.

    Examples
    --------
    >>> from dyingrelu_utils.network import Network
    >>> network = Network([[[1.0, 1.0]], [[1.0], [1.0]]], [[0.0, -1.0], [0.0]])
    >>> covered(network, [[2.0], [0.5], [-1.0]])
    [array([[ True,  True, False]])]
    """
    return [(z > 0).any(axis=-1) for z in _hidden_layers(network, X)]


def collapsed(network, X):
    """Networks with a hidden layer that is dead as a whole, so that their output is constant.

    Returns an array of bool, shape (S,). Parameters and errors are those of `dead_units`.

    Examples
    --------
    >>> from dyingrelu_utils.network import Network
    >>> network = Network([[[1.0]], [[1.0]]], [[-9.0], [0.0]])
    >>> collapsed(network, [[1.0], [2.0]])
    array([ True])
    """
    return collapsed_by_layer(network, X)[-1]


def collapsed_by_layer(network, X):
    """Networks that have collapsed by the first, the second, ... hidden layer.

    Parameters and errors are those of `dead_units`.

    Returns
    -------
    ndarray of bool, shape (n_hidden, S)
        Row k: whether one of the first k + 1 hidden layers is dead as a whole.

    Examples
    --------
    >>> from dyingrelu_utils.network import Network
    >>> network = Network([[[1.0]], [[1.0]], [[1.0]]], [[1.0], [-9.0], [0.0]])
    >>> collapsed_by_layer(network, [[1.0], [2.0]])
    array([[False],
           [ True]])
    """
    return np.logical_or.accumulate([layer.all(axis=-1) for layer in dead_units(network, X)])


def dormant(a, tau=0.025):
    """Units that are nearly silent beside the others of their layer.

    Parameters
    ----------
    a : array_like, shape (..., n_samples, n_units)
        Activations ``f(z)`` of one layer.
    tau : float
        A unit is dormant if its mean absolute activation is at most `tau` times the
        layer's mean of it. At ``tau=0`` only units that are zero throughout are.

    Returns
    -------
    ndarray of bool, shape (..., n_units)
        A unit with an activation that is nan or inf has diverged: it is not dormant, and the
        layer's mean is taken over the others.

    Raises
    ------
    ValueError
        If `tau` is negative, or `a` has no sample or fewer than two axes.

    Notes
    -----
    Sokar, Agarwal, Castro, Evci: The dormant neuron phenomenon in deep reinforcement
    learning, 2023. A dead ReLU unit is dormant; a dormant unit need not be dead.

    Examples
    --------
    >>> dormant([[5.0, 0.01, 0.0], [3.0, 0.0, 0.0]])
    array([False,  True,  True])
    """
    tau = check_number("tau", tau, low=0, ends="[)")
    a = check_array("a", a, "..., n_samples, n_units")
    size = np.abs(a).mean(axis=-2)  # (..., n_units)
    finite = np.isfinite(size)
    total = np.where(finite, size, 0).sum(axis=-1, keepdims=True)
    mean = total / np.maximum(finite.sum(axis=-1, keepdims=True), 1)
    return finite & (size <= tau * mean)


@dataclass(frozen=True)
class Life:
    """What became of one unit.

    Parameters
    ----------
    unit : int
        Its place in the layer.
    born_dead : bool
        Dead before the first update.
    killed, revived : tuple of int
        The updates (1, 2, ...) after which it was dead, or alive again, and had not
        been before.
    """

    unit: int
    born_dead: bool
    killed: tuple
    revived: tuple


def life_table(active):
    """Tell the life of every unit of a layer from its recorded activity.

    Parameters
    ----------
    active : array_like, shape (n_records, S, n_units)
        The units' active fractions before the first update, after the first, and so on:
        ``history.active_fraction[k]`` of `train`. nan for a unit that has diverged.

    Returns
    -------
    list of Life
        One per unit, network by network.

    Raises
    ------
    ValueError
        If the shape is wrong, or a fraction lies outside [0, 1].

    Examples
    --------
    >>> life_table([[[0.5]], [[0.0]], [[0.0]], [[0.1]]])
    [Life(unit=0, born_dead=False, killed=(1,), revived=(3,))]
    """
    active = check_fractions("active", active, "n_records, S, n_units")
    is_dead, is_alive = fraction_is_dead(active), active > 0
    changes = is_dead[1:] & is_alive[:-1], is_alive[1:] & is_dead[:-1]  # killed, revived
    lives = []
    for s, unit in np.ndindex(active.shape[1:]):
        updates = [tuple((np.flatnonzero(change[:, s, unit]) + 1).tolist()) for change in changes]
        lives.append(Life(unit, bool(is_dead[0, s, unit]), *updates))
    return lives
