# %% [markdown]
# # 07 Depth: solutions of the practice
#
# Here are worked answers to [the practice](../../practice/07_depth.ipynb). Each has its
# reason and the wrong answers that come up most.

# %%
from itertools import pairwise, product

import numpy as np

from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.diagnosis import dead, dead_units
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.initialisation import deck_networks
from dyingrelu_utils.plots import table
from dyingrelu_utils.training import train

# %% [markdown]
# **7.6** Repair the initialisation.
#
# A unit adds up `n_in` products, so `n_in` is the fan that counts. With `n_out`, four
# times as large, each layer passes on a quarter of the mean square. The signal shrinks
# and the biases, which do not, rule more and more: a unit with a negative one is off
# for all samples. The first layer still has the inputs in full size.


# %%
def drawn(sizes, rng, variance):
    weights, biases = [], []
    for n_in, n_out in pairwise(sizes):
        scale = np.sqrt(variance(n_in, n_out))
        weights.append(rng.standard_normal((n_in, n_out)) * scale)
        biases.append(rng.standard_normal(n_out) * 0.3)
    return weights, biases


def as_found(sizes, rng):
    return drawn(sizes, rng, lambda n_in, n_out: 2 / n_out)


def repaired(sizes, rng):
    return drawn(sizes, rng, lambda n_in, n_out: 2 / n_in)


answer("7.6", repaired)

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
rows = []
before_after = zip(born_dead(as_found), born_dead(repaired), strict=True)
for layer, (before, after) in enumerate(before_after, 1):
    rows.append([layer, f"{before:.0f}", f"{after:.0f}"])
table(["hidden layer", "% born dead, as found", "repaired"], *rows)

# %% [markdown]
# *Likely wrong:* the average of both fans, which is Glorot's variance; or half of He's,
# which forgets that ReLU lets only half of the mean square pass.

# %%
answer("7.6", lambda sizes, rng: drawn(sizes, rng, lambda i, o: 2 / (i + o)))
answer("7.6", lambda sizes, rng: drawn(sizes, rng, lambda i, o: 1 / i))

# %% [markdown]
# **7.7** Spend 150 parameters.
#
# The narrowest layer stops the input most often, so the widths must be nearly equal.
# But a unit in the middle costs about ten parameters, and one next to an end only about
# six, for it has one neighbour of width 1. So what is left over goes to the ends. There
# are few enough choices to try them all.


# %%
def n_parameters(widths):
    return sum((n_in + 1) * n_out for n_in, n_out in pairwise([1, *widths, 1]))


# %%
affordable = [w for w in product(range(1, 11), repeat=5) if n_parameters(w) <= 150]
stuck = 1 - np.prod(1 - 2.0 ** -np.array(affordable), axis=1)
for place in np.argsort(stuck.round(9), kind="stable")[:3]:
    widths = affordable[place]
    print(f"{widths}: stuck {stuck[place]:.4f}, {n_parameters(widths)} parameters")

# %%
answer("7.7", [6, 5, 5, 5, 6])

# %% [markdown]
# *Likely wrong:* five equal layers, which leave 14 parameters unspent; or a funnel.

# %%
answer("7.7", [5, 5, 5, 5, 5])
answer("7.7", [8, 6, 4, 4, 3])

# %% [markdown]
# **7.8** Say when a unit comes back.
#
# After $t$ updates the largest $z$ is $(1 - \eta\lambda_w)^t$ `reach`
# $+\ (1 - \eta\lambda_b)^t$ `bias`. One of the two must be positive, or $z$ stays
# negative. The negative one must shrink faster. Then the ratio of the two factors, to
# the power $t$, has to fall below the ratio of the two numbers.


# %%
def updates_until_back(reach, bias, rate, weight_decay, bias_decay):
    weights, biases = 1 - rate * weight_decay, 1 - rate * bias_decay
    if bias < 0 < reach and biases < weights:
        t = np.log(-reach / bias) / np.log(biases / weights)
    elif reach < 0 < bias and weights < biases:
        t = np.log(-bias / reach) / np.log(weights / biases)
    else:
        return np.inf
    return np.ceil(t)


answer("7.8", updates_until_back)

# %%
print("exercise 7.5:", updates_until_back(2, -5, 10, 0, 0.001))
print("both decay alike:", updates_until_back(2, -5, 10, 0.001, 0.001))
print("positive bias:", updates_until_back(-3, 1, 10, 0.001, 0))


# %% [markdown]
# *Likely wrong:* decay of the bias alone, as if the weights stayed what they are.

# %%
answer("7.8", lambda x, b, rate, dw, db: updates_until_back(x, b, rate, 0, db))

# %% [markdown]
# **7.9** Raise the dead.
#
# A dead unit of a first layer gets no gradient, so neither rate nor momentum nor Adam
# can move it. Only its negative bias holds it down, and so the bias has to decay, and
# the weights must not. With rate 1 and decay 0.01 each update takes one percent of the
# bias. We calculate with 7.8 when the last of the 13 is back.

# %%
A, _ = deck_networks()
killed = train(A, X, y, learning_rate=20, n_epochs=30).network
gone = dead_units(killed, X)[0][0]  # (20,)
reach = (X @ killed.weights[0][0]).max(axis=0)[gone]  # (13,)
bias = killed.biases[0][0][gone]
units = zip(reach, bias, strict=True)
back_after = [updates_until_back(*unit, 1, 0, 0.01) for unit in units]
print(f"the last is back after {max(back_after):.0f} updates")

# %%
options = {"learning_rate": 1.0, "n_epochs": 1000, "bias_decay": 0.01}
answer("7.9", options)

# %%
raised = train(killed, X, y, **options).network
still = dead_units(raised, X)[0][0]
print(f"of {gone.sum()} dead units are back: {(gone & ~still).sum()}")
print(f"accuracy: {killed.accuracy(X, y)[0]:.2f}, then {raised.accuracy(X, y)[0]:.2f}")

# %% [markdown]
# *Likely wrong:* a larger rate, decay of both alike, or too little decay of the biases.

# %%
answer("7.9", {"learning_rate": 50, "n_epochs": 200})
answer("7.9", {"n_epochs": 1000, "weight_decay": 0.01, "bias_decay": 0.01})
answer("7.9", {"learning_rate": 1.0, "n_epochs": 1000, "bias_decay": 0.001})
