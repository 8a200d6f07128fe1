"""Right and wrong answers to the exercises of notebook 05 Analysis."""

import numpy as np


def count_dead(z):
    return int((z <= 0).all(axis=0).sum())


RIGHT = {
    "5.1": [count_dead, lambda z: sum(all(z[:, j] <= 0) for j in range(z.shape[1]))],
    "5.2": [20, np.ceil(6 / np.log10(2))],
}

WRONG = {
    "5.1": [
        lambda z: int((z == 0).all(axis=0).sum()),
        lambda z: int((z <= 0).all(axis=0).any()),
        lambda z: int((z < 0).all(axis=0).sum()),
        lambda z: int((z.mean(axis=0) <= 0).sum()),
        lambda z: int((z <= 0).any(axis=0).sum()),
        lambda z: int((~(z > 0).any(axis=0)).sum()),
        lambda z: (z <= 0).all(axis=0),
        lambda z: int((z <= 0).all(axis=1).sum()),
        lambda z: 0,
    ],
    "5.2": [19, 21, 1000, -20, 19.93, np.inf],
}  # fmt: skip
