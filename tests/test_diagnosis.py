"""Diagnosis on cases that can be told by eye, and the autopsy against real training."""

import numpy as np
import pytest

from dyingrelu_utils.datasets import deck_dataset, two_circles, two_moons
from dyingrelu_utils.diagnosis import (
    active_fraction,
    autopsy,
    collapsed,
    collapsed_by_layer,
    covered,
    dead,
    dead_units,
    dormant,
    life_table,
    stuck_negative_units,
)
from dyingrelu_utils.initialisation import deck_networks, initialise
from dyingrelu_utils.network import Network
from dyingrelu_utils.training import train

NAN = float("nan")


def test_dead_alive_and_diverged_are_three_things():
    z = np.array([[-1.0, 0.0, NAN, 1.0, NAN], [-2.0, 0.0, -1.0, -1.0, 3.0]])
    assert dead(z).tolist() == [True, True, False, False, False]
    assert np.array_equal(active_fraction(z), [0, 0, NAN, 0.5, NAN], equal_nan=True)


def test_dead_units_by_layer_and_collapse():
    weights = [np.eye(2), -np.ones((2, 3)), np.ones((3, 1))]
    network = Network(weights, [np.zeros(2), np.zeros(3), np.zeros(1)])
    X = [[1.0, -1.0], [2.0, -3.0]]
    first, second = dead_units(network, X)
    assert first.tolist() == [[False, True]]
    assert second.tolist() == [[True, True, True]]
    assert collapsed(network, X).tolist() == [True]
    assert np.ptp(network.forward(X)) == 0  # that is what collapsed means
    weights[1][0, 0] = 1.0
    alive = Network(weights, [np.zeros(2), np.zeros(3), np.zeros(1)])
    assert collapsed(alive, X).tolist() == [False] and np.ptp(alive.forward(X)) > 0


def test_a_stack_is_diagnosed_network_by_network():
    X, _ = deck_dataset()
    stack = initialise([10, 4, 3, 1], seeds=range(5), bias=-1.0)
    for s in range(5):
        for whole, alone in zip(dead_units(stack, X), dead_units(stack[s], X), strict=True):
            assert np.array_equal(whole[s], alone[0])


def test_stuck_negative_needs_a_slope():
    X, _ = deck_dataset()
    A, _ = deck_networks()
    A.biases[0][0, [2, 7]] = -100
    assert dead_units(A, X)[0][0].nonzero()[0].tolist() == [2, 7]
    assert not stuck_negative_units(A, X)[0].any()
    leaky = A.with_activation("leaky_relu")
    assert stuck_negative_units(leaky, X)[0][0].nonzero()[0].tolist() == [2, 7]
    z = leaky.pre_activations(X)[0][0][:, 2]  # and it is a linear map of X
    assert np.allclose(leaky.activation.f(z), 0.01 * z)


def test_dormant_is_wider_than_dead():
    a = np.array([[4.0, 0.05, 0.0, 2.0], [4.0, 0.05, 0.0, -2.0]])  # layer mean 1.5125
    assert dormant(a, tau=0.03).tolist() == [False, False, True, False]
    assert dormant(a, tau=0.04).tolist() == [False, True, True, False]
    assert dormant(a, tau=0).tolist() == [False, False, True, False]
    assert dormant(np.zeros((3, 2))).all()


def test_uncovered_samples_all_get_one_answer():
    X, _ = deck_dataset()
    stack = initialise([10, 4, 3, 1], seeds=range(3), bias=-2.0)
    first, second = covered(stack, X)
    z_first, z_second, _ = stack.pre_activations(X)
    assert np.array_equal(first, (z_first > 0).any(axis=2))
    assert np.array_equal(second, (z_second > 0).any(axis=2))
    for s in range(3):
        assert 0 < first[s].sum() < len(X) or first[s].all()
        p = stack[s].forward(X)[0]
        assert len(np.unique(p[~second[s]])) <= 1
        assert len(np.unique(p[~first[s]])) <= 1
    dead_layer = initialise([10, 4, 1], seeds=0, bias=-100.0)
    assert not covered(dead_layer, X)[0].any()  # collapsed: no sample is covered


@pytest.mark.parametrize("bad", [NAN, float("inf")])
def test_a_diverged_unit_is_not_dormant_and_spoils_no_other(bad):
    assert dormant([[bad, 1.0, 0.0, 1.0]]).tolist() == [False, False, True, False]
    assert dormant([[bad, bad]]).tolist() == [False, False]
    stack = np.array([[[bad, 0.0]], [[4.0, 0.0]]])  # (2, 1, 2): the other network as before
    assert dormant(stack).tolist() == [[False, True], [False, True]]


def test_collapsed_by_layer():
    weights = [np.ones((1, 1))] * 3
    for at in (0, 1, None):
        biases = [np.array([-99.0 if k == at else 1.0]) for k in range(3)]
        by_layer = collapsed_by_layer(Network(weights, biases), [[1.0], [2.0]])
        assert by_layer[:, 0].tolist() == [at is not None and k >= at for k in range(2)]


