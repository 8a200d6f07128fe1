# %% [markdown]
# # 01 Dataset: solutions
#
# Worked answers to the exercises of [01 Dataset](../01_dataset.ipynb). For each: the
# answer, why, and the wrong answers that come up most.

# %%
import numpy as np

from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.exercises import answer

# %% [markdown]
# **1.1** The data of a seed.
#
# A stream gives its numbers in a fixed order, and `randn(1000, 10)` fills the rows one
# after another. The comparison gives True and False, which `astype(int)` makes 1 and 0.


# %%
def make_data(seed):
    X = np.random.RandomState(seed).randn(1000, 10)
    y = (X[:, 0] + X[:, 1] - X[:, 2] > 0).astype(int)
    return X, y


answer("1.1", make_data)

# %% [markdown]
# *Likely wrong:* we take NumPy's newer stream. It is the better one for new work, but
# its numbers are not the deck's.


# %%
def with_the_newer_stream(seed):
    X = np.random.default_rng(seed).standard_normal((1000, 10))
    y = (X[:, 0] + X[:, 1] - X[:, 2] > 0).astype(int)
    return X, y


answer("1.1", with_the_newer_stream)

# %% [markdown]
# *Likely wrong:* we write 42 where the seed belongs. On the deck's data nobody notices.


# %%
def always_the_deck(seed):
    X = np.random.RandomState(42).randn(1000, 10)
    y = (X[:, 0] + X[:, 1] - X[:, 2] > 0).astype(int)
    return X, y


answer("1.1", always_the_deck)

# %% [markdown]
# **1.2** The plane that separates the classes at a shift of 5.
#
# The rule's weights are 1, 1 and $-1$. Their sum is 1, so a shift of 5 adds 5 to every
# `X @ w`, and the bias takes it away again. Any positive multiple of all eleven numbers
# does as well.

# %%
w, b = np.array([1, 1, -1, 0, 0, 0, 0, 0, 0, 0]), -5
answer("1.2", (w, b))

# %% [markdown]
# *Likely wrong:* we subtract 5 for each of the three features, or leave the plane where
# it was.

# %%
answer("1.2", (w, -15))
answer("1.2", (w, 0))

# %% [markdown]
# *Likely wrong:* we take the weights from the class means of section 2. They point
# nearly in the right direction, but the noise in the other seven costs us the samples
# near the plane.

# %%
X, y = deck_dataset(shift=5)
w = X[y == 1].mean(axis=0) - X[y == 0].mean(axis=0)
answer("1.2", (w, -5 * w.sum()))
