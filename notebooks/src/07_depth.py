# %% [markdown]
# # 07 Depth
#
# | | |
# |---|---|
# | **Minutes** | 45 |
# | **You need** | born dead, killed (notebook 06); initialisation (notebook 03) |
#
# After this notebook you can
#
# 1. predict how likely a deep and narrow network is to collapse before training;
# 2. say in which layers units are born dead, for four initialisations;
# 3. prove that a dead unit of the first layer stays dead under plain gradient descent;
# 4. name three ways in which dead units come back.

# %%
import numpy as np

from dyingrelu_utils.claims import Verdict
from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.diagnosis import collapsed_by_layer, dead_units, life_table
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.initialisation import deck_networks, initialise
from dyingrelu_utils.intervals import mean_interval, proportion_interval
from dyingrelu_utils.labs import depth_lab
from dyingrelu_utils.plots import plot_dose, show, subplots, table
from dyingrelu_utils.plots.style import THEORY
from dyingrelu_utils.theory import collapse_bounds, collapse_probability
from dyingrelu_utils.training import train

# %%
X, y = deck_dataset()  # (1000, 10), (1000,)

# %% [markdown]
# ## 1. Born collapsed
#
# When *all* units of a hidden layer are dead, nothing gets through: the output is
# constant and no gradient comes back. The network is **collapsed**.
#
# **Question.** How likely is that before training, with He's weights and zero biases?
#
# **Prediction.** Ten layers of three units each: 1 %, 10 %, or most of the time?
#
# A layer of $N$ units whose input is not zero lets a *single* input die with
# probability $2^{-N}$: each unit is off with probability 1/2. Over $H$ layers that
# makes $1 - (1 - 2^{-N})^H$ [1].

# %%
def share_collapsed(width, inputs, method="he", n_hidden=20):
    """Share of 10,000 networks collapsed after 1, 2, ..., n_hidden layers."""
    sizes = [inputs.shape[1], *[width] * n_hidden, 1]
    networks = initialise(sizes, range(10_000), method=method)
    counts = collapsed_by_layer(networks, inputs).sum(axis=1)  # (n_hidden,)
    return [proportion_interval(count, 10_000) for count in counts]


# %%
widths = (2, 3, 4)
one = np.array([[1.0]])  # one sample of one feature
on_one = {width: share_collapsed(width, one) for width in widths}

# %%
rows = []
for width in widths:
    for depth in (1, 2, 3, 5, 10, 20):
        share = on_one[width][depth - 1]
        theory = collapse_probability(width, depth)
        rows.append([width, depth, f"{share:.3f}", f"{theory:.3f}"])
table(["width", "layers", "measured", "theory"], *rows)

# %% [markdown]
# **What we saw.** Ten layers of three units collapse, for a given input, most of the
# time. Width helps exponentially, depth hurts linearly at first.
#
# A dataset has many inputs, and the network is collapsed only if *all* of them are
# stuck. With one feature and inputs on both sides of zero, the chance lies between two
# bounds: the lower one is in [1], the upper one is derived in the docstring of
# `collapse_bounds`.

# %%
both_sides = np.array([[-1.0], [1.0]])
on_both = {width: share_collapsed(width, both_sides) for width in widths}

# %%
rows = []
for width in widths:
    for depth in (1, 2, 3, 5, 10, 20):
        share = on_both[width][depth - 1]
        low, high = collapse_bounds(width, depth)
        rows.append([width, depth, f"{share:.3f}", f"{low:.3f} to {high:.3f}"])
table(["width", "layers", "measured", "bounds"], *rows)

# %%
fig, axes = subplots(ncols=3, sharey=True)
depths = np.arange(1, 21)
for ax, width in zip(axes, widths, strict=True):
    low, high = collapse_bounds(width, depths)
    label = "between the bounds"
    ax.fill_between(depths, low, high, color=THEORY, alpha=0.25, label=label)
    plot_dose(ax, depths, {"measured": on_both[width]})
    ax.set(title=f"width {width}", xlabel="hidden layers", xticks=(1, 5, 10, 15, 20))
axes[0].set(ylabel="share of collapsed networks")
show(fig, "Measured collapse keeps between the two bounds; with four units of width it "
          "is far rarer than with two.")

# %% [markdown]
# **What we saw.** Two sides are harder to kill than one input, but depth wins in the
# end. The remedy that the same authors propose, RAI, makes one number of each unit
# positive, a weight or the bias, chosen by chance. Ten layers, both sides of zero:

