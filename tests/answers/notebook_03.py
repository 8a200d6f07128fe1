"""Right and wrong answers to the exercises of notebook 03 Network."""

import numpy as np
from scipy.special import expit

ABILITIES = {1: ["3.6"], 2: ["3.1", "3.2", "3.7", "3.8"], 3: ["3.3"], 4: ["3.5", "3.7"], 5: ["3.4"]}


def backward(X, y, W1, b1, W2, b2, f, f_slope, slip=None):
    Z1 = X @ W1 + b1
    A1 = f(Z1)
    p = expit(A1 @ W2 + b2)[:, 0]
    delta2 = ((y - p) if slip == "sign" else (p - y))[:, None] / len(y)
    delta2 = delta2 * {"n": len(y), "twice": 1 / len(y)}.get(slip, 1)
    if slip == "cancel":
        delta2 = delta2 * (p * (1 - p))[:, None]
    dA1 = delta2 * np.ones_like(W2.T) if slip == "outgoing" else delta2 @ W2.T
    delta1 = dA1 * f_slope(A1 if slip == "slope at A1" else Z1)
    dW1 = X.T @ (dA1 if slip == "no slope in dW1" else delta1)
    db1 = (dA1 if slip == "no slope in db1" else delta1).sum(axis=0)
    if slip == "mean":
        db1 = delta1.mean(axis=0)
    return [dW1, db1, (Z1 if slip == "Z1" else A1).T @ delta2, delta2.sum(axis=0)]


def with_slip(slip):
    return lambda *given: backward(*given, slip=slip)


def changed(change):
    """`backward`, and then `change` to the list that it returns."""
    return lambda *given: change(backward(*given))


def one_row_at_a_time(X, y, *rest):
    rows = [backward(X[i : i + 1], y[i : i + 1], *rest) for i in range(len(X))]
    return [np.mean(parts, axis=0) for parts in zip(*rows, strict=True)]


def by_nudges(X, y, W1, b1, W2, b2, f, f_slope):
    def loss(W1, b1, W2, b2):
        z = (f(X @ W1 + b1) @ W2 + b2)[:, 0]
        return np.mean(np.logaddexp(0, z) - y * z)

    return numerical_gradient(loss, [W1.copy(), b1.copy(), W2.copy(), b2.copy()], 1e-6)


def n_by_n(X, y, W1, b1, W2, b2, f, f_slope):
    A1 = f(X @ W1 + b1)
    delta2 = (expit(A1 @ W2 + b2) - y) / len(y)
    delta1 = (delta2 @ np.ones((len(y), 1)) @ W2.T) * f_slope(X @ W1 + b1)
    return [X.T @ delta1, delta1.sum(axis=0), A1.T @ delta2, delta2.sum(axis=0)]


def changes_b1(X, y, W1, b1, *rest):
    b1 += 1
    return backward(X, y, W1, b1 - 1, *rest)


def numerical_gradient(loss, parameters, h, rule=lambda up, down, at, h: (up - down) / (2 * h)):
    gradients = [np.zeros(np.shape(p)) for p in parameters]
    for gradient, p in zip(gradients, parameters, strict=True):
        for i in np.ndindex(p.shape):
            kept, at = p[i], loss(*parameters)
            p[i] = kept + h
            up = loss(*parameters)
            p[i] = kept - h
            down = loss(*parameters)
            p[i] = kept
            gradient[i] = rule(up, down, at, h)
    return gradients


def ruled(rule):
    return lambda loss, parameters, h: numerical_gradient(loss, parameters, h, rule)


def on_copies(loss, parameters, h, put_back=True):
    gradients, parameters = [], [np.array(p) for p in parameters]
    for k, p in enumerate(parameters):
        gradient = np.zeros(p.shape)
        for i in np.ndindex(p.shape):
            losses = []
            for sign in (1, -1):
                moved = [q.copy() for q in parameters]
                moved[k][i] += sign * h
                losses.append(loss(*moved))
                if not put_back:
                    parameters[k][i] += 0.1 * h
            gradient[i] = (losses[0] - losses[1]) / (2 * h)
        gradients.append(gradient)
    return tuple(gradients)


def all_at_once(loss, parameters, h):
    up, down = ([p + sign * h for p in parameters] for sign in (1, -1))
    slope = (loss(*up) - loss(*down)) / (2 * h)
    return [np.full(p.shape, slope) for p in parameters]


def not_put_back(loss, parameters, h):
    for p in parameters:
        p += h
    return [np.zeros(p.shape) for p in parameters]


def stable(z):
    return -np.logaddexp(0, z), -np.logaddexp(0, -z)


def algebra(z):
    small = np.log1p(np.exp(-np.abs(z)))
    return -np.maximum(z, 0) - small, np.minimum(z, 0) - small


