# %% [markdown]
# # 06 Killing
#
# | | |
# |---|---|
# | **Minutes** | 50 |
# | **You need** | the deck's networks (notebook 04), the dead count (notebook 05) |
#
# After this notebook you can
#
# 1. kill most units of the deck's own network by changing one number;
# 2. name the update that killed a unit, and say what happened in it;
# 3. predict how many units are born dead from bias and input shift, and compare with a
#    count;
# 4. explain why the initialisation scale alone kills nobody;
# 5. see in a picture what a network loses when its units die.

# %%
import numpy as np

from dyingrelu_utils.activations import leaky_relu
from dyingrelu_utils.claims import Verdict
from dyingrelu_utils.datasets import deck_dataset, two_circles
from dyingrelu_utils.diagnosis import dead_units, life_table, stuck_negative_units
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.initialisation import deck_networks, initialise
from dyingrelu_utils.intervals import mean_interval
from dyingrelu_utils.labs import killing_lab
from dyingrelu_utils.plots import (
    plot_boundary,
    plot_dose,
    plot_raster,
    show,
    subplots,
    table,
)
from dyingrelu_utils.theory import born_dead_probability_he
from dyingrelu_utils.training import train

# %%
X, y = deck_dataset()  # (1000, 10), (1000,)
A, _ = deck_networks()
A_leaky = A.with_activation("leaky_relu")

# %% [markdown]
# ## 1. One number
#
# Network A of the deck, its data, its initial weights, its 200 epochs. We change one
# number: the learning rate.
#
# **Question.** How large must it be to kill units, and what does that do to the
# accuracy?
#
# **Prediction.** The deck has 0.01. At which of 0.1, 1, 10, 20 does the first unit die?

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
    relu_accuracy, leaky_accuracy = relu.accuracy(X, y)[0], leaky.accuracy(X, y)[0]
    row = [rate, f"{dead}/20", f"{relu_accuracy:.1%}"]
    row += [f"{stuck}/20", f"{leaky_accuracy:.1%}"]
    rows.append(row)
table(["learning rate", "ReLU: dead", "accuracy", "Leaky: stuck", "accuracy"], *rows)

# %% [markdown]
# **What we saw.** Up to a rate of 1, a larger step is simply better: the deck's 0.01 is
# far too small. At 20 most ReLU units are dead and the accuracy has fallen to 61 %, on
# labels that a plane separates. Leaky ReLU, from the same weights and with the same
# steps, gets every label right, although many of its units are stuck negative at the
# end.
#
# A few dead units cost nothing here: 20 units are more than the task needs. Death hurts
# when too few are left.
#
# ## 2. When did they die?
#
# **Prediction.** Spread over the 200 updates, or early?

# %%
history = train(A, X, y, learning_rate=20, n_epochs=30, record_activity=True)
active = history.active_fraction[0]  # (31, 1, 20), row 0: before the first update

# %%
fig, ax = subplots()
plot_raster(ax, active[:, 0])
show(fig, "Thirteen of the twenty units die within the first ten updates, "
          "and none of them comes back.")

# %%
lives = life_table(active)
print("born dead:", sum(life.born_dead for life in lives))
print("revived:  ", sum(bool(life.revived) for life in lives))

# %%
rows = []
for update in range(1, 31):
    killed = [life.unit for life in lives if update in life.killed]
    if killed:
        rows.append([update, killed])
table(["update", "kills units"], *rows)

# %% [markdown]
# **What we saw.** They die early, several at a time, while the steps are still wild.
# And the dead stay dead: notebook 03 showed that such a unit gets no gradient at all,
# so that plain gradient descent has nothing to move it with.
#
# ## 3. The autopsy
#
# **Question.** What was the update that killed unit 3?
#
# **Prediction.** Which samples push a unit down: those on which it is active, or those
# on which it is off?

# %%
from dyingrelu_utils.diagnosis import autopsy
from dyingrelu_utils.plots.style import BLUE, DEAD_HATCH, GREY, VERMILION

# %%
last_alive = train(A, X, y, learning_rate=20, n_epochs=3).network  # after three updates
report = autopsy(last_alive, X, y, unit=3, learning_rate=20)
print(report)

# %%
first_layer = last_alive.pre_activations(X)[0]  # (1, 1000, 20)
z_before = first_layer[0, :, 3]  # (1000,)
pushing = np.abs(report.pushes) > 1e-6
print("samples that pushed:", pushing.sum(),
      " all of them active:", (z_before[pushing] > 0).all())

