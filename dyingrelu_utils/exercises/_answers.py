"""What the checks share: how an answer is read, called and compared, and how a wrong one is told.

A check is a function of the answer. It returns a sentence if the answer is right and raises
`NotYetError` with a reason if not.
"""

import _thread
import copy
import io
import threading
import time
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from contextvars import ContextVar

import numpy as np

__all__ = ["NotYetError", "agree", "array", "call", "chosen", "number", "random_numbers", "seed"]

SECONDS = 5  # that a student's function may take

seed = ContextVar("seed", default=0)  # of the inputs that functions are tried on


class NotYetError(Exception):
    """Says why an answer is not right yet."""


def random_numbers():
    """A generator for the inputs that a function is tried on: the same ones at each try."""
    return np.random.default_rng(seed.get())


def call(function, *inputs):
    """The value of a student's function on copies of `inputs`, which it must leave as they are."""
    if not callable(function):
        raise NotYetError(f"Expected a function, got {type(function).__name__}.")
    given = copy.deepcopy(inputs)
    with _time_limit(), redirect_stdout(_Nowhere()), redirect_stderr(_Nowhere()):
        value = function(*given)
    if value is ...:
        raise NotImplementedError
    if value is None:
        raise NotYetError("Your function returns nothing. Is there a `return` at its end?")
    if not _same(given, inputs):
        raise NotYetError("Your function changes what it is given. Make a new array instead.")
    return value


class _Nowhere(io.TextIOBase):
    """Where what a function prints while it is checked goes."""

    def write(self, text):
        return len(text)


@contextmanager
def _time_limit():
    """Interrupt the block after SECONDS, and say so. Only the main thread can be interrupted."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    lock, state = threading.Lock(), {"done": False, "over": False}

    def stop():
        with lock:
            if not state["done"]:
                state["over"] = True
                _thread.interrupt_main()

    timer = threading.Timer(SECONDS, stop)
    timer.daemon = True
    timer.start()
    try:
        try:
            yield
        finally:
            with lock:
                state["done"] = True
            timer.cancel()
            if state["over"]:
                time.sleep(0.01)  # an interrupt that is on its way arrives here
    except KeyboardInterrupt:
        if not state["over"]:
            raise  # it was the student's own
    if state["over"]:
        raise NotYetError(
            f"Your function did not end within {SECONDS} seconds. Does a loop in it go on for ever?"
        )


def _same(a, b):
    """Whether arrays, or lists, tuples and dicts of them, hold the same numbers."""
    if isinstance(a, np.ndarray):
        return a.shape == b.shape and np.array_equal(a, b, equal_nan=a.dtype.kind in "fc")
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(_same(a[key], b[key]) for key in a)
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(_same, a, b))
    return not hasattr(a, "parameters") or _same(list(a.parameters), list(b.parameters))


def number(value):
    """`value` as a float: any real number, or an array that holds one."""
    one = np.asarray(value)
    if one.size != 1 or one.dtype.kind in "cSUbV" or np.ma.is_masked(value):
        raise NotYetError(f"Expected a number, got {_described(value)}.")
    try:
        result = float(one.item())
    except (TypeError, ValueError):
        raise NotYetError(f"Expected a number, got {_described(value)}.") from None
    if np.isnan(result):
        raise NotYetError("Expected a number, got nan.")
    return result


def array(value, shape=None, name="the value"):
    """`value` as an array of floats, with the `shape` that is asked for; None there: any length."""
    if isinstance(value, np.ma.MaskedArray) and np.ma.is_masked(value):
        raise NotYetError(f"Some of the numbers of {name} are masked.")
    try:
        result = np.asarray(value)
        if result.dtype.kind == "c":
            raise TypeError
        result = result.astype(float)
    except (TypeError, ValueError):
        raise NotYetError(f"Expected real numbers, got {_described(value)}.") from None
    if shape is not None and (
        result.ndim != len(shape)
        or any(want not in (None, got) for want, got in zip(shape, result.shape, strict=True))
    ):
        wanted = str(shape).replace("None", "any")
        raise NotYetError(f"Expected {name} to have shape {wanted}, got {result.shape}.")
    return result


def chosen(value, options):
    """The letters or names out of `options` that were chosen, in any form, as a set."""
    options = tuple(options)
    if isinstance(value, str):
        value = value.replace(",", " ").split() if " " in value or "," in value else [value]
        if len(value) == 1 and value[0] not in options and max(map(len, options)) == 1:
            value = list(value[0])  # "ac"
    try:
        result = {str(item).strip() for item in value}
    except TypeError:
        raise NotYetError(f"Choose from {', '.join(options)}; got {_described(value)}.") from None
    if unknown := result - set(options):
        raise NotYetError(f"Choose from {', '.join(options)}; got {sorted(unknown)[0]!r}.")
    return result


def agree(got, want, digits=None):
    """Whether numbers are equal, but for rounding: to `digits` after the point, or the last bits.

    An answer that was computed in float32 or by a difference quotient agrees.
    """
    if digits is not None:
        return bool(np.all(np.abs(np.subtract(got, want)) <= 0.5000001 * 10.0**-digits))
    return np.allclose(got, want, rtol=1e-5, atol=1e-6, equal_nan=True)


def _described(value):
    shape = getattr(value, "shape", None)
    kind = type(value).__name__
    return f"{kind} of shape {shape}" if shape else f"{kind} {value!r:.40}"
