"""Answers to the exercises, checked: one file a notebook, and no spoilers in this one.

`answer` says at once whether an answer is right, and if not, why not. It never stops a
notebook: whatever an answer does, it is told in one line. `passed` says the same as True or
False, for a program that grades.
"""

import warnings
from importlib import import_module
from pkgutil import iter_modules

import numpy as np

from ._answers import NotYetError, seed

__all__ = ["EXERCISES", "answer", "passed"]

EXERCISES = {}  # number: what checks the answer, from every file beside this one
for _file in iter_modules(__path__):
    if not _file.name.startswith("_"):
        EXERCISES |= import_module(f".{_file.name}", __name__).EXERCISES


def answer(exercise, value):
    """Check the answer to an exercise and print the result in a line.

    Parameters
    ----------
    exercise : str
        Its number, such as ``"3.1"``, or that of a question, such as ``"Q4"``.
    value : object
        The answer: a number, an array, a function or a letter, as is asked. ``...``
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
    result = _result(exercise, value)[1]
    print(f"{'Exercise' if exercise[0].isdigit() else 'Question'} {exercise}: {result}")


def passed(exercise, value, inputs=0):
    """Whether the answer to an exercise is right, for a program that grades.

    Parameters
    ----------
    exercise : str
        Its number, such as ``"3.1"``.
    value : object
        The answer, as for `answer`.
    inputs : int
        Seed of the random inputs that a function is tried on; `answer` uses 0.

    Returns
    -------
    bool

    Raises
    ------
    ValueError
        If there is no such exercise.

    Examples
    --------
    >>> passed("3.1", 241)
    True
    """
    token = seed.set(inputs)
    try:
        return _result(exercise, value)[0]
    finally:
        seed.reset(token)


def _result(exercise, value):
    """Whether the answer is right, and what to say of it, in one line."""
    if not isinstance(exercise, str) or exercise not in EXERCISES:
        raise ValueError(f"exercise must be one of {sorted(EXERCISES)}, got {exercise!r}")
    try:
        if value is ...:
            raise NotImplementedError
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return True, "right. " + EXERCISES[exercise](value)
    except NotImplementedError:
        return False, "not started. Replace the dots and run the cell again."
    except NotYetError as why:
        return False, f"not yet. {why}"
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # whatever a student's code can raise, SystemExit too
        return False, f"not yet. Checking it raised {type(error).__name__}{_words(error)}"


def _words(error):
    """What an error says, in a line, if it says anything."""
    try:
        words = " ".join(str(error).split())
    except Exception:
        return "."
    return f": {words:.200}" if words else "."
