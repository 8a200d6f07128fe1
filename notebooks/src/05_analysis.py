# %% [markdown]
# # 05 Analysis
#
# | | |
# |---|---|
# | **Minutes** | 45 |
# | **You need** | notebook 04; mean, standard deviation, confidence interval |
#
# After this notebook you can
#
# 1. count dead units on the right numbers, and say what is wrong with the deck's count;
# 2. compare two activations fairly, with paired seeds and a confidence interval;
# 3. say how many runs the same answer would take without pairing;
# 4. explain why no unit died, and why the scale of the initial weights has no say in
#    it;
# 5. give a verdict on each of the deck's claims so far, with its condition.

# %%
import numpy as np

from dyingrelu_utils.claims import Verdict
from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.diagnosis import active_fraction, dead_units
from dyingrelu_utils.initialisation import deck_networks, initialise
from dyingrelu_utils.intervals import (
    paired_difference,
    proportion_interval,
    sample_size,
)
from dyingrelu_utils.network import Network
from dyingrelu_utils.theory import born_dead_probability
from dyingrelu_utils.training import train

# %%
X, y = deck_dataset()  # (1000, 10), (1000,)
A, B = deck_networks()
A_relu = train(A, X, y)
B_leaky = train(B, X, y)

# %%
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.labs import training_lab
from dyingrelu_utils.plots import (
    plot_active_fraction,
    plot_differences,
    plot_loss,
    plot_pairs,
    say,
    show,
    subplots,
    table,
)

# %% [markdown]
# ## 1. Count the dead, properly
#
# The deck counts with the function below, in which `network.forward` returns the
# network's output, the sigmoid.
#
# **Question.** What does it say of a network whose twenty hidden units are all dead?
#
# **Prediction.** 20, 1 or 0?


# %%
def deck_count(network, X):
    activations = network.forward(X).T  # (n_samples, 1): the sigmoid's output
    return np.sum(np.all(activations == 0, axis=0))


# %%
shut = np.full((1, 20), -100.0)  # a bias that no sample overcomes
dead_network = Network(A.weights, [shut, np.zeros((1, 1))], "relu")

# %%
deck_says = deck_count(dead_network, X)
n_dead = dead_units(dead_network, X)[0].sum()
print("the deck's count:            ", deck_says)
print("count on hidden z <= 0:      ", n_dead)

# %% [markdown]
# **What we saw.** It says 0. A sigmoid is above 0, unless it is rounded to 0, so this
# function returns 0 whatever the hidden units do. A count has to look at the *hidden
# pre-activations*, unit by unit, over all samples. Done so:


# %%
def activity(network):
    """Units that are never active; the share of samples of the least active one."""
    hidden = network.pre_activations(X)[0]  # (1, n_samples, n_units)
    z = hidden[0]  # (n_samples, n_units)
    never_active = (z <= 0).all(axis=0)  # (n_units,)
    active_share = (z > 0).mean(axis=0)  # (n_units,)
    return f"{never_active.sum()}/20", f"{active_share.min():.1%}"


# %%
rows = [
    ["A, ReLU", *activity(A_relu.network)],
    ["B, Leaky ReLU", *activity(B_leaky.network)],
]
table(["", "never active", "least active, share of samples"], *rows)

# %% [markdown]
# The deck's "0/20" is right, for a wrong reason. And it is not even close: the least
# active unit is on for nearly half of the samples.
#
# For Leaky ReLU we call such a unit **stuck negative** instead of dead: $z \le 0$ on
# all samples, but with a gradient.
#
# ## 2. Same weights
#
# In notebook 04, ReLU ended ahead of Leaky ReLU, from other initial weights. Here each
# activation gets each set of weights.
#
# **Prediction.** From the same weights, which activation is ahead after 200 epochs, and
# by how much: about 0.03, or less?

# %%
A_leaky = train(A.with_activation("leaky_relu"), X, y)
B_relu = train(B.with_activation("relu"), X, y)


# %%
def compare(name, relu, leaky):
    """A row of the table: the final losses of two histories and their difference."""
    loss_relu, loss_leaky = relu.loss[-1, 0], leaky.loss[-1, 0]
    difference = loss_leaky - loss_relu
    return [name, f"{loss_relu:.4f}", f"{loss_leaky:.4f}", f"{difference:+.4f}"]


# %%
rows = [compare("A", A_relu, A_leaky), compare("B", B_relu, B_leaky)]
table(["weights", "ReLU", "Leaky ReLU", "Leaky minus ReLU"], *rows)

