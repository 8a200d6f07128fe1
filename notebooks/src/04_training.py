# %% [markdown]
# # 04 Training
#
# | | |
# |---|---|
# | **Minutes** | 35 |
# | **You need** | gradients of a two-layer network (notebook 03) |
#
# After this notebook you can
#
# 1. write full-batch gradient descent as a loop of a few lines;
# 2. reproduce the deck's results table, digit for digit;
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
# ## 1. The deck's experiment
#
# Two networks, 10 -> 20 -> 1, with He's initial weights and zero biases. Network A has
# ReLU, network B Leaky ReLU with alpha = 0.01. Both are trained by full-batch gradient
# descent: 200 epochs, one update per epoch, learning rate 0.01.

# %%
A, B = deck_networks()
print(A)
print(B)

# %% [markdown]
# **Question.** What does the loss do in 200 updates?
#
# **Prediction.** It starts near 0.88. Where will it end?
#
# The loop in full: take the loss, take the gradients, and move each parameter a small
# step against its gradient. The loss of an epoch is the one *before* its update.

# %%
network = A.with_activation("relu")  # a copy, so that A stays as it is
losses = []
for _ in range(200):
    losses.append(network.loss(X, y)[0])
    dW, db = network.gradients(X, y)
    for layer in (0, 1):
        network.weights[layer] -= 0.01 * dW[layer]
        network.biases[layer] -= 0.01 * db[layer]

# %%
rows = []
for epoch in (1, 50, 100, 150, 200):
    rows.append([epoch, f"{losses[epoch - 1]:.4f}"])
table(["epoch", "loss"], *rows)

# %% [markdown]
# The module's `train` does the same, faster, and returns the losses with the trained
# network.

# %%
A_relu = train(A, X, y)
B_leaky = train(B, X, y)
loss_relu = A_relu.loss[:, 0]  # (n_epochs,)
loss_leaky = B_leaky.loss[:, 0]  # (n_epochs,)

# %%
difference = np.abs(loss_relu - losses).max()
print("loop and train() equal to 1e-12:", difference < 1e-12)

# %% [markdown]
# ## 2. The deck's table
#
# **Prediction.** You have seen one of its numbers already. Which?

# %%
rows = []
for epoch in (50, 100, 150, 200):
    relu, leaky = loss_relu[epoch - 1], loss_leaky[epoch - 1]
    rows.append([epoch, f"{relu:.4f}", f"{leaky:.4f}"])
table(["epoch", "ReLU", "Leaky ReLU"], *rows)


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

# %%
same = ours_relu == deck_relu and ours_leaky == deck_leaky
print(Verdict(10, "the results table", holds=same, evidence="every digit comes back"))

# %% [markdown]
# **What we saw.** The table comes back digit for digit. Two small print items: the
# final loss is the one before the last update, the accuracy the one after it; and "dead
# neurons" is our count on the hidden pre-activations. The deck's own function counts
# something else, as notebook 05 will show.
#
# ## 3. Smooth, but converged?
#
# The deck says that both networks "converged smoothly".
#
# **Prediction.** Look at the curves. Would more epochs change the result?

# %%
fig, ax = subplots()
plot_loss(ax, {"A, ReLU": loss_relu, "B, Leaky ReLU": loss_leaky})
show(
    fig,
    "Both losses fall smoothly and steeply until the last epoch, and the gap between "
    "them is there from the first.",
)

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
falls_relu = (np.diff(loss_relu) < 0).all()
falls_leaky = (np.diff(loss_leaky) < 0).all()
falls = falls_relu and falls_leaky

# %%
gain_relu = longer_relu.loss[199, 0] / longer_relu.loss[1999, 0]
gain_leaky = longer_leaky.loss[199, 0] / longer_leaky.loss[1999, 0]
gain = min(gain_relu, gain_leaky)

# %%
claim = "both networks converged smoothly"
evidence = f"it falls in every epoch: {falls}; 1800 epochs more divide it by {gain:.1f}"
print(Verdict(10, claim, holds=falls and gain < 1.1, evidence=evidence))

# %% [markdown]
# **What we saw.** Smooth, yes: the loss falls in every single epoch. Converged, no: ten
# times as many epochs bring the loss down to a quarter, and the accuracy to 97 %. The
# deck compares two networks that have hardly begun to learn.
#
# ## 4. The catch
#
# The table shows ReLU ahead: 0.5149 against 0.5416. It is tempting to say that ReLU
# learned faster.
#
# **Question.** Which of the two is ahead before the first update?
#
# **Prediction.** The networks have different activations. Does anything else differ?

