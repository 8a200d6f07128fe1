# %% [markdown] slideshow={"slide_type": "skip"}
# The deck: fourteen slides, and below them what the course found. `make slides` exports it; cells
# marked *skip* are not shown.

# %% slideshow={"slide_type": "skip"}
import numpy as np

from dyingrelu_utils import activations
from dyingrelu_utils.check import verdict
from dyingrelu_utils.datasets import deck_dataset, two_moons
from dyingrelu_utils.diagnosis import active_fraction, dead_units, stuck_negative_units
from dyingrelu_utils.initialisation import deck_networks, initialise
from dyingrelu_utils.interval_plots import plot_differences, plot_dose, plot_pairs
from dyingrelu_utils.intervals import mean_interval, paired_difference, proportion, runs_needed
from dyingrelu_utils.lives import autopsy, life_table
from dyingrelu_utils.network import Network
from dyingrelu_utils.plots import plot_activations, plot_loss, say, show, subplots
from dyingrelu_utils.theory import born_dead_probability, born_dead_probability_he, collapse_bounds
from dyingrelu_utils.training import train
from dyingrelu_utils.unit_plots import plot_raster

X, y = deck_dataset()  # (1000, 10), (1000,)
A, B = deck_networks()
A_leaky, B_relu = A.with_activation("leaky_relu"), B.with_activation("relu")

# %% [markdown] slideshow={"slide_type": "slide"}
# # Why ReLU neurons die
#
# ### and what to do about it
#
# When this talk is over you can
#
# - say what a dead unit is, and on which data it is dead;
# - read a comparison of two activations, and see whether it is fair;
# - kill the units of a small network, and name the update that did it;
# - choose a remedy that fits the cause.
#
# Every number on these slides was computed when they were made.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** A short deck of fourteen slides gives the usual story of the dying ReLU. We keep its fourteen slides and
# repeat its experiment. Then we put its claims to the test.
#
# **Ask.** Who has seen a dead unit in a network of their own? How did you know?
#
# **Likely wrong answer.** "My loss was stuck." That has many causes; a dead unit is something that you count.
#
# **Minutes.** 1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The dying ReLU problem
#
# A unit is like a clerk with one rule: pass a positive number on; for any other, hand in a zero. A clerk who sees no
# positive number in the whole pile only hands in zeros, and then nobody tells him how to do better.
#
# ```mermaid
# flowchart LR
#     A[z ≤ 0 on every sample] --> B[ReLU gives 0]
#     B --> C[slope 0, gradient 0]
#     C --> D[no update]
#     D --> E[dead on these data]
# ```
#
# **Dead on X**: the pre-activation is ≤ 0 for *every* row of X. Always say on which X.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The source deck begins its chart with "negative input". One negative input does nothing: half of all inputs
# are negative, and that is what ReLU is for. A unit is dead when *every* sample leaves it off.
#
# **Ask.** A unit outputs zero for 999 of 1000 samples. Is it dead?
#
# **Likely wrong answer.** "Nearly, so yes." One active sample gives a gradient; it can come back.
#
# **Minutes.** 2

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Why a dead unit stays dead
#
# First hidden layer, plain gradient descent, the same data. Then, for $z_i = x_i \cdot w + b$:
#
# 1. Dead means $z_i \le 0$ for every sample $i$, so $f'(z_i) = 0$, and the gradient, a sum of terms with the factor
#    $f'(z_i)$, is exactly zero.
# 2. The update is $w \leftarrow w - \eta \cdot 0$. Nothing changes.
# 3. The $x_i$ are data and do not change. So every $z_i$ stays what it was.
#
# Take one of the three conditions away, and the proof is gone.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** "For ever" is a theorem, with three conditions. The next slide takes them away one by one.
#
# **Ask.** Which line fails in a second hidden layer?
#
# **Likely wrong answer.** "The first." The gradient is zero there too. It is the third: the inputs of that layer are
# activations, and the layer below goes on learning.
#
# **Minutes.** 2

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## For ever?
#
# Ten networks with each setting, 100 updates:

# %% slideshow={"slide_type": "skip"}
def deaths(name, sizes, rate, **options):
    """The counts of notebook 07, section 3."""
    history = train(initialise(sizes, range(10)), X, y, rate, 100, record_activity=True, **options)
    for layer, active in enumerate(history.active, 1):
        lives = life_table(active)
        killed, revived = (sum(bool(getattr(u, w)) for u in lives) for w in ("killed", "revived"))
        print(f"{name:28} layer {layer}: {killed:3d} of {len(lives)} units killed, {revived:3d} came back")


# %% slideshow={"slide_type": "-"} tags=["as-in-07"]
deaths("plain gradient descent", [10, 20, 1], 10)
deaths("two hidden layers", [10, 20, 20, 1], 3)
deaths("momentum 0.9", [10, 20, 1], 5, momentum=0.9)
deaths("decay of biases, 0.001", [10, 20, 1], 10, bias_decay=0.001)
deaths("decay of weights, 0.001", [10, 20, 1], 10, weight_decay=0.001)

# %% [markdown] slideshow={"slide_type": "-"}
# Units come back in deeper layers, with momentum, with decay of biases. And new data can find a unit alive that is dead
# on the old.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The first line is the theorem at work. Each other line breaks one of its conditions. Decay of the weights alone
# brings nobody back: it shrinks the weights and leaves the negative bias.
#
# **Ask.** How can momentum move a unit that has no gradient?
#
# **Likely wrong answer.** "It cannot." The velocity of the last real gradients goes on moving it.
#
# **Minutes.** 2

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Where it matters
#
# | field | where ReLU is found |
# |---|---|
# | image recognition | convolutional networks |
# | speech recognition | deep audio networks |
# | language | feed-forward layers of the first transformers; many later ones use GELU or SiLU |
# | driving | object detectors that must answer in real time |
#
# **Risk.** A dead unit is paid for and does nothing. Whether it costs accuracy depends on how many are left.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The source deck states the risk without a condition: dead units waste computation *and* reduce accuracy. The
# first half is true. The slide below tests the second. ReLU in the first transformer: Vaswani and others, Attention is all
# you need, 2017; GELU: Hendrycks and Gimpel, 2016.
#
# **Ask.** A layer of a thousand units has ten dead ones. What is lost?
#
# **Likely wrong answer.** "One per cent of the accuracy." Perhaps nothing at all: the others can do the work.
#
# **Minutes.** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## What do dead units cost?

