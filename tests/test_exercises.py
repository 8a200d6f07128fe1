"""Exercises: right answers are accepted, wrong ones refused with a reason, none raises."""

import importlib.util
from pathlib import Path

import pytest

from dyingrelu_utils.exercises import EXERCISES, answer

RIGHT, WRONG = {}, {}  # by exercise: from answers/notebook_NN.py, lists of answers
for _path in sorted(Path(__file__).with_name("answers").glob("notebook_*.py")):
    _spec = importlib.util.spec_from_file_location(f"answers_{_path.stem}", _path)
    _answers = importlib.util.module_from_spec(_spec)
    _spec.loader.exec_module(_answers)
    RIGHT |= _answers.RIGHT
    WRONG |= _answers.WRONG


def said(capsys, exercise, value):
    answer(exercise, value)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1 and lines[0].startswith(f"Exercise {exercise}: ")
    return lines[0]


def test_every_exercise_has_answers_here():
    exercises = {number for number in EXERCISES if number[0].isdigit()}  # the rest are questions
    assert set(RIGHT) == set(WRONG) == exercises


@pytest.mark.parametrize("exercise", RIGHT)
def test_right_answers(exercise, capsys):
    for value in RIGHT[exercise]:
        assert ": right. " in said(capsys, exercise, value)


@pytest.mark.parametrize("exercise", WRONG)
def test_wrong_answers(exercise, capsys):
    for wrong in WRONG[exercise]:
        value, words = wrong if isinstance(wrong, tuple) else (wrong, "")
        line = said(capsys, exercise, value)
        assert ": not yet. " in line and words in line, wrong


@pytest.mark.parametrize("exercise", RIGHT)
def test_not_started(exercise, capsys):
    assert "not started" in said(capsys, exercise, ...)
    if callable(RIGHT[exercise][0]):
        assert "not started" in said(capsys, exercise, lambda *args: ...)


def test_unknown_exercise():
    with pytest.raises(ValueError, match=r"exercise must be one of .*, got '9.9'"):
        answer("9.9", 1)
