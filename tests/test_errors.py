"""Bad input: every public function says what it expected and what it got."""

import numpy as np
import pytest

from dyingrelu_utils._validation import check_samples
from dyingrelu_utils.activations import get_activation, leaky_relu
from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.diagnosis import active_fraction, autopsy, dead, dead_units
from dyingrelu_utils.initialisation import deck_networks, initialise
from dyingrelu_utils.intervals import (
    paired_difference,
    proportion_interval,
    sample_size,
    share_interval,
)
from dyingrelu_utils.network import Network
from dyingrelu_utils.theory import (
    born_dead_probability,
    born_dead_probability_he,
    collapse_probability,
    second_moment,
)
from dyingrelu_utils.training import train

NAN, INF = float("nan"), float("inf")
X, Y = deck_dataset()
A, _ = deck_networks()
BAD_X = X.copy()
BAD_X[3, 1] = NAN
ONE = [np.ones((2, 3)), np.ones((3, 1))]
ZERO = [np.zeros(3), np.zeros(1)]

CASES = [
    (lambda: deck_dataset(NAN), "shift must be a finite number, got nan"),
    (lambda: deck_dataset([1, 2]), "shift must be a finite number, got [1, 2]"),
    (lambda: deck_dataset("far"), "shift must be a finite number, got 'far'"),
    (lambda: check_samples(X[0]), "X must have shape (n_samples, n_features) and not be empty, got shape (10,)"),
    (lambda: check_samples(np.empty((0, 10))), "X must have shape (n_samples, n_features) and not be empty, got shape (0, 10)"),
    (lambda: check_samples(BAD_X), "X must be finite, got nan at [3, 1]"),
    (lambda: check_samples(X, Y[:5]), "y must have shape (1000,), got (5,)"),
    (lambda: check_samples(X, Y[:, None]), "y must have shape (1000,), got (1000, 1)"),
    (lambda: check_samples(X, 2 * Y), "y must hold labels 0 and 1, got 2.0"),
    (lambda: check_samples(X, np.full(1000, NAN)), "y must hold labels 0 and 1, got nan"),
    (lambda: check_samples([["a", "b"]]), "X must hold real numbers in equal rows, got [['a', 'b']]"),
    (lambda: leaky_relu(1.7), "alpha must lie in [0, 1], got 1.7"),
    (lambda: leaky_relu(-0.1), "alpha must lie in [0, 1], got -0.1"),
    (lambda: leaky_relu(NAN), "alpha must lie in [0, 1], got nan"),
    (lambda: leaky_relu("0.1"), "alpha must lie in [0, 1], got '0.1'"),
    (lambda: leaky_relu([0.1]), "alpha must lie in [0, 1], got [0.1]"),
    (lambda: get_activation("rleu"), "activation must be one of ['elu', 'gelu', 'leaky_relu', 'linear', 'prelu', 'relu', 'selu', 'silu', 'tanh'], got 'rleu'"),
    (lambda: get_activation(None), "activation must be one of ['elu', 'gelu', 'leaky_relu', 'linear', 'prelu', 'relu', 'selu', 'silu', 'tanh'], got None"),
    (lambda: Network(ONE, ZERO[:1]), "expected weights and biases of the same layers, two or more, got 2 and 1"),
    (lambda: Network([], []), "expected weights and biases of the same layers, two or more, got 0 and 0"),
    (lambda: Network([np.ones((2, 3)), np.ones((4, 1))], ZERO), "weights of layer 1 must have shape (1, 3, 1), got (1, 4, 1)"),
    (lambda: Network([np.ones((2, 0)), np.ones((0, 1))], [np.zeros(0), np.zeros(1)]), "weights of layer 0 must have shape (..., fan_in, fan_out) and not be empty, got shape (2, 0)"),
    (lambda: Network(ONE, [np.zeros(4), np.zeros(1)]), "biases of layer 0 must have shape (1, 3), got (1, 4)"),
    (lambda: Network([NAN * ONE[0], ONE[1]], ZERO), "weights of layer 0 must be finite, got nan at [0, 0]"),
    (lambda: Network([np.ones((2, 3)), np.ones((3, 2))], [np.zeros(3), np.zeros(2)]), "the last layer must have 1 unit, got 2"),
    (lambda: Network(ONE, ZERO, "tanhh"), "activation must be one of"),
    (lambda: A.with_activation("x"), "activation must be one of"),
    (lambda: A.forward(X[:, :9]), "X must have 10 features (columns), got shape (1000, 9)"),
    (lambda: A.pre_activations(BAD_X), "X must be finite, got nan at [3, 1]"),
    (lambda: A.loss(X, Y[:3]), "y must have shape (1000,)"),
    (lambda: A.accuracy(X, Y + 1), "y must hold labels 0 and 1, got 2.0"),
    (lambda: A.gradients(X, -Y), "y must hold labels 0 and 1, got -1.0"),
    (lambda: A[5], "index 5 is out of bounds"),
    (lambda: initialise([10, 1], 0), "sizes must be features, hidden units, ..., and 1 output, got [10, 1]"),
    (lambda: initialise([10, 20, 2], 0), "sizes must be features, hidden units, ..., and 1 output, got [10, 20, 2]"),
    (lambda: initialise([10, 0, 1], 0), "sizes must be whole numbers >= 1, got [10, 0, 1]"),
    (lambda: initialise([10, 2.5, 1], 0), "sizes must be whole numbers >= 1, got [10.0, 2.5, 1.0]"),
    (lambda: initialise([10, 20, 1], []), "seeds must be whole numbers >= 0, got []"),
    (lambda: initialise([10, 20, 1], -1), "seeds must be whole numbers >= 0, got -1"),
    (lambda: initialise([10, 20, 1], 0.5), "seeds must be whole numbers >= 0, got 0.5"),
    (lambda: initialise([10, 20, 1], 0, scale=-1), "scale must be a finite number >= 0, got -1"),
    (lambda: initialise([10, 20, 1], 0, scale=NAN), "scale must be a finite number >= 0, got nan"),
    (lambda: initialise([10, 20, 1], 0, bias=INF), "bias must be a finite number, got inf"),
    (lambda: initialise([10, 20, 1], 0, "elu?"), "activation must be one of"),
    (lambda: train(A, X, Y, n_epochs=0), "n_epochs must be a whole number >= 1, got 0"),
    (lambda: train(A, X, Y, n_epochs=2.0), "n_epochs must be a whole number >= 1, got 2.0"),
    (lambda: train(A, X, Y, n_epochs=True), "n_epochs must be a whole number >= 1, got True"),
    (lambda: train(A, X, Y, learning_rate=0), "learning_rate must be a finite number > 0, got 0"),
    (lambda: train(A, X, Y, learning_rate=NAN), "learning_rate must be a finite number > 0, got nan"),
    (lambda: train(A, X, Y, learning_rate="fast"), "learning_rate must be a finite number > 0, got 'fast'"),
    (lambda: train(A, X, Y, batch_size=0), "batch_size must be a whole number >= 1, got 0"),
    (lambda: train(A, X, Y, batch_size=3.5), "batch_size must be a whole number >= 1, got 3.5"),
    (lambda: train(A, X, Y, seed=-1), "seed must be a whole number >= 0, got -1"),
    (lambda: train(A, X, Y, seed=None), "seed must be a whole number >= 0, got None"),
    (lambda: train(A, X, Y, momentum=1), "momentum must lie in [0, 1), got 1"),
    (lambda: train(A, X, Y, momentum=-0.5), "momentum must lie in [0, 1), got -0.5"),
    (lambda: train(A, X, Y, clip_norm=0), "clip_norm must be a finite number > 0, got 0"),
    (lambda: train(A, X, Y, weight_decay=-1), "weight_decay must be a finite number >= 0, got -1"),
    (lambda: train(A, X, Y, bias_decay=NAN), "bias_decay must be a finite number >= 0, got nan"),
    (lambda: train(A, X, Y, optimizer="sgd"), "optimizer must be one of ['adam', 'gd'], got 'sgd'"),
    (lambda: train(A, X, Y, optimizer="adam", momentum=0.9), "momentum must be 0 with adam, got 0.9"),
    (lambda: initialise([10, 20, 1], 0, method="xavier"), "method must be one of ['glorot', "),
    (lambda: initialise([10, 20, 1], 0, method=None), "'rai'], got None"),
    (lambda: train(A, X[:, :4], Y), "X must have 10 features (columns), got shape (1000, 4)"),
    (lambda: train(A, BAD_X, Y), "X must be finite, got nan at [3, 1]"),
    (lambda: train(A, X, Y[:-1]), "y must have shape (1000,)"),
    (lambda: train(A, X, None), "y must hold real numbers in equal rows, got None"),
    (lambda: train(None, X, Y), "network must be a Network, got NoneType"),
    (lambda: dead_units("A", X), "network must be a Network, got str"),
    (lambda: dead([["a", "b"]]), "z must hold real numbers in equal rows, got [['a', 'b']]"),
    (lambda: dead([[1.0], [1.0, 2.0]]), "z must hold real numbers in equal rows, got [[1.0], [1.0, 2.0]]"),
    (lambda: dead(np.ma.masked_less([[1.0, -1.0]], 0)), "z must hold no masked values"),
    (lambda: dead([[1j]]), "z must hold real numbers in equal rows, got [[1j]]"),
    (lambda: A.loss(X, ["0"] * 1000), "y must hold real numbers in equal rows, got ['0', '0'"),
    (lambda: A[None], "only int, slice or list of int choose networks, got None"),
    (lambda: A[True], "choose networks, got True"),
    (lambda: A[[[0]]], "choose networks, got [[0]]"),
    (lambda: A[[]], "choose networks, got []"),
    (lambda: A[3:], "chooses none of the 1 networks"),
    (lambda: train(A, X[:0], Y[:0]), "X must have shape (n_samples, n_features) and not be empty, got shape (0, 10)"),
    (lambda: dead([1.0, 2.0]), "z must have shape (..., n_samples, n_units) and not be empty, got shape (2,)"),
    (lambda: active_fraction(np.empty((0, 3))), "z must have shape (..., n_samples, n_units) and not be empty, got shape (0, 3)"),
    (lambda: dead_units(A, X[:, 1:]), "X must have 10 features (columns), got shape (1000, 9)"),
    (lambda: paired_difference([1, 2], [1, 2, 3]), "a and b must have the same shape (n_pairs,), two pairs or more, got (2,) and (3,)"),
    (lambda: paired_difference([1], [2]), "a and b must have the same shape (n_pairs,), two pairs or more, got (1,) and (1,)"),
    (lambda: paired_difference([1, 2, 3], [1, NAN, 3]), "b - a must be finite, got nan at [1]"),
    (lambda: proportion_interval(5, 4), "successes must be at most n, got 5 of 4"),
    (lambda: proportion_interval(0, 0), "n must be a whole number >= 1, got 0"),
    (lambda: proportion_interval(NAN, 10), "successes must be a whole number >= 0, got nan"),
    (lambda: share_interval([0.5, 1.2]), "shares must lie in [0, 1], got 1.2"),
    (lambda: share_interval([0.5]), "shares must have shape (n_runs,), two or more, got (1,)"),
    (lambda: share_interval([0.5, NAN]), "shares must be finite, got nan at [1]"),
    (lambda: sample_size(0, 1), "difference must not be 0"),
    (lambda: sample_size(NAN, 1), "difference must be a finite number, got nan"),
    (lambda: sample_size(1, 0), "variance must be a finite number > 0, got 0"),
    (lambda: sample_size(1, 1, power=1), "power must lie in (0, 1), got 1"),
    (lambda: born_dead_probability(0, 0, 5), "weight_norm must be a finite number > 0, got 0.0"),
    (lambda: born_dead_probability(0, NAN, 5), "weight_norm must be a finite number > 0, got nan"),
    (lambda: born_dead_probability(NAN, 1, 5), "bias must be a finite number, got nan"),
    (lambda: born_dead_probability(0, 1, 0), "n_samples must be a whole number >= 1, got 0"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "message"), CASES, ids=[message[:60] for _, message in CASES])
