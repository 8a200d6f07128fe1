# %% [markdown]
# # 08 Remedies
#
# In one network of this notebook, half of the hidden units are dead. We shall bring
# every one of them back to life, and its accuracy will not rise at all. Then we shall
# change nothing but the biases, and it will rise by ten points. Both are cures for dying
# ReLU. How can you know which one your network needs?
#
# | Minutes | You need |
# |---|---|
# | 75 | killing units (notebooks 06 and 07), paired intervals (notebook 05) |
#
# After this notebook you can
#
# 1. say what a larger alpha buys, and what it costs;
# 2. follow stuck units, and say how many come back, and when;
# 3. find the cause of death, and choose a remedy that fits it;
# 4. say for which cause which alpha is good;
# 5. give the final verdict on the deck's claims.

# %%
import numpy as np

from dyingrelu_utils.activations import ACTIVATIONS, leaky_relu
from dyingrelu_utils.claims import Verdict
from dyingrelu_utils.datasets import deck_dataset, two_moons
from dyingrelu_utils.diagnosis import active_fraction, collapsed, covered, dead_units
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.initialisation import initialise
from dyingrelu_utils.intervals import Interval, paired_difference, share_interval
from dyingrelu_utils.plots import plot_activations, plot_classes, plot_forest, plot_loss
from dyingrelu_utils.plots import show, subplots, table
from dyingrelu_utils.plots.style import BLACK, GREY, LINES
from dyingrelu_utils.training import train

# %%
X, y = deck_dataset()  # (1000, 10), (1000,): a plane separates them
X_moons, y_moons = two_moons()  # (400, 2), (400,): no line does
seeds = range(30)

# %% [markdown]
# ## 1. Compare the slopes below zero
#
# The deck has one remedy, Leaky ReLU, and names ELU, SELU and Swish as next steps. Here
# are their formulas. Below, $\sigma$ is the sigmoid, $\Phi$ the distribution function
# of the standard normal distribution, and $\varphi$ its density.
#
# | | $f(z)$ where $z > 0$ | $f(z)$ where $z \le 0$ | slope where $z \le 0$ |
# |---|---|---|---|
# | ReLU | $z$ | $0$ | $0$ |
# | Leaky ReLU | $z$ | $\alpha z$ | $\alpha$ |
# | PReLU | $z$ | $\alpha z$, with an $\alpha$ that is learned | $\alpha$, at first 0.25 |
# | ELU | $z$ | $e^z - 1$ | $e^z$ |
# | SELU | $1.05\,z$ | $1.76\,(e^z - 1)$ | $1.76\,e^z$ |
# | SiLU (Swish) | $z\,\sigma(z)$ | the same | $\sigma(z)\,(1 + z\,(1 - \sigma(z)))$ |
# | GELU | $z\,\Phi(z)$ | the same | $\Phi(z) + z\,\varphi(z)$ |
#
# **Prediction.** A unit has $z = -4$ on all samples. Which activations give it more
# slope than the deck's leak of 0.01?

# %%
z = np.linspace(-5, 3, 400)
four = {name: ACTIVATIONS[name] for name in ("relu", "leaky_relu", "elu", "silu")}
fig, (left, right) = subplots(2)
plot_activations(left, z, {f.name: f.f(z) for f in four.values()})
slopes = {f.name: f.derivative(z) for f in four.values()}
plot_activations(right, z, slopes, ylabel="slope f'(z)")
right.get_legend().remove()
show(fig, "Left: far below zero ELU levels off and SiLU creeps back to zero. Right: "
          "their slopes fade there, and SiLU's is negative; ReLU's is exactly zero.")

# %%
rows = []
for name in ("relu", "leaky_relu", "prelu", "elu", "selu", "silu", "gelu"):
    f = ACTIVATIONS[name]
    rows.append([f.name, *(f"{f.derivative(at):.4f}" for at in (-0.5, -2.0, -4.0))])
table(["activation", "slope at -0.5", "at -2", "at -4"], *rows)

# %% [markdown]
# **What we saw.** PReLU, ELU and SELU have more slope at -4. SiLU's slope is larger in
# size too, but it has the other sign: there, the unit's output falls as $z$ rises. The
# smooth activations have a slope nearly everywhere, so we do not call their units dead.

