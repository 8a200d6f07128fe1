"""Right and wrong answers to the exercises of notebook 01 Dataset."""

import numpy as np

from dyingrelu_utils.datasets import deck_dataset

ABILITIES = {1: ["1.1"], 2: ["1.4"], 3: ["1.2"], 4: ["1.3", "1.5", "1.6"]}

X, y = deck_dataset()
PLANE = np.array([1, 1, -1, 0, 0, 0, 0, 0, 0, 0])


def features(seed):
    return np.random.RandomState(seed).randn(1000, 10)


def labels(X):
    return X[:, 0] + X[:, 1] - X[:, 2] > 0


def made(features=features, labels=labels):
    def make_data(seed):
        X = features(seed)
        return X, labels(X)

    return make_data


def with_the_global_stream(seed):
    np.random.seed(seed)  # noqa: NPY002
    return np.random.randn(1000, 10)  # noqa: NPY002


def number_by_number(seed):
    stream = np.random.RandomState(seed)
    return [[stream.randn() for _ in range(10)] for _ in range(1000)]


def one_list(seed):
    X = features(seed)
    return [X.tolist(), [int(label) for label in labels(X)]]


def forgets_the_labels(seed):
    return features(seed)


stream = np.random.RandomState(3)


def goes_on_drawing(seed):
    return stream.randn(1000, 10)


def centre(train, new):
    return train - train.mean(axis=0), new - train.mean(axis=0)


def centred_by(mean):
    return lambda train, new: (train - mean(train, new), new - mean(train, new))


def column_by_column(train, new):
    train, new = train.copy(), new.copy()
    for j in range(train.shape[1]):
        mean = sum(train[:, j]) / len(train)
        train[:, j] -= mean
        new[:, j] -= mean
    return [train, new]


def centre_in_place(train, new):
    mean = train.mean(axis=0)
    train -= mean
    new -= mean
    return train, new


def standardised(train, new):
    mean, sd = train.mean(axis=0), train.std(axis=0)
    return (train - mean) / sd, (new - mean) / sd


def shuffled(train, new):
    got, got_new = centre(train, new)
    return got[::-1], got_new


def parts(X, y):
    ones, zeros = X[y == 1], X[y == 0]
    return ones, zeros, ones.mean(axis=0) - zeros.mean(axis=0)


def error(X, y, ddof=0):
    ones, zeros, _ = parts(X, y)
    return np.sqrt(
        ones.var(axis=0, ddof=ddof) / len(ones) + zeros.var(axis=0, ddof=ddof) / len(zeros)
    )


def mask(X, y):
    return np.abs(parts(X, y)[2]) > 1.96 * error(X, y)


def that_matter(X, y):
    return np.flatnonzero(mask(X, y))


def pooled(X, y):
    ones, zeros, difference = parts(X, y)
    squares = ((ones - ones.mean(axis=0)) ** 2).sum(axis=0)
    squares = squares + ((zeros - zeros.mean(axis=0)) ** 2).sum(axis=0)
    sd = np.sqrt(squares / (len(y) - 2))
    wide = 1.96 * sd * np.sqrt(1 / len(ones) + 1 / len(zeros))
    return {j for j in range(X.shape[1]) if abs(difference[j]) > wide[j]}


def above(measure):
    return lambda X, y: np.flatnonzero(measure(X, y))


def with_variance_1(X, y):
    ones, zeros, difference = parts(X, y)
    return np.abs(difference) > 1.96 * np.sqrt(1 / len(ones) + 1 / len(zeros))


def with_all_samples(X, y):
    return np.abs(parts(X, y)[2]) > 1.96 * parts(X, y)[1].std(axis=0) / np.sqrt(len(y))


rng = np.random.default_rng(5)
MIDDLE = np.array([1, -1] * 5)


def turned(scale, rows=100, by=0.1, noise=0.1):
    """Rows around one direction, and for each feature one row where it has its other sign."""
    data = scale * (MIDDLE + noise * rng.uniform(-1, 1, (rows, 10)))
    for j in range(10):
        data[j, j] = -by * scale * MIDDLE[j]
    return data


