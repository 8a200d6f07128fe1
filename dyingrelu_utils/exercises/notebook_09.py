"""What the exercises of notebook 09 New data and of its practice accept. Spoilers."""

import numpy as np

from ..diagnosis import dormant
from ._answers import NotYetError, agree, array, call, chosen, number, random_numbers

__all__ = ["EXERCISES"]


def renew_dead(function):
    rng = random_numbers()
    for n_inputs, n_units in ((8, 400), (50, 60)):
        is_dead = rng.random(n_units) < 0.5
        is_dead[:2] = True, False
        w_in, b = rng.normal(3, 1, (n_inputs, n_units)), rng.normal(-5, 1, n_units)
        w_out = rng.normal(2, 0.1, (n_units, 1))
        got = call(function, w_in, b, w_out, is_dead, np.random.default_rng(7))
        if not isinstance(got, tuple | list) or len(got) != 3:
            raise NotYetError("Expected three arrays: incoming weights, biases, outgoing weights.")
        names = ("the incoming weights", "the biases", "the outgoing weights")
        wanted = w_in, b, w_out
        new_in, new_b, new_out = (
            array(part, old.shape, name) for part, old, name in zip(got, wanted, names, strict=True)
        )
        _check_kept(is_dead, wanted, (new_in, new_b, new_out), names)
        _check_zeros(new_b[is_dead], new_out[is_dead], w_out[is_dead])
        _check_drawn(new_in[:, is_dead], w_in[:, is_dead], n_inputs)
    return "Only dead units change, and at this moment the answers stay what they were."


def _check_kept(is_dead, before, after, names):
    """Living units must be as they were."""
    changed = [(new != old) for old, new in zip(before, after, strict=True)]
    of_units = [changed[0].any(axis=0), changed[1], changed[2].any(axis=1)]
    if all(part[~is_dead].all() and not part[is_dead].any() for part in of_units):
        raise NotYetError("You re-initialise the living units and leave the dead.")
    for part, name in zip(of_units, names, strict=True):
        if part[~is_dead].any():
            raise NotYetError(f"You change {name} of living units too.")


def _check_zeros(new_b, new_out, w_out):
    if agree(new_out, w_out):
        raise NotYetError("The outgoing weights of dead units are still the old ones.")
    if new_out.any():
        raise NotYetError(
            "With these outgoing weights the answers jump when the units come alive: see the text."
        )
    if new_b.any():
        raise NotYetError("The biases of the dead units should start anew, as in a fresh network.")


def _check_drawn(drawn, old, n_inputs):
    if agree(drawn, old):
        raise NotYetError("The incoming weights of dead units are still the old ones.")
    if not drawn.any():
        raise NotYetError("With zeros on both sides of a unit its gradient is zero for ever.")
    if len(np.unique(drawn[0])) < drawn.shape[1] or len(np.unique(drawn[:, 0])) < len(drawn):
        raise NotYetError("Some drawn numbers are the same. Each weight needs one of its own.")
    ratio = drawn.std() / np.sqrt(2 / n_inputs)
    if abs(ratio - 1) > 0.12 or abs(drawn.mean()) > 0.2 * drawn.std():
        for wrong, why in (
            (np.sqrt(n_inputs / 2), "The numbers are drawn, but not scaled."),
            (np.sqrt(2 / n_inputs), "2/fan-in is the variance; what do you multiply by?"),
            (np.sqrt(0.5), "That is LeCun's variance, 1/fan-in."),
        ):
            if abs(ratio / wrong - 1) < 0.12:
                raise NotYetError(f"Their standard deviation is not He's. {why}")
        raise NotYetError("The mean or standard deviation of the drawn weights is not He's.")


def evidence(value):
    letters = chosen(value, "abcde")
    if letters & set("ae"):
        raise NotYetError("One of yours shows two things that move together, and no more.")
    if "c" in letters:
        raise NotYetError("A smaller rate changes much besides the number of dead units.")
    if letters != set("bd"):
        raise NotYetError("There is one more in which nothing but dead units was changed.")
    return "In both nothing but the dead units was changed, and the rest of the run is the same."


