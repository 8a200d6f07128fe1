"""What must hold of every notebook besides its outputs, which nbval compares."""

import difflib
import json
import re
import statistics

import nbformat
import pytest

from notebooks import METADATA, ROOT, WIDGET, as_text, kept, load, pairs, read
from notebooks import shown as name

PAIRS = pairs()
NOTEBOOKS = [notebook for notebook, _ in PAIRS if notebook.exists()]
LONGEST_CELL = 25
MEDIAN_CELL = 5
VERDICT = r'slide +(\d+) \| "(.*)"\n +\| (holds with a condition|holds|does not hold):'
NO_PLACE_ELSEWHERE = {
    "an absolute path": re.compile(
        r"(?<![\w./:])/(home|Users|root|tmp|var|opt|usr|mnt|work)/\w|\b[A-Za-z]:\\+(Users|\w)"
    ),
    "an object's address": re.compile(r"\bat 0x[0-9a-fA-F]+"),
}


def every_notebook(test):
    return pytest.mark.parametrize("path", NOTEBOOKS, ids=name)(test)


def cells(path, kind="code"):
    """Yield (where, cell), with cells counted as `Cell 0` by nbval: code cells only."""
    chosen = [cell for cell in read(path).cells if cell.cell_type == kind]
    for number, cell in enumerate(chosen):
        first = cell.source.strip().split("\n")[0]
        yield f"{name(path)}, {kind} cell {number} ({first!r})", cell


def report(problems, advice):
    assert not problems, "\n".join([*problems, f"-> {advice}"])


def data(cell):
    return [output.data for output in cell.outputs if "data" in output]


def test_there_are_notebooks():
    assert NOTEBOOKS, "no notebook found in notebooks/: is the checkout whole?"


@pytest.mark.parametrize(("notebook", "text"), PAIRS, ids=[name(pair[0]) for pair in PAIRS])
def test_notebook_and_text_agree(notebook, text):
    assert text.exists(), f"{name(notebook)} has no {name(text)}: run `make text`, or delete it"
    assert notebook.exists(), f"{name(text)} has no {name(notebook)}: run `make notebooks`"
    lines = [as_text(path).splitlines() for path in (text, notebook)]
    diff = "\n".join(difflib.unified_diff(*lines, name(text), name(notebook), lineterm="", n=1))
    assert not diff, (
        f"{diff}\n-> {name(text)} and {name(notebook)} differ: "
        "run `make notebooks` if the text is right, `make text` if the notebook is"
    )


@every_notebook
def test_cells_ran_in_order_from_a_fresh_kernel(path):
    code = [(where, cell) for where, cell in cells(path) if cell.source.strip()]
    report(
        [
            f"{where}: run as [{cell.execution_count or ' '}], expected [{expected}]"
            for expected, (where, cell) in enumerate(code, 1)
            if cell.execution_count != expected
        ],
        "run `make notebooks`",
    )


@every_notebook
def test_no_error_and_nothing_on_stderr(path):
    report(
        [
            f"{where}: {output.get('ename') or output.text.strip()}"
            for where, cell in cells(path)
            for output in cell.outputs
            if output.output_type == "error" or output.get("name") == "stderr"
        ],
        "correct the cell in src/, then run `make notebooks`",
    )


@every_notebook
def test_no_output_is_missing(path):
    """nbval compares no image, and nothing at all where the text beside it is gone too."""
    problems = []
    for where, cell in cells(path):
        images = sum("image/png" in bundle for bundle in data(cell))
        shown = len(re.findall(r"^\s*(?:plots\.)?show\(", cell.source, flags=re.MULTILINE))
        figures = sum("<Figure size" in str(bundle.get("text/plain")) for bundle in data(cell))
        if images < max(shown, figures):
            problems.append(f"{where}: {max(shown, figures)} figures expected, {images} stored")
        problems += [f"{where}: an output without data" for bundle in data(cell) if not bundle]
        problems += [
            f"{where}: a figure's description without the figure"
            for output in cell.outputs
            if "image/png" in output.get("metadata", {}) and "image/png" not in output.data
        ]
    report(problems, "run `make notebooks`")


