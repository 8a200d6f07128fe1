"""Make the deck: slides/deck.ipynb -> build/slides/deck.html, and deck.pdf if there is a browser.

The notebook is run first, so every number on a slide is computed now. The page is one file:
reveal.js with its theme and fonts comes from the package pyreveal, flow charts are drawn by
mermaidx, formulas become MathML by latex2mathml.
"""

import base64
import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

import mermaidx
from latex2mathml.converter import convert as mathml
from nbconvert import SlidesExporter
from nbconvert.preprocessors import Preprocessor

from isolation import ROOT, isolate
from notebooks import execute, read

DECK = ROOT / "slides" / "deck.ipynb"
TEMPLATE = ROOT / "slides" / "template"
TARGET = ROOT / "build" / "slides"
TITLE = "Why ReLU neurons die"
CHROMIUM = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
CHART = {
    "theme": "base",
    "htmlLabels": False,
    "flowchart": {
        "htmlLabels": False,
        "nodeSpacing": 26,
        "rankSpacing": 40,
        "padding": 12,
        "subGraphTitleMargin": {"top": 4, "bottom": 8},
        "wrappingWidth": 260,
    },
    "themeVariables": {
        "fontFamily": "Source Sans Pro, Helvetica, sans-serif",
        "fontSize": "24px",
        "primaryColor": "#eef5fa",
        "primaryBorderColor": "#00395e",
        "clusterBkg": "#ffffff",
        "clusterBorder": "#8a8a8a",
    },
}
FENCE = re.compile(r"^```mermaid\n(.*?)^```$", flags=re.MULTILINE | re.DOTALL)
PRIME = re.compile(r"<msup>(<mi>\w</mi>)<mi>&#x02032;</mi></msup>")  # it would be raised twice
CODE_OR_MATH = re.compile(
    r"(?P<code>^```.*?^```$|`[^`\n]+`)|\$\$(?P<block>.+?)\$\$|\$(?P<inline>[^$\n]+?)\$",
    flags=re.MULTILINE | re.DOTALL,
)


def draw_chart(text, name):
    """SVG of a Mermaid flow chart; `name` is its id in the page."""
    boxes = re.findall(r"\[(.+?)\]", text)
    try:
        svg = mermaidx.render(text, config=CHART).svg()
    except Exception as error:
        raise ValueError(f"this flow chart cannot be drawn, {error}:\n{text}") from None
    words = set(re.findall(r"\w+", re.sub(r"<[^>]*>", " ", svg)))
    missing = {word for box in boxes for word in re.findall(r"\w+", box)} - words
    if not boxes or missing:
        raise ValueError(f"this is no flow chart, or {missing} is not in its drawing:\n{text}")
    box = re.search(r'viewBox="([^"]+)"', svg)[1]
    width, height = (float(number) for number in box.split()[2:])
    scale = min(1, 1168 / width, 500 / height)
    head = (
        f'<svg id="{name}" role="img" aria-label="Flow chart: {"; ".join(boxes)}" '
        f'viewBox="{box}" width="{scale * width:.0f}" height="{scale * height:.0f}">'
    )
    svg = re.sub(r"<svg [^>]*>", head, svg, count=1).replace("my-svg", name)
    return re.sub(r"\s*\n\s*", " ", svg)  # a blank line would end the HTML in the Markdown


def draw_formulas(markdown):
    """Markdown with its formulas as MathML."""

    def one(found):
        if found["code"]:
            return found[0]
        formula = found["block"] or found["inline"]
        drawn = mathml(formula.strip(), display="block" if found["block"] else "inline")
        return PRIME.sub(r"<mrow>\1<mo>&#x02032;</mo></mrow>", drawn)

    return CODE_OR_MATH.sub(one, markdown)


class DrawTexts(Preprocessor):
    """Flow charts and formulas, in the Markdown of cells and of outputs."""

    def preprocess_cell(self, cell, resources, index):
        texts = [(cell, "source")] if cell.cell_type == "markdown" else []
        texts += [
            (output.data, "text/markdown")
            for output in cell.get("outputs", [])
            if "text/markdown" in output.get("data", {})
        ]
        for holder, key in texts:
            charts = FENCE.sub(lambda fence: draw_chart(fence[1], f"chart-{index}"), holder[key])
            holder[key] = draw_formulas(charts)
        return cell, resources


