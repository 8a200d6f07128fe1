# %% slideshow={"slide_type": "skip"}
from statistics import NormalDist

import numpy as np

from dyingrelu_utils.activations import leaky_relu
from dyingrelu_utils.claims import Verdict
from dyingrelu_utils.datasets import deck_dataset, two_circles, two_moons
from dyingrelu_utils.diagnosis import (
    active_fraction,
    autopsy,
    collapsed,
    collapsed_by_layer,
    dead,
    dead_units,
    life_table,
    stuck_negative_units,
)
from dyingrelu_utils.initialisation import deck_networks, initialise

# %% slideshow={"slide_type": "skip"}
from dyingrelu_utils.intervals import (
    mean_interval,
    paired_difference,
    proportion_interval,
    sample_size,
)
from dyingrelu_utils.network import Network

# %% slideshow={"slide_type": "skip"}
from dyingrelu_utils.plots import (
    plot_activations,
    plot_active_fraction,
    plot_boundary,
    plot_classes,
    plot_differences,
    plot_dose,
    plot_histograms,
    plot_layers,
    plot_loss,
    plot_pairs,
    plot_raster,
    say,
    show,
    subplots,
    table,
)
from dyingrelu_utils.plots.style import (
    BLUE,
    DEAD_HATCH,
    GREY,
    STYLE,
    THEORY,
    VERMILION,
)

# %% slideshow={"slide_type": "skip"}
from dyingrelu_utils.theory import (
    born_dead_probability,
    born_dead_probability_he,
    collapse_bounds,
)
from dyingrelu_utils.training import train

# %% slideshow={"slide_type": "skip"}
# for a projector
STYLE.update({"font.size": 14, "axes.labelsize": 15, "axes.titlesize": 15})


def wide(ncols=1, height=3.9, **options):
    """A figure as wide as a slide; the height is in inches."""
    fig, axes = subplots(ncols, **options)
    fig.set_size_inches(9.6, height)
    return fig, axes


# %% slideshow={"slide_type": "skip"}
verdicts = {}  # claim: Verdict


def judge(slide, claim, **findings):
    """Print the verdict, as the notebooks do, and keep it for the tables."""
    verdicts[claim] = Verdict(slide, claim, **findings)
    print(verdicts[claim])


def in_bold(verdict):
    """The result in a table: bold, short and on one line."""
    words = verdict.result.replace("holds with", "with")
    return f"**{words}**".replace(" ", "\u00a0")


# %% slideshow={"slide_type": "skip"}
X, y = deck_dataset()  # (1000, 10), (1000,)
A, B = deck_networks()
X_moons, y_moons = two_moons()  # (400, 2), (400,)
seeds = range(20)
deck_start = initialise([10, 20, 1], seeds)
moons_start = initialise([2, 16, 1], seeds)

# %% [markdown] slideshow={"slide_type": "slide"}
# # Dying ReLU
#
# What silences a unit for good, and what helps.
#
# After this talk you can
#
# - say what ReLU does, and what its slope does to learning;
# - tell a dead unit from one that is merely off;
# - say what Leaky ReLU solves, and what it does not;
# - follow a network, written from scratch, through training.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** A short deck of slides gives the usual answers on dying ReLU. We keep its
# fourteen topics, and its numbers where they hold. Each result you will see was
# computed when these slides were exported. Press the down arrow wherever you want to
# know more.
#
# **Ask.** Who has seen a network stop learning? How did you find out why?
#
# **Likely wrong answer.** "The loss was flat, so units had died." A flat loss has many
# causes; dead units can be counted, and we will count them.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The problem
#
# A factory hall, and one rule for every worker: *add up what reaches you.*
#
# - Sum positive? Pass it on, and be told how to do better.
# - Otherwise send 0, and be told nothing.
#
# Trouble starts for a worker whose sum is **never** positive:
#
# ```mermaid
# flowchart LR
#     accTitle: How a unit dies
#     accDescr {
#         Pre-activation not positive on every row of X, so output 0 on every row, so
#         gradient 0, so no learning on these data, so the unit is dead on X.
#     }
#     A["z ≤ 0 on<br/>every row of X"] --> B["ReLU:<br/>output 0"]
#     B --> C["gradient 0"]
#     C --> D["no learning<br/>on these data"]
#     D --> E["unit DEAD<br/>on X"]
# ```
#
# **Dead on X**: the pre-activation $z = x \cdot w + b$ is at or below zero for *every*
# row $x$ of $X$. Being off on some rows is normal.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** One negative sum is no problem: on a typical sample half of the workers send
# 0, and they are told more on the next one. Trouble begins when *no* sample gives a
# positive sum. Then nobody ever tells this worker anything.
#
# **Ask.** A unit sends 0 for this photograph. Is it dead?
#
# **Likely wrong answer.** "Yes." It is off, on one sample. Dead means off on all of
# them, so always say on which data.
#
# **Minutes:** 1.5

# %% slideshow={"slide_type": "skip"}
shut = np.zeros((1, 20))
shut[0, 0] = -100.0


def gradients_of_unit_0(network):
    """Largest gradients: weights into the unit, its bias, the weight out of it."""
    (dW1, dW2), (db1, _) = network.gradients(X, y)
    return abs(dW1[0, :, 0]).max(), abs(db1[0, 0]), abs(dW2[0, 0, 0])


# %% slideshow={"slide_type": "skip"}
rows = []
for activation in ("relu", "leaky_relu"):
    network = Network(A.weights, [shut, np.zeros((1, 1))], activation)
    incoming, bias, outgoing = gradients_of_unit_0(network)
    all_zero = max(incoming, bias, outgoing) == 0
    gradients = [f"{incoming:.5f}", f"{bias:.5f}", f"{outgoing:.5f}"]
    rows.append([network.activation.name, *gradients, all_zero])

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Why the gradient is zero
#
# $$\frac{\partial L}{\partial w} = \sum_i \delta_i \, f'(z_i) \, x_i
# \qquad\qquad f'(z) = 0 \;\text{ for }\; z \le 0$$
#
# Network A of the deck, the bias of one unit set to −100; the largest gradients that
# this unit gets:

# %% tags=["as-in-03"]
head = ["", "weights into it", "its bias", "weight out of it", "all exactly zero"]
table(head, *rows)

# %% [markdown]
# The slope cuts off what comes in, the output 0 cuts off what goes out. Not small:
# zero.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Every term of the sum has the factor f'(z). If it is 0 for all samples, so is
# the sum. The weight out of the unit is multiplied by the unit's output, and that is 0
# too.
#
# **Ask.** Would a larger learning rate help a dead unit?
#
# **Likely wrong answer.** "Yes, it would give a push." The rate times zero is zero. A
# larger rate is rather how it died.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"}
early = train(A, X, y, learning_rate=20, n_epochs=30).network
late = train(early, X, y, learning_rate=20, n_epochs=170).network
X_new = np.random.default_rng(8).standard_normal((100_000, 10))
inputs = {"X": X, "100,000 new samples": X_new, "10 times as large inputs": 10 * X}

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Words with one meaning
#
# | word | meaning |
# |---|---|
# | dead on X | $z \le 0$ for every row of X |
# | born dead | dead before the first update |
# | killed, revived | alive, then dead; dead, then alive |
# | stuck negative | the same for Leaky ReLU: it still gets a gradient |
# | collapsed | a whole layer is dead, so the output is constant |
#
# Why "on X"? Network A, trained with steps that kill:

# %% tags=["as-in-07"]
rows = []
for name, samples in inputs.items():
    rows.append([name, dead_units(late, samples)[0].sum()])
table(["dead on", "units"], *rows)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The table shows the same weights on three sets of inputs. Death is a
# statement about a unit *and* data.
#
# **Ask.** Why can more samples only lower the count?
#
# **Likely wrong answer.** "Because the new samples are different." It is the number of
# them: each further sample is one more chance to be positive. (The new samples here do
# not contain X, so this is no theorem; with X among them it would be.)
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"}
rates = (0.01, 0.1, 1, 5, 10, 20)
trained_relu = {}
trained_leaky = {}
for rate in rates:
    trained_relu[rate] = train(A, X, y, rate).network
    trained_leaky[rate] = train(A.with_activation("leaky_relu"), X, y, rate).network

# %% slideshow={"slide_type": "skip"}
best = trained_relu[1].accuracy(X, y)[0]
n_dead, lost = {}, {}
for rate in (5, 20):
    n_dead[rate] = dead_units(trained_relu[rate], X)[0].sum()
    lost[rate] = best - trained_relu[rate].accuracy(X, y)[0]

# %% slideshow={"slide_type": "skip"} tags=["as-in-06"]
claim = "dead neurons reduce accuracy"
always, sometimes = min(lost.values()) > 0.01, max(lost.values()) > 0.01
evidence = f"{n_dead[5]} dead cost nothing, {n_dead[20]} dead cost {lost[20]:.0%}"
judge(3, claim, holds=always, conditionally=sometimes, evidence=evidence)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Where it matters
#
# | domain | where a ReLU sits |
# |---|---|
# | Image recognition | convolutional networks with a ReLU after most layers |
# | Speech recognition | deep acoustic models: Leaky ReLU was first proposed for these |
# | Language | the first Transformer's feed-forward layers; BERT and many others use GELU |
# | Autonomous vehicles | object detection in real time; the first YOLO used Leaky ReLU |