@every_notebook
def test_figures_have_alternative_text(path):
    report(
        [
            where
            for where, cell in cells(path)
            for output in cell.outputs
            if "image/png" in output.get("data", {})
            and not output.metadata.get("image/png", {}).get("alt", "").strip()
        ],
        "show the figure with `plots.show(fig, caption)`, then run `make notebooks`",
    )


@every_notebook
def test_no_state_of_one_run(path):
    """Only what the text holds too: JupyterLab, VS Code and Colab leave all sorts of things."""
    stored = json.loads(load(path))
    problems = []
    if stored["metadata"] != METADATA:
        problems.append(f"{name(path)}: metadata are {stored['metadata']}, expected {METADATA}")
    ids = [cell.get("id") for cell in stored["cells"]]
    if stored["nbformat_minor"] != 5 or None in ids or len(set(ids)) < len(ids):
        problems.append(f"{name(path)}: expected format 4.5, in which every cell has its own id")
    for number, cell in enumerate(nbformat.from_dict(stored).cells):
        where = f"{name(path)}, cell {number} of all"
        if cell.metadata != kept(cell):
            problems.append(f"{where}: metadata are {cell.metadata}, expected {kept(cell)}")
        if cell.get("attachments") and "attachment:" not in "".join(cell.source):
            problems.append(f"{where}: a pasted picture that it does not show")
    problems += [
        f"{where}: a widget of one run"
        for where, cell in cells(path)
        for bundle in data(cell)
        if WIDGET in bundle
    ]
    report(problems, "run `make notebooks`")


@pytest.mark.parametrize("path", [path for pair in PAIRS for path in pair], ids=name)
def test_files_are_plain_utf8(path):
    """nbval cannot read a byte order mark, and conftest.py leaves such a notebook out."""
    if not path.exists():
        pytest.skip("test_notebook_and_text_agree says what is missing")
    read(path)
    problems = [name(path)] if path.read_bytes() != load(path).encode() else []
    command = "text" if path.suffix == ".py" else "notebooks"
    report(problems, f"it has a byte order mark or line ends of Windows: run `make {command}`")


@every_notebook
def test_nothing_of_one_machine(path):
    problems = []
    for kind in ("code", "markdown"):
        for where, cell in cells(path, kind):
            texts = [cell.source]
            for output in cell.get("outputs", []):
                texts += [output.get("text", ""), *output.get("traceback", [])]
                texts += [v for k, v in output.get("data", {}).items() if k != "image/png"]
            for what, pattern in NO_PLACE_ELSEWHERE.items():
                found = pattern.search("\n".join(map(str, texts)))
                if found:
                    problems.append(f"{where}: {what}: {found[0]!r}")
    report(problems, "print what is the same everywhere, then run `make notebooks`")


@every_notebook
def test_cells_are_short(path):
    lengths = {where: len(cell.source.strip().splitlines()) for where, cell in cells(path)}
    problems = [f"{where}: {n} lines" for where, n in lengths.items() if n > LONGEST_CELL]
    report(problems, f"a cell has at most {LONGEST_CELL} lines: move code to dyingrelu_utils")
    median = statistics.median(lengths.values() or [0])
    assert median <= MEDIAN_CELL, (
        f"{name(path)}: the median code cell has {median} lines, at most {MEDIAN_CELL} are allowed"
        "\n-> split cells, one idea a cell"
    )


@every_notebook
def test_cells_hold_nothing_that_upsets_the_tools(path):
    problems = []
    for where, cell in cells(path):
        if cell.source.rstrip().endswith(";"):
            problems.append(
                f"{where}: a `;` at the end hides the output, which then is not compared"
            )
        if re.search(r"^# ?%%", cell.source, flags=re.MULTILINE):
            problems.append(f"{where}: `# %%` in the code would split the cell")
        marker = re.search(r"(NBVAL_\w+|PYTEST_VALIDATE_\w+)", cell.source)
        tags = [tag for tag in cell.metadata.get("tags", [])
                if tag.startswith("nbval") or tag == "raises-exception"]  # fmt: skip
        if marker or tags:
            problems.append(
                f"{where}: {marker[0] if marker else tags[0]} keeps the output unchecked"
            )
    report(problems, "take it out in src/, then run `make notebooks`")


MINUTES = (
    r"\| Minutes \| You need \|\n\|---\|---\|\n\| (\d+) \|"  # the table that a notebook opens with
)


