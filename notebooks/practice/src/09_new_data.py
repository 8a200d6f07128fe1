# %% [markdown]
# # 09 New data: practice
#
# These exercises practise what [09 New data](../09_new_data.ipynb) promises. They can
# be done in any order, and each of them stands alone.
#
# | Minutes | You need |
# |---|---|
# | 30 | fresh controls, dormant units, curvature (notebook 09) |
#
# One is a warm-up, one is core, and the last is a stretch. Worked answers are in
# [solutions](../solutions/practice/09_new_data.ipynb).

# %%
import numpy as np

from dyingrelu_utils.exercises import answer

# %% [markdown]
# ## Warm-up
#
# **9.4 Has it lost the ability to learn?** (6 minutes) A network has learned fifty
# tasks in turn. Which of these comparisons show that it has lost the ability to learn?
#
# - **a)** It is right in 71 % of the samples of task 50 after learning it, and was
#   right in 83 % of those of task 1.
# - **b)** On task 50 it reaches 71 %, and twenty fresh networks of its size, each with
#   the same updates on task 50, reach 80 % to 84 %.
# - **c)** On task 50 it reaches 71 % in 100 updates, and fresh networks reach 95 % when
#   they are trained until nothing changes any more.
# - **d)** On the samples of task 1, of which it knew 83 %, it is now right in 52 %.
# - **e)** Over the tasks 41 to 50, twenty such networks are 11 points behind fresh ones
#   on the same tasks, with the same updates, and the interval is 9 to 13.
#
# Give the letters, such as `"acd"`.

# %%
letters = ...
answer("9.4", letters)

# %% [markdown]
# ## Core
#
# **9.5 Who is dormant?** (10 minutes) Write `dormant_units(a, tau)`. It gets the
# activations of one layer, one column for each unit, and returns for each unit whether
# it is dormant at the threshold `tau`. Not every activation is ReLU, so numbers may be
# negative.


# %%
def dormant_units(a, tau):  # (n_samples, n_units), a number
    return ...  # (n_units,)


answer("9.5", dormant_units)

# %% [markdown]
# ## Stretch
#
# **9.6 The same function, another curvature** (14 minutes) A hidden layer of ReLU units
# has incoming weights, biases and outgoing weights. Write `rebalance`, which multiplies
# the incoming weights by a positive number $c$, and changes the rest so that the
# answers of the network are the same for *every* input. Return all three arrays.
#
# For which other activation of this course does the same recipe work? (Think about it
# before you look at the solution.)


# %%
def rebalance(w_in, b, w_out, c):
    # w_in: (n_inputs, n_units), b: (n_units,), w_out: (n_units, n_outputs)
    return ...


answer("9.6", rebalance)

# %% [markdown]
# To see what it does, put random numbers in, and compare the answers before and after.

# %%
rng = np.random.default_rng(0)
example = rng.normal(size=(3, 4)), rng.normal(size=4), rng.normal(size=(4, 1))
inputs = rng.normal(size=(5, 3))
before = np.maximum(inputs @ example[0] + example[1], 0) @ example[2]
print(before[:, 0].round(2))
