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
# `np.argmax` of a boolean array is the position of its first True. Rows count from 0,
# epochs from 1.

# %%
loss = train(A, X, y).loss[:, 0]
epoch = np.argmax(loss < 0.6) + 1
print("epoch", epoch)
answer("4.1", epoch)

# %% [markdown]
# *Likely wrong:* one less, the row number.

# %%
answer("4.1", np.argmax(loss < 0.6))

# %% [markdown]
# **4.2** The loss at epoch 200 with a learning rate of 0.1.
#
# Ten times the step for 200 epochs gets about as far as 2000 epochs of the small step:
# as long as steps are small, what counts is their number times their size.

# %%
final_loss = train(A, X, y, learning_rate=0.1).loss[-1, 0]
small_steps = train(A, X, y, n_epochs=2000).loss[-1, 0]
print(f"learning rate 0.1,  200 epochs: {final_loss:.2f}")
print(f"learning rate 0.01, 2000 epochs: {small_steps:.2f}")
answer("4.2", final_loss)

# %% [markdown]
# *Likely wrong:* the loss with the deck's learning rate.

# %%
answer("4.2", loss[-1])
