# %% [markdown]
# # 03 Network
#
# How does a single weight, deep inside a network, find out in which direction it should
# move? The network makes one error, at its output, and a single pass back from there
# gives every weight an answer of its own. You will write this pass, check it against
# the simplest method there is, and then ask what answer a dead unit gets.
#
# | Minutes | You need |
# |---|---|
# | 85 | matrix products, the chain rule, ReLU and its slope (notebook 02) |
#
# After this notebook you can
#
# 1. compute sigmoid and cross-entropy without overflow;
# 2. write a two-layer network with forward and backward pass, and say the shape of
#    every array;
# 3. check a gradient by finite differences;
# 4. say which gradients reach a dead unit, and why;
# 5. tell He's initialisation from Glorot's, and say which one the deck uses.

# %%
import numpy as np

from dyingrelu_utils import activations
from dyingrelu_utils.claims import Verdict
from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.initialisation import deck_networks
from dyingrelu_utils.network import Network
from dyingrelu_utils.plots import (
    draw_chain,
    plot_layers,
    show,
    subplots,
    table,
)

X, y = deck_dataset()  # (1000, 10), (1000,)

# %% [markdown]
# ## 1. Turn a score into a loss
#
# The last unit of our network computes a score $z$ for each sample. The sigmoid,
# written $\sigma$ (sigma), turns it into the probability $p$ of class 1. The
# cross-entropy $\ell$ is large if the true class $y$ got little probability:
#
# $$p = \sigma(z) = \frac{1}{1 + e^{-z}} \qquad
# \ell = -y \ln p - (1 - y) \ln(1 - p)$$
#
# **Question.** A network that has gone astray gives a sample the score $z = 800$. What
# loss does the computer find?
#
# **Prediction.** For class 0 and for class 1: a number, infinity, or something else?


# %%
def textbook_loss(z, y):
    p = 1 / (1 + np.exp(-z))
    return -y * np.log(p) - (1 - y) * np.log(1 - p)


# %%
with np.errstate(all="ignore"):  # keep NumPy's warnings off the screen
    rows = [[800, label, textbook_loss(800.0, label)] for label in (0, 1)]
table(["score z", "class", "loss"], *rows)

# %% [markdown]
# **What we saw.** It finds infinity where the network is wrong, and "not a number"
# (`nan`) where it is right. Both times $p$ was rounded to 1, so $\ln(1 - p)$ became
# minus infinity; for class 1 the formula multiplies this by 0.

# %% [markdown]
# A little algebra mends this. The function $\tanh u = (e^u - e^{-u})/(e^u + e^{-u})$ of
# NumPy never overflows, and it gives us the sigmoid:
#
# $$\tfrac{1}{2}\left(1 + \tanh\tfrac{z}{2}\right)
# = \frac{e^{z/2}}{e^{z/2} + e^{-z/2}} = \frac{1}{1 + e^{-z}}$$
#
# For the loss we use $-\ln p = \ln(1 + e^{-z})$ and, as $1 - p = e^{-z} p$, also
# $-\ln(1 - p) = z - \ln p$:
#
# $$\ell = (1 - y)\, z + \ln(1 + e^{-z}) = \max(z, 0) - y z + \ln(1 + e^{-|z|})$$
#
# The last step uses $\ln(1 + e^{-z}) = -z + \ln(1 + e^{z})$ where $z < 0$. So we only
# need $e^{-|z|}$, which cannot overflow.


# %%
def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


# %%
def sample_losses(z, y):
    """Cross-entropy of each sample; z and y have shape (n_samples,)."""
    return np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))  # log1p: ln(1 + .)


def cross_entropy(z, y):
    """Mean loss; z and y have shape (n_samples,)."""
    return np.mean(sample_losses(z, y))


# %%
rows = [[800, label, sample_losses(800.0, label)] for label in (0, 1)]
table(["score z", "class", "loss"], *rows)

