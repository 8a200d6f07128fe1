"""Training: gradient descent on the mean cross-entropy, in its usual variants."""

import os
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import cache, partial
from threading import Event

import numpy as np

from ._validation import check_number, check_samples, check_whole
from .backprop import Workspace, with_bias_input
from .network import Network, check_network
from .optimisers import clip_gradients, update_rule

__all__ = ["History", "train"]

# The networks of a stack are trained a part at a time, in threads: a part's arrays have about
# this size, so that they stay in the cache. The numbers of a network do not depend on it.
_BYTES_AT_A_TIME = 2**22
_MOST_THREADS = 8


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
    clip_norm=None,
    optimizer="gd",
    record_activity=False,
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
        >= 0: this times a weight (a bias) is added to its gradient. The alphas of PReLU do
        not decay.
    clip_norm : float, optional
        The longest gradient, > 0: where the gradient of all that a network learns is longer,
        it is shortened to this length before anything else is done with it.
    optimizer : str
        ``"gd"``, or ``"adam"`` with decay rates 0.9 and 0.999 and epsilon 1e-8.
    record_activity : bool
        Whether to fill `History.active_fraction`.

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
    1964. Adam: Kingma, Ba, Adam: a method for stochastic optimization, 2015. Clipping: Pascanu,
    Mikolov, Bengio: On the difficulty of training recurrent neural networks, 2013.

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
    check_network(network)
    X, y = check_samples(X, y, network.sizes[0])
    n_epochs = check_whole("n_epochs", n_epochs, low=1)
    if batch_size is not None:
        batch_size = check_whole("batch_size", batch_size, low=1)
    order = partial(np.random.default_rng, check_whole("seed", seed, low=0))
    decay = (
        check_number("weight_decay", weight_decay, low=0, ends="[)"),
        check_number("bias_decay", bias_decay, low=0, ends="[)"),
    )
    if clip_norm is not None:
        clip_norm = check_number("clip_norm", clip_norm, low=0)
    rule = update_rule(optimizer, learning_rate, momentum)
    step = partial(_step, clip_norm, decay)

    trained = network[:]  # a copy
    shape = (n_epochs, len(network))
    loss, n_correct = np.empty(shape), np.empty(shape)
    widths = network.sizes[1:-1] if record_activity else ()
    n_active = [np.empty((n_epochs + 1, len(network), width)) for width in widths]
    inputs = with_bias_input(X)

    def train_part(part, stopped):
        recorded = loss[:, part], n_correct[:, part], [layer[:, part] for layer in n_active]
        batches = _batches(len(X), batch_size, order())
        _train(trained.view(part), inputs, y, rule, step, batches, recorded, stopped)

    _in_threads(train_part, len(network), len(X) * 8 * sum(network.sizes))
    accuracy = np.where(np.isnan(loss), np.nan, n_correct / len(X))
    active_fraction = [layer / len(X) for layer in n_active] if record_activity else None
    return History(loss / len(X), accuracy, active_fraction, trained)


def _in_threads(function, n_networks, n_bytes):
    """Call ``function(part, stopped)`` for every part of the stack, on all cores.

    When one call raises, or the user interrupts, `stopped` is set for the others.
    """
    n_threads = _n_threads(n_networks)
    size = min(max(1, _BYTES_AT_A_TIME // n_bytes), -(-n_networks // n_threads))
    parts = [slice(start, start + size) for start in range(0, n_networks, size)]
    stopped = Event()
    if len(parts) == 1:
        return function(parts[0], stopped)
    with ThreadPoolExecutor(n_threads) as pool:
        calls = [pool.submit(function, part, stopped) for part in parts]
        try:
            pending = set(calls)
            while pending:  # not longer at a time: an interrupt is noticed in between
                done, pending = wait(pending, timeout=0.1, return_when=FIRST_EXCEPTION)
                for call in done:
                    call.result()
        finally:
            stopped.set()


def _n_threads(n_networks):
    """As many as the process may use cores, and not more than there are networks."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(cores or 1, _MOST_THREADS, n_networks)


def _batches(n_samples, batch_size, rng):
    """For every epoch, the rows of its batches, None for all rows in their order."""
    while True:
        if batch_size is None or batch_size >= n_samples:
            yield [None]
        else:
            starts = range(batch_size, n_samples, batch_size)
            yield np.split(rng.permutation(n_samples), starts)


@np.errstate(all="ignore")  # a network that diverges is no error
def _train(network, inputs, y, rule, step, batches, recorded, stopped):
    """Train `network` in place and record it, epoch by epoch, until `stopped` is set."""
    loss, n_correct, n_active = recorded
    update = rule([*network.parameters, *network.alphas])
    workspace = cache(partial(Workspace, network))  # one for each size of a batch
    whole = workspace(len(y))
    whole.load(inputs, y)

    def record_activity(epoch):
        if n_active:
            for layer, count in zip(n_active, whole.active_count(), strict=True):
                layer[epoch] = count

    for epoch in range(len(loss)):
        if stopped.is_set():
            return
        loss[epoch], n_correct[epoch] = whole.loss_and_correct()
        record_activity(epoch)
        for rows in next(batches):
            batch = whole if rows is None else workspace(len(rows))
            if rows is not None:
                batch.load(inputs[:, rows], y[rows])
                batch.loss_and_correct()
            step(batch, update)
    if n_active:
        whole.forward()
        record_activity(len(loss))


def _step(clip_norm, decay, workspace, update):
    """One update, at the gradients of what was last passed through `workspace`."""
    gradients = workspace.backward()
    if clip_norm is not None:
        clip_gradients([*gradients, *workspace.alpha_gradients], clip_norm)
    weight_decay, bias_decay = decay
    if weight_decay or bias_decay:
        for g, p in zip(gradients, workspace.parameters, strict=True):
            g[:, :, :-1] += weight_decay * p[:, :, :-1]
            g[:, :, -1] += bias_decay * p[:, :, -1]
    update([*gradients, *workspace.alpha_gradients])
