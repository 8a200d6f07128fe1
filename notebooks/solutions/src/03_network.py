# %% [markdown]
# # 03 Network: solutions
#
# Worked answers to the exercises of [03 Network](../03_network.ipynb). For each: the
# answer, why, and the wrong answers that come up most.

# %%
import numpy as np

from dyingrelu_utils.exercises import answer
from dyingrelu_utils.initialisation import deck_networks

# %% [markdown]
# **3.1** The number of parameters of the network 10 -> 20 -> 1.
#
# We count a layer's weights, which are fan-in times fan-out, and then one bias for each
# of its units.

# %%
n_parameters = (10 * 20 + 20) + (20 * 1 + 1)
answer("3.1", n_parameters)

# %% [markdown]
# We can also let the module's network count:

# %%
A, B = deck_networks()
n_weights = sum(weights.size for weights in A.weights)
n_biases = sum(biases.size for biases in A.biases)
print(n_weights + n_biases)

# %% [markdown]
# *Likely wrong:* 220, which are the weights alone.

# %%
answer("3.1", 10 * 20 + 20 * 1)

# %% [markdown]
# **3.2** The standard deviation of He's weights for a layer with 784 inputs and 100
# units.
#
# It is $\sqrt{2/\text{fan-in}}$, and fan-in is the number of inputs. The number of
# units does not matter.

# %%
deviation = np.sqrt(2 / 784)
print(f"{deviation:.3f}")
answer("3.2", deviation)

# %% [markdown]
# *Likely wrong:* the variance instead of the standard deviation, or Glorot's rule,
# which takes both fan-in and fan-out.

# %%
answer("3.2", 2 / 784)
answer("3.2", np.sqrt(2 / (784 + 100)))
