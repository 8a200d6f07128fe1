"""Right and wrong answers to the exercises of notebook 07 Depth and its practice."""

from itertools import pairwise

import numpy as np

ABILITIES = {  # number of the ability in the opening list: exercises that practise it
    1: ["7.1", "7.2", "7.7"],
    2: ["7.3", "7.6"],
    3: ["7.4", "7.9"],
    4: ["7.5", "7.8", "7.9"],
}


def passed(inputs, width, n_hidden, rng, kind="", bias=0.0):
    """`layers_passed`, with a mistake of some kind."""
    a = np.asarray(inputs, dtype=float)
    shared = rng.standard_normal((width, width))
    for layer in range(n_hidden):
        weights = rng.standard_normal((a.shape[1], width)) * np.sqrt(2 / a.shape[1])
        if kind == "shared" and layer:
            weights = shared
        if kind == "positive":
            weights = np.abs(weights)
        z = a @ weights + bias * rng.standard_normal(width)
        a = z if kind == "no ReLU" else np.maximum(z, 0)
        lost = {
            "any unit": (a == 0).all(axis=0).any(),
            "any input": (a == 0).all(axis=1).any(),
            "first input": not a[0].any(),
        }.get(kind, not a.any())
        if lost:
            return layer
    return n_hidden


def passed_by_counting(inputs, width, n_hidden, rng):
    a, alive = inputs, 0
    for _ in range(n_hidden):
        a = np.maximum(a @ rng.normal(0, np.sqrt(2 / a.shape[1]), (a.shape[1], width)), 0)
        alive += a.max() > 0
    return alive


def passed_by_masks(inputs, width, n_hidden, rng):
    layer = 0
    while layer < n_hidden:
        z = inputs @ (rng.standard_normal((inputs.shape[1], width)) * (2 / inputs.shape[1]) ** 0.5)
        if (z <= 0).all():
            break
        inputs, layer = z * (z > 0), layer + 1
    return float(layer)


def passed_in_float32(inputs, width, n_hidden, rng):
    a = inputs.astype(np.float32)
    for layer in range(n_hidden):
        w = rng.standard_normal((a.shape[1], width), dtype=np.float32)
        a = (a @ (w * np.float32(np.sqrt(2 / len(w))))).clip(0)
        if np.all(a == 0):
            return np.array(layer)
    return np.array([n_hidden])


def changes_inputs(inputs, width, n_hidden, rng):
    inputs *= 1.5
    return passed(inputs, width, n_hidden, rng)


def seeded(inputs, width, n_hidden, rng):
    return passed(inputs, width, n_hidden, np.random.default_rng(3))


def normalised(z, axis=0, ddof=0, epsilon=0.0):
    z = np.asarray(z)
    return (z - z.mean(axis=axis, keepdims=True)) / (
        z.std(axis=axis, ddof=ddof, keepdims=True) + epsilon
    )


def normalised_in_place(z):
    z -= z.mean(axis=0)
    z /= z.std(axis=0)
    return z


def deep(sizes, rng, variance=lambda n_in, n_out: 2 / n_in, bias=0.3, transposed=False):
    """Weights and biases of layers, as in exercise 7.6."""
    weights, biases = [], []
    for n_in, n_out in pairwise(sizes):
        w = rng.standard_normal((n_in, n_out)) * np.sqrt(variance(n_in, n_out))
        weights.append(w.T if transposed else w)
        biases.append(rng.standard_normal(n_out) * bias)
    return weights, biases


def with_variance(variance):
    return lambda sizes, rng: deep(sizes, rng, variance)


def deep_uniform(sizes, rng):
    pairs = list(pairwise(sizes))
    weights = [rng.uniform(-1, 1, pair) * np.sqrt(6 / pair[0]) for pair in pairs]
    return tuple(weights), tuple(rng.normal(0, 0.3, n) for _, n in pairs)


def as_lists(sizes, rng):
    return tuple([array.tolist() for array in part] for part in deep(sizes, rng))


