# %% [markdown]
# # 06 Killing: solutions
#
# Here are worked answers to the exercises of [06 Killing](../06_killing.ipynb). For
# each we give the answer, the reason, and the wrong answers that come up most.

# %%
import numpy as np

from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.initialisation import deck_networks
from dyingrelu_utils.training import train

X, y = deck_dataset()  # (1000, 10), (1000,)
A, _ = deck_networks()

# %% [markdown]
# **6.1** The samples that no unit covers.
#
# A dead unit is off on all samples: a column of $z$ without a number above 0. An
# uncovered sample finds all units off: a row without one. So we count dead units along
# the other axis.


# %%
def count_uncovered(z):
    """Number of samples on which no unit is active; z: (n_samples, n_units)."""
    return (z <= 0).all(axis=1).sum()


# %%
answer("6.1", count_uncovered)

# %% [markdown]
# *Likely wrong:* the same along axis 0, which counts dead units; and the mean of $z$
# over the units, which may be below 0 while one of them is active.

# %%
answer("6.1", lambda z: (z <= 0).all(axis=0).sum())
answer("6.1", lambda z: (z.mean(axis=1) <= 0).sum())

# %% [markdown]
# **6.2** The update that killed each unit.
#
# A death is a pair of rows that follow each other: alive in the first, dead in the
# second. The second of them is row $k$ for update $k$, so we add 1 to the place of the
# first. Both conditions are written out, because nan is neither alive nor dead.


# %%
def deaths(active):
    """Pairs (update, unit), one for each death; active: (n_records, n_units)."""
    alive, dead = active > 0, active == 0
    before, units = np.nonzero(alive[:-1] & dead[1:])
    return list(zip(before + 1, units, strict=True))


# %%
answer("6.2", deaths)

# %% [markdown]
# *Likely wrong:* to forget the 1; to list every record of a dead unit; and to call nan
# dead because it is not above 0.

# %%
answer("6.2", lambda active: [(k - 1, unit) for k, unit in deaths(active)])
answer("6.2", lambda active: np.argwhere(active == 0))
answer("6.2", lambda active: deaths(np.nan_to_num(active)))

# %% [markdown]
# **6.3** What each sample adds to the change of a unit's bias.
#
# The error of sample $i$ at the output is $(p_i - y_i)/n$. On its way back to the unit
# it is multiplied by the outgoing weight $v$ and by the slope of ReLU, which is 1 where
# $z_i > 0$ and else 0. The update subtracts the learning rate times this.


# %%
def pushes(z, v, p, y, learning_rate):
    """What each sample adds to the change of a unit's bias; (n_samples,)."""
    return -learning_rate * v * (p - y) * (z > 0) / len(y)


# %%
answer("6.3", pushes)

# %% [markdown]
# They add up to what the update really does to the bias.

# %%
before = train(A, X, y, learning_rate=20, n_epochs=3).network
after = train(before, X, y, learning_rate=20, n_epochs=1).network
z = before.pre_activations(X)[0][0, :, 3]
push = pushes(z, before.weights[1][0, 3, 0], before.forward(X)[0], y, 20)
moved = after.biases[0][0, 3] - before.biases[0][0, 3]
print(f"sum of the pushes {push.sum():.3f}, the bias moved by {moved:.3f}")

# %% [markdown]
# *Likely wrong:* to let the samples push on which the unit is off; to lose the outgoing
# weight; and the sign.

# %%
answer("6.3", lambda z, v, p, y, rate: -rate * v * (p - y) / len(y))
answer("6.3", lambda z, v, p, y, rate: pushes(z, 1, p, y, rate))
answer("6.3", lambda z, v, p, y, rate: -pushes(z, v, p, y, rate))
