"""What the practice of notebook 06 Killing accepts, and what a wrong answer hears. Spoilers."""

import numpy as np
from scipy.special import ndtr

from ..datasets import deck_dataset, two_circles
from ..diagnosis import dead_units
from ..initialisation import deck_networks
from ..network import Network
from ..training import train
from ._answers import NotYetError, agree, array, call, number, random_numbers

__all__ = ["EXERCISES"]


def exactly_seven(function):
    X, _ = deck_dataset()
    z = X @ deck_networks()[0].weights[0][0]  # (1000, 20), without a bias
    for scale in (1.0, *np.exp(random_numbers().uniform(-3, 3, 5))):
        bias = number(call(function, scale))
        n_dead = int((scale * z + bias <= 0).all(axis=0).sum())
        if n_dead == 7:
            continue
        why = "too few" if n_dead < 7 else "too many"
        if bias > 0:
            why += ": a positive bias keeps units alive"
        elif scale != 1:
            why += ", though at scale 1 it works. What does the scale multiply in z, what not"
        stop = "?" if "What" in why else "."
        raise NotYetError(
            f"Scale {scale:.2f}, bias {bias:.2f}: {n_dead} are born dead, {why}{stop}"
        )
    return "Unit j is born dead below -max(x . w_j), and the scale stretches all of these alike."


def chance_born_dead(function):
    rng = random_numbers()
    for n, shift in ((1, 0.0), (1, 0.7), (20, 0.0), (30, -0.4), (1000, 0.0)):
        w = rng.standard_normal(10)
        norm, total = np.linalg.norm(w), w.sum()
        bias = float(-rng.uniform(0.6, 1.4) * norm * {1: 0.5, 1000: 3.2}.get(n, 1.8))
        bias -= shift * total  # so that the probability is neither 0 nor 1
        got, mean = number(call(function, w, bias, shift, n)), bias + shift * total
        want = ndtr(-mean / norm) ** n
        if agree(got, want):
            continue
        rivals = [
            (ndtr(-bias / norm) ** n, "the shift is not in it. It moves the mean of z."),
            (ndtr(-(bias + shift) / norm) ** n, "each feature moves by the shift, and is then "
             "multiplied by its weight."),
            (ndtr(-(bias + shift * np.abs(w).sum()) / norm) ** n, "weights have signs, and so has "
             "what they add to the mean."),
            (ndtr(-mean / norm), "that is one sample; a dead unit is off on all of them."),
            (n * ndtr(-mean / norm), "to be off on all samples is a product, not a sum."),
            (ndtr(mean / norm) ** n, "this is the chance to be *on* for all samples."),
            (1 - ndtr(-mean / norm) ** n, "this is the chance to be alive."),
            (1 - ndtr(mean / norm) ** n, "this is the chance to be off on at least one sample."),
            (ndtr(-mean / norm**2) ** n, "the standard deviation is the length of w, not its "
             "square."),
            (ndtr(-mean / np.abs(w).sum()) ** n, "deviations do not add up; variances do."),
            (ndtr(-mean) ** n, "z has another standard deviation than 1."),
            (ndtr(-mean / np.sqrt(2)) ** n, "the length of *these* weights is not He's."),
            (ndtr(-mean / w.std()) ** n, "the standard deviation of z is not that of the weights."),
        ]  # fmt: skip
        why = next((why for wrong, why in rivals if agree(got, wrong)), None)
        if why is None and not 0 <= got <= 1:
            why = "a probability lies between 0 and 1."
        why = why or "mean and standard deviation of z first; then the chance that it is below 0."
        raise NotYetError(f"For n = {n}, shift {shift}: {why}")
    return "Mean and length of w say how often one sample finds it off; then all of them must."


def few_that_cover(value):
    if isinstance(value, set | frozenset | range):
        value = list(value)
    if np.asarray(value).dtype == bool:
        value = np.flatnonzero(array(value, (20,), "the mask"))
    units = array(value, (None,), "the list of units")
    if not np.isin(units, np.arange(20)).all():
        raise NotYetError("The units of network A have the numbers 0 to 19.")
    if len(set(units)) < len(units):
        raise NotYetError("A unit stands in your list twice.")
    X, _ = deck_dataset()
    on = deck_networks()[0].pre_activations(X)[0][0][:, units.astype(int)] > 0
    uncovered = int((~on.any(axis=1)).sum())
    if len(units) > 6:
        does = f"leave {uncovered} samples uncovered" if uncovered else "cover all samples"
        raise NotYetError(f"You keep {len(units)} units alive, and they {does}. Try with six.")
    if uncovered:
        raise NotYetError(
            f"Your list of {len(units)} leaves {uncovered} of the 1000 samples uncovered. Which "
            "unit is active on most of those?"
        )
    return f"{20 - len(units)} of 20 units are dead and no sample is uncovered."


def one_that_kills(value):
    try:
        x, label = value
    except (TypeError, ValueError):
        raise NotYetError("Give a pair: ten numbers and a label.") from None
    x, label = array(x, name="the sample").ravel(), number(label)
    if x.shape != (10,) or not np.isfinite(x).all():
        raise NotYetError("Expected ten finite numbers as the sample.")
    if label not in (0, 1):
        raise NotYetError(f"The label is 0 or 1, got {label:g}.")
    length = np.linalg.norm(x)
    if length == 0:
        raise NotYetError("At the origin every z is 0: no unit is active, so none is pushed.")
    (X, _), A = deck_dataset(), deck_networks()[0]
    hit = train(A, x[np.newaxis], [int(label)], learning_rate=20, n_epochs=1).network
    n_dead = int(dead_units(hit, X)[0].sum())
    if n_dead < 3:
        hint = "Try other directions, and the other label." if length < 0.4 else (
            "The step moves the weights by a multiple of x and the bias by the same multiple of "
            "1. Which of the two puts a unit off the deck's data?"
        )  # fmt: skip
        raise NotYetError(f"A sample of length {length:.2g} kills {n_dead}. {hint}")
    return (
        f"A sample of length {length:.2g} kills {n_dead}: nearly the whole step goes into the bias."
    )


def three_hinges(network):
    if not isinstance(network, Network):
        raise NotYetError(f"Expected a Network, got {type(network).__name__}.")
    if network.sizes != (2, 3, 1) or len(network) != 1:
        raise NotYetError(f"Expected one network 2 -> 3 -> 1, got {network!r}.")
    if network.activation.name != "ReLU":
        raise NotYetError(f"With ReLU, please, not {network.activation.name}.")
    X, y = two_circles()
    accuracy = network.accuracy(X, y)[0]
    if accuracy >= 0.95:
        return f"{accuracy:.1%} with three hinges; two can only draw a strip."
    says_1 = network.forward(X)[0] > 0.5
    n_dead = int(dead_units(network, X)[0].sum())
    if accuracy < 0.2:
        why = "It is inside out: which class is the inner ring?"
    elif n_dead:
        why = f"Dead units: {n_dead} of 3. Where are their hinges, and where do their ticks point?"
    elif says_1.all() or not says_1.any():
        why = "All samples get one answer. How far out does p reach 1/2?"
    elif says_1[y == 1].mean() > 0.95:
        why = "A part of the outer ring is inside too. In which direction points no tick?"
    else:
        why = "Your boundary cuts off a part of the inner ring. Move it out."
    raise NotYetError(f"{accuracy:.0%} are right, 95 % are wanted. {why}")


EXERCISES = {
    "6.4": exactly_seven,
    "6.5": chance_born_dead,
    "6.6": few_that_cover,
    "6.7": one_that_kills,
    "6.8": three_hinges,
}
