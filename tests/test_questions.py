"""The concept inventory: well made, every key computed, and every place that it names exists."""

import re
from collections import Counter

import numpy as np
import pytest
from test_teaching import headings

from dyingrelu_utils.activations import Activation, leaky_relu, relu
from dyingrelu_utils.datasets import deck_dataset, two_moons
from dyingrelu_utils.diagnosis import autopsy, collapsed, dead, dead_units, life_table
from dyingrelu_utils.exercises import answer, passed
from dyingrelu_utils.exercises.questions import EXERCISES, IDEAS, QUESTIONS
from dyingrelu_utils.initialisation import deck_networks, initialise
from dyingrelu_utils.intervals import paired_difference, sample_size
from dyingrelu_utils.network import Network
from dyingrelu_utils.theory import born_dead_probability_he, collapse_probability
from dyingrelu_utils.training import train
from teaching import QUIZ, quiz

X, y = deck_dataset()
A, _ = deck_networks()


def with_bias(bias, activation=relu):
    """Network A with this bias in unit 0 of the first layer."""
    biases = [np.where(np.arange(20) == 0, bias, 0.0)[None], np.zeros((1, 1))]
    return Network(A.weights, biases, activation)


@pytest.fixture(scope="module")
def early():
    """Network A after 30 updates at rate 20: thirteen units are dead."""
    return train(A, X, y, 20, 30).network


def only(letters):
    """The one letter whose condition holds."""
    (letter,) = (letter for letter, holds in letters.items() if holds)
    return letter


def q1(early):
    z = early.pre_activations(X)[0][0]
    off = (z <= 0).sum(axis=1)  # on each sample
    none_dead = A.pre_activations(X)[0][0]
    may_be_none = (none_dead <= 0).sum(axis=1).max() > 10 and not dead(none_dead).any()
    return only({"C": (dead(z).sum() <= off).all() and may_be_none, "A": (off == 13).all()})


def q2(early):
    rng = np.random.default_rng(0)
    W = rng.standard_normal((10, 2000))
    b = -4 * np.linalg.norm(W, axis=0) * rng.uniform(0.5, 1, 2000)
    rows = rng.standard_normal((10_000, 10))
    on_1000 = dead(rows[:1000] @ W + b)
    surely_on_100 = dead(rows[:100] @ W + b)[on_1000].all()
    alive_on_all = ~dead(rows @ W + b)[on_1000]
    return only(
        {
            "A": surely_on_100 and not alive_on_all.any(),
            "B": surely_on_100 and alive_on_all.any(),
            "D": not surely_on_100,
        }
    )


def q3(early):
    gone = dead_units(early, X)[0][0]
    after = train(early, X, y, 20_000, 1).network
    same = [
        np.array_equal(early.weights[0][0][:, gone], after.weights[0][0][:, gone]),
        np.array_equal(early.biases[0][0][gone], after.biases[0][0][gone]),
        np.array_equal(early.weights[1][0][gone], after.weights[1][0][gone]),
    ]
    return only(
        {"A": not any(same), "B": same == [1, 0, 1], "C": same == [1, 1, 0], "D": all(same)}
    )


def q4(early):
    before = train(A, X, y, 20, 3).network
    pushed = np.abs(autopsy(before, X, y, 3, 20).pushes) > 0
    active = before.pre_activations(X)[0][0][:, 3] > 0
    return only(
        {
            "A": pushed.any() and active[pushed].all(),
            "B": pushed.any() and not active[pushed].any(),
            "C": pushed.all(),
            "D": not pushed.any(),
        }
    )


def q5(early):
    rng = np.random.default_rng(1)
    P, W = rng.uniform(0, 1, (1000, 64)), rng.standard_normal((64, 2000))
    on_p, on_q = dead(P @ W).sum(), dead((P - P.mean(axis=0)) @ W).sum()
    return only({"A": on_q > on_p, "B": on_p > on_q, "C": on_p == on_q > 0, "D": on_p == on_q == 0})


def born_dead(**options):
    return dead_units(initialise([10, 20, 1], range(50), **options), X)[0].sum()


def q6(early):
    wrong, right = born_dead(scale=0.001), born_dead()
    return only({"A": wrong > right, "C": wrong == right, "D": wrong < right})


def q7(early):
    wrong, right = born_dead(scale=0.1, bias=-0.5), born_dead(bias=-0.5)
    return only({"A": wrong == right, "B": wrong < right, "D": wrong > right})


def q8(early):
    z = np.array([[-1.0, 2, -3, 0.5], [-2, 1, -1, -1], [-3, 3, 2, -1]])  # unit 0 is never active
    counts = []
    for f in (relu.f, leaky_relu(0.01).f):
        a = f(z)
        p = 1 / (1 + np.exp(-a))
        lines = [a == 0, z <= 0, (z <= 0).mean(axis=0, keepdims=True) > 0.5, p == 0]
        counts.append([line.all(axis=0).sum() for line in lines])
    return only(dict(zip("ABCD", (np.array(counts) == 1).all(axis=0), strict=True)))


