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
# **3.2** The forward and the backward pass of the network.
#
# We follow the table line by line. `y` has one axis and $p$ has two, so we write
# `y[:, None]` for a column: without it, the difference has shape (n, n).


# %%
def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


def backward(X, y, W1, b1, W2, b2, f, f_slope):
    Z1 = X @ W1 + b1  # (n_samples, n_units)
    A1 = f(Z1)  # (n_samples, n_units)
    p = sigmoid(A1 @ W2 + b2)  # (n_samples, 1)
    delta2 = (p - y[:, None]) / len(y)  # (n_samples, 1)
    delta1 = (delta2 @ W2.T) * f_slope(Z1)  # (n_samples, n_units)
    return [X.T @ delta1, delta1.sum(axis=0), A1.T @ delta2, delta2.sum(axis=0)]


# %%
answer("3.2", backward)

# %% [markdown]
# *Likely wrong:* the $1/n$ is forgotten, or the biases are taken as they come.


# %%
def sums_for_means(X, y, *rest):
    return [len(y) * gradient for gradient in backward(X, y, *rest)]


def biases_last(*given):
    dW1, db1, dW2, db2 = backward(*given)
    return [dW1, dW2, db1, db2]


# %%
answer("3.2", sums_for_means)
answer("3.2", biases_last)

# %% [markdown]
# **3.3** The gradient by nudging every entry.
#
# We keep the entry and put the kept number back. If we added $h$, took away $2h$ and
# added $h$ again, it could end a last bit away from where it was.


# %%
def numerical_gradient(loss, parameters, h):
    gradients = []
    for parameter in parameters:
        gradient = np.empty_like(parameter)
        for i in np.ndindex(parameter.shape):
            kept = parameter[i]
            parameter[i] = kept + h
            above = loss(*parameters)
            parameter[i] = kept - h
            below = loss(*parameters)
            parameter[i] = kept
            gradient[i] = (above - below) / (2 * h)
        gradients.append(gradient)
    return gradients


# %%
answer("3.3", numerical_gradient)

# %% [markdown]
# *Likely wrong:* a difference to one side only, or nudges that are not put back.


# %%
def one_sided(loss, parameters, h):
    gradients = []
    for parameter in parameters:
        gradient = np.empty_like(parameter)
        for i in np.ndindex(parameter.shape):
            kept, here = parameter[i], loss(*parameters)
            parameter[i] = kept + h
            gradient[i] = (loss(*parameters) - here) / h
            parameter[i] = kept
        gradients.append(gradient)
    return gradients


# %%
answer("3.3", one_sided)


# %%
def not_put_back(loss, parameters, h):
    for parameter in parameters:
        parameter += h
    return [np.zeros_like(parameter) for parameter in parameters]


# %%
answer("3.3", not_put_back)

# %% [markdown]
# **3.4** The standard deviation of He's weights for a layer with 784 inputs and 100
# units.
#
# It is $\sqrt{2/\text{fan-in}}$, and fan-in is the number of inputs. The number of
# units does not matter.

# %%
deviation = np.sqrt(2 / 784)
print(f"{deviation:.3f}")
answer("3.4", deviation)

# %% [markdown]
# *Likely wrong:* the variance instead of the standard deviation, or Glorot's rule,
# which takes both fan-in and fan-out.

# %%
answer("3.4", 2 / 784)
answer("3.4", np.sqrt(2 / (784 + 100)))