# %%
on_both_rai = {
    width: share_collapsed(width, both_sides, "rai", n_hidden=10) for width in widths
}

# %%
rows = []
for width in widths:
    he, rai = on_both[width][9], on_both_rai[width][9]  # ten layers
    rows.append([width, f"{he:.3f}", f"{rai:.3f}"])
table(["width", "He", "RAI"], *rows)

# %% [markdown]
# ## 2. Where units are born dead
#
# **Question.** Ten features, eight hidden layers of ten units, the deck's data. In
# which layers do units die at birth, and does the initialisation matter?
#
# **Prediction.** First layers or last? He, Glorot, PyTorch's default, RAI: which has
# the fewest?

# %%
sizes = [10, *[10] * 8, 1]
methods = {"He": "he", "Glorot": "glorot", "PyTorch's default": "pytorch", "RAI": "rai"}
by_layer = {}
for name, method in methods.items():
    layers = dead_units(initialise(sizes, range(100), method=method), X)
    by_layer[name] = [mean_interval(layer.mean(axis=1)) for layer in layers]

# %%
rows = []
for name, shares in by_layer.items():
    rows.append([name, f"{shares[0]:.3f}", f"{shares[7]:.3f}"])
table(["weights", "born dead in layer 1", "in layer 8"], *rows)

# %%
curves = {"He, Glorot": by_layer["He"]}
for name in ("PyTorch's default", "RAI"):
    curves[name] = by_layer[name]
fig, ax = subplots()
plot_dose(ax, np.arange(1, 9), curves)
ax.set(xlabel="hidden layer", ylabel="share of units born dead")
show(fig, "No unit of the first layer is born dead; deeper layers have more and more, "
          "and the initialisation changes how many.")

# %% [markdown]
# **What we saw.** At zero bias nobody is born dead in the first layer, whose inputs
# scatter around zero. A deeper layer gets the *activations* below it, none of them
# negative, so its units are where notebook 01's shifted inputs were, and death grows
# from layer to layer. He and Glorot agree to the last digit: they differ in scale, and
# at zero bias only signs count. PyTorch's default has small weights *and* random
# biases. The signal shrinks from layer to layer until the biases rule, and a unit whose
# bias is negative is then off for all samples: about half of them are. RAI helps a
# little here.
#
# ### Lab: width, depth, initialisation, leak
#
# On the left, 20 networks on the deck's data; on the right, 400 networks of one feature
# with an input on each side of zero, as in section 1. The bars are 95 % intervals.
#
# **Predict, then drag.**
#
# 1. Ten layers: how wide must they be before collapse becomes rare? And twenty layers?
# 2. Take PyTorch's default. Does collapse follow the dead units?
# 3. Add a leak. Do the units on the left come to life, or are they stuck?

# %%
depth_lab()

# %% [markdown]
# ## 3. Is it for ever?
#
# The deck says that dead neurons "never recover". For a unit of the *first* layer,
# under plain gradient descent on the same data, that has a proof in three lines:
#
# 1. Dead means $z_i \le 0$ for every sample $i$, so $f'(z_i) = 0$ and the unit's
#    gradient, a sum of terms $f'(z_i)\,(\dots)\,x_i$, is exactly zero.
# 2. An update changes its weights and bias by the learning rate times zero.
# 3. The inputs $x_i$ are data, so they do not change either. Every $z_i$ stays what it
#    was. Repeat.
#
# **Question.** Does it hold to the last bit?

# %%
A, _ = deck_networks()
early = train(A, X, y, learning_rate=20, n_epochs=30).network
late = train(early, X, y, learning_rate=20, n_epochs=170).network
dead = dead_units(early, X)[0][0]  # (20,)

# %%
weights_early, weights_late = early.weights[0][0], late.weights[0][0]  # (10, 20)
same = np.array_equal(weights_early[:, dead], weights_late[:, dead])
print(f"weights of the {dead.sum()} dead units the same 170 updates later: {same}")

# %%
biases_early, biases_late = early.biases[0][0], late.biases[0][0]  # (20,)
same = np.array_equal(biases_early[dead], biases_late[dead])
print(f"biases of the {dead.sum()} dead units the same 170 updates later: {same}")

# %% [markdown]
# **What we saw.** It does. But look at what the proof used: the first layer, the same
# data, plain gradient descent.
#
# **Prediction.** Take each of the three away. Which of them bring units back?

