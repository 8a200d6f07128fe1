"""Right and wrong answers to the exercises of notebook 08 Remedies."""

RIGHT = {
    "8.1": [100, 99.5],
    "8.2": [1.6, 2 / 1.25],
}

WRONG = {
    "8.1": [10, 1000, 10_000],
    "8.2": [2, 1.5, 0.8],
}  # fmt: skip
