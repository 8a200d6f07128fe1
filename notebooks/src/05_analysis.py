# %% [markdown]
# # 05 Analysis
#
# The deck trains ReLU once and Leaky ReLU once, and ReLU comes out ahead with a loss of
# 0.5149 against 0.5416. How often will ReLU win with other random weights, and how
# small an experiment can show which of the two is better? Why are all counts of dead
# neurons zero?
#
# | Minutes | You need |
# |---|---|
# | 75 | the deck's networks (notebook 04); mean, standard deviation, interval |
#
# After this notebook you can
#
# 1. count dead units on the right numbers, and say what is wrong with the deck's count;
# 2. compare two activations fairly, with paired seeds and a confidence interval;
# 3. say what power is, and how many runs the same answer would take without pairing;
# 4. explain why no unit died, and test whether the initial weights deserve the credit;
# 5. give a verdict on each of the deck's claims so far, with its condition.

# %%
import numpy as np
from scipy.special import stdtrit

from dyingrelu_utils.claims import Verdict
from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.diagnosis import active_fraction, dead_units
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.initialisation import deck_networks, initialise
from dyingrelu_utils.intervals import (
    paired_difference,
    proportion_interval,
    sample_size,
    share_interval,
)

# %%
from dyingrelu_utils.labs import training_lab
from dyingrelu_utils.network import Network
from dyingrelu_utils.plots import (
    plot_active_fraction,
    plot_differences,
    plot_pairs,
    show,
    subplots,
    table,
)
from dyingrelu_utils.plots.style import BLACK, BLUE, GREEN, GREY, PURPLE, VERMILION
from dyingrelu_utils.theory import born_dead_probability
from dyingrelu_utils.training import train

# %%
X, y = deck_dataset()  # (1000, 10), (1000,)
A, B = deck_networks()
A_relu = train(A, X, y)
B_leaky = train(B, X, y)

# %% [markdown]
# ## 1. Count the dead where they are
#
# The deck counts dead neurons with the function below, in which `network.forward`
# returns the network's output, the sigmoid.


# %%
def deck_count(network, X):
    activations = network.forward(X).T  # (n_samples, 1): the sigmoid's output
    return np.sum(np.all(activations == 0, axis=0))


# %% [markdown]
# We test it on networks whose answer we know, because a bias of $-100$ shuts a hidden
# unit whatever the sample.
#
# **Prediction.** We shut 0, 10 and then 20 of the twenty units of network A. What does
# the deck's function return for each of the three?


# %%
def with_shut_units(n_shut):
    """Network A, with the bias of its first `n_shut` hidden units at -100."""
    biases = np.where(np.arange(20) < n_shut, -100.0, 0.0)
    return Network(A.weights, [biases, [0.0]], "relu")


# %%
shut_networks = [with_shut_units(n_shut) for n_shut in (0, 10, 20)]
deck_counts = [int(deck_count(network, X)) for network in shut_networks]
print("the deck's counts with 0, 10 and 20 units shut:", *deck_counts)

# %% [markdown]
# **What we saw.** The deck's function returns 0 all three times, because a sigmoid is
# above 0 unless it is rounded to 0.

# %% [markdown]
# **5.1** Write `count_dead(z)`, which returns the number of dead units of one hidden
# layer. Its pre-activations $z$ have a row for each sample and a column for each unit.
# A unit with a nan has diverged, and is not counted as dead.


# %%
def count_dead(z):  # (n_samples, n_units)
    return ...


answer("5.1", count_dead)

# %% [markdown]
# Ours is folded below; the notebook goes on with it.


# %% jupyter={"source_hidden": true}
def count_dead(z):  # (n_samples, n_units)
    return int((z <= 0).all(axis=0).sum())


# %%
true_counts = []
for network in shut_networks:
    z = network.pre_activations(X)[0][0]  # hidden layer, only network: (1000, 20)
    true_counts.append(count_dead(z))

# %%
rows = zip((0, 10, 20), deck_counts, true_counts, strict=True)
table(["units shut", "the deck's count", "count on hidden z <= 0"], *rows)

# %% [markdown]
# Our count finds the units that we shut. For each unit of a stack of networks, the
# module's `dead_units(network, X)` says whether it is dead.
#
# **Prediction.** How many units of the deck's two networks are dead? And on what share
# of the samples is the least active unit on: about 50 %, 5 % or 0.5 %?


