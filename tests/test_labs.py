"""The labs without a browser: what they compute, what they draw, and at every slider's ends."""

import gc
import weakref
from io import BytesIO
from itertools import product

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from PIL import Image

from dyingrelu_utils import labs
from dyingrelu_utils.activations import leaky_relu, selu
from dyingrelu_utils.datasets import deck_dataset, two_moons
from dyingrelu_utils.diagnosis import collapsed, dead_units, life_table, stuck_negative_units
from dyingrelu_utils.initialisation import deck_networks, initialise
from dyingrelu_utils.labs import _lab
from dyingrelu_utils.labs.activation import ActivationFigure, pass_normal
from dyingrelu_utils.labs.depth import BOTH_SIDES, DepthFigure, count_born_dead
from dyingrelu_utils.labs.killing import KillingFigure, next_death, train_steps
from dyingrelu_utils.labs.training import TrainingFigure, train_pair
from dyingrelu_utils.plots.style import DIVERGED
from dyingrelu_utils.theory import second_moment
from dyingrelu_utils.training import train

NAMES = ("activation", "training", "killing", "depth")
DECK = {
    "alpha": 0.01,
    "scale": 1.0,
    "learning_rate": 0.01,
    "bias": 0.0,
    "shift": 0.0,
    "weights": "A",
}


def make(name):
    return getattr(labs, f"{name}_lab")()


def values(control, some=None):
    """The ends of a control; with a generator, one value of it at random."""
    if hasattr(control, "options"):
        options = [o[1] if isinstance(o, tuple) else o for o in control.options]
        if some:
            return options[some.integers(len(options))]
        return options if type(control).__name__ == "Dropdown" else [options[0], options[-1]]
    if some:
        steps = round((control.max - control.min) / control.step)
        return control.min + int(some.integers(steps + 1)) * control.step
    return [control.min, control.max]


def settings(lab):
    """Every combination of ends, and thirty settings at random."""
    ends = product(*[values(control) for control in lab.controls.values()])
    rng = np.random.default_rng(0)
    some = [[values(c, rng) for c in lab.controls.values()] for _ in range(30)]
    return [dict(zip(lab.controls, chosen, strict=True)) for chosen in [*ends, *some]]


def pixels(png):
    return np.asarray(Image.open(BytesIO(png)).convert("RGB"))


# What the labs compute


def test_training_lab_gives_the_decks_numbers():
    relu, leaky = train_pair(**DECK)
    assert f"{relu.loss[-1]:.4f} {relu.accuracy:.2%} {relu.dead}" == "0.5149 73.10% 0"
    _, leaky = train_pair(**DECK | {"weights": "B"})
    assert f"{leaky.loss[-1]:.4f} {leaky.accuracy:.2%} {leaky.dead}" == "0.5416 72.70% 0"


def test_training_lab_trains_as_the_notebooks_do():
    runs = train_pair(alpha=0.2, scale=2.0, learning_rate=3.0, bias=-4.0, shift=1.0, weights=7)
    X, y = deck_dataset(1.0)
    for run, activation in zip(runs, ("relu", leaky_relu(0.2)), strict=True):
        start = initialise([10, 20, 1], 7, activation, scale=2.0, bias=-4.0)
        history = train(start, X, y, 3.0, record_activity=True)
        np.testing.assert_array_equal(run.loss, history.loss[:, 0])
        np.testing.assert_array_equal(run.active, history.active_fraction[0][:, 0])
        assert run.accuracy == history.network.accuracy(X, y)[0]
        assert run.born_dead == dead_units(start, X)[0].sum() > 0
        assert run.dead == dead_units(history.network, X)[0].sum()
        assert run.diverged_at is None
    assert runs[1].dead == stuck_negative_units(history.network, X)[0].sum()


def test_training_lab_scales_and_shifts_the_decks_weights():
    A, _ = deck_networks()
    X, y = deck_dataset(2.0)
    A.parameters[0][:, :, :-1] *= 0.5
    A.parameters[0][:, :, -1] = -1.0
    A.parameters[1] *= 0.5
    run, _ = train_pair(scale=0.5, bias=-1.0, shift=2.0)
    np.testing.assert_array_equal(run.loss, train(A, X, y).loss[:, 0])


