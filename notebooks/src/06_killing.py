# %% [markdown]
# # 06 Killing
#
# In the deck's experiment not one unit is ever dead. Now we change a single number,
# most of the units die, and the accuracy falls far. It is tempting to write *because*
# between these two facts. Is that *because* true?
#
# | Minutes | You need |
# |---|---|
# | 90 | the deck's networks (notebook 04), the dead count (notebook 05) |
#
# After this notebook you can
#
# 1. name the update that killed a unit, and say what happened in it;
# 2. separate what dead units cost from what uncovered samples cost;
# 3. predict how many units are born dead, and compare with a count;
# 4. say what the scale of the initial weights has to do with death;
# 5. see in a picture what a network loses with its units.

# %%
import numpy as np
from scipy.special import ndtr

from dyingrelu_utils.activations import leaky_relu
from dyingrelu_utils.claims import Verdict
from dyingrelu_utils.datasets import deck_dataset, two_circles
from dyingrelu_utils.diagnosis import (
    autopsy,
    covered,
    dead_units,
    life_table,
    stuck_negative_units,
)
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.initialisation import deck_networks, initialise
from dyingrelu_utils.intervals import share_interval

# %%
from dyingrelu_utils.labs import killing_lab
from dyingrelu_utils.plots import (
    draw_bell,
    draw_last_sample,
    plot_boundary,
    plot_classes,
    plot_dose,
    plot_raster,
    show,
    subplots,
    table,
)
from dyingrelu_utils.plots.style import BLACK, BLUE, DEAD_HATCH, GREY
from dyingrelu_utils.theory import born_dead_probability_he
from dyingrelu_utils.training import train

# %%
X, y = deck_dataset()  # (1000, 10), (1000,)
A, _ = deck_networks()
A_leaky = A.with_activation("leaky_relu")

# %% [markdown]
# ## 1. Change one number
#
# We change nothing but the learning rate of the deck's network A.
#
# **Prediction.** The deck has 0.01, and we try 0.1, 1, 5, 10 and 20 as well. At which
# of them does the first unit die, and at which does the accuracy fall?

# %%
rates = (0.01, 0.1, 1, 5, 10, 20)
trained_relu = {rate: train(A, X, y, rate).network for rate in rates}
trained_leaky = {rate: train(A_leaky, X, y, rate).network for rate in rates}

# %%
rows = []
for rate in rates:
    relu, leaky = trained_relu[rate], trained_leaky[rate]
    dead = dead_units(relu, X)[0].sum()
    stuck = stuck_negative_units(leaky, X)[0].sum()
    row = [rate, f"{dead}/20", f"{relu.accuracy(X, y)[0]:.1%}"]
    row += [f"{stuck}/20", f"{leaky.accuracy(X, y)[0]:.1%}"]
    rows.append(row)
table(["learning rate", "ReLU: dead", "accuracy", "Leaky: stuck", "accuracy"], *rows)

# %%
start = initialise([10, 20, 1], seeds=range(30))
relu_at_20 = train(start, X, y, 20).network
leaky_at_20 = train(start.with_activation("leaky_relu"), X, y, 20).network
for name, network in {"ReLU": relu_at_20, "Leaky ReLU": leaky_at_20}.items():
    mean = network.accuracy(X, y).mean()  # to 5 %: last bits decide some of the runs
    print(f"rate 20, 30 networks, {name}: about {5 * round(20 * mean)} %")

# %% [markdown]
# **What we saw.** Up to a rate of 1 a larger step only helps. The first unit dies at 5;
# at 20 thirteen of our twenty are dead and the accuracy is 61 %. Leaky ReLU gets every
# label right. Eight of its units end up *stuck negative*, where they still get a
# hundredth of the gradient. Over thirty networks we find about 80 % for ReLU and about
# 100 % for Leaky ReLU.

# %% [markdown]
# ## 2. Kill the same units without the large steps
#
# The large rate has killed thirteen units and cost 39 points, both at once. To find a
# cause we must change it alone. So we make the same thirteen units dead from birth, by
# a bias of minus one million, and train the others at rate 1, which kills nobody.
#
# **Prediction.** Will the accuracy be nearer to 61 % or to the 99.8 % of all twenty?
# And how far does a single unit get when we make nineteen dead?