# %%
curves = {
    "A, ReLU": A_relu.loss[:, 0],
    "A, Leaky ReLU": A_leaky.loss[:, 0],
    "B, ReLU": B_relu.loss[:, 0],
    "B, Leaky ReLU": B_leaky.loss[:, 0],
}

# %%
fig, ax = subplots()
plot_loss(ax, curves)
show(
    fig,
    "The curves come in two pairs: what separates them is the initial weights, "
    "not the activation.",
)

# %% [markdown]
# **What we saw.** From the same weights it is *Leaky* ReLU that is ahead, from A as
# well as from B, by about a tenth of the gap that the deck's table shows. The table
# compared the weights.
#
# ## 3. Four hundred pairs
#
# Two pairs are two. We draw 400 sets of initial weights, with seeds 0 to 399, and train
# each with both activations.
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
loss_difference = paired_difference(loss_relu, loss_leaky)
n_lower = (loss_leaky < loss_relu).sum()
print(f"Leaky minus ReLU, paired, 95 % interval: {loss_difference:.5f}")
print(f"Leaky lower in {n_lower} of 400 pairs")

# %%
accuracy_relu = 100 * relu.network.accuracy(X, y)  # (400,), in %
accuracy_leaky = 100 * leaky.network.accuracy(X, y)  # (400,), in %
mean, deviation = accuracy_relu.mean(), accuracy_relu.std(ddof=1)
print(f"ReLU mean accuracy {mean:.2f} %, standard deviation {deviation:.2f}")

# %%
accuracy_difference = paired_difference(accuracy_relu, accuracy_leaky)
n_higher = (accuracy_leaky > accuracy_relu).sum()
n_equal = (accuracy_leaky == accuracy_relu).sum()
print(f"Leaky minus ReLU, in points, 95 % interval: {accuracy_difference:.2f}")
print(f"Leaky higher in {n_higher}, equal in {n_equal} of 400 pairs")

# %%
names = ["loss at epoch 200, ReLU", "loss at epoch 200, Leaky ReLU"]
name_of_difference = "Leaky minus ReLU, loss at epoch 200"

# %%
fig, (left, right) = subplots(ncols=2)
plot_pairs(left, loss_relu, loss_leaky, *names)
plot_differences(right, loss_leaky - loss_relu, loss_difference, name_of_difference)
show(
    fig,
    "Left, the 400 pairs hug the diagonal: weights decide the loss. "
    "Right, every difference lies below zero.",
)

# %% [markdown]
# **What we saw.** Weights spread the loss by 0.05; the activation moves it by 0.003,
# and always in the same direction. Pairing takes the spread out, so the interval of the
# mean difference is narrow and far from zero.
#
# **Question.** How many runs would have shown this *without* pairing, with an 80 %
# chance?
#
# **Prediction.** Per activation: 40, 400, or more?

# %%
variance_unpaired = loss_relu.var(ddof=1) + loss_leaky.var(ddof=1)
variance_paired = (loss_leaky - loss_relu).var(ddof=1)
unpaired = sample_size(loss_difference.estimate, variance_unpaired)
paired = sample_size(loss_difference.estimate, variance_paired)
print("runs needed per activation, unpaired:", round(unpaired, -2))
print("pairs needed:                        ", paired)

# %% [markdown]
# **What we saw.** About five thousand runs of each, against three pairs. The deck had
# one run of each, unpaired: its table could not have shown anything about activations.
#
# What follows, and what does not. The interval speaks of random initial weights, on
# this one dataset, at this learning rate, after 200 epochs. Is the lead still there
# later? With the learning rate 0.1 the same 200 updates get as far as 2000 did:

# %%
few_relu = start[:20]
few_leaky = few_relu.with_activation("leaky_relu")
rows = []
for rate, n_epochs in ((0.01, 200), (0.1, 200), (0.1, 1000)):
    relu_loss = train(few_relu, X, y, rate, n_epochs).loss[-1]  # (20,)
    leaky_loss = train(few_leaky, X, y, rate, n_epochs).loss[-1]  # (20,)
    difference = paired_difference(relu_loss, leaky_loss)
    rows.append([rate, n_epochs, f"{relu_loss.mean():.3f}", f"{difference:.5f}"])
table(["rate", "epochs", "ReLU", "Leaky minus ReLU, 95 % interval"], *rows)

