"""How gradients change the weights: gradient descent, with momentum, and Adam; clipping."""

from functools import partial

import numpy as np

from ._validation import check_choice, check_number

__all__ = ["clip_gradients", "update_rule"]


def update_rule(optimizer, learning_rate, momentum):
    """The rule by which gradients change the variables.

    Parameters
    ----------
    optimizer : str
        ``"gd"``, gradient descent with `momentum`, or ``"adam"``.
    learning_rate, momentum : float
        As in `train`.

    Returns
    -------
    callable
        Called with a list of arrays, the variables, it returns a function of the list of
        their gradients, which changes the variables in place (and may use up the gradients).

    Raises
    ------
    ValueError
        If a setting is out of range.

    Examples
    --------
    >>> import numpy as np
    >>> w = np.array([1.0])
    >>> update = update_rule("gd", learning_rate=0.5, momentum=0.0)([w])
    >>> update([np.array([1.0])])
    >>> w
    array([0.5])
    """
    learning_rate = check_number("learning_rate", learning_rate, low=0)
    momentum = check_number("momentum", momentum, 0, 1, "[)")
    if check_choice("optimizer", optimizer, ["gd", "adam"]) == "gd":
        return partial(_descent, learning_rate, momentum)
    if momentum:
        raise ValueError(f"momentum must be 0 with adam, got {momentum!r}")
    return partial(_adam, learning_rate)


def _descent(learning_rate, momentum, variables):
    velocities = [np.zeros_like(v) for v in variables]

    def update(gradients):
        for variable, gradient, velocity in zip(variables, gradients, velocities, strict=True):
            if momentum:
                velocity *= momentum
                velocity += gradient
                gradient[...] = velocity
            gradient *= learning_rate
            variable -= gradient

    return update


def _adam(learning_rate, variables):
    means = [np.zeros_like(v) for v in variables]
    squares = [np.zeros_like(v) for v in variables]
    n_steps = 0

    def update(gradients):
        nonlocal n_steps
        n_steps += 1
        for variable, gradient, mean, square in zip(
            variables, gradients, means, squares, strict=True
        ):
            mean += (1 - 0.9) * (gradient - mean)
            square += (1 - 0.999) * (gradient * gradient - square)
            unbiased = mean / (1 - 0.9**n_steps)
            scale = np.sqrt(square / (1 - 0.999**n_steps)) + 1e-8
            variable -= learning_rate * unbiased / scale

    return update


def clip_gradients(gradients, clip_norm):
    """Shorten the gradient of each network, all its numbers together, to at most `clip_norm`.

    Parameters
    ----------
    gradients : list of ndarray, shape (S, ...)
        Of all that S networks learn; changed in place. Its direction stays.
    clip_norm : float
        The longest that a gradient may be, > 0.

    Examples
    --------
    >>> import numpy as np
    >>> gradients = [np.array([[3.0], [0.3]]), np.array([[4.0], [0.4]])]
    >>> clip_gradients(gradients, clip_norm=1.0)
    >>> gradients[0].round(3).tolist(), gradients[1].round(3).tolist()
    ([[0.6], [0.3]], [[0.8], [0.4]])
    """
    squares = sum((g * g).reshape(len(g), -1).sum(axis=1) for g in gradients)  # (S,)
    factor = clip_norm / np.maximum(np.sqrt(squares), clip_norm)
    for g in gradients:
        g *= factor.reshape(-1, *[1] * (g.ndim - 1))