# %%
rows = []
for name, loss in (("A, ReLU", loss_relu), ("B, Leaky ReLU", loss_leaky)):
    rows.append([name, f"{loss[0]:.4f}", f"{loss[-1]:.4f}"])
gap = loss_leaky - loss_relu  # (n_epochs,)
rows.append(["gap", f"{gap[0]:.4f}", f"{gap[-1]:.4f}"])
table(["loss", "epoch 1, before any update", "epoch 200"], *rows)

# %%
print("first weights of A:", A.weights[0][0, 0, :4].round(3))
print("first weights of B:", B.weights[0][0, 0, :4].round(3))

# %% [markdown]
# **What we saw.** The networks started from different random weights. The code draws
# the weights of A, and then goes on in the same stream and draws others for B. So the
# gap mixes two causes, the activation and the luck of the draw, and more than half of
# it is there before anything has been learned.
#
# That is the flaw: *one run each, from different starting points*. What is left of the
# gap when both start from the same weights? Write your guess down, with its sign.
#
# ## 5. Lab: the same weights, any setting
#
# The lab trains ReLU and Leaky ReLU *from the same weights*, 200 epochs each, again and
# again while you drag. On the right each row is a unit and each column an epoch; it is
# hatched where a unit is dead, or stuck negative with Leaky ReLU.
#
# **Predict, then drag.**
#
# 1. At the deck's own setting: what is left of the gap? Then take network B's weights,
#    then some seeds. What moves the loss more, the weights or the activation?
# 2. Raise the learning rate from 0.01 to 1. Where does the loss end, and who is ahead?
# 3. Go on to 20, and to 1000. What becomes of the units? And of the numbers?

# %%
training_lab()

# %%
rates = (0.01, 0.1, 1)
curves = {}
for rate in rates:
    curves[f"learning rate {rate}"] = train(A, X, y, rate).loss[:, 0]

# %%
rows = []
for rate in rates:
    loss = curves[f"learning rate {rate}"]
    rows.append([rate, f"{loss[-1]:.3f}"])
table(["learning rate", "loss at epoch 200"], *rows)

# %%
fig, ax = subplots()
plot_loss(ax, curves)
ax.set_ylim(0, 1)
show(
    fig,
    "Network A with ReLU and larger steps: the same 200 epochs get much further than "
    "the deck's 0.01.",
)

# %% [markdown]
# **What we saw.** From the same weights the two curves lie almost on top of each other,
# and other weights move both. The deck's step is a small one: ten or a hundred times as
# large, the loss falls much further in the same 200 epochs. In the lab, far larger
# steps kill units, and in the end the numbers overflow: the network diverges. Notebook
# 05 measures the first point with 400 pairs of networks, and notebook 06 is about the
# last.

# %% [markdown]
# ## Exercises
#
# **4.1** In which epoch does the loss of network A (ReLU) fall below 0.6 for the first
# time? Epochs count from 1.

# %%
epoch = ...  # a whole number
answer("4.1", epoch)

# %% [markdown]
# **4.2** Train network A with a learning rate of 0.1 instead of 0.01. What is the loss
# at epoch 200, to two decimals?

# %%
final_loss = ...  # a number
answer("4.2", final_loss)

# %% [markdown]
# ## Recap
#
# 1. Gradient descent: loss, gradients, a small step against each gradient; and again.
# 2. The deck's table comes back: 0.5149 and 0.5416, 73.10 % and 72.70 %, no dead unit.
# 3. The loss falls smoothly in every epoch and is far from converged.
# 4. The two networks started from different weights, so their gap says little about
#    ReLU and Leaky ReLU. In the lab, from the same weights, hardly anything is left of
#    it.
#
# Next: [05 Analysis](05_analysis.ipynb)
#
# ## References
#
# 1. Rumelhart, Hinton, Williams: Learning representations by back-propagating errors,
#    *Nature* 323, 1986.
# 2. Maas, Hannun, Ng: Rectifier nonlinearities improve neural network acoustic models,
#    *ICML Workshop on Deep Learning for Audio, Speech and Language Processing*, 2013.
