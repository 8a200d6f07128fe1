# %% [markdown]
# # 03 Network
#
# | | |
# |---|---|
# | **Minutes** | 35 |
# | **You need** | matrix products, the chain rule, ReLU and its slope (notebook 02) |
#
# After this notebook you can
#
# 1. compute sigmoid and cross-entropy without overflow;
# 2. write a two-layer network with forward and backward pass, and say the shape of
#    every array;
# 3. check a gradient by finite differences;
# 4. show why a dead unit receives no gradient at all;
# 5. tell He's initialisation from Glorot's, and say which one the deck uses.

# %%
import numpy as np

from dyingrelu_utils import activations
from dyingrelu_utils.claims import Verdict
from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.initialisation import deck_networks
from dyingrelu_utils.network import Network
from dyingrelu_utils.plots import plot_layers, show, subplots, table

X, y = deck_dataset()  # (1000, 10), (1000,)

# %% [markdown]
# ## 1. From score to probability to loss
#
# The last unit's pre-activation $z$ is a score. The sigmoid $p = 1/(1 + e^{-z})$ turns
# it into the probability of class 1, and the loss of a sample is its cross-entropy
# $-y \ln p - (1 - y) \ln(1 - p)$.
#
# **Question.** A network that has gone astray says $z = 800$ for a sample of class 0.
# What loss does the formula give, as written?
#
# **Prediction.** A number, infinity, or an error?

# %%
with np.errstate(all="ignore"):  # keep NumPy's warnings off the screen
    z = np.array([800.0, -800.0])
    p = 1 / (1 + np.exp(-z))
    print("p                 ", p)
    print("loss if class is 0", -np.log(1 - p))
    print("loss if class is 1", -np.log(p))


# %%
def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


# %%
def sample_losses(z, y):
    """Cross-entropy of each sample; z and y have shape (n_samples,)."""
    return np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))


def cross_entropy(z, y):
    """Mean loss; z and y have shape (n_samples,)."""
    return np.mean(sample_losses(z, y))


# %%
print("p                 ", sigmoid(z))
print("loss if class is 0", sample_losses(z, 0).tolist())
print("loss if class is 1", sample_losses(z, 1).tolist())

# %% [markdown]
# **What we saw.** As written, the formula says infinity where the answer is 800:
# $1 - p$ has been rounded to 0. The second form is the same function, rearranged so
# that only $e^{-|z|}$ is computed, which cannot overflow. Networks with large steps,
# the ones that kill units, do reach such scores.
#
# ## 2. The network
#
# Ten features, twenty hidden units, one output:
#
# $$Z_1 = X W_1 + b_1 \qquad A_1 = f(Z_1) \qquad
# z_2 = A_1 W_2 + b_2 \qquad p = \sigma(z_2)$$
#
# Backward, the chain rule walks the same line from right to left. Each forward line has
# its partner:
#
# | forward | backward | shape |
# |---|---|---|
# | $p = \sigma(z_2)$, then the loss | $\delta_2 = (p - y)/n$ | (n_samples, 1) |
# | $z_2 = A_1 W_2 + b_2$ | $\partial W_2 = A_1^T \delta_2$ | (n_units, 1) |
# | | $\partial A_1 = \delta_2 W_2^T$ | (n_samples, n_units) |
# | $A_1 = f(Z_1)$ | $\delta_1 = \partial A_1 \odot f'(Z_1)$ | (n_samples, n_units) |
# | $Z_1 = X W_1 + b_1$ | $\partial W_1 = X^T \delta_1$ | (n_features, n_units) |
#
# The gradient of a bias is the sum of its $\delta$ over the samples.
#
# **Prediction.** In which of these lines can a gradient be lost altogether?


