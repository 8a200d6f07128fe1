"""Exercises: right answers are accepted, wrong ones refused with a reason, none raises."""

import importlib.util
import re
from pathlib import Path

import pytest

from dyingrelu_utils.exercises import EXERCISES, answer
from notebooks import ROOT

RIGHT, WRONG = {}, {}  # by exercise: from answers/notebook_NN.py, lists of answers
ABILITIES = {}  # by notebook: the number of an ability in its opening list, and its exercises
for _path in sorted(Path(__file__).with_name("answers").glob("notebook_*.py")):
    _spec = importlib.util.spec_from_file_location(f"answers_{_path.stem}", _path)
    _answers = importlib.util.module_from_spec(_spec)
    _spec.loader.exec_module(_answers)
    ABILITIES[_path.stem[-2:]] = _answers.ABILITIES
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
def test_enough_answers_are_tried(exercise):
    assert len(RIGHT[exercise]) >= 5 and len(WRONG[exercise]) >= 10


@pytest.mark.parametrize("notebook", ABILITIES)
def test_every_ability_that_is_promised_is_practised(notebook):
    (text,) = (ROOT / "notebooks" / "src").glob(f"{notebook}_*.py")
    opening = text.read_text("utf-8").split("\n# %%\n")[0]
    promised = re.findall(r"^# (\d)\. ", opening, flags=re.M)
    assert promised and list(ABILITIES[notebook]) == [int(number) for number in promised]
    for exercises in ABILITIES[notebook].values():
        assert exercises and set(exercises) <= set(EXERCISES)


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
