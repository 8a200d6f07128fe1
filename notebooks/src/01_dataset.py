# %% [markdown]
# # 01 Dataset
#
# The deck of slides that we test in this course tells of a factory: every worker passes
# a positive number on and turns any other into zero, and some workers get stuck at zero
# for ever.
#
# Here is a puzzle. We hire 1000 such workers and teach them nothing. On some data all
# of them pass something on now and then; on other data hundreds never do. A single line
# of code turns the first data into the second. Which line could that be?
#
# | Minutes | You need |
# |---|---|
# | 35 | Python, and NumPy arrays: shapes, slicing, `@` |
#
# After this notebook you can
#
# 1. make the dataset of the course from its seed, the same numbers on every machine;
# 2. say which of its features matter, and how you know;
# 3. show that a plane separates its two classes;
# 4. say on which data a ReLU unit with random weights is dead, and what negative
#    features have to do with it.

# %%
import numpy as np

from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.diagnosis import active_fraction, dead
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.plots import (
    draw_clouds,
    draw_unit,
    legend_above,
    plot_active_fraction,
    plot_bars,
    plot_classes,
    show,
    subplots,
    table,
)
from dyingrelu_utils.plots.style import THEORY

# %% [markdown]
# ## 1. Make the data from a seed
#
# The deck trains two small networks on 1000 made-up samples of 10 features. A sample
# belongs to class 1 where $x_0 + x_1 - x_2 > 0$, and to class 0 elsewhere.
#
# **Question.** Are "random" numbers from a seed the same on your machine as on ours?
#
# **Prediction.** Write down yes or no, and whether you expect exactly 500 samples in
# each class.

# %% [markdown]
# **1.1** Write `make_data(seed)`, which returns the features `X`, of shape (1000, 10),
# and the labels `y`. The deck draws with the method `randn` of NumPy's old generator of
# random numbers, `np.random.RandomState(seed)`. Replace the dots, run the cell, and
# read what it says.


# %%
def make_data(seed):
    return ...  # X, y


answer("1.1", make_data)

# %% [markdown]
# Ours is folded below: a click opens it. The notebook goes on with it, and with the
# deck's seed, 42.


# %% jupyter={"source_hidden": true}
def make_data(seed):
    stream = np.random.RandomState(seed)
    X = stream.randn(1000, 10)  # (n_samples, n_features)
    y = (X[:, 0] + X[:, 1] - X[:, 2] > 0).astype(int)  # (n_samples,)
    return X, y


# %%
X, y = make_data(42)
print("X", X.shape, " y", y.shape)
print("first sample:", X[0].round(3))

# %%
print("class 0:", (y == 0).sum(), " class 1:", (y == 1).sum())

# %% [markdown]
# **What we saw.** Yes: NumPy has promised never to change this generator [1], so you
# see the numbers that we see. The classes hold 498 and 502 samples.

# %% [markdown]
# The helper module makes the same arrays for us.

# %%
X_again, y_again = deck_dataset()
print("same arrays:", np.array_equal(X, X_again) and np.array_equal(y, y_again))

# %% [markdown]
# ## 2. Find the features that matter
#
# We compare the mean of each feature in class 1 with that in class 0. By chance alone,
# the two differ a little. A feature has variance 1, the mean of $n$ samples has
# variance $1/n$, and the variance of a difference is the sum of both. In 95 % of all
# cases, chance stays within 1.96 standard deviations.
#
# **Question.** Would we have found the three features without the rule?
#
# **Prediction.** For which features will the mean differ between the classes by more
# than chance, and with which sign?

# %%
difference = X[y == 1].mean(axis=0) - X[y == 0].mean(axis=0)  # (n_features,)
variance = 1 / (y == 1).sum() + 1 / (y == 0).sum()
by_chance = 1.96 * np.sqrt(variance)

# %%
for j in np.flatnonzero(np.abs(difference) > by_chance):
    print(f"x{j}: {difference[j]:+.2f}")
print(f"chance alone: from {-by_chance:.2f} to {by_chance:+.2f}")

# %%
fig, ax = subplots()
plot_bars(ax, [f"x{j}" for j in range(10)], difference, by_chance)
ax.set(ylabel="class 1 minus class 0, mean")
show(
    fig,
    "Only the error bars of x0, x1 and x2 stay clear of zero, and x2 has the other "
    "sign.",
)

