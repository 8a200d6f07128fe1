"""Predictions without training: births of dead units, collapse, and the size of signals."""

import numpy as np
from scipy.special import betainc, log_ndtr, ndtri_exp

from ._validation import check_number, check_numbers, check_whole, check_whole_numbers

__all__ = [
    "born_dead_probability", "born_dead_probability_he", "collapse_bounds",
    "collapse_probability", "second_moment",
]  # fmt: skip


def born_dead_probability(bias, weight_norm, n_samples):
    """Chance that a ReLU unit is dead on `n_samples` standard normal inputs.

    Parameters
    ----------
    bias : float or array_like
        Initial bias of the unit (same units as ``z = x @ w + b``).
    weight_norm : float or array_like
        Euclidean norm of its weight vector, > 0.
    n_samples : int
        Number of independent inputs, >= 1.

    Returns
    -------
    ndarray of float
        Broadcast shape of `bias` and `weight_norm`.

    Raises
    ------
    ValueError
        If `bias` is not finite, `weight_norm` not finite and positive or `n_samples` is below 1.

    Notes
    -----
    ``z ~ N(bias, weight_norm**2)``, so one input leaves the unit off with probability
    ``Phi(-bias / weight_norm)``, and all of them with its n-th power. At zero bias that
    is ``2**-n_samples`` whatever the weights: their scale cancels.

    Examples
    --------
    >>> print(born_dead_probability(bias=0.0, weight_norm=3.0, n_samples=10) * 2**10)
    1.0
    >>> print(f"{born_dead_probability(bias=-4.0, weight_norm=1.0, n_samples=1000):.3f}")
    0.969
    """
    bias = check_numbers("bias", bias)
    weight_norm = check_numbers("weight_norm", weight_norm, low=0)
    n_samples = check_whole("n_samples", n_samples, low=1)
    return _all_below(-bias / weight_norm, n_samples)


def _all_below(x, n_samples):
    """Chance that `n_samples` independent standard normal numbers are all at most `x`."""
    return np.exp(n_samples * log_ndtr(x))


def born_dead_probability_he(bias, fan_in, n_samples, scale=1.0, shift=0.0):
    """Chance that a ReLU unit with He weights is born dead, averaged over the weights.

    Parameters
    ----------
    bias : float or array_like
        Initial bias of the unit.
    fan_in : int
        Number of its inputs (features), >= 1.
    n_samples : int
        Number of independent samples, >= 1; every feature is normal with standard deviation 1.
    scale : float or array_like
        Factor on He's standard deviation, > 0: that of a weight is ``scale * sqrt(2 / fan_in)``.
    shift : float or array_like
        Mean of every feature.

    Returns
    -------
    ndarray of float
        Broadcast shape of `bias`, `scale` and `shift`; its numerical error is below 1e-5.

    Raises
    ------
    ValueError
        If `bias` or `shift` is not finite, `scale` is not positive and finite, or `fan_in`
        or `n_samples` is below 1.

    Notes
    -----
    Given the weights, ``z ~ N(bias + shift * sum(w), |w|**2)``. Length and direction of
    normal weights are independent. ``|w|`` is a weight's standard deviation times `r`, with
    ``r**2`` chi-square of `fan_in` degrees of freedom. ``sum(w)`` is ``|w| * sqrt(fan_in) *
    c``, where `c` is the cosine of the angle to the vector of ones; ``(1 + c) / 2`` has a beta
    distribution with both parameters ``(fan_in - 1) / 2``. With `M`, the largest of `n_samples`
    standard normal numbers, the unit is dead if ``M + shift * sqrt(fan_in) * c`` is at most
    ``-bias / |w|``. That chance is averaged over `r`. At zero bias the scale cancels. The
    weights are those of He, Zhang, Ren, Sun: Delving deep into rectifiers, 2015.

    Examples
    --------
    >>> shift = [0.0, 2.0, 10.0]
    >>> print(born_dead_probability_he(0.0, fan_in=10, n_samples=1000, shift=shift).round(3))
    [0.    0.056 0.382]
    """
    bias, shift = check_numbers("bias", bias), check_numbers("shift", shift)
    scale = check_numbers("scale", scale, low=0)
    fan_in = check_whole("fan_in", fan_in, low=1)
    n_samples = check_whole("n_samples", n_samples, low=1)

    # r on an even grid of its logarithm, which holds all but 1e-6 of its distribution; the chance
    # is smooth in r except with one feature
    n_points = 400_000 if fan_in == 1 else 4000 if fan_in < 10 else 1000
    low, high = max(1e-6, np.sqrt(fan_in) - 7), np.sqrt(fan_in) + 7
    log_r = np.linspace(np.log(low), np.log(high), n_points)
    log_density = fan_in * log_r - np.exp(2 * log_r) / 2
    r_share = np.exp(log_density - log_density.max())
    r_share /= r_share.sum()

    settings = np.broadcast(bias, scale, np.abs(shift))  # c and -c are alike
    result = np.empty(settings.shape)
    for i, (b, s, d) in enumerate(settings):
        limit = -b / (s * np.sqrt(2 / fan_in)) * np.exp(-log_r)
        if b == 0:  # the same for every r
            limit = limit[:1]
        result.flat[i] = (_dead_below(limit, d, fan_in, n_samples) * r_share).sum()
    return result


