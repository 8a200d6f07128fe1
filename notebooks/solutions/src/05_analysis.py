# %% [markdown]
# # 05 Analysis: solutions
#
# Worked answers to the exercises of [05 Analysis](../05_analysis.ipynb). For each: the
# answer, why, and the wrong answers that come up most.

# %%
import numpy as np

from dyingrelu_utils.exercises import answer
from dyingrelu_utils.theory import born_dead_probability

# %% [markdown]
# **5.1** Count the dead units among the pre-activations of one hidden layer.
#
# `z <= 0` for all samples of a unit, which is a column. A comparison with nan is False,
# so a unit that has diverged is not counted.


# %%
def count_dead(z):  # (n_samples, n_units)
    return (z <= 0).all(axis=0).sum()


answer("5.1", count_dead)

# %% [markdown]
# *Likely wrong:* asking whether a unit is never above zero looks like the same
# question. It is not: with nan, both `z <= 0` and `z > 0` are False, and this count
# calls a unit dead that has in fact diverged.


# %%
def count_not_active(z):  # (n_samples, n_units)
    active = (z > 0).any(axis=0)  # (n_units,)
    return (~active).sum()


answer("5.1", count_not_active)

# %% [markdown]
# *Likely wrong too:* the mean instead of all samples, and `axis=1`, which asks about
# samples instead of units.


# %%
def count_by_mean(z):  # (n_samples, n_units)
    return (z.mean(axis=0) <= 0).sum()


answer("5.1", count_by_mean)


# %%
def count_samples(z):  # (n_samples, n_units)
    return (z <= 0).all(axis=1).sum()


answer("5.1", count_samples)

# %% [markdown]
# **5.2** How many samples until the chance of being born dead is below one in a
# million?
#
# $2^{-n} < 10^{-6}$, so $n > 6 / \log_{10} 2$.

# %%
n_samples = int(np.ceil(6 / np.log10(2)))
probability = born_dead_probability(bias=0.0, weight_norm=1.0, n_samples=n_samples)
print(n_samples, "samples:", f"{probability:.2e}")
answer("5.2", n_samples)

# %% [markdown]
# *Likely wrong:* 19, which is just above one in a million.

# %%
answer("5.2", 19)
