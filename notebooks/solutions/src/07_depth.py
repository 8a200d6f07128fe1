# %% [markdown]
# # 07 Depth: solutions
#
# Worked answers to the exercises of [07 Depth](../07_depth.ipynb). For each: the
# answer, why, and the wrong answers that come up most.

# %%
import numpy as np

from dyingrelu_utils.exercises import answer
from dyingrelu_utils.theory import collapse_probability

# %% [markdown]
# **7.1** Layers of width 3 until collapse, for a single input, is more likely than not.
#
# $1 - (7/8)^H > 1/2$ means $H > \ln 2 / \ln(8/7)$, rounded up.

# %%
n_layers = int(np.ceil(np.log(2) / np.log(8 / 7)))
print(n_layers, "layers:", collapse_probability(3, [n_layers - 1, n_layers]).round(3))
answer("7.1", n_layers)

# %% [markdown]
# *Likely wrong:* 5, where the chance is still just below one half.

# %%
answer("7.1", 5)

# %% [markdown]
# **7.2** The width at which a single input gets through 100 layers with a chance of 99
# %.
#
# $(1 - 2^{-N})^{100} \ge 0.99$. For small $2^{-N}$ that is nearly
# $100 \cdot 2^{-N} \le 0.01$.

# %%
widths = np.arange(1, 30)
width = widths[collapse_probability(widths, 100) <= 0.01].min()
print(width, "units:", collapse_probability(width, 100).round(4))
answer("7.2", width)

# %% [markdown]
# *Likely wrong:* 13, which misses by a little.

# %%
answer("7.2", 13)
