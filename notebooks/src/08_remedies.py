# %% [markdown]
# # 08 Remedies
#
# | | |
# |---|---|
# | **Minutes** | 50 |
# | **You need** | ways to kill units (notebooks 06 and 07), paired intervals (notebook 05) |
#
# After this notebook you can
#
# 1. say what a larger alpha buys, and what it costs;
# 2. predict how long a stuck unit takes to come back;
# 3. explain why Leaky ReLU was ahead on the deck's labels, and name labels on which it is behind;
# 4. choose a remedy that fits the cause of death;
# 5. give the final verdict on the deck's claims.

# %%
import numpy as np

from dyingrelu_utils.activations import leaky_relu
from dyingrelu_utils.claims import Verdict
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.datasets import deck_dataset, two_moons
from dyingrelu_utils.diagnosis import collapsed, dead_units
from dyingrelu_utils.initialisation import initialise
from dyingrelu_utils.plots import plot_dose
from dyingrelu_utils.intervals import mean_interval, paired_difference
from dyingrelu_utils.plots import plot_classes, show, subplots
from dyingrelu_utils.training import train

X, y = deck_dataset()  # (1000, 10), (1000,): a plane separates them
moons, moon = two_moons()  # (400, 2), (400,): no line does
seeds = range(20)

# %% [markdown]
# ## 1. What does alpha buy?
#
# Leaky ReLU has one number to choose. At alpha = 0 it is ReLU, at 1 a straight line, and then the whole
# network is linear.
#
# **Question.** Which alpha gives the lowest loss? We ask on two sets: the deck's, and two half moons that
# no line separates.
#
# **Prediction.** The same alpha on both?

# %%
fig, ax = subplots()
plot_classes(ax, moons[:, 0], moons[:, 1], moon)
ax.set(xlabel="x0", ylabel="x1", aspect="equal")
show(fig, "Two half moons reach into each other: the better part of either class can be cut off by a line, the rest cannot.")

# %%
flat, bent = initialise([10, 20, 1], seeds), initialise([2, 16, 1], seeds)
flat_relu, bent_relu = train(flat, X, y, 0.1), train(bent, moons, moon, 0.3, 500)
alphas = (0.01, 0.1, 0.3, 0.5, 0.7, 1.0)
on_flat = [train(flat.with_activation(leaky_relu(a)), X, y, 0.1) for a in alphas]
on_bent = [train(bent.with_activation(leaky_relu(a)), moons, moon, 0.3, 500) for a in alphas]

# %%
flat_gain = [paired_difference(flat_relu.loss[-1], h.loss[-1]) for h in on_flat]
bent_gain = [paired_difference(bent_relu.loss[-1], h.loss[-1]) for h in on_bent]
for a, f, b in zip(alphas, flat_gain, bent_gain, strict=True):
    print(f"alpha {a:4}: loss minus ReLU's, deck {f:.4f}   moons {b:.4f}")

# %%
fig, ax = subplots()
plot_dose(ax, alphas, {"deck's data": flat_gain, "moons": bent_gain})
ax.axhline(0, color="black", linewidth=1)
ax.set(xlabel="alpha", ylabel="loss minus that of ReLU, paired")
show(fig, "On the deck's data the loss falls with alpha, down to a network that is linear; on the moons it rises.")

# %%
print(f"accuracy on the moons: ReLU {bent_relu.network.accuracy(moons, moon).mean():.1%}, "
      f"alpha 1 {on_bent[-1].network.accuracy(moons, moon).mean():.1%}")

# %% [markdown]
# **What we saw.** On the deck's data the best activation is none at all: a plane separates the labels, so a
# linear network is the right tool. On the moons every bit of leak costs, and the linear network pays
# most. A comparison of activations on linearly separable data says little about data that
# need them.
#
# ## 2. How long is a stuck unit stuck?
#
# A Leaky ReLU unit that is negative on all samples has slope alpha everywhere. It is alive, but on this data it is a
# linear map, and its gradient is alpha times that of an active unit.
#
# **Question.** All twenty units start stuck, with a bias of -8. After how many updates is the first one active
# on some sample again?
#
# **Prediction.** If alpha is divided by ten, the time is multiplied by what?

# %%
stuck_alphas = (0.01, 0.02, 0.05, 0.1, 0.2)
returns = {}
for a in stuck_alphas:
    stuck = initialise([10, 20, 1], range(10), leaky_relu(a), bias=-8.0)
    active = train(stuck, X, y, 1.0, round(10 / a), record_activity=True).active_fraction[0]
    returns[a] = (active > 0).any(axis=2).argmax(axis=0)  # (10,): updates

