"""Right and wrong answers to the exercises of notebook 05 Analysis and of its practice."""

from functools import partial
from types import SimpleNamespace

import numpy as np
from scipy.special import ndtri, stdtrit
from scipy.stats import ttest_rel

from dyingrelu_utils.datasets import deck_dataset, two_circles, two_moons
from dyingrelu_utils.diagnosis import dead, dead_units
from dyingrelu_utils.initialisation import initialise
from dyingrelu_utils.intervals import mean_interval, paired_difference
from dyingrelu_utils.training import train

ABILITIES = {  # number in the opening list: the exercises that practise it
    1: ["5.1"],
    2: ["5.2", "5.3", "5.8"],
    3: ["5.7"],
    4: ["5.4", "5.6"],
    5: ["5.3", "5.5"],
}


# 5.1


def count_dead(z):
    return int((z <= 0).all(axis=0).sum())


def count_with_loops(z):
    found = 0
    for unit in range(z.shape[1]):
        if all(z[row, unit] <= 0 for row in range(len(z))):
            found += 1
    return found


def count_and_clip(z):
    z[z > 0] = 1
    return count_dead(z)


# 5.2


def interval(a, b, ddof=1, df=-1, p=0.975, root=True, q=None):
    a, b = np.asarray(a), np.asarray(b)
    d, n = b - a, len(a)
    q = stdtrit(n + df, p) if q is None else q
    half = q * d.std(ddof=ddof) / (np.sqrt(n) if root else 1)
    return d.mean() - half, d.mean() + half


def interval_from_a_table(a, b):
    return interval(a, b, q={4: 3.18, 12: 2.201}[len(a)])


def unpaired(a, b):
    n = len(a)
    half = stdtrit(2 * n - 2, 0.975) * np.sqrt(a.var(ddof=1) / n + b.var(ddof=1) / n)
    return b.mean() - a.mean() - half, b.mean() - a.mean() + half


def by_loops(a, b):
    d = [y - x for x, y in zip(a, b, strict=True)]
    n = len(d)
    mean = sum(d) / n
    half = stdtrit(n - 1, 0.975) * (sum((x - mean) ** 2 for x in d) / (n - 1) / n) ** 0.5
    return [float(mean - half), float(mean + half)]


def from_scipy(a, b):
    ends = ttest_rel(b, a).confidence_interval(0.95)
    return np.array([ends.low, ends.high], dtype=np.float32)


def sign(a, b):
    return interval(b, a)


def wide_by_90(a, b):
    return 0.9 * interval(a, b)[0], 0.9 * interval(a, b)[1]


# 5.5


def judge(low, high, margin):
    if -margin < low and high < margin:
        return "similar"
    return "different" if low > margin or high < -margin else "open"


def judge_backwards(low, high, margin):
    if max(low, -margin) > min(high, margin):
        return ["different"]
    return {"open" if max(abs(low), abs(high)) >= margin else "similar"}.pop()


def judge_by_zero(low, high, margin):
    return "similar" if low <= 0 <= high else "different"


def judge_middle(low, high, margin):
    return "similar" if abs(low + high) / 2 < margin else "different"


def judge_one_side(low, high, margin):
    if -margin < low and high < margin:
        return "similar"
    return "different" if low > margin else "open"


def judge_high_only(low, high, margin):
    return "similar" if high < margin else "different" if low > margin else "open"


def judge_never_open(low, high, margin):
    return "similar" if -margin < low and high < margin else "different"


def judge_zero_first(low, high, margin):
    return "open" if low <= 0 <= high else judge(low, high, margin)


def judge_no_margin(low, high, margin):
    return "different" if low > 0 or high < 0 else "open"


def judge_loosely(low, high, margin):
    return "similar" if low < margin and high > -margin else "different"


def judge_by_width(low, high, margin):
    return judge(low, high, margin) if high - low < margin else "open"


# 5.6


def extra_dead(scale, bias, seeds, other=None, plain=None, sign=1, share=1):
    X, _ = deck_dataset()
    plain = bias if plain is None else plain
    sizes = [10, 20, 1]
    changed = initialise(sizes, seeds=seeds, scale=scale, bias=bias)
    same = initialise(sizes, seeds=other(seeds) if other else seeds, bias=plain)
    more = dead_units(changed, X)[0].sum(axis=1) - dead_units(same, X)[0].sum(axis=1)
    return sign * more / share


