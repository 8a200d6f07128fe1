"""What the exercises of notebook 03 Network accept, and what a wrong answer hears. Spoilers."""

import numpy as np

from ..activations import relu, tanh
from ..backprop import sigmoid
from ..network import Network
from ._answers import NotYetError, agree, array, call, number, random_numbers

__all__ = ["EXERCISES", "check_gradients"]

N_ROWS = 40
NAMES = ("dW1", "db1", "dW2", "db2")


def parameter_count(value):
    value = number(value)
    if value == 220:
        raise NotYetError("You counted the weights; each unit has a bias too.")
    if value != 241:
        raise NotYetError(f"Got {value:g}. Count both weight matrices and both bias vectors.")
    return "10 * 20 + 20 weights, and a bias for each of the 21 units."


def he_deviation(value):
    value, he = number(value), np.sqrt(2 / 784)  # 0.0505, or 0.051
    for wrong, name in ((2 / 784, "the variance"), (np.sqrt(2 / 884), "Glorot's deviation")):
        if abs(value - wrong) <= 5e-4:
            raise NotYetError(f"{value:.4f} is {name}; asked is He's standard deviation.")
    if not agree(value, he, digits=3):
        if agree(value, he, digits=2):
            raise NotYetError("Nearly: give three decimals.")
        raise NotYetError(f"Got {value:g}. He: sqrt(2 / fan_in). What is fan_in here?")
    return "sqrt(2 / 784): only the inputs count."


def two_layers(rng):
    """X, y and the parameters of a network 4 -> 5 -> 1, whose unit 0 is dead."""
    X, y = rng.standard_normal((N_ROWS, 4)), rng.permutation(np.arange(N_ROWS) % 3 == 0)
    W1, b1 = rng.standard_normal((4, 5)), 0.3 * rng.standard_normal(5)
    b1[0] = -50
    return X, y.astype(int), W1, b1, rng.standard_normal((5, 1)), rng.standard_normal(1)


def likely_mistakes(X, y, W1, b1, W2, b2, activation):
    """What a slip in one step makes of a gradient: (name of it, what it becomes, words)."""
    f, slope = activation.f, activation.derivative
    Z1 = X @ W1 + b1
    A1 = f(Z1)
    p = sigmoid(A1 @ W2 + b2)
    delta2 = (p - y[:, None]) / len(y)
    dA1, damped = delta2 @ W2.T, delta2 * p * (1 - p)
    if activation is relu:
        dead = "is not zero for the dead unit: a factor that is zero for it is missing"
        yield "db1", dA1.sum(axis=0), dead
        yield "dW1", X.T @ dA1, dead
    for name, wrong in (("dW1", X.T @ dA1), ("db1", dA1.sum(axis=0))):
        yield name, wrong, "lacks the slope of the activation"
    wrong = dA1 * slope(A1)
    for name, value in (("dW1", X.T @ wrong), ("db1", wrong.sum(axis=0))):
        yield name, value, "takes the slope at A1; the activation was computed at Z1"
    wrong = delta2 * slope(Z1)
    for name, value in (("dW1", X.T @ wrong), ("db1", wrong.sum(axis=0))):
        yield name, value, "lacks the outgoing weight, which carries the error back to the unit"
    yield "dW2", Z1.T @ delta2, "is made of what goes into the activation, not what comes out"
    squared = "has a factor too many: those of sigmoid and cross-entropy cancel"
    yield "dW2", A1.T @ damped, squared
    yield "db2", damped.sum(axis=0), squared


def check_gradients(backward):
    """Raise unless `backward` gives the gradients of random networks; name the likely slip."""
    rng = random_numbers()
    for activation in (relu, tanh):
        X, y, *parameters = two_layers(rng)
        W1, b1, W2, b2 = parameters
        dW, db = Network([W1, W2], [b1, b2], activation).gradients(X, y)
        wanted = dict(zip(NAMES, (dW[0][0], db[0][0], dW[1][0], db[1][0]), strict=True))
        got = call(backward, X, y, *parameters, activation.f, activation.derivative)
        if not isinstance(got, list | tuple) or len(got) != 4:
            raise NotYetError("Return a list of four arrays: dW1, db1, dW2, db2.")
        got = {name: _gradient(name, g, wanted[name]) for name, g in zip(NAMES, got, strict=True)}
        for name in reversed(NAMES):  # from the output back
            if not agree(got[name], wanted[name]):
                raise NotYetError(
                    _what_is_wrong(name, got, wanted, (X, y, *parameters), activation)
                )


