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

from .activations import relu

__all__ = ["Pass", "TwoSlopePass", "cross_entropy", "new_pass", "sigmoid", "with_ones"]


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


def _ones(shape, dtype):
    """Ones, the first at an address that is a multiple of 64: a third of the time saved."""
    n_bytes = math.prod(shape) * np.dtype(dtype).itemsize
    memory = np.empty(n_bytes + 64, np.uint8)
    start = -memory.ctypes.data % 64
    array = memory[start : start + n_bytes].view(dtype).reshape(shape)
    array[...] = 1
    return array


def with_ones(X, dtype=float):
    """`X` laid out as inputs: shape (n_features + 1, n_samples), the last row ones."""
    inputs = _ones((X.shape[1] + 1, len(X)), dtype)
    inputs[:-1] = X.T
    return inputs


def new_pass(parameters, slopes, activation, n_samples):
    """The `Pass` for these networks: a `TwoSlopePass` where that is possible."""
    two_slopes = len(parameters) == 2 and activation.slope is not None
    return (TwoSlopePass if two_slopes else Pass)(parameters, slopes, activation, n_samples)


class Pass:
    """Buffers for passes over `n_samples` inputs, filled anew by each pass.

    Use: `load` the samples; `forward` for the pre-activations alone, or `score` for loss
    and accuracy, then `backward` for the gradients there.

    Parameters
    ----------
    parameters : list of ndarray, shape (S, fan_out, fan_in + 1)
        Kept, not copied: each pass takes them as they are then.
    slopes : list of ndarray, shape (S, n_units)
        One array per hidden layer if the activation's slopes are learned, else none.
    activation : Activation
        Of the hidden layers.
    n_samples : int
    """

    def __init__(self, parameters, slopes, activation, n_samples):
        self.parameters, self.slopes, self.activation = parameters, slopes, activation
        self.gradients = [np.empty_like(p) for p in parameters]
        self.slope_gradients = [np.empty_like(s) for s in slopes]
        self._allocate(n_samples)

    def _new(self, n_units, n_samples):
        first = self.parameters[0]
        return _ones((len(first), n_units, n_samples), first.dtype)

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
        # One product per network: small enough for BLAS to run it on one thread, so that
        # two notebooks at once do not fight over the cores.
        np.matmul(self.parameters[0], self.inputs[0], out=self.z[0])
        for k in range(1, len(self.parameters)):
            self.activation.f(self.z[k - 1], self.inputs[k][:, :-1], *self._slopes(k - 1))
            np.matmul(self.parameters[k], self.inputs[k], out=self.z[k])
        return self.z[-1][:, 0]

    def _slopes(self, k):
        return [self.slopes[k][:, :, None]] if self.slopes else []

    def score(self):
        """Summed cross-entropy and number of samples predicted right, shape (S,) each."""
        z = self.forward()
        # With the margin m = -z where the label is 1, else z, a sample's loss is
        # log(1 + exp(m)), and its derivative by m is sigmoid(m) = exp(m - loss).
        margin = z * self.sign
        loss = np.abs(margin)
        np.negative(loss, out=loss)
        np.exp(loss, out=loss)
        np.log1p(loss, out=loss)
        loss += np.maximum(margin, 0)
        margin -= loss
        self.error = np.exp(margin, out=margin)
        self.loss = np.add.reduce(loss, axis=1)
        return self.loss, self.n_zeros - np.greater(z, 0, out=loss) @ self.sign

    def active(self):
        """After `score`, per hidden layer, the samples with z > 0: numbers (S, n_units)."""
        return [np.where(np.isnan(z).any(axis=2), np.nan, (z > 0).sum(axis=2)) for z in self.z[:-1]]

    def backward(self):
        """Gradients after `score`, laid out as the parameters; fills `slope_gradients` too."""
        last = len(self.parameters) - 1
        delta = (self.error * (self.sign / len(self.sign)))[:, None]  # dloss/dz of the output
        for k in range(last, 0, -1):
            np.matmul(delta, self.inputs[k].transpose(0, 2, 1), out=self.gradients[k])
            # One layer down: dloss/dz = f'(z) * (W.T @ delta).
            above = self.parameters[k][:, :, :-1].transpose(0, 2, 1)
            product = np.multiply if k == last else np.matmul  # the output is one unit
            delta = product(above, delta, out=self.delta[k - 1])
            z, slope = self.z[k - 1], self.inputs[k][:, :-1]  # its place is free now
            if self.slopes:
                np.einsum("suj,suj->su", delta, np.minimum(z, 0), out=self.slope_gradients[k - 1])
            delta *= self.activation.derivative(z, slope, *self._slopes(k - 1))
        np.matmul(delta, self.inputs[0].T, out=self.gradients[0])
        return self.gradients


