# %% [markdown]
# # 04 Training: solutions of the practice
#
# Worked answers to the [practice of notebook 04](../../practice/04_training.ipynb). For
# each: the answer, why, and the wrong answers that come up most.

# %%
import numpy as np

from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.diagnosis import dead_units
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.initialisation import deck_networks, initialise
from dyingrelu_utils.plots import table
from dyingrelu_utils.training import train

X, y = deck_dataset()  # (1000, 10), (1000,)
A, B = deck_networks()

# %% [markdown]
# **4.4** A loop that is nearly descent.
#
# When it comes to the second layer, it takes the gradients anew, after the first layer
# has moved. We take all gradients at one place, and only then we move. With a small
# rate one hardly sees the difference; with a large one it is another path.


# %%
def descend(network, X, y, learning_rate, n_updates):
    network = network[:]
    for _ in range(n_updates):
        dW, db = network.gradients(X, y)
        for layer in (0, 1):
            network.weights[layer] -= learning_rate * dW[layer]
            network.biases[layer] -= learning_rate * db[layer]
    return network


# %%
answer("4.4", descend)

# %% [markdown]
# *Likely wrong:* the loop as it was, and one that takes the gradients only once.


# %%
def nearly_descent(network, X, y, learning_rate, n_updates):
    network = network[:]
    for _ in range(n_updates):
        for layer in (0, 1):
            dW, db = network.gradients(X, y)
            network.weights[layer] -= learning_rate * dW[layer]
            network.biases[layer] -= learning_rate * db[layer]
    return network


def only_once(network, X, y, learning_rate, n_updates):
    return descend(network, X, y, learning_rate * n_updates, 1)


# %%
answer("4.4", nearly_descent)
answer("4.4", only_once)

# %% [markdown]
# **4.5** Which runs have arrived?
#
# We go on from each end with larger and smaller steps, and compare the best loss that
# we find with the loss at the end.

# %%
shuffled = np.random.default_rng(0).permutation(y)
all_dead = A[:]
all_dead.biases[0][...] = -100
runs = {
    "a": (A, y, 1),
    "b": (initialise([10, 1, 1], seeds=0), shuffled, 0.3),
    "c": (A, y, 0.0001),
    "d": (all_dead, y, 0.1),
}

# %%
rows = []
for name, (start, labels, rate) in runs.items():
    end = train(start, X, labels, rate)
    longer = train(end.network, X, labels, rate, n_epochs=2000).loss[-1, 0]
    faster = train(end.network, X, labels, 3 * rate, n_epochs=2000).loss[-1, 0]
    rows.append([name, *(f"{loss:.3f}" for loss in (end.loss[-1, 0], longer, faster))])
table(["run", "epoch 200", "2000 more", "with three times the rate"], *rows)

# %% [markdown]
# Run a only looks flat, because its loss is small; it still falls to a tenth. Run c
# looks flat because its steps are tiny. The shuffled labels of b have nothing to do
# with the data, so there is little to learn. In d every unit is dead, and its output is
# one half for everybody: it has arrived, but at a bad place. A flat curve alone proves
# nothing, and neither does a low loss.

# %%
answer("4.5", "bd")

# %% [markdown]
# *Likely wrong:* all that look flat, or only those whose loss is low.

# %%
answer("4.5", "abcd")
answer("4.5", "b")

# %% [markdown]
# **4.6** Whose results come back?

# %%
history = train(initialise([10, 20, 1], seeds=7), X, y, learning_rate=0.1)
after = history.network
print(f"loss of epoch 200: {history.loss[-1, 0]:.4f}")
print(f"loss after the last update: {after.loss(X, y)[0]:.4f}")
print(f"accuracy: {after.accuracy(X, y)[0]:.2%}")

# %% [markdown]
# All four digits of a come back, and so do the two that c gives: rounded results are
# not wrong. Friend b gives the loss after the last update, and friend d has used other
# weights, those of seed 5.

# %%
answer("4.6", "ac")

# %% [markdown]
# *Likely wrong:* only the one with the most digits, or b as well, as nearly the same.

# %%
answer("4.6", "a")
answer("4.6", "abc")

# %% [markdown]
# **4.7** Descent with momentum.
#
# The velocities are one array for each array of parameters. We keep them between the
# updates: they are the memory.


# %%
def descend_with_momentum(network, X, y, learning_rate, n_updates, momentum):
    network = network[:]
    vW, vb = [0, 0], [0, 0]
    for _ in range(n_updates):
        dW, db = network.gradients(X, y)
        for layer in (0, 1):
            vW[layer] = momentum * vW[layer] + dW[layer]
            vb[layer] = momentum * vb[layer] + db[layer]
            network.weights[layer] -= learning_rate * vW[layer]
            network.biases[layer] -= learning_rate * vb[layer]
    return network


# %%
answer("4.7", descend_with_momentum)

# %% [markdown]
# *Likely wrong:* a running mean, in which the new gradient has only the share that the
# memory leaves, or velocities that are forgotten.


# %%
def running_mean(network, X, y, learning_rate, n_updates, momentum):
    rate = (1 - momentum) * learning_rate
    return descend_with_momentum(network, X, y, rate, n_updates, momentum)


def forgotten(network, X, y, learning_rate, n_updates, momentum):
    return descend(network, X, y, learning_rate, n_updates)


# %%
answer("4.7", running_mean)
answer("4.7", forgotten)

# %% [markdown]
# **4.8** The largest rate at which network A keeps all units alive for five updates.
#
# We halve an interval whose lower end kills no unit and whose upper end kills some.


# %%
def dead_after_five_updates(learning_rate):
    history = train(A, X, y, learning_rate, n_epochs=5)
    return dead_units(history.network, X)[0].sum()


# %%
low, high = 0.5, 20.0
while high > 1.001 * low:
    middle = (low + high) / 2
    if dead_after_five_updates(middle):
        high = middle
    else:
        low = middle
print(f"no unit is dead at a rate of {low:.3f}")
answer("4.8", low)

# %% [markdown]
# Halving finds *an* edge, and it is the only one here: at every rate of a fine grid
# above it, up to 60, some unit is dead. But there are not always more of them with
# larger steps. One network is one network; notebook 06 takes many.

# %%
table(["rate", "dead"], *([r, dead_after_five_updates(r)] for r in (4.5, 5, 5.5, 6)))

# %%
rates = np.arange(4.8, 60, 0.2)
without = [rate for rate in rates if dead_after_five_updates(rate) == 0]
print(f"of {rates.size} rates from 4.8 to 60, {len(without)} leave all units alive")

# %% [markdown]
# *Likely wrong:* a rate that is safe but far from the edge, or one beyond it.

# %%
answer("4.8", 1)
answer("4.8", 5)
