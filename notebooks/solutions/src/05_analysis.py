# %% [markdown]
# # 05 Analysis: solutions
#
# Here are worked answers to the exercises of [05 Analysis](../05_analysis.ipynb). For
# each we give the answer, the reason, and the wrong answers that come up most.

# %%
import numpy as np
from scipy.special import stdtrit

from dyingrelu_utils.exercises import answer

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
# *Likely wrong too:* we find the mean in place of all samples; `axis=1`, which asks
# about samples instead of units; and `any`, which says whether there is a dead unit but
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
# **5.2** Return the two ends of the 95 % interval of the mean of `b - a`.
#
# We subtract first, so that what both members of a pair share is gone. What is left are
# $n$ independent numbers. We estimate their standard deviation around their own mean,
# which costs a degree of freedom, and divide it by $\sqrt n$ for the standard error. If
# 5 % are to remain outside, then 2.5 % remain on each side, and so we need the quantile
# at 0.975.


# %%
def paired_interval(a, b):  # (n_pairs,) each
    differences = b - a
    n = len(differences)
    standard_error = differences.std(ddof=1) / np.sqrt(n)
    half = stdtrit(n - 1, 0.975) * standard_error
    return differences.mean() - half, differences.mean() + half


answer("5.2", paired_interval)

# %% [markdown]
# *Likely wrong:* to treat the pairs as strangers. The interval then holds the luck of
# both, and the small difference is lost in it.


# %%
def unpaired_interval(a, b):  # (n_pairs,) each
    n = len(a)
    standard_error = np.sqrt((a.var(ddof=1) + b.var(ddof=1)) / n)
    half = stdtrit(2 * n - 2, 0.975) * standard_error
    return b.mean() - a.mean() - half, b.mean() - a.mean() + half


answer("5.2", unpaired_interval)

# %% [markdown]
# *Likely wrong too:* the quantile 0.95, which leaves 5 % on each side; NumPy's standard
# deviation as it comes, which divides by $n$; and no division by $\sqrt n$ at all.


# %%
def interval_with(p, ddof, root):
    """A function like `paired_interval`, with one thing changed."""

    def changed(a, b):
        d = b - a
        s = d.std(ddof=ddof) / (np.sqrt(len(d)) if root else 1)
        half = stdtrit(len(d) - 1, p) * s
        return d.mean() - half, d.mean() + half

    return changed


# %%
answer("5.2", interval_with(0.95, ddof=1, root=True))

# %%
answer("5.2", interval_with(0.975, ddof=0, root=True))

# %%
answer("5.2", interval_with(0.975, ddof=1, root=False))
