"""The exam questions of teaching/README.md: every number in a question or a key is computed."""

import re

import numpy as np
import pytest

from dyingrelu_utils.activations import leaky_relu, relu
from dyingrelu_utils.datasets import deck_dataset
from dyingrelu_utils.diagnosis import active_fraction, autopsy, dead, dead_units
from dyingrelu_utils.initialisation import deck_networks, initialise
from dyingrelu_utils.intervals import paired_difference, sample_size
from dyingrelu_utils.network import Network
from dyingrelu_utils.theory import collapse_probability
from dyingrelu_utils.training import train
from notebooks import ROOT

README = (ROOT / "teaching" / "README.md").read_text("utf-8")
PARTS = dict(re.findall(r"^### (E\d) (.*?)(?=^##+ )", README, flags=re.M | re.S))
X, y = deck_dataset()
A, B = deck_networks()


def text(question):
    """A question with its key, in one line."""
    return " ".join(PARTS[question].split())


def says(question, *claims):
    for claim in claims:
        assert claim in text(question), f"{question} does not say: {claim}"


def signed(number, digits=1):
    return f"{number:.{digits}f}".replace("-", "−")


def test_points_add_up():
    assert list(PARTS) == [f"E{number}" for number in range(1, 9)]
    for question, part in PARTS.items():
        promised = re.search(r"\((\d+) points", part)[1]
        points = re.findall(r"^\| (\d+) \| ", part.split("| points |")[1], flags=re.M)
        assert sum(map(int, points)) == int(promised), question


def test_e1_the_proof_and_where_it_fails():
    """Nothing moves; in a second layer and with momentum units do come back."""
    early = train(A, X, y, 20, 30).network
    gone = dead_units(early, X)[0][0]
    late = train(early, X, y, 20, 50).network
    assert gone.any() and np.array_equal(early.weights[0][..., gone], late.weights[0][..., gone])
    assert np.array_equal(early.biases[0][..., gone], late.biases[0][..., gone])

    def came_back(start, rate, layer, **options):
        history = train(start, X, y, rate, 100, record_activity=True, **options)
        off = history.active_fraction[layer] == 0
        return (off[:-1] & ~off[1:]).sum()

    one, two = (initialise([10, *[20] * n, 1], range(10)) for n in (1, 2))
    assert came_back(two, 3, 1) > 0 == came_back(two, 3, 0)
    assert came_back(one, 10, 0, momentum=0.9) > 0 == came_back(one, 10, 0)
    X_new = np.random.default_rng(8).standard_normal((100_000, 10))
    assert not dead_units(late, X_new)[0][0][gone].all()


def test_e2_a_table():
    rows = re.findall(r"^\| \d((?: \| [−.\dan]+){4}) \|", PARTS["E2"], flags=re.M)
    z = np.array([[float(x.replace("−", "-")) for x in row.split(" | ")[1:]] for row in rows])
    assert z.shape == (5, 4)
    shares = active_fraction(z)
    assert shares[:3].tolist() == [0.6, 0, 0] and np.isnan(shares[3])
    assert dead(z).tolist() == [False, True, True, False]
    got = [(f.derivative(z[:, :3]) != 0).any(axis=0).tolist() for f in (relu, leaky_relu(0.01))]
    assert got == [[True, False, False], [True, True, True]]
    uncovered = 1 + np.flatnonzero(~(z[:, :3] > 0).any(axis=1))
    assert uncovered.tolist() == [2, 4]
    says("E2", "0.6, alive; 0, dead; 0, dead", "ReLU: unit 1 only", "units 1, 2 and 3")
    says("E2", "samples 2 and 4")


