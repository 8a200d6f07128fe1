"""Sweeps: the same measurement for every setting of a grid and every seed."""

from collections.abc import Sequence
from concurrent.futures import BrokenExecutor, CancelledError
from contextlib import suppress
from copy import deepcopy
from itertools import product

import numpy as np

from ._validation import check_array, check_seeds, check_whole
from .datasets import deck_dataset
from .diagnosis import dead_units
from .initialisation import initialise
from .training import train

__all__ = ["sweep", "train_and_count"]


def sweep(function, grid, seeds, executor=None, chunk=50):
    """Measure `function` for every setting of a grid and every seed.

    Parameters
    ----------
    function : callable
        Called as ``function(seeds, **setting)`` with some of the seeds, an array of shape
        (n,). Returns a dict of arrays, each with one row per seed. What it returns for a
        seed must depend on the setting and that seed only. To run in other processes it
        must be importable there: defined in a file, not in a notebook.
    grid : dict of str to sequence
        The values of each argument of `function`; every combination is a setting.
    seeds : sequence of int
        Whole numbers >= 0.
    executor : concurrent.futures.Executor, optional
        Where to run: for example a ``ProcessPoolExecutor`` for all cores of a machine, or
        ``Client(...).get_executor()`` for a Dask cluster. By default in this process.
    chunk : int
        Seeds per call, >= 1. More and smaller calls keep more workers busy.

    Returns
    -------
    dict of str to ndarray of float, shape (..., n_seeds, *row)
        What `function` returned. The axes in front are those of `grid`, in its order. The
        numbers do not depend on `executor`, on `chunk`, or on which call ends first.

    Raises
    ------
    ValueError
        If `grid`, `seeds` or `chunk` is not as described, or what `function` returns is not.
    Exception
        Whatever `function` raises, with a note that names the setting and the seeds. Calls
        that have not started are cancelled.

    Notes
    -----
    Bit for bit the same takes processes that round alike: the same kind of processor, and for
    layers of 64 units or so and more the same number of threads in numpy's linear algebra.
    Dask's workers have one; ``OPENBLAS_NUM_THREADS=1`` in the environment, before Python
    starts, gives one everywhere, so that workers do not fight over the cores either.

    When an executor loses calls because a worker process was killed, these are made again in
    this process, and a line is printed that says so. A Dask cluster gives the calls of a lost
    worker to another one by itself.

    Examples
    --------
    >>> grid = {"bias": [0.0, -3.0, -6.0], "learning_rate": [0.1]}
    >>> dead = sweep(train_and_count, grid, seeds=range(20))["dead"]
    >>> dead.shape
    (3, 1, 20)
    >>> print(dead.mean(axis=(1, 2)).round(1))
    [0.  0.1 0.9]
    """
    _check_grid(grid)
    seeds = check_seeds(seeds)
    chunk = check_whole("chunk", chunk, low=1)
    settings = [dict(zip(grid, values, strict=True)) for values in product(*grid.values())]
    parts = [seeds[start : start + chunk] for start in range(0, len(seeds), chunk)]
    calls = [(function, part, setting) for setting in settings for part in parts]
    pieces = [_measure(*call) for call in calls] if executor is None else _on(executor, calls)

    layout = {name: rows.shape[1:] for name, rows in pieces[0].items()}
    for piece in pieces:
        if (got := {name: rows.shape[1:] for name, rows in piece.items()}) != layout:
            raise ValueError(
                f"function must return the same names and shapes every time, got {layout} and {got}"
            )
    axes = [len(values) for values in grid.values()]
    return {
        name: np.concatenate([piece[name] for piece in pieces]).reshape(*axes, len(seeds), *shape)
        for name, shape in layout.items()
    }


def train_and_count(seeds, learning_rate=0.01, bias=0.0, n_epochs=200):
    """Train the deck's network with ReLU and count: a measurement for `sweep` that travels.

    Parameters
    ----------
    seeds : sequence of int
        One network 10 -> 20 -> 1 for each, with He's weights.
    learning_rate, n_epochs
        As in `train`: full-batch gradient descent on the deck's data.
    bias : float
        Initial bias of the hidden units.

    Returns
    -------
    dict of str to ndarray, shape (n_seeds,)
        After training: ``"dead"``, the share of hidden units that are dead, and
        ``"accuracy"``, both in [0, 1].

    Examples
    --------
    >>> train_and_count([0, 1], learning_rate=20.0)["dead"].shape
    (2,)
    """
    X, y = deck_dataset()
    start = initialise([10, 20, 1], seeds, bias=bias)
    network = train(start, X, y, learning_rate, n_epochs).network
    dead = dead_units(network, X)[0].mean(axis=1)
    return {"dead": dead, "accuracy": network.accuracy(X, y)}


def _check_grid(grid):
    if not isinstance(grid, dict):
        raise ValueError(f"grid must be a dict of argument: values, got {grid!r:.60}")
    for name, values in grid.items():
        listed = isinstance(values, (Sequence, np.ndarray)) and not isinstance(values, str)
        if not listed or len(values) == 0:
            raise ValueError(
                f"grid[{name!r}] must be a sequence of one value or more, got {values!r:.60}"
            )


def _measure(function, seeds, setting):
    """One call, checked: this is what runs in a worker. An error is told the setting.

    It gets copies, and so does the caller: what a call changes reaches no other, here as in
    another process.
    """
    try:
        result = function(seeds.copy(), **deepcopy(setting))
        if not isinstance(result, dict):
            raise ValueError(f"function must return a dict of arrays, got {result!r:.60}")
        return {name: _rows(name, values, len(seeds)) for name, values in result.items()}
    except Exception as error:
        named = ", ".join(f"{name}={value!r}" for name, value in setting.items())
        error.add_note(f"sweep: at {named or 'the one setting'}, seeds {seeds[0]} to {seeds[-1]}")
        raise


def _rows(name, values, n_seeds):
    """A copy of the array that was returned under that name, if it has a row for each seed."""
    array = check_array(f"what function returns for {name!r}", values)
    if array.shape[:1] != (n_seeds,):
        raise ValueError(
            f"function must return one row per seed, got shape {array.shape} for {name!r} "
            f"and {n_seeds} seeds"
        )
    return array.copy()


def _on(executor, calls):
    """What the calls return, in their order, measured by `executor`; lost ones, here."""
    futures = []
    try:
        with suppress(BrokenExecutor):  # what is not submitted then is lost
            for call in calls:
                futures.append(executor.submit(_measure, *call))
        pieces = [_returned(future) for future in futures]
    finally:
        for future in futures:
            future.cancel()  # leaves alone what has ended
    pieces += [None] * (len(calls) - len(pieces))
    if n_lost := pieces.count(None):
        print(f"sweep: {n_lost} of {len(calls)} calls lost with a worker, made again here")
    return [
        _measure(*call) if piece is None else piece
        for piece, call in zip(pieces, calls, strict=True)
    ]


def _returned(future):
    """What a call returned; None if it was lost."""
    try:
        return future.result()
    except (BrokenExecutor, CancelledError):
        return None
