"""What the practice of notebook 01 Dataset accepts, and what a wrong answer hears. Spoilers."""

import numpy as np

from ..diagnosis import dead
from ._answers import NotYetError, agree, array, call, random_numbers

__all__ = ["EXERCISES"]

W = np.random.default_rng(0).standard_normal((10, 1000)) * np.sqrt(2 / 10)  # as in notebook 01


def centred(function):
    rng = random_numbers()
    train = rng.normal([3.0, -1.0, 10.0], [1.0, 2.0, 5.0], (50, 3))
    new = rng.normal([3.0, -1.0, 10.0], [1.0, 2.0, 5.0], (7, 3))
    value = call(function, train, new)
    if not isinstance(value, tuple | list) or len(value) != 2:
        raise NotYetError("Return two arrays, those of train and of new.")
    got, got_new = array(value[0], (50, 3), "train"), array(value[1], (7, 3), "new")
    mean = train.mean(axis=0)
    if agree(got, train - train.mean()):
        raise NotYetError("You took one number from all features; each has a mean of its own.")
    if agree(got, train - train.mean(axis=1, keepdims=True)):
        raise NotYetError("You centred the rows; the features are the columns.")
    if agree(got, train - np.vstack([train, new]).mean(axis=0)):
        raise NotYetError("That is the mean of train and new together; new is not known yet.")
    if not agree(got.mean(axis=0), 0):
        raise NotYetError("The features of train do not have mean 0.")
    if not agree(got.std(axis=0), train.std(axis=0)):
        raise NotYetError("The standard deviations have changed too; move the mean only.")
    if not agree(got, train - mean):
        raise NotYetError("Not all rows of train have moved by the same numbers.")
    if agree(got_new, new - new.mean(axis=0)):
        raise NotYetError("What would a single new row become, if it moved by its own mean?")
    if not agree(got_new, new - mean):
        raise NotYetError("The rows of new have to move exactly as those of train did.")
    return "New rows move by the mean of the rows that the network was trained on."


def features_that_matter(function):
    rng = random_numbers()
    for _ in range(2):
        X, y, ratio = _with_known_ratios(rng)
        value = call(function, X, y)
        got, want = _features(value, len(ratio)), _above(ratio)
        if got == want:
            continue
        sd, n1, n0 = X.std(axis=0), (y == 1).sum(), (y == 0).sum()
        difference = ratio * sd * np.sqrt(1 / n1 + 1 / n0)
        mistakes = {
            "You take every feature to have standard deviation 1; here each has its own.": (
                difference / np.sqrt(1 / n1 + 1 / n0)
            ),
            "You miss the features whose mean is lower in class 1.": np.maximum(ratio, 0),
            "You compare with the standard deviation of one sample; a mean scatters less.": (
                difference / sd
            ),
            "You divide by all samples at once. Two means of few samples each are compared.": (
                difference / sd * np.sqrt(len(y))
            ),
            "You have left out the factor 1.96.": 1.96 * ratio,
        }
        for words, wrong in mistakes.items():
            if got == _above(wrong):
                raise NotYetError(words)
        raise NotYetError(
            f"Of {len(want)} random features that matter you found {len(got & want)}, and "
            f"{len(got - want)} that do not."
        )
    return "Chance has its own measure for each feature, and you found what goes beyond it."


def _with_known_ratios(rng):
    """Data in which the class means of feature j differ by ratio[j] standard deviations."""
    n1, n0 = 70, 230
    ratio = np.array([2.5, -2.5, 4, -4, 6, 1.5, -1.5, 1.4, -1.4, 0.9, -0.5, 0.1])
    sd = np.array([0.1, 5, 1, 0.1, 5, 5, 0.1, 1, 5, 0.1, 1, 5])
    order = rng.permutation(12)
    ratio, sd = ratio[order], sd[order]
    classes = []
    for n in (n1, n0):
        noise = rng.standard_normal((n, 12))
        classes.append((noise - noise.mean(axis=0)) / noise.std(axis=0, ddof=1))
    X = np.vstack(classes) * sd + rng.normal(0, 3, 12)
    X[:n1] += ratio * sd * np.sqrt(1 / n1 + 1 / n0)
    y, rows = np.repeat([1, 0], [n1, n0]), rng.permutation(n1 + n0)
    return X[rows], y[rows], ratio


def _above(ratio):
    return set(np.flatnonzero(np.abs(ratio) > 1.96).tolist())


def _features(value, n):
    """Numbers of features, given in any order, or as n times True or False."""
    if isinstance(value, set | frozenset):
        value = sorted(value)
    numbers = array(value).ravel()
    if np.asarray(value).dtype == bool:
        if len(numbers) != n:
            raise NotYetError(f"Expected {n} times True or False, got {len(numbers)}.")
        return set(np.flatnonzero(numbers).tolist())
    if not np.isin(numbers, np.arange(n)).all():
        raise NotYetError(f"Expected numbers of columns, from 0 to {n - 1}.")
    return set(numbers.astype(int).tolist())


def kills_with_both_signs(value):
    data = _rows(value)
    if len(data) < 100:
        raise NotYetError(f"Expected 100 rows or more, got {len(data)}.")
    both = (data > 0).any(axis=0) & (data < 0).any(axis=0)
    if not both.all():
        raise NotYetError(f"Feature {np.argmin(both)} has one sign only.")
    n_dead = int(dead(data @ W).sum())
    if n_dead < 200:
        raise NotYetError(
            f"{n_dead} of 1000 units are dead, 200 are wanted. A unit is dead if no row lies on "
            "its active side: how much room do your rows leave?"
        )
    return f"{n_dead} of 1000 units are dead, though every feature has both signs."


def lets_live_without_negatives(value):
    data = _rows(value)
    if len(data) > 20:
        raise NotYetError(f"Expected 20 rows or fewer, got {len(data)}.")
    if data.min() < 1 or data.max() > 10:
        raise NotYetError(f"Ratings go from 1 to 10; yours {data.min():g} to {data.max():g}.")
    n_dead = int(dead(data @ W).sum())
    if n_dead > 30:
        raise NotYetError(
            f"{n_dead} of 1000 units are dead, at most 30 are allowed. Seen from the origin, in "
            "how many different directions do your rows lie?"
        )
    return f"{n_dead} of 1000 units are dead, and no number is negative."


def _rows(value):
    data = array(value, (None, 10), "the data")
    if not len(data) or not np.isfinite(data).all():
        raise NotYetError("Expected rows of finite numbers.")
    if len(np.unique(data, axis=0)) < len(data):
        raise NotYetError("Some rows are the same; make each its own.")
    return data


EXERCISES = {
    "1.3": centred,
    "1.4": features_that_matter,
    "1.5": kills_with_both_signs,
    "1.6": lets_live_without_negatives,
}
