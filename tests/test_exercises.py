"""Exercises: right answers are accepted, wrong ones refused with a reason, none raises."""

import numpy as np
import pytest

from dyingrelu_utils.activations import leaky_relu, relu
from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.exercises import EXERCISES, answer

X, _ = deck_dataset()


def count_dead(z):
    return int((z <= 0).all(axis=0).sum())


def right_leaky_derivative(z, alpha=0.01):
    return np.where(z > 0, 1.0, alpha)


RIGHT = {
    "1.1": [[1, 1, -1, 0, 0, 0, 0, 0, 0, 0], 3 * np.array([1, 1, -1, 0, 0, 0, 0, 0, 0, 0.0])],
    "1.2": [1, (X < 0).any(axis=1).mean()],
    "2.1": [right_leaky_derivative],
    "2.2": [-1, 0, np.float64(-0.5)],
    "3.1": [241, np.int64(241)],
    "3.2": [np.sqrt(2 / 784), 0.0505],
    "4.1": [123],
    "4.2": [0.13, 0.1321],
    "5.1": [count_dead, lambda z: sum(all(z[:, j] <= 0) for j in range(z.shape[1]))],
    "5.2": [20],
    "6.1": [-4.4, np.float64(-4.4)],
    "6.2": [129],
    "7.1": [6],
    "7.2": [14],
    "8.1": [240, 239.5],
    "8.2": [1.6, 2 / 1.25],
}

WRONG = {
    "1.1": [[1] * 10, [1, 1, -1], "plane", [np.nan] * 10],
    "1.2": [(X < 0).mean(), 0.5, 0.999, 99.9, [0.9], np.nan],
    "2.1": [
        relu.derivative,
        lambda z, alpha=0.01: leaky_relu(alpha).f(z),
        lambda z, alpha=0.01: np.where(z >= 0, 1.0, alpha),
        lambda z, alpha=0.01: np.where(z > 0, 1.0, 0.01),
        lambda z, alpha=0.01: np.where(z > 0, 1.0, 0.2),
        lambda z, alpha=0.01: 1.0,
        lambda z: 1.0,
        lambda z, alpha=0.01: np.where(z > 0, 1.0, alpha).ravel(),
        None,
        0.01,
    ],
    "2.2": [1, 0.5, "left", [-1, -2], np.nan],
    "3.1": [220, 240, 10, 21, None],
    "3.2": [2 / 784, np.sqrt(2 / 884), np.sqrt(1 / 784), np.sqrt(2 / 100), 0],
    "4.1": [122, 124, 0.6, None],
    "4.2": [0.51, 0.2, np.inf],
    "5.1": [
        lambda z: int((z == 0).all(axis=0).sum()),
        lambda z: int((z < 0).all(axis=0).sum()),
        lambda z: int((z.mean(axis=0) <= 0).sum()),
        lambda z: int((z <= 0).any(axis=0).sum()),
        lambda z: int((~(z > 0).any(axis=0)).sum()),
        lambda z: (z <= 0).all(axis=0),
        lambda z: int((z <= 0).all(axis=1).sum()),
        lambda z: 0,
    ],
    "5.2": [19, 21, 1000, -20],
    "6.1": [0, 4.4, -3, -6, np.nan],
    "6.2": [0, 128, 1000, None],
    "7.1": [5, 7, 3],
    "7.2": [13, 15, 100],
    "8.1": [80, 1200, 400, 2400, 26.7],
    "8.2": [2, 1.5, 0.8, 0.625],
}  # fmt: skip


def said(capsys, exercise, value):
    answer(exercise, value)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1 and lines[0].startswith(f"Exercise {exercise}: ")
    return lines[0]


def test_every_exercise_has_answers_here():
    assert set(RIGHT) == set(WRONG) == set(EXERCISES)


@pytest.mark.parametrize("exercise", RIGHT)
def test_right_answers(exercise, capsys):
    for value in RIGHT[exercise]:
        assert ": right. " in said(capsys, exercise, value)


@pytest.mark.parametrize("exercise", WRONG)
def test_wrong_answers(exercise, capsys):
    for value in WRONG[exercise]:
        assert ": not yet. " in said(capsys, exercise, value), value


@pytest.mark.parametrize("exercise", RIGHT)
def test_not_started(exercise, capsys):
    assert "not started" in said(capsys, exercise, ...)
    if callable(RIGHT[exercise][0]):
        assert "not started" in said(capsys, exercise, lambda *args: ...)


def test_an_answer_that_raises_or_changes_its_input_does_no_harm(capsys):
    def breaks(z):
        raise ZeroDivisionError("oops")

    def overwrites(z):
        z[:] = -1
        return 1

    assert "ZeroDivisionError: oops" in said(capsys, "5.1", breaks)
    assert "not yet" in said(capsys, "5.1", overwrites)
    assert ": right. " in said(capsys, "5.1", count_dead)


def test_unknown_exercise():
    with pytest.raises(ValueError, match=r"exercise must be one of .*, got '9.9'"):
        answer("9.9", 1)
