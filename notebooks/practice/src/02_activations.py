# %% [markdown]
# # 02 Activations: practice
#
# A function gives the right values, and everything computed after it is wrong. No error
# message appears. How can that be? Here you repair such a function, write a test that
# finds others, and give Leaky ReLU an output that is zero-centred.
#
# | Minutes | You need |
# |---|---|
# | 40 | [notebook 02](../02_activations.ipynb) |
#
# Replace the dots, run the cell, and read what it says, as often as you like. The
# answers are explained in the [solutions](../solutions/practice/02_activations.ipynb).

# %%
import numpy as np
from scipy.special import ndtri

from dyingrelu_utils.exercises import answer

# %% [markdown]
# **2.3** (warm-up, to put in order) Five of these lines test the slope `f_slope` of any
# function `f`, such as ReLU or tanh, to an error of $10^{-8}$. Two of them do not
# belong there. Give the numbers of the five in an order in which they run.
#
# ```python
# exact = f_slope(z)                                  # line 1
# numeric = (f(z + h) - f(z)) / h                     # line 2
# print(np.abs(numeric - exact).max() < 1e-8)         # line 3
# z = np.zeros(1000)                                  # line 4
# h = 1e-6                                            # line 5
# numeric = (f(z + h) - f(z - h)) / (2 * h)           # line 6
# z = np.random.default_rng(0).standard_normal(1000)  # line 7
# ```

# %%
order = ...  # a list of five numbers
answer("2.3", order)

# %% [markdown]
# **2.4** (core, to repair) This Leaky ReLU gives the right values. But in a loop over
# several alphas, as in section 4 of notebook 02, all rows after the first come out
# wrong. Repair it, for arrays of any shape, also of whole numbers, and for any `alpha`
# from 0 up, also above 1.


# %%
def leak_with_a_fault(z, alpha):
    z[z < 0] *= alpha
    return z


def mended_leak(z, alpha):
    return ...


answer("2.4", mended_leak)

# %% [markdown]
# **2.5** (core, to write) Write `slope_is_right(f, f_slope)`, which tells with True or
# False whether `f_slope` is the derivative of `f`. We try it on right slopes, those of
# ReLU among them, and on wrong ones, some of them wrong on one side of zero only, or by
# a thousandth.


# %%
def slope_is_right(f, f_slope):
    return ...


answer("2.5", slope_is_right)

# %% [markdown]
# **2.6** (stretch, to write) Write `centred_leak(z)`, an activation with slope 0.2 left
# of zero and 1 right of it, without a jump, whose output has mean 0 when `z` comes from
# the normal distribution with mean 0 and standard deviation 1. You can try it on the
# numbers `normal`.

# %%
normal = ndtri((np.arange(100_000) + 0.5) / 100_000)  # as in notebook 02


# %%
def centred_leak(z):
    return ...


answer("2.6", centred_leak)
