"""Closed forms and intervals against simulation and tables."""

import numpy as np
import pytest
from scipy import special, stats

from dyingrelu_utils.initialisation import initialise
from dyingrelu_utils.intervals import (
    Interval,
    mean_interval,
    paired_difference,
    proportion_interval,
    sample_size,
    share_interval,
)
from dyingrelu_utils.theory import (
    born_dead_probability,
    born_dead_probability_he,
    collapse_bounds,
    collapse_probability,
    second_moment,
)


@pytest.mark.parametrize(("bias", "norm", "n_samples"), [(0, 1, 3), (-1, 0.7, 5), (0.4, 2, 2)])
def test_born_dead_probability_against_simulation(bias, norm, n_samples):
    rng = np.random.default_rng(0)
    w = rng.standard_normal(4)
    w *= norm / np.linalg.norm(w)
    z = rng.standard_normal((100_000, n_samples, 4)) @ w + bias
    share = wilson(int((z <= 0).all(axis=1).sum()), 100_000, 0.9999)
    assert not share.excludes(born_dead_probability(bias, norm, n_samples))


def test_born_dead_probability_broadcasts_and_forgets_the_scale_at_zero_bias():
    p = born_dead_probability(np.zeros((2, 1)), np.array([0.1, 1.0, 50.0]), 10)
    assert p.shape == (2, 3)
    np.testing.assert_allclose(p, 2.0**-10)


@pytest.mark.parametrize(
    ("bias", "fan_in", "n_samples", "scale", "shift"),
    [(0, 3, 4, 1, 0), (-1, 10, 20, 1, 0), (-1, 10, 20, 2, 0), (-0.5, 2, 5, 1, 0.7),
     (0.3, 1, 4, 0.7, 0.4), (0, 10, 20, 1, 2), (-0.4, 10, 20, 0.5, -1), (-2, 40, 5, 1, 0.3)],
)  # fmt: skip
def test_he_average_against_simulation(bias, fan_in, n_samples, scale, shift):
    rng = np.random.default_rng(3)
    w = rng.standard_normal((40_000, fan_in, 1)) * scale * np.sqrt(2 / fan_in)
    x = rng.standard_normal((40_000, n_samples, fan_in)) + shift
    born_dead = (x @ w + bias <= 0).all(axis=(1, 2)).sum()
    share = wilson(int(born_dead), 40_000, 0.9999)
    assert not share.excludes(born_dead_probability_he(bias, fan_in, n_samples, scale, shift))


def test_he_average_against_the_networks_of_the_course():
    dead, n_units = 0, 0
    for seed in range(60):  # each with its own data, so that the networks are independent
        X = np.random.default_rng([seed, 1]).standard_normal((100, 10)) + 0.5
        z = initialise([10, 20, 1], seed, bias=-1.0).pre_activations(X)[0]
        dead += int((z <= 0).all(axis=-2).sum())
        n_units += 20
    share = wilson(dead, n_units, 0.9999)
    assert not share.excludes(born_dead_probability_he(-1.0, 10, 100, shift=0.5))


def test_he_average_agrees_with_what_is_known_exactly():
    # zero bias and shift: any weights; very far inputs: the sign of sum(w) decides
    scale = np.array([0.1, 1.0, 10.0])
    np.testing.assert_allclose(born_dead_probability_he(0, 10, 8, scale), 2.0**-8, rtol=1e-12)
    assert born_dead_probability_he(0, 5, 100, shift=1e4) == pytest.approx(0.5, abs=1e-3)
    # one feature, |w| = r * std with r half normal: the average over a grid of r
    r = (np.arange(100_000) + 0.5) * 1e-4
    p = born_dead_probability(-0.6, np.sqrt(2) * r, 50)
    exact = (p * np.exp(-(r**2) / 2)).sum() / np.exp(-(r**2) / 2).sum()
    assert born_dead_probability_he(-0.6, 1, 50) == pytest.approx(exact, abs=1e-4)
    # many features: |w| hardly varies around sqrt(2)
    p = born_dead_probability_he(-3.0, 100_000, 50)
    assert p == pytest.approx(born_dead_probability(-3.0, np.sqrt(2), 50), rel=1e-2)


