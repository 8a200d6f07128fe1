"""What the practice of notebook 05 Analysis accepts, and what a wrong answer hears. Spoilers."""

import numpy as np
from scipy.special import nctdtr, stdtrit

from ..datasets import deck_dataset, two_moons
from ..diagnosis import dead_units
from ..initialisation import initialise
from ..training import train
from ._answers import NotYetError, agree, array, call, chosen, number, random_numbers

__all__ = ["EXERCISES"]

NOT_SUPPORTED = {
    "a": "a says that the mean difference is not 0. How large does it say that it is?",
    "c": "With three pairs, the interval of c holds numbers below 1, and even below 0.",
    "d": "d has an interval for each of the two means. Their difference is another question, "
    "and it is small.",
    "f": "f says how many of the pairs went one way. By how much does it not say.",
}


def which_support(value):
    letters = chosen(value, tuple("abcdef"))
    for letter, why in NOT_SUPPORTED.items():
        if letter in letters:
            raise NotYetError(why)
    if letters != {"b", "e"}:
        raise NotYetError("You have left out a result, and chosen no wrong one.")
    return "Both intervals lie above 1 as a whole. No other result rules out a smaller difference."


def samples_for_one_in_a_million(value):
    value = number(value)
    if not value.is_integer() or value < 1:
        raise NotYetError(f"Expected a whole number of samples, at least 1, got {value:.9g}.")
    if value < 20:
        raise NotYetError(f"{value:.9g} samples are too few: with them the chance is above 1e-6.")
    if value > 20:
        raise NotYetError(f"{value:.9g} samples are enough, but a smaller number is enough too.")
    return "2**-20 is just below one in a million; the deck has 1000 samples."


OUTCOMES = ("similar", "different", "open")


def judge(function):
    rng = random_numbers()
    for _ in range(20):
        m, u, v = rng.uniform(0.5, 3), rng.uniform(0.05, 0.45), rng.uniform(0.5, 0.95)
        for low, high, want, why in (
            (u * m, v * m, "similar", "An interval may exclude 0 and yet hold small numbers only"),
            (-v * m, -u * m, "similar", "An interval below 0 may hold small numbers only"),
            (-u * m, v * m, "similar", "The whole interval lies within the margin"),
            (m + u, m + v, "different", "The whole interval lies above the margin"),
            (-m - v, -m - u, "different", "The interval lies beyond the margin, on the other side"),
            (v * m, m + u, "open", "The interval reaches over the margin"),
            (-m - v, -u * m, "open", "The interval reaches over the margin, on the other side"),
            (-m - u, m + 2, "open", "A wide interval around 0 shows that little is known"),
            (-m - v, m - u * m, "open", "One end of the interval lies within the margin"),
        ):
            got = chosen(call(function, low, high, m), OUTCOMES)
            if got != {want}:
                said = ", ".join(sorted(got))
                raise NotYetError(
                    f'{why}: you say "{said}" of {low:.2f} to {high:.2f}, margin {m:.2f}.'
                )
    return "What is not shown to be large is not yet shown to be small."


def extra_dead(function):
    rng = random_numbers()
    seeds = rng.integers(100, 1000, 8).tolist()
    shape = (len(seeds),)
    same = array(call(function, 1.0, -3.0, seeds), shape, "the answer for eight seeds")
    if (same != 0).any():
        raise NotYetError(
            "At scale 1 there is no change, so the result should be 0 for each seed. "
            "Something besides the scale still differs."
        )
    for scale, bias in ((0.5, 0.0), (0.6, -3.0), (1.5, -3.0), (0.5, -1.5)):
        got = array(call(function, scale, bias, seeds), shape)
        want = _born_dead(scale, bias, seeds) - _born_dead(1.0, bias, seeds)
        if agree(got, want):
            continue
        at = f"At scale {scale:g} and bias {bias:g}"
        if agree(got, -want):
            raise NotYetError(f"{at}: the sign is turned round.")
        if agree(got, 0 * want):
            raise NotYetError(f"{at}: you find no difference. Is the bias that is given used?")
        if agree(got, want / 20):
            raise NotYetError(f"{at}: those are shares of the units; asked are numbers.")
        raise NotYetError(f"{at}: at least one of the numbers is wrong.")
    return "Same seeds, same bias: whatever differs now is the work of the scale."