def clipped(z):
    p = np.clip(expit(z), 1e-12, 1 - 1e-12)
    return np.log(1 - p), np.log(p)


def naive(z):
    p = 1 / (1 + np.exp(-z))
    return np.log(1 - p), np.log(p)


def deep(X, y, weights, biases, f, f_slope, slip=None):
    Z, A = [], [X]
    for W, b in zip(weights, biases, strict=True):
        Z.append(A[-1] @ W + b)
        A.append(f(Z[-1]))
    delta = (expit(Z[-1]) - y[:, None]) / (1 if slip == "n" else len(y))
    if slip == "sign":
        delta = -delta
    if slip == "slope of the output":
        delta = delta * f_slope(Z[-1])
    dW, db = [], []
    for k in reversed(range(len(weights))):
        dW.insert(0, (Z[k - 1] if slip == "Z" and k else A[k]).T @ delta)
        db.insert(0, delta.mean(axis=0) if slip == "mean" else delta.sum(axis=0))
        if k:
            delta = delta @ weights[k].T
            if slip != "no slope" and not (slip == "no slope below" and k == 1):
                delta = delta * f_slope(A[k] if slip == "slope at A" else Z[k - 1])
    return dW, db


def deep_slip(slip):
    return lambda *given: deep(*given, slip=slip)


def two_layers_only(X, y, weights, biases, f, f_slope):
    gradients = backward(X, y, weights[0], biases[0], weights[-1], biases[-1], f, f_slope)
    return gradients[::2], gradients[1::2]


def three_layers_only(X, y, weights, biases, f, f_slope):
    dW, db = deep(X, y, weights, biases, f, f_slope)
    return dW[:3], db[:3]


RIGHT_BACKWARD = [
    backward,
    changed(tuple),
    changed(lambda g: [part.astype(np.float32) for part in g]),
    changed(lambda g: [part.tolist() for part in g]),
    changed(lambda g: [*g[:3], g[3][0]]),
    one_row_at_a_time,
    by_nudges,
]
WRONG_BACKWARD = [
    (with_slip("sign"), "db2 has the wrong sign"),
    (with_slip("n"), "db2 is 40 times too large"),
    (with_slip("twice"), "db2 is 40 times too small"),
    (with_slip("mean"), "db1 is 40 times too small"),
    (with_slip("cancel"), "db2 has a factor too many"),
    (with_slip("no slope in db1"), "db1 is not zero for the dead unit"),
    (with_slip("no slope in dW1"), "dW1 is not zero for the dead unit"),
    (with_slip("slope at A1"), "takes the slope at A1"),
    (with_slip("outgoing"), "lacks the outgoing weight"),
    (with_slip("Z1"), "dW2 is made of what goes into the activation"),
    (n_by_n, "(n, 1) minus (n,)"),
    (changes_b1, "changes what it is given"),
    (changed(lambda g: g[:3]), "list of four arrays"),
    (changed(lambda g: [g[0], g[2], g[1], g[3]]), "Expected db1 to have shape (5,)"),
    (changed(lambda g: [g[0].T, *g[1:]]), "Expected dW1 to have shape (4, 5)"),
    (changed(lambda g: [np.zeros_like(part) for part in g]), "first wrong one"),
    (lambda *given: None, "returns nothing"),
    (lambda X, y: X, "TypeError"),
    (241, "Expected a function"),
]

RIGHT = {
    "3.1": [241, np.int64(241), 241.0, np.array([241]), (10 + 1) * 20 + (20 + 1) * 1],
    "3.2": RIGHT_BACKWARD,
    "3.3": [
        numerical_gradient,
        on_copies,
        lambda loss, parameters, h: numerical_gradient(loss, parameters, h / 2),
        lambda loss, parameters, h: [g.tolist() for g in on_copies(loss, parameters, h)],
        lambda loss, parameters, h: [g.astype("f4") for g in on_copies(loss, parameters, h)],
    ],
    "3.4": [np.sqrt(2 / 784), 0.0505, 0.051, np.float32(0.0505), [0.05051], np.array(0.0505076)],
    "3.5": [{"W1", "b1"}, ["b1", "W1"], "W1 b1", "W1, b1", np.array(["W1", "b1"])],
    "3.6": [
        stable,
        algebra,
        lambda z: np.array(stable(z)),
        lambda z: [part.tolist() for part in algebra(z)],
        lambda z: [part.astype(np.float32) for part in stable(z)],
        lambda z: (-z - np.logaddexp(0, -z), -np.logaddexp(0, -z)),
    ],
    "3.7": RIGHT_BACKWARD,
    "3.8": [
        deep,
        lambda *given: list(deep(*given)),
        lambda *given: tuple(map(tuple, deep(*given))),
        lambda *given: [[g.tolist() for g in part] for part in deep(*given)],
        lambda *given: [[g.astype("f4") for g in part] for part in deep(*given)],
    ],
}