# %% [markdown]
# ## 2. See what alpha buys early and costs later
#
# At alpha = 0 Leaky ReLU is ReLU, at 1 the whole network is linear. We can write
#
# $$f(z) = \frac{1 + \alpha}{2}\, z + \frac{1 - \alpha}{2}\, |z|,$$
#
# a linear part and an even part: a leak makes the linear part larger and the even part
# smaller. So we try three kinds of labels: the deck's, which are linear in $x$; labels
# that are *even* in $x$, so that $x$ and $-x$ have the same one; and two half moons,
# which are a bit of both.
#
# **Prediction.** For which labels will a leak be ahead of ReLU after 20 updates, and
# for which after 300?

# %%
size = np.abs(X[:, 0])
y_even = (size > np.median(size)).astype(int)  # (1000,): is x0 far from 0?
fig, ax = subplots()
plot_classes(ax, X_moons[:, 0], X_moons[:, 1], y_moons)
ax.set(xlabel="x0", ylabel="x1", aspect="equal")
show(fig, "Two half moons reach into each other, so that no line separates them.")

# %%
deck_start = initialise([10, 20, 1], seeds[:20])  # more samples: fewer networks
moons_start = initialise([2, 16, 1], seeds)
tasks = {"deck's labels": (deck_start, X, y), "even labels": (deck_start, X, y_even)}
tasks["moons"] = (moons_start, X_moons, y_moons)

# %%
alphas = (0.01, 0.1, 1.0)
losses = {}  # by task and alpha: (301, n_networks), row k after k updates
for task, (start, inputs, labels) in tasks.items():
    for alpha in (0.0, *alphas):
        leaky = start.with_activation(leaky_relu(alpha))
        losses[task, alpha] = train(leaky, inputs, labels, 1.0, 301).loss

# %%
fig, axes = subplots(3, sharey=True)
for ax, task in zip(axes, tasks, strict=True):
    for alpha, (colour, line) in zip(alphas, LINES[1:], strict=True):
        difference = (losses[task, alpha] - losses[task, 0.0]).mean(axis=1)
        ax.plot(difference, line, color=colour, label=f"alpha {alpha:g}")
    ax.axhline(0, color=GREY, linewidth=1)
    ax.set(title=task, xscale="symlog", xlabel="updates", xticks=[0, 1, 10, 100])
    ax.set_xticklabels([0, 1, 10, 100])
axes[0].set(ylabel="loss minus that of ReLU")
axes[1].legend(loc="upper left")
show(fig, "On the deck's labels a leak is ahead at first, the more so the larger it is; "
          "on even labels and on the moons it falls behind.")

# %%
rows = []
for task in tasks:
    for alpha in alphas:
        relu, leaky = losses[task, 0.0], losses[task, alpha]
        differences = [paired_difference(relu[k], leaky[k]) for k in (20, 300)]
        rows.append([task, alpha, *(f"{difference:z.4f}" for difference in differences)])
table(["labels", "alpha", "loss minus ReLU's after 20 updates", "after 300"], *rows)

# %% [markdown]
# **What we saw.** On the deck's labels every leak is ahead after 20 updates, and with 0.1
# or 1.0 it is behind after 300: a network that is more linear finds the plane sooner, but
# then has less to refine it with. On even labels and on the moons a leak of 0.1 or more
# is behind both times. At 0.01 all differences are tiny. So a leak does not learn faster:
# it learns *the linear part* faster.

# %% [markdown]
# ## 3. Follow every stuck unit
#
# A leaky unit that is negative on all samples has the slope alpha everywhere. It is
# alive, but on this data it is a linear map, and its gradient is alpha times that of an
# active unit. We start on the moons with biases of -3, where most units are stuck, and
# follow each of them for 1000 updates.
#
# **Prediction.** How many of them will be active on some sample by then: nearly all,
# half, or few? And if we divide alpha by ten, how much longer does it take?