# %%
class TwoLayerNetwork:
    def __init__(self, W1, b1, W2, b2, f, f_slope):
        self.parameters = [W1.copy(), b1.copy(), W2.copy(), b2.copy()]
        self.f, self.f_slope = f, f_slope

    def forward(self, X):
        W1, b1, W2, b2 = self.parameters
        self.Z1 = X @ W1 + b1  # (n_samples, n_units)
        self.A1 = self.f(self.Z1)  # (n_samples, n_units)
        self.z2 = self.A1 @ W2 + b2  # (n_samples, 1)
        return sigmoid(self.z2)[:, 0]  # (n_samples,)

    def backward(self, X, y):
        W2 = self.parameters[2]  # (n_units, 1)
        delta2 = (self.forward(X) - y)[:, None] / len(y)  # (n_samples, 1)
        dW2 = self.A1.T @ delta2  # (n_units, 1)
        dA1 = delta2 @ W2.T  # (n_samples, n_units)
        delta1 = dA1 * self.f_slope(self.Z1)  # (n_samples, n_units)
        dW1 = X.T @ delta1  # (n_features, n_units)
        return [dW1, delta1.sum(axis=0), dW2, delta2.sum(axis=0)]

    def loss(self, X, y):
        self.forward(X)
        return cross_entropy(self.z2[:, 0], y)


# %% [markdown]
# **Question.** What do the deck's starting weights give, before any training?

# %%
stream = np.random.RandomState(42)
stream.randn(1000, 10)  # the data comes first in the stream, then the weights
W1 = stream.randn(10, 20) * np.sqrt(2 / 10)  # (n_features, n_units)
W2 = stream.randn(20, 1) * np.sqrt(2 / 20)  # (n_units, 1)

# %%
relu = activations.relu
no_bias1, no_bias2 = np.zeros(20), np.zeros(1)
mine = TwoLayerNetwork(W1, no_bias1, W2, no_bias2, relu.f, relu.derivative)

# %%
p = mine.forward(X)  # (n_samples,)
accuracy = ((p > 0.5) == y).mean()
print("Z1", mine.Z1.shape, " A1", mine.A1.shape, " z2", mine.z2.shape, " p", p.shape)
print(f"loss {mine.loss(X, y):.4f}   accuracy {accuracy:.2%}")

# %% [markdown]
# **What we saw.** The loss is above $\ln 2 \approx 0.6931$, the loss of saying "one
# half" to everything: random weights are confidently wrong about as often as they are
# right.

# %%
loss_of_one_half = cross_entropy(np.zeros(1000), y)
print(f"loss of p = 1/2 for every sample: {loss_of_one_half:.4f}")

# %% [markdown]
# ## 3. Is the gradient right?
#
# **Question.** Does `backward` agree with finite differences, for every one of the
# parameters?
#
# **Prediction.** How small will the largest difference be: about 1e-3, 1e-6, or below
# 1e-9?


# %%
def numerical_slope(network, parameter, i, X, y, h):
    """Slope of the loss in entry i of a parameter, which is left as it was."""
    kept = parameter[i]
    parameter[i] = kept + h
    above = network.loss(X, y)
    parameter[i] = kept - h
    below = network.loss(X, y)
    parameter[i] = kept
    return (above - below) / (2 * h)


# %%
def numerical_gradient(network, X, y, h=1e-5):
    gradients = []
    for parameter in network.parameters:
        gradient = np.empty_like(parameter)
        for i in np.ndindex(parameter.shape):
            gradient[i] = numerical_slope(network, parameter, i, X, y, h)
        gradients.append(gradient)
    return gradients


# %%
by_formula = mine.backward(X, y)
by_differences = numerical_gradient(mine, X, y)

# %%
names = ["W1", "b1", "W2", "b2"]
rows = []
for name, a, b in zip(names, by_formula, by_differences, strict=True):
    largest = np.abs(a).max()
    equal = np.abs(a - b).max() < 1e-9
    rows.append([name, a.shape, f"{largest:.3f}", equal])
table(["", "shape", "largest gradient", "largest difference below 1e-9"], *rows)

# %% [markdown]
# **What we saw.** All 241 agree. Now take a step $h$ ten times as long:


# %%
def largest_difference(gradients, others):
    """Over all entries of two lists of arrays."""
    return max(np.abs(a - b).max() for a, b in zip(gradients, others, strict=True))


# %%
longer = numerical_gradient(mine, X, y, h=1e-4)
difference = largest_difference(by_formula, longer)
nearest = np.abs(mine.Z1).min()
print("largest difference below 1e-9:", difference < 1e-9)
print("largest difference below 1e-4:", difference < 1e-4)
print(f"nearest pre-activation to the kink: |z| = {nearest:.5f}")

