"""The deck in a browser: every slide fits, can be read, and needs no network."""

import re
import subprocess
import sys

import pytest

from notebooks import ROOT
from slides import find_browser

TARGET = ROOT / "build" / "slides"
PICTURES = ROOT / "build" / "browser" / "slides"
SMALLEST_PX = 18

# What is wrong with the slide in front: a list of sentences.
LOOK = """smallest => {
    const slide = Reveal.getCurrentSlide(), wrong = [];
    const all = [...slide.querySelectorAll("*")].filter(e => !e.closest("aside, defs, marker"));
    const name = e => `${e.tagName.toLowerCase()} "${(e.textContent || "").trim().slice(0, 40)}"`;
    const rgb = c => c.match(/[\\d.]+/g).map(Number);
    const light = c => {
        const [r, g, b] = rgb(c).map(v => v / 255)
            .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = e => {
        const box = e.closest("g.node")?.querySelector("rect");
        if (box) return getComputedStyle(box).fill;
        for (; e; e = e.parentElement) {
            const colour = getComputedStyle(e).backgroundColor;
            if ((rgb(colour)[3] ?? 1) === 1) return colour;
        }
        return "rgb(255, 255, 255)";
    };
    for (const e of all) {
        const box = e.getBoundingClientRect();
        if (box.width && (box.left < 0 || box.top < 0 || box.right > 1280 || box.bottom > 690))
            wrong.push(`${name(e)} ends at ${Math.round(box.right)}, ${Math.round(box.bottom)}`);
        if (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display === "block"
                && !(e instanceof SVGElement) && e.namespaceURI.endsWith("xhtml"))
            wrong.push(`${name(e)} is ${e.scrollWidth - e.clientWidth} px too wide`);
        if (e.tagName === "IMG" && !(e.alt.trim() && e.complete && e.naturalWidth))
            wrong.push("a picture without alternative text, or broken");
        if (e.tagName === "svg" && !e.getAttribute("aria-label"))
            wrong.push("a drawing without a description");
        const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
        if (!own || ["STYLE", "style"].includes(e.tagName)) continue;
        const style = getComputedStyle(e), svg = e instanceof SVGElement;
        const scale = svg ? Math.abs(e.getScreenCTM().a) : 1;
        const size = parseFloat(style.fontSize) * scale;
        if (size < smallest) wrong.push(`${name(e)} has ${size.toFixed(1)} px`);
        const [a, b] = [light(svg ? style.fill : style.color), light(behind(e))];
        const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (contrast < 4.5) wrong.push(`${name(e)} has a contrast of ${contrast.toFixed(1)}`);
    }
    if (!slide.querySelector("aside.notes")?.textContent.trim()) wrong.push("no speaker notes");
    return wrong;
}"""


@pytest.fixture(scope="module")
def deck():
    run = [sys.executable, "tools/slides.py"]
    made = subprocess.run(run, cwd=ROOT, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    return TARGET


@pytest.fixture
def offline(chromium):
    """A page without any network; at the end it must have met no error and asked for nothing."""
    problems = []
    context = chromium.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    page = context.new_page()
    page.on("pageerror", lambda error: problems.append(f"error in the page: {error}"))
    page.on(
        "console",
        lambda line: line.type == "error" and problems.append(f"error in the console: {line.text}"),
    )
    page.on(
        "request",
        lambda request: (
            request.url.startswith("data:")
            or request.url.split("#")[0] == (TARGET / "deck.html").as_uri()
            or problems.append(f"request: {request.url}")
        ),
    )
    yield page
    context.close()
    assert not problems, "\n".join(problems)


def test_every_slide(deck, offline):
    PICTURES.mkdir(parents=True, exist_ok=True)
    offline.goto((deck / "deck.html").as_uri())
    offline.wait_for_function("window.Reveal?.isReady()")
    seen, wrong = [], []
    while True:
        at = offline.evaluate("Reveal.getIndices()")
        number = f"{at['h'] + 1}.{at['v'] + 1}"
        seen.append(number)
        shown = re.sub(r"\s", "", offline.locator(".slide-number").inner_text())
        if shown != number:
            wrong.append(f"{number}: numbered {shown}")
        wrong += [f"{number}: {what}" for what in offline.evaluate(LOOK, SMALLEST_PX)]
        offline.screenshot(path=PICTURES / f"{at['h'] + 1:02d}_{at['v'] + 1}.png")
        if offline.evaluate("Reveal.isLastSlide()"):
            break
        offline.keyboard.press("Space")
    assert not wrong, "\n".join(wrong)
    assert len(seen) == len(set(seen)) == offline.evaluate("Reveal.getTotalSlides()")
    assert seen[-1].startswith("14.")


def test_the_short_talk_by_the_right_arrow(deck, offline):
    offline.goto((deck / "deck.html").as_uri())
    offline.wait_for_function("window.Reveal?.isReady()")
    seen = []
    for _ in range(14):
        at = offline.evaluate("Reveal.getIndices()")
        seen.append((at["h"], at["v"]))
        offline.keyboard.press("ArrowRight")
    assert seen == [(h, 0) for h in range(14)]


def test_speaker_notes_open(deck, offline):
    offline.goto((deck / "deck.html").as_uri())
    offline.wait_for_function("window.Reveal?.isReady()")
    with offline.expect_popup() as popup:
        offline.keyboard.press("s")
    popup.value.get_by_text("Who has seen a dead unit").wait_for(timeout=10_000)


def test_the_pdf_has_a_sheet_for_each_slide(deck, offline):
    offline.goto((deck / "deck.html").as_uri())
    offline.wait_for_function("window.Reveal?.isReady()")
    assert find_browser()
    pdf = (deck / "deck.pdf").read_bytes()
    assert len(re.findall(rb"/Type /Page\b", pdf)) == offline.evaluate("Reveal.getTotalSlides()")