def test_killing_lab_steps_as_one_training_goes():
    steps = train_steps("moons", learning_rate=10.0, bias=-0.2, seed=3)
    X, y = two_moons()
    start = initialise([2, 16, 1], 3, bias=-0.2)
    history = train(start, X, y, 10.0, record_activity=True)
    np.testing.assert_allclose(steps.loss[:-1], history.loss[:, 0], rtol=1e-12)
    np.testing.assert_array_equal(steps.active, history.active_fraction[0][:, 0])
    np.testing.assert_allclose(steps.accuracy[-1], history.network.accuracy(X, y)[0])
    updates = sorted({u for life in life_table(history.active_fraction[0]) for u in life.killed})
    assert len(updates) >= 2
    found, now = [], 0
    while (now := next_death(steps, now)) is not None:
        found.append(now)
    assert found == updates


@pytest.mark.parametrize(("width", "n_hidden"), [(2, 20), (4, 10), (20, 3)])
def test_depth_lab_counts_as_the_notebooks_do(width, n_hidden):
    found = count_born_dead(width, n_hidden)
    X, _ = deck_dataset()
    networks = initialise([10, *[width] * n_hidden, 1], range(20))
    shares = [layer.mean() for layer in dead_units(networks, X)]
    np.testing.assert_allclose([share.estimate for share in found.dead], shares)
    stack = initialise([1, *[width] * n_hidden, 1], range(400))
    assert found.collapsed[-1].estimate == collapsed(stack, BOTH_SIDES).mean()
    lower, upper = found.bounds
    for k in range(1, n_hidden):
        assert found.collapsed[k].low <= upper[k] and found.collapsed[k].high >= lower[k]


@pytest.mark.parametrize("wrong", [{"alpha": 0.1}, {"method": "pytorch"}, {"method": "rai"}])
def test_depth_lab_shows_bounds_only_where_they_hold(wrong):
    assert count_born_dead(2, 3, **{"method": "he"} | wrong).bounds is None
    assert count_born_dead(2, 3, method="glorot").bounds is not None


@pytest.mark.parametrize("alpha", [0.0, 0.3, 1.0])
def test_activation_lab_agrees_with_theory(alpha):
    out = pass_normal("leaky_relu", alpha)
    assert out.mean == pytest.approx((1 - alpha) / np.sqrt(2 * np.pi), abs=1e-4)
    assert out.second_moment == pytest.approx(second_moment(1, gain=1.0, alpha=alpha)[0], abs=1e-3)
    assert (out.zeros, out.flat) == ((0.5, 0.5) if alpha == 0 else (0, 0))
    left = pass_normal("relu", mean=-2.0, standard_deviation=2.0)
    assert left.zeros == pytest.approx(0.8413, abs=1e-4)  # Phi(1)


# What they draw


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_gives_a_text_and_a_picture(name):
    """At all combinations of ends and at random settings, and without a warning."""
    lab = make(name)
    texts, pictures = set(), set()
    for chosen in settings(lab):
        text = lab.figure.update(**chosen)
        png = lab.figure.png()
        assert 1 <= len(text.splitlines()) <= 3 and max(map(len, text.splitlines())) <= 115, text
        assert pixels(png).shape[1:] == (840, 3)
        texts.add(text)
        pictures.add(png)
    assert len(texts) > 20 and len(pictures) > 20


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_does_not_depend_on_those_before(name):
    """What moves is moved, and nothing of an earlier setting is left in the picture."""
    walked, fresh = make(name).figure, make(name)
    chosen = settings(fresh)[-5:]
    for setting in chosen:
        walked.update(**setting)
        walked.png()
    fresh.figure.update(**chosen[-1])
    assert (pixels(walked.png()) == pixels(fresh.figure.png())).all()
    fresh.figure.update(**chosen[0])
    assert (pixels(walked.png()) != pixels(fresh.figure.png())).any()


