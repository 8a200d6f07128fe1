"""What the exercises of notebook 06 Killing accept, and what a wrong answer hears. Spoilers."""

import numpy as np

from ..datasets import deck_dataset
from ..diagnosis import dead_units
from ..initialisation import deck_networks
from ..theory import born_dead_probability_he
from ..training import train
from ._answers import NotYetError, call, number

__all__ = ["EXERCISES"]


def half_born_dead(value):
    value = number(value)
    share = float(born_dead_probability_he(value, fan_in=10, n_samples=1000))
    if abs(share - 0.5) > 0.02:
        raise NotYetError(f"At {value:g}, {share:.0%} of the units are born dead.")
    return f"{share:.0%} are born dead: the bias of half of the units exceeds |w| three times over."


def active_before_death(value):
    value, (X, y) = number(value), deck_dataset()
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


# (n_samples, n_units): on how many samples no unit is active
UNCOVERED = [
    ([[1.0, -1.0], [-2.0, -1.0], [-1.0, 3.0]], 1),
    ([[-1.0, -1.0, 2.0], [-1.0, -3.0, -1.0], [-2.0, -1.0, -4.0], [1.0, -1.0, 5.0]], 2),
    ([[0.0, -1.0], [0.0, 0.0], [-1.0, 4.0]], 2),  # 0 is not active
    ([[1.0, 2.0], [3.0, -1.0]], 0),
]


def count_uncovered(function):
    for z, right in UNCOVERED:
        z = np.array(z)
        value = number(call(function, z))
        if value == right:
            continue
        rivals = {
            (z <= 0).all(axis=0).sum(): "That counts units that are dead: look along the other "
            "axis.",
            (z <= 0).any(axis=1).sum(): "You count samples on which *some* unit is off.",
            (z > 0).any(axis=1).sum(): "You count the samples that are covered.",
            (z < 0).all(axis=1).sum(): "A unit with z = 0 is not active.",
        }
        why = rivals.get(value, "Of each sample ask: is every one of its units off?")
        raise NotYetError(f"For z = {z.tolist()} it gives {value:g}. {why}")
    return "The same table as for dead units, read along its rows."


EXERCISES = {
    "6.1": half_born_dead,
    "6.2": active_before_death,
    "6.3": count_uncovered,
}