# %%
killed = dead_units(trained_relu[20], X)[0]  # (1, 20)
seven_left = A[[0]]  # a copy of A
seven_left.biases[0][killed] = -1e6
one_left = A[[0]]
one_left.biases[0][0, 1:] = -1e6

# %%
ends = {
    "all alive at birth, rate 1": trained_relu[1],
    "13 dead from birth, rate 1": train(seven_left, X, y, 1).network,
    "19 dead from birth, rate 1": train(one_left, X, y, 1).network,
    "13 killed by rate 20": trained_relu[20],
}
accuracy = {name: network.accuracy(X, y)[0] for name, network in ends.items()}

# %%
rows = []
for name, network in ends.items():
    dead = dead_units(network, X)[0].sum()
    rows.append([name, f"{dead}/20", f"{accuracy[name]:.1%}"])
table(["network A", "dead at the end", "accuracy"], *rows)

# %% [markdown]
# **What we saw.** The same thirteen dead units cost us nothing here, and even a single
# living unit gets 99.5 % right, for one plane separates the labels. So the number of
# the dead cannot be what costs us 39 points.

# %% [markdown]
# ### Count samples instead of units
#
# We call a sample *covered* if at least one unit of the layer is active on it. On all
# uncovered samples every unit sends 0 up, so they all get the same answer.
#
# **6.1** Write `count_uncovered(z)`: how many samples are uncovered, for the
# pre-activations `z` of one layer.


# %%
def count_uncovered(z):
    """Number of samples on which no unit is active; z: (n_samples, n_units)."""
    return ...


# %%
answer("6.1", count_uncovered)

# %% [markdown]
# Ours is folded below, and the notebook goes on with it.


# %% jupyter={"source_hidden": true}
def count_uncovered(z):
    """Number of samples on which no unit is active; z: (n_samples, n_units)."""
    return (z <= 0).all(axis=1).sum()


# %% [markdown]
# **Prediction.** After rate 20, how many of the 1000 samples are uncovered, and how
# many of the 390 errors are among them?


# %%
def cover_row(name, network):
    """Uncovered samples of both classes, errors, and errors on uncovered samples."""
    z = network.pre_activations(X)[0][0]  # layer 0, network 0: (1000, 20)
    wrong = (network.forward(X)[0] > 0.5) != y  # (1000,)
    off_0, off_1, off_wrong = (count_uncovered(z[s]) for s in (y == 0, y == 1, wrong))
    return [name, off_0, off_1, wrong.sum(), off_wrong]


# %%
head = ["uncovered: class 0", "uncovered: class 1", "errors", "errors on uncovered"]
rows = [cover_row(name, network) for name, network in ends.items()]
n_wrong, n_wrong_uncovered = rows[-1][-2:]  # killed by rate 20
table(["network A", *head], *rows)

# %%
side = X[:, 0] + X[:, 1] - X[:, 2]  # the labels: class 1 where it is positive
jitter = np.random.default_rng(0).uniform(-0.3, 0.3, 1000)  # so that dots lie apart
names = ["13 dead from birth, rate 1", "13 killed by rate 20"]

# %%
fig, axes = subplots(ncols=2, sharex=True, sharey=True)
for ax, name in zip(axes, names, strict=True):
    wrong = (ends[name].forward(X)[0] > 0.5) != y
    height = (ends[name].pre_activations(X)[0][0] > 0).sum(axis=1) + jitter
    plot_classes(ax, side, height, y)
    rings = {"markersize": 5, "fillstyle": "none", "color": BLACK, "label": "wrong"}
    ax.plot(side[wrong], height[wrong], "o", markeredgewidth=0.5, **rings)
    ax.axhspan(-0.5, 0.5, color=GREY, alpha=0.2, linewidth=0)
    ax.text(3.5, 0, "uncovered", va="center")
    ax.set(title=name, xlabel="x0 + x1 − x2")
axes[0].set(ylabel="units that are active on the sample")
axes[1].legend(loc="upper left")
axes[0].get_legend().remove()
show(fig, "Left, every sample has two active units or more; right, most have none, and "
          "all that are wrong are among these.")

