# %% [markdown]
# # 05 Analysis
#
# | | |
# |---|---|
# | **Minutes** | 45 |
# | **You need** | the deck's experiment (notebook 04); mean, standard deviation, confidence interval |
#
# After this notebook you can
#
# 1. count dead units on the right numbers, and say what is wrong with the deck's count;
# 2. compare two activations fairly, with paired seeds and a confidence interval;
# 3. say how many runs the same answer would take without pairing;
# 4. explain why no unit died, and why the scale of the initial weights has no say in it;
# 5. give a verdict on each of the deck's claims so far, with its condition.

# %%
import numpy as np

from dyingrelu_utils.claims import Verdict
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.diagnosis import active_fraction, dead_units
from dyingrelu_utils.initialisation import deck_networks, initialise
from dyingrelu_utils.plots import plot_differences, plot_pairs
from dyingrelu_utils.intervals import paired_difference, proportion_interval, sample_size
from dyingrelu_utils.labs import training_lab
from dyingrelu_utils.network import Network
from dyingrelu_utils.plots import plot_loss, say, show, subplots
from dyingrelu_utils.theory import born_dead_probability
from dyingrelu_utils.training import train
from dyingrelu_utils.plots import plot_active_fraction

X, y = deck_dataset()  # (1000, 10), (1000,)
A, B = deck_networks()
A_relu, B_leaky = train(A, X, y), train(B, X, y)

# %% [markdown]
# ## 1. Count the dead, properly
#
# The deck counts with the function below, in which `network.forward` returns the network's
# output, the sigmoid.
#
# **Question.** What does it say of a network whose twenty hidden units are all dead?
#
# **Prediction.** 20, 1 or 0?


# %%
def deck_count(network, X):
    activations = network.forward(X).T  # (n_samples, 1): the sigmoid's output
    return np.sum(np.all(activations == 0, axis=0))


# %%
corpse = Network(A.weights, [np.full((1, 20), -100.0), np.zeros((1, 1))], "relu")
print("the deck's count:            ", deck_count(corpse, X))
print("count on hidden z <= 0:      ", dead_units(corpse, X)[0].sum())

# %% [markdown]
# **What we saw.** It says 0. A sigmoid is above 0, unless it is rounded to 0, so this function returns 0
# whatever the hidden units do. A count has to look at the *hidden pre-activations*, unit by unit, over
# all samples. Done so:

# %%
for name, h in (("A, ReLU", A_relu), ("B, Leaky ReLU", B_leaky)):
    z = h.network.pre_activations(X)[0][0]  # (n_samples, n_units)
    print(f"{name:14} {(z <= 0).all(axis=0).sum()}/20 never active; "
          f"the least active: on {(z > 0).mean(axis=0).min():.1%} of the samples")

# %% [markdown]
# The deck's "0/20" is right, for a wrong reason. And it is not even close: the least active unit
# is on for nearly half of the samples.
#
# For Leaky ReLU we call such a unit **stuck negative** instead of dead: $z \le 0$ on all
# samples, but with a gradient.
#
# ## 2. Same weights
#
# In notebook 04, ReLU ended ahead of Leaky ReLU, from other initial weights. Here each
# activation gets each set of weights.
#
# **Prediction.** From the same weights, which activation is ahead after 200 epochs, and by how
# much: about 0.03, or less?

# %%
A_leaky = train(A.with_activation("leaky_relu"), X, y)
B_relu = train(B.with_activation("relu"), X, y)
for name, r, k in (("A", A_relu, A_leaky), ("B", B_relu, B_leaky)):
    r, k = r.loss[-1, 0], k.loss[-1, 0]
    print(f"weights {name}:  ReLU {r:.4f}   Leaky ReLU {k:.4f}   Leaky minus ReLU {k - r:+.4f}")

# %%
fig, ax = subplots()
runs = {"A, ReLU": A_relu, "A, Leaky ReLU": A_leaky, "B, ReLU": B_relu, "B, Leaky ReLU": B_leaky}
plot_loss(ax, {name: h.loss[:, 0] for name, h in runs.items()})
show(fig, "The curves come in two pairs: what separates them is the initial weights, not the activation.")

