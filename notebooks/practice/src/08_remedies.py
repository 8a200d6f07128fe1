# %% [markdown]
# # 08 Remedies: practice
#
# | Minutes | You need |
# |---|---|
# | 45 | [08 Remedies](../08_remedies.ipynb) |
#
# Three exercises, from a short program to a design. Each answer is checked at once, on
# inputs that you do not see. They are worked out in
# [solutions](../solutions/practice/08_remedies.ipynb).

# %%
import numpy as np

from dyingrelu_utils.diagnosis import active_fraction, dead_units
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.exercises.notebook_08_practice import patient
from dyingrelu_utils.initialisation import initialise
from dyingrelu_utils.intervals import paired_difference
from dyingrelu_utils.training import train

# %% [markdown]
# ## 8.4 The 2 in He's formula, for any activation (to write)
#
# He's weights have a variance of 2/fan-in. The 2 makes up for what ReLU takes away: if
# $z$ has mean 0 and standard deviation 1, the mean square of ReLU's output is one half.
# Write a function that takes any activation `f` and returns the number that stands in
# the place of the 2. You may sample: two per cent are exact enough.

# %%
def gain(f):
    ...


# %%
answer("8.4", gain)

# %% [markdown]
# ## 8.5 Three more patients (to diagnose)
#
# Each call `patient(name)` gives the data, the labels, a network before training and
# the same network after it. All three networks have a bad accuracy. Find out what is
# wrong with each: `"steps"` that are too large, `"inputs"` that are off centre, or
# `"biases"` that are too negative.

# %%
X, y, before, after = patient("d")
print(X.shape, before.accuracy(X, y).round(2), after.accuracy(X, y).round(2))

# %%
causes = {
    "d": ...,
    "e": ...,
    "f": ...,
}
answer("8.5", causes)

# %% [markdown]
# ## 8.6 Make ReLU win, and prove it (to design)
#
# Find data, labels, a learning rate and a number of epochs for which ReLU ends with a
# lower loss than Leaky ReLU with alpha = 0.1. The network has one hidden layer of 16
# units; at most 2000 rows and 1000 epochs. We train both from the same twenty seeds,
# which you have not seen, so test yours on some seeds of your own first.

# %%
X, y, learning_rate, n_epochs = ..., ..., ..., ...

# %%
design = ... if X is ... else (X, y, learning_rate, n_epochs)
answer("8.6", design)