# %% slideshow={"slide_type": "-"} tags=["as-in-06"]
five, twenty = train(A, X, y, 5).network, train(A, X, y, 20).network
lost = [train(A, X, y, 1).network.accuracy(X, y)[0] - n.accuracy(X, y)[0] for n in (five, twenty)]
dead = [dead_units(n, X)[0].sum() for n in (five, twenty)]
verdict(3, "dead neurons reduce accuracy", always=min(lost) > 0.01, sometimes=max(lost) > 0.01,
        evidence=f"{dead[0]} dead cost nothing, {dead[1]} dead cost {lost[1]:.0%}")

# %% [markdown] slideshow={"slide_type": "-"}
# The network of this deck has twenty hidden units, more than its task needs. Few deaths cost it nothing. Many do.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Our verdicts have three values: holds, holds with a condition, does not hold. A cell computes each.
#
# **Ask.** What would you have to know to predict the cost?
#
# **Likely wrong answer.** "The share of dead units." Rather how many living units the task needs.
#
# **Minutes.** 1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The data

# %% slideshow={"slide_type": "-"} tags=["show-code"]
np.random.seed(42)
features = np.random.randn(1000, 10)
labels = (features[:, 0] + features[:, 1] - features[:, 2] > 0).astype(int)

# %% slideshow={"slide_type": "-"} tags=["as-in-01"]
assert np.array_equal(features, X) and np.array_equal(labels, y)
share = proportion(labels.sum(), len(labels))
say(f"""
| | |
|---|---|
| samples | {len(X)} |
| features | {X.shape[1]}, negative as often as positive |
| classes | 2, by the side of a plane: {(y == 0).sum()} and {(y == 1).sum()} |
| share of class 1, 95 % interval | {share:.3f} |
""".strip())

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Three of the ten features decide, and a plane separates the classes. Keep both in mind: they will explain a
# result that looks like a virtue of Leaky ReLU.
#
# **Ask.** Are negative inputs a danger for ReLU?
#
# **Likely wrong answer.** "Yes, they give zeros." Inputs on both sides of zero protect: a unit that is off for one sample
# is on for its mirror image.
#
# **Minutes.** 1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The ideas at a glance
#
# ```mermaid
# flowchart LR
#     A[activations] --> B[ReLU]
#     A --> C[Leaky ReLU]
#     D[network] --> E[forward pass]
#     D --> F[backward pass]
#     G[problem] --> H[dying ReLU]
#     G --> I[dead units]
#     J[remedies] --> K[remove the cause]
#     J --> L[Leaky ReLU]
# ```
#
# "He initialization" became "remove the cause": at zero bias, scale saves nobody.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** One box has changed. In place of "He initialization" it says "remove the cause", for that is what our
# measurements will recommend.
#
# **Ask.** What does the scale of the weights do to the sign of $x \cdot w$?
#
# **Likely wrong answer.** "Smaller weights, fewer positive ones." The sign does not change at all.
#
# **Minutes.** 1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## ReLU and Leaky ReLU
#
# | | ReLU | Leaky ReLU |
# |---|---|---|
# | formula | max(0, z) | z for z > 0, else αz |
# | positive z | passes | passes |
# | negative z | 0 | αz, a leak of 1 % at α = 0.01 |
# | slope for z ≤ 0 | **0** | **α** |
# | off on every sample | **dead**: no gradient | **stuck negative**: a small gradient |
#
# The leak keeps a gradient. It does not keep the unit from getting stuck.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** "Dead neurons? Yes and no", says the source deck. With a leak the unit still learns, alpha times as fast; until
# it is back, it is only a linear map on these data. We call that stuck negative.
#
# **Ask.** What does a stuck unit contribute to the output?
#
# **Likely wrong answer.** "Nothing, like a dead one." It contributes a linear function of the inputs.
#
# **Minutes.** 2

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## f and its slope

# %% slideshow={"slide_type": "-"}
z = np.linspace(-2, 2, 401)
fig, (left, right) = subplots(ncols=2, dpi=150)
leaky = activations.leaky_relu(0.2)
plot_activations(left, z, {"ReLU": activations.relu.f(z), "Leaky ReLU, alpha 0.2": leaky.f(z)})
slopes = {"ReLU": activations.relu.derivative(z), "Leaky ReLU, alpha 0.2": leaky.derivative(z)}
plot_activations(right, z, slopes, ylabel="slope f'(z)")
show(fig, "Left of zero ReLU is flat with slope 0; Leaky ReLU with alpha = 0.2 keeps a slope of 0.2.")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The picture takes alpha = 0.2, for the 0.01 of the experiment could not be told from zero.
#
# **Ask.** What is the slope at zero itself?
#
# **Likely wrong answer.** "Undefined, so it crashes." Any value from 0 to 1 will do; we take 0, and alpha.
#
# **Minutes.** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## max(αz, z), but for which α?

# %% slideshow={"slide_type": "skip"}
def leaky_relu(z, alpha=0.01):
    return np.where(z > 0, z, alpha * z)


