"""What the practice of notebook 04 accepts, and what a wrong answer hears. Spoilers."""

import numpy as np

from ..datasets import deck_dataset
from ..diagnosis import dead_units
from ..initialisation import deck_networks
from ..network import Network
from ..training import train
from ._answers import NotYetError, call, chosen, number, random_numbers
from .notebook_04 import a_start, changed_by, check_descent, move, same

__all__ = ["EXERCISES"]


def half_a_step_ahead(value):
    rng = random_numbers()
    for rate, n_updates in ((0.5, 3), (0.3, 6)):
        start, X, y = a_start(rng)
        got = call(value, start, X, y, rate, n_updates)
        check_descent(got, start, X, y, rate, n_updates)
    return "All gradients at one place, then one step."


def has_arrived(value):
    value = chosen(value, tuple("abcd"))
    for letter, words in (
        ("a", "a looks flat because its loss is small. Divide the loss by that of a longer run."),
        ("c", "c is flat because its steps are short. What if they were ten times as long?"),
    ):
        if letter in value:
            raise NotYetError(words)
    if value != {"b", "d"}:
        raise NotYetError("One is missing. A run can arrive at a place where the loss is high.")
    return "b cannot learn shuffled labels; of d all units are dead, and only its last bias moves."


def comes_back(value):
    value = chosen(value, tuple("abcd"))
    for letter, words in (
        ("b", "Look at the loss of b again: which epoch's is it?"),
        ("d", "The accuracy of d comes back. Does everything?"),
    ):
        if letter in value:
            raise NotYetError(words)
    if value != {"a", "c"}:
        raise NotYetError("One is missing. A report need not give all the digits to be right.")
    return "One of the two comes back with four digits, the other with the two that it gives."


class _Momentum:
    """Rules for an update with momentum, and slips in them."""

    def __init__(self, momentum, kind):
        self.momentum, self.kind, self.v = momentum, kind, None

    def __call__(self, network, gradients, rate, first):
        if self.v is None:
            self.v = [np.zeros_like(g) for part in first for g in part]
        if self.kind == "ahead":
            moved = network[:]
            move(moved, self._halves(self.momentum), rate)
            gradients = _at(gradients, moved)
        g = [each for part in gradients() for each in part]
        old, share = self.v, 1 - self.momentum if self.kind == "mean" else 1
        self.v = [self.momentum * v + share * new for v, new in zip(self.v, g, strict=True)]
        used = old if self.kind == "late" else self.v
        move(network, (used[:2], used[2:]), rate)

    def _halves(self, factor):
        return [factor * v for v in self.v[:2]], [factor * v for v in self.v[2:]]


def _at(gradients, network):
    """The same function of the data, at another network."""
    return lambda: network.gradients(*gradients.args)


def momentum(value):
    rng = random_numbers()
    for share, n_updates in ((0.8, 6), (0.5, 4)):
        start, X, y = a_start(rng)
        given = start, X, y, 0.3, n_updates
        got = call(value, *given, share)
        if not isinstance(got, Network):
            raise NotYetError(f"Expected a trained network, got {type(got).__name__}.")
        if same(got, train(*given, momentum=share).network):
            continue
        for kind, words in (
            ("mean", "Your v is a running mean of gradients: the new one comes in whole."),
            ("late", "Your step uses the velocity from before the new gradient."),
            ("ahead", "You take the gradient where the velocity leads; asked is: where we are."),
        ):
            if same(got, changed_by(_Momentum(share, kind), *given)):
                raise NotYetError(words)
        if same(got, changed_by(_Momentum(0.9, ""), *given)):
            raise NotYetError("Your momentum is always 0.9; take the one that is given.")
        if same(got, train(*given).network):
            raise NotYetError("That is plain descent: the velocity is forgotten at each update.")
        check_descent(got, *given)  # names what is not of momentum
    return "The velocity remembers, with a memory that fades."


def edge(value):
    value, (X, y), A = number(value), deck_dataset(), deck_networks()[0]

    def n_dead(rate):
        return int(dead_units(train(A, X, y, rate, 5).network, X)[0].sum())

    if not 0 < value < 1000:
        raise NotYetError("Give a rate above 0, and not above 1000.")
    if n := n_dead(value):
        raise NotYetError(f"At {value:g}, {n} of the units are dead after five updates.")
    if not n_dead(1.02 * value):
        raise NotYetError("Not the largest: at two per cent more, no unit is dead either.")
    return f"Beyond it, more is not always worse: {n_dead(5.5)} are dead at 5.5, {n_dead(6)} at 6."


EXERCISES = {
    "4.4": half_a_step_ahead,
    "4.5": has_arrived,
    "4.6": comes_back,
    "4.7": momentum,
    "4.8": edge,
}