# %% [markdown]
# The lead melts and then turns, very slightly, into its opposite. So Leaky ReLU
# *starts* faster on this dataset; that is all the 400 pairs say. Why it starts faster,
# and for which labels it would not, is a question for later.
#
# ## 4. Why nothing died
#
# **Question.** How close was any of the 8000 units, in those 400 networks, to being
# dead?
#
# **Prediction.** The least active unit at the start, and after training: on for 30 %, 3
# % or 0.3 % of the samples?

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
n_units = active_after.size
n_dead_after = (active_after == 0).sum()
dead_share = proportion_interval(n_dead_after, n_units)
print(f"share of dead units, 95 % interval: {dead_share:.5f}")

# %%
fig, ax = subplots()
fractions = {"before training": active_before, "after training": active_after}
plot_active_fraction(ax, fractions)
show(
    fig,
    "Before and after training, every one of the 8000 units is active on between a "
    "third and two thirds of the samples.",
)

# %% [markdown]
# **What we saw.** Nobody was near the edge. With zero bias, $z = x \cdot w$ has the
# sign of a coin toss: inputs that scatter evenly around zero are as likely on one side
# of the unit's plane as on the other. To be *born dead* a unit must lose all $n$
# tosses, $2^{-n}$.

# %%
rows = []
for n in (1, 10, 100, 1000):
    probability = born_dead_probability(bias=0.0, weight_norm=1.0, n_samples=n)
    rows.append([n, f"{probability:.1e}"])
table(["samples", "chance that a unit is born dead"], *rows)

# %% [markdown]
# **Question.** The deck credits the initialisation. What if its scale had been wrong by
# a factor of 100, either way?
#
# **Prediction.** How many units are dead then, before and after training?

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

# %% [markdown]
# **What we saw.** Not one sign changes. Multiplying weights by a positive number
# multiplies $z$ by it, and the sign stays. So with zero biases the scale of the first
# layer's weights cannot kill a unit at birth, good or bad; what it does decide is how
# well the network learns, as the losses show. In training, 200 small steps of 0.01 did
# not move any unit off its data either, at any of these scales.
#
# Nothing died because nothing was put at risk. To see units die we have to change
# something else: the size of the steps, the biases, the inputs, or the depth.
#
# ### Lab: try to kill a unit
#
# The lab of notebook 04 again. A unit that is dead on these samples is hatched.
#
# **Predict, then drag.**
#
# 1. Drag the scale of the weights from one end to the other. Does a single unit get
#    hatched? The figure above says what to expect.
# 2. Leave the scale at 1 and drag the initial bias to the left. From where on are units
#    born dead?
# 3. With such a bias, drag the scale again. Why does it matter now?

# %%
training_lab()

# %% [markdown]
# ## 5. The written comparison
#
# The deck ends with an analysis in words. Here is ours. The numbers in it are filled in
# by the cells, so they cannot disagree with the results above.

# %%
final_relu, final_leaky = A_relu.loss[-1, 0], B_leaky.loss[-1, 0]
right_relu = A_relu.network.accuracy(X, y)[0]
right_leaky = B_leaky.network.accuracy(X, y)[0]

# %%
contest = f"""
We trained a network of 10 inputs, 20 hidden units and one output on 1000 samples, once
with ReLU and once with Leaky ReLU (alpha 0.01). After 200 epochs the losses were
{final_relu:.4f} and {final_leaky:.4f}, the accuracies {right_relu:.2%} and
{right_leaky:.2%}. Read as a contest, ReLU wins by {final_leaky - final_relu:.4f}.
"""

# %%
lead, deviation = -loss_difference.estimate, loss_relu.std(ddof=1)
low, high = -loss_difference.high, -loss_difference.low
same_weights = f"""
That reading is wrong. The two networks started from different random weights. From the
same weights, Leaky ReLU has the lower loss in {n_lower} of {len(loss_relu)} pairs, by
{lead:.4f} on average (95 % interval {low:.5f} to {high:.5f}); its accuracy is
{accuracy_difference.estimate:.2f} points higher. Initial weights alone spread the loss
by {deviation:.3f}, which is why a single unpaired run of each can show either sign.
Unpaired, it would take about {round(unpaired, -2)} runs per activation to see the
difference; paired, {paired}.
"""

# %%
speed = """
The lead is a matter of speed. Neither network has converged, and with longer training
the lead fades and then reverses. On these data, which a plane separates, the choice of
activation hardly matters.
"""

