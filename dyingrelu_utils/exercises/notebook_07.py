"""What the exercises of notebook 07 Depth accept, and what a wrong answer hears. Spoilers."""

import numpy as np

from ..theory import collapse_bounds, collapse_probability
from ._answers import NotYetError, array, call, number, random_numbers

__all__ = ["EXERCISES"]

NETWORKS, LAYERS, WIDTH = 1500, 6, 2  # that `layers_passed` is tried on
WITHIN = 2.5 / np.sqrt(NETWORKS)  # five standard errors of a share, or more


def layers_passed(function):
    _one_input(_passing(function, np.array([[1.0]])))
    _two_sides(_passing(function, np.array([[-1.0], [1.0]])))
    _one_input(_passing(function, np.array([[0.5, -2.0, 1.0]])))
    return "With one input or several, networks end in each layer as often as they should."


def _passing(function, inputs):
    """The share of networks that pass at least 0, 1, ... layers."""
    first = number(call(function, inputs, WIDTH, LAYERS, random_numbers()))
    if first % 1 or not 0 <= first <= LAYERS:
        raise NotYetError(f"Expected a whole number from 0 to {LAYERS}, got {first:g}.")

    def several(inputs, rng):
        return [function(inputs, WIDTH, LAYERS, rng) for _ in range(NETWORKS)]

    passed, again = (
        np.array([number(one) for one in call(several, inputs, random_numbers())]) for _ in range(2)
    )
    if not np.array_equal(passed, again):
        raise NotYetError("The same rng gives other networks. Draw all numbers from rng.")
    if (passed == LAYERS).all():
        raise NotYetError("No network ever ends. Is there a ReLU, and is each drawn anew from rng?")
    if (passed == passed[0]).all():
        raise NotYetError("All networks end at the same layer. Is each drawn anew from rng?")
    if passed.max() == 1:
        raise NotYetError("You return 0 or 1 only. Asked is how many layers come before the end.")
    return np.array([(passed >= k).mean() for k in range(LAYERS + 1)])


def _one_input(share):
    """Refuse shares that those of a single input cannot be."""
    k, through = np.arange(LAYERS + 1), 1 - 2.0**-WIDTH
    if _near(share, through**k):
        return
    mistakes = {
        "You count the first dead layer too. Asked are those before it.": through ** (k - 1),
        "You count the layers that are left, not those before.": 1 - through ** (LAYERS + 1 - k),
        "One dead unit is no end: the others of its layer go on.": 2.0 ** (-WIDTH * k),
    }
    for why, wrong in mistakes.items():
        if _near(share[1:], wrong[1:]):
            raise NotYetError(why)
    if np.abs(share[1] - through) <= WITHIN:
        raise NotYetError(
            "A single input gets past the first layer as often as it should, but not past all. "
            "Does each layer have weights of its own?"
        )
    raise NotYetError("A single input does not get past the first layer as often as it should.")


def _two_sides(share):
    """Refuse shares that those of -1 and 1 cannot be."""
    if np.abs(share[1] - (1 - 2 * 2.0**-WIDTH)) <= WITHIN:
        raise NotYetError("Does the layer end as soon as one input is lost? It takes all of them.")
    if np.abs(share[1] - (1 - 2.0**-WIDTH)) <= WITHIN:
        raise NotYetError("With two inputs, does your function look at both rows?")
    if share[1] < 1:
        raise NotYetError("At zero bias no unit of the first layer is off for both -1 and 1.")
    low, high = collapse_bounds(WIDTH, np.arange(1, LAYERS + 1))
    collapsed = 1 - share[1:]
    if (collapsed < low - WITHIN).any() or (collapsed > high + WITHIN).any():
        raise NotYetError("The inputs -1 and 1 do not get past later layers as they should.")


def _near(share, wanted):
    return bool((np.abs(share - wanted) <= WITHIN).all())


