# %% [markdown]
# # 08 Remedies
#
# | | |
# |---|---|
# | **Minutes** | 50 |
# | **You need** | killing units (notebooks 06 and 07), paired intervals (notebook 05) |
#
# After this notebook you can
#
# 1. say what a larger alpha buys, and what it costs;
# 2. predict how long a stuck unit takes to come back;
# 3. explain why Leaky ReLU was ahead on the deck's labels, and name labels on which it
#    is behind;
# 4. choose a remedy that fits the cause of death;
# 5. give the final verdict on the deck's claims.

# %%
import numpy as np

from dyingrelu_utils.activations import leaky_relu
from dyingrelu_utils.claims import Verdict
from dyingrelu_utils.datasets import deck_dataset, two_moons
from dyingrelu_utils.diagnosis import collapsed, dead_units
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.initialisation import initialise
from dyingrelu_utils.intervals import mean_interval, paired_difference
from dyingrelu_utils.plots import plot_classes, plot_dose, show, subplots, table
from dyingrelu_utils.plots.style import GREY, THEORY
from dyingrelu_utils.training import train

# %%
X, y = deck_dataset()  # (1000, 10), (1000,): a plane separates them
X_moons, y_moons = two_moons()  # (400, 2), (400,): no line does
seeds = range(20)

# %% [markdown]
# ## 1. What does alpha buy?
#
# Leaky ReLU has one number to choose. At alpha = 0 it is ReLU, at 1 a straight line,
# and then the whole network is linear.
#
# **Question.** Which alpha gives the lowest loss? We ask on two sets: the deck's, and
# two half moons that no line separates.
#
# **Prediction.** The same alpha on both?

# %%
fig, ax = subplots()
plot_classes(ax, X_moons[:, 0], X_moons[:, 1], y_moons)
ax.set(xlabel="x0", ylabel="x1", aspect="equal")
show(fig, "Two half moons reach into each other: the better part of either class can "
          "be cut off by a line, the rest cannot.")

# %%
deck_start = initialise([10, 20, 1], seeds)
moons_start = initialise([2, 16, 1], seeds)
deck_relu = train(deck_start, X, y, 0.1)
moons_relu = train(moons_start, X_moons, y_moons, 0.3, 500)

# %%
alphas = (0.01, 0.1, 0.3, 0.5, 0.7, 1.0)
deck_leaky, moons_leaky = {}, {}
for alpha in alphas:
    start = deck_start.with_activation(leaky_relu(alpha))
    deck_leaky[alpha] = train(start, X, y, 0.1)
    start = moons_start.with_activation(leaky_relu(alpha))
    moons_leaky[alpha] = train(start, X_moons, y_moons, 0.3, 500)

# %%
deck_difference, moons_difference = {}, {}
for alpha in alphas:
    loss_relu, loss_leaky = deck_relu.loss[-1], deck_leaky[alpha].loss[-1]  # (20,)
    deck_difference[alpha] = paired_difference(loss_relu, loss_leaky)
    loss_relu, loss_leaky = moons_relu.loss[-1], moons_leaky[alpha].loss[-1]
    moons_difference[alpha] = paired_difference(loss_relu, loss_leaky)

# %%
rows = []
for alpha in alphas:
    on_deck, on_moons = deck_difference[alpha], moons_difference[alpha]
    rows.append([alpha, f"{on_deck:.4f}", f"{on_moons:.4f}"])
table(["alpha", "loss minus ReLU's, deck", "moons"], *rows)

# %%
fig, ax = subplots()
curves = {"deck's data": deck_difference.values()}
curves["moons"] = moons_difference.values()
plot_dose(ax, alphas, curves)
ax.axhline(0, color=GREY, linewidth=1)
ax.set(xlabel="alpha", ylabel="loss minus that of ReLU, paired")
show(fig, "On the deck's data the loss falls with alpha, down to a network that is "
          "linear; on the moons it rises.")

# %%
right_relu = moons_relu.network.accuracy(X_moons, y_moons).mean()
right_linear = moons_leaky[1.0].network.accuracy(X_moons, y_moons).mean()
print(f"accuracy on the moons: ReLU {right_relu:.1%}, alpha 1 {right_linear:.1%}")

