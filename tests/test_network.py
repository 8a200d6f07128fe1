"""The engine: gradients, the deck's table, and equality with the notebooks' own code."""

import ast
import math
from pathlib import Path

import numpy as np
import pytest

from dyingrelu_utils.activations import (
    ACTIVATIONS,
    gelu,
    get_activation,
    leaky_relu,
    relu,
    selu,
)
from dyingrelu_utils.backprop import Workspace, cross_entropy, sigmoid, with_bias_input
from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.diagnosis import dead_units
from dyingrelu_utils.initialisation import deck_networks, initialise
from dyingrelu_utils.training import train

NOTEBOOKS = Path(__file__).parents[1] / "notebooks" / "src"
ALL = [*ACTIVATIONS.values(), leaky_relu(0.3)]
METHODS = {  # variance of the weights
    "he": lambda fan_in, fan_out: 2 / fan_in,
    "glorot": lambda fan_in, fan_out: 2 / (fan_in + fan_out),
    "lecun": lambda fan_in, fan_out: 1 / fan_in,
    "pytorch": lambda fan_in, fan_out: 1 / (3 * fan_in),
}


def definitions(name):
    """The functions and classes that a notebook defines, by name."""
    tree = ast.parse((NOTEBOOKS / name).read_text(encoding="utf-8"))
    kept = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)
    tree.body = [node for node in tree.body if isinstance(node, kept)]
    namespace = {}
    exec(compile(tree, name, "exec"), namespace)
    return namespace


@pytest.fixture(scope="module")
def deck():
    return deck_dataset()


def test_deck_table(deck):
    X, y = deck
    expected = {
        0: (["0.7305", "0.6331", "0.5653", "0.5149"], "73.10%"),
        1: (["0.7490", "0.6535", "0.5888", "0.5416"], "72.70%"),
    }
    assert np.bincount(y).tolist() == [498, 502]
    for k, network in enumerate(deck_networks()):
        history = train(network, X, y, learning_rate=0.01, n_epochs=200)
        losses, accuracy = expected[k]
        assert [f"{history.loss[e - 1, 0]:.4f}" for e in (50, 100, 150, 200)] == losses
        assert f"{history.network.accuracy(X, y)[0]:.2%}" == accuracy
        assert dead_units(history.network, X)[0].sum() == 0


def test_deck_data_is_the_legacy_stream(deck):
    before = np.random.get_state()
    np.random.seed(42)
    X = np.random.randn(1000, 10)
    w1 = np.random.randn(10, 20) * np.sqrt(2 / 10)
    np.random.set_state(before)
    assert np.array_equal(deck[0], X)
    assert np.array_equal(deck_networks()[0].weights[0][0], w1)


def test_deck_functions_leave_the_global_stream_alone():
    before = np.random.get_state()[1].copy()
    deck_dataset()
    deck_networks()
    assert np.array_equal(before, np.random.get_state()[1])


@pytest.mark.parametrize("activation", ALL, ids=lambda a: a.name)
@pytest.mark.parametrize("sizes", [(4, 3, 1), (4, 5, 3, 1), (3, 4, 3, 2, 1)])
def test_gradients_against_finite_differences(sizes, activation):
    rng = np.random.default_rng(5)
    X, y = rng.standard_normal((7, sizes[0])), rng.integers(0, 2, 7)
    network = initialise(sizes, seeds=[1, 2, 3], activation=activation, bias=0.1)
    for slopes in network.alphas:
        slopes += np.linspace(-0.5, 1, slopes.size).reshape(slopes.shape)
    workspace = Workspace(network, 7)
    workspace.load(with_bias_input(X), y)
    workspace.loss_and_correct()
    workspace.backward()
    learned = [*network.weights, *network.biases, *network.alphas]
    weights, biases = network.gradients(X, y)
    h = 1e-6
    for parameter, gradient in zip(
        learned, [*weights, *biases, *workspace.alpha_gradients], strict=True
    ):
        for i in np.ndindex(parameter.shape[1:]):
            at = (slice(None), *i)
            kept = parameter[at].copy()
            parameter[at] = kept + h
            above = network.loss(X, y)
            parameter[at] = kept - h
            below = network.loss(X, y)
            parameter[at] = kept
            np.testing.assert_allclose(gradient[at], (above - below) / (2 * h), atol=1e-8)


