"""What the exercises of practice notebook 07 Depth accept, and what a wrong answer hears. Spoilers.

Exercises 7.6 to 7.9.
"""

from itertools import pairwise

import numpy as np

from ..datasets import deck_dataset
from ..diagnosis import dead_units
from ..initialisation import deck_networks, initialise
from ..training import train
from ._answers import NotYetError, array, call, number, random_numbers

__all__ = ["EXERCISES"]

BIAS = 0.3  # standard deviation of the biases in 7.6


def repaired(function):
    sizes = [60, 150, 90, 200]
    answers = [call(function, sizes, random_numbers()) for _ in range(2)]
    if not isinstance(answers[0], list | tuple) or len(answers[0]) != 2:
        raise NotYetError("Return two things as the given function does: weights and biases.")
    weights, again = (_layers(found[0], sizes, "weights") for found in answers)
    biases = _layers(answers[0][1], sizes, "biases")
    if not all(map(np.array_equal, weights, again)):
        raise NotYetError("The same rng gives other weights. Draw all numbers from rng.")
    for b in biases:
        if (b == 0).all():
            raise NotYetError("The biases are gone. They are to stay as they were.")
        if not 0.7 < b.std() / BIAS < 1.3:
            raise NotYetError(f"The biases are to stay as they were, of standard deviation {BIAS}.")
    for w in weights:
        _he(w)
    return "The variance of a weight is 2 over the number of inputs that its unit adds up."


def _layers(found, sizes, name):
    """One array for each layer, of the shape that it must have."""
    if len(found) != len(sizes) - 1:
        raise NotYetError(f"Expected {name} of {len(sizes) - 1} layers, got {len(found)}.")
    shapes = [shape if name == "weights" else shape[1:] for shape in pairwise(sizes)]
    return [array(f, s, f"{name} of a layer") for f, s in zip(found, shapes, strict=True)]


def _he(w):
    """Refuse weights of one layer that are not He's."""
    fan_in, fan_out = w.shape
    within = 5 / np.sqrt(2 * w.size)  # five standard errors, as a share
    variances = {
        "": 2 / fan_in,
        "The fan is still that of the outputs. How many inputs does a unit add up?": 2 / fan_out,
        "This is Glorot's variance. He's needs one of the two numbers only.": 2 / sum(w.shape),
        "This is half of He's variance. ReLU lets only half of the mean square pass.": 1 / fan_in,
        "This is He's variance. The standard deviation is its root.": (2 / fan_in) ** 2,
        "The variance is to fall with the number of inputs.": fan_in / 2,
        "Weights of standard deviation 1 are missing their factor.": 1.0,
    }
    if abs(w.mean()) > 5 * w.std() / np.sqrt(w.size):
        raise NotYetError("The weights have a mean that is not 0.")
    for why, variance in variances.items():
        if abs(w.std() / np.sqrt(variance) - 1) <= within:
            if why:
                raise NotYetError(why)
            return
    raise NotYetError("The weights do not have He's standard deviation.")


def best_widths(value):
    widths = array(value, (5,), "the list of widths")
    if (widths < 1).any() or (widths % 1).any():
        raise NotYetError("Expected five whole numbers, 1 or more.")
    sizes = [1, *widths, 1]
    n = sum((fan_in + 1) * fan_out for fan_in, fan_out in pairwise(sizes))
    if n > 150:
        only = sum(fan_in * fan_out for fan_in, fan_out in pairwise(sizes)) <= 150
        why = " Each unit has a bias, too." if only else ""
        raise NotYetError(f"These widths need {n:g} parameters, at most 150 are allowed.{why}")
    through = np.prod(1 - 2.0**-widths)
    if through < np.prod(1 - 2.0 ** -np.array([6.0, 5, 5, 5, 6])) - 1e-9:
        if np.ptp(widths) > 2:
            why = "Which layer stops the input most often?"
        elif n <= 140:
            why = f"Only {n:g} of 150 parameters are used."
        else:
            why = "Near. What does one more unit cost in each of the layers?"
        raise NotYetError(f"The input is stuck with a chance of {1 - through:.3f}. {why}")
    return (
        f"Stuck with a chance of {1 - through:.3f}: units next to the ends cost fewest parameters."
    )


