"""Export the slides: run slides/deck.ipynb and write build/slides/deck.html and, where there is a
Chromium, deck.pdf.

The HTML is one file that asks no network for anything: reveal.js and its theme come from the
package sphinx-revealjs, mathematics is MathML, the flow charts are SVG, drawn from their text, and
the films are pictures that the labs have drawn (films.py).
"""

import base64
import difflib
import hashlib
import html
import json
import os
import re
import subprocess
import sys
import time
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import matplotlib
import mermaidx
import nbformat
from fontTools import subset
from fontTools.ttLib import TTFont
from latex2mathml.converter import convert as latex_to_mathml
from nbclient.exceptions import CellExecutionError
from nbconvert import SlidesExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

import films
from chromium import FLAGS, VARIABLE, find_chromium
from isolation import ROOT, isolate
from notebooks import NotebookError, as_text, execute, load

DECK = ROOT / "slides" / "deck.ipynb"
BUILD = ROOT / "build" / "slides"
TEMPLATE = DECK.parent / "template"
FILM_MIME = "application/x-dyingrelu-film+json"
FIGURE_DPI = 200  # of the notebooks' figures
PRINT_SECONDS = 120

# How the flow charts look. A chart may differ: `%%{init: ...}%%` in its text comes first.
CHART = json.loads((TEMPLATE / "flowchart.json").read_text("utf-8"))

# what latex2mathml writes, and how it looks better
MATHML = {
    r"<msup>(<mi>.</mi>)<mi>(&#x02032;)</mi></msup>": r'\1<mo lspace="0" rspace="0">\2</mo>',
    r"<mo>([a-z]{2,})</mo>": r"<mtext>\1</mtext>",  # max
    r"(&#x00028;</mo>)<mo>&#x02212;": r'\1<mo form="prefix">&#x02212;',
}.items()


# what a keyboard has, and the sign that is meant: a minus, an arrow, a space that is not broken
SIGNS = [(r"(?<![\w)])-(?=\d)", "−"), (r" -> ", " → "), (r"(?<=\d) %", "\u00a0%")]

SIGNS_OF_MATHEMATICS = "′∂∑√−±×·≤≥→∞‖▶❚✔◐✘"  # which stand in no text as such


class SlideError(Exception):
    """Something in the deck that cannot be shown; says what to do."""


def chart(source):
    """The SVG of a flow chart written for Mermaid, described by its `accTitle` and `accDescr`."""
    if not re.search(r"^\s*accTitle *:", source, re.M) or "accDescr" not in source:
        raise SlideError(
            "this flow chart has no alternative text: add lines `accTitle: ...` and "
            f"`accDescr: ...` below its first line\n{source}"
        )
    try:
        svg = mermaidx.render(source, config=CHART, theme="base").svg()
    except RuntimeError as error:
        raise SlideError(f"Mermaid cannot read this flow chart: {error}\n{source}") from None
    name = hashlib.sha256(source.encode()).hexdigest()[:8]
    svg = svg.replace("my-svg", f"chart-{name}")  # the page has several
    svg = re.sub(r'role="[^"]*"', 'role="img"', svg, count=1)
    svg = re.sub(r' aria-roledescription="[^"]*"', "", svg, count=1)
    return f'<figure class="chart">{svg}</figure>\n'


def mathml(source, display):
    """LaTeX as MathML; `display` is "inline" or "block"."""
    try:
        result = latex_to_mathml(source.strip(), display=display)
        problem = re.search(r"\\\w+", result)  # a command that it does not know is left as it is
    except Exception as error:  # its errors have no class in common
        problem = [type(error).__name__]
    if problem:
        raise SlideError(f"latex2mathml cannot read ${source}$: {problem[0]}")
    for pattern, better in MATHML:
        result = re.sub(pattern, better, result)
    return result


class Renderer(IPythonRenderer):
    """Markdown as in a notebook, with nothing left to draw in the browser."""

    def text(self, text):
        for pattern, sign in SIGNS:
            text = re.sub(pattern, sign, text)
        return super().text(text)

    def block_mermaidjs(self, code):
        return chart(code)

    def block_math(self, body):
        return mathml(body, "block")

    def inline_math(self, body):
        return mathml(body, "inline")


