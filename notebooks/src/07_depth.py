# %% [markdown]
# # 07 Depth
#
# Here is a network of ten hidden layers, its weights drawn as the textbook says.
# Whatever we show it, it answers 0.5, and the gradient of every weight is zero.
# Gradient descent will never train it.
#
# | Minutes | You need |
# |---|---|
# | 70 | initialisation (notebook 03), born dead and killed (notebook 06) |
#
# After this notebook you can
#
# 1. predict how likely a deep and narrow network is to be lost before training;
# 2. say in which layers units are born dead, and write the line that prevents it;
# 3. prove that a dead unit of the first layer stays dead, and say what the proof needs;
# 4. calculate whether decay brings a dead unit back, and when.

# %%
import numpy as np

from dyingrelu_utils.claims import Verdict
from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.diagnosis import collapsed, dead, dead_units, life_table
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.initialisation import deck_networks, initialise
from dyingrelu_utils.intervals import (
    paired_difference,
    proportion_interval,
    share_interval,
)

# %%
from dyingrelu_utils.labs import depth_lab
from dyingrelu_utils.plots import plot_dose, show, subplots, table
from dyingrelu_utils.plots.style import BLUE, DEAD_HATCH, GREY, THEORY
from dyingrelu_utils.theory import collapse_probability
from dyingrelu_utils.training import train

# %%
X, y = deck_dataset()  # (1000, 10), (1000,)
lost = initialise([10, *[3] * 10, 1], seeds=0)  # ten hidden layers of three units

# %%
answers = lost.forward(X)  # (1, 1000)
print(f"smallest and largest answer: {answers.min()}, {answers.max()}")

# %%
weights_gradients, _ = lost.gradients(X, y)
largest = max(np.abs(gradient).max() for gradient in weights_gradients)
print(f"largest gradient of a weight: {largest}")

# %% [markdown]
# ## 1. Count networks that are born collapsed
#
# When *all* units of a hidden layer are dead, nothing gets through it. The output is
# constant, no gradient comes back through it, and we call the network **collapsed**.
#
# **Question.** We give a single input to networks with He's weights and zero biases.
# How often are they collapsed?
#
# **Prediction.** Ten layers of three units each: 1 %, 10 %, or most of the time?

# %% [markdown]
# **7.1** Find out by simulation. `layers_passed` draws *one* network from `rng`, with
# `n_hidden` layers of `width` ReLU units, He's weights and zero biases. It returns how
# many hidden layers come before the first in which all units are dead on `inputs`, or
# `n_hidden` if there is no such layer.


# %%
def layers_passed(inputs, width, n_hidden, rng):  # inputs: (n_samples, n_features)
    return ...


answer("7.1", layers_passed)

# %% [markdown]
# Ours is folded below; the notebook goes on with it.


# %% jupyter={"source_hidden": true}
def layers_passed(inputs, width, n_hidden, rng):
    """How many layers let something through."""
    a = inputs
    for layer in range(n_hidden):
        fan_in = a.shape[1]
        weights = rng.standard_normal((fan_in, width)) * np.sqrt(2 / fan_in)
        a = np.maximum(a @ weights, 0)
        if not a.any():
            return layer
    return n_hidden


# %%
def passed_by_networks(width, inputs, n_networks=5000):
    """How many of 20 hidden layers each network passes, shape (n_networks,)."""
    rng = np.random.default_rng(width)
    passed = [layers_passed(inputs, width, 20, rng) for _ in range(n_networks)]
    return np.array(passed)


def share_collapsed(passed, n_hidden):
    return proportion_interval((passed < n_hidden).sum(), len(passed))


# %%
widths = (2, 3, 4)
one = np.array([[1.0]])  # one sample of one feature
on_one = {width: passed_by_networks(width, one) for width in widths}

# %%
rows = []
for width in widths:
    measured = share_collapsed(on_one[width], 10)
    theory = collapse_probability(width, 10)
    rows.append([width, f"{measured:.3f}", f"{theory:.3f}"])
table(["width", "10 layers collapsed, measured", "theory"], *rows)

