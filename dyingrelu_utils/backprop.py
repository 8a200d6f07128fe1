"""Forward and backward pass of a stack of S networks.

A layer keeps its weights and biases in one array, a row per unit, the bias in the last
column. Activations are stored units x samples, with a last row of ones. One product then
serves weights and bias, and runs along rows that are long and contiguous::

    parameters[k]   (S, fan_out, fan_in + 1)
    inputs[k]       (S, fan_in + 1, n_samples)        parameters[k] @ inputs[k] = W x + b

Students write the plain version, one network at a time, in notebook 03.
"""

import math

import numpy as np

__all__ = [
    "Pass",
    "cross_entropy",
    "ones",
    "product",
    "sigmoid",
    "sum_over_samples",
    "with_ones",
]


def sigmoid(z):
    """``1 / (1 + exp(-z))``, without overflow.

    Parameters
    ----------
    z : array_like

    Returns
    -------
    ndarray, shape of `z`

    Examples
    --------
    >>> sigmoid([-1000.0, 0.0, 1000.0])
    array([0. , 0.5, 1. ])
    """
    return 0.5 * (1 + np.tanh(0.5 * np.asarray(z)))


def cross_entropy(z, y):
    """Mean binary cross-entropy in nats, from logits, without overflow.

    Parameters
    ----------
    z : array_like, shape (..., n_samples)
        Pre-activations of the output unit.
    y : array_like, shape (n_samples,)
        Labels, 0 or 1.

    Returns
    -------
    ndarray, shape (...)

    Notes
    -----
    ``-y log p - (1 - y) log(1 - p)`` with ``p = sigmoid(z)`` is
    ``max(z, 0) - z y + log(1 + exp(-|z|))``.

    Examples
    --------
    >>> print(cross_entropy([800.0, -800.0], [0, 0]))
    400.0
    """
    z, y = np.asarray(z), np.asarray(y)
    return (np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))).mean(axis=-1)


def ones(shape, dtype):
    """Ones, the first at an address that is a multiple of 64: a third of the time saved."""
    n_bytes = math.prod(shape) * np.dtype(dtype).itemsize
    memory = np.empty(n_bytes + 64, np.uint8)
    start = -memory.ctypes.data % 64
    array = memory[start : start + n_bytes].view(dtype).reshape(shape)
    array[...] = 1
    return array


def with_ones(X, dtype=float):
    """`X` laid out as inputs: shape (n_features + 1, n_samples), the last row ones."""
    inputs = ones((X.shape[1] + 1, len(X)), dtype)
    inputs[:-1] = X.T
    return inputs


# BLAS may run a product of more multiplications on several threads. Then two notebooks at
# once fight over the cores, and both become ten times slower.
_MAX_PRODUCT = 2**18


