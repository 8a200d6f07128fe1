"""The copies that students work in: nothing told in advance, nothing of theirs ever touched."""

import ast
import json
import re
import shutil
import subprocess
import sys
import zipfile

import nbformat
import pytest

import copies
from notebooks import ROOT, execute

REFERENCE = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    folder = ROOT / "build" / "tests" / tmp_path_factory.mktemp("work").name / "work"
    shutil.rmtree(folder, ignore_errors=True)  # from an earlier run
    copies.make_copies(folder)
    return folder


def read(path):
    return nbformat.read(path, as_version=4)


def of_kind(nb, kind):
    return [cell for cell in nb.cells if cell.cell_type == kind]


@pytest.mark.parametrize("path", REFERENCE, ids=lambda path: path.stem)
def test_a_copy_tells_nothing_in_advance(path, work):
    copy, reference = read(work / path.name), read(path)
    nbformat.validate(copy)
    for cell in of_kind(copy, "code"):
        assert not cell.outputs and cell.execution_count is None
    text = "\n".join(cell.source for cell in copy.cells)
    for cell in of_kind(reference, "code"):
        for caption in re.findall(r"^\*(.+)\*$", str(cell.outputs), flags=re.M):
            assert caption not in text
    opened = re.sub(r"<details>.*?</details>", "", text, flags=re.S)
    assert "**What we saw.**" not in opened and "**What the lab shows.**" not in opened
    asked = sum("**Prediction.**" in cell.source for cell in reference.cells)
    assert text.count(copies.PREDICTION) == asked
    assert asked > 0 or path.stem == "quiz"


@pytest.mark.parametrize("path", REFERENCE, ids=lambda path: path.stem)
def test_a_copy_computes_what_the_reference_computes(path, work):
    """Its code is the same, but for captions, which it takes from a file."""
    captions = json.loads((work / "captions.json").read_text("utf-8"))
    for ours, theirs in zip(
        of_kind(read(path), "code"), of_kind(read(work / path.name), "code"), strict=True
    ):
        tree = ast.parse(theirs.source)
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "show":
                if isinstance(call.args[1], ast.Constant):
                    call.args[1] = ast.Constant(captions[call.args[1].value])
        assert ast.dump(tree) == ast.dump(ast.parse(ours.source))


def test_a_copy_run_through_gives_the_outputs_of_the_reference(work):
    reference, copy = read(ROOT / "notebooks/01_dataset.ipynb"), read(work / "01_dataset.ipynb")
    execute(copy, work)

    def told(nb):
        return [
            output.get("text") or output["data"].get("text/plain")
            for cell in of_kind(nb, "code")
            for output in cell.outputs
        ]

    assert told(copy) == told(reference) and len(told(copy)) > 5


def test_links_lead_where_they_led(work):
    for path in work.rglob("*.ipynb"):
        for cell in of_kind(read(path), "markdown"):
            for address in re.findall(r"\]\(([^)#\s]+)", cell.source):
                if not re.match(r"[a-z]+:", address):
                    assert (path.parent / address).exists(), f"{path.name}: {address}"


