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
from itertools import product

import numpy as np

from dyingrelu_utils.claims import Verdict
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.diagnosis import dead_units
from dyingrelu_utils.initialisation import deck_networks, initialise
from dyingrelu_utils.plots import plot_dose
from dyingrelu_utils.intervals import mean_interval, proportion_interval
from dyingrelu_utils.labs import depth_lab
from dyingrelu_utils.diagnosis import life_table
from dyingrelu_utils.plots import show, subplots
from dyingrelu_utils.theory import collapse_bounds, collapse_probability
from dyingrelu_utils.training import train

X, y = deck_dataset()  # (1000, 10), (1000,)

# %% [markdown]
# ## 1. Born collapsed
#
# When *all* units of a hidden layer are dead, nothing gets through: the output is constant and no
# gradient comes back. The network is **collapsed**.
#
# **Question.** How likely is that before training, with He's weights and zero biases?
#
# **Prediction.** Ten layers of three units each: 1 %, 10 %, or most of the time?
#
# A layer of $N$ units whose input is not zero lets a *single* input die with probability $2^{-N}$: each
# unit is off with probability 1/2. Over $H$ layers that makes $1 - (1 - 2^{-N})^H$ [1].

# %%
def collapsed_by_layer(width, inputs, method="he", n_hidden=20, n_networks=10_000):
    """Number of networks with a dead layer among the first 1, 2, ..., n_hidden."""
    sizes = [inputs.shape[1], *[width] * n_hidden, 1]
    layers = dead_units(initialise(sizes, range(n_networks), method=method), inputs)
    dead_layer = np.array([layer.all(axis=1) for layer in layers])  # (n_hidden, n_networks)
    return np.logical_or.accumulate(dead_layer).sum(axis=1)


# %%
one = np.array([[1.0]])
counts = {width: collapsed_by_layer(width, one) for width in (2, 3, 4)}

# %%
for width, depth in product((2, 3, 4), (1, 2, 3, 5, 10, 20)):
    print(f"width {width}, {depth:2d} layers: {proportion_interval(int(counts[width][depth - 1]), 10_000):.3f}   "
          f"theory {collapse_probability(width, depth):.3f}")

# %% [markdown]
# **What we saw.** Ten layers of three units collapse, for a given input, most of the time. Width helps
# exponentially, depth hurts linearly at first.
#
# A dataset has many inputs, and the network is collapsed only if *all* of them are stuck. With one feature and
# inputs on both sides of zero, the chance lies between two bounds: the lower one is in [1], the upper one is
# derived in the docstring of `collapse_bounds`.

# %%
both_sides = np.array([[-1.0], [1.0]])
counts = {width: collapsed_by_layer(width, both_sides) for width in (2, 3, 4)}

# %%
for width, depth in product((2, 3, 4), (1, 2, 3, 5, 10, 20)):
    low, high = collapse_bounds(width, depth)
    print(f"width {width}, {depth:2d} layers: {proportion_interval(int(counts[width][depth - 1]), 10_000):.3f}   "
          f"bounds {low:.3f} to {high:.3f}")

# %%
fig, axes = subplots(ncols=3, sharey=True)
h = np.arange(1, 21)
for ax, width in zip(axes, (2, 3, 4), strict=True):
    ax.fill_between(h, *collapse_bounds(width, h), color="black", alpha=0.25, label="between the bounds")
    plot_dose(ax, h, {"measured": [proportion_interval(int(c), 10_000) for c in counts[width]]})
    ax.set(title=f"width {width}", xlabel="hidden layers", xticks=(1, 5, 10, 15, 20))
axes[0].set(ylabel="share of collapsed networks")
show(fig, "Measured collapse keeps between the two bounds; with four units of width it is far rarer than with two.")

# %% [markdown]
# **What we saw.** Two sides are harder to kill than one input, but depth wins in the end. The remedy that the
# same authors propose, RAI, makes one number of each unit positive, a weight or the bias, chosen by
# chance. Ten layers, both sides of zero:

# %%
for width in (2, 3, 4):
    rai = collapsed_by_layer(width, both_sides, "rai")[9]
    print(f"width {width}: He {proportion_interval(int(counts[width][9]), 10_000):.3f}   RAI {proportion_interval(int(rai), 10_000):.3f}")

# %% [markdown]
# ## 2. Where units are born dead
#
# **Question.** Ten features, eight hidden layers of ten units, the deck's data. In which layers do units
# die at birth, and does the initialisation matter?
#
# **Prediction.** First layers or last? He, Glorot, PyTorch's default, RAI: which has the fewest?

# %%
sizes = [10, *[10] * 8, 1]
methods = {"He": "he", "Glorot": "glorot", "PyTorch's default": "pytorch", "RAI": "rai"}
by_layer = {}
for name, method in methods.items():
    layers = dead_units(initialise(sizes, range(100), method=method), X)
    by_layer[name] = [mean_interval(layer.mean(axis=1)) for layer in layers]
    print(f"{name:18} layer 1 {by_layer[name][0]:.3f}   layer 8 {by_layer[name][7]:.3f}")

# %%
fig, ax = subplots()
curves = {"He, Glorot": by_layer["He"], "PyTorch's default": by_layer["PyTorch's default"], "RAI": by_layer["RAI"]}
plot_dose(ax, np.arange(1, 9), curves)
ax.set(xlabel="hidden layer", ylabel="share of units born dead")
show(fig, "No unit of the first layer is born dead; deeper layers have more and more, and the initialisation changes how many.")

