"""Right and wrong answers to the exercises of notebook 06 Killing and of its practice."""

import numpy as np
from scipy.special import ndtr

from dyingrelu_utils.initialisation import deck_networks
from dyingrelu_utils.network import Network

ABILITIES = {  # of the opening list: the exercises that practise it
    1: ["6.2", "6.3", "6.7"],  # name the update that killed a unit
    2: ["6.1", "6.6"],  # dead units and uncovered samples
    3: ["6.4", "6.5"],  # predict how many are born dead
    4: ["6.4"],  # the scale of the initial weights
    5: ["6.8"],  # what a network loses with its units
}


def count_dead(z):
    return int((z <= 0).all(axis=0).sum())


def count_uncovered(z):
    return int((z <= 0).all(axis=1).sum())


def by_loop(z):
    count = 0
    for row in z:
        if not any(value > 0 for value in row):
            count += 1
    return count


def overwrites(z):
    z[z < 0] = 0
    return int((z.sum(axis=1) == 0).sum())


def deaths(active):
    dead = active == 0
    updates, units = np.nonzero((active[:-1] > 0) & dead[1:])
    return list(zip(updates + 1, units, strict=True))


def deaths_by_loop(active):
    n_records, n_units = active.shape
    return [
        (k, unit)
        for unit in range(n_units)
        for k in range(1, n_records)
        if active[k, unit] == 0 and active[k - 1, unit] > 0
    ]


def first_record(active):
    return [(int(d.argmax()), unit) for unit, d in enumerate((active == 0).T) if d.any()]


def born_dead_too(active):
    born = [(0, unit) for unit in np.flatnonzero(active[0] == 0)]
    return born + deaths(active)


def nan_is_death(active):
    hit = ~(active[1:] > 0) & (active[:-1] > 0)
    return [(k + 1, unit) for k, unit in zip(*np.nonzero(hit), strict=True)]


def nan_was_alive(active):
    hit = (active[1:] == 0) & (active[:-1] != 0)
    return [(k + 1, unit) for k, unit in zip(*np.nonzero(hit), strict=True)]


def revivals(active):
    hit = (active[1:] > 0) & (active[:-1] == 0)
    return [(k + 1, unit) for k, unit in zip(*np.nonzero(hit), strict=True)]


def only_first(active):
    seen = {}
    for k, unit in sorted(deaths(active)):
        seen.setdefault(unit, k)
    return [(k, unit) for unit, k in seen.items()]


def pushes(z, v, p, y, learning_rate):
    return -learning_rate * v * (p - y) * (z > 0) / len(y)


def pushes_by_loop(z, v, p, y, learning_rate):
    return [
        learning_rate * v * (label - answer) / len(y) if one > 0 else 0
        for one, answer, label in zip(z, p, y, strict=True)
    ]


def chance(w, bias, shift, n):
    return ndtr(-(bias + shift * w.sum()) / np.linalg.norm(w)) ** n


def chance_by_logarithms(w, bias, shift, n):
    t = (bias + shift * sum(w)) / np.sqrt(sum(w * w))
    return np.exp(n * np.log(1 - ndtr(t)))


def norm(w):
    return np.linalg.norm(w)


W, V = (weights[0] for weights in deck_networks()[0].weights)  # (10, 20), (20, 1)
AGAINST = -(W @ V)[:, 0]  # on it the units with a negative outgoing weight are active
AGAINST /= np.linalg.norm(AGAINST)

ANGLES = np.radians([90, 210, 330])
U = np.array([np.cos(ANGLES), np.sin(ANGLES)])  # (2, 3)


def triangle(distance=0.1, at=1.1, slope=20.0, directions=U):
    """Three hinges at a distance from the origin, a boundary that is `at` away from it."""
    out = np.full((3, 1), -slope)
    return Network([directions, out], [np.full(3, -distance), [slope * (at - distance)]])


