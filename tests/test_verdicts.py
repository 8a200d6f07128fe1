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


def killing(born_dead, killed):
    """Results of notebook 06: accuracy with 13 units dead from birth, and with 13 killed."""
    accuracy = {
        "all alive at birth, rate 1": 0.998,
        "13 dead from birth, rate 1": born_dead,
        "13 killed by rate 20": killed,
    }
    n_wrong = round(1000 * (1 - killed))
    return {"accuracy": accuracy, "n_wrong": n_wrong, "n_wrong_uncovered": n_wrong // 2}


ALPHAS = np.array([0.01, 1, 2])

# By notebook: a part of the claim as its cell has it, made-up results, the verdict they lead to.
TURNS = {
    # The deck's data and its activations.
    "02": [
        ("max(αz, z)", {"alphas": ALPHAS, "gaps": np.array([0, 0, 0.0])}, HOLDS),
        ("max(αz, z)", {"alphas": ALPHAS, "gaps": np.array([0, 0, 2.0])}, CONDITION),
        ("max(αz, z)", {"alphas": ALPHAS, "gaps": np.array([0, 0.5, 2])}, NOT),
        ("zero-centered", {"relu_mean": 0.001}, HOLDS),
        ("zero-centered", {"relu_mean": 0.4}, NOT),
    ],
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
    "06": [
        ("dead neurons reduce accuracy", killing(0.998, 0.61), CONDITION),
        ("dead neurons reduce accuracy", killing(0.7, 0.61), HOLDS),
        ("dead neurons reduce accuracy", killing(0.998, 0.998), NOT),
        ("dead neurons reduce accuracy", killing(0.7, 0.998), CONDITION),
    ],
    # Depth.
    "07": [],
    # Remedies.
    "08": [],
}


@pytest.mark.parametrize(
    "notebook, claim, results, expected",
    [(notebook, *turn) for notebook, turns in TURNS.items() for turn in turns],
)
def test_a_verdict_follows_from_its_results(notebook, claim, results, expected):
    assert verdict(notebook, claim, **results) == expected