# %%
by_class_0 = report.pushes[y == 0].sum()
by_class_1 = abs(report.pushes[y == 1].sum())
print(f"mean z moved by {report.pushes.sum():.1f}; "
      f"class 0 pushed {by_class_0:.1f}, class 1 {by_class_1:.1f}")

# %%
says_1 = (last_alive.forward(X) > 0.5).mean()
print(f"before the update the network says class 1 to {says_1:.0%} of the samples")

# %%
z_after = X @ report.weights_after + report.bias_after  # (1000,)
fig, ax = subplots()
ax.hist(z_before, 40, color=BLUE, alpha=0.5, label="before the update")
ax.hist(z_after, 40, color=VERMILION, alpha=0.5, hatch=DEAD_HATCH, label="after")
ax.axvline(0, color=GREY, linewidth=1)
ax.set(xlabel="pre-activation z of unit 3", ylabel="samples")
ax.legend()
show(fig, "One update moves the whole cloud of pre-activations of unit 3 "
          "to the left of zero.")

# %% [markdown]
# **What we saw.** With such steps the network swings from one answer to the other. Here
# it says class 1 to nearly everybody. All samples of class 0 on which unit 3 is active
# are then confidently wrong, and together they push it down: its bias falls by 14 and
# its largest $z$ goes from 43 to -6. No sample is left that could push it back. Only
# *active* samples push, so a unit is killed by the very samples that it served.
#
# ## 4. Four knobs, and what each does
#
# **Question.** How does the share of dead units depend on learning rate, initial bias,
# a shift of the inputs, and the scale of the initial weights?
#
# **Prediction.** Draw four curves. One of them is flat: which?
#
# One run is an anecdote, so every point below is a mean over 30 networks, with a 95 %
# interval. Units of one network share their fate, so the interval is taken over
# networks.

# %%
def dead_share(network, X):
    """Mean share of dead units, over the networks of a stack, with its interval."""
    shares = dead_units(network, X)[0].mean(axis=1)  # (n_networks,)
    return mean_interval(shares)


# %%
seeds = range(30)
start = initialise([10, 20, 1], seeds)

# %%
learning_rates = (0.1, 1, 3, 5, 10, 20)
trained = [train(start, X, y, rate).network for rate in learning_rates]
by_rate = [dead_share(network, X) for network in trained]

# %%
rows = []
for rate, share in zip(learning_rates, by_rate, strict=True):
    rows.append([rate, f"{share:.3f}"])
table(["learning rate", "dead after 200 updates"], *rows)

# %% [markdown]
# (Where no unit died in any network, the interval has shrunk to a point: 600 units
# cannot show what happens to one unit in ten thousand.)
#
# The other three act *before* any training, so theory can say how many units are born
# dead. With normal inputs, $z$ of a unit with weights $w$ and bias $b$ is normal too,
# and $n$ samples all miss with probability $\Phi(-b/\lVert w \rVert)^n$; the curve
# averages this over He's weights.

# %%
biases = np.array([0.0, -1, -2, -3, -4, -5, -6])
by_bias = [dead_share(initialise([10, 20, 1], seeds, bias=b), X) for b in biases]
theory = born_dead_probability_he(biases, 10, 1000)

# %%
rows = []
for bias, share, predicted in zip(biases, by_bias, theory, strict=True):
    rows.append([bias, f"{share:.3f}", f"{predicted:.3f}"])
table(["bias", "born dead", "theory"], *rows)

# %%
shifts = np.array([0.0, 1, 2, 3, 5, 10])
by_shift = [dead_share(start, deck_dataset(shift)[0]) for shift in shifts]
theory = born_dead_probability_he(0.0, 10, 1000, shift=shifts)

# %%
rows = []
for shift, share, predicted in zip(shifts, by_shift, theory, strict=True):
    rows.append([shift, f"{share:.3f}", f"{predicted:.3f}"])
table(["shift", "born dead", "theory"], *rows)

# %%
scales = np.array([0.1, 0.2, 0.3, 0.5, 1, 10])
by_scale, by_scale_biased = [], []
for scale in scales:
    unbiased = initialise([10, 20, 1], seeds, scale=scale)
    biased = initialise([10, 20, 1], seeds, scale=scale, bias=-1.0)
    by_scale.append(dead_share(unbiased, X))
    by_scale_biased.append(dead_share(biased, X))
theory = born_dead_probability_he(-1.0, 10, 1000, scale=scales)