def _gradient(name, value, wanted):
    if name == "db2" and np.size(value) == 1:
        return array(value).reshape(wanted.shape)
    if N_ROWS in np.shape(value):
        raise NotYetError(
            f"{name} still has an axis for the rows. Print the shape of p - y: (n, 1) minus (n,) "
            "is (n, n); and each gradient is a sum over the rows."
        )
    return array(value, wanted.shape, name)


def _what_is_wrong(name, got, wanted, given, activation):
    for mistaken, value, words in likely_mistakes(*given, activation):
        if mistaken == name and agree(got[name], value):
            return f"{name} {words} ({activation.name})."
    for factor, words in (
        (-1, "has the wrong sign"),
        (N_ROWS, f"is {N_ROWS} times too large on {N_ROWS} rows: the loss is a mean"),
        (1 / N_ROWS, f"is {N_ROWS} times too small on {N_ROWS} rows: divided by n twice"),
    ):
        if agree(got[name] / factor, wanted[name]):
            return f"{name} {words}."
    return f"{name} is the first wrong one from the output back ({activation.name})."


def two_passes(value):
    check_gradients(value)
    return "All four agree with ours, for ReLU and for tanh."


def nudges(value):
    """A loss that watches how it is called: cubic, so that its slopes are known."""
    rng = random_numbers()
    parameters = [rng.standard_normal(shape) for shape in ((3, 2), (2,), (2, 1), (1,))]
    c, d, e = rng.uniform(0.5, 1.5, (3, 11))
    start, h, seen = np.concatenate([p.ravel() for p in parameters]), 0.01, []

    def loss(*arrays):
        if len(arrays) != 4:
            raise NotYetError("The loss takes the parameters one by one: loss(*parameters).")
        s = np.concatenate([np.ravel(p) for p in arrays])
        seen.append(np.abs(s - start))
        return c @ s + d @ s**3 + (e @ s) ** 2

    got = call(value, loss, parameters, h)
    if not isinstance(got, list | tuple) or len(got) != 4:
        raise NotYetError("Return a list of arrays, one for each parameter.")
    got = [array(g, p.shape, "each slope") for g, p in zip(got, parameters, strict=True)]
    got = np.concatenate([g.ravel() for g in got])
    _watched(seen, h)
    first = c + 3 * d * start**2 + 2 * e * (e @ start)
    second = 6 * d * start + 2 * e**2
    if np.allclose(got, first, rtol=0, atol=2e-3):
        return "Up and down by h, entry by entry, and each one put back."
    for wrong, words in (
        (first + second * h / 2, "These are one-sided: the loss is known better from both sides."),
        (first - second * h / 2, "These are one-sided: the loss is known better from both sides."),
        (2 * first, "All are twice too large. How far apart are the two nudged values?"),
        (first / 2, "All are half of what they should be. How far apart are the nudged values?"),
        (-first, "All have the wrong sign: which of the two losses is subtracted?"),
        (2 * h * first, "These are differences of the loss; by what do they have to be divided?"),
    ):
        if np.allclose(got, wrong, rtol=0, atol=2e-3):
            raise NotYetError(words)
    raise NotYetError("These are not the slopes of this loss.")


def _watched(seen, h):
    """What the loss saw of the nudges."""
    seen = np.array(seen)
    if not seen.size or not (seen > 0).any():
        raise NotYetError("The loss never sees a parameter nudged.")
    if (seen > 1e-12).sum(axis=1).max() > 1:
        raise NotYetError("Several entries are nudged at once. Put each back before the next.")
    if not 0.4 * h <= seen.max() <= 2.1 * h:
        raise NotYetError("Your nudges do not have the length h that is given.")


EXERCISES = {
    "3.1": parameter_count,
    "3.2": two_passes,
    "3.3": nudges,
    "3.4": he_deviation,
}
