"""Closed forms and intervals against simulation and tables."""

import numpy as np
import pytest

from dyingrelu_utils.intervals import paired_difference, proportion, runs_needed, t_quantile
from dyingrelu_utils.theory import born_dead_probability


@pytest.mark.parametrize(("bias", "norm", "n_samples"), [(0, 1, 3), (-1, 0.7, 5), (0.4, 2, 2)])
def test_born_dead_probability_against_simulation(bias, norm, n_samples):
    rng = np.random.default_rng(0)
    w = rng.standard_normal(4)
    w *= norm / np.linalg.norm(w)
    z = rng.standard_normal((100_000, n_samples, 4)) @ w + bias
    share = proportion(int((z <= 0).all(axis=1).sum()), 100_000, level=0.9999)
    assert not share.excludes(born_dead_probability(bias, norm, n_samples))


def test_born_dead_probability_broadcasts_and_forgets_the_scale_at_zero_bias():
    p = born_dead_probability(np.zeros((2, 1)), np.array([0.1, 1.0, 50.0]), 10)
    assert p.shape == (2, 3)
    np.testing.assert_allclose(p, 2.0**-10)


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
    assert not proportion(covered, 2000, level=0.999).excludes(0.95)


def test_wilson_interval_against_a_published_example():
    # Newcombe: Two-sided confidence intervals for the single proportion, 1998: 81 of 263.
    interval = proportion(81, 263)
    assert (round(interval.low, 4), round(interval.high, 4)) == (0.2553, 0.3662)
    assert proportion(0, 10).low == 0 and proportion(10, 10).high == 1


def test_runs_needed_against_simulation():
    n = runs_needed(difference=1.0, variance=2 * 1.5**2)
    rng = np.random.default_rng(2)
    found = 0
    for _ in range(4000):
        gap = rng.normal(1, 1.5, n).mean() - rng.normal(0, 1.5, n).mean()
        found += gap - 1.96 * np.sqrt(2 * 1.5**2 / n) > 0
    assert not proportion(found, 4000, level=0.999).excludes(0.8)
