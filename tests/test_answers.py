"""How answers are read and called: every right form is accepted, nothing stops a notebook."""

import subprocess
import sys
import time
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from dyingrelu_utils import exercises
from dyingrelu_utils.exercises import _answers, answer, passed
from dyingrelu_utils.exercises._answers import (
    NotYetError,
    agree,
    array,
    call,
    chosen,
    number,
    random_numbers,
)
from dyingrelu_utils.initialisation import initialise


@pytest.fixture
def exercise(monkeypatch):
    """Makes a check an exercise, "0.0"."""
    return lambda check: monkeypatch.setitem(exercises.EXERCISES, "0.0", check)


@pytest.mark.parametrize(
    "value",
    [
        2,
        2.0,
        np.float32(2),
        np.int8(2),
        np.array(2),
        [2],
        np.array([[2.0]]),
        Fraction(2),
        Decimal(2),
    ],
)
def test_a_number_in_every_form(value):
    assert number(value) == 2.0


@pytest.mark.parametrize(
    "value", ["2", True, [1, 2], [], None, 2j, np.nan, np.ma.masked, {}, np.array(["2"])]
)
def test_what_is_no_number(value):
    with pytest.raises(NotYetError, match="Expected a number, got"):
        number(value)


def test_an_array_in_every_form():
    for value in ([[1, 2]], ((1, 2),), np.array([[1, 2]], dtype=np.float32), np.ma.array([[1, 2]])):
        assert array(value, (1, 2)).tolist() == [[1.0, 2.0]]
    assert array([1, 2, 3], (None,)).shape == (3,)
    for value in ([[1, 2j]], [[1], [1, 2]], "ab", np.ma.array([[1, 2]], mask=[[1, 0]])):
        with pytest.raises(NotYetError):
            array(value, (1, 2))
    with pytest.raises(NotYetError, match=r"dW1 to have shape \(2, any\), got \(3,\)"):
        array([1, 2, 3], (2, None), "dW1")


@pytest.mark.parametrize(
    "value", ["ac", "ca", "a, c", "c a", ["a", "c"], {"c", "a"}, ("a", "c", "a")]
)
def test_choices_in_every_form(value):
    assert chosen(value, "abcd") == {"a", "c"}


def test_choices_by_name():
    assert chosen("ab", "abcd") == {"a", "b"}
    assert chosen("W1", ("W1", "b1")) == {"W1"}
    assert chosen(["b1", "W1"], ("W1", "b1")) == {"W1", "b1"}
    assert chosen([], ("W1", "b1")) == set()
    for value in ("W3", 7, ["W1", "x"]):
        with pytest.raises(NotYetError, match="Choose from W1, b1"):
            chosen(value, ("W1", "b1"))


def test_a_last_bit_or_rounding_is_no_mistake_and_another_number_is():
    assert agree(np.float32(0.1), 0.1) and agree([0.3], [0.1 + 0.2])
    assert agree(np.nan, np.nan) and not agree(0.1, 0.101)
    assert agree(0.051, 0.050507, digits=3) and agree(0.0505, 0.050507, digits=3)
    assert not agree(0.052, 0.050507, digits=3)


@pytest.mark.parametrize(
    "change",
    [
        lambda z, lists, network: z.fill(0),
        lambda z, lists, network: lists[1].append(3),
        lambda z, lists, network: lists[0].__imul__(2),
        lambda z, lists, network: network.weights[0].fill(0),
    ],
)
def test_a_changed_input_is_noticed_and_does_no_harm(change):
    inputs = np.arange(3.0), [np.ones(2), [1, 2]], initialise([2, 3, 1], 0)

    def function(*given):
        change(*given)
        return 1

    with pytest.raises(NotYetError, match="changes what it is given"):
        call(function, *inputs)
    assert call(lambda *given: 1, *inputs) == 1  # the inputs are as they were


def test_a_function_that_returns_nothing_or_is_none_is_told():
    with pytest.raises(NotYetError, match="returns nothing"):
        call(lambda: None)
    with pytest.raises(NotYetError, match="Expected a function, got float"):
        call(1.0)


def test_an_endless_loop_is_stopped(exercise, capsys, monkeypatch):
    monkeypatch.setattr(_answers, "SECONDS", 0.2)

    def endless():
        while True:
            pass

    def stubborn():
        end = time.monotonic() + 0.6
        while time.monotonic() < end:
            try:
                time.sleep(0.01)
            except BaseException:
                continue
        return 1

    exercise(lambda value: f"{call(value)}")
    for function in (endless, stubborn):
        answer("0.0", function)
        assert "did not end within 0.2 seconds" in capsys.readouterr().out
    answer("0.0", lambda: 7)
    assert capsys.readouterr().out == "Exercise 0.0: right. 7\n"
    time.sleep(0.3)  # no interrupt comes late


def test_the_readers_own_interrupt_stops_the_cell(exercise):
    def interrupted():
        raise KeyboardInterrupt

    exercise(lambda value: call(value))
    with pytest.raises(KeyboardInterrupt):
        answer("0.0", interrupted)


class RudeError(Exception):
    def __str__(self):
        raise RuntimeError


def raises(error):
    raise error


@pytest.mark.parametrize(
    "value, words",
    [
        (lambda: raises(SystemExit(1)), "SystemExit: 1"),
        (lambda: raises(RudeError()), "RudeError."),
        (lambda: raises(ValueError("one\ntwo\n")), "ValueError: one two"),
        (lambda: raises(ValueError("long" * 1000)), "ValueError: longlong"),
        (lambda: raises(ValueError()), "ValueError."),
        (lambda: [print("noise") for _ in range(1000)] and 1, "right. 1"),
    ],
)
def test_whatever_an_answer_does_is_one_line(value, words, exercise, capsys):
    exercise(lambda value: f"{call(value)}")
    answer("0.0", value)
    out, err = capsys.readouterr()
    assert words in out and out.count("\n") == 1 and len(out) < 300 and not err


def test_a_function_without_end_in_itself_is_one_line(exercise, capsys):
    def recurses():
        return recurses()

    exercise(lambda value: f"{call(value)}")
    answer("0.0", recurses)
    assert "RecursionError" in capsys.readouterr().out


def test_passed_tries_other_inputs_with_another_seed(exercise):
    def first_number_of_seed_0(value):
        if number(value) != random_numbers().random():
            raise NotYetError("Another one.")
        return "Yes."

    exercise(first_number_of_seed_0)
    first = np.random.default_rng(0).random()
    assert passed("0.0", first) is True
    assert passed("0.0", first, inputs=1) is False
    assert passed("0.0", first) is True and passed("0.0", ...) is False


def test_an_answer_from_another_thread_is_checked_too():
    code = (
        "import threading; from dyingrelu_utils.exercises import answer; "
        "t = threading.Thread(target=answer, args=('3.1', 241)); t.start(); t.join()"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.startswith("Exercise 3.1: right.")