# %% [markdown]
# **What we saw.** We would: $x_0$ and $x_1$ stand out above zero, and $x_2$ below. But
# in the other 5 % of cases, a feature without any effect stands out just the same.

# %% [markdown]
# ## 3. Separate the classes with a plane
#
# **Question.** The rule is linear. Does its plane leave a gap between the classes?
#
# **Prediction.** How far from the plane will the nearest of the 1000 samples be: about
# 1, 0.1, or less than 0.01?

# %%
score = X[:, 0] + X[:, 1] - X[:, 2]  # (n_samples,)
right = ((score > 0) == y).mean()
distance = np.abs(score) / np.sqrt(3)  # the vector (1, 1, -1) has length sqrt(3)
print(f"labels that the plane gets right: {right:.0%}")
print(f"distance of the nearest sample:   {distance.min():.4f}")

# %%
fig, ax = subplots()
plot_classes(ax, X[:, 0] + X[:, 1], X[:, 2], y)
ax.plot([-4, 4], [-4, 4], color=THEORY, label="x0 + x1 = x2")
ax.set(xlabel="x0 + x1", ylabel="x2", xlim=(-4.8, 4.8), ylim=(-4, 4))
legend_above(ax)
show(
    fig,
    "The line x0 + x1 = x2 has all samples of class 1 on its right and all of class 0 "
    "on its left.",
)

# %% [markdown]
# **What we saw.** The plane, a line in our picture, gets all labels right, and the
# nearest sample almost touches it. So a network without a hidden layer could do as
# well: the deck compares activations on a task that needs none.

# %% [markdown]
# ## 4. Ask whether negative features kill
#
# What the story calls a worker is a *unit* of a network. It has a weight for each
# feature and a bias $b$, and computes its *pre-activation* $z = x \cdot w + b$. ReLU
# passes $z$ on where it is positive, and gives 0 elsewhere. We call the place where
# $z = 0$ the unit's *hinge*.

# %%
fig, ax = subplots()
draw_unit(ax)
show(
    fig,
    "With two features the hinge is a line: on the side to which the weights w point "
    "the unit is active, on the other side it is off.",
)

# %% [markdown]
# A unit that is off on one sample may be active on the next. We call it **dead on X**
# if $z \le 0$ for *every* row of X. The deck writes "10 (can be negative!)" beside the
# features, as if negative numbers were what kills.
#
# **Question.** Take 1000 units with random weights and no bias. How many are off on the
# first sample, and how many are dead on X?
#
# **Prediction.** Write down both numbers.

# %%
rng = np.random.default_rng(0)
W = rng.standard_normal((10, 1000)) * np.sqrt(2 / 10)  # scaled as in the deck
z = X @ W  # (n_samples, n_units)
print("off on the first sample:", (z[0] <= 0).sum(), "of 1000")
print("dead on X:              ", dead(z).sum(), "of 1000")

# %% [markdown]
# **What we saw.** About half of the units are off on the first sample, but not one is
# off on all. Our features scatter around zero, so samples lie on both sides of every
# hinge.

# %% [markdown]
# ## 5. Move the data away from zero
#
# Real features, such as the brightness of a pixel, are often never negative. We imitate
# this with a constant, the *shift*, added to every feature; labels and weights stay.
#
# **Question.** Are units safe from being dead where no feature is negative?
#
# **Prediction.** As the shift grows, will more units be dead, or fewer?

# %%
rows = []
for shift in (0, 1, 2, 3, 5):
    X_shifted, _ = deck_dataset(shift)
    negative = (X_shifted < 0).mean()
    n_dead = dead(X_shifted @ W).sum()
    rows.append([shift, f"{negative:.1%}", f"{n_dead} of 1000"])
table(["shift", "negative numbers", "dead units"], *rows)

# %%
X_shifted, _ = deck_dataset(shift=5)
fraction_0 = active_fraction(z)  # (n_units,)
fraction_5 = active_fraction(X_shifted @ W)  # (n_units,)
n_dead, n_always = (fraction_5 == 0).sum(), (fraction_5 == 1).sum()
print("shift 5:", n_dead, "dead,", n_always, "always on")

# %%
fig, axes = subplots(ncols=2, sharex=True, sharey=True)
plot_active_fraction(axes, {"shift 0": fraction_0, "shift 5": fraction_5})
show(fig, "At shift 5 most units are active on no sample (hatched) or on all of them.")

# %% [markdown]
# **What we saw.** No: more are dead. At a shift of 5, without a negative number, 281 of
# 1000 units are dead before any training, and another 299 are active on every sample.

