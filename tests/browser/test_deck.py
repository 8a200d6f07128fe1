"""The exported deck in a real Chromium, with the network switched off: each slide looked at."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from dyingrelu_utils.plots.style import STYLE
from notebooks import ROOT
from slides import FIGURE_DPI

pytestmark = pytest.mark.timeout(600)  # the deck is run anew first
HTML = ROOT / "build" / "slides" / "deck.html"
PDF = HTML.with_suffix(".pdf")
GIF = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
PICTURES = ROOT / "build" / "browser" / "slides"
WINDOW = {"width": 1280, "height": 720}
SLIDES = 14
CHECK = (Path(__file__).parent / "slide_problems.js").read_text(encoding="utf-8")
POINTS = STYLE["font.size"]  # the size of the letters in the figures
LIMITS = {"smallest": 18, "figurePoints": POINTS, "figureDpi": FIGURE_DPI}


@pytest.fixture(scope="session")
def exported():
    """The deck as `make slides` exports it."""
    run = subprocess.run([sys.executable, "tools/slides.py"], cwd=ROOT, capture_output=True)
    assert run.returncode == 0, (run.stdout + run.stderr).decode()
    return HTML


class Deck:
    """An open deck: `page`, and in `problems` what went wrong in it so far."""

    def __init__(self, context, file):
        self.problems = []
        context.on("request", self.note_request)
        context.on("console", self.note_message)
        self.page = context.new_page()
        self.page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        self.file = file.as_uri()
        self.page.goto(self.file)
        self.page.wait_for_function("Reveal.isReady()")

    def note_request(self, request):
        if not request.url.startswith("data:") and re.split(r"[?#]", request.url)[0] != self.file:
            self.problems.append(f"request: {request.url}")

    def note_message(self, message):
        if message.type in ("error", "warning"):
            self.problems.append(f"{message.type} in the console: {message.text}")

    def place(self):
        return self.page.evaluate("Object.values(Reveal.getIndices())")

    def look(self):
        self.page.evaluate("Promise.allSettled(document.getAnimations().map(a => a.finished))")
        return self.page.evaluate(CHECK, LIMITS)


@pytest.fixture
def deck(chromium, exported):
    context = chromium.new_context(viewport=WINDOW, offline=True, reduced_motion="reduce")
    yield Deck(context, exported)
    context.close()


def numbers(page):
    """All slides as they are counted: [[1, 1], [2, 1], [2, 2], ...]."""
    return page.evaluate(
        "Reveal.getSlides().map(Reveal.getIndices).map(({h, v}) => [h + 1, v + 1])"
    )


def test_every_slide_holds_what_it_shows(deck):
    """From the first slide to the last with the space bar, as a speaker goes."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    problems, walked = [], []
    while True:
        while deck.page.evaluate("Reveal.availableFragments().next"):
            deck.page.keyboard.press("Space")
        h, v = deck.place()[:2]
        walked.append([h + 1, v + 1])
        problems += deck.look()
        deck.page.screenshot(path=PICTURES / f"{h + 1:02}-{v + 1:02}.png")
        deck.page.keyboard.press("Space")
        if deck.place()[:2] == [h, v]:
            break
    assert walked == numbers(deck.page)
    assert not problems + deck.problems, "\n".join(problems + deck.problems)


def test_slide_n_of_the_source_is_slide_n(deck):
    assert {h for h, _ in numbers(deck.page)} == set(range(1, SLIDES + 1))


def test_the_short_talk_goes_to_the_right(deck):
    places = [deck.place()[:2]]
    while not deck.page.evaluate("Reveal.availableRoutes().right === false"):
        deck.page.keyboard.press("ArrowRight")
        places += [deck.place()[:2]] * (places[-1] != deck.place()[:2])  # or a fragment appeared
    assert places == [[h, 0] for h in range(SLIDES)]


def test_keys(deck):
    page = deck.page
    page.keyboard.press("End")
    page.wait_for_url("**#/*")
    page.keyboard.press("Escape")
    assert page.evaluate("Reveal.isOverview()")
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+Slash")
    assert page.get_by_text("Keyboard Shortcuts").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Home")
    with page.context.expect_page() as opened:
        page.keyboard.press("s")
    notes = page.evaluate("Reveal.getCurrentSlide().querySelector('aside.notes p').textContent")
    opened.value.get_by_text(notes.strip()[:30]).wait_for()
    assert not deck.problems, "\n".join(deck.problems)


FILMS = ("killing", "alpha", "rate", "scale")


def film_on(page, name):
    """Go to the slide of a film; return the film and how its picture is named."""
    slider = {"killing": "update", "alpha": "leak alpha", "rate": "learning rate"}
    named = slider.get(name, "scale of the weights, then with a bias of −3")
    place = page.evaluate(
        """name => { const film = document.querySelector(`[aria-label="${name}"]`);
        const { h, v } = Reveal.getIndices(film.closest("section")); Reveal.slide(h, v);
        return [h, v]; }""",
        named,
    )
    return page.locator(".present .present .film"), place


def state(film):
    """Value, what is announced, and a part of the picture."""
    return (
        film.locator("input").input_value(),
        film.locator("input").get_attribute("aria-valuetext"),
        film.get_by_role("status").inner_text(),
        film.locator("img").evaluate("img => img.src.length + img.src.slice(-80)"),
    )


