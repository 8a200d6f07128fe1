"""A faster pass for one hidden layer whose activation is two half-lines."""

import numpy as np

from .activations import relu
from .backprop import Pass, ones, product, sum_over_samples

__all__ = ["TwoSlopePass", "new_pass"]


def new_pass(parameters, alphas, activation, n_samples):
    """The `Pass` for these networks: a `TwoSlopePass` where that is possible."""
    two_slopes = len(parameters) == 2 and activation.alpha is not None
    return (TwoSlopePass if two_slopes else Pass)(parameters, alphas, activation, n_samples)


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
        self.sums = self._new(fan_out + 1, width)  # last row: over all samples
        self.inputs = [None]

    def load(self, inputs, y):
        """Take `inputs`, shape (n_features + 1, n_samples), and labels `y` (n_samples,)."""
        super().load(inputs, y)
        self.signed = ones(inputs.shape, inputs.dtype)
        np.multiply(inputs, self.sign / len(y), out=self.signed)

    def forward(self):
        """Leave the mask in `hidden`; return the logits, shape (S, n_samples)."""
        (first, second), z = self.parameters, self.units
        product(first, self.inputs[0], out=z)
        np.greater(z, 0, out=self.positive)
        np.maximum(z, 0, out=z)
        if self.activation is relu:
            product(second, self.hidden, out=self.logits)
        else:
            leak = second[:, :, :-1] * self._slope().transpose(0, 2, 1)
            rest = second.copy()
            rest[:, :, :-1] -= leak
            product(rest, self.hidden, out=self.logits)
            self.logits += (leak @ first) @ self.inputs[0]
        np.copyto(z, self.positive)
        return self.logits[:, 0]

    def _slope(self):
        """Slope where z <= 0, shape (S or 1, n_units or 1, 1)."""
        slope = self.alphas[0] if self.alphas else np.full((1, 1), self.activation.alpha)
        return slope[:, :, None].astype(self.hidden.dtype, copy=False)

    def active(self):
        """After `score`, the samples with z > 0: a list of one array, shape (S, n_units)."""
        active = self.units @ self.ones
        for s in np.flatnonzero(np.isnan(self.loss)):
            z = self.parameters[0][s] @ self.inputs[0]
            active[s, np.isnan(z).any(axis=1)] = np.nan
        return [active]

    def backward(self):
        """Gradients after `score`, laid out as the parameters; fills `alpha_gradients` too."""
        first, second = self.parameters
        np.multiply(self.signed, self.error[:, None], out=self.weighted)
        sum_over_samples(self.hidden, self.weighted, out=self.sums)
        active, total = self.sums[:, :-1], self.sums[:, -1:]
        out = second[:, :, :-1].transpose(0, 2, 1)  # (S, n_units, 1)
        if self.alphas:
            leaked = np.einsum("suj,suj->su", first, total - active)
            np.multiply(leaked, out[:, :, 0], out=self.alpha_gradients[0])
        if self.activation is not relu:
            active += self._slope() * (total - active)
        np.einsum("suj,suj->su", active, first, out=self.gradients[1][:, 0, :-1])
        self.gradients[1][:, 0, -1] = total[:, 0, -1]
        np.multiply(active, out, out=self.gradients[0])
        return self.gradients
