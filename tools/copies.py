"""The copies of the notebooks that students work in: made in work/ when JupyterLab starts.

python tools/copies.py    writes build/dying-relu.zip, to be handed out to a class

A copy has no outputs, a place for each prediction, and "What we saw" folded. A copy that is
there is never touched; when the course has a newer version, a second copy comes beside it,
such as 03_network-2.ipynb.
"""

import ast
import hashlib
import json
import os
import re
import shutil
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = {"": "notebooks", "practice": "notebooks/practice"}  # in work/: where it comes from
FOLDED = re.compile(r"\*\*(What we saw|What the lab shows)\.\*\*\s*")
PREDICTION = "**My prediction:** *double-click here and write it down.*"
LEDGER = ".copies.json"  # which versions of which notebook were given out
SET_UP = (  # of the hand-out
    "dyingrelu_utils",
    "environment.yml",
    "constraints.txt",
    "pyproject.toml",
    "jupyter_lab_config.py",
    "tools/isolation.py",
    "tools/lab",
    "LICENSE",
    "LICENSE-CC-BY-4.0.md",
)
NOT_PAIRED = '# Copies have no text beside them.\nformats = "ipynb"\n'


def make_copies(work, linked=True):
    """Put into the folder `work` the copies that are not there yet; return their paths.

    What is not copied, such as the solutions, is `linked` where it is, or not at all.
    """
    made = []
    for place, source in FOLDERS.items():
        folder = work / place
        folder.mkdir(parents=True, exist_ok=True)
        captions = {}
        for path in sorted((ROOT / source).glob("*.ipynb")):
            nb, captions_of_it = copy_of(nbformat.read(path, as_version=4), path.stem)
            captions |= captions_of_it
            for cell in nb.cells:
                if cell.cell_type == "markdown":
                    cell.source = relinked(cell.source, path.parent, folder, linked)
            if new := _place_for(folder, path.stem, nbformat.writes(nb)):
                _write(new, nbformat.writes(nb) + "\n")
                made.append(new)
        _write(folder / "captions.json", json.dumps(captions, indent=1) + "\n")
    _write(work / "jupytext.toml", NOT_PAIRED)
    return made


def copy_of(nb, stem):
    """A notebook as it is handed out, and its captions by number."""
    cells, captions = [], {}
    for cell in nb.cells:
        cell = nbformat.from_dict(cell)
        cells.append(cell)
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
            number = f"{stem[:2]}.{len(captions) + 1}"
            cell.source, caption = without_caption(cell.source, number)
            if caption:
                captions[number] = caption
        else:
            cell.source = folded(cell.source)
            if "**Prediction.**" in cell.source:
                cells.append(nbformat.v4.new_markdown_cell(PREDICTION, id=f"{cell.id}-mine"))
    return nbformat.from_dict({**nb, "cells": cells}), captions


def folded(source):
    """A Markdown cell that tells what was seen, folded so that it is opened by hand."""
    if not (found := FOLDED.match(source)):
        return source
    summary = f"<summary><b>{found[1]}</b>: open it when you have run the cells</summary>"
    return f"<details>{summary}\n\n{source[found.end() :]}\n\n</details>"


def relinked(source, old, new, linked):
    """Markdown whose links lead from the folder `new` to where they led from the folder `old`."""
    copied = {ROOT / folder for folder in FOLDERS.values()}

    def link(found):
        words, address = found.groups()
        target = (old / address).resolve()
        if re.match(r"[a-z]+:|#", address) or target.parent in copied:
            return found[0]
        return f"[{words}]({Path(os.path.relpath(target, new)).as_posix()})" if linked else words

    return re.sub(r"(?<!!)\[([^\]]*)\]\(([^)\s]+)\)", link, source)


def without_caption(source, number):
    """A cell whose caption cannot be read before the picture is there, and the caption."""
    for call in ast.walk(ast.parse(source)) if "show(" in source else ():
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "show":
            text = call.args[1]
            if isinstance(text, ast.Constant):
                lines = source.encode().splitlines(keepends=True)
                before = b"".join(lines[: text.lineno - 1])
                before += lines[text.lineno - 1][: text.col_offset]
                after = lines[text.end_lineno - 1][text.end_col_offset :]
                after += b"".join(lines[text.end_lineno :])
                return (before + f'"{number}"'.encode() + after).decode(), text.value
    return source, ""


def _place_for(folder, stem, content):
    """Where a copy with this content goes; None if it has been given out and one is there."""
    version = hashlib.sha256(content.encode()).hexdigest()[:16]
    ledger = folder / LEDGER
    given = json.loads(ledger.read_text("utf-8")) if ledger.exists() else {}
    place, number = folder / f"{stem}.ipynb", 1
    if place.exists() and version in given.get(stem, []):
        return None
    while place.exists():
        number += 1
        place = folder / f"{stem}-{number}.ipynb"
    versions = [*given.get(stem, []), version]
    _write(ledger, json.dumps(given | {stem: sorted(set(versions))}, indent=1) + "\n")
    return place


def _write(path, text):
    """Write a file whole or not at all, and only if it holds something else."""
    if path.exists() and path.read_text("utf-8") == text:
        return
    part = path.with_name(f".{path.name}.part")
    part.write_text(text, "utf-8", newline="\n")
    shutil.move(part, path)


def write_handout(target):
    """Write the zip for a class: copies, module and set-up, and none of the solutions."""
    folder = target.with_suffix("")
    shutil.rmtree(folder, ignore_errors=True)
    make_copies(folder / "notebooks", linked=False)
    for name in SET_UP:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / name)
    shutil.copy(ROOT / "teaching" / "handout.md", folder / "README.md")
    for ledger in (folder / "notebooks").rglob(LEDGER):
        ledger.unlink()
    shutil.make_archive(str(folder), "zip", folder.parent, folder.name)


if __name__ == "__main__":
    zipped = ROOT / "build" / "dying-relu.zip"
    write_handout(zipped)
    print(zipped.relative_to(ROOT))
