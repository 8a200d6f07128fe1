# %% [markdown]
# # Practice for 06 Killing
#
# Five exercises, easy ones first. In each of them we decide who lives.
#
# | Minutes | You need |
# |---|---|
# | 65 | [notebook 06](../06_killing.ipynb) |
#
# | Exercise | Level | You |
# |---|---|---|
# | 6.4 Exactly seven | warm-up | design a bias, and see what the scale does to it |
# | 6.5 Predict before you count | core | write the chance to be born dead |
# | 6.6 As few as possible | core | choose who lives, and leave no sample uncovered |
# | 6.7 One sample that kills | stretch | design a sample |
# | 6.8 Three hinges | stretch | design a network |

# %%
import numpy as np
from scipy.special import ndtr

from dyingrelu_utils.datasets import deck_dataset, two_circles
from dyingrelu_utils.diagnosis import dead_units
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.initialisation import deck_networks
from dyingrelu_utils.network import Network
from dyingrelu_utils.plots import plot_boundary, show, subplots
from dyingrelu_utils.training import train

X, y = deck_dataset()  # (1000, 10), (1000,)
A, _ = deck_networks()

# %% [markdown]
# ## 6.4 Exactly seven (warm-up)
#
# Give all twenty units of network A the same initial bias, and choose it such that
# exactly seven of them are born dead on the deck's data. Then multiply all weights of
# the layer by a `scale`: with which bias are seven born dead now?
#
# Find the bias for scale 1 first, by trying or by thinking. Then write the function
# that returns a bias for every positive scale.


# %%
def bias_for_seven(scale):
    """A bias at which 7 of the 20 units are born dead, with scale times A's weights."""
    return ...


# %%
answer("6.4", bias_for_seven)

# %% [markdown]
# Here you can count for any bias and scale.

# %%
bias, scale = -1.0, 1.0
z = X @ (scale * A.weights[0][0]) + bias  # (1000, 20)
print("born dead:", (z <= 0).all(axis=0).sum())

# %% [markdown]
# ## 6.5 Predict before you count (core)
#
# A unit has the weights `w` and a bias. Every feature of the `n` samples is standard
# normal, and then all inputs are shifted by `shift`. Write the probability that this
# unit is born dead on all `n` samples. `ndtr(t)` is $\Phi(t)$ of notebook 06.

# %%
print("Phi(-1), Phi(0), Phi(1):", ndtr([-1, 0, 1]).round(3))


# %%
def chance_born_dead(w, bias, shift, n):
    """Probability that z <= 0 on n samples; w: (n_features,)."""
    return ...


# %%
answer("6.5", chance_born_dead)

# %% [markdown]
# When you have it, compare with a count: draw `n` samples ten thousand times and see
# how often the unit is dead. Take a small `n`, such as 20.

# %% [markdown]
# ## 6.6 As few as possible (core)
#
# Before any training, most units of network A may die and no sample is uncovered, if
# the right ones stay alive. Choose at most *six* of the twenty units to live, such that
# each of the deck's 1000 samples has one of them active.
#
# **Prediction.** Will six units that you draw at random do?

# %%
active = A.pre_activations(X)[0][0] > 0  # (1000, 20)
alive = ...  # a list of at most six of the numbers 0 to 19
answer("6.6", alive)

# %% [markdown]
# ## 6.7 One sample that kills (stretch)
#
# Invent one sample of ten numbers, whatever you like, and give it the label 0 or 1. We
# make one update of rate 20 on this sample alone. After it at least three units of
# network A are to be dead on the deck's 1000 samples.
#
# **Prediction.** Which can kill more units: a huge outlier, or a sample close to the
# origin?


# %%
def killed_by(x, label):
    """How many units of A are dead on X after one update on the sample x alone."""
    hit = train(A, np.reshape(x, (1, 10)), [label], learning_rate=20, n_epochs=1)
    return dead_units(hit.network, X)[0].sum()


print("killed by ten ones of class 1:", killed_by(np.ones(10), 1))

# %%
sample = ...  # a pair: ten numbers, and 0 or 1
answer("6.7", sample)

# %% [markdown]
# ## 6.8 Three hinges (stretch)
#
# In notebook 06 two hinges could only draw a strip. Design a network with *three*
# hidden ReLU units whose boundary closes around the inner ring, such that at least 95 %
# of the samples are right. You need no training, only a pencil: draw three hinges, give
# each a tick, and let the units that are active speak for the outer ring.

# %%
X_rings, y_rings = two_circles()  # (400, 2), (400,); class 1 is the inner ring
fig, ax = subplots()
strip = Network(
    weights=[[[1, -1], [0, 0]], [[-9], [-9]]], biases=[[-0.5, -0.5], [4.5]]
)  # two units: it shows how weights are given, and what plot_boundary draws
plot_boundary(ax, strip, X_rings, y_rings)
show(fig, "Two hinges draw a strip.")

# %%
network = ...  # Network(weights=[…], biases=[…]) of two inputs and three hidden units
answer("6.8", network)

# %% [markdown]
# When you have tried, compare with
# [the solutions](../solutions/practice/06_killing.ipynb).