# %%
rows = []
for i, scale in enumerate(scales):
    shares = [f"{by_scale[i]:.3f}", f"{by_scale_biased[i]:.3f}"]
    rows.append([scale, *shares, f"{theory[i]:.3f}"])
table(["scale", "born dead", "with bias -1", "theory with bias -1"], *rows)

# %%
bias_line = np.linspace(-6, 0, 61)
bias_theory = born_dead_probability_he(bias_line, 10, 1000)
fig, (left, right) = subplots(ncols=2)
plot_dose(left, learning_rates, {"after 200 updates": by_rate})
left.set(xlabel="learning rate", ylabel="share of dead units")
left.set(xscale="log", ylim=(-0.03, 1))
plot_dose(right, biases, {"born dead": by_bias}, (bias_line, bias_theory))
right.set(xlabel="initial bias", ylim=(-0.03, 1))
show(fig, "Left, large learning rates kill; right, a negative initial bias does so "
          "before training, as theory says.")

# %%
shift_line = np.linspace(0, 10, 41)
shift_theory = born_dead_probability_he(0.0, 10, 1000, shift=shift_line)
scale_line = np.geomspace(0.1, 10, 61)
scale_theory = born_dead_probability_he(-1.0, 10, 1000, scale=scale_line)

# %%
fig, (left, right) = subplots(ncols=2)
plot_dose(left, shifts, {"born dead": by_shift}, (shift_line, shift_theory))
left.set(xlabel="shift of all inputs", ylabel="share of dead units", ylim=(-0.03, 1))
measured = {"zero bias": by_scale, "bias -1": by_scale_biased}
plot_dose(right, scales, measured, (scale_line, scale_theory))
right.set(xlabel="scale of the initial weights", xscale="log", ylim=(-0.03, 1.05))
show(fig, "Left, inputs away from zero kill up to half of the units; right, the scale "
          "does nothing at zero bias.")

# %% [markdown]
# **What we saw.** Large steps, negative biases and inputs away from zero all kill, and
# for the two that act at birth the count agrees with theory. Shifted inputs approach
# one half: far from zero, all samples look alike to a unit, and the sign of its summed
# weights decides.
#
# The scale alone does nothing: $z = x \cdot w$ is multiplied by it and keeps its sign.
# Beside a fixed bias it does matter, because there the ratio $b/\lVert w \rVert$
# counts. Small weights with a negative bias are all born dead.

# %% [markdown]
# ## 5. All settings at once
#
# So far we turned one knob at a time. To turn two together we need a network for every
# pair of settings and for every seed: four learning rates, four initial biases and
# thirty seeds make 480 trainings. `sweep` runs them all and puts the results into one
# array.
#
# **Question.** A bias of -4 kills some units before training, a learning rate of 20
# kills some during it. What do both do together?
#
# **Prediction.** With a bias of -2, will a learning rate of 20 kill more units than it
# does at zero bias, as many, or fewer?

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
    results = sweep(train_and_count, grid, seeds, executor=pool)
dead = results["dead"]  # (4, 4, 1, 30): learning rate, bias, epochs, seed
mean_dead = dead.mean(axis=(2, 3))  # (4, 4)

# %%
rows = []
for rate, shares in zip(grid["learning_rate"], mean_dead, strict=True):
    rows.append([rate, *shares.round(1)])
table(["learning rate", "bias 0", "bias -2", "bias -4", "bias -6"], *rows)

# %% [markdown]
# **What we saw.** Each number is the mean share of dead units after 50 updates. The two
# causes do not add up. In the first column, at zero bias, a rate of 20 kills half of
# the units; in the second, at a bias of -2, it kills far fewer. Further to the right
# most of the dead were born dead, and the rate hardly changes their number.
#
# The measured function `train_and_count` stands in a file of the helper module, not in
# this notebook, because each of the two processes has to import it from there. For more
# computers than one, hand in a Dask cluster instead of the pool: with
# `from distributed import Client`, it is `executor=Client(...).get_executor()`.

# %% [markdown]
# ## 6. What is lost, in a picture
#
# Two rings in the plane, and 16 hidden units. The unit's *hinge* is the line
# $x \cdot w + b = 0$ at which it bends. A dead unit's hinge runs outside the data.
#
# **Prediction.** How will the boundary look when only two units are left?

# %%
X_rings, y_rings = two_circles()  # (400, 2), (400,)
small = initialise([2, 16, 1], seeds=0)
on_rings = {rate: train(small, X_rings, y_rings, rate).network for rate in (1, 7)}

