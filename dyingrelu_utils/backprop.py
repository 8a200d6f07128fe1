"""Forward and backward pass of a stack of S networks.

A layer keeps its weights and biases in one array, a row per unit, the bias in the last
column. Activations are stored units x samples, with a last row of ones. One product then
serves weights and bias, and runs along rows that are long and contiguous::

    parameters[k]   (S, fan_out, fan_in + 1)
    inputs[k]       (S, fan_in + 1, n_samples)        parameters[k] @ inputs[k] = W x + b

Students write the plain version, one network at a time, in notebook 03.
"""

import numpy as np

__all__ = ["Pass", "cross_entropy", "sigmoid", "with_ones"]


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


def with_ones(X):
    """`X` laid out as inputs: shape (n_features + 1, n_samples), the last row ones."""
    return np.vstack([X.T, np.ones(len(X))])


class Pass:
    """Buffers for passes over one set of inputs, filled anew by each pass.

    Parameters
    ----------
    parameters : list of ndarray, shape (S, fan_out, fan_in + 1)
        Only their shapes matter here.
    activation : Activation
        Of the hidden layers.
    inputs : ndarray, shape (n_features + 1, n_samples)
        From `with_ones`; the same for all networks.
    """

    def __init__(self, parameters, activation, inputs):
        self.activation = activation
        self.z = [np.empty((*p.shape[:2], inputs.shape[1])) for p in parameters]
        self.inputs = [inputs]
        for z in self.z[:-1]:
            self.inputs.append(np.ones((z.shape[0], z.shape[1] + 1, z.shape[2])))
        self.delta = [np.empty_like(z) for z in self.z[:-1]]
        self.gradients = [np.empty_like(p) for p in parameters]

    def forward(self, parameters):
        """Fill `z` and `inputs`; return the logits, shape (S, n_samples)."""
        # One product per network: small enough for BLAS to run it on one thread, so that
        # two notebooks at once do not fight over the cores.
        np.matmul(parameters[0], self.inputs[0], out=self.z[0])
        for k in range(1, len(parameters)):
            self.activation.f(self.z[k - 1], out=self.inputs[k][:, :-1])
            np.matmul(parameters[k], self.inputs[k], out=self.z[k])
        return self.z[-1][:, 0]

    def backward(self, parameters, y):
        """Gradients of the mean cross-entropy for labels `y`, laid out as the parameters."""
        last = len(parameters) - 1
        delta = (sigmoid(self.z[last]) - y) / len(y)  # dloss/dz of the output
        for k in range(last, 0, -1):
            np.matmul(delta, self.inputs[k].transpose(0, 2, 1), out=self.gradients[k])
            # One layer down: dloss/dz = f'(z) * (W.T @ delta).
            above = parameters[k][:, :, :-1].transpose(0, 2, 1)
            below = self.activation.derivative(self.z[k - 1], out=self.delta[k - 1])
            if k < last:
                below *= above @ delta
            elif k > 1:
                below *= above * delta
            else:  # one hidden layer: its outgoing weights can wait for the small product
                below *= delta
            delta = below
        np.matmul(delta, self.inputs[0].T, out=self.gradients[0])
        if last == 1:
            self.gradients[0] *= above
        return self.gradients
