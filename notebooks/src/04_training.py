# %% [markdown]
# # 04 Training
#
# The deck trains one network with ReLU and one with Leaky ReLU, and reports the results
# with four decimals, with ReLU ahead. Can a result be right to the last digit and still
# say nothing about the question that it was made to answer? We first rebuild the whole
# experiment, and then we look for its flaw.
#
# | Minutes | You need |
# |---|---|
# | 55 | gradients of a two-layer network (notebook 03) |
#
# After this notebook you can
#
# 1. write full-batch gradient descent as a loop of a few lines;
# 2. reproduce the deck's results table, and say how many digits come back;
# 3. say whether a loss curve that falls smoothly has converged;
# 4. find the flaw in the deck's comparison of ReLU with Leaky ReLU.

# %%
import numpy as np

from dyingrelu_utils.claims import Verdict
from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.diagnosis import dead_units
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.initialisation import deck_networks
from dyingrelu_utils.labs import training_lab
from dyingrelu_utils.plots import plot_loss, show, subplots, table
from dyingrelu_utils.training import train

X, y = deck_dataset()  # (1000, 10), (1000,)

# %% [markdown]
# ## 1. Write gradient descent as a loop
#
# The deck has two networks with ten features, twenty hidden units and one output.
# Network A has ReLU, and network B has Leaky ReLU [2] with alpha = 0.01.

# %%
A, B = deck_networks()
print(A)
print(B)

# %% [markdown]
# We train both by full-batch gradient descent [1]: in every epoch we compute the
# gradients on all 1000 samples, and then we move each parameter a small step against
# its own. For weights $W$ and biases $b$, the update is
#
# $$W \leftarrow W - \eta\, \partial W \qquad b \leftarrow b - \eta\, \partial b$$
#
# where $\eta$ (eta) is the learning rate. By the loss of an epoch we mean the loss
# *before* its update.
#
# **4.1** Write `descend`, which makes `n_epochs` updates and returns the losses of all
# epochs and the trained network. The network that it is given stays as it was:
# `network[:]` is a copy. A network offers you this:
#
# | call | what it gives |
# |---|---|
# | `network.loss(X, y)[0]` | the loss, a number |
# | `network.gradients(X, y)` | two lists `dW, db`, with an array for each layer |
# | `network.weights[layer]`, `network.biases[layer]` | arrays to change with `-=` |


# %%
def descend(network, X, y, learning_rate, n_epochs):
    return ...


answer("4.1", descend)

# %% [markdown]
# Ours is folded below; the notebook goes on with it.


# %% jupyter={"source_hidden": true}
def descend(network, X, y, learning_rate, n_epochs):
    network, losses = network[:], []
    for _ in range(n_epochs):
        losses.append(network.loss(X, y)[0])
        dW, db = network.gradients(X, y)
        for layer in (0, 1):
            network.weights[layer] -= learning_rate * dW[layer]
            network.biases[layer] -= learning_rate * db[layer]
    return losses, network


# %% [markdown]
# **Question.** The deck trains for 200 epochs with a rate of 0.01. How far does the
# loss of network A fall?
#
# **Prediction.** If it starts near 0.88, where will it be at epoch 200?

# %%
losses, _ = descend(A, X, y, 0.01, 200)

# %%
rows = [[epoch, f"{losses[epoch - 1]:.4f}"] for epoch in (1, 50, 100, 150, 200)]
table(["epoch", "loss"], *rows)

# %% [markdown]
# **What we saw.** The loss falls from 0.8810 to 0.5149, and is still nearer to its
# start than to zero.

# %% [markdown]
# From now on we use `train`, the same loop in a faster form, which makes 200 epochs at
# a rate of 0.01 by default.

# %%
A_relu = train(A, X, y)
B_leaky = train(B, X, y)
loss_relu = A_relu.loss[:, 0]  # (n_epochs,)
loss_leaky = B_leaky.loss[:, 0]  # (n_epochs,)

# %%
difference = np.abs(loss_relu - losses).max()
print("loop and train() equal to 1e-12:", difference < 1e-12)

# %% [markdown]
# ## 2. Rebuild the deck's table
#
# These are the results that the deck reports:
#
# | | ReLU | Leaky ReLU |
# |---|---|---|
# | Final Loss | 0.5149 | 0.5416 |
# | Accuracy | 73.10% | 72.70% |
# | Dead Neurons | 0/20 | 0/20 |
#
# We have the same data, weights and rule, but another computer and other code.
#
# **Question.** Do we get the same results?
#
# **Prediction.** How many of the six come back, and to how many digits?


# %%
def results(history):
    """Final loss, accuracy and dead units, written as in the deck."""
    loss = history.loss[-1, 0]
    accuracy = history.network.accuracy(X, y)[0]
    n_dead = dead_units(history.network, X)[0].sum()
    return [f"{loss:.4f}", f"{accuracy:.2%}", f"{n_dead}/20"]