# %% [markdown]
# **What we saw.** On the deck's data the best activation is none at all: a plane
# separates the labels, so a linear network is the right tool. On the moons every bit of
# leak costs, and the linear network pays most. A comparison of activations on linearly
# separable data says little about data that need them.
#
# ## 2. How long is a stuck unit stuck?
#
# A Leaky ReLU unit that is negative on all samples has slope alpha everywhere. It is
# alive, but on this data it is a linear map, and its gradient is alpha times that of an
# active unit.
#
# **Question.** All twenty units start stuck, with a bias of -8. After how many updates
# is the first one active on some sample again?
#
# **Prediction.** If alpha is divided by ten, the time is multiplied by what?

# %%
stuck_alphas = (0.01, 0.02, 0.05, 0.1, 0.2)
updates_until_back = {}
for alpha in stuck_alphas:
    stuck = initialise([10, 20, 1], range(10), leaky_relu(alpha), bias=-8.0)
    history = train(stuck, X, y, 1.0, round(10 / alpha), record_activity=True)
    any_active = (history.active_fraction[0] > 0).any(axis=2)  # (n_records, 10)
    updates_until_back[alpha] = any_active.argmax(axis=0)  # (10,): the first True

# %%
rows = []
for alpha, updates in updates_until_back.items():
    median = np.median(updates)
    rows.append([alpha, f"{median:.0f}", f"{alpha * median:.1f}"])
head = ["alpha", "first unit back after, median of 10 networks", "alpha times updates"]
table(head, *rows)

# %%
products = [alpha * updates.mean() for alpha, updates in updates_until_back.items()]
ends = np.array([0.01, 0.2])
means = [mean_interval(updates) for updates in updates_until_back.values()]

# %%
fig, ax = subplots()
line = np.mean(products) / ends
ax.plot(ends, line, color=THEORY, linewidth=1.5, label="proportional to 1 / alpha")
plot_dose(ax, stuck_alphas, {"measured": means})
ax.set(xscale="log", xlabel="alpha")
ax.set(yscale="log", ylabel="updates until a unit is back")
show(fig, "The time until a stuck unit is back is inversely proportional to alpha.")

# %% [markdown]
# **What we saw.** The product of alpha and time hardly changes: a stuck unit comes
# back, but at the deck's alpha of 0.01 ten times as slowly as at 0.1. With ReLU, alpha
# = 0, it would get no gradient at all (notebook 07).
#
# ## 3. Why was Leaky ReLU ahead?
#
# Write $f(z) = \frac{1 + \alpha}{2} z + \frac{1 - \alpha}{2} |z|$: a linear part and an
# even part. A leak makes the linear part larger and the even part smaller. The deck's
# labels are linear in $x$.
#
# **Prediction.** Take labels that are *even* in $x$, so that $x$ and $-x$ have the same
# label: class 1 where $|x_0|$ is above its median. The linear part is of no use there.
# Which activation will be ahead now?

# %%
size = np.abs(X[:, 0])
y_even = (size > np.median(size)).astype(int)  # (1000,)

# %%
def compare_losses(labels, alpha):
    """Loss of Leaky ReLU minus that of ReLU, and in how many pairs it is the lower."""
    leaky_start = deck_start.with_activation(leaky_relu(alpha))
    loss_relu = train(deck_start, X, labels, 0.1).loss[-1]  # (20,)
    loss_leaky = train(leaky_start, X, labels, 0.1).loss[-1]  # (20,)
    return paired_difference(loss_relu, loss_leaky), (loss_leaky < loss_relu).sum()


# %%
rows = []
for name, labels in (("linear", y), ("even", y_even)):
    for alpha in (0.01, 0.1):
        difference, n_lower = compare_losses(labels, alpha)
        rows.append([name, alpha, f"{difference:.4f}", f"{n_lower} of {len(seeds)}"])
table(["labels", "alpha", "loss minus ReLU's", "pairs in which it is lower"], *rows)

# %% [markdown]
# **What we saw.** The sign turns, as predicted, and the effect grows with alpha. Leaky
# ReLU does not learn faster; it learns *the linear part* faster.

# %% [markdown]
# ## 4. Match the remedy to the cause
#
# Three ways to get into trouble on the moons: steps too large, biases too negative,
# inputs off centre. For each, we try remedies, from the same seeds, and look at two
# numbers, both in percent: the share of hidden units that are never active (dead, or
# stuck negative), and the accuracy, with its paired gain over ReLU.
#
# **Prediction.** Is there one remedy that helps in all three cases?