# %%
for a, updates in returns.items():
    print(f"alpha {a:4}: first unit back after {np.median(updates):5.0f} updates (median of 10 networks); "
          f"alpha times updates {a * np.median(updates):.1f}")

# %%
fig, ax = subplots()
plot_dose(ax, stuck_alphas, {"measured": [mean_interval(returns[a]) for a in stuck_alphas]},
          (np.array([0.01, 0.2]), np.mean([a * returns[a].mean() for a in stuck_alphas]) / np.array([0.01, 0.2])))
ax.set(xscale="log", yscale="log", xlabel="alpha", ylabel="updates until a unit is back")
ax.get_legend().get_texts()[0].set_text("proportional to 1 / alpha")
show(fig, "The time until a stuck unit is back is inversely proportional to alpha.")

# %% [markdown]
# **What we saw.** The product of alpha and time hardly changes: a stuck unit comes back, but at the deck's alpha of
# 0.01 ten times as slowly as at 0.1. With ReLU, alpha = 0, it would get no gradient at all (notebook 07).
#
# ## 3. Why was Leaky ReLU ahead?
#
# Write $f(z) = \frac{1 + \alpha}{2} z + \frac{1 - \alpha}{2} |z|$: a linear part and an even part. A leak
# makes the linear part larger and the even part smaller. The deck's labels are linear in $x$.
#
# **Prediction.** Take labels that are *even* in $x$, so that $x$ and $-x$ have the same label:
# class 1 where $|x_0|$ is above its median. The linear part is of no use there. Which activation will be ahead now?

# %%
even = (np.abs(X[:, 0]) > np.median(np.abs(X[:, 0]))).astype(int)  # (1000,)
for name, labels in (("linear", y), ("even", even)):
    for a in (0.01, 0.1):
        r, k = train(flat, X, labels, 0.1), train(flat.with_activation(leaky_relu(a)), X, labels, 0.1)
        print(f"{name:6} labels, alpha {a:4}: loss minus ReLU's {paired_difference(r.loss[-1], k.loss[-1]):.4f}, "
              f"lower in {(k.loss[-1] < r.loss[-1]).sum():2d} of {len(seeds)} pairs")

# %% [markdown]
# **What we saw.** The sign turns, as predicted, and the effect grows with alpha. Leaky ReLU does not learn
# faster; it learns *the linear part* faster.

# %% [markdown]
# ## 4. Match the remedy to the cause
#
# Three ways to get into trouble on the moons: steps too large, biases too negative, inputs off centre. For each, we try
# remedies, from the same seeds, and look at two numbers, both in percent: the share of hidden units that are never
# active (dead, or stuck negative), and the accuracy, with its paired gain over ReLU.
#
# **Prediction.** Is there one remedy that helps in all three cases?


# %%
def measure(name, network, inputs, rate, epochs, baseline=None):
    """Print a row of the table and return the accuracies in percent."""
    h = train(network, inputs, moon, rate, epochs)
    accuracy = 100 * h.network.accuracy(inputs, moon)
    if h.diverged.any():
        print(f"{name:12} diverged in {h.diverged.sum()} of {len(seeds)} networks")
        return accuracy
    never = 100 * dead_units(h.network, inputs)[0].mean(axis=1)
    gain = "" if baseline is None else f"  gain {paired_difference(baseline, accuracy):.1f}"
    print(f"{name:12} never active {mean_interval(never):.1f}  accuracy {accuracy.mean():4.1f}{gain}")
    return accuracy


activations = {"Leaky 0.01": leaky_relu(0.01), "Leaky 0.1": leaky_relu(0.1), "PReLU": "prelu", "ELU": "elu",
               "SELU": "selu", "SiLU": "silu"}

# %%
print("Steps too large: learning rate 10, 30 updates")
large = measure("ReLU", bent, moons, 10, 30)
for name, activation in activations.items():
    measure(name, bent.with_activation(activation), moons, 10, 30, large)

# %%
measure("GELU", bent.with_activation("gelu"), moons, 10, 30, large)
measure("RAI weights", initialise([2, 16, 1], seeds, method="rai"), moons, 10, 30, large)
small_step = measure("rate 1, 300", bent, moons, 1, 300, large)

# %%
print("Biases too negative: -3, learning rate 0.3, 500 updates")
negative = initialise([2, 16, 1], seeds, bias=-3.0)
low = measure("ReLU", negative, moons, 0.3, 500)
for name, activation in activations.items():
    measure(name, negative.with_activation(activation), moons, 0.3, 500, low)
zero_bias = measure("bias 0", bent, moons, 0.3, 500, low)

