"""Right and wrong answers to the exercises of notebook 07 Depth."""

RIGHT = {
    "7.1": [6],
    "7.2": [14],
}

WRONG = {
    "7.1": [5, 7, 3],
    "7.2": [13, 15, 100],
}  # fmt: skip
