"""The figures: what they show is what they were given, they look the same everywhere."""

import ast
import re
from io import BytesIO

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import CSS4_COLORS, TABLEAU_COLORS
from PIL import Image

from dyingrelu_utils import plots
from dyingrelu_utils.datasets import two_circles
from dyingrelu_utils.diagnosis import dead_units
from dyingrelu_utils.initialisation import initialise
from dyingrelu_utils.intervals import mean_interval, paired_difference
from dyingrelu_utils.labs import depth_lab
from dyingrelu_utils.plots import display, say, show, subplots, table
from dyingrelu_utils.plots._data import in_lines
from dyingrelu_utils.plots.style import (
    BLUE,
    DIVERGED,
    GREY,
    LINES,
    VERMILION,
    WHITE,
    course_style,
)  # fmt: skip
from dyingrelu_utils.plots.units import Boundary, Raster
from dyingrelu_utils.training import train
from notebooks import ROOT

HOSTILE = {
    "axes.facecolor": "yellow",
    "axes.prop_cycle": mpl.cycler(color=["lime"]),
    "figure.dpi": 233,
    "figure.facecolor": "red",
    "font.family": "No Such Font",
    "hatch.color": "lime",
    "image.cmap": "gray",
    "legend.loc": "center",
    "lines.linewidth": 9,
    "savefig.bbox": "standard",
    "savefig.dpi": 30,
    "savefig.transparent": True,
    "text.color": "pink",
    "xtick.color": "pink",
}
X, Y = two_circles()
NETWORKS = initialise([2, 16, 1], range(3))
ACTIVE = np.array([[0.5, 0.2, 0.9], [0.0, 0.1, np.nan], [0.0, 0.0, np.nan]])
INTERVALS = [mean_interval([1.0, 2.0, 3.0]), mean_interval([2.0, 3.0, 5.0])]
DIFFERENCE = paired_difference([1.0, 2.0, 4.0], [0.0, 0.5, 1.0])

# One right call of each function, its arguments after `ax`.
CALLS = {
    "plot_activations": ([-1.0, 0.0, 1.0], {"a": [0.0, 0.0, 1.0], "b": [1.0, 2.0, 3.0]}),
    "plot_active_fraction": ({"a": [0.0, 0.5], "b": [[1.0], [0.2]]},),
    "plot_bars": (["x", "y"], [1.0, -2.0], 0.1),
    "plot_boundary": (NETWORKS[0], X, Y),
    "plot_classes": ([0.0, 1.0, 2.0], [1.0, 2.0, 0.0], [0, 1, 1]),
    "plot_differences": ([1.0, 1.5, 3.0], DIFFERENCE, "difference"),
    "plot_dose": ([1.0, 2.0], {"a": INTERVALS}, ([1.0, 2.0], [2.0, 3.0])),
    "plot_forest": (dict(zip("ab", INTERVALS, strict=True)), ["b"]),
    "plot_histograms": ({"a": [0.1, 0.2], "b": [[1.0], [-9.0]]},),
    "plot_layers": ({"a": [1.0, 0.5]}, {"a": [1.0, 0.4]}),
    "plot_loss": ({"a": [3.0, 2.0], "b": [3.0, np.nan, np.inf]},),
    "plot_pairs": ([1.0, 2.0], [2.0, 3.0], "left", "right"),
    "plot_raster": (ACTIVE,),
}
# Of each drawing, its arguments after its axes.
DRAWINGS = {name: () for name in plots.__all__ if name.startswith("draw_")}
DRAWINGS["draw_bell"] = (-1.0, 1.0)


def pixels(fig):
    file = BytesIO()
    fig.savefig(file, format="png")
    plt.close(fig)
    return np.asarray(Image.open(BytesIO(file.getvalue())).convert("RGBA"))


def test_every_figure_function_is_tried():
    assert set(CALLS) == {name for name in plots.__all__ if name.startswith("plot_")}


# The same everywhere


def picture(name):
    fig, ax = subplots()
    assert getattr(plots, name)(ax, *CALLS[name]) is ax
    ax.plot([0, 1], [0, 1], label="added later")
    ax.hist([0.1, 0.2, 0.2])
    ax.set_title("added later")
    ax.legend()
    return pixels(fig)


@pytest.mark.parametrize("name", CALLS)
def test_settings_of_matplotlib_are_neither_inherited_nor_changed(name, capfd):
    expected = picture(name)
    with mpl.rc_context():
        plt.style.use("dark_background")
        mpl.rcParams.update(HOSTILE)
        before = dict(mpl.rcParams)
        found = picture(name)
        assert dict(mpl.rcParams) == before
    np.testing.assert_array_equal(found, expected)
    assert capfd.readouterr().err == ""


