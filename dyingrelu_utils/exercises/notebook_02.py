"""What the exercises of notebook 02 Activations accept, and what a wrong answer hears. Spoilers."""

import numpy as np

from ._answers import NotYetError, agree, array, call, random_numbers

__all__ = ["EXERCISES"]


def slopes(functions):
    if not isinstance(functions, tuple | list) or len(functions) != 2:
        raise NotYetError("Expected both functions, ReLU's slope and Leaky ReLU's.")
    relu_slope, leaky_slope = functions
    for z in _inputs():
        _check_slope(call(relu_slope, z), z, 0.0, "ReLU")
    try:
        for alpha in (0.2, 0.01, 0.7):
            for z in _inputs():
                _check_slope(call(leaky_slope, z, alpha), z, alpha, f"Leaky ReLU ({alpha:g})")
    except NotImplementedError:
        raise NotYetError("ReLU's slope is right; now Leaky ReLU's.") from None
    return "Both have slope 1 right of zero; left of it, and at it, only the leak has one."


def _inputs():
    """A row and a (4, 5) array: z near the kink, far from it, and on it."""
    rng = random_numbers()
    row = np.concatenate([rng.normal(0, 2, 40), rng.uniform(-0.2, 0.2, 40), [0.0, 1e-3, -1e-3]])
    row = row[np.abs(row) >= 1e-3]  # where a difference quotient sees one side only
    z = np.insert(rng.permutation(row), 7, 0.0)
    return z, z[:20].reshape(4, 5)


def _check_slope(value, z, alpha, name):
    got = array(value)
    if got.shape != z.shape:
        raise NotYetError(
            f"{name}: expected one slope for each z, shape {z.shape}, got shape {got.shape}."
        )
    off, on = z < 0, z > 0
    if agree(got, np.where(on, 1, alpha)):
        return
    if agree(got, np.where(on, z, alpha * z)):
        raise NotYetError(f"{name}: that is the function itself; asked is its slope.")
    if agree(got, np.where(on, 1, -1 if alpha == 0 else -alpha)) or (got[off] < 0).any():
        raise NotYetError(
            f"{name}: left of zero your slope is negative. Does the curve fall there?"
        )
    if agree(got[on], 1) and agree(got[off], alpha):
        raise NotYetError(
            f"{name}: right but at z = 0, where the deck takes the slope of the left."
        )
    if agree(got[on], alpha) and agree(got[off], 1):
        raise NotYetError(f"{name}: left and right have changed places.")
    if agree(got[off], 0.01) and agree(got[on], 1):
        raise NotYetError(f"{name}: your slope left of zero does not use `alpha`.")
    for side, words, want in ((off, "left", alpha), (on, "right", 1)):
        wrong = np.abs(got[side] - want) > 1e-5
        if wrong.any():
            at, one = z[side][wrong][0], got[side][wrong][0]
            raise NotYetError(f"{name}: {words} of zero, at z = {at:.2f}, you give {one:.2f}.")
    raise NotYetError(f"{name}: right in some places and wrong in others.")


def slope_from_output(function):
    z = random_numbers().normal(0, 1, (6, 5))
    for outputs in (np.maximum(z, 0), np.maximum(z, 0).ravel(), 0.01 * np.maximum(z, 0)):
        got, on = array(call(function, outputs), outputs.shape, "the slopes"), outputs > 0
        if agree(got, on):
            continue
        if agree(got, 1):
            raise NotYetError("Still 1 for every unit. Which outputs can ReLU not give?")
        if agree(got, ~on):
            raise NotYetError("The slopes are turned round: 1 is 0 and 0 is 1.")
        if agree(got, outputs):
            raise NotYetError("That is the output; asked is the slope.")
        if agree(got[~on], 0):
            raise NotYetError(
                "Right where the unit is off; some units that are on have no slope 1."
            )
        raise NotYetError("Some units that are off still have a slope.")
    return "The output 0 tells that the unit was off, so here the output is enough."


EXERCISES = {
    "2.1": slopes,
    "2.2": slope_from_output,
}
