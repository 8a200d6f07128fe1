"""Answers to the exercises and claims of the deck, checked.

`answer` says at once whether an answer is right, and if not, why not. It never stops a
notebook: whatever an answer does, it is told in one line.
"""

import numpy as np

from .exercises import EXERCISES, NotYetError

__all__ = ["answer", "verdict"]


def answer(exercise, value):
    """Check the answer to an exercise and print the result in a line.

    Parameters
    ----------
    exercise : str
        Its number, such as ``"3.1"``.
    value : object
        The answer: a number, an array or a function, as the exercise asks. ``...``
        (or a function that returns it) means not started.

    Raises
    ------
    ValueError
        If there is no such exercise.

    Examples
    --------
    >>> answer("3.1", ...)
    Exercise 3.1: not started. Replace the dots and run the cell again.
    >>> answer("3.1", 220)
    Exercise 3.1: not yet. You counted the weights; each unit has a bias too.
    >>> answer("3.1", 241)
    Exercise 3.1: right. 10 * 20 + 20 weights, and a bias for each of the 21 units.
    """
    if exercise not in EXERCISES:
        raise ValueError(f"exercise must be one of {sorted(EXERCISES)}, got {exercise!r}")
    try:
        if value is ...:
            raise NotImplementedError
        with np.errstate(all="ignore"):
            result = "right. " + EXERCISES[exercise](value)
    except NotImplementedError:
        result = "not started. Replace the dots and run the cell again."
    except NotYetError as why:
        result = f"not yet. {why}"
    except Exception as error:  # whatever a student's code can raise
        result = f"not yet. Checking it raised {type(error).__name__}: {error}"
    print(f"Exercise {exercise}: {result}")


def verdict(slide, claim, always, evidence, sometimes=False):
    """Print the verdict on a claim of the deck.

    Parameters
    ----------
    slide : int
        Where the deck makes the claim.
    claim : str
    always : bool
        Computed: the claim holds as it stands.
    evidence : str
        The numbers it rests on, or the condition it needs.
    sometimes : bool
        Computed: the claim holds under the condition in `evidence`.

    Examples
    --------
    >>> verdict(6, "max(alpha z, z)", always=False, sometimes=True, evidence="alpha <= 1")
    slide  6 | "max(alpha z, z)"
             | holds with a condition: alpha <= 1
    """
    result = "holds" if always else "holds with a condition" if sometimes else "does not hold"
    print(f'slide {slide:2d} | "{claim}"')
    print(f"{'':8s} | {result}: {evidence}")