# %% [markdown]
# **What we saw.** From the same weights it is *Leaky* ReLU that is ahead, from A as well as from
# B, by about a tenth of the gap that the deck's table shows. The table compared the weights.
#
# ## 3. Four hundred pairs
#
# Two pairs are two. We draw 400 sets of initial weights, with seeds 0 to 399, and train each
# with both activations.
#
# **Prediction.** In how many of the 400 pairs will Leaky ReLU have the lower loss?

# %%
start = initialise([10, 20, 1], seeds=range(400), activation="relu")
relu = train(start, X, y)

# %%
leaky = train(start.with_activation("leaky_relu"), X, y)

# %%
loss_r, loss_k = relu.loss[-1], leaky.loss[-1]  # (400,)
loss = paired_difference(loss_r, loss_k)
print(f"ReLU        mean loss {loss_r.mean():.4f}, standard deviation {loss_r.std(ddof=1):.4f}")
print(f"Leaky ReLU  mean loss {loss_k.mean():.4f}, standard deviation {loss_k.std(ddof=1):.4f}")
print(f"Leaky minus ReLU, paired, 95 % interval: {loss:.5f}")
print(f"Leaky lower in {(loss_k < loss_r).sum()} of 400 pairs")

# %%
acc_r, acc_k = 100 * relu.network.accuracy(X, y), 100 * leaky.network.accuracy(X, y)  # in %
accuracy = paired_difference(acc_r, acc_k)
print(f"ReLU        mean accuracy {acc_r.mean():.2f} %, standard deviation {acc_r.std(ddof=1):.2f}")
print(f"Leaky minus ReLU, in points, 95 % interval: {accuracy:.2f}")
print(f"Leaky higher in {(acc_k > acc_r).sum()}, equal in {(acc_k == acc_r).sum()} of 400 pairs")

# %%
fig, (left, right) = subplots(ncols=2)
plot_pairs(left, loss_r, loss_k, "loss at epoch 200, ReLU", "loss at epoch 200, Leaky ReLU")
plot_differences(right, loss_k - loss_r, loss, "Leaky minus ReLU, loss at epoch 200")
show(fig, "Left, the 400 pairs hug the diagonal: weights decide the loss. Right, every difference lies below zero.")

# %% [markdown]
# **What we saw.** Weights spread the loss by 0.05; the activation moves it by 0.003, and always
# in the same direction. Pairing takes the spread out, so the interval of the mean difference is
# narrow and far from zero.
#
# **Question.** How many runs would have shown this *without* pairing, with an 80 % chance?
#
# **Prediction.** Per activation: 40, 400, or more?

# %%
unpaired = sample_size(loss.estimate, loss_r.var(ddof=1) + loss_k.var(ddof=1))
paired = sample_size(loss.estimate, (loss_k - loss_r).var(ddof=1))
print("runs needed per activation, unpaired:", round(unpaired, -2))
print("pairs needed:                        ", paired)

# %% [markdown]
# **What we saw.** About five thousand runs of each, against two pairs. The deck had one run of
# each, unpaired: its table could not have shown anything about activations.
#
# What follows, and what does not. The interval speaks of random initial weights, on this one
# dataset, at this learning rate, after 200 epochs. Is the lead still there later? With the
# learning rate 0.1 the same 200 updates get as far as 2000 did:

# %%
few = start[:20]
for rate, epochs in ((0.01, 200), (0.1, 200), (0.1, 1000)):
    r = train(few, X, y, rate, epochs).loss[-1]
    k = train(few.with_activation("leaky_relu"), X, y, rate, epochs).loss[-1]
    print(f"rate {rate:4}, {epochs:4d} epochs: ReLU {r.mean():.3f}, "
          f"Leaky minus ReLU {paired_difference(r, k):.5f}")

# %% [markdown]
# The lead melts and then turns, very slightly, into its opposite. So Leaky ReLU *starts*
# faster on this dataset; that is all the 400 pairs say. Why it starts faster, and for which
# labels it would not, is a question for later.
#
# ## 4. Why nothing died
#
# **Question.** How close was any of the 8000 units, in those 400 networks, to being dead?
#
# **Prediction.** The least active unit at the start, and after training: on for 30 %, 3 % or 0.3 %
# of the samples?

# %%
before = active_fraction(start.pre_activations(X)[0])  # (400, 20)
after = active_fraction(relu.network.pre_activations(X)[0])
for name, fraction in (("before", before), ("after", after)):
    print(f"{name:6} training: dead {(fraction == 0).sum()} of {fraction.size}, "
          f"least active {fraction.min():.1%}, most active {fraction.max():.1%}")