def updates_until_back(function):
    rng, found, asked = random_numbers(), [], []
    for kind in ("b", "w", "bw", "wb", "equal", "never b", "never w", "both", "none"):
        settings = _settings(kind, rng)
        asked.append(settings)
        found.append(number(call(function, *settings)))
    right = [_updates(*settings) for settings in asked]
    if np.array_equal(found, right):
        return "Of nine units five never come back, and nothing but the two factors decides."
    mistakes = {
        "You return the last update after which it is still dead.": [r - 1 for r in right],
        "The rate multiplies the decay, too.": [
            _updates(r, b, 1, dw, db) for r, b, _, dw, db in asked
        ],
        "The two decays have changed places.": [
            _updates(r, b, rate, db, dw) for r, b, rate, dw, db in asked
        ],
        "The weights decay, too.": [_updates(r, b, rate, 0, db) for r, b, rate, _, db in asked],
        "The biases decay, too.": [_updates(r, b, rate, dw, 0) for r, b, rate, dw, _ in asked],
    }
    for why, wrong in mistakes.items():
        if np.array_equal(found, wrong):
            raise NotYetError(why)
    for given, want, settings in zip(found, right, asked, strict=True):
        if given != want:
            _wrong_number(given, want, settings)
    raise AssertionError


def _wrong_number(given, want, settings):
    names = ("reach", "bias", "rate", "weight_decay", "bias_decay")
    case = ", ".join(f"{name} {value:g}" for name, value in zip(names, settings, strict=True))
    if np.isinf(want):
        why = "the unit never comes back; return np.inf then"
    elif np.isinf(given):
        why = "the unit does come back"
    elif given % 1:
        why = "the number of updates is not whole"
    else:
        why = f"you are too {'early' if given < want else 'late'}"
    raise NotYetError(f"With {case}: {why}.")


def _settings(kind, rng):
    """Reach, bias, rate and the two decays of a dead unit, whose return is no close call."""
    while True:
        rate = rng.choice([0.5, 2.0, 5.0])
        slow, fast = np.sort(rng.choice(np.arange(1, 20), 2, replace=False)) * 0.0005
        small, large = np.sort(rng.integers(1, 40, 2)) * 0.25
        settings = {
            "b": (small, -large, rate, 0.0, fast),
            "w": (-large, small, rate, fast, 0.0),
            "bw": (small, -large, rate, slow, fast),
            "wb": (-large, small, rate, fast, slow),
            "equal": (small, -large, rate, fast, fast),
            "never b": (small, -large, rate, fast, slow),
            "never w": (-large, small, rate, slow, fast),
            "both": (-small, -large, rate, slow, fast),
            "none": (small, -large, rate, 0.0, 0.0),
        }[kind]
        settings = tuple(map(float, settings))
        t = _exactly(*settings)
        if small < large and (np.isinf(t) or (3 < t < 2000 and 0.1 < t % 1 < 0.9)):
            return settings


def _exactly(reach, bias, rate, weight_decay, bias_decay):
    """When the largest z is zero, in updates and parts of them; inf if it never rises so far."""
    holds, lifts = (bias, reach) if bias < 0 else (reach, bias)
    if lifts <= 0:
        return np.inf
    down, up = (bias_decay, weight_decay) if bias < 0 else (weight_decay, bias_decay)
    if down <= up:
        return np.inf
    return np.log(-holds / lifts) / np.log((1 - rate * up) / (1 - rate * down))


def _updates(*settings):
    return np.ceil(_exactly(*settings))


def raise_the_dead(value):
    if not isinstance(value, dict):
        raise NotYetError("Expected a dict of options, such as {'learning_rate': 0.1}.")
    allowed = "learning_rate n_epochs momentum weight_decay bias_decay optimizer".split()
    if unknown := [str(key) for key in value if key not in allowed]:
        raise NotYetError(f"{unknown[0]!r} is not among the options {', '.join(allowed)}.")
    if number(value.get("n_epochs", 200)) > 1000:
        raise NotYetError("At most 1000 updates, please.")
    X, y = deck_dataset()
    others = initialise([10, 20, 1], random_numbers().integers(100, 10_000, 2))
    for start, where in ((deck_networks()[0], "network A"), (others, "another network")):
        killed = train(start, X, y, 20, 30).network
        after = train(killed, X, y, **value).network
        gone, still = dead_units(killed, X)[0], dead_units(after, X)[0]
        back = (gone & ~still).sum(axis=-1) / gone.sum(axis=-1)
        if (back == 0).all():
            raise NotYetError(
                f"None of {where} is back. Without a gradient, what of a dead unit still changes?"
            )
        if (back < 0.8).any():
            raise NotYetError(f"Of {where} fewer than 80 % are back. What would make it faster?")
        if (after.accuracy(X, y) < 0.95).any():
            raise NotYetError(f"The dead of {where} are back, but its accuracy is below 95 %.")
    return "The biases go back to zero, and there no unit of a first layer is dead."


EXERCISES = {
    "7.6": repaired,
    "7.7": best_widths,
    "7.8": updates_until_back,
    "7.9": raise_the_dead,
}