# %%
def killed_and_revived(sizes, rate, **options):
    """In ten networks, layer by layer: units that were killed, units that came back."""
    start = initialise(sizes, range(10))
    history = train(start, X, y, rate, 100, record_activity=True, **options)
    counts = []
    for active in history.active_fraction:
        lives = life_table(active)
        killed = sum(bool(life.killed) for life in lives)
        revived = sum(bool(life.revived) for life in lives)
        counts.append((killed, revived))
    return counts


# %%
plain = killed_and_revived([10, 20, 1], 10)
two_layers = killed_and_revived([10, 20, 20, 1], 3)

# %%
momentum = killed_and_revived([10, 20, 1], 5, momentum=0.9)
bias_decay = killed_and_revived([10, 20, 1], 10, bias_decay=0.001)
weight_decay = killed_and_revived([10, 20, 1], 10, weight_decay=0.001)

# %%
runs = {
    "plain gradient descent": plain,
    "two hidden layers": two_layers,
    "momentum 0.9": momentum,
    "decay of biases, 0.001": bias_decay,
    "decay of weights, 0.001": weight_decay,
}

# %%
rows = []
for name, counts in runs.items():
    for layer, (killed, revived) in enumerate(counts, 1):
        # ten networks with 20 units in each layer
        rows.append([name, layer, f"{killed} of 200", revived])
table(["training", "layer", "units killed", "came back"], *rows)

# %% [markdown]
# **What we saw.**
#
# - In a *second* layer units do come back: their inputs are activations, and those keep
#   changing while the first layer learns.
# - With *momentum* the velocity of the last real gradients goes on moving a unit that
#   gets none any more, and can carry it back over the data.
# - Decay of *biases* pulls the negative bias of a dead unit towards zero until some
#   sample reaches it. Decay of *weights* alone does not: it shrinks $x \cdot w$ and
#   leaves the negative bias.
#
# And *new data*: dead is always dead on X.

# %%
X_new = np.random.default_rng(8).standard_normal((100_000, 10))
inputs = {"X": X, "100,000 new samples": X_new, "10 times as large inputs": 10 * X}

# %%
rows = [[name, dead_units(late, x)[0].sum()] for name, x in inputs.items()]
table(["dead on", "units"], *rows)

# %%
came_back = two_layers[1][1] + momentum[0][1] + bias_decay[0][1]
print(Verdict(
    13, "dead units never recover",
    holds=came_back == 0, conditionally=plain[0][1] == 0,
    evidence="first layer, same data, plain gradient descent",
))

# %%
layers = dead_units(initialise([10, *[100] * 8, 1], range(10)), X)
wide = [mean_interval(layer.mean(axis=1)) for layer in layers]
more = [shares[7].low > shares[0].high for shares in (*by_layer.values(), wide)]

# %%
narrow_8, wide_8 = by_layer["He"][7].estimate, wide[7].estimate
print(Verdict(
    11, "dying ReLU is more common in deep networks",
    holds=all(more), conditionally=any(more),
    evidence=f"born dead in layer 8: {narrow_8:.1%} of 10 units, {wide_8:.1%} of 100",
))

# %% [markdown]
# ## Exercises
#
# **7.1** How many hidden layers of width 3 make collapse, for a single input, more
# likely than not?

# %%
n_layers = ...  # a whole number
answer("7.1", n_layers)

# %% [markdown]
# **7.2** A network is to have 100 hidden layers. How wide must they be at least for a
# single input to get through with a chance of 99 % or more?

# %%
width = ...  # a whole number
answer("7.2", width)

# %% [markdown]
# ## Recap
#
# 1. A single input collapses a network of $H$ layers of width $N$ with probability
#    $1 - (1 - 2^{-N})^H$; for inputs on both sides of zero, bounds hold, and the counts
#    keep to them.
# 2. At zero bias, deaths at birth begin in the second layer and grow with depth.
# 3. First layer, same data, plain gradient descent: zero gradient, so nothing changes,
#    bit for bit.
# 4. Units come back in deeper layers, with momentum, with decay of biases; and new data
#    may find them alive.
#
# Next: [08 Remedies](08_remedies.ipynb)
#
# ## References
#
# 1. Lu, Shin, Su, Karniadakis: Dying ReLU and initialization: theory and numerical
#    examples, *Communications in Computational Physics* 28, 2020.
# 2. He, Zhang, Ren, Sun: Delving deep into rectifiers, *ICCV*, 2015.
