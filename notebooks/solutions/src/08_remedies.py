# %% [markdown]
# # 08 Remedies: solutions
#
# Worked answers to the exercises of [08 Remedies](../08_remedies.ipynb). For each: the
# answer, why, and the wrong answers that come up most.

# %%
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.theory import second_moment

# %% [markdown]
# **8.1** What each of the three patients needs.
#
# Patient a has centred inputs, and most of its units are dead before training: that
# leaves the biases. Patient b is healthy before training, so the steps have killed its
# units. Patient c has inputs whose mean is many standard deviations away from zero.

# %%
answer("8.1", {"a": "zero biases", "b": "smaller steps", "c": "centred inputs"})

# %% [markdown]
# *Likely wrong:* a leak for all of them. It lets a unit crawl, and leaves the cause.

# %%
answer("8.1", {"a": "a leak", "b": "a leak", "c": "a leak"})
answer("8.1", {"a": "centred inputs", "b": "smaller steps", "c": "zero biases"})

# %% [markdown]
# **8.2** The updates until 5 % of the stuck units are back, with alpha 0.05 and a rate
# of 0.1, if it takes 400 with 0.01 and 0.3.
#
# The gradient of a stuck unit is proportional to alpha, and its step to alpha times the
# rate. So we expect the same share where alpha times rate times updates is the same.

# %%
product = 0.01 * 0.3 * 400
updates = product / (0.05 * 0.1)
answer("8.2", updates)

# %% [markdown]
# *Likely wrong:* a fifth of 400, from looking at alpha alone, or three times 400, from
# looking at the rate alone.

# %%
answer("8.2", 400 / 5)
answer("8.2", 400 * 3)

# %% [markdown]
# **8.3** The gain that keeps the mean square with alpha = 0.5.
#
# A leak keeps $(1 + \alpha^2)/2$ of the mean square (notebook 02). The gain must make
# up for it.

# %%
gain = 2 / (1 + 0.5**2)
print("mean square after five layers:", second_moment(5, gain=gain, alpha=0.5))
answer("8.3", gain)

# %% [markdown]
# *Likely wrong:* 2, He's number for ReLU, with which the signal grows from layer to
# layer.

# %%
print("mean square after five layers:", second_moment(5, gain=2, alpha=0.5).round(2))
answer("8.3", 2)