# %%
def activity(network):
    """How many units are never active; the share of samples of the least active one."""
    n_never = int(dead_units(network, X)[0].sum())
    active = active_fraction(network.pre_activations(X)[0])  # (1, 20)
    return n_never, active.min()


# %%
never_A, least_A = activity(A_relu.network)
never_B, least_B = activity(B_leaky.network)
rows = [
    ["A, ReLU", f"{never_A}/20", f"{least_A:.1%}"],
    ["B, Leaky ReLU", f"{never_B}/20", f"{least_B:.1%}"],
]
table(["", "never active", "least active, share of samples"], *rows)

# %% [markdown]
# **What we saw.** The deck's "0/20" is right, though its function could not have told
# us. The least active unit of each network is on for more than 45 % of the samples.

# %% [markdown]
# With Leaky ReLU, a unit with $z \le 0$ on all samples still has a gradient, so we call
# it **stuck negative** instead of dead.
#
# **Prediction.** We train network A with all its units shut, 200 epochs with each
# activation. How many of the twenty units have then changed their weights, and how many
# are active again?

# %%
shut = with_shut_units(20)
stuck = shut.with_activation("leaky_relu")
n_stuck = int(dead_units(stuck, X)[0].sum())


# %%
def moved_and_back(network):
    """How many units have other weights after training, and how many are active."""
    trained = train(network, X, y).network
    moved = (trained.weights[0] != network.weights[0]).any(axis=1)  # (1, 20)
    return int(moved.sum()), int(20 - dead_units(trained, X)[0].sum())


# %%
moved_relu, back_relu = moved_and_back(shut)
moved_leaky, back_leaky = moved_and_back(stuck)
rows = [["ReLU", moved_relu, back_relu], ["Leaky ReLU", moved_leaky, back_leaky]]
table(["all 20 start at z <= 0", "have moved", "active again"], *rows)

# %% [markdown]
# **What we saw.** The leak keeps all units moving, while with ReLU not one weight has
# changed. From so far below zero no unit is active again after 200 epochs, and notebook
# 08 asks how long it takes.

# %% [markdown]
# ## 2. Give both activations the same weights
#
# In notebook 04 hardly anything was left of the deck's gap from the same weights. Now
# we look at four whole runs, of two activations from two sets of weights.
#
# **Prediction.** Which of the four loss curves will lie close together, those with the
# same activation or those with the same weights?

# %%
A_leaky = train(A.with_activation("leaky_relu"), X, y)
B_relu = train(B.with_activation("relu"), X, y)


# %%
def compare(name, relu, leaky):
    """A row of the table: the final losses of two histories and their difference."""
    # [-1, 0]: the last epoch, and the only network of the stack
    loss_relu, loss_leaky = relu.loss[-1, 0], leaky.loss[-1, 0]
    difference = loss_leaky - loss_relu
    return [name, f"{loss_relu:.4f}", f"{loss_leaky:.4f}", f"{difference:+.4f}"]


# %%
rows = [compare("A", A_relu, A_leaky), compare("B", B_relu, B_leaky)]
table(["weights", "ReLU", "Leaky ReLU", "Leaky minus ReLU"], *rows)

# %%
fig, ax = subplots()
epochs, activations = np.arange(1, 201), ("ReLU", "Leaky ReLU")
for name, colour, runs in (
    ("A", GREEN, (A_relu, A_leaky)),
    ("B", PURPLE, (B_relu, B_leaky)),
):
    for activation, line, run in zip(activations, ("-", "--"), runs, strict=True):
        label = f"weights {name}, {activation}"
        ax.plot(epochs, run.loss[:, 0], line, color=colour, label=label)
ax.set(xlabel="epoch", ylabel="loss (mean cross-entropy)")
ax.legend()
show(
    fig,
    "The curves come in two pairs, one for each set of weights; the two activations of "
    "a pair nearly coincide.",
)

# %% [markdown]
# **What we saw.** The curves from the same weights nearly coincide, and *Leaky* ReLU
# ends lower, by about a tenth of the gap in the deck's table. So that table compared
# two draws of initial weights rather than two activations.

# %% [markdown]
# ## 3. Find out what pairs can show
#
# Two pairs are too few to conclude anything, so we train 400 sets of initial weights
# with both activations.
#
# **Prediction.** In how many of the 400 pairs will Leaky ReLU have the lower loss?

# %%
start = initialise([10, 20, 1], seeds=range(400), activation="relu")
relu = train(start, X, y)