# %%
names = ["Final Loss", "Accuracy", "Dead Neurons"]
deck_relu = ["0.5149", "73.10%", "0/20"]
deck_leaky = ["0.5416", "72.70%", "0/20"]
ours_relu = results(A_relu)
ours_leaky = results(B_leaky)

# %%
rows = zip(names, ours_relu, deck_relu, ours_leaky, deck_leaky, strict=True)
table(["", "ReLU", "deck", "Leaky ReLU", "deck"], *rows)

# %% [markdown]
# **What we saw.** All six results come back, in every digit that the deck gives. But
# the final loss is the one before the last update, and the accuracy the one after it.
# And the deck's own function does not count dead units, as we shall see in notebook 05.

# %% [markdown]
# The deck presents its table as "Execution Output", as what its code printed. What is
# *your* verdict?

# %%
same = np.array(ours_relu + ours_leaky) == np.array(deck_relu + deck_leaky)
evidence = f"{same.sum()} of {same.size} results come back with the deck's digits"
Verdict(10, "the results table", holds=same.all(), evidence=evidence)

# %% [markdown]
# ## 3. Ask whether 200 epochs are enough
#
# The deck says that both networks "converged smoothly", so we look at their curves.

# %%
fig, ax = subplots()
plot_loss(ax, {"ReLU, A": loss_relu, "Leaky ReLU, B": loss_leaky})
show(
    fig,
    "Both losses fall smoothly, and at the last epoch they are still falling.",
)

# %% [markdown]
# **Question.** What changes if we go on for ten times as many epochs?
#
# **Prediction.** Will the loss at epoch 2000 be near 0.5, near 0.3, or below 0.2?

# %%
longer_relu = train(A, X, y, n_epochs=2000)
longer_leaky = train(B, X, y, n_epochs=2000)

# %%
rows = []
for epoch in (200, 500, 1000, 2000):
    relu, leaky = longer_relu.loss[epoch - 1, 0], longer_leaky.loss[epoch - 1, 0]
    rows.append([f"loss at epoch {epoch}", f"{relu:.3f}", f"{leaky:.3f}"])
relu = longer_relu.network.accuracy(X, y)[0]
leaky = longer_leaky.network.accuracy(X, y)[0]
rows.append(["accuracy", f"{relu:.1%}", f"{leaky:.1%}"])
table(["", "ReLU", "Leaky ReLU"], *rows)

# %%
falls = np.diff([loss_relu, loss_leaky]) < 0  # (2, n_epochs - 1)
at_200 = np.array([loss_relu[-1], loss_leaky[-1]])
at_2000 = np.array([longer_relu.loss[-1, 0], longer_leaky.loss[-1, 0]])

# %%
print(f"updates after which the loss is lower: {falls.sum()} of {falls.size}")
print("loss at epoch 200 / at epoch 2000:", (at_200 / at_2000).round(1))
for epoch, losses_then in ((200, at_200), (2000, at_2000)):
    print(f"gap at epoch {epoch}: {losses_then[1] - losses_then[0]:.3f}")

# %% [markdown]
# **What we saw.** The loss falls after every update, so the curves are smooth. But 1800
# epochs more bring it down to about a quarter and the accuracy to 97 %, while the gap
# between the two networks shrinks from 0.027 to 0.006.

# %% [markdown]
# The deck's "both networks converged smoothly" says two things. Let us call a network
# *converged* if many more updates lower its loss by less than a tenth. What is *your*
# verdict?

# %%
claim = "both networks converged smoothly"
gain = (at_200 / at_2000).min()
smooth, converged = falls.all(), gain < 1.1
evidence = (
    f"the loss falls after {falls.sum()} of {falls.size} updates, "
    f"and 1800 more divide it by {gain:.1f} or more"
)
Verdict(10, claim, holds=smooth and converged, evidence=evidence)

# %% [markdown]
# So the deck compares its networks in the middle of their training.
#
# ## 4. Find the flaw in the comparison
#
# The table has ReLU ahead, with 0.5149 against 0.5416. Did ReLU learn faster?
#
# **Question.** How much of this gap is there before the first update?
#
# **Prediction.** Write down a percentage, and whether the two networks differ in
# anything but their activations.

# %%
rows = []
for name, loss in (("A, ReLU", loss_relu), ("B, Leaky ReLU", loss_leaky)):
    rows.append([name, f"{loss[0]:.4f}", f"{loss[-1]:.4f}"])
gap = loss_leaky - loss_relu  # (n_epochs,)
rows.append(["gap", f"{gap[0]:.4f}", f"{gap[-1]:.4f}"])
table(["loss", "epoch 1, before any update", "epoch 200"], *rows)

# %%
print(f"share of the gap that is there at epoch 1: {gap[0] / gap[-1]:.0%}")
print("first weights of A:", A.weights[0][0, 0, :4].round(3))
print("first weights of B:", B.weights[0][0, 0, :4].round(3))

# %% [markdown]
# **What we saw.** The networks started from different random weights: the deck's code
# draws those of A first, and then others for B. Of the gap, 63 % is there before
# anything has been learned.

