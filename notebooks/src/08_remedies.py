# %% [markdown]
# # 08 Remedies
#
# In one network of this notebook half of the units are dead. We bring every one of them
# back to life, and the accuracy does not rise at all. Then we leave the weights as they
# are and change the biases, and it rises by ten points. How can you know which cure
# your own network needs?
#
# | Minutes | You need |
# |---|---|
# | 75 | killing units (notebooks 06 and 07), paired intervals (notebook 05) |
#
# After this notebook you can
#
# 1. say what a larger alpha buys and costs, and for which cause of death it is good;
# 2. follow stuck units, and say how many come back, and when;
# 3. find the cause of death, and choose a remedy that fits it;
# 4. prove or refute a claim about two activations on data of your own.

# %%
import numpy as np

from dyingrelu_utils.activations import ACTIVATIONS, leaky_relu
from dyingrelu_utils.claims import Verdict
from dyingrelu_utils.datasets import deck_dataset, two_moons
from dyingrelu_utils.diagnosis import active_fraction, collapsed, covered, dead_units
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.initialisation import initialise
from dyingrelu_utils.intervals import Interval, paired_difference, share_interval
from dyingrelu_utils.plots import (
    plot_activations,
    plot_classes,
    plot_forest,
    plot_loss,
    show,
    subplots,
    table,
)
from dyingrelu_utils.plots.style import BLACK, GREEN, GREY, LINES, PURPLE, VERMILION
from dyingrelu_utils.training import train

# %%
X, y = deck_dataset()  # (1000, 10), (1000,): a plane separates them
X_moons, y_moons = two_moons()  # (400, 2), (400,): no line does
deck_start = initialise([10, 20, 1], range(20))
moons_start = initialise([2, 16, 1], range(30))

# %% [markdown]
# ## 1. Compare the slopes below zero
#
# Besides Leaky ReLU, the deck names ELU, SELU and Swish as next steps. Below, $\sigma$
# is the sigmoid, and $\Phi$ and $\varphi$ are the distribution function and the density
# of the standard normal distribution.
#
# | | $f(z)$, $z > 0$ | $f(z)$, $z \le 0$ | slope, $z \le 0$ |
# |---|---|---|---|
# | ReLU | $z$ | $0$ | $0$ |
# | Leaky ReLU | $z$ | $\alpha z$ | $\alpha$ |
# | PReLU | $z$ | $\alpha z$, with a learned $\alpha$ | $\alpha$, at first 0.25 |
# | ELU | $z$ | $e^z - 1$ | $e^z$ |
# | SELU | $1.05\,z$ | $1.76\,(e^z - 1)$ | $1.76\,e^z$ |
# | SiLU (Swish) | $z\,\sigma(z)$ | the same | $\sigma(z)\,(1 + z\,(1 - \sigma(z)))$ |
# | GELU | $z\,\Phi(z)$ | the same | $\Phi(z) + z\,\varphi(z)$ |
#
# **Prediction.** A unit has $z = -4$ on all samples. Which activations give it more
# slope than the deck's leak of 0.01?

# %%
z = np.linspace(-5, 3, 400)
four = [ACTIVATIONS[name] for name in ("relu", "leaky_relu", "elu", "silu")]
fig, (left, right) = subplots(2)
plot_activations(left, z, {f.name: f.f(z) for f in four})
plot_activations(right, z, {f.name: f.derivative(z) for f in four}, ylabel="slope")
show(fig, "Left: far below zero ELU levels off and SiLU comes back to zero. Right: "
          "there both slopes fade, and SiLU's is negative.")

# %%
rows = []
for name in ("relu", "leaky_relu", "prelu", "elu", "selu", "silu", "gelu"):
    f = ACTIVATIONS[name]
    rows.append([f.name, *(f"{f.derivative(at):.4f}" for at in (-0.5, -2.0, -4.0))])

# %%
table(["activation", "slope at -0.5", "at -2", "at -4"], *rows)

# %% [markdown]
# **What we saw.** PReLU, ELU and SELU do. SiLU's slope is larger in size too, but there
# its output falls as $z$ rises. Since the smooth activations have a slope nearly
# everywhere, we do not call their units dead.