# %% [markdown]
# **What we saw.** Most of the time, in 74 % of the networks. At zero bias each unit is
# off with probability 1/2, so all $N$ units of a layer are off together with
# probability $2^{-N}$. The input gets through a layer with probability $a = 1 - 2^{-N}$
# and through $H$ layers with $a^H$. So the network is collapsed with probability
# $1 - a^H$ [1].

# %% [markdown]
# **7.2** How wide must 100 hidden layers be at least, for a single input to get through
# with a chance of 99 % or more?

# %%
width = ...  # a whole number
answer("7.2", width)

# %% [markdown]
# With many inputs *all* must be stuck. With one feature and zero biases, inputs of one
# sign share their fate, since a positive factor changes no sign of $z$. So we follow 1
# and -1:
#
# 1. Each side survives $H$ layers with probability $a^H$, *both* with, say, $q$. At
#    least one survives with $2a^H - q$, as the sum counts both twice. So the network is
#    collapsed with probability $1 - 2a^H + q$.
# 2. The first layer keeps both sides unless its $N$ weights all have the same sign:
#    with probability $1 - 2 \cdot 2^{-N}$. Each side then runs through units of its
#    own, so the second layer keeps both with $a^2$.
# 3. In each of the other $H - 2$ layers they may share units, which tend to be off for
#    both or for none. So such a layer keeps both with a probability from $a^2$ to $a$.
#
# We multiply. From two layers on, $q$ lies between $(1 - 2 \cdot 2^{-N})\,a^{2(H - 1)}$
# and $(1 - 2 \cdot 2^{-N})\,a^H$.
#
# **Question.** Do our networks, of three widths and 2 to 20 layers, agree?
#
# **Prediction.** How many of the 57 measured shares will lie outside these bounds?

# %%
both_sides = np.array([[-1.0], [1.0]])
depths = np.arange(2, 21)
on_both = {}
for width in widths:
    passed = passed_by_networks(width, both_sides)
    on_both[width] = [share_collapsed(passed, n_hidden) for n_hidden in depths]

# %%
bounds = {}
for width in widths:
    a, both_after_first = 1 - 2.0**-width, 1 - 2 * 2.0**-width
    low = 1 - 2 * a**depths + both_after_first * a ** (2 * (depths - 1))
    high = 1 - 2 * a**depths + both_after_first * a**depths
    bounds[width] = low, high

# %%
fig, axes = subplots(ncols=3, sharey=True)
for ax, width in zip(axes, widths, strict=True):
    label = "between the bounds"
    ax.fill_between(depths, *bounds[width], color=THEORY, alpha=0.25, label=label)
    plot_dose(ax, depths, {"measured": on_both[width]})
    ax.set(title=f"width {width}", xlabel="hidden layers", xticks=(2, 5, 10, 15, 20))
axes[0].set(ylabel="share of collapsed networks", ylim=(-0.03, 1.03))
axes[0].legend(loc="lower right")
for ax in axes[1:]:
    ax.get_legend().remove()
show(fig, "The share of collapsed networks rises with depth along the band between the "
          "bounds, more slowly in wider layers.")

# %%
outside, missing = 0, 0
for width in widths:
    for share, low, high in zip(on_both[width], *bounds[width], strict=True):
        outside += not low <= share.estimate <= high
        missing += share.high < low or share.low > high
print(f"of 57 points outside the bounds: {outside}")
print(f"of 57 intervals that miss the bounds: {missing}")

# %% [markdown]
# **What we saw.** Some points lie outside, where the bounds are close together, but no
# interval misses them. Each unit of width makes collapse much rarer.

# %% [markdown]
# ## 2. Find the layers where units are born dead
#
# For the deck's data we draw 1000 networks of eight hidden layers of ten units, from
# each of four initialisations. (RAI [1] makes one weight or bias of each unit
# positive.)
#
# **Question.** In which layers are units born dead?
#
# **Prediction.** In the first layers or in the last? And which of He, Glorot, PyTorch's
# default and RAI has the fewest?

# %%
def born_dead_by_layer(width, n_networks, method="he"):
    """Share of dead units in each of eight hidden layers, shape (n_networks, 8)."""
    sizes = [10, *[width] * 8, 1]
    at_a_time = 1000 // width  # all networks at once would need much memory
    parts = []
    for first in range(0, n_networks, at_a_time):
        seeds = range(first, min(first + at_a_time, n_networks))
        layers = dead_units(initialise(sizes, seeds, method=method), X)
        parts.append(np.stack([layer.mean(axis=1) for layer in layers], axis=1))
    return np.concatenate(parts)