# %%
leaky = train(start.with_activation("leaky_relu"), X, y)

# %%
loss_relu = relu.loss[-1]  # (400,)
loss_leaky = leaky.loss[-1]  # (400,)
rows = []
for name, loss in (("ReLU", loss_relu), ("Leaky ReLU", loss_leaky)):
    rows.append([name, f"{loss.mean():.4f}", f"{loss.std(ddof=1):.4f}"])
table(["", "mean loss", "standard deviation"], *rows)

# %%
n_lower = (loss_leaky < loss_relu).sum()
print(f"Leaky lower in {n_lower} of 400 pairs")

# %% [markdown]
# **What we saw.** Leaky ReLU has the lower loss in all 400 pairs. Other weights move
# the loss by 0.05, which is one standard deviation, while the other activation moves it
# by only 0.003.

# %% [markdown]
# ### Write the interval of a paired difference
#
# The **standard error** of a mean is the standard deviation that it has from one
# experiment to the next; for $n$ independent differences with standard deviation $s$ it
# is $s/\sqrt n$. The **95 % interval** reaches from the mean to both sides by so many
# standard errors that 95 of 100 such intervals hold the true mean. As we only estimate
# $s$, this number is a quantile of Student's $t$ [1] with $n - 1$ degrees of freedom, a
# little above 1.96.
#
# **5.2** Write `paired_interval(a, b)`, which returns the ends, low and high, of the 95
# % interval of the mean of `b - a`, where `a[i]` and `b[i]` belong together. SciPy's
# `stdtrit(df, p)` is the number below which Student's $t$ with `df` degrees of freedom
# lies with probability `p`.


# %%
def paired_interval(a, b):  # (n_pairs,) each
    return ...


answer("5.2", paired_interval)

# %% [markdown]
# Ours is folded below; the notebook goes on with it.


# %% jupyter={"source_hidden": true}
def paired_interval(a, b):  # (n_pairs,) each
    differences = b - a
    n = len(differences)
    standard_error = differences.std(ddof=1) / np.sqrt(n)
    half = stdtrit(n - 1, 0.975) * standard_error  # 2.5 % remain on each side
    return differences.mean() - half, differences.mean() + half


# %%
low, high = paired_interval(loss_relu, loss_leaky)
print(f"Leaky minus ReLU, by our function: {low:.5f} to {high:.5f}")

# %% [markdown]
# The module's `paired_difference` computes the same, and brings the mean along.

# %%
loss_difference = paired_difference(loss_relu, loss_leaky)
print(f"Leaky minus ReLU, paired, 95 % interval: {loss_difference:.5f}")

# %%
accuracy_relu = 100 * relu.network.accuracy(X, y)  # (400,), in %
accuracy_leaky = 100 * leaky.network.accuracy(X, y)  # (400,), in %
accuracy_difference = paired_difference(accuracy_relu, accuracy_leaky)
print(f"Leaky minus ReLU, in points, 95 % interval: {accuracy_difference:.2f}")

# %%
names = ["loss at epoch 200, ReLU", "loss at epoch 200, Leaky ReLU"]
name_of_difference = "Leaky minus ReLU, loss at epoch 200"

# %%
fig, (left, right) = subplots(ncols=2)
plot_pairs(left, loss_relu, loss_leaky, *names)
plot_differences(right, loss_leaky - loss_relu, loss_difference, name_of_difference)
show(
    fig,
    "Left, the 400 pairs lie just below the diagonal of equal losses. Right, all "
    "differences lie below zero.",
)

# %% [markdown]
# **What we saw.** The intervals of both mean differences are far from zero. In accuracy
# Leaky ReLU is ahead by 0.26 percentage points, which we call *points* for short.

# %% [markdown]
# ### See why pairing works
#
# How can we see 0.003 behind 0.05? We think of the loss of a run as a sum of two parts,
#
# $$ \text{loss of ReLU} = \text{luck} + r, \qquad
# \text{loss of Leaky ReLU} = \text{luck} + l, $$
#
# where *luck* comes from the initial weights, and $r$ and $l$ from the activations. Two
# runs from the same weights, which we call **twins**, have the same luck. **Strangers**
# started from different weights, and the second of them has another luck,
# $\text{luck}'$. We subtract:
#
# $$ \text{twins: } l - r, \qquad
# \text{strangers: } l - r + (\text{luck}' - \text{luck}). $$
#
# **Prediction.** Will the differences of strangers scatter about 2, 20 or 200 times as
# much as those of twins?