def wide_enough(value):
    value = number(value)
    if not 1 <= value <= 1000 or value % 1:
        raise NotYetError("Expected a whole number from 1 to 1000.")
    if value != 14:
        chance = float(collapse_probability(int(value), 100))
        why = "Is a smaller width enough?" if value > 14 else "That is more than 0.01."
        raise NotYetError(
            f"With {value:g} units a layer the input is stuck with a chance of {chance:.4f}. {why}"
        )
    return "14 units: every unit more halves the risk, so a little width makes up for much depth."


def normalise(function):
    z = random_numbers().normal([-3.0, 5.0, 0.0], [1.0, 3.0, 0.1], (50, 3))
    found = array(call(function, z), z.shape, "what comes back")
    if not np.isfinite(found).all():
        raise NotYetError("Not all numbers that come back are finite.")
    centred, rows = z - z.mean(axis=0), z - z.mean(axis=1, keepdims=True)
    mistakes = {
        "You take one mean of the whole array. Each unit has its own.": (z - z.mean()) / z.std(),
        "You take the mean of each sample. Asked is that of each unit, over the samples.": (
            rows / z.std(axis=1, keepdims=True)
        ),
        "You divide by the variance. Its root is the standard deviation.": centred / z.var(axis=0),
        "You subtract the means. Now divide, too.": centred,
        "You divide by the standard deviations. Subtract the means, too.": z / z.std(axis=0),
    }
    for why, wrong in mistakes.items():
        if np.allclose(found, wrong, atol=1e-3):
            raise NotYetError(why)
    if np.abs(found.mean(axis=0)).max() > 1e-4:
        raise NotYetError("Not every column has mean 0.")
    if np.abs(found.std(axis=0) - 1).max() > 0.02:  # n - 1 in place of n is as good
        raise NotYetError("Not every column has standard deviation 1.")
    if not (np.argsort(found, axis=0) == np.argsort(z, axis=0)).all():
        raise NotYetError("In each column the order of the samples must stay what it was.")
    return "Each unit is above zero on some of its samples, so none can be dead on them."


def proof_holds(value):
    value = array(value, (6,), "the list")
    if not np.isin(value, (0, 1)).all():
        raise NotYetError("Write True or False for each of the six.")
    questions = {
        "a": "line 2 multiplies the rate by the gradient. What is the product?",
        "b": "on which rows is the unit known to be dead, and which are in a batch?",
        "c": "which gradients has the velocity collected since the start?",
        "d": "which gradients has the velocity collected before this update?",
        "e": "z is x · w + b. What happens to x · w, and what to b?",
        "f": "where in line 1 do the labels stand, and what are they multiplied by?",
    }
    for given, right, (letter, question) in zip(
        value, (1, 1, 1, 0, 0, 1), questions.items(), strict=True
    ):
        if given != right:
            raise NotYetError(f"Think again about {letter}: {question}")
    return "It needs a change of exactly zero, and the same x: rate and labels do not matter."


def back_after(value):
    value = number(value)
    if value < 1 or value % 1 or np.isinf(value):
        raise NotYetError("Expected a whole number of updates, 1 or more.")
    mistakes = {
        60: "Each update takes one percent of what is left of the bias, not of the first bias.",
        61: "Each update takes one percent of what is left of the bias, not of the first bias.",
        916: "The rate multiplies the decay, too.",
        917: "The rate multiplies the decay, too.",
    }
    if value in mistakes:
        raise NotYetError(mistakes[value])
    if value != 92:
        when = "not yet" if value < 92 else "no longer for the first time"
        raise NotYetError(f"After {value:g} updates the largest z is {when} above zero.")
    return (
        f"The largest z is then {2 - 5 * 0.99**92:.3f}, one update earlier {2 - 5 * 0.99**91:.3f}."
    )


EXERCISES = {
    "7.1": layers_passed,
    "7.2": wide_enough,
    "7.3": normalise,
    "7.4": proof_holds,
    "7.5": back_after,
}
