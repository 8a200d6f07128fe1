# %% [markdown]
# # 01 Dataset: practice
#
# Can you build data on which hundreds of units are dead though every feature has both
# signs, and data without a negative number on which hardly any is? You will see that
# you need no luck for either.
#
# | Minutes | You need |
# |---|---|
# | 40 | [notebook 01](../01_dataset.ipynb) |
#
# Replace the dots, run the cell, and read what it says, as often as you like. The
# answers are explained in the [solutions](../solutions/practice/01_dataset.ipynb).

# %%
import numpy as np

from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.diagnosis import dead
from dyingrelu_utils.exercises import answer

# %%
X, y = deck_dataset()  # (1000, 10), (1000,)
rng = np.random.default_rng(0)
W = rng.standard_normal((10, 1000)) * np.sqrt(2 / 10)  # the units of notebook 01
print("dead on X:", dead(X @ W).sum())

# %% [markdown]
# **1.3** (warm-up, to write) We train a network on the rows `train`, and later it gets
# the rows `new`, perhaps one by one. Write `centre(train, new)`, which returns both,
# moved so that each feature of `train` has mean 0 and `new` still fits the network.


# %%
def centre(train, new):
    return ...


answer("1.3", centre)

# %% [markdown]
# **1.4** (core, to write) Write `features_that_matter(X, y)`: the numbers of the
# columns whose means in the classes 0 and 1 differ by more than 1.96 standard
# deviations of what chance does. Here the standard deviation of a feature need not be
# 1, and the classes may differ in size. Then try your function on the deck's data.


# %%
def features_that_matter(X, y):
    return ...


answer("1.4", features_that_matter)

# %% [markdown]
# **1.5** (core, to design) Build data with 100 rows or more, all different, and 10
# features, each of which has both signs, on which at least 200 of the 1000 units `W`
# are dead. You can count them with `dead(data @ W).sum()`.

# %%
data = ...  # (n_samples, 10)
answer("1.5", data)

# %% [markdown]
# **1.6** (stretch, to design) Ten films get ratings from 1 to 10, so no number is
# negative. Build at most 20 rows of ratings, all different, on which at most 30 of the
# units `W` are dead. Before you begin, count how many are dead on 20 rows of random
# ratings.

# %%
ratings = ...  # (n_samples, 10)
answer("1.6", ratings)
