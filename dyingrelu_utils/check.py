"""Answers to the exercises and claims of the deck, checked.

`answer` says at once whether an answer is right, and if not, why not. It never stops a
notebook: whatever an answer does, it is told in one line.
"""

import numpy as np

from .activations import leaky_relu
from .datasets import deck_dataset
from .initialisation import deck_networks
from .training import train

__all__ = ["answer", "verdict"]


class _NotYet(Exception):
    """Says why an answer is not right yet."""


def answer(exercise, value):
    """Check the answer to an exercise and print the result in a line.

    Parameters
    ----------
    exercise : str
        Its number, such as ``"3.1"``.
    value : object
        The answer: a number, an array or a function, as the exercise asks. ``...``
        (or a function that returns it) means not started.

    Raises
    ------
    ValueError
        If there is no such exercise.

    Examples
    --------
    >>> answer("3.1", ...)
    Exercise 3.1: not started. Replace the dots and run the cell again.
    >>> answer("3.1", 220)
    Exercise 3.1: not yet. You counted the weights; each unit has a bias too.
    >>> answer("3.1", 241)
    Exercise 3.1: right. 10 * 20 + 20 weights, and a bias for each of the 21 units.
    """
    if exercise not in _EXERCISES:
        raise ValueError(f"exercise must be one of {sorted(_EXERCISES)}, got {exercise!r}")
    try:
        if value is ...:
            raise NotImplementedError
        with np.errstate(all="ignore"):
            result = "right. " + _EXERCISES[exercise](value)
    except NotImplementedError:
        result = "not started. Replace the dots and run the cell again."
    except _NotYet as why:
        result = f"not yet. {why}"
    except Exception as error:  # whatever a student's code can raise
        result = f"not yet. Checking it raised {type(error).__name__}: {error}"
    print(f"Exercise {exercise}: {result}")


def _call(function, *inputs):
    """The value of a student's function on copies of `inputs`."""
    if not callable(function):
        raise _NotYet(f"Expected a function, got {type(function).__name__}.")
    value = function(*(np.array(i) if isinstance(i, np.ndarray) else i for i in inputs))
    if value is ...:
        raise NotImplementedError
    return value


def _number(value):
    value = np.asarray(value)
    if value.shape != () or value.dtype.kind not in "iuf":
        raise _NotYet(f"Expected a number, got {value.dtype} of shape {value.shape}.")
    if np.isnan(value):
        raise _NotYet("Expected a number, got nan.")
    return float(value)


def _separating_weights(w):
    X, y = deck_dataset()
    w = np.asarray(w, dtype=float)
    if w.shape != (10,):
        raise _NotYet(f"Expected 10 numbers, got shape {w.shape}.")
    right = ((X @ w > 0) == y).sum()
    if right < len(y):
        raise _NotYet(f"X @ w > 0 gives {right} of {len(y)} labels.")
    return f"X @ w > 0 gives all {right} labels: no hidden layer is needed for this dataset."


def _share_with_a_negative(value):
    value, (X, _) = _number(value), deck_dataset()
    if abs(value - (X < 0).mean()) < 0.002:
        raise _NotYet("That is the share of negative numbers. How many rows hold at least one?")
    if abs(value - (X < 0).any(axis=1).mean()) > 5e-4:
        raise _NotYet(f"Got {value:g}. Look for rows in which any of the 10 features is negative.")
    return "Every sample has a negative feature, and still no unit is dead on X."


def _leaky_derivative(function):
    z, alpha = np.array([-3.0, -0.5, 0.0, 0.5, 3.0]), 0.2
    value = np.asarray(_call(function, z, alpha), dtype=float)
    if value.shape != z.shape:
        raise _NotYet(f"Expected one slope per z, shape {z.shape}, got shape {value.shape}.")
    for at, got, want in zip(z, value, leaky_relu(alpha).derivative(z), strict=True):
        if got != want:
            raise _NotYet(
                f"With alpha = {alpha}, the slope at z = {at:g} is {want:g}, got {got:g}."
            )
    grid = _call(function, z.reshape(5, 1), 0.01)
    if np.shape(grid) != (5, 1):
        raise _NotYet(f"A (5, 1) array must come back as (5, 1), got {np.shape(grid)}.")
    if np.asarray(grid).min() != 0.01:
        raise _NotYet("alpha = 0.01 gave the slope of another alpha.")
    return "1 above zero, alpha at and below it."