# %% [markdown]
# ## 2. See what alpha buys early and costs later
#
# At alpha = 0 Leaky ReLU is ReLU, and at 1 the whole network is linear. We can write
# $f$ as a linear part and an *even* part, which is the same for $z$ and $-z$:
#
# $$f(z) = \frac{1 + \alpha}{2}\, z + \frac{1 - \alpha}{2}\, |z|.$$
#
# A leak makes the linear part larger and the even part smaller, so we try three kinds
# of labels: the deck's, which are linear in $x$; *even* ones, where $x$ and $-x$ have
# the same label; and two half moons.
#
# **Prediction.** For which labels will a leak be ahead of ReLU after 20 updates, and
# for which after 300?

# %%
fig, ax = subplots()
plot_classes(ax, X_moons[:, 0], X_moons[:, 1], y_moons)
ax.set(xlabel="x0", ylabel="x1", aspect="equal")
show(fig, "Two half moons reach into each other, so that no line separates them.")

# %%
size = np.abs(X[:, 0])  # (1000,)
y_even = (size > np.median(size)).astype(int)  # (1000,): is x0 far from 0?
ten = deck_start[:10]
tasks = {"deck's labels": (ten, X, y), "even labels": (ten, X, y_even)}
tasks["moons"] = (moons_start, X_moons, y_moons)

# %%
alphas = (0.01, 0.1, 1.0)
losses = {}  # by task and alpha: (301, n_networks), row k after k updates
for task, (start, inputs, labels) in tasks.items():
    for alpha in (0.0, *alphas):
        leaky = start.with_activation(leaky_relu(alpha))
        losses[task, alpha] = train(leaky, inputs, labels, 1.0, 301).loss


# %%
def draw_difference(ax, task):
    """Mean loss minus that of ReLU, over the updates, for each alpha."""
    for alpha, (_, line) in zip(alphas, LINES[1:], strict=True):
        difference = (losses[task, alpha] - losses[task, 0.0]).mean(axis=1)
        ax.plot(difference, line, color=VERMILION, label=f"alpha {alpha:g}")
    ax.axhline(0, color=GREY, linewidth=1)
    ax.set_yscale("symlog", linthresh=0.001)
    ax.set(title=task, xlabel="updates", yticks=[-0.1, -0.01, 0, 0.01, 0.1])
    ax.yaxis.set_major_formatter("{x:g}")


# %%
fig, axes = subplots(3, sharey=True)
for ax, task in zip(axes, tasks, strict=True):
    draw_difference(ax, task)
axes[0].set(ylabel="loss minus ReLU's\n(log scale beyond ±0.001)")
axes[0].legend()
show(fig, "On the deck's labels each leak is soon ahead, later behind; on even labels "
          "and on the moons it is behind from about update 20 on.")

# %%
rows = []
for (task, alpha), loss in losses.items():
    differences = [paired_difference(losses[task, 0.0][k], loss[k]) for k in (20, 300)]
    if alpha > 0:
        rows.append([task, alpha, *(f"{change:z.4f}" for change in differences)])

# %%
table(["labels", "alpha", "loss minus ReLU's after 20", "after 300 updates"], *rows)

# %% [markdown]
# **What we saw.** On the deck's labels we find every leak ahead after 20 updates, and
# the larger ones behind after 300: a more linear network finds the plane sooner, but
# has less to refine it with. On even labels and on the moons every leak is behind after
# 20 updates, and the larger ones after 300 too. At 0.01 all our differences are tiny. A
# leak does not learn faster, it learns *the linear part* faster.

# %% [markdown]
# ## 3. Follow every stuck unit
#
# A leaky unit that is negative on all samples is only a linear map, and its gradient is
# alpha times that of an active unit. We start on the moons with biases of -3, where
# most units are stuck, and follow each one for 1000 updates.
#
# **Prediction.** With the deck's alpha, how many will be active on some sample by then:
# nearly all, half, or few? If we divide alpha by ten, how much longer does it take?

# %%
negative_start = initialise([2, 16, 1], range(30), bias=-3.0)
settings = [(rate, alpha) for rate in (0.3, 1.0) for alpha in (0.01, 0.03, 0.1, 0.3)]


# %%
def follow_stuck_units(rate, alpha):
    """Share of the stuck units that have come back, shape (updates + 1, networks)."""
    leaky = negative_start[:20].with_activation(leaky_relu(alpha))
    history = train(leaky, X_moons, y_moons, rate, 1000, record_activity=True)
    active = history.active_fraction[0] > 0  # (1001, 20, 16)
    back = np.logical_or.accumulate(active) & ~active[0]  # so far, not at the start
    return back.sum(axis=2) / (~active[0]).sum(axis=1)