@pytest.mark.parametrize("activation", [a for a in ALL if not a.learnable], ids=lambda a: a.name)
def test_module_equals_the_passes_of_notebook_03(activation, deck):
    X, y = deck
    plain = definitions("03_network.py")
    f, f_slope = activation.f, activation.derivative
    stack = initialise([10, 20, 1], seeds=range(3), activation=activation, bias=0.2)
    history = train(stack, X, y, learning_rate=0.05, n_epochs=20)
    trained = history.network
    for s in range(3):
        (W1, W2), (b1, b2) = [[p[s] for p in stack.weights], [p[s] for p in stack.biases]]
        mine = [W1.copy(), b1.copy(), W2.copy(), b2.copy()]
        for epoch in range(20):
            z2 = plain["forward"](X, *mine, f)[2]
            assert abs(plain["cross_entropy"](z2[:, 0], y) - history.loss[epoch, s]) < 1e-12
            gradients = plain["backward"](X, y, *mine, f, f_slope)
            for parameter, gradient in zip(mine, gradients, strict=True):
                parameter -= 0.05 * gradient
        p = plain["sigmoid"](plain["forward"](X, *mine, f)[2])[:, 0]
        assert np.abs(p - trained.forward(X)[s]).max() < 1e-12
        for a, b in zip(
            mine,
            (trained.weights[0], trained.biases[0], trained.weights[1], trained.biases[1]),
            strict=True,
        ):
            assert np.abs(a - b[s]).max() < 1e-12


def test_module_equals_the_functions_of_notebooks_02_and_03():
    by_hand = definitions("02_activations.py")
    z = np.concatenate([np.linspace(-30, 30, 601), [0.0, -0.0]])
    assert np.array_equal(by_hand["relu"](z), relu.f(z))
    assert np.array_equal(by_hand["relu_derivative"](z), relu.derivative(z))
    for alpha in (0.0, 0.01, 0.5, 1.0):
        assert np.array_equal(by_hand["leaky_relu"](z, alpha), leaky_relu(alpha).f(z))
    by_hand = definitions("03_network.py")
    np.testing.assert_allclose(by_hand["sigmoid"](z), sigmoid(z), atol=1e-12)
    for y in (0, 1):
        assert abs(by_hand["cross_entropy"](z, y) - cross_entropy(z, np.full(len(z), y))) < 1e-12


@pytest.mark.parametrize("activation", ALL, ids=lambda a: a.name)
def test_derivative_against_finite_differences(activation):
    z = np.array([-3.0, -0.7, 0.2, 5.0])
    slope = (activation.f(z + 1e-6) - activation.f(z - 1e-6)) / 2e-6
    np.testing.assert_allclose(activation.derivative(z), slope, atol=1e-8)
    for function in (activation.f, activation.derivative):
        out = np.full(4, np.nan)
        assert function(z, out=out) is out
        assert np.array_equal(out, function(z))


def test_slope_at_zero_is_that_from_the_left():
    for activation in ALL:
        left = -activation.f(np.full(1, -1e-9)) / 1e-9
        np.testing.assert_allclose(activation.derivative(np.zeros(1)), left, atol=1e-7)