# %% [markdown]
# This is the flaw: *one run of each, from different starting points*. The gap mixes two
# causes, the activation and the luck of the draw.
#
# ## 5. Repair the comparison
#
# **4.2** The function below compares as the deck does. Write `fair_gap(start, X, y)`,
# in which nothing but the activation differs. It returns the gap at epoch 200, Leaky
# ReLU minus ReLU, of two networks that begin with the weights of `start`. (Whatever the
# activation of `start`, `start.with_activation("leaky_relu")` is a copy with Leaky
# ReLU; the other name is `"relu"`.)


# %%
def gap_of_the_deck(relu_start, leaky_start, X, y):
    relu = train(relu_start, X, y).loss[-1, 0]
    leaky = train(leaky_start, X, y).loss[-1, 0]
    return leaky - relu


# %%
def fair_gap(start, X, y):
    return ...


answer("4.2", fair_gap)

# %% [markdown]
# Ours is folded below; the notebook goes on with it.


# %% jupyter={"source_hidden": true}
def fair_gap(start, X, y):
    relu = train(start.with_activation("relu"), X, y).loss[-1, 0]
    leaky = train(start.with_activation("leaky_relu"), X, y).loss[-1, 0]
    return leaky - relu


# %% [markdown]
# **Question.** What is left of the gap of 0.027?
#
# **Prediction.** All of it, a third, or nearly nothing?

# %%
rows = [
    ["the deck's, A and B", f"{gap_of_the_deck(A, B, X, y):.3f}"],
    ["both from A's weights", f"{fair_gap(A, X, y):.3f}"],
    ["both from B's weights", f"{fair_gap(B, X, y):.3f}"],
]
table(["gap at epoch 200", "Leaky ReLU minus ReLU"], *rows)

# %% [markdown]
# **What we saw.** Nearly nothing is left, and its sign has turned: if anything, Leaky
# ReLU is ahead. In notebook 05 we ask whether so small a gap can be trusted.

# %% [markdown]
# ## 6. Lab: move the weights and the steps
#
# While you drag, the lab trains ReLU and Leaky ReLU from the same weights, for 200
# epochs each. On the right, each row is a unit and each column an epoch; hatched means
# dead, or with Leaky ReLU stuck negative.
#
# 1. Start from the weights of B, and then from those of other seeds. What changes the
#    loss more, the weights or the activation?
# 2. Raise the learning rate from 0.01 to 1. Where does the loss end, and who is ahead?
# 3. Go on to 20 and to 1000. What becomes of the units, and what of the loss?
#
# **Prediction.** Write down an answer to each of the three before you drag.

# %%
training_lab()

# %%
rates = (0.01, 0.1, 1)
A_leaky = A.with_activation("leaky_relu")  # the same weights
curves, rows = {}, []
for rate in rates:
    relu, leaky = (train(start, X, y, rate).loss[:, 0] for start in (A, A_leaky))
    curves[f"ReLU, rate {rate}"] = relu
    rows.append([rate, f"{relu[-1]:.2f}", f"{leaky[-1]:.2f}"])
table(["learning rate", "ReLU, loss at epoch 200", "Leaky ReLU"], *rows)

# %%
fig, ax = subplots()
plot_loss(ax, curves)
ax.set_ylim(0, 1)
show(
    fig,
    "Network A with ReLU: in the same 200 epochs, larger steps bring the loss much "
    "lower than the deck's 0.01.",
)

# %% [markdown]
# **What the lab shows.**
#
# 1. The weights do. From A's weights both end at 0.51, and their curves lie almost on
#    top of each other; other weights move both of them together.
# 2. At a rate of 1 both losses end near 0.02, and we cannot see which one is ahead.
# 3. At a rate of 20 some units die (see notebook 06). At 1000 the loss overflows: we
#    say that the networks *diverge*.

# %% [markdown]
# ## Exercises
#
# **4.3** With a learning rate of 0.01, network A needs 200 epochs to come down to a
# loss of 0.5149. Which is the first epoch with this loss or less if the rate is 0.1?
# Guess before you run it.

# %%
epoch = ...  # a whole number
answer("4.3", epoch)

# %% [markdown]
# [Practise](practice/04_training.ipynb) with five more, from a loop to repair to the
# rate at which units begin to die. When you have tried, [compare with the worked
# solutions](solutions/04_training.ipynb).
#
# ## Recap
#
# 1. Gradient descent moves each parameter against its gradient, step by step.
# 2. The deck's table comes back, digit for digit.
# 3. The loss falls after every update, and after 200 epochs it is far from converged.
# 4. The two networks started from different weights. From the same ones, hardly
#    anything is left of their gap.
#
# Next: [05 Analysis](05_analysis.ipynb)
#
# ## References
#
# 1. Rumelhart, Hinton, Williams: Learning representations by back-propagating errors,
#    *Nature* 323, 1986.
# 2. Maas, Hannun, Ng: Rectifier nonlinearities improve neural network acoustic models,
#    *ICML Workshop on Deep Learning for Audio, Speech and Language Processing*, 2013.