# %%
methods = {"He": "he", "Glorot": "glorot", "PyTorch's default": "pytorch", "RAI": "rai"}
shares = {
    name: born_dead_by_layer(10, 1000, method) for name, method in methods.items()
}

# %%
by_layer = {}
for name, share in shares.items():
    by_layer[name] = [share_interval(layer) for layer in share.T]

# %%
curves = {"He, Glorot": by_layer["He"]}
for name in ("PyTorch's default", "RAI"):
    curves[name] = by_layer[name]
fig, ax = subplots()
plot_dose(ax, np.arange(1, 9), curves)
ax.set(xlabel="hidden layer", ylabel="share of units born dead")
show(fig, "No unit of the first layer is born dead; deeper layers have more and more, "
          "most with PyTorch's default, fewest with RAI.")

# %%
same = np.array_equal(shares["He"], shares["Glorot"])
print(f"He and Glorot agree in every network and layer: {same}")
for n in (100, 1000):
    gain = paired_difference(shares["He"][:n, 7], shares["RAI"][:n, 7])
    print(f"RAI minus He, layer 8, {n} networks: {gain:.3f}")

# %% [markdown]
# **What we saw.** The first layer has none, and the share grows with depth. He and
# Glorot agree exactly: at zero bias only the signs of $z$ count. PyTorch's default has
# small weights *and* random biases, so the signal shrinks until the biases rule. RAI
# has the fewest, but 100 networks are too few to show it.

# %% [markdown]
# **Question.** Does width, which made collapse rare, prevent such births too?
#
# **Prediction.** At 300 units a layer, will the last layer's share be near zero?

# %%
by_width = {10: shares["He"]}
for width, n_networks in {30: 200, 100: 60, 300: 8}.items():
    by_width[width] = born_dead_by_layer(width, n_networks)

# %%
rows = []
for width, share in by_width.items():
    rows.append([width, len(share), f"{share_interval(share[:, 7]):.3f}"])
table(["width", "networks", "born dead in layer 8"], *rows)

# %%
rows = []
wide = initialise([10, *[100] * 8, 1], range(10))
for layer, z in enumerate(wide.pre_activations(X)[:-1], 1):
    activations = np.maximum(z, 0)  # (10, 1000, 100)
    arrows = activations / np.linalg.norm(activations, axis=2, keepdims=True)
    mean_cosine = (arrows.mean(axis=1) ** 2).sum(axis=1).mean()  # over all pairs
    rows.append([layer, f"{mean_cosine:.2f}"])
table(["layer, width 100", "mean cosine of two samples"], *rows[::2], rows[-1])

# %% [markdown]
# **What we saw.** Width halves the share at first and then hardly helps: the intervals
# of 100 and 300 units overlap, far from zero. The cosine of two samples' activations, 1
# if they point the same way, tells us why: it grows with depth. A unit that is off for
# one sample is then off for nearly all.

# %% [markdown]
# ### Lab: width, depth, initialisation, leak
#
# **Question.** With He's weights and ten layers (right panel), from which width on is
# collapse rarer than one in twenty? And with twenty layers?
#
# **Prediction.** Guess both widths, then drag.

# %%
depth_lab()

# %%
rows = []
for n_hidden, width in ((10, 6), (10, 7), (20, 7), (20, 8)):
    networks = initialise([1, *[width] * n_hidden, 1], range(10_000))
    share = proportion_interval(collapsed(networks, both_sides).sum(), 10_000)
    rows.append([n_hidden, width, f"{share:.3f}"])
table(["hidden layers", "units a layer", "collapsed"], *rows)

# %% [markdown]
# **What the lab shows.** Ten layers need seven units each, twenty need eight: twice the
# depth costs one unit.

# %% [markdown]
# ### Test two tricks, and training
#
# Most deep networks use one or both of these:
#
# - *Normalisation* [2] subtracts from each unit's $z$ its mean over the batch, the
#   samples of one update, and divides by its standard deviation there.
# - A *residual block* [3] adds to its input what its units make of it:
#   $a + \mathrm{relu}(a W_1)\, W_2$.
#
# **7.3** Write `normalise`. It returns an array of the shape of `z`, in which each
# column has mean 0 and standard deviation 1.