@pytest.mark.parametrize("name", FILMS)
def test_a_film_by_key(deck, name):
    page = deck.page
    film, place = film_on(page, name)
    slider = film.get_by_role("slider")
    slider.focus()
    page.keyboard.press("Home")
    first = state(film)
    assert first[0] == "0"
    page.keyboard.press("ArrowRight")
    second = state(film)
    assert second[0] == "1" and all(a != b for a, b in zip(first, second, strict=True))
    page.keyboard.press("ArrowLeft")
    assert state(film) == first
    for key in ("End", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
    assert deck.place()[:2] == place, "an arrow turned the slide"
    page.keyboard.press("Escape")  # gives the arrows back
    assert not page.evaluate("Reveal.isOverview()")
    page.keyboard.press("ArrowRight")
    assert deck.place()[0] == place[0] + 1
    assert not deck.problems, "\n".join(deck.problems)


def test_page_keys_turn_the_slide_under_a_film(deck):
    film, place = film_on(deck.page, "rate")
    film.get_by_role("slider").focus()
    deck.page.keyboard.press("PageDown")
    assert deck.place()[:2] != place


@pytest.mark.parametrize("name", FILMS)
def test_a_film_by_mouse(deck, name):
    film, place = film_on(deck.page, name)
    before = state(film)
    box = film.get_by_role("slider").bounding_box()
    deck.page.mouse.click(box["x"] + 0.3 * box["width"], box["y"] + box["height"] / 2)
    assert all(a != b for a, b in zip(before, state(film), strict=True))
    deck.page.mouse.click(box["x"] + 1, box["y"] + box["height"] / 2)
    first = state(film)
    film.get_by_role("button", name="Play").click()
    film.get_by_role("button", name="Pause").wait_for()
    deck.page.wait_for_function(
        "old => document.querySelector('.present .present .film input').value > old", arg=first[0]
    )
    film.get_by_role("button", name="Pause").click()
    stopped = state(film)
    deck.page.wait_for_timeout(700)
    assert state(film) == stopped and deck.place()[:2] == place
    film.get_by_role("button", name="Play").press("Space")
    film.get_by_role("button", name="Pause").wait_for()
    assert deck.place()[:2] == place
    assert not deck.problems, "\n".join(deck.problems)


def test_a_film_by_finger(chromium, exported):
    context = chromium.new_context(viewport=WINDOW, offline=True, has_touch=True)
    deck = Deck(context, exported)
    film, place = film_on(deck.page, "killing")
    before = state(film)
    box = film.get_by_role("slider").bounding_box()
    y = box["y"] + box["height"] / 2
    touch = context.new_cdp_session(deck.page)
    ways = [("touchStart", 0.9), *(("touchMove", k / 10) for k in range(9, 1, -1))]
    for kind, x in ways:
        point = {"x": box["x"] + x * box["width"], "y": y}
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert int(state(film)[0]) < int(before[0])
    assert deck.place()[:2] == place, "a finger on the slider turned the slide"
    context.close()


SPOILT = {
    "is .* px wide in": "slide.innerHTML += `<pre>${'x'.repeat(120)}</pre>`",
    "outside the margins": "slide.innerHTML += '<p>one line more</p>'.repeat(20)",
    "an <img> without": f"slide.innerHTML += '<img src=\"{GIF}\">'",
    "an <svg> without": "slide.innerHTML += '<svg width=9 height=9></svg>'",
    "is 17.0 px high": "slide.innerHTML += '<p style=\"font-size:17px\">small</p>'",
    "a contrast of": "slide.innerHTML += '<p style=\"color:#999\">pale</p>'",
    "no notes": "slide.querySelectorAll('aside').forEach(notes => notes.remove())",
    "no heading": "slide.querySelector('h1, h2').remove()",
    "but is 1.1": "slide.querySelector('.number').textContent = '2.1'",
    "request: https://example": "document.body.append(Object.assign("
    "document.createElement('script'), {src: 'https://example.org/x.js'}))",
    "error: ": "setTimeout(() => { throw Error('spoilt') })",
}


@pytest.mark.parametrize("expected", SPOILT)
def test_a_spoilt_slide_is_noticed(deck, expected):
    assert not deck.look()
    slide = "const slide = document.querySelector('.present .slide'); "
    deck.page.evaluate(slide + SPOILT[expected])
    deck.page.wait_for_timeout(100)
    problems = "\n".join(deck.look() + deck.problems)
    assert re.search(expected, problems), problems


def test_pdf_has_a_page_for_every_slide(deck):
    pdf = PDF.read_bytes()
    pages = re.findall(rb"/Type\s*/Page\b.*?endobj", pdf, re.S)
    assert len(pages) == len(numbers(deck.page))
    for number, page in enumerate(pages, 1):
        assert re.search(rb"/MediaBox\s*\[0 0 960 540\]", page), f"page {number}: not 1280 x 720 px"
        contents = re.search(rb"/Contents (\d+) 0 R", page)[1]
        length = re.search(rb"(?m)^" + contents + rb" 0 obj\s*<<.*?/Length (\d+)", pdf, re.S)[1]
        assert int(length) > 300, f"page {number} is empty"