# %%
def measure(network, inputs, learning_rate, n_epochs):
    """Train on the moons; per network: inactive units and accuracy, both in percent."""
    history = train(network, inputs, y_moons, learning_rate, n_epochs)
    inactive = 100 * dead_units(history.network, inputs)[0].mean(axis=1)  # (20,)
    accuracy = 100 * history.network.accuracy(inputs, y_moons)  # (20,)
    return inactive, accuracy, history.diverged


# %%
def remedy_rows(results):
    """A row for each remedy: never active, accuracy, and what it gains over ReLU."""
    rows = []
    for name, (inactive, accuracy, diverged) in results.items():
        if diverged.any():
            rows.append([name, f"{diverged.sum()} of {len(seeds)} diverged", "", ""])
            continue
        gain = f"{paired_difference(results['ReLU'][1], accuracy):.1f}"
        if name == "ReLU":
            gain = ""  # it is what the others are compared with
        inactive = f"{mean_interval(inactive):.1f}"
        rows.append([name, inactive, f"{accuracy.mean():.1f}", gain])
    return rows


# %%
remedy_head = ["remedy", "never active, %", "accuracy, %", "gain over ReLU"]
activations = {
    "ReLU": "relu",
    "Leaky 0.01": leaky_relu(0.01),
    "Leaky 0.1": leaky_relu(0.1),
    "PReLU": "prelu",
    "ELU": "elu",
    "SELU": "selu",
    "SiLU": "silu",
}

# %%
large_steps = {}
for name, activation in {**activations, "GELU": "gelu"}.items():
    network = moons_start.with_activation(activation)
    large_steps[name] = measure(network, X_moons, 10, 30)

# %%
rai_start = initialise([2, 16, 1], seeds, method="rai")
large_steps["RAI weights"] = measure(rai_start, X_moons, 10, 30)
large_steps["rate 1, 300"] = measure(moons_start, X_moons, 1, 300)

# %%
print("Steps too large: learning rate 10, 30 updates")
rows = remedy_rows(large_steps)
table(remedy_head, *rows)

# %%
negative_start = initialise([2, 16, 1], seeds, bias=-3.0)
negative_biases = {}
for name, activation in activations.items():
    network = negative_start.with_activation(activation)
    negative_biases[name] = measure(network, X_moons, 0.3, 500)
negative_biases["bias 0"] = measure(moons_start, X_moons, 0.3, 500)

# %%
print("Biases too negative: -3, learning rate 0.3, 500 updates")
rows = remedy_rows(negative_biases)
table(remedy_head, *rows)

# %%
X_shifted = X_moons + 5
X_centred = X_shifted - X_shifted.mean(axis=0)
off_centre = {}
for name, activation in activations.items():
    network = moons_start.with_activation(activation)
    off_centre[name] = measure(network, X_shifted, 0.1, 500)

# %%
off_centre["RAI weights"] = measure(rai_start, X_shifted, 0.1, 500)
off_centre["centred"] = measure(moons_start, X_centred, 0.1, 500)

# %%
print("Inputs off centre: 5 added to both features, learning rate 0.1, 500 updates")
rows = remedy_rows(off_centre)
table(remedy_head, *rows)

# %% [markdown]
# **What we saw.** In each of the three cases removing the cause does best: a smaller
# step (and more of them), a zero bias, centred inputs. With large steps the smooth SiLU
# and GELU help, ELU and SELU do not, and PReLU, which learns its slope by the same
# steps, diverges. With negative biases every leak helps in part. With inputs off centre
# no activation comes near to what centring gains: Leaky ReLU is no cure for those.
#
# ## 5. Without any trouble
#
# **Question.** And if nothing is wrong: the moons, learning rate 0.3, zero biases,
# centred inputs?

# %%
no_trouble = {}
for name, activation in activations.items():
    network = moons_start.with_activation(activation)
    no_trouble[name] = measure(network, X_moons, 0.3, 500)

# %%
rows = remedy_rows(no_trouble)
table(remedy_head, *rows)

