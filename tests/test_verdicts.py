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
    "07": [],
    # Remedies.
    "08": [
        ("insurance", {"protection_low": [1.0, 2.0, 0.5], "cost": 0.1}, HOLDS),
        ("insurance", {"protection_low": [1.0, 2.0, -0.5], "cost": 0.1}, CONDITION),
        ("insurance", {"protection_low": [-1.0, -2.0, -0.5], "cost": 0.1}, NOT),
        ("insurance", {"protection_low": [1.0, 2.0, 0.5], "cost": 3.0}, NOT),
        ("not always better", {"behind_low": [-0.02, 0.01, -0.01]}, HOLDS),
        ("not always better", {"behind_low": [-0.02, -0.01, -0.01]}, NOT),
        *(
            (
                "He initialization is best",
                {
                    "he_minus_high": np.array(high),
                    "he_collapsed": collapsed,
                    "rai_collapsed": 50,
                },
                expected,
            )
            for high, collapsed, expected in (
                ([-0.1, -0.2], 40, HOLDS),
                ([-0.1, -0.2], 60, CONDITION),
                ([-0.1, 0.2], 40, CONDITION),
                ([0.1, 0.2], 40, NOT),
            )
        ),
        ("safe for deep nets", {"leaky_range": np.array([1.0, 0.5])}, HOLDS),
        ("safe for deep nets", {"leaky_range": np.array([1.0, 1e-7])}, CONDITION),
        ("safe for deep nets", {"leaky_range": np.array([1.0, 0.0])}, NOT),
        ("gradient always flows", {"largest": np.array([1.0, 0.1]), "n_unchanged": 0}, HOLDS),
        ("gradient always flows", {"largest": np.array([1.0, 1e-9]), "n_unchanged": 1}, CONDITION),
        ("gradient always flows", {"largest": np.array([1.0, 0.0]), "n_unchanged": 1}, NOT),
        ("proper init", {"killed": 0, "born_dead": 80, "born_dead_0": 0}, HOLDS),
        ("proper init", {"killed": 60, "born_dead": 80, "born_dead_0": 0}, CONDITION),
        ("proper init", {"killed": 60, "born_dead": 80, "born_dead_0": 80}, NOT),
    ],
}


@pytest.mark.parametrize(
    "notebook, claim, results, expected",
    [(notebook, *turn) for notebook, turns in TURNS.items() for turn in turns],
)
def test_a_verdict_follows_from_its_results(notebook, claim, results, expected):
    assert verdict(notebook, claim, **results) == expected
