"""A verdict as data, and as the two lines that it prints."""

import pytest

from dyingrelu_utils.claims import VERDICT_MIME, Verdict


@pytest.mark.parametrize(
    ("holds", "conditionally", "expected"),
    [
        (True, False, "holds"),
        (True, True, "holds"),
        (False, True, "holds with a condition"),
        (False, False, "does not hold"),
    ],
)
def test_verdict(holds, conditionally, expected):
    verdict = Verdict(3, "a claim", holds, "a number", conditionally)
    assert verdict.result == expected
    assert str(verdict) == f'slide  3 | "a claim"\n         | {expected}: a number'
    shown = verdict._repr_mimebundle_()
    assert shown["text/plain"] == str(verdict)
    assert f"{verdict.sign} **{expected}:**" in shown["text/markdown"]
    data = {"slide": 3, "claim": "a claim", "result": expected, "evidence": "a number"}
    assert shown[VERDICT_MIME] == data