# %%
deaths = f"""
No unit died: of {n_units} ReLU units, {n_dead_after} were dead on the training data,
and the least active one was on for {active_after.min():.0%} of the samples. This was
not the merit of the initialisation. Inputs that scatter around zero, with zero biases,
leave a unit born dead with probability 1 in 2 to the power of 1000, whatever the scale
of its weights. Whether Leaky ReLU protects from dying, this experiment cannot say:
there was nothing to protect from.
"""

# %%
text = contest + same_weights + speed + deaths
say(text.strip())

# %%
print("words:", len(text.split()))

# %% [markdown]
# ## 6. Verdicts so far
#
# A claim *holds*, holds *with a condition*, or *does not hold*; each verdict is
# computed from the results above. Claims about deeper networks, about cures, and about
# "for ever" have to wait until we have seen units die.

# %%
share = proportion_interval(y.sum(), len(y))
about_half = not share.excludes(0.5)
claim = "~50% positive, ~50% negative"
print(Verdict(4, claim, holds=about_half, evidence=f"{y.mean():.1%} positive"))

# %%
stuck_network = dead_network.with_activation("leaky_relu")
n_stuck = dead_units(stuck_network, X)[0].sum()
dW, db = stuck_network.gradients(X, y)
learns = (dW[0] != 0).all()

# %%
claim = "Leaky ReLU: no dead neurons"
evidence = f"gradient never zero; yet {n_stuck} of 20 units can be stuck negative"
none_stuck = n_stuck == 0
print(Verdict(6, claim, holds=none_stuck, conditionally=learns, evidence=evidence))

# %%
claim = "count_dead_neurons counts dead neurons"
evidence = f"{deck_says} in a network with {n_dead} dead"
print(Verdict(8, claim, holds=deck_says == n_dead, evidence=evidence))

# %%
points = 100 * abs(right_leaky - right_relu)
paired_points = accuracy_difference.estimate
similar = points < 1 and abs(paired_points) < 1
evidence = f"accuracies {points:.1f} points apart, paired {paired_points:.2f}"
print(Verdict(10, "similar performance", holds=similar, evidence=evidence))

# %%
claim = "Final Loss: ReLU the lower"
evidence = f"Leaky lower in {n_lower} of 400 pairs with the same weights"
surely, perhaps = loss_difference.low > 0, loss_difference.high > 0
print(Verdict(10, claim, holds=surely, conditionally=perhaps, evidence=evidence))

# %%
least = active_after.min()
evidence = f"{n_dead_after} of {n_units} units, least active {least:.0%}"
print(Verdict(11, "no dead neurons", holds=n_dead_after == 0, evidence=evidence))

# %%
claim = "Xavier initialization prevented dying"
small, large = dead_after[0.01], dead_after[100]
evidence = f"dead at 1/100 and 100 times its scale: {small} and {large}"
print(Verdict(11, claim, holds=any(dead_after.values()), evidence=evidence))

# %% [markdown]
# ## Exercises
#
# **5.1** Write the count that the deck needs: given the pre-activations of one hidden
# layer, return the number of dead units. A unit that has become nan has diverged; do
# not count it as dead.


# %%
def count_dead(z):  # (n_samples, n_units)
    return ...


answer("5.1", count_dead)

# %% [markdown]
# **5.2** With zero bias and inputs that scatter symmetrically around zero: how many
# independent samples are enough for a unit to be born dead with a chance of less than
# one in a million?

# %%
n_samples = ...  # a whole number
answer("5.2", n_samples)

# %% [markdown]
# ## Recap
#
# 1. Dead units are counted on hidden pre-activations. The deck's function looks at the
#    sigmoid and returns 0 even where all of them are dead.
# 2. From the same weights, Leaky ReLU has the lower loss in all of 400 pairs, by 0.003.
#    The deck's gap of 0.027 came from the weights.
# 3. Unpaired, the same answer takes thousands of runs.
# 4. Nothing died because inputs scatter around zero, biases start at zero and steps are
#    small. The scale of the initial weights has no say in it.
# 5. Of the deck's claims some hold, some with a condition, and some not; see the
#    verdicts above.
#
# Next: [06 Killing](06_killing.ipynb)
#
# ## References
#
# 1. Student: The probable error of a mean, *Biometrika* 6, 1908.
# 2. Wilson: Probable inference, the law of succession, and statistical inference,
#    *Journal of the American Statistical Association* 22, 1927.
# 3. Bouthillier et al.: Accounting for variance in machine learning benchmarks,
#    *MLSys*, 2021.
# 4. Lu, Shin, Su, Karniadakis: Dying ReLU and initialization: theory and numerical
#    examples, *Communications in Computational Physics* 28, 2020.