# %% [markdown]
# The wrong class costs 800 and the right one nothing.
#
# ## 2. Follow one sample forward and back
#
# We begin with one sample that has one feature $x$, and with one hidden unit, whose
# activation is $f$:
#
# $$z_1 = w_1 x + b_1 \qquad a_1 = f(z_1) \qquad z_2 = w_2 a_1 + b_2 \qquad
# p = \sigma(z_2)$$
#
# We write $\partial w$ (in code `dw`) for the derivative of the loss with respect to
# $w$, and $\delta$ (delta) for the one with respect to a pre-activation. We begin at
# the loss, where the chain rule multiplies two slopes:
#
# $$\frac{d\ell}{dp} = -\frac{y}{p} + \frac{1 - y}{1 - p}
# = \frac{-y(1 - p) + (1 - y)p}{p(1 - p)} = \frac{p - y}{p(1 - p)}$$
#
# $$\frac{dp}{dz_2} = \frac{e^{-z_2}}{(1 + e^{-z_2})^2}
# = \frac{1}{1 + e^{-z_2}} \cdot \frac{e^{-z_2}}{1 + e^{-z_2}} = p(1 - p)$$
#
# $$\delta_2 = \frac{d\ell}{dz_2} = \frac{d\ell}{dp} \cdot \frac{dp}{dz_2} = p - y$$
#
# The factors $p(1 - p)$ cancel, and the prediction minus the truth is left. From here,
# each step back multiplies by one more slope, as in this picture.

# %%
fig, ax = subplots(figsize=(8.4, 4.4))
draw_chain(ax)
show(
    fig,
    "Values go forward along the black arrows, and slopes are multiplied backward "
    "along the purple ones.",
)

# %% [markdown]
# We read it from right to left. A weight multiplies a value on its way into a
# pre-activation, and its gradient is this value times the $\delta$ there:
#
# $$\partial w_2 = \delta_2\, a_1 \qquad \partial a_1 = \delta_2\, w_2 \qquad
# \delta_1 = \partial a_1\, f'(z_1) \qquad \partial w_1 = \delta_1\, x$$
#
# A bias is simply added, so its gradient is the $\delta$ itself.
#
# **Question.** Take $x = 2$ of class $y = 1$, with ReLU, $w_1 = 0.5$, $b_1 = -0.5$,
# $w_2 = 4$ and $b_2 = -2$. What is $\partial w_1$?
#
# **Prediction.** Work it out on paper, forward to $p$ and then back.

# %%
x, label = 2.0, 1
w1, bias1, w2, bias2 = 0.5, -0.5, 4.0, -2.0

# %%
z1 = w1 * x + bias1
a1 = max(z1, 0)
z2 = w2 * a1 + bias2
p = sigmoid(z2)
table(["z1", "a1", "z2", "p"], [z1, a1, z2, p])

# %%
delta2 = p - label
da1 = delta2 * w2
delta1 = da1 * (z1 > 0)  # the slope of ReLU: 1 or 0
dw1 = delta1 * x
table(["delta2", "da1", "delta1", "dw1"], [delta2, da1, delta1, dw1])


# %%
def loss_at(w1):
    """The loss of this sample, if the first weight were w1."""
    return cross_entropy(w2 * max(w1 * x + bias1, 0) + bias2, label)


# %%
h = 1e-4
nudged = (loss_at(w1 + h) - loss_at(w1 - h)) / (2 * h)
print(f"dw1 by nudging w1 up and down: {nudged:.4f}")

# %% [markdown]
# **What we saw.** The error is −0.5, and times $w_2 = 4$, the slope 1 and $x = 2$ this
# makes −4: if we raise $w_1$ a little, the loss falls four times as much. Nudging the
# weight gives the same number.

