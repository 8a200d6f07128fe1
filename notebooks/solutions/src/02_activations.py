# %% [markdown]
# # 02 Activations: solutions
#
# Worked answers to the exercises of [02 Activations](../02_activations.ipynb). For
# each: the answer, why, and the wrong answers that come up most.

# %%
import numpy as np

from dyingrelu_utils.exercises import answer

# %% [markdown]
# **2.1** The slopes of ReLU and Leaky ReLU, for arrays of any shape.
#
# The slope is 1 where $z > 0$. Elsewhere, also at zero, it is 0 for ReLU and alpha for
# Leaky ReLU. With `np.where` we keep the shape of `z`.


# %%
def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


def leaky_relu_derivative(z, alpha=0.01):
    return np.where(z > 0, 1.0, alpha)


answer("2.1", (relu_derivative, leaky_relu_derivative))

# %% [markdown]
# *Likely wrong:* with `>=` instead of `>` we get the slope of the right side at the
# kink.


# %%
def from_the_right(z):
    return np.where(z >= 0, 1.0, 0.0)


answer("2.1", (from_the_right, leaky_relu_derivative))

# %% [markdown]
# *Likely wrong:* with `alpha * z` we return the function instead of its slope, or we
# write 0.01 where `alpha` belongs.


# %%
def the_function_itself(z, alpha=0.01):
    return np.where(z > 0, z, alpha * z)


answer("2.1", (relu_derivative, the_function_itself))


# %%
def without_alpha(z, alpha=0.01):
    return np.where(z > 0, 1.0, 0.01)


answer("2.1", (relu_derivative, without_alpha))

# %% [markdown]
# **2.2** ReLU's slope from its output.
#
# ReLU's output is never negative, so `a >= 0` is true for every unit, and the slope
# comes out as 1 even where the unit is off. Samples on which a unit is off then update
# it all the same. The output is 0 exactly where $z \le 0$, so `a > 0` is right.


# %%
def slope_from_output(a):
    return np.where(a > 0, 1.0, 0.0)


answer("2.2", slope_from_output)

# %% [markdown]
# *Likely wrong:* we change the sign of the comparison, and get the slopes turned round.


# %%
def turned_round(a):
    return (a <= 0).astype(float)


answer("2.2", turned_round)