def test_e3_an_autopsy():
    before = train(A, X, y, 20, 3).network
    z = before.pre_activations(X)[0][0, :, 3]
    on = z > 0
    called_1 = before.forward(X)[0] > 0.5
    numbers = on.sum(), (on & (y == 0)).sum(), (on & (y == 0) & called_1).sum()
    says("E3", "active on {} samples, of which {} were of class 0, and {}".format(*numbers))
    assert before.weights[1][0, 3, 0] > 0

    def after(rate):
        report = autopsy(before, X, y, 3, rate)
        moved = report.bias_after - before.biases[0][0, 3]
        return moved, X @ report.weights_after + report.bias_after

    moved, z_after = after(20)
    top = z.argmax()
    says("E3", f"bias down by {-moved:.1f}", f"from {z[top]:.1f} to {signed(z_after[top])}")
    says("E3", f"the largest z is now {signed(z_after.max())}")
    assert dead(z_after[:, None])[0]
    fell, (tenth, z_tenth) = z[top] - z_after[top], after(2)
    says("E3", f"a tenth of it, {-tenth:.2f}", f"a tenth of {fell:.1f}, to {z_tenth[top]:.1f}")
    says("E3", f"({(z_tenth > 0).sum()} samples stay active")


def test_e4_a_table_in_a_paper():
    start = initialise([10, 20, 1], range(400))
    losses = [train(start.with_activation(name), X, y).loss[-1] for name in ("relu", "leaky_relu")]
    says("E4", f"lower in {(losses[1] < losses[0]).sum()} of 400")
    a, b = (train(network, X, y, n_epochs=2000).loss[:, 0] for network in (A, B))
    says("E4", f"loss of {a[199]:.4f} and Leaky ReLU at {b[199]:.4f}")
    says("E4", f"are {b[-1] - a[-1]:.3f} apart, at epoch 200 they were {b[199] - a[199]:.3f}")
    n_dead = dead_units(train(A, X, y, 20).network, X)[0].sum()
    says("E4", f"and {n_dead} of 20 die")
    for scale in (0.01, 0.1, 1, 10, 100):
        end = train(initialise([10, 20, 1], range(20), scale=scale), X, y).network
        assert not dead_units(end, X)[0].any()
    deck, xavier, he = A.weights[0].std(), np.sqrt(2 / 30), np.sqrt(2 / 10)
    says("E4", f"weights is {deck:.3f}; Xavier {xavier:.3f}, He {he:.3f}")


def test_e5_a_counter():
    names = {"np": np}
    exec(re.search(r"```python\n(.*?)```", PARTS["E5"], flags=re.S)[1], names)

    def shut(n, output_bias=0.0):
        biases = [np.where(np.arange(20) < n, -100.0, 0.0), [output_bias]]
        return Network(A.weights, biases, "relu")

    tests = {"20": shut(20), "10": shut(10), "0": shut(0, -800.0)}
    counts = {}
    for known, network in tests.items():
        assert dead(network.pre_activations(X)[0][0]).sum() == int(known)
        # the output as the question has it: a row for each sample
        single = type("Single", (), {"forward": staticmethod(lambda X, n=network: n.forward(X).T)})
        counts[known] = int(names["count"](single, X))
    assert counts == {"20": 0, "10": 0, "0": 1}
    says(
        "E5",
        "a) 0",
        "construction (20)",
        "ten units are (10)",
        "−800 (0, where this function says 1)",
    )


def test_e6_width_or_depth():
    chances = [float(collapse_probability(*size)) for size in ((2, 10), (2, 5), (4, 10))]
    now, shallow, wide = (f"{chance:.2f}" for chance in chances)
    says("E6", f"{now} now; {shallow} with five layers; {wide} with a width of four")


def test_e7_plan_an_experiment():
    by_formula = (2.8 * 2 / 1) ** 2
    pairs, apart = sample_size(1, 2**2), sample_size(1, 2 * 5**2)
    says("E7", f"= {by_formula:.0f}, or {pairs} with Student's t", f"be {apart} runs of each")


@pytest.mark.parametrize("rate", [0.01, 0.03, 0.1, 0.3])
def test_centring_at_one_rate(rate):
    X_off, _ = deck_dataset(5)
    start = initialise([10, 20, 1], range(20))
    ends = [
        100 * train(start, inputs, y, rate, 200).network.accuracy(inputs, y)
        for inputs in (X_off, X_off - X_off.mean(axis=0))
    ]
    gain = paired_difference(*ends).estimate
    said = f"{'+' if gain > 0 else ''}{signed(gain)}"
    assert f"{said} points at the rate {rate}" in " ".join(README.split()) or (
        f"{said} at {rate}" in " ".join(README.split())
    )
