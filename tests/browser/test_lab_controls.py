"""The labs in a real JupyterLab: every control by key and by mouse; picture and text follow."""

import re

import pytest
from lab_page import LabPage

from notebooks import ROOT

PICTURES = ROOT / "build" / "browser"
LABS = ["02_activations", "04_training", "05_analysis", "06_killing", "07_depth"]


def snap(shown, *what):
    name = re.sub(r"\W+", "_", " ".join(what))
    shown.page.screenshot(path=PICTURES / f"lab_{name}.png")
    assert "Nothing drawn" not in shown.text, shown.text


@pytest.mark.parametrize("notebook", LABS)
def test_every_control_moves_picture_and_text(page, lab, notebook):
    PICTURES.mkdir(parents=True, exist_ok=True)
    shown = LabPage(page, lab, f"notebooks/{notebook}.ipynb")
    assert shown.image.get_attribute("title")
    box = shown.element.bounding_box()
    assert box["x"] + box["width"] <= 1280 and box["height"] <= 600, "too large beside a notebook"
    snap(shown, notebook, "rest")
    for label in shown.choices:
        try_choice(shown, label)
    for label in shown.sliders:
        try_slider(shown, notebook, label)
    buttons = shown.element.get_by_role("button").all_inner_texts()
    if "Another seed" in buttons:
        try_deck_and_seed(shown)
    if "Next death" in buttons:
        try_deaths(shown, notebook)


def try_choice(shown, label):
    choice, first = shown.choices[label], shown.text
    last = choice.locator("option").last.inner_text()
    assert shown.after(choice.select_option, last) != first, label
    choice.focus()
    assert shown.after(choice.press, "Home") == first, label
    if label == "activation":
        shown.after(choice.select_option, "Leaky ReLU")  # else the leak cannot be moved


def try_slider(shown, notebook, label):
    handle, first, rest = shown.sliders[label], shown.text, shown.readout(label)
    now, low, high = (
        float(handle.get_attribute(f"aria-value{which}")) for which in ("now", "min", "max")
    )
    for key in ("ArrowRight", "End", "Home"):
        if key != "Home" or now > low:
            assert shown.after(handle.press, key) != first, f"{label}: {key}"
            snap(shown, notebook, label, key)

    shown.page.evaluate("window.seen.heights = []")
    n = len(shown.seen("pictures"))
    ink = shown.ink(shown.drag, label, *[place / 40 for place in range(37)])
    assert len(shown.seen("pictures")) > n + 2, f"{label}: hardly a picture in a drag"
    assert len(set(shown.seen("heights"))) == 1, f"{label}: the picture changes its size"
    assert len(ink) > 2 and min(ink) > 0.02, f"{label}: a blank frame in a drag"
    dragged = shown.text
    assert dragged != first, label
    snap(shown, notebook, label, "dragged")
    shown.press(label, "ArrowLeft", "ArrowRight")
    assert shown.text == dragged, f"{label}: the last value of a drag was not drawn"

    shown.after(shown.drag, label, (now - low) / (high - low))  # back to where it was
    for key in ("ArrowRight",) * 3 + ("ArrowLeft",) * 6:
        if shown.readout(label) != rest:
            shown.press(label, key)
    assert shown.text == first, label


def try_deck_and_seed(shown):
    rest = shown.text
    seed = shown.element.get_by_role("button", name="Another seed")
    assert shown.after(seed.click) != shown.after(seed.press, "Enter") != rest
    deck = shown.element.get_by_role("button", name="The deck's own setting")
    assert shown.after(deck.press, "Enter") == rest
    assert "loss 0.5149, accuracy 73.10%" in rest


def try_deaths(shown, notebook):
    death = shown.element.get_by_role("button", name="Next death")
    texts = [shown.after(death.click), shown.after(death.press, "Enter")]
    for text in texts:
        assert re.match(r"After update \d+: [1-9]\d*/16 dead", text)
        assert re.search(r"Made dead by this update: \d", text)
    snap(shown, notebook, "death")
    play = shown.element.locator(".widget-play button").first
    n = len(shown.seen("pictures"))
    play.click()
    shown.page.wait_for_function(f"window.seen.pictures.length > {n + 4}")
    play.click()
    shown.settle()
    update = re.match(r"After update (\d+)", shown.text)[1]
    assert shown.sliders["after update"].get_attribute("aria-valuenow") == f"{update}.0"
