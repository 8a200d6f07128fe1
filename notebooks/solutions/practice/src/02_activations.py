# %% [markdown]
# # 02 Activations: solutions of the practice
#
# Worked answers to the [practice](../../practice/02_activations.ipynb) of notebook 02.
# For each: the answer, why, and the wrong answers that come up most.

# %%
import numpy as np

from dyingrelu_utils.exercises import answer

# %% [markdown]
# **2.3** The lines of a test of slopes, in order.
#
# Any order will do in which each name is made before it is used.

# %%
answer("2.3", [7, 5, 6, 1, 3])
answer("2.3", [5, 7, 1, 6, 3])

# %% [markdown]
# *Likely wrong:* with line 4 we test at the kink of ReLU, the one place where the two
# need not agree. With line 2 we look to one side only: for tanh its error is about
# $h$ times half the second derivative, which is more than $10^{-8}$, while that of line
# 6 shrinks like $h^2$.

# %%
answer("2.3", [4, 5, 6, 1, 3])
answer("2.3", [7, 5, 2, 1, 3])

# %% [markdown]
# **2.4** The leak that changes what it is given.
#
# The function wrote its result into `z` itself, so the second alpha met the numbers
# that the first had left. `np.where` makes a new array, of a type that can hold both
# `z` and `alpha * z`.


# %%
def mended_leak(z, alpha):
    return np.where(z > 0, z, alpha * z)


answer("2.4", mended_leak)

# %% [markdown]
# *Likely wrong:* a copy saves `z`, but a copy of whole numbers can only hold whole
# numbers.


# %%
def with_a_copy(z, alpha):
    a = z.copy()
    a[z < 0] = alpha * z[z < 0]
    return a


answer("2.4", with_a_copy)

# %% [markdown]
# *Likely wrong:* the maximum is Leaky ReLU for alphas from 0 to 1 only.


# %%
def with_the_maximum(z, alpha):
    return np.maximum(alpha * z, z)


answer("2.4", with_the_maximum)

# %% [markdown]
# **2.5** A test that tells right slopes from wrong ones.
#
# We take many $z$ on both sides of zero, and none exactly on it, where ReLU has no
# slope. The limit lies between the error of a difference quotient, about $10^{-10}$
# here, and the smallest fault that we want to find.


# %%
def slope_is_right(f, f_slope):
    z = np.random.default_rng(0).standard_normal(1000)
    h = 1e-6
    numeric = (f(z + h) - f(z - h)) / (2 * h)
    return np.abs(numeric - f_slope(z)).max() < 1e-6


answer("2.5", slope_is_right)

# %% [markdown]
# *Likely wrong:* these evenly spaced numbers include the kink.


# %%
def on_the_kink(f, f_slope):
    z, h = np.linspace(-3, 3, 61), 1e-6
    z[30] = 0.0
    numeric = (f(z + h) - f(z - h)) / (2 * h)
    return np.abs(numeric - f_slope(z)).max() < 1e-6


answer("2.5", on_the_kink)

# %% [markdown]
# *Likely wrong:* on one side of zero we cannot see the faults of the other.


# %%
def on_one_side(f, f_slope):
    z, h = np.linspace(0.1, 3, 100), 1e-6
    numeric = (f(z + h) - f(z - h)) / (2 * h)
    return np.abs(numeric - f_slope(z)).max() < 1e-6


answer("2.5", on_one_side)

# %% [markdown]
# *Likely wrong:* with too wide a limit small faults get through.


# %%
def too_wide(f, f_slope):
    z = np.random.default_rng(0).standard_normal(1000)
    numeric = (f(z + 1e-6) - f(z - 1e-6)) / 2e-6
    return np.allclose(numeric, f_slope(z), atol=0.01)


answer("2.5", too_wide)

# %% [markdown]
# **2.6** A leak whose output is zero-centred.
#
# A constant moves the mean and changes no slope. Notebook 02 derives the mean of Leaky
# ReLU, $(1 - \alpha)/\sqrt{2\pi}$, and with $\alpha = 0.2$ we subtract that.


# %%
def centred_leak(z):
    return np.where(z > 0, z, 0.2 * z) - 0.8 / np.sqrt(2 * np.pi)


answer("2.6", centred_leak)

# %% [markdown]
# *Likely wrong:* we subtract the mean of the array. A unit would then send on something
# else for the same sample, depending on its neighbours. Batch normalisation does this
# on purpose in training, and needs fixed means for use.


# %%
def by_the_mean_of_the_array(z):
    a = np.where(z > 0, z, 0.2 * z)
    return a - a.mean()


answer("2.6", by_the_mean_of_the_array)

# %% [markdown]
# *Likely wrong:* we move the right side only, and the function jumps at zero.


# %%
def with_a_jump(z):
    return np.where(z > 0, z - 1.6 / np.sqrt(2 * np.pi), 0.2 * z)


answer("2.6", with_a_jump)