def long_run_share(function):
    rng = random_numbers()
    for killed, back in [(0.1, 0.3), *rng.uniform(0.01, 0.9, (4, 2))]:
        got, want = number(call(function, float(killed), float(back))), killed / (killed + back)
        if agree(got, want):
            continue
        for wrong, why in (
            (1 - want, "That is the share of the living."),
            (killed / back, "That is the number of the stuck for each *living* unit."),
            (killed - back, "Each share is of another group: the living, or the stuck."),
            (killed, "That is reached after one task from none; how does it go on?"),
        ):
            if agree(got, wrong):
                raise NotYetError(why)
        raise NotYetError("When do as many units come back as are killed?")
    n_none = number(call(function, 0.2, 0.0))
    if not agree(n_none, 1):
        raise NotYetError("If none comes back, all are stuck in the long run.")
    return "It stays where living share times killed equals stuck share times back."


def fair_comparisons(value):
    letters = chosen(value, "abcde")
    for letter, why in (
        ("a", "In a the task is another one: it may be harder."),
        ("c", "In c the two have not had the same number of updates."),
        ("d", "In d it is forgetting that was measured."),
    ):
        if letter in letters:
            raise NotYetError(why)
    if letters != set("be"):
        raise NotYetError("One more has a fresh network, the same task and the same updates.")
    return "The same task, the same updates, and a fresh network beside the old one."


def dormant_units(function):
    rng = random_numbers()
    for tau in (0.0, 0.1, 0.5):
        a = np.maximum(rng.normal(-1, 1, (300, 8)), 0) * [1, 1, 2, 3, 1, 0.02, 0.3, 0]
        a[:, 4] *= -1  # an activation may be negative
        for layer in (a, 7 * a, a[:, ::-1]):
            got = array(call(function, layer, tau), (8,), "your answer")
            want = dormant(layer, tau)
            if (got == want).all():
                continue
            _name_dormant(got, layer, tau, want)
    return "Beside the others of its layer, so that the scale of the layer does not matter."


def _name_dormant(got, a, tau, want):
    size = np.abs(a).mean(axis=0)
    mean = a.mean(axis=0)
    for wrong, why in (
        (~want, "Yours are True where a unit is *not* dormant."),
        (size <= tau, "What a unit is compared with depends on its layer."),
        (size < tau * size.mean(), "At most: a unit that is zero throughout is dormant at 0 too."),
        (mean <= tau * mean.mean(), "Activations may be negative: take the absolute value first."),
        (np.abs(mean) <= tau * np.abs(mean).mean(), "Take the absolute value before the mean."),
        (size <= tau * size.sum(), "Compared is with the mean of the layer, not with its sum."),
        (size <= tau * size.max(), "Compared is with the mean of the layer, not its largest."),
        (size <= tau * np.median(size), "Compared is with the mean of the layer, not its median."),
    ):
        if (got == wrong).all():
            raise NotYetError(why)
    raise NotYetError(f"At tau {tau:g} it is wrong for {int((got != want).sum())} of 8 units.")


def rebalance(function):
    rng = random_numbers()
    for n_outputs, c in ((1, 2.0), (3, 0.25), (2, 7.0)):
        w_in, b = rng.normal(size=(5, 9)), rng.normal(size=9)
        w_out, x = rng.normal(size=(9, n_outputs)), rng.normal(size=(40, 5))
        got = call(function, w_in, b, w_out, c)
        if not isinstance(got, tuple | list) or len(got) != 3:
            raise NotYetError("Expected three arrays: incoming weights, biases, outgoing weights.")
        new_in = array(got[0], w_in.shape, "the incoming weights")
        new_b = array(got[1], b.shape, "the biases")
        new_out = array(got[2], w_out.shape, "the outgoing weights")
        if agree(new_in, w_in / c):
            raise NotYetError("It is the other way round: what goes in is multiplied by c.")
        if not agree(new_in, w_in * c):
            raise NotYetError("The incoming weights should be c times what they were.")
        answers = np.maximum(x @ w_in + b, 0) @ w_out
        if agree(np.maximum(x @ new_in + new_b, 0) @ new_out, answers):
            continue
        if agree(new_b, b):
            raise NotYetError("The answers change: some z are not c times what they were.")
        if agree(new_b, b / c):
            raise NotYetError("The biases go into the units too.")
        if agree(new_out, w_out * c):
            raise NotYetError("The answers grow by c squared.")
        raise NotYetError("The answers of the network are not the same any more.")
    return "The same function with other weights, and so with another curvature."


EXERCISES = {
    "9.1": renew_dead,
    "9.2": evidence,
    "9.3": long_run_share,
    "9.4": fair_comparisons,
    "9.5": dormant_units,
    "9.6": rebalance,
}
