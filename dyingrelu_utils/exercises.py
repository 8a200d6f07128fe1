"""What the exercises accept, and what they say to a wrong answer.

Spoilers: work on the exercises before you read this.
"""

import numpy as np

from .activations import leaky_relu
from .datasets import deck_dataset
from .diagnosis import dead_units
from .initialisation import deck_networks
from .theory import born_dead_probability_he, collapse_probability
from .training import train

__all__ = ["EXERCISES", "NotYetError"]


class NotYetError(Exception):
    """Says why an answer is not right yet."""


def _call(function, *inputs):
    """The value of a student's function on copies of `inputs`."""
    if not callable(function):
        raise NotYetError(f"Expected a function, got {type(function).__name__}.")
    value = function(*(np.array(i) if isinstance(i, np.ndarray) else i for i in inputs))
    if value is ...:
        raise NotImplementedError
    return value


def _number(value):
    value = np.asarray(value)
    if value.shape != () or value.dtype.kind not in "iuf":
        raise NotYetError(f"Expected a number, got {value.dtype} of shape {value.shape}.")
    if np.isnan(value):
        raise NotYetError("Expected a number, got nan.")
    return float(value)


def _separating_weights(w):
    X, y = deck_dataset()
    w = np.asarray(w, dtype=float)
    if w.shape != (10,):
        raise NotYetError(f"Expected 10 numbers, got shape {w.shape}.")
    right = ((X @ w > 0) == y).sum()
    if right < len(y):
        raise NotYetError(f"X @ w > 0 gives {right} of {len(y)} labels.")
    return f"X @ w > 0 gives all {right} labels: no hidden layer is needed for this dataset."


def _share_with_a_negative(value):
    value, (X, _) = _number(value), deck_dataset()
    if abs(value - (X < 0).mean()) < 0.002:
        raise NotYetError("That is the share of negative numbers. How many rows hold at least one?")
    if abs(value - (X < 0).any(axis=1).mean()) > 5e-4:
        raise NotYetError(
            f"Got {value:g}. Look for rows in which any of the 10 features is negative."
        )
    return "Every sample has a negative feature, and still no unit is dead on X."


def _leaky_derivative(function):
    z, alpha = np.array([-3.0, -0.5, 0.0, 0.5, 3.0]), 0.2
    value = np.asarray(_call(function, z, alpha), dtype=float)
    if value.shape != z.shape:
        raise NotYetError(f"Expected one slope per z, shape {z.shape}, got shape {value.shape}.")
    for at, got, want in zip(z, value, leaky_relu(alpha).derivative(z), strict=True):
        if got != want:
            raise NotYetError(
                f"With alpha = {alpha}, the slope at z = {at:g} is {want:g}, got {got:g}."
            )
    grid = _call(function, z.reshape(5, 1), 0.01)
    if np.shape(grid) != (5, 1):
        raise NotYetError(f"A (5, 1) array must come back as (5, 1), got {np.shape(grid)}.")
    if np.asarray(grid).min() != 0.01:
        raise NotYetError("alpha = 0.01 gave the slope of another alpha.")
    return "1 above zero, alpha at and below it."


def _always_true_derivative(z):
    z = _number(z)
    if z > 0:
        raise NotYetError(f"At z = {z:g} the slope is 1, and relu(z) >= 0 is True: they agree.")
    return "relu(z) is never negative, so the test is always true and every unit looks alive."


def _parameter_count(value):
    value = _number(value)
    if value == 220:
        raise NotYetError("You counted the weights; each unit has a bias too.")
    if value != 241:
        raise NotYetError(f"Got {value:g}. Count both weight matrices and both bias vectors.")
    return "10 * 20 + 20 weights, and a bias for each of the 21 units."


def _he_deviation(value):
    value = _number(value)
    for wrong, name in ((2 / 784, "the variance"), (np.sqrt(2 / 884), "Glorot's")):
        if abs(value - wrong) < 1e-4 and value != np.sqrt(2 / 784):
            raise NotYetError(f"{value:.4f} is {name}; asked is He's standard deviation.")
    if abs(value - np.sqrt(2 / 784)) > 1e-4:
        raise NotYetError(f"Got {value:g}. He: sqrt(2 / fan_in). What is fan_in here?")
    return "sqrt(2 / 784): only the inputs count."