# %%
def normalise(z):  # z: (n_samples, n_units)
    return ...


answer("7.3", normalise)

# %% [markdown]
# Ours is folded below; the notebook goes on with it.


# %% jupyter={"source_hidden": true}
def normalise(z):
    """Mean 0 and standard deviation 1 in each column."""
    return (z - z.mean(axis=0)) / z.std(axis=0)


# %% [markdown]
# **Prediction.** How many of our units are born dead with each trick, and can one of
# them promise none?

# %%
def draw(rng):
    return rng.standard_normal((10, 10)) * np.sqrt(2 / 10)  # He's weights


def plain(a, rng):
    z = a @ draw(rng)
    return z, np.maximum(z, 0)


def normalised(a, rng):
    z = normalise(a @ draw(rng))
    return z, np.maximum(z, 0)


def residual(a, rng):
    z = a @ draw(rng)
    return z, a + np.maximum(z, 0) @ draw(rng)


# %%
def born_dead(layer, n_networks=200):
    """Share of dead units, shape (n_networks, 8): eight layers made by `layer`."""
    shares = np.empty((n_networks, 8))
    for seed in range(n_networks):
        rng, a = np.random.default_rng(seed), X
        for k in range(8):
            z, a = layer(a, rng)
            shares[seed, k] = dead(z).mean()
    return shares


# %%
tricks = {"none": plain, "normalisation": normalised, "residual blocks": residual}
with_trick = {name: born_dead(layer) for name, layer in tricks.items()}

# %%
rows = []
for name, share in with_trick.items():
    rows.append([name, *(f"{share_interval(share[:, k]):.3f}" for k in (1, 7))])
table(["trick", "born dead in layer 2", "in layer 8"], *rows)

# %% [markdown]
# **What we saw.** Residual blocks leave far fewer, normalisation none. A $z$ with mean
# 0 over the batch, and not 0 throughout, must be above zero somewhere, so no normalised
# unit is dead *on its batch*. (A learned shift, as in libraries, may still kill it.)

# %% [markdown]
# **Question.** We train thirty networks of each depth for 150 updates. What becomes of
# the gap in dead units between shallow and deep?
#
# **Prediction.** Will it shrink, stay or grow?

# %%
def share_dead(networks):
    """Share of dead units of each network, over all of its hidden layers."""
    return np.mean([layer.mean(axis=1) for layer in dead_units(networks, X)], axis=0)


# %%
at_birth, trained = {}, {}
for n_hidden in (2, 4, 8):
    start = initialise([10, *[10] * n_hidden, 1], range(30))
    at_birth[n_hidden] = share_dead(start)
    end = train(start, X, y, learning_rate=0.1, n_epochs=150).network
    trained[n_hidden] = share_dead(end)

# %%
rows = []
for n_hidden in (2, 4, 8):
    before, after = at_birth[n_hidden].mean(), trained[n_hidden].mean()
    rows.append([n_hidden, f"{before:.3f}", f"{after:.3f}"])
table(["hidden layers", "dead at birth", "after 150 updates"], *rows)

# %%
few, many = (with_trick["normalisation"][:, :n].mean(axis=1) for n in (2, 8))
deep_minus_shallow = {
    "at birth": paired_difference(at_birth[2], at_birth[8]),
    "after training": paired_difference(trained[2], trained[8]),
    "at birth with normalisation": paired_difference(few, many),
}

# %%
for name, difference in deep_minus_shallow.items():
    print(f"8 minus 2 layers, {name}: {difference:.3f}")
gap_before, gap_after = at_birth[8] - at_birth[2], trained[8] - trained[2]
print(f"growth of the gap in training: {paired_difference(gap_before, gap_after):.3f}")

# %% [markdown]
# **What we saw.** The gap between eight layers and two has even grown.

# %% [markdown]
# ### Your verdict: deep networks
#
# Slide 11 of the deck says of deep networks: "Dying ReLU more common there". Does that
# hold, and under which condition?

