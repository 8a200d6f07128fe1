"""Closed forms: how likely is a unit to be born dead?"""

from statistics import NormalDist

import numpy as np

from .inputs import check_whole

__all__ = ["born_dead_probability"]

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
