# %% [markdown]
# # 05 Analysis: solutions
#
# Here are worked answers to the exercises of [05 Analysis](../05_analysis.ipynb). For
# each we give the answer, the reason, and the wrong answers that come up most.

# %%
import numpy as np

from dyingrelu_utils.exercises import answer
from dyingrelu_utils.theory import born_dead_probability

# %% [markdown]
# **5.1** Count the dead units among the pre-activations of one hidden layer.
#
# A unit is a column of `z`, so we ask for `z <= 0` down each column, which is `axis=0`,
# and then count the columns. A comparison with nan is False, so a unit that has
# diverged is not counted.


# %%
def count_dead(z):  # (n_samples, n_units)
    return (z <= 0).all(axis=0).sum()


answer("5.1", count_dead)

# %% [markdown]
# *Likely wrong:* to ask whether a unit is never above zero looks like the same
# question, but nan tells the two apart. For nan both `z <= 0` and `z > 0` are False,
# and so this count calls a unit dead that has in fact diverged.


# %%
def count_not_active(z):  # (n_samples, n_units)
    active = (z > 0).any(axis=0)  # (n_units,)
    return (~active).sum()


answer("5.1", count_not_active)

# %% [markdown]
# *Likely wrong too:* we find the mean in place of all samples, `axis=1`, which asks
# about samples instead of units, and `any`, which says whether there is a dead unit but
# not how many.


# %%
def count_by_mean(z):  # (n_samples, n_units)
    return (z.mean(axis=0) <= 0).sum()


answer("5.1", count_by_mean)


# %%
def count_samples(z):  # (n_samples, n_units)
    return (z <= 0).all(axis=1).sum()


answer("5.1", count_samples)


# %%
def is_one_dead(z):  # (n_samples, n_units)
    return int((z <= 0).all(axis=0).any())


answer("5.1", is_one_dead)

# %% [markdown]
# **5.2** What is the smallest number of samples with which the chance of being born
# dead is below one in a million?
#
# We need $2^{-n} < 10^{-6}$. Taking logarithms, $-n \log_{10} 2 < -6$, and so $n > 6 /
# \log_{10} 2$. The smallest whole number above it is our answer.

# %%
n_samples = int(np.ceil(6 / np.log10(2)))
probability = born_dead_probability(bias=0.0, weight_norm=1.0, n_samples=n_samples)
print(n_samples, "samples:", f"{probability:.2e}")
answer("5.2", n_samples)

# %% [markdown]
# *Likely wrong:* 19, where the chance is still a little above one in a million, and
# 1000, which is the number of the deck's samples but far from the smallest.

# %%
answer("5.2", 19)

# %%
answer("5.2", 1000)