def _dead_below(limit, shift, fan_in, n_samples):
    """P(M + shift * sqrt(fan_in) * c <= limit) for every number in `limit`; shift >= 0."""
    reach = shift * np.sqrt(fan_in)
    if shift == 0:
        return _all_below(limit, n_samples)
    if fan_in == 1:  # c is -1 or 1
        return (_all_below(limit - reach, n_samples) + _all_below(limit + reach, n_samples)) / 2
    limit = limit[:, np.newaxis]
    if shift < 1:  # P(M <= .) is smooth in the angle: average over that
        half = min(np.pi / 2, 7 / np.sqrt(fan_in))
        angle = np.pi / 2 + half * (np.arange(400) + 0.5 - 200) / 200
        share = np.sin(angle) ** (fan_in - 2)
        return _all_below(limit - reach * np.cos(angle), n_samples) @ (share / share.sum())
    # P(c <= .) is smooth in M: average over 600 values of it and their shares
    ends = ndtri_exp(np.log([1e-9, 1 - 1e-9]) / n_samples)
    edges = np.linspace(*ends, 601)
    share = np.diff(_all_below(edges, n_samples))
    c = np.clip((limit - (edges[1:] + edges[:-1]) / 2) / reach, -1, 1)
    half = (fan_in - 1) / 2
    return betainc(half, half, (1 + c) / 2) @ (share / share.sum())


def collapse_probability(width, n_hidden):
    """Chance that an untrained ReLU network is collapsed on a single input.

    Parameters
    ----------
    width : int or array_like of int
        Units of every hidden layer, >= 1.
    n_hidden : int or array_like of int
        Number of hidden layers, >= 0. The output layer is not counted.

    Returns
    -------
    ndarray of float
        Broadcast shape of both. Exact for one input other than 0, zero biases, and
        independent normal weights of whatever scale. With more inputs it is an upper bound,
        for a layer that is dead on all of them is dead on each.

    Raises
    ------
    ValueError
        If `width` or `n_hidden` is no whole number or too small.

    Notes
    -----
    A layer whose input is not 0 is dead with probability ``2**-width``: each unit is off
    with probability 1/2. So all survive with ``(1 - 2**-width)**n_hidden``. Lu, Shin, Su,
    Karniadakis: Dying ReLU and initialization, 2020; their L counts the output layer too
    and is ``n_hidden + 1``.

    Examples
    --------
    >>> print(collapse_probability(width=2, n_hidden=[1, 2, 10]).round(3))
    [0.25  0.438 0.944]
    """
    width = check_whole_numbers("width", width, low=1)
    n_hidden = check_whole_numbers("n_hidden", n_hidden, low=0)
    return 1 - (1 - 2.0**-width) ** n_hidden