def test_maps_and_tokens_in_the_shape_that_the_docstring_says():
    rng = np.random.default_rng(0)
    maps = rng.standard_normal((5, 3, 4, 4))  # (N, C, H, W)
    maps[:, 1] = -1.0
    assert dead(maps.transpose(0, 2, 3, 1).reshape(-1, 3)).tolist() == [False, True, False]
    tokens = rng.standard_normal((5, 7, 3))  # (N, T, U)
    tokens[..., 2] = 0.0
    assert dead(tokens.reshape(-1, 3)).tolist() == [False, False, True]


def test_life_table():
    histories = {
        "born dead": [0, 0, 0, 0],
        "killed": [0.5, 0.1, 0, 0],
        "killed, revived, killed": [0.2, 0, 0.3, 0],
        "born dead, revived": [0, 0, 0.1, 0.2],
        "diverged": [0.5, 0, NAN, NAN],
        "alive": [0.5, 0.4, 0.3, 0.2],
    }
    active = np.array(list(histories.values())).T[:, None, :]  # (n_records, 1, n_units)
    lives = dict(zip(histories, life_table(active), strict=True))
    assert [life.born_dead for life in lives.values()] == [True, False, False, True, False, False]
    assert [life.killed for life in lives.values()] == [(), (2,), (1, 3), (), (1,), ()]
    assert [life.revived for life in lives.values()] == [(), (), (2,), (2,), (), ()]


@pytest.mark.parametrize("sizes", [[10, 20, 1], [10, 6, 4, 1]])
@pytest.mark.parametrize("activation", ["relu", "leaky_relu"])
def test_autopsy_is_what_training_does(sizes, activation):
    X, y = deck_dataset()
    start = initialise(sizes, seeds=3, activation=activation, bias=0.1)
    after = train(start, X, y, learning_rate=5.0, n_epochs=1).network
    for unit in (0, 5):
        report = autopsy(start, X, y, unit, learning_rate=5.0)
        np.testing.assert_allclose(report.weights_after, after.weights[0][0, :, unit], atol=1e-12)
        np.testing.assert_allclose(report.bias_after, after.biases[0][0, unit], atol=1e-12)
        z_before, z_after = (n.pre_activations(X)[0][0][:, unit] for n in (start, after))
        np.testing.assert_allclose(report.z_before, z_before, atol=1e-12)
        np.testing.assert_allclose(report.z_after, z_after, atol=1e-12)
        gradients = [g[0][0, ..., unit] for g in start.gradients(X, y)]
        assert report.gradient_norm == pytest.approx(np.linalg.norm(np.hstack(gradients)))
        assert report.pushes.sum() == pytest.approx((z_after - z_before).mean(), abs=1e-12)
        if activation == "relu":
            assert not report.pushes[z_before <= 0].any()
        assert f"{(z_before > 0).sum()} of 1000" in str(report)


@pytest.mark.parametrize("make", [two_circles, two_moons])
def test_two_dimensional_sets(make):
    X, y = make()
    assert X.shape == (400, 2) and y.tolist() == [0, 1] * 200
    assert np.array_equal(X, make()[0])
    coordinates = np.column_stack([X, np.ones(400)])
    w = np.linalg.lstsq(coordinates, 2 * y - 1, rcond=None)[0]
    assert ((coordinates @ w > 0) == y).mean() < 0.95  # no line does


X, Y = deck_dataset()
A, _ = deck_networks()
CASES = [
    (lambda: dormant([1.0]), "a must have shape (..., n_samples, n_units) and not be empty, got shape (1,)"),
    (lambda: dormant(np.ones((2, 2)), tau=-1), "tau must be a finite number >= 0, got -1"),
    (lambda: dormant(np.ones((2, 2)), tau=NAN), "tau must be a finite number >= 0, got nan"),
    (lambda: collapsed(A, X[:, :3]), "X must have 10 features (columns), got shape (1000, 3)"),
    (lambda: stuck_negative_units(A, NAN * X), "X must be finite, got nan at [0, 0]"),
    (lambda: life_table([0.5]), "active must have shape (n_records, S, n_units) and not be empty, got shape (1,)"),
    (lambda: life_table([[[1.5]]]), "active must lie in [0, 1], got 1.5"),
    (lambda: autopsy(A, X, Y, 20, 0.1), "unit must be one of 0 to 19, got 20"),
    (lambda: autopsy(A, X, Y, 0, 0), "learning_rate must be a finite number > 0, got 0"),
    (lambda: autopsy(A, X, Y[:3], 0, 0.1), "y must have shape (1000,)"),
    (lambda: autopsy(initialise([10, 2, 1], [1, 2]), X, Y, 0, 0.1), "network must be a stack of one, got 2"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "message"), CASES, ids=[message[:50] for _, message in CASES])
def test_message(call, message):
    with pytest.raises(ValueError) as error:
        call()
    assert message in str(error.value)
