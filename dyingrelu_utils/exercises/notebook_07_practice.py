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


UNITS = [  # largest x.w, bias, rate, decay of weights, decay of biases
    (2.0, -5.0, 2.0, 0.0, 0.005),
    (-3.0, 1.25, 5.0, 0.004, 0.0),
    (1.5, -9.0, 2.0, 0.0015, 0.006),
    (-7.0, 0.5, 4.0, 0.002, 0.0005),
    (2.5, -4.0, 5.0, 0.003, 0.003),
    (1.0, -6.0, 2.0, 0.005, 0.0),
    (-4.0, 1.0, 4.0, 0.001, 0.002),
    (-1.0, -2.0, 5.0, 0.002, 0.006),
    (1.0, -3.0, 2.0, 0.0, 0.0),
]
DECAYS = {(0, 0): "nothing", (0, 1): "the bias", (1, 0): "the weights", (1, 1): "both"}


def updates_until_back(function):
    rng = random_numbers()
    z, rates = rng.uniform(0.5, 2, 9), rng.choice([0.5, 1.0, 2.0], 9)
    units = [  # the factors leave the answers as they are
        (f * reach, f * bias, k * rate, down / k, up / k)
        for (reach, bias, rate, down, up), f, k in zip(UNITS, z, rates, strict=True)
    ]
    found = [number(call(function, *unit)) for unit in units]
    right = [_updates(*unit) for unit in units]
    if found == right:
        return "What holds a unit down has to decay faster than what lifts it."
    if np.array_equal(found, np.subtract(right, 1)):
        raise NotYetError("You return the last update after which it is still dead.")
    for why, change in {
        "The rate multiplies the decay, too.": lambda x, b, rate, dw, db: (x, b, 1, dw, db),
        "The two decays have changed places.": lambda x, b, rate, dw, db: (x, b, rate, db, dw),
        "The weights decay, too.": lambda x, b, rate, dw, db: (x, b, rate, 0, db),
        "The biases decay, too.": lambda x, b, rate, dw, db: (x, b, rate, dw, 0),
    }.items():
        if found == [_updates(*change(*unit)) for unit in units]:
            raise NotYetError(why)
    for given, want, (reach, bias, _, down, up) in zip(found, right, UNITS, strict=True):
        if given != want:
            decays = DECAYS[down > 0, up > 0]
            case = f"x.w {_side(reach)} 0, bias {_side(bias)} 0, {decays} decaying"
            raise NotYetError(f"{case}: {_what_is_wrong(given, want)}.")


def _side(number):
    return "above" if number > 0 else "below"


def _what_is_wrong(given, want):
    if np.isinf(want):
        return "the unit never comes back. Return np.inf then"
    if np.isinf(given):
        return "the unit does come back"
    if given % 1:
        return "the number of updates must be whole"
    return f"you are too {'early' if given < want else 'late'}"


def _updates(reach, bias, rate, weight_decay, bias_decay):
    """How many updates bring a dead unit back; inf if none does."""
    weights, biases = 1 - rate * weight_decay, 1 - rate * bias_decay
    if bias < 0 < reach and biases < weights:
        return float(np.ceil(np.log(-reach / bias) / np.log(biases / weights)))
    if reach < 0 < bias and weights < biases:
        return float(np.ceil(np.log(-bias / reach) / np.log(weights / biases)))
    return np.inf


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
                f"None of the dead of {where} is back. What of them can still change?"
            )
        if (back < 0.8).any():
            raise NotYetError(
                f"Of the dead of {where} fewer than 80 % are back. What would make it faster?"
            )
        if (after.accuracy(X, y) < 0.95).any():
            raise NotYetError(f"The dead of {where} are back, but its accuracy is below 95 %.")
    return "The biases go back to zero, and there no unit of a first layer is dead."


EXERCISES = {
    "7.6": repaired,
    "7.7": best_widths,
    "7.8": updates_until_back,
    "7.9": raise_the_dead,
}
