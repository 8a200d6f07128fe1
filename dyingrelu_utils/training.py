"""Training: gradient descent on the mean cross-entropy, in its usual variants."""

from dataclasses import dataclass

import numpy as np
from tqdm import tqdm

from ._validation import check_number, check_samples, check_whole
from .backprop import with_ones
from .network import Network
from .two_slopes import new_pass

__all__ = ["History", "train"]

# Networks are trained a few at a time, so that the arrays of a pass stay in the cache.
_BYTES_AT_A_TIME = 2**20


@dataclass(frozen=True, eq=False)
class History:
    """What `train` returns.

    Parameters
    ----------
    loss : ndarray, shape (n_epochs, S)
        Mean cross-entropy in nats, on all samples. Row 0 is epoch 1; the loss of an epoch
        is taken before its (first) update. inf or nan for a network that diverged.
    accuracy : ndarray, shape (n_epochs, S)
        Share of samples predicted right, in [0, 1], at the same moments; nan where an
        output is not a number.
    active_fraction : list of ndarray, shape (n_epochs + 1, S, n_units), or None
        If recorded, per hidden layer the share of samples on which a unit is active,
        z > 0: at the same moments, and in the last row after the last update. nan where a
        pre-activation is not a number.
    network : Network
        The networks after the last update.
    """

    loss: np.ndarray
    accuracy: np.ndarray
    active_fraction: list | None
    network: Network

    @property
    def diverged(self):
        """ndarray of bool, shape (S,): the loss or a parameter is no longer finite."""
        finite = np.isfinite(self.loss).all(axis=0)
        for p in (*self.network.parameters, *self.network.alphas):
            finite &= np.isfinite(p).reshape(len(p), -1).all(axis=1)
        return ~finite

    def __repr__(self):
        n_epochs, n_networks = self.loss.shape
        return (
            f"History({n_epochs} epochs of {self.network}: "
            f"{self.diverged.sum()} of {n_networks} diverged)"
        )


