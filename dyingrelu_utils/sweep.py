"""Sweeps: the same measurement for every setting of a grid and every seed."""

from collections.abc import Sequence
from concurrent.futures import BrokenExecutor, CancelledError
from contextlib import contextmanager
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
    pieces = _here(calls) if executor is None else _on(executor, calls)

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
        if isinstance(values, str) or not isinstance(values, (Sequence, np.ndarray)):
            raise ValueError(f"grid[{name!r}] must be a sequence of values, got {values!r:.60}")
        if len(values) == 0:
            raise ValueError(f"grid[{name!r}] must hold a value or more, got none")


def _measure(function, seeds, setting):
    """One call, checked: this is what runs in a worker.

    It gets copies, and so does the caller: what a call changes reaches no other, here as in
    another process.
    """
    n_seeds = len(seeds)
    result = function(seeds.copy(), **deepcopy(setting))
    if not isinstance(result, dict):
        raise ValueError(f"function must return a dict of arrays, got {result!r:.60}")
    checked = {}
    for name, rows in result.items():
        array = check_array(f"what function returns for {name!r}", rows)
        if array.shape[:1] != (n_seeds,):
            raise ValueError(
                f"function must return one row per seed, got shape {array.shape} for {name!r} "
                f"and {n_seeds} seeds"
            )
        checked[name] = array.copy()
    return checked


def _here(calls):
    """The pieces, measured in this process."""
    pieces = []
    for call in calls:
        with _naming(call):
            pieces.append(_measure(*call))
    return pieces


def _on(executor, calls):
    """The pieces, measured by `executor`, in the order of `calls`."""
    futures, pieces = [], []
    try:
        for call in calls:
            futures.append(_submit(executor, call))
        for future, call in zip(futures, calls, strict=True):
            with _naming(call):
                pieces.append(_wait(future))
    finally:
        for future in futures:
            if future:
                future.cancel()  # leaves alone what has ended
    lost = [i for i, piece in enumerate(pieces) if piece is None]
    if lost:
        print(f"sweep: {len(lost)} of {len(calls)} calls lost with a worker, made again here")
        for i, piece in zip(lost, _here([calls[i] for i in lost]), strict=True):
            pieces[i] = piece
    return pieces


def _submit(executor, call):
    """The call's future; None if the executor is already broken."""
    try:
        return executor.submit(_measure, *call)
    except BrokenExecutor:
        return None


def _wait(future):
    """What the call returned; None if it was lost."""
    try:
        return future and future.result()
    except (BrokenExecutor, CancelledError):
        return None


@contextmanager
def _naming(call):
    """Add the setting to an error that comes from the call."""
    try:
        yield
    except Exception as error:
        _, seeds, setting = call
        named = ", ".join(f"{name}={value!r}" for name, value in setting.items())
        error.add_note(f"sweep: at {named or 'the one setting'}, seeds {seeds[0]} to {seeds[-1]}")
        raise