def test_activations_against_known_values():
    known = {  # f(-1), f(2), from the formulas, with 16 digits
        "elu": (np.expm1(-1), 2.0),
        "selu": (1.0507009873554805 * 1.6732632423543772 * np.expm1(-1), 2 * 1.0507009873554805),
        "silu": (-1 / (1 + np.e), 2 / (1 + np.exp(-2))),
        "tanh": (np.tanh(-1), np.tanh(2)),
        "prelu": (-0.25, 2.0),
        "linear": (-1.0, 2.0),
    }
    for name, values in known.items():
        np.testing.assert_allclose(get_activation(name).f([-1.0, 2.0]), values, rtol=1e-14)
    z = np.linspace(-6, 6, 121)
    exact = [0.5 * v * (1 + math.erf(v / math.sqrt(2))) for v in z]
    np.testing.assert_allclose(gelu.f(z), exact, atol=1e-15)
    assert (gelu.derivative(np.linspace(-15, 15, 301)) != 0).all()


def test_selu_keeps_mean_0_and_variance_1():
    z = np.linspace(-12, 12, 200_001)
    density = np.exp(-z * z / 2) * (z[1] - z[0]) / np.sqrt(2 * np.pi)
    assert abs(selu.f(z) @ density) < 1e-7
    assert abs(selu.f(z) ** 2 @ density - 1) < 1e-7


def test_sigmoid_and_cross_entropy_against_the_textbook():
    z = np.linspace(-20, 20, 81)
    p = 1 / (1 + np.exp(-z))
    np.testing.assert_allclose(sigmoid(z), p, atol=1e-15)
    for y in (0.0, 1.0):
        textbook = -np.log(np.where(y == 1, p, 1 / (1 + np.exp(z))))
        np.testing.assert_allclose(cross_entropy(z[:, None], np.full(1, y)), textbook, atol=1e-14)
    assert cross_entropy(np.array([1e4]), np.zeros(1)) == 1e4


@pytest.mark.parametrize("method", [*METHODS, "rai"])
def test_a_network_depends_on_its_own_seed_only(method, deck):
    X, y = deck
    many = initialise([10, 6, 1], seeds=[7, 3, 11], method=method)
    alone = initialise([10, 6, 1], seeds=3, method=method)
    for a, b in zip(many.parameters, alone.parameters, strict=True):
        assert np.array_equal(a[1:2], b) and not np.array_equal(a[0:1], b)
    a = train(many, X[:50], y[:50], n_epochs=30)
    b = train(alone, X[:50], y[:50], n_epochs=30)
    np.testing.assert_allclose(a.loss[:, 1:2], b.loss, rtol=1e-12)


def test_a_stack_larger_than_one_piece_is_trained_whole(deck):
    X, y = deck
    stack = initialise([10, 20, 1], seeds=range(11))
    whole = train(stack, X, y, n_epochs=5)
    for s in range(11):
        np.testing.assert_allclose(train(stack[s], X, y, n_epochs=5).loss[:, 0], whole.loss[:, s])


def test_training_leaves_the_start_as_it_was(deck):
    X, y = deck
    A, _ = deck_networks()
    before = [p.copy() for p in A.parameters]
    train(A, X, y, n_epochs=3)
    assert all(np.array_equal(a, b) for a, b in zip(before, A.parameters, strict=True))


@pytest.mark.parametrize("method", METHODS)
def test_weights_have_their_moments(method):
    network = initialise([100, 200, 1], range(40), method=method, scale=3.0, bias=-0.5)
    for w in network.weights:
        sd = 3 * np.sqrt(METHODS[method](*w.shape[1:]))
        assert abs(w.mean()) < 5 * sd / np.sqrt(w.size)
        assert w.std() == pytest.approx(sd, rel=4 / np.sqrt(w.size))
        uniform = method == "pytorch"
        widest = np.abs(w).max() / sd
        assert 1.7 < widest < np.sqrt(3) + 1e-12 if uniform else widest > 3
    first, last = network.biases
    if method == "pytorch":
        assert first.mean() == pytest.approx(-0.5, abs=0.01)
        assert np.abs(first + 0.5).max() == pytest.approx(3 / 10, rel=0.01)
        assert np.abs(last).max() == pytest.approx(3 / np.sqrt(200), rel=0.2)
    else:
        assert (first == -0.5).all() and (last == 0).all()