# %%
came_back = {setting: follow_stuck_units(*setting) for setting in settings}

# %%
rows = []
for (rate, alpha), shares in came_back.items():
    n_updates = (shares.mean(axis=1) >= 0.03).argmax()  # the first True
    within, product = share_interval(shares[1000]), alpha * rate * n_updates
    rows.append([rate, alpha, f"{within:.0%}", n_updates, f"{product:.1f}"])

# %%
head = ["rate", "alpha", "back within 1000", "updates until 3 % are back"]
table([*head, "times alpha times rate"], *rows)

# %%
def draw_came_back(left, right, rate, alpha):
    """The share that came back, over the updates and over alpha * rate * updates."""
    updates, percent = np.arange(1, 1001), 100 * came_back[rate, alpha][1:].mean(axis=1)
    colour = {0.01: VERMILION, 0.03: GREEN, 0.1: PURPLE}[alpha]
    line = "-" if rate == 1.0 else ":"
    left.plot(updates, percent, line, color=colour, label=f"{alpha:g}, {rate:g}")
    right.plot(alpha * rate * updates, percent, line, color=colour)


# %%
fig, (left, right) = subplots(2, sharey=True)
for rate, alpha in settings[:3] + settings[4:7]:  # without alpha 0.3
    draw_came_back(left, right, rate, alpha)
left.set(xscale="log", xlabel="updates", ylabel="stuck units that came back, %")
right.set(xscale="log", xlabel="alpha times rate times updates")
for ax in (left, right):
    ax.xaxis.set_major_formatter("{x:g}")
left.legend(title="alpha, rate")
show(fig, "Left: six settings, six curves. Right: over the product of alpha, rate and "
          "updates the six lie close together, most of all where few are back.")

# %% [markdown]
# **What we saw.** With the deck's alpha of 0.01 few of our units come back, and with
# any alpha about half at best. What counts is the product of alpha, rate and updates: a
# tenth of the alpha takes ten times as long or a little more. But 0.3 brings back no
# more than 0.1, perhaps because the linear part then fits so well that little gradient
# is left; this we have not tested.

# %% [markdown]
# ## 4. Match the remedy to the cause
#
# On the moons we get into trouble in three ways:
#
# - *steps too large*: the first 30 updates have the learning rate 10, the other 270
#   have 1;
# - *biases too negative*: all hidden biases start at -3 (rate 0.3, 500 updates);
# - *inputs off centre*: 5 is added to both features (rate 0.1, 500 updates).
#
# Besides other activations we try what many people do in any case. With $g$ for the
# gradient and $\theta$ for all that is learned,
#
# - *decay of all parameters* adds a pull to zero, $g + 0.001\,\theta$;
# - *clipping* shortens a long gradient to $g \cdot \min(1,\; 0.1 / \lVert g \rVert)$;
# - *Adam* divides a running mean of $g$ by the root of one of $g^2$, so that each
#   number moves by about the rate, for which we take a usual 0.01.
#
# We give every remedy the same data, seeds and updates, look at the whole course, and
# compare at its end.
#
# **Prediction.** Which of the three troubles does the deck's leak of 0.01 cure? Is
# there one remedy that helps in all three?

# %%
remedies = {
    "ReLU": ("relu", {}),
    "Leaky 0.01": (leaky_relu(0.01), {}),
    "Leaky 0.1": (leaky_relu(0.1), {}),
    **{name: (name.lower(), {}) for name in ("PReLU", "ELU", "SELU", "SiLU")},
    "decay of all": ("relu", dict(weight_decay=0.001, bias_decay=0.001)),
    "clipping": ("relu", dict(clip_norm=0.1)),
    "Adam": ("relu", dict(optimizer="adam", rate=0.01)),
}


# %%
def treat(network, inputs, phases, rate=None, **options):
    """Train phase by phase: accuracy in %, shape (updates + 1, 30), and the network."""
    course = []
    for rate_of_phase, n_updates in phases:
        rate_used = rate or rate_of_phase
        history = train(network, inputs, y_moons, rate_used, n_updates, **options)
        course.extend(history.accuracy)
        network = history.network
    return 100 * np.array([*course, network.accuracy(inputs, y_moons)]), network


# %%
def treat_all(start, inputs, phases):
    """The outcome of every remedy, from the same start."""
    return {
        name: treat(start.with_activation(activation), inputs, phases, **options)
        for name, (activation, options) in remedies.items()
    }


