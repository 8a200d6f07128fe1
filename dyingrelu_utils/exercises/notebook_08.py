"""What the exercises of notebook 08 Remedies accept, and what a wrong answer hears. Spoilers."""

from ._answers import NotYetError, agree, number

__all__ = ["EXERCISES"]

REMEDIES = ("smaller steps", "zero biases", "centred inputs", "a leak")
NEEDED = {"a": "zero biases", "b": "smaller steps", "c": "centred inputs"}
LOOK = {
    "a": "its units are dead before the first update. Which two numbers of the row act at birth?",
    "b": "no unit is dead before training. So what came later?",
    "c": "look at the mean of its inputs beside their standard deviation.",
}


def needed_remedies(value):
    if not isinstance(value, dict) or set(value) != set(NEEDED):
        raise NotYetError("Expected a dict with a remedy for each of 'a', 'b' and 'c'.")
    if all(remedy is ... for remedy in value.values()):
        raise NotImplementedError
    for patient, remedy in value.items():
        if remedy not in REMEDIES:
            raise NotYetError(f"Patient {patient}: choose from {', '.join(REMEDIES)}.")
    for patient, remedy in value.items():
        if remedy == "a leak":
            raise NotYetError(f"Patient {patient}: a leak lets units crawl. What made them die?")
        if remedy != NEEDED[patient]:
            raise NotYetError(f"Patient {patient}: {LOOK[patient]}")
    return "Dead before or after, then inputs, biases or steps."


def updates_until_back(value):
    value = number(value)
    if 70 <= value <= 90:
        raise NotYetError(f"Got {value:g}. That is for the new alpha; the rate has changed too.")
    if 1100 <= value <= 1300:
        raise NotYetError(f"Got {value:g}. That is for the new rate; alpha has changed too.")
    if not 200 <= value <= 280:
        raise NotYetError(f"Got {value:g}. Which product was the same for all curves of section 3?")
    return "About 240: alpha times rate times updates stays at 1.2."


def leaky_gain(value):
    value = number(value)
    if value == 2:
        raise NotYetError("2 is for ReLU, whose negative half adds nothing to the mean square.")
    if agree(value, 0.625):
        raise NotYetError(f"Got {value:g}. That is the share of the mean square that is kept.")
    if not agree(value, 1.6, digits=2):
        raise NotYetError(f"Got {value:g}. What share of the mean square does each half keep?")
    return "2 / (1 + 0.5**2)."


EXERCISES = {
    "8.1": needed_remedies,
    "8.2": updates_until_back,
    "8.3": leaky_gain,
}
