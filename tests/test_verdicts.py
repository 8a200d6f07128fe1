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
    "03": [
        ("Xavier", {"deck": 0.26, "glorot": 0.258, "lecun": 0.316, "he": 0.447}, HOLDS),
        ("Xavier", {"deck": 0.32, "glorot": 0.258, "lecun": 0.316, "he": 0.447}, CONDITION),
        ("Xavier", {"deck": 0.44, "glorot": 0.258, "lecun": 0.316, "he": 0.447}, NOT),
    ],
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
        (
            "converged smoothly",
            {
                "falls": np.full((2, 199), True),
                "at_200": np.array([0.2, 0.3]),
                "at_2000": np.array([0.19, 0.29]),
            },
            HOLDS,
        ),
        (
            "converged smoothly",
            {
                "falls": np.full((2, 199), True),
                "at_200": np.array([0.2, 0.3]),
                "at_2000": np.array([0.1, 0.1]),
            },
            NOT,
        ),
        (
            "converged smoothly",
            {
                "falls": np.full((2, 199), [[True], [False]]),
                "at_200": np.array([0.2, 0.3]),
                "at_2000": np.array([0.19, 0.29]),
            },
            NOT,
        ),
    ],
    # What pairs of runs say.
    "05": [
        ("~50% positive", {"share": 0.502, "share_low": 0.471, "share_high": 0.533}, HOLDS),
        ("~50% positive", {"share": 0.51, "share_low": 0.42, "share_high": 0.60}, NOT),
        ("~50% positive", {"share": 0.43, "share_low": 0.40, "share_high": 0.46}, NOT),
        ("Leaky ReLU: no dead", {"n_stuck": 0, "moved_relu": 0, "moved_leaky": 0}, HOLDS),
        ("Leaky ReLU: no dead", {"n_stuck": 20, "moved_relu": 0, "moved_leaky": 20}, CONDITION),
        ("Leaky ReLU: no dead", {"n_stuck": 20, "moved_relu": 0, "moved_leaky": 12}, NOT),
        ("Leaky ReLU: no dead", {"n_stuck": 20, "moved_relu": 20, "moved_leaky": 20}, NOT),
        ("count_dead", {"deck_counts": [0, 10, 20], "true_counts": [0, 10, 20]}, HOLDS),
        ("count_dead", {"deck_counts": [0, 0, 20], "true_counts": [0, 10, 20]}, CONDITION),
        ("count_dead", {"deck_counts": [0, 0, 0], "true_counts": [0, 10, 20]}, NOT),
        ("similar performance", {"points": 0.4, "largest_gap": 0.3}, HOLDS),
        ("similar performance", {"points": 4.0, "largest_gap": 0.3}, CONDITION),
        ("similar performance", {"points": 0.4, "largest_gap": 3.0}, CONDITION),
        ("similar performance", {"points": 4.0, "largest_gap": 3.0}, NOT),
        (
            "Final Loss",
            {"final_relu": 0.5149, "final_leaky": 0.5416, "low_end": 0.01, "n_lower": 20},
            HOLDS,
        ),
        (
            "Final Loss",
            {"final_relu": 0.5149, "final_leaky": 0.5416, "low_end": -0.003, "n_lower": 400},
            CONDITION,
        ),
        (
            "Final Loss",
            {"final_relu": 0.5149, "final_leaky": 0.5122, "low_end": 0.01, "n_lower": 20},
            NOT,
        ),
        (
            '"no dead neurons"',
            {"never_A": 0, "never_B": 0, "n_dead_after": 0, "n_units": 8000, "least": 0.4},
            HOLDS,
        ),
        (
            '"no dead neurons"',
            {"never_A": 0, "never_B": 0, "n_dead_after": 3, "n_units": 8000, "least": 0.0},
            CONDITION,
        ),
        (
            '"no dead neurons"',
            {"never_A": 0, "never_B": 1, "n_dead_after": 3, "n_units": 8000, "least": 0.0},
            NOT,
        ),
        ("Xavier", {"dead_after": {0.01: 400, 0.1: 380, 1: 0, 10: 9, 100: 88}}, HOLDS),
        ("Xavier", {"dead_after": {0.01: 0, 0.1: 0, 1: 0, 10: 9, 100: 88}}, CONDITION),
        ("Xavier", {"dead_after": {0.01: 0, 0.1: 0, 1: 0, 10: 0, 100: 0}}, NOT),
        ("Xavier", {"dead_after": {0.01: 9, 0.1: 9, 1: 9, 10: 9, 100: 9}}, NOT),
    ],
    # Killing.
    "06": [
        ("dead neurons reduce accuracy", killing(0.998, 0.61), CONDITION),
        ("dead neurons reduce accuracy", killing(0.7, 0.61), HOLDS),
        ("dead neurons reduce accuracy", killing(0.998, 0.998), NOT),
        ("dead neurons reduce accuracy", killing(0.7, 0.998), CONDITION),
    ],
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
