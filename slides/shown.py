"""What the deck shows of the notebooks: stored outputs, their numbers, and the verdicts.

The deck computes nothing that a notebook has computed. It names a notebook and a few words of
a cell, and shows what is stored there. These outputs are checked by `make test`.
"""

import difflib
import json
import re
from functools import cache
from pathlib import Path

from IPython.display import display

from dyingrelu_utils.claims import VERDICT_MIME, Verdict
from dyingrelu_utils.exercises.questions import QUESTIONS
from dyingrelu_utils.intervals import Interval
from dyingrelu_utils.plots import say

FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
FILM_MIME = "application/x-dyingrelu-film+json"  # a film is made when the slides are exported
KINDS = ("holds", "holds with a condition", "does not hold")


@cache
def _cells(notebook):
    """The code cells of a notebook, such as "06": source and outputs."""
    files = sorted(FOLDER.glob(f"{notebook}_*.ipynb"))
    if len(files) != 1:
        raise LookupError(f"expected one notebooks/{notebook}_*.ipynb, found {len(files)}")
    cells = json.loads(files[0].read_text(encoding="utf-8"))["cells"]
    return [
        ("".join(cell["source"]), cell["outputs"]) for cell in cells if cell["cell_type"] == "code"
    ]


def outputs(notebook, words):
    """What is stored of the one cell that shows something and whose source holds `words`."""
    cells = [cell for cell in _cells(notebook) if cell[1]]
    found = [(source, stored) for source, stored in cells if words in source]
    if len(found) == 1:
        return found[0][1]
    if found:
        near = [source.strip().splitlines()[-1] for source, _ in found]
        problem = f"{len(found)} cells of notebook {notebook} that show something hold"
    else:
        lines = {line.strip() for source, _ in cells for line in source.splitlines()}
        near = difflib.get_close_matches(words, sorted(lines), 5, 0.3)
        problem = f"no cell of notebook {notebook} that shows something holds"
    listed = "".join(f"\n    {line}" for line in near)
    raise LookupError(f"{problem} {words!r}. Take other words; there is{listed}")


def _text(data, kind):
    return "".join(data.get("data", {}).get(kind, ""))


def shown(notebook, words, caption=True, **renamed):
    """Show the figure or the table of a cell.

    Without `caption` the figure comes alone. What a table calls `leaky_relu` is shown as "Leaky
    ReLU" with ``leaky_relu="Leaky ReLU"``.
    """
    count = 0
    for output in outputs(notebook, words):
        if "data" not in output:  # a line that is printed: take its numbers instead
            continue
        data = {kind: "".join(value) for kind, value in output["data"].items()}
        text = data.get("text/markdown", "")
        if text.startswith("|"):
            for old, new in ({"True": "yes", "False": "no"} | renamed).items():
                text = re.sub(rf"(?<=\| ){old}(?= \|)", new, text)
            data = {"text/markdown": text, "text/plain": text}
        if caption or not text.startswith("*"):
            display(data, raw=True, metadata=output["metadata"])
            count += 1
    if not count:
        raise LookupError(
            f"the cell of notebook {notebook} with {words!r} shows no figure and no table: "
            "take its `numbers` for a sentence"
        )


def numbers(notebook, words):
    """The numbers that a cell shows, as they are written there: "61.0%", "-0.003"."""
    text = ""
    for output in outputs(notebook, words):
        text += "".join(output.get("text", "")) + _text(output, "text/plain") + "\n"
    return re.findall(r"(?<![\w.])[+-]?\d+(?:,\d{3})*(?:\.\d+)?(?:e[+-]?\d+)?%?", text)


def rows(notebook, words):
    """The rows of the table that a cell shows, each a list of str; the first is the head."""
    (stored,) = [_text(out, "text/markdown") for out in outputs(notebook, words)]
    found = [[cell.strip() for cell in line[1:-1].split("|")] for line in stored.splitlines()]
    return [found[0], *found[2:]]


def interval(text):
    """The Interval that is written as "0.5 [0.1, 0.9]"."""
    return Interval(*(float(number) for number in re.findall(r"-?[\d.]+", text)))


@cache
def verdicts():
    """The verdicts of all notebooks, claim to Verdict, by the slide of the claim."""
    found = []
    for file in sorted(FOLDER.glob("[0-9][0-9]_*.ipynb")):
        for _, stored in _cells(file.name[:2]):
            found += [output["data"][VERDICT_MIME] for output in stored if _is_verdict(output)]
    made = [
        Verdict(
            data["slide"],
            data["claim"],
            data["result"] == KINDS[0],
            data["evidence"],
            conditionally=data["result"] == KINDS[1],
        )
        for data in found
    ]
    return {verdict.claim: verdict for verdict in sorted(made, key=lambda verdict: verdict.slide)}


def _is_verdict(output):
    return VERDICT_MIME in output.get("data", {})


def counts():
    """How many claims hold, hold with a condition, do not hold."""
    results = [verdict.result for verdict in verdicts().values()]
    return [results.count(kind) for kind in KINDS]


def verdict_table(chosen):
    """A table of verdicts, each with a sign besides its words."""
    lines = ["| slide | the deck says | verdict | because |", "|--:|---|---|---|"]
    for verdict in sorted(chosen, key=lambda verdict: (KINDS.index(verdict.result), verdict.slide)):
        words = verdict.result.replace("holds with a", "with a").replace(" ", "\u00a0")
        cells = [verdict.slide, verdict.claim, f"{verdict.sign}\u00a0{words}", verdict.evidence]
        lines.append("| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |")
    text = "\n".join(lines)
    display({"text/markdown": text, "text/plain": text}, raw=True, metadata={"deck": "verdicts"})


def verdict(claim):
    """One verdict as a sentence."""
    found = verdicts()[claim]
    say(f'> {found.sign} "{found.claim}" **{found.result}**: {found.evidence}.')


def vote(name):
    """A question to vote on, with its options A to D."""
    question = _question(name)
    lines = [f"**{letter}** {option['text']}" for letter, option in question["options"].items()]
    say(question["stem"] + "\n\n" + "\n\n".join(lines))


def answer(name):
    """The answer to a question, and why."""
    question = _question(name)
    say(f"> **{question['answer']}.** {question['why']}")


def _question(name):
    return next(question for question in QUESTIONS if question["id"] == name)


def film(name):
    """A film of that name (tools/films.py): its pictures are made when the slides are exported."""
    data = {FILM_MIME: {"film": name}, "text/plain": f"film {name}: `make slides` makes it"}
    display(data, raw=True)
