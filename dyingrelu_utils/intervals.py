"""Confidence intervals: what a handful of seeds can and cannot say."""

from dataclasses import dataclass
from math import sqrt

from scipy.special import nctdtr, ndtr, ndtri, stdtrit

from ._validation import check_array, check_finite, check_number, check_numbers, check_whole

__all__ = [
    "Interval", "mean_interval", "paired_difference", "proportion_interval", "sample_size",
    "share_interval",
]  # fmt: skip

_TWO_SIDED = (1 + 0.95) / 2  # every interval of the course has the confidence level 95 %


@dataclass(frozen=True)
class Interval:
    """An estimate with its 95 % confidence interval.

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


def mean_interval(values):
    """Mean with its t interval.

    Parameters
    ----------
    values : array_like, shape (n_runs,)
        Independent runs, two or more. Of shares, which lie in [0, 1]: `share_interval`.

    Returns
    -------
    Interval

    Raises
    ------
    ValueError
        If there are fewer than two runs, or a value is not finite.

    Notes
    -----
    Student: The probable error of a mean, Biometrika 6, 1908.

    Examples
    --------
    >>> f"{mean_interval([1.0, 2.0, 4.0]):.2f}"
    '2.33 [-1.46, 6.13]'
    """
    values = _check_runs("values", values)
    n = len(values)
    half = stdtrit(n - 1, _TWO_SIDED) * values.std(ddof=1) / sqrt(n)
    mean = float(values.mean())
    return Interval(mean, float(mean - half), float(mean + half))


def paired_difference(a, b):
    """Mean of ``b - a`` over pairs, with its t interval.

    Pairing takes out what both members of a pair share, here the initial weights, so
    the interval is as narrow as the differences allow, however wide `a` and `b` spread.

    Parameters
    ----------
    a, b : array_like, shape (n_pairs,)
        The same quantity measured under two conditions; ``a[i]`` and ``b[i]`` belong
        together. At least two pairs.

    Returns
    -------
    Interval

    Raises
    ------
    ValueError
        If the shapes differ, there are fewer than two pairs, or a value is not finite.

    Examples
    --------
    >>> f"{paired_difference([1, 2, 3], [2, 3, 5]):.2f}"
    '1.33 [-0.10, 2.77]'
    """
    a, b = check_array("a", a), check_array("b", b)
    if a.ndim != 1 or a.shape != b.shape or len(a) < 2:
        raise ValueError(
            f"a and b must have the same shape (n_pairs,), two pairs or more, got {a.shape} "
            f"and {b.shape}"
        )
    return mean_interval(check_finite("b - a", b - a))


def sample_size(difference, variance, power=0.8):
    """Runs until a 95 % interval will probably tell a mean difference from zero.

    Parameters
    ----------
    difference : float
        The difference to be found, not 0.
    variance : float
        Of what is averaged, > 0: of the differences if the runs are paired, the sum of
        the variances of both conditions if they are not.
    power : float
        Chance that the interval then excludes zero, in (0, 1).

    Returns
    -------
    int
        Pairs, or runs per condition; at least 2. The smallest number with that power of the t
        interval, for normal differences.

    Raises
    ------
    ValueError
        If a number is out of range.

    Notes
    -----
    The t statistic of n runs has a noncentral t distribution with n - 1 degrees of freedom.
    Cohen: Statistical power analysis for the behavioral sciences, 1988.

    Examples
    --------
    >>> sample_size(difference=0.5, variance=2.0)
    65
    """
    difference = abs(check_number("difference", difference))
    if difference == 0:
        raise ValueError("difference must not be 0: no number of runs tells nothing from nothing")
    effect = difference / sqrt(check_number("variance", variance, low=0))
    power = check_number("power", power, 0, 1)

    # with normal quantiles, which are a few runs too optimistic
    n = max(2, int(((ndtri(_TWO_SIDED) + ndtri(power)) / effect) ** 2))
    while _power(n, effect) < power:
        n += 1
    return n


def _power(n, effect):
    """Chance that the interval of n runs excludes zero, on the side of the effect."""
    df, t = n - 1, stdtrit(n - 1, _TWO_SIDED)
    shift = min(effect * sqrt(n), 1e3)  # beyond, the chance is 1
    if df > 1000:  # nearly normal, and nctdtr is slow there
        return ndtr((shift - t * (1 - 1 / (4 * df))) / sqrt(1 + t**2 / (2 * df)))
    return 1 - nctdtr(df, shift, t)


def proportion_interval(successes, n):
    """Share of successes in `n` trials, with Wilson's score interval.

    Parameters
    ----------
    successes : int
        0 to `n`.
    n : int
        Number of independent trials, >= 1.

    Returns
    -------
    Interval
        Inside [0, 1] also at 0 and `n` successes.

    Raises
    ------
    ValueError
        If `successes` or `n` is out of range.

    Notes
    -----
    Wilson: Probable inference, the law of succession, and statistical inference, 1927.

    Examples
    --------
    >>> f"{proportion_interval(0, 20):.3f}"
    '0.000 [0.000, 0.161]'
    """
    n = check_whole("n", n, low=1)
    successes = check_whole("successes", successes, low=0)
    if successes > n:
        raise ValueError(f"successes must be at most n, got {successes} of {n}")
    return _wilson(successes / n, n, ndtri(_TWO_SIDED))


def share_interval(shares):
    """Mean of one share per network, with an interval that stays inside [0, 1].

    Parameters
    ----------
    shares : array_like, shape (n_networks,)
        One share of each of two or more independent networks, for example that of its dead
        units. Units of one network are not independent, so they are not to be pooled.

    Returns
    -------
    Interval
        Inside [0, 1]. Where all shares are equal, nothing is known of how they vary: the
        interval is then that of `proportion_interval`, the widest that is possible.

    Raises
    ------
    ValueError
        If there are fewer than two shares, or one is not in [0, 1].

    Notes
    -----
    Wilson's interval, for the number of independent trials that would vary as much as the
    mean of these shares does, and with the quantile of t. Shares vary most, by m (1 - m),
    where each is 0 or 1; then a network counts as one trial, otherwise as more. What no
    network has shown, no interval foresees: a rare network with all units dead is missed.
    Franco, Little, Louis, Slud: Comparative study of confidence intervals for proportions in
    complex sample surveys, Journal of Survey Statistics and Methodology 7, 2019.

    Examples
    --------
    >>> f"{share_interval([0.0, 0.05, 0.0, 0.1]):.3f}"
    '0.038 [0.006, 0.197]'
    >>> f"{share_interval([0.0] * 400):.4f}"
    '0.0000 [0.0000, 0.0095]'
    """
    shares = check_numbers("shares", _check_runs("shares", shares), 0, 1, "[]")
    n, mean = len(shares), float(shares.mean())
    if shares.min() == shares.max():
        return _wilson(float(shares[0]), n, ndtri(_TWO_SIDED))
    largest_variance = mean * (1 - mean)
    n_trials = n * max(1.0, largest_variance / shares.var(ddof=1))
    return _wilson(mean, n_trials, stdtrit(n - 1, _TWO_SIDED))


def _wilson(share, n, quantile):
    """All true shares from which `share` in n trials is no further than chance may take it."""
    q = float(quantile)
    centre = (share + q**2 / (2 * n)) / (1 + q**2 / n)
    half = q / (1 + q**2 / n) * sqrt(share * (1 - share) / n + q**2 / (4 * n**2))
    low = 0.0 if share == 0 else max(0.0, centre - half)
    high = 1.0 if share == 1 else min(1.0, centre + half)
    return Interval(share, float(low), float(high))


def _check_runs(name, values):
    values = check_finite(name, values)
    if values.ndim != 1 or len(values) < 2:
        raise ValueError(f"{name} must have shape (n_runs,), two or more, got {values.shape}")
    return values