# %%
rows = []
for rate, network in on_rings.items():
    dead = dead_units(network, X_rings)[0].sum()
    accuracy = network.accuracy(X_rings, y_rings)[0]
    rows.append([rate, f"{dead}/16", f"{accuracy:.0%}"])
table(["learning rate", "dead", "accuracy"], *rows)

# %%
fig, axes = subplots(ncols=2)
for ax, (rate, network) in zip(axes, on_rings.items(), strict=True):
    plot_boundary(ax, network, X_rings, y_rings)
    ax.set_title(f"learning rate {rate}")
fig.legend(*axes[0].get_legend_handles_labels(), loc="outside right center")
show(fig, "With all units alive the boundary closes around the inner ring; with two "
          "left it is a strip that cuts through the outer one.")

# %% [markdown]
# **What we saw.** Each alive unit can bend the boundary where its hinge crosses the
# data. Dead units have left the data and bend nothing: with two hinges left, the best
# it can do is a strip.
#
# ### Lab: from death to death
#
# The same network, update by update. A solid line is the hinge of a living unit, with a
# short tick on the side where the unit is active; a dotted one is dead. On the right,
# each row is a unit, hatched where it is dead. Press play, or *Next death*.
#
# **Predict, then drag.**
#
# 1. Which way does a hinge jump when its unit dies?
# 2. How many units does it take to close the boundary around the inner ring?
# 3. Set alpha to 0.1. Do hinges that have left the data come back?

# %%
killing_lab()

# %%
rows = []
for alpha in (0.0, 0.1):
    start_leaky = small.with_activation(leaky_relu(alpha))
    # at the lab's learning rate of 5
    history = train(start_leaky, X_rings, y_rings, 5, record_activity=True)
    lives = life_table(history.active_fraction[0])
    killed = sum(bool(life.killed) for life in lives)
    revived = sum(bool(life.revived) for life in lives)
    rows.append([alpha, f"{killed}/16", revived])
table(["alpha", "never active after some update", "came back"], *rows)

# %% [markdown]
# **What we saw.** A hinge that has jumped off the data has all samples on its inactive
# side. With ReLU it stays where it is; with a leak the unit still gets gradient, and
# some of the hinges return.
#
# The deck says "dead neurons = wasted computational resources + reduced accuracy"
# (slide 3). The table of section 1 has runs with dead units of both kinds.

# %%
best = trained_relu[1].accuracy(X, y)[0]
dead, lost = {}, {}
for rate in (5, 20):
    dead[rate] = dead_units(trained_relu[rate], X)[0].sum()
    lost[rate] = best - trained_relu[rate].accuracy(X, y)[0]
print(Verdict(
    3, "dead neurons reduce accuracy",
    holds=min(lost.values()) > 0.01, conditionally=max(lost.values()) > 0.01,
    evidence=f"{dead[5]} dead cost nothing, {dead[20]} dead cost {lost[20]:.0%}",
))

# %% [markdown]
# ## Exercises
#
# **6.1** Which initial bias makes half of the units born dead, in the setting of
# section 4? To one decimal, by trying values of
# `born_dead_probability_he(bias, 10, 1000)`.

# %%
bias = ...  # a number
answer("6.1", bias)

# %% [markdown]
# **6.2** On how many samples was unit 9 of network A active just before the update that
# killed it (learning rate 20)?

# %%
n_active = ...  # a whole number
answer("6.2", n_active)

# %% [markdown]
# ## Recap
#
# 1. With a learning rate of 20 instead of 0.01, thirteen of the deck's twenty ReLU
#    units die, and the accuracy falls to 61 %. Leaky ReLU learns every label.
# 2. A unit dies in one update, pushed by the samples on which it is active, when they
#    are all wrong in the same direction.
# 3. Death at birth follows from bias and input shift as theory says:
#    $\Phi(-b/\lVert w \rVert)^n$ averaged over the weights.
# 4. The scale of the weights keeps the sign of every $z$, so with zero bias it kills
#    nobody.
# 5. A dead unit's hinge has left the data. The boundary goes coarse when too few are
#    left.
#
# Next: [07 Depth](07_depth.ipynb)
#
# ## References
#
# 1. Lu, Shin, Su, Karniadakis: Dying ReLU and initialization: theory and numerical
#    examples, *Communications in Computational Physics* 28, 2020.
# 2. Maas, Hannun, Ng: Rectifier nonlinearities improve neural network acoustic models,
#    *ICML Workshop on Deep Learning for Audio, Speech and Language Processing*, 2013.
