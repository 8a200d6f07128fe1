# %% [markdown]
# # 08 Remedies: solutions
#
# Worked answers to the exercises of [08 Remedies](../08_remedies.ipynb). For each: the
# answer, why, and the wrong answers that come up most.

# %%
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.theory import second_moment

# %% [markdown]
# **8.1** The updates that a stuck unit needs with alpha = 0.1, if it needs 1000 with
# 0.01.
#
# Its gradient is proportional to alpha, and so is the speed at which it moves: ten
# times the speed, a tenth of the time.

# %%
updates = 1000 * 0.01 / 0.1
answer("8.1", updates)

# %% [markdown]
# *Likely wrong:* ten times as many, from thinking of a larger alpha as a longer way.

# %%
answer("8.1", 10_000)

# %% [markdown]
# **8.2** The gain that keeps the mean square with alpha = 0.5.
#
# A leak keeps $(1 + \alpha^2)/2$ of the mean square (notebook 02). The gain must make
# up for it.

# %%
gain = 2 / (1 + 0.5**2)
print("mean square after five layers:", second_moment(5, gain=gain, alpha=0.5))
answer("8.2", gain)

# %% [markdown]
# *Likely wrong:* 2, He's number for ReLU, with which the signal grows from layer to
# layer.

# %%
print("mean square after five layers:", second_moment(5, gain=2, alpha=0.5).round(2))
answer("8.2", 2)
