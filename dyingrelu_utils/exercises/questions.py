"""What the questions of the concept inventory accept, from questions.toml. Spoilers."""

import tomllib
from functools import partial
from importlib.resources import files

from ._answers import NotYetError, chosen

__all__ = ["EXERCISES", "IDEAS", "QUESTIONS"]

_DATA = tomllib.loads(files(__package__).joinpath("questions.toml").read_text("utf-8"))

IDEAS = _DATA["ideas"]  # what a wrong option stands for, by its name such as "M1"
QUESTIONS = _DATA["questions"]  # each with id, title, stem, options A to D, answer and why


def _letter(question, value):
    letters = chosen(value.upper() if isinstance(value, str) else value, "ABCD")
    if len(letters) != 1:
        raise NotYetError("Choose one letter.")
    (letter,) = letters
    if letter != question["answer"]:
        option = question["options"][letter]
        notebook, _, heading = option["see"].partition(" ")
        raise NotYetError(f'{option["reply"]} See notebook {notebook}, "{heading}".')
    return question["why"]


EXERCISES = {question["id"]: partial(_letter, question) for question in QUESTIONS}
