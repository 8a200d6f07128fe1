"""Make the notebooks from their text, or the text from the notebooks.

python tools/notebooks.py build [NAME ...]    src/X.py -> X.ipynb, run from top to bottom
python tools/notebooks.py text [NAME ...]     X.ipynb -> src/X.py

NAME is how the notebook's name begins, such as 03; without one, all are made. A file that holds
edits which the other does not have is never overwritten; where it cannot be told whether it does
(there is no git, or git does not know it), a copy is kept in build/kept/.
"""

import argparse
import faulthandler
import hashlib
import itertools
import os
import shutil
import subprocess
import sys
import time
import warnings
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

import jupytext
import nbformat
from jupytext.combine import combine_inputs_with_outputs
from jupytext.config import load_jupytext_config
from jupytext.metadata_filter import filter_metadata
from nbclient import NotebookClient

from isolation import ROOT, isolate

FOLDERS = (
    "notebooks",
    "notebooks/practice",
    "notebooks/solutions",
    "notebooks/solutions/practice",
    "slides",
)
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {
        "codemirror_mode": {"name": "ipython", "version": 3},
        "file_extension": ".py",
        "mimetype": "text/x-python",
        "name": "python",
        "nbconvert_exporter": "python",
        "pygments_lexer": "ipython3",
    },
}
CELL_SECONDS = 90
NOTEBOOK_SECONDS = 600
LINES = "lines_to_next_cell"  # jupytext's: how many are blank in the text
WIDGET = "application/vnd.jupyter.widget-view+json"


class NotebookError(Exception):
    """A file that cannot be read or must not be written; says what to do."""


def pairs(names=("",)):
    """All (X.ipynb, src/X.py) whose name begins with one of `names`; either may be missing."""
    found = set()
    for folder in (ROOT / folder for folder in FOLDERS):
        found |= set(folder.glob("*.ipynb")) | {
            p.parents[1] / p.name for p in folder.glob("src/*.py")
        }
    stems = {path.with_suffix("") for path in found if path.stem.startswith(tuple(names))}
    return [
        (stem.with_suffix(".ipynb"), stem.parent / "src" / f"{stem.name}.py")
        for stem in sorted(stems)
    ]


def shown(path):
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)


def load(path, raw=None):
    """The characters in `path`, without a byte order mark and the line ends of Windows."""
    raw = path.read_bytes() if raw is None else raw
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise NotebookError(
            f"{shown(path)}, line {line}: the byte 0x{raw[error.start]:02x} is not UTF-8. "
            "Save the file as UTF-8."
        ) from None


def write(path, content):
    """Write UTF-8 with line ends of one character, the whole file or nothing."""
    new = path.with_name(f".{path.name}.new")
    new.write_text(content, encoding="utf-8", newline="\n")
    new.replace(path)


def read(path, content=None):
    """The notebook in `path`, or in `content` as if it stood there."""
    content = load(path) if content is None else content
    fmt = "py:percent" if path.suffix == ".py" else "ipynb"
    try:
        with warnings.catch_warnings():  # about missing ids of cells: it gives them
            warnings.simplefilter("ignore")
            nb = jupytext.reads(content, fmt, config=load_jupytext_config(str(path)))
    except Exception as error:  # of json, nbformat or jupytext: it depends on what is wrong
        raise NotebookError(
            f"{shown(path)} cannot be read: {error}. Mend it, take it from git, or delete it "
            f"and run `make {'text' if path.suffix == '.py' else 'notebooks'}`."
        ) from None
    for cell in nb.cells:
        cell.source = cell.source.replace("\r\n", "\n")
    return nb


def kept(cell):
    """The metadata that the text holds too; the rest is of one program or one run."""
    config = load_jupytext_config(str(ROOT / "notebooks"))
    own = filter_metadata(cell.metadata, config.cell_metadata_filter)
    if LINES in cell.metadata:
        own[LINES] = cell.metadata[LINES]
    return nbformat.from_dict(own)


def as_text(path, content=None):
    """The same for a notebook and its text: the cells in the percent format."""
    nb = read(path, content)
    nb.metadata.pop("jupytext", None)
    return jupytext.writes(nb, "py:percent", config=load_jupytext_config(str(path)))


def remembered(path):
    """Where the text is kept that both files of a pair held when this tool last made one."""
    return ROOT / "build" / "in_step" / path.relative_to(ROOT).with_suffix(".txt")


def remember(notebook):
    remembered(notebook).parent.mkdir(parents=True, exist_ok=True)
    write(remembered(notebook), as_text(notebook))


def committed(path):
    """What git's last commit holds for `path`; None if git is missing or does not know it."""
    try:
        command = ["git", "show", f"HEAD:./{path.name}"]
        git = subprocess.run(command, cwd=path.parent, capture_output=True)
        return authored(path, load(path, git.stdout)) if git.returncode == 0 else None
    except (OSError, NotebookError):
        return None


def authored(path, content):
    """What of a file could be lost: all of a text, the cells of a notebook."""
    return content if path.suffix == ".py" else as_text(path, content)


def edited(path, notebook):
    """Does `path` hold text that neither git nor this tool knows? None: there is no telling."""
    known = {committed(path)} - {None}
    if remembered(notebook).exists():
        known.add(load(remembered(notebook)))
    return authored(path, load(path)) not in known if known else None


def keep_copy(path):
    """Copy `path` to build/kept/ and say so."""
    place = ROOT / "build" / "kept" / path.relative_to(ROOT)
    place.parent.mkdir(parents=True, exist_ok=True)
    names = (place.with_stem(f"{place.stem}.{number}") for number in itertools.count(1))
    copy = next(name for name in names if not name.exists())
    shutil.copy2(path, copy)
    print(f"git cannot tell whether {shown(path)} holds edits: a copy is in {shown(copy)}.")