class TwoSlopePass(Pass):
    """The same numbers, faster, for one hidden layer of ReLU, Leaky ReLU or PReLU.

    There ``f(z) = a z + (1 - a) mask z`` with ``mask = (z > 0)``, and with that the
    gradients of both layers come from one product, ``G = mask @ (error * inputs).T``: that
    of a weight w into the output is the unit's row of G times the unit's parameters, that
    of these parameters is w times the row. The part with a needs only sums over samples.
    """

    def _allocate(self, n_samples):
        fan_out, width = self.parameters[0].shape[1:]
        # z, then max(z, 0), then the mask, in one place that stays in the cache; the last
        # row is ones, for the bias.
        self.hidden = self._new(fan_out + 1, n_samples)
        self.units = self.hidden[:, :-1]
        self.positive = np.empty(self.units.shape, bool)
        self.ones = np.ones(n_samples, self.hidden.dtype)
        self.logits = self._new(1, n_samples)
        self.weighted = self._new(width, n_samples)
        self.product = self._new(fan_out + 1, width)
        self.inputs = [None]

    def load(self, inputs, y):
        """Take `inputs`, shape (n_features + 1, n_samples), and labels `y` (n_samples,)."""
        super().load(inputs, y)
        self.signed = _ones(inputs.shape, inputs.dtype)
        np.multiply(inputs, self.sign / len(y), out=self.signed)

    def forward(self):
        """Leave the mask in `hidden`; return the logits, shape (S, n_samples)."""
        (first, second), z = self.parameters, self.units
        np.matmul(first, self.inputs[0], out=z)
        np.greater(z, 0, out=self.positive)
        np.maximum(z, 0, out=z)
        if self.activation is relu:
            np.matmul(second, self.hidden, out=self.logits)
        else:
            leak = second[:, :, :-1] * self._slope().transpose(0, 2, 1)
            rest = second.copy()
            rest[:, :, :-1] -= leak
            np.matmul(rest, self.hidden, out=self.logits)
            self.logits += (leak @ first) @ self.inputs[0]
        np.copyto(z, self.positive)
        return self.logits[:, 0]

    def _slope(self):
        """Slope where z <= 0, shape (S or 1, n_units or 1, 1)."""
        slope = self.slopes[0] if self.slopes else np.full((1, 1), self.activation.slope)
        return slope[:, :, None].astype(self.hidden.dtype, copy=False)

    def active(self):
        """After `score`, the samples with z > 0: a list of one array, shape (S, n_units)."""
        active = self.units @ self.ones
        for s in np.flatnonzero(np.isnan(self.loss)):
            z = self.parameters[0][s] @ self.inputs[0]
            active[s, np.isnan(z).any(axis=1)] = np.nan
        return [active]

    def backward(self):
        """Gradients after `score`, laid out as the parameters; fills `slope_gradients` too."""
        first, second = self.parameters
        np.multiply(self.signed, self.error[:, None], out=self.weighted)
        np.matmul(self.hidden, self.weighted.transpose(0, 2, 1), out=self.product)
        product, total = self.product[:, :-1], self.product[:, -1:]
        out = second[:, :, :-1].transpose(0, 2, 1)  # (S, n_units, 1)
        if self.slopes:
            leaked = np.einsum("suj,suj->su", first, total - product)
            np.multiply(leaked, out[:, :, 0], out=self.slope_gradients[0])
        if self.activation is not relu:
            product += self._slope() * (total - product)
        np.einsum("suj,suj->su", product, first, out=self.gradients[1][:, 0, :-1])
        self.gradients[1][:, 0, -1] = total[:, 0, -1]
        np.multiply(product, out, out=self.gradients[0])
        return self.gradients
