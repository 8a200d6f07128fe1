"""What the exercises of notebook 04 Training accept, and what a wrong answer hears. Spoilers."""

import numpy as np

from ..datasets import deck_dataset
from ..initialisation import deck_networks
from ..training import train
from ._answers import NotYetError, number

__all__ = ["EXERCISES"]


def first_epoch_below(value):
    value, (X, y) = number(value), deck_dataset()
    loss = train(deck_networks()[0], X, y).loss[:, 0]
    epoch = int(np.argmax(loss < 0.6)) + 1
    if value == epoch - 1:
        raise NotYetError("Epochs count from 1, rows of the loss from 0.")
    if value != epoch:
        raise NotYetError(f"Got {value:g}. Find the first epoch whose loss is below 0.6.")
    return f"The loss is {loss[epoch - 2]:.4f} at epoch {epoch - 1} and {loss[epoch - 1]:.4f} here."


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
    "4.1": first_epoch_below,
    "4.2": epochs_of_larger_steps,
}
