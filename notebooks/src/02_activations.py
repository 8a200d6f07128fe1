# %% [markdown]
# # 02 Activations
#
# You could hardly tell the curves of the deck's two activations apart: where the input
# is negative, ReLU gives 0, and Leaky ReLU a hundredth of the input. Yet the deck calls
# the first "risky" and the second a "safe choice". How can a hundredth make such a
# difference?
#
# | Minutes | You need |
# |---|---|
# | 40 | NumPy arrays, what a derivative is |
#
# After this notebook you can
#
# 1. write ReLU, Leaky ReLU and their derivatives yourself;
# 2. test a derivative by finite differences, and say what happens at the kink;
# 3. say for which alpha the formula max(αz, z) is the Leaky ReLU;
# 4. work out what an activation does to pre-activations with a normal distribution, and
#    so judge whether ReLU's output is "zero-centered".

# %%
import numpy as np
from scipy.special import ndtri

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
# ## 1. Compare values and slopes
#
# A unit, which we drew in [notebook 01](01_dataset.ipynb), computes its pre-activation
# $z = x \cdot w + b$ and sends $f(z)$ on; the function $f$ is its *activation*. In
# training each sample changes the weights in proportion to the slope $f'(z)$ (see
# notebook 03).
#
# ReLU [1] is $z$ where $z > 0$, and 0 elsewhere. Leaky ReLU [2] is $z$ where $z > 0$,
# and $\alpha z$, the *leak*, elsewhere. The deck takes $\alpha = 0.01$.
#
# **Question.** What are $f$ and $f'$ left of zero, at zero, and right of zero?
#
# **Prediction.** Fill in a table for $z = -2, 0, 2$ before you run the cells.


# %%
def relu(z):
    return np.maximum(0, z)


# %%
def leaky_relu(z, alpha=0.01):
    return np.where(z > 0, z, alpha * z)


# %% [markdown]
# **2.1** Write the slopes of both, for arrays of any shape. At $z = 0$ give the slope
# that the curve has left of zero, as the deck does.


# %%
def relu_derivative(z):
    return ...


# %%
def leaky_relu_derivative(z, alpha=0.01):
    return ...


# %%
answer("2.1", (relu_derivative, leaky_relu_derivative))

# %% [markdown]
# Ours are folded below; the notebook goes on with them.


# %% jupyter={"source_hidden": true}
def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% jupyter={"source_hidden": true}
def leaky_relu_derivative(z, alpha=0.01):
    return np.where(z > 0, 1.0, alpha)


# %%
rows = []
for z in (-2.0, 0.0, 2.0):
    leaky, leaky_slope = leaky_relu(z), leaky_relu_derivative(z)
    values = (z, relu(z), relu_derivative(z), leaky, leaky_slope)
    rows.append([f"{value:g}" for value in values])
table(["z", "ReLU", "its slope", "Leaky ReLU", "its slope"], *rows)


# %%
z = np.linspace(-2, 2, 401)
leaky, leaky_slope = leaky_relu(z, 0.2), leaky_relu_derivative(z, 0.2)
values = {"ReLU": relu(z), "Leaky ReLU (0.2)": leaky}
slopes = {"ReLU": relu_derivative(z), "Leaky ReLU (0.2)": leaky_slope}

# %%
fig, (left, right) = subplots(ncols=2)
plot_activations(left, z, values)
plot_activations(right, z, slopes, ylabel="slope f'(z)")
show(
    fig,
    "Left of zero and at zero (filled dots) ReLU has slope 0 and Leaky ReLU has slope "
    "alpha; right of zero both have slope 1.",
)

# %% [markdown]
# **What we saw.** Right of zero both pass $z$ on, with slope 1. At zero and left of it
# ReLU has slope 0, and Leaky ReLU $\alpha$. (The figure takes 0.2, because you could
# not see 0.01.)
#
# What matters is the hundredth in the *slope*, which decides what a sample can teach a
# unit. A ReLU unit with $z \le 0$ on *every* sample learns nothing at all, and we call
# it dead on that data. With the leak, each sample still teaches it a little.

# %% [markdown]
# ## 2. Test the derivative, and look at the kink
#
# A wrong derivative makes no program crash. So we compare ours with a finite
# difference, $\frac{f(z + h) - f(z - h)}{2h}$ for a small $h$.
#
# **Question.** Does our `relu_derivative` pass this test?
#
# **Prediction.** What will the finite difference be at ReLU's *kink*, exactly at
# $z = 0$, where its slope jumps?


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
# **What we saw.** Our formula passes away from zero. At the kink the slope is 0 from
# the left and 1 from the right, and the finite difference takes the mean of both, 0.5.
# We could defend any value from 0 to 1 there; we take the deck's. The choice seldom
# matters, as $z$ is almost never exactly 0. But a unit whose weights and bias are all
# zero has $z = 0$ on every sample, so with our choice it learns nothing.