# %%
more = {name: gap.low > 0 for name, gap in deep_minus_shallow.items()}
gaps = [f"{100 * gap.estimate:.1f} {name}" for name, gap in deep_minus_shallow.items()]
Verdict(
    11, "dying ReLU is more common in deep networks",
    holds=all(more.values()),
    conditionally=more["at birth"] and more["after training"],
    evidence="the share of dead units with 8 hidden layers exceeds that with 2, in "
    f"percentage points, by {', '.join(gaps)}",
)

# %% [markdown]
# ## 3. Prove that some units stay dead
#
# We claim it for the *first* layer, plain gradient descent and the same data. The proof
# has three lines:
#
# 1. Dead means $z_i \le 0$ for every sample $i$, so $f'(z_i) = 0$. The gradient, a sum
#    of terms $f'(z_i)\,(\dots)\,x_i$, is exactly zero.
# 2. An update changes its weights and bias by the learning rate times zero.
# 3. The inputs $x_i$ are data and stay too. So every $z_i$ is what it was, and we are
#    back at line 1.
#
# **Question.** Rate 20 kills units of the deck's network A. Are their weights the same
# after 170 more updates?
#
# **Prediction.** Will they differ, agree up to rounding, or agree to the last bit?

# %%
A, _ = deck_networks()
early = train(A, X, y, learning_rate=20, n_epochs=30).network
late = train(early, X, y, learning_rate=20, n_epochs=170).network
gone = dead_units(early, X)[0][0]  # layer 0, network 0: (20,)

# %%
weights_early, weights_late = early.weights[0][0], late.weights[0][0]  # (10, 20)
same = np.array_equal(weights_early[:, gone], weights_late[:, gone])
print(f"weights of the {gone.sum()} dead units the same 170 updates later: {same}")

# %%
biases_early, biases_late = early.biases[0][0], late.biases[0][0]  # (20,)
same = np.array_equal(biases_early[gone], biases_late[gone])
print(f"biases of the {gone.sum()} dead units the same 170 updates later: {same}")

# %% [markdown]
# **What we saw.** They agree to the last bit.

# %% [markdown]
# **7.4** A first-layer unit is dead on X under plain descent. With which of these
# changes does the proof still hold? Write `True` or `False`.
#
# - a: another learning rate in each update;
# - b: mini-batches of 50 rows of X;
# - c: momentum from the start, which repeats nine tenths of each step in the next one,
#   if the unit was born dead;
# - d: the same momentum, if the unit was killed one update ago;
# - e: all inputs become ten times as large;
# - f: all labels become the opposite ones.

# %%
proof_holds = ...  # [a, b, c, d, e, f]
answer("7.4", proof_holds)

# %% [markdown]
# ### Take the assumptions away, one by one
#
# **Question.** First we give up *the same data*: are our 13 units dead on 100,000 new
# samples, and on inputs ten times as large?
#
# **Prediction.** All, some or none?

# %%
X_new = np.random.default_rng(8).standard_normal((100_000, 10))
inputs = {"X": X, "100,000 new samples": X_new, "10 times as large inputs": 10 * X}

# %%
rows = [[name, dead_units(late, samples)[0].sum()] for name, samples in inputs.items()]
table(["dead on", "units"], *rows)

# %% [markdown]
# **What we saw.** Five are active on some new sample, and all on the large inputs,
# where $x \cdot w$ outgrows the negative bias. *Dead* always means dead on X.

# %% [markdown]
# Next we give up *the first layer*, for the inputs of a second layer are activations
# and change in training. And we give up *plain descent*. With the gradient $g$ and the
# learning rate $\eta$, *momentum* [4] moves by a velocity $v$:
#
# $$v \leftarrow 0.9\,v + g, \qquad w \leftarrow w - \eta v$$
#
# *Adam* [5] keeps running means of $g$ and $g^2$, and steps by about $\eta$ however
# small the gradients:
#
# $$m \leftarrow 0.9\,m + 0.1\,g, \quad s \leftarrow 0.999\,s + 0.001\,g^2, \quad
# w \leftarrow w - \eta\,\frac{m}{\sqrt{s} + 10^{-8}}$$
#
# (As $m$ and $s$ begin at zero, update $t$ first divides them by $1 - 0.9^t$ and
# $1 - 0.999^t$.)
#
# **Question.** We train ten networks with each rule. At biases of -3 some are born
# dead. Which of the dead come back?
#
# **Prediction.** With momentum and Adam: killed ones, born dead ones, both or neither?