# %% [markdown]
# **What we saw.** After these 500 updates ReLU is as good as any but PReLU, and the
# smooth activations are behind, at *this* learning rate and with *these* initial
# weights, which were made for ReLU. That is a statement about speed on one set, not a
# ranking.
#
# What each costs in time is printed by `make bench`, and not here, since a time is
# different on every machine.
#
# ## 6. A guide that follows from the measurements
#
# 1. **Measure first.** Count dead units by layer, on your data, on pre-activations. A
#    few dead units of many cost nothing (notebook 06).
# 2. **Remove the cause.** Born dead in the first layer: centre the inputs, look at the
#    biases. Born dead in deep narrow layers: more width, or RAI (notebook 07). Killed
#    in training: smaller steps.
# 3. **Then insure.** If units still die, Leaky ReLU with alpha around 0.1 brings stuck
#    units back in a tenth of the time of 0.01. It costs a little where the even part
#    matters.
#
# ## 7. The last verdicts

# %%
relu_accuracy = 100 * moons_relu.network.accuracy(X_moons, y_moons)  # (20,)
gain = {}
for alpha in (0.01, 1.0):
    leaky_accuracy = 100 * moons_leaky[alpha].network.accuracy(X_moons, y_moons)
    gain[alpha] = paired_difference(relu_accuracy, leaky_accuracy)

# %%
print(Verdict(
    11, "Leaky ReLU is insurance with minimal cost",
    holds=min(gain[0.01].low, gain[1.0].low) > -1, conditionally=gain[0.01].low > -1,
    evidence=f"points at alpha 0.01: {gain[0.01]:.2f}, at 1: {gain[1.0]:.1f}",
))

# %%
on_deck, on_moons = deck_difference[0.01], moons_difference[0.01]
print(Verdict(
    12, "Leaky ReLU is not always better",
    holds=on_moons.low > 0 > on_deck.high,
    evidence=f"loss on the deck's data {on_deck.estimate:+.4f}, "
             f"on the moons {on_moons.estimate:+.4f}",
))

# %%
rivals = {"glorot": 1, "lecun": 1, "pytorch": 1, "rai": 1, "he": 2}  # method: scale
he_minus = {}
for method, scale in rivals.items():
    start = initialise([2, 16, 1], seeds, method=method, scale=scale)
    rival = train(start, X_moons, y_moons, 0.3, 500)
    he_minus[method] = paired_difference(rival.loss[-1], moons_relu.loss[-1])

# %%
rows = []
for method, difference in he_minus.items():
    rows.append([f"{method} x {rivals[method]}", f"{difference:.4f}"])
table(["weights", "loss with He's weights minus theirs"], *rows)

# %%
n_collapsed = {}
for method in ("he", "rai"):
    narrow = initialise([10, *[3] * 10, 1], range(200), method=method)
    n_collapsed[method] = collapsed(narrow, X).sum()
print("10 layers of 3 units, collapsed of 200 networks: "
      f"He {n_collapsed['he']}, RAI {n_collapsed['rai']}")

# %%
ahead = [method for method, difference in he_minus.items() if difference.high < 0]
seldom_collapsed = n_collapsed["he"] <= n_collapsed["rai"]
print(Verdict(
    13, "He initialization is best for ReLU networks",
    holds=len(ahead) == len(rivals) and seldom_collapsed, conditionally=bool(ahead),
    evidence=f"ahead of {', '.join(ahead)} on the moons",
))

# %%
deep = initialise([10, *[3] * 20, 1], range(200))
output_range = {}
for activation in ("relu", "leaky_relu"):
    output = deep.with_activation(activation).pre_activations(X)[-1]  # (200, 1000, 1)
    output_range[activation] = np.ptp(output[:, :, 0], axis=1)  # (200,)

# %%
rows = []
for activation, widths in output_range.items():
    n_constant, n_nearly = (widths == 0).sum(), (widths < 1e-3).sum()
    rows.append([activation, f"{n_constant} of 200", n_nearly])
table(["activation", "output constant", "output moves less than 0.001"], *rows)

# %%
leaky_range = output_range["leaky_relu"]
print(Verdict(
    12, "Leaky ReLU is safe for deep nets",
    holds=(leaky_range < 1e-3).sum() == 0, conditionally=(leaky_range == 0).sum() == 0,
    evidence="never quite constant, often nearly so",
))

# %%
large_step = train(moons_start, X_moons, y_moons, 10, 30).network
born_dead = 100 * dead_units(negative_start, X_moons)[0].mean()
born_dead_0 = 100 * dead_units(moons_start, X_moons)[0].mean()
killed = 100 * dead_units(large_step, X_moons)[0].mean()