def _born_dead(scale, bias, seeds):
    network = initialise([10, 20, 1], seeds=seeds, scale=scale, bias=bias)
    return dead_units(network, deck_dataset()[0])[0].sum(axis=1)


def power(function):
    rng = random_numbers()
    for d, s, n in ((0.0, 2.0, 3), (2.0, 2.0, 4), (-1.0, 1.5, 12), (0.004, 0.02, 60)):
        got = number(call(function, d, s, n, rng))
        want, close = _power(d, s, n), 0.04  # five standard errors of 4000 experiments
        if 1 < got <= 100:
            raise NotYetError("Expected a share between 0 and 1.")
        if abs(got - want) > close:
            raise NotYetError(_why(got, want, close, d, s, n))
        if got != number(call(function, d, s, n, rng)):
            raise NotYetError(
                "Two calls with generators in the same state differ: draw from rng only."
            )
    return "Where nothing is to be found, 5 % of the experiments find something all the same."


def _power(d, s, n, quantile=None):
    t = stdtrit(n - 1, 0.975) if quantile is None else quantile
    shift = d / s * np.sqrt(n)
    return 1 - nctdtr(n - 1, shift, t) + nctdtr(n - 1, shift, -t)


def _why(got, want, close, d, s, n):
    for rival, why in (
        (1 - want, "That is the share of experiments that do *not* exclude zero."),
        (_power(d, s, n, 1.96), "1.96 is the quantile for many runs, and these are few."),
        (_power(d, s, n, stdtrit(n - 1, 0.95)), "Is your interval one of 95 %?"),
        (_power(d * np.sqrt(n), s, n), "It is as if the runs had less scatter than s."),
        (_power(d, s * s, n), "The standard deviation is s, not the variance."),
    ):
        if abs(got - rival) < close:
            return f"d = {d:g}, s = {s:g}, n = {n}: {why}"
    if d < 0 and got < close:
        return f"d = {d:g}: an interval that lies below zero excludes it as well."
    if d == 0:
        return "With d = 0 there is nothing to be found: how often may a 95 % interval exclude 0?"
    size = "small" if got < want else "large"
    return f"d = {d:g}, s = {s:g}, n = {n}: your power is too {size}."


def fair_judge(function):
    seeds = random_numbers().integers(0, 1000, 6).tolist()
    for activation in ("relu", "leaky_relu"):
        same = array(call(function, activation, activation, seeds), (6,), "the differences")
        if not agree(same, 0):
            raise NotYetError(
                f"{activation} against {activation} should give 0 for each seed. "
                "Do the two start from the same weights?"
            )
    got = array(call(function, "relu", "leaky_relu", seeds), (6,))
    runs = {name: _moons_loss(name, seeds) for name in ("relu", "leaky_relu")}
    by_epoch = runs["leaky_relu"] - runs["relu"]  # (100, 6)
    if agree(got, by_epoch[-1]):
        if not agree(call(function, "leaky_relu", "relu", seeds), -got):
            raise NotYetError("Where the two change places, the sign should turn round.")
        return "From the same weights, a comparison of ReLU with itself gives exactly 0."
    for rival, why in (
        (-by_epoch[-1], "That is first minus second; asked is second minus first."),
        (by_epoch[0], "That is the loss of the first epoch; asked is the last."),
        (by_epoch.mean(axis=0), "That is a mean over the epochs; asked is the last."),
        (0 * got, "You find no difference at all. Does each run have its own activation?"),
    ):
        if agree(got, rival):
            raise NotYetError(why)
    raise NotYetError(
        "The weights are the same, but the setting is not: compare data, units, rate, epochs "
        "and the loss with what is asked."
    )


def _moons_loss(activation, seeds):
    network = initialise([2, 16, 1], seeds=seeds, activation=activation)
    return train(network, *two_moons(), 0.3, 100).loss


EXERCISES = {
    "5.3": which_support,
    "5.4": samples_for_one_in_a_million,
    "5.5": judge,
    "5.6": extra_dead,
    "5.7": power,
    "5.8": fair_judge,
}
