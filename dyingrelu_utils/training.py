"""Training: full-batch gradient descent on the mean cross-entropy."""

from dataclasses import dataclass

import numpy as np

from .backprop import Pass, cross_entropy, with_ones
from .inputs import check_number, check_samples, check_whole
from .network import Network

__all__ = ["History", "train"]

# Networks are trained a few at a time, so that the arrays of a pass stay in the cache.
_BYTES_AT_A_TIME = 2**20


@dataclass(frozen=True)
class History:
    """What `train` returns.

    Parameters
    ----------
    loss : ndarray, shape (n_epochs, S)
        Mean cross-entropy in nats. Row 0 is epoch 1; the loss of an epoch is taken
        before its update. inf or nan for a network that diverged.
    network : Network
        The networks after the last update.
    """

    loss: np.ndarray
    network: Network

    @property
    def diverged(self):
        """ndarray of bool, shape (S,): the loss or a parameter is no longer finite."""
        finite = np.isfinite(self.loss).all(axis=0)
        for p in self.network.parameters:
            finite &= np.isfinite(p).all(axis=(1, 2))
        return ~finite


def train(network, X, y, learning_rate=0.01, n_epochs=200):
    """Train every network of a stack by full-batch gradient descent.

    Parameters
    ----------
    network : Network
        Where to start; it is left as it is.
    X : array_like, shape (n_samples, n_features)
    y : array_like, shape (n_samples,)
        Labels, 0 or 1.
    learning_rate : float
        Step size, > 0.
    n_epochs : int
        Number of updates, >= 1: an epoch of full-batch descent is one update.

    Returns
    -------
    History
        Loss per epoch and the trained networks. Diverging is a result, not an error:
        the loss then is inf or nan from that epoch on, and the other networks of the
        stack go on undisturbed.

    Raises
    ------
    ValueError
        If the data does not fit the network, or a setting is out of range.

    Examples
    --------
    >>> from dyingrelu_utils.datasets import deck_dataset
    >>> from dyingrelu_utils.initialisation import deck_networks
    >>> X, y = deck_dataset()
    >>> A, B = deck_networks()
    >>> history = train(A, X, y)
    >>> print(f"{history.loss[-1, 0]:.4f}")
    0.5149
    """
    X, y = check_samples(X, y, network.sizes[0])
    check_number("learning_rate", learning_rate, low=0)
    check_whole("n_epochs", n_epochs, low=1)
    inputs = with_ones(X)
    trained = network.with_activation(network.activation)  # a copy
    loss = np.empty((n_epochs, len(network)))
    size = max(1, _BYTES_AT_A_TIME // (16 * len(X) * sum(network.sizes[1:])))
    with np.errstate(all="ignore"):
        for start in range(0, len(network), size):
            piece = slice(start, start + size)
            parameters = [p[piece] for p in trained.parameters]  # views: updated in place
            pass_ = Pass(parameters, network.activation, inputs)
            for epoch in range(n_epochs):
                loss[epoch, piece] = cross_entropy(pass_.forward(parameters), y)
                for p, gradient in zip(parameters, pass_.backward(parameters, y), strict=True):
                    p -= learning_rate * gradient
    return History(loss, trained)