# %% [markdown]
# ## 3. Find the alphas for which max(αz, z) is a leak
#
# The deck writes Leaky ReLU as $\max(\alpha z, z)$, but its code uses `np.where`, as we
# did.
#
# **Question.** Are the two the same for every alpha?
#
# **Prediction.** Try $\alpha = 1.5$ and $\alpha = -0.5$ in your head, at $z = 2$ and at
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
    "With 1.5 the curve is steeper than the others right of zero; with -0.5 it falls "
    "before it rises.",
)

# %% [markdown]
# **What we saw.** Above 1 we get the wrong branch on both sides: the maximum multiplies
# positive inputs by alpha and passes negative ones on unchanged. Below 0 the two agree,
# but they fall before they rise, so we would not call them a leak. All is well from 0,
# which is ReLU, to 1, a straight line.

# %%
alphas = np.arange(201) / 100  # 0, 0.01, ..., 2
gaps = []  # for our verdict: how far apart the two are at most, for each alpha
for alpha in alphas:
    gaps.append(np.abs(maximum(z, alpha) - leaky_relu(z, alpha)).max())
gaps = np.array(gaps)

# %% [markdown]
# The deck's slide 6 gives the formula of Leaky ReLU as "max(αz, z)". Write down your
# verdict before you run ours: it holds, it holds with a condition, or it does not hold.

# %%
claim = "Leaky ReLU is max(αz, z)"
to_1 = gaps[alphas <= 1].max()
above_1 = gaps[alphas > 1].max()
evidence = (
    f"for alpha from 0 to 1 the two differ by at most {to_1:g}, "
    f"for alpha from 1 to 2 by up to {above_1:g}"
)
same = gaps.max() == 0
Verdict(6, claim, holds=same, conditionally=to_1 == 0, evidence=evidence)

# %% [markdown]
# ## 4. Send a normal distribution through ReLU
#
# On centred data, before training, the pre-activations of a unit in the *first* layer
# have nearly a normal distribution around zero, whose picture is a bell curve. We send
# 100,000 such values, with mean 0 and standard deviation 1, through ReLU.
#
# **Question.** How many of the outputs are zero, and what are their mean and their mean
# square?
#
# **Prediction.** Write down three numbers. (The deck lists "zero-centered output", a
# mean of zero, among ReLU's limitations.)

# %%
n = 100_000
probabilities = (np.arange(n) + 0.5) / n  # evenly spaced between 0 and 1
z = ndtri(probabilities)  # of a normal distribution, this share lies below z

# %%
a = relu(z)
print(f"zeros:       {(a == 0).mean():.1%}")
print(f"mean:        {a.mean():.3f}")
print(f"mean square: {(a**2).mean():.3f}")

# %%
fig, (left, right) = subplots(ncols=2, sharex=True, sharey=True)
plot_histograms(left, {"z": z})
plot_histograms(right, {"ReLU": a})
right.text(-0.2, 0.25, "half of the values\nare exactly 0", ha="right")
left.set(xlabel="value", ylim=(0, 0.5))
right.set(xlabel="value", ylabel="")
show(
    fig,
    "ReLU moves the left half of the normal distribution to exactly 0, and with it the "
    "mean (triangle) from 0 to 0.40.",
)

# %% [markdown]
# **What we saw.** ReLU turns half of the values into zeros, moves the mean from 0 to
# 0.399, and halves the mean square to 0.500. So the output is *not* zero-centered, and
# this is the true limitation, for a mean of zero would be an advantage [3].

# %% [markdown]
# We can derive the mean, written $\mathrm{E}$, from the normal density
# $\varphi(z) = e^{-z^2/2}/\sqrt{2\pi}$, whose derivative is $-z\,\varphi(z)$:
#
# $$\mathrm{E}[\text{ReLU}] = \int_0^\infty z\,\varphi(z)\,dz
# = \big[-\varphi(z)\big]_0^\infty = \varphi(0)$$
#
# and $\varphi(0)$ is $1/\sqrt{2\pi}$, about 0.399.
#
# We can write Leaky ReLU as $\mathrm{ReLU}(z) - \alpha\,\mathrm{ReLU}(-z)$, and $-z$
# has the same distribution as $z$, so the mean is $(1 - \alpha)/\sqrt{2\pi}$. The mean
# square of $z$ is 1, and half of it comes from each side of zero. The leak multiplies
# the left half by $\alpha^2$, and we get $(1 + \alpha^2)/2$.
#
# **Question.** What does the deck's leak change?
#
# **Prediction.** For $\alpha = 0.01$, how many outputs are zero? With our formulas you
# can work out the mean and the mean square.

