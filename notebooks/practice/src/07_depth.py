# %% [markdown]
# # 07 Depth: practice
#
# Four exercises for [notebook 07](../07_depth.ipynb): repair an initialisation, spend
# 150 parameters well, say when a unit comes back, and raise the dead.
#
# | Minutes | You need |
# |---|---|
# | 60 | notebook 07 |
#
# Worked answers are in [the solutions](../solutions/practice/07_depth.ipynb).

# %%
from itertools import pairwise

import numpy as np

from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.diagnosis import dead, dead_units
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.initialisation import deck_networks
from dyingrelu_utils.plots import table
from dyingrelu_utils.training import train

# %% [markdown]
# ## Warm-up: repair the initialisation of a deep network
#
# A colleague's network grows wider from layer to layer. She draws weights that should
# be He's, and biases with standard deviation 0.3. In the last layer many units are born
# dead.


# %%
def as_found(sizes, rng):
    weights, biases = [], []
    for n_in, n_out in pairwise(sizes):
        weights.append(rng.standard_normal((n_in, n_out)) * np.sqrt(2 / n_out))
        biases.append(rng.standard_normal(n_out) * 0.3)
    return weights, biases


# %%
X, y = deck_dataset()
sizes = [10, 40, 160, 640]


def born_dead(draw, n_networks=5):
    """Mean share of units born dead in each hidden layer, in percent."""
    shares = np.empty((n_networks, len(sizes) - 1))
    for seed in range(n_networks):
        a = X
        layers = zip(*draw(sizes, np.random.default_rng(seed)), strict=True)
        for k, (weights, biases) in enumerate(layers):
            z = a @ weights + biases
            shares[seed, k] = dead(z).mean()
            a = np.maximum(z, 0)
    return 100 * shares.mean(axis=0)


# %%
rows = [[k, f"{share:.0f}"] for k, share in enumerate(born_dead(as_found), 1)]
table(["hidden layer", "% born dead"], *rows)

# %% [markdown]
# **7.6** Say first in which layer the harm begins, and why it is not the first. Then
# write `repaired`, which draws as He would. The biases are to stay as they are.


# %%
def repaired(sizes, rng):
    return ...  # two lists: weights of shape (n_in, n_out), biases of shape (n_out,)


answer("7.6", repaired)

# %% [markdown]
# If it is right, `born_dead(repaired)` shows what you have gained.

# %% [markdown]
# ## Core: spend 150 parameters
#
# A network has one input feature, five hidden layers and one output. Count its weights
# and its biases: you may spend 150. The biases start at zero.
#
# **7.7** Choose the widths of the five hidden layers so that a single input is stuck as
# seldom as possible. Think before you search: which layers are cheap?

# %%
widths = ...  # a list of five whole numbers
answer("7.7", widths)

# %% [markdown]
# ## Core: say when a unit comes back
#
# A unit of a first layer is dead. The largest $x_i \cdot w$ over the samples is
# `reach`, its bias is `bias`, and plain descent with this `rate` lets both decay.
#
# **7.8** Write `updates_until_back`. It returns after how many updates the unit is
# alive, and `np.inf` if that never happens. Remember that not every dead unit has a
# negative bias.


# %%
def updates_until_back(reach, bias, rate, weight_decay, bias_decay):
    return ...


answer("7.8", updates_until_back)

# %% [markdown]
# ## Stretch: raise the dead
#
# Rate 20 has killed 13 of the 20 units of the deck's network A, and its accuracy has
# suffered. You may go on training it, and nothing else.

# %%
A, _ = deck_networks()
killed = train(A, X, y, learning_rate=20, n_epochs=30).network
gone = dead_units(killed, X)[0][0]  # (20,)
print(f"dead units: {gone.sum()}, accuracy: {killed.accuracy(X, y)[0]:.2f}")

# %% [markdown]
# **7.9** Choose options of `train` that bring back at least 80 % of the dead within
# 1000 updates, and end with an accuracy of at least 95 %. You may set `learning_rate`,
# `n_epochs`, `momentum`, `weight_decay`, `bias_decay` and `optimizer`. We try them on
# network A, and on two others that you have not seen. Calculate before you try: what
# must happen to unit 3 of notebook 07, and how fast?

# %%
options = ...  # a dict such as {"learning_rate": 0.1, "n_epochs": 500}
answer("7.9", options)
