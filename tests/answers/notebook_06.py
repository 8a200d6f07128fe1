"""Right and wrong answers to the exercises of notebook 06 Killing."""

import numpy as np


def count_dead(z):
    return int((z <= 0).all(axis=0).sum())


def count_uncovered(z):
    return int((z <= 0).all(axis=1).sum())


RIGHT = {
    "6.1": [-4.4, np.float64(-4.4)],
    "6.2": [129],
    "6.3": [count_uncovered, lambda z: sum(max(row) <= 0 for row in z)],
}

WRONG = {
    "6.1": [0, 4.4, -3, -6, np.nan],
    "6.2": [0, 128, 1000, None],
    "6.3": [
        count_dead,
        lambda z: int((z <= 0).any(axis=1).sum()),
        lambda z: int((z > 0).any(axis=1).sum()),
        lambda z: int((z < 0).all(axis=1).sum()),
        lambda z: (z <= 0).all(axis=1),
        lambda z: 1,
        3,
    ],
}  # fmt: skip