def test_message(call, message):
    with pytest.raises((ValueError, IndexError)) as error:
        call()
    assert message in str(error.value)


def test_numpys_own_numbers_do_not_wrap_around():
    """Arithmetic in uint8 or float16 would give wrong numbers without an error."""
    small, large = proportion_interval(np.uint8(4), np.uint8(100)), proportion_interval(4, 100)
    assert small == large
    assert collapse_probability(np.uint8(3), 5) == collapse_probability(3, 5)
    assert born_dead_probability_he(-1.0, np.uint8(10), np.uint8(200)) == (
        born_dead_probability_he(-1.0, 10, 200)
    )
    a = train(A, X, Y, np.float32(0.5), np.uint8(3), batch_size=np.uint8(200), seed=np.uint8(7))
    b = train(A, X, Y, 0.5, 3, batch_size=200, seed=7)
    assert np.array_equal(a.loss, b.loss)
    wide = initialise(np.array([10, 200, 1], np.uint8), np.uint8(255), scale=np.float16(2))
    assert np.array_equal(wide.weights[0], initialise([10, 200, 1], 255, scale=2).weights[0])
    reports = autopsy(A, X, Y, np.uint8(3), np.uint8(20)), autopsy(A, X, Y, 3, 20)
    assert np.array_equal(reports[0].pushes, reports[1].pushes)
    assert second_moment(np.int8(100)).shape == (100,)
    assert sample_size(np.float16(0.5), np.uint8(2)) == sample_size(0.5, 2)