# %% [markdown]
# **What we saw.** At rate 20 our network leaves 390 samples of class 0 uncovered and
# 322 of class 1. It calls all of them class 1, so the 390 are wrong (ringed), and there
# is no other error. The single unit leaves 421 uncovered, but all of class 0, and their
# one answer is right. What costs accuracy is *samples of both classes that no unit
# covers*.

# %% [markdown]
# ### Take the cover away and kill nobody
#
# Each unit of network A now gets the bias that makes it active on just ten samples.
# Then we repeat the first comparison, killed or dead from birth, with thirty networks.
#
# **Prediction.** At a rate of 0.3, which kills nobody, network A makes 15 errors. How
# many will it make with so little cover?

# %%
narrow = A[[0]]
z_sorted = np.sort(A.pre_activations(X)[0], axis=1)  # (1, 1000, 20), unit by unit
tenth, eleventh = z_sorted[:, -10], z_sorted[:, -11]  # from the top, (1, 20)
narrow.biases[0][:] = -(tenth + eleventh) / 2

# %%
narrow_trained = train(narrow, X, y, 0.3).network
rows = [cover_row("as it is", train(A, X, y, 0.3).network)]
rows.append(cover_row("active on ten each", narrow_trained))
table(["network A, rate 0.3", *head], *rows)
print("dead:", dead_units(narrow_trained, X)[0].sum())

# %%
dead_at_20 = dead_units(relu_at_20, X)[0]  # (30, 20)
born_dead = start[range(30)]  # a copy of all thirty
born_dead.biases[0][dead_at_20] = -1e6
relu_at_1 = train(born_dead, X, y, 1).network

# %%
fig, (left, right) = subplots(ncols=2, sharey=True)
looks = {"killed by rate 20": (relu_at_20, "o", BLUE),
         "the same dead from birth, rate 1": (relu_at_1, "x", GREY)}
for name, (network, marker, colour) in looks.items():
    wrong = ((network.forward(X) > 0.5) != y).sum(axis=1)
    uncovered = (~covered(network, X)[0]).sum(axis=1)
    left.plot(dead_at_20.sum(axis=1), wrong, marker, color=colour, label=name)
    right.plot(uncovered, wrong, marker, color=colour)
right.plot([0, 900], [0, 450], color=BLACK, linewidth=1)
right.text(600, 200, "half of the\nuncovered")
left.set(xlabel="dead units of 20", ylabel="errors of 1000", xticks=range(0, 21, 5))
right.set(xlabel="uncovered samples of 1000", xlim=(-30, 1000))
fig.legend(loc="outside upper center", ncols=2)
show(fig, "Thirty networks: left, the same dead units go with many errors or with "
          "hardly any; right, the errors grow with the uncovered samples.")

# %%
wrong = (relu_at_20.forward(X) > 0.5) != y  # (30, 1000)
uncovered = ~covered(relu_at_20, X)[0]
print(f"errors on uncovered samples: {(wrong & uncovered).sum() / wrong.sum():.1%}")
worst = relu_at_1.accuracy(X, y).min()
print(f"the same units dead from birth, rate 1: at least {worst:.1%} right")

# %% [markdown]
# **What we saw.** With no unit dead we get 433 errors, 385 on uncovered samples. And of
# the errors of thirty networks at rate 20, 99.7 % are on uncovered samples, while the
# same units dead from birth leave each network above 99 %.

# %% [markdown]
# ### Your verdict
#
# The deck says that dead neurons mean "wasted computational resources + reduced
# accuracy" (slide 3). Does the claim on accuracy hold, hold with a condition, or not
# hold?

# %%
whole = accuracy["all alive at birth, rate 1"]
born_dead_cost = 100 * (whole - accuracy["13 dead from birth, rate 1"])
killed_cost = 100 * (whole - accuracy["13 killed by rate 20"])
Verdict(
    3, "dead neurons reduce accuracy",
    holds=min(born_dead_cost, killed_cost) > 1,
    conditionally=max(born_dead_cost, killed_cost) > 1,
    evidence=f"the same 13 units cost {round(born_dead_cost)} points if dead from "
    f"birth, {round(killed_cost)} if killed by large steps; {n_wrong_uncovered} of the "
    f"{n_wrong} errors are then on samples that no unit covers",
)