one_sided = np.abs(turned(1)) + 1e-3
AXES = np.ones((10, 10)) + 9 * np.eye(10)
random_ratings = rng.uniform(1, 10, (20, 10))
nan_row, twice = turned(10), turned(10)
nan_row[50] = np.nan
twice[50] = twice[51]

RIGHT = {
    "1.1": [
        made(),
        made(with_the_global_stream),
        made(lambda seed: np.random.RandomState(seed).randn(10_000).reshape(1000, 10)),
        made(lambda seed: np.random.RandomState(seed).normal(size=(1000, 10))),
        made(labels=lambda X: np.where(X @ PLANE > 0, 1.0, 0.0)),
        made(lambda seed: np.array(number_by_number(seed))),
        one_list,
    ],
    "1.2": [
        (PLANE, -5),
        (PLANE.tolist(), [-5.0]),
        [*PLANE, -5],
        (np.float32(3) * PLANE, np.float32(-15)),
        (PLANE, np.array(-5)),
        np.append(0.1 * PLANE, -0.5),
    ],
    "1.3": [
        centre,
        column_by_column,
        centred_by(lambda train, new: np.mean(train, axis=0, keepdims=True)),
        lambda train, new: tuple(a - np.add.reduce(train) / len(train) for a in (train, new)),
        lambda train, new: [a.tolist() for a in centre(train, new)],
        lambda train, new: tuple(a.astype(np.float32) for a in centre(train, new)),
    ],
    "1.4": [
        that_matter,
        mask,
        pooled,
        lambda X, y: [int(j) for j in that_matter(X, y)[::-1]],
        lambda X, y: np.where(mask(X, y)),
        lambda X, y: tuple(np.flatnonzero(np.abs(parts(X, y)[2]) > 1.96 * error(X, y, ddof=1))),
    ],
    "1.5": [
        turned(10),
        turned(1),
        turned(10).tolist(),
        turned(100, rows=1000),
        turned(10).astype(np.float32),
        turned(5, by=0.01),
    ],
    "1.6": [
        AXES,
        AXES.tolist(),
        np.vstack([AXES, 10 * np.ones((1, 10))]),
        np.vstack([AXES, random_ratings[:10]]),
        AXES.astype(int),
        AXES[::-1],
    ],
}

