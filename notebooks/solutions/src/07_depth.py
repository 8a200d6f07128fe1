# %% [markdown]
# # 07 Depth: solutions
#
# Here are worked answers to the exercises of [07 Depth](../07_depth.ipynb). For each we
# give the answer, the reason, and the wrong answers that come up most.

# %%
import numpy as np

from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.diagnosis import dead, dead_units
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.initialisation import deck_networks
from dyingrelu_utils.plots import table
from dyingrelu_utils.theory import collapse_probability
from dyingrelu_utils.training import train

# %% [markdown]
# **7.1** Simulate how many hidden layers a network lets its inputs pass.
#
# We send all inputs through layer after layer. As soon as nothing is left of any of
# them, the layer is dead as a whole, and we return how many came before.

# %%
def layers_passed(inputs, width, n_hidden, rng):
    a = inputs
    for layer in range(n_hidden):
        fan_in = a.shape[1]
        weights = rng.standard_normal((fan_in, width)) * np.sqrt(2 / fan_in)
        a = np.maximum(a @ weights, 0)
        if not a.any():
            return layer
    return n_hidden


answer("7.1", layers_passed)

# %% [markdown]
# *Likely wrong:* to stop as soon as one unit of the layer is dead, or as soon as one of
# the inputs is lost.

# %%
def layers_with_a_mistake(inputs, width, n_hidden, rng, axis):
    a = inputs
    for layer in range(n_hidden):
        a = np.maximum(a @ rng.standard_normal((a.shape[1], width)), 0)
        if (a == 0).all(axis=axis).any():
            return layer
    return n_hidden


answer("7.1", lambda *given: layers_with_a_mistake(*given, axis=0))
answer("7.1", lambda *given: layers_with_a_mistake(*given, axis=1))

# %% [markdown]
# **7.2** The width at which a single input gets through 100 layers with a chance of
# at least 99 percent.
#
# We need $(1 - 2^{-N})^{100} \ge 0.99$. For small $2^{-N}$ that is nearly
# $100 \cdot 2^{-N} \le 0.01$.

# %%
widths = np.arange(1, 30)
width = widths[collapse_probability(widths, 100) <= 0.01].min()
print(width, "units:", collapse_probability(width, 100).round(4))
answer("7.2", width)

# %% [markdown]
# *Likely wrong:* 13, which misses by a little.

# %%
answer("7.2", 13)


# %% [markdown]
# **7.3** Normalisation over the batch.
#
# The samples are the rows, so we take the mean and the standard deviation along axis 0,
# which leaves one of each per unit.

# %%
def normalise(z):
    return (z - z.mean(axis=0)) / z.std(axis=0)


answer("7.3", normalise)

# %% [markdown]
# A unit with a large negative bias shows what it is good for:

# %%
X, y = deck_dataset()
z = X[:, :1] - 100  # one unit: its weight is 1 on the first feature, its bias is -100
print("dead before:", dead(z)[0], " after:", dead(normalise(z))[0])

# %% [markdown]
# *Likely wrong:* one mean for the whole array. Then a unit whose $z$ are all far below
# those of the others is still dead.

# %%
answer("7.3", lambda z: (z - z.mean()) / z.std())

# %% [markdown]
# **7.4** Where the proof still holds.
#
# - a, yes: each learning rate multiplies a gradient of exactly zero.
# - b, yes: a row of the mini-batch is a row of X, so $f'(z_i) = 0$ on it.
# - c, yes: the velocity begins at zero, and only zeros are added to it.
# - d, no: the velocity still holds the gradients from before its death.
# - e, no: with other inputs the $z_i$ are others.
# - f, yes: the labels stand in the dots of line 1, and are multiplied by zero.

# %%
proof_holds = [True, True, True, False, False, True]
answer("7.4", proof_holds)

# %% [markdown]
# We can see a, b and f on the 13 units that rate 20 kills in the deck's network:

# %%
A, _ = deck_networks()
early = train(A, X, y, learning_rate=20, n_epochs=30).network
gone = dead_units(early, X)[0][0]  # (20,)
changed = {
    "a: another rate": train(early, X, y, 0.5, 50).network,
    "b: mini-batches": train(early, X, y, 0.5, 10, batch_size=50).network,
    "f: other labels": train(early, X, 1 - y, 0.5, 50).network,
}

# %%
rows = []
for name, network in changed.items():
    weights = early.weights[0][0], network.weights[0][0]  # (10, 20) each
    same = np.array_equal(*(w[:, gone] for w in weights))
    rows.append([name, "the same" if same else "others"])
table(["training goes on with", "weights of the dead units"], *rows)

# %% [markdown]
# *Likely wrong:* `False` for b, with the thought that a batch is other data. It would
# be other data if its rows were new.

# %%
answer("7.4", [True, False, True, False, False, True])

# %% [markdown]
# **7.5** The update that brings the unit back.
#
# The largest $z$ is $2 - 5 \cdot 0.99^t$, because $1 - \eta\lambda_b = 0.99$. It is
# above zero when $t > \ln(5/2) / \ln(1/0.99)$, and we round up.

# %%
n_updates = int(np.ceil(np.log(5 / 2) / np.log(1 / 0.99)))
print(n_updates, "updates, largest z:", round(2 - 5 * 0.99**n_updates, 4))
answer("7.5", n_updates)

# %% [markdown]
# *Likely wrong:* 60, if each update is thought to take 0.05, one percent of the first
# bias, off the bias. But each takes one percent of what is left.

# %%
answer("7.5", 60)