def test_a_link_to_what_is_not_copied(tmp_path):
    text = "[next](02_activations.ipynb), [solved](solutions/01_dataset.ipynb), [site](https://a.b)"
    notebooks = ROOT / "notebooks"
    linked = copies.relinked(text, notebooks, ROOT / "work", linked=True)
    assert linked == text.replace("(solutions/", "(../notebooks/solutions/")
    alone = copies.relinked(text, notebooks, tmp_path, linked=False)
    assert alone == "[next](02_activations.ipynb), solved, [site](https://a.b)"


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course of one notebook."""
    monkeypatch.setattr(copies, "ROOT", tmp_path)
    (tmp_path / "notebooks").mkdir()

    def publish(text):
        nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(text, id="a")])
        nbformat.write(nb, tmp_path / "notebooks" / "01_first.ipynb")
        return [path.name for path in copies.make_copies(tmp_path / "work")]

    return publish


def test_what_a_student_has_is_never_touched(course, tmp_path):
    work = tmp_path / "work"
    assert course("version 1") == ["01_first.ipynb"]
    (work / "01_first.ipynb").write_text("my work")
    assert course("version 1") == []
    assert course("version 2") == ["01_first-2.ipynb"]
    (work / "01_first-2.ipynb").write_text("my work too")
    assert course("version 2") == [] and course("version 1") == []
    assert course("version 3") == ["01_first-3.ipynb"]
    (work / "01_first.ipynb").unlink()
    assert course("version 3") == ["01_first.ipynb"]  # deleted, so it is made anew
    assert (work / "01_first-2.ipynb").read_text() == "my work too"


def test_copies_are_not_paired_with_a_text(work):
    from jupytext.config import load_jupytext_config

    assert load_jupytext_config(str(work / "01_dataset.ipynb")).formats == ["ipynb"]


@pytest.mark.parametrize(
    "source, number_of_captions",
    [
        ('show(fig, "One " "sentence.")\nx = "é"', 1),
        ('x = "é"; show(\n    fig,\n    "One "\n    "sentence.",\n)', 1),
        ('show(fig, f"{x} of them.")', 0),
        ("x = 1", 0),
        ("display(fig)", 0),
    ],
)
def test_captions_are_taken_out(source, number_of_captions):
    cell = nbformat.v4.new_code_cell(source)
    copy, captions = copies.copy_of(nbformat.v4.new_notebook(cells=[cell]), "06_killing")
    assert len(captions) == number_of_captions
    compile(copy.cells[0].source, "cell", "exec")
    if captions:
        assert captions == {"06.1": "One sentence."} and "sentence" not in copy.cells[0].source
        assert "é" in copy.cells[0].source or "é" not in source
    else:
        assert copy.cells[0].source == source


@pytest.fixture(scope="module")
def handout(tmp_path_factory):
    zipped = tmp_path_factory.mktemp("handout") / "dying-relu.zip"
    copies.write_handout(zipped)
    place = zipped.parent / "unpacked"
    with zipfile.ZipFile(zipped) as file:
        file.extractall(place)
    return place / "dying-relu"


def test_the_handout_holds_what_a_class_needs_and_no_solutions(handout):
    names = {path.relative_to(handout).as_posix() for path in handout.rglob("*")}
    assert {"README.md", "environment.yml", "notebooks/01_dataset.ipynb"} <= names
    assert not {name for name in names if re.search(r"solutions|src/|slides|tests|\.copies", name)}
    for path in handout.rglob("*.ipynb"):
        nb = read(path)
        assert not [cell for cell in of_kind(nb, "code") if cell.outputs]
        for cell in of_kind(nb, "markdown"):
            for address in re.findall(r"\]\(([^)#\s]+)", cell.source):
                assert re.match(r"[a-z]+:", address) or (path.parent / address).exists()


def test_the_handout_runs_with_its_own_module(handout):
    nb = read(handout / "notebooks" / "01_dataset.ipynb")
    nb.cells.insert(0, nbformat.v4.new_code_cell("import dyingrelu_utils as d; print(d.__file__)"))
    code = (
        "import sys; sys.path[:0] = [sys.argv[1], sys.argv[2]]; import nbformat\n"
        "from notebooks import execute; from pathlib import Path\n"
        "nb = nbformat.read(sys.argv[3], as_version=4); "
        "execute(nb, Path(sys.argv[3]).parent); nbformat.write(nb, sys.argv[3])"
    )
    changed = handout / "notebooks" / "changed.ipynb"
    nb.cells[0].source = f"import sys; sys.path.insert(0, {str(handout)!r})\n" + nb.cells[0].source
    nbformat.write(nb, changed)
    subprocess.run(
        [sys.executable, "-c", code, str(ROOT / "tools"), str(ROOT), str(changed)], check=True
    )
    done = read(changed)
    assert str(handout) in done.cells[0].outputs[0].text
    assert done.cells[-2].cell_type in ("code", "markdown")


@pytest.mark.parametrize("problem", [None, "handed out", "no room"])
def test_the_configuration_opens_a_copy_or_what_there_is(problem, tmp_path, capsys):
    """In a class's hand-out there is nothing to copy; where work/ cannot be made, it is said."""
    for name in ("jupyter_lab_config.py", "tools/isolation.py", "tools/copies.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "notebooks").mkdir()
    shutil.copy(REFERENCE[0], tmp_path / "notebooks")
    if problem == "handed out":
        (tmp_path / "tools" / "copies.py").unlink()
    if problem == "no room":
        (tmp_path / "work").write_text("a file")
    code = (
        "import runpy, traitlets.config as t; c = t.Config(); "
        "runpy.run_path('jupyter_lab_config.py', {'get_config': lambda: c}); "
        "print(c.LabApp.default_url)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    folder = "notebooks" if problem else "work"
    assert done.stdout.splitlines()[-1] == f"/lab/tree/{folder}/01_dataset.ipynb"
    assert (tmp_path / folder / "01_dataset.ipynb").exists()
    assert ("No copies to work in" in done.stdout) == (problem == "no room")
