# %% [markdown]
# # 04 Training: solutions
#
# Worked answers to the exercises of [04 Training](../04_training.ipynb). For each: the
# answer, why, and the wrong answers that come up most.

# %%
import numpy as np

from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.initialisation import deck_networks
from dyingrelu_utils.training import train

X, y = deck_dataset()  # (1000, 10), (1000,)
A, B = deck_networks()

# %% [markdown]
# **4.1** The first epoch in which the loss of network A is below 0.6.
#
# When we call `np.argmax` on a boolean array, it returns the position of the first
# True. Rows count from 0 and epochs from 1, so we add 1.

# %%
loss = train(A, X, y).loss[:, 0]
epoch = np.argmax(loss < 0.6) + 1
print("epoch", epoch)
answer("4.1", epoch)

# %% [markdown]
# *Likely wrong:* one less, which is the number of the row.

# %%
answer("4.1", np.argmax(loss < 0.6))

# %% [markdown]
# **4.2** The first epoch with a loss of 0.5149 or less, with a learning rate of 0.1.
#
# As long as the steps are small, what counts is their number times their size. The loss
# of epoch 200 is the one after 199 updates, so we expect about 20 updates with steps
# ten times as long, and that is epoch 21.

# %%
final_loss = loss[-1]
larger_steps = train(A, X, y, learning_rate=0.1).loss[:, 0]
epoch = np.argmax(larger_steps <= final_loss) + 1
print(f"loss at epoch {epoch - 1}: {larger_steps[epoch - 2]:.4f}")
print(f"loss at epoch {epoch}: {larger_steps[epoch - 1]:.4f}")
answer("4.2", epoch)

# %% [markdown]
# *Likely wrong:* 200 divided by 10, which forgets that the loss of an epoch is the one
# before its update.

# %%
answer("4.2", 200 / 10)