# %%
print("Inputs off centre: 5 added to both features, learning rate 0.1, 500 updates")
off = moons + 5
shifted = measure("ReLU", bent, off, 0.1, 500)
for name, activation in activations.items():
    measure(name, bent.with_activation(activation), off, 0.1, 500, shifted)

# %%
measure("RAI weights", initialise([2, 16, 1], seeds, method="rai"), off, 0.1, 500, shifted)
centred = measure("centred", bent, off - off.mean(axis=0), 0.1, 500, shifted)

# %% [markdown]
# **What we saw.** In each of the three cases removing the cause does best: a smaller step (and more of them), a zero
# bias, centred inputs. With large steps the smooth SiLU and GELU help, ELU and SELU do not, and PReLU, which learns
# its slope by the same steps, diverges. With negative biases every leak helps in part. With inputs off centre
# no activation comes near to what centring gains: Leaky ReLU is no cure for those.
#
# ## 5. Without any trouble
#
# **Question.** And if nothing is wrong: the moons, learning rate 0.3, zero biases, centred inputs?

# %%
fine = measure("ReLU", bent, moons, 0.3, 500)
for name, activation in activations.items():
    measure(name, bent.with_activation(activation), moons, 0.3, 500, fine)

# %% [markdown]
# **What we saw.** After these 500 updates ReLU is as good as any but PReLU, and the smooth activations are behind, at
# *this* learning rate and with *these* initial weights, which were made for ReLU. That is a statement about speed on one
# set, not a ranking.
#
# What each costs in time is printed by `make bench`, and not here, since a time is different on every machine.
#
# ## 6. A guide that follows from the measurements
#
# 1. **Measure first.** Count dead units by layer, on your data, on pre-activations. A few dead units of many cost
#    nothing (notebook 06).
# 2. **Remove the cause.** Born dead in the first layer: centre the inputs, look at the biases. Born dead in deep
#    narrow layers: more width, or RAI (notebook 07). Killed in training: smaller steps.
# 3. **Then insure.** If units still die, Leaky ReLU with alpha around 0.1 brings stuck units back in a tenth of
#    the time of 0.01. It costs a little where the even part matters.
#
# ## 7. The last verdicts