def product(a, b, out):
    """``a @ b``, written to `out`; samples are the last axis of `b`."""
    size = a.shape[-2] * b.shape[-2]
    if size * b.shape[-1] <= _MAX_PRODUCT:
        np.matmul(a, b, out=out)
        return
    step = max(1, _MAX_PRODUCT // size)
    for start in range(0, b.shape[-1], step):
        part = slice(start, start + step)
        np.matmul(a, b[..., part], out=out[..., part])


def sum_over_samples(a, b, out):
    """``a @ b.T``, written to `out`; samples are the last axis of both."""
    size = a.shape[-2] * b.shape[-2]
    if size * b.shape[-1] <= _MAX_PRODUCT:
        np.matmul(a, b.swapaxes(-1, -2), out=out)
        return
    step = max(1, _MAX_PRODUCT // size)
    out[...] = 0
    for start in range(0, b.shape[-1], step):
        part = slice(start, start + step)
        out += a[..., part] @ b[..., part].swapaxes(-1, -2)


class Pass:
    """Buffers for passes over `n_samples` inputs, filled anew by each pass.

    Use: `load` the samples; `forward` for the pre-activations alone, or `score` for loss
    and accuracy, then `backward` for the gradients there.

    Parameters
    ----------
    parameters : list of ndarray, shape (S, fan_out, fan_in + 1)
        Kept, not copied: each pass takes them as they are then.
    alphas : list of ndarray, shape (S, n_units)
        One array per hidden layer if the activation's alphas are learned, else none.
    activation : Activation
        Of the hidden layers.
    n_samples : int
    """

    def __init__(self, parameters, alphas, activation, n_samples):
        self.parameters, self.alphas, self.activation = parameters, alphas, activation
        self.gradients = [np.empty_like(p) for p in parameters]
        self.alpha_gradients = [np.empty_like(s) for s in alphas]
        self._allocate(n_samples)

    def _new(self, n_units, n_samples):
        first = self.parameters[0]
        return ones((len(first), n_units, n_samples), first.dtype)

    def _allocate(self, n_samples):
        widths = [p.shape[1] for p in self.parameters]
        self.z = [self._new(width, n_samples) for width in widths]
        self.delta = [self._new(width, n_samples) for width in widths[:-1]]
        self.inputs = [None, *(self._new(width + 1, n_samples) for width in widths[:-1])]

    def load(self, inputs, y=None):
        """Take `inputs`, shape (n_features + 1, n_samples), and labels `y` (n_samples,)."""
        self.inputs[0] = inputs
        if y is not None:
            self.sign = (1 - 2 * y).astype(inputs.dtype)  # +1 where the label is 0, else -1
            self.n_zeros = np.count_nonzero(y == 0)

    def forward(self):
        """Fill `z` and `inputs`; return the logits, shape (S, n_samples)."""
        product(self.parameters[0], self.inputs[0], out=self.z[0])
        for k in range(1, len(self.parameters)):
            self.activation.f(self.z[k - 1], self.inputs[k][:, :-1], *self._slopes(k - 1))
            product(self.parameters[k], self.inputs[k], out=self.z[k])
        return self.z[-1][:, 0]

    def _slopes(self, k):
        return [self.alphas[k][:, :, None]] if self.alphas else []

    def score(self):
        """Summed cross-entropy and number of samples predicted right, shape (S,) each."""
        z = self.forward()
        # With the margin m = -z where the label is 1, else z, a sample's loss is
        # log(1 + exp(m)), and its derivative by m is sigmoid(m) = exp(m - loss).
        margin = z * self.sign
        loss = np.abs(z)
        np.exp(np.negative(loss, out=loss), out=loss)
        np.log1p(loss, out=loss)
        loss += np.maximum(margin, 0)
        self.error = np.exp(np.subtract(margin, loss, out=margin), out=margin)
        self.loss = np.add.reduce(loss, axis=1)
        return self.loss, self.n_zeros - np.greater(z, 0, out=loss) @ self.sign

    def active(self):
        """After `score`, per hidden layer, the samples with z > 0: numbers (S, n_units)."""
        return [np.where(np.isnan(z).any(axis=2), np.nan, (z > 0).sum(axis=2)) for z in self.z[:-1]]

    def backward(self):
        """Gradients after `score`, laid out as the parameters; fills `alpha_gradients` too."""
        last = len(self.parameters) - 1
        delta = (self.error * (self.sign / len(self.sign)))[:, None]  # dloss/dz of the output
        for k in range(last, 0, -1):
            sum_over_samples(delta, self.inputs[k], out=self.gradients[k])
            # One layer down: dloss/dz = f'(z) * (W.T @ delta).
            above = self.parameters[k][:, :, :-1].transpose(0, 2, 1)
            times = np.multiply if k == last else product  # the output is one unit
            times(above, delta, out=self.delta[k - 1])
            delta = self.delta[k - 1]
            z, slope = self.z[k - 1], self.inputs[k][:, :-1]  # its place is free now
            if self.alphas:
                np.einsum("suj,suj->su", delta, np.minimum(z, 0), out=self.alpha_gradients[k - 1])
            delta *= self.activation.derivative(z, slope, *self._slopes(k - 1))
        sum_over_samples(delta, self.inputs[0], out=self.gradients[0])
        return self.gradients