# %%
fig, ax = subplots()
pair = np.arange(12)
look = {"s": 110, "marker": "o", "facecolors": "none", "edgecolors": BLUE}
ax.scatter(loss_relu[:12], pair, **look, label="ReLU")
ax.scatter(loss_leaky[:12], pair, s=60, marker="x", color=VERMILION, label="Leaky ReLU")
ax.set(xlabel="loss at epoch 200", ylabel="seed of the weights", yticks=pair)
ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=2)
show(
    fig,
    "The circles of ReLU scatter widely from row to row, but in each row, a pair of "
    "twins, the cross of Leaky ReLU lies just left of the circle.",
)

# %%
strangers = np.roll(loss_leaky, -10)  # (400,): the Leaky ReLU run ten seeds further on
rows = []
for name, other in (("twins", loss_leaky), ("strangers", strangers)):
    spread = (other - loss_relu).std(ddof=1)
    rows.append([name, f"{spread:.4f}"])
table(["Leaky minus ReLU", "standard deviation"], *rows)

# %% [markdown]
# **What we saw.** The difference of strangers has a standard deviation of 0.0778 and
# that of twins one of 0.0004, nearly two hundred times less. Between twins the luck
# cancels; between strangers the variances of two lucks add up.

# %% [markdown]
# ### Make forty comparisons of strangers
#
# Forty researchers each train ten networks with ReLU and ten strangers with Leaky ReLU,
# and compute the 95 % interval of the mean difference. Forty others do the same with
# twins.
#
# **Prediction.** How many of the forty intervals in each group exclude zero, and on
# which side of it do these lie?


# %%
def forty_intervals(other):
    """Intervals of `other` minus ReLU, ten runs of each; strangers meet at random."""
    tens = zip(loss_relu.reshape(40, 10), other.reshape(40, 10), strict=True)
    return [paired_difference(ten_relu, ten_other) for ten_relu, ten_other in tens]


# %%
of_strangers, of_twins = forty_intervals(strangers), forty_intervals(loss_leaky)
rows = []
for name, intervals in (("strangers", of_strangers), ("twins", of_twins)):
    leaky_ahead = sum(interval.high < 0 for interval in intervals)
    relu_ahead = sum(interval.low > 0 for interval in intervals)
    rows.append([name, leaky_ahead, relu_ahead, 40 - leaky_ahead - relu_ahead])
table(["40 comparisons", "Leaky ahead", "ReLU ahead", "zero not excluded"], *rows)

# %%
fig, axes = subplots(ncols=2, sharey=True)
for ax, intervals in zip(axes, (of_strangers, of_twins), strict=True):
    ax.axhline(0, color=GREY, linestyle="--", linewidth=1)
    for place, interval in enumerate(intervals, 1):
        found = interval.excludes(0)
        look = {"color": BLACK, "marker": "o"} if found else {"color": GREY}
        ends = [interval.low, interval.estimate, interval.high]
        ax.plot([place] * 3, ends, linewidth=1.5, markersize=3, **look)
axes[0].set(title="strangers", xlabel="comparison", ylabel="Leaky minus ReLU, loss")
axes[1].set(title="twins", xlabel="comparison")
show(
    fig,
    "Left, intervals of strangers reach far to both sides of zero, and five exclude it "
    "(black with dots); right, those of twins are shorter than their dots.",
)

# %% [markdown]
# **What we saw.** Only 5 of the 40 intervals of strangers exclude zero, and 3 of these
# 5 put ReLU ahead, which is the wrong way round. All 40 intervals of twins put Leaky
# ReLU ahead.

# %% [markdown]
# The **power** of an experiment [3] is the chance that its interval excludes zero when
# there is a difference $d$. Let $s$ be the standard deviation of the differences.
#
# 1. The interval reaches about $1.96\, s / \sqrt n$ to each side, so it excludes zero
#    where our estimate of $d$ is larger than this.
# 2. The estimate scatters around $d$ with the standard deviation $s / \sqrt n$. In 80 %
#    of the experiments it is above $d - 0.84\, s / \sqrt n$, since 80 % of a normal
#    distribution lie above $-0.84$.
# 3. So the power is 80 % if $d - 0.84\, s / \sqrt n = 1.96\, s / \sqrt n$, which means
#
# $$ n \approx \left( 2.8 \, \frac{s}{d} \right)^2 . $$
#
# Without pairing, $s^2$ is the sum of the variances of both activations. The function
# `sample_size` computes $n$ with Student's $t$.
#
# **Prediction.** How many runs of each activation do we need for a power of 80 %
# without pairing, 40, 400 or more, and how many pairs?