# %% [markdown]
# ## 3. Write the same steps for all samples and units
#
# Now we take $n$ = 1000 samples, ten features and twenty hidden units. Capital letters
# are matrices; $X$, $Z_1$ and $A_1$ have a row for each sample.
#
# The loss is the mean over the samples, so each of them has a share of $1/n$, and
# $\delta_2 = (p - y)/n$. A weight takes part in all samples, so we add up what each of
# them gives it. For unit $j$, with the activation $a_{ij}$ on sample $i$, this is
# $\sum_i a_{ij}\, \delta_i$, and $A_1^T \delta_2$ computes it for all units. In the
# table, $\odot$ multiplies two arrays entry by entry (`*` in NumPy).
#
# | forward | backward | shape of the derivative |
# |---|---|---|
# | $p = \sigma(z_2)$, then the loss | $\delta_2 = (p - y)/n$ | (n_samples, 1) |
# | $z_2 = A_1 W_2 + b_2$ | $\partial W_2 = A_1^T \delta_2$ | (n_units, 1) |
# | | $\partial A_1 = \delta_2 W_2^T$ | (n_samples, n_units) |
# | $A_1 = f(Z_1)$ | $\delta_1 = \partial A_1 \odot f'(Z_1)$ | (n_samples, n_units) |
# | $Z_1 = X W_1 + b_1$ | $\partial W_1 = X^T \delta_1$ | (n_features, n_units) |
#
# The gradient of a bias is the sum of its $\delta$ over the samples. Each gradient has
# the shape of its own array, and this tells us which factor to transpose.
#
# **3.1** How many parameters does this network, 10 -> 20 -> 1, have?

# %%
n_parameters = ...  # a whole number
answer("3.1", n_parameters)

# %% [markdown]
# **3.2** Write `backward` for this network. It goes forward first, from `X` to `p`, and
# then back. `y`, `b1` and `b2` have one axis; `f` and `f_slope` are the activation and
# its slope. Return a list of the four gradients, in the order W1, b1, W2, b2. (Our
# `sigmoid` is there.)


# %%
def backward(X, y, W1, b1, W2, b2, f, f_slope):
    return ...


answer("3.2", backward)

# %% [markdown]
# Ours is folded below; the notebook goes on with it, and with its `forward`.


# %% jupyter={"source_hidden": true}
def forward(X, W1, b1, W2, b2, f):
    Z1 = X @ W1 + b1  # (n_samples, n_units)
    A1 = f(Z1)  # (n_samples, n_units)
    z2 = A1 @ W2 + b2  # (n_samples, 1)
    return Z1, A1, z2


def backward(X, y, W1, b1, W2, b2, f, f_slope):
    Z1, A1, z2 = forward(X, W1, b1, W2, b2, f)
    delta2 = (sigmoid(z2) - y[:, None]) / len(y)  # (n_samples, 1)
    dW2 = A1.T @ delta2  # (n_units, 1)
    dA1 = delta2 @ W2.T  # (n_samples, n_units)
    delta1 = dA1 * f_slope(Z1)  # (n_samples, n_units)
    dW1 = X.T @ delta1  # (n_features, n_units)
    return [dW1, delta1.sum(axis=0), dW2, delta2.sum(axis=0)]


# %% [markdown]
# The helper module keeps the deck's initial weights. It trains many networks at once,
# so its arrays have one axis more, the *stack* axis. A single network is a stack of 1:
# in `A.weights[0][0]`, the first `[0]` picks the layer, the second the only network.

# %%
A, B = deck_networks()
W1, W2 = A.weights[0][0].copy(), A.weights[1][0].copy()
print(A)
print("weights[0]", A.weights[0].shape, " weights[0][0]", W1.shape)

# %% [markdown]
# **Question.** Which loss does the deck's network A have before any training?
#
# **Prediction.** If we answer "one half" to everything, the loss is
# $\ln 2 \approx 0.69$. Are random weights better than that, as good, or worse?

# %%
relu = activations.relu
no_bias1, no_bias2 = np.zeros(20), np.zeros(1)
parameters = [W1, no_bias1, W2, no_bias2]

