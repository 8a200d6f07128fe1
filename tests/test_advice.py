"""Where a check of the notebooks advises a command, the command helps."""

import itertools
import json
import shutil

import nbformat
import pytest
import test_notebooks as checks

import notebooks
from notebooks import ROOT, NotebookError, build, check_nothing_is_lost, load, write_texts

TEXT = """# %% [markdown]
# # A title

# %%
x = 2

# %% tags=["as-in-05"] jupyter={"source_hidden": true}
print(x)
"""
CHECKS = (
    checks.test_cells_ran_in_order_from_a_fresh_kernel,
    checks.test_no_error_and_nothing_on_stderr,
    checks.test_no_state_of_one_run,
    checks.test_no_output_is_missing,
    checks.test_files_are_plain_utf8,
)

# What programs leave in a cell, and in a notebook.
IN_CELLS = {
    "vscode": {"languageId": "python"},
    "colab": {"base_uri": "https://localhost:8080/"},
    "id": "aBcDeF",
    "jp-MarkdownHeadingCollapsed": True,
    "jupyter": {"outputs_hidden": True},
    "execution": {"iopub.execute_input": "2024-01-01T00:00:00Z"},
    "ExecuteTime": {"end_time": "2024-01-01T00:00:00Z"},
    "collapsed": False,
    "scrolled": True,
    "trusted": True,
    "editable": False,
}
IN_NOTEBOOKS = {
    "widgets": {"application/vnd.jupyter.widget-state+json": {"state": {}}},
    "kernelspec": {"name": "venv", "display_name": ".venv (3.12)", "language": "python"},
    "colab": {"provenance": []},
    "vscode": {"interpreter": {"hash": "0"}},
    "language_info": {"name": "python", "version": "3.12.1"},
    "toc": {"base_numbering": 1},
}


def without_ids(nb):
    nb["nbformat_minor"] = 4
    for cell in nb["cells"]:
        del cell["id"]


def one_id(nb):
    for cell in nb["cells"]:
        cell["id"] = "same"


OTHERS = {
    "format 4.4": without_ids,
    "one id": one_id,
    "run twice": lambda nb: nb["cells"][1].update(execution_count=7),
    "not run": lambda nb: nb["cells"][1].update(execution_count=None),
    "attachment": lambda nb: nb["cells"][0].update(attachments={"a.png": {"image/png": "AA=="}}),
    "stderr": lambda nb: nb["cells"][2]["outputs"].append(
        {"output_type": "stream", "name": "stderr", "text": ["warning"]}
    ),
    "empty output": lambda nb: nb["cells"][2]["outputs"].append(
        {"output_type": "display_data", "data": {}, "metadata": {}}
    ),
}
PROBLEMS = {
    **{
        f"cell: {key}": lambda nb, key=key: [
            cell["metadata"].update({key: IN_CELLS[key]}) for cell in nb["cells"]
        ]
        for key in IN_CELLS
    },
    **{
        f"notebook: {key}": lambda nb, key=key: nb["metadata"].update({key: IN_NOTEBOOKS[key]})
        for key in IN_NOTEBOOKS
    },
    **OTHERS,
}


def run_quickly(nb, folder):
    """As a kernel would, for the cells of TEXT."""
    count = itertools.count(1)
    for cell in nb.cells:
        if cell.cell_type == "code":
            cell.outputs = []
            cell.execution_count = next(count) if cell.source.strip() else None
            if "print" in cell.source:
                cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text="2\n")]


@pytest.fixture
def pair(tmp_path, monkeypatch):
    """A notebook and its text, in step, in a course of their own."""
    monkeypatch.setattr(notebooks, "ROOT", tmp_path)
    monkeypatch.setattr(notebooks, "execute", run_quickly)
    shutil.copy(ROOT / "jupytext.toml", tmp_path)
    notebook = tmp_path / "notebooks" / "01_small.ipynb"
    text = notebook.parent / "src" / "01_small.py"
    text.parent.mkdir(parents=True)
    notebooks.write(text, TEXT)
    build(notebook, text)
    all_hold(notebook, text)
    return notebook, text


def all_hold(notebook, text):
    checks.test_notebook_and_text_agree(notebook, text)
    for check in CHECKS:
        check(notebook)
    checks.test_files_are_plain_utf8(text)


