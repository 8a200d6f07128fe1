# %% [markdown]
# # 01 Dataset: solutions of the practice
#
# Worked answers to the [practice](../../practice/01_dataset.ipynb) of notebook 01. For
# each: the answer, why, and the wrong answers that come up most.

# %%
import numpy as np

from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.diagnosis import dead
from dyingrelu_utils.exercises import answer

# %%
X, y = deck_dataset()  # (1000, 10), (1000,)
rng = np.random.default_rng(0)
W = rng.standard_normal((10, 1000)) * np.sqrt(2 / 10)  # the units of notebook 01

# %% [markdown]
# **1.3** Centre `train`, and move `new` along.
#
# Each feature has its own mean, so we average over the rows, `axis=0`. The network has
# learnt from rows that moved by this mean, so new rows must move by the same.


# %%
def centre(train, new):
    mean = train.mean(axis=0)  # (n_features,)
    return train - mean, new - mean


answer("1.3", centre)

# %% [markdown]
# *Likely wrong:* we centre the new rows by their own mean. A single new row would then
# become all zeros, whatever it was.


# %%
def centre_by_own_mean(train, new):
    return train - train.mean(axis=0), new - new.mean(axis=0)


answer("1.3", centre_by_own_mean)

# %% [markdown]
# *Likely wrong:* with `-=` we change the arrays of the caller, who may need them.


# %%
def centre_in_place(train, new):
    mean = train.mean(axis=0)
    train -= mean
    new -= mean
    return train, new


answer("1.3", centre_in_place)

# %% [markdown]
# **1.4** Find the features whose class means differ by more than chance explains.
#
# The mean of $n$ samples with variance $s^2$ has variance $s^2/n$, and those of the two
# classes add up. On the deck's data we find the three features of the rule.


# %%
def features_that_matter(X, y):
    ones, zeros = X[y == 1], X[y == 0]
    difference = ones.mean(axis=0) - zeros.mean(axis=0)
    variance = ones.var(axis=0) / len(ones) + zeros.var(axis=0) / len(zeros)
    return np.flatnonzero(np.abs(difference) > 1.96 * np.sqrt(variance))


answer("1.4", features_that_matter)
print("the deck's data:", features_that_matter(X, y))

# %% [markdown]
# *Likely wrong:* we copy the variance from the notebook, where it was 1 for each.


# %%
def with_variance_1(X, y):
    ones, zeros = X[y == 1], X[y == 0]
    difference = ones.mean(axis=0) - zeros.mean(axis=0)
    variance = 1 / len(ones) + 1 / len(zeros)
    return np.flatnonzero(np.abs(difference) > 1.96 * np.sqrt(variance))


answer("1.4", with_variance_1)

# %% [markdown]
# *Likely wrong:* we forget that a mean may be lower in class 1.


# %%
def only_higher(X, y):
    ones, zeros = X[y == 1], X[y == 0]
    difference = ones.mean(axis=0) - zeros.mean(axis=0)
    variance = ones.var(axis=0) / len(ones) + zeros.var(axis=0) / len(zeros)
    return np.flatnonzero(difference > 1.96 * np.sqrt(variance))


answer("1.4", only_higher)

# %% [markdown]
# **1.5** Both signs in every feature, and 200 dead units.
#
# We put all rows close to one direction, half of whose numbers are negative. A unit
# that points away from it is off on all of them. Then we give feature $j$ its other
# sign in row $j$ alone, and so little of it that the row hardly turns.

# %%
middle = 10 * np.array([1, -1] * 5)  # (n_features,)
data = middle + rng.uniform(-1, 1, (100, 10))
for j in range(10):
    data[j, j] = -0.1 * middle[j]
answer("1.5", data)

# %% [markdown]
# *Likely wrong:* negative numbers alone do nothing. These rows lie on all sides of the
# origin, and some row is on the active side of every unit.

# %%
answer("1.5", X)

# %% [markdown]
# *Likely wrong:* with all features far from zero the units die, but each feature has
# one sign only.

# %%
answer("1.5", X + 10)

# %% [markdown]
# **1.6** Ratings on which hardly any unit is dead.
#
# Seen from the origin, random ratings all lie in nearly the same direction, $(1, 1,
# \ldots, 1)$, and for a unit whose weights have a negative sum that is the wrong one.
# We look for rows that point in directions as different as they can: in each, one film
# is a 10, and the others are a 1. Then a unit is active on some row, unless all of its
# weights are small against their negative sum. What protects a unit are rows in many
# directions, and not negative numbers, nor many rows.

# %%
random_ratings = rng.uniform(1, 10, (20, 10))
print("random ratings:", dead(random_ratings @ W).sum(), "dead")
ratings = np.ones((10, 10)) + 9 * np.eye(10)
answer("1.6", ratings)

# %% [markdown]
# *Likely wrong:* more random rows help only slowly, because they point nearly the same
# way.

# %%
answer("1.6", random_ratings)