# %%
Z1, A1, z2 = forward(X, *parameters, relu.f)
p = sigmoid(z2)[:, 0]  # (n_samples,)
print("Z1", Z1.shape, " A1", A1.shape, " z2", z2.shape, " p", p.shape)

# %%
accuracy = ((p > 0.5) == y).mean()
loss_of_A = cross_entropy(z2[:, 0], y)
loss_of_one_half = cross_entropy(np.zeros(1000), y)
print(f"network A: loss {loss_of_A:.4f}, accuracy {accuracy:.2%}")
print(f"one half for every sample: loss {loss_of_one_half:.4f}")

# %% [markdown]
# **What we saw.** The loss, 0.8810, is worse than the 0.6931 of saying "one half":
# random weights give confident answers, and nearly half of these are wrong.

# %% [markdown]
# ## 4. Check the gradient by nudging every parameter
#
# Can we trust `backward` with all the weights?
#
# **3.3** Write `numerical_gradient(loss, parameters, h)`. `parameters` is a list of
# arrays, and `loss(*parameters)` is a number. Nudge each entry up and down by `h`, and
# return a list of arrays with the slopes, shaped like the parameters. At the end, the
# parameters must be exactly as before. (`np.ndindex(shape)` runs through all entries.)


# %%
def numerical_gradient(loss, parameters, h):
    return ...


answer("3.3", numerical_gradient)

# %% [markdown]
# Ours is folded below; the notebook goes on with it.


# %% jupyter={"source_hidden": true}
def numerical_slope(loss, parameters, parameter, i, h):
    """Slope of the loss in entry i of a parameter."""
    kept = parameter[i]
    parameter[i] = kept + h
    above = loss(*parameters)
    parameter[i] = kept - h
    below = loss(*parameters)
    parameter[i] = kept  # adding h again could miss it by a last bit
    return (above - below) / (2 * h)


def numerical_gradient(loss, parameters, h):
    gradients = []
    for parameter in parameters:
        gradient = np.empty_like(parameter)
        for i in np.ndindex(parameter.shape):
            gradient[i] = numerical_slope(loss, parameters, parameter, i, h)
        gradients.append(gradient)
    return gradients


# %% [markdown]
# **Question.** Do the nudges find what `backward` says, for every single parameter?
#
# **Prediction.** How small will the largest difference be: about 1e-3, about 1e-6, or
# below 1e-9?


# %%
def loss_with(f):
    """The loss on X as a function of the parameters, with the activation f."""

    def loss(W1, b1, W2, b2):
        z2 = forward(X, W1, b1, W2, b2, f)[2]
        return cross_entropy(z2[:, 0], y)

    return loss


# %%
by_formula = backward(X, y, *parameters, relu.f, relu.derivative)
by_differences = numerical_gradient(loss_with(relu.f), parameters, h=1e-5)

# %%
names = ["W1", "b1", "W2", "b2"]
rows = []
for name, a, b in zip(names, by_formula, by_differences, strict=True):
    largest = np.abs(a).max()
    agrees = np.abs(a - b).max() < 1e-9
    rows.append([name, a.shape, f"{largest:.3f}", agrees])
table(["", "shape", "largest gradient", "agrees to 1e-9"], *rows)

# %% [markdown]
# **What we saw.** Every one agrees to 1e-9, and the gradients themselves go up to
# 0.277.

# %% [markdown]
# **Question.** Our nudge was $h$ = 1e-5. What happens if we make it ten times as long?
#
# **Prediction.** Will the gradients still agree for our ReLU network, and for the same
# weights with SiLU, an activation without a kink?


# %%
def largest_difference(gradients, others):
    """Over all entries of two lists of arrays."""
    return max(np.abs(a - b).max() for a, b in zip(gradients, others, strict=True))