# %%
negative_start = initialise([2, 16, 1], seeds, bias=-3.0)
came_back = {}  # by rate and alpha: (1001, 20), the share of the stuck ones
for rate in (0.3, 1.0):
    for alpha in (0.01, 0.03, 0.1, 0.3):
        leaky = negative_start[:20].with_activation(leaky_relu(alpha))
        history = train(leaky, X_moons, y_moons, rate, 1000, record_activity=True)
        active = history.active_fraction[0] > 0  # (1001, 20, 16)
        back = np.logical_or.accumulate(active) & ~active[0]
        came_back[rate, alpha] = back.sum(axis=2) / (~active[0]).sum(axis=1)

# %%
rows = []
for (rate, alpha), shares in came_back.items():
    within = share_interval(shares[1000])
    n_updates = (shares.mean(axis=1) >= 0.03).argmax()  # the first True
    product = f"{alpha * rate * n_updates:.1f}"
    rows.append([rate, alpha, f"{100 * within.estimate:.0f} % "
                 f"[{100 * within.low:.0f}, {100 * within.high:.0f}]", n_updates, product])
head = ["rate", "alpha", "back within 1000", "updates until 3 % are back"]
table([*head, "times alpha times rate"], *rows)

# %%
fig, (left, right) = subplots(2, sharey=True)
updates = np.arange(1, 1001)
for (rate, alpha), shares in came_back.items():
    if alpha < 0.3:
        colour = dict(zip((0.01, 0.03, 0.1), LINES[1:], strict=True))[alpha][0]
        look = {"color": colour, "linestyle": "-" if rate == 1.0 else ":"}
        percent = 100 * shares[1:].mean(axis=1)
        left.plot(updates, percent, **look, label=f"alpha {alpha:g}, rate {rate:g}")
        right.plot(alpha * rate * updates, percent, **look)
left.set(xscale="log", xlabel="updates", ylabel="stuck units that came back, %")
right.set(xscale="log", xlabel="alpha times rate times updates")
left.legend(fontsize=9)
show(fig, "Left: six settings, six curves. Right: over the product of alpha, rate and "
          "updates the six lie close together.")

# %% [markdown]
# **What we saw.** Few come back with the deck's alpha of 0.01, and about half at best.
# What counts is the product of alpha, rate and updates: in the right panel the curves
# nearly fall together, and a tenth of the alpha takes ten times as long or a little
# more. But a larger leak does not always bring back more: at 0.3 it is no more than at
# 0.1, rather fewer. Perhaps the linear part then fits the data so well that little
# gradient is left; we have not tested this.

# %% [markdown]
# ## 4. Match the remedy to the cause
#
# On the moons we get into trouble in three ways:
#
# - *steps too large*: the first 30 updates have the learning rate 10, the other 270
#   have 1;
# - *biases too negative*: all hidden biases start at -3 (rate 0.3, 600 updates);
# - *inputs off centre*: 5 is added to both features (rate 0.1, 600 updates).
#
# Besides other activations we try what many people do in any case. With $g$ for the
# gradient and $\theta$ for all that is learned, weights and biases:
#
# - *decay of all parameters* adds a pull to zero, $g + 0.001\,\theta$;
# - *clipping* shortens a gradient that is longer than 0.1 to this length,
#   $g \cdot \min(1,\; 0.1 / \lVert g \rVert)$, so no step is longer than rate times 0.1;
# - *Adam* divides a running mean of $g$ by the root of a running mean of $g^2$, number
#   by number, so that each moves by about its rate; we give it a usual one, 0.01.
#
# Every remedy gets the same data, seeds and number of updates. We look at the whole
# course, and compare at its end.
#
# **Prediction.** Which of the three troubles does the deck's leak of 0.01 cure? And is
# there one remedy that helps in all three?

