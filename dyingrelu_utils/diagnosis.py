"""Which units are dead, and on which inputs.

A unit is *dead on X* if its pre-activation is <= 0 for every row of X. ReLU then sends
zero up and zero gradient down. The same unit with Leaky ReLU is *stuck negative*: it
still gets gradient, but on X it is only a linear map.
"""

import numpy as np

__all__ = ["active_fraction", "dead", "dead_units"]


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
    z = np.asarray(z, dtype=float)
    if z.ndim < 2 or z.size == 0:
        raise ValueError(
            f"z must have shape (..., n_samples, n_units) and not be empty, got shape {z.shape}"
        )
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