# %%
rows = []
for activation in (activations.relu, activations.silu):
    f, f_slope = activation.f, activation.derivative
    longer = numerical_gradient(loss_with(f), parameters, h=1e-4)
    exact = backward(X, y, *parameters, f, f_slope)
    difference = largest_difference(exact, longer)
    rows.append([activation.name, difference < 1e-9, difference < 1e-5])
table(["h = 1e-4", "agrees to 1e-9", "agrees to 1e-5"], *rows)

# %%
rows = []
for h in (1e-5, 1e-4):
    moved = h * np.abs(X)[:, :, None]  # how far z moves when a weight moves by h
    crossed = np.abs(Z1)[:, None, :] < moved  # (n_samples, n_features, n_units)
    rows.append([f"{h:.0e}", crossed.sum()])
table(["h", "times that z is carried across 0"], *rows)

# %% [markdown]
# **What we saw.** The longer nudge does SiLU no harm. But with ReLU it carries $z$
# across the kink, where the slope jumps, 27 times.

# %% [markdown]
# We make sure that the helper module's network is equal to ours.

# %%
module = Network([W1, W2], [no_bias1, no_bias2], "relu")
z_hidden, z_output = module.pre_activations(X)  # one array for each layer
print("z_hidden", z_hidden.shape, " z_hidden[0]", z_hidden[0].shape)

# %%
(dW1, dW2), (db1, db2) = module.gradients(X, y)
by_module = [dW1[0], db1[0], dW2[0], db2[0]]

# %%
same_p = np.abs(p - module.forward(X)[0]).max() < 1e-12
same_gradients = largest_difference(by_formula, by_module) < 1e-12
print("probabilities equal to 1e-12:", same_p)
print("gradients equal to 1e-12:    ", same_gradients)

# %% [markdown]
# ## 5. Kill a unit and look at its gradients
#
# In notebook 01 we drew a unit's *hinge*, $x \cdot w + b = 0$, where $w$ is the unit's
# column of $W_1$. Now we give unit 0 a bias of −100, which moves its hinge so far away
# that the unit is off on all samples: it is *dead* on `X`.
#
# **Question.** Which gradients are left: that of the weights into the unit, of its
# bias, of the weight that leads out of it?
#
# **Prediction.** Use the table of section 3, first with ReLU, then with Leaky ReLU.

# %%
bias_of_dead_unit = np.zeros(20)
bias_of_dead_unit[0] = -100.0


# %%
def gradients_of_unit_0(activation):
    """Largest gradients: weights into the unit, its bias, the weight out of it."""
    f, f_slope = activation.f, activation.derivative
    dW1, db1, dW2, _ = backward(X, y, W1, bias_of_dead_unit, W2, no_bias2, f, f_slope)
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
# **What we saw.** With ReLU all three are exactly zero: the slope $f'(Z_1) = 0$ cuts
# off the incoming weights and the bias, and the output $A_1 = 0$ the outgoing weight.
# With Leaky ReLU all three are left: slope and output are multiplied by alpha = 0.01
# instead of 0.

# %% [markdown]
# So we have a proof. Plain gradient descent moves each parameter in proportion to its
# gradient. It leaves a dead unit of this layer as it is, and on the same data the unit
# stays dead for ever. (With deeper layers, momentum or new data our argument fails; see
# notebook 07.) With Leaky ReLU the unit is not dead but *stuck negative*: it still
# learns, but on this data it is a linear function.
#
# ## 6. Measure whose initialisation the deck uses
#
# The usual rules for random weights look at the *fan-in* of a layer, the number of its
# inputs, and some also at its *fan-out*, the number of its units. In the deck's first
# layer these are 10 and 20.
#
# | name | standard deviation of the weights |
# |---|---|
# | Glorot, also called Xavier [1] | $\sqrt{2/(\text{fan-in} + \text{fan-out})}$ |
# | LeCun [3], by fan-in only | $\sqrt{1/\text{fan-in}}$ |
# | He [2] | $\sqrt{2/\text{fan-in}}$ |
#
# **Question.** Which of the three rules do the deck's weights follow?
#
# **Prediction.** Work out the three numbers for the first layer, and choose one.

