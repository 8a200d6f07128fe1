"""Right and wrong answers to the exercises of notebook 03 Network."""

import numpy as np

RIGHT = {
    "3.1": [241, np.int64(241)],
    "3.2": [np.sqrt(2 / 784), 0.0505, 0.051],
}

WRONG = {
    "3.1": [220, 240, 10, 21, None],
    "3.2": [2 / 784, np.sqrt(2 / 884), np.sqrt(1 / 784), np.sqrt(2 / 100), 0.05, 0],
}  # fmt: skip