# %% slideshow={"slide_type": "-"} tags=["as-in-02"]
for alpha in (-0.5, 0.0, 0.01, 0.5, 1.0, 1.5):
    same = np.allclose(np.maximum(alpha * z, z), leaky_relu(z, alpha))
    rises = (np.diff(leaky_relu(z, alpha)) >= 0).all()
    print(f"alpha {alpha:5.2f}: max(alpha z, z) is Leaky ReLU: {same!s:5}  never falls: {rises}")

# %% slideshow={"slide_type": "-"} tags=["as-in-02"]
inside = all(np.allclose(np.maximum(a * z, z), leaky_relu(z, a)) for a in np.linspace(0, 1, 101))
above = np.allclose(np.maximum(1.5 * z, z), leaky_relu(z, 1.5))
verdict(6, "Leaky ReLU is max(αz, z)", always=inside and above, sometimes=inside,
        evidence="equal for 0 <= alpha <= 1, not for alpha = 1.5")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The formula of the source deck holds from 0 to 1. Above 1 the maximum takes the wrong branch on both sides.
#
# **Ask.** What is Leaky ReLU with alpha = 1?
#
# **Likely wrong answer.** "A very leaky ReLU." It is the identity, and the whole network is then linear.
#
# **Minutes.** 1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Nine steps
#
# ```mermaid
# flowchart TB
#     subgraph prepare
#     direction LR
#     A[1 make the data] --> B[2 write ReLU and Leaky ReLU] --> C[3 write the network]
#     end
#     subgraph train
#     direction LR
#     D[4 train with ReLU, 200 epochs] --> E[5 train with Leaky ReLU, 200 epochs] --> F[6 count dead units]
#     end
#     subgraph analyse
#     direction LR
#     G[7 compare accuracies] --> H[8 plot the losses] --> I[9 write the analysis]
#     end
#     prepare --> train
#     train --> analyse
# ```
#
# Missing from the list: step 5 has to start from the *same weights* as step 4.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** These are the nine steps of the source deck, and notebooks 01 to 05 go through them. One condition is not in
# the list, and it decides what the comparison is worth.
#
# **Ask.** What must be equal in steps 4 and 5 so that only the activation differs?
#
# **Likely wrong answer.** "The seed." Its code has one seed, and yet the second network gets other weights: they come
# later in the same stream of random numbers.
#
# **Minutes.** 1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The three functions

# %% slideshow={"slide_type": "-"} tags=["show-code"]
def relu(z):
    return np.maximum(0, z)  # 0 for z <= 0


def leaky(z, alpha=0.01):
    return np.where(z > 0, z, alpha * z)  # 1 % leaks


def count_dead_units(network, X):
    z = network.pre_activations(X)[0][0]  # hidden layer: (n_samples, n_units)
    return np.sum(np.all(z <= 0, axis=0))  # off on every sample


# %% slideshow={"slide_type": "skip"}
assert count_dead_units(twenty, X) == dead_units(twenty, X)[0].sum()
assert np.array_equal(relu(z), activations.relu.f(z)) and np.array_equal(leaky(z), leaky_relu(z))

# %% [markdown] slideshow={"slide_type": "-"}
# The count looks at the *hidden pre-activations*. The source deck's looks at what `network.forward` returns: the output.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Two one-liners and a count. The count is the one that needs care: which numbers does it look at?
#
# **Ask.** The source deck counts units for which `network.forward(X) == 0` throughout. How many can it find?
#
# **Likely wrong answer.** "All dead ones." The output is a sigmoid, and a sigmoid is not 0.
#
# **Minutes.** 2

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## A count that cannot find anything

# %% slideshow={"slide_type": "-"} tags=["show-code"]
def deck_count(network, X):
    activations = network.forward(X).T  # (n_samples, 1): the sigmoid's output
    return np.sum(np.all(activations == 0, axis=0))


# %% [markdown] slideshow={"slide_type": "-"}
# A network whose twenty hidden units are all dead:

# %% slideshow={"slide_type": "-"} tags=["as-in-05"]
corpse = Network(A.weights, [np.full((1, 20), -100.0), np.zeros((1, 1))], "relu")
print("the deck's count:            ", deck_count(corpse, X))
print("count on hidden z <= 0:      ", dead_units(corpse, X)[0].sum())

# %% slideshow={"slide_type": "-"} tags=["as-in-05"]
counts = deck_count(corpse, X) == dead_units(corpse, X)[0].sum()
verdict(8, "count_dead_neurons counts dead neurons", always=counts,
        evidence=f"{deck_count(corpse, X)} in a network with {dead_units(corpse, X)[0].sum()} dead")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The source deck's "0 dead" is right, as we shall see, but its function would have said so in any case. A
# measurement that can give one answer only measures nothing.
#
# **Ask.** How would you test a function that counts dead units?
#
# **Likely wrong answer.** "Run it on my network." Run it on one that you have killed yourself.
#
# **Minutes.** 2

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Settings
#
# | setting | value | meaning |
# |---|---|---|
# | hidden units | 20 | one hidden layer |
# | learning rate | 0.01 | size of a step; small, as we shall see |
# | epochs | 200 | one update each, on all samples |
# | alpha | 0.01 | the leak, 1 % |
# | initial weights | normal, standard deviation $\sqrt{2/\text{fan-in}}$ | He's, not Xavier's |
# | initial biases | 0 | |
#
# 10 inputs → 20 hidden units (ReLU or Leaky ReLU) → 1 output (sigmoid)

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The source deck calls its initialisation Xavier's. Its code has He's formula. The slide below measures it.
#
# **Ask.** Which of these settings protects the units from dying?
#
# **Likely wrong answer.** "He's weights." It is the zero biases and the small steps.
#
# **Minutes.** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Xavier or He?
#
# Standard deviation of the deck's initial weights, and what three formulas give:

