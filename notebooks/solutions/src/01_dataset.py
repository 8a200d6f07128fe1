# %% [markdown]
# # 01 Dataset: solutions
#
# Worked answers to the exercises of [01 Dataset](../01_dataset.ipynb). For each: the
# answer, why, and the wrong answers that come up most.

# %%
import numpy as np

from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.exercises import answer

X, y = deck_dataset()  # (1000, 10), (1000,)

# %% [markdown]
# **1.1** Ten weights `w` so that `X @ w > 0` is the label of every sample.
#
# We made the labels from $x_0 + x_1 - x_2 > 0$, and a weighted sum with these weights
# is that expression. Any positive multiple of them does as well.

# %%
w = np.array([1, 1, -1, 0, 0, 0, 0, 0, 0, 0])
answer("1.1", w)

# %% [markdown]
# *Likely wrong:* we take the weights from the class means of section 2. They come
# close, because the means point in the right direction, but the noise in the other
# seven weights costs us the samples near the plane.

# %%
w = X[y == 1].mean(axis=0) - X[y == 0].mean(axis=0)
answer("1.1", w)

# %% [markdown]
# **1.2** The share of samples with at least one negative feature.
#
# `X < 0` marks the negative numbers, and `any(axis=1)` asks row by row. A row has no
# negative number with probability $2^{-10}$, so we expect about one such row in a
# thousand, and here there is none.

# %%
share = (X < 0).any(axis=1).mean()
answer("1.2", share)

# %% [markdown]
# *Likely wrong:* we compute the share of negative *numbers*, which is about one half.

# %%
answer("1.2", (X < 0).mean())
