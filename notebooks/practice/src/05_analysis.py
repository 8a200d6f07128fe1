# %% [markdown]
# # 05 Analysis: practice
#
# These exercises practise what [05 Analysis](../05_analysis.ipynb) promises. They can
# be done in any order, and each of them stands alone.
#
# | Minutes | You need |
# |---|---|
# | 55 | pairs, intervals and power (notebook 05) |
#
# Two are a warm-up, three are core, and the last is a stretch. Worked answers are in
# [solutions](../solutions/practice/05_analysis.ipynb).

# %%
import numpy as np
from scipy.special import stdtrit

from dyingrelu_utils.datasets import deck_dataset, two_moons
from dyingrelu_utils.diagnosis import dead_units
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.initialisation import initialise
from dyingrelu_utils.training import train

# %%
X, y = deck_dataset()  # (1000, 10), (1000,)
X_moons, y_moons = two_moons()  # two features

# %% [markdown]
# ## Warm-up
#
# **5.3 What does the interval say?** (5 minutes) Someone claims that remedy B makes the
# accuracy better than remedy A by *at least one point*. Here are six results, B minus A
# in points, from six studies, with 95 % intervals.
#
# - **a)** 40 pairs: $+0.27$, interval $0.22$ to $0.32$
# - **b)** 40 pairs: $+2.1$, interval $1.4$ to $2.8$
# - **c)** 3 pairs: $+1.9$, interval $-1.2$ to $5.0$
# - **d)** A on average 72.4, interval 72.1 to 72.7; B 72.9, interval 72.6 to 73.2
# - **e)** 12 pairs: $+1.3$, interval $1.1$ to $1.5$
# - **f)** B ahead in 40 of 40 pairs
#
# Which of them support the claim? Give the letters, such as `"acd"`.

# %%
supporting = ...
answer("5.3", supporting)

# %% [markdown]
# **5.4 Born dead?** (4 minutes) A unit has zero bias, and its inputs scatter
# symmetrically around zero. What is the *smallest* number of independent samples with
# which it is born dead with a chance of less than one in a million?

# %%
n_samples = ...  # a whole number
answer("5.4", n_samples)

# %% [markdown]
# ## Core
#
# **5.5 A judge with three words** (8 minutes) When are two activations *similar*? We
# agree on a margin, such as one point, and call a mean difference small if it lies
# between minus the margin and the margin. Write `judge(low, high, margin)`, which gets
# a 95 % interval and returns
#
# - `"similar"` if all differences in the interval are small,
# - `"different"` if none of them is,
# - `"open"` if the interval leaves both possible.


# %%
def judge(low, high, margin):
    return ...


answer("5.5", judge)

# %% [markdown]
# **5.6 One cause at a time** (8 minutes) Does the scale of the weights decide how many
# units are born dead? The function below wants to find out, for 20 units in each
# network and the same initial bias in all units. But it changes more than the scale.


# %%
def two_causes(scale, bias, seeds):
    """Units born dead at `scale`, minus those at scale 1, for each seed."""
    sizes = [10, 20, 1]
    plain = initialise(sizes, seeds=range(len(seeds)))
    scaled = initialise(sizes, seeds=seeds, scale=scale, bias=bias)
    return dead_units(scaled, X)[0].sum(axis=1) - dead_units(plain, X)[0].sum(axis=1)


print("scale 1 minus scale 1:", *two_causes(1.0, -3.0, [100, 101, 102, 103]))

# %% [markdown]
# Something must be wrong, since a scale of 1 changes nothing. Write a repaired version.
# Then try it: at which bias does the scale matter, and at which does it not?


# %%
def extra_dead(scale, bias, seeds):
    """Units born dead at `scale`, minus those at scale 1, for each seed."""
    return ...


answer("5.6", extra_dead)

# %% [markdown]
# **5.7 Power by trying it out** (12 minutes) Write `power(d, s, n, rng)`. It makes 4000
# experiments, each of $n$ normal differences with mean $d$ and standard deviation $s$
# drawn from `rng`, such as `rng.normal(d, s, n)`. It returns the share of the
# experiments whose 95 % interval of the mean excludes zero.

# %%
rng = np.random.default_rng(0)
print("three differences with d = 2 and s = 0.5:", rng.normal(2.0, 0.5, 3).round(1))
print(f"Student's t with 9 degrees of freedom, at 0.9: {stdtrit(9, 0.9):.2f}")


# %%
def power(d, s, n, rng):
    return ...


answer("5.7", power)

# %% [markdown]
# When it is right, ask it about the notebook's numbers: $d = 0.003$, and $s = 0.0004$
# for twins or $s = 0.0778$ for strangers. What does it say of two pairs of twins, of
# three, and of 400 pairs of strangers?

# %% [markdown]
# ## Stretch
#
# **5.8 A fair judge** (15 minutes) Here is how one network with 16 hidden units learns
# the two moons, with learning rate 0.3 for 100 epochs.

# %%
network = initialise([2, 16, 1], seeds=[0], activation="relu")
history = train(network, X_moons, y_moons, learning_rate=0.3, n_epochs=100)
print(f"ReLU, seed 0, loss in the last epoch: {history.loss[-1, 0]:.3f}")

# %% [markdown]
# Write `compare(first, second, seeds)`, where the first two are names of activations
# such as `"relu"` and `"leaky_relu"`. In this setting it trains both from the same
# weights, and returns for each seed the loss in the last epoch, second minus first.
# Before you hand it in, think of a comparison whose result you know without any
# computation.


# %%
def compare(first, second, seeds):
    return ...  # (n_seeds,)


answer("5.8", compare)
