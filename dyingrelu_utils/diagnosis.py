"""Which units are dead, on which inputs, since when, and what killed them.

A unit is *dead on X* if its pre-activation is <= 0 for every row of X. ReLU then sends
zero up and zero gradient down. The same unit with Leaky ReLU is *stuck negative*: it
still gets gradient, but on X it is only a linear map. A unit with a pre-activation that
is nan has *diverged*; it is neither dead nor alive.
"""

import numpy as np

from .inputs import check_number

__all__ = [
    "active_fraction",
    "collapsed",
    "dead",
    "dead_units",
    "diverged",
    "dormant",
    "stuck_negative_units",
]


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
    z = _samples_by_units("z", z)
    return np.where(np.isnan(z).any(axis=-2), np.nan, (z > 0).mean(axis=-2))


def dead(z):
    """Units that are dead on the samples of `z`: never active.

    Parameters
    ----------
    z : array_like, shape (..., n_samples, n_units)
        Pre-activations, not activations: a sigmoid's output, say, is never 0.

    Returns
    -------
    ndarray of bool, shape (..., n_units)
        A unit with a pre-activation that is nan has diverged; it counts as not dead.

    Raises
    ------
    ValueError
        If `z` has no sample or fewer than two axes.

    Examples
    --------
    >>> dead([[1.0, -1.0], [0.0, -2.0]])
    array([False,  True])
    """
    return active_fraction(z) == 0


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
    >>> from dyingrelu_utils.datasets import deck_dataset
    >>> from dyingrelu_utils.initialisation import deck_networks
    >>> X, y = deck_dataset()
    >>> A, B = deck_networks()
    >>> int(dead_units(A, X)[0].sum())
    0
    """
    return [dead(z) for z in network.pre_activations(X)[:-1]]


def diverged(z):
    """Units with a pre-activation that is nan.

    Parameters
    ----------
    z : array_like, shape (..., n_samples, n_units)

    Returns
    -------
    ndarray of bool, shape (..., n_units)

    Raises
    ------
    ValueError
        If `z` has no sample or fewer than two axes.

    Examples
    --------
    >>> diverged([[1.0, np.nan], [0.0, -2.0]])
    array([False,  True])
    """
    return np.isnan(active_fraction(z))


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
    check_number("tau", tau, low=0, ends="[)")
    a = _samples_by_units("a", a)
    size = np.abs(a).mean(axis=-2)  # (..., n_units)
    return size <= tau * size.mean(axis=-1, keepdims=True)


def stuck_negative_units(network, X):
    """Hidden units of a `Network` that are never active on `X`, yet have a slope there.

    Parameters
    ----------
    network : Network
        A stack of S networks.
    X : array_like, shape (n_samples, n_features)

    Returns
    -------
    list of ndarray of bool, shape (S, n_units)
        One array per hidden layer. With ReLU there are none: such a unit is dead.

    Raises
    ------
    ValueError
        If `X` does not fit the network.

    Examples
    --------
    >>> from dyingrelu_utils.network import Network
    >>> network = Network([[[1.0]], [[1.0]]], [[-9.0], [0.0]], "leaky_relu")
    >>> stuck_negative_units(network, [[1.0], [2.0]])
    [array([[ True]])]
    """
    layers = network.pre_activations(X)[:-1]
    return [dead(z) & (network.activation.derivative(z) != 0).any(axis=-2) for z in layers]


def collapsed(network, X):
    """Networks with a hidden layer that is dead as a whole, so that their output is constant.

    Parameters
    ----------
    network : Network
        A stack of S networks.
    X : array_like, shape (n_samples, n_features)

    Returns
    -------
    ndarray of bool, shape (S,)

    Raises
    ------
    ValueError
        If `X` does not fit the network.

    Examples
    --------
    >>> from dyingrelu_utils.network import Network
    >>> network = Network([[[1.0]], [[1.0]]], [[-9.0], [0.0]])
    >>> collapsed(network, [[1.0], [2.0]])
    array([ True])
    """
    return np.any([layer.all(axis=-1) for layer in dead_units(network, X)], axis=0)


def _samples_by_units(name, values):
    values = np.asarray(values, dtype=float)
    if values.ndim < 2 or values.size == 0:
        raise ValueError(
            f"{name} must have shape (..., n_samples, n_units) and not be empty, "
            f"got shape {values.shape}"
        )
    return values