ITEM = re.compile(r"^( *)(\d+[.)]|[-+*])( +|$)")


def accidental_items(markdown):
    """Lines of prose that begin like an item of a list, which Markdown then makes of them.

    An item is meant where it follows the one before it in its list, or where its list begins:
    after a blank line or a heading, with 1 if it is numbered.
    """
    found, marks, begins, fence = [], {}, True, None  # marks: by indentation, the last one there
    for line in re.sub(r"\$\$.*?\$\$", "", markdown, flags=re.DOTALL).split("\n"):
        if fence or line.lstrip().startswith(("```", "~~~")):
            mark = line.strip()[:3]
            fence = None if fence == mark else fence or mark
            continue
        item = ITEM.match(line)
        if item:
            depth, mark = len(item[1]), item[2]
            number = int(mark[:-1]) if mark[0].isdigit() else None
            before = marks.get(depth)
            if number is None:
                goes_on = before == mark
            else:
                goes_on = before == f"{number - 1}{mark[-1]}"
            if goes_on or (begins and number in (None, 0, 1)):
                marks = {d: m for d, m in marks.items() if d < depth} | {depth: mark}
            else:
                found.append(line)
        elif begins and line.strip() and not line.startswith(" "):
            marks = {}  # a paragraph of its own: the list is over
        begins = not line.strip() or line.startswith("#")
    return found


@pytest.mark.parametrize("path", [path for pair in PAIRS for path in pair], ids=name)
def test_no_line_of_prose_starts_a_list(path):
    problems = [
        f"{where}: {line!r}" for where, cell in cells(path, "markdown")
        for line in accidental_items(cell.source)
    ]  # fmt: skip
    report(problems, "break the line elsewhere, so that it does not begin like an item")


@pytest.mark.parametrize(
    "line", ["1986. It was", "3) follows", "- 4 units", "+ 1 is left", "* 2 is right", "1. Then"]
)
def test_a_line_that_starts_a_list_by_accident_is_found(line):
    assert accidental_items(f"What we learn from the year\n{line} of the new rule.") == [
        f"{line} of the new rule."
    ]
    item = f"1. Rumelhart, Hinton, Williams: Learning representations,\n   {line}\n2. Maas"
    assert accidental_items(item) == [f"   {line}"]


@pytest.mark.parametrize(
    "text",
    [
        "We can\n\n1. write;\n2. read, and\n   count;\n3. stop.",
        "## Recap\n- one\n- two",
        "1. one\n\n2. two\n\n   - of it\n   - more",
        "The year was\n1986 and 3.5 is\n-1 or\n*so* it\n**3.1** is.",
        "$$a\n- b$$\n\n```\nx = 1\n- 2\n```",
    ],
)
def test_a_list_that_is_meant_is_none_by_accident(text):
    assert accidental_items(text) == []


def test_a_list_goes_on_only_where_it_was():
    assert accidental_items("1. one\n2. two\n\nA paragraph\n3. by accident") == ["3. by accident"]
    assert accidental_items("1986. was a year") == ["1986. was a year"]


def test_readme_gives_the_minutes_of_every_notebook():
    listed = dict(
        re.findall(
            r"\(notebooks/(\w+)\.ipynb\) \|.*\| (\d+) \|", (ROOT / "README.md").read_text("utf-8")
        )
    )
    said = {
        path.stem: re.search(MINUTES, read(path).cells[0].source)[1]
        for path in NOTEBOOKS
        if path.parent.name == "notebooks"
    }
    assert listed == said, f"README.md: {listed}, the notebooks themselves: {said}"


def test_the_table_of_verdicts_says_what_the_cells_say():
    """The table at the end of notebook 08 against the verdicts in all stored outputs."""
    computed, table = set(), set()
    for path in NOTEBOOKS:
        for _, cell in cells(path):
            for output in cell.outputs:
                computed |= set(re.findall(VERDICT, output.get("text", "")))
        for _, cell in cells(path, "markdown"):
            rows = re.findall(r"^\| (\d+) \| (.*?) \| (.*?) \| (.*?) \|$", cell.source, flags=re.M)
            table |= {(slide, claim.replace("`", ""), said) for slide, claim, said, _ in rows}
    computed = {
        (slide, claim, said.replace("holds with", "with")) for slide, claim, said in computed
    }
    assert computed == table
