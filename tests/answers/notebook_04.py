"""Right and wrong answers to the exercises of notebook 04 Training."""

import numpy as np

RIGHT = {
    "4.1": [123],
    "4.2": [21, np.int64(21)],
}

WRONG = {
    "4.1": [122, 124, 0.6, None],
    "4.2": [20, 22, 200, 2000, 0.13, np.inf],
}  # fmt: skip
