"""Every verdict could have come out otherwise: made-up results turn it.

A verdict's cell computes with the results of the cells before it. Here it runs with results
that are made up, once for each of the verdicts that it should be able to reach.
"""

import contextlib
import io

import jupytext
import numpy as np
import pytest

from dyingrelu_utils.claims import Verdict
from dyingrelu_utils.intervals import Interval
from notebooks import ROOT

HOLDS, CONDITION, NOT = "holds", "holds with a condition", "does not hold"


def verdict_cells():
    """Source of every cell that gives a verdict, by notebook and claim as written in it."""
    cells = []
    for path in sorted((ROOT / "notebooks" / "src").glob("*.py")):
        for cell in jupytext.read(path).cells:
            if cell.cell_type == "code" and "print(Verdict(" in cell.source:
                cells.append((path.stem[:2], cell.source))
    return cells


def verdict(notebook, part_of_claim, **results):
    """The verdict of one cell, which is known by a part of its text, with made-up results."""
    sources = [s for number, s in verdict_cells() if number == notebook and part_of_claim in s]
    assert len(sources) == 1, f"{len(sources)} cells of {notebook} hold {part_of_claim!r}"
    given = []

    class Recorded(Verdict):
        def __str__(self):
            given.append(self)
            return super().__str__()

    names = {"np": np, "Verdict": Recorded, **results}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(sources[0], names)
    return given[0].result


# By notebook: a part of the claim as its cell has it, made-up results, the verdict they lead to.
TURNS = {
    # The deck's data and its activations.
    "02": [],
    # The network and its initial weights.
    "03": [],
    # The results table and the loss curve.
    "04": [
        (
            "the results table",
            {"ours_relu": ["1"], "deck_relu": ["1"], "ours_leaky": ["2"], "deck_leaky": ["2"]},
            HOLDS,
        ),
        (
            "the results table",
            {"ours_relu": ["1"], "deck_relu": ["1"], "ours_leaky": ["2"], "deck_leaky": ["3"]},
            NOT,
        ),
    ],
    # What pairs of runs say.
    "05": [],
    # Killing.
    "06": [],
    # Depth.
    "07": [
        (
            "more common in deep networks",
            {
                "deep_minus_shallow": {
                    "at birth": Interval(0.07, 0.05, 0.09),
                    "after training": Interval(0.1, 0.08, 0.12),
                    "at birth with normalisation": Interval(0.03, 0.01, 0.05),
                }
            },
            HOLDS,
        ),
        (
            "more common in deep networks",
            {
                "deep_minus_shallow": {
                    "at birth": Interval(0.07, 0.05, 0.09),
                    "after training": Interval(0.1, 0.08, 0.12),
                    "at birth with normalisation": Interval(0.0, 0.0, 0.0),
                }
            },
            CONDITION,
        ),
        (
            "more common in deep networks",
            {
                "deep_minus_shallow": {
                    "at birth": Interval(0.07, 0.05, 0.09),
                    "after training": Interval(0.01, -0.01, 0.03),
                    "at birth with normalisation": Interval(0.0, 0.0, 0.0),
                }
            },
            NOT,
        ),
        (
            "never recover",
            {"back": {"with momentum": 0, "with Adam": 0}, "back_plain": 0, "dead_plain": 63},
            HOLDS,
        ),
        (
            "never recover",
            {"back": {"with momentum": 0, "with Adam": 1}, "back_plain": 0, "dead_plain": 63},
            CONDITION,
        ),
        (
            "never recover",
            {"back": {"with momentum": 8, "with Adam": 0}, "back_plain": 2, "dead_plain": 63},
            NOT,
        ),
    ],
    # Remedies.
    "08": [],
}


@pytest.mark.parametrize(
    "notebook, claim, results, expected",
    [(notebook, *turn) for notebook, turns in TURNS.items() for turn in turns],
)
def test_a_verdict_follows_from_its_results(notebook, claim, results, expected):
    assert verdict(notebook, claim, **results) == expected