# %% slideshow={"slide_type": "-"} tags=["as-in-03"]
print("layer          deck   Glorot  1/fan-in   He")
for name, w in zip(("10 -> 20", "20 ->  1"), A.weights, strict=True):
    fan_in, fan_out = w.shape[1:]
    glorot, lecun, he = np.sqrt([2 / (fan_in + fan_out), 1 / fan_in, 2 / fan_in])
    print(f"{name}      {w.std():.3f}   {glorot:.3f}     {lecun:.3f}   {he:.3f}")

# %% slideshow={"slide_type": "-"} tags=["as-in-03"]
glorot, he = np.sqrt([2 / 30, 2 / 10])  # for the layer 10 -> 20
deck = A.weights[0].std()
verdict(11, "The deck uses Xavier initialization", always=abs(deck - glorot) < abs(deck - he),
        evidence=f"W1 has standard deviation {deck:.3f}; Glorot {glorot:.3f}, He {he:.3f}")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Xavier is the first name of Glorot. In the first layer the two formulas are far apart, and the weights are
# clearly He's.
#
# **Ask.** Why is the second layer no good for telling them apart?
#
# **Likely wrong answer.** "It has another formula." It has the same; but fan-out is 1 there, and 20 weights scatter.
#
# **Minutes.** 1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Results

# %% slideshow={"slide_type": "skip"}
A_relu, B_leaky = train(A, X, y), train(B, X, y)

# %% slideshow={"slide_type": "-"} tags=["as-in-04"]
rows = [("Final Loss", "0.5149", "0.5416"), ("Accuracy", "73.10%", "72.70%"), ("Dead Neurons", "0/20", "0/20")]
ours = [[f"{h.loss[-1, 0]:.4f}", f"{h.network.accuracy(X, y)[0]:.2%}", f"{dead_units(h.network, X)[0].sum()}/20"]
        for h in (A_relu, B_leaky)]
table = "| | ReLU | source deck | Leaky ReLU | source deck |\n|---|---|---|---|---|\n"
for (name, *deck), a, b in zip(rows, *ours, strict=True):
    table += f"| {name} | {a} | {deck[0]} | {b} | {deck[1]} |\n"
say(table.strip())

# %% slideshow={"slide_type": "-"} tags=["as-in-04"]
same = all([a, b] == deck for (_, *deck), a, b in zip(rows, *ours, strict=True))
verdict(10, "the results table", always=same, evidence="every digit comes back")

# %% [markdown] slideshow={"slide_type": "-"}
# ReLU ahead, nothing dead. So ReLU learns faster, and the initialisation prevented dying?

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Every digit of the source deck comes back. The numbers are right. What do they mean?
#
# **Ask.** Vote: who believes that ReLU learned faster here? What else could explain the gap?
#
# **Likely wrong answer.** "The leak costs something." Wait for the slides below.
#
# **Minutes.** 2

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## The two curves

# %% slideshow={"slide_type": "-"}
fig, ax = subplots(dpi=150)
plot_loss(ax, {"A, ReLU": A_relu.loss[:, 0], "B, Leaky ReLU": B_leaky.loss[:, 0]})
show(fig, "Both losses fall smoothly and steeply until the last epoch, and the gap between them is there from the first.")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Smooth, yes. Look at both ends: the curves are steep on the right, and apart on the left.
#
# **Ask.** Have they converged?
#
# **Likely wrong answer.** "Yes, they are smooth." Smooth is not flat.
#
# **Minutes.** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Converged?

# %% slideshow={"slide_type": "-"} tags=["as-in-04"]
longer = train(A, X, y, n_epochs=2000), train(B, X, y, n_epochs=2000)
for epoch in (200, 500, 1000, 2000):
    print(f"epoch {epoch:4d}   ReLU {longer[0].loss[epoch - 1, 0]:.3f}   Leaky ReLU {longer[1].loss[epoch - 1, 0]:.3f}")
print(f"accuracy     ReLU {longer[0].network.accuracy(X, y)[0]:.1%}   "
      f"Leaky ReLU {longer[1].network.accuracy(X, y)[0]:.1%}")

# %% slideshow={"slide_type": "-"} tags=["as-in-04"]
falls = all((np.diff(h.loss[:, 0]) < 0).all() for h in (A_relu, B_leaky))
gain = min(h.loss[199, 0] / h.loss[1999, 0] for h in longer)
verdict(10, "both networks converged smoothly", always=falls and gain < 1.1,
        evidence=f"it falls in every epoch: {falls}; 1800 epochs more divide it by {gain:.1f}")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Ten times as many epochs, a quarter of the loss. The source deck compares two networks that have hardly begun.
#
# **Ask.** What would you change before you compare anything?
#
# **Likely wrong answer.** "The activation." The learning rate: 0.01 is a hundredth of what works here.
#
# **Minutes.** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## The same weights

# %% slideshow={"slide_type": "skip"}
A_leaky_run, B_relu_run = train(A_leaky, X, y), train(B_relu, X, y)

# %% slideshow={"slide_type": "-"} tags=["as-in-04"]
for name, h in (("A, ReLU", A_relu), ("B, Leaky ReLU", B_leaky)):
    print(f"{name:14} loss before any update {h.loss[0, 0]:.4f}")

# %% slideshow={"slide_type": "-"} tags=["as-in-05"]
for name, r, k in (("A", A_relu, A_leaky_run), ("B", B_relu_run, B_leaky)):
    r, k = r.loss[-1, 0], k.loss[-1, 0]
    print(f"weights {name}:  ReLU {r:.4f}   Leaky ReLU {k:.4f}   Leaky minus ReLU {k - r:+.4f}")

