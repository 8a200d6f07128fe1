"""Right and wrong answers to the exercises of notebook 02 Activations."""

import numpy as np

from dyingrelu_utils.activations import leaky_relu, relu

ABILITIES = {1: ["2.1", "2.2", "2.4"], 2: ["2.3", "2.5"], 3: ["2.4"], 4: ["2.6"]}


def zero_one(z):
    return np.where(z > 0, 1.0, 0.0)


def slope(z, alpha=0.01):
    return np.where(z > 0, 1.0, alpha)


def backward_quotient(z, alpha=0.0, h=1e-6):
    f = leaky_relu(alpha).f
    return (f(z) - f(z - h)) / h


def by_masks(z, alpha=0.0):
    result = np.ones_like(z)
    result[z <= 0] = alpha
    return result


def by_a_loop(z, alpha=0.0):
    return np.array([1.0 if one > 0 else alpha for one in z.ravel()]).reshape(z.shape)


def changes_z(z, alpha=0.0):
    z[z > 0] = 1.0
    z[z <= 0] = alpha
    return z


def transposed(z, alpha):
    return slope(z, alpha).T.reshape(z.shape)


def leak(z, alpha):
    return np.where(z > 0, z, alpha * z)


def with_a_fault(z, alpha):
    z[z < 0] *= alpha
    return z


def copied(z, alpha, kind=None):
    a = z.copy() if kind is None else z.astype(kind)
    a[z < 0] = alpha * z[z < 0]
    return a


def judged(points=None, h=1e-6, limit=1e-6, compared=np.max, two_sided=True):
    points = np.random.default_rng(7).standard_normal(500) if points is None else points

    def slope_is_right(f, f_slope):
        back = h if two_sided else 0
        numeric = (f(points + h) - f(points - back)) / (h + back)
        return compared(np.abs(numeric - f_slope(points))) < limit

    return slope_is_right


def judged_by_a_loop(f, f_slope):
    for z in np.linspace(-2, 2, 40):
        if abs((f(z + 1e-5) - f(z - 1e-5)) / 2e-5 - f_slope(z)) > 1e-4:
            return False
    return True


def signed_errors(f, f_slope):
    z = np.linspace(-2, 2, 40)
    return ((f(z + 1e-6) - f(z - 1e-6)) / 2e-6 - f_slope(z)).max() < 1e-6


def says_it_in_words(f, f_slope):
    return "right" if judged()(f, f_slope) else "wrong"


SHIFT = 0.8 / np.sqrt(2 * np.pi)


def centred_leak(z):
    return leak(z, 0.2) - SHIFT


def centred_by_the_array(z):
    return leak(z, 0.2) - leak(z, 0.2).mean()


def centred_in_place(z):
    z[z < 0] *= 0.2
    z -= SHIFT
    return z


RIGHT = {
    "2.1": [
        (zero_one, slope),
        (lambda z: z > 0, lambda z, alpha=0.01: 1 - (1 - alpha) * (z <= 0)),
        (relu.derivative, lambda z, alpha: leaky_relu(alpha).derivative(z)),
        [backward_quotient, backward_quotient],
        (by_masks, by_masks),
        (lambda z: np.heaviside(z, 0), lambda z, alpha: np.heaviside(z, 0) * (1 - alpha) + alpha),
        (lambda z: zero_one(z).astype(np.float32), lambda z, alpha: np.float32(slope(z, alpha))),
        (lambda z: by_a_loop(z).tolist(), by_a_loop),
    ],
    "2.2": [
        lambda a: a > 0,
        lambda a: np.where(a > 0, 1.0, 0.0),
        lambda a: (a != 0).astype(int),
        np.sign,
        lambda a: np.heaviside(a, 0),
        lambda a: 1 - (a <= 0),
        lambda a: (a > 0).tolist(),
    ],
    "2.3": [
        [7, 5, 6, 1, 3],
        (5, 7, 6, 1, 3),
        np.array([7, 1, 5, 6, 3]),
        [5.0, 7, 1, 6, 3],
        "75613",
        "7, 5, 1, 6, 3",
    ],
    "2.4": [
        leak,
        lambda z, alpha: np.maximum(0, z) + alpha * np.minimum(0, z),
        lambda z, alpha: z * slope(z, alpha),
        lambda z, alpha: copied(z, alpha, kind=float),
        lambda z, alpha: leak(z, alpha).astype(np.float32),
        lambda z, alpha: np.where(z > 0, z, alpha * z).tolist(),
        lambda z, alpha: np.minimum(alpha * z, z) if alpha > 1 else np.maximum(alpha * z, z),
    ],
    "2.5": [
        judged(),
        judged(limit=1e-8),
        judged(h=1e-4, limit=1e-4),
        judged(np.linspace(-2.05, 2, 40)),
        judged(two_sided=False, limit=1e-4),
        judged_by_a_loop,
        lambda f, f_slope: int(judged()(f, f_slope)),
    ],
    "2.6": [
        centred_leak,
        lambda z: leak(z, 0.2) - 0.319,
        lambda z: leak(z, 0.2) - 0.32,
        lambda z: np.maximum(z, 0.2 * z) - (1 - 0.2) / (2 * np.pi) ** 0.5,
        lambda z: centred_leak(z).astype(np.float32),
        lambda z: [float(centred_leak(one)) for one in z],
    ],
}