# %% [markdown]
# ## 3. Look up when each unit died
#
# **Prediction.** At rate 20, are the thirteen deaths spread over the 200 updates, or do
# they come early?

# %%
history = train(A, X, y, learning_rate=20, n_epochs=30, record_activity=True)
active = history.active_fraction[0]  # (31, 1, 20), row 0: before the first update

# %%
fig, ax = subplots()
plot_raster(ax, active[:, 0])
show(fig, "Thirteen of the twenty units die within the first ten updates, "
          "and none of them comes back.")

# %% [markdown]
# **6.2** Write `deaths(active)`, a list of pairs (update, unit), one for each update
# that found a unit alive and left it dead. Row 0 of `active` was recorded before the
# first update, row $k$ after update $k$. An entry is the share of samples on which the
# unit is active, or nan for a unit that has diverged, neither alive nor dead.


# %%
def deaths(active):
    """Pairs (update, unit), one for each death; active: (n_records, n_units)."""
    return ...


# %%
answer("6.2", deaths)

# %% [markdown]
# Ours is folded below.


# %% jupyter={"source_hidden": true}
def deaths(active):
    """Pairs (update, unit), one for each death; active: (n_records, n_units)."""
    alive, dead = active > 0, active == 0  # neither where it is nan
    before, units = np.nonzero(alive[:-1] & dead[1:])
    return list(zip(before + 1, units, strict=True))


# %%
died = deaths(active[:, 0])
for update in sorted({update for update, _ in died}):
    print(f"update {update} kills", *[unit for when, unit in died if when == update])
print("deaths:", len(died), " dead after update 30:", (active[-1] == 0).sum())

# %% [markdown]
# **What we saw.** They die early, from update 4 to update 10, several at a time. And
# they stay dead, for a dead unit gets no gradient (notebook 03).

# %% [markdown]
# ## 4. Find out what killed unit 3
#
# Update 4 killed unit 3, so we train for three updates and look into the fourth.
#
# **Prediction.** Which samples pushed unit 3 off the data: those on which it is active,
# or those on which it is off? And are the network's answers to these samples right?

# %% [markdown]
# **6.3** Write `pushes(z, v, p, y, learning_rate)`: what each sample adds to the
# *change* of the unit's bias in one update. Here $z$ are the unit's pre-activations,
# $v$ is its weight to the output, $p$ are the network's answers and $y$ the labels.


# %%
def pushes(z, v, p, y, learning_rate):
    """What each sample adds to the change of a unit's bias; (n_samples,)."""
    return ...


# %%
answer("6.3", pushes)

# %% [markdown]
# Ours is folded below. `autopsy` makes the fourth update and compares the unit before
# and after it.


# %% jupyter={"source_hidden": true}
def pushes(z, v, p, y, learning_rate):
    """What each sample adds to the change of a unit's bias; (n_samples,)."""
    return -learning_rate * v * (p - y) * (z > 0) / len(y)


# %%
last_alive = train(A, X, y, learning_rate=20, n_epochs=3).network  # three updates
report = autopsy(last_alive, X, y, unit=3, learning_rate=20)
print(report)

# %%
z_before = last_alive.pre_activations(X)[0][0, :, 3]  # layer 0, network 0, unit 3
v = last_alive.weights[1][0, 3, 0]  # its weight to the output
p = last_alive.forward(X)[0]  # (1000,)
push = pushes(z_before, v, p, y, learning_rate=20)

# %%
is_active, pushing = z_before > 0, np.abs(push) > 1e-6  # (1000,)
print("samples that push:", pushing.sum(), "of them active:", is_active[pushing].sum())
print(f"weight to the output: {v:+.2f}, sum of the pushes: {push.sum():.3f}")

# %%
of_class_0 = is_active & (y == 0)
print("active:", is_active.sum(), " of class 0:", of_class_0.sum(),
      " of these wrong:", (of_class_0 & (p > 0.5)).sum())
