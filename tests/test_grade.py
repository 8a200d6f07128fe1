"""Grading a folder: what counts is what was handed to answer, and no notebook stops the others."""

import csv
import json
import subprocess
import sys

import nbformat
import pytest

import grade
from notebooks import ROOT

COUNT = "def count_dead(z):\n    return int((z <= 0).all(axis=0).sum())\n"
ANSWER = "from dyingrelu_utils.exercises import answer\n"
SUBMISSIONS = {
    "right": [ANSWER, COUNT, 'answer("5.1", count_dead)'],
    "wrong": [ANSWER, 'answer("5.1", lambda z: 0)', 'answer("5.1", lambda z: 1)'],
    "better": [ANSWER, 'answer("5.1", lambda z: 0)', COUNT, 'answer("5.1", count_dead)'],
    "untouched": [ANSWER, 'answer("5.1", ...)'],
    "pasted": [ANSWER, COUNT, 'answer("5.1", count_dead)', 'answer("5.1", count_dead)'],
    "no_import": [COUNT, 'answer("5.1", count_dead)'],
    "endless": [ANSWER, "while True:\n    pass", COUNT, 'answer("5.1", count_dead)'],
    "recurses": [ANSWER, "def f(z):\n    return f(z)\n", 'answer("5.1", f)'],
    "prints": [ANSWER, 'for i in range(100_000):\n    print("line", i)', 'answer("5.1", ...)'],
    "kills": [ANSWER, "import os\nos._exit(1)", 'answer("5.1", ...)'],
    "imports": ["import torch_that_is_not_here", ANSWER, COUNT, 'answer("5.1", count_dead)'],
    "says_so": ['print("Exercise 5.1: right.")'],
    "overrides": ["def answer(*args):\n    print('right')\nanswer('5.1', 1)"],
    "formula": [ANSWER, "def f(z):\n    raise ValueError('=1+1')", 'answer("5.1", f)'],
}
EXPECTED = {
    "right": ("right", 1, ""),
    "wrong": ("not yet", 2, ""),
    "better": ("right", 2, ""),
    "untouched": ("not started", 1, ""),
    "pasted": ("right", 2, ""),
    "no_import": ("missing", 0, "1 cells raised, the first NameError"),
    "endless": ("right", 1, "1 cells raised, the first KeyboardInterrupt"),
    "recurses": ("not yet", 1, ""),
    "prints": ("not started", 1, ""),
    "kills": ("missing", 0, "its kernel died"),
    "imports": ("right", 1, "1 cells raised, the first ModuleNotFoundError"),
    "says_so": ("missing", 0, ""),
    "overrides": ("missing", 0, ""),
    "formula": ("not yet", 1, ""),
    "empty": ("missing", 0, "not a notebook"),
    "text": ("missing", 0, "not a notebook"),
}