def _first_epoch_below(value):
    value, (X, y) = _number(value), deck_dataset()
    loss = train(deck_networks()[0], X, y).loss[:, 0]
    epoch = int(np.argmax(loss < 0.6)) + 1
    if value == epoch - 1:
        raise NotYetError("Epochs count from 1, rows of the loss from 0.")
    if value != epoch:
        raise NotYetError(f"Got {value:g}. Find the first epoch whose loss is below 0.6.")
    return f"The loss is {loss[epoch - 2]:.4f} at epoch {epoch - 1} and {loss[epoch - 1]:.4f} here."


def _larger_step(value):
    value, (X, y) = _number(value), deck_dataset()
    loss = float(train(deck_networks()[0], X, y, learning_rate=0.1).loss[-1, 0])
    if abs(value - loss) > 0.005:
        raise NotYetError(f"Got {value:g}. Network A, learning rate 0.1, loss at epoch 200.")
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
            raise NotYetError(f"{name}: z = {z} has {want} dead, got {got:g}.")
    return "It looks at pre-activations, over all samples, unit by unit."


def _samples_for_one_in_a_million(value):
    value = _number(value)
    if value != 20:
        raise NotYetError(
            f"Got {value:g}, where the chance is {0.5**value:.2g}. Find the first n below 1e-6."
        )
    return "2**-20 is just below one in a million; the deck has 1000 samples."


def _half_born_dead(value):
    value = _number(value)
    share = float(born_dead_probability_he(value, fan_in=10, n_samples=1000))
    if abs(share - 0.5) > 0.02:
        raise NotYetError(f"At {value:g}, {share:.0%} of the units are born dead.")
    return f"{share:.0%} are born dead: the bias of half of the units exceeds |w| three times over."


def _active_before_death(value):
    value, (X, y) = _number(value), deck_dataset()
    network = deck_networks()[0]
    while True:  # up to the update that kills unit 9
        after = train(network, X, y, learning_rate=20, n_epochs=1).network
        if dead_units(after, X)[0][0, 9]:
            break
        network = after
    active = int((network.pre_activations(X)[0][0][:, 9] > 0).sum())
    if value == 0:
        raise NotYetError("0 is what is left after the update.")
    if value != active:
        raise NotYetError(
            f"Got {value:g}. Train up to the update before, then count z > 0 of unit 9."
        )
    return f"One update took it from {active} samples to none."


def _layers_to_collapse(value):
    value = _number(value)
    if value != 6:
        raise NotYetError(
            f"Got {value:g}. Find the first H for which 1 - (1 - 2**-3)**H exceeds 1/2."
        )
    five, six = collapse_probability(3, [5, 6])
    return f"The chance is {five:.2f} with 5 layers, {six:.2f} with 6."


def _wide_enough(value):
    value = _number(value)
    if value != 14:
        raise NotYetError(
            f"Got {value:g}. Find the first N for which (1 - 2**-N)**100 is at least 0.99."
        )
    return "14 units: every unit more halves the risk, so a little width makes up for much depth."


def _leak_speed(value):
    value = _number(value)
    if not 80 <= value <= 125:
        raise NotYetError(f"Got {value:g}. The gradient of a stuck unit is proportional to alpha.")
    return "About 100: ten times the slope, a tenth of the time."


def _leaky_gain(value):
    value = _number(value)
    if value == 2:
        raise NotYetError("2 is for ReLU; with a leak the negative half adds alpha**2 / 2.")
    if abs(value - 1.6) > 1e-3:
        raise NotYetError(f"Got {value:g}. Solve gain * (1 + alpha**2) / 2 = 1 for alpha = 0.5.")
    return "2 / (1 + 0.5**2)."


EXERCISES = {
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
    "6.1": _half_born_dead,
    "6.2": _active_before_death,
    "7.1": _layers_to_collapse,
    "7.2": _wide_enough,
    "8.1": _leak_speed,
    "8.2": _leaky_gain,
}