print(f"the network says class 1 to {(p > 0.5).mean():.0%} of all samples")

# %%
z_after = X @ report.weights_after + report.bias_after  # (1000,)
bins = np.arange(-90, 51, 2)
fig, axes = subplots(nrows=2, sharex=True, sharey=True)
for ax, z, hatch in zip(axes, (z_before, z_after), ("", DEAD_HATCH), strict=True):
    ax.hist(z, bins, color=BLUE, alpha=0.6, hatch=hatch)
    ax.axvspan(0, 50, color=GREY, alpha=0.2, linewidth=0)
    ax.text(49, 60, f"{(z > 0).sum()} active", ha="right")
    ax.set(ylabel="samples", xlim=(-90, 50))
axes[0].set(title="before the update")
axes[1].set(title="after it: dead", xlabel="pre-activation z of unit 3")
show(fig, "Before the update 124 samples lie in the grey part, where the unit is "
          "active; after it there is none.")

# %% [markdown]
# **What we saw.** Only active samples push, for in notebook 03 we derived the gradient
# of the bias,
#
# $$\frac1n \sum_{i:\, z_i > 0} v\,(p_i - y_i),$$
#
# and the update subtracts the learning rate times this. Here $v$ is $+5.86$, so our
# unit speaks for class 1. The network says class 1 to nearly everybody, and 119 of the
# 124 active samples are of class 0 and wrong: their $p_i - y_i$ is about 1, and each
# pushes the bias down. (With a negative $v$, wrong samples of class 1 would.) The bias
# falls by 14, the largest $z$ goes from 43 to -6, and no sample is left that could push
# the unit back.

# %%
fig, (before, after) = subplots(ncols=2)
draw_last_sample(before, after)
show(fig, "A unit lives as long as one sample lies on its active side; the update "
          "moves the hinge beyond it.")

# %% [markdown]
# **Prediction.** In thirty networks at rate 10, 151 units are killed. In how many of
# these deaths does the network answer *all* active samples wrongly?

# %%
before, shares_wrong, bias_fell = start, [], []
for _ in range(10):  # at this rate nobody dies later
    after = train(before, X, y, learning_rate=10, n_epochs=1).network
    dies = dead_units(after, X)[0] & ~dead_units(before, X)[0]  # (30, 20)
    wrong = (before.forward(X) > 0.5) != y  # (30, 1000)
    on = before.pre_activations(X)[0] > 0  # (30, 1000, 20)
    shares_wrong += [wrong[s, on[s, :, unit]].mean() for s, unit in np.argwhere(dies)]
    bias_fell += list((after.biases[0] < before.biases[0])[dies])
    before = after

# %%
shares_wrong = np.array(shares_wrong)
print("deaths:", len(shares_wrong), " in which the bias fell:", sum(bias_fell))
print("all active samples wrong:", (shares_wrong == 1).sum(),
      " more than half wrong:", (shares_wrong > 0.5).sum())

# %% [markdown]
# **What we saw.** In 58 of the 151 deaths all active samples are answered wrongly, so
# this is no law. But in 143 most of them are, and in every death the bias fell. The
# very samples that a unit serves kill it.

# %% [markdown]
# ## 5. Turn four knobs, one at a time
#
# **Prediction.** How does the share of dead units depend on the learning rate, the
# initial bias, a shift of the inputs, and the scale of the initial weights? Draw four
# curves. One of them is flat: which?


# %%
def dead_share(network, X):
    """Mean share of dead units, over the networks of a stack, with its interval."""
    return share_interval(dead_units(network, X)[0].mean(axis=1))


# %%
learning_rates = (0.1, 1, 3, 5, 10, 20)
trained = [train(start, X, y, rate).network for rate in learning_rates[:-1]]
by_rate = [dead_share(network, X) for network in (*trained, relu_at_20)]
for rate, share in zip(learning_rates, by_rate, strict=True):
    print(f"rate {rate:>4}: dead {share:.2f}")