class Exporter(SlidesExporter):
    """nbconvert's slides in the template of slides/template/."""

    def __init__(self, **options):
        super().__init__(
            template_name="template", extra_template_basedirs=[str(TEMPLATE.parent)], **options
        )

    def markdown2html(self, source):
        renderer = Renderer(escape=False, embed_images=True, exclude_anchor_links=True)
        return MarkdownWithMath(renderer=renderer).render(source)


def reveal(path):
    """The text of a file of reveal.js."""
    package = find_spec("sphinx_revealjs")
    if package is None:
        raise SlideError("the package sphinx-revealjs is missing: run `make slides`")
    folder = Path(package.submodule_search_locations[0]) / "_static" / "revealjs"
    return (folder / path).read_text(encoding="utf-8"), (folder / path).parent


def embedded(family, data, **looks):
    """A font as CSS."""
    looks = "".join(f"font-{name}: {value}; " for name, value in looks.items())
    source = f"url(data:font/woff;base64,{base64.b64encode(data).decode()}) format('woff')"
    return f"@font-face {{ font-family: '{family}'; {looks}src: {source}; }}"


def fonts():
    """The theme's font, in the three faces that the deck uses."""
    css, folder = reveal("dist/theme/fonts/source-sans-pro/source-sans-pro.css")
    faces = []
    for face in re.findall(r"@font-face *\{.*?\}", css, re.S):
        name = re.search(r"url\('\./([\w-]+\.woff)'\)", face)[1]
        if "semibolditalic" not in name:
            looks = dict(re.findall(r"font-(style|weight): *(\w+)", face))
            faces.append(embedded("Source Sans Pro", (folder / name).read_bytes(), **looks))
    return "\n".join(faces)


def font_of_signs(text):
    """For mathematics and signs the font of the figures, with what `text` has of it."""
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    faces = []
    for name, style in (("DejaVuSans.ttf", "normal"), ("DejaVuSans-Oblique.ttf", "italic")):
        font, file = TTFont(folder / name), BytesIO()
        part = subset.Subsetter(subset.Options(drop_tables=["FFTM", "DSIG"], hinting=False))
        part.populate(text=text)
        part.subset(font)
        font.flavor = "woff"
        font["head"].modified = font["head"].created  # the same bytes every time
        font.recalcTimestamp = False
        font.save(file)
        face = embedded("Deck Math", file.getvalue(), style=style)
        faces.append(face.replace("{", "{ size-adjust: 90%;"))  # its letters are large
    return "\n".join(faces)


def notices():
    """What is in the file that others have made, and their licences."""
    licences = {
        "reveal.js": reveal("LICENSE")[0],
        "Source Sans Pro": reveal("dist/theme/fonts/source-sans-pro/LICENSE")[0],
        "DejaVu Sans, as Deck Math": (
            Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "LICENSE_DEJAVU"
        ).read_text(encoding="utf-8"),
    }
    text = "\n\n".join(f"{name}\n\n{licence.strip()}" for name, licence in licences.items())
    return "This file holds:\n\n" + text.replace("--", "- -")  # it stands in a comment


def parts(nb):
    """The style sheets, scripts and films that stand in the file."""
    theme = re.sub(r"@import [^;]*;", "", reveal("dist/theme/white.css")[0])
    own = (TEMPLATE / "slides.css").read_text(encoding="utf-8")
    scripts = [reveal(path)[0] for path in ("dist/reveal.js", "plugin/notes/notes.js")]
    text = "".join(sorted(set(nbformat.writes(nb)) | set(SIGNS_OF_MATHEMATICS)))
    sheets = [reveal(f"dist/{name}.css")[0] for name in ("reset", "reveal")]
    return {
        "notices": notices(),
        "styles": [*sheets, fonts(), font_of_signs(text), theme, own],
        # neither may end the element that it stands in
        "scripts": [re.sub(r"<(?=/script|!--)", r"\\x3C", script) for script in scripts],
        "movers": (TEMPLATE / "slides.js").read_text(encoding="utf-8"),
        "films": films.made(films_in(nb)),
    }


