# %% slideshow={"slide_type": "skip"}
import re
from contextlib import redirect_stdout
from io import StringIO
from statistics import NormalDist

import numpy as np

from dyingrelu_utils import plots
from dyingrelu_utils.activations import leaky_relu
from dyingrelu_utils.claims import Verdict
from dyingrelu_utils.datasets import deck_dataset, two_circles, two_moons
from dyingrelu_utils.diagnosis import active_fraction, collapsed, dead, dead_units
from dyingrelu_utils.initialisation import deck_networks, initialise
from dyingrelu_utils.plots import plot_differences, plot_dose, plot_pairs
from dyingrelu_utils.intervals import mean_interval, paired_difference, proportion_interval, sample_size
from dyingrelu_utils.diagnosis import autopsy, life_table
from dyingrelu_utils.network import Network
from dyingrelu_utils.plots import say, show
from dyingrelu_utils.theory import born_dead_probability, born_dead_probability_he, collapse_bounds
from dyingrelu_utils.training import train
from dyingrelu_utils.plots import plot_active_fraction, plot_boundary, plot_raster

# %% slideshow={"slide_type": "skip"}
plots.STYLE.update({"font.size": 14, "axes.labelsize": 15, "axes.titlesize": 15})  # for a projector


def wide(ncols=1, **options):
    fig, axes = plots.subplots(ncols, **options)
    fig.set_size_inches(9.6, 3.9)
    return fig, axes