def style(for_print):
    """The style sheets: reveal.js or ours for print, the white theme with its fonts, and ours."""
    reveal = files("pyreveal") / "revealjs" / "dist"
    faces = ""
    for name, weight, slant in (
        ("regular", 400, "normal"),
        ("italic", 400, "italic"),
        ("semibold", 600, "normal"),
    ):
        font = reveal / "theme" / "fonts" / "source-sans-pro" / f"source-sans-pro-{name}.woff"
        data = base64.b64encode(font.read_bytes()).decode()
        faces += (
            "@font-face { font-family: 'Source Sans Pro'; "
            f"font-weight: {weight}; font-style: {slant}; "
            f"src: url(data:font/woff;base64,{data}) format('woff'); }}\n"
        )
    theme = (reveal / "theme" / "white.css").read_text(encoding="utf-8")
    theme = re.sub(r"@import [^;]*;", "", theme)
    ours = (TEMPLATE / "deck.css").read_text(encoding="utf-8")
    base = TEMPLATE / "print.css" if for_print else reveal / "reveal.css"
    return "\n".join([faces, base.read_text(encoding="utf-8"), theme, ours])


def scripts():
    """reveal.js and its speaker notes, ready to stand inside a page."""
    reveal = files("pyreveal") / "revealjs"
    texts = [reveal / "dist" / "reveal.js", reveal / "plugin" / "notes" / "notes.js"]
    return [p.read_text(encoding="utf-8").replace("</script", r"<\/script") for p in texts]


def page(notebook, for_print=False):
    """The deck as HTML, one file; for print without scripts, a slide on each sheet."""
    exporter = SlidesExporter(
        template_name=TEMPLATE.name,
        extra_template_basedirs=[str(TEMPLATE.parent)],
        preprocessors=[DrawTexts],
        exclude_anchor_links=True,
        exclude_output_prompt=True,
        exclude_input_prompt=True,
    )
    deck = {"title": TITLE, "css": style(for_print), "scripts": [] if for_print else scripts()}
    html, _ = exporter.from_notebook_node(notebook, resources={"deck": deck})
    return html


def texts(notebook):
    """What the cells printed or said, cell by cell."""
    return [
        [output.get("text") or output.get("data", {}).get("text/plain") for output in cell.outputs]
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def find_browser():
    """The first Chromium or Chrome of this machine; None if there is none."""
    return next(filter(None, map(shutil.which, CHROMIUM)), None)


def print_pdf(browser, html, pdf):
    """Write `html`, a text, as a PDF."""
    with tempfile.TemporaryDirectory() as profile:
        page = Path(profile) / "deck.html"
        page.write_text(html, encoding="utf-8")
        command = [browser, "--headless", "--disable-gpu", "--no-first-run", "--disable-sync"]
        command += ["--disable-background-networking", "--disable-component-update"]
        command += [f"--user-data-dir={profile}", "--no-pdf-header-footer"]
        command += ["--virtual-time-budget=10000", f"--print-to-pdf={pdf}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.append("--no-sandbox")
        command.append(page.as_uri())
        run = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if run.returncode or not pdf.exists():
        sys.exit(f"{browser} made no PDF:\n{run.stderr}")


def main():
    isolate()
    stored = read(DECK)
    notebook = execute(read(DECK), DECK.parent)
    if texts(notebook) != texts(stored):
        sys.exit(
            "slides/deck.ipynb: an output is not the stored one. Run `make notebooks NB=deck` "
            "and look at the difference."
        )
    TARGET.mkdir(parents=True, exist_ok=True)
    html, pdf = TARGET / "deck.html", TARGET / "deck.pdf"
    html.write_text(page(notebook), encoding="utf-8")
    made = [html]
    pdf.unlink(missing_ok=True)
    if browser := find_browser():
        print_pdf(browser, page(notebook, for_print=True), pdf)
        made.append(pdf)
    for path in made:
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1e6:.1f} MB")
    if not browser:
        print("No PDF: no Chromium or Google Chrome was found on this machine.")


if __name__ == "__main__":
    main()