# %%
def came_back(lives):
    return sum(bool(life.revived) for life in lives)


def count_lives(start, inputs, rate, n_updates=100, **options):
    """By layer: units born dead, of these back again; units killed, of these again."""
    options["record_activity"] = True
    counts = []
    for active in train(start, inputs, y, rate, n_updates, **options).active_fraction:
        lives = life_table(active)
        born = [life for life in lives if life.born_dead]
        killed = [life for life in lives if life.killed and not life.born_dead]
        counts.append([len(born), came_back(born), len(killed), came_back(killed)])
    return counts


# %%
zero_bias = initialise([10, 20, 1], range(10))
low_bias = initialise([10, 20, 1], range(10), bias=-3)
two_layers = initialise([10, 20, 20, 1], range(10))

# %%
plain_1, plain_2 = count_lives(two_layers, X, 3)
plain_zero = count_lives(zero_bias, X, 10)[0]
momentum_zero = count_lives(zero_bias, X, 10, momentum=0.9)[0]

# %%
plain_low = count_lives(low_bias, X, 1)[0]
momentum_low = count_lives(low_bias, X, 1, momentum=0.9)[0]
adam_low = count_lives(low_bias, X, 0.3, optimizer="adam")[0]

# %%
table(
    ["ten networks", "rate", "born dead", "came back", "killed", "came back"],
    ["two layers, the first", 3, *plain_1],
    ["two layers, the second", 3, *plain_2],
    ["bias 0, plain", 10, *plain_zero],
    ["bias 0, momentum", 10, *momentum_zero],
    ["bias -3, plain", 1, *plain_low],
    ["bias -3, momentum", 1, *momentum_low],
    ["bias -3, Adam", 0.3, *adam_low],
)

# %% [markdown]
# **What we saw.** In a *second layer* units come back, because their inputs change.
# *Momentum* can carry a killed unit back by its earlier gradients, though at bias -3 it
# carried none. *Adam* carried all. Neither revives a first-layer unit that was *born*
# dead: it has no gradient to remember.

# %% [markdown]
# Often the weights *decay* too: an update adds $\lambda_w w$ to the gradient of a
# weight and $\lambda_b b$ to that of a bias. A dead unit gets nothing else, so each
# update multiplies its weights by $1 - \eta\lambda_w$ and its bias by
# $1 - \eta\lambda_b$. After $t$ updates of plain descent
#
# $$z_i = (1 - \eta\lambda_w)^t \; x_i \cdot w + (1 - \eta\lambda_b)^t \; b,$$
#
# and it comes back once its largest $z_i$ is above zero. We follow unit 3, which we
# killed above.
#
# **Question.** What brings it back: decay of its weights, of its bias, or of both
# alike?
#
# **Prediction.** For which will its largest $z$ rise above zero?

# %%
reach = (X @ weights_early[:, 3]).max()
bias = biases_early[3]
print(f"unit 3: largest x.w {reach:.1f}, bias {bias:.1f}")

# %%
t = np.arange(101)
shrinking = (1 - 10 * 0.001) ** t  # rate 10, decay 0.001
curves = {
    "bias decays": (reach + shrinking * bias, "-"),
    "both decay": (shrinking * (reach + bias), "--"),
    "weights decay": (shrinking * reach + bias, ":"),
}

# %%
fig, ax = subplots()
for label, (largest_z, line) in curves.items():
    ax.plot(t, largest_z, line, color=BLUE)
    ax.text(102, largest_z[-1], label, va="center")
ax.axhspan(-25, 0, facecolor="none", edgecolor=GREY, hatch=DEAD_HATCH, alpha=0.3)
ax.set(xlabel="updates", ylabel="largest z of unit 3", ylim=(-25, 15))
ax.set(xlim=(0, 132), xticks=range(0, 101, 20))
show(fig, "Only decay of the bias lifts the unit out of the hatched region of death; "
          "with both decaying it nears the edge from below.")

# %% [markdown]
# **What we saw.** Only decay of the bias brings it back. If both decay alike, $z$ is
# multiplied by a positive number and keeps its sign. A dead unit with a *positive* bias
# is held down by its weights, so there decay of the weights must help.