# %%
large_steps = treat_all(moons_start, X_moons, [(10, 30), (1, 270)])
large_steps["cause removed"] = treat(moons_start, X_moons, [(1, 300)])

# %%
negative_biases = treat_all(negative_start, X_moons, [(0.3, 500)])
negative_biases["cause removed"] = treat(moons_start, X_moons, [(0.3, 500)])  # biases 0

# %%
X_shifted = X_moons + 5
X_centred = X_shifted - X_shifted.mean(axis=0)
off_centre = treat_all(moons_start, X_shifted, [(0.1, 500)])
off_centre["cause removed"] = treat(moons_start, X_centred, [(0.1, 500)])

# %%
troubles = {"steps too large": large_steps, "biases too negative": negative_biases}
troubles["inputs off centre"] = off_centre


# %%
def draw_courses(ax, results):
    """Mean accuracy over the updates, for some of the remedies."""
    names = ("ReLU", "Leaky 0.01", "SiLU", "Adam")
    plot_loss(ax, {name: results[name][0].mean(axis=1) for name in names})
    removed = results["cause removed"][0].mean(axis=1)
    ax.plot(removed, color=BLACK, label="cause removed")


# %%
fig, axes = subplots(3, sharey=True)
for ax, (trouble, results) in zip(axes, troubles.items(), strict=True):
    draw_courses(ax, results)
    ax.set(title=trouble, xlabel="updates", ylabel="")
axes[0].set(ylabel="accuracy, % (mean of 30)")
axes[0].legend(handles=axes[0].lines[-1:], loc="lower right")
show(fig, "The order of the remedies changes on the way: in the left panel Adam is the "
          "last for a while, and ends among the best.")

# %%
def gain_over_relu(results, name):
    """Of the accuracy at the end, in points, with its interval; nan if it diverged."""
    relu, end = results["ReLU"][0][-1], results[name][0][-1]  # (30,)
    finite = np.isfinite(end).all()
    return paired_difference(relu, end) if finite else Interval(np.nan, np.nan, np.nan)


# %%
others = list(large_steps)[1:]  # without ReLU
gains = {(trouble, name): gain_over_relu(results, name)
         for trouble, results in troubles.items() for name in others}

# %%
n_diverged = np.isnan(large_steps["PReLU"][0][-1]).sum()
print(f"PReLU, steps too large: {n_diverged} of 30 networks diverged")

# %%
fig, axes = subplots(3)
for ax, trouble in zip(axes, troubles, strict=True):
    plot_forest(ax, {name: gains[trouble, name] for name in others}, ["cause removed"])
    ax.set(title=trouble, xlabel="gain over ReLU, points", xlim=(-18, 32))
    ax.tick_params(labelleft=ax is axes[0])
axes[0].text(0.5, others.index("PReLU"), "diverged", va="center")
show(fig, "Gain over ReLU at the end, with 95 % intervals: the square, where the cause "
          "is removed, gains most in two panels and is among the best in one.")

# %%
rows = []
for name in ("Leaky 0.01", "SiLU", "decay of all", "clipping", "Adam", "cause removed"):
    rows.append([name, *(f"{gains[trouble, name]:z.1f}" for trouble in troubles)])
table(["gain over ReLU, points", *troubles], *rows)

# %% [markdown]
# **What we saw.** Removing the cause gains us 8, 24 and 11 points. After large steps
# three others do as well: clipping and Adam, which make our steps short, and SiLU. ELU
# and SELU do not help there, and PReLU diverges, as it learns its slope by the same
# steps. In the other panels nothing else gains as much. The deck's leak cures the first
# two troubles in part and the third not at all. SiLU and Adam gain in all three, but
# off centre only a little. Of nearly thirty intervals we expect one or two to miss the
# truth by chance, so we trust none that only just excludes zero.

# %% [markdown]
# ## 5. Find out why reviving is not enough
#
# Off centre, half of our ReLU units are born dead. Does this cost the accuracy? To
# change death alone we turn round the weights of each dead unit, so that it is on for
# all samples. We also try RAI's weights (notebook 07), with fewer born dead. In the
# third treatment we keep the weights and give each unit the bias $b - w \cdot \bar x$,
# where $\bar x$ is the mean of the inputs: this moves its hinge among the samples.
#
# **Prediction.** Which of the three treatments will gain most, and which least?