# %% [markdown]
# The other three knobs act *before* any training. The deck's features are standard
# normal, and $z = x \cdot w + b$ adds ten of them, each multiplied by a weight. Such a
# sum is normal too, a bell curve. Its mean is $b$, or $b + s\,(w_1 + \dots + w_{10})$
# if we shift all inputs by $s$. The variances $w_j^2$ of its terms add up to
# $\lVert w \rVert^2$, so its standard deviation is $\lVert w \rVert$. For ten of He's
# weights, of variance $2/10$ each, this is about $\sqrt 2$.
#
# We write $\Phi(t)$ for the share of a standard normal curve left of $t$. A unit is off
# where $z \le 0$, that is, where $(z - b)/\lVert w \rVert$, which is standard normal,
# is at most $-b/\lVert w \rVert$. For one sample this has the probability
# $\Phi(-b/\lVert w \rVert)$, and for all of $n$ samples $\Phi(-b/\lVert w \rVert)^n$.

# %%
norm = np.sqrt(2)  # of He's weights, about
fig, ax = subplots()
draw_bell(ax, mean=-3, sd=norm)
show(fig, "The normal curve of z for a bias of -3: nearly all of it lies left of zero, "
          "where the unit is off.")

# %%
rows = []
for bias in (-3, -6):
    off = ndtr(-bias / norm)  # scipy's name for Phi
    rows.append([bias, f"{off:.3%}", f"{off**1000:.3%}"])
table(["bias", "off on one sample", "off on all of 1000"], *rows)

# %% [markdown]
# Even 98 % shrinks to nothing in a thousand factors. As $\lVert w \rVert$ differs from
# unit to unit, `born_dead_probability_he` takes the mean over He's weights.

# %%
biases = np.array([0.0, -1, -2, -3, -4, -5, -6])
by_bias = [dead_share(initialise([10, 20, 1], range(30), bias=b), X) for b in biases]
shifts = np.array([0.0, 1, 2, 3, 5, 10])
by_shift = [dead_share(start, deck_dataset(shift)[0]) for shift in shifts]

# %%
scales = np.array([0.1, 0.2, 0.3, 0.5, 1, 10])
by_scale, by_scale_biased = [], []
for scale in scales:
    unbiased = initialise([10, 20, 1], range(30), scale=scale)
    biased = initialise([10, 20, 1], range(30), scale=scale, bias=-1.0)
    by_scale.append(dead_share(unbiased, X))
    by_scale_biased.append(dead_share(biased, X))

# %%
def inside(shares, theory):
    """How many of the intervals hold what theory says."""
    hits = [s.low <= t <= s.high for s, t in zip(shares, theory, strict=True)]
    return f"{sum(hits)} of {len(hits)}"


# %%
for_bias = born_dead_probability_he(biases, 10, 1000)
for_shift = born_dead_probability_he(0.0, 10, 1000, shift=shifts)
for_scale = born_dead_probability_he(-1.0, 10, 1000, scale=scales)
print("theory lies in the interval: bias", inside(by_bias, for_bias), "  shift",
      inside(by_shift, for_shift), "  scale", inside(by_scale_biased, for_scale))
far = born_dead_probability_he(0.0, 10, 1000, shift=1000)
print(f"at shift 10: dead {by_shift[-1]:.2f}   at shift 1000, in theory: {far:.2f}")

# %%
bias_line = np.linspace(-6, 0, 61)
bias_theory = born_dead_probability_he(bias_line, 10, 1000)
fig, (left, right) = subplots(ncols=2, sharey=True)
plot_dose(left, learning_rates, {"after 200 updates": by_rate})
left.set(xlabel="learning rate", ylabel="share of dead units", xscale="log")
left.set(xticks=[0.1, 1, 10], xticklabels=["0.1", "1", "10"], ylim=(-0.03, 1.03))
plot_dose(right, biases, {"born dead": by_bias}, (bias_line, bias_theory))
right.set(xlabel="initial bias")
show(fig, "Left, large learning rates kill; right, a negative initial bias does so "
          "before training, as theory says.")

# %%
shift_line = np.linspace(0, 10, 41)
shift_theory = born_dead_probability_he(0.0, 10, 1000, shift=shift_line)
scale_line = np.geomspace(0.1, 10, 61)
scale_theory = born_dead_probability_he(-1.0, 10, 1000, scale=scale_line)