def fails(notebook, text):
    try:
        all_hold(notebook, text)
    except AssertionError as error:
        return str(error)
    return ""


def change(notebook, problem):
    nb = json.loads(load(notebook))
    problem(nb)
    notebook.write_text(json.dumps(nb), encoding="utf-8")


@pytest.mark.parametrize("name", PROBLEMS)
def test_make_notebooks_mends(pair, name):
    change(pair[0], PROBLEMS[name])
    assert "make notebooks" in fails(*pair)
    build(*pair)
    all_hold(*pair)


def test_make_notebooks_mends_in_a_real_kernel(pair, monkeypatch):
    monkeypatch.undo()  # the real `execute`
    for problem in PROBLEMS.values():
        if problem is not without_ids:
            change(pair[0], problem)
    build(*pair)
    all_hold(*pair)


@pytest.mark.parametrize(
    "cell",
    [
        nbformat.v4.new_code_cell(""),
        nbformat.v4.new_raw_cell("raw"),
        nbformat.v4.new_markdown_cell("new"),
        nbformat.v4.new_code_cell("y = 1\r\n\tz = 2"),
    ],
    ids=["empty", "raw", "markdown", "tabs and CRLF"],
)
@pytest.mark.parametrize("advised", ["text", "notebooks"])
def test_a_cell_added_in_the_notebook(pair, cell, advised):
    notebook = pair[0]
    change(notebook, lambda nb: nb["cells"].append(cell))
    assert "make text" in fails(*pair)
    with pytest.raises(NotebookError, match=r"or delete .* if they are not wanted"):
        make_notebooks(pair)
    if advised == "text":
        write_texts([pair])
    else:
        notebook.unlink()
    build(*pair)
    all_hold(*pair)


def make_notebooks(pair):
    """`make notebooks`, where this tool remembers that the text was in both files."""
    notebooks.remembered(pair[0]).parent.mkdir(parents=True)
    notebooks.write(notebooks.remembered(pair[0]), notebooks.as_text(pair[1]))
    check_nothing_is_lost(pair[1], pair[0], pair[0])


@pytest.mark.parametrize("written", [b"\xef\xbb\xbf%b", "CRLF"], ids=["byte order mark", "CRLF"])
@pytest.mark.parametrize("which", [0, 1], ids=["notebook", "text"])
def test_files_of_windows_editors(pair, which, written):
    raw = pair[which].read_bytes()
    raw = raw.replace(b"\n", b"\r\n") if written == "CRLF" else written % raw
    pair[which].write_bytes(raw)
    assert f"make {'text' if which else 'notebooks'}" in fails(*pair)
    if which:
        write_texts([pair])
    else:
        build(*pair)
    all_hold(*pair)


def test_other_encodings_are_named(pair):
    pair[1].write_bytes(TEXT.encode() + "# café\n".encode("latin-1"))
    with pytest.raises(
        NotebookError, match=r"src/01_small\.py, line 9: the byte 0xe9 is not UTF-8"
    ):
        notebooks.as_text(pair[1])


def test_a_notebook_that_is_none_is_named(pair):
    pair[0].write_text("<<<<<<< HEAD\n{}\n", encoding="utf-8")
    with pytest.raises(NotebookError, match=r"01_small\.ipynb cannot be read"):
        notebooks.as_text(pair[0])


@pytest.mark.parametrize("git", ["", None], ids=["no git", "no repository"])
def test_a_copy_is_kept_where_edits_cannot_be_told(pair, monkeypatch, capsys, git):
    notebook, text = pair
    if git is not None:
        monkeypatch.setenv("PATH", git)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(notebook.parents[2]))
    notebooks.write(text, TEXT + "\n# %%\ny = 3\n")
    before = notebook.read_bytes()
    for number in (1, 2):
        check_nothing_is_lost(text, notebook, notebook)
        copy = notebook.parents[1] / "build" / "kept" / "notebooks" / f"01_small.{number}.ipynb"
        assert copy.read_bytes() == before
        assert f"build/kept/notebooks/01_small.{number}.ipynb" in capsys.readouterr().out


def test_what_only_a_text_can_hold_is_kept(pair):
    notebooks.write(pair[1], TEXT.replace("# %%\nx", "# %% a title\nx"))
    write_texts([pair])
    assert "# %% a title" in load(pair[1])
