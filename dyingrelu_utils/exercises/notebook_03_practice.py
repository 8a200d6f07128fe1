"""What the practice of notebook 03 accepts, and what a wrong answer hears. Spoilers."""

from itertools import pairwise

import numpy as np

from ..activations import relu, tanh
from ..network import Network
from ._answers import NotYetError, agree, array, call, chosen, random_numbers
from .notebook_03 import check_gradients

__all__ = ["EXERCISES"]


def silent_unit(value):
    value = chosen(value, ("W1", "b1", "W2", "b2"))
    if "b2" in value:
        raise NotYetError("The gradient of b2 is the sum of delta2: no unit has a part in it.")
    if "W2" in value:
        raise NotYetError("dW2 is made of A1 and delta2. Is A1 zero for this unit?")
    if value != {"W1", "b1"}:
        raise NotYetError("Some are missing. What does this unit's part of dA1 hold?")
    return "Silent, but not dead: W2 gets a gradient, and after one update so do the others."


def log_probabilities(value):
    rng, names = random_numbers(), ("ln(1 - p)", "ln p")
    scores = [np.array([800.0, -800]), np.array([[0.0, 30], [-30, 3]]), 5 * rng.standard_normal(9)]
    for z in scores:
        got = call(value, z)
        if not isinstance(got, list | tuple | np.ndarray) or len(got) != 2:
            raise NotYetError("Return two arrays: ln(1 - p), and ln p.")
        off, on = (array(g, z.shape, name) for g, name in zip(got, names, strict=True))
        wanted_off, wanted_on = -np.logaddexp(0, z), -np.logaddexp(0, -z)
        if agree(off, wanted_off) and agree(on, wanted_on):
            continue
        if agree(off, wanted_on) and agree(on, wanted_off):
            raise NotYetError("The two are in the other order: ln(1 - p) comes first.")
        if agree(off, np.exp(wanted_off)) or agree(on, np.exp(wanted_on)):
            raise NotYetError("These are the probabilities; asked are their logarithms.")
        if agree(off, -wanted_off) or agree(on, -wanted_on):
            raise NotYetError("The logarithm of a probability is never above 0.")
        both = np.array([off, on])
        if np.isnan(both).any():
            raise NotYetError(f"There is a nan among the results for z = {z.ravel()[0]:g}.")
        if np.isinf(both).any():
            raise NotYetError(
                f"Infinite for z = {abs(z).max():g}: somewhere a number was rounded to 0, "
                "or became too large."
            )
        if abs(z).max() == 800 and both.min() > -700:
            raise NotYetError(
                f"At z = 800 yours goes down to {both.min():.1f} only. If p is kept away from 0 "
                "and 1 by force, a network that is very wrong is not told how wrong."
            )
        raise NotYetError("The numbers differ from ln(1 - p) and ln p.")
    return "Exact from -800 to 800: no number ever overflows."


def the_dead_come_back(value):
    check_gradients(value)
    return "All four gradients are right, and those of a dead unit are exactly 0."


def any_depth(value):
    rng = random_numbers()
    for sizes in ((4, 6, 5, 1), (3, 4, 1), (3, 5, 4, 3, 1)):
        for activation in (tanh, relu):
            X, y = rng.standard_normal((30, sizes[0])), rng.permutation(np.arange(30) % 2)
            shapes = list(pairwise(sizes))
            W = [rng.standard_normal(shape) / np.sqrt(shape[0]) for shape in shapes]
            b = [0.1 + 0.1 * rng.standard_normal(size) for size in sizes[1:]]
            dW, db = Network(W, b, activation).gradients(X, y)
            got = call(value, X, y, W, b, activation.f, activation.derivative)
            _layer_by_layer(got, [w[0] for w in dW], [g[0] for g in db], activation, sizes)
    return "Right for two, three and four layers."


def _layer_by_layer(got, dW, db, activation, sizes):
    n_layers = len(dW)
    network = f"{' -> '.join(map(str, sizes))}, {activation.name}"
    if not isinstance(got, list | tuple) or len(got) != 2:
        raise NotYetError("Return two lists: the gradients of the weights, and of the biases.")
    if any(len(part) != n_layers for part in got):
        raise NotYetError(f"Each list should have {n_layers} entries for {network}.")
    if np.shape(got[0][0]) == dW[-1].shape and np.shape(got[0][-1]) == dW[0].shape:
        raise NotYetError("Your lists begin at the output; they should begin at the input.")
    for k in reversed(range(n_layers)):  # from the output back: where the first slip shows
        for name, g, wanted in (("dW", got[0][k], dW[k]), ("db", got[1][k], db[k])):
            g = array(g, wanted.shape, f"{name}[{k}]")
            if agree(g, wanted):
                continue
            for factor, words in ((-1, "the wrong sign"), (30, "no 1/n"), (1 / 30, "1/n twice")):
                if agree(g / factor, wanted):
                    raise NotYetError(f"{name}[{k}] has {words} ({network}).")
            raise NotYetError(
                f"{name}[{k}] is the first wrong one from the output back ({network}): look at "
                f"the step into layer {k}."
            )


EXERCISES = {
    "3.5": silent_unit,
    "3.6": log_probabilities,
    "3.7": the_dead_come_back,
    "3.8": any_depth,
}