# %% [markdown] slideshow={"slide_type": "-"}
# The two networks started from different random weights. Give each activation each set of weights, and *Leaky* ReLU is
# ahead, by a tenth of the gap. The table compared the weights.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** This is the flaw. More than half of the gap is there before anything has been learned.
#
# **Ask.** Two pairs now favour Leaky ReLU. Is that enough?
#
# **Likely wrong answer.** "Yes, both agree." Two coins that fall alike are no proof; the next slide has 400.
#
# **Minutes.** 2

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Four hundred pairs

# %% slideshow={"slide_type": "skip"}
start = initialise([10, 20, 1], seeds=range(400), activation="relu")
relu_runs, leaky_runs = train(start, X, y), train(start.with_activation("leaky_relu"), X, y)
loss_r, loss_k = relu_runs.loss[-1], leaky_runs.loss[-1]  # (400,)

# %% slideshow={"slide_type": "-"} tags=["as-in-05"]
loss = paired_difference(loss_r, loss_k)
print(f"ReLU        mean loss {loss_r.mean():.4f}, standard deviation {loss_r.std(ddof=1):.4f}")
print(f"Leaky ReLU  mean loss {loss_k.mean():.4f}, standard deviation {loss_k.std(ddof=1):.4f}")
print(f"Leaky minus ReLU, paired, 95 % interval: {loss:.5f}")
print(f"Leaky lower in {(loss_k < loss_r).sum()} of 400 pairs")

# %% slideshow={"slide_type": "-"} tags=["as-in-05"]
unpaired = runs_needed(loss.estimate, loss_r.var(ddof=1) + loss_k.var(ddof=1))
paired = runs_needed(loss.estimate, (loss_k - loss_r).var(ddof=1))
print("runs needed per activation, unpaired:", round(unpaired, -2))
print("pairs needed:                        ", paired)

# %% [markdown] slideshow={"slide_type": "-"}
# Weights spread the loss; the activation moves it a little, always the same way. On *these* data, at *this* rate, after
# 200 epochs: with longer training the lead fades and turns.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Pairing takes out what both share, the weights. Without it, the same answer takes thousands of runs; the source
# deck had one of each.
#
# **Ask.** Does this show that Leaky ReLU is better?
#
# **Likely wrong answer.** "Yes, 400 to nothing." It starts faster on labels that a plane separates. Notebook 08 has labels
# on which it loses every pair.
#
# **Minutes.** 3

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## The pairs, seen

# %% slideshow={"slide_type": "-"}
fig, (left, right) = subplots(ncols=2, dpi=150)
plot_pairs(left, loss_r, loss_k, "loss at epoch 200, ReLU", "loss at epoch 200, Leaky ReLU")
plot_differences(right, loss_k - loss_r, loss, "Leaky minus ReLU, loss at epoch 200")
show(fig, "Left, the 400 pairs hug the diagonal: weights decide the loss. Right, every difference lies below zero.")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** On the left you see why one run of each can show anything; on the right, why pairs show it at once.
#
# **Ask.** Where is the source deck's comparison in the left picture?
#
# **Likely wrong answer.** "One of the points." It is no point: it takes one coordinate from one pair and one from another.
#
# **Minutes.** 1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Observations

# %% slideshow={"slide_type": "-"} tags=["as-in-05"]
after = active_fraction(relu_runs.network.pre_activations(X)[0])
accuracy = paired_difference(*(100 * h.network.accuracy(X, y) for h in (relu_runs, leaky_runs)))
points = abs(B_leaky.network.accuracy(X, y)[0] - A_relu.network.accuracy(X, y)[0]) * 100
verdict(10, "similar performance", always=points < 1 and abs(accuracy.estimate) < 1,
        evidence=f"accuracies {points:.1f} points apart, paired {accuracy.estimate:.2f}")
verdict(10, "Final Loss: ReLU the lower", always=loss.low > 0, sometimes=loss.high > 0,
        evidence=f"Leaky lower in {(loss_k < loss_r).sum()} of 400 pairs with the same weights")
verdict(11, "no dead neurons", always=not (after == 0).any(),
        evidence=f"{(after == 0).sum()} of {after.size} units, least active {after.min():.0%}")

# %% [markdown] slideshow={"slide_type": "-"}
# - **Initialisation.** Zero biases and inputs around zero kept the units alive, not the scale of the weights.
# - **Leaky ReLU as insurance.** This experiment cannot tell: there was nothing to insure against.
# - **Deep networks.** More deaths in deeper layers, when they are narrow.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Two of the source deck's three observations hold. Its three insights are about things that its experiment did not
# test. The slides below do.
#
# **Ask.** What experiment would test "initialisation prevented dying"?
#
# **Likely wrong answer.** "Count the dead after training." Change the initialisation and see whether the count changes.
#
# **Minutes.** 2

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Why nothing died

# %% slideshow={"slide_type": "-"} tags=["as-in-05"]
for n in (1, 10, 100, 1000):
    print(f"{n:4d} samples: chance that a unit is born dead {born_dead_probability(0.0, 1.0, n):.1e}")

# %% slideshow={"slide_type": "-"} tags=["as-in-05"]
few_z, dead_after = initialise([10, 20, 1], seeds=range(20)).pre_activations(X)[0], {}
for scale in (0.01, 0.1, 1, 10, 100):
    scaled = initialise([10, 20, 1], seeds=range(20), scale=scale)
    trained = train(scaled, X, y)
    dead_after[scale] = dead_units(trained.network, X)[0].sum()
    changed = ((scaled.pre_activations(X)[0] > 0) != (few_z > 0)).sum()
    print(f"scale {scale:6}: {changed} signs of z change; dead before {dead_units(scaled, X)[0].sum()}, "
          f"after {dead_after[scale]}; mean loss {trained.loss[-1].mean():.2f}")
verdict(11, "Xavier initialization prevented dying", always=any(dead_after.values()),
        evidence=f"dead at 1/100 and 100 times its scale: {dead_after[0.01]} and {dead_after[100]}")

