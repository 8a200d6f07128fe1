"""Grade a folder of notebooks: run each anew, and write down what the exercises say.

python tools/grade.py FOLDER [--inputs SEED] [--out FOLDER]

FOLDER holds a notebook or more for each student, as student/03_network.ipynb or as
student_03_network.ipynb; those of the practice may lie in a folder practice, and are known by what
they ask. Each is run in a fresh kernel, in an empty folder, with the module of this
course. What a notebook hands to `answer` counts; what it prints, or stored, does not. An
exercise that is answered more than once counts as the last time.

Written into --out (build/grades unless told): grades.csv, a line for each student and exercise;
why.csv, how often each reason was given; options.csv, which letters were chosen in the quiz.

This is no guard against somebody who wants to cheat: a notebook's code runs as you do. For work
that you do not trust, run it in a container or an account of its own, without network.
"""

import argparse
import asyncio
import csv
import json
import re
import sys
import tempfile
import warnings
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import DeadKernelError

from isolation import ROOT, isolate

CELL_SECONDS = 60
NOTEBOOK_SECONDS = 600
COPIES = {"": "notebooks", "practice": "notebooks/practice"}
MISSING = "missing"
FORMULA = ("=", "+", "-", "@", "\t")  # how a cell begins that a spreadsheet computes

# Runs in the kernel before the first cell: what is handed to `answer` goes into a file.
RECORD = """
def _record(path, inputs):
    import json
    from dyingrelu_utils import exercises
    from dyingrelu_utils.exercises._answers import seed
    check = exercises._result

    def checked(exercise, value):
        token = seed.set(inputs)
        try:
            right, words = check(exercise, value)
        finally:
            seed.reset(token)
        chosen = value if isinstance(value, str) and len(value) < 4 else ""
        with open(path, "a", encoding="utf-8") as file:
            file.write(json.dumps([exercise, right, words, chosen]) + "\\n")
        return right, words

    exercises._result = checked
_record({path!r}, {inputs!r})
del _record
"""


@dataclass
class Graded:
    """What came out of one notebook: `answers` maps an exercise to its tries, the last one last."""

    student: str
    notebook: str
    asked: list
    answers: dict = field(default_factory=dict)
    note: str = ""


class Quiet(NotebookClient):
    """Runs a notebook, and keeps nothing of what it prints, be it a million lines."""

    def output(self, outs, msg, display_id, cell_index):
        if msg["msg_type"] == "error":
            return super().output(outs, msg, display_id, cell_index)
        return None


def exercises_of(stem, text=""):
    """What the course's notebook of this name asks, or its practice if `text` asks more of that."""
    lists = [
        list(dict.fromkeys(re.findall(r'^answer\("([\w.]+)"', path.read_text("utf-8"), flags=re.M)))
        for folder in COPIES.values()
        for path in (ROOT / folder / "src").glob(f"{stem}.py")
    ]
    return max(lists, key=lambda asked: sum(f'answer("{x}"' in text for x in asked), default=[])


def name_of(path, folder):
    """The student and the course's notebook that a file stands for."""
    stems = {p.stem for place in COPIES.values() for p in (ROOT / place / "src").glob("*.py")}
    stem = next((s for s in sorted(stems, key=len, reverse=True) if s in path.stem), path.stem)
    parents = [part for part in path.relative_to(folder).parts[:-1] if part != "practice"]
    rest = path.stem.replace(stem, "").strip("_- ")
    return "/".join(parents) or rest or path.stem, stem


def grade(path, folder, inputs):
    """Run one notebook, and return what came out; whatever it does, this returns."""
    student, stem = name_of(path, folder)
    graded = Graded(student, stem, exercises_of(stem))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a cell pasted twice has the id of the first
            nb = nbformat.read(path, as_version=4)
        for number, cell in enumerate(nb.cells):
            cell["id"] = f"cell-{number}"
        nbformat.validate(nb)
        graded.asked = exercises_of(stem, "\n".join(cell.source for cell in nb.cells))
    except Exception as error:
        graded.note = f"not a notebook: {type(error).__name__}"
        return graded
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as empty:
        record = Path(empty, "answers.jsonl")
        record.touch()
        work = Path(empty, "work")
        work.mkdir()
        start = nbformat.v4.new_code_cell(RECORD.format(path=str(record), inputs=inputs))
        nb.cells.insert(0, start)
        graded.note = run(nb, work)
        for line in record.read_text("utf-8", errors="replace").splitlines():
            try:
                exercise, right, words, chosen = json.loads(line)
            except ValueError:
                continue  # cut off, or not ours
            graded.answers.setdefault(exercise, []).append((right, words, chosen))
    return graded


