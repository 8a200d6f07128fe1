"""Right and wrong answers to the exercises of notebook 06 Killing."""

import numpy as np

RIGHT = {
    "6.1": [-4.4, np.float64(-4.4)],
    "6.2": [129],
}

WRONG = {
    "6.1": [0, 4.4, -3, -6, np.nan],
    "6.2": [0, 128, 1000, None],
}  # fmt: skip