# %%
turned, moved = moons_start[:], moons_start[:]  # copies
dead = dead_units(moons_start, X_shifted)[0]  # (30, 16)
turned.weights[0][...] *= np.where(dead, -1, 1)[:, None, :]
moved.biases[0][...] -= X_shifted.mean(axis=0) @ moons_start.weights[0]
rai = initialise([2, 16, 1], range(30), method="rai")

# %%
starts = {"ReLU": moons_start, "dead units turned": turned}
starts |= {"RAI weights": rai, "hinges moved": moved}
ends = {name: treat(start, X_shifted, [(0.1, 500)])[0][-1]
        for name, start in starts.items() if name != "ReLU"}
ends["ReLU"] = off_centre["ReLU"][0][-1]  # from section 4

# %%
rows = []
for name, start in starts.items():
    on = active_fraction(start.pre_activations(X_shifted)[0])  # (30, 16)
    shares = [(on == 0).mean(), (on == 1).mean(), ((on > 0) & (on < 1)).mean()]
    gain = f"{paired_difference(ends['ReLU'], ends[name]):z.1f}"
    rows.append([name, *(f"{share:.0%}" for share in shares), gain])

# %%
head = ["at the start", "dead", "always on", "hinge in the data", "gain, points"]
table(head, *rows)

# %% [markdown]
# **What we saw.** With no unit dead our network is not a bit better, for a unit that is
# always on is a linear map, and the moons need bends. RAI gains less than one point,
# and moving the hinges nearly all that centring does. What this network lacked is not
# living units but *hinges among its samples*.

# %% [markdown]
# In notebook 06 the errors were among the samples that are not *covered*: no unit is
# active on them.
#
# **Prediction.** In which of the three troubles is this so?


# %%
def count_errors(network, inputs):
    """Shares: dead units, covered samples, errors among these and among the others."""
    on = covered(network, inputs)[0]  # (30, 400)
    wrong = (network.forward(inputs) > 0.5) != y_moons  # (30, 400)
    n_dead = dead_units(network, inputs)[0].mean()
    counts = [f"{share:.0%}" for share in (n_dead, on.mean(), wrong[on].mean())]
    return [*counts, "there are none" if on.all() else f"{wrong[~on].mean():.0%}"]


# %%
inputs_of = dict(zip(troubles, (X_moons, X_moons, X_shifted), strict=True))
rows = [[trouble, *count_errors(results["ReLU"][1], inputs_of[trouble])]
        for trouble, results in troubles.items()]

# %%
head = ["ReLU at the end", "dead", "samples covered", "of these wrong"]
table([*head, "of the others wrong"], *rows)

# %% [markdown]
# **What we saw.** In the first two, samples that no unit covers are wrong more than
# four times as often as the others. Off centre all are covered, and many are wrong all
# the same.

# %% [markdown]
# ## 6. Ask which alpha is good for which cause
#
# An alpha of 0.1 brought more stuck units back than 0.01, so should you always take it?
# We ask again with steps that *stay* too large, on the deck's data, for 200 updates.
#
# **Prediction.** At a learning rate of 20, is 0.1 better than 0.01, or worse?

# %%
def mean_over_course(rate, alpha):
    """Mean accuracy over networks and updates, or how many networks diverged."""
    history = train(deck_start.with_activation(leaky_relu(alpha)), X, y, rate, 200)
    n_diverged = history.diverged.sum()
    return f"{n_diverged} diverged" if n_diverged else f"{history.accuracy.mean():.0%}"


# %%
few_alphas, rows = (0.0, 0.001, 0.01, 0.1), []
for rate in (20, 30, 40):
    means = [mean_over_course(rate, alpha) for alpha in few_alphas]
    rows.append([f"deck's data, rate {rate}", *means])

# %%
for trouble, results in troubles.items():
    names = ("ReLU", "Leaky 0.01", "Leaky 0.1")
    relu, small, large = (f"{results[name][0].mean():.0f}%" for name in names)
    rows.append([f"moons, {trouble}", relu, "", small, large])

# %%
head = [f"alpha {alpha:g}" for alpha in few_alphas]
table(["mean accuracy over the course", *head], *rows)

# %% [markdown]
# **What we saw.** Where our steps stay too large, a leak of 0.1 is worse than none, and
# at rate 40 all its networks diverge; 0.01 or 0.001 does best of these. Where biases
# are too negative 0.1 is ahead, and off centre alpha does not matter.