# %%
rows = []
for alpha in (0.0, 0.01, 0.2, 1.0):
    a = leaky_relu(z, alpha)  # alpha = 0 is ReLU
    zeros = (a == 0).mean()
    mean = abs(a.mean())  # never "-0.000"
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

# %% [markdown]
# **What we saw.** With the deck's leak not a single output is zero, and yet the mean,
# 0.395, and the mean square, 0.500, are hardly different from ReLU's.

# %% [markdown]
# The deck's slide 12 says of ReLU: "Zero-centered output". What is your verdict?

# %%
relu_mean = relu(z).mean()

# %%
claim = "ReLU has zero-centered output"
centred = np.abs(relu_mean) < 0.01
evidence = f"z with mean 0 and standard deviation 1 comes out with mean {relu_mean:.2f}"
Verdict(12, claim, holds=centred, evidence=evidence)

# %% [markdown]
# ### Lab: send any normal distribution through any activation
#
# You choose an activation (the formulas stand in notebook 08). Then you move the normal
# distribution that goes into it, as a bias would, or widen it, as large weights would.
#
# **Predict, then drag.**
#
# 1. Choose ReLU and move the mean of $z$ to $-3$. What share of the samples still
#    teaches the unit anything?
# 2. Choose Leaky ReLU at the same place. Is the output different from ReLU's, and is
#    the slope?
# 3. Set the mean to $-3$ and the standard deviation to 3. Which activations have a
#    slope of exactly 0 on some of the samples?

# %%
activation_lab()

# %%
rows = []
for f in activations.ACTIVATIONS.values():
    mean = f.f(z - 3).mean()
    narrow = (f.derivative(z - 3) != 0).mean()
    wide = (f.derivative(3 * z - 3) != 0).mean()
    rows.append([f.name, f"{mean:.3f}", f"{narrow:.1%}", f"{wide:.1%}"])
head = ["at mean -3", "mean output", "slope not 0", "std. dev. 3: slope not 0"]
table(head, *rows)

# %% [markdown]
# **What the lab shows.**
#
# 1. On 0.1 % of the samples the slope is not 0, so about one in a thousand still
#    teaches this unit.
# 2. The mean output is $-0.030$ instead of 0.000. But the slope of Leaky ReLU is 0 on
#    no sample.
# 3. Only ReLU, which keeps a slope on 15.9 % of the samples.

# %% [markdown]
# ## Exercises
#
# **2.2** A tutorial computes ReLU's slope from the unit's *output* `a`, as below, and
# units that should be dead go on changing. Find the fault and repair it.


# %%
def slope_as_in_the_tutorial(a):
    return (a >= 0).astype(float)


# %%
def slope_from_output(a):
    return ...


answer("2.2", slope_from_output)

# %% [markdown]
# We explain the answers, and the likely mistakes, in the
# [solutions](solutions/02_activations.ipynb). There are four more exercises in the
# [practice](practice/02_activations.ipynb).

# %% [markdown]
# ## Recap
#
# 1. ReLU is $\max(0, z)$ with slope 0 or 1, and Leaky ReLU has slope alpha at and below
#    zero. A hundredth hardly shows in the output, but with it every sample teaches the
#    unit something.
# 2. A finite difference confirms the slope away from zero; at the kink we choose the
#    value from the left.
# 3. $\max(\alpha z, z)$ is Leaky ReLU for $0 \le \alpha \le 1$.
# 4. A normal distribution around zero leaves ReLU with half of its values at zero and a
#    mean of about 0.40. The output is not zero-centered.
#
# Next: [03 Network](03_network.ipynb)
#
# ## References
#
# 1. Nair, Hinton: Rectified linear units improve restricted Boltzmann machines,
#    *ICML*, 2010.
# 2. Maas, Hannun, Ng: Rectifier nonlinearities improve neural network acoustic models,
#    *ICML Workshop on Deep Learning for Audio, Speech and Language Processing*, 2013.
# 3. Clevert, Unterthiner, Hochreiter: Fast and accurate deep network learning by
#    exponential linear units (ELUs), *ICLR*, 2016; on why means near zero help.
