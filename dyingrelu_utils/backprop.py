"""Forward and backward pass of a stack of S networks.

A layer keeps its weights and biases in one array, a row per unit, the bias in the last
column. Activations are stored units x samples, with a last row of ones, the bias input. One
matrix product then serves weights and bias, and runs along rows that are long and contiguous::

    parameters[k]   (S, fan_out, fan_in + 1)
    inputs[k]       (S, fan_in + 1, n_samples)        parameters[k] @ inputs[k] = W x + b

Students write the plain version, one network at a time, in notebook 03.
"""

import math

import numpy as np

__all__ = ["Workspace", "cross_entropy", "sigmoid", "with_bias_input"]


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


def with_bias_input(X):
    """`X` laid out as inputs: shape (n_features + 1, n_samples), the last row ones."""
    inputs = _ones((X.shape[1] + 1, len(X)))
    inputs[:-1] = X.T
    return inputs


def _ones(shape):
    """Ones, the first at an address that is a multiple of 64: a third of the time saved."""
    n_bytes = 8 * math.prod(shape)
    memory = np.empty(n_bytes + 64, np.uint8)
    start = -memory.ctypes.data % 64
    array = memory[start : start + n_bytes].view(float).reshape(shape)
    array[...] = 1
    return array


# A product of more multiplications may run on several threads of BLAS. Then two notebooks at
# once, or two of our own threads, fight over the cores, and all become ten times slower.
_MOST_MULTIPLICATIONS = 2**18


def _pieces(n_samples, n_weights):
    """Slices of the samples, so short that a product over one stays on one thread."""
    step = max(1, _MOST_MULTIPLICATIONS // n_weights)
    return [slice(start, start + step) for start in range(0, n_samples, step)]


def _matmul(a, b, out):
    """``a @ b``, written to `out`; samples are the last axis of `b`."""
    for piece in _pieces(b.shape[-1], a.shape[-2] * b.shape[-2]):
        np.matmul(a, b[..., piece], out=out[..., piece])


def _matmul_transposed(a, b, out):
    """``a @ b.T``, the sum over samples, written to `out`; samples are the last axis of both."""
    first, *others = _pieces(b.shape[-1], a.shape[-2] * b.shape[-2])
    np.matmul(a[..., first], b[..., first].swapaxes(-1, -2), out=out)
    for piece in others:
        out += a[..., piece] @ b[..., piece].swapaxes(-1, -2)


class Workspace:
    """The arrays of a pass over `n_samples` inputs, filled anew by each pass.

    Use: `load` the samples; `forward` for the pre-activations alone, or `loss_and_correct`
    and then `backward` for the gradients there.

    Parameters
    ----------
    network : Network
        Its parameters are kept, not copied: each pass takes them as they are then.
    n_samples : int
    """

    def __init__(self, network, n_samples):
        self.parameters, self.alphas = network.parameters, network.alphas
        self.activation = network.activation
        self.gradients = [np.empty_like(p) for p in self.parameters]
        self.alpha_gradients = [np.empty_like(a) for a in self.alphas]
        widths = network.sizes[1:]
        self.z = [_ones((len(network), width, n_samples)) for width in widths]
        hidden = [_ones((len(network), width + 1, n_samples)) for width in widths[:-1]]
        self.inputs = [None, *hidden]

    def load(self, inputs, y=None):
        """Take `inputs`, shape (n_features + 1, n_samples), and labels `y` (n_samples,)."""
        self.inputs[0] = inputs
        if y is not None:
            self.sign = 1 - 2 * y  # +1 where the label is 0, else -1
            self.sign_of_mean = self.sign / len(y)
            self.n_zeros = np.count_nonzero(y == 0)

    def _alpha(self, k):
        return [self.alphas[k][:, :, None]] if self.alphas else []

    def forward(self):
        """Fill `z` and `inputs`; return the logits, shape (S, n_samples)."""
        _matmul(self.parameters[0], self.inputs[0], out=self.z[0])
        for k in range(1, len(self.parameters)):
            self.activation.f(self.z[k - 1], self.inputs[k][:, :-1], *self._alpha(k - 1))
            _matmul(self.parameters[k], self.inputs[k], out=self.z[k])
        return self.z[-1][:, 0]

    def loss_and_correct(self):
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
        self.error *= self.sign_of_mean  # dloss/dz of the output, (S, n_samples)
        total = np.add.reduce(loss, axis=1)
        return total, self.n_zeros - np.greater(z, 0, out=loss) @ self.sign

    def active_count(self):
        """After a pass, per hidden layer, the samples with z > 0: numbers (S, n_units)."""
        return [np.where(np.isnan(z).any(axis=2), np.nan, (z > 0).sum(axis=2)) for z in self.z[:-1]]

    def backward(self):
        """Gradients after `loss_and_correct`, laid out as the parameters; a list, one a layer.

        Fills `alpha_gradients` too. A layer's activations are not needed any more once the
        gradients of the layer above are known: dloss/dz takes their place.
        """
        last = len(self.parameters) - 1
        delta, factor = self.error[:, None], 1.0  # dloss/dz of layer k is factor * delta
        for k in range(last, 0, -1):
            self._sum_over_samples(k, delta, factor)
            z, delta_below = self.z[k - 1], self.inputs[k][:, :-1]
            below_zero = np.minimum(z, 0) if self.alphas else None  # df/dalpha
            self.activation.derivative(z, delta_below, *self._alpha(k - 1))
            # dloss/da of layer k - 1 is back @ delta
            back = (factor * self.parameters[k][:, :, :-1]).swapaxes(1, 2)
            if k == last:  # one unit: its weights can wait until the sum over samples is taken
                factor = back
            else:
                _matmul(back, delta, out=z)
                delta, factor = z, 1.0
            delta_below *= delta
            if self.alphas:
                below_zero *= delta
                total = factor * below_zero.sum(axis=2, keepdims=True)  # (S, n_units, 1)
                self.alpha_gradients[k - 1][...] = total[:, :, 0]
            delta = delta_below
        self._sum_over_samples(0, delta, factor)
        return self.gradients

    def _sum_over_samples(self, k, delta, factor):
        _matmul_transposed(delta, self.inputs[k], out=self.gradients[k])
        self.gradients[k] *= factor
