"""The deck: its structure, its notes, its numbers against the notebooks', and how it is drawn."""

import re

import pytest

from notebooks import FOLDERS, ROOT, read
from slides import DECK, draw_chart, draw_formulas, page

NOTES = ("Say", "Ask", "Likely wrong answer", "Minutes")
NUMBER = r"(?<![\w.])\d+(?:\.\d+)?"


def kind(cell):
    return cell.metadata.get("slideshow", {}).get("slide_type", "-")


def parts():
    """[(number such as "10.2", cells)], skipped cells left out."""
    found, slide, part = [], 0, 0
    for cell in read(DECK).cells:
        if kind(cell) in ("slide", "subslide"):
            slide, part = (slide + 1, 1) if kind(cell) == "slide" else (slide, part + 1)
            found.append((f"{slide}.{part}", []))
        if kind(cell) != "skip":
            found[-1][1].append(cell)
    return found


PARTS = parts()


def heading(cells):
    return re.match(r"#+ (.*)", cells[0].source)[1]


def outputs(cell):
    """The texts that a cell printed or said."""
    return [o.get("text") or o.get("data", {}).get("text/plain", "") for o in cell.outputs]


def minutes(cells):
    return int(re.search(r"\*\*Minutes\.\*\* (\d+)", cells[-1].source)[1])


def test_fourteen_slides():
    assert [number for number, _ in PARTS if number.endswith(".1")] == [
        f"{n}.1" for n in range(1, 15)
    ]


@pytest.mark.parametrize(("number", "cells"), PARTS, ids=[number for number, _ in PARTS])
def test_every_slide_has_its_notes(number, cells):
    assert [kind(cell) for cell in cells].count("notes") == 1 and kind(cells[-1]) == "notes"
    for word in NOTES:
        assert f"**{word}.**" in cells[-1].source, f"slide {number} has no {word!r}"


def test_the_readme_gives_the_minutes():
    short = sum(minutes(cells) for number, cells in PARTS if number.endswith(".1"))
    long = sum(minutes(cells) for _, cells in PARTS)
    readme = (ROOT / "slides" / "README.md").read_text(encoding="utf-8")
    assert short == 20
    assert "**Short**, 20 minutes" in readme and f"**Long**, {long} minutes" in readme
    assert f"of 20 or of {long} minutes" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_tells_what_became_of_every_source_slide():
    text = (ROOT / "slides" / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| (.+?) \| (.+?) \| (.+?) \|$", text, flags=re.MULTILINE)
    assert [int(row[0]) for row in rows] == list(range(1, 15))
    headings = {number: heading(cells) for number, cells in PARTS}
    for number, *_, shown in rows:
        cells = re.findall(r"(\d+\.\d+) (?:\*(.+?)\*)", shown)
        assert cells, f"slide {number}: no cell is named"
        for part, title in cells:
            assert headings.get(part) == title, f"slide {number}: there is no {part} {title!r}"
            assert part.split(".")[0] == number


TAGGED = [
    (cell, tag.removeprefix("as-in-"))
    for cell in read(DECK).cells
    for tag in cell.metadata.get("tags", [])
    if tag.startswith("as-in-")
]


@pytest.mark.parametrize(("cell", "notebook"), TAGGED, ids=[c.id for c, _ in TAGGED])
def test_the_deck_says_what_the_notebook_says(cell, notebook):
    """Printed lines occur in the notebook as they are; numbers that are said, as numbers."""
    path = next((ROOT / FOLDERS[0]).glob(f"{notebook}_*.ipynb"))
    code = [c for c in read(path).cells if c.cell_type == "code"]
    there = "\n".join(text for c in code for text in outputs(c))
    lines = {line.rstrip() for line in there.split("\n")}
    assert any(outputs(cell)), "nothing to compare"
    for output in cell.outputs:
        if output.output_type == "stream":
            missing = {line.rstrip() for line in output.text.rstrip().split("\n")} - lines
        else:
            said = re.findall(NUMBER, output.data["text/plain"])
            missing = set(said) - set(re.findall(NUMBER, there)) - {"2", "95"}
        assert not missing, f"not in {path.name}: {missing}"


def test_no_printed_result_is_left_unchecked():
    shown = [cell for _, cells in PARTS for cell in cells if cell.cell_type == "code"]
    tagged = {cell.id for cell, _ in TAGGED}
    for cell in shown:
        printed = [o for o in cell.outputs if o.output_type == "stream" and o.text.strip()]
        assert not printed or cell.id in tagged, f"tag this cell as-in-NN: {cell.source}"


def test_numbers_in_the_text_stand_in_code_or_output():
    cells = [cell for cell in read(DECK).cells if cell.cell_type == "code"]
    known = "\n".join(text for cell in cells for text in [cell.source, *outputs(cell)])
    for number, shown in PARTS:
        for cell in shown:
            if cell.cell_type == "markdown" and kind(cell) != "notes":
                found = re.findall(r"(?<![\w.])\d+\.\d+|\d+(?= %)", cell.source)
                missing = [n for n in found if not re.search(rf"(?<![\d.]){re.escape(n)}\b", known)]
                assert not missing, f"slide {number}: {missing}"


@pytest.fixture(scope="module")
def html():
    return page(read(DECK))


def test_the_page_asks_for_nothing(html):
    assert len(html) > 500_000  # reveal.js, fonts and pictures are in it
    assert not re.findall(r"<link\b|@import|\bsrc=[\"'](?!data:)[^\"']*", html.split("<script>")[0])
    body = re.sub(r"<script>.*?</script>", "", html, flags=re.DOTALL)
    assert not re.findall(r"(?:src|href|url)\s*[=(]\s*[\"']?(?:https?:)?//[^\"')]*", body)
    assert "<script src" not in html and 'type="module"' not in html


def test_hidden_cells_are_not_in_the_page(html):
    body = html.split("</head>")[1]
    assert "import numpy" not in body and "collapsed_by_layer" not in body
    assert body.count('class="notes"') == len(PARTS)
    assert "count_dead_units" in body  # this one is shown


def test_pictures_are_described(html):
    slides = html.split("</head>")[1].split("<script>")[0]
    pictures = re.findall(r"<img [^>]*>", slides)
    code = [cell for _, cells in PARTS for cell in cells if cell.cell_type == "code"]
    drawn = [o for cell in code for o in cell.outputs if "image/png" in o.get("data", {})]
    assert len(pictures) == len(drawn) > 5
    for picture in pictures:
        assert re.search(r'alt="[^"]{20,}"', picture)


def test_charts_are_drawn_with_their_text():
    svg = draw_chart("flowchart LR\n    A[one box] --> B[z ≤ 0 &amp; dead]", "here")
    assert svg.startswith('<svg id="here" role="img" aria-label="Flow chart: one box; ')
    assert "box" in svg and "≤" in svg and "my-svg" not in svg and "\n" not in svg


@pytest.mark.parametrize("text", ["flowchart LR\n    A[one --> B", "nonsense", "flowchart LR"])
def test_a_chart_that_cannot_be_drawn_is_an_error(text):
    with pytest.raises(ValueError, match="flow chart"):
        draw_chart(text, "here")


def test_formulas_become_mathml_and_code_does_not():
    text = draw_formulas("the slope $f'(z)$, `a $b$ c` and 5 $ more\n\n$$2^{-n}$$")
    assert text.count("<math") == 2 and 'display="block"' in text
    assert "`a $b$ c`" in text and "5 $ more" in text