# %%
rows = []
for weights in A.weights:  # (1, fan_in, fan_out)
    fan_in, fan_out = weights.shape[1:]
    deck = weights.std()
    glorot = np.sqrt(2 / (fan_in + fan_out))
    lecun = np.sqrt(1 / fan_in)
    he = np.sqrt(2 / fan_in)
    deviations = [f"{deviation:.3f}" for deviation in (deck, glorot, lecun, he)]
    rows.append([f"{fan_in} -> {fan_out}", *deviations])
table(["layer", "deck", "Glorot", "LeCun", "He"], *rows)

# %% [markdown]
# **What we saw.** In the first layer the deck's 0.441 is close to He's 0.447. The
# second layer has too few weights to tell the rules apart.

# %% [markdown]
# The deck says that "Xavier initialization prevented dying". Does it use Xavier's rule
# at all? Give *your* verdict: it holds, holds with a condition, or does not hold.

# %%
deck = A.weights[0].std()  # of the layer 10 -> 20
glorot, lecun, he = np.sqrt(2 / (10 + 20)), np.sqrt(1 / 10), np.sqrt(2 / 10)

# %%
claim = "The deck uses Xavier initialization"
nearest = np.argmin(np.abs(np.array([glorot, lecun, he]) - deck))
by_fan_in_only = nearest == 1  # some programs call this rule Xavier's too
evidence = (
    f"the standard deviation of W1 is {deck:.3f} "
    f"(Glorot {glorot:.3f}, LeCun {lecun:.3f}, He {he:.3f})"
)
Verdict(11, claim, nearest == 0, evidence, conditionally=by_fan_in_only)

# %% [markdown]
# Whether these weights "prevented dying" is a question for notebook 05.
#
# ## 7. Find out what the 2 in He's rule is for
#
# **Question.** Why is there a 2 in He's rule? We send random data through ten layers of
# 100 ReLU units, and follow the mean square of the activations, which starts at 1. (As
# all layers are equally wide, Glorot's rule is $\sqrt{1/\text{fan-in}}$ here.)
#
# **Prediction.** In notebook 02, ReLU halved the mean square. What is left of it after
# ten layers, with He's weights and with Glorot's?


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
# **What we saw.** With He's weights the mean square stays near 1; with Glorot's only a
# thousandth is left. We can derive both. In a unit with $m$ inputs and weights of
# variance $v$, the mean square of $z$ is $m v$ times that of an input, and ReLU keeps
# half of it. The factor $m v/2$ is 1 for He's $v = 2/m$, and 1/2 for Glorot's $1/m$.

# %% [markdown]
# No unit dies of Glorot's weights, though. While the biases are zero, the scale of the
# weights does not change the *sign* of any pre-activation.
#
# ## Exercises
#
# **3.4** A layer has 784 inputs and 100 units. What is the standard deviation of He's
# weights, to three decimals?

# %%
deviation = ...  # a number
answer("3.4", deviation)

# %% [markdown]
# [Practise](practice/03_network.ipynb) with four more, from a silent unit to a network
# of any depth. When you have tried, [compare with the worked
# solutions](solutions/03_network.ipynb).
#
# ## Recap
#
# 1. Written with $e^{-|z|}$, cross-entropy is exact where the textbook formula fails.
# 2. The backward pass multiplies $p - y$ by one slope after the other, and every
#    gradient has the shape of its own array.
# 3. Nudges confirm the gradient, as long as they carry no sample across a kink.
# 4. A dead unit gets no gradient: $f'(Z_1) = 0$ cuts off its weights and bias, and
#    $A_1 = 0$ its outgoing weight.
# 5. The deck's weights follow He's rule, $\sqrt{2/\text{fan-in}}$, and not Glorot's
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
