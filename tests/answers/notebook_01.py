"""Right and wrong answers to the exercises of notebook 01 Dataset."""

import numpy as np

from dyingrelu_utils.datasets import deck_dataset

X, _ = deck_dataset()


RIGHT = {
    "1.1": [[1, 1, -1, 0, 0, 0, 0, 0, 0, 0], 3 * np.array([1, 1, -1, 0, 0, 0, 0, 0, 0, 0.0])],
    "1.2": [1, (X < 0).any(axis=1).mean()],
}

WRONG = {
    "1.1": [[1] * 10, [1, 1, -1], "plane", [np.nan] * 10],
    "1.2": [(X < 0).mean(), 0.5, 0.999, 99.9, [0.9], np.nan],
}  # fmt: skip
