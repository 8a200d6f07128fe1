"""What the exercises of notebook 06 Killing accept, and what a wrong answer hears. Spoilers."""

from ..datasets import deck_dataset
from ..diagnosis import dead_units
from ..initialisation import deck_networks
from ..theory import born_dead_probability_he
from ..training import train
from ._answers import NotYetError, number

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


EXERCISES = {
    "6.1": half_born_dead,
    "6.2": active_before_death,
}