# %% [markdown]
# The difference is larger by orders of magnitude, and not because a formula is wrong:
# the longer step carries a sample across the kink at $z = 0$, where the slope jumps. A
# gradient check of a ReLU network needs a step shorter than the distance to the nearest
# kink.
#
# The helper module has the same network, written for many networks at once. From here
# on we use that one, so the two had better be equal.

# %%
module = Network([W1, W2], [no_bias1, no_bias2], "relu")
(dW1, dW2), (db1, db2) = module.gradients(X, y)
by_module = [dW1, db1, dW2, db2]

# %%
same_p = np.abs(p - module.forward(X)).max() < 1e-12
same_gradients = largest_difference(by_formula, by_module) < 1e-12
print("probabilities equal to 1e-12:", same_p)
print("gradients equal to 1e-12:    ", same_gradients)

# %% [markdown]
# ## 4. What a dead unit learns
#
# **Question.** We give unit 0 a bias of -100, so that its pre-activation is negative
# for every sample. Which gradients of this unit are left: incoming weights, bias,
# outgoing weight?
#
# **Prediction.** Look at the table of section 2 again. Then: what changes with Leaky
# ReLU?

# %%
b1 = np.zeros(20)
b1[0] = -100.0


# %%
def gradients_of_unit_0(activation):
    """Largest gradients: weights into the unit, its bias, the weight out of it."""
    f, f_slope = activation.f, activation.derivative
    network = TwoLayerNetwork(W1, b1, W2, no_bias2, f, f_slope)
    dW1, db1, dW2, _ = network.backward(X, y)
    return abs(dW1[:, 0]).max(), abs(db1[0]), abs(dW2[0, 0])


# %%
rows = []
for activation in (activations.relu, activations.leaky_relu(0.01)):
    incoming, bias, outgoing = gradients_of_unit_0(activation)
    all_zero = max(incoming, bias, outgoing) == 0
    gradients = [f"{incoming:.5f}", f"{bias:.5f}", f"{outgoing:.5f}"]
    rows.append([activation.name, *gradients, all_zero])
table(["", "dW1 up to", "db1", "dW2", "all exactly zero"], *rows)

# %% [markdown]
# **What we saw.** With ReLU all three are exactly zero. Incoming weights and bias are
# cut off by $f'(Z_1) = 0$, the outgoing weight by $A_1 = 0$. Gradient descent leaves
# the unit as it is, and as long as the same data comes in, it stays dead: for this
# layer and plain gradient descent that is a proof. (Deeper layers, momentum, or new
# data can be another matter.)
#
# With Leaky ReLU the unit is *stuck negative*: it still learns, at a slope of alpha =
# 0.01 instead of 1, and on this data it is merely a linear map.
#
# ## 5. Xavier or He?
#
# The deck says that "Xavier initialization prevented dying". Its code draws weights
# with standard deviation $\sqrt{2/\text{fan-in}}$.
#
# | name | standard deviation |
# |---|---|
# | Glorot, also called Xavier [1] | $\sqrt{2/(\text{fan-in} + \text{fan-out})}$ |
# | the same, by fan-in only (LeCun) | $\sqrt{1/\text{fan-in}}$ |
# | He [2] | $\sqrt{2/\text{fan-in}}$ |
#
# **Prediction.** Which of them does the deck use?

# %%
A, B = deck_networks()
rows = []
for weights in A.weights:  # (1, fan_in, fan_out)
    fan_in, fan_out = weights.shape[1:]
    deck = weights.std()
    glorot = np.sqrt(2 / (fan_in + fan_out))
    lecun = np.sqrt(1 / fan_in)
    he = np.sqrt(2 / fan_in)
    deviations = [f"{deviation:.3f}" for deviation in (deck, glorot, lecun, he)]
    rows.append([f"{fan_in} -> {fan_out}", *deviations])
table(["layer", "deck", "Glorot", "1/fan-in", "He"], *rows)

# %%
deck = A.weights[0].std()  # of the layer 10 -> 20
glorot = np.sqrt(2 / (10 + 20))
he = np.sqrt(2 / 10)

# %%
claim = "The deck uses Xavier initialization"
nearer_to_glorot = abs(deck - glorot) < abs(deck - he)
evidence = f"W1 has standard deviation {deck:.3f}; Glorot {glorot:.3f}, He {he:.3f}"
print(Verdict(11, claim, holds=nearer_to_glorot, evidence=evidence))

