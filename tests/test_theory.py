"""Closed forms and intervals against simulation and tables."""

import numpy as np
import pytest

from dyingrelu_utils.initialisation import initialise
from dyingrelu_utils.intervals import paired_difference, proportion_interval, sample_size, t_quantile
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
    share = proportion_interval(int((z <= 0).all(axis=1).sum()), 100_000, level=0.9999)
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
    share = proportion_interval(int(born_dead), 40_000, level=0.9999)
    assert not share.excludes(born_dead_probability_he(bias, fan_in, n_samples, scale, shift))


def test_he_average_against_the_networks_of_the_course():
    dead, n_units = 0, 0
    for seed in range(60):  # each with its own data, so that the networks are independent
        X = np.random.default_rng([seed, 1]).standard_normal((100, 10)) + 0.5
        z = initialise([10, 20, 1], seed, bias=-1.0).pre_activations(X)[0]
        dead += int((z <= 0).all(axis=-2).sum())
        n_units += 20
    share = proportion_interval(dead, n_units, level=0.9999)
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
        share = proportion_interval(collapsed[depth - 1], 20_000, level=0.9999)
        assert not share.excludes(predicted), f"{depth} layers: {predicted:.4f}, {share:.4f}"


@pytest.mark.parametrize("width", [1, 2, 3, 4])
def test_collapse_on_both_sides_of_zero_lies_within_its_bounds(width):
    collapsed = simulate_collapse(width, 20, BOTH_SIDES)
    bounds = zip(*collapse_bounds(width, DEPTHS), strict=True)
    for depth, (lower, upper) in zip(DEPTHS, bounds, strict=True):
        share = proportion_interval(collapsed[depth - 1], 20_000, level=0.9999)
        if depth <= 2:  # the bounds meet
            assert lower == pytest.approx(upper, abs=1e-12)
            assert not share.excludes(lower)
        assert lower <= share.high and share.low <= upper
        assert 0 <= lower <= upper <= collapse_probability(width, depth)


def test_an_exponent_off_by_one_would_be_noticed():
    collapsed = simulate_collapse(2, 3, BOTH_SIDES)
    share = proportion_interval(collapsed[2], 20_000, level=0.9999)
    assert share.low > collapse_bounds(2, 2)[1] and share.high < collapse_bounds(2, 4)[0]


def test_upper_bound_holds_with_more_features_but_the_lower_one_does_not():
    half = np.random.default_rng(5).standard_normal((50, 10))
    collapsed = simulate_collapse(2, 2, np.vstack([half, -3 * half]), 10_000)
    share = proportion_interval(collapsed[1], 10_000, level=0.9999)
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
        mean = paired_difference(np.zeros(n_networks), squares, level=0.9999)
        assert not mean.excludes(predicted)
        assert mean.estimate == pytest.approx(predicted, rel=0.15)


he, chance = born_dead_probability_he, collapse_probability


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: he(np.nan, 10, 5), "bias must be finite, got nan"),
        (lambda: he(0, 10, 5, shift=np.inf), "shift must be finite, got inf"),
        (lambda: he(0, 10, 5, scale=[1, 0]), "scale must be finite and > 0, got [1. 0.]"),
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


@pytest.mark.parametrize(
    ("probability", "df", "expected"),  # from printed tables
    [(0.975, 1, 12.706), (0.975, 2, 4.303), (0.95, 5, 2.015), (0.975, 10, 2.228),
     (0.995, 30, 2.750), (0.975, 1000, 1.962), (0.5, 7, 0.0)],
)  # fmt: skip
def test_t_quantile_against_tables(probability, df, expected):
    assert t_quantile(probability, df) == pytest.approx(expected, abs=6e-4)


def test_paired_interval_covers_the_truth_as_often_as_it_says():
    rng = np.random.default_rng(1)
    covered = 0
    for _ in range(2000):
        a = rng.normal(0, 10, 6)
        covered += not paired_difference(a, a + rng.normal(0.3, 1, 6)).excludes(0.3)
    assert not proportion_interval(covered, 2000, level=0.999).excludes(0.95)


def test_wilson_interval_against_a_published_example():
    # Newcombe: Two-sided confidence intervals for the single proportion, 1998: 81 of 263.
    interval = proportion_interval(81, 263)
    assert (round(interval.low, 4), round(interval.high, 4)) == (0.2553, 0.3662)
    assert proportion_interval(0, 10).low == 0 and proportion_interval(10, 10).high == 1


def test_runs_needed_against_simulation():
    n = sample_size(difference=1.0, variance=2 * 1.5**2)
    rng = np.random.default_rng(2)
    found = 0
    for _ in range(4000):
        gap = rng.normal(1, 1.5, n).mean() - rng.normal(0, 1.5, n).mean()
        found += gap - 1.96 * np.sqrt(2 * 1.5**2 / n) > 0
    assert not proportion_interval(found, 4000, level=0.999).excludes(0.8)
