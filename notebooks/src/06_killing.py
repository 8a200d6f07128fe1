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
# 3. predict how many units are born dead from bias and input shift, and compare with a count;
# 4. explain why the initialisation scale alone kills nobody;
# 5. see in a picture what a network loses when its units die.

# %%
import numpy as np

from dyingrelu_utils.activations import leaky_relu
from dyingrelu_utils.claims import Verdict
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.datasets import deck_dataset, two_circles
from dyingrelu_utils.diagnosis import dead_units, stuck_negative_units
from dyingrelu_utils.initialisation import deck_networks, initialise
from dyingrelu_utils.plots import plot_dose
from dyingrelu_utils.intervals import mean_interval
from dyingrelu_utils.labs import killing_lab
from dyingrelu_utils.diagnosis import autopsy, life_table
from dyingrelu_utils.plots import show, subplots
from dyingrelu_utils.theory import born_dead_probability_he
from dyingrelu_utils.training import train
from dyingrelu_utils.plots import plot_boundary, plot_raster

X, y = deck_dataset()  # (1000, 10), (1000,)
A, _ = deck_networks()
A_leaky = A.with_activation("leaky_relu")

# %% [markdown]
# ## 1. One number
#
# Network A of the deck, its data, its initial weights, its 200 epochs. We change one number: the
# learning rate.
#
# **Question.** How large must it be to kill units, and what does that do to the accuracy?
#
# **Prediction.** The deck has 0.01. At which of 0.1, 1, 10, 20 does the first unit die?

# %%
print("rate         ReLU: dead  accuracy   Leaky: stuck  accuracy")
for rate in (0.01, 0.1, 1, 5, 10, 20):
    relu, leaky = train(A, X, y, rate).network, train(A_leaky, X, y, rate).network
    print(f"{rate:5}       {dead_units(relu, X)[0].sum():6d}/20  {relu.accuracy(X, y)[0]:8.1%}   "
          f"{stuck_negative_units(leaky, X)[0].sum():9d}/20  {leaky.accuracy(X, y)[0]:8.1%}")

# %% [markdown]
# **What we saw.** Up to a rate of 1, a larger step is simply better: the deck's 0.01 is far too
# small. At 20 most ReLU units are dead and the accuracy has fallen to 61 %, on labels that a plane
# separates. Leaky ReLU, from the same weights and with the same steps, gets every label right,
# although many of its units are stuck negative at the end.
#
# A few dead units cost nothing here: 20 units are more than the task needs. Death hurts when too few
# are left.
#
# ## 2. When did they die?
#
# **Prediction.** Spread over the 200 updates, or early?

# %%
history = train(A, X, y, learning_rate=20, n_epochs=30, record_activity=True)
active = history.active_fraction[0]  # (31, 1, 20): before the first update, after the first, ...
fig, ax = subplots()
plot_raster(ax, active[:, 0])
show(fig, "Thirteen of the twenty units die within the first ten updates, and none of them comes back.")

# %%
lives = life_table(active)
print("born dead:", sum(life.born_dead for life in lives))
for update in range(1, 31):
    killed = [life.unit for life in lives if update in life.killed]
    if killed:
        print(f"update {update:2d} kills units {killed}")
print("revived:  ", sum(bool(life.revived) for life in lives))

# %% [markdown]
# **What we saw.** They die early, several at a time, while the steps are still wild. And the dead stay
# dead: notebook 03 showed that such a unit gets no gradient at all, so that plain gradient
# descent has nothing to move it with.
#
# ## 3. The autopsy
#
# **Question.** What was the update that killed unit 3?
#
# **Prediction.** Which samples push a unit down: those on which it is active, or those on which it is
# off?

# %%
last_alive = train(A, X, y, learning_rate=20, n_epochs=3).network  # after three updates
report = autopsy(last_alive, X, y, unit=3, learning_rate=20)
print(report)

# %%
z = last_alive.pre_activations(X)[0][0][:, 3]  # (1000,)
pushing = np.abs(report.pushes) > 1e-6
print("samples that pushed:", pushing.sum(), " all of them active:", (z[pushing] > 0).all())

# %%
print(f"mean z moved by {report.pushes.sum():.1f}; class 0 pushed {report.pushes[y == 0].sum():.1f}, "
      f"class 1 {abs(report.pushes[y == 1].sum()):.1f}")
print(f"before the update the network says class 1 to {(last_alive.forward(X) > 0.5).mean():.0%} of the samples")

# %%
fig, ax = subplots()
after = X @ report.weights_after + report.bias_after
ax.hist(z, 40, color="#0072B2", alpha=0.5, label="before the update")
ax.hist(after, 40, color="#D55E00", alpha=0.5, hatch="//", label="after")
ax.axvline(0, color="black", linewidth=1)
ax.set(xlabel="pre-activation z of unit 3", ylabel="samples")
ax.legend()
show(fig, "One update moves the whole cloud of pre-activations of unit 3 to the left of zero.")

