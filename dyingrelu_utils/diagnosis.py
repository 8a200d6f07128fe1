"""Which units are dead, on which inputs, since when, and what killed them.

A unit is *dead on X* if its pre-activation is <= 0 for every row of X. ReLU then sends
zero up and zero gradient down. The same unit with Leaky ReLU is *stuck negative*: it
still gets gradient, but on X it is only a linear map. A unit with a pre-activation that
is nan has *diverged*; it is neither dead nor alive.
"""

from dataclasses import dataclass

import numpy as np

from ._validation import check_array, check_fractions, check_number, check_samples, check_whole
from .network import check_network

__all__ = [
    "Autopsy",
    "Life",
    "active_fraction",
    "autopsy",
    "collapsed",
    "collapsed_by_layer",
    "covered",
    "dead",
    "dead_units",
    "dormant",
    "fraction_is_dead",
    "life_table",
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

    Raises
    ------
    ValueError
        If `z` has no sample or fewer than two axes.

    Examples
    --------
    >>> dead([[1.0, -1.0], [0.0, -2.0]])
    array([False,  True])
    """
    return fraction_is_dead(active_fraction(z))


def fraction_is_dead(fraction):
    """Where units are dead, from the share of samples on which they are active.

    Parameters
    ----------
    fraction : array_like
        From `active_fraction` or ``history.active_fraction``; nan for a diverged unit.

    Returns
    -------
    ndarray of bool, shape of `fraction`

    Examples
    --------
    >>> fraction_is_dead([0.5, 0.0, np.nan])
    array([False,  True, False])
    """
    return np.asarray(fraction) == 0


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
    check_network(network)
    return [dead(z) for z in network.pre_activations(X)[:-1]]


def covered(network, X):
    """Samples that a hidden layer covers: at least one of its units is active on them.

    A ReLU layer gives the same output, zero from every unit, for all samples that it does not
    cover. The layers above cannot tell these samples apart.

    Parameters
    ----------
    network : Network
        A stack of S networks.
    X : array_like, shape (n_samples, n_features)

    Returns
    -------
    list of ndarray of bool, shape (S, n_samples)
        One array per hidden layer.

    Raises
    ------
    ValueError
        If `X` does not fit the network.

    Examples
    --------
    >>> from dyingrelu_utils.network import Network
    >>> network = Network([[[1.0, 1.0]], [[1.0], [1.0]]], [[0.0, -1.0], [0.0]])
    >>> covered(network, [[2.0], [0.5], [-1.0]])
    [array([[ True,  True, False]])]
    """
    check_network(network)
    return [(z > 0).any(axis=-1) for z in network.pre_activations(X)[:-1]]


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
    check_network(network)
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
    return collapsed_by_layer(network, X)[-1]


def collapsed_by_layer(network, X):
    """Networks that have collapsed by the first, the second, ... hidden layer.

    Parameters
    ----------
    network : Network
        A stack of S networks.
    X : array_like, shape (n_samples, n_features)

    Returns
    -------
    ndarray of bool, shape (n_hidden, S)
        Row k: whether one of the first k + 1 hidden layers is dead as a whole.

    Raises
    ------
    ValueError
        If `X` does not fit the network.

    Examples
    --------
    >>> from dyingrelu_utils.network import Network
    >>> network = Network([[[1.0]], [[1.0]], [[1.0]]], [[1.0], [-9.0], [0.0]])
    >>> collapsed_by_layer(network, [[1.0], [2.0]])
    array([[False],
           [ True]])
    """
    whole_layer = [layer.all(axis=-1) for layer in dead_units(network, X)]
    return np.logical_or.accumulate(whole_layer)


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
        Fraction of samples on which a unit is active, before the first update, after
        the first, and so on: ``history.active_fraction[k]`` of `train`. nan for a unit that
        has diverged.

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
    dead_at = fraction_is_dead(active)
    lives = []
    for s, unit in np.ndindex(active.shape[1:]):
        was_dead, alive = dead_at[:, s, unit], active[:, s, unit] > 0
        died = was_dead[1:] & alive[:-1]
        came_back = alive[1:] & was_dead[:-1]
        updates = [tuple((np.flatnonzero(x) + 1).tolist()) for x in (died, came_back)]
        lives.append(Life(unit, bool(was_dead[0]), *updates))
    return lives


@dataclass(frozen=True)
class Autopsy:
    """One unit of a first hidden layer around one update.

    Parameters
    ----------
    active_before, active_after : int
        Samples on which it is active, ``z > 0``.
    max_z_before, max_z_after : float
        Its largest pre-activation.
    weights_before, weights_after : ndarray, shape (n_features,)
    bias_before, bias_after : float
    weights_gradient : ndarray, shape (n_features,)
    bias_gradient : float
        The update subtracts learning rate times gradient.
    pushes : ndarray, shape (n_samples,)
        What each sample contributed to the change of the unit's mean pre-activation;
        they add up to that change. Zero for the samples on which a ReLU unit is off.
    """

    active_before: int
    active_after: int
    max_z_before: float
    max_z_after: float
    weights_before: np.ndarray
    weights_after: np.ndarray
    bias_before: float
    bias_after: float
    weights_gradient: np.ndarray
    bias_gradient: float
    pushes: np.ndarray

    def __str__(self):
        n = len(self.pushes)
        rows = [
            ("active samples", f"{self.active_before} of {n}", f"{self.active_after} of {n}"),
            ("largest z", f"{self.max_z_before:.3f}", f"{self.max_z_after:.3f}"),
            ("bias", f"{self.bias_before:.3f}", f"{self.bias_after:.3f}"),
            (
                "norm of weights",
                f"{np.linalg.norm(self.weights_before):.3f}",
                f"{np.linalg.norm(self.weights_after):.3f}",
            ),
            (
                "norm of gradient",
                f"{np.hypot(np.linalg.norm(self.weights_gradient), self.bias_gradient):.3f}",
                "",
            ),
        ]
        lines = [f"{'':16}  {'before':>12}  {'after':>12}"]
        lines += [f"{name:16}  {before:>12}  {after:>12}" for name, before, after in rows]
        return "\n".join(lines)


def autopsy(network, X, y, unit, learning_rate):
    """Follow one unit of the first hidden layer through one update.

    Parameters
    ----------
    network : Network
        A stack of one, as it is before the update; it is left as it is.
    X : array_like, shape (n_samples, n_features)
    y : array_like, shape (n_samples,)
        Labels, 0 or 1.
    unit : int
        Its place in the layer.
    learning_rate : float
        Of the update, plain full-batch gradient descent, > 0.

    Returns
    -------
    Autopsy

    Raises
    ------
    ValueError
        If the stack holds more than one network, or an argument is out of range.

    Notes
    -----
    With ``delta_i = dloss/dz_i`` of this unit, its weights change by
    ``-learning_rate * sum(delta_i x_i)`` and its bias by ``-learning_rate * sum(delta_i)``,
    so sample i moves the unit's mean pre-activation by
    ``-learning_rate * delta_i * (x_i . mean(x) + 1)``.

    Examples
    --------
    >>> from dyingrelu_utils.datasets import deck_dataset
    >>> from dyingrelu_utils.initialisation import deck_networks
    >>> X, y = deck_dataset()
    >>> A, B = deck_networks()
    >>> autopsy(A, X, y, unit=3, learning_rate=0.01).active_before
    513
    """
    check_network(network)
    X, y = check_samples(X, y, network.sizes[0])
    learning_rate = check_number("learning_rate", learning_rate, low=0)
    unit = check_whole("unit", unit, low=0)
    if len(network) != 1:
        raise ValueError(f"network must be a stack of one, got {len(network)}")
    if unit >= network.sizes[1]:
        raise ValueError(f"unit must be one of 0 to {network.sizes[1] - 1}, got {unit!r}")
    weights, bias = network.weights[0][0, :, unit], network.biases[0][0, unit]
    weights_gradient, bias_gradient = (g[0][0, ..., unit] for g in network.gradients(X, y))
    new_weights = weights - learning_rate * weights_gradient
    new_bias = bias - learning_rate * bias_gradient
    before, after = X @ weights + bias, X @ new_weights + new_bias
    # The gradient of the mean loss is the mean of the gradients sample by sample.
    delta = np.array(
        [network.gradients(X[[i]], y[[i]])[1][0][0, unit] / len(X) for i in range(len(X))]
    )
    return Autopsy(
        int((before > 0).sum()),
        int((after > 0).sum()),
        float(before.max()),
        float(after.max()),
        weights.copy(),
        new_weights,
        float(bias),
        float(new_bias),
        weights_gradient.copy(),
        float(bias_gradient),
        -learning_rate * delta * (X @ X.mean(axis=0) + 1),
    )