WRONG = {
    "2.1": [
        ((lambda z: np.where(z >= 0, 1.0, 0.0), slope), "ReLU: right but at z = 0"),
        ((zero_one, lambda z, alpha: np.where(z >= 0, 1.0, alpha)), "(0.2): right but at z = 0"),
        ((relu.f, slope), "ReLU: that is the function"),
        ((zero_one, lambda z, alpha: leaky_relu(alpha).f(z)), "(0.2): that is the function"),
        ((np.sign, slope), "negative"),
        ((zero_one, lambda z, alpha: np.where(z > 0, 1.0, -alpha)), "negative"),
        ((zero_one, lambda z, alpha: np.where(z > 0, 1.0, 0.01)), "does not use `alpha`"),
        ((zero_one, lambda z, alpha: np.where(z > 0, 1.0, 0.2)), "(0.01): left of zero"),
        ((zero_one, lambda z, alpha: np.where(z > 0, alpha, 1.0)), "changed places"),
        ((lambda z: np.heaviside(z, 0.5), slope), "z = 0"),
        ((lambda z: np.where(z > 0.01, 1.0, 0.0), slope), "right of zero"),
        ((lambda z: np.where(z > 0.4, 1.0, 0.0), slope), "right of zero"),
        ((zero_one, lambda z, alpha: np.where(z > alpha, 1.0, alpha)), "right of zero"),
        ((zero_one, lambda z, alpha: slope(z, alpha).ravel()), "one slope for each z"),
        ((zero_one, lambda z, alpha: slope(z, alpha) if z.ndim == 1 else 1.0 + 0 * z), "left"),
        ((zero_one, transposed), ""),
        ((zero_one, lambda z, alpha: 1.0), "got shape ()"),
        ((zero_one, lambda z: 1.0), "TypeError"),
        ((changes_z, slope), "changes what it is given"),
        ((zero_one, changes_z), "changes what it is given"),
        ((zero_one, lambda *given: ...), "now Leaky ReLU's"),
        ((zero_one, lambda z, alpha: None), "returns nothing"),
        (zero_one, "both functions"),
        ((0, 0.01), "Expected a function"),
        (0.01, "both functions"),
    ],
    "2.2": [
        (lambda a: (a >= 0).astype(float), "Still 1"),
        (lambda a: np.ones_like(a), "Still 1"),
        (lambda a: a <= 0, "turned round"),
        (lambda a: a == 0, "turned round"),
        (lambda a: a, "the output; asked"),
        (lambda a: np.maximum(a, 0), "the output; asked"),
        (lambda a: a > 0.1, "that are on"),
        (lambda a: a > a.mean(), "that are on"),
        (lambda a: np.where(a > 0, 1.0, 0.01), "Some units that are off"),
        (lambda a: 1 / (1 + np.exp(-a)), "Some units that are off"),
        (lambda a: 0 * a, "that are on"),
        (lambda a: (a > 0).ravel(), "the slopes to have shape"),
        (lambda a: None, "returns nothing"),
        (lambda a: np.minimum(a, 1), "that are on"),
        (-1, "Expected a function"),
    ],
    "2.3": [
        ([4, 5, 6, 1, 3], "Line 4 tries one place"),
        ([7, 5, 6, 1, 4, 3], "Line 4 tries one place"),
        ([7, 5, 2, 1, 3], "With line 2"),
        ([5, 1, 7, 6, 3], "Line 1 needs z"),
        ([7, 6, 5, 1, 3], "Line 6 needs h"),
        ([7, 5, 1, 3, 6], "Line 3 needs numeric"),
        ([7, 5, 6, 3, 1], "Line 3 needs exact"),
        ([7, 5, 6, 1], "1 more of the lines is"),
        ([7, 6, 3], "2 more of the lines are"),
        ([7, 7, 5, 6, 1, 3], "at most once"),
        ([0, 5, 6, 1, 3], "from 1 to 7"),
        ([7.5, 5, 6, 1, 3], "from 1 to 7"),
        ("z h numeric", "real numbers"),
        (7, "shape"),
        ([], "5 more"),
    ],
    "2.4": [
        (with_a_fault, "changes what it is given"),
        (copied, "whole numbers"),
        (lambda z, alpha: np.maximum(alpha * z, z), "Try it with alpha = 1.5"),
        (lambda z, alpha: np.where(z > 0, z, 0.01 * z), "does not use `alpha`"),
        (slope, "That is the slope"),
        (lambda z, alpha: np.where(z > 0, alpha * z, z), "wrong side"),
        (lambda z, alpha: np.maximum(0, z), "on the left"),
        (lambda z, alpha: np.where(z > 0, z, alpha), "on the left"),
        (lambda z, alpha: np.where(z > 0, z, -alpha * z), "on the left"),
        (lambda z, alpha: np.where(z > 0, 1, alpha * z), "on the right"),
        (lambda z, alpha: leak(z, alpha).ravel(), "came back with shape"),
        (lambda z, alpha: leak(z, alpha).sum(), "came back with shape"),
        (lambda z, alpha: leak(z, min(alpha, 1.0)), "alpha = 1.5"),
        (lambda z, alpha: with_a_fault(z, alpha) and None, ""),
        (lambda z: z, "TypeError"),
        (0.2, "Expected a function"),
    ],
    "2.5": [
        (judged(np.linspace(-3, 3, 7)), "refuses the slope of ReLU"),
        (judged(np.zeros(5)), "refuses the slope of ReLU"),
        (judged(np.linspace(0.1, 3, 50)), "left of zero only"),
        (judged(np.linspace(-3, -0.1, 50)), "right of zero only"),
        (judged(limit=0.01), "thousandths"),
        (judged(limit=0.3), "lets through"),
        (judged(limit=1e-14), "refuses the slope of tanh, which is right. Is your limit"),
        (judged(two_sided=False, limit=1e-8), "Is your limit"),
        (judged(h=0.5), "Is your limit"),
        (judged(compared=np.min), "lets through"),
        (signed_errors, "lets through twice"),
        (lambda f, f_slope: True, "lets through"),
        (lambda f, f_slope: False, "refuses"),
        (lambda f, f_slope: 0.5, "True or False"),
        (says_it_in_words, ""),
        (lambda f, f_slope: print("right"), "returns nothing"),
        (True, "Expected a function"),
    ],
    "2.6": [
        (centred_by_the_array, "cannot come from the array"),
        (lambda z: (leak(z, 0.2) - leak(z, 0.2).mean()) / leak(z, 0.2).std(), "from the array"),
        (lambda z: leak(z, 0.2), "that of Leaky ReLU still"),
        (lambda z: leak(z, 0.2) + SHIFT, "above zero, by 0.64"),
        (lambda z: leak(z, 0.2) - 2 * SHIFT, "below zero, by 0.32"),
        (lambda z: leak(z, 0.2) - 0.4, "below zero"),
        (lambda z: leak(z, 0.01) - 0.99 / np.sqrt(2 * np.pi), "Left of zero"),
        (lambda z: leak(z, 1.0), "Left of zero"),
        (lambda z: np.maximum(z, 0) - 1 / np.sqrt(2 * np.pi), "Left of zero"),
        (lambda z: np.where(z > 0, 0.5 * z, 0.2 * z) - 0.12, "Right of zero"),
        (lambda z: np.where(z > 0, z - 2 * SHIFT, 0.2 * z), "jumps"),
        (lambda z: np.where(z > 0, z, 0.2 * z - 2 * SHIFT), "jumps"),
        (centred_in_place, "changes what it is given"),
        (lambda z: leak(z, 0.2).mean(), "shape"),
        (SHIFT, "Expected a function"),
    ],
}  # fmt: skip