def updates(reach, bias, rate, weight_decay, bias_decay):
    """Exercise 7.8 in closed form."""
    weights, biases = 1 - rate * weight_decay, 1 - rate * bias_decay
    if bias < 0 < reach and biases < weights:
        return int(np.ceil(np.log(-reach / bias) / np.log(biases / weights)))
    if reach < 0 < bias and weights < biases:
        return int(np.ceil(np.log(-bias / reach) / np.log(weights / biases)))
    return np.inf


def updates_by_steps(reach, bias, rate, weight_decay, bias_decay):
    for n in range(1, 5000):
        reach -= rate * weight_decay * reach
        bias -= rate * bias_decay * bias
        if reach + bias > 0:
            return n
    return float("inf")


def updates_by_search(reach, bias, rate, weight_decay, bias_decay):
    n = np.arange(5000)
    z = (1 - rate * weight_decay) ** n * reach + (1 - rate * bias_decay) ** n * bias
    return np.argmax(z > 0) if (z > 0).any() else np.inf


def updates_by_powers(reach, bias, rate, weight_decay, bias_decay):
    n = 0
    while reach * (1 - rate * weight_decay) ** n + bias * (1 - rate * bias_decay) ** n <= 0:
        n += 1
        if n > 10_000:
            return np.inf
    return np.array([n])


RIGHT = {
    "7.1": [
        passed,
        passed_by_counting,
        passed_by_masks,
        passed_in_float32,
        lambda inputs, width, n_hidden, rng: np.int64(passed(inputs, width, n_hidden, rng)),
    ],
    "7.2": [14, 14.0, np.int64(14), np.array([14]), np.float32(14)],
    "7.3": [
        normalised,
        lambda z: normalised(z, ddof=1),
        lambda z: normalised(z, epsilon=1e-8),
        lambda z: normalised(z).tolist(),
        lambda z: normalised(np.asarray(z, np.float32)),
        lambda z: np.array([(column - column.mean()) / column.std() for column in z.T]).T,
        lambda z: (z - z.mean(axis=0)) / np.sqrt(z.var(axis=0) + 1e-5),
    ],
    "7.4": [
        [True, True, True, False, False, True],
        (True, True, True, False, False, True),
        np.array([True, True, True, False, False, True]),
        [1, 1, 1, 0, 0, 1],
        [np.True_, np.True_, np.True_, np.False_, np.False_, np.True_],
    ],
    "7.5": [92, 92.0, np.int64(92), np.array(92), [92]],
    "7.6": [
        deep,
        as_lists,
        deep_uniform,
        lambda sizes, rng: [*deep(sizes, rng)],
        lambda sizes, rng: tuple([x.astype(np.float32) for x in p] for p in deep(sizes, rng)),
    ],
    "7.7": [
        [6, 5, 5, 5, 6],
        (6, 5, 5, 5, 6),
        np.array([6, 5, 5, 5, 6]),
        [6.0, 5, 5, 5, 6],
        np.array([6, 5, 5, 5, 6], dtype=np.uint8),
    ],
    "7.8": [
        updates,
        updates_by_steps,
        updates_by_search,
        updates_by_powers,
        lambda *unit: np.float64(updates(*unit)),
    ],
    "7.9": [
        {"learning_rate": 1.0, "n_epochs": 1000, "bias_decay": 0.01},
        {"learning_rate": 10, "n_epochs": 1000, "bias_decay": 0.001},
        {"learning_rate": 5, "n_epochs": 1000, "bias_decay": 0.005},
        {"learning_rate": 1, "n_epochs": 1000, "bias_decay": 0.1},
        {"learning_rate": 1, "n_epochs": 1000, "bias_decay": 0.003, "momentum": 0.9},
    ],
}  # fmt: skip

BIASES = "biases are to stay"

