"""Make the notebooks from their text, or the text from the notebooks.

python tools/notebooks.py build [NAME ...]    src/X.py -> X.ipynb, run from top to bottom
python tools/notebooks.py text [NAME ...]     X.ipynb -> src/X.py

NAME is how the notebook's name begins, such as 03; without one, all are made. A file that holds
edits which the other does not have is never overwritten.
"""

import argparse
import faulthandler
import hashlib
import os
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

import jupytext
import nbformat
from jupytext.combine import combine_inputs_with_outputs
from jupytext.config import load_jupytext_config
from nbclient import NotebookClient

from isolation import ROOT, isolate

FOLDERS = ("notebooks", "notebooks/solutions", "slides")
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
WIDGET = "application/vnd.jupyter.widget-view+json"


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


def read(path, content=None):
    """The notebook in `path`, or in `content` as if it stood there."""
    content = path.read_text(encoding="utf-8") if content is None else content
    fmt = "py:percent" if path.suffix == ".py" else "ipynb"
    return jupytext.reads(content, fmt, config=load_jupytext_config(str(path)))


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
    remembered(notebook).write_text(as_text(notebook), encoding="utf-8")


def edited(path, notebook):
    """Does `path` hold text that neither git nor this tool knows? None: there is no telling."""
    known = []
    if remembered(notebook).exists():
        known.append(remembered(notebook).read_text(encoding="utf-8"))
    name = f"HEAD:./{path.name}"
    git = subprocess.run(["git", "show", name], cwd=path.parent, capture_output=True)
    if git.returncode == 0:
        known.append(as_text(path, git.stdout.decode()))
    return as_text(path) not in known if known else None


def check_nothing_is_lost(source, target, notebook):
    """Exit where making `target` from `source` would overwrite edits."""
    if not target.exists() or as_text(source) == as_text(target) or not edited(target, notebook):
        return
    source, target = (path.relative_to(ROOT) for path in (source, target))
    if edited(ROOT / source, notebook):
        sys.exit(
            f"{source} and {target} were both edited, each in its own way. Bring the edits "
            f"together in {source} by hand, then delete {target} and run this again."
        )
    other = "text" if target.suffix == ".ipynb" else "notebooks"
    sys.exit(f"{target} holds edits that {source} does not have: run `make {other}` first.")


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


def build(notebook, text):
    """Run the cells of `text` in a fresh kernel, write `notebook` and return the seconds."""
    faulthandler.dump_traceback_later(NOTEBOOK_SECONDS, exit=True)
    start = time.perf_counter()
    nb = nbformat.v4.new_notebook(cells=read(text).cells)
    known = set()
    if notebook.exists():
        old = read(notebook)
        known = {cell.id for cell in old.cells}
        nb.cells = combine_inputs_with_outputs(nb, old, "py:percent").cells
    for cell in nb.cells:
        cell.metadata.pop("execution", None)
        for salt in range(len(nb.cells)):  # a new cell's id follows from its text
            if cell.id in known:
                break
            digest = hashlib.sha256(f"{notebook.stem} {salt} {cell.source}".encode()).hexdigest()
            if digest[:8] not in {other.id for other in nb.cells}:
                cell.id = digest[:8]
                break
    nb.metadata = nbformat.from_dict(METADATA)
    nb.nbformat_minor = 5
    execute(nb, notebook.parent)
    nb.metadata = nbformat.from_dict(METADATA)
    for number, cell in enumerate(nb.cells):
        for output in cell.get("outputs", []):
            if output.get("name") == "stderr":
                raise RuntimeError(f"cell {number} writes to stderr:\n{output.text}")
            output.get("data", {}).pop(WIDGET, None)  # it names a widget that is gone
    nbformat.write(nb, notebook)
    faulthandler.cancel_dump_traceback_later()
    return time.perf_counter() - start


def build_all(chosen):
    failed = []
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        runs = {pool.submit(build, *pair): pair[0] for pair in chosen}
        for run in as_completed(runs):
            name = runs[run].relative_to(ROOT)
            try:
                print(f"{name}: {run.result():.1f} s", flush=True)
                remember(runs[run])
            except BrokenProcessPool:
                sys.exit(f"{name}: not finished after {NOTEBOOK_SECONDS} s; see the trace above.")
            except Exception as error:
                print(f"{name}: not made.\n{error}", file=sys.stderr, flush=True)
                failed.append(name)
    if failed:
        sys.exit(1)


def write_texts(chosen):
    for notebook, text in chosen:
        text.parent.mkdir(exist_ok=True)
        text.write_text(as_text(notebook), encoding="utf-8", newline="\n")
        remember(notebook)
        print(text.relative_to(ROOT))


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
    for notebook, text in chosen:
        source, target = (text, notebook) if args.direction == "build" else (notebook, text)
        if not source.exists():
            sys.exit(
                f"{target.relative_to(ROOT)} has no {source.relative_to(ROOT)}: "
                f"run `make {'text' if source == text else 'notebooks'}`, or delete it."
            )
        check_nothing_is_lost(source, target, notebook)
    (build_all if args.direction == "build" else write_texts)(chosen)


if __name__ == "__main__":
    main()