def extra_dead_one_by_one(scale, bias, seeds):
    return [int(extra_dead(scale, bias, seed)[0]) for seed in seeds]


def two_changes(scale, bias, seeds):
    return extra_dead(scale, bias, seeds, other=lambda s: range(len(s)), plain=0)


def no_bias(scale, bias, seeds):
    return extra_dead(scale, 0.0, seeds)


def fixed_bias(scale, bias, seeds):
    return extra_dead(scale, -3.0, seeds)


def dead_at_scale(scale, bias, seeds):
    network = initialise([10, 20, 1], seeds=seeds, scale=scale, bias=bias)
    return dead_units(network, deck_dataset()[0])[0].sum(axis=1)


def scaled_bias(scale, bias, seeds):
    X, _ = deck_dataset()
    networks = [initialise([10, 20, 1], seeds=seeds, scale=s, bias=bias * s) for s in (scale, 1.0)]
    counts = [dead_units(network, X)[0].sum(axis=1) for network in networks]
    return counts[0] - counts[1]


# 5.7


def power(d, s, n, rng, p=0.975, q=None, n_experiments=4000):
    runs = rng.normal(d, s, (n_experiments, n))
    q = stdtrit(n - 1, p) if q is None else q
    half = q * runs.std(axis=1, ddof=1) / np.sqrt(n)
    return (abs(runs.mean(axis=1)) > half).mean()


def power_one_by_one(d, s, n, rng):
    found = [mean_interval(rng.normal(d, s, n)).excludes(0) for _ in range(4000)]
    return sum(found) / 4000


def power_by_the_normal(d, s, n, rng):
    return power(d, s, n, rng, q=ndtri(0.975))


def power_one_side(d, s, n, rng):
    runs = rng.normal(d, s, (4000, n))
    half = stdtrit(n - 1, 0.975) * runs.std(axis=1, ddof=1) / np.sqrt(n)
    return (runs.mean(axis=1) - half > 0).mean()


def power_of_the_spread(d, s, n, rng):
    runs = rng.normal(d, s, (4000, n))
    half = stdtrit(n - 1, 0.975) * runs.std(axis=1, ddof=1)
    return (abs(runs.mean(axis=1)) > half).mean()


def power_own_generator(d, s, n, rng):
    return power(d, s, n, np.random.default_rng())


# 5.8


def loss(activation, seeds, data=two_moons, units=16, rate=0.3, epochs=100):
    network = initialise([2, units, 1], seeds=seeds, activation=activation)
    return train(network, *data(), rate, epochs).loss


def compare(first, second, seeds, **setting):
    return loss(second, seeds, **setting)[-1] - loss(first, seeds, **setting)[-1]


def compare_with_one_start(first, second, seeds):
    start = initialise([2, 16, 1], seeds=seeds)
    X, y = two_moons()
    runs = [train(start.with_activation(name), X, y, 0.3, 100) for name in (first, second)]
    return (runs[1].loss[-1] - runs[0].loss[-1]).astype(np.float32)


def compare_one_by_one(first, second, seeds):
    return [compare(first, second, [seed])[0] for seed in seeds]


def compare_strangers(first, second, seeds):
    return loss(second, [s + 1 for s in seeds])[-1] - loss(first, seeds)[-1]


def compare_accuracy(first, second, seeds):
    X, y = two_moons()
    start = initialise([2, 16, 1], seeds=seeds)
    runs = [train(start.with_activation(name), X, y, 0.3, 100) for name in (first, second)]
    return runs[1].accuracy[-1] - runs[0].accuracy[-1]


def by_history(of):
    return lambda first, second, seeds: of(loss(second, seeds) - loss(first, seeds))


