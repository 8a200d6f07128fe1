# %% [markdown]
# # 01 Dataset
#
# | | |
# |---|---|
# | **Minutes** | 20 |
# | **You need** | Python, and NumPy arrays: shapes, slicing, `@` |
#
# After this notebook you can
#
# 1. make the dataset of the course from its seed, the same numbers on every machine;
# 2. say which of its features matter, and how you know;
# 3. show that a plane separates its two classes;
# 4. say what "features can be negative" means for a ReLU neuron, and what it does not.

# %%
import numpy as np

from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.diagnosis import active_fraction, dead
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.intervals import proportion_interval
from dyingrelu_utils.plots import (
    plot_active_fraction,
    plot_bars,
    plot_classes,
    show,
    subplots,
    table,
)
from dyingrelu_utils.plots.style import THEORY

# %% [markdown]
# ## 1. Make the data
#
# The course tests a short deck of slides on the "dying ReLU problem". The deck trains
# two small networks on 1000 made-up samples of 10 features. A sample belongs to class 1
# where $x_0 + x_1 - x_2 > 0$.
#
# **Question.** Are "random" numbers from a seed the same on your machine as on ours?
#
# **Prediction.** Write down yes or no, and whether you expect exactly 500 samples in
# each class.

# %%
stream = np.random.RandomState(42)  # the stream behind np.random.seed(42)
X = stream.randn(1000, 10)  # (n_samples, n_features)
y = (X[:, 0] + X[:, 1] - X[:, 2] > 0).astype(int)  # (n_samples,)
print("X", X.shape, " y", y.shape)
print("first sample:", X[0].round(3))

# %%
share = proportion_interval(y.sum(), len(y))
print("class 0:", (y == 0).sum(), " class 1:", (y == 1).sum())
print(f"share of class 1, 95 % interval: {share:.3f}")

# %% [markdown]
# **What we saw.** The numbers are the same: NumPy has frozen this old stream for good
# [1]. The classes hold 498 and 502 samples. The interval tells which shares fit what we
# drew; it contains 0.5, so the deck's "~50 % positive, ~50 % negative" holds.
#
# From now on the helper module makes these arrays for us.

# %%
X_again, y_again = deck_dataset()
print("same arrays:", np.array_equal(X, X_again) and np.array_equal(y, y_again))

# %% [markdown]
# ## 2. Which features matter?
#
# **Question.** The rule uses three features of ten. Would the data alone have told us?
#
# **Prediction.** For which features will the mean differ between the classes, and with
# which sign?

# %%
difference = X[y == 1].mean(axis=0) - X[y == 0].mean(axis=0)  # (n_features,)
variance = 1 / (y == 1).sum() + 1 / (y == 0).sum()  # of a difference, without effect
half_width = 1.96 * np.sqrt(variance)

# %%
rows = []
for j in range(10):
    more = "more" if abs(difference[j]) > half_width else "not more"
    rows.append([f"x{j}", f"{difference[j]:+.2f}", f"{more} than chance"])
table(["feature", "difference of the means", "size"], *rows)

# %%
theory = 2 * np.sqrt(2 / np.pi / 3)
names = [f"x{j}" for j in range(10)]

# %%
fig, ax = subplots()
plot_bars(ax, names, difference, half_width)
ax.axhline(theory, color=THEORY, linestyle="--", label="theory for x0, x1")
ax.axhline(-theory, color=THEORY, linestyle=":", label="theory for x2")
ax.set(ylabel="class 1 minus class 0, mean")
ax.legend(loc=(0.65, 0.68))
show(
    fig,
    "Only x0, x1 and x2 differ between the classes by more than chance; "
    "x2 has the other sign.",
)

# %% [markdown]
# **What we saw.** Three features stand out, at the height that theory gives: with
# $s = (x_0 + x_1 - x_2)/\sqrt 3$, a standard normal number, the class means of $x_0$
# lie $2\,\mathrm{E}|s|/\sqrt 3$ apart, $\mathrm{E}|s| = \sqrt{2/\pi}$. The other seven
# features are noise; the networks will have to learn to leave them alone.
#
# The bars are 95 % intervals, one for each feature. Of every twenty features without
# any effect, about one would stick out all the same.

# %% [markdown]
# ## 3. A plane is enough
#
# **Question.** Is there a linear rule that gets every label right?
#
# **Prediction.** How far from the plane will the nearest of the 1000 samples be: about
# 1, 0.1, or less than 0.01?