# %% [markdown]
# **What we saw.** With such steps the network swings from one answer to the other. Here it says class 1
# to nearly everybody. All samples of class 0 on which unit 3 is active are then confidently wrong,
# and together they push it down: its bias falls by 14 and its largest $z$ goes from 43 to
# -6. No sample is left that could push it back. Only *active* samples push, so a unit is killed by the
# very samples that it served.
#
# ## 4. Four knobs, and what each does
#
# **Question.** How does the share of dead units depend on learning rate, initial bias, a shift of the
# inputs, and the scale of the initial weights?
#
# **Prediction.** Draw four curves. One of them is flat: which?
#
# One run is an anecdote, so every point below is a mean over 30 networks, with a 95 % interval.
# Units of one network share their fate, so the interval is taken over networks.

# %%
def dead_share(network, X):
    return mean_interval(dead_units(network, X)[0].mean(axis=1))


# %%
seeds = range(30)
start = initialise([10, 20, 1], seeds)

# %%
rates = (0.1, 1, 3, 5, 10, 20)
by_rate = [dead_share(train(start, X, y, rate).network, X) for rate in rates]
for rate, share in zip(rates, by_rate, strict=True):
    print(f"learning rate {rate:4}: dead after 200 updates {share:.3f}")

# %% [markdown]
# (Where no unit died in any network, the interval has shrunk to a point: 600 units cannot show what
# happens to one unit in ten thousand.)
#
# The other three act *before* any training, so theory can say how many units are born dead. With
# normal inputs, $z$ of a unit with weights $w$ and bias $b$ is normal too, and $n$ samples all miss with
# probability $\Phi(-b/\lVert w \rVert)^n$; the curve averages this over He's weights.

# %%
biases = np.array([0.0, -1, -2, -3, -4, -5, -6])
by_bias = [dead_share(initialise([10, 20, 1], seeds, bias=b), X) for b in biases]
for b, share in zip(biases, by_bias, strict=True):
    print(f"bias {b:4.1f}: born dead {share:.3f}   theory {born_dead_probability_he(b, 10, 1000):.3f}")

# %%
shifts = np.array([0.0, 1, 2, 3, 5, 10])
by_shift = [dead_share(start, deck_dataset(shift)[0]) for shift in shifts]
for shift, share in zip(shifts, by_shift, strict=True):
    theory = born_dead_probability_he(0.0, 10, 1000, shift=shift)
    print(f"shift {shift:4.1f}: born dead {share:.3f}   theory {theory:.3f}")

# %%
scales = np.array([0.1, 0.2, 0.3, 0.5, 1, 10])
by_scale = [dead_share(initialise([10, 20, 1], seeds, scale=s), X) for s in scales]
by_scale_biased = [dead_share(initialise([10, 20, 1], seeds, scale=s, bias=-1.0), X) for s in scales]
for s, share, biased in zip(scales, by_scale, by_scale_biased, strict=True):
    print(f"scale {s:4}: born dead {share:.3f}   with bias -1: {biased:.3f} "
          f"(theory {born_dead_probability_he(-1.0, 10, 1000, scale=s):.3f})")

# %%
fig, (left, right) = subplots(ncols=2)
plot_dose(left, rates, {"after 200 updates": by_rate})
left.set(xlabel="learning rate", ylabel="share of dead units", xscale="log", ylim=(-0.03, 1))
b = np.linspace(-6, 0, 61)
plot_dose(right, biases, {"born dead": by_bias}, (b, born_dead_probability_he(b, 10, 1000)))
right.set(xlabel="initial bias", ylim=(-0.03, 1))
show(fig, "Left, large learning rates kill; right, a negative initial bias does so before training, as theory says.")

# %%
fig, (left, right) = subplots(ncols=2)
d = np.linspace(0, 10, 41)
theory = [born_dead_probability_he(0.0, 10, 1000, shift=shift) for shift in d]
plot_dose(left, shifts, {"born dead": by_shift}, (d, theory))
left.set(xlabel="shift of all inputs", ylabel="share of dead units", ylim=(-0.03, 1))
c = np.geomspace(0.1, 10, 61)
theory = [born_dead_probability_he(-1.0, 10, 1000, scale=s) for s in c]
plot_dose(right, scales, {"zero bias": by_scale, "bias -1": by_scale_biased}, (c, theory))
right.set(xlabel="scale of the initial weights", xscale="log", ylim=(-0.03, 1.05))
show(fig, "Left, inputs away from zero kill up to half of the units; right, the scale does nothing at zero bias.")

# %% [markdown]
# **What we saw.** Large steps, negative biases and inputs away from zero all kill, and for the
# two that act at birth the count agrees with theory. Shifted inputs approach one half: far
# from zero, all samples look alike to a unit, and the sign of its summed weights decides.
#
# The scale alone does nothing: $z = x \cdot w$ is multiplied by it and keeps its sign. Beside a fixed bias
# it does matter, because there the ratio $b/\lVert w \rVert$ counts. Small weights with a negative bias
# are all born dead.

