"""The autopsy: what one update did to one unit, and which samples pushed it."""

from dataclasses import dataclass

import numpy as np

from ._validation import check_number, check_samples, check_whole
from .network import check_network
from .training import train

__all__ = ["Autopsy", "autopsy"]


@dataclass(frozen=True)
class Autopsy:
    """One unit of a first hidden layer around one update.

    Parameters
    ----------
    z_before, z_after : ndarray, shape (n_samples,)
        Its pre-activations.
    weights_before, weights_after : ndarray, shape (n_features,)
    bias_before, bias_after : float
    gradient_norm : float
        Norm of the gradient by weights and bias. The update subtracts learning rate times
        gradient.
    pushes : ndarray, shape (n_samples,)
        What each sample contributed to the change of the unit's mean pre-activation;
        they add up to that change. Zero for the samples on which a ReLU unit is off.
    """

    z_before: np.ndarray
    z_after: np.ndarray
    weights_before: np.ndarray
    weights_after: np.ndarray
    bias_before: float
    bias_after: float
    gradient_norm: float
    pushes: np.ndarray

    def __str__(self):
        z = self.z_before, self.z_after
        weights = self.weights_before, self.weights_after
        bias = self.bias_before, self.bias_after
        rows = {
            "": ["before", "after"],
            "active samples": [f"{(each > 0).sum()} of {len(each)}" for each in z],
            "largest z": [f"{each.max():.3f}" for each in z],
            "bias": [f"{each:.3f}" for each in bias],
            "norm of weights": [f"{np.linalg.norm(each):.3f}" for each in weights],
            "norm of gradient": [f"{self.gradient_norm:.3f}", ""],
        }
        return "\n".join(f"{name:16}  {a:>12}  {b:>12}" for name, (a, b) in rows.items())


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
    >>> print(autopsy(A, X, y, unit=3, learning_rate=20))  # doctest: +NORMALIZE_WHITESPACE
                            before         after
    active samples     513 of 1000   520 of 1000
    largest z                4.277         4.238
    bias                     0.000         0.014
    norm of weights          1.398         1.413
    norm of gradient         0.004
    """
    check_network(network)
    if len(network) != 1:
        raise ValueError(f"network must be a stack of one, got {len(network)}")
    X, y = check_samples(X, y, network.sizes[0])
    learning_rate = check_number("learning_rate", learning_rate, low=0)
    unit = check_whole("unit", unit, low=0)
    if unit >= network.sizes[1]:
        raise ValueError(f"unit must be one of 0 to {network.sizes[1] - 1}, got {unit}")
    after = train(network, X, y, learning_rate, n_epochs=1).network
    # the mean loss's gradient is the sum of what the samples give, each divided by their number
    delta = [network.gradients(X[[i]], y[[i]])[1][0][0, unit] / len(X) for i in range(len(X))]
    delta = np.array(delta)  # (n_samples,)
    return Autopsy(
        *(each.pre_activations(X)[0][0, :, unit] for each in (network, after)),
        *(each.weights[0][0, :, unit].copy() for each in (network, after)),
        *(float(each.biases[0][0, unit]) for each in (network, after)),
        gradient_norm=float(np.linalg.norm([*(delta @ X), delta.sum()])),
        pushes=-learning_rate * delta * (X @ X.mean(axis=0) + 1),
    )