# %%
score = X[:, 0] + X[:, 1] - X[:, 2]  # (n_samples,)
right = ((score > 0) == y).mean()
distance = np.abs(score) / np.sqrt(3)  # (n_samples,)
print(f"labels that the plane gets right: {right:.0%}")
print(f"distance of the nearest sample:   {distance.min():.4f}")

# %%
fig, ax = subplots()
plot_classes(ax, X[:, 0] + X[:, 1], X[:, 2], y)
ax.plot([-4, 4], [-4, 4], color=THEORY, label="x0 + x1 = x2")
ax.set(xlabel="x0 + x1", ylabel="x2", xlim=(-4.8, 4.8), ylim=(-4, 4))
ax.legend(loc="upper left")
show(
    fig,
    "The line x0 + x1 = x2 has all samples of class 1 on its right and all of class 0 "
    "on its left.",
)

# %% [markdown]
# **What we saw.** The classes are linearly separable, by the way they were made. The
# nearest sample all but touches the plane.
#
# Keep this in mind: on this dataset a network without any hidden layer could get every
# label right. Whatever we find here about activation functions, we find on a problem
# that does not need them.

# %% [markdown]
# ## 4. "Features can be negative!"
#
# The deck puts that remark beside the number of features, as if negative inputs were
# what kills. A unit of a network computes its *pre-activation* $z = x \cdot w + b$;
# ReLU passes $z$ on where it is positive and gives 0 elsewhere. We call a unit **dead
# on X** if $z \le 0$ for *every* row of X.
#
# **Question.** Take 1000 units with random weights and no bias. How many are off on the
# first sample? How many are dead on X?
#
# **Prediction.** Two numbers, please.

# %%
rng = np.random.default_rng(0)
W = rng.standard_normal((10, 1000)) * np.sqrt(2 / 10)  # (n_features, n_units)
z = X @ W  # (n_samples, n_units)
print("off on the first sample:", (z[0] <= 0).sum(), "of 1000")
print("dead on X:              ", dead(z).sum(), "of 1000")

# %% [markdown]
# **What we saw.** About half of the units are off on any one sample, and none on all of
# them. The features scatter around zero, so what is a "no" for one sample is a "yes"
# for its mirror image.
#
# **Question.** What if all features were positive, like pixel values or prices? We add
# a constant to every feature and leave the labels as they are.
#
# **Prediction.** Will more units be dead, or fewer?

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
z_shifted = X_shifted @ W  # (n_samples, n_units)
fractions = {"shift 0": active_fraction(z), "shift 5": active_fraction(z_shifted)}

# %%
fig, ax = subplots()
plot_active_fraction(ax, fractions)
ax.set(yscale="log", ylabel="units (log scale)")
ax.legend(loc="upper center")
show(
    fig,
    "Around zero every unit is active on about half of the samples; shifted by 5, "
    "most units are active on none or on all.",
)

# %% [markdown]
# **What we saw.** It is the other way round. With features on both sides of zero no
# unit is dead; the fewer negative numbers there are, the more units are dead before any
# training. A sample that is all positive adds the same sign to every $z$ of a unit, and
# the unit's weights decide once for all samples.
#
# So "can be negative" means: half of the *outputs* are zero on a typical sample. It
# does not mean that units die. Centring the inputs is an old piece of advice [2], and
# here is one more reason for it.

# %% [markdown]
# ## Exercises
#
# Replace the dots, run the cell, and read what it says. You can try as often as you
# like.
#
# **1.1** Give ten weights `w` so that `X @ w > 0` is the label of every sample.

# %%
w = ...  # ten numbers
answer("1.1", w)

# %% [markdown]
# **1.2** What share of the samples has at least one negative feature (in the data
# without a shift)? Compute it from `X`.

# %%
share = ...  # a number between 0 and 1
answer("1.2", share)

# %% [markdown]
# ## Recap
#
# 1. `np.random.RandomState(42)` is frozen: the data is the same on every machine, 498
#    and 502 samples in the two classes.
# 2. Features $x_0$, $x_1$, $x_2$ matter; their class means differ by more than chance,
#    at the height that theory gives.
# 3. The plane $x_0 + x_1 - x_2 = 0$ separates the classes, so no hidden layer is
#    needed.
# 4. Negative features switch a unit off on some samples. Dead units come from inputs
#    that do *not* scatter around zero.
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