RIGHT = {
    "6.1": [
        count_uncovered,
        by_loop,
        lambda z: sum(max(row) <= 0 for row in z),
        lambda z: np.array([np.count_nonzero(~(z > 0).any(axis=1))]),
        lambda z: len(z) - (z.max(axis=1) > 0).sum(dtype=np.float32),
        lambda z: np.int8((np.maximum(z, 0).sum(axis=-1) == 0).sum() % 128),
    ],
    "6.2": [
        deaths,
        deaths_by_loop,
        lambda active: np.array(deaths(active)),
        lambda active: set(deaths(active)),
        lambda active: [list(pair) for pair in deaths(active)],
        lambda active: (pair for pair in deaths(active)),
    ],
    "6.3": [
        pushes,
        pushes_by_loop,
        lambda z, v, p, y, r: np.float32(pushes(z, v, p, y, r)),
        lambda z, v, p, y, r: tuple(np.where(z > 0, r * v * (y - p) / z.size, 0)),
        lambda *given: pushes(*given)[:].copy(),
    ],
    "6.4": [
        lambda scale: -4.04 * scale,
        lambda scale: np.float32(-4.05) * scale,
        lambda scale: np.array([-4.01 * scale]),
        lambda scale: -4.05 * abs(scale),
        lambda scale: [-4.08 * scale],
    ],
    "6.5": [
        chance,
        chance_by_logarithms,
        lambda w, b, s, n: np.float32(chance(w, b, s, n)),
        lambda w, b, s, n: np.array([chance(w, b, s, n)]),
        lambda w, b, s, n: np.prod([chance(w, b, s, 1)] * n),
    ],
    "6.6": [
        [0, 1, 5, 6, 14],
        np.array([0, 1, 8, 10, 15]),
        (17, 0, 18, 7, 14),
        {17.0, 0.0, 18.0, 7.0, 14.0},
        np.isin(np.arange(20), [0, 1, 5, 6, 14]),
        [0, 1, 5, 6, 14, 2],
    ],
    "6.7": [
        (0.1 * AGAINST, 1),
        (0.3 * AGAINST, 1),
        [list(0.01 * AGAINST), 1.0],
        (np.float32(0.05 * AGAINST), np.int64(1)),
        (0.1 * AGAINST[np.newaxis], [1]),
    ],
    "6.8": [
        triangle(),
        triangle(0, 1.15),
        triangle(0.2, 1.05),
        triangle(directions=-U),
        triangle(slope=500.0),
    ],
}  # fmt: skip