# %% [markdown] slideshow={"slide_type": "-"}
# With zero bias, each sample is a coin toss: $2^{-n}$. A scale multiplies $z$ and leaves its sign.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** To be born dead, a unit with zero bias has to lose every toss. A scale a hundred times too small or too large kills
# nobody; it only spoils the learning.
#
# **Ask.** What would have to change for the scale to matter?
#
# **Likely wrong answer.** "A much larger scale." A bias: then the ratio of bias to weights counts.
#
# **Minutes.** 2

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Now kill: one number

# %% slideshow={"slide_type": "-"} tags=["as-in-06"]
print("rate         ReLU: dead  accuracy   Leaky: stuck  accuracy")
for rate in (0.01, 0.1, 1, 5, 10, 20):
    r, k = train(A, X, y, rate).network, train(A_leaky, X, y, rate).network
    print(f"{rate:5}       {dead_units(r, X)[0].sum():6d}/20  {r.accuracy(X, y)[0]:8.1%}   "
          f"{stuck_negative_units(k, X)[0].sum():9d}/20  {k.accuracy(X, y)[0]:8.1%}")

# %% [markdown] slideshow={"slide_type": "-"}
# The same network, data, weights and epochs; only the learning rate changes. The deck's is the first row.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Up to 1 a larger step is simply better. At 20 most ReLU units are dead, while Leaky ReLU, with many units stuck,
# gets every label right.
#
# **Ask.** Before you see the row for 20: how many of the twenty will be dead?
#
# **Likely wrong answer.** "All." Some are left, and too few of them.
#
# **Minutes.** 2

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## When did they die?

# %% slideshow={"slide_type": "-"}
history = train(A, X, y, learning_rate=20, n_epochs=30, record_activity=True)
fig, ax = subplots(ncols=2, width_ratios=[1, 0.001], dpi=150)
ax[1].remove()
plot_raster(ax[0], history.active[0][:, 0])
ax[0].set(yticks=[], ylabel="20 units, by time of death")
show(fig, "Thirteen of the twenty units die within the first ten updates, and none of them comes back.")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** A row is a unit, a column an update; a cross is a unit that is dead. They die early, while the steps are wild.
#
# **Ask.** What would the picture look like for momentum?
#
# **Likely wrong answer.** "The same." Some rows would end in colour again.
#
# **Minutes.** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Autopsy of one unit

# %% slideshow={"slide_type": "-"} tags=["as-in-06"]
last_alive = train(A, X, y, learning_rate=20, n_epochs=3).network  # after three updates
report = autopsy(last_alive, X, y, unit=3, learning_rate=20)
print(report)

# %% slideshow={"slide_type": "-"} tags=["as-in-06"]
print(f"mean z moved by {report.pushes.sum():.1f}; class 0 pushed {report.pushes[y == 0].sum():.1f}, "
      f"class 1 {abs(report.pushes[y == 1].sum()):.1f}")
print(f"before the update the network says class 1 to {(last_alive.forward(X) > 0.5).mean():.0%} of the samples")

# %% [markdown] slideshow={"slide_type": "-"}
# One update. The samples on which the unit was active were wrong in the same direction, and together they pushed it
# off all data. Only active samples push: a unit is killed by those that it served.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** This is unit 3 of network A, at learning rate 20, around its fourth update.
#
# **Ask.** Which samples push a unit down: those on which it is on, or those on which it is off?
#
# **Likely wrong answer.** "Those on which it is off." They have slope 0 and push nobody.
#
# **Minutes.** 2

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Theory on the same axes

# %% slideshow={"slide_type": "skip"}
def dead_share(network, inputs):
    return mean_interval(dead_units(network, inputs)[0].mean(axis=1))


thirty = initialise([10, 20, 1], range(30))
biases, shifts = np.array([0.0, -1, -2, -3, -4, -5, -6]), np.array([0.0, 1, 2, 3, 5, 10])
by_bias = [dead_share(initialise([10, 20, 1], range(30), bias=b), X) for b in biases]
by_shift = [dead_share(thirty, deck_dataset(shift)[0]) for shift in shifts]

# %% slideshow={"slide_type": "-"}
fig, (left, right) = subplots(ncols=2, sharey=True, dpi=150)
b, d = np.linspace(-6, 0, 61), np.linspace(0, 10, 41)
plot_dose(left, biases, {"born dead": by_bias}, (b, born_dead_probability_he(b, 10, 1000)))
plot_dose(right, shifts, {"born dead": by_shift}, (d, born_dead_probability_he(0.0, 10, 1000, shift=d)))
left.set(xlabel="initial bias", ylabel="share of units", ylim=(-0.03, 1))
right.set(xlabel="shift of all inputs")
show(fig, "A negative bias, and inputs away from zero, leave units born dead; counts and theory agree.")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Points are counts over 30 networks with 95 % intervals; the line is computed without any network.
#
# **Ask.** Why does the right curve come near to one half and not to 1?
#
# **Likely wrong answer.** "Not enough shift." Far from zero all samples look alike; the sign of the summed weights decides,
# and it is negative for half of the units.
#
# **Minutes.** 2

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Deep and narrow: born collapsed

# %% slideshow={"slide_type": "skip"}
both_sides = np.array([[-1.0], [1.0]])


def collapsed_by_layer(width, inputs, method="he", n_hidden=20, n_networks=10_000):
    """Number of networks with a dead layer among the first 1, 2, ..., n_hidden; as in notebook 07."""
    sizes = [inputs.shape[1], *[width] * n_hidden, 1]
    layers = dead_units(initialise(sizes, range(n_networks), method=method), inputs)
    dead_layer = np.array([layer.all(axis=1) for layer in layers])  # (n_hidden, n_networks)
    return np.logical_or.accumulate(dead_layer).sum(axis=1)