def test_the_picture_shows_the_numbers():
    figure, setting = TrainingFigure(), DECK | {"learning_rate": 20.0, "weights": 5}
    figure.update(**setting)
    for run, curve, raster in zip(
        train_pair(**setting), figure.curves, figure.rasters, strict=True
    ):
        np.testing.assert_array_equal(curve.get_ydata(), run.loss)
        np.testing.assert_array_equal(raster.image.get_array().filled(0).T, run.active)

    figure = KillingFigure()
    figure.update("moons", 10.0, 0.0, -0.2, 3, epoch=7)
    steps = train_steps("moons", 10.0, 0.0, -0.2, 3)
    np.testing.assert_array_equal(figure.curve.get_ydata(), steps.loss)
    np.testing.assert_array_equal(figure.units.image.get_array().filled(0).T, steps.active)
    assert [cursor.get_xdata() for cursor in figure.cursors] == [[7, 7]] * 2
    decided = steps.networks[7].forward(figure.boundary.grid)[0] > 0.5
    np.testing.assert_array_equal(figure.boundary.sides.get_array().ravel(), decided)

    figure, found = DepthFigure(), count_born_dead(3, 12, "he", 0.0)
    figure.update(3, 12, "he", 0.0)
    for (dots, bars), shares in zip(figure.points, (found.dead, found.collapsed), strict=True):
        np.testing.assert_array_equal(dots.get_ydata(), [share.estimate for share in shares])
        ends = [segment[:, 1] for segment in bars.get_segments()]
        np.testing.assert_array_equal(ends, [(share.low, share.high) for share in shares])

    figure, out = ActivationFigure(), pass_normal("selu", 0.01, 1.0, 0.5)
    figure.update("selu", 0.01, 1.0, 0.5)
    np.testing.assert_array_equal(figure.value.get_ydata(), selu.f(figure.z))
    np.testing.assert_array_equal(figure.slope.get_ydata(), selu.derivative(figure.z))
    widths = np.diff(figure.densities[1].get_data().edges)
    inside = (np.abs(out.a) <= 4).mean()
    assert (figure.densities[1].get_data().values * widths).sum() == pytest.approx(inside)


def test_the_axis_follows_the_loss():
    figure = TrainingFigure()
    margins = []
    for rate in (0.01, 1000.0, 0.01):
        figure.update(**DECK | {"learning_rate": rate})
        margins.append(pixels(figure.png())[:, :45])  # holds the numbers of the axis
    assert (margins[0] == margins[2]).all() and (margins[0] != margins[1]).any()
    assert figure.loss.get_ylim() == (0, 1)


def test_divergence_is_drawn_and_said():
    figure = TrainingFigure()
    text = figure.update(**DECK | {"learning_rate": 1000.0, "alpha": 1.0})
    _, leaky = train_pair(learning_rate=1000.0, alpha=1.0)
    at = leaky.diverged_at
    assert np.isfinite(leaky.loss[at - 2]) and not np.isfinite(leaky.loss[at - 1])
    assert f"diverged at epoch {at}" in text and "nan" in text
    assert figure.titles[1].get_text() == f"Leaky: diverged at {at}"
    colour = np.multiply(to_rgb(DIVERGED), 255)
    before = (pixels(figure.png()) == colour).all(axis=-1).mean()
    figure.update(**DECK)
    assert before > 0.1 > 10 * (pixels(figure.png()) == colour).all(axis=-1).mean()

    text = KillingFigure().update("rings", 1000.0, 1.0, 0.0, 0, epoch=200)
    assert "diverged at update" in text