def table(head, *rows):
    rows = [[re.sub(r"(^|[ \[])-(?=\d)", r"\1−", str(cell)) for cell in row] for row in rows]
    say("\n".join("| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *rows)).replace(" %", "\u00a0%"))


# %% slideshow={"slide_type": "skip"}
verdicts = {}  # (slide, claim): (what it says, evidence)


def judge(slide, claim, **arguments):
    """Print the verdict, as the notebooks do, and keep it for the tables."""
    with redirect_stdout(StringIO()) as printed:
        verdict(slide, claim, **arguments)
    print(printed.getvalue(), end="")
    said, evidence = printed.getvalue().split(" | ")[-1].strip().split(": ", 1)
    verdicts[slide, claim] = said, evidence


def short(said):
    return f"**{said.replace('holds with', 'with')}**".replace(" ", "\u00a0")


# %% slideshow={"slide_type": "skip"}
X, y = deck_dataset()  # (1000, 10), (1000,)
A, B = deck_networks()
A_leaky = A.with_activation("leaky_relu")
moons, moon = two_moons()  # (400, 2), (400,)
seeds = range(20)
flat, bent = initialise([10, 20, 1], seeds), initialise([2, 16, 1], seeds)

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
# **Say.** A short deck of slides gives the usual answers on dying ReLU. We keep its fourteen topics, and its numbers where they hold. Each result you will see was computed when these slides were exported. Press the down arrow wherever you want to know more.
#
# **Ask.** Who has seen a network stop learning? How did you find out why?
#
# **Likely wrong answer.** "The loss was flat, so units had died." A flat loss has many causes; dead units can be counted, and we will count them.
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
#     accDescr: Pre-activation not positive on every row of X, so output 0 on every row, so gradient 0, so no learning on these data, so the unit is dead on X.
#     A["z ≤ 0 on<br/>every row of X"] --> B["ReLU:<br/>output 0"]
#     B --> C["gradient 0"]
#     C --> D["no learning<br/>on these data"]
#     D --> E["unit DEAD<br/>on X"]
# ```
#
# **Dead on X**: the pre-activation $z = x \cdot w + b$ is at or below zero for *every* row $x$ of $X$. Being off on some rows is normal.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** One negative sum is no problem: on a typical sample half of the workers send 0, and they are told more on the next one. Trouble begins when *no* sample gives a positive sum. Then nobody ever tells this worker anything.
#
# **Ask.** A unit sends 0 for this photograph. Is it dead?
#
# **Likely wrong answer.** "Yes." It is off, on one sample. Dead means off on all of them, so always say on which data.
#
# **Minutes:** 1.5

# %% slideshow={"slide_type": "skip"} tags=["as-in-03"]
shut = np.zeros((1, 20))
shut[0, 0] = -100.0
rows = []
for f in ("relu", "leaky_relu"):
    network = Network(A.weights, [shut, np.zeros((1, 1))], f)
    (dW1, dW2), (db1, _) = network.gradients(X, y)
    unit0 = np.array([*dW1[0, :, 0], db1[0, 0], dW2[0, 0, 0]])
    rows.append([network.activation.name, *(f"{g:.5f}" for g in (abs(unit0[:10]).max(), *abs(unit0[10:]))), not unit0.any()])
    print("{:17s}  dW1 up to {}, db1 {}, dW2 {}; all exactly zero: {}".format(*rows[-1]))

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Why the gradient is zero
#
# $$\frac{\partial L}{\partial w} = \sum_i \delta_i \, f'(z_i) \, x_i \qquad\qquad f'(z) = 0 \;\text{ for }\; z \le 0$$
#
# Network A of the deck, the bias of one unit set to −100; the largest gradients that this unit gets:

# %%
table(["", "weights into it", "its bias", "weight out of it", "all exactly zero"],
      *([*row[:4], "yes" if row[4] else "no"] for row in rows))

# %% [markdown]
# The slope cuts off what comes in, the output 0 cuts off what goes out. Not small: zero.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Every term of the sum has the factor f'(z). If it is 0 for all samples, so is the sum. The weight out of the unit is multiplied by the unit's output, and that is 0 too.
#
# **Ask.** Would a larger learning rate help a dead unit?
#
# **Likely wrong answer.** "Yes, it would give a push." The rate times zero is zero. A larger rate is rather how it died.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"}
early = train(A, X, y, learning_rate=20, n_epochs=30).network
late = train(early, X, y, learning_rate=20, n_epochs=170).network
other = np.random.default_rng(8).standard_normal((100_000, 10))

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
print(f"dead on X: {dead_units(late, X)[0].sum()},  on 100,000 new samples: {dead_units(late, other)[0].sum()},  "
      f"on 10 times as large inputs: {dead_units(late, 10 * X)[0].sum()}")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The last line shows the same weights on three sets of inputs. Death is a statement about a unit *and* data.
#
# **Ask.** Why can more samples only lower the count?
#
# **Likely wrong answer.** "Because the new samples are different." It is the number of them: each further sample is one more chance to be positive. (The new samples here do not contain X, so this is no theorem; with X among them it would be.)
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"} tags=["as-in-06"]
kill = {rate: (train(A, X, y, rate).network, train(A_leaky, X, y, rate).network) for rate in (0.01, 0.1, 1, 5, 10, 20)}
five, twenty = kill[5][0], kill[20][0]
lost = [kill[1][0].accuracy(X, y)[0] - n.accuracy(X, y)[0] for n in (five, twenty)]
n_dead = [dead_units(n, X)[0].sum() for n in (five, twenty)]
judge(3, "dead neurons reduce accuracy", holds=min(lost) > 0.01, conditionally=max(lost) > 0.01,
      evidence=f"{n_dead[0]} dead cost nothing, {n_dead[1]} dead cost {lost[1]:.0%}")

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
said, evidence = verdicts[3, "dead neurons reduce accuracy"]
say(f'**The risk.** A dead unit costs its computation and adds nothing. "It reduces accuracy" {said}: '
    f"of {A.sizes[1]} units, {evidence}. It hurts when too few are left.")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** ReLU is nearly everywhere in vision; elsewhere the picture is mixed. Wasted computation is certain. Lost accuracy depends on how many units the task needs.
#
# **Ask.** If 5 % of a layer's units are dead, how much accuracy is lost?
#
# **Likely wrong answer.** "About 5 %." Often nothing at all: the others do the work.
#
# **Sources.** Maas, Hannun, Ng, 2013 (speech, Leaky ReLU). Vaswani and others: Attention is all you need, 2017. Devlin and others: BERT, 2018. Redmon and others: You only look once, 2016.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"} tags=["as-in-06"]
rings, ring = two_circles()
small = initialise([2, 16, 1], seeds=0)
on_rings = {rate: train(small, rings, ring, rate).network for rate in (1, 7)}
for rate, trained in on_rings.items():
    print(f"learning rate {rate}: dead {dead_units(trained, rings)[0].sum()}/16, "
          f"accuracy {trained.accuracy(rings, ring)[0]:.0%}")

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## What is lost in a picture

# %%
fig, axes = wide(ncols=2)
fig.set_size_inches(9.6, 4.3)
for ax, (rate, n) in zip(axes, on_rings.items(), strict=True):
    plot_boundary(ax, n, rings, ring)
    ax.set_title(f"rate {rate}: {dead_units(n, rings)[0].sum()}/16 dead, {n.accuracy(rings, ring)[0]:.0%}")
axes[1].set(ylabel="")
fig.legend(*axes[0].get_legend_handles_labels(), loc="outside right center")
show(fig, "With all units alive the boundary closes around the inner ring; with two left it is a strip that cuts through the outer one.")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Two rings, sixteen hidden units, two learning rates. The hinge of a unit is the line where it bends. A dead unit's hinge has left the data, so it bends nothing.
#
# **Ask.** How many units does it take to go round the inner ring?
#
# **Likely wrong answer.** "One." A hinge is straight: it takes at least three units to close a boundary.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The data

# %% tags=["show-code"]
stream = np.random.RandomState(42)  # the stream behind np.random.seed(42)
features = stream.randn(1000, 10)  # 1000 samples, 10 features
label = (features[:, 0] + features[:, 1] - features[:, 2] > 0).astype(int)

# %% slideshow={"slide_type": "skip"} tags=["as-in-05"]
assert np.array_equal(features, X) and np.array_equal(label, y)
share = proportion_interval(y.sum(), len(y))
judge(4, "~50% positive, ~50% negative", holds=not share.excludes(0.5), evidence=f"{y.mean():.1%} positive")

# %%
table(["attribute", "value", "remark"],
      ["samples", len(X), "one batch: every update sees all of them"],
      ["features", X.shape[1], f"{(X < 0).mean():.1%} of the numbers are negative; three features decide the label"],
      ["classes", len(set(y)), f"{(y == 0).sum()} samples of class 0, {(y == 1).sum()} of class 1"],
      ["in class 1", f"{share.estimate:.1%}", f"95 % interval {share.low:.1%} to {share.high:.1%}: about half, as the deck says"])

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** NumPy has frozen this old random stream, so these are the same thousand samples on every machine.
#
# **Ask.** The deck remarks that features "can be negative!". Is that what kills units?
#
# **Likely wrong answer.** "Yes, ReLU cuts negative numbers off." It cuts negative *sums*, not negative features. Two slides down we see that inputs of both signs protect.
#
# **Minutes:** 1.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## A plane is enough

# %%
fig, ax = wide()
plots.plot_classes(ax, X[:, 0] + X[:, 1], X[:, 2], y)
ax.plot([-4, 4], [-4, 4], color="black", label="x0 + x1 = x2")
ax.set(xlabel="x0 + x1", ylabel="x2", xlim=(-4.8, 4.8), ylim=(-4, 4))
ax.legend(loc="center left", bbox_to_anchor=(1.0, 0.5))
show(fig, "The line x0 + x1 = x2 has all samples of class 1 on its right and all of class 0 on its left.")

# %%
plane = ((X[:, 0] + X[:, 1] - X[:, 2] > 0) == y).mean()
say(f"A plane gets {plane:.0%} of the labels right: these data need no hidden layer, and no activation at all.")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Keep this in mind to the end. Whatever we find about activations, we find on a problem that does not need them. That is why we bring a second data set later, two half moons.
#
# **Ask.** What would be a fairer test of an activation?
#
# **Likely wrong answer.** "More samples." More of the same does not help; it takes labels that no plane separates.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"} tags=["as-in-01"]
W = np.random.default_rng(0).standard_normal((10, 1000)) * np.sqrt(2 / 10)  # (n_features, n_units)
for shift in (0, 1, 2, 3, 5):
    X_shifted, _ = deck_dataset(shift)
    print(f"shift {shift}: {(X_shifted < 0).mean():6.1%} of the numbers negative, "
          f"{dead(X_shifted @ W).sum():3d} of 1000 units dead")

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Inputs of both signs protect
#
# A constant is added to every feature; 1000 units with random weights, zero bias, no training.

# %%
fig, ax = wide()
plot_active_fraction(ax, {"shift 0": active_fraction(X @ W), "shift 5": active_fraction(X_shifted @ W)})
ax.set(yscale="log", ylabel="units (log scale)")
ax.legend(loc=(0.65, 0.7))
show(fig, "Around zero every unit is active on about half of the samples; shifted by 5, most units are active on none or on all.")

# %%
say(f"Dead at shift 0: **{dead(X @ W).sum()}** of 1000 units. At shift 5: **{dead(X_shifted @ W).sum()}**. Centre your inputs.")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Pixel values and prices are all positive. Then every sample pushes the sum of a unit to the same side, and the unit's weights decide once for all samples.
#
# **Ask.** What share of units dies if the shift grows without end?
#
# **Likely wrong answer.** "All of them." One half: far from zero the sign of the summed weights decides, and that is a coin toss.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Concepts at a glance
#
# ```mermaid
# flowchart TD
#     accTitle: The concepts of this talk
#     accDescr: Activation functions: ReLU and Leaky ReLU. Neural network: forward and backward propagation. The problem: dying ReLU, and dead units, which are counted on X. What helps: Leaky ReLU, a way back for stuck units, and the biases of the initialisation.
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
# - **He's initialisation** keeps the signal's size. At zero bias, a scale changes no sign of z and kills nobody at birth.
# - What helps depends on the cause: smaller steps, zero biases, centred inputs, wider layers.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Four trees: the functions, the network, the problem, the remedies. The source deck lists He's initialisation as a cure. It is worth having, for another reason, and slide 9 shows which.
#
# **Ask.** Which of these would you try first on a network whose units die in training?
#
# **Likely wrong answer.** "Leaky ReLU." It may help; but if steps that are too large do the killing, smaller steps help more. We measure this on slide 12.
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
# **Say.** The last row is where the deck says "dead neurons: yes, no". The leaky unit is never cut off. But while it is negative on all samples it is a straight line on the data, and it learns at a hundredth of the usual slope.
#
# **Ask.** What is the slope at z = 0 exactly?
#
# **Likely wrong answer.** "One half" or "it is not defined". There is a kink, and any value between the slopes can be defended; here it is the one from the left.
#
# **Minutes:** 1.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Function and slope

# %%
z = np.linspace(-2, 2, 401)
names = {"ReLU": leaky_relu(0), "Leaky ReLU, alpha 0.2": leaky_relu(0.2)}
fig, (left, right) = wide(ncols=2)
plots.plot_activations(left, z, {name: f.f(z) for name, f in names.items()})
plots.plot_activations(right, z, {name: f.derivative(z) for name, f in names.items()}, ylabel="slope f'(z)")
show(fig, "Left of zero ReLU is flat with slope 0; Leaky ReLU with alpha = 0.2 keeps a slope of 0.2.")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Drawn with alpha 0.2, because 0.01 could not be told from zero on this screen. Training looks at the right-hand picture.
#
# **Ask.** Where on the right could a sample teach a ReLU unit something?
#
# **Likely wrong answer.** "Where the function is large." Where the *slope* is not zero: right of zero, and there it is 1 everywhere.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"} tags=["as-in-02"]
alphas = np.linspace(0, 1, 101)
inside = all(np.allclose(np.maximum(a * z, z), leaky_relu(a).f(z)) for a in alphas)
above = np.allclose(np.maximum(1.5 * z, z), np.where(z > 0, z, 1.5 * z))
judge(6, "Leaky ReLU is max(αz, z)", holds=inside and above, conditionally=inside,
      evidence="equal for 0 <= alpha <= 1, not for alpha = 1.5")

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## For which alpha

# %%
fig, ax = wide()
plots.plot_activations(ax, z, {f"max({a:g} z, z)": np.maximum(a * z, z) for a in (0.5, 1.5, -0.5)})
show(fig, "With 1.5 the maximum leaks on the positive side; with -0.5 the curve falls before it rises.")

# %%
say('"Leaky ReLU is max(αz, z)" {}: {}.'.format(*verdicts[6, "Leaky ReLU is max(αz, z)"]))

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** A formula copied without its range is a bug that waits for somebody's search over alpha. The code of this course takes alpha from 0 to 1 and refuses the rest.
#
# **Ask.** What are alpha 0 and alpha 1?
#
# **Likely wrong answer.** "Alpha 1 is the strongest ReLU." At 0 it is ReLU, at 1 a straight line: the whole network is then linear.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Nine steps
#
# ```mermaid
# flowchart TD
#     accTitle: The nine steps of the experiment
#     accDescr: 1 make the dataset, 2 write ReLU and Leaky ReLU, 3 build the network, 4 train with ReLU for 200 epochs, 5 train with Leaky ReLU for 200 epochs from the same weights, 6 count dead units on hidden z, 7 compare accuracy in pairs, 8 plot the loss curves, 9 write the analysis with its conditions.
#     subgraph one [" "]
#         direction LR
#         A["1. Make the dataset"] --> B["2. Write ReLU<br/>and Leaky ReLU"] --> C["3. Build the<br/>network class"]
#     end
#     subgraph two [" "]
#         direction LR
#         D["4. Train with ReLU,<br/>200 epochs"] --> E["5. Train with Leaky<br/>ReLU, 200 epochs,<br/>same weights"] --> F["6. Count dead<br/>units, on hidden z"]
#     end
#     subgraph three [" "]
#         direction LR
#         G["7. Compare<br/>accuracy, in pairs"] --> H["8. Plot the<br/>loss curves"] --> I["9. Write analysis,<br/>with conditions"]
#     end
#     one --> two --> three
# ```
#
# Three corrections: same weights in **5**, hidden pre-activations in **6**, pairs in **7**.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The nine steps of the source deck, with three corrections. Without the first, the comparison is not one of activations. Without the second, the count says nothing. Without the third, one lucky draw decides.
#
# **Ask.** Which step would you repeat, and how often?
#
# **Likely wrong answer.** "Train longer." That is no repetition. Draw new weights, and train both activations from each draw.
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
assert np.array_equal(relu(z), leaky_relu(0).f(z)) and np.array_equal(leaky(z), leaky_relu().f(z))
corpse = Network(A.weights, [np.full((1, 20), -100.0), np.zeros((1, 1))], "relu")

# %%
say(f"- `count_dead` finds **{count_dead(corpse, X)}** in a network whose {corpse.sizes[1]} hidden units are all dead by construction\n"
    f"- and **{count_dead(A, X)}** in network A of the deck, untrained")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Three functions. The first two are a line each. The third looks at hidden pre-activations, unit by unit, over all samples. The source deck looks at the output of the network; the next slide down shows what comes of that.
#
# **Ask.** Why `z <= 0` and not `activation == 0`?
#
# **Likely wrong answer.** "It is the same." For ReLU's hidden activations it is; for Leaky ReLU an activation of a stuck unit is not 0, and for a sigmoid it never is, short of rounding.
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
print("the deck's count:            ", deck_count(corpse, X))
print("count on hidden z <= 0:      ", dead_units(corpse, X)[0].sum())

# %% [markdown]
# A sigmoid's output is above 0, short of rounding: this count is 0 for *every* network.

# %% slideshow={"slide_type": "skip"} tags=["as-in-05"]
leaky_corpse = corpse.with_activation("leaky_relu")
stuck = dead_units(leaky_corpse, X)[0].sum()
learns = (leaky_corpse.gradients(X, y)[0][0] != 0).all()
counts = deck_count(corpse, X) == dead_units(corpse, X)[0].sum()
judge(6, "Leaky ReLU: no dead neurons", holds=stuck == 0, conditionally=learns,
      evidence=f"gradient never zero; yet {stuck} of 20 units can be stuck negative")
judge(8, "count_dead_neurons counts dead neurons", holds=counts,
      evidence=f"{deck_count(corpse, X)} in a network with {dead_units(corpse, X)[0].sum()} dead")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** A sigmoid is above 0 unless it is rounded to 0, so this count says 0 of any network. The deck's "0/20" is right all the same, by luck: we counted properly and found the same.
#
# **Ask.** How would you test a function that counts dead units?
#
# **Likely wrong answer.** "Run it on a trained network." On one whose answer you know: make a network that is all dead, as here.
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
# **Say.** This is the whole network. Notebook 03 writes it in twenty lines and checks each gradient by finite differences.
#
# **Ask.** In which line can a gradient be lost altogether?
#
# **Likely wrong answer.** "In the sigmoid." That one becomes small, but p − y does not vanish where the network is wrong. In the third row the factor can be exactly 0.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Parameters and architecture

# %% slideshow={"slide_type": "skip"} tags=["as-in-04"]
print(A)
print(B)
settings = {"learning_rate": 0.01, "n_epochs": 200}
A_relu, B_leaky = train(A, X, y, **settings), train(B, X, y, **settings)

# %%
table(["parameter", "value", "meaning"],
      ["hidden_size", A.sizes[1], "hidden units"],
      ["learning_rate", settings["learning_rate"], "size of a step, against the gradient"],
      ["n_epochs", settings["n_epochs"], "updates, each on all samples"],
      ["alpha", B.activation.alpha, "slope of Leaky ReLU for z ≤ 0"],
      ["initial weights", "√(2 / fan-in)", "their standard deviation: He's, although the deck says Xavier"],
      ["initial biases", f"{A.biases[0].max():.0f}", "with these data, no unit is born dead"])

# %% [markdown]
# ```
# Input (10)  →  hidden (20, ReLU or Leaky ReLU)  →  output (1, sigmoid)
# ```

# %%
say(f"Nobody tuned the rate: with the same 200 updates, 0.01 gets {kill[0.01][0].accuracy(X, y)[0]:.1%} right and 1 gets {kill[1][0].accuracy(X, y)[0]:.1%}.")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Four parameters of the source deck, and two that it leaves out: the weights are He's, the biases are zero. Keep the zero in mind, it will explain why nothing died.
#
# **Ask.** What happens to the accuracy with a rate of 0.1 instead of 0.01?
#
# **Likely wrong answer.** "It gets unstable." Not yet: up to 1 a larger step is simply better here. The killing starts beyond.
#
# **Minutes:** 1.5

# %% slideshow={"slide_type": "skip"} tags=["as-in-03"]
deviations = []
print("layer          deck   Glorot  1/fan-in   He")
for name, w in zip(("10 -> 20", "20 ->  1"), A.weights, strict=True):
    fan_in, fan_out = w.shape[1:]
    glorot, lecun, he = np.sqrt([2 / (fan_in + fan_out), 1 / fan_in, 2 / fan_in])
    print(f"{name}      {w.std():.3f}   {glorot:.3f}     {lecun:.3f}   {he:.3f}")
    deviations.append([name.replace("->", "→"), *(f"{v:.3f}" for v in (w.std(), glorot, lecun, he))])

# %% slideshow={"slide_type": "skip"} tags=["as-in-03"]
glorot, he = np.sqrt([2 / 30, 2 / 10])  # for the layer 10 -> 20
deck = A.weights[0].std()
judge(11, "The deck uses Xavier initialization", holds=abs(deck - glorot) < abs(deck - he),
      evidence=f"W1 has standard deviation {deck:.3f}; Glorot {glorot:.3f}, He {he:.3f}")

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

# %%
table(["layer", "the deck's", "Glorot", "1 / fan-in", "He"], *deviations)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The source deck thanks Xavier for the absence of deaths. Its code draws He's weights. The larger layer leaves no doubt; in the small one there are only twenty numbers, so its deviation scatters.
#
# **Ask.** Would Glorot's weights have let units die?
#
# **Likely wrong answer.** "Yes, they are too small." Neither scale changes a single sign of z. See the slides below number 11.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"}
def mean_squares(variance, n_layers=10, n_units=100, n_networks=200):
    """Mean square of the activations, layer by layer, averaged over networks."""
    rng = np.random.default_rng(3)
    result = np.zeros(n_layers + 1)
    for _ in range(n_networks):
        a = rng.standard_normal((100, n_units))  # (n_samples, n_units)
        result[0] += (a**2).mean() / n_networks
        for layer in range(1, n_layers + 1):
            W = rng.standard_normal((n_units, n_units)) * np.sqrt(variance)
            a = np.maximum(a @ W, 0)
            result[layer] += (a**2).mean() / n_networks
    return result


# %% slideshow={"slide_type": "skip"} tags=["as-in-03"]
he, glorot = mean_squares(2 / 100), mean_squares(1 / 100)
for layer in (0, 1, 2, 5, 10):
    print(f"layer {layer:2d}: He {he[layer]:.2f} (theory 1.00)   "
          f"Glorot {glorot[layer]:.4f} (theory {0.5**layer:.4f})")

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## What the two is for

# %%
fig, ax = wide()
plots.plot_layers(ax, {"He": he, "Glorot": glorot}, {"He": np.ones(11), "Glorot": 0.5 ** np.arange(11)})
ax.set(ylabel="mean square of activations", yscale="log")
show(fig, "He's weights keep the mean square near 1 through ten ReLU layers; Glorot's halve it in each.")

# %% [markdown]
# ReLU halves the mean square; the 2 in $\sqrt{2/\text{fan-in}}$ makes up for it. Small is not dead.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** This is what He's initialisation is good for: it keeps the signal's size through many layers. That matters for how fast a network learns.
#
# **Ask.** After ten layers with Glorot's weights, are the units dead?
#
# **Likely wrong answer.** "Practically." Their activations are small, but just as many are positive as with He's weights.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"} tags=["as-in-04"]
rows = [("Final Loss", "0.5149", "0.5416"), ("Accuracy", "73.10%", "72.70%"), ("Dead Neurons", "0/20", "0/20")]
ours = [[f"{h.loss[-1, 0]:.4f}", f"{h.network.accuracy(X, y)[0]:.2%}", f"{dead_units(h.network, X)[0].sum()}/20"]
        for h in (A_relu, B_leaky)]
print(f"{'':14}{'ReLU':>8}{'deck':>8}   {'Leaky':>8}{'deck':>8}")
for (name, *deck), a, b in zip(rows, *ours, strict=True):
    print(f"{name:14}{a:>8}{deck[0]:>8}   {b:>8}{deck[1]:>8}")
same = all([a, b] == deck for (_, *deck), a, b in zip(rows, *ours, strict=True))
judge(10, "the results table", holds=same, evidence="every digit comes back")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The result

# %%
percent = [f"{dead_units(h.network, X)[0].mean():.0%}" for h in (A_relu, B_leaky)]
table(["after 200 epochs", "network A, ReLU", "network B, Leaky ReLU"],
      ["Final loss", ours[0][0], ours[1][0]],
      ["Accuracy", ours[0][1], ours[1][1]],
      ["Dead units", f"{ours[0][2]} ({percent[0]})", f"{ours[1][2]} ({percent[1]})"])

# %% tags=["as-in-04"]
fig, ax = wide()
fig.set_size_inches(9.6, 2.6)
plots.plot_loss(ax, {"A, ReLU": A_relu.loss[:, 0], "B, Leaky ReLU": B_leaky.loss[:, 0]})
ax.set(ylabel="loss")
show(fig, "Both losses fall smoothly and steeply until the last epoch, and the gap between them is there from the first.")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The table of the source deck, computed anew: every digit comes back. It looks as if ReLU had won by a little.
#
# **Ask.** Did ReLU win?
#
# **Likely wrong answer.** "Yes, its loss is lower." Look at the left end of the curves: the gap is there before anything was learned. The two networks did not start from the same weights.
#
# **Minutes:** 2

# %% slideshow={"slide_type": "skip"} tags=["as-in-04"]
longer = train(A, X, y, n_epochs=2000), train(B, X, y, n_epochs=2000)
falls = all((np.diff(h.loss[:, 0]) < 0).all() for h in (A_relu, B_leaky))
gain = min(h.loss[199, 0] / h.loss[1999, 0] for h in longer)
judge(10, "both networks converged smoothly", holds=falls and gain < 1.1,
      evidence=f"it falls in every epoch: {falls}; 1800 epochs more divide it by {gain:.1f}")

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Smooth but not converged

# %% tags=["as-in-04"]
for epoch in (200, 500, 1000, 2000):
    print(f"epoch {epoch:4d}   ReLU {longer[0].loss[epoch - 1, 0]:.3f}   Leaky ReLU {longer[1].loss[epoch - 1, 0]:.3f}")
print(f"accuracy     ReLU {longer[0].network.accuracy(X, y)[0]:.1%}   "
      f"Leaky ReLU {longer[1].network.accuracy(X, y)[0]:.1%}")

# %%
fig, ax = wide()
fig.set_size_inches(9.6, 2.9)
plots.plot_loss(ax, {"A, ReLU": longer[0].loss[:, 0], "B, Leaky ReLU": longer[1].loss[:, 0]})
ax.axvline(200, color="black", linewidth=1, linestyle=":", label="epoch 200")
ax.set(ylabel="loss")
ax.legend()
show(fig, "Both losses go on falling long after the deck's 200 epochs, and they draw near each other.")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** A curve that goes down smoothly has not converged. One that has gone flat may have.
#
# **Ask.** How do you see from the curve alone that it has not converged?
#
# **Likely wrong answer.** "You cannot." It is still steep at the right edge.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"}
A_swapped = train(A_leaky, X, y)
B_swapped = train(B.with_activation("relu"), X, y)

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Same weights

# %% tags=["as-in-05"]
for name, r, k in (("A", A_relu, A_swapped), ("B", B_swapped, B_leaky)):
    r, k = r.loss[-1, 0], k.loss[-1, 0]
    print(f"weights {name}:  ReLU {r:.4f}   Leaky ReLU {k:.4f}   Leaky minus ReLU {k - r:+.4f}")

# %% tags=["as-in-05"]
fig, ax = wide()
runs = {"A, ReLU": A_relu, "A, Leaky ReLU": A_swapped, "B, ReLU": B_swapped, "B, Leaky ReLU": B_leaky}
plots.plot_loss(ax, {name: h.loss[:, 0] for name, h in runs.items()})
show(fig, "The curves come in two pairs: what separates them is the initial weights, not the activation.")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The four curves are two activations times two sets of weights. The source deck shows the first and the last. From the same weights *Leaky* ReLU is ahead, by about a tenth of the gap in the table.
#
# **Ask.** What did the table compare?
#
# **Likely wrong answer.** "Activations, with some noise." It compared two draws of weights; the activation's part has the other sign.
#
# **Minutes:** 1.5

# %% slideshow={"slide_type": "skip"}
start = initialise([10, 20, 1], seeds=range(400), activation="relu")
many_relu = train(start, X, y)

# %% slideshow={"slide_type": "skip"}
many_leaky = train(start.with_activation("leaky_relu"), X, y)

# %% slideshow={"slide_type": "skip"} tags=["as-in-05"]
loss_r, loss_k = many_relu.loss[-1], many_leaky.loss[-1]  # (400,)
loss = paired_difference(loss_r, loss_k)
print(f"ReLU        mean loss {loss_r.mean():.4f}, standard deviation {loss_r.std(ddof=1):.4f}")
accuracy = paired_difference(*(100 * h.network.accuracy(X, y) for h in (many_relu, many_leaky)))
print(f"Leaky minus ReLU, in points, 95 % interval: {accuracy:.2f}")
points = abs(B_leaky.network.accuracy(X, y)[0] - A_relu.network.accuracy(X, y)[0]) * 100
judge(10, "similar performance", holds=points < 1 and abs(accuracy.estimate) < 1,
      evidence=f"accuracies {points:.1f} points apart, paired {accuracy.estimate:.2f}")
judge(10, "Final Loss: ReLU the lower", holds=loss.low > 0, conditionally=loss.high > 0,
      evidence=f"Leaky lower in {(loss_k < loss_r).sum()} of 400 pairs with the same weights")

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Four hundred pairs

# %% tags=["as-in-05"]
fig, (left, right) = wide(ncols=2)
plot_pairs(left, loss_r, loss_k, "loss, ReLU", "loss, Leaky ReLU")
plot_differences(right, loss_k - loss_r, loss, "Leaky minus ReLU, loss")
show(fig, "Left, the 400 pairs hug the diagonal: weights decide the loss. Right, every difference lies below zero.")

# %% tags=["as-in-05"]
print(f"Leaky minus ReLU, paired, 95 % interval: {loss:.5f}")
print(f"Leaky lower in {(loss_k < loss_r).sum()} of 400 pairs")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Four hundred sets of weights, each trained with both activations. The weights spread the loss far more than the activation moves it. Pairing takes that spread out.
#
# **Ask.** In how many of the 400 pairs will Leaky ReLU have the lower loss? (Before you show the slide.)
#
# **Likely wrong answer.** "About half." The effect is tiny, but it has the same sign in each pair.
#
# **Minutes:** 1.5

# %% slideshow={"slide_type": "skip"} tags=["as-in-05"]
further = []
r_long, k_long = (train(n, X, y, 0.1, 1000).loss for n in (flat, flat.with_activation("leaky_relu")))
for rate, epochs, r, k in ((0.01, 200, loss_r[:20], loss_k[:20]), (0.1, 200, r_long[199], k_long[199]),
                           (0.1, 1000, r_long[999], k_long[999])):
    difference = f"{paired_difference(r, k):.5f}"
    print(f"rate {rate:4}, {epochs:4d} epochs: ReLU {r.mean():.3f}, Leaky minus ReLU {difference}")
    further.append([rate, epochs, f"{r.mean():.3f}", difference])

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## What the lead is worth

# %%
power = 0.8
say(f"Runs needed to see it, with a chance of {power:.0%}:")

# %% tags=["as-in-05"]
unpaired = sample_size(loss.estimate, loss_r.var(ddof=1) + loss_k.var(ddof=1), power=power)
paired = sample_size(loss.estimate, (loss_k - loss_r).var(ddof=1), power=power)
print("runs needed per activation, unpaired:", round(unpaired, -2))
print("pairs needed:                        ", paired)

# %% [markdown]
# And it does not last. Twenty of the pairs, trained further:

# %%
table(["rate", "epochs", "ReLU", "Leaky minus ReLU, 95 % interval"], *further)

# %% [markdown]
# Leaky ReLU *starts* faster on these labels. That is all the pairs say.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** One run of each, unpaired, could not have shown anything. And the lead melts, then turns into its opposite, very slightly. The second row gets about as far as two thousand of the deck's epochs.
#
# **Ask.** So which activation is better on these data?
#
# **Likely wrong answer.** "Leaky ReLU, in 400 of 400 pairs." At that rate, after that many epochs, by very little. A sign is not a size.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"} tags=["as-in-05"]
before = active_fraction(start.pre_activations(X)[0])  # (400, 20)
after = active_fraction(many_relu.network.pre_activations(X)[0])
for name, fraction in (("before", before), ("after", after)):
    print(f"{name:6} training: dead {(fraction == 0).sum()} of {fraction.size}, "
          f"least active {fraction.min():.1%}, most active {fraction.max():.1%}")
judge(11, "no dead neurons", holds=not (after == 0).any(),
      evidence=f"{(after == 0).sum()} of {after.size} units, least active {after.min():.0%}")

# %% slideshow={"slide_type": "skip"} tags=["as-in-05"]
flat_z, dead_after, by_size = flat.pre_activations(X)[0], {}, []
for scale in (0.01, 1, 100):
    scaled = initialise([10, 20, 1], seeds=range(20), scale=scale)
    trained = train(scaled, X, y)
    dead_after[scale] = dead_units(trained.network, X)[0].sum()
    changed = ((scaled.pre_activations(X)[0] > 0) != (flat_z > 0)).sum()
    print(f"scale {scale:6}: {changed} signs of z change; dead before {dead_units(scaled, X)[0].sum()}, "
          f"after {dead_after[scale]}; mean loss {trained.loss[-1].mean():.2f}")
    by_size.append([scale, changed, dead_units(scaled, X)[0].sum(), dead_after[scale], f"{trained.loss[-1].mean():.2f}"])
judge(11, "Xavier initialization prevented dying", holds=any(dead_after.values()),
      evidence=f"dead at 1/100 and 100 times its scale: {dead_after[0.01]} and {dead_after[100]}")

# %% slideshow={"slide_type": "skip"}
leak = (0.01, 0.1, 0.5, 1.0)
bent_relu = train(bent, moons, moon, 0.3, 500)
flat_relu, on_flat = r_long[199], [k_long[199], *(train(flat.with_activation(leaky_relu(a)), X, y, 0.1).loss[-1] for a in leak[1:])]
on_bent = [train(bent.with_activation(leaky_relu(a)), moons, moon, 0.3, 500) for a in leak]

# %% slideshow={"slide_type": "skip"} tags=["as-in-08"]
flat_gain = [paired_difference(flat_relu, k) for k in on_flat]
bent_gain = [paired_difference(bent_relu.loss[-1], h.loss[-1]) for h in on_bent]
fine = 100 * bent_relu.network.accuracy(moons, moon)
harmless, linear = (paired_difference(fine, 100 * on_bent[i].network.accuracy(moons, moon)) for i in (0, -1))
judge(11, "Leaky ReLU is insurance with minimal cost", holds=min(harmless.low, linear.low) > -1, conditionally=harmless.low > -1,
      evidence=f"points at alpha 0.01: {harmless:.2f}, at 1: {linear:.1f}")

# %% slideshow={"slide_type": "skip"} tags=["as-in-08"]
negative = initialise([2, 16, 1], seeds, bias=-3.0)
born = [100 * dead_units(n, moons)[0].mean() for n in (negative, bent)]
killed = 100 * dead_units(train(bent, moons, moon, 10, 30).network, moons)[0].mean()
judge(11, "proper init can prevent dying ReLU", holds=killed == 0, conditionally=born[1] < born[0],
      evidence=f"born dead {born[0]:.0f} % at bias -3, {born[1]:.0f} % at 0; steps kill {killed:.0f} %")

# %% slideshow={"slide_type": "skip"} tags=["as-in-07"]
sizes = [10, *[10] * 8, 1]
methods = {"He": "he", "Glorot": "glorot", "PyTorch's default": "pytorch", "RAI": "rai"}
by_layer = {}
for name, method in methods.items():
    layers = dead_units(initialise(sizes, range(100), method=method), X)
    by_layer[name] = [mean_interval(layer.mean(axis=1)) for layer in layers]
    print(f"{name:18} layer 1 {by_layer[name][0]:.3f}   layer 8 {by_layer[name][7]:.3f}")

# %% slideshow={"slide_type": "skip"} tags=["as-in-07"]
broad = [mean_interval(layer.mean(axis=1)) for layer in dead_units(initialise([10, *[100] * 8, 1], range(10)), X)]
more = [layers[7].low > layers[0].high for layers in (*by_layer.values(), broad)]
judge(11, "dying ReLU is more common in deep networks", holds=all(more), conditionally=any(more),
      evidence=f"born dead in layer 8: {by_layer['He'][7].estimate:.1%} of 10 units, {broad[7].estimate:.1%} of 100")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Observations and insights

# %%
claims = {"similar performance": 10, "no dead neurons": 11, "Xavier initialization prevented dying": 11,
          "both networks converged smoothly": 10, "proper init can prevent dying ReLU": 11,
          "Leaky ReLU is insurance with minimal cost": 11, "dying ReLU is more common in deep networks": 11}
table(["the deck says", "verdict", "because"],
      *([claim, short(verdicts[slide, claim][0]), verdicts[slide, claim][1]] for claim, slide in claims.items()))

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The first four are observations, the last three what the source deck concludes from them. The observations mostly hold; the explanation by Xavier does not: a hundredth and a hundred times that scale kill nobody either. Below this slide: why nothing died, and how to make units die.
#
# **Ask.** Could this experiment have shown that Leaky ReLU protects?
#
# **Likely wrong answer.** "Yes, no leaky unit died." No ReLU unit did either. There was nothing to protect from.
#
# **Minutes:** 2

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Why nothing died
#
# Zero bias, centred inputs: each sample is a coin toss. To be born dead is to lose all: $2^{-n}$.

# %% tags=["as-in-05"]
for n in (1, 10, 100, 1000):
    print(f"{n:4d} samples: chance that a unit is born dead {born_dead_probability(0.0, 1.0, n):.1e}")

# %% tags=["as-in-05"]
fig, ax = wide()
fig.set_size_inches(9.6, 2.9)
plot_active_fraction(ax, {"before training": before, "after training": after})
ax.set(xlabel="share of samples on which a unit is active")
show(fig, "Before and after training, every one of the 8000 units is active on between a third and two thirds of the samples.")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** All units of the four hundred networks, before and after. Nobody was near the left edge.
#
# **Ask.** What would the picture look like with a bias of −4?
#
# **Likely wrong answer.** "The same, shifted a little." Most units would be active on few samples, and about a third on none; see slide 11.7.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## The scale has no say
#
# Initial weights a hundred times too small, or too large; 20 networks of 20 units, 200 epochs:

# %%
table(["scale", "signs of z that change", "dead before training", "dead after", "mean loss after"], *by_size)

# %% [markdown]
# $z = x \cdot w$ is multiplied by the scale and keeps its sign. How well it learns is another matter.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** This is the experiment that the claim "Xavier prevented dying" needs: take the initialisation away. Nothing dies without it either.
#
# **Ask.** And with a bias of −1?
#
# **Likely wrong answer.** "Still no effect." Beside a fixed bias the ratio of bias to weights counts, and small weights are then all born dead.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## One number that kills
#
# Network A of the deck, its data, its weights, its 200 epochs. Only the learning rate changes:

# %% tags=["as-in-06"]
print("rate         ReLU: dead  accuracy   Leaky: stuck  accuracy")
for rate, (r, k) in kill.items():
    print(f"{rate:5}       {dead_units(r, X)[0].sum():6d}/20  {r.accuracy(X, y)[0]:8.1%}   "
          f"{dead_units(k, X)[0].sum():9d}/20  {k.accuracy(X, y)[0]:8.1%}")

# %% [markdown]
# - Up to a rate of 1 a larger step is simply better.
# - A few dead units cost nothing. Then too few are left.
# - At 20, Leaky ReLU learns every label, with many of its units stuck.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Now units die: most of them, at the largest rate, and the accuracy falls far, on labels that a plane separates. Leaky ReLU, from the same weights and with the same steps, gets there.
#
# **Ask.** At which of these rates does the first unit die? (Before you show the slide.)
#
# **Likely wrong answer.** "At 0.1." It takes 500 times the deck's rate.
#
# **Minutes:** 1.5

# %% slideshow={"slide_type": "skip"} tags=["as-in-06"]
history = train(A, X, y, learning_rate=20, n_epochs=30, record_activity=True)
active = history.active_fraction[0]  # (31, 1, 20): before the first update, after the first, ...
lives = life_table(active)
print("born dead:", sum(life.born_dead for life in lives))
for update in range(1, 31):
    killed_now = [life.unit for life in lives if update in life.killed]
    if killed_now:
        print(f"update {update:2d} kills units {killed_now}")
print("revived:  ", sum(bool(life.revived) for life in lives))

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## When they die

# %% tags=["as-in-06"]
fig, ax = wide()
plot_raster(ax, active[:, 0])
ax.set(ylabel="units, by time of death", yticks=[])
for mark in ax.texts:
    mark.set_fontsize(11)
show(fig, "Thirteen of the twenty units die within the first ten updates, and none of them comes back.")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** A row is a unit, a column an update; the rate is 20. They die early and several at a time, while the steps are wild.
#
# **Ask.** Is death spread over the 200 updates? (Before you show the slide.)
#
# **Likely wrong answer.** "It is a slow decay." They die in the first ten updates, and then it is quiet.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"} tags=["as-in-06"]
last_alive = train(A, X, y, learning_rate=20, n_epochs=3).network  # after three updates
report = autopsy(last_alive, X, y, unit=3, learning_rate=20)
z3 = last_alive.pre_activations(X)[0][0][:, 3]  # (1000,)
pushing = np.abs(report.pushes) > 1e-6
print("samples that pushed:", pushing.sum(), " all of them active:", (z3[pushing] > 0).all())

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Autopsy of unit 3

# %% tags=["as-in-06"]
print(report)

# %% tags=["as-in-06"]
fig, ax = wide()
fig.set_size_inches(9.6, 2.8)
moved = X @ report.weights_after + report.bias_after
ax.hist(z3, 40, color="#0072B2", alpha=0.5, label="before the update")
ax.hist(moved, 40, color="#D55E00", alpha=0.5, hatch="//", label="after")
ax.axvline(0, color="black", linewidth=1)
ax.set(xlabel="pre-activation z of unit 3", ylabel="samples")
ax.legend()
show(fig, "One update moves the whole cloud of pre-activations of unit 3 to the left of zero.")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The very update that killed it. Before it, the network says class 1 to nearly everybody. The samples of class 0 on which unit 3 is active are all confidently wrong, and push it down together. The bias drops, and no sample is left that could push it back.
#
# **Ask.** Which samples push a unit down: those on which it is active, or those on which it is off?
#
# **Likely wrong answer.** "Those on which it is off." They have slope 0 and push nothing. A unit is killed by the samples that it served.
#
# **Minutes:** 1.5

# %% slideshow={"slide_type": "skip"}
def dead_share(network, X):
    return mean_interval(dead_units(network, X)[0].mean(axis=1))


thirty = initialise([10, 20, 1], range(30))

# %% slideshow={"slide_type": "skip"} tags=["as-in-06"]
rates = (1, 5, 10, 20)
by_rate = [dead_share(train(thirty, X, y, rate).network, X) for rate in rates]
for rate, share in zip(rates, by_rate, strict=True):
    print(f"learning rate {rate:4}: dead after 200 updates {share:.3f}")

# %% slideshow={"slide_type": "skip"} tags=["as-in-06"]
biases = np.array([0.0, -1, -2, -3, -4, -5, -6])
by_bias = [dead_share(initialise([10, 20, 1], range(30), bias=b), X) for b in biases]
b = np.linspace(0, -6, 25)
bias_theory = born_dead_probability_he(b, 10, 1000)
for bias, share, theory in zip(biases, by_bias, bias_theory[::4], strict=True):
    print(f"bias {bias:4.1f}: born dead {share:.3f}   theory {theory:.3f}")

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Large steps and negative biases kill

# %% tags=["as-in-06"]
fig, (left, right) = wide(ncols=2)
plot_dose(left, rates, {"after 200 updates": by_rate})
left.set(xlabel="learning rate", ylabel="share of dead units", xscale="log", ylim=(-0.03, 1))
plot_dose(right, biases, {"born dead": by_bias}, (b, bias_theory))
right.set(xlabel="initial bias", ylim=(-0.03, 1))
show(fig, "Left, large learning rates kill; right, a negative initial bias does so before training, as theory says.")

# %% [markdown]
# 30 networks a point, with 95 % intervals. The curve: $\Phi(-b/\lVert w \rVert)^n$, averaged over He's weights.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** One run is an anecdote; each point is thirty networks. The curve on the right is not fitted: it follows from the normal distribution alone.
#
# **Ask.** Why is the interval taken over networks and not over all 600 units?
#
# **Likely wrong answer.** "More numbers would be better." Units of one network share their fate, so they are not 600 independent witnesses.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"} tags=["as-in-06"]
shifts = np.array([0.0, 1, 2, 3, 5, 10])
by_shift = [dead_share(thirty, deck_dataset(shift)[0]) for shift in shifts]
shift_theory = {d: born_dead_probability_he(0.0, 10, 1000, shift=d) for d in (0, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 10)}
for shift, share in zip(shifts, by_shift, strict=True):
    print(f"shift {shift:4.1f}: born dead {share:.3f}   theory {shift_theory[shift]:.3f}")

# %% slideshow={"slide_type": "skip"} tags=["as-in-06"]
scales = np.array([0.1, 0.2, 0.3, 0.5, 1, 10])
by_scale = [dead_share(initialise([10, 20, 1], range(30), scale=s), X) for s in scales]
by_scale_biased = [dead_share(initialise([10, 20, 1], range(30), scale=s, bias=-1.0), X) for s in scales]
scale_theory = {c: born_dead_probability_he(-1.0, 10, 1000, scale=c) for c in sorted({*scales, 0.13, 0.16, 0.18, 0.22, 0.25, 0.35, 0.4})}
for s, share, biased in zip(scales, by_scale, by_scale_biased, strict=True):
    print(f"scale {s:4}: born dead {share:.3f}   with bias -1: {biased:.3f} (theory {scale_theory[s]:.3f})")

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Inputs off centre kill and the scale does not

# %% tags=["as-in-06"]
fig, (left, right) = wide(ncols=2)
plot_dose(left, shifts, {"born dead": by_shift}, (list(shift_theory), list(shift_theory.values())))
left.set(xlabel="shift of all inputs", ylabel="share of dead units", ylim=(-0.03, 1))
plot_dose(right, scales, {"zero bias": by_scale, "bias -1": by_scale_biased}, (list(scale_theory), list(scale_theory.values())))
right.set(xlabel="scale of the initial weights", xscale="log", ylim=(-0.03, 1.05))
show(fig, "Left, inputs away from zero kill up to half of the units; right, the scale does nothing at zero bias.")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** On the right, the row of circles at zero is the whole answer to "initialisation prevented dying". The squares show when the scale does matter: beside a bias that is not zero.
#
# **Ask.** Of the four knobs, which is flat? (Before you show the slide.)
#
# **Likely wrong answer.** "The shift of the inputs." It is the scale, at zero bias.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"}
def collapsed_by_layer(width, inputs, method="he", n_hidden=20, n_networks=10_000):
    """Number of networks with a dead layer among the first 1, 2, ..., n_hidden."""
    sizes = [inputs.shape[1], *[width] * n_hidden, 1]
    layers = dead_units(initialise(sizes, range(n_networks), method=method), inputs)
    dead_layer = np.array([layer.all(axis=1) for layer in layers])  # (n_hidden, n_networks)
    return np.logical_or.accumulate(dead_layer).sum(axis=1)


# %% slideshow={"slide_type": "skip"}
both_sides = np.array([[-1.0], [1.0]])
counts = {width: collapsed_by_layer(width, both_sides) for width in (2, 3, 4)}

# %% slideshow={"slide_type": "skip"} tags=["as-in-07"]
for width, depth in ((2, 10), (3, 10), (4, 10)):
    low, high = collapse_bounds(width, depth)
    print(f"width {width}, {depth:2d} layers: {proportion_interval(int(counts[width][depth - 1]), 10_000):.3f}   "
          f"bounds {low:.3f} to {high:.3f}")

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Deep and narrow networks collapse

# %% tags=["as-in-07"]
fig, axes = wide(ncols=3, sharey=True)
h = np.arange(1, 21)
for ax, width in zip(axes, (2, 3, 4), strict=True):
    ax.fill_between(h, *collapse_bounds(width, h), color="black", alpha=0.25, label="between the bounds")
    plot_dose(ax, h, {"measured": [proportion_interval(int(c), 10_000) for c in counts[width]]})
    ax.set(title=f"width {width}", xlabel="hidden layers", xticks=(1, 5, 10, 15, 20))
    ax.get_legend().remove()
axes[0].set(ylabel="share of collapsed networks")
axes[2].legend(loc="upper left")
show(fig, "Measured collapse keeps between the two bounds; with four units of width it is far rarer than with two.")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Ten thousand untrained networks for each width, He's weights, one feature with inputs on both sides of zero. A layer whose units are all dead lets nothing through. The grey band is theory, from Lu and others, 2020, the upper edge derived in the course.
#
# **Ask.** Ten layers of two units: what protects better, half the depth or two more units of width?
#
# **Likely wrong answer.** "Half the depth." Compare the left curve at five layers with the right one at ten: width helps exponentially.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Where units are born dead

# %% tags=["as-in-07"]
fig, ax = wide()
curves = {"He, Glorot": by_layer["He"], "PyTorch's default": by_layer["PyTorch's default"], "RAI": by_layer["RAI"]}
plot_dose(ax, np.arange(1, 9), curves)
ax.set(xlabel="hidden layer", ylabel="share of units born dead")
show(fig, "No unit of the first layer is born dead; deeper layers have more and more, and the initialisation changes how many.")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** A deeper layer gets activations, none of them negative: its inputs are off centre, as in slide 4's shift. He and Glorot agree to the last digit, since at zero bias only signs count. PyTorch's default has small weights and random biases, and in deep layers the biases rule. RAI makes one number of each unit positive, a weight or the bias.
#
# **Ask.** First layers or last? (Before you show the slide.)
#
# **Likely wrong answer.** "The first, they get the raw data." The raw data are centred; the activations are not.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"} tags=["as-in-02"]
bell = np.array([NormalDist().inv_cdf((i + 0.5) / 100_000) for i in range(100_000)])  # an even bell curve
for alpha in (0.0, 0.01, 0.2, 1.0):
    a = leaky_relu(alpha).f(bell)  # alpha = 0 is ReLU
    mean, square = (1 - alpha) / np.sqrt(2 * np.pi), (1 + alpha**2) / 2
    print(f"alpha {alpha:4.2f}: zeros {(a == 0).mean():5.1%}   mean {abs(a.mean()):.3f} (theory {mean:.3f})   "
          f"mean square {(a**2).mean():.3f} (theory {square:.3f})")
mean = relu(bell).mean()
judge(12, "ReLU has zero-centered output", holds=abs(mean) < 0.01,
      evidence=f"mean of relu(z) over a bell curve: {mean:.2f}")

# %% slideshow={"slide_type": "skip"} tags=["as-in-08"]
judge(12, "Leaky ReLU is not always better", holds=bent_gain[0].low > 0 > flat_gain[0].high,
      evidence=f"loss on the deck's data {flat_gain[0].estimate:+.4f}, on the moons {bent_gain[0].estimate:+.4f}")
slope = leaky_relu(0.01).derivative(np.linspace(-1e6, 1e6, 1001)).min()
judge(12, "Leaky ReLU: gradient always flows", holds=slope > 0, evidence=f"its slope is never below {slope}")

# %% slideshow={"slide_type": "skip"} tags=["as-in-08"]
deep = initialise([10, *[3] * 20, 1], range(200))
spread = {f: np.ptp(deep.with_activation(f).pre_activations(X)[-1][:, :, 0], axis=1)
          for f in ("relu", "leaky_relu")}
judge(12, "Leaky ReLU is safe for deep nets", holds=(spread["leaky_relu"] < 1e-3).sum() == 0,
      conditionally=(spread["leaky_relu"] == 0).sum() == 0, evidence="never quite constant, often nearly so")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Advantages and limitations

# %%
table(["ReLU: advantages", "ReLU: limitations"],
      ["fast: one comparison", "a unit can be dead on X"],
      ["a simple formula", f"**not** zero-centred: bell-shaped z come out with mean {mean:.2f}"],
      [f"sparse: {(relu(bell) == 0).mean():.0%} of them come out as zeros", "no upper bound (nor has Leaky ReLU)"])

# %%
table(["Leaky ReLU: advantages", "Leaky ReLU: limitations"],
      ["no unit is cut off from learning", "alpha is one more number to choose"],
      [f"the gradient always flows: slope at least {slope}", f"a little more to compute, and not sparse: {(leaky(bell) == 0).mean():.0%} zeros"],
      ["deep nets: never quite constant", "often nearly so, all the same"],
      ["a stuck unit can come back", f"not always better: loss {flat_gain[0].estimate:+.4f} here, {bent_gain[0].estimate:+.4f} on half moons"])

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** One entry of the source deck has the wrong sign: "zero-centered output" stands among ReLU's limitations. ReLU's output is *not* zero-centred, and that is the limitation. The differences in the last row are losses, Leaky minus ReLU, paired.
#
# **Ask.** Is "no upper bound" a limitation of ReLU only?
#
# **Likely wrong answer.** "Yes." Leaky ReLU is the same right of zero.
#
# **Minutes:** 1.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Not zero-centred

# %% tags=["as-in-02"]
fig, ax = wide()
plots.plot_histograms(ax, {"z": bell, "Leaky ReLU, alpha 0.2": leaky_relu(0.2).f(bell), "ReLU": relu(bell)})
ax.set(xlabel="value", xlim=(-3, 3))
show(fig, "ReLU piles half of a bell curve up at exactly 0, so its mean lies above 0; the leak moves it only a little way back.")

# %%
say(f"A bell curve goes in with mean 0 and comes out of ReLU with mean {mean:.2f}; theory says $1/\\sqrt{{2\\pi}}$.")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Means away from zero are why deeper layers find their inputs off centre.
#
# **Ask.** Would subtracting the mean after each ReLU help?
#
# **Likely wrong answer.** "No, ReLU would cut it off." The next ReLU comes after the next weights, and these mix both signs. Batch normalisation does something of the kind.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"} tags=["as-in-08"]
for a, f, g in zip(leak, flat_gain, bent_gain, strict=True):
    print(f"alpha {a:4}: loss minus ReLU's, deck {f:.4f}   moons {g:.4f}")
print(f"accuracy on the moons: ReLU {bent_relu.network.accuracy(moons, moon).mean():.1%}, "
      f"alpha 1 {on_bent[-1].network.accuracy(moons, moon).mean():.1%}")

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## What alpha buys and costs

# %% tags=["as-in-08"]
fig, ax = wide()
plot_dose(ax, leak, {"deck's data": flat_gain, "moons": bent_gain})
ax.axhline(0, color="black", linewidth=1)
ax.set(xlabel="alpha", ylabel="loss minus that of ReLU")
show(fig, "On the deck's data the loss falls with alpha, down to a network that is linear; on the moons it rises.")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Two half moons are a set that no line separates. On the deck's data the best activation is none at all. On the moons every bit of leak costs a little, and the straight line costs most.
#
# **Ask.** The same alpha for both sets?
#
# **Likely wrong answer.** "0.01, it is the standard." At 0.01 the difference is tiny on both; the question is what it buys when units are stuck.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"} tags=["as-in-08"]
even = (np.abs(X[:, 0]) > np.median(np.abs(X[:, 0]))).astype(int)  # (1000,)
on_even = [train(flat.with_activation(f), X, even, 0.1).loss[-1] for f in ("relu", leaky_relu(0.01), leaky_relu(0.1))]
rows = []
for name, (r, *ks) in (("linear", (flat_relu, *on_flat[:2])), ("even", on_even)):
    for a, k in zip((0.01, 0.1), ks, strict=True):
        difference, lower = f"{paired_difference(r, k):.4f}", (k < r).sum()
        print(f"{name:6} labels, alpha {a:4}: loss minus ReLU's {difference}, lower in {lower:2d} of {len(seeds)} pairs")
        rows.append([name, a, difference, f"{lower} of {len(seeds)} pairs"])

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Why Leaky ReLU was ahead
#
# $$f(z) = \frac{1 + \alpha}{2}\, z + \frac{1 - \alpha}{2}\, \lvert z \rvert$$
#
# A leak makes the linear part larger and the even part smaller. The deck's labels are linear in $x$. For labels that are the same for $x$ and $-x$ the sign turns:

# %%
table(["labels", "alpha", "loss minus ReLU's, 95 % interval", "lower than ReLU in"], *rows)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** This was predicted before it was measured. Leaky ReLU does not learn faster; it learns the *linear part* faster.
#
# **Ask.** For which labels would Leaky ReLU be behind? (Before you show the table.)
#
# **Likely wrong answer.** "For harder ones." For even ones, such as "is x0 far from zero?", however easy they are.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"} tags=["as-in-08"]
returns = {}
for a in (0.01, 0.05, 0.1, 0.2):
    stuck = initialise([10, 20, 1], range(10), leaky_relu(a), bias=-8.0)
    record = train(stuck, X, y, 1.0, round(10 / a), record_activity=True).active_fraction[0]
    returns[a] = (record > 0).any(axis=2).argmax(axis=0)  # (10,): updates
    print(f"alpha {a:4}: first unit back after {np.median(returns[a]):5.0f} updates (median of 10 networks); "
          f"alpha times updates {a * np.median(returns[a]):.1f}")

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## How long a stuck unit is stuck

# %% tags=["as-in-08"]
fig, ax = wide()
ends = np.array([0.01, 0.2])
plot_dose(ax, list(returns), {"measured": [mean_interval(updates) for updates in returns.values()]},
          (ends, np.mean([a * updates.mean() for a, updates in returns.items()]) / ends))
ax.set(xscale="log", yscale="log", xlabel="alpha", ylabel="updates until a unit is back")
ax.get_legend().get_texts()[0].set_text("proportional to 1 / alpha")
show(fig, "The time until a stuck unit is back is inversely proportional to alpha.")

# %%
say("All units stuck, median of 10 networks: " + ", ".join(
    f"**{np.median(returns[a]):.0f}** updates at alpha {a}" for a in (0.01, 0.1)) + ".")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The leak is a way back, and its length goes with one over alpha. The deck's 0.01 is the slow road.
#
# **Ask.** Alpha divided by ten: the time is multiplied by what?
#
# **Likely wrong answer.** "It depends on the learning rate." The time does; the factor of about ten does not.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"}
tried = {"ReLU": "relu", "Leaky 0.01": leaky_relu(0.01), "Leaky 0.1": leaky_relu(0.1), "SELU": "selu", "SiLU": "silu"}
scores = {}


def measure(trouble, name, history, inputs):
    """Print a row as in notebook 08 and keep the accuracy in percent."""
    network = history.network
    accuracy = 100 * network.accuracy(inputs, moon)
    row = scores.setdefault(trouble, {})
    baseline, row[name] = next(iter(row.values()), None), accuracy
    never = 100 * dead_units(network, inputs)[0].mean(axis=1)
    gain = "" if baseline is None else f"  gain {paired_difference(baseline, accuracy):.1f}"
    print(f"{name:12} never active {mean_interval(never):.1f}  accuracy {accuracy.mean():4.1f}{gain}")


# %% slideshow={"slide_type": "skip"} tags=["as-in-08"]
for name, f in tried.items():
    measure("steps too large", name, train(bent.with_activation(f), moons, moon, 10, 30), moons)
measure("steps too large", "rate 1, 300", train(bent, moons, moon, 1, 300), moons)

# %% slideshow={"slide_type": "skip"} tags=["as-in-08"]
for name, f in tried.items():
    measure("biases of −3", name, train(negative.with_activation(f), moons, moon, 0.3, 500), moons)
measure("biases of −3", "bias 0", bent_relu, moons)

# %% slideshow={"slide_type": "skip"} tags=["as-in-08"]
off = moons + 5
for name, f in tried.items():
    measure("inputs off by 5", name, train(bent.with_activation(f), off, moon, 0.1, 500), off)
centred = off - off.mean(axis=0)
measure("inputs off by 5", "centred", train(bent, centred, moon, 0.1, 500), centred)

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Match the remedy to the cause
#
# Accuracy in percent on two half moons, mean over 20 networks from the same seeds:

# %%
table(["trouble", *tried, "cause removed"],
      *([trouble, *(f"{row[name].mean():.1f}" for name in tried), f"**{row[last].mean():.1f}** ({last})"]
        for trouble, row in scores.items() for last in [list(row)[-1]]))

# %% [markdown]
# - In all three cases removing the cause does best.
# - With inputs off centre, Leaky ReLU is no cure at all.
# - "rate 1, 300": a tenth of the step, ten times as many updates.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Three ways into trouble, the same seeds for each column. The intervals and four more remedies are in notebook 08.
#
# **Ask.** Is there one remedy that helps in all three cases?
#
# **Likely wrong answer.** "Leaky ReLU." Read its row for inputs off centre. And where steps were too large, its gain has an interval that includes zero.
#
# **Minutes:** 1.5

# %% slideshow={"slide_type": "skip"} tags=["as-in-08"]
for f, values in spread.items():
    print(f"{f:10} output constant in {(values == 0).sum():3d} of 200 networks, "
          f"moves less than 0.001 in {(values < 1e-3).sum():3d}")

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Safe for deep nets
#
# Twenty layers of three units, untrained. How far does the output move over the data?

# %%
table(["", "output constant", "moves less than 0.001"],
      *([name, f"{(spread[f] == 0).sum()} of 200 networks", f"{(spread[f] < 1e-3).sum()} of 200 networks"]
        for name, f in (("ReLU", "relu"), ("Leaky ReLU, alpha 0.01", "leaky_relu"))))

# %%
said, evidence = verdicts[12, "Leaky ReLU is safe for deep nets"]
say(f'"Safe for deep nets" {said}: {evidence}. The leak opens every layer, but through a stuck layer the signal is multiplied by alpha, layer after layer.')

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The leak avoids exact zero. A hundredth of a hundredth of a hundredth is not zero either, and no use.
#
# **Ask.** What would help such a network more?
#
# **Likely wrong answer.** "A larger alpha only." Wider layers; the collapse slides showed how fast width helps.
#
# **Minutes:** 0.5

# %% slideshow={"slide_type": "skip"}
def deaths(name, sizes, rate, **options):
    history = train(initialise(sizes, range(10)), X, y, rate, 100, record_activity=True, **options)
    counts = {}
    for layer, active in enumerate(history.active_fraction, 1):
        lives = life_table(active)
        counts[layer] = sum(bool(u.killed) for u in lives), sum(bool(u.revived) for u in lives)
        print(f"{name:28} layer {layer}: {counts[layer][0]:3d} of {len(lives)} units killed, "
              f"{counts[layer][1]:3d} came back")
    return counts


# %% slideshow={"slide_type": "skip"} tags=["as-in-07"]
kinds = {"plain gradient descent": ([10, 20, 1], 10, {}), "two hidden layers": ([10, 20, 20, 1], 3, {}),
         "momentum 0.9": ([10, 20, 1], 5, {"momentum": 0.9}), "decay of biases, 0.001": ([10, 20, 1], 10, {"bias_decay": 0.001}),
         "decay of weights, 0.001": ([10, 20, 1], 10, {"weight_decay": 0.001})}
came = {name: deaths(name, sizes, rate, **options) for name, (sizes, rate, options) in kinds.items()}
came_back = came["two hidden layers"][2][1] + came["momentum 0.9"][1][1] + came["decay of biases, 0.001"][1][1]
judge(13, "dead units never recover", holds=came_back == 0, conditionally=came["plain gradient descent"][1][1] == 0,
      evidence="first layer, same data, plain gradient descent")

# %% slideshow={"slide_type": "skip"}
he_minus = {}
for method, scale in (("glorot", 1), ("lecun", 1), ("pytorch", 1), ("rai", 1), ("he", 2)):
    rival = train(initialise([2, 16, 1], seeds, method=method, scale=scale), moons, moon, 0.3, 500)
    he_minus[method] = paired_difference(rival.loss[-1], bent_relu.loss[-1])

# %% slideshow={"slide_type": "skip"} tags=["as-in-08"]
narrow = {m: collapsed(initialise([10, *[3] * 10, 1], range(200), method=m), X).sum() for m in ("he", "rai")}
ahead = [m for m, difference in he_minus.items() if difference.high < 0]
judge(13, "He initialization is best for ReLU networks", holds=len(ahead) == 5 and narrow["he"] <= narrow["rai"],
      conditionally=bool(ahead), evidence=f"ahead of {', '.join(ahead)} on the moons")

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
# **Quick decision.** ReLU, and count. Many dead: remove the cause; then Leaky ReLU, α near 0.1.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The five take-aways of the source deck, turned into questions. Cover the right column with your hand if you like, and let the room answer.
#
# **Ask.** Number 2 is the one to ask in an interview. Which three words does a good answer contain?
#
# **Likely wrong answer.** "Stuck at zero." On which data? In which layer? Under which training? These three.
#
# **Minutes:** 2

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Is it for ever

# %% tags=["as-in-07"]
for name, counts in came.items():
    for layer, (n_killed, n_revived) in counts.items():
        print(f"{name:28} layer {layer}: {n_killed:3d} of 200 units killed, {n_revived:3d} came back")

# %% [markdown]
# First layer, same data, plain gradient descent: the gradient is zero, so nothing moves. But
#
# - the inputs of a *second layer* are activations, and these keep changing;
# - *momentum* goes on moving a unit that gets no gradient any more;
# - *decay of biases* pulls a negative bias back until a sample reaches it.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** "Never recover" is a theorem under three conditions. Take one away, and units come back. Decay of weights alone is no help: it leaves the negative bias.
#
# **Ask.** Which of momentum, decay of weights, decay of biases brings units back?
#
# **Likely wrong answer.** "Decay of weights, it pulls everything to zero." It shrinks x·w and leaves b, so z goes to b, which is negative.
#
# **Minutes:** 1.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Is He the best
#
# Two half moons, ReLU, 20 networks. A negative number: He's weights have the lower loss.

# %% tags=["as-in-08"]
for method, difference in he_minus.items():
    print(f"loss with He's weights minus {method:7} x {2 if method == 'he' else 1}: {difference:.4f}")
print(f"10 layers of 3 units, collapsed of 200 networks: He {narrow['he']}, RAI {narrow['rai']}")

# %%
said, evidence = verdicts[13, "He initialization is best for ReLU networks"]
say(f'"Best" {said}: {evidence}. Twice the scale is ahead of it here, and in deep narrow networks RAI, which makes one number of each unit positive, collapses far less often.')

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** A good default, and not the best of all. What wins depends on data, learning rate and depth.
#
# **Ask.** Best at what?
#
# **Likely wrong answer.** "At everything; it is in the paper's title." The paper says that it keeps the signal's variance in deep ReLU networks. That is a different statement.
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
# **Say.** The source deck decides by "standard case" and "deep or production". Decide by what you count, by layer, on your own data.
#
# **Ask.** What do you log in your next training run?
#
# **Likely wrong answer.** "The loss." Also the share of units with z ≤ 0 on a whole batch of validation data, by layer.
#
# **Minutes:** 1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Conclusion

# %%
say(f"""- ReLU, Leaky ReLU and a two-layer network, from scratch; the deck's table, digit for digit
- Nothing died in that experiment: {(after == 0).sum()} of {after.size} units. It could not test any insurance
- With steps that kill, ReLU ends at {kill[20][0].accuracy(X, y)[0]:.0%} and Leaky ReLU at {kill[20][1].accuracy(X, y)[0]:.0%}
- From the same weights the two differ by {-loss.estimate:.3f} in loss; which is ahead depends on the labels""")

# %% [markdown]
# > Leaky ReLU keeps a stuck unit learning. Whether that helps depends on why it is stuck: count first, remove the cause, then insure.
#
# **Next.** Deeper networks: notebook 07. Other values of alpha: notebook 08, sections 1 to 3. ELU, SELU and SiLU (Swish): notebook 08, sections 4 and 5.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The key message of the source deck was that a small change brings big safety. The change is small, and what it brings depends on the cause.
#
# **Ask.** What would change your mind about Leaky ReLU?
#
# **Likely wrong answer.** "Nothing, it costs nothing." A measurement on your own task, paired, with an interval, in either direction.
#
# **Minutes:** 1

# %% slideshow={"slide_type": "skip"}
def verdict_table(*slides):
    rows = sorted(((slide, claim, short(said), why) for (slide, claim), (said, why) in verdicts.items()), key=lambda row: row[0])
    table(["slide", "the deck says", "verdict", "because"], *(row for row in rows if row[0] in slides))


assert len(verdicts) == 21 and {slide for slide, _ in verdicts} <= {3, 4, 6, 8, 10, 11, 12, 13}

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Verdicts on slides 3 to 8

# %%
verdict_table(3, 4, 6, 8)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Each verdict was computed by a cell of this deck; the same cell stands in a notebook, and a test compares the two.
#
# **Ask.** Which of these surprises you?
#
# **Likely wrong answer.** "None, I knew it." Then ask which number would turn the verdict round.
#
# **Minutes:** 0.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Verdicts on slide 10

# %%
verdict_table(10)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The table of the source deck is right to the last digit. What does not hold is what it was taken to show.
#
# **Ask.** Which of these four would you have signed before this talk?
#
# **Likely wrong answer.** "All of them." That is what a table does, if nobody asks where the runs started.
#
# **Minutes:** 0.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Verdicts on slide 11

# %%
verdict_table(11)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The observations hold. Their explanation by Xavier does not, twice over: it was not Xavier's, and its scale prevented nothing.
#
# **Ask.** Take one that holds with a condition, and say the condition.
#
# **Likely wrong answer.** "Leaky ReLU is insurance, if alpha is small." Near enough; better with what it insures against.
#
# **Minutes:** 0.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Verdicts on slides 12 and 13

# %%
verdict_table(12, 13)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Some claims hold as they stand, most need a condition, some are wrong. That is the usual fate of advice.
#
# **Ask.** Which claim would you test next, and how?
#
# **Likely wrong answer.** "On a larger network, once." On pairs, with an interval, however small the network.
#
# **Minutes:** 0.5

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Sources
#
# - Maas, Hannun, Ng: Rectifier nonlinearities improve neural network acoustic models, 2013
# - Glorot, Bengio: Understanding the difficulty of training deep feedforward neural networks, 2010
# - He, Zhang, Ren, Sun: Delving deep into rectifiers, 2015
# - Lu, Shin, Su, Karniadakis: Dying ReLU and initialization, 2020 (collapse, RAI)
# - LeCun, Bottou, Orr, Müller: Efficient BackProp, 1998 (centred inputs)
# - Student: The probable error of a mean, 1908; Wilson: Probable inference, 1927

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** All of them are cited in the notebooks, with what was taken from each.
#
# **Ask.** Any questions?
#
# **Likely wrong answer.** Silence. Go back to the slide with the largest doubt, and run its cell live.
#
# **Minutes:** 0.5