WRONG = {
    "7.1": [
        (lambda *given: passed(*given, kind="any unit"), "One dead unit is no end"),
        (lambda *given: passed(*given, kind="any input"), "as soon as one input is lost"),
        (lambda *given: passed(*given, kind="first input"), "look at both rows"),
        (lambda *given: passed(*given, kind="no ReLU"), "Is there a ReLU"),
        (lambda *given: passed(*given, kind="positive"), "No network ever ends"),
        (lambda *given: passed(*given, kind="shared"), "weights of its own"),
        (lambda *given: passed(*given, bias=1.0), "At zero bias no unit"),
        (lambda *given: min(passed(*given) + 1, 6), "You count the first dead layer too"),
        (lambda *given: 6 - passed(*given), "layers that are left"),
        (lambda *given: int(passed(*given) == 6), "0 or 1 only"),
        (lambda *given: passed(*given) / 6, "whole number from 0 to 6"),
        (lambda *given: passed(*given) == 6, "Expected a number, got bool"),
        (lambda *given: passed(*given[:3], np.random.default_rng()), "Draw all numbers from rng"),
        (lambda *given: passed(*given) + 1, ""),
        (lambda *given: None, "returns nothing"),
        (lambda inputs, width, n_hidden, rng: width / inputs[0, 5], "IndexError"),
        (changes_inputs, "changes what it is given"),
        (seeded, "Is each drawn anew from rng"),
        (3, "Expected a function"),
    ],
    "7.2": [
        (13, "more than 0.01"),
        (15, "smaller width"),
        (100, "smaller width"),
        (7, "more than 0.01"),
        (13.3, "whole number"),
        (0, "whole number"),
        (-14, "whole number"),
        (10_000, "whole number"),
        (np.inf, "whole number"),
        ("14", "Expected a number"),
        ([14, 14], "Expected a number"),
    ],
    "7.3": [
        (lambda z: z - z.mean(axis=0), "Now divide"),
        (lambda z: z / z.std(axis=0), "Subtract the means"),
        (lambda z: (z - z.mean()) / z.std(), "Each unit has its own"),
        (lambda z: normalised(z, axis=1), "mean of each sample"),
        (lambda z: (z - z.mean(axis=0)) / z.var(axis=0), "Its root"),
        (lambda z: -normalised(z), "order of the samples"),
        (lambda z: z.mean(axis=0), "shape"),
        (lambda z: normalised(z).T, "shape"),
        (lambda z: np.maximum(normalised(z), 0), "mean 0"),
        (lambda z: 2 * normalised(z), "standard deviation 1"),
        (lambda z: z / 0, "finite"),
        (lambda z: "z", "real numbers"),
        (normalised_in_place, "changes what it is given"),
        (0, "Expected a function"),
    ],
    "7.4": [
        ([True] * 6, "about d"),
        ([False] * 6, "about a"),
        ([True, False, True, False, False, True], "about b"),
        ([True, True, False, False, False, True], "about c"),
        ([True, True, True, True, False, True], "about d"),
        ([True, True, True, False, True, True], "about e"),
        ([True, True, True, False, False, False], "about f"),
        ([True], "shape"),
        ([1, 1, 1, 0, 0, 2], "True or False"),
        ("TTTFFT", ""),
        (["yes"] * 6, "real numbers"),
        (None, ""),
    ],
    "7.5": [
        (91, "not yet"),
        (93, "first time"),
        (60, "what is left"),
        (916, "rate multiplies"),
        (91.2, "whole number"),
        (91.6, "whole number"),
        (0, "whole number"),
        (-10, "whole number"),
        (np.inf, "whole number"),
        (10**6, "first time"),
        ("92", "Expected a number"),
    ],
    "7.6": [
        (with_variance(lambda n_in, n_out: 2 / n_out), "still that of the outputs"),
        (with_variance(lambda n_in, n_out: 2 / (n_in + n_out)), "Glorot"),
        (with_variance(lambda n_in, n_out: 1 / n_in), "half of He's"),
        (with_variance(lambda n_in, n_out: 4 / n_in**2), "The standard deviation is its root"),
        (with_variance(lambda n_in, n_out: 1), "do not have He's"),
        (with_variance(lambda n_in, n_out: n_in / 2), "do not have He's"),
        (lambda sizes, rng: deep(sizes, rng, bias=0), "The biases are gone"),
        (lambda sizes, rng: deep(sizes, rng, bias=1), BIASES),
        (lambda sizes, rng: deep(sizes, rng, bias=0.01), BIASES),
        (lambda sizes, rng: deep(sizes, rng, transposed=True), "shape"),
        (lambda sizes, rng: deep(sizes, rng)[0], "weights and biases"),
        (lambda sizes, rng: deep(sizes, np.random.default_rng()), "Draw all numbers from rng"),
        (lambda sizes, rng: deep(sizes[:-1], rng), "of 3 layers"),
        (lambda sizes, rng: ([w + 0.1 for w in deep(sizes, rng)[0]], deep(sizes, rng)[1]), "mean"),
        (lambda sizes, rng: None, "returns nothing"),
        ([1.0], "Expected a function"),
    ],
    "7.7": [
        ([6, 6, 6, 6, 6], "at most 150"),
        ([5, 5, 5, 5, 5], "of 150 parameters are used"),
        ([7, 5, 5, 5, 5], "one more unit"),
        ([5, 5, 6, 5, 5], "one more unit"),
        ([2, 6, 6, 6, 2], "stops the input most often"),
        ([12, 4, 4, 4, 8], ""),
        ([30, 1, 1, 1, 30], ""),
        ([6, 5, 5, 6, 6], "has a bias, too"),
        ([6, 5, 5, 6], "shape"),
        ([6, 5.5, 5, 5, 6], "whole numbers"),
        ([0, 5, 5, 5, 6], "whole numbers"),
        (6, "shape"),
        ("65556", ""),
    ],
    "7.8": [
        (lambda *unit: updates(*unit) - 1, "still dead"),
        (lambda x, b, rate, dw, db: updates(x, b, 1, dw, db), "rate multiplies"),
        (lambda x, b, rate, dw, db: updates(x, b, rate, db, dw), "changed places"),
        (lambda x, b, rate, dw, db: updates(x, b, rate, 0, db), "The weights decay, too"),
        (lambda x, b, rate, dw, db: updates(x, b, rate, dw, 0), "The biases decay, too"),
        (lambda *unit: min(updates(*unit), 1e6), "np.inf"),
        (lambda *unit: np.inf, "does come back"),
        (lambda *unit: updates(*unit) + 1, "too late"),
        (lambda *unit: updates(*unit) - 0.5, "must be whole"),
        (lambda *unit: 1, "too early"),
        (lambda x, b, rate, dw, db: np.log(x / -b) / np.log(1 - rate * db), ""),
        (lambda *unit: None, "returns nothing"),
        (lambda *unit: "92", "Expected a number"),
        (92, "Expected a function"),
    ],
    "7.9": [
        ({"learning_rate": 50, "n_epochs": 200}, "None of the dead"),
        ({"learning_rate": 1, "n_epochs": 1000, "weight_decay": 0.01}, "None of the dead"),
        ({"learning_rate": 1, "n_epochs": 1000, "momentum": 0.9}, "None of the dead"),
        ({"learning_rate": 0.1, "n_epochs": 1000, "optimizer": "adam"}, "None of the dead"),
        (
            {"learning_rate": 1, "n_epochs": 1000, "bias_decay": 0.01, "weight_decay": 0.01},
            "None of the dead",
        ),
        ({"learning_rate": 1, "n_epochs": 1000, "bias_decay": 0.001}, "fewer than 80 %"),
        ({"learning_rate": 1, "n_epochs": 2000, "bias_decay": 0.01}, "At most 1000"),
        ({"learning_rate": 1, "alpha": 0.1}, "not among the options"),
        ({"batch_size": 1, "bias_decay": 0.01}, "not among the options"),
        ({"learning_rate": -1}, "ValueError"),
        ({}, "None of the dead"),
        ("bias_decay=0.01", "a dict"),
        (0.01, "a dict"),
    ],
}  # fmt: skip
