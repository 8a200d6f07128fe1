"""What an instructor prints: all that the notebooks ask, and nothing that drifts from them."""

import re

import jupytext
import pytest

import teaching
from dyingrelu_utils.exercises.questions import QUESTIONS
from notebooks import ROOT


def headings(notebook):
    """The headings of a notebook such as "06", without their numbers."""
    (path,) = (ROOT / "notebooks" / "src").glob(f"{notebook}_*.py")
    found = re.findall(r"^# ##+ (?:\d+\. )?(.+)$", path.read_text("utf-8"), flags=re.M)
    assert len(set(found)) >= 5, f"{path.name} has no headings"
    return found


def test_every_prediction_of_the_notebooks_is_on_a_sheet():
    _, html = teaching.predictions()
    asked = 0
    for path in (ROOT / "notebooks" / "src").glob("[0-9]*.py"):
        cells = jupytext.read(path).cells
        asked += sum(c.source.count("**Prediction.**") for c in cells if c.cell_type == "markdown")
    assert html.count("I am not sure") == asked > 40
    assert "$" not in html and "**" not in html and "`" not in html


@pytest.mark.parametrize(
    "source, question, prediction",
    [
        ("## 1. A\n\n**Question.** Why?\n\n**Prediction.** Say.", "Why?", "Say."),
        ("**Prediction.** Say\nit.\n\nMore.", "", "Say\nit."),
        ("**Question.** One?\n\nText.\n\n**Prediction.** Say.", "One?\n\nText.", "Say."),
    ],
)
def test_what_is_asked(source, question, prediction):
    assert re.findall(teaching.ASKED, source, flags=re.S) == [(question, prediction)]


def test_the_sheet_holds_the_questions_and_the_key_what_is_right():
    _, sheet = teaching.sheet()
    _, key = teaching.key()
    assert sheet.count("<li>") == 4 * len(QUESTIONS)
    assert key.count("Right: ") == len(QUESTIONS) and "Right: " not in sheet
    for question in QUESTIONS:
        assert f"{question['id']}." in sheet
        wrong = set("ABCD") - {question["answer"]}
        part = key.split(f"<h2>{question['id']}.")[1].split("<h2>")[0]
        assert set(re.findall(r"<td><b>([A-D])</b>", part)) == wrong


def test_the_kit_is_written(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(teaching, "ROOT", tmp_path)
    monkeypatch.setattr(teaching, "find_chromium", lambda: None)
    for name in ("notebooks", "teaching"):
        (tmp_path / name).symlink_to(ROOT / name)
    teaching.kit()
    pages = {path.name for path in (tmp_path / "build" / "kit").iterdir()}
    assert pages == {f"{n}.html" for n in ("predictions", "questions", "key", "cards", "words")}
    assert "no Chromium" in capsys.readouterr().out