def test_he_average_broadcasts():
    p = born_dead_probability_he(np.array([[-1.0], [0.0]]), 10, 9, shift=np.array([0, 1, 2]))
    assert p.shape == (2, 3)
    assert p[0, 2] == pytest.approx(born_dead_probability_he(-1.0, 10, 9, shift=2), rel=1e-12)


def simulate_collapse(width, n_hidden, X, n_networks=20_000, seed=4):
    """Number of networks with a dead layer among the first 1, ..., n_hidden layers."""
    rng = np.random.default_rng(seed)
    a = np.broadcast_to(X, (n_networks, *X.shape))  # (n_networks, n_samples, units)
    collapsed = []
    for _ in range(n_hidden):
        a = np.maximum(a @ rng.standard_normal((n_networks, a.shape[2], width)), 0)
        largest = a.max(axis=(1, 2), keepdims=True)
        collapsed.append(int((largest == 0).sum()))  # stays 0 from then on
        a = a / np.where(largest > 0, largest, 1)  # only signs matter; keeps clear of underflow
    return np.array(collapsed)


DEPTHS = np.array([1, 2, 3, 5, 10, 20])
BOTH_SIDES = np.array([[1.0], [-2.0], [0.5]])


@pytest.mark.parametrize("width", [1, 2, 3, 4])
def test_collapse_on_one_input_against_simulation(width):
    collapsed = simulate_collapse(width, 20, np.array([[0.3, -1.0]]))
    for depth, predicted in zip(DEPTHS, collapse_probability(width, DEPTHS), strict=True):
        share = wilson(collapsed[depth - 1], 20_000, 0.9999)
        assert not share.excludes(predicted), f"{depth} layers: {predicted:.4f}, {share:.4f}"


@pytest.mark.parametrize("width", [1, 2, 3, 4])
def test_collapse_on_both_sides_of_zero_lies_within_its_bounds(width):
    collapsed = simulate_collapse(width, 20, BOTH_SIDES)
    bounds = zip(*collapse_bounds(width, DEPTHS), strict=True)
    for depth, (lower, upper) in zip(DEPTHS, bounds, strict=True):
        share = wilson(collapsed[depth - 1], 20_000, 0.9999)
        if depth <= 2:  # the bounds meet
            assert lower == pytest.approx(upper, abs=1e-12)
            assert not share.excludes(lower)
        assert lower <= share.high and share.low <= upper
        assert 0 <= lower <= upper <= collapse_probability(width, depth)


def test_an_exponent_off_by_one_would_be_noticed():
    collapsed = simulate_collapse(2, 3, BOTH_SIDES)
    share = wilson(collapsed[2], 20_000, 0.9999)
    assert share.low > collapse_bounds(2, 2)[1] and share.high < collapse_bounds(2, 4)[0]


def test_upper_bound_holds_with_more_features_but_the_lower_one_does_not():
    half = np.random.default_rng(5).standard_normal((50, 10))
    collapsed = simulate_collapse(2, 2, np.vstack([half, -3 * half]), 10_000)
    share = wilson(collapsed[1], 10_000, 0.9999)
    lower, upper = collapse_bounds(2, 2)
    assert share.high < lower <= upper


@pytest.mark.parametrize(("gain", "alpha"), [(2.0, 0.0), (1.0, 0.0), (1.5, 0.3), (1.0, 1.0)])
def test_second_moment_against_wide_networks(gain, alpha):
    rng = np.random.default_rng(6)
    n_networks, width = 40, 400
    a = np.ones((n_networks, 1, width))
    for predicted in second_moment(6, gain, alpha):
        z = a @ rng.normal(0, np.sqrt(gain / width), (n_networks, width, width))
        a = np.where(z > 0, z, alpha * z)
        squares = (a**2).mean(axis=(1, 2))
        assert stats.ttest_1samp(squares, predicted).pvalue > 1e-4
        assert squares.mean() == pytest.approx(predicted, rel=0.15)