RIGHT = {
    "5.1": [
        count_dead,
        count_with_loops,
        lambda z: np.array([(z <= 0).all(axis=0).sum()], dtype=np.float32),
        lambda z: np.asarray((z.max(axis=0) <= 0).sum()),  # the maximum of nan is nan
        lambda z: dead(z).sum(),
        lambda z: ((z <= 0).mean(axis=0) == 1).sum(),
    ],
    "5.2": [
        interval,
        by_loops,
        from_scipy,
        interval_from_a_table,
        lambda a, b: [np.array(end) for end in interval(a, b)],
        lambda a, b: np.array(interval(a, b)),
    ],
    "5.3": ["be", ["b", "e"], {"e", "b"}, "b, e", ("e", "b"), np.array(["b", "e"])],
    "5.4": [20, 20.0, np.ceil(6 / np.log10(2)), np.array(20), [20], np.int8(20)],
    "5.5": [
        judge,
        judge_backwards,
        lambda low, high, margin: np.str_(judge(low, high, margin)),
        lambda low, high, margin: judge(-high, -low, margin),
        lambda low, high, margin: {judge(low, high, margin)},
    ],
    "5.6": [
        extra_dead,
        extra_dead_one_by_one,
        lambda *given: extra_dead(*given).astype(np.float32),
        lambda *given: tuple(extra_dead(*given)),
        lambda scale, bias, seeds: (
            dead_at_scale(scale, bias, seeds) - dead_at_scale(1, bias, seeds)
        ),
    ],
    "5.7": [
        power,
        power_one_by_one,
        partial(power, n_experiments=6000),
        lambda *given: np.array(power(*given)),
        lambda *given: [np.float32(power(*given))],
    ],
    "5.8": [
        compare,
        compare_with_one_start,
        compare_one_by_one,
        lambda *given: tuple(compare(*given)),
        by_history(lambda difference: np.round(difference[-1], 6)),
    ],
}