def test_a_lab_does_not_inherit_settings_either():
    expected = depth_lab()._picture.value
    with mpl.rc_context(HOSTILE):
        before = dict(mpl.rcParams)
        lab = depth_lab()
        assert lab._picture.value == expected
        lab.set(width=2)
        lab.set(width=4)
        assert lab._picture.value == expected
        assert dict(mpl.rcParams) == before


def test_the_style_ends_where_an_error_is_raised():
    before = dict(mpl.rcParams)
    _, ax = subplots()
    with pytest.raises(AttributeError):
        ax.plot([1], [2], no_such_look=1)
    with pytest.raises(ZeroDivisionError), course_style():
        raise ZeroDivisionError
    assert dict(mpl.rcParams) == before
    plt.close("all")


def test_a_figure_is_what_matplotlib_makes():
    fig, axes = subplots(ncols=2, sharey=True)
    assert repr(fig) == "<Figure size 960x400 with 2 Axes>"
    assert repr(axes[0]) == "<Axes: >"
    assert repr(axes[0].twinx()) == "<Axes: >"
    plt.close(fig)
    with pytest.raises(ValueError, match="got 4"):
        subplots(4)


# What a cell shows


def shown(monkeypatch, action):
    outputs = []
    keep = lambda data, raw, metadata=None: outputs.append((data, metadata))  # noqa: E731
    monkeypatch.setattr(display, "display", keep)
    action()
    return outputs