he, chance = born_dead_probability_he, collapse_probability


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: he(np.nan, 10, 5), "bias must be a finite number, got nan"),
        (lambda: he(0, 10, 5, shift=np.inf), "shift must be a finite number, got inf"),
        (lambda: he(0, 10, 5, scale=[1, 0]), "scale must be a finite number > 0, got 0.0"),
        (lambda: he(0, 0, 5), "fan_in must be a whole number >= 1, got 0"),
        (lambda: he(0, 10, 2.5), "n_samples must be a whole number >= 1, got 2.5"),
        (lambda: chance(0, 3), "width must be whole numbers >= 1, got 0"),
        (lambda: chance(2, [1, -1]), "n_hidden must be whole numbers >= 0, got [1, -1]"),
        (lambda: collapse_bounds(2.0, 3), "width must be whole numbers >= 1, got 2.0"),
        (lambda: collapse_bounds(2, 0), "n_hidden must be whole numbers >= 1, got 0"),
        (lambda: second_moment(0), "n_layers must be a whole number >= 1, got 0"),
        (lambda: second_moment(3, gain=0), "gain must be a finite number > 0, got 0"),
        (lambda: second_moment(3, alpha=2), "alpha must lie in [0, 1], got 2"),
    ],
)
def test_bad_input(call, message):
    with pytest.raises(ValueError) as error:
        call()
    assert message in str(error.value)


def wilson(successes, n, level):
    """Wilson's interval at another level, from SciPy."""
    ends = stats.binomtest(successes, n).proportion_ci(level, method="wilson")
    return Interval(successes / n, ends.low, ends.high)


