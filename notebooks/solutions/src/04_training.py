# %% [markdown]
# # 04 Training: solutions
#
# Worked answers to the exercises of [04 Training](../04_training.ipynb). For each: the
# answer, why, and the wrong answers that come up most.

# %%
import numpy as np

from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.initialisation import deck_networks
from dyingrelu_utils.training import train

X, y = deck_dataset()  # (1000, 10), (1000,)
A, B = deck_networks()

# %% [markdown]
# **4.1** Gradient descent as a loop.
#
# In each epoch we first note the loss, then take all gradients, then move all layers.


# %%
def descend(network, X, y, learning_rate, n_epochs):
    network, losses = network[:], []
    for _ in range(n_epochs):
        losses.append(network.loss(X, y)[0])
        dW, db = network.gradients(X, y)
        for layer in (0, 1):
            network.weights[layer] -= learning_rate * dW[layer]
            network.biases[layer] -= learning_rate * db[layer]
    return losses, network


# %%
answer("4.1", descend)

# %% [markdown]
# *Likely wrong:* the loss is noted after the update, the biases are forgotten, or the
# network that was given moves itself.


# %%
def loss_after_the_update(network, X, y, learning_rate, n_epochs):
    losses, network = descend(network, X, y, learning_rate, n_epochs)
    return [*losses[1:], network.loss(X, y)[0]], network


# %%
answer("4.1", loss_after_the_update)


# %%
def without_biases(network, X, y, learning_rate, n_epochs):
    network, losses = network[:], []
    for _ in range(n_epochs):
        losses.append(network.loss(X, y)[0])
        dW, _ = network.gradients(X, y)
        for layer in (0, 1):
            network.weights[layer] -= learning_rate * dW[layer]
    return losses, network


# %%
answer("4.1", without_biases)


# %%
def in_place(network, X, y, learning_rate, n_epochs):
    losses, trained = descend(network, X, y, learning_rate, n_epochs)
    for layer in (0, 1):
        network.weights[layer][...] = trained.weights[layer]
    return losses, network


# %%
answer("4.1", in_place)

# %% [markdown]
# **4.2** A fair comparison.
#
# Both networks are copies of one start, and so only their activations differ. We give
# each of them its activation, as the start may have any.


# %%
def fair_gap(start, X, y):
    relu = train(start.with_activation("relu"), X, y).loss[-1, 0]
    leaky = train(start.with_activation("leaky_relu"), X, y).loss[-1, 0]
    return leaky - relu


# %%
answer("4.2", fair_gap)
print(f"from A's weights: {fair_gap(A, X, y):.3f}")

# %% [markdown]
# *Likely wrong:* the sign is turned round, or the start is trained as it is.


# %%
def turned(start, X, y):
    return -fair_gap(start, X, y)


def as_it_is(start, X, y):
    leaky = train(start.with_activation("leaky_relu"), X, y).loss[-1, 0]
    return leaky - train(start, X, y).loss[-1, 0]


# %%
answer("4.2", turned)
answer("4.2", as_it_is)

# %% [markdown]
# **4.3** The first epoch with a loss of 0.5149 or less, with a learning rate of 0.1.
#
# As long as the steps are small, what counts is their number times their size. The loss
# of epoch 200 is the one after 199 updates, so we expect about 20 updates with steps
# ten times as long, and that is epoch 21.

# %%
final_loss = train(A, X, y).loss[-1, 0]
larger_steps = train(A, X, y, learning_rate=0.1).loss[:, 0]
epoch = np.argmax(larger_steps <= final_loss) + 1
print(f"loss at epoch {epoch - 1}: {larger_steps[epoch - 2]:.4f}")
print(f"loss at epoch {epoch}: {larger_steps[epoch - 1]:.4f}")
answer("4.3", epoch)

# %% [markdown]
# *Likely wrong:* 200 divided by 10, which forgets that the loss of an epoch is the one
# before its update.

# %%
answer("4.3", 200 / 10)