# %% [markdown]
# To see why, we write the pre-activation of a shifted sample in two parts:
#
# $$z = (x + \text{shift}) \cdot w = x \cdot w + \text{shift} \cdot \sum_j w_j .$$
#
# The first part differs from sample to sample, with mean 0 and variance $\sum_j w_j^2$,
# whose root is the length of $w$. The second part is *the same for all samples*. Where
# it is much larger, its sign decides for all of them, as in the first and the last of
# these units.

# %%
rows = []
for j in (0, 2, 3):
    w = W[:, j]
    length, same = np.linalg.norm(w), 5 * w.sum()
    rows.append([j, f"{length:.1f}", f"{same:+.1f}", f"{fraction_5[j]:.1%}"])
table(["unit", "differs by about", "same for all", "active at shift 5"], *rows)

# %%
fig, (around, away) = subplots(ncols=2)
draw_clouds(around, away)
show(
    fig,
    "Without a bias every hinge goes through the origin: it cuts a cloud of samples "
    "around the origin, and mostly misses (dashed) one that lies away from it.",
)

# %% [markdown]
# ## 6. Find out whether it is the sign
#
# The shift changed two things together: the numbers became positive, and their mean
# moved away from zero. Now we change one at a time, in four sets of data:
#
# 1. all features lie around $+2.5$, a shift as before;
# 2. every second one lies around $-2.5$, as far from zero;
# 3. the same, scattered five times as widely: *measured in standard deviations*, the
#    distance is a fifth;
# 4. "prices" $e^{2x}$, all positive and a few of them very large.
#
# **Question.** Is it the sign of the numbers that kills, or how far their mean lies
# from zero?
#
# **Prediction.** Which of the four sets will kill units, and which will not?

# %%
half_each = 2.5 * np.array([1, -1] * 5)  # (n_features,)
data_sets = {
    "around +2.5": X + 2.5,
    "around +2.5 or -2.5": X + half_each,
    "the same, scattered more": 5 * X + half_each,
    "prices": np.exp(2 * X),
}

# %%
rows = []
for name, data in data_sets.items():
    both_signs = (data > 0).any(axis=0) & (data < 0).any(axis=0)  # (n_features,)
    negative = f"{(data < 0).mean():.0%}"
    distance = np.mean(np.abs(data.mean(axis=0)) / data.std(axis=0))
    n_dead = dead(data @ W).sum()
    rows.append([name, both_signs.sum(), negative, f"{distance:.1f}", n_dead])
head = ["data", "features of both signs", "negative", "mean / std. dev.", "dead units"]
table(head, *rows)

# %% [markdown]
# **What we saw.** The sign does not decide. In the second set every feature has both
# signs, and 90 units are dead; when they scatter more, none is. Our prices are all
# positive, and no unit is dead. What matters is how far the mean of a feature lies from
# zero, measured in standard deviations.
#
# So numbers that "can be negative" are no danger, but a mean far from zero is. To
# *centre* the inputs, that is, to subtract their means, is old advice [2].

# %% [markdown]
# ## Exercises
#
# **1.2** At a shift of 5 the samples have moved, but not the labels. Give ten weights
# `w` and a bias `b` so that `X_shifted @ w + b > 0` is true for the samples of class 1
# and for no others.

# %%
plane = ...  # w, b
answer("1.2", plane)

# %% [markdown]
# We explain the answers, and the likely mistakes, in the
# [solutions](solutions/01_dataset.ipynb). There are four more exercises in the
# [practice](practice/01_dataset.ipynb).

# %% [markdown]
# ## Recap
#
# 1. The generator `np.random.RandomState(42)` never changes, so the data is the same on
#    every machine.
# 2. Features $x_0$, $x_1$ and $x_2$ matter: their class means differ by more than
#    chance explains.
# 3. The plane $x_0 + x_1 - x_2 = 0$ separates the classes.
# 4. Many units with random weights and no bias are dead where the means of the features
#    lie far from zero, in standard deviations. Their signs do not matter.
#
# Next: [02 Activations](02_activations.ipynb)
#
# ## References
#
# 1. Kern:
#    [NEP 19, Random number generator policy](https://numpy.org/neps/nep-0019-rng-policy.html),
#    NumPy, 2018.
# 2. LeCun, Bottou, Orr, Müller: Efficient BackProp, in *Neural Networks: Tricks of the
#    Trade*, Springer, 1998, section 4.3.
