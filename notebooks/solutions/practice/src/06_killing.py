# %% [markdown]
# # Practice for 06 Killing: solutions
#
# Here are worked answers to [the practice for 06](../../practice/06_killing.ipynb). For
# each we give the answer, the reason, and the wrong answers that come up most.

# %%
import numpy as np
from scipy.special import ndtr

from dyingrelu_utils.datasets import deck_dataset, two_circles
from dyingrelu_utils.diagnosis import dead_units
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.initialisation import deck_networks
from dyingrelu_utils.network import Network
from dyingrelu_utils.plots import plot_boundary, show, subplots, table
from dyingrelu_utils.training import train

X, y = deck_dataset()  # (1000, 10), (1000,)
A, _ = deck_networks()

# %% [markdown]
# **6.4** A bias at which exactly seven of the twenty are born dead, at any scale.
#
# Unit $j$ is born dead if its bias is at most $-\max_i x_i \cdot w_j$, so we sort these
# twenty maxima. Between the seventh and the eighth of them, seven units are dead.

# %%
maxima = np.sort((X @ A.weights[0][0]).max(axis=0))  # (20,)
print("the seventh and the eighth:", maxima[6:8].round(2))

# %% [markdown]
# The scale multiplies $x \cdot w$, and so all of the maxima. The bias must grow with
# it, for only the ratio of the two counts.


# %%
def bias_for_seven(scale):
    return -4.04 * scale


answer("6.4", bias_for_seven)

# %% [markdown]
# *Likely wrong:* one bias for every scale, and a positive one, which keeps units alive.

# %%
answer("6.4", lambda scale: -4.04)
answer("6.4", lambda scale: 4.04 * scale)

# %% [markdown]
# **6.5** The chance to be born dead.
#
# The mean of $z$ is $b + s\,(w_1 + w_2 + \dots)$ and its standard deviation is
# $\lVert w \rVert$, so zero lies minus mean over deviation away. And all $n$ samples
# must find the unit off.


# %%
def chance_born_dead(w, bias, shift, n):
    mean = bias + shift * w.sum()
    return ndtr(-mean / np.linalg.norm(w)) ** n


answer("6.5", chance_born_dead)

# %%
rng = np.random.default_rng(0)
w = rng.standard_normal(3)
samples = rng.standard_normal((10_000, 20, 3)) + 0.5  # ten thousand times 20 samples
dead = (samples @ w - 2.0 <= 0).all(axis=1)  # (10000,)
predicted = chance_born_dead(w, -2.0, 0.5, 20)
print(f"predicted {predicted:.2f}, counted {dead.mean():.2f}")

# %% [markdown]
# *Likely wrong:* to add the shift to the mean without the weights, to take the squared
# length, and to forget that one active sample is enough to be alive.

# %%
answer("6.5", lambda w, b, s, n: chance_born_dead(w, b + s, 0, n))
answer("6.5", lambda w, b, s, n: ndtr(-(b + s * w.sum()) / (w @ w)) ** n)
answer("6.5", lambda w, b, s, n: chance_born_dead(w, b, s, 1))

# %% [markdown]
# **6.6** Six units or fewer that cover every sample.
#
# We take the unit that is active on most samples, then the one that is active on most
# of those that are left, and so on. Five units are enough.

# %%
active = A.pre_activations(X)[0][0] > 0  # (1000, 20)
alive, left = [], np.full(1000, True)
while left.any():
    alive.append(int(active[left].sum(axis=0).argmax()))
    left &= ~active[:, alive[-1]]
print(alive)
answer("6.6", alive)

# %%
rng = np.random.default_rng(0)
draws = [rng.choice(20, 6, replace=False) for _ in range(1000)]
covers = [active[:, units].any(axis=1).all() for units in draws]
print(f"six at random cover all samples in {np.mean(covers):.1%} of the draws")

# %% [markdown]
# What the cover is worth shows after training at rate 1, with fifteen units dead from
# birth.

# %%
few = A[[0]]
few.biases[0][0, np.setdiff1d(np.arange(20), alive)] = -1e6
trained = train(few, X, y, 1).network
print("dead:", dead_units(trained, X)[0].sum(),
      f" accuracy: {trained.accuracy(X, y)[0]:.1%}")

# %% [markdown]
# *Likely wrong:* the six that are active on most samples. They look the same way and
# leave the other side uncovered.

# %%
answer("6.6", np.argsort(-active.sum(axis=0), kind="stable")[:6])

# %% [markdown]
# **6.7** One sample that kills.
#
# A step that changes the bias by $\delta$ changes the weights by $\delta x$. For data
# around the origin it is the bias that puts a unit off all of them, so $x$ must be
# short. With the label 1 the error $p - y$ is negative, and the bias falls where the
# outgoing weight $v$ is negative too. We point $x$ to where such units are active.

# %%
weights, v = A.weights[0][0], A.weights[1][0][:, 0]  # (10, 20), (20,)
direction = -(weights @ v)
direction /= np.linalg.norm(direction)
answer("6.7", (0.1 * direction, 1))


# %%
def killed_by(sample, label):
    hit = train(A, sample[np.newaxis], [label], learning_rate=20, n_epochs=1).network
    return dead_units(hit, X)[0].sum()


rng = np.random.default_rng(0)
others = rng.standard_normal((50, 10))
others /= np.linalg.norm(others, axis=1, keepdims=True)

# %%
rows = []
for length in (0.01, 0.1, 0.3, 1, 3, 30):
    kills = [killed_by(length * one, label) for one in others for label in (0, 1)]
    rows.append([length, max(kills)])
table(["length of the sample", "units killed at most"], *rows)

# %% [markdown]
# So the prediction "an outlier kills" is wrong here: a long sample turns the weights,
# and the unit is then active on other samples.
#
# *Likely wrong:* the outlier, and the origin itself, where every $z$ is 0.

# %%
answer("6.7", (np.full(10, 10.0), 0))
answer("6.7", (np.zeros(10), 0))

# %% [markdown]
# **6.8** Three hinges that close.
#
# Let three units point away from the middle, at angles of 120 degrees, with hinges
# close to the origin. Far out in every direction at least one of them is active and
# speaks for class 0. The bias of the output says how far out that is.

# %%
X_rings, y_rings = two_circles()  # (400, 2), (400,)
angles = np.radians([90, 210, 330])
outwards = np.array([np.cos(angles), np.sin(angles)])  # (2, 3)
network = Network(
    weights=[outwards, np.full((3, 1), -20.0)], biases=[np.full(3, -0.1), [20.0]]
)
answer("6.8", network)

# %%
fig, ax = subplots()
plot_boundary(ax, network, X_rings, y_rings)
show(fig, "Three hinges close the boundary around the inner ring.")

# %% [markdown]
# *Likely wrong:* the other sign at the output, which turns the picture inside out; and
# three parallel hinges, whose boundary is a strip and stays open.

# %%
inside_out = Network([outwards, np.full((3, 1), 20.0)], [np.full(3, -0.1), [-20.0]])
answer("6.8", inside_out)
parallel = np.array([[1, -1, 0.1], [0, 0, 0]])
strip = Network([parallel, np.full((3, 1), -20.0)], [np.full(3, -0.1), [20.0]])
answer("6.8", strip)