# %%
harmless, linear = (paired_difference(fine, 100 * on_bent[i].network.accuracy(moons, moon)) for i in (0, -1))
print(Verdict(11, "Leaky ReLU is insurance with minimal cost", holds=min(harmless.low, linear.low) > -1, conditionally=harmless.low > -1,
        evidence=f"points at alpha 0.01: {harmless:.2f}, at 1: {linear:.1f}")
print(Verdict(12, "Leaky ReLU is not always better", holds=bent_gain[0].low > 0 > flat_gain[0].high,
        evidence=f"loss on the deck's data {flat_gain[0].estimate:+.4f}, on the moons {bent_gain[0].estimate:+.4f}")

# %%
he_minus = {}
for method, scale in (("glorot", 1), ("lecun", 1), ("pytorch", 1), ("rai", 1), ("he", 2)):
    rival = train(initialise([2, 16, 1], seeds, method=method, scale=scale), moons, moon, 0.3, 500)
    he_minus[method] = paired_difference(rival.loss[-1], bent_relu.loss[-1])
    print(f"loss with He's weights minus {method:7} x {scale}: {he_minus[method]:.4f}")

# %%
narrow = {m: collapsed(initialise([10, *[3] * 10, 1], range(200), method=m), X).sum() for m in ("he", "rai")}
print(f"10 layers of 3 units, collapsed of 200 networks: He {narrow['he']}, RAI {narrow['rai']}")
ahead = [m for m, difference in he_minus.items() if difference.high < 0]
print(Verdict(13, "He initialization is best for ReLU networks", holds=len(ahead) == 5 and narrow["he"] <= narrow["rai"],
        conditionally=bool(ahead), evidence=f"ahead of {', '.join(ahead)} on the moons")

# %%
deep = initialise([10, *[3] * 20, 1], range(200))
spread = {f: np.ptp(deep.with_activation(f).pre_activations(X)[-1][:, :, 0], axis=1)
          for f in ("relu", "leaky_relu")}
for f, values in spread.items():
    print(f"{f:10} output constant in {(values == 0).sum():3d} of 200 networks, "
          f"moves less than 0.001 in {(values < 1e-3).sum():3d}")
print(Verdict(12, "Leaky ReLU is safe for deep nets", holds=(spread["leaky_relu"] < 1e-3).sum() == 0,
        conditionally=(spread["leaky_relu"] == 0).sum() == 0, evidence="never quite constant, often nearly so")

# %%
born = [100 * dead_units(n, moons)[0].mean() for n in (negative, bent)]
killed = 100 * dead_units(train(bent, moons, moon, 10, 30).network, moons)[0].mean()
print(Verdict(11, "proper init can prevent dying ReLU", holds=killed == 0, conditionally=born[1] < born[0],
        evidence=f"born dead {born[0]:.0f} % at bias -3, {born[1]:.0f} % at 0; steps kill {killed:.0f} %")
slope = leaky_relu(0.01).derivative(np.linspace(-1e6, 1e6, 1001)).min()
print(Verdict(12, "Leaky ReLU: gradient always flows", holds=slope > 0, evidence=f"its slope is never below {slope}")

# %% [markdown]
# With the verdicts of the earlier notebooks, the deck's claims stand like this:
#
# | slide | claim | verdict | where |
# |---|---|---|---|
# | 3 | dead neurons reduce accuracy | with a condition | [06](06_killing.ipynb) |
# | 4 | ~50% positive, ~50% negative | holds | [05](05_analysis.ipynb) |
# | 6 | Leaky ReLU is max(αz, z) | with a condition | [02](02_activations.ipynb) |
# | 6 | Leaky ReLU: no dead neurons | with a condition | [05](05_analysis.ipynb) |
# | 8 | `count_dead_neurons` counts dead neurons | does not hold | [05](05_analysis.ipynb) |
# | 10 | the results table | holds | [04](04_training.ipynb) |
# | 10 | both networks converged smoothly | does not hold | [04](04_training.ipynb) |
# | 10 | similar performance | holds | [05](05_analysis.ipynb) |
# | 10 | Final Loss: ReLU the lower | does not hold | [05](05_analysis.ipynb) |
# | 11 | no dead neurons | holds | [05](05_analysis.ipynb) |
# | 11 | The deck uses Xavier initialization | does not hold | [03](03_network.ipynb) |
# | 11 | Xavier initialization prevented dying | does not hold | [05](05_analysis.ipynb) |
# | 11 | proper init can prevent dying ReLU | with a condition | here |
# | 11 | Leaky ReLU is insurance with minimal cost | with a condition | here |
# | 11 | dying ReLU is more common in deep networks | holds | [07](07_depth.ipynb) |
# | 12 | ReLU has zero-centered output | does not hold | [02](02_activations.ipynb) |
# | 12 | Leaky ReLU: gradient always flows | holds | here |
# | 12 | Leaky ReLU is safe for deep nets | with a condition | here |
# | 12 | Leaky ReLU is not always better | holds | here |
# | 13 | dead units never recover | with a condition | [07](07_depth.ipynb) |
# | 13 | He initialization is best for ReLU networks | with a condition | here |

# %% [markdown]
# ## Exercises
#
# **8.1** With alpha = 0.01 a stuck unit needs 1000 updates to come back. About how many with alpha = 0.1?

# %%
updates = ...  # a number
answer("8.1", updates)

# %% [markdown]
# **8.2** He's weights have a variance of 2/fan-in, which keeps the mean square of ReLU's activations. What takes the
# place of the 2 for Leaky ReLU with alpha = 0.5? (Notebook 02 has the mean square.)

# %%
gain = ...  # a number
answer("8.2", gain)

# %% [markdown]
# ## Recap
#
# 1. A larger alpha makes the network more linear: good on the deck's labels, which a plane separates, bad on the moons.
# 2. A stuck unit comes back after a time inversely proportional to alpha.
# 3. Leaky ReLU learns the linear part faster; on our labels even in $x$ it was behind in every pair.
# 4. Remove the cause: smaller steps, zero biases, centred inputs. A change of activation helps with some
#    causes and not with others.
# 5. Of the deck's claims few hold as they stand, most with a condition; the table says which and where.
#
# ## References
#
# 1. Maas, Hannun, Ng: Rectifier nonlinearities improve neural network acoustic models, 2013.
# 2. He, Zhang, Ren, Sun: Delving deep into rectifiers (PReLU), *ICCV*, 2015.
# 3. Clevert, Unterthiner, Hochreiter: Fast and accurate deep network learning by exponential linear
#    units (ELUs), *ICLR*, 2016.
# 4. Klambauer, Unterthiner, Mayr, Hochreiter: Self-normalizing neural networks (SELU), *NIPS*, 2017.
# 5. Hendrycks, Gimpel: Gaussian error linear units, 2016.
# 6. Ramachandran, Zoph, Le: Searching for activation functions (Swish, here SiLU), 2017.
# 7. Lu, Shin, Su, Karniadakis: Dying ReLU and initialization, 2020 (RAI).