print(f"share of dead units, 95 % interval: {proportion_interval((after == 0).sum(), after.size):.5f}")

# %%
fig, ax = subplots()
plot_active_fraction(ax, {"before training": before, "after training": after})
show(fig, "Before and after training, every one of the 8000 units is active on between a third and two thirds of the samples.")

# %% [markdown]
# **What we saw.** Nobody was near the edge. With zero bias, $z = x \cdot w$ has the sign
# of a coin toss: inputs that scatter evenly around zero are as likely on one side of the unit's
# plane as on the other. To be *born dead* a unit must lose all $n$ tosses, $2^{-n}$.

# %%
for n in (1, 10, 100, 1000):
    print(f"{n:4d} samples: chance that a unit is born dead {born_dead_probability(0.0, 1.0, n):.1e}")

# %% [markdown]
# **Question.** The deck credits the initialisation. What if its scale had been wrong by a factor
# of 100, either way?
#
# **Prediction.** How many units are dead then, before and after training?

# %%
few_z, dead_after = few.pre_activations(X)[0], {}
for scale in (0.01, 0.1, 1, 10, 100):
    scaled = initialise([10, 20, 1], seeds=range(20), scale=scale)
    trained = train(scaled, X, y)
    dead_after[scale] = dead_units(trained.network, X)[0].sum()
    changed = ((scaled.pre_activations(X)[0] > 0) != (few_z > 0)).sum()
    print(f"scale {scale:6}: {changed} signs of z change; dead before {dead_units(scaled, X)[0].sum()}, "
          f"after {dead_after[scale]}; mean loss {trained.loss[-1].mean():.2f}")

# %% [markdown]
# **What we saw.** Not one sign changes. Multiplying weights by a positive number multiplies $z$ by
# it, and the sign stays. So with zero biases the scale of the first layer's weights cannot kill a
# unit at birth, good or bad; what it does decide is how well the network learns, as the losses
# show. In training, 200 small steps of 0.01 did not move any unit off its data either, at
# any of these scales.
#
# Nothing died because nothing was put at risk. To see units die we have to change something else:
# the size of the steps, the biases, the inputs, or the depth.
#
# ### Lab: try to kill a unit
#
# The lab of notebook 04 again. A unit that is dead on these samples is hatched.
#
# **Predict, then drag.**
#
# 1. Drag the scale of the weights from one end to the other. Does a single unit get hatched? The figure
#    above says what to expect.
# 2. Leave the scale at 1 and drag the initial bias to the left. From where on are units born dead?
# 3. With such a bias, drag the scale again. Why does it matter now?

# %%
training_lab()

# %% [markdown]
# ## 5. The written comparison
#
# The deck ends with an analysis in words. Here is ours. The numbers in it are filled in by the
# cell, so they cannot disagree with the results above.

# %%
gap = B_leaky.loss[-1, 0] - A_relu.loss[-1, 0]
text = f"""
We trained a network of 10 inputs, 20 hidden units and one output on 1000 samples, once with ReLU and
once with Leaky ReLU (alpha 0.01). After 200 epochs the losses were {A_relu.loss[-1, 0]:.4f} and
{B_leaky.loss[-1, 0]:.4f}, the accuracies {A_relu.network.accuracy(X, y)[0]:.2%} and
{B_leaky.network.accuracy(X, y)[0]:.2%}. Read as a contest, ReLU wins by {gap:.4f}.

That reading is wrong. The two networks started from different random weights. From the same weights,
Leaky ReLU has the lower loss in {(loss_k < loss_r).sum()} of {len(loss_r)} pairs, by {-loss.estimate:.4f} on
average (95 % interval {-loss.high:.5f} to {-loss.low:.5f}); its accuracy is {accuracy.estimate:.2f} points
higher. Initial weights alone spread the loss by {loss_r.std(ddof=1):.3f}, which is why a single unpaired
run of each can show either sign. Unpaired, it would take about {round(unpaired, -2)} runs per activation to see
the difference; paired, {paired}.

The lead is a matter of speed. Neither network has converged, and with longer training the lead fades and
then reverses. On these data, which a plane separates, the choice of activation hardly matters.

No unit died: of {after.size} ReLU units, {(after == 0).sum()} were dead on the training data, and the least active
one was on for {after.min():.0%} of the samples. This was not the merit of the initialisation. Inputs that scatter
around zero, with zero biases, leave a unit born dead with probability 1 in 2 to the power of 1000, whatever the
scale of its weights. Whether Leaky ReLU protects from dying, this experiment cannot say: there was nothing to
protect from.
"""
say(text.strip())

