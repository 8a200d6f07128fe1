# %% [markdown]
# # 03 Network: solutions of the practice
#
# Worked answers to the [practice of notebook 03](../../practice/03_network.ipynb). For
# each: the answer, why, and the wrong answers that come up most.

# %%
import numpy as np

from dyingrelu_utils.exercises import answer

# %% [markdown]
# **3.5** Which gradients of a silent unit are exactly zero?
#
# What reaches the unit from above is $\partial A_1 = \delta_2 W_2^T$, and its part of
# this is zero, because its outgoing weight is. So nothing reaches its incoming weights
# and its bias. But $\partial W_2 = A_1^T \delta_2$, and the unit is active, so that its
# outgoing weight gets a gradient. After one update this weight is no longer 0, and then
# the unit learns again. It was silent, but not dead.

# %%
exactly_zero = {"W1", "b1"}
answer("3.5", exactly_zero)

# %% [markdown]
# *Likely wrong:* all three, as for a dead unit, or the weight that is zero.

# %%
answer("3.5", {"W1", "b1", "W2"})
answer("3.5", {"W2"})

# %% [markdown]
# **3.6** The logarithms of $1 - p$ and of $p$.
#
# We know $-\ln p = \ln(1 + e^{-z}) = \max(-z, 0) + \ln(1 + e^{-|z|})$. Turning the sign
# of $z$ exchanges $p$ and $1 - p$.


# %%
def log_probabilities(z):
    small = np.log1p(np.exp(-np.abs(z)))
    return -np.maximum(z, 0) - small, -np.maximum(-z, 0) - small


# %%
answer("3.6", log_probabilities)

# %% [markdown]
# NumPy has it too: `np.logaddexp(0, z)` is $\ln(e^0 + e^z)$, without overflow.


# %%
def with_numpy(z):
    return -np.logaddexp(0, z), -np.logaddexp(0, -z)


# %%
answer("3.6", with_numpy)

# %% [markdown]
# *Likely wrong:* the formulas as they stand. With a clipped $p$ nothing overflows, but
# a score of 800 for the wrong class then costs as little as one of 28, and the slope
# of the clipped part is zero: where the network errs most, it learns nothing.


# %%
def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


def as_it_stands(z):
    return np.log(1 - sigmoid(z)), np.log(sigmoid(z))


def with_clip(z):
    p = np.clip(sigmoid(z), 1e-12, 1 - 1e-12)
    return np.log(1 - p), np.log(p)


# %%
answer("3.6", as_it_stands)
answer("3.6", with_clip)

# %% [markdown]
# **3.7** The dead come back, by mistake.
#
# The line of `db1` sums what comes from above, before it is multiplied with the slope
# of the activation. A dead unit has the slope 0 everywhere, but the bias never hears of
# it, so it moves on until the unit is active again. We give the product a name and use
# it twice.


# %%
def backward(X, y, W1, b1, W2, b2, f, f_slope):
    Z1 = X @ W1 + b1
    A1 = f(Z1)
    p = sigmoid(A1 @ W2 + b2)
    error = (p - y.reshape(p.shape)) / len(X)
    delta1 = (error @ W2.T) * f_slope(Z1)
    return [X.T @ delta1, delta1.sum(axis=0), A1.T @ error, error.sum(axis=0)]


# %%
answer("3.7", backward)

# %% [markdown]
# *Likely wrong:* the program as it was, or a mean where the sum belongs: the error is
# divided by the number of rows already.


# %%
def unchanged(X, y, W1, b1, W2, b2, f, f_slope):
    dW1, _, dW2, db2 = backward(X, y, W1, b1, W2, b2, f, f_slope)
    return [dW1, (db2 * W2.T)[0], dW2, db2]  # what comes from above, summed


def a_mean(X, y, W1, b1, W2, b2, f, f_slope):
    dW1, db1, dW2, db2 = backward(X, y, W1, b1, W2, b2, f, f_slope)
    return [dW1, db1 / len(X), dW2, db2]


# %%
answer("3.7", unchanged)
answer("3.7", a_mean)

# %% [markdown]
# **3.8** The backward pass for any number of layers.
#
# We go forward and keep every layer's input and pre-activation. On the way back, one
# step is the same for all layers: $\delta$ gives both gradients of its layer, and then
# it goes through the weights and the slope below. Below the first layer is only data.


# %%
def deep_forward(X, weights, biases, f):
    inputs, Z = [X], []
    for W, b in zip(weights, biases, strict=True):
        Z.append(inputs[-1] @ W + b)
        inputs.append(f(Z[-1]))
    return inputs, Z


def deep_backward(X, y, weights, biases, f, f_slope):
    inputs, Z = deep_forward(X, weights, biases, f)
    delta = (sigmoid(Z[-1]) - y[:, None]) / len(y)
    dW, db = [], []
    for k in reversed(range(len(weights))):
        dW.insert(0, inputs[k].T @ delta)
        db.insert(0, delta.sum(axis=0))
        if k > 0:
            delta = (delta @ weights[k].T) * f_slope(Z[k - 1])
    return dW, db


# %%
answer("3.8", deep_backward)

# %% [markdown]
# *Likely wrong:* lists that begin at the output, and a slope that gets lost on the way.


# %%
def from_the_output(*given):
    dW, db = deep_backward(*given)
    return dW[::-1], db[::-1]


def without_slopes(X, y, weights, biases, f, f_slope):
    return deep_backward(X, y, weights, biases, f, np.ones_like)


# %%
answer("3.8", from_the_output)
answer("3.8", without_slopes)