collapses = {width: collapsed_by_layer(width, both_sides) for width in (2, 3, 4)}

# %% slideshow={"slide_type": "-"}
fig, axes = subplots(ncols=3, sharey=True, dpi=150)
fig.set_size_inches(9.6, 4.0)
h = np.arange(1, 21)
for ax, width in zip(axes, (2, 3, 4), strict=True):
    ax.fill_between(h, *collapse_bounds(width, h), color="black", alpha=0.25, label="between the bounds")
    plot_dose(ax, h, {"measured": [proportion(int(c), 10_000) for c in collapses[width]]})
    ax.set(title=f"width {width}", xlabel="hidden layers", xticks=(1, 5, 10, 15, 20))
axes[0].set(ylabel="share of networks")
show(fig, "The share of collapsed networks keeps between its bounds; with four units of width it is far smaller than with two.")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Collapsed means that one whole layer is dead, so the output is constant. He's weights, zero biases, before any
# training, one feature with a sample on each side of zero. The lower bound is by Lu and others, 2020.
#
# **Ask.** Ten layers of three units: how many collapse?
#
# **Likely wrong answer.** "Hardly any." More than half.
#
# **Minutes.** 2

# %% [markdown] slideshow={"slide_type": "slide"} tags=["compact"]
# ## Advantages and limitations
#
# | | for | against |
# |---|---|---|
# | ReLU | fast; a simple formula | units can die: large steps, negative biases, inputs off centre |
# | | sparse: zeros for part of the inputs | output *not* zero-centered |
# | | | unbounded above |
# | Leaky ReLU | a gradient everywhere | one number more to choose |
# | | stuck units come back, in time | stuck units learn alpha times as fast |
# | | ahead where the labels are linear | behind where they are not |

# %% slideshow={"slide_type": "-"} tags=["as-in-02"]
from statistics import NormalDist

z = np.array([NormalDist().inv_cdf((i + 0.5) / 100_000) for i in range(100_000)])  # an even bell curve
mean = activations.relu.f(z).mean()
verdict(12, "ReLU has zero-centered output", always=abs(mean) < 0.01,
        evidence=f"mean of relu(z) over a bell curve: {mean:.2f}")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The source deck lists "zero-centered output" among the limitations of ReLU. It is the other way round: the output
# is not zero-centered, and a zero mean would be an advantage.
#
# **Ask.** Which entries of the table need a condition?
#
# **Likely wrong answer.** "None, these are facts." Nearly all of the right column.
#
# **Minutes.** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## What a leak buys, and costs

# %% slideshow={"slide_type": "skip"}
moons, moon = two_moons()  # (400, 2), (400,): no line separates them
flat, bent = initialise([10, 20, 1], range(20)), initialise([2, 16, 1], range(20))
flat_relu, bent_relu = train(flat, X, y, 0.1), train(bent, moons, moon, 0.3, 500)
alphas, gains = (0.01, 0.1, 0.3, 0.5, 0.7, 1.0), {"deck's data": [], "moons": []}
for a in alphas:
    on_flat = train(flat.with_activation(activations.leaky_relu(a)), X, y, 0.1)
    on_bent = train(bent.with_activation(activations.leaky_relu(a)), moons, moon, 0.3, 500)
    gains["deck's data"].append(paired_difference(flat_relu.loss[-1], on_flat.loss[-1]))
    gains["moons"].append(paired_difference(bent_relu.loss[-1], on_bent.loss[-1]))

# %% slideshow={"slide_type": "-"}
fig, ax = subplots(dpi=150)
plot_dose(ax, alphas, gains)
ax.axhline(0, color="black", linewidth=1)
ax.set(xlabel="alpha", ylabel="loss minus that of ReLU, paired")
show(fig, "On the deck's data the loss falls with alpha, down to a network that is linear; on two half moons it rises.")

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** A leak makes a network more linear. The deck's labels are linear, so more leak is better, up to no activation at
# all. The moons need a bend, and every bit of leak costs.
#
# **Ask.** Which alpha is best?
#
# **Likely wrong answer.** "0.01, as in the source deck." It depends on the labels.
#
# **Minutes.** 2

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Match the remedy to the cause
#
# The moons with inputs off centre: 5 added to both features. Share of units never active, accuracy, and paired gain over
# ReLU, in percent, with 95 % intervals:

# %% slideshow={"slide_type": "skip"}
def measure(name, network, inputs, rate, epochs, baseline=None):
    """A row of the tables in notebook 08, section 4."""
    h = train(network, inputs, moon, rate, epochs)
    accuracy = 100 * h.network.accuracy(inputs, moon)
    never = 100 * dead_units(h.network, inputs)[0].mean(axis=1)
    gain = "" if baseline is None else f"  gain {paired_difference(baseline, accuracy):.1f}"
    print(f"{name:12} never active {mean_interval(never):.1f}  accuracy {accuracy.mean():4.1f}{gain}")
    return accuracy


# %% slideshow={"slide_type": "-"} tags=["as-in-08"]
off = moons + 5
shifted = measure("ReLU", bent, off, 0.1, 500)
for name, f in (("Leaky 0.01", activations.leaky_relu(0.01)), ("Leaky 0.1", activations.leaky_relu(0.1)), ("SELU", "selu")):
    measure(name, bent.with_activation(f), off, 0.1, 500, shifted)
centred = measure("centred", bent, off - off.mean(axis=0), 0.1, 500, shifted)