def check_nothing_is_lost(source, target, notebook):
    """Refuse to make `target` from `source` where that would overwrite edits."""
    if not target.exists() or as_text(source) == as_text(target):
        return
    lost = edited(target, notebook)
    if lost is None:
        keep_copy(target)
    if not lost:
        return
    if edited(source, notebook):
        raise NotebookError(
            f"{shown(source)} and {shown(target)} were both edited, each in its own way. Bring the "
            f"edits together in {shown(source)} by hand, then delete {shown(target)} and run this "
            "again."
        )
    other = "text" if target.suffix == ".ipynb" else "notebooks"
    raise NotebookError(
        f"{shown(target)} holds edits that {shown(source)} does not have: run `make {other}` "
        f"first, or delete {shown(target)} if they are not wanted."
    )


def execute(nb, folder, *arguments):
    """Run the cells of `nb` in a fresh kernel, started in `folder` with `arguments`."""
    NotebookClient(
        nb,
        kernel_name="python3",
        timeout=CELL_SECONDS,
        resources={"metadata": {"path": folder}},
        extra_arguments=["--log-level=ERROR", *arguments],
        record_timing=False,
        store_widget_state=False,
        coalesce_streams=True,
    ).execute()


def give_ids(cells, known, stem):
    """A cell keeps its id from before; a new cell's follows from its text."""
    for cell in cells:
        for salt in range(len(cells)):
            if cell.get("id") in known:
                break
            digest = hashlib.sha256(f"{stem} {salt} {cell.source}".encode()).hexdigest()
            if digest[:8] not in {other.get("id") for other in cells}:
                cell.id = digest[:8]
                break


def cells_of(text, notebook):
    """The cells of `text`, with the ids and pasted pictures that they have in `notebook`."""
    nb = nbformat.v4.new_notebook(cells=read(text).cells)
    metadata = [kept(cell) for cell in nb.cells]
    known = set()
    if notebook.exists():
        old = read(notebook)
        known = {cell.id for cell in old.cells if "id" in cell}
        nb.cells = combine_inputs_with_outputs(nb, old, "py:percent").cells
    for number, (cell, own) in enumerate(zip(nb.cells, metadata, strict=True)):
        cell.metadata = own
        if "attachment:" not in cell.source:
            cell.pop("attachments", None)
        elif not cell.get("attachments"):
            raise NotebookError(
                f"{shown(text)}, cell {number}: a picture pasted into a cell cannot be kept in a "
                "text. Draw it in a code cell."
            )
    give_ids(nb.cells, known, notebook.stem)
    return nb.cells


def build(notebook, text):
    """Run the cells of `text` in a fresh kernel, write `notebook` and return the seconds."""
    faulthandler.dump_traceback_later(NOTEBOOK_SECONDS, exit=True)
    start = time.perf_counter()
    before = notebook.read_bytes() if notebook.exists() else None
    nb = nbformat.v4.new_notebook(cells=cells_of(text, notebook))
    nb.metadata = nbformat.from_dict(METADATA)
    nb.nbformat_minor = 5
    execute(nb, notebook.parent)
    nb.metadata = nbformat.from_dict(METADATA)
    for number, cell in enumerate(nb.cells):
        for output in cell.get("outputs", []):
            if output.get("name") == "stderr":
                raise RuntimeError(f"cell {number} writes to stderr:\n{output.text}")
            output.get("data", {}).pop(WIDGET, None)  # it names a widget that is gone
    if before != (notebook.read_bytes() if notebook.exists() else None):
        raise NotebookError("It was changed while its cells ran: close it, and run this again.")
    write(notebook, nbformat.writes(nb) + "\n")
    faulthandler.cancel_dump_traceback_later()
    return time.perf_counter() - start


def build_all(chosen):
    slides = [pair for pair in chosen if pair[0].parent.name == "slides"]
    failed = run_all([pair for pair in chosen if pair not in slides])
    failed += run_all(slides)  # they show what the notebooks hold
    if failed:
        sys.exit(1)


def run_all(chosen):
    """Make these, some at a time; return the names of those that failed."""
    failed = []
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        runs = {pool.submit(build, *pair): pair[0] for pair in chosen}
        for run in as_completed(runs):
            name = shown(runs[run])
            try:
                print(f"{name}: {run.result():.1f} s", flush=True)
                remember(runs[run])
            except BrokenProcessPool:
                sys.exit(f"{name}: not finished after {NOTEBOOK_SECONDS} s; see the trace above.")
            except Exception as error:
                print(f"{name}: not made.\n{error}", file=sys.stderr, flush=True)
                failed.append(name)
    return failed


def write_texts(chosen):
    for notebook, text in chosen:
        text.parent.mkdir(exist_ok=True)
        content = as_text(notebook)
        if text.exists() and as_text(text) == content:
            content = load(text)  # in step already: what only a text can hold, it keeps
        write(text, content)
        remember(notebook)
        print(shown(text))


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("direction", choices=["build", "text"])
    parser.add_argument("names", nargs="*", metavar="NAME", default=[""])
    args = parser.parse_args()
    chosen = pairs(args.names)
    if not chosen:
        sys.exit(f"no notebook's name begins with {' or '.join(args.names)}.")
    isolate()
    try:
        for notebook, text in chosen:
            source, target = (text, notebook) if args.direction == "build" else (notebook, text)
            if not source.exists():
                raise NotebookError(
                    f"{shown(target)} has no {shown(source)}: "
                    f"run `make {'text' if source == text else 'notebooks'}`, or delete it."
                )
            check_nothing_is_lost(source, target, notebook)
        (build_all if args.direction == "build" else write_texts)(chosen)
    except (NotebookError, OSError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
