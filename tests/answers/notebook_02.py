"""Right and wrong answers to the exercises of notebook 02 Activations."""

import numpy as np

from dyingrelu_utils.activations import leaky_relu, relu


def right_leaky_derivative(z, alpha=0.01):
    return np.where(z > 0, 1.0, alpha)


RIGHT = {
    "2.1": [right_leaky_derivative, lambda z, alpha=0.01: 1 - (1 - alpha) * (z <= 0)],
    "2.2": [-1, 0, np.float64(-0.5)],
}

WRONG = {
    "2.1": [
        relu.derivative,
        lambda z, alpha=0.01: leaky_relu(alpha).f(z),
        lambda z, alpha=0.01: np.where(z >= 0, 1.0, alpha),
        lambda z, alpha=0.01: np.where(z > 0, 1.0, 0.01),
        lambda z, alpha=0.01: np.where(z > 0, 1.0, 0.2),
        lambda z, alpha=0.01: 1.0,
        lambda z: 1.0,
        lambda z, alpha=0.01: np.where(z > 0, 1.0, alpha).ravel(),
        None,
        0.01,
    ],
    "2.2": [1, 0.5, "left", [-1, -2], np.nan],
}  # fmt: skip