# %% [markdown]
# **What we saw.** At zero bias nobody is born dead in the first layer, whose inputs scatter around zero. A
# deeper layer gets the *activations* below it, none of them negative, so its units are where notebook
# 01's shifted inputs were, and death grows from layer to layer. He and Glorot agree to the last digit:
# they differ in scale, and at zero bias only signs count. PyTorch's default has small weights *and*
# random biases. The signal shrinks from layer to layer until the biases rule, and a unit whose bias is
# negative is then off for all samples: about half of them are. RAI helps a little here.
#
# ### Lab: width, depth, initialisation, leak
#
# On the left, 20 networks on the deck's data; on the right, 400 networks of one feature with an input on each side of zero, as
# in section 1. The bars are 95 % intervals.
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
# The deck says that dead neurons "never recover". For a unit of the *first* layer, under plain
# gradient descent on the same data, that has a proof in three lines:
#
# 1. Dead means $z_i \le 0$ for every sample $i$, so $f'(z_i) = 0$ and the unit's gradient, a sum of
#    terms $f'(z_i)\,(\dots)\,x_i$, is exactly zero.
# 2. An update changes its weights and bias by the learning rate times zero.
# 3. The inputs $x_i$ are data, so they do not change either. Every $z_i$ stays what it was. Repeat.
#
# **Question.** Does it hold to the last bit?

# %%
A, _ = deck_networks()
early = train(A, X, y, learning_rate=20, n_epochs=30).network
late = train(early, X, y, learning_rate=20, n_epochs=170).network
gone = dead_units(early, X)[0][0]
for name in ("weights", "biases"):
    before, after = (getattr(n, name)[0][0][..., gone] for n in (early, late))
    print(f"{name} of the {gone.sum()} dead units the same 170 updates later: {np.array_equal(before, after)}")

# %% [markdown]
# **What we saw.** It does. But look at what the proof used: the first layer, the same data, plain
# gradient descent.
#
# **Prediction.** Take each of the three away. Which of them bring units back?

# %%
def deaths(name, sizes, rate, **options):
    history = train(initialise(sizes, range(10)), X, y, rate, 100, record_activity=True, **options)
    counts = {}
    for layer, active in enumerate(history.active_fraction, 1):
        lives = life_table(active)
        counts[layer] = sum(bool(u.killed) for u in lives), sum(bool(u.revived) for u in lives)
        print(f"{name:28} layer {layer}: {counts[layer][0]:3d} of {len(lives)} units killed, "
              f"{counts[layer][1]:3d} came back")
    return counts


plain = deaths("plain gradient descent", [10, 20, 1], 10)
two_layers = deaths("two hidden layers", [10, 20, 20, 1], 3)

# %%
momentum = deaths("momentum 0.9", [10, 20, 1], 5, momentum=0.9)
bias_decay = deaths("decay of biases, 0.001", [10, 20, 1], 10, bias_decay=0.001)
weight_decay = deaths("decay of weights, 0.001", [10, 20, 1], 10, weight_decay=0.001)

# %% [markdown]
# **What we saw.**
#
# - In a *second* layer units do come back: their inputs are activations, and those keep changing while
#   the first layer learns.
# - With *momentum* the velocity of the last real gradients goes on moving a unit that gets none any
#   more, and can carry it back over the data.
# - Decay of *biases* pulls the negative bias of a dead unit towards zero until some sample reaches it. Decay
#   of *weights* alone does not: it shrinks $x \cdot w$ and leaves the negative bias.
#
# And *new data*: dead is always dead on X.

# %%
other = np.random.default_rng(8).standard_normal((100_000, 10))
print(f"dead on X: {dead_units(late, X)[0].sum()},  on 100,000 new samples: {dead_units(late, other)[0].sum()},  "
      f"on 10 times as large inputs: {dead_units(late, 10 * X)[0].sum()}")

# %%
came_back = two_layers[2][1] + momentum[1][1] + bias_decay[1][1]
print(Verdict(13, "dead units never recover", holds=came_back == 0, conditionally=plain[1][1] == 0,
        evidence="first layer, same data, plain gradient descent")

# %%
wide = [mean_interval(layer.mean(axis=1)) for layer in dead_units(initialise([10, *[100] * 8, 1], range(10)), X)]
more = [layers[7].low > layers[0].high for layers in (*by_layer.values(), wide)]
print(Verdict(11, "dying ReLU is more common in deep networks", holds=all(more), conditionally=any(more),
        evidence=f"born dead in layer 8: {by_layer['He'][7].estimate:.1%} of 10 units, {wide[7].estimate:.1%} of 100")

# %% [markdown]
# ## Exercises
#
# **7.1** How many hidden layers of width 3 make collapse, for a single input, more likely than not?

# %%
n_layers = ...  # a whole number
answer("7.1", n_layers)

# %% [markdown]
# **7.2** A network is to have 100 hidden layers. How wide must they be at least for a single input to
# get through with a chance of 99 % or more?

# %%
width = ...  # a whole number
answer("7.2", width)

# %% [markdown]
# ## Recap
#
# 1. A single input collapses a network of $H$ layers of width $N$ with probability $1 - (1 - 2^{-N})^H$;
#    for inputs on both sides of zero, bounds hold, and the counts keep to them.
# 2. At zero bias, deaths at birth begin in the second layer and grow with depth.
# 3. First layer, same data, plain gradient descent: zero gradient, so nothing changes, bit for bit.
# 4. Units come back in deeper layers, with momentum, with decay of biases; and new data may
#    find them alive.
#
# Next: [08 Remedies](08_remedies.ipynb)
#
# ## References
#
# 1. Lu, Shin, Su, Karniadakis: Dying ReLU and initialization: theory and numerical examples,
#    *Communications in Computational Physics* 28, 2020.
# 2. He, Zhang, Ren, Sun: Delving deep into rectifiers, *ICCV*, 2015.
