# %% [markdown]
# # 04 Training: practice
#
# Five more exercises for [04 Training](../04_training.ipynb): a loop to repair, two
# decisions that need experiments, a function to write and a number to search for.
#
# | Minutes | You need |
# |---|---|
# | 55 | the descent loop and `train` (notebook 04) |

# %%
import numpy as np

from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.diagnosis import dead_units
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.initialisation import deck_networks, initialise
from dyingrelu_utils.plots import plot_loss, show, subplots
from dyingrelu_utils.training import train

X, y = deck_dataset()  # (1000, 10), (1000,)
A, B = deck_networks()

# %% [markdown]
# **4.4** *(warm-up, 7 minutes)* This loop trains, and the loss falls. Still it is not
# gradient descent. Ask of each gradient at which point it is taken, and repair the
# loop. `descend` returns the trained network.


# %%
def nearly_descent(network, X, y, learning_rate, n_updates):
    network = network[:]
    for _ in range(n_updates):
        for layer in (0, 1):
            dW, db = network.gradients(X, y)
            network.weights[layer] -= learning_rate * dW[layer]
            network.biases[layer] -= learning_rate * db[layer]
    return network


# %%
def descend(network, X, y, learning_rate, n_updates):
    return ...


answer("4.4", descend)

# %% [markdown]
# **4.5** *(core, 10 minutes)* Below are four runs of 200 epochs, whose curves all look
# nearly flat at the end. We say that a run has *arrived* if more epochs, or longer
# steps from where it is, cannot bring its loss down by a tenth. Which of the four have
# arrived? Go on training, with what rates you like, before you choose.

# %%
shuffled = np.random.default_rng(0).permutation(y)  # labels that X knows nothing about
one_unit = initialise([10, 1, 1], seeds=0)
all_dead = A[:]  # a copy
all_dead.biases[0][...] = -100

# %%
runs = {  # where it starts, its labels and its learning rate
    "a": (A, y, 1),
    "b": (one_unit, shuffled, 0.3),
    "c": (A, y, 0.0001),
    "d": (all_dead, y, 0.1),
}
ends = {name: train(start, X, *rest) for name, (start, *rest) in runs.items()}

# %%
fig, ax = subplots()
plot_loss(ax, {name: end.loss[:, 0] for name, end in ends.items()})
show(fig, "Four losses over 200 epochs; at the end all of them look nearly flat.")

# %% [markdown]
# The network at the end of run a, for example, is `ends["a"].network`, and you go on
# with `train(ends["a"].network, X, y, learning_rate=2, n_epochs=1000)`.

# %%
arrived = ...  # letters, such as "abcd"
answer("4.5", arrived)

# %% [markdown]
# **4.6** *(core, 8 minutes)* Four friends have trained the network
# `initialise([10, 20, 1], seeds=7)` on the deck's data, with ReLU, a rate of 0.1 and
# 200 epochs. They report, as the deck does, the loss of epoch 200 and the accuracy
# after the last update:
#
# | | Final Loss | Accuracy |
# |---|---|---|
# | a | 0.1329 | 96.70% |
# | b | 0.1324 | 96.70% |
# | c | 0.13 | 97% |
# | d | 0.1394 | 96.70% |
#
# Whose results come back in every digit that they give?

# %%
come_back = ...  # letters
answer("4.6", come_back)

# %% [markdown]
# **4.7** *(core, 15 minutes)* Descent with *momentum* remembers where it was going.
# Each parameter has a velocity $v$, which is 0 at first. At every update, $v$ is
# multiplied by the momentum, a number between 0 and 1, and the new gradient is added;
# then the parameter moves by $-\eta v$. Write it, so that `descend` returns the trained
# network.


# %%
def descend(network, X, y, learning_rate, n_updates, momentum):
    return ...


answer("4.7", descend)

# %% [markdown]
# **4.8** *(stretch, 12 minutes)* Large steps kill units. Search for the largest
# learning rate at which network A has no dead unit after **five** updates. Yours may be
# up to two per cent too small. Guess first: is it nearer to 0.5, to 5 or to 50?


# %%
def dead_after_five_updates(learning_rate):
    history = train(A, X, y, learning_rate, n_epochs=5)
    return dead_units(history.network, X)[0].sum()


# %%
rate = ...  # a number
answer("4.8", rate)

# %% [markdown]
# When you have tried all five, [compare with the worked
# solutions](../solutions/practice/04_training.ipynb).