WRONG = {
    "3.1": [(220, "weights"), 240, 10, 21, 200, 221, 31, 11 * 21, np.nan, "241", [220, 21], None],
    "3.2": WRONG_BACKWARD,
    "3.3": [
        (ruled(lambda up, down, at, h: (up - at) / h), "one-sided"),
        (ruled(lambda up, down, at, h: (at - down) / h), "one-sided"),
        (ruled(lambda up, down, at, h: (up - down) / h), "twice too large"),
        (ruled(lambda up, down, at, h: (up - down) / (4 * h)), "half"),
        (ruled(lambda up, down, at, h: (down - up) / (2 * h)), "wrong sign"),
        (ruled(lambda up, down, at, h: up - down), "differences of the loss"),
        (ruled(lambda up, down, at, h: at), "not the slopes"),
        (lambda loss, parameters, h: on_copies(loss, parameters, h, False), "at once"),
        (lambda loss, parameters, h: numerical_gradient(loss, parameters, 1e-5), "length h"),
        (lambda loss, parameters, h: numerical_gradient(loss, parameters, 1.0), "length h"),
        (all_at_once, "Several entries"),
        (not_put_back, "changes what it is given"),
        (lambda loss, parameters, h: [loss(parameters)], "one by one"),
        (lambda loss, parameters, h: [0 * p for p in parameters], "never sees"),
        (lambda loss, parameters, h: on_copies(loss, parameters, h)[:2], "one for each parameter"),
        (lambda loss, parameters, h: [g.ravel() for g in on_copies(loss, parameters, h)], "shape"),
        (np.zeros(3), "Expected a function"),
    ],
    "3.4": [
        (2 / 784, "variance"),
        (np.sqrt(2 / 884), "Glorot"),
        np.sqrt(1 / 784),
        np.sqrt(2 / 100),
        (0.05, "three decimals"),
        0,
        -0.0505,
        0.052,
        0.5051,
        50.5,
        np.inf,
        "0.051",
    ],
    "3.5": [
        ({"W1", "b1", "W2"}, "Is A1 zero"),
        ({"W2"}, "Is A1 zero"),
        ({"W1"}, "Some are missing"),
        ({"b1"}, "Some are missing"),
        (set(), "Some are missing"),
        ({"W1", "b1", "W2", "b2"}, "b2 is the sum"),
        ({"b2"}, "b2 is the sum"),
        ({"W1", "b1", "b2"}, "b2 is the sum"),
        ("dW1", "Choose from"),
        (7, "Choose from"),
    ],
    "3.6": [
        (naive, "Infinite for z = 800"),
        (clipped, "by force"),
        (lambda z: (np.log(1 - expit(z)), np.log(expit(z))), "Infinite for z = 800"),
        (lambda z: (-np.log1p(np.exp(z)), -np.log1p(np.exp(-z))), "Infinite"),
        (lambda z: stable(z)[::-1], "other order"),
        (lambda z: (np.logaddexp(0, z), np.logaddexp(0, -z)), "never above 0"),
        (lambda z: (1 - expit(z), expit(z)), "These are the probabilities"),
        (lambda z: stable(np.clip(z, -50, 50)), "by force"),
        (lambda z: (stable(z)[0] / np.log(2), stable(z)[1] / np.log(2)), "differ"),
        (lambda z: stable(z)[1], ""),
        (lambda z: (stable(z)[0], z * np.nan), "nan"),
        (lambda z: stable(z.ravel()), "shape"),
        (lambda z: z.fill(0) or stable(z), "changes what it is given"),
        (lambda z: 0.0, "Return two arrays"),
        (0.5, "Expected a function"),
    ],
    "3.7": WRONG_BACKWARD,
    "3.8": [
        (deep_slip("n"), "no 1/n"),
        (deep_slip("sign"), "wrong sign"),
        (deep_slip("mean"), "1/n twice"),
        (deep_slip("no slope"), "first wrong one from the output back"),
        (deep_slip("no slope below"), "dW[0] is the first wrong one"),
        (deep_slip("slope of the output"), "dW[2] is the first wrong one"),
        (deep_slip("slope at A"), "dW[1] is the first wrong one"),
        (deep_slip("Z"), "dW[2] is the first wrong one"),
        (two_layers_only, ""),
        (three_layers_only, "Each list should have 4"),
        (lambda *given: [part[::-1] for part in deep(*given)], "begin at the output"),
        (lambda *given: deep(*given)[0], "Return two lists"),
        (lambda *given: [[g.ravel() for g in part] for part in deep(*given)], "shape"),
        (lambda X, y, weights, *rest: weights[0].fill(0) or deep(X, y, weights, *rest), "changes"),
        ([], "Expected a function"),
    ],
}  # fmt: skip