def collapse_bounds(width, n_hidden):
    """Bounds on the chance that an untrained ReLU network is collapsed on both sides of 0.

    Parameters
    ----------
    width : int or array_like of int
        Units of every hidden layer, >= 1.
    n_hidden : int or array_like of int
        Number of hidden layers, >= 1. The output layer is not counted.

    Returns
    -------
    lower, upper : ndarray of float
        Broadcast shape of both, for zero biases and independent normal weights of one scale
        per layer. Both hold for one feature with positive and negative values. With more
        features only `upper` does, if the inputs hold an ``x`` and a ``-c * x``, c > 0.

    Raises
    ------
    ValueError
        If `width` or `n_hidden` is no whole number >= 1.

    Notes
    -----
    At zero bias a layer maps a ray to a ray, so only two matter: what became of the positive
    and of the negative inputs. The first layer leaves both alive with probability
    ``both = 1 - 2 * 2**-width``, at a right angle, and else one. Later angles are at most
    right, so a unit is off on both rays with a probability `s` from 1/4 to 1/2.

    Upper: each ray is alive at the end with probability ``a1**n_hidden``, where
    ``a1 = 1 - 2**-width``; so both are dead with ``1 - 2 * a1**n_hidden`` plus the chance
    that both live. That is at most ``both * a1**n_hidden``: the second layer keeps both with
    ``a1**2``, a later one with at most `a1`.

    Lower: two living rays that are not parallel stay so with probability
    ``both - (width - 1) * s**width``, at most `a2`, where `s` is 1/4, and both die with at
    least ``4**-width``. Otherwise they go on as a single ray. This is the bound of Lu, Shin,
    Su, Karniadakis: Dying ReLU and initialization, 2020; their L is ``n_hidden + 1``.

    Examples
    --------
    >>> lower, upper = collapse_bounds(width=2, n_hidden=[1, 2, 10])
    >>> print(lower.round(3), upper.round(3))
    [0.    0.156 0.903] [0.    0.156 0.916]
    """
    width = check_whole_numbers("width", width, low=1)
    n_hidden = check_whole_numbers("n_hidden", n_hidden, low=1)
    half = 2.0**-width
    both = 1 - 2 * half
    a1, a2 = 1 - half, both - (width - 1) * half**2
    later = n_hidden - 1
    weight = both * a1 / (1 + (width - 1) * half)
    lower = 1 - a1**later - weight * (a1**later - a2**later)
    upper = 1 - (2 - both) * a1**n_hidden
    return lower, np.maximum(upper, 0)  # one layer never collapses: below 0 there


def second_moment(n_layers, gain=2.0, alpha=0.0):
    """Mean square of the activations after each layer, for inputs of mean square 1.

    Parameters
    ----------
    n_layers : int
        Number of hidden layers, >= 1.
    gain : float
        ``fan_in`` times the variance of a weight, > 0: He's weights have 2, those with a
        variance of ``1 / fan_in`` have 1.
    alpha : float
        Slope of Leaky ReLU at negative z, in [0, 1]; 0 is ReLU.

    Returns
    -------
    ndarray of float, shape (n_layers,)
        Mean over networks of any width, with zero biases and independent normal weights.

    Raises
    ------
    ValueError
        If a setting is out of range.

    Notes
    -----
    The mean square of z is `gain` times that of the layer's input. Half of it belongs to
    z > 0 and is kept; the half of z < 0 is multiplied by ``alpha**2``. He, Zhang, Ren, Sun:
    Delving deep into rectifiers, 2015.

    Examples
    --------
    >>> print(second_moment(4), second_moment(4, gain=1.0))
    [1. 1. 1. 1.] [0.5    0.25   0.125  0.0625]
    """
    n_layers = check_whole("n_layers", n_layers, low=1)
    gain = check_number("gain", gain, low=0)
    alpha = check_number("alpha", alpha, 0, 1, "[]")
    return (gain * (1 + alpha**2) / 2) ** np.arange(1, n_layers + 1)
