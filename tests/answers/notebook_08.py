"""Right and wrong answers to the exercises of notebook 08 Remedies."""

RIGHT = {
    "8.1": [240, 239.5],
    "8.2": [1.6, 2 / 1.25],
}

WRONG = {
    "8.1": [80, 1200, 400, 2400, 26.7],
    "8.2": [2, 1.5, 0.8, 0.625],
}  # fmt: skip
