# %% [markdown]
# # 09 New data: solutions to the practice
#
# Here are worked answers to the exercises of the
# [practice](../../practice/09_new_data.ipynb), with the wrong answers that come up
# most.

# %%
import numpy as np

from dyingrelu_utils.exercises import answer

# %% [markdown]
# **9.4 Has it lost the ability to learn?** A control must be fresh and learn the same
# task with the same updates. This is so in b and e.

# %%
answer("9.4", "be")

# %% [markdown]
# *Likely wrong:* a, where task 50 may just be harder than task 1; c, where the control
# has had more updates; and d, which is forgetting: that it no longer knows an old task
# does not tell us whether it can learn a new one.

# %%
for wrong in ("abe", "bce", "bde", "b"):
    answer("9.4", wrong)

# %% [markdown]
# **9.5 Who is dormant?** The mean absolute activation of each unit, against the mean of
# that over the layer. With "at most", a unit that is zero throughout is dormant at zero
# as well.


# %%
def dormant_units(a, tau):
    size = np.abs(a).mean(axis=0)  # (n_units,)
    return size <= tau * size.mean()


answer("9.5", dormant_units)

# %% [markdown]
# *Likely wrong:* a threshold that forgets the layer, a mean in which positive and
# negative activations cancel, and "less than".


# %%
def by_itself(a, tau):
    return np.abs(a).mean(axis=0) <= tau


answer("9.5", by_itself)


# %%
def without_absolute(a, tau):
    return a.mean(axis=0) <= tau * a.mean()


answer("9.5", without_absolute)


# %%
def less_than(a, tau):
    size = np.abs(a).mean(axis=0)
    return size < tau * size.mean()


answer("9.5", less_than)

# %% [markdown]
# **9.6 The same function, another curvature.** With incoming weights *and* bias times
# $c$, each $z$ is $c$ times what it was. ReLU lets a positive factor through, so each
# activation is too, and outgoing weights divided by $c$ undo it. For Leaky ReLU and
# PReLU the same holds, since both are linear on each side of zero; for ELU, SELU, SiLU
# and GELU it does not.


# %%
def rebalance(w_in, b, w_out, c):
    return c * w_in, c * b, w_out / c


answer("9.6", rebalance)

# %% [markdown]
# *Likely wrong:* to forget the bias, so that hinges move; or to multiply both layers.


# %%
def without_bias(w_in, b, w_out, c):
    return c * w_in, b, w_out / c


answer("9.6", without_bias)


# %%
def both_layers(w_in, b, w_out, c):
    return c * w_in, c * b, c * w_out


answer("9.6", both_layers)
