# %% [markdown]
# # 03 Network: practice
#
# Four more exercises for [03 Network](../03_network.ipynb): a decision, a program to
# repair, and two functions to write. Start where you like; the later ones are harder.
#
# | Minutes | You need |
# |---|---|
# | 55 | the backward pass (notebook 03) |

# %%
import numpy as np

from dyingrelu_utils import activations
from dyingrelu_utils.exercises import answer

# %% [markdown]
# **3.5** *(warm-up, 5 minutes)* A hidden unit of the network 10 -> 20 -> 1 is active on
# half of the rows, but the weight that leads out of it is exactly 0. So it is silent:
# whatever it computes, the output does not change. Which of these gradients are exactly
# zero: that of its column of `"W1"`, of its entry of `"b1"`, of its entry of `"W2"`, of
# the output's bias `"b2"`? Give a set or a list.

# %%
exactly_zero = ...  # such as {"W1", "b2"}
answer("3.5", exactly_zero)

# %% [markdown]
# **3.6** *(core, 10 minutes)* Some losses need $\ln(1 - p)$ and $\ln p$ one by one.
# Write a function that takes an array of scores $z$, of any shape, and returns both, in
# this order. They must be right for every score from −800 to 800. Keeping $p$ away from
# 0 and 1 with `np.clip` is not enough: why not?


# %%
def log_probabilities(z):
    return ...


answer("3.6", log_probabilities)

# %% [markdown]
# **3.7** *(core, 12 minutes)* In the program of a friend, a dead unit of the first
# layer comes back to life, by plain gradient descent on the same data. By the proof in
# section 5 this cannot be. Find out why it happens, and write a `backward` in which it
# does not.


# %%
def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


def backward_of_a_friend(X, y, W1, b1, W2, b2, f, f_slope):
    Z1 = X @ W1 + b1
    A1 = f(Z1)
    p = sigmoid(A1 @ W2 + b2)
    error = (p - y.reshape(p.shape)) / len(X)
    from_above = error @ W2.T
    dW1 = X.T @ (from_above * f_slope(Z1))
    db1 = np.sum(from_above, axis=0)
    return [dW1, db1, A1.T @ error, np.sum(error, axis=0)]


# %%
rng = np.random.default_rng(0)
X = rng.standard_normal((100, 3))
y = (X[:, 0] > -1).astype(int)
W1, b1 = rng.standard_normal((3, 4)), np.array([-4.0, 0, 0, 0])
W2, b2 = rng.standard_normal((4, 1)), np.zeros(1)
f, f_slope = activations.relu.f, activations.relu.derivative

# %%
print("rows on which unit 0 is active, before:", ((X @ W1 + b1)[:, 0] > 0).sum())
parameters = [W1, b1, W2, b2]
for _ in range(200):
    gradients = backward_of_a_friend(X, y, *parameters, f, f_slope)
    parameters = [p - 1.0 * g for p, g in zip(parameters, gradients, strict=True)]
W1, b1 = parameters[:2]
print("and after 200 updates:", ((X @ W1 + b1)[:, 0] > 0).sum())


# %%
def backward(X, y, W1, b1, W2, b2, f, f_slope):
    return ...


answer("3.7", backward)

# %% [markdown]
# **3.8** *(stretch, 25 minutes)* Write the backward pass for any number of layers.
# `weights` and `biases` are lists, the layer next to the data first; every layer but
# the last has the activation `f`, and the last has one unit and the sigmoid. Return two
# lists in the same order, the gradients of the weights and those of the biases. The
# check names the first gradient that is wrong, on the way back from the output.


# %%
def deep_backward(X, y, weights, biases, f, f_slope):
    return ...


answer("3.8", deep_backward)

# %% [markdown]
# When you have tried all four, [compare with the worked
# solutions](../solutions/practice/03_network.ipynb).