# %% [markdown] slideshow={"slide_type": "-"}
# Removing the cause did best; so too with large steps (smaller ones) and negative biases (zero): notebook 08.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Same trouble, five remedies. No activation comes near to centring the inputs.
#
# **Ask.** Half of the units are never active under Leaky ReLU too. What is the leak doing for them?
#
# **Likely wrong answer.** "Bringing them back." At these settings it moves hardly any of them in 500 updates.
#
# **Minutes.** 2

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Five questions for an interview
#
# 1. What does ReLU do to zero, and what is its slope there?
# 2. When is a unit dead, and can it come back?
# 3. What does Leaky ReLU change, and what not?
# 4. The loss stands still. How do you find out whether dead units are the reason?
# 5. Which initialisation do you take for a ReLU network, and does it prevent dying?
#
# **Quick decision.** Begin with ReLU, centred inputs and zero biases. Count. If units die, remove the cause; then insure.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The source deck ends with five points to remember. We have made them questions. The answers are below, with their
# conditions.
#
# **Ask.** All five, before you go down.
#
# **Likely wrong answer.** To 2: "It never recovers." In the first layer, under plain gradient descent on the same data.
#
# **Minutes.** 2

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Answers that hold up
#
# 1. max(0, z): zero goes to zero. The slope at 0 is a convention; here it is 0, and alpha for Leaky ReLU.
# 2. When z ≤ 0 on every sample of X. First layer, plain gradient descent, same data: never. Deeper layers, momentum, decay
#    of biases: it can. On new data it may be alive.
# 3. It keeps a gradient of alpha where ReLU has none. It does not keep units from getting stuck, and a stuck one is only
#    linear.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The formula max(αz, z) would have been a sixth: right for alpha from 0 to 1.
#
# **Ask.** Who had the condition in answer 2?
#
# **Likely wrong answer.** "Dying is about large gradients." It is about where all samples fall after a step.
#
# **Minutes.** 1

# %% [markdown] slideshow={"slide_type": "subslide"}
# ## Answers that hold up
#
# 4. Count, by layer, the units whose *pre-activation* is ≤ 0 on every sample. Zero gradients alone say little: a network
#    that has learned everything has them too.
# 5. He's: it keeps the size of the signal through ReLU layers. It prevents dying no more than any other scale does; zero
#    biases and centred inputs do, at birth, in the first layer.
#
# **Deep and narrow?** More width, or RAI. **Steps too large?** Smaller ones. **Still dying?** Leaky ReLU, alpha about 0.1.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The source deck says "He initialization is best" and "production: Leaky ReLU". Both need conditions, and the first
# has no bearing on death in the first layer.
#
# **Ask.** Why alpha 0.1 and not 0.01?
#
# **Likely wrong answer.** "It is more accurate." It brings a stuck unit back in a tenth of the time (notebook 08).
#
# **Minutes.** 1

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Conclusion
#
# - ReLU, Leaky ReLU and a two-layer network, written from scratch; every number of the source deck came back.
# - Its comparison was of weights, not of activations. From the same weights the sign turns.
# - Nothing died, because nothing was put at risk.
# - Large steps, negative biases, inputs off centre, and narrow depth do kill.
#
# > Leaky ReLU is a small change that gives every unit a gradient. It is insurance against some causes of death, at a
# > price that depends on the data. Remove the cause first.
#
# **Next.** Notebooks 06, 07 and 08: kill, go deep, and measure the remedies, ELU, SELU and Swish (SiLU) among them.

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The key message of the source deck promised "big safety benefits". Ours has a condition in each sentence.
#
# **Ask.** Which claim of the source deck would you have believed yesterday?
#
# **Likely wrong answer.** None; let them talk.
#
# **Minutes.** 1

# %% [markdown] slideshow={"slide_type": "subslide"} tags=["compact"]
# ## The verdicts, slides 3 to 11
#
# | slide | claim | verdict | where |
# |---|---|---|---|
# | 3 | dead neurons reduce accuracy | with a condition | 06 |
# | 4 | ~50% positive, ~50% negative | holds | 05 |
# | 6 | Leaky ReLU is max(αz, z) | with a condition | 02 |
# | 6 | Leaky ReLU: no dead neurons | with a condition | 05 |
# | 8 | `count_dead_neurons` counts dead neurons | does not hold | 05 |
# | 10 | the results table | holds | 04 |
# | 10 | both networks converged smoothly | does not hold | 04 |
# | 10 | similar performance | holds | 05 |
# | 10 | Final Loss: ReLU the lower | does not hold | 05 |
# | 11 | no dead neurons | holds | 05 |

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** The last column names the notebook whose cell computed the verdict.
#
# **Ask.** Which of these surprised you?
#
# **Likely wrong answer.** "The results table holds, so the deck is right." Its numbers are.
#
# **Minutes.** 1

# %% [markdown] slideshow={"slide_type": "subslide"} tags=["compact"]
# ## The verdicts, slides 11 to 13
#
# | slide | claim | verdict | where |
# |---|---|---|---|
# | 11 | The deck uses Xavier initialization | does not hold | 03 |
# | 11 | Xavier initialization prevented dying | does not hold | 05 |
# | 11 | proper init can prevent dying ReLU | with a condition | 08 |
# | 11 | Leaky ReLU is insurance with minimal cost | with a condition | 08 |
# | 11 | dying ReLU is more common in deep networks | holds | 07 |
# | 12 | ReLU has zero-centered output | does not hold | 02 |
# | 12 | Leaky ReLU: gradient always flows | holds | 08 |
# | 12 | Leaky ReLU is safe for deep nets | with a condition | 08 |
# | 12 | Leaky ReLU is not always better | holds | 08 |
# | 13 | dead units never recover | with a condition | 07 |
# | 13 | He initialization is best for ReLU networks | with a condition | 08 |

# %% [markdown] slideshow={"slide_type": "notes"}
# **Say.** Take one claim home and check it on a network of your own.
#
# **Ask.** Which one will you take?
#
# **Likely wrong answer.** None.
#
# **Minutes.** 1
