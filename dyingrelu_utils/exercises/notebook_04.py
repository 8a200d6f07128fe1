"""What the exercises of notebook 04 Training accept, and what a wrong answer hears. Spoilers."""

from functools import partial

import numpy as np

from ..datasets import deck_dataset
from ..initialisation import deck_networks, initialise
from ..network import Network
from ..training import train
from ._answers import NotYetError, agree, array, call, number, random_numbers

__all__ = ["EXERCISES", "a_start", "changed_by", "same"]

LAYERS = (0, 1)


def a_start(rng, activation="relu"):
    """Data, and a random network 4 -> 6 -> 1 to start from."""
    X = rng.standard_normal((60, 4))
    y = (X[:, 0] + 0.5 * rng.standard_normal(60) > 0.3).astype(int)
    return initialise([4, 6, 1], int(rng.integers(10_000)), activation, bias=0.1), X, y


def same(network, other):
    """Whether two networks have the same parameters."""
    return all(map(agree, network.parameters, other.parameters))


def changed_by(rule, start, X, y, rate, n_updates):
    """The network after updates by a (mistaken) rule, which changes it in place."""
    network = start[:]
    first = network.gradients(X, y)
    for _ in range(n_updates):
        rule(network, partial(network.gradients, X, y), rate, first)
    return network


def move(network, gradients, rate, weights=LAYERS, biases=LAYERS):
    dW, db = gradients
    for k in weights:
        network.weights[k][...] -= rate * dW[k]
    for k in biases:
        network.biases[k][...] -= rate * db[k]


def layer_after_layer(network, gradients, rate, first):
    for k in LAYERS:
        move(network, gradients(), rate, [k], [k])


RULES = {  # a rule for the update, and what is said of it
    "The loss climbs: which way does the gradient point?": (
        lambda network, gradients, rate, first: move(network, gradients(), -rate)
    ),
    "The biases have not moved; they have gradients too.": (
        lambda network, gradients, rate, first: move(network, gradients(), rate, biases=())
    ),
    "The weights have not moved.": (
        lambda network, gradients, rate, first: move(network, gradients(), rate, weights=())
    ),
    "Only the first layer has moved.": (
        lambda network, gradients, rate, first: move(network, gradients(), rate, [0], [0])
    ),
    "Only the last layer has moved.": (
        lambda network, gradients, rate, first: move(network, gradients(), rate, [1], [1])
    ),
    "All updates use the gradients of the first one: these change with the parameters.": (
        lambda network, gradients, rate, first: move(network, first, rate)
    ),
    "The second layer's gradient is taken after the first layer has moved: is that one place?": (
        layer_after_layer
    ),
    "The rate is always 0.01; take the one that is given.": (
        lambda network, gradients, rate, first: move(network, gradients(), 0.01)
    ),
}


def check_descent(network, start, X, y, rate, n_updates):
    """Raise unless `network` is `start` after so many updates; name the likely mistake."""
    if not isinstance(network, Network):
        raise NotYetError(f"Expected a trained network, got {type(network).__name__}.")
    if same(network, train(start, X, y, rate, n_updates).network):
        return
    if same(network, start):
        raise NotYetError("The network has not moved: you return it as it was given.")
    for words, rule in RULES.items():
        if same(network, changed_by(rule, start, X, y, rate, n_updates)):
            raise NotYetError(words)
    for n in (n_updates - 1, n_updates + 1):
        if same(network, train(start, X, y, rate, n).network):
            raise NotYetError(f"After {n_updates} updates were asked, {n} were made.")
    raise NotYetError(f"After {n_updates} updates the parameters are not those of descent.")


def descent(value):
    rng = random_numbers()
    for activation, rate, n in (("relu", 0.5, 5), ("leaky_relu", 0.2, 8)):
        start, X, y = a_start(rng, activation)
        got = call(value, start, X, y, rate, n)
        if not isinstance(got, list | tuple) or len(got) != 2 or isinstance(got[0], Network):
            raise NotYetError("Return two things: the losses, and the trained network.")
        losses, longer = array(got[0]).ravel(), train(start, X, y, rate, n + 1).loss[:, 0]
        if len(losses) == n + 1 and agree(losses, longer):
            raise NotYetError("One loss too many: that after the last update belongs to no epoch.")
        if len(losses) != n:
            raise NotYetError(f"Expected {n} losses, one for each epoch, got {len(losses)}.")
        check_descent(got[1], start, X, y, rate, n)
        if agree(losses, longer[1:]):
            raise NotYetError("The loss of an epoch is the one before its update.")
        if not agree(losses, longer[:-1]):
            raise NotYetError("The network is right, but the losses are not.")
    return "The gradients at one place, then one step against them, again and again."


def fair_gap(value):
    rng, (X, y) = random_numbers(), deck_dataset()
    X, y = X[:300], y[:300]
    names = ("leaky_relu", "relu")
    for of_the_start in names:
        start = initialise([10, 20, 1], int(rng.integers(10_000)), of_the_start)
        got = number(call(value, start, X, y))
        leaky, relu = (train(start.with_activation(name), X, y) for name in names)
        gap = leaky.loss[-1, 0] - relu.loss[-1, 0]
        if abs(got - gap) < 2e-7:
            continue
        after = leaky.network.loss(X, y)[0] - relu.network.loss(X, y)[0]
        for wrong, words in (
            (
                0,
                "That is no gap at all. Have both the activation of the start? Are these losses?",
            ),
            (-gap, "That is ReLU minus Leaky ReLU; asked is Leaky ReLU minus ReLU."),
            (leaky.loss[0, 0] - relu.loss[0, 0], "That is the gap before training."),
            (after, "These are the losses after the last update; epoch 200 is before it."),
            (leaky.accuracy[-1, 0] - relu.accuracy[-1, 0], "Asked are losses, not accuracies."),
        ):
            if abs(got - wrong) < 2e-7:
                raise NotYetError(words)
        raise NotYetError("Another gap. Do both start from the weights of `start`?")
    return "The same weights, data, rate and number of updates: only the activation differs."


def epochs_of_larger_steps(value):
    value, (X, y) = number(value), deck_dataset()
    small, large = (train(deck_networks()[0], X, y, rate).loss[:, 0] for rate in (0.01, 0.1))
    epoch = int(np.argmax(large <= small[-1])) + 1
    if value == epoch - 1:
        raise NotYetError("Nearly: the loss of epoch 1 is the one before the first update.")
    if value != epoch:
        raise NotYetError(f"Got {value:g}. Find the first loss of 0.5149 or less at a rate of 0.1.")
    return f"{epoch - 1} updates at 0.1 get as far as {len(small) - 1} at 0.01."


EXERCISES = {
    "4.1": descent,
    "4.2": fair_gap,
    "4.3": epochs_of_larger_steps,
}