def q9(early):
    stuck = with_bias(-100.0, leaky_relu(0.01))
    weights, biases = (gradient[0][0][..., 0] for gradient in stuck.gradients(X, y))
    delta = (stuck.forward(X)[0] - y) / len(X) * stuck.weights[1][0, 0, 0]  # with slope 1
    share = biases / delta.sum()
    exists = dead_units(stuck, X)[0][0, 0]
    return only(
        {
            "A": exists and (weights != 0).all() and np.isclose(share, 0.01),
            "B": exists and np.isclose(share, 1),
            "C": exists and share == 0,
            "D": not exists,
        }
    )


def q10(early):
    moons, y_moons = two_moons()
    X_off = moons + 5
    start = initialise([2, 16, 1], range(20))
    ends = [
        train(start.with_activation(name), X_off, y_moons, 0.1, 500).network
        for name in ("relu", "leaky_relu")
    ]
    inactive = [dead_units(end, X_off)[0].mean() for end in ends]
    gain = paired_difference(*(end.accuracy(X_off, y_moons) for end in ends))
    little = abs(inactive[0] - inactive[1]) < 0.05 and -0.02 < gain.low and gain.high < 0.02
    return only({"A": inactive[1] < 0.05, "B": little, "D": gain.high < -0.02})


def q11(early):
    keep = ~dead_units(early, X)[0][0]
    cut = Network(
        [early.weights[0][:, :, keep], early.weights[1][:, keep]],
        [early.biases[0][:, keep], early.biases[1]],
    )
    change = (cut.accuracy(X, y) - early.accuracy(X, y))[0]
    return only({"A": change == 0, "B": -0.1 < change < 0, "C": change <= -0.1, "D": change > 0})


def q12(early):
    history = train(initialise([10, 20, 20, 1], range(10)), X, y, 3, 100, record_activity=True)
    came_back = [
        sum(bool(life.killed) and bool(life.revived) for life in life_table(layer))
        for layer in history.active_fraction
    ]
    # C or B: what reaches it from above is 0, since its slope is
    return only({"A": came_back[1] == 0, "C": came_back[1] > 0 and came_back[0] == 0})


def q13(early):
    start = with_bias(-6.0)
    assert dead_units(start, X)[0][0, 0]
    settings = {
        "A": {"weight_decay": 0.01},
        "B": {"bias_decay": 0.01},
        "C": {"learning_rate": 1.0},
        "D": {"n_epochs": 10_000},
    }
    back = {}
    for letter, options in settings.items():
        options = {"learning_rate": 0.1, "n_epochs": 1000} | options
        end = train(start, X, y, **options).network
        back[letter] = not dead_units(end, X)[0][0, 0]
    return only(back)


