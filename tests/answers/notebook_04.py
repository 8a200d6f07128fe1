"""Right and wrong answers to the exercises of notebook 04 Training."""

import numpy as np

RIGHT = {
    "4.1": [123],
    "4.2": [0.13, 0.1321],
}

WRONG = {
    "4.1": [122, 124, 0.6, None],
    "4.2": [0.51, 0.2, np.inf],
}  # fmt: skip
