"""Confidence intervals: what a handful of seeds can and cannot say."""

from dataclasses import dataclass
from math import exp, lgamma, pi, sqrt
from statistics import NormalDist

import numpy as np

from ._validation import check_number

__all__ = [
    "Interval",
    "mean_interval",
    "paired_difference",
    "proportion_interval",
    "sample_size",
    "t_quantile",
]


@dataclass(frozen=True)
class Interval:
    """An estimate with its confidence interval.

    Parameters
    ----------
    estimate, low, high : float
        In the units of the data.

    Examples
    --------
    >>> f"{Interval(0.5, 0.4, 0.6):.2f}"
    '0.50 [0.40, 0.60]'
    """

    estimate: float
    low: float
    high: float

    def __format__(self, spec):
        return f"{self.estimate:{spec}} [{self.low:{spec}}, {self.high:{spec}}]"

    def excludes(self, value):
        """Whether `value` lies outside the interval."""
        return not self.low <= value <= self.high


def paired_difference(a, b, level=0.95):
    """Mean of ``b - a`` over pairs, with its t interval.

    Pairing takes out what both members of a pair share, here the initial weights, so
    the interval is as narrow as the differences allow, however wide `a` and `b` spread.

    Parameters
    ----------
    a, b : array_like, shape (n_pairs,)
        The same quantity measured under two conditions; ``a[i]`` and ``b[i]`` belong
        together. At least two pairs.
    level : float
        Confidence level, in (0, 1).

    Returns
    -------
    Interval

    Raises
    ------
    ValueError
        If the shapes differ, there are fewer than two pairs, a value is not finite, or
        `level` is out of range.

    Notes
    -----
    Student: The probable error of a mean, Biometrika 6, 1908.

    Examples
    --------
    >>> f"{paired_difference([1, 2, 3], [2, 3, 5]):.2f}"
    '1.33 [-0.10, 2.77]'
    """
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.ndim != 1 or a.shape != b.shape or len(a) < 2:
        raise ValueError(
            f"a and b must have the same shape (n_pairs,), two pairs or more, got {a.shape} "
            f"and {b.shape}"
        )
    difference = b - a
    if not np.isfinite(difference).all():
        raise ValueError(
            f"a and b must be finite, got nan or inf in pair {np.isfinite(difference).argmin()}"
        )
    n = len(difference)
    half = t_quantile(_two_sided(level), n - 1) * difference.std(ddof=1) / sqrt(n)
    mean = float(difference.mean())
    return Interval(mean, float(mean - half), float(mean + half))


def mean_interval(values, level=0.95):
    """Mean with its t interval.

    Parameters
    ----------
    values : array_like, shape (n_runs,)
        Independent runs, two or more. Units of one network are not independent: take
        the share of dead units of each network, not the units.
    level : float
        Confidence level, in (0, 1).

    Returns
    -------
    Interval

    Raises
    ------
    ValueError
        As in `paired_difference`.

    Examples
    --------
    >>> f"{mean_interval([1.0, 2.0, 4.0]):.2f}"
    '2.33 [-1.46, 6.13]'
    """
    return paired_difference(np.zeros_like(values, dtype=float), values, level)


def sample_size(difference, variance, level=0.95, power=0.8):
    """Runs until an interval will probably tell a mean difference from zero.

    Parameters
    ----------
    difference : float
        The difference to be found, not 0.
    variance : float
        Of what is averaged, > 0: of the differences if the runs are paired, the sum of
        the variances of both conditions if they are not.
    level : float
        Confidence level of the interval, in (0, 1).
    power : float
        Chance that the interval then excludes zero, in (0, 1).

    Returns
    -------
    int
        Pairs, or runs per condition; at least 2.

    Raises
    ------
    ValueError
        If a number is out of range.

    Notes
    -----
    ``(z_level + z_power)**2 * variance / difference**2``, the textbook sample size with
    normal quantiles. Cohen: Statistical power analysis for the behavioral sciences, 1988.

    Examples
    --------
    >>> sample_size(difference=0.5, variance=2.0)
    63
    """
    check_number("difference", difference)
    if difference == 0:
        raise ValueError("difference must not be 0: no number of runs tells nothing from nothing")
    check_number("variance", variance, low=0)
    z = NormalDist().inv_cdf(_two_sided(level)) + NormalDist().inv_cdf(_fraction("power", power))
    return max(2, int(np.ceil(z**2 * variance / difference**2)))


def proportion_interval(successes, n, level=0.95):
    """Share of successes in `n` trials, with Wilson's score interval.

    Parameters
    ----------
    successes : int
        0 to `n`.
    n : int
        Number of independent trials, >= 1.
    level : float
        Confidence level, in (0, 1).

    Returns
    -------
    Interval
        Inside [0, 1] also at 0 and `n` successes.

    Raises
    ------
    ValueError
        If `successes`, `n` or `level` is out of range.

    Notes
    -----
    Wilson: Probable inference, the law of succession, and statistical inference, 1927.

    Examples
    --------
    >>> f"{proportion_interval(0, 20):.3f}"
    '0.000 [0.000, 0.161]'
    """
    if not n >= 1 or not 0 <= successes <= n:
        raise ValueError(f"expected 0 <= successes <= n and n >= 1, got {successes!r} of {n!r}")
    z = NormalDist().inv_cdf(_two_sided(level))
    share = successes / n
    centre = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    low = 0.0 if successes == 0 else centre - half
    high = 1.0 if successes == n else centre + half
    return Interval(share, low, high)


def t_quantile(probability, df):
    """Quantile of Student's t distribution.

    Parameters
    ----------
    probability : float
        In [0.5, 1).
    df : int
        Degrees of freedom, >= 1.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If `probability` or `df` is out of range.

    Notes
    -----
    With ``t = sqrt(df) * tan(angle)`` the distribution function is 1/2 plus the integral
    of ``c * cos(angle) ** (df - 1)``: smooth, so Gauss-Legendre nodes are exact enough,
    and bisection finds the angle.

    Examples
    --------
    >>> [round(t_quantile(0.975, df), 3) for df in (1, 4, 399)]
    [12.706, 2.776, 1.966]
    """
    if not 0.5 <= probability < 1 or not df >= 1:
        raise ValueError(
            f"expected probability in [0.5, 1) and df >= 1, got {probability!r} and {df!r}"
        )
    nodes, node_weights = np.polynomial.legendre.leggauss(64)
    c = exp(lgamma((df + 1) / 2) - lgamma(df / 2)) / sqrt(pi)
    low, high = 0.0, pi / 2
    for _ in range(60):
        angle = (low + high) / 2
        inside = np.cos(angle * (nodes + 1) / 2) ** (df - 1) @ node_weights * angle / 2
        low, high = (angle, high) if 0.5 + c * inside < probability else (low, angle)
    return float(sqrt(df) * np.tan(angle))


def _fraction(name, value):
    check_number(name, value, 0, 1)
    return value


def _two_sided(level):
    return (1 + _fraction("level", level)) / 2
