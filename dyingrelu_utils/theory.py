"""Predictions without training: births of dead units, collapse, and the size of signals."""

from statistics import NormalDist

import numpy as np

from ._validation import check_number, check_whole

__all__ = [
    "born_dead_probability",
    "born_dead_probability_he",
    "collapse_bounds",
    "collapse_probability",
    "second_moment",
]

_phi = np.vectorize(NormalDist().cdf, otypes=[float])  # standard normal distribution function


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
        If `bias` is not finite, `weight_norm` is not positive or `n_samples` is below 1.

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
    bias, weight_norm = np.asarray(bias, dtype=float), np.asarray(weight_norm, dtype=float)
    if not np.isfinite(bias).all():
        raise ValueError(f"bias must be finite, got {bias}")
    if not (weight_norm > 0).all():
        raise ValueError(f"weight_norm must be > 0, got {weight_norm}")
    check_whole("n_samples", n_samples, low=1)
    return _phi(-bias / weight_norm) ** n_samples


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
        Broadcast shape of `bias`, `scale` and `shift`; its numerical error is below 1e-4.

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
    cos(angle)``; the angle to the vector of ones has density ``sin(angle)**(fan_in - 2)``, up
    to a constant. So one sample leaves the unit off with probability
    ``Phi(-bias / |w| - shift * sqrt(fan_in) * cos(angle))``, and its n-th power is averaged
    over `r` and the angle. At zero bias the scale cancels. The weights are those of He,
    Zhang, Ren, Sun: Delving deep into rectifiers, 2015.

    Examples
    --------
    >>> shift = [0.0, 2.0, 10.0]
    >>> print(born_dead_probability_he(0.0, fan_in=10, n_samples=1000, shift=shift).round(3))
    [0.    0.056 0.382]
    """
    bias, scale, shift = (np.asarray(a, dtype=float) for a in (bias, scale, shift))
    for name, values in (("bias", bias), ("shift", shift)):
        if not np.isfinite(values).all():
            raise ValueError(f"{name} must be finite, got {values}")
    if not ((scale > 0) & (scale < np.inf)).all():
        raise ValueError(f"scale must be finite and > 0, got {scale}")
    check_whole("fan_in", fan_in, low=1)
    check_whole("n_samples", n_samples, low=1)

    root = np.sqrt(fan_in)  # 7 standard deviations either way hold all but 1e-11 of the mass
    r = _midpoints(max(0, root - 7), root + 7, 400)
    log_density = (fan_in - 1) * np.log(r) - r**2 / 2
    r_share = np.exp(log_density - log_density.max())
    if fan_in == 1:
        cosine, cosine_share = np.array([-1.0, 1.0]), np.ones(2)
    else:
        half = min(np.pi / 2, 7 / root)
        angle = _midpoints(np.pi / 2 - half, np.pi / 2 + half, 400)
        cosine, cosine_share = np.cos(angle), np.sin(angle) ** (fan_in - 2)

    bias, scale, shift = (a[..., np.newaxis, np.newaxis] for a in (bias, scale, shift))
    norm = scale * np.sqrt(2 / fan_in) * r[:, np.newaxis]
    dead = _phi(-bias / norm - shift * root * cosine) ** n_samples  # (..., r, angle)
    return dead @ (cosine_share / cosine_share.sum()) @ (r_share / r_share.sum())


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
    width, n_hidden = _whole("width", width, 1), _whole("n_hidden", n_hidden, 0)
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
    width, n_hidden = _whole("width", width, 1), _whole("n_hidden", n_hidden, 1)
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
    check_whole("n_layers", n_layers, low=1)
    check_number("gain", gain, low=0)
    check_number("alpha", alpha, 0, 1, "[]")
    return (gain * (1 + alpha**2) / 2) ** np.arange(1, n_layers + 1)


def _midpoints(low, high, n):
    """The middles of `n` equal pieces of [low, high]."""
    return low + (high - low) * (np.arange(n) + 0.5) / n


def _whole(name, values, low):
    """`values` as an array of whole numbers >= `low`."""
    values = np.asarray(values)
    if not np.issubdtype(values.dtype, np.integer) or not (values >= low).all():
        raise ValueError(f"{name} must be whole numbers >= {low}, got {values.tolist()}")
    return values
