# %% [markdown]
# # 06 Killing: solutions
#
# Worked answers to the exercises of [06 Killing](../06_killing.ipynb). For each: the
# answer, why, and the wrong answers that come up most.

# %%
from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.initialisation import deck_networks
from dyingrelu_utils.plots import table
from dyingrelu_utils.theory import born_dead_probability_he
from dyingrelu_utils.training import train

X, y = deck_dataset()  # (1000, 10), (1000,)
A, _ = deck_networks()

# %% [markdown]
# **6.1** The initial bias that makes half of the units born dead.
#
# The largest of 1000 normal numbers is a little above 3. So the bias must be about
# three times the typical length of the weights, $\sqrt 2$, below zero.

# %%
rows = []
for bias in (-4.0, -4.3, -4.4, -4.5, -5.0):
    share = born_dead_probability_he(bias, 10, 1000)
    rows.append([bias, f"{share:.2f}"])
table(["bias", "born dead"], *rows)

# %%
answer("6.1", -4.4)

# %% [markdown]
# *Likely wrong:* a positive bias, which keeps units alive; and -1 or -2, which switch a
# unit off on many samples but not on all of a thousand.

# %%
answer("6.1", -2)

# %% [markdown]
# **6.2** The samples on which unit 9 was active just before the update that killed it.
#
# The life table of notebook 06 says that update 4 kills unit 9. So train for three
# updates and count.

# %%
before = train(A, X, y, learning_rate=20, n_epochs=3).network
first_layer = before.pre_activations(X)[0]  # (1, 1000, 20)
n_active = (first_layer[0, :, 9] > 0).sum()
print("active on", n_active)
answer("6.2", n_active)

# %% [markdown]
# *Likely wrong:* the count after four updates, which is 0.

# %%
answer("6.2", 0)

# %% [markdown]
# **6.3** The samples that no unit covers.
#
# A dead unit is off on all samples: a column of $z$ without a number above 0. An
# uncovered sample finds all units off: a row without one. So it is the line of exercise
# 5.1 with the other axis.

# %%
def count_uncovered(z):
    """Number of samples on which no unit is active; z: (n_samples, n_units)."""
    return (z <= 0).all(axis=1).sum()


# %%
answer("6.3", count_uncovered)

# %%
at_20 = train(A, X, y, learning_rate=20).network
print("uncovered at rate 20:", count_uncovered(at_20.pre_activations(X)[0][0]))

# %% [markdown]
# *Likely wrong:* the same along axis 0, which counts dead units; and the mean of $z$
# over the units, which may be below 0 while one of them is active.

# %%
answer("6.3", lambda z: (z <= 0).all(axis=0).sum())