# %% [markdown]
# **What we saw.** The deck's weights are He's. Whether they "prevented dying" is
# another question, and notebook 05 takes it up.
#
# **Question.** Why the 2? Send data through ten layers of 100 ReLU units and follow the
# mean square of the activations. (All layers are equally wide, so Glorot's formula and
# 1/fan-in are the same here.)
#
# **Prediction.** What is left after ten layers, with He's weights and with Glorot's?


# %%
def mean_squares_once(variance, rng, n_layers=10, n_units=100):
    """Mean square of the activations, layer by layer, in one network."""
    a = rng.standard_normal((100, n_units))  # (n_samples, n_units)
    result = [(a**2).mean()]
    for _ in range(n_layers):
        W = rng.standard_normal((n_units, n_units)) * np.sqrt(variance)
        a = np.maximum(a @ W, 0)
        result.append((a**2).mean())
    return result


# %%
def mean_squares(variance, n_networks=200):
    """The same, averaged over networks."""
    rng = np.random.default_rng(3)
    runs = [mean_squares_once(variance, rng) for _ in range(n_networks)]
    return np.mean(runs, axis=0)  # (n_layers + 1,)


# %%
squares_he = mean_squares(2 / 100)
squares_glorot = mean_squares(1 / 100)
theory_he = np.ones(11)
theory_glorot = 0.5 ** np.arange(11)

# %%
rows = []
for k in (0, 1, 2, 5, 10):
    he = [f"{squares_he[k]:.2f}", f"{theory_he[k]:.2f}"]
    glorot = [f"{squares_glorot[k]:.4f}", f"{theory_glorot[k]:.4f}"]
    rows.append([k, *he, *glorot])
table(["layer", "He", "theory", "Glorot", "theory"], *rows)

# %%
measured = {"He": squares_he, "Glorot": squares_glorot}
theory = {"He": theory_he, "Glorot": theory_glorot}

# %%
fig, ax = subplots()
plot_layers(ax, measured, theory)
ax.set(ylabel="mean square of activations", yscale="log")
show(
    fig,
    "He's weights keep the mean square near 1 through ten ReLU layers; Glorot's halve "
    "it in each.",
)

# %% [markdown]
# **What we saw.** ReLU halves the mean square (notebook 02), and the 2 in He's formula
# makes up for it. With Glorot's formula, meant for activations that are nearly linear
# around zero, the signal shrinks by half per layer. It shrinks, but it does not die:
# with zero biases, the *sign* of a pre-activation does not depend on the scale of the
# weights.
#
# ## Exercises
#
# **3.1** How many parameters does the network 10 -> 20 -> 1 have?

# %%
n_parameters = ...  # a whole number
answer("3.1", n_parameters)

# %% [markdown]
# **3.2** A layer has 784 inputs and 100 units. What is the standard deviation of He's
# weights?

# %%
deviation = ...  # a number
answer("3.2", deviation)

# %% [markdown]
# ## Recap
#
# 1. Rearranged for $e^{-|z|}$, cross-entropy is exact where the textbook formula says
#    infinity.
# 2. Each line of the forward pass has a partner in the backward pass, and every
#    gradient has the shape of its parameter.
# 3. Finite differences confirm the gradient, as long as no sample crosses a kink.
# 4. A dead unit gets no gradient: $f'(Z_1) = 0$ cuts off its weights and bias,
#    $A_1 = 0$ its outgoing weight.
# 5. The deck's $\sqrt{2/\text{fan-in}}$ is He's initialisation, not Glorot's
#    (Xavier's).
#
# Next: [04 Training](04_training.ipynb)
#
# ## References
#
# 1. Glorot, Bengio: Understanding the difficulty of training deep feedforward neural
#    networks, *AISTATS*, 2010.
# 2. He, Zhang, Ren, Sun: Delving deep into rectifiers: surpassing human-level
#    performance on ImageNet classification, *ICCV*, 2015.
# 3. LeCun, Bottou, Orr, Müller: Efficient BackProp, in *Neural Networks: Tricks of the
#    Trade*, Springer, 1998, section 4.6.