# %%
verdict = verdicts["dead neurons reduce accuracy"]
say(
    "**The risk.** A dead unit costs its computation and adds nothing. "
    f'"It reduces accuracy" {verdict.result}: of {A.sizes[1]} units, '
    f"{verdict.evidence}. It hurts when too few are left."
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** ReLU is nearly everywhere in vision; elsewhere the picture is mixed. Wasted
# computation is certain. Lost accuracy depends on how many units the task needs.
#
# **Ask.** If 5 % of a layer's units are dead, how much accuracy is lost?
#
# **Likely wrong answer.** "About 5 %." Often nothing at all: the others do the work.
#
# **Sources.** Maas, Hannun, Ng, 2013 (speech, Leaky ReLU). Vaswani and others:
# Attention is all you need, 2017. Devlin and others: BERT, 2018. Redmon and others: You
# only look once, 2016.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"}
X_rings, y_rings = two_circles()  # (400, 2), (400,)
small = initialise([2, 16, 1], seeds=0)
on_rings = {rate: train(small, X_rings, y_rings, rate).network for rate in (1, 7)}

# %% slideshow={"slide_type": "skip"} tags=["as-in-06"]
rows = []
for rate, network in on_rings.items():
    dead_on_rings = dead_units(network, X_rings)[0].sum()
    accuracy = network.accuracy(X_rings, y_rings)[0]
    rows.append([rate, f"{dead_on_rings}/16", f"{accuracy:.0%}"])
table(["learning rate", "dead", "accuracy"], *rows)

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## What is lost in a picture

# %%
fig, axes = wide(ncols=2, height=4.3)
for ax, network, row in zip(axes, on_rings.values(), rows, strict=True):
    plot_boundary(ax, network, X_rings, y_rings)
    rate, share_dead, accuracy = row
    ax.set_title(f"rate {rate}: {share_dead} dead, {accuracy}")
axes[1].set(ylabel="")
fig.legend(*axes[0].get_legend_handles_labels(), loc="outside right center")
show(
    fig,
    "With all units alive the boundary closes around the inner ring; with two left it "
    "is a strip that cuts through the outer one.",
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Two rings, sixteen hidden units, two learning rates. The hinge of a unit is
# the line where it bends. A dead unit's hinge has left the data, so it bends nothing.
#
# **Ask.** How many units does it take to go round the inner ring?
#
# **Likely wrong answer.** "One." A hinge is straight: it takes at least three units to
# close a boundary.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The data

# %% tags=["show-code"]
stream = np.random.RandomState(42)  # the stream behind np.random.seed(42)
features = stream.randn(1000, 10)  # 1000 samples, 10 features
label = (features[:, 0] + features[:, 1] - features[:, 2] > 0).astype(int)

# %% slideshow={"slide_type": "skip"}
assert np.array_equal(features, X)
assert np.array_equal(label, y)

# %% slideshow={"slide_type": "skip"} tags=["as-in-05"]
share = proportion_interval(y.sum(), len(y))
about_half = not share.excludes(0.5)
evidence = f"{y.mean():.1%} positive"
judge(4, "~50% positive, ~50% negative", holds=about_half, evidence=evidence)

# %% slideshow={"slide_type": "skip"}
negative = f"{(X < 0).mean():.1%} of the numbers are negative"
of_classes = f"{(y == 0).sum()} samples of class 0, {(y == 1).sum()} of class 1"
interval = f"95 % interval {share.low:.1%} to {share.high:.1%}"
half = f"{interval}: about half, as the deck says"

# %% tags=["deck-only"]
table(
    ["attribute", "value", "remark"],
    ["samples", len(X), "one batch: every update sees all of them"],
    ["features", X.shape[1], f"{negative}; three features decide the label"],
    ["classes", len(set(y)), of_classes],
    ["in class 1", f"{share.estimate:.1%}", half],
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** NumPy has frozen this old random stream, so these are the same thousand
# samples on every machine.
#
# **Ask.** The deck remarks that features "can be negative!". Is that what kills units?
#
# **Likely wrong answer.** "Yes, ReLU cuts negative numbers off." It cuts negative
# *sums*, not negative features. Two slides down we see that inputs of both signs
# protect.
#
# **Minutes:** 1.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## A plane is enough

# %%
fig, ax = wide()
plot_classes(ax, X[:, 0] + X[:, 1], X[:, 2], y)
ax.plot([-4, 4], [-4, 4], color=THEORY, label="x0 + x1 = x2")
ax.set(xlabel="x0 + x1", ylabel="x2", xlim=(-4.8, 4.8), ylim=(-4, 4))
ax.legend(loc="center left", bbox_to_anchor=(1.0, 0.5))
show(
    fig,
    "The line x0 + x1 = x2 has all samples of class 1 on its right and all of class 0 "
    "on its left.",
)

# %%
side = X[:, 0] + X[:, 1] - X[:, 2] > 0  # (1000,)
say(
    f"A plane gets {(side == y).mean():.0%} of the labels right: these data need no "
    "hidden layer, and no activation at all."
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Keep this in mind to the end. Whatever we find about activations, we find on
# a problem that does not need them. That is why we bring a second data set later, two
# half moons.
#
# **Ask.** What would be a fairer test of an activation?
#
# **Likely wrong answer.** "More samples." More of the same does not help; it takes
# labels that no plane separates.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"}
rng = np.random.default_rng(0)
W = rng.standard_normal((10, 1000)) * np.sqrt(2 / 10)  # (n_features, n_units)

# %% slideshow={"slide_type": "skip"} tags=["as-in-01"]
rows = []
for shift in (0, 1, 2, 3, 5):
    X_shifted, _ = deck_dataset(shift)
    negative = (X_shifted < 0).mean()
    n_dead = dead(X_shifted @ W).sum()
    rows.append([shift, f"{negative:.1%}", f"{n_dead} of 1000"])
table(["shift", "negative numbers", "dead units"], *rows)

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Inputs of both signs protect
#
# A constant is added to every feature; 1000 units with random weights, zero bias, no
# training.

# %%
z_0 = X @ W  # (n_samples, n_units)
z_5 = deck_dataset(shift=5)[0] @ W
fractions = {"shift 0": active_fraction(z_0), "shift 5": active_fraction(z_5)}

# %%
fig, ax = wide()
plot_active_fraction(ax, fractions)
ax.set(yscale="log", ylabel="units (log scale)")
ax.legend(loc=(0.65, 0.7))
show(
    fig,
    "Around zero every unit is active on about half of the samples; shifted by 5, most "
    "units are active on none or on all.",
)

# %%
say(
    f"Dead at shift 0: **{dead(z_0).sum()}** of 1000 units. "
    f"At shift 5: **{dead(z_5).sum()}**. Centre your inputs."
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Pixel values and prices are all positive. Then every sample pushes the sum of
# a unit to the same side, and the unit's weights decide once for all samples.
#
# **Ask.** What share of units dies if the shift grows without end?
#
# **Likely wrong answer.** "All of them." One half: far from zero the sign of the summed
# weights decides, and that is a coin toss.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Concepts at a glance
#
# ```mermaid
# flowchart TD
#     accTitle: The concepts of this talk
#     accDescr {
#         Activation functions: ReLU and Leaky ReLU. Neural network: forward and
#         backward propagation. The problem: dying ReLU, and dead units, which are
#         counted on X. What helps: Leaky ReLU, a way back for stuck units, and the
#         biases of the initialisation.
#     }
#     A["Activation<br/>functions"] --> B["ReLU"]
#     A --> C["Leaky<br/>ReLU"]
#     D["Neural<br/>network"] --> E["Forward<br/>propagation"]
#     D --> F["Backward<br/>propagation"]
#     G["The problem"] --> H["Dying<br/>ReLU"]
#     G --> I["Dead<br/>units"]
#     J["What helps"] --> K["Leaky<br/>ReLU"]
#     J --> L["Initial<br/>biases"]
# ```
#
# - *Dying* is what happens in training. *Dead units* are what you count, on given data.
# - **He's initialisation** keeps the signal's size. At zero bias, a scale changes no
#   sign of z and kills nobody at birth.
# - What helps depends on the cause: smaller steps, zero biases, centred inputs, wider
#   layers.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Four trees: the functions, the network, the problem, the remedies. The source
# deck lists He's initialisation as a cure. It is worth having, for another reason, and
# slide 9 shows which.
#
# **Ask.** Which of these would you try first on a network whose units die in training?
#
# **Likely wrong answer.** "Leaky ReLU." It may help; but if steps that are too large do
# the killing, smaller steps help more. We measure this on slide 12.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ReLU and Leaky ReLU
#
# | | ReLU | Leaky ReLU |
# |---|---|---|
# | Formula | z where z > 0, else 0 | z where z > 0, else αz |
# | as a maximum | max(0, z) | max(αz, z), for 0 ≤ α ≤ 1 only |
# | Positive z | passed on | passed on |
# | Negative z | 0 | αz: with α = 0.01 a leak of 1 % |
# | Slope for z ≤ 0 | **0** | **α = 0.01** |
# | z ≤ 0 on all of X? | **dead**: learns nothing | **stuck negative**: learns slowly, and bends nothing |
#
# The leak keeps a unit *learning*. It does not keep it *useful*.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The last row is where the deck says "dead neurons: yes, no". The leaky unit
# is never cut off. But while it is negative on all samples it is a straight line on the
# data, and it learns at a hundredth of the usual slope.
#
# **Ask.** What is the slope at z = 0 exactly?
#
# **Likely wrong answer.** "One half" or "it is not defined". There is a kink, and any
# value between the slopes can be defended; here it is the one from the left.
#
# **Minutes:** 1.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Function and slope

# %%
z = np.linspace(-2, 2, 401)
functions = {"ReLU": leaky_relu(0), "Leaky ReLU, alpha 0.2": leaky_relu(0.2)}
values = {name: function.f(z) for name, function in functions.items()}
slopes = {name: function.derivative(z) for name, function in functions.items()}

# %%
fig, (left, right) = wide(ncols=2)
plot_activations(left, z, values)
plot_activations(right, z, slopes, ylabel="slope f'(z)")
show(
    fig,
    "Left of zero ReLU is flat with slope 0; Leaky ReLU with alpha = 0.2 keeps a slope "
    "of 0.2.",
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Drawn with alpha 0.2, because 0.01 could not be told from zero on this
# screen. Training looks at the right-hand picture.
#
# **Ask.** Where on the right could a sample teach a ReLU unit something?
#
# **Likely wrong answer.** "Where the function is large." Where the *slope* is not zero:
# right of zero, and there it is 1 everywhere.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"}
same = []
for alpha in np.linspace(0, 1, 101):
    same.append(np.allclose(np.maximum(alpha * z, z), leaky_relu(alpha).f(z)))
inside = all(same)
leak_above_1 = np.where(z > 0, z, 1.5 * z)  # leaky_relu refuses such an alpha
above = np.allclose(np.maximum(1.5 * z, z), leak_above_1)

# %% slideshow={"slide_type": "skip"} tags=["as-in-02"]
claim = "Leaky ReLU is max(αz, z)"
evidence = "equal for 0 <= alpha <= 1, not for alpha = 1.5"
judge(6, claim, holds=inside and above, conditionally=inside, evidence=evidence)

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## For which alpha

# %%
curves = {}
for alpha in (0.5, 1.5, -0.5):
    curves[f"max({alpha:g} z, z)"] = np.maximum(alpha * z, z)

# %%
fig, ax = wide()
plot_activations(ax, z, curves)
show(
    fig,
    "With 1.5 the maximum leaks on the positive side; with -0.5 the curve falls before "
    "it rises.",
)

# %%
verdict = verdicts["Leaky ReLU is max(αz, z)"]
say(f'"{verdict.claim}" {verdict.result}: {verdict.evidence}.')

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** A formula copied without its range is a bug that waits for somebody's search
# over alpha. The code of this course takes alpha from 0 to 1 and refuses the rest.
#
# **Ask.** What are alpha 0 and alpha 1?
#
# **Likely wrong answer.** "Alpha 1 is the strongest ReLU." At 0 it is ReLU, at 1 a
# straight line: the whole network is then linear.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Nine steps
#
# ```mermaid
# flowchart TD
#     accTitle: The nine steps of the experiment
#     accDescr {
#         1 make the dataset, 2 write ReLU and Leaky ReLU, 3 build the network, 4 train
#         with ReLU for 200 epochs, 5 train with Leaky ReLU for 200 epochs from the same
#         weights, 6 count dead units on hidden z, 7 compare accuracy in pairs, 8 plot
#         the loss curves, 9 write the analysis with its conditions.
#     }
#     subgraph one [" "]
#         direction LR
#         A["1. Make the dataset"]
#         A --> B["2. Write ReLU<br/>and Leaky ReLU"]
#         B --> C["3. Build the<br/>network class"]
#     end
#     subgraph two [" "]
#         direction LR
#         D["4. Train with ReLU,<br/>200 epochs"]
#         D --> E["5. Train with Leaky<br/>ReLU, 200 epochs,<br/>same weights"]
#         E --> F["6. Count dead<br/>units, on hidden z"]
#     end
#     subgraph three [" "]
#         direction LR
#         G["7. Compare<br/>accuracy, in pairs"]
#         G --> H["8. Plot the<br/>loss curves"]
#         H --> I["9. Write analysis,<br/>with conditions"]
#     end
#     one --> two --> three
# ```
#
# Three corrections: same weights in **5**, hidden pre-activations in **6**, pairs in
# **7**.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The nine steps of the source deck, with three corrections. Without the first,
# the comparison is not one of activations. Without the second, the count says nothing.
# Without the third, one lucky draw decides.
#
# **Ask.** Which step would you repeat, and how often?
#
# **Likely wrong answer.** "Train longer." That is no repetition. Draw new weights, and
# train both activations from each draw.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The code

# %% tags=["show-code"]
def relu(z):
    return np.maximum(z, 0)

def leaky(z, alpha=0.01):  # 0 <= alpha <= 1
    return np.where(z > 0, z, alpha * z)

def count_dead(network, X):
    z = network.pre_activations(X)[0]  # hidden layer: (1, n_samples, n_units)
    return (z <= 0).all(axis=1).sum()


# %% slideshow={"slide_type": "skip"}
assert np.array_equal(relu(z), leaky_relu(0).f(z))
assert np.array_equal(leaky(z), leaky_relu().f(z))

# %% slideshow={"slide_type": "skip"}
shut = np.full((1, 20), -100.0)  # a bias that no sample overcomes
dead_network = Network(A.weights, [shut, np.zeros((1, 1))], "relu")

# %%
say(
    f"- `count_dead` finds **{count_dead(dead_network, X)}** in a network whose "
    f"{dead_network.sizes[1]} hidden units are all dead by construction\n"
    f"- and **{count_dead(A, X)}** in network A of the deck, untrained"
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Three functions. The first two are a line each. The third looks at hidden
# pre-activations, unit by unit, over all samples. The source deck looks at the output
# of the network; the next slide down shows what comes of that.
#
# **Ask.** Why `z <= 0` and not `activation == 0`?
#
# **Likely wrong answer.** "It is the same." For ReLU's hidden activations it is; for
# Leaky ReLU an activation of a stuck unit is not 0, and for a sigmoid it never is,
# short of rounding.
#
# **Minutes:** 1.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## A count that says nothing
#
# The deck's function asks for zeros in the *output*, and the output is a sigmoid:

# %% tags=["show-code"]
def deck_count(network, X):
    activations = network.forward(X).T  # (n_samples, 1)
    return np.sum(np.all(activations == 0, axis=0))

# %% [markdown]
# All twenty hidden units of this network are dead:

# %% tags=["as-in-05"]
deck_says = deck_count(dead_network, X)
n_dead = dead_units(dead_network, X)[0].sum()
table(
    ["", "dead units"],
    ["the deck's count:", deck_says],
    ["count on hidden z <= 0:", n_dead],
)

# %% [markdown]
# A sigmoid's output is above 0, short of rounding: this count is 0 for *every* network.

# %% slideshow={"slide_type": "skip"} tags=["as-in-05"]
claim = "count_dead_neurons counts dead neurons"
evidence = f"{deck_says} in a network with {n_dead} dead"
judge(8, claim, holds=deck_says == n_dead, evidence=evidence)

# %% slideshow={"slide_type": "skip"}
stuck_network = dead_network.with_activation("leaky_relu")
n_stuck = stuck_negative_units(stuck_network, X)[0].sum()
dW, db = stuck_network.gradients(X, y)
learns = (dW[0] != 0).all()

# %% slideshow={"slide_type": "skip"} tags=["as-in-05"]
claim = "Leaky ReLU: no dead neurons"
evidence = f"gradient never zero; yet {n_stuck} of 20 units can be stuck negative"
judge(6, claim, holds=n_stuck == 0, conditionally=learns, evidence=evidence)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** A sigmoid is above 0 unless it is rounded to 0, so this count says 0 of any
# network. The deck's "0/20" is right all the same, by luck: we counted properly and
# found the same.
#
# **Ask.** How would you test a function that counts dead units?
#
# **Likely wrong answer.** "Run it on a trained network." On one whose answer you know:
# make a network that is all dead, as here.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Forward and backward
#
# | forward | backward | shape |
# |---|---|---|
# | $p = \sigma(z_2)$, then the loss | $\delta_2 = (p - y)/n$ | samples × 1 |
# | $z_2 = A_1 W_2 + b_2$ | $\partial W_2 = A_1^T \delta_2, \quad \partial A_1 = \delta_2 W_2^T$ | units × 1, samples × units |
# | $A_1 = f(Z_1)$ | $\delta_1 = \partial A_1 \odot f'(Z_1)$ | samples × units |
# | $Z_1 = X W_1 + b_1$ | $\partial W_1 = X^T \delta_1$ | features × units |
#
# Read the left column upwards, the right one downwards. Each line has its partner.
#
# A unit is lost in the third row: there $f'(Z_1)$ is a factor.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** This is the whole network. Notebook 03 writes it in twenty lines and checks
# each gradient by finite differences.
#
# **Ask.** In which line can a gradient be lost altogether?
#
# **Likely wrong answer.** "In the sigmoid." That one becomes small, but p − y does not
# vanish where the network is wrong. In the third row the factor can be exactly 0.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Parameters and architecture

# %% slideshow={"slide_type": "skip"} tags=["as-in-04"]
print(A)
print(B)

# %% slideshow={"slide_type": "skip"}
learning_rate, n_epochs = 0.01, 200
A_relu = train(A, X, y, learning_rate, n_epochs)
B_leaky = train(B, X, y, learning_rate, n_epochs)

# %% slideshow={"slide_type": "skip"}
bias = f"{A.biases[0].max():.0f}"
deviation = "their standard deviation: He's, although the deck says Xavier"

# %% tags=["deck-only"]
table(
    ["parameter", "value", "meaning"],
    ["hidden_size", A.sizes[1], "hidden units"],
    ["learning_rate", learning_rate, "size of a step, against the gradient"],
    ["n_epochs", n_epochs, "updates, each on all samples"],
    ["alpha", B.activation.alpha, "slope of Leaky ReLU for z ≤ 0"],
    ["initial weights", "√(2 / fan-in)", deviation],
    ["initial biases", bias, "with these data, no unit is born dead"],
)

# %% [markdown]
# ```
# Input (10)  →  hidden (20, ReLU or Leaky ReLU)  →  output (1, sigmoid)
# ```

# %%
slow = trained_relu[0.01].accuracy(X, y)[0]
fast = trained_relu[1].accuracy(X, y)[0]
say(
    f"Nobody tuned the rate: with the same 200 updates, 0.01 gets {slow:.1%} right "
    f"and 1 gets {fast:.1%}."
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Four parameters of the source deck, and two that it leaves out: the weights
# are He's, the biases are zero. Keep the zero in mind, it will explain why nothing
# died.
#
# **Ask.** What happens to the accuracy with a rate of 0.1 instead of 0.01?
#
# **Likely wrong answer.** "It gets unstable." Not yet: up to 1 a larger step is simply
# better here. The killing starts beyond.
#
# **Minutes:** 1.5

# %% slideshow={"slide_type": "skip"}
rows = []
for weights in A.weights:  # (1, fan_in, fan_out)
    fan_in, fan_out = weights.shape[1:]
    deck = weights.std()
    glorot = np.sqrt(2 / (fan_in + fan_out))
    lecun = np.sqrt(1 / fan_in)
    he = np.sqrt(2 / fan_in)
    deviations = [f"{deviation:.3f}" for deviation in (deck, glorot, lecun, he)]
    rows.append([f"{fan_in} -> {fan_out}", *deviations])

# %% slideshow={"slide_type": "skip"}
deck = A.weights[0].std()  # of the layer 10 -> 20
glorot = np.sqrt(2 / (10 + 20))
he = np.sqrt(2 / 10)

# %% slideshow={"slide_type": "skip"} tags=["as-in-03"]
claim = "The deck uses Xavier initialization"
nearer_to_glorot = abs(deck - glorot) < abs(deck - he)
evidence = f"W1 has standard deviation {deck:.3f}; Glorot {glorot:.3f}, He {he:.3f}"
judge(11, claim, holds=nearer_to_glorot, evidence=evidence)

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Xavier or He
#
# | name | standard deviation of a weight |
# |---|---|
# | Glorot, also called Xavier | $\sqrt{2 / (\text{fan-in} + \text{fan-out})}$ |
# | by fan-in only (LeCun) | $\sqrt{1 / \text{fan-in}}$ |
# | He | $\sqrt{2 / \text{fan-in}}$ |
#
# Measured on the weights of network A:

# %% tags=["as-in-03"]
table(["layer", "the deck's", "Glorot", "1 / fan-in", "He"], *rows)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The source deck thanks Xavier for the absence of deaths. Its code draws He's
# weights. The larger layer leaves no doubt; in the small one there are only twenty
# numbers, so its deviation scatters.
#
# **Ask.** Would Glorot's weights have let units die?
#
# **Likely wrong answer.** "Yes, they are too small." Neither scale changes a single
# sign of z. See the slides below number 11.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"}
def mean_squares_once(variance, rng, n_layers=10, n_units=100):
    """Mean square of the activations, layer by layer, in one network."""
    a = rng.standard_normal((100, n_units))  # (n_samples, n_units)
    result = [(a**2).mean()]
    for _ in range(n_layers):
        W = rng.standard_normal((n_units, n_units)) * np.sqrt(variance)
        a = np.maximum(a @ W, 0)
        result.append((a**2).mean())
    return result


# %% slideshow={"slide_type": "skip"}
def mean_squares(variance, n_networks=200):
    """The same, averaged over networks."""
    rng = np.random.default_rng(3)
    runs = [mean_squares_once(variance, rng) for _ in range(n_networks)]
    return np.mean(runs, axis=0)  # (n_layers + 1,)


# %% slideshow={"slide_type": "skip"}
squares = {"He": mean_squares(2 / 100), "Glorot": mean_squares(1 / 100)}
theory = {"He": np.ones(11), "Glorot": 0.5 ** np.arange(11)}

# %% slideshow={"slide_type": "skip"} tags=["as-in-03"]
rows = []
for k in (0, 1, 2, 5, 10):
    he = [f"{squares['He'][k]:.2f}", f"{theory['He'][k]:.2f}"]
    glorot = [f"{squares['Glorot'][k]:.4f}", f"{theory['Glorot'][k]:.4f}"]
    rows.append([k, *he, *glorot])
table(["layer", "He", "theory", "Glorot", "theory"], *rows)

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## What the two is for

# %%
fig, ax = wide()
plot_layers(ax, squares, theory)
ax.set(ylabel="mean square of activations", yscale="log")
show(
    fig,
    "He's weights keep the mean square near 1 through ten ReLU layers; Glorot's halve "
    "it in each.",
)

# %% [markdown]
# ReLU halves the mean square; the 2 in $\sqrt{2/\text{fan-in}}$ makes up for it. Small
# is not dead.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** This is what He's initialisation is good for: it keeps the signal's size
# through many layers. That matters for how fast a network learns.
#
# **Ask.** After ten layers with Glorot's weights, are the units dead?
#
# **Likely wrong answer.** "Practically." Their activations are small, but just as many
# are positive as with He's weights.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"}
def results(history):
    """Final loss, accuracy and dead units, written as in the source deck."""
    loss = history.loss[-1, 0]
    accuracy = history.network.accuracy(X, y)[0]
    n_dead = dead_units(history.network, X)[0].sum()
    return [f"{loss:.4f}", f"{accuracy:.2%}", f"{n_dead}/20"]


# %% slideshow={"slide_type": "skip"}
names = ["Final Loss", "Accuracy", "Dead Neurons"]
deck_relu = ["0.5149", "73.10%", "0/20"]
deck_leaky = ["0.5416", "72.70%", "0/20"]
ours_relu = results(A_relu)
ours_leaky = results(B_leaky)

# %% slideshow={"slide_type": "skip"} tags=["as-in-04"]
rows = zip(names, ours_relu, deck_relu, ours_leaky, deck_leaky, strict=True)
table(["", "ReLU", "deck", "Leaky ReLU", "deck"], *rows)

# %% slideshow={"slide_type": "skip"} tags=["as-in-04"]
same = ours_relu == deck_relu and ours_leaky == deck_leaky
judge(10, "the results table", holds=same, evidence="every digit comes back")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The result

# %%
share_relu = dead_units(A_relu.network, X)[0].mean()
share_leaky = dead_units(B_leaky.network, X)[0].mean()
dead_relu = f"{ours_relu[2]} ({share_relu:.0%})"
dead_leaky = f"{ours_leaky[2]} ({share_leaky:.0%})"

# %% tags=["deck-only"]
table(
    ["after 200 epochs", "network A, ReLU", "network B, Leaky ReLU"],
    ["Final loss", ours_relu[0], ours_leaky[0]],
    ["Accuracy", ours_relu[1], ours_leaky[1]],
    ["Dead units", dead_relu, dead_leaky],
)

# %%
fig, ax = wide(height=2.6)
curves = {"A, ReLU": A_relu.loss[:, 0], "B, Leaky ReLU": B_leaky.loss[:, 0]}
plot_loss(ax, curves)
ax.set(ylabel="loss")
show(
    fig,
    "Both losses fall smoothly and steeply until the last epoch, and the gap between "
    "them is there from the first.",
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The table of the source deck, computed anew: every digit comes back. It looks
# as if ReLU had won by a little.
#
# **Ask.** Did ReLU win?
#
# **Likely wrong answer.** "Yes, its loss is lower." Look at the left end of the curves:
# the gap is there before anything was learned. The two networks did not start from the
# same weights.
#
# **Minutes:** 2

# %% slideshow={"slide_type": "skip"}
longer_relu = train(A, X, y, n_epochs=2000)
longer_leaky = train(B, X, y, n_epochs=2000)
loss_relu = longer_relu.loss[:, 0]  # (n_epochs,)
loss_leaky = longer_leaky.loss[:, 0]  # (n_epochs,)

# %% slideshow={"slide_type": "skip"}
falls_relu = (np.diff(A_relu.loss[:, 0]) < 0).all()
falls_leaky = (np.diff(B_leaky.loss[:, 0]) < 0).all()
falls = falls_relu and falls_leaky
gain = min(loss_relu[199] / loss_relu[1999], loss_leaky[199] / loss_leaky[1999])

# %% slideshow={"slide_type": "skip"} tags=["as-in-04"]
claim = "both networks converged smoothly"
evidence = f"it falls in every epoch: {falls}; 1800 epochs more divide it by {gain:.1f}"
judge(10, claim, holds=falls and gain < 1.1, evidence=evidence)

# %% slideshow={"slide_type": "skip"} tags=["as-in-04"]
epochs = (200, 500, 1000, 2000)
rows = []
for epoch in epochs:
    relu_then, leaky_then = loss_relu[epoch - 1], loss_leaky[epoch - 1]
    rows.append([f"loss at epoch {epoch}", f"{relu_then:.3f}", f"{leaky_then:.3f}"])
right_relu = longer_relu.network.accuracy(X, y)[0]
right_leaky = longer_leaky.network.accuracy(X, y)[0]
rows.append(["accuracy", f"{right_relu:.1%}", f"{right_leaky:.1%}"])
table(["", "ReLU", "Leaky ReLU"], *rows)

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Smooth but not converged

# %% tags=["deck-only"]
_, relu_row, leaky_row = zip(*rows, strict=True)
head = ["loss at epoch", *epochs, "accuracy"]
table(head, ["ReLU", *relu_row], ["Leaky ReLU", *leaky_row])

# %%
fig, ax = wide(height=2.9)
plot_loss(ax, {"A, ReLU": loss_relu, "B, Leaky ReLU": loss_leaky})
ax.axvline(200, color=GREY, linewidth=1, linestyle=":", label="epoch 200")
ax.set(ylabel="loss")
ax.legend()
show(
    fig,
    "Both losses go on falling long after the deck's 200 epochs, and they draw near "
    "each other.",
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** A curve that goes down smoothly has not converged. One that has gone flat may
# have.
#
# **Ask.** How do you see from the curve alone that it has not converged?
#
# **Likely wrong answer.** "You cannot." It is still steep at the right edge.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"}
A_leaky = train(A.with_activation("leaky_relu"), X, y)
B_relu = train(B.with_activation("relu"), X, y)


# %% slideshow={"slide_type": "skip"}
def compare(name, relu_run, leaky_run):
    """A row of the table: the final losses of two histories and their difference."""
    loss_relu, loss_leaky = relu_run.loss[-1, 0], leaky_run.loss[-1, 0]
    difference = loss_leaky - loss_relu
    return [name, f"{loss_relu:.4f}", f"{loss_leaky:.4f}", f"{difference:+.4f}"]

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Same weights

# %% tags=["as-in-05"]
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
fig, ax = wide(height=3.4)
plot_loss(ax, curves)
show(
    fig,
    "The curves come in two pairs: what separates them is the initial weights, not the "
    "activation.",
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The four curves are two activations times two sets of weights. The source
# deck shows the first and the last. From the same weights *Leaky* ReLU is ahead, by
# about a tenth of the gap in the table.
#
# **Ask.** What did the table compare?
#
# **Likely wrong answer.** "Activations, with some noise." It compared two draws of
# weights; the activation's part has the other sign.
#
# **Minutes:** 1.5

# %% slideshow={"slide_type": "skip"}
start = initialise([10, 20, 1], seeds=range(400), activation="relu")
many_relu = train(start, X, y)

# %% slideshow={"slide_type": "skip"}
many_leaky = train(start.with_activation("leaky_relu"), X, y)

# %% slideshow={"slide_type": "skip"}
loss_relu, loss_leaky = many_relu.loss[-1], many_leaky.loss[-1]  # (400,)
loss_difference = paired_difference(loss_relu, loss_leaky)
n_lower = (loss_leaky < loss_relu).sum()

# %% slideshow={"slide_type": "skip"} tags=["as-in-05"]
rows = []
for name, loss in (("ReLU", loss_relu), ("Leaky ReLU", loss_leaky)):
    rows.append([name, f"{loss.mean():.4f}", f"{loss.std(ddof=1):.4f}"])
table(["", "mean loss", "standard deviation"], *rows)

# %% slideshow={"slide_type": "skip"} tags=["as-in-05"]
accuracy_relu = 100 * many_relu.network.accuracy(X, y)  # (400,), in %
accuracy_leaky = 100 * many_leaky.network.accuracy(X, y)  # (400,), in %
accuracy_difference = paired_difference(accuracy_relu, accuracy_leaky)
print(f"Leaky minus ReLU, in points, 95 % interval: {accuracy_difference:.2f}")

# %% slideshow={"slide_type": "skip"}
right_relu = A_relu.network.accuracy(X, y)[0]
right_leaky = B_leaky.network.accuracy(X, y)[0]
points = 100 * abs(right_leaky - right_relu)
paired_points = accuracy_difference.estimate

# %% slideshow={"slide_type": "skip"} tags=["as-in-05"]
similar = points < 1 and abs(paired_points) < 1
evidence = f"accuracies {points:.1f} points apart, paired {paired_points:.2f}"
judge(10, "similar performance", holds=similar, evidence=evidence)

# %% slideshow={"slide_type": "skip"} tags=["as-in-05"]
claim = "Final Loss: ReLU the lower"
surely, perhaps = loss_difference.low > 0, loss_difference.high > 0
evidence = f"Leaky lower in {n_lower} of 400 pairs with the same weights"
judge(10, claim, holds=surely, conditionally=perhaps, evidence=evidence)

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Four hundred pairs

# %%
fig, (left, right) = wide(ncols=2)
plot_pairs(left, loss_relu, loss_leaky, "loss, ReLU", "loss, Leaky ReLU")
name = "Leaky minus ReLU, loss"
plot_differences(right, loss_leaky - loss_relu, loss_difference, name)
show(
    fig,
    "Left, the 400 pairs hug the diagonal: weights decide the loss. Right, every "
    "difference lies below zero.",
)

# %% tags=["as-in-05"]
say(f"Leaky minus ReLU, paired, 95 % interval: {loss_difference:.5f}")

# %% tags=["as-in-05"]
say(f"Leaky lower in {n_lower} of 400 pairs")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Four hundred sets of weights, each trained with both activations. The weights
# spread the loss far more than the activation moves it. Pairing takes that spread out.
#
# **Ask.** In how many of the 400 pairs will Leaky ReLU have the lower loss? (Before you
# show the slide.)
#
# **Likely wrong answer.** "About half." The effect is tiny, but it has the same sign in
# each pair.
#
# **Minutes:** 1.5

# %% slideshow={"slide_type": "skip"}
further_relu = train(deck_start, X, y, 0.1, 1000).loss  # (1000, 20)
further_leaky = train(deck_start.with_activation("leaky_relu"), X, y, 0.1, 1000).loss


# %% slideshow={"slide_type": "skip"}
def lead(rate, n_epochs, loss_relu, loss_leaky):
    """A row of the table: ReLU's mean loss, and how far Leaky ReLU is ahead."""
    difference = paired_difference(loss_relu, loss_leaky)
    return [rate, n_epochs, f"{loss_relu.mean():.3f}", f"{difference:.5f}"]


# %% slideshow={"slide_type": "skip"}
rows = [
    lead(0.01, 200, loss_relu[:20], loss_leaky[:20]),
    lead(0.1, 200, further_relu[199], further_leaky[199]),
    lead(0.1, 1000, further_relu[999], further_leaky[999]),
]

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## What the lead is worth

# %%
power = 0.8
variance_unpaired = loss_relu.var(ddof=1) + loss_leaky.var(ddof=1)
variance_paired = (loss_leaky - loss_relu).var(ddof=1)
unpaired = sample_size(loss_difference.estimate, variance_unpaired, power=power)
paired = sample_size(loss_difference.estimate, variance_paired, power=power)

# %% tags=["as-in-05"]
table(
    [f"to see the lead, with a chance of {power:.0%}", ""],
    ["runs needed per activation, unpaired:", round(unpaired, -2)],
    ["pairs needed:", paired],
)

# %% [markdown]
# And it does not last. Twenty of the pairs, trained further:

# %% tags=["as-in-05"]
table(["rate", "epochs", "ReLU", "Leaky minus ReLU, 95 % interval"], *rows)

# %% [markdown]
# Leaky ReLU *starts* faster on these labels. That is all the pairs say.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** One run of each, unpaired, could not have shown anything. And the lead melts,
# then turns into its opposite, very slightly. The second row gets about as far as two
# thousand of the deck's epochs.
#
# **Ask.** So which activation is better on these data?
#
# **Likely wrong answer.** "Leaky ReLU, in 400 of 400 pairs." At that rate, after that
# many epochs, by very little. A sign is not a size.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"}
active_before = active_fraction(start.pre_activations(X)[0])  # (400, 20)
active_after = active_fraction(many_relu.network.pre_activations(X)[0])  # (400, 20)
n_units = active_after.size
n_dead_after = (active_after == 0).sum()


# %% slideshow={"slide_type": "skip"}
def summary(active):
    """How many units are dead; the share of samples of the least and most active."""
    n_dead = (active == 0).sum()
    return f"{n_dead} of {active.size}", f"{active.min():.1%}", f"{active.max():.1%}"


# %% slideshow={"slide_type": "skip"} tags=["as-in-05"]
before = ["before training", *summary(active_before)]
after = ["after training", *summary(active_after)]
table(["", "dead", "least active", "most active"], before, after)

# %% slideshow={"slide_type": "skip"} tags=["as-in-05"]
evidence = f"{n_dead_after} of {n_units} units, least active {active_after.min():.0%}"
judge(11, "no dead neurons", holds=n_dead_after == 0, evidence=evidence)

# %% slideshow={"slide_type": "skip"}
active_at_scale_1 = deck_start.pre_activations(X)[0] > 0  # (20, n_samples, n_units)


def rescaled(scale):
    """Signs of z that change, dead units before and after training, mean loss."""
    network = initialise([10, 20, 1], seeds, scale=scale)
    history = train(network, X, y)
    active = network.pre_activations(X)[0] > 0  # (20, n_samples, n_units)
    n_changed = (active != active_at_scale_1).sum()
    before = dead_units(network, X)[0].sum()
    after = dead_units(history.network, X)[0].sum()
    return n_changed, before, after, history.loss[-1].mean()


# %% slideshow={"slide_type": "skip"}
dead_after = {}
by_size = []
for scale in (0.01, 1, 100):
    n_changed, before, after, loss = rescaled(scale)
    dead_after[scale] = after
    by_size.append([scale, n_changed, before, after, f"{loss:.2f}"])

# %% slideshow={"slide_type": "skip"} tags=["as-in-05"]
claim = "Xavier initialization prevented dying"
without = f"{dead_after[0.01]} and {dead_after[100]}"
evidence = f"dead at 1/100 and 100 times its scale: {without}"
judge(11, claim, holds=any(dead_after.values()), evidence=evidence)

# %% slideshow={"slide_type": "skip"}
alphas = (0.01, 0.1, 0.5, 1.0)
deck_relu, deck_leaky = further_relu[199], {0.01: further_leaky[199]}  # each (20,)
for alpha in alphas[1:]:
    leaky_start = deck_start.with_activation(leaky_relu(alpha))
    deck_leaky[alpha] = train(leaky_start, X, y, 0.1).loss[-1]

# %% slideshow={"slide_type": "skip"}
moons_relu = train(moons_start, X_moons, y_moons, 0.3, 500)
moons_leaky = {}
for alpha in alphas:
    leaky_start = moons_start.with_activation(leaky_relu(alpha))
    moons_leaky[alpha] = train(leaky_start, X_moons, y_moons, 0.3, 500)

# %% slideshow={"slide_type": "skip"}
deck_gain, moons_gain = {}, {}
for alpha in alphas:
    deck_gain[alpha] = paired_difference(deck_relu, deck_leaky[alpha])
    losses = moons_relu.loss[-1], moons_leaky[alpha].loss[-1]  # each (20,)
    moons_gain[alpha] = paired_difference(*losses)

# %% slideshow={"slide_type": "skip"}
relu_accuracy = 100 * moons_relu.network.accuracy(X_moons, y_moons)  # (20,)
gain = {}
for alpha in (0.01, 1.0):
    leaky_accuracy = 100 * moons_leaky[alpha].network.accuracy(X_moons, y_moons)
    gain[alpha] = paired_difference(relu_accuracy, leaky_accuracy)

# %% slideshow={"slide_type": "skip"} tags=["as-in-08"]
claim = "Leaky ReLU is insurance with minimal cost"
small_alpha, any_alpha = gain[0.01].low > -1, min(gain[0.01].low, gain[1.0].low) > -1
evidence = f"points at alpha 0.01: {gain[0.01]:.2f}, at 1: {gain[1.0]:.1f}"
judge(11, claim, holds=any_alpha, conditionally=small_alpha, evidence=evidence)

# %% slideshow={"slide_type": "skip"}
negative_start = initialise([2, 16, 1], seeds, bias=-3.0)
large_step = train(moons_start, X_moons, y_moons, 10, 30)
born_dead = 100 * dead_units(negative_start, X_moons)[0].mean()
born_dead_0 = 100 * dead_units(moons_start, X_moons)[0].mean()
killed = 100 * dead_units(large_step.network, X_moons)[0].mean()

# %% slideshow={"slide_type": "skip"} tags=["as-in-08"]
claim = "proper init can prevent dying ReLU"
born = f"born dead {born_dead:.0f} % at bias -3, {born_dead_0:.0f} % at 0"
evidence = f"{born}; steps kill {killed:.0f} %"
fewer = born_dead_0 < born_dead
judge(11, claim, holds=killed == 0, conditionally=fewer, evidence=evidence)

# %% slideshow={"slide_type": "skip"}
sizes = [10, *[10] * 8, 1]
methods = {"He": "he", "Glorot": "glorot", "PyTorch's default": "pytorch", "RAI": "rai"}
by_layer = {}
for name, method in methods.items():
    layers = dead_units(initialise(sizes, range(100), method=method), X)
    by_layer[name] = [mean_interval(layer.mean(axis=1)) for layer in layers]

# %% slideshow={"slide_type": "skip"} tags=["as-in-07"]
rows = []
for name, shares in by_layer.items():
    rows.append([name, f"{shares[0]:.3f}", f"{shares[7]:.3f}"])
table(["weights", "born dead in layer 1", "in layer 8"], *rows)

# %% slideshow={"slide_type": "skip"}
layers = dead_units(initialise([10, *[100] * 8, 1], range(10)), X)
of_100 = [mean_interval(layer.mean(axis=1)) for layer in layers]
more = [shares[7].low > shares[0].high for shares in (*by_layer.values(), of_100)]

# %% slideshow={"slide_type": "skip"} tags=["as-in-07"]
claim = "dying ReLU is more common in deep networks"
narrow_8, wide_8 = by_layer["He"][7].estimate, of_100[7].estimate
evidence = f"born dead in layer 8: {narrow_8:.1%} of 10 units, {wide_8:.1%} of 100"
judge(11, claim, holds=all(more), conditionally=any(more), evidence=evidence)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Observations and insights

# %%
claims = [
    "similar performance",
    "no dead neurons",
    "Xavier initialization prevented dying",
    "both networks converged smoothly",
    "proper init can prevent dying ReLU",
    "Leaky ReLU is insurance with minimal cost",
    "dying ReLU is more common in deep networks",
]

# %% tags=["deck-only"]
rows = []
for claim in claims:
    rows.append([claim, in_bold(verdicts[claim]), verdicts[claim].evidence])
table(["the deck says", "verdict", "because"], *rows)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The first four are observations, the last three what the source deck
# concludes from them. The observations mostly hold; the explanation by Xavier does not:
# a hundredth and a hundred times that scale kill nobody either. Below this slide: why
# nothing died, and how to make units die.
#
# **Ask.** Could this experiment have shown that Leaky ReLU protects?
#
# **Likely wrong answer.** "Yes, no leaky unit died." No ReLU unit did either. There was
# nothing to protect from.
#
# **Minutes:** 2

# %% slideshow={"slide_type": "skip"} tags=["as-in-05"]
rows = []
for n in (1, 10, 100, 1000):
    probability = born_dead_probability(bias=0.0, weight_norm=1.0, n_samples=n)
    rows.append([n, f"{probability:.1e}"])
table(["samples", "chance that a unit is born dead"], *rows)

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Why nothing died
#
# Zero bias, centred inputs: each sample is a coin toss. To be born dead is to lose all:
# $2^{-n}$.

# %% tags=["deck-only"]
n_samples, chance = zip(*rows, strict=True)
table(["samples", *n_samples], ["chance that a unit is born dead", *chance])

# %%
fig, ax = wide(height=2.9)
fractions = {"before training": active_before, "after training": active_after}
plot_active_fraction(ax, fractions)
ax.set(xlabel="share of samples on which a unit is active")
show(
    fig,
    "Before and after training, every one of the 8000 units is active on between a "
    "third and two thirds of the samples.",
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** All units of the four hundred networks, before and after. Nobody was near the
# left edge.
#
# **Ask.** What would the picture look like with a bias of −4?
#
# **Likely wrong answer.** "The same, shifted a little." Most units would be active on
# few samples, and about a third on none; see slide 11.7.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## The scale has no say
#
# Initial weights a hundred times too small, or too large; 20 networks of 20 units, 200
# epochs:

# %% tags=["as-in-05"]
head = [
    "scale",
    "signs of z that change",
    "dead before training",
    "dead after",
    "mean loss after",
]
table(head, *by_size)

# %% [markdown]
# $z = x \cdot w$ is multiplied by the scale and keeps its sign. How well it learns is
# another matter.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** This is the experiment that the claim "Xavier prevented dying" needs: take
# the initialisation away. Nothing dies without it either.
#
# **Ask.** And with a bias of −1?
#
# **Likely wrong answer.** "Still no effect." Beside a fixed bias the ratio of bias to
# weights counts, and small weights are then all born dead.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## One number that kills
#
# Network A of the deck, its data, its weights, its 200 epochs. Only the learning rate
# changes:

# %%
rows = []
for rate in rates:
    relu_network, leaky_network = trained_relu[rate], trained_leaky[rate]
    n_dead = dead_units(relu_network, X)[0].sum()
    n_stuck = stuck_negative_units(leaky_network, X)[0].sum()
    row = [rate, f"{n_dead}/20", f"{relu_network.accuracy(X, y)[0]:.1%}"]
    row += [f"{n_stuck}/20", f"{leaky_network.accuracy(X, y)[0]:.1%}"]
    rows.append(row)

# %% tags=["as-in-06"]
table(["rate", "ReLU: dead", "accuracy", "Leaky: stuck", "accuracy"], *rows)

# %% [markdown]
# - Up to a rate of 1 a larger step is simply better.
# - A few dead units cost nothing. Then too few are left.
# - At 20, Leaky ReLU learns every label, with many of its units stuck.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Now units die: most of them, at the largest rate, and the accuracy falls far,
# on labels that a plane separates. Leaky ReLU, from the same weights and with the same
# steps, gets there.
#
# **Ask.** At which of these rates does the first unit die? (Before you show the slide.)
#
# **Likely wrong answer.** "At 0.1." It takes 500 times the deck's rate.
#
# **Minutes:** 1.5

# %% slideshow={"slide_type": "skip"}
history = train(A, X, y, learning_rate=20, n_epochs=30, record_activity=True)
active = history.active_fraction[0]  # (31, 1, 20), row 0: before the first update
lives = life_table(active)

# %% slideshow={"slide_type": "skip"} tags=["as-in-06"]
print("born dead:", sum(life.born_dead for life in lives))
print("revived:  ", sum(bool(life.revived) for life in lives))

# %% slideshow={"slide_type": "skip"} tags=["as-in-06"]
rows = []
for update in range(1, 31):
    killed_now = [life.unit for life in lives if update in life.killed]
    if killed_now:
        rows.append([update, killed_now])
table(["update", "kills units"], *rows)

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## When they die

# %%
fig, ax = wide()
plot_raster(ax, active[:, 0])
ax.set(ylabel="units, by time of death", yticks=[])
show(
    fig,
    "Thirteen of the twenty units die within the first ten updates, and none of them "
    "comes back.",
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** A row is a unit, a column an update; the rate is 20. They die early and
# several at a time, while the steps are wild.
#
# **Ask.** Is death spread over the 200 updates? (Before you show the slide.)
#
# **Likely wrong answer.** "It is a slow decay." They die in the first ten updates, and
# then it is quiet.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"}
last_alive = train(A, X, y, learning_rate=20, n_epochs=3).network  # after three updates
report = autopsy(last_alive, X, y, unit=3, learning_rate=20)
first_layer = last_alive.pre_activations(X)[0]  # (1, 1000, 20)
z_before = first_layer[0, :, 3]  # (1000,)
z_after = X @ report.weights_after + report.bias_after  # (1000,)

# %% slideshow={"slide_type": "skip"} tags=["as-in-06"]
pushing = np.abs(report.pushes) > 1e-6
all_active = (z_before[pushing] > 0).all()
print("samples that pushed:", pushing.sum(), " all of them active:", all_active)

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Autopsy of unit 3

# %% tags=["as-in-06"]
print(report)

# %%
fig, ax = wide(height=2.8)
ax.hist(z_before, 40, color=BLUE, alpha=0.5, label="before the update")
ax.hist(z_after, 40, color=VERMILION, alpha=0.5, hatch=DEAD_HATCH, label="after")
ax.axvline(0, color=GREY, linewidth=1)
ax.set(xlabel="pre-activation z of unit 3", ylabel="samples")
ax.legend()
show(
    fig,
    "One update moves the whole cloud of pre-activations of unit 3 to the left of "
    "zero.",
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The very update that killed it. Before it, the network says class 1 to nearly
# everybody. The samples of class 0 on which unit 3 is active are all confidently wrong,
# and push it down together. The bias drops, and no sample is left that could push it
# back.
#
# **Ask.** Which samples push a unit down: those on which it is active, or those on
# which it is off?
#
# **Likely wrong answer.** "Those on which it is off." They have slope 0 and push
# nothing. A unit is killed by the samples that it served.
#
# **Minutes:** 1.5

# %% slideshow={"slide_type": "skip"}
def dead_share(network, X):
    """Mean share of dead units, over the networks of a stack, with its interval."""
    shares = dead_units(network, X)[0].mean(axis=1)  # (n_networks,)
    return mean_interval(shares)


# %% slideshow={"slide_type": "skip"}
thirty = initialise([10, 20, 1], range(30))
killing_rates = (1, 5, 10, 20)
by_rate = []
for rate in killing_rates:
    by_rate.append(dead_share(train(thirty, X, y, rate).network, X))

# %% slideshow={"slide_type": "skip"} tags=["as-in-06"]
rows = []
for rate, share in zip(killing_rates, by_rate, strict=True):
    rows.append([rate, f"{share:.3f}"])
table(["learning rate", "dead after 200 updates"], *rows)

# %% slideshow={"slide_type": "skip"}
biases = np.array([0.0, -1, -2, -3, -4, -5, -6])
by_bias = []
for bias in biases:
    biased = initialise([10, 20, 1], range(30), bias=bias)
    by_bias.append(dead_share(biased, X))

# %% slideshow={"slide_type": "skip"}
bias_line = np.linspace(0, -6, 25)
bias_theory = born_dead_probability_he(bias_line, 10, 1000)
at_biases = bias_theory[::4]  # every fourth point of the line is one of the biases

# %% slideshow={"slide_type": "skip"} tags=["as-in-06"]
rows = []
for bias, share, predicted in zip(biases, by_bias, at_biases, strict=True):
    rows.append([bias, f"{share:.3f}", f"{predicted:.3f}"])
table(["bias", "born dead", "theory"], *rows)

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Large steps and negative biases kill

# %%
fig, (left, right) = wide(ncols=2)
plot_dose(left, killing_rates, {"after 200 updates": by_rate})
left.set(xlabel="learning rate", ylabel="share of dead units")
left.set(xscale="log", ylim=(-0.03, 1))
plot_dose(right, biases, {"born dead": by_bias}, (bias_line, bias_theory))
right.set(xlabel="initial bias", ylim=(-0.03, 1))
show(
    fig,
    "Left, large learning rates kill; right, a negative initial bias does so before "
    "training, as theory says.",
)

# %% [markdown]
# 30 networks a point, with 95 % intervals. The curve: $\Phi(-b/\lVert w \rVert)^n$,
# averaged over He's weights.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** One run is an anecdote; each point is thirty networks. The curve on the right
# is not fitted: it follows from the normal distribution alone.
#
# **Ask.** Why is the interval taken over networks and not over all 600 units?
#
# **Likely wrong answer.** "More numbers would be better." Units of one network share
# their fate, so they are not 600 independent witnesses.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"}
shifts = np.array([0.0, 1, 2, 3, 5, 10])
by_shift = [dead_share(thirty, deck_dataset(shift)[0]) for shift in shifts]
shift_line = np.linspace(0, 10, 21)
shift_theory = born_dead_probability_he(0.0, 10, 1000, shift=shift_line)

# %% slideshow={"slide_type": "skip"} tags=["as-in-06"]
rows = []
for shift, share in zip(shifts, by_shift, strict=True):
    predicted = shift_theory[shift_line == shift][0]
    rows.append([shift, f"{share:.3f}", f"{predicted:.3f}"])
table(["shift", "born dead", "theory"], *rows)

# %% slideshow={"slide_type": "skip"}
scales = np.array([0.1, 0.2, 0.3, 0.5, 1, 10])
by_scale, by_scale_biased = [], []
for scale in scales:
    unbiased = initialise([10, 20, 1], range(30), scale=scale)
    biased = initialise([10, 20, 1], range(30), scale=scale, bias=-1.0)
    by_scale.append(dead_share(unbiased, X))
    by_scale_biased.append(dead_share(biased, X))

# %% slideshow={"slide_type": "skip"}
between = [0.13, 0.16, 0.18, 0.22, 0.25, 0.35, 0.4]
scale_line = np.sort([*scales, *between])
scale_theory = born_dead_probability_he(-1.0, 10, 1000, scale=scale_line)

# %% slideshow={"slide_type": "skip"} tags=["as-in-06"]
rows = []
for i, scale in enumerate(scales):
    shares = [f"{by_scale[i]:.3f}", f"{by_scale_biased[i]:.3f}"]
    predicted = scale_theory[scale_line == scale][0]
    rows.append([scale, *shares, f"{predicted:.3f}"])
table(["scale", "born dead", "with bias -1", "theory with bias -1"], *rows)

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Inputs off centre kill and the scale does not

# %%
fig, (left, right) = wide(ncols=2)
plot_dose(left, shifts, {"born dead": by_shift}, (shift_line, shift_theory))
left.set(xlabel="shift of all inputs", ylabel="share of dead units", ylim=(-0.03, 1))
measured = {"zero bias": by_scale, "bias -1": by_scale_biased}
plot_dose(right, scales, measured, (scale_line, scale_theory))
right.set(xlabel="scale of the initial weights", xscale="log", ylim=(-0.03, 1.05))
show(
    fig,
    "Left, inputs away from zero kill up to half of the units; right, the scale does "
    "nothing at zero bias.",
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** On the right, the row of circles at zero is the whole answer to
# "initialisation prevented dying". The squares show when the scale does matter: beside
# a bias that is not zero.
#
# **Ask.** Of the four knobs, which is flat? (Before you show the slide.)
#
# **Likely wrong answer.** "The shift of the inputs." It is the scale, at zero bias.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"}
def share_collapsed(width, inputs):
    """Share of 10,000 networks collapsed after 1, 2, ..., 20 hidden layers."""
    sizes = [inputs.shape[1], *[width] * 20, 1]
    networks = initialise(sizes, range(10_000))
    counts = collapsed_by_layer(networks, inputs).sum(axis=1)  # (20,)
    return [proportion_interval(int(count), 10_000) for count in counts]


# %% slideshow={"slide_type": "skip"}
both_sides = np.array([[-1.0], [1.0]])  # one feature, two samples
on_both = {width: share_collapsed(width, both_sides) for width in (2, 3, 4)}

# %% slideshow={"slide_type": "skip"} tags=["as-in-07"]
rows = []
for width, shares in on_both.items():
    low, high = collapse_bounds(width, 10)
    rows.append([width, 10, f"{shares[9]:.3f}", f"{low:.3f} to {high:.3f}"])
table(["width", "layers", "measured", "bounds"], *rows)

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Deep and narrow networks collapse

# %%
fig, axes = wide(ncols=3, sharey=True)
depths = np.arange(1, 21)
for ax, width in zip(axes, (2, 3, 4), strict=True):
    low, high = collapse_bounds(width, depths)
    label = "between the bounds"
    ax.fill_between(depths, low, high, color=THEORY, alpha=0.25, label=label)
    plot_dose(ax, depths, {"measured": on_both[width]})
    ax.set(title=f"width {width}", xlabel="hidden layers", xticks=(1, 5, 10, 15, 20))
    ax.get_legend().remove()
axes[0].set(ylabel="share of collapsed networks")
axes[2].legend(loc="upper left")
show(
    fig,
    "Measured collapse keeps between the two bounds; with four units of width it is "
    "far rarer than with two.",
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Ten thousand untrained networks for each width, He's weights, one feature
# with inputs on both sides of zero. A layer whose units are all dead lets nothing
# through. The grey band is theory, from Lu and others, 2020, the upper edge derived in
# the course.
#
# **Ask.** Ten layers of two units: what protects better, half the depth or two more
# units of width?
#
# **Likely wrong answer.** "Half the depth." Compare the left curve at five layers with
# the right one at ten: width helps exponentially.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Where units are born dead

# %%
curves = {
    "He, Glorot": by_layer["He"],
    "PyTorch's default": by_layer["PyTorch's default"],
    "RAI": by_layer["RAI"],
}

# %%
fig, ax = wide()
plot_dose(ax, np.arange(1, 9), curves)
ax.set(xlabel="hidden layer", ylabel="share of units born dead")
show(
    fig,
    "No unit of the first layer is born dead; deeper layers have more and more, and "
    "the initialisation changes how many.",
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** A deeper layer gets activations, none of them negative: its inputs are off
# centre, as in slide 4's shift. He and Glorot agree to the last digit, since at zero
# bias only signs count. PyTorch's default has small weights and random biases, and in
# deep layers the biases rule. RAI makes one number of each unit positive, a weight or
# the bias.
#
# **Ask.** First layers or last? (Before you show the slide.)
#
# **Likely wrong answer.** "The first, they get the raw data." The raw data are centred;
# the activations are not.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"}
n = 100_000
probabilities = (np.arange(n) + 0.5) / n  # evenly spaced between 0 and 1
bell = np.array([NormalDist().inv_cdf(p) for p in probabilities])  # an even bell curve

# %% slideshow={"slide_type": "skip"} tags=["as-in-02"]
rows = []
for alpha in (0.0, 0.01, 0.2, 1.0):
    a = leaky_relu(alpha).f(bell)  # alpha = 0 is ReLU
    zeros, mean = (a == 0).mean(), abs(a.mean())
    predicted = (1 - alpha) / np.sqrt(2 * np.pi)
    rows.append([f"{alpha:.2f}", f"{zeros:.1%}", f"{mean:.3f}", f"{predicted:.3f}"])
table(["alpha", "zeros", "mean", "mean in theory"], *rows)

# %% slideshow={"slide_type": "skip"} tags=["as-in-02"]
rows = []
for alpha in (0.0, 0.01, 0.2, 1.0):
    mean_square = (leaky_relu(alpha).f(bell) ** 2).mean()
    predicted = (1 + alpha**2) / 2
    rows.append([f"{alpha:.2f}", f"{mean_square:.3f}", f"{predicted:.3f}"])
table(["alpha", "mean square", "mean square in theory"], *rows)

# %% slideshow={"slide_type": "skip"} tags=["as-in-02"]
mean = relu(bell).mean()
claim = "ReLU has zero-centered output"
evidence = f"mean of relu(z) over a bell curve: {mean:.2f}"
judge(12, claim, holds=abs(mean) < 0.01, evidence=evidence)

# %% slideshow={"slide_type": "skip"}
on_deck, on_moons = deck_gain[0.01], moons_gain[0.01]
lower_here = f"{on_deck.estimate:+.4f}"
higher_there = f"{on_moons.estimate:+.4f}"

# %% slideshow={"slide_type": "skip"} tags=["as-in-08"]
claim = "Leaky ReLU is not always better"
evidence = f"loss on the deck's data {lower_here}, on the moons {higher_there}"
turns = on_moons.low > 0 > on_deck.high
judge(12, claim, holds=turns, evidence=evidence)

# %% slideshow={"slide_type": "skip"} tags=["as-in-08"]
claim = "Leaky ReLU: gradient always flows"
slope = leaky_relu(0.01).derivative(np.linspace(-1e6, 1e6, 1001)).min()
judge(12, claim, holds=slope > 0, evidence=f"its slope is never below {slope}")

# %% slideshow={"slide_type": "skip"}
deep = initialise([10, *[3] * 20, 1], range(200))
output_range = {}
for activation in ("relu", "leaky_relu"):
    output = deep.with_activation(activation).pre_activations(X)[-1]  # (200, 1000, 1)
    output_range[activation] = np.ptp(output[:, :, 0], axis=1)  # (200,)

# %% slideshow={"slide_type": "skip"} tags=["as-in-08"]
claim = "Leaky ReLU is safe for deep nets"
n_constant = (output_range["leaky_relu"] == 0).sum()
n_nearly = (output_range["leaky_relu"] < 1e-3).sum()
evidence = "never quite constant, often nearly so"
judge(12, claim, holds=n_nearly == 0, conditionally=n_constant == 0, evidence=evidence)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Advantages and limitations

# %%
zeros = f"{(relu(bell) == 0).mean():.0%}"
leaky_zeros = f"{(leaky(bell) == 0).mean():.0%}"
not_centred = f"**not** zero-centred: bell-shaped z come out with mean {mean:.2f}"

# %% tags=["deck-only"]
table(
    ["ReLU: advantages", "ReLU: limitations"],
    ["fast: one comparison", "a unit can be dead on X"],
    ["a simple formula", not_centred],
    [
        f"sparse: {zeros} of them come out as zeros",
        "no upper bound (nor has Leaky ReLU)",
    ],
)

# %% tags=["deck-only"]
table(
    ["Leaky ReLU: advantages", "Leaky ReLU: limitations"],
    ["no unit is cut off from learning", "alpha is one more number to choose"],
    [
        f"the gradient always flows: slope at least {slope}",
        f"a little more to compute, and not sparse: {leaky_zeros} zeros",
    ],
    ["deep nets: never quite constant", "often nearly so, all the same"],
    [
        "a stuck unit can come back",
        f"not always better: loss {lower_here} here, {higher_there} on half moons",
    ],
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** One entry of the source deck has the wrong sign: "zero-centered output"
# stands among ReLU's limitations. ReLU's output is *not* zero-centred, and that is the
# limitation. The differences in the last row are losses, Leaky minus ReLU, paired.
#
# **Ask.** Is "no upper bound" a limitation of ReLU only?
#
# **Likely wrong answer.** "Yes." Leaky ReLU is the same right of zero.
#
# **Minutes:** 1.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Not zero-centred

# %%
samples = {
    "z": bell,
    "Leaky ReLU, alpha 0.2": leaky_relu(0.2).f(bell),
    "ReLU": relu(bell),
}

# %%
fig, ax = wide()
plot_histograms(ax, samples)
ax.set(xlabel="value", xlim=(-3, 3))
show(
    fig,
    "ReLU piles half of a bell curve up at exactly 0, so its mean lies above 0; the "
    "leak moves it only a little way back.",
)

# %%
say(
    "A bell curve goes in with mean 0 and comes out of ReLU with mean "
    f"{mean:.2f}; theory says $1/\\sqrt{{2\\pi}}$."
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Means away from zero are why deeper layers find their inputs off centre.
#
# **Ask.** Would subtracting the mean after each ReLU help?
#
# **Likely wrong answer.** "No, ReLU would cut it off." The next ReLU comes after the
# next weights, and these mix both signs. Batch normalisation does something of the
# kind.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"} tags=["as-in-08"]
rows = []
for alpha in alphas:
    rows.append([alpha, f"{deck_gain[alpha]:.4f}", f"{moons_gain[alpha]:.4f}"])
table(["alpha", "loss minus ReLU's, deck", "moons"], *rows)

# %% slideshow={"slide_type": "skip"} tags=["as-in-08"]
right_relu = moons_relu.network.accuracy(X_moons, y_moons).mean()
right_linear = moons_leaky[1.0].network.accuracy(X_moons, y_moons).mean()
print(f"accuracy on the moons: ReLU {right_relu:.1%}, alpha 1 {right_linear:.1%}")

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## What alpha buys and costs

# %%
fig, ax = wide()
gains = {"deck's data": deck_gain.values(), "moons": moons_gain.values()}
plot_dose(ax, alphas, gains)
ax.axhline(0, color=GREY, linewidth=1)
ax.set(xlabel="alpha", ylabel="loss minus that of ReLU")
show(
    fig,
    "On the deck's data the loss falls with alpha, down to a network that is linear; "
    "on the moons it rises.",
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Two half moons are a set that no line separates. On the deck's data the best
# activation is none at all. On the moons every bit of leak costs a little, and the
# straight line costs most.
#
# **Ask.** The same alpha for both sets?
#
# **Likely wrong answer.** "0.01, it is the standard." At 0.01 the difference is tiny on
# both; the question is what it buys when units are stuck.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"}
size = np.abs(X[:, 0])
y_even = (size > np.median(size)).astype(int)  # (1000,)
even_relu = train(deck_start, X, y_even, 0.1).loss[-1]  # (20,)
even_leaky = {}
for alpha in (0.01, 0.1):
    leaky_start = deck_start.with_activation(leaky_relu(alpha))
    even_leaky[alpha] = train(leaky_start, X, y_even, 0.1).loss[-1]  # (20,)


# %% slideshow={"slide_type": "skip"}
def compare_losses(name, alpha, loss_relu, loss_leaky):
    """A row: the mean difference of the losses; in how many pairs Leaky is lower."""
    difference = paired_difference(loss_relu, loss_leaky)
    n_lower = (loss_leaky < loss_relu).sum()
    return [name, alpha, f"{difference:.4f}", f"{n_lower} of {len(seeds)}"]


# %% slideshow={"slide_type": "skip"}
rows = []
for alpha in (0.01, 0.1):
    rows.append(compare_losses("linear", alpha, deck_relu, deck_leaky[alpha]))
for alpha in (0.01, 0.1):
    rows.append(compare_losses("even", alpha, even_relu, even_leaky[alpha]))

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Why Leaky ReLU was ahead
#
# $$f(z) = \frac{1 + \alpha}{2}\, z + \frac{1 - \alpha}{2}\, \lvert z \rvert$$
#
# A leak makes the linear part larger and the even part smaller. The deck's labels are
# linear in $x$. For labels that are the same for $x$ and $-x$ the sign turns:

# %% tags=["as-in-08"]
head = ["labels", "alpha", "loss minus ReLU's, 95 % interval", "pairs in which lower"]
table(head, *rows)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** This was predicted before it was measured. Leaky ReLU does not learn faster;
# it learns the *linear part* faster.
#
# **Ask.** For which labels would Leaky ReLU be behind? (Before you show the table.)
#
# **Likely wrong answer.** "For harder ones." For even ones, such as "is x0 far from
# zero?", however easy they are.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"}
updates_until_back = {}
for alpha in (0.01, 0.05, 0.1, 0.2):
    stuck = initialise([10, 20, 1], range(10), leaky_relu(alpha), bias=-8.0)
    history = train(stuck, X, y, 1.0, round(10 / alpha), record_activity=True)
    any_active = (history.active_fraction[0] > 0).any(axis=2)  # (n_records, 10)
    updates_until_back[alpha] = any_active.argmax(axis=0)  # (10,): the first True

# %% slideshow={"slide_type": "skip"} tags=["as-in-08"]
rows = []
for alpha, updates in updates_until_back.items():
    median = np.median(updates)  # of 10 networks
    rows.append([alpha, f"{median:.0f}", f"{alpha * median:.1f}"])
table(["alpha", "updates until the first unit is back", "alpha times updates"], *rows)

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## How long a stuck unit is stuck

# %%
means = [mean_interval(updates) for updates in updates_until_back.values()]
products = [alpha * updates.mean() for alpha, updates in updates_until_back.items()]
ends = np.array([0.01, 0.2])
line = np.mean(products) / ends

# %%
fig, ax = wide()
ax.plot(ends, line, color=THEORY, linewidth=1.5, label="proportional to 1 / alpha")
plot_dose(ax, list(updates_until_back), {"measured": means})
ax.set(xscale="log", xlabel="alpha")
ax.set(yscale="log", ylabel="updates until a unit is back")
show(fig, "The time until a stuck unit is back is inversely proportional to alpha.")

# %%
slow = np.median(updates_until_back[0.01])
fast = np.median(updates_until_back[0.1])
say(
    f"All units stuck, median of 10 networks: **{slow:.0f}** updates at alpha 0.01, "
    f"**{fast:.0f}** updates at alpha 0.1."
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The leak is a way back, and its length goes with one over
# alpha. The deck's 0.01 is the slow road.
#
# **Ask.** Alpha divided by ten: the time is multiplied by what?
#
# **Likely wrong answer.** "It depends on the learning rate." The time does; the factor
# of about ten does not.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"}
tried = {
    "ReLU": "relu",
    "Leaky 0.01": leaky_relu(0.01),
    "Leaky 0.1": leaky_relu(0.1),
    "SELU": "selu",
    "SiLU": "silu",
}


# %% slideshow={"slide_type": "skip"}
def outcome(history, inputs):
    """Per network: inactive units and accuracy on the moons, both in percent."""
    inactive = 100 * dead_units(history.network, inputs)[0].mean(axis=1)  # (20,)
    accuracy = 100 * history.network.accuracy(inputs, y_moons)  # (20,)
    return inactive, accuracy


# %% slideshow={"slide_type": "skip"}
def remedy_rows(results):
    """A row for each remedy: never active, accuracy, and what it gains over ReLU."""
    rows = []
    for name, (inactive, accuracy) in results.items():
        gain = f"{paired_difference(results['ReLU'][1], accuracy):.1f}"
        if name == "ReLU":
            gain = ""  # it is what the others are compared with
        never_active = f"{mean_interval(inactive):.1f}"
        rows.append([name, never_active, f"{accuracy.mean():.1f}", gain])
    return rows


# %% slideshow={"slide_type": "skip"}
large_steps = {}
for name, activation in tried.items():
    network = moons_start.with_activation(activation)
    history = train(network, X_moons, y_moons, 10, 30)
    large_steps[name] = outcome(history, X_moons)
small_step = train(moons_start, X_moons, y_moons, 1, 300)
large_steps["rate 1, 300"] = outcome(small_step, X_moons)

# %% slideshow={"slide_type": "skip"} tags=["as-in-08"]
head = ["remedy", "never active, %", "accuracy, %", "gain over ReLU"]
table(head, *remedy_rows(large_steps))

# %% slideshow={"slide_type": "skip"}
negative_biases = {}
for name, activation in tried.items():
    network = negative_start.with_activation(activation)
    history = train(network, X_moons, y_moons, 0.3, 500)
    negative_biases[name] = outcome(history, X_moons)
negative_biases["bias 0"] = outcome(moons_relu, X_moons)

# %% slideshow={"slide_type": "skip"} tags=["as-in-08"]
table(head, *remedy_rows(negative_biases))

# %% slideshow={"slide_type": "skip"}
X_shifted = X_moons + 5
X_centred = X_shifted - X_shifted.mean(axis=0)
off_centre = {}
for name, activation in tried.items():
    network = moons_start.with_activation(activation)
    history = train(network, X_shifted, y_moons, 0.1, 500)
    off_centre[name] = outcome(history, X_shifted)
centred = train(moons_start, X_centred, y_moons, 0.1, 500)
off_centre["centred"] = outcome(centred, X_centred)

# %% slideshow={"slide_type": "skip"} tags=["as-in-08"]
table(head, *remedy_rows(off_centre))

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Match the remedy to the cause
#
# Accuracy in percent on two half moons, mean over 20 networks from the same seeds:

# %%
troubles = {
    "steps too large": large_steps,
    "biases of −3": negative_biases,
    "inputs off by 5": off_centre,
}

# %% tags=["deck-only"]
rows = []
for trouble, results in troubles.items():
    row = [trouble]
    for name in tried:
        inactive, accuracy = results[name]
        row.append(f"{accuracy.mean():.1f}")
    remedy = list(results)[-1]
    inactive, accuracy = results[remedy]
    rows.append([*row, f"**{accuracy.mean():.1f}** ({remedy})"])
table(["trouble", *tried, "cause removed"], *rows)

# %% [markdown]
# - In all three cases removing the cause does best.
# - With inputs off centre, Leaky ReLU is no cure at all.
# - "rate 1, 300": a tenth of the step, ten times as many updates.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Three ways into trouble, the same seeds for each column. The intervals and
# four more remedies are in notebook 08.
#
# **Ask.** Is there one remedy that helps in all three cases?
#
# **Likely wrong answer.** "Leaky ReLU." Read its row for inputs off centre. And where
# steps were too large, its gain has an interval that includes zero.
#
# **Minutes:** 1.5

# %% slideshow={"slide_type": "skip"}
rows = []
for activation, widths in output_range.items():
    n_constant, n_nearly = (widths == 0).sum(), (widths < 1e-3).sum()
    rows.append([activation, f"{n_constant} of 200", n_nearly])

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Safe for deep nets
#
# Twenty layers of three units, untrained. How far does the output move over the data?

# %% tags=["as-in-08"]
table(["activation", "output constant", "moves less than 0.001"], *rows)

# %%
verdict = verdicts["Leaky ReLU is safe for deep nets"]
say(
    f'"Safe for deep nets" {verdict.result}: {verdict.evidence}. '
    "The leak opens every layer, but through a stuck layer the signal is multiplied by "
    "alpha, layer after layer."
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The leak avoids exact zero. A hundredth of a hundredth of a hundredth is not
# zero either, and no use.
#
# **Ask.** What would help such a network more?
#
# **Likely wrong answer.** "A larger alpha only." Wider layers; the collapse slides
# showed how fast width helps.
#
# **Minutes:** 0.5

# %% slideshow={"slide_type": "skip"}
def killed_and_revived(sizes, rate, **options):
    """In ten networks, layer by layer: units that were killed, units that came back."""
    start = initialise(sizes, range(10))
    history = train(start, X, y, rate, 100, record_activity=True, **options)
    counts = []
    for active in history.active_fraction:
        lives = life_table(active)
        killed = sum(bool(life.killed) for life in lives)
        revived = sum(bool(life.revived) for life in lives)
        counts.append((killed, revived))
    return counts


# %% slideshow={"slide_type": "skip"}
plain = killed_and_revived([10, 20, 1], 10)
two_layers = killed_and_revived([10, 20, 20, 1], 3)
momentum = killed_and_revived([10, 20, 1], 5, momentum=0.9)
bias_decay = killed_and_revived([10, 20, 1], 10, bias_decay=0.001)
weight_decay = killed_and_revived([10, 20, 1], 10, weight_decay=0.001)

# %% slideshow={"slide_type": "skip"}
came_back = {
    "plain": plain[0][1],
    "second layer": two_layers[1][1],
    "momentum": momentum[0][1],
    "decay of biases": bias_decay[0][1],
}

# %% slideshow={"slide_type": "skip"} tags=["as-in-07"]
claim = "dead units never recover"
evidence = "first layer, same data, plain gradient descent"
never = not any(came_back.values())
never_plain = came_back["plain"] == 0
judge(13, claim, holds=never, conditionally=never_plain, evidence=evidence)

# %% slideshow={"slide_type": "skip"}
rivals = {"glorot": 1, "lecun": 1, "pytorch": 1, "rai": 1, "he": 2}  # method: scale
he_minus = {}
for method, scale in rivals.items():
    rival_start = initialise([2, 16, 1], seeds, method=method, scale=scale)
    rival = train(rival_start, X_moons, y_moons, 0.3, 500)
    he_minus[method] = paired_difference(rival.loss[-1], moons_relu.loss[-1])

# %% slideshow={"slide_type": "skip"} tags=["as-in-08"]
n_collapsed = {}
for method in ("he", "rai"):
    narrow = initialise([10, *[3] * 10, 1], range(200), method=method)
    n_collapsed[method] = collapsed(narrow, X).sum()
he, rai = n_collapsed["he"], n_collapsed["rai"]
print(f"10 layers of 3 units, collapsed of 200 networks: He {he}, RAI {rai}")

# %% slideshow={"slide_type": "skip"}
ahead = [method for method, difference in he_minus.items() if difference.high < 0]
everywhere = len(ahead) == len(rivals)
seldom_collapsed = he <= rai

# %% slideshow={"slide_type": "skip"} tags=["as-in-08"]
claim = "He initialization is best for ReLU networks"
evidence = f"ahead of {', '.join(ahead)} on the moons"
best = everywhere and seldom_collapsed
judge(13, claim, holds=best, conditionally=bool(ahead), evidence=evidence)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Five questions
#
# | question | an answer that holds up |
# |---|---|
# | **1** What does ReLU do? | max(0, z): it passes positive z on and sends 0 for the rest. That is normal. |
# | **2** When is a unit dead, and for how long? | When z ≤ 0 on every row of X. For ever in a first layer, on the same data, under plain gradient descent; else it may come back. |
# | **3** What does Leaky ReLU add? | A slope α, here 0.01, for z ≤ 0. A stuck unit can come back, in a time that goes with 1/α. |
# | **4** Is gradient 0 the problem, α the solution? | It makes death last, and α ends that. But steps, biases, off-centre inputs and depth do the killing. |
# | **5** Is He's the best start? | It keeps the signal's size. At birth, with zero biases, no scale saves or kills. |
#
# **Quick decision.** ReLU, and count. Many dead: remove the cause; then Leaky ReLU, α
# near 0.1.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The five take-aways of the source deck, turned into questions. Cover the
# right column with your hand if you like, and let the room answer.
#
# **Ask.** Number 2 is the one to ask in an interview. Which three words does a good
# answer contain?
#
# **Likely wrong answer.** "Stuck at zero." On which data? In which layer? Under which
# training? These three.
#
# **Minutes:** 2

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Is it for ever

# %%
runs = {
    "plain gradient descent": plain,
    "two hidden layers": two_layers,
    "momentum 0.9": momentum,
    "decay of biases, 0.001": bias_decay,
    "decay of weights, 0.001": weight_decay,
}

# %% tags=["as-in-07"]
rows = []
for name, counts in runs.items():
    for layer, (killed, revived) in enumerate(counts, 1):
        rows.append([name, layer, f"{killed} of 200", revived])
table(["training", "layer", "units killed", "came back"], *rows)

# %% [markdown]
# First layer, same data, plain gradient descent: the gradient is zero, so nothing
# moves. But
#
# - the inputs of a *second layer* are activations, and these keep changing;
# - *momentum* goes on moving a unit that gets no gradient any more;
# - *decay of biases* pulls a negative bias back until a sample reaches it.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** "Never recover" is a theorem under three conditions. Take one away, and units
# come back. Decay of weights alone is no help: it leaves the negative bias.
#
# **Ask.** Which of momentum, decay of weights, decay of biases brings units back?
#
# **Likely wrong answer.** "Decay of weights, it pulls everything to zero." It shrinks
# x·w and leaves b, so z goes to b, which is negative.
#
# **Minutes:** 1.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Is He the best
#
# Two half moons, ReLU, 20 networks. A negative number: He's weights have the lower
# loss.

# %% tags=["as-in-08"]
rows = []
for method, difference in he_minus.items():
    rows.append([f"{method} x {rivals[method]}", f"{difference:.4f}"])
table(["weights", "loss with He's weights minus theirs, 95 % interval"], *rows)

# %%
verdict = verdicts["He initialization is best for ReLU networks"]
say(
    f'"Best" {verdict.result}: {verdict.evidence}. Twice the scale is ahead of it '
    f"here, and of 200 networks with 10 layers of 3 units {he} collapse with He's "
    f"weights, {rai} with RAI, which makes one number of each unit positive."
)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** A good default, and not the best of all. What wins depends on data, learning
# rate and depth.
#
# **Ask.** Best at what?
#
# **Likely wrong answer.** "At everything; it is in the paper's title." The paper says
# that it keeps the signal's variance in deep ReLU networks. That is a different
# statement.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## The decision with its conditions
#
# | what you find | what to do | measured in |
# |---|---|---|
# | None dead, or few of many | keep ReLU | notebooks 05, 06 |
# | Born dead in the first layer | centre the inputs, look at the biases | notebooks 06, 08 |
# | Born dead in deeper layers | more width, or RAI | notebook 07 |
# | Killed in training | smaller steps | notebooks 06, 08 |
# | Still dying | Leaky ReLU with alpha near 0.1, not 0.01 | notebook 08 |
#
# "Deep, or in production" is no reason by itself. A count is.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The source deck decides by "standard case" and "deep or production". Decide
# by what you count, by layer, on your own data.
#
# **Ask.** What do you log in your next training run?
#
# **Likely wrong answer.** "The loss." Also the share of units with z ≤ 0 on a whole
# batch of validation data, by layer.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Conclusion

# %%
relu_end = trained_relu[20].accuracy(X, y)[0]
leaky_end = trained_leaky[20].accuracy(X, y)[0]
lead_in_loss = -loss_difference.estimate

# %%
say(
    "- ReLU, Leaky ReLU and a two-layer network, from scratch; "
    "the deck's table, digit for digit\n"
    f"- Nothing died in that experiment: {n_dead_after} of {n_units} units. "
    "It could not test any insurance\n"
    f"- With steps that kill, ReLU ends at {relu_end:.0%} "
    f"and Leaky ReLU at {leaky_end:.0%}\n"
    f"- From the same weights the two differ by {lead_in_loss:.3f} in loss; "
    "which is ahead depends on the labels"
)

# %% [markdown]
# > Leaky ReLU keeps a stuck unit learning. Whether that helps depends on why it is
# > stuck: count first, remove the cause, then insure.
#
# **Next.** Deeper networks: notebook 07. Other values of alpha: notebook 08, sections 1
# to 3. ELU, SELU and SiLU (Swish): notebook 08, sections 4 and 5.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The key message of the source deck was that a small change brings big safety.
# The change is small, and what it brings depends on the cause.
#
# **Ask.** What would change your mind about Leaky ReLU?
#
# **Likely wrong answer.** "Nothing, it costs nothing." A measurement on your own task,
# paired, with an interval, in either direction.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"}
assert len(verdicts) == 21
assert {verdict.slide for verdict in verdicts.values()} == {3, 4, 6, 8, 10, 11, 12, 13}


def verdict_table(*slides):
    """The verdicts on these slides of the source deck."""
    rows = []
    for verdict in sorted(verdicts.values(), key=lambda verdict: verdict.slide):
        if verdict.slide in slides:
            found = in_bold(verdict), verdict.evidence
            rows.append([verdict.slide, verdict.claim, *found])
    table(["slide", "the deck says", "verdict", "because"], *rows)

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Verdicts on slides 3 to 8

# %% tags=["deck-only"]
verdict_table(3, 4, 6, 8)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Each verdict was computed by a cell of this deck; the same cell stands in a
# notebook, and a test compares the two.
#
# **Ask.** Which of these surprises you?
#
# **Likely wrong answer.** "None, I knew it." Then ask which number would turn the
# verdict round.
#
# **Minutes:** 0.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Verdicts on slide 10

# %% tags=["deck-only"]
verdict_table(10)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The table of the source deck is right to the last digit. What does not hold
# is what it was taken to show.
#
# **Ask.** Which of these four would you have signed before this talk?
#
# **Likely wrong answer.** "All of them." That is what a table does, if nobody asks
# where the runs started.
#
# **Minutes:** 0.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Verdicts on slide 11

# %% tags=["deck-only"]
verdict_table(11)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The observations hold. Their explanation by Xavier does not, twice over: it
# was not Xavier's, and its scale prevented nothing.
#
# **Ask.** Take one that holds with a condition, and say the condition.
#
# **Likely wrong answer.** "Leaky ReLU is insurance, if alpha is small." Near enough;
# better with what it insures against.
#
# **Minutes:** 0.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Verdicts on slides 12 and 13

# %% tags=["deck-only"]
verdict_table(12, 13)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Some claims hold as they stand, most need a condition, some are wrong. That
# is the usual fate of advice.
#
# **Ask.** Which claim would you test next, and how?
#
# **Likely wrong answer.** "On a larger network, once." On pairs, with an interval,
# however small the network.
#
# **Minutes:** 0.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Sources
#
# - Maas, Hannun, Ng: Rectifier nonlinearities improve neural network acoustic models,
#   2013
# - Glorot, Bengio: Understanding the difficulty of training deep feedforward neural
#   networks, 2010
# - He, Zhang, Ren, Sun: Delving deep into rectifiers, 2015
# - Lu, Shin, Su, Karniadakis: Dying ReLU and initialization, 2020 (collapse, RAI)
# - LeCun, Bottou, Orr, Müller: Efficient BackProp, 1998 (centred inputs)
# - Student: The probable error of a mean, 1908; Wilson: Probable inference, 1927

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** All of them are cited in the notebooks, with what was taken from each.
#
# **Ask.** Any questions?
#
# **Likely wrong answer.** Silence. Go back to the slide with the largest doubt, and run
# its cell live.
#
# **Minutes:** 0.5