def test_dead_units_are_hatched_and_their_hinges_dotted():
    figure = KillingFigure()
    setting = {"dataset": "rings", "alpha": 0.0, "bias": 0.0, "seed": 0, "epoch": 200}
    for rate in (0.1, 7.0):
        text = figure.update(learning_rate=rate, **setting)
        dead = int((train_steps(learning_rate=rate).active[-1] == 0).sum())
        assert f"{dead}/16 dead" in text
        shown = figure.units.image.get_array()
        assert np.ma.getmaskarray(shown)[:, -1].sum() == dead
        solid, dotted = (len(lines.get_segments()) for lines in figure.boundary.hinges)
        assert (solid, dotted) == (2 * (16 - dead), 2 * dead)  # a hinge and its tick each
    assert dead > 8


def test_the_killing_lab_reaches_the_strip_of_two_units():
    lab = make("killing")
    for rate, dead in ((5.0, 8), (6.0, 12), (7.0, 14), (8.0, 16)):
        lab.set(learning_rate=rate, epoch=200)
        assert lab.text.startswith(f"After update 200: {dead}/16 dead")


# The widgets


@pytest.mark.parametrize("name", NAMES)
def test_a_lab_follows_its_controls(name):
    lab = make(name)
    for key, control in lab.controls.items():
        if control.disabled:
            continue
        rest, text, picture = control.value, lab.text, lab._picture.value
        control.value = values(control)[-1]
        assert lab._picture.value != picture and lab.text != text, key
        assert lab.text in lab._numbers.value.replace("<br>", "\n")
        control.value = rest
        assert lab._picture.value == picture and lab.text == text, key
    assert all(control.description for control in lab.controls.values())
    assert repr(lab) == f"{name.capitalize()} lab: run this cell in JupyterLab to see its sliders."


def test_buttons_draw_once():
    lab = make("training")
    rest = lab.text
    drawn = []
    lab._picture.observe(drawn.append, names="value")
    lab.set(alpha=0.5, bias=-6.0, weights=98)
    assert len(drawn) == 1
    deck, seed = lab._buttons.children
    seed.click()
    assert lab.controls["weights"].value == 99
    seed.click()
    assert lab.controls["weights"].value == 0
    deck.click()
    assert lab.text == rest and len(drawn) == 4
    seed.click()
    assert lab.controls["weights"].value == 0


def test_next_death_moves_on_and_stays_at_the_last():
    lab = make("killing")
    button = lab._buttons.children[-1]
    seen = [0]
    for _ in range(300):
        button.click()
        seen.append(lab.controls["epoch"].value)
        if seen[-1] == seen[-2]:
            break
    assert seen[-1] == seen[-2] and seen[1] == next_death(train_steps(learning_rate=5.0), 0)
    assert lab.text.endswith("Next: none.")


def test_an_error_is_said_and_the_last_picture_stays():
    lab = make("training")
    picture = lab._picture.value
    lab.figure.update = lambda **_: 1 / 0
    lab.controls["alpha"].value = 0.5
    assert lab.text == "Nothing drawn, this setting raised ZeroDivisionError: division by zero"
    assert lab._picture.value == picture


def test_a_lab_that_is_made_again_closes_the_one_before():
    lab = make("killing")
    made = []
    for _ in range(5):
        lab = make("killing")
        made.append((weakref.ref(lab), weakref.ref(lab.figure), weakref.ref(lab.controls["seed"])))
    gc.collect()
    assert [[ref() is None for ref in refs] for refs in made] == [[True] * 3] * 4 + [[False] * 3]
    other = make("depth")  # another lab stays
    assert lab.comm is not None
    again = make("killing")
    assert lab.comm is None and other.comm is not None
    assert lab.figure is None and repr(lab).startswith("Killing lab")
    again.close()
    again.close()


def test_two_cells_have_a_lab_each(monkeypatch):
    cell = "a"
    monkeypatch.setattr(_lab, "_cell", lambda: cell)
    a = make("activation")
    cell = "b"
    b = make("activation")
    assert a.comm is not None
    cell = "a"
    make("activation")
    assert a.comm is None and b.comm is not None


def test_what_is_kept_for_the_next_call_cannot_be_changed():
    steps = train_steps(learning_rate=5.0)
    for array in (steps.X, steps.loss, steps.active, *steps.networks.parameters):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0