# %%
variance_unpaired = loss_relu.var(ddof=1) + loss_leaky.var(ddof=1)
variance_paired = (loss_leaky - loss_relu).var(ddof=1)
unpaired = sample_size(loss_difference.estimate, variance_unpaired, power=0.8)
paired = sample_size(loss_difference.estimate, variance_paired, power=0.8)
print("runs needed per activation, unpaired:", round(unpaired, -2))
print("pairs needed:                        ", paired)

# %%
by_formula = 2.8**2 * np.array([variance_unpaired, variance_paired])
by_formula /= loss_difference.estimate**2
print(f"by the formula: {by_formula[0]:.0f} runs and {by_formula[1]:.1f} pairs")

# %%
differences = loss_leaky - loss_relu
for n in (2, 3):
    sets = differences[: 400 // n * n].reshape(-1, n)  # (400 // n, n)
    found = [paired_difference(np.zeros(n), few).excludes(0) for few in sets]
    print(f"{n} pairs: zero excluded in {sum(found)} of {len(found)} experiments")

# %% [markdown]
# **What we saw.** We need about five thousand runs of each activation, or three pairs.
# For so few pairs the formula is of no use, because it takes $s$ as known. Of our
# experiments with three pairs all exclude zero, of those with two little more than
# half.

# %% [markdown]
# ### Ask whether the lead lasts
#
# So far we know about one moment at one learning rate, so we follow 20 of the pairs at
# the rate 0.1.
#
# **Prediction.** Is Leaky ReLU still ahead after 1000 epochs?

# %%
few_relu = start[:20]
few_leaky = few_relu.with_activation("leaky_relu")
fast_relu = train(few_relu, X, y, 0.1, 1000)
fast_leaky = train(few_leaky, X, y, 0.1, 1000)

# %%
fig, ax = subplots()
moments = np.array([1, 2, 5, 10, 20, 50, 100, 200, 300, 500, 1000])
for moment in moments:
    lead = paired_difference(fast_relu.loss[moment - 1], fast_leaky.loss[moment - 1])
    ax.plot([moment, moment], [lead.low, lead.high], color=BLACK)
    ax.plot(moment, lead.estimate, "o", color=BLACK)
ax.axhline(0, color=GREY, linestyle="--", linewidth=1)
ax.set(xscale="log", xlabel="epoch, learning rate 0.1", ylabel="Leaky minus ReLU, loss")
ax.set_xticks([1, 10, 100, 1000], ["1", "10", "100", "1000"])
show(
    fig,
    "The lead of Leaky ReLU grows for some fifty epochs, then shrinks, and by epoch "
    "300 it is gone.",
)

# %%
rows = []
for rate, n_epochs, of_relu, of_leaky in (
    (0.01, 200, relu.loss[:, :20], leaky.loss[:, :20]),
    (0.1, 200, fast_relu.loss, fast_leaky.loss),
    (0.1, 1000, fast_relu.loss, fast_leaky.loss),
):
    relu_loss, leaky_loss = of_relu[n_epochs - 1], of_leaky[n_epochs - 1]  # (20,)
    difference = paired_difference(relu_loss, leaky_loss)
    rows.append([rate, n_epochs, f"{relu_loss.mean():.3f}", f"{difference:.5f}"])
table(["rate", "epochs", "ReLU", "Leaky minus ReLU, 95 % interval"], *rows)

# %% [markdown]
# **What we saw.** The lead grows, then it shrinks, and at the end it has turned, very
# slightly, into its opposite. So Leaky ReLU *starts* faster on this dataset, and our
# 400 pairs can say no more than that.

# %% [markdown]
# ## 4. Ask why nothing died
#
# The 400 networks have 8000 hidden units.
#
# **Prediction.** Is any of them dead, before or after training, and is there one that
# is active on fewer than 10 % of the samples?

# %%
active_before = active_fraction(start.pre_activations(X)[0])  # (400, 20)
active_after = active_fraction(relu.network.pre_activations(X)[0])  # (400, 20)


# %%
def summary(active):
    """How many units are dead; the share of samples of the least and most active."""
    n_dead = (active == 0).sum()
    return f"{n_dead} of {active.size}", f"{active.min():.1%}", f"{active.max():.1%}"


# %%
rows = [
    ["before training", *summary(active_before)],
    ["after training", *summary(active_after)],
]
table(["", "dead", "least active", "most active"], *rows)

# %%
fig, axes = subplots(ncols=2, sharey=True)
fractions = {"before training": active_before, "after training": active_after}
plot_active_fraction(axes, fractions)
for ax in axes:
    ax.set_xticks([0, 1 / 3, 1 / 2, 2 / 3, 1], ["0", "1/3", "1/2", "2/3", "1"])
show(
    fig,
    "Before and after training, all of the 8000 units lie between the marks at a third "
    "and at two thirds of the samples.",
)

# %%
dead_shares = (active_after == 0).mean(axis=1)  # (400,), one for each network
dead_share = share_interval(dead_shares)
print(f"mean share of dead units, 95 % interval: {dead_share:.4f}")

# %% [markdown]
# **What we saw.** No unit came near to being dead, and since no network of 400 has a
# dead one, the mean share of dead units is probably below one in a hundred. We count
# networks and not 8000 units, because those of one network are trained together.

# %% [markdown]
# Why are all units near one half? The inputs scatter evenly around zero, so with zero
# bias a sample lies as often on one side of the unit's plane as on the other. The sign
# of $z = x \cdot w$ is a coin toss. To be *born dead*, that is, dead before training, a
# unit must lose the toss on each of $n$ samples, which has the probability $2^{-n}$.

# %%
rows = []
for n in (1, 10, 100, 1000):
    probability = born_dead_probability(bias=0.0, weight_norm=1.0, n_samples=n)
    rows.append([n, f"{probability:.1e}"])
table(["samples", "chance that a unit is born dead"], *rows)

# %% [markdown]
# The deck gives the credit to the initialisation. To test this cause alone, we make the
# initial weights up to a hundred times smaller or larger.
#
# **Prediction.** In 20 networks with 400 units, how often does $z$ change its sign, and
# how many units are dead before and after training?

# %%
active_at_scale_1 = few_relu.pre_activations(X)[0] > 0  # (20, n_samples, n_units)


# %%
def rescaled(scale):
    """Signs of z that change, dead units before and after training, mean loss."""
    network = initialise([10, 20, 1], seeds=range(20), scale=scale)
    history = train(network, X, y)
    active = network.pre_activations(X)[0] > 0  # (20, n_samples, n_units)
    n_changed = (active != active_at_scale_1).sum()
    before = dead_units(network, X)[0].sum()
    after = dead_units(history.network, X)[0].sum()
    return n_changed, before, after, history.loss[-1].mean()


# %%
dead_after = {}
rows = []
for scale in (0.01, 0.1, 1, 10, 100):
    n_changed, before, after, loss = rescaled(scale)
    dead_after[scale] = after
    rows.append([scale, n_changed, before, after, f"{loss:.2f}"])
table(["scale", "signs of z change", "dead before", "dead after", "mean loss"], *rows)

# %%
with_bias = initialise([10, 20, 1], seeds=range(20), bias=-6.0)
n_born_dead = dead_units(with_bias, X)[0].sum()
print(f"scale 1, but all hidden biases -6: {n_born_dead} of 400 born dead")

# %% [markdown]
# **What we saw.** Not one sign changes, because the scale multiplies $z$ by a positive
# factor. With zero biases it therefore cannot kill a unit at birth, and in 200 small
# steps no unit died either. Biases are part of the initialisation too, and as the last
# cell shows, they do kill.

# %% [markdown]
# ### Lab: try to kill a unit
#
# In this lab a dead unit is hatched. Predict, then drag.
#
# 1. Drag the scale of the weights from 100 down to 0.01, and then to 0. When does a
#    unit get hatched, and why?
# 2. Back at scale 1, drag the initial bias to the left. From where on are units of
#    network A born dead?
# 3. With the bias at $-3$, drag the scale again. Why does it matter now?

# %%
training_lab()

# %%
def born_dead(scale, bias):
    weights = [scale * w for w in A.weights]
    biases = [np.full(20, bias), [0.0]]
    return dead_units(Network(weights, biases), X)[0].sum()


# %%
settings = [(100, 0), (0.01, 0), (0, 0), (1, -2.5), (1, -2.75), (1, -6)]
settings += [(0.5, -3), (1, -3), (2, -3)]
rows = [[s, b, f"{born_dead(s, b)}/20"] for s, b in settings]
table(["scale", "bias", "born dead"], *rows)

# %% [markdown]
# **What the lab shows.**
#
# 1. From 100 down to 0.01 no unit is hatched. At scale 0 all twenty are, because every
#    $z$ is then exactly 0, which counts as not active.
# 2. The first unit is born dead at the bias $-2.75$, and at $-6$ all of them are.
# 3. At the bias $-3$, half the scale kills all units and twice the scale saves them
#    all. The scale multiplies $x \cdot w$ but not the bias $b$, and a unit is active
#    where $x \cdot w$ exceeds $-b$.

# %% [markdown]
# ## 5. Write the comparison in words
#
# The deck ends with an analysis in words. Write your own in five sentences before you
# read ours, perhaps with these numbers.

# %%
final_relu, final_leaky = A_relu.loss[-1, 0], B_leaky.loss[-1, 0]
right_relu = A_relu.network.accuracy(X, y)[0]
right_leaky = B_leaky.network.accuracy(X, y)[0]
wins = (loss_relu[:, None] < loss_leaky).mean()  # each ReLU run, each Leaky ReLU run

# %%
rows = [
    ["the deck's losses, ReLU and Leaky ReLU", f"{final_relu:.4f}, {final_leaky:.4f}"],
    ["the deck's accuracies", f"{right_relu:.1%}, {right_leaky:.1%}"],
    ["ReLU wins against one Leaky ReLU run, any weights", f"{wins:.0%}"],
    ["ReLU wins from the same weights", f"{400 - n_lower} of 400"],
    ["Leaky minus ReLU, mean loss", f"{loss_difference.estimate:.3f}"],
    ["Leaky minus ReLU, accuracy in points", f"{accuracy_difference.estimate:.2f}"],
]
table(["result", "number"], *rows)

# %% [markdown]
# In the deck's two runs ReLU had the lower loss, but they started from different
# weights, and between such runs ReLU wins about every second time. From the same
# weights, Leaky ReLU had the lower loss in all of 400 pairs, by 0.003 on average, and
# an accuracy 0.26 points higher. This lead is a matter of speed, since it is gone when
# we train for longer. As no unit died, we cannot say whether Leaky ReLU protects units.

# %% [markdown]
# ## 6. Judge the deck's claims so far
#
# Give your own verdict before you run a cell: the claim holds, holds with a condition,
# or does not.
#
# **Slide 4** describes the labels as "~50% positive, ~50% negative". We call a share
# about half if its whole 95 % interval [2] lies between 45 and 55 %. What do you say?

# %%
positive = proportion_interval(y.sum(), len(y))
share, share_low, share_high = positive.estimate, positive.low, positive.high

# %%
about_half = 0.45 <= share_low and share_high <= 0.55
claim = "~50% positive, ~50% negative"
evidence = f"{share:.1%} are positive, interval {share_low:.1%} to {share_high:.1%}"
Verdict(4, claim, holds=about_half, evidence=evidence)

# %% [markdown]
# **Slide 6** answers "No" when it asks "Dead neurons?" of Leaky ReLU. What is your
# verdict, after what the shut units did in section 1?

# %%
claim = "Leaky ReLU: no dead neurons"
none_stuck = n_stuck == 0
all_move = moved_relu == 0 and moved_leaky == n_stuck
evidence = (
    f"{n_stuck} of 20 units can be negative on all samples; "
    f"{moved_leaky} of them still move in training, and {moved_relu} with ReLU"
)
Verdict(6, claim, holds=none_stuck, conditionally=all_move, evidence=evidence)

# %% [markdown]
# **Slide 8** presents `count_dead_neurons` as "Dead Neuron Detection". In how many of
# our networks with dead units was it right?

# %%
claim = "count_dead_neurons counts dead neurons"
right = np.array(deck_counts) == np.array(true_counts)
sometimes = right[np.array(true_counts) > 0].any()
said, dead = (", ".join(map(str, counts)) for counts in (deck_counts, true_counts))
evidence = f"it says {said} for networks with {dead} dead units"
Verdict(8, claim, holds=right.all(), conditionally=sometimes, evidence=evidence)

# %% [markdown]
# **Slide 10** finds "similar performance". Are the accuracies less than one point
# apart, in the table and also, from the same weights, at every epoch?

# %%
points = 100 * abs(right_leaky - right_relu)
gap_by_epoch = 100 * (leaky.accuracy - relu.accuracy).mean(axis=1)  # (200,)
largest_gap = abs(gap_by_epoch).max()

# %%
similar_in_table, similar_in_pairs = points < 1, largest_gap < 1
similar = similar_in_table and similar_in_pairs
only_one = similar_in_table or similar_in_pairs
claim = "similar performance"
evidence = (
    f"the table's accuracies are {points:.1f} points apart; from the same weights "
    f"the mean gap is at most {largest_gap:.1f} points in 200 epochs"
)
Verdict(10, claim, holds=similar, conditionally=only_one, evidence=evidence)

# %% [markdown]
# **Slide 10** also lists a "Final Loss" of 0.5149 for ReLU and 0.5416 for Leaky ReLU.
# May we read this row as a comparison of the two activations?

# %%
low_end = loss_difference.low  # above 0 if ReLU surely has the lower loss

# %%
claim = "Final Loss: ReLU 0.5149, Leaky ReLU 0.5416"
ours, decks = np.array([final_relu, final_leaky]), np.array([0.5149, 0.5416])
repeats = (abs(ours - decks) < 0.0001).all()
fair = repeats and low_end > 0
evidence = (
    f"we get {final_relu:.4f} and {final_leaky:.4f}, from different weights; "
    f"from the same ones Leaky ReLU is lower in {n_lower} of 400 pairs"
)
Verdict(10, claim, holds=fair, conditionally=repeats, evidence=evidence)

# %% [markdown]
# **Slide 11** observes "No Dead Neurons". Does this hold for the deck's two networks,
# and for our 400?

# %%
n_dead_after, n_units = (active_after == 0).sum(), active_after.size
least = active_after.min()

# %%
claim = "no dead neurons"
in_deck_none = never_A + never_B == 0
nowhere = in_deck_none and n_dead_after == 0
evidence = (
    f"{n_dead_after} of {n_units} units of 400 networks are dead; "
    f"the least active one is on for {least:.0%} of the samples"
)
Verdict(11, claim, holds=nowhere, conditionally=in_deck_none, evidence=evidence)

# %% [markdown]
# **Slide 11** explains that "Xavier initialization prevented dying", and Xavier's name
# stands for a scale of the weights. What should we then see at other scales?

# %%
claim = "Xavier initialization prevented dying"
elsewhere = [n for scale, n in dead_after.items() if scale != 1]
all_die = dead_after[1] == 0 and min(elsewhere) > 0
some_die = dead_after[1] == 0 and max(elsewhere) > 0
evidence = (
    f"with weights from 1/100 to 100 times their scale, "
    f"at most {max(elsewhere)} of 400 units are dead after training"
)
Verdict(11, claim, holds=all_die, conditionally=some_die, evidence=evidence)

# %% [markdown]
# ## Recap
#
# 1. We count dead units on hidden pre-activations. The deck counts zeros of a sigmoid,
#    and never finds any.
# 2. We compare twins, because the luck of the weights cancels. Leaky ReLU is ahead in
#    all of 400 pairs, but its lead does not last.
# 3. Power is the chance to find a difference that is there. We need three pairs, or
#    about five thousand separate runs of each activation.
# 4. Nothing died, and the scale of the weights had no part in it.
# 5. You have compared seven verdicts of your own with computed ones.
#
# You can practise all five in [practice/05_analysis](practice/05_analysis.ipynb).
# Worked answers are in [solutions/05_analysis](solutions/05_analysis.ipynb) and
# [solutions/practice/05_analysis](solutions/practice/05_analysis.ipynb).
#
# Next: [06 Killing](06_killing.ipynb)
#
# ## References
#
# 1. Student: The probable error of a mean, *Biometrika* 6, 1908.
# 2. Wilson: Probable inference, the law of succession, and statistical inference,
#    *Journal of the American Statistical Association* 22, 1927.
# 3. Cohen: *Statistical power analysis for the behavioral sciences*, 1988.
# 4. Bouthillier et al.: Accounting for variance in machine learning benchmarks,
#    *MLSys*, 2021.
# 5. Lu, Shin, Su, Karniadakis: Dying ReLU and initialization: theory and numerical
#    examples, *Communications in Computational Physics* 28, 2020.
