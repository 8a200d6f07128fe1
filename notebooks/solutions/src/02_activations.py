# %% [markdown]
# # 02 Activations: solutions
#
# Worked answers to the exercises of [02 Activations](../02_activations.ipynb). For
# each: the answer, why, and the wrong answers that come up most.

# %%
import numpy as np

from dyingrelu_utils.exercises import answer

# %% [markdown]
# **2.1** The derivative of Leaky ReLU, for arrays of any shape.
#
# The slope is 1 where $z > 0$, and alpha elsewhere, also at zero. With `np.where` we
# keep the shape of `z`.


# %%
def leaky_relu_derivative(z, alpha=0.01):
    return np.where(z > 0, 1.0, alpha)


answer("2.1", leaky_relu_derivative)

# %% [markdown]
# *Likely wrong:* with `>=` instead of `>` we get the other convention at the kink, and
# with `alpha * z` we return the function instead of its slope.


# %%
def with_another_convention(z, alpha=0.01):
    return np.where(z >= 0, 1.0, alpha)


answer("2.1", with_another_convention)


# %%
def the_function_itself(z, alpha=0.01):
    return np.where(z > 0, z, alpha * z)


answer("2.1", the_function_itself)

# %% [markdown]
# **2.2** A value of $z$ at which `output >= 0` is wrong as ReLU's derivative.
#
# ReLU's output is never negative, so `output >= 0` is true for every $z$, and it is
# wrong wherever the slope is 0, that is for any $z \le 0$. If we train a network with
# it, it updates units on samples on which they are off, and we never notice that units
# die. `output > 0` would be right.

# %%
bad_z = -1.0
answer("2.2", bad_z)

# %% [markdown]
# *Likely wrong:* we give a positive number, where both agree.

# %%
answer("2.2", 1.0)