def q14(early):
    options = {"learning_rate": 5.0, "momentum": 0.9, "record_activity": True}
    start = initialise([10, 20, 1], range(10))
    lives = life_table(train(start, X, y, n_epochs=100, **options).active_fraction[0])
    revived = sum(bool(life.killed) and bool(life.revived) for life in lives)
    s, life = next(
        (i // 20, life) for i, life in enumerate(lives) if life.killed and life.killed[0] < 90
    )
    update, unit = life.killed[0], life.unit
    b = [
        train(start[s], X, y, n_epochs=n, **options).network.biases[0][0, unit]
        for n in (update - 1, update, update + 1)
    ]
    step = (b[2] - b[1]) / (b[1] - b[0])
    return only({"A": np.isclose(step, 0.9) and revived > 0, "B": step == 0, "C": step < 0})


def q15(early):
    chance = {"A": (50, 20), "B": (1000, 1), "C": (2, 3)}
    chance = {letter: float(collapse_probability(*size)) for letter, size in chance.items()}
    measured = collapsed(initialise([1, 2, 2, 2, 1], range(2000)), [[1.0]]).mean()
    assert abs(measured - chance["C"]) < 0.05
    return max(chance, key=chance.get)


def q16(early):
    layers = [layer.mean() for layer in dead_units(initialise([10, *[10] * 8, 1], range(100)), X)]
    return only(
        {
            "A": layers[0] > max(layers[1:]),
            "B": max(layers) < 2 * min(layers),
            "C": max(layers) == 0,
            "D": layers[0] == 0 and np.mean(layers[1:4]) < np.mean(layers[5:]),
        }
    )


def q17(early):
    start = initialise([10, 20, 1], range(60))
    a, b = (train(start.with_activation(name), X, y).loss[-1] for name in ("relu", "leaky_relu"))
    gain = paired_difference(a, b)
    assert gain.low * gain.high > 0
    pairs = sample_size(gain.estimate, (b - a).var(ddof=1))
    apart = sample_size(gain.estimate, a.var(ddof=1) + b.var(ddof=1))
    return only({"C": 2 * apart <= 2 * pairs, "D": pairs <= 12 < apart})


def q18(early):
    at_rest = [
        dead_units(train(initialise([10, 20, 1], range(20), scale=s), X, y).network, X)[0].sum()
        for s in (0.01, 1, 100)
    ]
    risky = train(A, X, y, 20, 30).network
    return only({"A": at_rest == [0, 0, 0] and dead_units(risky, X)[0].any(), "B": any(at_rest)})


def q19(early):
    z = np.random.default_rng(0).standard_normal(100_000)
    means = [f(z).mean() for f in (relu.f, leaky_relu(0.01).f)]
    return only(
        {
            "A": max(map(abs, means)) < 0.05,
            "B": means[0] > 0.05 > abs(means[1]),
            "C": min(means) > 0.3,
            "D": abs(means[0]) < 0.05,
        }
    )


def q20(early):
    def ones(z, out=None):
        return np.ones_like(z) if out is None else np.copyto(out, 1) or out

    wrong = Activation("wrong", relu.f, ones)
    history = train(A.with_activation(wrong), X, y, 0.1)
    falls = history.loss[-1, 0] < history.loss[0, 0]
    gradient = with_bias(-100.0, wrong).gradients(X, y)[0][0][0, :, 0]
    return only({"C": not gradient.any(), "D": falls and gradient.all()})


def r1(early):
    w, b = np.array([0.5, -2]), -30
    return only({"A": 100 * w @ w + b <= 0, "D": 100 * w @ w + b > 0})


def r2(early):
    z = np.full((5, 3), np.nan)
    calls_nan_dead = (~(z > 0).any(axis=0)).all() and not dead(z).any()
    all_dead = Network(A.weights, [np.full((1, 20), -100.0), np.zeros((1, 1))])
    return only({"B": calls_nan_dead and np.isfinite(all_dead.loss(X, y)[0])})


def r3(early):
    history = train(initialise([10, 20, 1], 0, scale=0.01), X, y, 0.01, 200)
    flat = abs(history.loss[:, 0] - np.log(2)).max() < 1e-3
    n_dead = dead_units(history.network, X)[0].sum()
    return only({"C": flat and n_dead == 0, "A": flat and n_dead > 0})


def r4(early):
    even = (np.abs(X[:, 0]) > np.median(np.abs(X[:, 0]))).astype(int)
    start = initialise([10, 20, 1], range(20))
    a, b = (
        train(start.with_activation(name), X, even, 0.1).loss[-1] for name in ("relu", "leaky_relu")
    )
    behind = paired_difference(a, b).low > 0
    return only({"B": behind, "C": not behind})


def r5(early):
    share = float(born_dead_probability_he(0.0, 10, 1000, shift=1000))
    return only({"A": share > 0.9, "B": share < 0.1, "C": abs(share - 0.5) < 0.01})


def r6(early):
    left, right = np.maximum(1.5 * np.array([-2.0, 2.0]), [-2.0, 2.0]) / [-2, 2]
    return only(
        {
            "A": (left, right) == (1.5, 1),
            "B": left == right,
            "D": (left, right) == (1, 1.5),
        }
    )


KEYS = {
    name.upper(): check
    for name, check in list(globals().items())
    if re.fullmatch(r"[qr]\d+", name) and callable(check)
}


def test_every_question_has_a_key():
    assert list(EXERCISES) == [question["id"] for question in QUESTIONS]
    assert set(KEYS) == set(EXERCISES) and len(KEYS) == 26


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["id"])
def test_the_key_comes_out_of_a_computation(question, early):
    letter = KEYS[question["id"]](early)
    assert letter == question["answer"]
    assert [passed(question["id"], option) for option in "ABCD"] == [
        option == letter for option in "ABCD"
    ]


def test_the_questions_are_well_made():
    assert Counter(question["answer"] for question in QUESTIONS[:20]) == dict.fromkeys("ABCD", 5)
    used = set()
    longest = 0
    for question in QUESTIONS:
        assert set(question["options"]) == set("ABCD")
        texts = [option["text"] for option in question["options"].values()]
        assert len(set(texts)) == 4
        right = question["options"][question["answer"]]
        assert set(right) == {"text"}
        longest += question["id"].startswith("Q") and max(texts, key=len) == right["text"]
        for letter, option in question["options"].items():
            if letter != question["answer"]:
                assert set(option) == {"text", "idea", "reply", "see"}
                used.add(option["idea"])
    assert used == set(IDEAS)  # every wrong idea is met, and no other
    assert longest <= 8  # who always picks the longest is right in at most 8 of 20


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["id"])
def test_every_place_that_is_named_exists(question, capsys):
    for letter, option in question["options"].items():
        if letter == question["answer"]:
            continue
        notebook, _, heading = option["see"].partition(" ")
        assert heading in headings(notebook), f"{letter}: there is no {option['see']}"
        answer(question["id"], letter)
        assert capsys.readouterr().out.endswith(f'See notebook {notebook}, "{heading}".\n')


def test_the_notebook_is_made_from_the_questions():
    assert QUIZ.read_text("utf-8") == quiz(), "run python tools/teaching.py quiz"