# %% [markdown]
# ## 7. Pay for insurance when nothing is wrong
#
# **Prediction.** On the moons, with zero biases, centred inputs and a rate of 0.3, how
# many points of accuracy does a leak of 0.01 cost, over 500 updates and at their end?

# %%
relu = negative_biases["cause removed"][0]  # (501, 30): ReLU without any trouble
costs = {}
for name in ("Leaky 0.01", "Leaky 0.1", "SiLU"):
    start = moons_start.with_activation(remedies[name][0])
    course, _ = treat(start, X_moons, [(0.3, 500)])
    over_course = paired_difference(relu.mean(axis=0), course.mean(axis=0))
    costs[name] = over_course, paired_difference(relu[-1], course[-1])

# %%
rows = [[name, *(f"{gain:z.2f}" for gain in both)] for name, both in costs.items()]
table(["gain over ReLU, points", "mean over the course", "at the end"], *rows)

# %% [markdown]
# **What we saw.** A leak of 0.01 costs us less than a tenth of a point, on the way and
# at the end. SiLU, ahead after large steps, is nearly five points behind here, at
# *this* rate and with weights made for ReLU, so no activation is best everywhere.

# %% [markdown]
# ## 8. Use a recipe
#
# What we have seen gives a recipe for a network of your own.
#
# 1. **Count** the units that are dead or always on, layer by layer, from
#    pre-activations, before and after training. Use all of the training data: a unit
#    that is dead on one batch may be alive on the next. With smooth activations there
#    is nothing to count.
# 2. **Find the cause.** Alive before and dead after: the steps. Born dead while the
#    inputs are centred: the biases. Dead or always on, with a mean of the inputs that
#    is large beside their standard deviation: the inputs. Born dead in deep, narrow
#    layers: the width (notebook 07).
# 3. **Remove it** by smaller first steps (a warm-up) or clipping, by zero biases, by
#    centred inputs, or by wider layers.
# 4. **Then insure,** if units still die, with a leak of 0.01 where your steps may be
#    large, and nearer 0.1 where units are stuck.
#
# Here are three patients, examined as the recipe says.

# %%
def examine(before, after, inputs):
    """The numbers that the recipe asks for, of one hidden layer."""
    at_first = active_fraction(before.pre_activations(inputs)[0])
    at_last = active_fraction(after.pre_activations(inputs)[0])
    shares = [(at_first == 0).mean(), (at_last == 0).mean(), (at_first == 1).mean()]
    mean_over_sd = np.abs(inputs.mean(axis=0) / inputs.std(axis=0)).max()
    bias = f"{before.biases[0].mean():.0f}"
    return [*(f"{share:.0%}" for share in shares), f"{mean_over_sd:.1f}", bias]


# %%
a = examine(negative_start, negative_biases["ReLU"][1], X_moons)
b = examine(moons_start, large_steps["ReLU"][1], X_moons)
c = examine(moons_start, off_centre["ReLU"][1], X_shifted)

# %%
head = ["patient", "dead before", "dead after", "always on before"]
table([*head, "inputs: mean / sd", "bias"], ["a", *a], ["b", *b], ["c", *c])

# %% [markdown]
# **8.1** What does each patient need? Choose from `"smaller steps"`, `"zero biases"`,
# `"centred inputs"` and `"a leak"`, and take the remedy that removes the cause.

# %%
remedy_for = {
    "a": ...,
    "b": ...,
    "c": ...,
}
answer("8.1", remedy_for)

# %% [markdown]
# **What we saw.** *Patient a* has most units born dead and centred inputs: we set its
# biases to zero. *Patient b* is born healthy and was killed by its steps: we make the
# first ones smaller, or clip. *Patient c* has nearly all units dead or always on, and
# the inputs' mean is up to ten standard deviations from zero: we centre them, and a
# leak would be no help.

# %% [markdown]
# **Prediction.** Adam did well above. Was it Adam that protected the units, or its
# small rate? What will happen at a rate of 1?

# %%
rows = []
for rate in (0.01, 0.1, 1.0):
    history = train(moons_start, X_moons, y_moons, rate, 300, optimizer="adam")
    n_dead = share_interval(dead_units(history.network, X_moons)[0].mean(axis=1))
    rows.append([rate, f"{n_dead:.0%}"])

# %%
table(["Adam's rate", "dead after 300 updates"], *rows)

# %% [markdown]
# **What we saw.** We changed nothing but Adam's rate, and half of the units died: here
# too it is the size of the steps that kills.

