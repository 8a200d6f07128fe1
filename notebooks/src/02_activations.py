# %% [markdown]
# # 02 Activations
#
# | | |
# |---|---|
# | **Minutes** | 30 |
# | **You need** | NumPy arrays, what a derivative is |
#
# After this notebook you can
#
# 1. write ReLU, Leaky ReLU and their derivatives yourself;
# 2. test a derivative by finite differences, and say what happens at the kink;
# 3. say for which alpha the formula max(αz, z) is the Leaky ReLU;
# 4. predict what an activation does to a bell curve of pre-activations, and so judge
#    whether ReLU's output is "zero-centered".

# %%
from statistics import NormalDist

import numpy as np

from dyingrelu_utils import activations
from dyingrelu_utils.claims import Verdict
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.labs import activation_lab
from dyingrelu_utils.plots import (
    plot_activations,
    plot_histograms,
    show,
    subplots,
    table,
)

# %% [markdown]
# ## 1. Two activations by hand
#
# A unit computes its pre-activation $z = x \cdot w + b$ and sends $f(z)$ on. Training
# changes $w$ by an amount proportional to the slope $f'(z)$, so the slope is what this
# course is about.
#
# **Question.** What are $f$ and $f'$ left of zero, right of zero, and at zero?
#
# **Prediction.** Fill in a table for $z = -2, 0, 2$ before you run the cells.


# %%
def relu(z):
    return np.maximum(0, z)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %%
def leaky_relu(z, alpha=0.01):
    return np.where(z > 0, z, alpha * z)


# %%
z = np.array([-2.0, -0.5, 0.0, 0.5, 2.0])
print("z               ", z)
print("relu(z)         ", relu(z))
print("relu_derivative ", relu_derivative(z))
print("leaky_relu(z)   ", leaky_relu(z))
print("with alpha = 0.2", leaky_relu(z, alpha=0.2))

# %%
z = np.linspace(-2, 2, 401)
leaky = activations.leaky_relu(0.2)  # the helper module's, with its derivative
curves = {"ReLU": relu(z), "Leaky ReLU, alpha 0.2": leaky_relu(z, 0.2)}
slopes = {"ReLU": relu_derivative(z), "Leaky ReLU, alpha 0.2": leaky.derivative(z)}

# %%
fig, (left, right) = subplots(ncols=2)
plot_activations(left, z, curves)
plot_activations(right, z, slopes, ylabel="slope f'(z)")
show(
    fig,
    "Left of zero ReLU is flat with slope 0; Leaky ReLU with alpha = 0.2 keeps a slope "
    "of 0.2.",
)

# %% [markdown]
# **What we saw.** Right of zero both pass $z$ on, with slope 1. Left of zero ReLU sends
# 0 with slope 0, and Leaky ReLU [1] sends $\alpha z$ with slope $\alpha$; the figure
# takes alpha = 0.2 because the deck's 0.01 could hardly be told from zero.
#
# The slope decides what a sample can teach a unit. Where it is 0 the sample teaches
# this unit nothing. A ReLU unit that has $z \le 0$ on *every* sample learns nothing at
# all: it is dead on that data.

# %% [markdown]
# ## 2. Is the derivative right? And what at the kink?
#
# A derivative that is wrong does not crash. It trains badly, and you blame something
# else. So compare it with finite differences: $\frac{f(z + h) - f(z - h)}{2h}$ for a
# small $h$.
#
# **Prediction.** What will the finite difference of ReLU be at $z = 0$ exactly?


# %%
def finite_difference(f, z, h=1e-6):
    return (f(z + h) - f(z - h)) / (2 * h)


# %%
z = np.random.default_rng(1).standard_normal(1000)
error = np.abs(finite_difference(relu, z) - relu_derivative(z))
print(f"smallest |z|: {np.abs(z).min():.4f}")
print("largest error of relu_derivative below 1e-8:", error.max() < 1e-8)

