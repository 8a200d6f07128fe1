"""What an instructor prints: all that the notebooks ask, and nothing that drifts from them."""

import itertools
import re

import jupytext
import numpy as np
import pytest
from test_slides import headings as slides

import grade
import teaching
from dyingrelu_utils.datasets import two_moons
from dyingrelu_utils.exercises import EXERCISES
from dyingrelu_utils.exercises.questions import QUESTIONS
from notebooks import ROOT

README = (ROOT / "teaching" / "README.md").read_text("utf-8")
PAGES = ("predictions", "votes", "questions", "key", "cards", "words", "plans")


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
    _, wall = teaching.votes()
    assert sheet.count("<li>") == wall.count("<li>") == 4 * len(QUESTIONS)
    assert wall.count("<section") == len(QUESTIONS) and "Right" not in wall
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
    assert pages == {f"{make}.html" for make in PAGES}
    assert "no Chromium" in capsys.readouterr().out


# the instructor's page


def test_every_section_that_the_page_names_is_there():
    text = README.replace("\n", " ")  # a name may begin on the next line
    named = [
        (notebook, heading)
        for notebook, quoted in re.findall(r'\b(0\d)((?:, "[^"]+")+)', text)
        for heading in re.findall(r'"([^"]+)"', quoted)
    ]
    assert len(named) > 60
    missing = [place for place in named if place[1] not in headings(place[0])]
    assert not missing


def test_every_slide_that_the_page_names_is_there():
    named = re.findall(r"\bslides? (\d+\.\d+(?:(?:, | and )\d+\.\d+)*)", README)
    numbers = [number for some in named for number in re.findall(r"\d+\.\d+", some)]
    assert len(numbers) > 20 and set(numbers) <= set(slides())


def test_every_exercise_and_question_that_the_page_names_is_there():
    named = re.findall(r"\b[Ee]xercises? (\d\.\d(?:(?:, | and | or )\d\.\d)*)", README)
    numbers = [number for some in named for number in re.findall(r"\d\.\d", some)]
    numbers += re.findall(r'passed\("(\d\.\d)"', README)
    questions = re.findall(r"\b[QR]\d+\b", README)
    assert len(numbers) > 15 and len(questions) > 30
    assert {*numbers, *questions} <= set(EXERCISES)


def plans():
    """The first column of each plan, and the minutes that its heading promises."""
    for part in re.split(r"^#{2,4} ", README, flags=re.M)[1:]:
        heading, _, text = part.partition("\n")
        if "\n| min |" in text:
            rows = re.findall(r"^\| (\d+)–(\d+) \|", text, flags=re.M)
            yield heading, [tuple(map(int, row)) for row in rows]


def test_the_minutes_of_a_plan_follow_each_other_and_add_up():
    found = dict(plans())
    assert len(found) == 6
    for heading, rows in found.items():
        assert rows[0][0] == 0 and rows[-1][1] == int(re.findall(r"(\d+) minutes", heading)[-1])
        assert all(before[1] == after[0] for before, after in itertools.pairwise(rows)), heading
        assert all(start < end for start, end in rows), heading


def test_a_plan_shows_the_answer_after_the_vote():
    """Where something is shown beside a vote, the row does not end with the vote."""
    rows = re.findall(r"^\| \d+–\d+ \|[^|]*\|([^|]*)\|", README, flags=re.M)
    votes = [shown.strip() for shown in rows if re.search(r"Q\d", shown)]
    assert len(votes) > 20
    assert not [v for v in votes if re.search(r"Q\d+$", v) and not re.fullmatch(r"Q\d+", v)]


def test_numbers_among_the_wrong_predictions_stand_in_the_notebook():
    rows = re.findall(r'^\| (0\d), "[^"]+" \|([^|]*)\|', README, flags=re.M)
    assert len(rows) > 20
    for number, comes_out in rows:
        (path,) = (ROOT / "notebooks").glob(f"{number}_*.ipynb")
        known = path.read_text("utf-8")
        for digits in re.findall(r"\d+\.\d+|\d\d+", comes_out):
            assert digits in known, f"{number}: {comes_out}"


def test_the_page_names_what_the_kit_writes():
    named = re.findall(r"^\| `(\w+)` \| (?!.*csv)", README, flags=re.M)
    assert tuple(named) == PAGES
    _, html = teaching.plans()
    assert html.count("<section>") == html.count("<table>") == 6 and "**" not in html


def test_own_data(capsys):
    """The code for somebody's own data runs, on data that nobody has centred."""
    X, y = two_moons()
    X = 50 + 10 * X
    section = README.split("## Bring your own data")[1].split("## Log")[0]
    names = {"X": X, "y": y}
    with np.errstate(all="ignore"):
        for code in re.findall(r"```python\n(.*?)```", section, flags=re.S):
            exec(code, names)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 6 and not any("nan" in line for line in lines)
    raw, standardised = (float(re.search(r"dead ([\d.]+)%", line)[1]) for line in lines[:2])
    assert raw > 30 > standardised


def test_the_limits_of_grading():
    assert f"after {grade.CELL_SECONDS} seconds, a notebook after" in README.replace("\n", " ")
    assert f"after {grade.NOTEBOOK_SECONDS // 60} minutes" in README.replace("\n", " ")