def run(nb, work):
    """Run the cells of `nb`; return what went wrong, or nothing."""
    client = Quiet(
        nb,
        kernel_name="python3",
        timeout=CELL_SECONDS,
        interrupt_on_timeout=True,
        allow_errors=True,
        store_widget_state=False,
        resources={"metadata": {"path": str(work)}},
        extra_arguments=["--log-level=CRITICAL"],
    )

    async def limited():
        await asyncio.wait_for(client.async_execute(), NOTEBOOK_SECONDS)

    try:
        asyncio.run(limited())
    except DeadKernelError:
        return "its kernel died"
    except TimeoutError:
        return f"it ran longer than {NOTEBOOK_SECONDS} s"
    except Exception as error:
        return f"it could not be run: {type(error).__name__}"
    errors = [
        output.ename
        for cell in nb.cells
        for output in cell.get("outputs", [])
        if output.output_type == "error"
    ]
    return f"{len(errors)} cells raised, the first {errors[0]}" if errors else ""


def rows_of(graded):
    """A row for each exercise that the notebook asks or answers."""
    for exercise in dict.fromkeys([*graded.asked, *graded.answers]):
        tries = graded.answers.get(exercise, [])
        right, words, _ = tries[-1] if tries else (False, MISSING, "")
        result = "right" if right else words.split(".")[0]
        yield [graded.student, graded.notebook, exercise, result, len(tries), graded.note]
    if not graded.asked and not graded.answers:
        yield [graded.student, graded.notebook, "", MISSING, 0, graded.note or "no exercise in it"]


def write(path, head, rows):
    """Write a table; text from a notebook is never read as a formula by a spreadsheet."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        for row in rows:
            writer.writerow(f"'{cell}" if str(cell).startswith(FORMULA) else cell for cell in row)


def write_all(graded, out):
    """Write the three tables into the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    head = ["student", "notebook", "exercise", "result", "tries", "note"]
    write(out / "grades.csv", head, [row for one in graded for row in rows_of(one)])
    tries = [(x, t) for one in graded for x, all_of_it in one.answers.items() for t in all_of_it]
    why = Counter((x, words) for x, (right, words, _) in tries if words.startswith("not yet"))
    rows = [[exercise, count, words] for (exercise, words), count in why.most_common()]
    write(out / "why.csv", ["exercise", "times", "reason"], sorted(rows, key=lambda row: row[0]))
    last = [(x, all_of_it[-1][2]) for one in graded for x, all_of_it in one.answers.items()]
    chosen = Counter((x, letter.upper()) for x, letter in last if x[0].isalpha() and letter)
    write(
        out / "options.csv",
        ["question", "option", "students"],
        [[*key, count] for key, count in sorted(chosen.items())],
    )


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--inputs", type=int, default=0, help="seed of the inputs that are tried")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "grades")
    arguments = parser.parse_args()
    if not arguments.folder.is_dir():
        sys.exit(f"{arguments.folder} is no folder")
    found = sorted(
        path for path in arguments.folder.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts
    )
    if not found:
        sys.exit(f"there is no notebook (*.ipynb) in {arguments.folder}")
    isolate()
    graded = []
    for number, path in enumerate(found, 1):
        bar = "#" * round(20 * number / len(found))
        shown = path.relative_to(arguments.folder)
        print(f"[{bar:20}] {number}/{len(found)}  {shown}", end="  ", flush=True)
        graded.append(grade(path, arguments.folder, arguments.inputs))
        right = sum(tries[-1][0] for tries in graded[-1].answers.values())
        asked = len(graded[-1].asked)
        print(f"{right} of {asked} right" + f"; {graded[-1].note}" * bool(graded[-1].note))
        write_all(graded, arguments.out)  # after each, so that nothing is lost
    print(f"{arguments.out}: grades.csv, why.csv, options.csv")


if __name__ == "__main__":
    main()
