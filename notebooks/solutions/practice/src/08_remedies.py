# %% [markdown]
# # 08 Remedies: solutions of the practice
#
# Worked answers to [08 Remedies: practice](../../practice/08_remedies.ipynb). For each:
# the answer, why, and the wrong answers that come up most.

# %%
import numpy as np

from dyingrelu_utils.activations import leaky_relu
from dyingrelu_utils.diagnosis import dead_units
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.exercises.notebook_08_practice import patient
from dyingrelu_utils.initialisation import initialise
from dyingrelu_utils.intervals import paired_difference
from dyingrelu_utils.plots import table
from dyingrelu_utils.training import train

# %% [markdown]
# **8.4** The gain of any activation.
#
# The next layer sees the mean square of `f(z)`. The weights make up for it if their
# variance is multiplied by its inverse.

# %%
def gain(f):
    z = np.random.default_rng(0).standard_normal(1_000_000)
    return 1 / np.mean(f(z) ** 2)


answer("8.4", gain)

# %% [markdown]
# *Likely wrong:* the variance in place of the mean square, and the factor on the
# weights in place of that on their variance.

# %%
z = np.random.default_rng(0).standard_normal(100_000)
answer("8.4", lambda f: 1 / np.var(f(z)))
answer("8.4", lambda f: np.mean(f(z) ** 2) ** -0.5)

# %% [markdown]
# **8.5** The three patients. We count before and after, and look at the features and
# the biases.

# %%
rows = []
for name in "def":
    X, y, before, after = patient(name)
    counts = [int(dead_units(network, X)[0].sum()) for network in (before, after)]
    off = np.abs(X.mean(axis=0) / X.std(axis=0)).max()
    rows.append([name, *counts, f"{off:.1f}", f"{before.biases[0].mean():.0f}"])

# %%
table(["patient", "dead before", "dead after", "mean / sd", "bias"], *rows)
answer("8.5", {"d": "inputs", "e": "steps", "f": "biases"})

# %% [markdown]
# *Likely wrong:* to look at the accuracy alone, which is bad for all of them.

# %%
answer("8.5", {"d": "steps", "e": "steps", "f": "steps"})
answer("8.5", {"d": "biases", "e": "steps", "f": "inputs"})

# %% [markdown]
# **8.6** Labels for which the linear part of Leaky ReLU is of no use: they are the same
# at $x$ and at $-x$.

# %%
X = np.random.default_rng(0).standard_normal((1000, 10))
y = (np.abs(X[:, 0]) > np.median(np.abs(X[:, 0]))).astype(int)
start = initialise([10, 16, 1], range(20))
loss_relu = train(start, X, y, 0.3, 300).loss[-1]
loss_leaky = train(start.with_activation(leaky_relu(0.1)), X, y, 0.3, 300).loss[-1]
print("Leaky ReLU minus ReLU:", f"{paired_difference(loss_relu, loss_leaky):.3f}")

# %%
answer("8.6", (X, y, 0.3, 300))

# %% [markdown]
# *Likely wrong:* labels that a plane separates, where a leak is ahead at first, and
# labels that nobody can learn, where the seeds decide.

# %%
answer("8.6", (X, (X[:, 0] > 0).astype(int), 0.01, 200))
answer("8.6", (X[:40], np.random.default_rng(1).integers(0, 2, 40), 0.01, 5))
