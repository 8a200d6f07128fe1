"""Every verdict could have come out otherwise: made-up results turn it.

A verdict's cell computes with the results of the cells before it. Here it runs with results
that are made up, once for each of the verdicts that it should be able to reach.
"""

import contextlib
import io
import re

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
            if cell.cell_type == "code" and re.search(r"^(print\()?Verdict\(", cell.source, re.M):
                cells.append((path.stem[:2], cell.source))
    return cells


def verdict(notebook, part_of_claim, **results):
    """The verdict of one cell, which is known by a part of its text, with made-up results."""
    sources = [s for number, s in verdict_cells() if number == notebook and part_of_claim in s]
    assert len(sources) == 1, f"{len(sources)} cells of {notebook} hold {part_of_claim!r}"
    given = []

    class Recorded(Verdict):
        def __init__(self, *args, **findings):
            super().__init__(*args, **findings)
            given.append(self)

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


@pytest.mark.parametrize("notebook, source", verdict_cells())
def test_every_verdict_is_turned(notebook, source):
    """Its made-up results lead to two different verdicts or more."""
    turns = {expected for part, _, expected in TURNS[notebook] if part in source}
    assert len(turns) >= 2, f"add results that turn it to TURNS[{notebook!r}]"