def test_show_gives_picture_and_caption(monkeypatch):
    fig, ax = subplots()
    ax.plot([1, 2])
    picture, caption = shown(monkeypatch, lambda: show(fig, "It rises."))
    image = Image.open(BytesIO(picture[0]["image/png"]))
    assert picture[1] == {"image/png": {"alt": "It rises.", "width": image.width // 2}}
    assert picture[0]["text/plain"] == "<Figure size 640x400 with 1 Axes>"
    assert image.format == "PNG" and image.width > 1200
    assert caption[0] == {"text/markdown": "*It rises.*", "text/plain": "*It rises.*"}
    assert not plt.fignum_exists(fig.number)


def test_numbers_on_a_log_axis_are_plain(monkeypatch):
    fig, (left, right) = subplots(2)
    left.plot([1, 20], [0.001, 100])
    left.set(xscale="log", yscale="log")
    right.plot([1, 2])
    shown(monkeypatch, lambda: show(fig, "It rises."))
    ticks = [[t.get_text() for t in axis.get_ticklabels()] for axis in (left.xaxis, left.yaxis)]
    assert set("1 2 5 10 20".split()) <= set(ticks[0])
    assert set("0.001 0.01 0.1 1 10 100".split()) <= set(ticks[1])
    assert right.xaxis.get_major_formatter().__class__.__name__ == "ScalarFormatter"


def test_a_table_is_markdown_and_text(monkeypatch):
    ((data, _),) = shown(monkeypatch, lambda: table(["rate", "dead"], [20, "13/20"]))
    assert data["text/markdown"].splitlines() == [
        "| rate | dead |",
        "| --: | --: |",
        "| 20 | 13/20 |",
    ]
    assert data["text/plain"].splitlines() == ["rate   dead", "  20  13/20"]
    with pytest.raises(ValueError, match="2 cells"):
        table(["rate", "dead"], [1])


def test_without_a_notebook_there_is_plain_text(capsys):
    table(["a"], [1])
    say("Half of them.")
    assert capsys.readouterr().out == "a\n1\nHalf of them.\n"


# Artists and numbers


@pytest.fixture
def ax():
    fig, ax = subplots()
    yield ax
    plt.close(fig)


def test_curves_are_the_numbers(ax):
    z, curves = CALLS["plot_activations"]
    plots.plot_activations(ax, z, curves)
    for line, (label, values), look in zip(ax.lines[2:], curves.items(), LINES, strict=False):
        np.testing.assert_array_equal(line.get_xydata(), np.transpose([z, values]))
        assert (line.get_label(), line.get_color(), line.get_linestyle()) == (label, *look)


def test_an_activation_has_its_colour_and_dash_everywhere():
    def looks(*labels):
        return [(colour, dash) for _, _, colour, dash, _ in in_lines(dict.fromkeys(labels))]

    relu, leaky, first, second = (BLUE, "-"), (VERMILION, "--"), LINES[0][0], LINES[1][0]
    assert looks("Leaky ReLU, alpha 0.2", "ReLU", "z") == [leaky, relu, (first, "-.")]
    of_a, of_b = [(first, "-"), (first, "--")], [(second, "-"), (second, "--")]
    assert looks("A, ReLU", "A, Leaky ReLU", "B, ReLU", "B, Leaky ReLU") == of_a + of_b
    assert looks("ReLU6", "He, Glorot") == [(first, "-"), (second, "--")]


def test_a_jump_is_a_gap_between_a_full_and_an_open_dot(ax):
    z = np.linspace(-2, 2, 401)
    plots.plot_activations(ax, z, {"ReLU": np.where(z > 0, 1.0, 0.0), "z": z})
    step, (open_dot, full_dot), straight = ax.lines[2], ax.lines[3:5], ax.lines[5]
    assert np.isnan(step.get_ydata()[201]) and np.isnan(step.get_ydata()).sum() == 1
    assert (*open_dot.get_xydata()[0], open_dot.get_markerfacecolor()) == (0, 1, WHITE)
    assert (*full_dot.get_xydata()[0], full_dot.get_markerfacecolor()) == (0, 0, BLUE)
    assert np.isfinite(straight.get_ydata()).all() and len(ax.lines) == 6


def test_names_at_the_ends_of_curves_keep_apart(ax):
    curves = {"a": [1.0, 0.5], "b": [1.0, 0.5], "c": [0.0, np.inf], "d": [0.0, 0.0]}
    plots.plot_loss(ax, curves)
    at = {text.get_text(): (*text.xy, text.get_position()[1]) for text in ax.texts}
    assert at == {
        "a": (2, 0.5, -7),
        "b": (2, 0.5, 7),
        "c": (1, 0, at["c"][2]),
        "d": (2, 0, at["d"][2]),
    }
    assert abs(at["c"][2] - at["d"][2]) == pytest.approx(14)


def test_units_that_are_dead_or_always_on_have_bars_of_their_own(ax):
    plots.plot_active_fraction(ax, {"a": [0.0, 0.0, 0.3, 1.0]})
    *inside, dead, always = ax.patches
    assert sum(bar.get_height() for bar in inside) == 1
    assert (dead.get_height(), dead.get_hatch()) == (2, plots.style.DEAD_HATCH)
    assert always.get_height() == 1
    assert [text.get_text() for text in ax.texts] == ["2 dead", "1 always on"]


def test_theory_is_named_after_its_curve(ax):
    doses, curves, (x, values) = CALLS["plot_dose"]
    plots.plot_dose(ax, doses, curves, (x, values, "a"))
    assert [line.get_label() for line in ax.lines][:1] == ["a, theory"]


def test_losses_start_at_epoch_1_and_stop_where_they_diverge(ax):
    plots.plot_loss(ax, *CALLS["plot_loss"])
    np.testing.assert_array_equal(ax.lines[1].get_xdata(), [1, 2, 3])
    np.testing.assert_array_equal(ax.lines[1].get_ydata(), [3, np.nan, np.inf])


def test_points_go_to_their_classes(ax):
    plots.plot_classes(ax, *CALLS["plot_classes"])
    zero, one = ax.lines
    np.testing.assert_array_equal(zero.get_xydata(), [[0, 1]])
    np.testing.assert_array_equal(one.get_xydata(), [[1, 2], [2, 0]])


def test_what_lies_beyond_the_axis_counts_in_the_density(ax):
    plots.plot_histograms(ax, {"a": [0.05, 0.05, 0.05, 9.0]})
    values, edges, _ = ax.patches[0].get_data()
    assert (values * np.diff(edges)).sum() == pytest.approx(0.75)


def test_a_raster_is_sorted_by_time_of_death(ax):
    plots.plot_raster(ax, ACTIVE)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["0", "1", "2"]
    plots.plot_raster(subplots()[1], ACTIVE[:, ::-1])
    again = plt.gcf().axes[0]
    assert [label.get_text() for label in again.get_yticklabels()] == ["2", "1", "0"]
    image = again.images[0].get_array()
    np.testing.assert_array_equal(image.mask, [[0, 1, 1], [0, 0, 1], [0, 0, 0]])
    np.testing.assert_array_equal(image[1].filled(0), [0.2, 0.1, 0.0])
    assert plt.gcf().axes[1].get_ylabel().endswith("(hatched: dead)")
    plt.close()


def test_a_raster_hatches_the_dead_and_marks_the_diverged(ax):
    raster = Raster(ax, *ACTIVE.shape)
    raster.set(ACTIVE)
    assert ax.patch.get_hatch() == plots.style.DEAD_HATCH
    colours = raster.image.to_rgba(raster.image.get_array())
    assert (colours[0, 1:, 3] == 0).all()  # what is behind shows
    np.testing.assert_allclose(colours[2, 1], mpl.colors.to_rgba(DIVERGED))
    raster.set(np.ones_like(ACTIVE))
    assert not np.ma.is_masked(raster.image.get_array())


def test_a_boundary_shows_sides_hinges_and_samples(ax):
    boundary = Boundary(ax, 2.6)
    for rate in (1.0, 7.0):  # moved, not drawn again
        network = train(NETWORKS[0], X, Y, rate).network
        dead = dead_units(network, X)[0][0]
        boundary.set(network, X, Y, dead)
        sides = boundary.sides.get_array().ravel()
        np.testing.assert_array_equal(sides, network.forward(boundary.grid)[0] > 0.5)
        for line in boundary.decision.get_segments():
            on_it = network.forward(line[np.abs(line).max(axis=1) < 2.6])
            assert np.abs(on_it - 0.5).max() < 0.35  # steep, and the grid is coarse
        for label, points in enumerate(boundary.samples):
            np.testing.assert_array_equal(points.get_xydata(), X[Y == label])
        for lines, chosen in zip(boundary.hinges, (~dead, dead), strict=True):
            segments = np.reshape(lines.get_segments(), (2, -1, 2, 2))
            for (hinge, tick), unit in zip(
                zip(*segments, strict=True), np.flatnonzero(chosen), strict=True
            ):
                z = network.pre_activations(np.concatenate([hinge, tick]))[0][0][:, unit]
                np.testing.assert_allclose(z[:3], 0, atol=1e-6)
                assert z[3] > 0  # the tick is on the active side
    assert len(ax.lines) == 2 and len(ax.collections) == 3
    assert dead.sum() > 8
    styles = [lines.get_linestyle()[0] for lines in boundary.hinges]
    assert styles[0][1] is None and styles[1][1] is not None  # solid, dotted


def test_a_boundary_copes_with_a_constant_and_a_diverged_network(ax):
    flat = NETWORKS[0]
    flat.parameters[-1][...] = 0
    plots.plot_boundary(ax, flat, X, Y)
    assert not ax.collections[-1].get_segments()
    boundary = Boundary(ax, 2.6)
    for kept in flat.parameters:
        kept[...] = np.nan
    boundary.set(flat, X, Y, np.zeros(16, bool))
    assert not boundary.sides.get_array().any()


def test_a_forest_has_its_first_row_at_the_top_and_marks_rows():
    fig, axes = subplots(3, sharey=True)
    for ax in axes:
        plots.plot_forest(ax, *CALLS["plot_forest"])
        bars = [[[i.low, row], [i.high, row]] for row, i in enumerate(INTERVALS)]
        np.testing.assert_allclose(ax.collections[0].get_segments(), bars)
        (square,) = (line for line in ax.lines if line.get_marker() == "s")
        np.testing.assert_array_equal(square.get_xydata(), [[INTERVALS[1].estimate, 1]])
    assert [label.get_text() for label in axes[0].get_yticklabels()] == ["a", "b"]
    assert axes[0].yaxis_inverted()
    plt.close(fig)


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_drawn_and_given_back(name):
    n_axes = 2 if name in ("draw_clouds", "draw_last_sample") else 1
    fig, axes = subplots(2)
    given = (*axes[:n_axes], *DRAWINGS[name])
    drawn = getattr(plots, name)(*given)
    assert drawn is axes[0] if n_axes == 1 else drawn == tuple(axes)
    assert pixels(fig).std() > 0


def test_the_areas_below_the_bell_are_written_in(ax):
    plots.draw_bell(ax, mean=-1, sd=1)
    assert [text.get_text() for text in ax.texts] == ["off: 84.1%", "active: 15.9%"]


# Bad input


def masked(values):
    return np.ma.masked_array(values, [True] + [False] * (len(values) - 1))


FIVE = {str(k): [0.1, 0.2] for k in range(5)}
BAD = [
    ("plot_activations", ([0, 1], FIVE), "at most 4 curves, got 5"),
    ("plot_activations", ([0, 1], {"z": [1, 2, 3]}), "same length"),
    ("plot_activations", (masked([0.0, 1.0]), {"a": [1, 2]}), "z"),
    ("plot_activations", ([0, 1], {}), "a dict of label to values"),
    ("plot_active_fraction", (FIVE,), "at most 4 curves, got 5"),
    ("plot_active_fraction", ({"a": [0.5, 1.5]},), r"a must lie in \[0, 1\], got 1.5"),
    ("plot_active_fraction", ({"a": [0.5, np.nan]},), "a must be finite, got nan"),
    ("plot_bars", (["x"], [1, 2], 1), "same length"),
    ("plot_bars", (["x", "y"], [1, 2], [1]), "half_width must be a finite number >= 0"),
    ("plot_bars", (["x", "y"], masked([1.0, 2.0]), 1), "values"),
    ("plot_boundary", (NETWORKS, X, Y), "expected one network"),
    ("plot_boundary", (initialise([2, 3, 3, 1], 0), X, Y), "one hidden layer"),
    ("plot_boundary", (initialise([3, 3, 1], 0), X, Y), "2 features"),
    ("plot_boundary", (NETWORKS[0], X, Y + 1), "labels 0 and 1"),
    ("plot_boundary", (NETWORKS[0], X, masked(Y)), "y"),
    ("plot_boundary", (NETWORKS[0], X + 0j, Y), "X"),
    ("plot_classes", ([0, 1], [0, 1], [1, 2]), "labels 0 and 1, got 2"),
    ("plot_classes", ([0, 1], [0, 1], [1, np.nan]), "labels 0 and 1, got nan"),
    ("plot_classes", ([0, 1], [0, 1, 2], [1, 0]), "same length"),
    ("plot_classes", ([0, 1j], [0, 1], [1, 0]), "horizontal"),
    ("plot_differences", ([1, np.nan], DIFFERENCE, "d"), "must be finite"),
    ("plot_differences", ([1, 2j], DIFFERENCE, "d"), "differences"),
    ("plot_dose", ([1, 2], {str(k): INTERVALS for k in range(5)}), "at most 4 curves, got 5"),
    ("plot_dose", ([1, 2, 3], {"a": INTERVALS}), "a must have 3 intervals, got 2"),
    ("plot_dose", ([1, 2], {"a": INTERVALS}, ([1, 2], [1])), "same length"),
    ("plot_dose", (masked([1.0, 2.0]), {"a": INTERVALS}), "doses"),
    ("plot_forest", ({"a": INTERVALS[0]}, ["b"]), r"labels of gains, got \['b'\]"),
    ("plot_histograms", (FIVE,), "at most 4 curves, got 5"),
    ("plot_histograms", ({"a": [1, np.inf]},), "a must be finite, got inf"),
    ("plot_histograms", ({"a": masked([1.0, 2.0])},), "a"),
    ("plot_layers", (FIVE, FIVE), "at most 4 curves, got 5"),
    ("plot_layers", ({"a": [1]}, {"b": [1]}), "the same labels"),
    ("plot_layers", ({"a": [1]}, {"a": [1, 2]}), "same length"),
    ("plot_loss", (FIVE,), "at most 4 curves, got 5"),
    ("plot_loss", ({"a": [[1, 2]]},), "a"),
    ("plot_loss", ({"a": [1, 2j]},), "a"),
    ("plot_pairs", ([1, 2], [1], "l", "r"), "same length"),
    ("plot_pairs", ([1, np.nan], [1, 2], "l", "r"), "a must be finite, got nan"),
    ("plot_raster", ([0.5, 1.0],), "active"),
    ("plot_raster", ([[0.5, 1.5]],), r"active must lie in \[0, 1\], got 1.5"),
    ("plot_raster", (np.ma.masked_equal([[0.5, 1.0]], 1),), "active"),
]


@pytest.mark.parametrize(("name", "arguments", "message"), BAD)
def test_nothing_is_left_out_in_silence(ax, name, arguments, message):
    with pytest.raises(ValueError, match=message):
        getattr(plots, name)(ax, *arguments)


# Colours have names


def literal_colours(source):
    """Text in `source`, Python code, that can only be a colour."""
    names = {*CSS4_COLORS, *TABLEAU_COLORS}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if node.value in names or re.fullmatch(r"#(\w{3}|\w{6}|\w{8})|C\d", node.value):
                yield node.value
        if isinstance(node, ast.keyword) and re.search("colou?rs?$|^c$", node.arg or ""):
            if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
                if node.value.value != "none":
                    yield node.value.value


FILES = [
    file.relative_to(ROOT).as_posix()
    for folder in ("dyingrelu_utils", "notebooks/src", "slides/src")
    for file in sorted((ROOT / folder).rglob("*.py"))
    if file.name != "style.py"
]


@pytest.mark.parametrize("file", FILES)
def test_colours_are_named_in_one_place(file):
    found = sorted(set(literal_colours((ROOT / file).read_text(encoding="utf-8"))))
    assert not found, f"{file}: take the names of dyingrelu_utils.plots.style instead of {found}"


def test_a_literal_colour_is_found():
    code = f"a('{GREY}'); b(color='k'); c('black'); d(axis='y')"
    assert set(literal_colours(code)) == {GREY, "k", "black"}