def _always_true_derivative(z):
    z = _number(z)
    if z > 0:
        raise _NotYet(f"At z = {z:g} the slope is 1, and relu(z) >= 0 is True: they agree.")
    return "relu(z) is never negative, so the test is always true and every unit looks alive."


def _parameter_count(value):
    value = _number(value)
    if value == 220:
        raise _NotYet("You counted the weights; each unit has a bias too.")
    if value != 241:
        raise _NotYet(f"Got {value:g}. Count both weight matrices and both bias vectors.")
    return "10 * 20 + 20 weights, and a bias for each of the 21 units."


def _he_deviation(value):
    value = _number(value)
    for wrong, name in ((2 / 784, "the variance"), (np.sqrt(2 / 884), "Glorot's")):
        if abs(value - wrong) < 1e-4 and value != np.sqrt(2 / 784):
            raise _NotYet(f"{value:.4f} is {name}; asked is He's standard deviation.")
    if abs(value - np.sqrt(2 / 784)) > 1e-4:
        raise _NotYet(f"Got {value:g}. He: sqrt(2 / fan_in). What is fan_in here?")
    return "sqrt(2 / 784): only the inputs count."


def _first_epoch_below(value):
    value, (X, y) = _number(value), deck_dataset()
    loss = train(deck_networks()[0], X, y).loss[:, 0]
    epoch = int(np.argmax(loss < 0.6)) + 1
    if value == epoch - 1:
        raise _NotYet("Epochs count from 1, rows of the loss from 0.")
    if value != epoch:
        raise _NotYet(f"Got {value:g}. Find the first epoch whose loss is below 0.6.")
    return f"The loss is {loss[epoch - 2]:.4f} at epoch {epoch - 1} and {loss[epoch - 1]:.4f} here."


def _larger_step(value):
    value, (X, y) = _number(value), deck_dataset()
    loss = float(train(deck_networks()[0], X, y, learning_rate=0.1).loss[-1, 0])
    if abs(value - loss) > 0.005:
        raise _NotYet(f"Got {value:g}. Network A, learning rate 0.1, loss at epoch 200.")
    return "A step ten times as long gets much further in 200 epochs: nothing had converged."


def _count_dead(function):
    nan = np.nan
    cases = (
        ("unit 0 is never above zero", [[-1.0, 2.0], [-2.0, 1.0]], 1),
        ("unit 0 is active on one sample of three", [[-1.0], [0.5], [-3.0]], 0),
        ("z = 0 on every sample counts as dead", [[0.0], [0.0]], 1),
        ("the mean is negative, yet one sample is active", [[-9.0], [1.0]], 0),
        ("nan is diverged, not dead", [[nan, -1.0], [nan, -1.0]], 1),
    )
    for name, z, want in cases:
        got = _number(_call(function, np.array(z)))
        if got != want:
            raise _NotYet(f"{name}: z = {z} has {want} dead, got {got:g}.")
    return "It looks at pre-activations, over all samples, unit by unit."


def _samples_for_one_in_a_million(value):
    value = _number(value)
    if value != 20:
        raise _NotYet(
            f"Got {value:g}, where the chance is {0.5**value:.2g}. Find the first n below 1e-6."
        )
    return "2**-20 is just below one in a million; the deck has 1000 samples."


_EXERCISES = {
    "1.1": _separating_weights,
    "1.2": _share_with_a_negative,
    "2.1": _leaky_derivative,
    "2.2": _always_true_derivative,
    "3.1": _parameter_count,
    "3.2": _he_deviation,
    "4.1": _first_epoch_below,
    "4.2": _larger_step,
    "5.1": _count_dead,
    "5.2": _samples_for_one_in_a_million,
}


def verdict(slide, claim, always, evidence, sometimes=False):
    """Print the verdict on a claim of the deck.

    Parameters
    ----------
    slide : int
        Where the deck makes the claim.
    claim : str
    always : bool
        Computed: the claim holds as it stands.
    evidence : str
        The numbers it rests on, or the condition it needs.
    sometimes : bool
        Computed: the claim holds under the condition in `evidence`.

    Examples
    --------
    >>> verdict(6, "max(alpha z, z)", always=False, sometimes=True, evidence="alpha <= 1")
    slide  6 | "max(alpha z, z)"
             | holds with a condition: alpha <= 1
    """
    result = "holds" if always else "holds with a condition" if sometimes else "does not hold"
    print(f'slide {slide:2d} | "{claim}"')
    print(f"{'':8s} | {result}: {evidence}")