WRONG = {
    "5.1": [
        (lambda z: int((z[1] <= 0).sum()), "high"),
        (lambda z: int((z[1:] <= 0).all(axis=0).sum()), "first sample only"),
        (lambda z: int((z[:-1] <= 0).all(axis=0).sum()), "last sample only"),
        (lambda z: int(((z <= 0).mean(axis=0) > 0.7).sum()), "high"),
        (lambda z: int(((z <= 0).mean(axis=0) > 0.999).sum()), "first sample only"),
        (lambda z: int((z <= 0.4).all(axis=0).sum()), "only just"),
        (lambda z: int((z <= 0.001).all(axis=0).sum()), "only just"),
        (lambda z: int((np.nanmax(z, axis=0) <= 0).sum()), "nan on a sample"),
        (lambda z: int((~(z > 0).any(axis=0)).sum()), "nan on a sample"),
        (lambda z: int((~(np.nan_to_num(z, nan=-1) > 0).any(axis=0)).sum()), "nan"),
        (lambda z: int((np.isnan(z).all(axis=0) | (z <= 0).all(axis=0)).sum()), "nan everywhere"),
        (lambda z: int((z <= 0).all(axis=0).any()), "whether there is a dead unit"),
        (lambda z: int((z == 0).all(axis=0).sum()), "rarely 0"),
        (lambda z: int((z < 0).all(axis=0).sum()), "exactly 0"),
        (lambda z: int((z.mean(axis=0) <= 0).sum()), "high"),
        (lambda z: int((z <= 0).any(axis=0).sum()), "*some* sample"),
        (lambda z: (z <= 0).all(axis=0), "how many"),
        (lambda z: int((z <= 0).all(axis=1).sum()), "column"),
        (lambda z: (z <= 0).all(axis=0).mean(), "share"),
        (lambda z: (z > 0).any(axis=0).sum(), "alive"),
        (lambda z: (z <= 0).sum(), "single numbers"),
        (count_and_clip, "changes what it is given"),
        (lambda z: print(count_dead(z)), "returns nothing"),
        (lambda z: 0, ""),
        (4, "Expected a function"),
    ],
    "5.2": [
        (unpaired, "luck"),
        (sign, "turned round"),
        (partial(interval, ddof=0), "ddof"),
        (partial(interval, df=0), "degrees of freedom"),
        (partial(interval, root=False), "not of their mean"),
        (partial(interval, q=1.96), "1.96"),
        (partial(interval, q=2), "2 is about"),
        (partial(interval, q=1), "one standard error"),
        (partial(interval, p=0.95), "90 %"),
        (partial(interval, p=0.995), "too wide"),
        (lambda a, b: interval(a, b)[::-1], "first low, then high"),
        (lambda a, b: ((b - a).mean(), interval(a, b)[1]), "mean first"),
        (lambda a, b: interval(a, b)[0], "shape"),
        (lambda a, b: np.percentile(b - a, [2.5, 97.5]), "middle"),
        (wide_by_90, "middle"),
        (lambda a, b: print(interval(a, b)), "returns nothing"),
        (paired_difference, "Interval"),
    ],
    "5.3": [
        ("a", "How large"),
        ("c", "below 0"),
        ("d", "another question"),
        ("f", "By how much"),
        ("b", "left out"),
        ("e", "left out"),
        ("ab", "How large"),
        ("bce", "below 0"),
        ("bef", "By how much"),
        ("abcdef", "How large"),
        ([], "left out"),
        ("g", "Choose from"),
        (7, "Choose from"),
    ],
    "5.4": [
        (19, "too few"),
        (1, "too few"),
        (13, "too few"),
        (21, "smaller number is enough too"),
        (1000, "smaller"),
        (10**6, "smaller"),
        (-20, "whole number"),
        (0, "whole number"),
        (19.93, "whole number"),
        (np.inf, "whole number"),
        ("20", "Expected a number"),
        ([20, 21], "Expected a number"),
    ],
    "5.5": [
        (judge_by_zero, "exclude 0"),
        (judge_middle, "reaches over"),
        (judge_one_side, "other side"),
        (judge_high_only, "other side"),
        (judge_never_open, "reaches over"),
        (judge_zero_first, "within the margin"),
        (judge_no_margin, "exclude 0"),
        (judge_loosely, "reaches over"),
        (judge_by_width, "within the margin"),
        (lambda low, high, margin: judge(abs(low), abs(high), margin), ""),
        (lambda low, high, margin: "open", "exclude 0"),
        (lambda low, high, margin: "holds", "Choose from"),
        (lambda low, high, margin: True, "Choose from"),
    ],
    "5.6": [
        (two_changes, "Something besides the scale"),
        (partial(extra_dead, plain=0), "Something besides the scale"),
        (partial(extra_dead, other=lambda s: [x + 1 for x in s]), "Something besides"),
        (partial(extra_dead, sign=-1), "turned round"),
        (partial(extra_dead, share=20), "shares"),
        (no_bias, "no difference"),
        (lambda scale, bias, seeds: np.zeros(len(seeds)), "no difference"),
        (fixed_bias, "At scale 0.5 and bias 0"),
        (scaled_bias, "no difference"),
        (dead_at_scale, "Something besides"),
        (lambda *given: extra_dead(*given).sum(), "shape"),
        (lambda *given: abs(extra_dead(*given)), "At scale 1.5"),
        (lambda *given: None, "returns nothing"),
    ],
    "5.7": [
        (power_by_the_normal, "1.96"),
        (partial(power, q=1.96), "1.96"),
        (partial(power, p=0.95), "95 %"),
        (power_one_side, "below zero excludes"),
        (power_of_the_spread, ""),
        (lambda d, s, n, rng: 1 - power(d, s, n, rng), "*not* exclude"),
        (lambda d, s, n, rng: 100 * power(d, s, n, rng), "between 0 and 1"),
        (lambda d, s, n, rng: power(d, s**2, n, rng), "variance"),
        (lambda d, s, n, rng: power(d, s / np.sqrt(n), n, rng), "less scatter"),
        (lambda d, s, n, rng: 0.05, "too small"),
        (lambda d, s, n, rng: 0.8, ""),
        (power_own_generator, "draw from rng only"),
        (lambda d, s, n, rng: mean_interval(rng.normal(d, s, n)).excludes(0), "Expected a number"),
    ],
    "5.8": [
        (compare_strangers, "same weights"),
        (lambda first, second, seeds: compare(second, first, seeds), "first minus second"),
        (by_history(lambda difference: difference), "shape"),
        (by_history(lambda difference: difference[-1].mean()), "shape"),
        (by_history(lambda difference: difference[0]), "first epoch"),
        (by_history(lambda difference: difference.mean(axis=0)), "mean over the epochs"),
        (by_history(lambda difference: abs(difference[-1])), "sign"),
        (lambda first, second, seeds: compare(first, first, seeds), "no difference"),
        (partial(compare, data=two_circles), "setting"),
        (partial(compare, units=20), "setting"),
        (partial(compare, rate=0.1), "setting"),
        (partial(compare, epochs=200), "setting"),
        (compare_accuracy, "setting"),
        (lambda first, second, seeds: SimpleNamespace(), "Expected real numbers"),
    ],
}  # fmt: skip