# %%
remedies = {
    "ReLU": ("relu", {}),
    "Leaky 0.01": (leaky_relu(0.01), {}),
    "Leaky 0.1": (leaky_relu(0.1), {}),
    "PReLU": ("prelu", {}),
    "ELU": ("elu", {}),
    "SELU": ("selu", {}),
    "SiLU": ("silu", {}),
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


def treat_all(start, inputs, phases):
    """The outcome of every remedy, from the same start."""
    return {
        name: treat(start.with_activation(activation), inputs, phases, **options)
        for name, (activation, options) in remedies.items()
    }


# %%
large_steps = treat_all(moons_start, X_moons, [(10, 30), (1, 270)])
large_steps["cause removed"] = treat(moons_start, X_moons, [(1, 300)])  # from the start

# %%
negative_biases = treat_all(negative_start, X_moons, [(0.3, 600)])
negative_biases["cause removed"] = treat(moons_start, X_moons, [(0.3, 600)])  # biases 0

# %%
X_shifted = X_moons + 5
X_centred = X_shifted - X_shifted.mean(axis=0)
off_centre = treat_all(moons_start, X_shifted, [(0.1, 600)])
off_centre["cause removed"] = treat(moons_start, X_centred, [(0.1, 600)])

# %%
troubles = {"steps too large": large_steps, "biases too negative": negative_biases}
troubles["inputs off centre"] = off_centre
fig, axes = subplots(3, sharey=True)
for ax, (trouble, results) in zip(axes, troubles.items(), strict=True):
    names = ("ReLU", "Leaky 0.01", "SiLU", "Adam")
    plot_loss(ax, {name: results[name][0].mean(axis=1) for name in names})
    ax.plot(results["cause removed"][0].mean(axis=1), color=BLACK, label="cause removed")
    ax.set(title=trouble, xlabel="updates", ylabel="")
    ax.get_legend().remove()
axes[0].set(ylabel="accuracy, % (mean of 30)")
axes[2].legend(loc="lower right", fontsize=9)
show(fig, "The order of the remedies changes on the way: Adam and the small steps start "
          "slowly in the left panel, and end among the best.")

# %%
gains = {}
for trouble, results in troubles.items():
    relu = results["ReLU"][0][-1]  # (30,), at the end
    for name, (course, _) in results.items():
        diverged = not np.isfinite(course[-1]).all()
        gain = Interval(*[np.nan] * 3) if diverged else paired_difference(relu, course[-1])
        gains[trouble, name] = gain
n_diverged = np.isnan(large_steps["PReLU"][0][-1]).sum()
print(f"PReLU, steps too large: {n_diverged} of {len(seeds)} networks diverged")

# %%
others = [name for name in large_steps if name != "ReLU"]
fig, axes = subplots(3)
for ax, trouble in zip(axes, troubles, strict=True):
    gains_here = {name: gains[trouble, name] for name in others}
    plot_forest(ax, gains_here, marked=("cause removed",))
    ax.set(title=trouble, xlabel="gain over ReLU, points")
    ax.tick_params(labelleft=ax is axes[0])
axes[0].text(0, others.index("PReLU"), " diverged", va="center")
show(fig, "Gain in accuracy over ReLU at the end, with 95 % intervals. The remedy that "
          "removes the cause gains clearly in every panel; most others in some.")

# %%
rows = []
for name in ("Leaky 0.01", "SiLU", "decay of all", "clipping", "Adam", "cause removed"):
    rows.append([name, *(f"{gains[trouble, name]:z.1f}" for trouble in troubles)])
table(["gain over ReLU, points", *troubles], *rows)

# %%
rows = []
for trouble, results in troubles.items():
    removed, level = results["cause removed"][0][-1], []
    for name in others[:-1]:
        end = results[name][0][-1]
        if np.isfinite(end).all() and paired_difference(removed, end).high >= 0:
            level.append(name)
    rows.append([trouble, ", ".join(level) or "none"])
table(["trouble", "not shown to be behind the cause removed"], *rows)

# %% [markdown]
# **What we saw.** Removing the cause gains 8, 23 and 12 points. Against large steps,
# clipping and Adam do as well, which both make the steps short, and so does SiLU. For
# the other two causes nothing comes near. The deck's leak cures the first two troubles
# in part and the third not at all. SiLU and Adam gain in all three, but off centre only
# a little. PReLU learns its slope by the same large steps, and diverges. Decay of all
# parameters hardly helps anywhere.
#
# The figure has nearly thirty intervals. At 95 % we expect one or two of them to miss
# the truth by chance, so we trust none that only just excludes zero.

# %% [markdown]
# ## 5. Find out why reviving is not enough
#
# Off centre, half of the ReLU units are born dead. Is this what costs the accuracy? To
# find out we change death alone. We turn round the weights of each unit that is dead: it
# was off on all samples and is now on for all. RAI (notebook 07) draws
# other weights, with fewer born dead. In the last treatment the
# weights stay and each bias becomes $b - w \cdot \bar x$, where $\bar x$ is the mean of
# the inputs: this moves the unit's hinge into the cloud of samples.
#
# **Prediction.** Rank the three by what they gain.

# %%
turned, moved = moons_start[:], moons_start[:]  # copies
dead = dead_units(moons_start, X_shifted)[0]  # (30, 16)
turned.weights[0][...] *= np.where(dead, -1, 1)[:, None, :]
moved.biases[0][...] -= X_shifted.mean(axis=0) @ moons_start.weights[0]
rai = initialise([2, 16, 1], seeds, method="rai")
starts = {"ReLU": moons_start, "dead units turned": turned, "RAI weights": rai}
starts["hinges moved"] = moved

# %%
rows, relu_end = [], off_centre["ReLU"][0][-1]
for name, start in starts.items():
    on = active_fraction(start.pre_activations(X_shifted)[0])  # (30, 16)
    shares = [(on == 0).mean(), (on == 1).mean(), ((on > 0) & (on < 1)).mean()]
    course, _ = treat(start, X_shifted, [(0.1, 600)])
    gain = "" if name == "ReLU" else f"{paired_difference(relu_end, course[-1]):z.1f}"
    rows.append([name, *(f"{share:.0%}" for share in shares), gain])
table(["at the start", "dead", "always on", "hinge in the data", "gain, points"], *rows)

# %% [markdown]
# **What we saw.** With no unit dead the network is not a bit better: a unit that is
# always on is a linear map, and the moons need bends. RAI lowers the share of the dead
# and gains less than one point. Moving the hinges gains nearly all that centring does.
# What this network lacks is not living units but *hinges among its samples*.

# %% [markdown]
# In notebook 06 the errors were among the samples that are not *covered*: no unit is
# active on them.
#
# **Prediction.** In which of the three troubles is this so?

# %%
rows = []
for trouble, results in troubles.items():
    network = results["ReLU"][1]
    inputs = X_shifted if trouble == "inputs off centre" else X_moons
    on = covered(network, inputs)[0]  # (30, 400)
    wrong = (network.forward(inputs) > 0.5) != y_moons
    wrong_off = f"{wrong[~on].mean():.0%}" if not on.all() else "there are none"
    n_dead = dead_units(network, inputs)[0].mean()
    rows.append([trouble, f"{n_dead:.0%}", f"{on.mean():.0%}",
                 f"{wrong[on].mean():.0%}", wrong_off])
head = ["ReLU at the end", "dead", "samples covered", "wrong among these"]
table([*head, "among the uncovered"], *rows)

# %% [markdown]
# **What we saw.** After large steps and with negative biases, uncovered samples are wrong
# more than four times as often as covered ones. Off centre all samples are covered, and
# yet many are wrong. So look at both: which samples are covered, and where the hinges are.

# %% [markdown]
# ## 6. Ask which alpha is good for which cause
#
# With stuck units, 0.1 brought more back than 0.01. Should you always take 0.1? We ask
# on the deck's data, with steps that *stay* too large, for 200 updates.
#
# **Prediction.** At a learning rate of 20, is 0.1 better than 0.01, or worse?

# %%
few_alphas = (0.0, 0.001, 0.01, 0.1)
rows = []
for rate in (20, 30, 40):
    accuracies = []
    for alpha in few_alphas:
        leaky = deck_start.with_activation(leaky_relu(alpha))
        history = train(leaky, X, y, rate, 200)
        mean = f"{history.accuracy.mean():.0%}"  # over networks and course
        n_diverged = history.diverged.sum()
        accuracies.append(f"{n_diverged} diverged" if n_diverged else mean)
    rows.append([f"deck's data, rate {rate}", *accuracies])
table(["mean accuracy over the course", *(f"alpha {a:g}" for a in few_alphas)], *rows)

# %%
rows = []
for trouble, results in troubles.items():
    names = ("ReLU", "Leaky 0.01", "Leaky 0.1")
    rows.append([trouble, *(f"{results[name][0].mean():.0f} %" for name in names)])
table(["moons: mean over the course", "alpha 0", "0.01", "0.1"], *rows)

# %% [markdown]
# **What we saw.** It depends on the cause. Where steps stay too large, a leak of 0.1 is
# worse than none, and at rate 40 all its networks diverge; of these four, 0.01 or 0.001
# does best. Where biases are too negative 0.1 is ahead, since stuck units return sooner.
# Off centre alpha does not matter.

# %% [markdown]
# ## 7. Pay for insurance when nothing is wrong
#
# **Question.** And if there is no trouble at all: the moons, rate 0.3, zero biases,
# centred inputs?
#
# **Prediction.** How many points of accuracy does a leak of 0.01 cost, as a mean over
# 600 updates and at the end?

# %%
relu_course = negative_biases["cause removed"][0]  # ReLU without trouble
costs = {}
for name in ("Leaky 0.01", "Leaky 0.1", "SiLU"):
    activation, options = remedies[name]
    start = moons_start.with_activation(activation)
    course, _ = treat(start, X_moons, [(0.3, 600)], **options)
    over_course = paired_difference(relu_course.mean(axis=0), course.mean(axis=0))
    costs[name] = over_course, paired_difference(relu_course[-1], course[-1])

# %%
rows = [[name, *(f"{gain:z.2f}" for gain in both)] for name, both in costs.items()]
table(["gain over ReLU, points", "mean over the course", "at the end"], *rows)

# %% [markdown]
# **What we saw.** A leak of 0.01 costs a small fraction of a point on the way, and none
# that we can tell at the end. SiLU is some points behind, at *this* rate and with weights
# that were made for ReLU; in section 4, after large steps, it was ahead. No activation
# is best everywhere.

# %% [markdown]
# ## 8. Use the guide
#
# What we measured leads to a recipe for a model of your own.
#
# 1. **Count** dead units, layer by layer, from pre-activations. Take the training data,
#    all of it: a unit that is dead on one batch need not be dead on the data. Count
#    before the first update and after training, and count units that are *always on*
#    as well. For smooth activations there is nothing to count.
# 2. **Ask whether it matters.** Dead units cost little while all samples are covered.
# 3. **Find the cause.** Alive before, dead after: the steps. Born dead, inputs centred:
#    the biases. Born dead or always on, with a mean far from zero beside the standard
#    deviation: the inputs. Born dead in deep, narrow layers: the width (notebook 07).
# 4. **Remove it.** Smaller first steps (a warm-up) or clipping; zero biases; centred
#    inputs; wider layers.
# 5. **Then insure,** if units still die: a leak of 0.01 where the steps may be large,
#    nearer 0.1 where units are stuck.
#
# **Prediction.** Here are three patients, networks that could do better. Name the cause
# and the remedy for each.

# %%
cases = [  # patient, before training, after training, inputs
    ("a", negative_start, negative_biases["ReLU"][1], X_moons),
    ("b", moons_start, large_steps["ReLU"][1], X_moons),
    ("c", moons_start, off_centre["ReLU"][1], X_shifted),
]
rows = []
for patient, before, after, inputs in cases:
    on = [active_fraction(n.pre_activations(inputs)[0]) for n in (before, after)]
    counts = [(on[0] == 0).mean(), (on[1] == 0).mean(), (on[0] == 1).mean()]
    mean_over_sd = (inputs.mean(axis=0) / inputs.std(axis=0)).max()
    bias, percents = before.biases[0].mean(), [f"{share:.0%}" for share in counts]
    rows.append([patient, *percents, f"{abs(mean_over_sd):.1f}", f"{bias:.0f}"])
head = ["patient", "dead before", "dead after", "always on before"]
table([*head, "inputs: mean / sd", "bias before"], *rows)

# %% [markdown]
# **What we saw.** *Patient a*: most units are born dead, and the inputs are centred. The
# biases are to blame; set them to zero. *Patient b*: nobody is dead before training, and
# most are after it. The steps killed them; make the first ones smaller, or clip.
# *Patient c*: nearly all units are dead or always on, and the inputs' mean is up to ten
# standard deviations from zero. Centre them; a leak would be no help.

# %% [markdown]
# **Prediction.** Many use Adam and never meet this trouble. Does Adam protect units, or
# is it the small rate that people give it? What will a rate of 1 do?

# %%
rows = []
for rate in (0.01, 0.1, 1.0):
    history = train(moons_start, X_moons, y_moons, rate, 300, optimizer="adam")
    n_dead = share_interval(dead_units(history.network, X_moons)[0].mean(axis=1))
    rows.append([rate, f"{n_dead:.0%}"])
table(["Adam's rate", "dead after 300 updates, 95 % interval"], *rows)

# %% [markdown]
# **What we saw.** We changed nothing but Adam's rate, and half of the units died. With
# Adam, too, it is the size of the steps that kills.

# %% [markdown]
# ## 9. Give the last verdicts
#
# Slide 11 calls Leaky ReLU "insurance" with "minimal cost". We let it hold if the leak
# of 0.01 gains in all three troubles, and costs less than one point where nothing is
# wrong. **Your verdict?**

# %%
protection_low = [gains[trouble, "Leaky 0.01"].low for trouble in troubles]
cost = max(0.0, -costs["Leaky 0.01"][0].low)  # points, the worse end of the interval

# %%
n_protected, n_troubles = np.sum(np.array(protection_low) > 0), len(protection_low)
cheap = cost < 1
print(Verdict(
    11, "Leaky ReLU is insurance with minimal cost",
    holds=cheap and n_protected == n_troubles, conditionally=cheap and n_protected > 0,
    evidence=f"it raises the accuracy in {n_protected} of {n_troubles} troubles, and "
             f"costs at most {cost:.1f} points where there is none",
))

# %% [markdown]
# Slide 12 says that Leaky ReLU is "not always better". We take the mean loss over all
# 300 updates of section 2. **Your verdict?**

# %%
behind_low = []
for task in tasks:
    relu, leaky = losses[task, 0.0].mean(axis=0), losses[task, 0.01].mean(axis=0)
    behind_low.append(paired_difference(relu, leaky).low)

# %%
n_behind = np.sum(np.array(behind_low) > 0)
print(Verdict(
    12, "Leaky ReLU is not always better",
    holds=n_behind > 0,
    evidence=f"its loss over the whole course is above ReLU's on {n_behind} of "
             f"{len(behind_low)} kinds of labels",
))

# %% [markdown]
# Slide 13 says that He initialization "is best for ReLU networks". We compare it with
# four other weights, and with twice its own, on the moons; and with RAI in networks of
# ten layers of three units. **Your verdict?**

# %%
rivals = {"glorot": 1, "lecun": 1, "pytorch": 1, "rai": 1, "he": 2}  # method: scale
he_loss = train(moons_start, X_moons, y_moons, 0.3, 500).loss.mean(axis=0)  # (30,)
he_minus = {}
for method, scale in rivals.items():
    start = initialise([2, 16, 1], seeds, method=method, scale=scale)
    loss = train(start, X_moons, y_moons, 0.3, 500).loss.mean(axis=0)
    he_minus[f"{method} x {scale}"] = paired_difference(loss, he_loss)

# %%
n_collapsed = {}
for method in ("he", "rai"):
    narrow = initialise([10, *[3] * 10, 1], range(200), method=method)
    n_collapsed[method] = collapsed(narrow, X).sum()
rows = [[weights, f"{difference:.3f}"] for weights, difference in he_minus.items()]
table(["weights", "mean loss over the course, He's minus theirs"], *rows)

# %%
he_minus_high = [difference.high for difference in he_minus.values()]
he_collapsed, rai_collapsed = n_collapsed["he"], n_collapsed["rai"]

# %%
n_beaten, n_rivals = np.sum(np.array(he_minus_high) < 0), len(he_minus_high)
seldom_collapsed = he_collapsed <= rai_collapsed
print(Verdict(
    13, "He initialization is best for ReLU networks",
    holds=n_beaten == n_rivals and seldom_collapsed, conditionally=n_beaten > 0,
    evidence=f"on the moons it is ahead of {n_beaten} of {n_rivals} rivals; of 200 deep "
             f"narrow networks {he_collapsed} collapse, with RAI {rai_collapsed}",
))

# %% [markdown]
# Slide 12 says of Leaky ReLU that it is "safe for deep nets", and that its "gradient
# always flows". A slope of 0.01 is above zero, but what arrives after twenty layers? We
# measure both in 200 untrained networks of twenty layers of three units. Calculating in
# float32, as most do, we also take one step at the deck's rate of 0.01.
# **Your verdicts?**

# %%
deep = initialise([10, *[3] * 20, 1], range(200))
leaky_deep = deep.with_activation("leaky_relu")
output_range = {}
for network in (deep, leaky_deep):
    output = network.pre_activations(X)[-1][:, :, 0]  # (200, 1000)
    output_range[network.activation.name] = np.ptp(output, axis=1)  # (200,)

# %%
rows = []
for name, widths in output_range.items():
    n_constant, n_nearly = (widths == 0).sum(), (widths < 1e-3).sum()
    rows.append([name, f"{n_constant} of 200", f"{n_nearly} of 200"])
table(["activation", "output constant", "output moves less than 0.001"], *rows)

# %%
leaky_range = output_range["Leaky ReLU (0.01)"]  # (200,)

# %%
n_constant, n_nearly = np.sum(leaky_range == 0), np.sum(leaky_range < 1e-3)
print(Verdict(
    12, "Leaky ReLU is safe for deep nets",
    holds=n_nearly == 0, conditionally=n_constant == 0,
    evidence=f"the output is constant in {n_constant} of {len(leaky_range)} networks, "
             f"and moves by less than 0.001 in {n_nearly}",
))

# %%
gradient = leaky_deep.gradients(X, y)[0][0]  # (200, 10, 3), of the first layer
largest = np.abs(gradient).max(axis=(1, 2))  # (200,)
before = leaky_deep.weights[0].astype(np.float32)
after = before - (0.01 * gradient).astype(np.float32)
n_unchanged = (after == before).all(axis=(1, 2)).sum()  # bit for bit

# %%
n_zero, median = np.sum(largest == 0), np.median(largest)
print(Verdict(
    12, "Leaky ReLU: gradient always flows",
    holds=n_zero == 0 and n_unchanged == 0, conditionally=n_zero == 0,
    evidence=f"in the first layer it is exactly 0 in {n_zero} of {len(largest)} deep "
             f"networks, of median size {median:.0e}; in float32 one step changes "
             f"nothing in {n_unchanged}",
))

# %% [markdown]
# Slide 11 says that "proper init can prevent dying ReLU". We have the counts from
# section 4: born dead with biases of -3 and of 0, and dead after the large steps.
# **Your verdict?**

# %%
born_dead = 100 * dead_units(negative_start, X_moons)[0].mean()
born_dead_0 = 100 * dead_units(moons_start, X_moons)[0].mean()
killed = 100 * dead_units(large_steps["ReLU"][1], X_moons)[0].mean()

# %%
print(Verdict(
    11, "proper init can prevent dying ReLU",
    holds=killed == 0, conditionally=born_dead_0 < born_dead,
    evidence=f"{born_dead:.0f} % are born dead at bias -3 and {born_dead_0:.0f} % at 0; "
             f"from there large steps leave {killed:.0f} % dead",
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
# Worked answers are in the folder `solutions`.
#
# **8.1** In a network of yours, 5 % of the stuck units are back after 400 updates, with
# alpha = 0.01 and the learning rate 0.3. You change alpha to 0.05 and the rate to 0.1.
# After about how many updates do you expect 5 % to be back?

# %%
updates = ...  # a number
answer("8.1", updates)

# %% [markdown]
# **8.2** He's weights have a variance of 2/fan-in (fan-in is the number of inputs of a
# unit), which keeps the mean square of ReLU's activations. What takes the place of the 2
# for Leaky ReLU with alpha = 0.5? (Notebook 02 has the mean square.)

# %%
gain = ...  # a number
answer("8.2", gain)

# %% [markdown]
# ## Recap
#
# 1. A larger alpha makes a network more linear. It is ahead early where the labels are
#    linear, and behind later, or from the start where they are not.
# 2. Stuck units come back by the product of alpha, rate and updates, and many not at
#    all in the time that we gave them.
# 3. Count dead units and units that are always on, before and after training; this tells
#    the cause. Remove the cause: smaller first steps or clipping, zero biases, centred
#    inputs. A change of activation helps with some causes only.
# 4. Where steps stay too large take a small alpha or none; where units are stuck, one
#    nearer 0.1. Off centre it does not matter.
# 5. Of the deck's claims, the table above says which hold, with what condition, and
#    where we tested them.
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