def films_in(nb):
    """The names of the films that cells show."""
    outputs = [output for cell in nb.cells for output in cell.get("outputs", [])]
    shown = [output.get("data", {}).get(FILM_MIME) for output in outputs]
    return [each["film"] for each in shown if each]


def texts(nb):
    """What the cells print, line by line; the figures are left out."""
    lines = []
    for number, cell in enumerate(cell for cell in nb.cells if cell.cell_type == "code"):
        for output in cell.outputs:
            data = output.get("data", {})
            if "image/png" in data:
                continue
            text = output.get("text") or data.get("text/plain", "") + data.get("text/markdown", "")
            lines += [f"cell {number}: {line}" for line in text.splitlines()]
    return lines


def run(path):
    """The notebook in `path`, run anew; its outputs must be those that are stored in it."""
    if not path.exists():
        raise SlideError(f"there is no {path}: run `make notebooks NB=deck`")
    stored = nbformat.reads(load(path), as_version=4)
    source = path.parent / "src" / f"{path.stem}.py"
    if source.exists() and as_text(source) != as_text(path):
        raise SlideError(f"{path.name} and src/{source.name} differ: run `make notebooks NB=deck`")
    nb = nbformat.from_dict(stored.copy())
    print(f"Running {path.name}", flush=True)
    try:
        execute(nb, path.parent)
    except CellExecutionError as error:
        raise SlideError(f"a cell of {path.name} fails:\n{error}") from None
    diff = list(difflib.unified_diff(texts(stored), texts(nb), "stored", "now", n=0, lineterm=""))
    if diff:
        raise SlideError(
            "\n".join(diff) + f"\n{path.name} holds other outputs than its code gives now: run "
            "`make notebooks NB=deck` and see why they changed"
        )
    return nb


def to_html(nb):
    """The deck as one HTML file."""
    heading = re.search(r"^# +(.*)", "\n".join(cell.source for cell in nb.cells), re.M)
    deck = {"title": html.escape(heading[1] if heading else "Slides"), **parts(nb)}
    page, _ = Exporter().from_notebook_node(nb, resources={"deck": deck})
    for image in re.findall(r"<img [^>]*>", page.split("</main>")[0]):
        if not re.search(r' alt="(?!No description has been provided)[^"]', image):
            raise SlideError("a figure has no description: show it with `plots.show(fig, caption)`")
    return page


def to_pdf(page, pdf, chromium):
    """Print the HTML file `page`, one slide a page."""
    command = [chromium, "--headless", *FLAGS, "--no-pdf-header-footer", f"--print-to-pdf={pdf}"]
    command += ["--virtual-time-budget=20000", page.resolve().as_uri() + "?print-pdf"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PRINT_SECONDS)
    if done.returncode or not pdf.exists():
        raise SlideError(f"{chromium} made no PDF:\n{done.stderr[-2000:]}")


def export(notebook=DECK, folder=BUILD):
    """Yield the files as they are written."""
    isolate()
    folder.mkdir(parents=True, exist_ok=True)
    page, pdf = (folder / f"{notebook.stem}{ending}" for ending in (".html", ".pdf"))
    pdf.unlink(missing_ok=True)
    page.write_text(to_html(run(notebook)), encoding="utf-8")
    yield page
    chromium = find_chromium()
    if chromium is None:
        own = os.environ.get(VARIABLE)
        found = f"{VARIABLE} names {own}, which is no program" if own else "No Chromium, Chrome or "
        found += "" if own else f"Edge found (set {VARIABLE} to its path)"
        print(f"{found}, so there is no PDF.")
        return
    to_pdf(page, pdf, chromium)
    yield pdf


def main():
    start = time.perf_counter()
    try:
        for file in export():
            size, seconds = file.stat().st_size / 1e6, time.perf_counter() - start
            print(f"{os.path.relpath(file)}: {size:.1f} MB, after {seconds:.0f} s", flush=True)
    except (SlideError, NotebookError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
