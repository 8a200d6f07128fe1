# %% [markdown]
# # 05 Analysis: solutions to the practice
#
# Here are worked answers to the exercises of the
# [practice](../../practice/05_analysis.ipynb), with the wrong answers that come up
# most.

# %%
import numpy as np
from scipy.special import stdtrit

from dyingrelu_utils.datasets import deck_dataset, two_moons
from dyingrelu_utils.diagnosis import dead_units
from dyingrelu_utils.exercises import answer
from dyingrelu_utils.initialisation import initialise
from dyingrelu_utils.theory import born_dead_probability
from dyingrelu_utils.training import train

# %%
X, y = deck_dataset()  # (1000, 10), (1000,)
X_moons, y_moons = two_moons()

# %% [markdown]
# **5.3 What does the interval say?** A result supports "at least one point" if its
# whole interval lies above 1. This is so for b and e.

# %%
answer("5.3", "be")

# %% [markdown]
# *Likely wrong:* a, which surely is not 0 but surely is less than a point; c, whose
# estimate is large and whose interval allows nearly everything; d, in which the
# intervals of two means do not tell the interval of their difference; and f, which
# counts who was ahead and not by how much.

# %%
for letters in ("abe", "bce", "bde", "bef"):
    answer("5.3", letters)

# %% [markdown]
# **5.4 Born dead?** We need $2^{-n} < 10^{-6}$. Taking logarithms, $-n \log_{10} 2 <
# -6$, and so $n > 6 / \log_{10} 2$. The smallest whole number above it is our answer.

# %%
n_samples = int(np.ceil(6 / np.log10(2)))
probability = born_dead_probability(bias=0.0, weight_norm=1.0, n_samples=n_samples)
print(n_samples, "samples:", f"{probability:.2e}")
answer("5.4", n_samples)

# %% [markdown]
# *Likely wrong:* 19, where the chance is still a little above one in a million, and
# 1000, which is the number of the deck's samples but far from the smallest.

# %%
answer("5.4", 19)

# %%
answer("5.4", 1000)

# %% [markdown]
# **5.5 A judge with three words.** We compare both ends with the margin on both sides.


# %%
def judge(low, high, margin):
    if -margin < low and high < margin:
        return "similar"
    if low > margin or high < -margin:
        return "different"
    return "open"


answer("5.5", judge)

# %% [markdown]
# *Likely wrong:* to ask whether 0 lies in the interval. A narrow interval can exclude
# 0 and still hold only differences that are too small to matter, and a wide one that
# includes 0 shows that we know little.


# %%
def judge_by_zero(low, high, margin):
    return "similar" if low <= 0 <= high else "different"


answer("5.5", judge_by_zero)

# %% [markdown]
# *Likely wrong too:* to look at the middle only, or to forget the negative side.


# %%
def judge_by_the_middle(low, high, margin):
    return "similar" if abs(low + high) / 2 < margin else "different"


answer("5.5", judge_by_the_middle)


# %%
def judge_one_side(low, high, margin):
    if -margin < low and high < margin:
        return "similar"
    return "different" if low > margin else "open"


answer("5.5", judge_one_side)

# %% [markdown]
# **5.6 One cause at a time.** The two networks had other seeds, and the bias was given
# to only one of them. We give both to both.


# %%
def born_dead(scale, bias, seeds):
    network = initialise([10, 20, 1], seeds=seeds, scale=scale, bias=bias)
    return dead_units(network, X)[0].sum(axis=1)  # (n_networks,)


def extra_dead(scale, bias, seeds):
    """Units born dead at `scale`, minus those at scale 1, for each seed."""
    return born_dead(scale, bias, seeds) - born_dead(1.0, bias, seeds)


answer("5.6", extra_dead)

# %% [markdown]
# At zero bias the scale does not matter at all. At the bias $-3$ half the scale kills
# most of the units, because $x \cdot w$ then rarely exceeds 3.

# %%
for bias in (0.0, -3.0):
    print("bias", bias, "at half the scale:", *extra_dead(0.5, bias, range(100, 104)))

# %% [markdown]
# *Likely wrong:* to repair one of the two faults and not the other.


# %%
def same_seeds_only(scale, bias, seeds):
    return born_dead(scale, bias, seeds) - born_dead(1.0, 0.0, seeds)


answer("5.6", same_seeds_only)


# %%
def same_bias_only(scale, bias, seeds):
    other_seeds = range(len(seeds))
    return born_dead(scale, bias, seeds) - born_dead(1.0, bias, other_seeds)


answer("5.6", same_bias_only)

# %% [markdown]
# **5.7 Power by trying it out.** We draw all experiments at once, one in each row. An
# interval excludes zero if the mean is further from zero than half of its width.


# %%
def power(d, s, n, rng):
    differences = rng.normal(d, s, (4000, n))  # (n_experiments, n)
    standard_error = differences.std(axis=1, ddof=1) / np.sqrt(n)
    half = stdtrit(n - 1, 0.975) * standard_error
    return (abs(differences.mean(axis=1)) > half).mean()


answer("5.7", power)

# %% [markdown]
# With two pairs of twins we find the difference about every second time, with three
# nearly always, and with 400 pairs of strangers in about one experiment of ten.

# %%
rng = np.random.default_rng(0)
experiments = [("twins", 0.0004, 2), ("twins", 0.0004, 3), ("strangers", 0.0778, 400)]
for name, s, n in experiments:
    print(f"{n} {name}: {power(0.003, s, n, rng):.1f}")

# %% [markdown]
# *Likely wrong:* 1.96 for few runs, with which far too many experiments "find"
# something where there is nothing; and to look at one side of zero only.


# %%
def power_with_196(d, s, n, rng):
    differences = rng.normal(d, s, (4000, n))
    half = 1.96 * differences.std(axis=1, ddof=1) / np.sqrt(n)
    return (abs(differences.mean(axis=1)) > half).mean()


answer("5.7", power_with_196)


# %%
def power_above_zero(d, s, n, rng):
    differences = rng.normal(d, s, (4000, n))
    half = stdtrit(n - 1, 0.975) * differences.std(axis=1, ddof=1) / np.sqrt(n)
    return (differences.mean(axis=1) - half > 0).mean()


answer("5.7", power_above_zero)

# %% [markdown]
# **5.8 A fair judge.** One stack of networks gives the weights to both activations. We
# know that ReLU compared with itself must give exactly 0 for each seed.


# %%
def last_loss(network):
    return train(network, X_moons, y_moons, 0.3, 100).loss[-1]  # (n_seeds,)


def compare(first, second, seeds):
    start = initialise([2, 16, 1], seeds=seeds)
    losses = [last_loss(start.with_activation(name)) for name in (first, second)]
    return losses[1] - losses[0]


print("ReLU against itself:", *compare("relu", "relu", range(4)))
answer("5.8", compare)

# %% [markdown]
# *Likely wrong:* other seeds for the second activation, or the difference the wrong way
# round.


# %%
def compare_strangers(first, second, seeds):
    one = initialise([2, 16, 1], seeds=seeds, activation=first)
    others = [seed + 1 for seed in seeds]
    other = initialise([2, 16, 1], seeds=others, activation=second)
    return last_loss(other) - last_loss(one)


answer("5.8", compare_strangers)


# %%
def compare_turned(first, second, seeds):
    return compare(second, first, seeds)


answer("5.8", compare_turned)