WRONG = {
    "1.1": [
        (made(lambda seed: features(42)), "Two seeds give the same"),
        (made(goes_on_drawing), "Two calls with the same seed"),
        (made(lambda seed: np.random.default_rng(seed).standard_normal((1000, 10))), "newer"),
        (made(lambda seed: np.random.RandomState(seed).rand(1000, 10)), "No number of X"),
        (made(lambda seed: np.random.RandomState(seed).randn(10, 1000).T), "feature by feature"),
        (made(lambda seed: features(seed).T), "X to have shape"),
        (made(lambda seed: features(seed) + 1), "other numbers than"),
        (made(labels=lambda X: 2 * labels(X) - 1), "other numbers than 0 and 1"),
        (made(labels=lambda X: ~labels(X)), "turned round"),
        (made(labels=lambda X: X[:, 1] + X[:, 2] - X[:, 3] > 0), "counted from 0"),
        (made(labels=lambda X: X[:, 0] + X[:, 1] + X[:, 2] > 0), "signs and columns"),
        (made(labels=lambda X: labels(X)[:, None]), "y to have shape"),
        (forgets_the_labels, "`return X, y`"),
        (lambda seed: None, "returns nothing"),
        (42, "Expected a function"),
    ],
    "1.2": [
        (([1] * 10, -50), "labels are right."),
        ((PLANE, 0), "the right direction"),
        ((PLANE, -15), "the right direction"),
        ((PLANE, 5), "the right direction"),
        ((-PLANE, 5), "turned round"),
        ((PLANE, [-5, -5]), "one number"),
        (PLANE, "(11,)"),
        ((PLANE[:3], -5), "w to have shape"),
        ((PLANE, np.nan), "not finite"),
        (([np.nan] * 10, -5), "not finite"),
        ((np.ma.array(PLANE, mask=True), -5), "masked"),
        ((PLANE + 0j, -5), "real numbers"),
        ("plane", ""),
        (-5, ""),
    ],
    "1.3": [
        (centred_by(lambda train, new: train.mean()), "one number from all"),
        (centred_by(lambda train, new: np.vstack([train, new]).mean(axis=0)), "together"),
        (lambda train, new: tuple(a - a.mean(axis=1, keepdims=True) for a in (train, new)), "rows"),
        (lambda train, new: tuple(a - a.mean(axis=0) for a in (train, new)), "single new row"),
        (centred_by(lambda train, new: np.median(train, axis=0)), "do not have mean 0"),
        (standardised, "standard deviations"),
        (lambda train, new: (train - train.mean(axis=0), new), "exactly as those of train"),
        (shuffled, "Not all rows"),
        (centre_in_place, "changes what it is given"),
        (lambda train, new: centre(train, new)[0], "two arrays"),
        (lambda train, new: (*centre(train, new), train.mean(axis=0)), "two arrays"),
        (lambda train, new: centre(train, new)[::-1], "train to have shape"),
        (lambda train: train, "TypeError"),
        (0, "Expected a function"),
    ],
    "1.4": [
        (above(with_variance_1), "standard deviation 1"),
        (above(lambda X, y: parts(X, y)[2] > 1.96 * error(X, y)), "lower in class 1"),
        (above(lambda X, y: np.abs(parts(X, y)[2]) > 1.96 * X.std(axis=0)), "scatters less"),
        (above(with_all_samples), "all samples at once"),
        (above(lambda X, y: np.abs(parts(X, y)[2]) > error(X, y)), "1.96"),
        (lambda X, y: [0, 1, 2], "Of 5 random"),
        (lambda X, y: [], "scatters less"),
        (lambda X, y: range(12), "7 that do not"),
        (lambda X, y: ~mask(X, y), "you found 0"),
        (lambda X, y: that_matter(X, y) + 1, ""),
        (lambda X, y: mask(X, y)[:11], "12 times"),
        (lambda X, y: ["x0", "x1"], "real numbers"),
        (lambda X, y: parts(X, y)[2], "numbers of columns"),
        (lambda X, y: print(that_matter(X, y)), "returns nothing"),
        ([0, 1, 2], "Expected a function"),
    ],
    "1.5": [
        (X, "how much room"),
        (X + 2.5 * MIDDLE, "how much room"),
        (rng.uniform(-1, 1, (200, 10)), "how much room"),
        (np.vstack([turned(10), -turned(10)]), "how much room"),
        (X + 10, "Feature 0 has one sign"),
        (one_sided * MIDDLE, "one sign"),
        (turned(10)[:50], "100 rows"),
        (turned(10).T, "shape"),
        (nan_row, "finite"),
        (twice, "the same"),
        (np.zeros((100, 10)), "the same"),
        (np.zeros((0, 10)), "finite"),
        (turned(10) + 0j, "real numbers"),
        (259, "shape"),
    ],
    "1.6": [
        (random_ratings, "different directions"),
        (np.clip(np.exp(2 * X[:20]), 1, 10), "different directions"),
        (np.linspace(1, 10, 20)[:, None] * np.ones(10), "different directions"),
        (11 - AXES, "different directions"),
        (AXES[:5], "different directions"),
        (10 * np.eye(10), "from 1 to 10"),
        (AXES * 2, "from 1 to 10"),
        (X[:20], "from 1 to 10"),
        (np.vstack([AXES, AXES]), "the same"),
        (rng.uniform(1, 10, (1000, 10)), "20 rows or fewer"),
        (AXES[:, :9], "shape"),
        (AXES * np.nan, "finite"),
        (np.ma.array(AXES, mask=AXES > 5), "masked"),
        ("ratings", ""),
    ],
}  # fmt: skip