# %%
h = 1e-6
from_left = (relu(0.0) - relu(-h)) / h
from_right = (relu(h) - relu(0.0)) / h
central = finite_difference(relu, 0.0)
print(f"at z = 0, from the left:  {from_left:.1f}")
print(f"at z = 0, from the right: {from_right:.1f}")
print(f"at z = 0, central:        {central:.1f}")

# %% [markdown]
# **What we saw.** Away from zero, formula and finite difference agree. At zero there is
# a kink: the slope is 0 from the left and 1 from the right, and the central difference
# averages the two. Any value from 0 to 1 can be defended there. This course takes 0,
# and alpha for Leaky ReLU, as the deck does.
#
# With continuous inputs $z$ is exactly 0 practically never, so the choice seldom
# matters. It does when all weights and biases of a unit are zero: then every $z$ is 0,
# and the choice 0 makes the unit dead from the start.

# %% [markdown]
# ## 3. max(αz, z), but for which α?
#
# The deck writes Leaky ReLU as $\max(\alpha z, z)$; in code it uses `np.where`, as we
# did.
#
# **Question.** Are the two the same for every alpha?
#
# **Prediction.** Try $\alpha = 1.5$ and $\alpha = -0.5$ in your head, at $z = 2$ and
# $z = -2$.


# %%
def maximum(z, alpha):
    return np.maximum(alpha * z, z)


# %%
z = np.linspace(-2, 2, 401)
rows = []
for alpha in (-0.5, 0.0, 0.01, 0.5, 1.0, 1.5):
    leaky = leaky_relu(z, alpha)
    same = np.allclose(maximum(z, alpha), leaky)
    never_falls = (np.diff(leaky) >= 0).all()
    rows.append([f"{alpha:.2f}", same, never_falls])
table(["alpha", "max(alpha z, z) is Leaky ReLU", "never falls"], *rows)

# %%
curves = {}
for alpha in (0.5, 1.5, -0.5):
    curves[f"max({alpha:g} z, z)"] = maximum(z, alpha)

# %%
fig, ax = subplots()
plot_activations(ax, z, curves)
show(
    fig,
    "With 1.5 the maximum leaks on the positive side; with -0.5 the curve falls before "
    "it rises.",
)

# %% [markdown]
# **What we saw.** Above 1 the maximum picks the wrong branch on both sides: positive
# inputs are multiplied by alpha, negative ones pass unchanged. Below 0 it still picks
# the right branch, but the function falls and then rises, so it is not a leak any more.
# Between 0 and 1 all is well: 0 is ReLU, 1 is a straight line. The helper module
# refuses the rest.

# %%
same = []
for alpha in np.linspace(0, 1, 101):
    same.append(np.allclose(maximum(z, alpha), leaky_relu(z, alpha)))
inside = all(same)
above = np.allclose(maximum(z, 1.5), leaky_relu(z, 1.5))

# %%
claim = "Leaky ReLU is max(αz, z)"
evidence = "equal for 0 <= alpha <= 1, not for alpha = 1.5"
everywhere = inside and above
print(Verdict(6, claim, holds=everywhere, conditionally=inside, evidence=evidence))

# %%
try:
    activations.leaky_relu(1.5)
except ValueError as error:
    print("ValueError:", error)

# %% [markdown]
# ## 4. What becomes of a bell curve?
#
# Before training, the pre-activations of a unit scatter around zero much like a bell
# curve.
#
# **Question.** What comes out of ReLU: which share is zero, what is the mean, and the
# mean square?
#
# **Prediction.** The deck lists "zero-centered output" among ReLU's limitations. Is the
# output's mean zero?

# %%
n = 100_000
probabilities = (np.arange(n) + 0.5) / n  # evenly spaced between 0 and 1
z = np.array([NormalDist().inv_cdf(p) for p in probabilities])  # an even bell curve

# %%
rows = []
for alpha in (0.0, 0.01, 0.2, 1.0):
    a = leaky_relu(z, alpha)  # alpha = 0 is ReLU
    zeros = (a == 0).mean()
    mean = abs(a.mean())
    theory = (1 - alpha) / np.sqrt(2 * np.pi)
    rows.append([f"{alpha:.2f}", f"{zeros:.1%}", f"{mean:.3f}", f"{theory:.3f}"])
