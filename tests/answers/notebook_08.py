"""Right and wrong answers to the exercises of notebook 08 Remedies."""

import numpy as np

from dyingrelu_utils.datasets import deck_dataset

# the abilities that the notebook opens with, and the exercises in which each is practised
ABILITIES = {1: ["8.6"], 2: ["8.2"], 3: ["8.1", "8.5"], 4: ["8.6"]}

NEEDED = {"a": "zero biases", "b": "smaller steps", "c": "centred inputs"}
CAUSES = {"d": "inputs", "e": "steps", "f": "biases"}

Z = np.random.default_rng(0).standard_normal(400_000)
X = np.random.default_rng(0).standard_normal((1000, 10))
EVEN = (np.abs(X[:, 0]) > np.median(np.abs(X[:, 0]))).astype(int)
LINEAR = (X[:, 0] > 0).astype(int)
X_DECK, Y_DECK = deck_dataset()


def gain(f):
    return 1 / np.mean(f(Z) ** 2)


def gain_by_weights(f):
    """By numerical integration."""
    z = np.linspace(-8, 8, 4001)
    density = np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)
    return 1 / np.trapezoid(f(z) ** 2 * density, z) if hasattr(np, "trapezoid") else gain(f)


RIGHT = {
    "8.1": [
        NEEDED,
        dict(reversed(NEEDED.items())),
        {**NEEDED},
        dict(zip("abc", NEEDED.values(), strict=True)),
        {key: np.str_(value) for key, value in NEEDED.items()},
    ],
    "8.2": [240, 240.0, np.float32(240), [240], 220],
    "8.3": [1.6, 2 / 1.25, np.float32(1.6), np.array(1.6), 1.601],
    "8.4": [
        gain,
        gain_by_weights,
        lambda f: np.float32(gain(f)),
        lambda f: [gain(f)],
        lambda f: np.array(gain(f)),
    ],
    "8.5": [
        CAUSES,
        dict(reversed(CAUSES.items())),
        {**CAUSES},
        dict(zip("def", CAUSES.values(), strict=True)),
        {key: np.str_(value) for key, value in CAUSES.items()},
    ],
    "8.6": [
        (X, EVEN, 0.3, 300),
        (X.tolist(), EVEN.tolist(), 0.3, 300),
        (X.astype(np.float32), EVEN, np.float64(0.3), np.int64(300)),
        (X, EVEN, 0.2, 400),
        (X, 1 - EVEN, 0.3, 300),
    ],
}

WRONG = {
    "8.1": [
        ({"a": "a leak", "b": "a leak", "c": "a leak"}, "what made them die".capitalize()),
        ({**NEEDED, "a": "centred inputs"}, "Patient a: its units are dead before"),
        ({**NEEDED, "a": "smaller steps"}, "Patient a"),
        ({**NEEDED, "b": "zero biases"}, "Patient b: no unit is dead before"),
        ({**NEEDED, "b": "centred inputs"}, "Patient b"),
        ({**NEEDED, "c": "zero biases"}, "Patient c: look at the mean"),
        ({**NEEDED, "c": "a leak"}, "Patient c: a leak"),
        ({**NEEDED, "c": "less"}, "choose from smaller steps"),
        ({"a": "zero biases"}, "Expected a dict"),
        ("zero biases", "Expected a dict"),
        ({**NEEDED, "a": ...}, "Patient a: choose"),
    ],
    "8.2": [
        (80, "the rate has changed too"),
        (1200, "alpha has changed too"),
        400, 2000, 24, 2400, 0, -240, np.inf, "240", None,
    ],
    "8.3": [
        (2, "2 is for ReLU"),
        (0.625, "share of the mean square"),
        1.5, 0.8, 1, 2.5, 1.26, -1.6, np.nan, "1.6", [1.6, 1.6],
    ],
    "8.4": [
        (lambda f: 1 / np.var(f(Z)), "the variance leaves out the mean"),
        (lambda f: np.mean(f(Z) ** 2), "that is the mean square"),
        (lambda f: 1 / np.mean(np.abs(f(Z))), "the mean of |f|"),
        (lambda f: np.mean(f(Z) ** 2) ** -0.5, "not on the weights"),
        lambda f: 2,
        lambda f: 1,
        lambda f: 1.1 * gain(f),
        lambda f: 0.9 * gain(f),
        lambda f: np.nan,
        lambda f: f(Z),
        lambda f: "2",
        lambda: 2,
        2,
        (lambda f: None, "returns nothing"),
    ],
    "8.5": [
        ({**CAUSES, "d": "steps"}, "Patient d: look at the mean"),
        ({**CAUSES, "d": "biases"}, "Patient d"),
        ({**CAUSES, "e": "inputs"}, "Patient e: nobody is dead before"),
        ({**CAUSES, "e": "biases"}, "Patient e"),
        ({**CAUSES, "f": "inputs"}, "Patient f: its features are centred"),
        ({**CAUSES, "f": "steps"}, "Patient f"),
        ({**CAUSES, "f": "bias"}, "choose from"),
        ({**CAUSES, "f": ...}, "choose from"),
        ("steps", "Expected a dict"),
        ({"d": "inputs"}, "Expected a dict"),
    ],
    "8.6": [
        ((X_DECK, Y_DECK, 0.01, 200), "Leaky ReLU is ahead"),
        ((X, LINEAR, 0.01, 200), "Leaky ReLU is ahead"),
        ((X[:40], np.random.default_rng(1).integers(0, 2, 40), 0.01, 5), ""),
        ((X, EVEN, 1e4, 300), "diverged"),
        ((X, EVEN, 0.3), "a tuple of four"),
        ((np.vstack([X] * 3), np.hstack([EVEN] * 3), 0.3, 300), "At most 2000 rows"),
        ((X, EVEN, 0.3, 3000), "1000 epochs"),
        ((X, EVEN + 1, 0.3, 300), "a label, 0 or 1"),
        ((X, EVEN[:-1], 0.3, 300), "a label, 0 or 1"),
        ((X[:, 0], EVEN, 0.3, 300), "to have shape"),
        ("even", "a tuple of four"),
    ],
}  # fmt: skip