# %%
print("words:", len(text.split()))

# %% [markdown]
# ## 6. Verdicts so far
#
# A claim *holds*, holds *with a condition*, or *does not hold*; each verdict is computed from the
# results above. Claims about deeper networks, about cures, and about "for ever" have to
# wait until we have seen units die.

# %%
half = not proportion_interval(y.sum(), len(y)).excludes(0.5)
leaky_corpse = corpse.with_activation("leaky_relu")
stuck = dead_units(leaky_corpse, X)[0].sum()
learns = (leaky_corpse.gradients(X, y)[0][0] != 0).all()
counts = deck_count(corpse, X) == dead_units(corpse, X)[0].sum()
print(Verdict(4, "~50% positive, ~50% negative", holds=half, evidence=f"{y.mean():.1%} positive")
print(Verdict(6, "Leaky ReLU: no dead neurons", holds=stuck == 0, conditionally=learns,
        evidence=f"gradient never zero; yet {stuck} of 20 units can be stuck negative")
print(Verdict(8, "count_dead_neurons counts dead neurons", holds=counts,
        evidence=f"{deck_count(corpse, X)} in a network with {dead_units(corpse, X)[0].sum()} dead")

# %%
points = abs(B_leaky.network.accuracy(X, y)[0] - A_relu.network.accuracy(X, y)[0]) * 100
print(Verdict(10, "similar performance", holds=points < 1 and abs(accuracy.estimate) < 1,
        evidence=f"accuracies {points:.1f} points apart, paired {accuracy.estimate:.2f}")
print(Verdict(10, "Final Loss: ReLU the lower", holds=loss.low > 0, conditionally=loss.high > 0,
        evidence=f"Leaky lower in {(loss_k < loss_r).sum()} of 400 pairs with the same weights")
print(Verdict(11, "no dead neurons", holds=not (after == 0).any(),
        evidence=f"{(after == 0).sum()} of {after.size} units, least active {after.min():.0%}")
print(Verdict(11, "Xavier initialization prevented dying", holds=any(dead_after.values()),
        evidence=f"dead at 1/100 and 100 times its scale: {dead_after[0.01]} and {dead_after[100]}")

# %% [markdown]
# ## Exercises
#
# **5.1** Write the count that the deck needs: given the pre-activations of one hidden layer, return
# the number of dead units. A unit that has become nan has diverged; do not count it as dead.


# %%
def count_dead(z):  # (n_samples, n_units)
    return ...


answer("5.1", count_dead)

# %% [markdown]
# **5.2** With zero bias and inputs that scatter symmetrically around zero: how many independent samples
# are enough for a unit to be born dead with a chance of less than one in a million?

# %%
n_samples = ...  # a whole number
answer("5.2", n_samples)

# %% [markdown]
# ## Recap
#
# 1. Dead units are counted on hidden pre-activations. The deck's function looks at the sigmoid
#    and returns 0 even where all of them are dead.
# 2. From the same weights, Leaky ReLU has the lower loss in all of 400 pairs, by 0.003. The deck's
#    gap of 0.027 came from the weights.
# 3. Unpaired, the same answer takes thousands of runs.
# 4. Nothing died because inputs scatter around zero, biases start at zero and steps are
#    small. The scale of the initial weights has no say in it.
# 5. Of the deck's claims some hold, some with a condition, and some not; see the verdicts above.
#
# Next: [06 Killing](06_killing.ipynb)
#
# ## References
#
# 1. Student: The probable error of a mean, *Biometrika* 6, 1908.
# 2. Wilson: Probable inference, the law of succession, and statistical inference, *Journal of the
#    American Statistical Association* 22, 1927.
# 3. Bouthillier et al.: Accounting for variance in machine learning benchmarks, *MLSys*, 2021.
# 4. Lu, Shin, Su, Karniadakis: Dying ReLU and initialization: theory and numerical examples,
#    *Communications in Computational Physics* 28, 2020.