WRONG = {
    "6.1": [
        (count_dead, "along the other axis"),
        (lambda z: int((z <= 0).any(axis=1).sum()), "*some* unit is off"),
        (lambda z: int((z > 0).any(axis=1).sum()), "that are covered"),
        (lambda z: int((z < 0).all(axis=1).sum()), "z = 0 is not active"),
        (lambda z: int((z.mean(axis=1) <= 0).sum()), "can be covered"),
        (lambda z: int((z <= 0).sum()), "pairs of a sample and a unit"),
        (lambda z: (z <= 0).all(axis=1).mean(), "share"),
        (lambda z: int((z <= 0).all(axis=1).any()), "count them"),
        (lambda z: int((z <= 0.05).all(axis=1).sum()), "every one of its units off"),
        (lambda z: count_uncovered(z[1:]), "every one of its units off"),
        (lambda z: int(z[:, 0] <= 0).sum(), "raised"),
        ((lambda z: (z <= 0).all(axis=1)), "Expected a number"),
        (overwrites, "changes what it is given"),
        (lambda z: print(count_uncovered(z)), "returns nothing"),
        lambda z: 1,
        (3, "Expected a function"),
    ],
    "6.2": [
        (lambda active: [(k - 1, u) for k, u in deaths(active)], "recorded *after* update k"),
        (lambda active: [(u, k) for k, u in deaths(active)], "First the update"),
        (lambda active: list(zip(*np.nonzero(active == 0), strict=True)), "every record"),
        (born_dead_too, "born dead is not killed"),
        (nan_is_death, "comparison with nan"),
        (nan_was_alive, "neither is it alive"),
        (first_record, "alive before"),
        (only_first, "Revived and killed again: 0 too many"),
        (lambda active: sorted({k for k, _ in deaths(active)}), "shape (any, 2)"),
        (lambda active: len(deaths(active)), "Expected a list of pairs, got int"),
        (lambda active: deaths(active) * 2, "twice"),
        (lambda active: deaths(np.where(active < 0.005, 0, active)), "few samples"),
        (lambda active: revivals(active), "revivals"),
        (lambda active: deaths(active)[:3], "Random lives: 0 too many"),
        (lambda active: [], "A plain death"),
        (lambda active: active.fill(0) or [], "changes what it is given"),
        (7, "Expected a function"),
    ],
    "6.3": [
        (lambda z, v, p, y, r: -pushes(z, v, p, y, r), "*subtracts*"),
        (lambda z, v, p, y, r: len(y) * pushes(z, v, p, y, r), "mean over the samples"),
        (lambda z, v, p, y, r: pushes(z, v, p, y, 1), "learning rate"),
        (lambda z, v, p, y, r: pushes(z, v, p, y, -1), "That is the gradient"),
        (lambda z, v, p, y, r: pushes(z, 1, p, y, r), "outgoing weight"),
        (lambda z, v, p, y, r: -r * v * (p - y) * (z >= 0) / len(y), "At z = 0"),
        (lambda z, v, p, y, r: -r * v * (p - y) / len(y), "on which the unit is off"),
        (lambda z, v, p, y, r: pushes(z, v, p, y, r) * z, "is 1 where it is on"),
        (lambda z, v, p, y, r: pushes(z, v, p, 0 * y, r), "labels"),
        (lambda z, v, p, y, r: pushes(z, v, p, y, r) * p * (1 - p), "sigmoid"),
        (lambda z, v, p, y, r: pushes(z, v, p, y, r) * len(y) / (z > 0).sum(), "not of the active"),
        (lambda z, v, p, y, r: pushes(z, v, p > 0.5, y, r), ""),
        (lambda z, v, p, y, r: pushes(z, v, p, y, r).sum(), "shape (5,)"),
        (lambda z, v, p, y, r: pushes(z, v, p, y, r)[z > 0], "shape (5,)"),
        (lambda z, v, p, y: 0, "TypeError"),
        (lambda z, v, p, y, r: np.zeros(len(z)), "do not add up"),
    ],
    "6.4": [
        (lambda scale: -4.04, "What does the scale multiply"),
        (lambda scale: -4.04 / scale, "What does the scale multiply"),
        (lambda scale: 4.04 * scale, "positive bias"),
        (lambda scale: -3 * scale, "too few"),
        (lambda scale: -6 * scale, "too many"),
        (lambda scale: -4.0 * scale, "6 are born dead"),
        (lambda scale: -4.1 * scale, "8 are born dead"),
        (lambda scale: 0, "0 are born dead"),
        (lambda scale: -4.04 * scale**2, "What does the scale multiply"),
        (lambda scale: -3.04 - scale, "What does the scale multiply"),
        (-4.04, "Expected a function"),
        (lambda scale: np.nan, "nan"),
    ],
    "6.5": [
        (lambda w, b, s, n: chance(w, b, 0, n), "shift is not in it"),
        (lambda w, b, s, n: chance(w, b + s, 0, n), "multiplied by its weight"),
        (lambda w, b, s, n: chance(w, b + s * abs(w).sum(), 0, n), "weights have signs"),
        (lambda w, b, s, n: chance(w, b, s, 1), "that is one sample"),
        (lambda w, b, s, n: n * chance(w, b, s, 1), "not a sum"),
        (lambda w, b, s, n: chance(-w, -b, s, n), "*on* for all"),
        (lambda w, b, s, n: 1 - chance(w, b, s, n), ""),
        (lambda w, b, s, n: ndtr(-(b + s * w.sum()) / norm(w) ** 2) ** n, "not its square"),
        (lambda w, b, s, n: ndtr(-(b + s * w.sum()) / abs(w).sum()) ** n, "variances do"),
        (lambda w, b, s, n: ndtr(-(b + s * w.sum())) ** n, "another standard deviation"),
        (lambda w, b, s, n: ndtr(-(b + s * w.sum()) / np.sqrt(2)) ** n, "not He's"),
        (lambda w, b, s, n: ndtr(-(b + s * w.sum()) / w.std()) ** n, "not that of the weights"),
        (lambda w, b, s, n: 0.5, "For n = 1"),
        (lambda w, b, s, n: 17, "between 0 and 1"),
        (lambda w, b, s, n: chance(w, b, s, np.arange(1, n + 3)), "Expected a number"),
    ],
    "6.6": [
        (range(20), "You keep 20 units alive, and they cover all"),
        (range(7), "You keep 7 units alive"),
        ([0, 1, 2], "samples uncovered"),
        ([4, 9, 11, 12, 13, 16], "uncovered"),
        ([0], "active on most"),
        ([], "samples uncovered"),
        ([0, 1, 5, 6, 20], "numbers 0 to 19"),
        ([0, 1, 5, 6, -1], "numbers 0 to 19"),
        ([0.5, 1, 5], "numbers 0 to 19"),
        ([0, 0, 1, 5, 6, 14], "twice"),
        ([[0, 1], [5, 6]], "shape"),
        (5, "shape"),
        ("abc", "Expected real numbers"),
        (np.zeros(19, dtype=bool), "shape"),
    ],
    "6.7": [
        ((np.full(10, 10.0), 0), "the bias by the same multiple"),
        ((np.full(10, 10.0), 1), "the bias by the same multiple"),
        ((np.full(10, 0.5), 0), "the bias by the same multiple"),
        ((1000 * np.eye(10)[3], 1), "kills 0"),
        ((0.01 * np.eye(10)[3], 1), "other directions"),
        ((np.zeros(10), 0), "At the origin"),
        ((np.zeros(9), 0), "ten finite numbers"),
        ((np.full(10, np.nan), 0), "ten finite numbers"),
        ((AGAINST, 2), "0 or 1"),
        ((AGAINST, 0.5), "0 or 1"),
        ((AGAINST, "0"), "Expected a number"),
        (AGAINST, "a pair"),
        (3, "a pair"),
    ],
    "6.8": [
        (triangle(slope=-20.0), "inside out"),
        (triangle(0, 3.0), "reach 1/2"),
        (triangle(4, 5.0), "Dead units: 3 of 3"),
        (triangle(0.1, 0.5), "cuts off a part"),
        (triangle(0.6, 1.2), "outer ring is inside"),
        (triangle(directions=U[:, [0, 0, 0]]), "cuts off a part"),
        (triangle(directions=np.array([[1, -1, 0.1], [0, 0, 0.0]])), "outer ring is inside"),
        (triangle().with_activation("leaky_relu"), "With ReLU"),
        (triangle()[[0, 0]], "Expected one network"),
        (Network([np.ones((2, 4)), np.ones((4, 1))], [np.zeros(4), [0]]), "Expected one network"),
        (Network([np.zeros((2, 3)), np.zeros((3, 1))], [np.zeros(3), [0]]), "Dead units: 3 of 3"),
        (U, "Expected a Network"),
    ],
}  # fmt: skip