def read(path):
    return list(csv.reader(path.read_text("utf-8").splitlines()))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Submissions of a class, some of them nasty."""
    folder = tmp_path_factory.mktemp("submissions")
    for student, sources in SUBMISSIONS.items():
        (folder / student).mkdir()
        cells = [nbformat.v4.new_code_cell(source) for source in sources]
        nb = nbformat.v4.new_notebook(cells=cells)
        if student == "pasted":
            nb.cells[-1]["id"] = nb.cells[-2]["id"]
        nb.metadata["kernelspec"] = {"name": "my-own", "display_name": "My own"}
        (folder / student / "05_analysis.ipynb").write_text(json.dumps(nb))
    (folder / "empty_05_analysis.ipynb").write_text("")
    (folder / "text_05_analysis.ipynb").write_text("my answer is 4")
    return folder


@pytest.fixture(scope="module")
def results(folder, tmp_path_factory):
    """The three tables, as lists of rows."""
    out = tmp_path_factory.mktemp("grades")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grade, "CELL_SECONDS", 20)
        patch.setattr(sys, "argv", ["grade.py", str(folder), "--out", str(out)])
        patch.setattr(grade, "isolate", lambda: None)
        grade.main()
    return {path.stem: read(path) for path in out.iterdir()}


@pytest.mark.parametrize("student", EXPECTED)
def test_each_submission_gets_its_line(student, results):
    lines = [row for row in results["grades"] if row[0] == student and row[2] == "5.1"]
    assert len(lines) == 1, results["grades"]
    result, tries, note = EXPECTED[student]
    _, notebook, _, got_result, got_tries, got_note = lines[0]
    assert (notebook, got_result, int(got_tries)) == ("05_analysis", result, tries)
    assert got_note == note or (note == "not a notebook" and got_note.startswith(note))


def test_why_counts_the_reasons_and_holds_no_formula(results):
    assert results["why"][0] == ["exercise", "times", "reason"]
    assert any(int(times) >= 1 and "dead unit" in reason for _, times, reason in results["why"][1:])
    assert not [cell for row in results["why"] for cell in row if cell[:1] in "=+-@"]


def test_options_of_the_quiz(tmp_path):
    for student, letter in (("ada", "A"), ("ben", "b"), ("cleo", "A")):
        source = f'{ANSWER}answer("Q4", "D")\nanswer("Q4", "{letter}")'
        nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
        nbformat.write(nb, tmp_path / f"{student}_quiz.ipynb")
    graded = [grade.grade(path, tmp_path, 0) for path in sorted(tmp_path.glob("*.ipynb"))]
    grade.write_all(graded, tmp_path / "out")
    options = read(tmp_path / "out" / "options.csv")
    assert options[1:] == [["Q4", "A", "2"], ["Q4", "B", "1"]]
    grades = read(tmp_path / "out" / "grades.csv")
    assert [row[3] for row in grades if row[2] == "Q4"] == ["right", "not yet", "right"]


def test_practice_has_the_same_name_and_is_told_apart(tmp_path):
    """practice/05_analysis.ipynb asks 5.4, and 5.1 is not missing there."""
    nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(f'{ANSWER}answer("5.4", 1)')])
    (tmp_path / "ada" / "practice").mkdir(parents=True)
    for name in ("ada/practice/05_analysis.ipynb", "ben_05_analysis.ipynb"):
        nbformat.write(nb, tmp_path / name)
        graded = grade.grade(tmp_path / name, tmp_path, 0)
        assert graded.student == name[:3]
        results = {row[2]: row[3] for row in grade.rows_of(graded)}
        assert "5.1" not in results and results["5.4"] == "not yet"
        assert results["5.5"] == "missing"


def test_other_inputs_are_tried_with_another_seed(tmp_path):
    """A function that knows the inputs of seed 0 by heart is found out by another seed."""
    source = (
        "from dyingrelu_utils import exercises\n"
        "from dyingrelu_utils.exercises import answer\n"
        "from dyingrelu_utils.exercises._answers import NotYetError, random_numbers\n"
        "def check(value):\n"
        "    if value != random_numbers().random():\n"
        "        raise NotYetError('Another.')\n"
        "    return 'Yes.'\n"
        "exercises.EXERCISES['5.1'] = check\n"
        "import numpy as np\n"
        "answer('5.1', np.random.default_rng(0).random())"
    )
    nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    nbformat.write(nb, tmp_path / "ada_05_analysis.ipynb")
    for inputs, right in ((0, True), (1, False)):
        graded = grade.grade(tmp_path / "ada_05_analysis.ipynb", tmp_path, inputs)
        assert graded.student == "ada" and graded.answers["5.1"][-1][0] is right


@pytest.mark.parametrize(
    "place, words", [("empty", "there is no notebook"), ("missing", "is no folder")]
)
def test_a_folder_without_notebooks(place, words, tmp_path):
    (tmp_path / "empty").mkdir()
    command = [sys.executable, str(ROOT / "tools" / "grade.py"), str(tmp_path / place)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1 and words in done.stderr and "Traceback" not in done.stderr