@pytest.mark.parametrize("n", [2, 3, 10, 400, 10**6])
def test_intervals_are_those_of_scipy(n):
    values = np.random.default_rng(3).standard_normal(n)
    ends = stats.ttest_1samp(values, 0).confidence_interval(0.95)
    mine = mean_interval(values)
    np.testing.assert_allclose([mine.low, mine.high], ends, rtol=1e-7, atol=1e-12)
    for successes in {0, 1, n // 2, n}:
        theirs, mine = wilson(successes, n, 0.95), proportion_interval(successes, n)
        np.testing.assert_allclose([mine.low, mine.high], [theirs.low, theirs.high], atol=1e-12)


def test_paired_interval_covers_the_truth_as_often_as_it_says():
    rng = np.random.default_rng(1)
    covered = 0
    for _ in range(2000):
        a = rng.normal(0, 10, 6)
        covered += not paired_difference(a, a + rng.normal(0.3, 1, 6)).excludes(0.3)
    assert not wilson(covered, 2000, 0.999).excludes(0.95)


def test_wilson_interval_against_a_published_example():
    # Newcombe: Two-sided confidence intervals for the single proportion, 1998: 81 of 263.
    interval = proportion_interval(81, 263)
    assert (round(interval.low, 4), round(interval.high, 4)) == (0.2553, 0.3662)
    assert proportion_interval(0, 10).low == 0 and proportion_interval(10, 10).high == 1


@pytest.mark.parametrize("n", [10, 30, 100])
@pytest.mark.parametrize(
    ("mean", "spread"),  # of the networks' own chances: 0 where all units are independent
    [(0.005, 0), (0.16, 0), (0.5, 0), (0.05, 0.1), (0.16, 0.1), (0.1, np.inf), (0.02, np.inf)],
)
def test_share_interval_covers_the_truth_as_often_as_it_says(n, mean, spread):
    """Also near zero and for shares that are all or nothing, where it may be too careful."""
    rng = np.random.default_rng(4)
    chance = np.full((2000, n), mean)
    if spread == np.inf:
        chance = 1.0 * (rng.random((2000, n)) < mean)
    elif spread:
        chance = rng.beta(mean / spread, (1 - mean) / spread, (2000, n))
    intervals = [share_interval(shares) for shares in rng.binomial(20, chance) / 20]
    covered = np.mean([not interval.excludes(mean) for interval in intervals])
    assert covered > (0.92 if n < 100 else 0.93)
    assert all(0 <= i.low <= i.estimate <= i.high <= 1 for i in intervals)


def test_share_interval_counts_networks_not_units():
    assert share_interval(np.zeros(400)) == proportion_interval(0, 400)
    assert share_interval(np.ones(7)) == proportion_interval(7, 7)
    whole = share_interval(np.repeat([0.0, 1.0], [300, 100]))  # each network all or nothing
    wilsons = proportion_interval(100, 400)
    np.testing.assert_allclose([whole.low, whole.high], [wilsons.low, wilsons.high], atol=5e-4)
    equal = share_interval(np.full(6, 0.1))  # whose mean is not exactly 0.1
    assert equal.low < 0.05 and equal.high > 0.3
    far_from_the_ends = np.random.default_rng(5).normal(0.5, 0.01, 200)
    mine, by_t = share_interval(far_from_the_ends), mean_interval(far_from_the_ends)
    np.testing.assert_allclose([mine.low, mine.high], [by_t.low, by_t.high], atol=1e-6)


@pytest.mark.parametrize("effect", [0.02, 0.3, 1.0, 3.0, 50.0])
def test_sample_size_is_the_first_with_the_power_asked_for(effect):
    def power(n):
        return 1 - stats.nct.cdf(stats.t.ppf(0.975, n - 1), n - 1, effect * np.sqrt(n))

    n = sample_size(effect, 1.0)
    assert n == 2 or power(n - 1) < 0.8 + 1e-4
    assert effect > 40 or power(n) > 0.8 - 1e-4
    assert sample_size(-2 * effect, 4.0) == n


def test_sample_size_against_simulation():
    """What the interval of the course finds, with the number of runs that is asked for."""
    n = sample_size(difference=1.0, variance=0.4)
    x = np.random.default_rng(2).normal(1.0, np.sqrt(0.4), (4000, n))
    found = sum(mean_interval(runs).low > 0 for runs in x)
    fewer = sum(mean_interval(runs[:-1]).low > 0 for runs in x)
    assert fewer < 0.8 * 4000 < found + 80
    assert n < 10  # so few that normal quantiles would be wrong


def born_dead_by_quadrature(bias, fan_in, n_samples, scale, shift):
    """The same average from the weights' part along the ones and their length across it."""
    std = scale * np.sqrt(2 / fan_in)
    nodes, node_weights = np.polynomial.legendre.leggauss(24)

    def grid(edges):
        middle, half = (edges[1:] + edges[:-1]) / 2, np.diff(edges) / 2
        return (
            (middle[:, None] + half[:, None] * nodes).ravel(),
            (half[:, None] * node_weights).ravel(),
        )

    u, u_weights = grid(np.unique(np.r_[np.linspace(-8, 8, 81), np.linspace(-0.5, 0.5, 161)]))
    centre = np.sqrt(max(fan_in - 2, 0))
    rho, rho_weights = grid(np.linspace(max(1e-9, centre - 8), centre + 8, 41))
    dead = np.exp(
        n_samples
        * special.log_ndtr(
            -(bias / std + shift * np.sqrt(fan_in) * u[:, None]) / np.hypot(u[:, None], rho)
        )
    )
    return (u_weights * stats.norm.pdf(u)) @ dead @ (rho_weights * stats.chi.pdf(rho, fan_in - 1))


@pytest.mark.parametrize("fan_in", [2, 3, 10, 300])
@pytest.mark.parametrize("n_samples", [1, 1000, 10**6])
@pytest.mark.parametrize(
    ("bias", "scale", "shift"),
    [(0.0, 1, 0.3), (0.0, 1, 100.0), (-1.0, 1, 0.99), (-1.0, 1, 1.01), (2, 0.1, 3), (-30, 5, 30)],
)
def test_he_average_keeps_its_error_over_its_range(fan_in, n_samples, bias, scale, shift):
    expected = born_dead_by_quadrature(bias, fan_in, n_samples, scale, shift)
    for sign in (1, -1):
        given = born_dead_probability_he(bias, fan_in, n_samples, scale, sign * shift)
        assert given == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize("bias", [-1e-3, -0.05, -1.0, -40.0, 0.2, 30.0])
def test_he_average_for_one_feature(bias):
    r = (np.arange(400_000) + 0.5) * 2.5e-5  # |w| is r times its standard deviation
    density = np.exp(-(r**2) / 2) / np.exp(-(r**2) / 2).sum()
    for shift in (0.0, 0.5, 40.0, 300.0):
        mean = bias + np.outer([1, -1], shift * np.sqrt(2) * r)
        exact = np.exp(50 * special.log_ndtr(-mean / (np.sqrt(2) * r))).mean(axis=0) @ density
        given = born_dead_probability_he(bias, 1, 50, shift=shift)
        assert given == pytest.approx(exact, abs=1e-5)