def test_he_is_the_default_and_its_numbers_stay():
    rng = np.random.default_rng(7)
    w1, w2 = rng.standard_normal((10, 20)), rng.standard_normal((20, 1))
    network = initialise([10, 20, 1], seeds=7)
    assert np.array_equal(network.weights[0][0], w1 * np.sqrt(2 / 10))
    assert np.array_equal(network.weights[1][0], w2 * np.sqrt(2 / 20))


def test_rai_draws_one_number_per_unit_from_beta_and_does_not_explode():
    # 0.6007 is where the bound on the growth of the mean square is 1
    s = -2 / 3 * np.sqrt(2 / np.pi) + np.sqrt(1 + 8 / (9 * np.pi))
    assert s == pytest.approx(0.6007, abs=5e-5)
    first = initialise([400, 400, 1], seeds=range(3), method="rai").parameters[0]
    beta = first.max(axis=2)  # sd of the others: 0.03
    wide = beta > 5 * 0.6007 / 20
    assert wide.mean() == pytest.approx(1 - (5 * 0.6007 / 20) ** 2, abs=0.02)  # P(Beta > c)
    assert beta[wide].mean() == pytest.approx(2 / 3, abs=0.03)
    others = first[first < 5 * 0.6007 / 20]
    assert others.std() == pytest.approx(0.6007 / 20, rel=0.02)
    x = np.abs(np.random.default_rng(0).standard_normal((50, 100)))
    deep = initialise([100] * 7 + [1], seeds=range(40), method="rai")
    square = [(x**2).mean()] + [(relu.f(z) ** 2).mean() for z in deep.pre_activations(x)[:-1]]
    growth = np.array(square[1:]) / square[:-1]
    assert (growth > 0.7).all() and (growth < 1).all()
    # and fewer units are born dead in a deep narrow network than with He's
    dead_share = [
        np.mean([dead_units(initialise([4] * 9 + [1], range(200), method=m), x[:, :4])[-1]])
        for m in ("rai", "he")
    ]
    assert dead_share[0] < dead_share[1]


def test_one_network_that_diverges_does_not_disturb_the_others(deck):
    X, y = deck
    calm = initialise([10, 20, 1], seeds=[1, 2])
    wild = initialise([10, 20, 1], seeds=[1, 2])
    wild.weights[1][1] *= 1e300  # network 1 overflows at once
    a, b = train(calm, X, y, n_epochs=10), train(wild, X, y, n_epochs=10)
    assert np.array_equal(a.loss[:, 0], b.loss[:, 0])
    assert b.diverged.tolist() == [False, True]
    assert np.isnan(b.network.accuracy(X, y)[1]) and not np.isnan(b.network.accuracy(X, y)[0])


def test_a_dead_unit_gets_no_gradient_and_stays(deck):
    X, y = deck
    A, _ = deck_networks()
    A.biases[0][0, 4] = -100
    weights, biases = A.gradients(X, y)
    assert not weights[0][0, :, 4].any() and biases[0][0, 4] == 0 and weights[1][0, 4, 0] == 0
    after = train(A, X, y, learning_rate=1.0, n_epochs=50).network
    assert np.array_equal(after.weights[0][0, :, 4], A.weights[0][0, :, 4])
    assert dead_units(after, X)[0][0].nonzero()[0].tolist() == [4]
    leaky = A.with_activation(leaky_relu(0.01)).gradients(X, y)
    assert (leaky[0][0][0, :, 4] != 0).all()


def test_shifted_inputs_kill_at_birth_and_keep_their_labels(deck):
    X, y = deck
    shifted, labels = deck_dataset(shift=5.0)
    assert np.array_equal(labels, y)
    network = initialise([10, 100, 1], seeds=0)
    assert dead_units(network, X)[0].sum() == 0
    assert dead_units(network, shifted)[0].sum() > 10