def train(
    network,
    X,
    y,
    learning_rate=0.01,
    n_epochs=200,
    *,
    batch_size=None,
    seed=0,
    momentum=0.0,
    weight_decay=0.0,
    bias_decay=0.0,
    optimizer="gd",
    record_activity=False,
    progress=False,
):
    """Train every network of a stack by gradient descent.

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
        Number of passes over `X`, >= 1. An epoch of full-batch descent is one update.
    batch_size : int, optional
        Samples per update, >= 1, the last batch of an epoch smaller if need be; by
        default all of them. Each epoch draws a new order, the same for all networks.
    seed : int
        Of these orders, >= 0.
    momentum : float
        Share of the last step that is kept, in [0, 1): ``v = momentum * v + gradient``,
        then ``parameter -= learning_rate * v``. 0 with ``"adam"``.
    weight_decay, bias_decay : float
        >= 0: this times a weight (a bias) is added to its gradient. Slopes of PReLU do
        not decay.
    optimizer : str
        ``"gd"``, or ``"adam"`` with decay rates 0.9 and 0.999 and epsilon 1e-8.
    record_activity : bool
        Whether to fill `History.active_fraction`.
    progress : bool
        Whether to show a progress bar.

    Returns
    -------
    History
        Loss and accuracy per epoch and the trained networks. Diverging is a result, not
        an error: the loss then is inf or nan from that epoch on, and the other networks
        of the stack go on undisturbed.

    Raises
    ------
    ValueError
        If the data does not fit the network, or a setting is out of range.

    Notes
    -----
    Momentum: Polyak, Some methods of speeding up the convergence of iteration methods,
    1964. Adam: Kingma, Ba, Adam: a method for stochastic optimization, 2015.

    Examples
    --------
    >>> from dyingrelu_utils.datasets import deck_dataset
    >>> from dyingrelu_utils.initialisation import deck_networks
    >>> X, y = deck_dataset()
    >>> A, B = deck_networks()
    >>> history = train(A, X, y)
    >>> history
    History(200 epochs of Network(10 -> 20 -> 1, ReLU, stack of 1): 0 of 1 diverged)
    >>> print(f"{history.loss[-1, 0]:.4f}")
    0.5149
    """
    X, y = check_samples(X, y, network.sizes[0])
    check_number("learning_rate", learning_rate, low=0)
    check_whole("n_epochs", n_epochs, low=1)
    if batch_size is not None:
        check_whole("batch_size", batch_size, low=1)
    check_whole("seed", seed, low=0)
    check_number("momentum", momentum, 0, 1, "[)")
    check_number("weight_decay", weight_decay, low=0, ends="[)")
    check_number("bias_decay", bias_decay, low=0, ends="[)")
    if optimizer not in ("gd", "adam"):
        raise ValueError(f"optimizer must be 'gd' or 'adam', got {optimizer!r}")
    if optimizer == "adam" and momentum:
        raise ValueError(f"momentum must be 0 with adam, got {momentum!r}")

    inputs = with_ones(X, network.parameters[0].dtype)
    batch_size = min(batch_size or len(X), len(X))
    trained = network[:]  # a copy
    shape = (n_epochs, len(network))
    loss, accuracy, active = np.empty(shape), np.empty(shape), None
    if record_activity:
        active = [np.empty((n_epochs + 1, len(network), n)) for n in network.sizes[1:-1]]

    def record(epoch, piece, pass_):
        if record_activity:
            for layer, number in zip(active, pass_.active(), strict=True):
                layer[epoch, piece] = number

    size = max(1, _BYTES_AT_A_TIME // (inputs[0].nbytes * sum(network.sizes)))
    bar = tqdm(total=n_epochs * len(network), unit="epoch", disable=not progress)
    with bar, np.errstate(all="ignore"):
        for start in range(0, len(network), size):
            piece = slice(start, start + size)
            parameters = [p[piece] for p in trained.parameters]  # views: updated in place
            alphas = [s[piece] for s in trained.alphas]
            rule = _adam if optimizer == "adam" else _descent
            update = rule([*parameters, *alphas], learning_rate, momentum)

            def step(pass_, parameters=parameters, update=update):
                gradients = pass_.backward()
                if weight_decay or bias_decay:
                    for g, p in zip(gradients, parameters, strict=True):
                        g[:, :, :-1] += weight_decay * p[:, :, :-1]
                        g[:, :, -1] += bias_decay * p[:, :, -1]
                update([*gradients, *pass_.alpha_gradients])

            whole = new_pass(parameters, alphas, network.activation, len(X))
            whole.load(inputs, y)
            batches = {  # the last one of an epoch may be smaller
                n: new_pass(parameters, alphas, network.activation, n)
                for n in {batch_size, len(X) % batch_size} - {0, len(X)}
            }
            rng = np.random.default_rng(seed)
            for epoch in range(n_epochs):
                loss[epoch, piece], accuracy[epoch, piece] = whole.score()
                record(epoch, piece, whole)
                if not batches:
                    step(whole)
                else:
                    order = rng.permutation(len(X))
                    for rows in np.split(order, range(batch_size, len(X), batch_size)):
                        batch = batches[len(rows)]
                        batch.load(inputs[:, rows], y[rows])
                        batch.score()
                        step(batch)
                bar.update(len(parameters[0]))
            if record_activity:
                whole.score()
                record(n_epochs, piece, whole)
    for summed in (loss, accuracy, *(active or [])):
        summed /= len(X)
    accuracy[np.isnan(loss)] = np.nan
    return History(loss, accuracy, active, trained)


def _descent(variables, learning_rate, momentum):
    """The update of gradient descent: a function of the gradients of `variables`."""
    velocities = [np.zeros_like(v) for v in variables]

    def update(gradients):
        for variable, gradient, velocity in zip(variables, gradients, velocities, strict=True):
            if momentum:
                velocity *= momentum
                velocity += gradient
                gradient[...] = velocity
            gradient *= learning_rate
            variable -= gradient

    return update


def _adam(variables, learning_rate, momentum):
    """The update of Adam; `momentum` is not used."""
    means = [np.zeros_like(v) for v in variables]
    squares = [np.zeros_like(v) for v in variables]
    n_steps = 0

    def update(gradients):
        nonlocal n_steps
        n_steps += 1
        for variable, gradient, mean, square in zip(
            variables, gradients, means, squares, strict=True
        ):
            mean += (1 - 0.9) * (gradient - mean)
            square += (1 - 0.999) * (gradient * gradient - square)
            unbiased = mean / (1 - 0.9**n_steps)
            scale = np.sqrt(square / (1 - 0.999**n_steps)) + 1e-8
            variable -= learning_rate * unbiased / scale

    return update
