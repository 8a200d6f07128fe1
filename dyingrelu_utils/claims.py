"""What the course says of the deck's claims: a verdict as data, which shows as a sentence."""

from dataclasses import dataclass

__all__ = ["VERDICT_MIME", "Verdict"]

VERDICT_MIME = "application/x-dyingrelu-verdict+json"  # as data, in the output of a cell
_SIGNS = {"holds": "✔", "holds with a condition": "◐", "does not hold": "✘"}


@dataclass(frozen=True)
class Verdict:
    """The verdict on a claim of the deck, from results that were computed.

    Parameters
    ----------
    slide : int
        Where the deck makes the claim.
    claim : str
    holds : bool
        The claim holds as it stands.
    evidence : str
        The numbers it rests on, or the condition it needs.
    conditionally : bool
        The claim holds under the condition in `evidence`; it does not matter if `holds`.

    Examples
    --------
    >>> verdict = Verdict(6, "max(az, z)", False, conditionally=True, evidence="a <= 1")
    >>> verdict.result
    'holds with a condition'
    >>> print(verdict)
    slide  6 | "max(az, z)"
             | holds with a condition: a <= 1
    """

    slide: int
    claim: str
    holds: bool
    evidence: str
    conditionally: bool = False

    @property
    def result(self):
        """``"holds"``, ``"holds with a condition"`` or ``"does not hold"``."""
        if self.holds:
            return "holds"
        return "holds with a condition" if self.conditionally else "does not hold"

    @property
    def sign(self):
        """A sign for the result, for those who see no colours."""
        return _SIGNS[self.result]

    def _repr_mimebundle_(self, include=None, exclude=None):
        """What a cell shows: a sentence; and the same as data, for the slides."""
        words = f'{self.sign} **{self.result}:** "{self.claim}" (slide {self.slide})'
        return {
            "text/plain": str(self),
            "text/markdown": f"{words}  \n{self.evidence}",
            VERDICT_MIME: {
                "slide": self.slide,
                "claim": self.claim,
                "result": self.result,
                "evidence": self.evidence,
            },
        }

    def __str__(self):
        return f'slide {self.slide:2d} | "{self.claim}"\n{"":8s} | {self.result}: {self.evidence}'
