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


def larger_step(value):
    value, (X, y) = number(value), deck_dataset()
    loss = float(train(deck_networks()[0], X, y, learning_rate=0.1).loss[-1, 0])
    if abs(value - loss) > 0.005:
        raise NotYetError(f"Got {value:g}. Network A, learning rate 0.1, loss at epoch 200.")
    return "A step ten times as long gets much further in 200 epochs: nothing had converged."


EXERCISES = {
    "4.1": first_epoch_below,
    "4.2": larger_step,
}