# %%
fig, (left, right) = subplots(ncols=2, sharey=True)
plot_dose(left, shifts, {"born dead": by_shift}, (shift_line, shift_theory))
left.set(xlabel="shift of all inputs", ylabel="share of dead units")
both = {"bias −1": by_scale_biased, "zero bias": by_scale}
plot_dose(right, scales, both, (scale_line, scale_theory, "bias −1"))
right.set(xlabel="scale of the initial weights", xscale="log", ylim=(-0.03, 1.03))
right.set(xticks=[0.1, 1, 10], xticklabels=["0.1", "1", "10"])
show(fig, "Left, inputs away from zero kill up to two units in five; right, the "
          "scale does nothing at zero bias.")

# %% [markdown]
# **What we saw.** Large steps, negative biases and inputs away from zero all kill, and
# at birth our count agrees with theory. Far from zero all samples look alike to a unit,
# so the sign of its summed weights decides, and half of the units die.
#
# The scale alone is the flat curve: it multiplies $z = x \cdot w$ and keeps its sign.
# With a fixed bias the ratio $b/\lVert w \rVert$ counts, so units with small weights
# and a negative bias are all born dead.

# %% [markdown]
# ## 6. Turn two knobs together
#
# `sweep` trains a network for every rate, bias and seed, 480 in all.
#
# **Prediction.** With a bias of -2, will a rate of 20 kill more units than it does at
# zero bias, or fewer?

# %%
import multiprocessing
from concurrent.futures import ProcessPoolExecutor

from dyingrelu_utils.sweep import sweep, train_and_count

# %%
grid = {
    "learning_rate": [1, 3, 8, 20],
    "bias": [0.0, -2.0, -4.0, -6.0],
    "n_epochs": [50],
}

# %%
spawn = multiprocessing.get_context("spawn")
with ProcessPoolExecutor(2, mp_context=spawn) as pool:  # two processes
    results = sweep(train_and_count, grid, range(30), executor=pool)
dead = results["dead"]  # (4, 4, 1, 30): learning rate, bias, epochs, seed
mean_dead = dead.mean(axis=(2, 3))  # (4, 4)

# %%
rows = []
for rate, shares in zip(grid["learning_rate"], mean_dead, strict=True):
    rows.append([rate, *shares.round(1)])
table(["learning rate", "bias 0", "bias -2", "bias -4", "bias -6"], *rows)

# %% [markdown]
# **What we saw.** The two causes do not add up: at rate 20 half of the units die at
# zero bias, and only 0.2 of them at -2.

# %% [markdown]
# ## 7. Watch a boundary lose its hinges
#
# With two features we can see each unit's *hinge*, the line $x \cdot w + b = 0$ at
# which it bends; a short tick on it marks the active side. A dead unit's hinge, dotted,
# runs outside the data. We train 16 units on two rings.
#
# **Prediction.** At a learning rate of 7 only two units are left. Sketch the boundary
# that two hinges can draw between the rings.

# %%
X_rings, y_rings = two_circles()  # (400, 2), (400,)
small = initialise([2, 16, 1], seeds=0)
on_rings = {rate: train(small, X_rings, y_rings, rate).network for rate in (1, 7)}

# %%
rows = []
for rate, network in on_rings.items():
    dead = dead_units(network, X_rings)[0].sum()
    uncovered = (~covered(network, X_rings)[0]).sum()
    percent = f"{network.accuracy(X_rings, y_rings)[0]:.0%}"
    rows.append([rate, f"{dead}/16", f"{uncovered}/400", percent])
table(["learning rate", "dead", "uncovered samples", "accuracy"], *rows)

# %%
fig, axes = subplots(ncols=2, sharey=True)
for ax, (rate, network) in zip(axes, on_rings.items(), strict=True):
    plot_boundary(ax, network, X_rings, y_rings)
    ax.set_title(f"learning rate {rate}")
axes[1].set(ylabel="")
fig.legend(*axes[0].get_legend_handles_labels(), loc="outside right center")
show(fig, "With all units alive the boundary closes around the inner ring; with two "
          "left it is a strip that cuts through the outer one.")

