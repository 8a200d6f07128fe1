"""A sweep gives the same bits wherever it runs, even where a worker is killed under way."""

import os
import signal
from concurrent.futures import (
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from multiprocessing import get_context

import distributed
import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from dyingrelu_utils.activations import ACTIVATIONS, leaky_relu
from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.diagnosis import dead_units
from dyingrelu_utils.initialisation import initialise
from dyingrelu_utils.sweep import sweep, train_and_count
from dyingrelu_utils.training import train

GRID = {"bias": [0.0, -1.0, -2.0], "learning_rate": [0.1, 10.0]}
SEEDS = range(10, 22)


def train_networks(seeds, bias, learning_rate):
    """What a sweep of the course does: large steps, so that a last-bit difference would grow."""
    X, y = deck_dataset()
    history = train(initialise([10, 8, 1], seeds, bias=bias), X, y, learning_rate, n_epochs=20)
    z = history.network.pre_activations(X)[0]
    return {"loss": history.loss[-1], "dead": (z <= 0).all(axis=1)}


def train_wide_networks(seeds):
    """Wide enough for numpy to use several threads, which round differently from one."""
    X, y = deck_dataset()
    return {"loss": train(initialise([10, 64, 64, 1], seeds), X, y, 1.0, n_epochs=10).loss[-1]}


def train_and_die_once(seeds, bias, learning_rate, folder, caller):
    """The same, but the first worker that comes half way through the grid kills itself."""
    if bias == -1.0 and os.getpid() != caller:
        try:
            (folder / "killed").touch(exist_ok=False)
        except FileExistsError:
            pass
        else:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    with open(folder / f"done-{os.getpid()}", "a") as done:
        done.write(f"{bias} {learning_rate} {seeds[0]}\n")
    return train_networks(seeds, bias, learning_rate)


def fail_at_one(seeds, bias):
    if bias == -1.0:
        raise FloatingPointError("too negative")
    return {"bias": np.full(len(seeds), bias)}


def processes():
    # spawn, as on Windows and macOS; a fork would copy the threads' locks
    return ProcessPoolExecutor(2, mp_context=get_context("spawn"))


@pytest.fixture(scope="module")
def expected():
    return sweep(train_networks, GRID, SEEDS)


@pytest.fixture
def dask_client(tmp_path):
    with (
        distributed.LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",  # None would take the usual port, of all networks
            scheduler_kwargs={"dashboard": False},
            local_directory=str(tmp_path / "dask"),
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


def assert_same_bits(result, expected):
    assert result.keys() == expected.keys()
    for name, values in expected.items():
        assert result[name].dtype == values.dtype and result[name].shape == values.shape
        assert result[name].tobytes() == values.tobytes(), name


def assert_complete_after_a_death(folder, lost_calls_go):
    """A worker was killed, and every call was made and counted, some by `lost_calls_go`."""
    assert (folder / "killed").exists()
    done = {int(f.name[5:]): f.read_text().splitlines() for f in folder.glob("done-*")}
    calls = {f"{b} {r} {s}" for b in GRID["bias"] for r in GRID["learning_rate"] for s in (10, 16)}
    assert set().union(*done.values()) == calls
    assert (os.getpid() in done) == (lost_calls_go == "here")


def with_death(folder):
    return {**GRID, "folder": [folder], "caller": [os.getpid()]}


def without_death(result):
    return {name: values[:, :, 0, 0] for name, values in result.items()}


def test_axes_are_those_of_the_grid_then_the_seeds(expected):
    assert expected["loss"].shape == (3, 2, 12) and expected["dead"].shape == (3, 2, 12, 8)
    alone = train_networks(np.array([13]), bias=-2.0, learning_rate=0.1)
    assert expected["loss"][2, 0, 3] == alone["loss"][0]
    assert len(np.unique(expected["loss"])) == 3 * 2 * 12  # no two alike, so order is tested
    assert 0 < expected["dead"].mean() < 1


@pytest.mark.parametrize("chunk", [1, 5, 100])
def test_chunks_do_not_matter(chunk, expected):
    assert_same_bits(sweep(train_networks, GRID, SEEDS, chunk=chunk), expected)


def test_threads_and_processes_give_the_same_bits(expected, capsys):
    with ThreadPoolExecutor(3) as threads, processes() as pool:
        for executor in (threads, pool):
            assert_same_bits(sweep(train_networks, GRID, SEEDS, executor, chunk=5), expected)
    assert capsys.readouterr().out == ""


def leak_of(seeds, activation):
    return {"leak": np.full(len(seeds), -activation.f(-1.0))}


def change_what_it_is_given(seeds, rng, box):
    seeds += 1
    box.append(0)
    return {"seeds": seeds, "drawn": rng.random(len(seeds)), "calls": np.full(len(seeds), len(box))}


_KEPT = np.empty(1)


def return_the_same_array(seeds):
    _KEPT[0] = seeds[0]
    return {"seed": _KEPT}


@pytest.mark.parametrize(
    ("function", "grid"),
    [
        (leak_of, {"activation": [*ACTIVATIONS.values(), leaky_relu(0.2)]}),
        (change_what_it_is_given, {"rng": [np.random.default_rng(1)], "box": [[]]}),
        (return_the_same_array, {}),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_results_do_not_depend_on_where_a_call_is_made(function, grid):
    expected = sweep(function, grid, SEEDS, chunk=1)
    with ThreadPoolExecutor(3) as threads, processes() as pool:
        if function is not return_the_same_array:  # threads share the array that it returns
            assert_same_bits(sweep(function, grid, SEEDS, threads, chunk=1), expected)
        assert_same_bits(sweep(function, grid, SEEDS, pool, chunk=1), expected)
    if function is return_the_same_array:
        assert expected["seed"].tolist() == list(SEEDS)


def test_train_and_count_is_what_training_gives():
    got = train_and_count([3, 4], learning_rate=5.0, bias=-1.0, n_epochs=9)
    X, y = deck_dataset()
    network = train(initialise([10, 20, 1], [3, 4], bias=-1.0), X, y, 5.0, 9).network
    assert np.array_equal(got["dead"], dead_units(network, X)[0].mean(axis=1))
    assert np.array_equal(got["accuracy"], network.accuracy(X, y))


class LastFirst(Executor):
    """Begins with the last of `n_calls` calls, and ends with the first."""

    def __init__(self, n_calls):
        self.n_calls, self.calls = n_calls, []

    def submit(self, function, /, *arguments):
        self.calls.append((Future(), function, arguments))
        submitted = self.calls[-1][0]
        if len(self.calls) == self.n_calls:
            for future, function, arguments in reversed(self.calls):
                future.set_result(function(*arguments))
        return submitted


def test_order_of_completion_does_not_matter(expected):
    assert_same_bits(sweep(train_networks, GRID, SEEDS, LastFirst(12), chunk=6), expected)


def test_a_killed_process_costs_nothing_but_time(expected, tmp_path, capsys):
    with processes() as pool:
        result = sweep(train_and_die_once, with_death(tmp_path), SEEDS, pool, chunk=6)
    assert_same_bits(without_death(result), expected)
    assert_complete_after_a_death(tmp_path, lost_calls_go="here")
    assert "calls lost with a worker, made again here" in capsys.readouterr().out


def test_a_pool_that_is_broken_before_the_first_call(expected, capsys):
    class Broken(Executor):
        def submit(self, function, /, *args):
            raise BrokenExecutor

    assert_same_bits(sweep(train_networks, GRID, SEEDS, Broken()), expected)
    assert "6 of 6 calls lost" in capsys.readouterr().out


def test_dask_cluster_gives_the_same_bits(dask_client, expected, capsys):
    executor = dask_client.get_executor()
    assert_same_bits(sweep(train_networks, GRID, SEEDS, executor, chunk=5), expected)
    with threadpool_limits(1):  # as many as Dask's workers have
        expected = sweep(train_wide_networks, {}, SEEDS)
    assert_same_bits(sweep(train_wide_networks, {}, SEEDS, executor, chunk=5), expected)
    assert capsys.readouterr().out == ""


def test_dask_cluster_replaces_a_killed_worker(dask_client, expected, tmp_path, capsys):
    executor = dask_client.get_executor()
    result = sweep(train_and_die_once, with_death(tmp_path), SEEDS, executor, chunk=6)
    assert_same_bits(without_death(result), expected)
    assert_complete_after_a_death(tmp_path, lost_calls_go="to another worker")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("start", [lambda: None, lambda: ThreadPoolExecutor(2), processes])
def test_an_error_names_the_setting(start):
    executor = start()
    try:
        with pytest.raises(FloatingPointError, match="too negative") as error:
            sweep(fail_at_one, {"bias": [0.0, -1.0, 3.0]}, SEEDS, executor, chunk=6)
        assert error.value.__notes__ == ["sweep: at bias=-1.0, seeds 10 to 15"]
    finally:
        if executor:
            executor.shutdown()


def test_an_empty_grid_is_one_setting():
    result = sweep(lambda seeds: {"twice": 2 * seeds}, {}, [3, 1])
    assert result["twice"].tolist() == [6, 2]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((fail_at_one, [0.0], SEEDS), "grid must be a dict of argument: values, got [0.0]"),
        (
            (fail_at_one, {"bias": 1.0}, SEEDS),
            "grid['bias'] must be a sequence of one value or more, got 1",
        ),
        (
            (fail_at_one, {"bias": "01"}, SEEDS),
            "grid['bias'] must be a sequence of one value or more, got",
        ),
        (
            (fail_at_one, {"bias": []}, SEEDS),
            "grid['bias'] must be a sequence of one value or more, got []",
        ),
        ((fail_at_one, {"bias": [0.0]}, []), "seeds must be whole numbers >= 0, got []"),
        ((fail_at_one, {"bias": [0.0]}, range(0)), "seeds must be whole numbers >= 0, got []"),
        ((fail_at_one, {"bias": [0.0]}, [1, -1]), "seeds must be whole numbers >= 0, got [1, -1]"),
        ((fail_at_one, {"bias": [0.0]}, [0.5]), "seeds must be whole numbers >= 0, got [0.5]"),
        ((fail_at_one, {"bias": [0.0]}, 3, None, 0), "chunk must be a whole number >= 1, got 0"),
        ((lambda seeds: 1.0, {}, 3), "function must return a dict of arrays, got 1.0"),
        (
            (lambda seeds, a: {"v": [a]}, {"a": [1.0, "b"]}, 3),
            "what function returns for 'v' must hold real numbers in equal rows, got ['b']",
        ),
        ((lambda seeds: {"a": 1}, {}, 3), "one row per seed, got shape () for 'a' and 1 seeds"),
        (
            (lambda seeds, a: {"abc"[a]: seeds}, {"a": [0, 1]}, 3),
            "the same names and shapes every time, got {'a': ()} and {'b': ()}",
        ),
    ],
)
def test_bad_input(arguments, message):
    with pytest.raises(ValueError) as error:
        sweep(*arguments)
    assert message in str(error.value)
