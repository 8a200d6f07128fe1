"""Training: every option against a plain version in a few lines, and what is recorded."""

import os
import signal
import threading
from threading import Timer

import numpy as np
import pytest

from dyingrelu_utils import activations, training
from dyingrelu_utils.activations import ACTIVATIONS, leaky_relu, prelu, relu
from dyingrelu_utils.backprop import Workspace, _matmul, _matmul_transposed, with_bias_input
from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.diagnosis import active_fraction
from dyingrelu_utils.initialisation import initialise
from dyingrelu_utils.network import Network
from dyingrelu_utils.training import train

ALL = [*ACTIVATIONS.values(), leaky_relu(0.3)]


@pytest.fixture(scope="module")
def data():
    X, y = deck_dataset()
    return X[:200], y[:200]


def gradients(network, X, y):
    """Of all that is learned, as copies: weights, biases, slopes."""
    workspace = Workspace(network, len(X))
    workspace.load(with_bias_input(X), y)
    workspace.loss_and_correct()
    workspace.backward()
    weights, biases = network.gradients(X, y)
    return [*weights, *biases, *workspace.alpha_gradients]


def learned(network):
    return [*network.weights, *network.biases, *network.alphas]


def plain(network, X, y, rate, n_epochs, batch_size, seed, momentum, decay, adam, clip):
    """Gradient descent as in the textbook, on the gradients of `Network`."""
    network, rng = network[:], np.random.default_rng(seed)
    n_layers = len(network.weights)
    decays = [decay[0]] * n_layers + [decay[1]] * n_layers + [0] * len(network.alphas)
    m = [0.0 for _ in learned(network)]
    v, t = list(m), 0
    for _ in range(n_epochs):
        order = rng.permutation(len(X)) if batch_size < len(X) else np.arange(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            t += 1
            slopes = gradients(network, X[rows], y[rows])
            for s in range(len(network)):  # one network after the other
                length = np.sqrt(sum((g[s] ** 2).sum() for g in slopes))
                for g in slopes:
                    g[s] *= min(1, clip / length)
            for k, g in enumerate(slopes):
                p = learned(network)[k]
                g = g + decays[k] * p
                if adam:
                    m[k], v[k] = 0.9 * m[k] + 0.1 * g, 0.999 * v[k] + 0.001 * g**2
                    p -= rate * (m[k] / (1 - 0.9**t)) / (np.sqrt(v[k] / (1 - 0.999**t)) + 1e-8)
                else:
                    m[k] = momentum * m[k] + g
                    p -= rate * m[k]
    return network


@pytest.mark.parametrize("activation", [relu, leaky_relu(0.1), prelu], ids=lambda a: a.name)
@pytest.mark.parametrize("sizes", [(10, 6, 1), (10, 5, 4, 1)])
@pytest.mark.parametrize(
    "options",
    [
        {},
        {"momentum": 0.9},
        {"weight_decay": 0.1},
        {"bias_decay": 0.2, "momentum": 0.5},
        {"batch_size": 64, "seed": 3},
        {"batch_size": 64, "optimizer": "adam", "weight_decay": 0.01},
        {"optimizer": "adam"},
        {"batch_size": 1000, "momentum": 0.9},
        {"clip_norm": 0.1},
        {"clip_norm": 0.1, "momentum": 0.9, "weight_decay": 0.1, "bias_decay": 0.1},
    ],
    ids=str,
)
def test_options_against_the_textbook(options, sizes, activation, data):
    X, y = data
    start = initialise(sizes, seeds=[4, 9], activation=activation, bias=0.1)
    mine = train(start, X, y, 0.05, 6, **options).network
    theirs = plain(
        start, X, y, 0.05, 6,
        min(options.get("batch_size", len(X)), len(X)),
        options.get("seed", 0),
        options.get("momentum", 0.0),
        (options.get("weight_decay", 0), options.get("bias_decay", 0)),
        options.get("optimizer") == "adam",
        options.get("clip_norm", np.inf),
    )  # fmt: skip
    for a, b in zip(learned(mine), learned(theirs), strict=True):
        np.testing.assert_allclose(a, b, rtol=0, atol=1e-12)


def test_clipping_by_hand():
    """Output 0.5 and label 0: every gradient is 1/2 times an input or an output weight."""
    start = Network([[[3.0]], [[0.0]]], [[1.0], [0.0]])  # z = 3 * 1 + 1 = 4, logit 0
    # Gradients: output weight 4/2, output bias 1/2, the others 0; the length is sqrt(4.25).
    long, short = (train(start, [[1.0]], [0], 1.0, 1, clip_norm=c).network for c in (9.0, 1.0))
    for network, length in ((long, np.sqrt(4.25)), (short, 1.0)):
        weight, bias = network.weights[1][0, 0, 0], network.biases[1][0, 0]
        np.testing.assert_allclose([weight, bias], np.array([-2, -0.5]) * length / np.sqrt(4.25))
        assert network.weights[0][0, 0, 0] == 3 and network.biases[0][0, 0] == 1


def test_a_gradient_of_zero_is_not_clipped(capfd):
    dead = Network([[[1.0]], [[0.0]]], [[-9.0], [-1000.0]])  # sure of label 0, and right
    after = train(dead, [[1.0]], [0], 1.0, 1, clip_norm=1.0).network
    assert all(np.array_equal(a, b) for a, b in zip(learned(after), learned(dead), strict=True))
    assert capfd.readouterr().err == ""


def test_prelu_learns_its_slopes_and_leaves_the_start_as_it_was(data):
    X, y = data
    start = initialise([10, 6, 1], seeds=[1, 2], activation=prelu)
    trained = train(start, X, y, 0.1, 20).network
    assert all((s == 0.25).all() for s in start.alphas)
    assert (trained.alphas[0] != 0.25).all()
    again = trained[1:]
    assert np.array_equal(again.alphas[0], trained.alphas[0][1:])
    np.testing.assert_allclose(again.forward(X)[0], trained.forward(X)[1])
    assert trained.with_activation("relu").alphas == []


@pytest.mark.parametrize("batch_size", [None, 60])
@pytest.mark.parametrize("sizes", [(10, 6, 1), (10, 5, 4, 1)])
@pytest.mark.parametrize("activation", [relu, activations.elu, prelu], ids=lambda a: a.name)
def test_records_are_what_the_network_gives_at_that_moment(activation, sizes, batch_size, data):
    X, y = data
    start = initialise(sizes, seeds=range(3), activation=activation)
    options = {"learning_rate": 0.5, "batch_size": batch_size, "record_activity": True}
    history = train(start, X, y, n_epochs=4, **options)
    for epoch in range(5):
        if epoch == 0:
            network = start
        else:
            network = train(start, X, y, n_epochs=epoch, **options).network
        for share, z in zip(history.active_fraction, network.pre_activations(X)[:-1], strict=True):
            assert np.array_equal(share[epoch], active_fraction(z))
        if epoch < 4:
            np.testing.assert_allclose(history.loss[epoch], network.loss(X, y), rtol=1e-12)
            assert np.array_equal(history.accuracy[epoch], network.accuracy(X, y))
    assert train(start, X, y, n_epochs=1).active_fraction is None


def test_recording_changes_nothing(data):
    start = initialise([10, 6, 1], seeds=range(3))
    a, b = (train(start, *data, n_epochs=9, record_activity=flag) for flag in (False, True))
    assert np.array_equal(a.loss, b.loss)
    assert np.array_equal(a.network.parameters[0], b.network.parameters[0])


@pytest.mark.parametrize("options", [{}, {"optimizer": "adam", "batch_size": 50}], ids=str)
@pytest.mark.parametrize("sizes", [(10, 6, 1), (10, 5, 4, 1)])
@pytest.mark.parametrize("activation", ALL, ids=lambda a: a.name)
def test_a_diverging_network_is_told_and_disturbs_no_other(activation, sizes, options, data, capfd):
    calm = initialise(sizes, seeds=[1, 2, 3], activation=activation)
    wild = initialise(sizes, seeds=[1, 2, 3], activation=activation)
    wild.parameters[-2][1] *= 1e308
    wild.parameters[-1][1] *= 1e308
    a, b = (train(n, *data, n_epochs=5, record_activity=True, **options) for n in (calm, wild))
    for kept in ([0], [2]):
        np.testing.assert_allclose(a.loss[:, kept], b.loss[:, kept], rtol=1e-12)
    assert b.diverged.tolist() == [False, True, False]
    assert "1 of 3 diverged" in repr(b)
    z = b.network.pre_activations(data[0])[:-1]
    for share, of_layer in zip(b.active_fraction, z, strict=True):
        np.testing.assert_array_equal(share[-1], active_fraction(of_layer))
    assert capfd.readouterr().err == ""


def test_mini_batches_depend_on_the_seed_and_are_shared_by_the_stack(data):
    X, y = data
    start = initialise([10, 6, 1], seeds=range(3))
    a = train(start, X, y, n_epochs=3, batch_size=32, seed=1)
    b = train(start, X, y, n_epochs=3, batch_size=32, seed=2)
    alone = train(start[2], X, y, n_epochs=3, batch_size=32, seed=1)
    assert not np.allclose(a.loss[1:], b.loss[1:], rtol=1e-9)
    np.testing.assert_allclose(a.loss[:, 2:], alone.loss, rtol=1e-12)


@pytest.mark.parametrize("n_samples", [1, 7, 8192, 8193, 20_000])
def test_products_in_pieces_are_the_products(n_samples):
    rng = np.random.default_rng(0)
    a, b, c = (rng.standard_normal(s) for s in ((2, 4, 8), (2, 8, n_samples), (2, 4, n_samples)))
    whole = np.empty((2, 4, n_samples))
    _matmul(a, b, out=whole)
    np.testing.assert_allclose(whole, a @ b, rtol=0, atol=1e-12)
    total = np.empty((2, 4, 8))
    _matmul_transposed(c, b, out=total)
    np.testing.assert_allclose(total, c @ b.transpose(0, 2, 1), rtol=0, atol=1e-10)


def test_threads_and_parts_give_the_same_bits(data, monkeypatch):
    start = initialise([10, 6, 1], seeds=range(7))
    expected = train(start, *data, 2.0, 30, record_activity=True)
    for n_threads, n_bytes in ((1, 2**40), (1, 1), (3, 1), (8, 30_000)):
        monkeypatch.setattr(training, "_n_threads", lambda _, n=n_threads: n)
        monkeypatch.setattr(training, "_BYTES_AT_A_TIME", n_bytes)
        again = train(start, *data, 2.0, 30, record_activity=True)
        assert again.loss.tobytes() == expected.loss.tobytes()
        assert again.active_fraction[0].tobytes() == expected.active_fraction[0].tobytes()
        for a, b in zip(again.network.parameters, expected.network.parameters, strict=True):
            assert a.tobytes() == b.tobytes()


def test_an_error_or_interrupt_in_one_thread_stops_the_others(monkeypatch):
    monkeypatch.setattr(training, "_n_threads", lambda n_networks: 2)  # also on one core
    epochs = []

    def work(part, stopped):
        if part.start == 0:
            raise KeyboardInterrupt
        while not stopped.wait(0.01):
            epochs.append(part)
            assert len(epochs) < 1000, "never told to stop"

    with pytest.raises(KeyboardInterrupt):
        training._in_threads(work, 8, 2**22)


def test_ctrl_c_stops_a_long_training(data):
    start = initialise([10, 20, 1], seeds=range(64))
    Timer(0.3, os.kill, [os.getpid(), signal.SIGINT]).start()
    with pytest.raises(KeyboardInterrupt):
        train(start, *data, n_epochs=200_000)
    assert threading.active_count() < 20