# %%
print(Verdict(
    11, "proper init can prevent dying ReLU",
    holds=killed == 0, conditionally=born_dead_0 < born_dead,
    evidence=f"born dead {born_dead:.0f} % at bias -3, {born_dead_0:.0f} % at 0; "
             f"steps kill {killed:.0f} %",
))

# %%
slope = leaky_relu(0.01).derivative(np.linspace(-1e6, 1e6, 1001)).min()
print(Verdict(
    12, "Leaky ReLU: gradient always flows",
    holds=slope > 0, evidence=f"its slope is never below {slope}",
))

# %% [markdown]
# With the verdicts of the earlier notebooks, the deck's claims stand like this:
#
# | slide | claim | verdict | where |
# |---|---|---|---|
# | 3 | dead neurons reduce accuracy | with a condition | [06] |
# | 4 | ~50% positive, ~50% negative | holds | [05] |
# | 6 | Leaky ReLU is max(αz, z) | with a condition | [02] |
# | 6 | Leaky ReLU: no dead neurons | with a condition | [05] |
# | 8 | `count_dead_neurons` counts dead neurons | does not hold | [05] |
# | 10 | the results table | holds | [04] |
# | 10 | both networks converged smoothly | does not hold | [04] |
# | 10 | similar performance | holds | [05] |
# | 10 | Final Loss: ReLU the lower | does not hold | [05] |
# | 11 | no dead neurons | holds | [05] |
# | 11 | The deck uses Xavier initialization | does not hold | [03] |
# | 11 | Xavier initialization prevented dying | does not hold | [05] |
# | 11 | proper init can prevent dying ReLU | with a condition | here |
# | 11 | Leaky ReLU is insurance with minimal cost | with a condition | here |
# | 11 | dying ReLU is more common in deep networks | holds | [07] |
# | 12 | ReLU has zero-centered output | does not hold | [02] |
# | 12 | Leaky ReLU: gradient always flows | holds | here |
# | 12 | Leaky ReLU is safe for deep nets | with a condition | here |
# | 12 | Leaky ReLU is not always better | holds | here |
# | 13 | dead units never recover | with a condition | [07] |
# | 13 | He initialization is best for ReLU networks | with a condition | here |
#
# [02]: 02_activations.ipynb
# [03]: 03_network.ipynb
# [04]: 04_training.ipynb
# [05]: 05_analysis.ipynb
# [06]: 06_killing.ipynb
# [07]: 07_depth.ipynb

# %% [markdown]
# ## Exercises
#
# **8.1** With alpha = 0.01 a stuck unit needs 1000 updates to come back. About how many
# with alpha = 0.1?

# %%
updates = ...  # a number
answer("8.1", updates)

# %% [markdown]
# **8.2** He's weights have a variance of 2/fan-in, which keeps the mean square of
# ReLU's activations. What takes the place of the 2 for Leaky ReLU with alpha = 0.5?
# (Notebook 02 has the mean square.)

# %%
gain = ...  # a number
answer("8.2", gain)

# %% [markdown]
# ## Recap
#
# 1. A larger alpha makes the network more linear: good on the deck's labels, which a
#    plane separates, bad on the moons.
# 2. A stuck unit comes back after a time inversely proportional to alpha.
# 3. Leaky ReLU learns the linear part faster; on our labels even in $x$ it was behind
#    in every pair.
# 4. Remove the cause: smaller steps, zero biases, centred inputs. A change of
#    activation helps with some causes and not with others.
# 5. Of the deck's claims few hold as they stand, most with a condition; the table says
#    which and where.
#
# ## References
#
# 1. Maas, Hannun, Ng: Rectifier nonlinearities improve neural network acoustic
#    models, 2013.
# 2. He, Zhang, Ren, Sun: Delving deep into rectifiers (PReLU), *ICCV*, 2015.
# 3. Clevert, Unterthiner, Hochreiter: Fast and accurate deep network learning by
#    exponential linear units (ELUs), *ICLR*, 2016.
# 4. Klambauer, Unterthiner, Mayr, Hochreiter: Self-normalizing neural networks (SELU),
#    *NIPS*, 2017.
# 5. Hendrycks, Gimpel: Gaussian error linear units, 2016.
# 6. Ramachandran, Zoph, Le: Searching for activation functions (Swish, here
#    SiLU), 2017.
# 7. Lu, Shin, Su, Karniadakis: Dying ReLU and initialization, 2020 (RAI).