# %% [markdown]
# **Question.** Do trained networks follow our formula? We take X with zero biases, and
# X + 3 with biases of 1, where some are born dead. In both, what decays shrinks by 1 %
# an update.
#
# **Prediction.** On X, will decay of weights kill fewer units than no decay, as many,
# or more?

# %%
decays = {
    "none": {},
    "weights": {"weight_decay": 0.001},
    "biases": {"bias_decay": 0.001},
    "both": {"weight_decay": 0.001, "bias_decay": 0.001},
}
around = {name: count_lives(zero_bias, X, 10, **d)[0] for name, d in decays.items()}

# %%
high_bias = initialise([10, 20, 1], range(10), bias=1)
away = {}
for name, decay in decays.items():
    stronger = {which: 100 * amount for which, amount in decay.items()}
    away[name] = count_lives(high_bias, X + 3, 0.1, 200, **stronger)[0]

# %%
adam_both = count_lives(low_bias, X, 0.3, optimizer="adam", **decays["both"])[0]
rows = [[f"X, decay of {name}", *counts] for name, counts in around.items()]
rows += [[f"X + 3, decay of {name}", *counts] for name, counts in away.items()]
rows += [["X, bias -3, Adam, decay of both", *adam_both]]
table(["200 units", "born dead", "came back", "killed", "came back"], *rows)

# %% [markdown]
# **What we saw.** Around the origin, decay of biases brings most units back. Away from
# it, decay of weights brings back all that were born dead, for their biases are
# positive. With both alike none comes back: what holds a unit down has to decay faster.
#
# On X, decay of weights kills more than twice as many units as no decay. As the weights
# shrink, hinges, at the distance $|b| / \|w\|$ from the origin, move outwards.
#
# In the last row, Adam divides what decay adds by its own size. So weights and bias
# shrink by the same *amount*, not by the same factor, and every unit came back.

# %% [markdown]
# ### Your verdict: for ever?
#
# Slide 13 of the deck says "Neurons stuck at 0, never recover". What do you say?

# %%
back = {
    "in a second layer": plain_2[1] + plain_2[3],
    "with momentum": momentum_zero[3],
    "with Adam": adam_low[3],
    "with decay of biases": around["biases"][3],
}
dead_plain = plain_zero[2] + plain_low[0] + plain_low[2]
back_plain = plain_zero[3] + plain_low[1] + plain_low[3]

# %%
elsewhere = ", ".join(f"{n} {where}" for where, n in back.items())
Verdict(
    13, "dead units never recover",
    holds=back_plain == 0 and sum(back.values()) == 0,
    conditionally=back_plain == 0,
    evidence=f"under plain descent on the same data {back_plain} of {dead_plain} dead "
    f"units of a first layer came back; of others came back {elsewhere}",
)

# %% [markdown]
# **7.5** The largest $x_i \cdot w$ of a dead unit is 2, its bias is -5. At rate 10 its
# bias decays with $\lambda_b = 0.001$, its weights do not. After how many updates is it
# alive again?

# %%
n_updates = ...  # a whole number
answer("7.5", n_updates)

# %% [markdown]
# ## Recap
#
# 1. A single input is stuck in $H$ layers of width $N$ with probability
#    $1 - (1 - 2^{-N})^H$.
# 2. At zero bias the first layer has no unit born dead; the share grows with depth. A
#    normalised unit cannot be dead on its batch.
# 3. In a first layer, on the same data and under plain descent, a dead unit stays dead.
# 4. Decay revives it only if what holds it down decays faster than the rest.
#
# [Practise](practice/07_depth.ipynb), read [the solutions](solutions/07_depth.ipynb),
# go on to [08 Remedies](08_remedies.ipynb).
#
# ## References
#
# 1. Lu, Shin, Su, Karniadakis: Dying ReLU and initialization, 2020.
# 2. Ioffe, Szegedy: Batch normalization, *ICML*, 2015.
# 3. He, Zhang, Ren, Sun: Identity mappings in deep residual networks, *ECCV*, 2016.
# 4. Polyak: Some methods of speeding up the convergence of iteration methods, 1964.
# 5. Kingma, Ba: Adam: a method for stochastic optimization, *ICLR*, 2015.