# %% [markdown]
# **What we saw.** Our two hinges draw a strip of uncovered samples. All get one answer,
# those of the outer ring too.

# %% [markdown]
# ### Lab: from death to death
#
# The lab shows hinges as above. On the right each row is a unit, hatched where it is
# dead. Press play, or *Next death*.
#
# **Predict, then drag.**
#
# 1. Which way does a hinge jump when its unit dies: towards its tick, or away from it?
# 2. Set the learning rate to 5, 6, 7 and 8. How many living hinges close the boundary
#    around the inner ring after all updates?
# 3. Set the rate to 7 and alpha to 0.1. Do hinges that have left the data come back?

# %%
killing_lab()

# %% [markdown]
# Run the next three cells when you have answers.

# %%
before, jumps = small, []  # 1. at the lab's learning rate of 5
for _ in range(200):
    after = train(before, X_rings, y_rings, 5, n_epochs=1).network
    dies = dead_units(after, X_rings)[0] & ~dead_units(before, X_rings)[0]
    places = []  # of the hinge, along its tick
    for network in (before, after):
        norms = np.linalg.norm(network.weights[0], axis=1)
        places.append(-network.biases[0] / norms)
    jumps += list((places[1] - places[0])[dies])
    before = after
towards = (np.array(jumps) > 0).sum()
print(f"deaths: {len(jumps)}, the hinge jumps towards its tick: {towards}")

# %%
rows = []
for seed, rate in ((0, 5), (0, 6), (15, 6), (0, 7), (0, 8)):  # 2.
    network = initialise([2, 16, 1], seed)
    network = train(network, X_rings, y_rings, rate).network
    alive = 16 - dead_units(network, X_rings)[0].sum()
    rows.append([seed, rate, alive, f"{network.accuracy(X_rings, y_rings)[0]:.1%}"])
table(["seed", "learning rate", "alive", "accuracy"], *rows)

# %%
rows = []
for alpha in (0.0, 0.1):  # 3.
    leaky = small.with_activation(leaky_relu(alpha))
    history = train(leaky, X_rings, y_rings, 7, record_activity=True)
    lives = life_table(history.active_fraction[0])
    left = sum(bool(life.killed) for life in lives)
    back = sum(bool(life.revived) for life in lives)
    rows.append([alpha, f"{left}/16", back])
table(["alpha", "hinges that left the data", "came back"], *rows)

# %% [markdown]
# **What the lab shows.**
#
# 1. A hinge jumps towards its tick until no sample is left on that side, in all eight
#    deaths at rate 5.
# 2. At rate 5 eight living hinges close the boundary, at rate 6 four, and with seed 15
#    even three, as a triangle. At 7 two leave the strip, and at 8, without any, the
#    whole plane gets one answer.
# 3. With a leak of 0.1 twelve of the fourteen come back, with ReLU none.

# %% [markdown]
# ## Recap
#
# 1. Only the samples on which a unit is active can kill it. Nearly always most of them
#    are wrong, and together they push its bias down.
# 2. Thirteen units dead from birth cost nothing. Uncovered samples of both classes cost
#    accuracy.
# 3. Death at birth follows theory: $\Phi(-b/\lVert w \rVert)^n$.
# 4. The scale of the weights kills nobody at zero bias; beside a bias, their ratio
#    counts.
# 5. A dead unit's hinge has left the data. Three hinges can close a boundary around a
#    ring, two draw a strip.
#
# Practice: [five more exercises](practice/06_killing.ipynb). Solutions:
# [6.1 to 6.3](solutions/06_killing.ipynb),
# [practice](solutions/practice/06_killing.ipynb).
#
# Next: [07 Depth](07_depth.ipynb)
#
# ## References
#
# 1. Lu, Shin, Su, Karniadakis: Dying ReLU and initialization: theory and numerical
#    examples, *Communications in Computational Physics* 28, 2020.
# 2. Maas, Hannun, Ng: Rectifier nonlinearities improve neural network acoustic models,
#    *ICML Workshop on Deep Learning for Audio, Speech and Language Processing*, 2013.

