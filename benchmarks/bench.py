"""How fast the engine is, on the deck's job: 1000 samples, 10 features, 20 units, 200 epochs.

Run with `make bench`. Rivals that are not installed are skipped; to have them,

    .venv/bin/python -m pip install torch jax

All comparisons are on one core, and the contenders take turns, so that a busy machine slows
them all alike. Times are medians; compiling and building the networks are not timed.
"""

import os

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"  # before numpy is imported

import multiprocessing
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor

import numpy as np
import peers

from dyingrelu_utils.activations import ACTIVATIONS
from dyingrelu_utils.backprop import with_bias_input
from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.initialisation import initialise
from dyingrelu_utils.training import train

SIZES, N_EPOCHS = [10, 20, 1], 200
X, Y = deck_dataset()


def ours(network, X, y, n_epochs, **options):
    return lambda: train(network, X, y, peers.LEARNING_RATE, n_epochs, **options).loss[-1]


def floor(network, X, y, n_epochs):
    """What cannot be avoided: the matrix products, one exp, one pass over z; no results."""
    first, second = (np.ascontiguousarray(p[0]) for p in network.parameters)
    inputs = with_bias_input(X)
    z = with_bias_input(np.ones((len(X), len(first))))[:-1]
    logits, error = np.empty((2, 1, len(X)))
    gradient, second = np.empty_like(first), second[:, :-1].copy()

    def run():
        for _ in range(n_epochs * len(network)):
            np.matmul(first, inputs, out=z)
            np.maximum(z, 0, out=z)
            np.matmul(second, z, out=logits)
            np.exp(logits, out=error)
            np.matmul(z, inputs.T, out=gradient)

    return run


def take_turns(jobs, n_rounds):
    """Median seconds of each job, the jobs taking turns."""
    times = {name: [] for name in jobs}
    for job in jobs.values():
        job()  # warm up, compile
    for _ in range(n_rounds):
        for name, job in jobs.items():
            start = time.perf_counter()
            job()
            times[name].append(time.perf_counter() - start)
    return {name: float(np.median(t)) for name, t in times.items()}


def compare(n_networks, n_rounds):
    """Print the rows of one stack: time per network, and our time as a share of it."""
    network = initialise(SIZES, range(n_networks))
    torch_version = peers.torch_eager if n_networks == 1 else peers.torch_batched
    contenders = {
        "this course": ours,
        "this course, recording": lambda *args: ours(*args, record_activity=True),
        "floor": floor,
        "PyTorch": torch_version,
        "JAX, units x samples": peers.jax_units_first,
        "JAX, samples x units": peers.jax_samples_first,
    }
    needs = {name: name.split(",")[0].replace("Py", "").lower() for name in list(contenders)[3:]}
    missing = [name for name, package in needs.items() if not peers.installed(package)]
    jobs = {
        name: build(network, X, Y, N_EPOCHS)
        for name, build in contenders.items()
        if name not in missing
    }
    for name in jobs:
        if name not in ("floor", "this course"):  # all compute the same
            np.testing.assert_allclose(jobs[name](), jobs["this course"](), rtol=1e-4)
    seconds = take_turns(jobs, n_rounds)
    print(f"\nStack of {n_networks}: ms per network, ours as a share of it")
    for name in contenders:
        if name in missing:
            print(f"  {name:24} not installed: pip install {needs[name]}")
        else:
            share = seconds["this course"] / seconds[name]
            print(f"  {name:24} {1e3 * seconds[name] / n_networks:7.2f} {share:7.2f}")


def activations():
    network = initialise(SIZES, range(8))
    jobs = {name: ours(network.with_activation(name), X, Y, N_EPOCHS) for name in ACTIVATIONS}
    seconds = take_turns(jobs, 5)
    print("\nActivations, stack of 8: time of the whole training, ReLU = 1")
    for name in ACTIVATIONS:
        print(f"  {name:24} {seconds[name] / seconds['relu']:7.2f}")


def peak_memory():
    """Of this process so far, in MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


def train_seeds(seeds, n_epochs):
    """What a process of a pool does; also the memory that it took."""
    loss = train(initialise(SIZES, seeds), X, Y, peers.LEARNING_RATE, n_epochs).loss[-1].copy()
    return os.getpid(), peak_memory(), loss


def in_processes(pool, n_processes, n_networks, n_epochs):
    """Seconds for these networks, and the peak memory of the processes together, in MiB."""
    start = time.perf_counter()
    seeds = np.array_split(np.arange(n_networks), n_processes * max(1, n_networks // 500))
    peaks = {pid: mib for pid, mib, _ in pool.map(train_seeds, seeds, [n_epochs] * len(seeds))}
    return time.perf_counter() - start, sum(peaks.values())


def scaling(n_epochs=50):
    print(f"One process, {n_epochs} epochs: ms per network, peak memory in MiB")
    for n_networks in (1, 100, 10_000):
        network = initialise(SIZES, range(n_networks))
        job = ours(network, X, Y, n_epochs)
        seconds = take_turns({"": job}, max(1, 200 // n_networks))[""]
        print(f"  {n_networks:6d} networks {1e3 * seconds / n_networks:7.2f} {peak_memory():7.0f}")


def processes():
    spawn = multiprocessing.get_context("spawn")
    with (
        ProcessPoolExecutor(1, mp_context=spawn) as one,
        ProcessPoolExecutor(2, mp_context=spawn) as two,
    ):
        pools = {1: one, 2: two}
        jobs = {
            n: lambda n=n, pool=pool: in_processes(pool, n, 64, N_EPOCHS)
            for n, pool in pools.items()
        }
        seconds = take_turns(jobs, 7)
        print(f"\nStack of 64 in processes, {os.cpu_count()} cores: seconds")
        print(f"  one {seconds[1]:.3f}, two {seconds[2]:.3f}: {seconds[1] / seconds[2]:.2f} x")
        elapsed, mib = in_processes(two, 2, 10_000, N_EPOCHS)
        print(f"  10000 networks in two: {elapsed:.1f} s, {mib + peak_memory():.0f} MiB at most")


def main():
    processes()
    if hasattr(os, "sched_setaffinity"):  # Linux: from here on one core for everybody
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    print()
    scaling()
    activations()
    compare(1, n_rounds=25)
    compare(64, n_rounds=5)


if __name__ == "__main__":
    main()
