"""The life of a unit during training, and the update that killed it."""

from dataclasses import dataclass

import numpy as np

from .inputs import check_number, check_samples

__all__ = ["Autopsy", "Life", "autopsy", "life_table"]


@dataclass(frozen=True)
class Life:
    """What became of one unit.

    Parameters
    ----------
    network, unit : int
        Its place in the stack and in its layer.
    born_dead : bool
        Dead before the first update.
    killed, revived : tuple of int
        The updates (1, 2, ...) after which it was dead, or alive again, and had not
        been before.
    final : str
        ``"alive"``, ``"dead"`` or ``"diverged"`` after the last update.
    """

    network: int
    unit: int
    born_dead: bool
    killed: tuple
    revived: tuple
    final: str


def life_table(active):
    """Tell the life of every unit of a layer from its recorded activity.

    Parameters
    ----------
    active : array_like, shape (n_records, S, n_units)
        Fraction of samples on which a unit is active, before the first update, after
        the first, and so on: ``history.active[k]`` of `train`. nan for a unit that
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
    [Life(network=0, unit=0, born_dead=False, killed=(1,), revived=(3,), final='alive')]
    """
    active = np.asarray(active, dtype=float)
    if active.ndim != 3 or active.size == 0:
        raise ValueError(
            "active must have shape (n_records, S, n_units) and not be empty, "
            f"got shape {active.shape}"
        )
    if (active < 0).any() or (active > 1).any():
        raise ValueError(f"active must lie in [0, 1], got {active.min()} to {active.max()}")
    lives = []
    for s, unit in np.ndindex(active.shape[1:]):
        share = active[:, s, unit]
        died = (share[1:] == 0) & (share[:-1] > 0)
        came_back = (share[1:] > 0) & (share[:-1] == 0)
        last = "diverged" if np.isnan(share[-1]) else "dead" if share[-1] == 0 else "alive"
        updates = [tuple((np.flatnonzero(x) + 1).tolist()) for x in (died, came_back)]
        lives.append(Life(s, unit, bool(share[0] == 0), *updates, last))
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
    X, y = check_samples(X, y, network.sizes[0])
    check_number("learning_rate", learning_rate, low=0)
    if len(network) != 1:
        raise ValueError(f"network must be a stack of one, got {len(network)}")
    if unit not in range(network.sizes[1]):
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