# %% [markdown]
# ## 5. What is lost, in a picture
#
# Two rings in the plane, and 16 hidden units. The unit's *hinge* is the line $x \cdot w + b = 0$ at which it
# bends. A dead unit's hinge runs outside the data.
#
# **Prediction.** How will the boundary look when only two units are left?

# %%
rings, ring = two_circles()
small = initialise([2, 16, 1], seeds=0)
for rate in (1, 7):
    trained = train(small, rings, ring, rate).network
    print(f"learning rate {rate}: dead {dead_units(trained, rings)[0].sum()}/16, "
          f"accuracy {trained.accuracy(rings, ring)[0]:.0%}")

# %%
fig, axes = subplots(ncols=2)
for ax, rate in zip(axes, (1, 7), strict=True):
    plot_boundary(ax, train(small, rings, ring, rate).network, rings, ring)
    ax.set_title(f"learning rate {rate}")
fig.legend(*axes[0].get_legend_handles_labels(), loc="outside right center")
show(fig, "With all units alive the boundary closes around the inner ring; with two left it is a strip that cuts through the outer one.")

# %% [markdown]
# **What we saw.** Each alive unit can bend the boundary where its hinge crosses the data. Dead units
# have left the data and bend nothing: with two hinges left, the best it can do is a strip.
#
# ### Lab: from death to death
#
# The same network, update by update. A solid line is the hinge of a living unit, with a short tick on the side where the
# unit is active; a dotted one is dead. On the right, each row is a unit, hatched where it is dead. Press
# play, or *Next death*.
#
# **Predict, then drag.**
#
# 1. Which way does a hinge jump when its unit dies?
# 2. How many units does it take to close the boundary around the inner ring?
# 3. Set alpha to 0.1. Do hinges that have left the data come back?

# %%
killing_lab()

# %%
for alpha in (0.0, 0.1):  # at the lab's learning rate of 5
    history = train(small.with_activation(leaky_relu(alpha)), rings, ring, 5, record_activity=True)
    lives = life_table(history.active_fraction[0])
    print(f"alpha {alpha}: never active after some update {sum(bool(u.killed) for u in lives)}/16, "
          f"came back {sum(bool(u.revived) for u in lives)}")

# %% [markdown]
# **What we saw.** A hinge that has jumped off the data has all samples on its inactive side. With ReLU it stays
# where it is; with a leak the unit still gets gradient, and some of the hinges return.
#
# The deck says "dead neurons = wasted computational resources + reduced accuracy" (slide 3). The table of section 1 has
# runs with dead units of both kinds.

# %%
five, twenty = train(A, X, y, 5).network, train(A, X, y, 20).network
lost = [train(A, X, y, 1).network.accuracy(X, y)[0] - n.accuracy(X, y)[0] for n in (five, twenty)]
dead = [dead_units(n, X)[0].sum() for n in (five, twenty)]
print(Verdict(3, "dead neurons reduce accuracy", holds=min(lost) > 0.01, conditionally=max(lost) > 0.01,
        evidence=f"{dead[0]} dead cost nothing, {dead[1]} dead cost {lost[1]:.0%}")

# %% [markdown]
# ## Exercises
#
# **6.1** Which initial bias makes half of the units born dead, in the setting of section 4? To one
# decimal, by trying values of `born_dead_probability_he(bias, 10, 1000)`.

# %%
bias = ...  # a number
answer("6.1", bias)

# %% [markdown]
# **6.2** On how many samples was unit 9 of network A active just before the update that killed it
# (learning rate 20)?

# %%
n_active = ...  # a whole number
answer("6.2", n_active)

# %% [markdown]
# ## Recap
#
# 1. With a learning rate of 20 instead of 0.01, thirteen of the deck's twenty ReLU units die, and the
#    accuracy falls to 61 %. Leaky ReLU learns every label.
# 2. A unit dies in one update, pushed by the samples on which it is active, when they are all wrong in
#    the same direction.
# 3. Death at birth follows from bias and input shift as theory says: $\Phi(-b/\lVert w \rVert)^n$ averaged
#    over the weights.
# 4. The scale of the weights keeps the sign of every $z$, so with zero bias it kills nobody.
# 5. A dead unit's hinge has left the data. The boundary goes coarse when too few are left.
#
# Next: [07 Depth](07_depth.ipynb)
#
# ## References
#
# 1. Lu, Shin, Su, Karniadakis: Dying ReLU and initialization: theory and numerical examples,
#    *Communications in Computational Physics* 28, 2020.
# 2. Maas, Hannun, Ng: Rectifier nonlinearities improve neural network acoustic models, *ICML
#    Workshop on Deep Learning for Audio, Speech and Language Processing*, 2013.