# %% [markdown]
# ## 9. Give the last verdicts
#
# Slide 11 calls Leaky ReLU "insurance" with "minimal cost". We let this hold if a leak
# of 0.01 gains in all three troubles, and costs less than one point without any. **What
# is your verdict?**

# %%
protection_low = [gains[trouble, "Leaky 0.01"].low for trouble in troubles]
cost = max(0.0, -costs["Leaky 0.01"][0].low)  # points, the worse end of the interval

# %%
n_protected, n_troubles = np.sum(np.array(protection_low) > 0), len(protection_low)
cheap = cost < 1
Verdict(
    11, "Leaky ReLU is insurance with minimal cost",
    holds=cheap and n_protected == n_troubles, conditionally=cheap and n_protected > 0,
    evidence=f"it raises the accuracy in {n_protected} of {n_troubles} troubles, and "
             f"costs at most {cost:.1f} points where there is none",
)

# %% [markdown]
# Slide 12 says that Leaky ReLU is "not always better". We take its mean loss over the
# 300 updates of section 2. **What is your verdict?**

# %%
behind_low = []
for task in tasks:
    relu, leaky = losses[task, 0.0].mean(axis=0), losses[task, 0.01].mean(axis=0)
    behind_low.append(paired_difference(relu, leaky).low)

# %%
n_behind = np.sum(np.array(behind_low) > 0)
Verdict(
    12, "Leaky ReLU is not always better",
    holds=n_behind > 0,
    evidence=f"its mean loss over the course is above ReLU's on {n_behind} of "
             f"{len(behind_low)} kinds of labels",
)

# %% [markdown]
# Slide 13 says that He initialization "is best for ReLU networks". We compare it with
# five rivals on the moons, the last of them He's own weights, doubled, and with RAI in
# ten layers of three units. **What is your verdict?**

# %%
rivals = {"glorot": 1, "lecun": 1, "pytorch": 1, "rai": 1, "he": 2}  # method: scale
he_loss = train(moons_start, X_moons, y_moons, 0.3, 500).loss.mean(axis=0)  # (30,)
he_minus = {}
for method, scale in rivals.items():
    start = initialise([2, 16, 1], range(30), method=method, scale=scale)
    loss = train(start, X_moons, y_moons, 0.3, 500).loss.mean(axis=0)
    he_minus[f"{method} x {scale}"] = paired_difference(loss, he_loss)

# %%
rows = [[weights, f"{difference:.3f}"] for weights, difference in he_minus.items()]
table(["weights", "mean loss over the course, He's minus theirs"], *rows)

# %%
he_minus_high = [difference.high for difference in he_minus.values()]
narrow = [initialise([10, *[3] * 10, 1], range(200), method=m) for m in ("he", "rai")]
he_collapsed, rai_collapsed = (collapsed(networks, X).sum() for networks in narrow)

# %%
n_beaten, n_rivals = np.sum(np.array(he_minus_high) < 0), len(he_minus_high)
seldom_collapsed = he_collapsed <= rai_collapsed
Verdict(
    13, "He initialization is best for ReLU networks",
    holds=n_beaten == n_rivals and seldom_collapsed, conditionally=n_beaten > 0,
    evidence=f"on the moons it is ahead of {n_beaten} of {n_rivals} rivals; of 200 "
             f"deep narrow networks {he_collapsed} collapse, with RAI {rai_collapsed}",
)

# %% [markdown]
# Slide 12 says that Leaky ReLU is "safe for deep nets" and that its "gradient always
# flows". We look at 200 untrained networks of twenty layers of three units, and take
# one step at the deck's rate, in the float32 of most people, with about seven digits.
# **What are your verdicts?**

# %%
deep = initialise([10, *[3] * 20, 1], range(200))
output_range = {}
for name in ("relu", "leaky_relu"):
    output = deep.with_activation(name).pre_activations(X)[-1][:, :, 0]  # (200, 1000)
    output_range[name] = np.ptp(output, axis=1)  # (200,)

# %%
rows = []
for name, widths in output_range.items():
    n_constant, n_nearly = (widths == 0).sum(), (widths < 1e-3).sum()
    rows.append([name, f"{n_constant} of 200", f"{n_nearly} of 200"])

# %%
leaky_range = output_range["leaky_relu"]
table(["activation", "output constant", "output moves less than 0.001"], *rows)

