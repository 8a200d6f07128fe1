"""Right and wrong answers to the exercises of notebook 07 Depth."""

import numpy as np

RIGHT = {
    "7.1": [6],
    "7.2": [14],
    "7.3": [
        lambda z: (z - z.mean(axis=0)) / z.std(axis=0),
        lambda z: (z - z.mean(axis=0)) / z.std(axis=0, ddof=1),
    ],
    "7.4": [[True, True, True, False, False, True]],
    "7.5": [92],
}

WRONG = {
    "7.1": [5, 7, 3, 5.5, -1, np.inf],
    "7.2": [13, 15, 100, 13.3, 0, 10_000],
    "7.3": [
        lambda z: z - z.mean(axis=0),
        lambda z: z / z.std(axis=0),
        lambda z: (z - z.mean()) / z.std(),
        lambda z: (z - z.mean(axis=1, keepdims=True)) / z.std(axis=1, keepdims=True),
        lambda z: (z.mean(axis=0) - z) / z.std(axis=0),
        lambda z: z.mean(axis=0),
        lambda z: "z",
        0,
    ],
    "7.4": [[True] * 6, [True, True, False, False, False, True], [True], "TTTFFT", None],
    "7.5": [91, 93, 91.5, 0, -10, np.inf],
}  # fmt: skip