table(["alpha", "zeros", "mean", "mean in theory"], *rows)

# %%
rows = []
for alpha in (0.0, 0.01, 0.2, 1.0):
    mean_square = (leaky_relu(z, alpha) ** 2).mean()
    theory = (1 + alpha**2) / 2
    rows.append([f"{alpha:.2f}", f"{mean_square:.3f}", f"{theory:.3f}"])
table(["alpha", "mean square", "mean square in theory"], *rows)

# %%
samples = {"z": z, "Leaky ReLU, alpha 0.2": leaky_relu(z, 0.2), "ReLU": relu(z)}
fig, ax = subplots()
plot_histograms(ax, samples)
ax.set(xlabel="value", xlim=(-3, 3))
show(
    fig,
    "ReLU piles half of a bell curve up at exactly 0, so its mean lies above 0; "
    "the leak moves it only a little way back.",
)

# %% [markdown]
# **What we saw.** ReLU turns half of the values into zeros and moves the mean to
# $1/\sqrt{2\pi}$, about 0.40. Its output is *not* zero-centered, and that is the
# limitation (means away from zero add up from layer to layer; a zero mean would be an
# advantage). The mean square is halved, which is where the 2 in He's initialisation
# comes from; see notebook 03.
#
# With the deck's alpha of 0.01 not a single output is zero, yet mean and mean square
# can hardly be told from those of ReLU.

# %% [markdown]
# ### Lab: any activation, any bell curve
#
# Below, choose an activation and move the bell curve; picture and numbers follow. A
# negative bias moves it to the left, large weights spread it. The figure above is what
# the lab shows for ReLU and for alpha = 0.2, at mean 0 and spread 1.
#
# **Predict, then drag.**
#
# 1. ReLU: move the mean of $z$ to -3. Which share of the samples still teaches the unit
#    anything?
# 2. Leaky ReLU, same place: is the output different from ReLU's? Is the slope?
# 3. Which of the other activations has a slope of exactly 0 anywhere?

# %%
activation_lab()

# %%
mean = relu(z).mean()
claim = "ReLU has zero-centered output"
evidence = f"mean of relu(z) over a bell curve: {mean:.2f}"
print(Verdict(12, claim, holds=abs(mean) < 0.01, evidence=evidence))

# %% [markdown]
# ## Exercises
#
# **2.1** Write the derivative of Leaky ReLU, for arrays of any shape.


# %%
def leaky_relu_derivative(z, alpha=0.01):
    return ...


answer("2.1", leaky_relu_derivative)

# %% [markdown]
# **2.2** Spot the bug. A tutorial once computed ReLU's derivative from the unit's
# *output*, as `output >= 0`. Give a value of $z$ at which that is wrong.

# %%
bad_z = ...  # a number
answer("2.2", bad_z)

# %% [markdown]
# ## Recap
#
# 1. ReLU is $\max(0, z)$ with slope 0 or 1; Leaky ReLU has slope alpha at and below
#    zero.
# 2. Finite differences confirm both away from zero. At the kink the slope is a
#    convention; here it is the value from the left.
# 3. $\max(\alpha z, z)$ is Leaky ReLU for $0 \le \alpha \le 1$.
# 4. A bell curve leaves ReLU with half its values at zero, a mean of about 0.40 and
#    half its mean square. "Zero-centered" it is not.
#
# Next: [03 Network](03_network.ipynb)
#
# ## References
#
# 1. Maas, Hannun, Ng: Rectifier nonlinearities improve neural network acoustic models,
#    *ICML Workshop on Deep Learning for Audio, Speech and Language Processing*, 2013.
# 2. Nair, Hinton: Rectified linear units improve restricted Boltzmann machines,
#    *ICML*, 2010.
# 3. Clevert, Unterthiner, Hochreiter: Fast and accurate deep network learning by
#    exponential linear units (ELUs), *ICLR*, 2016; on why means near zero help.