# %%
n_constant, n_nearly = np.sum(leaky_range == 0), np.sum(leaky_range < 1e-3)
Verdict(
    12, "Leaky ReLU is safe for deep nets",
    holds=n_nearly == 0, conditionally=n_constant == 0,
    evidence=f"the output is constant in {n_constant} of {len(leaky_range)} networks, "
             f"and moves by less than 0.001 in {n_nearly}",
)

# %%
leaky_deep = deep.with_activation("leaky_relu")
gradient = leaky_deep.gradients(X, y)[0][0]  # (200, 10, 3), of the first layer
largest = np.abs(gradient).max(axis=(1, 2))  # (200,)
before = leaky_deep.weights[0].astype(np.float32)
after = before - (0.01 * gradient).astype(np.float32)
n_unchanged = (after == before).all(axis=(1, 2)).sum()  # bit for bit

# %%
n_zero, median = np.sum(largest == 0), np.median(largest)
Verdict(
    12, "Leaky ReLU: gradient always flows",
    holds=n_zero == 0 and n_unchanged == 0, conditionally=n_zero == 0,
    evidence=f"in the first layer it is exactly 0 in {n_zero} of {len(largest)} deep "
             f"networks, of median size {median:.0e}; in float32 one step changes "
             f"nothing in {n_unchanged}",
)

# %% [markdown]
# Slide 11 says that "proper init can prevent dying ReLU". We count the dead at birth
# and after the large steps of section 4. **What is your verdict?**

# %%
born_dead = 100 * dead_units(negative_start, X_moons)[0].mean()
born_dead_0 = 100 * dead_units(moons_start, X_moons)[0].mean()
killed = 100 * dead_units(large_steps["ReLU"][1], X_moons)[0].mean()

# %%
Verdict(
    11, "proper init can prevent dying ReLU",
    holds=killed == 0, conditionally=born_dead_0 < born_dead,
    evidence=f"{born_dead:.0f} % are born dead at bias -3, {born_dead_0:.0f} % at 0; "
             f"from there large steps leave {killed:.0f} % dead",
)

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
# | 10 | Final Loss: ReLU 0.5149, Leaky ReLU 0.5416 | with a condition | [05] |
# | 11 | no dead neurons | holds | [05] |
# | 11 | The deck uses Xavier initialization | does not hold | [03] |
# | 11 | Xavier initialization prevented dying | does not hold | [05] |
# | 11 | proper init can prevent dying ReLU | with a condition | here |
# | 11 | Leaky ReLU is insurance with minimal cost | with a condition | here |
# | 11 | dying ReLU is more common in deep networks | with a condition | [07] |
# | 12 | ReLU has zero-centered output | does not hold | [02] |
# | 12 | Leaky ReLU: gradient always flows | with a condition | here |
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
# The answers are worked out in [solutions](solutions/08_remedies.ipynb). More to write,
# to diagnose and to design is in [practice](practice/08_remedies.ipynb).
#
# **8.2** In a network of yours, 5 % of the stuck units are back after 400 updates, with
# alpha = 0.01 and the learning rate 0.3. You change alpha to 0.05 and the rate to 0.1.
# After about how many updates do you expect 5 % to be back?

# %%
updates = ...  # a number
answer("8.2", updates)

# %% [markdown]
# **8.3** He's weights have a variance of 2/fan-in (fan-in is the number of a unit's
# inputs), which keeps the mean square of ReLU's activations. What takes the place of
# the 2 for Leaky ReLU with alpha = 0.5? (Notebook 02 has the mean square.)

# %%
gain = ...  # a number
answer("8.3", gain)

# %% [markdown]
# ## Recap
#
# 1. A larger alpha makes a network more linear: ahead early on linear labels, behind
#    later or on others.
# 2. When stuck units come back depends on alpha times rate times updates, and most did
#    not come back in our time.
# 3. We count units that are dead or always on, before and after training, and remove
#    the cause; other activations help with some causes only.
# 4. We take a small alpha where steps stay too large, and one nearer 0.1 where units
#    are stuck.
# 5. The table above says which of the deck's claims hold, and where we tested them.
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
# 8. Pascanu, Mikolov, Bengio: On the difficulty of training recurrent neural networks
#    (clipping), *ICML*, 2013.
# 9. Kingma, Ba: Adam: a method for stochastic optimization, *ICLR*, 2015.
# 10. Goyal et al.: Accurate, large minibatch SGD (warm-up), 2017.
