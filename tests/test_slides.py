"""The deck says what the notebooks say, and is exported without a network."""

import hashlib
import json
import re
import sys

import nbformat
import pytest

import chromium
import films
import slides
from notebooks import ROOT, read

sys.path.append(str(ROOT / "slides"))
import shown

SOURCE_SLIDES = range(1, 15)
# what the slide of the source shows, and so ours too, as its cells compute it
COMPUTED = {
    4: ["1000", "10"],
    9: ["20", "0.01", "200"],
    10: ["0.5149", "0.5416", "73.10", "72.70", "0/20"],
}


def text_of(output):
    return output.get("text") or output.get("data", {}).get("text/plain", "")


def printed(cell):
    """The lines that a cell shows, however they are aligned."""
    lines = [line for output in cell.get("outputs", []) for line in text_of(output).splitlines()]
    lines = [" ".join(line.split()) for line in lines]
    return [line for line in lines if line and not line.startswith("<Figure size")]


def slide_type(cell):
    return cell.metadata.get("slideshow", {}).get("slide_type", "-")


def numbered():
    """Every cell of the deck with the number of its slide, as (n, m)."""
    n = m = 0
    for cell in read(slides.DECK).cells:
        if slide_type(cell) == "slide":
            n, m = n + 1, 1
        elif slide_type(cell) == "subslide":
            m += 1
        yield (n, m), cell


def headings():
    """{"4.1": "The data", ...}"""
    found = {}
    for (n, m), cell in numbered():
        if slide_type(cell) in ("slide", "subslide"):
            sign, _, heading = cell.source.splitlines()[0].partition(" ")
            assert sign in ("#", "##"), f"slide {n}.{m} begins without a heading:\n{cell.source}"
            found[f"{n}.{m}"] = heading.strip()
    return found


def test_there_is_a_slide_for_each_of_the_source():
    assert sorted({n for (n, _), _ in numbered()} - {0}) == list(SOURCE_SLIDES)
    assert len(set(headings().values())) == len(headings()), "two slides have the same heading"


def test_every_slide_has_notes():
    noted = {number for number, cell in numbered() if slide_type(cell) == "notes"}
    assert {f"{n}.{m}" for n, m in noted} == set(headings())


def on_slides():
    """(place, cell, output) of what the slides show."""
    for place, cell in numbered():
        if slide_type(cell) != "skip":
            for output in cell.get("outputs", []):
                yield place, cell, output


def test_no_slide_shows_a_printout():
    for (n, m), cell, output in on_slides():
        kinds = set(output.get("data", {}))
        assert kinds & {"image/png", "text/markdown", shown.FILM_MIME}, (
            f"slide {n}.{m}: use `say` or `table` instead of\n{cell.source}"
        )


def test_most_slides_of_the_short_talk_show_a_picture():
    drawn = {n for (n, m), _, output in on_slides() if m == 1 and "image/png" in output.data}
    assert len(drawn) >= 9, drawn


def test_the_deck_computes_nothing_that_takes_long():
    """What a notebook has computed is shown from there."""
    code = "\n".join(cell.source for _, cell in numbered() if cell.cell_type == "code")
    assert len(re.findall(r"\btrain\(", code)) <= 1
    assert not re.findall(r"\b(Verdict|paired_difference|mean_interval|initialise)\(", code)


def test_all_verdicts_are_on_slide_14():
    text = "\n".join(text_of(output) for (n, _), _, output in on_slides() if n == 14)
    found = shown.verdicts()
    assert len(found) >= 21 and {verdict.slide for verdict in found.values()} <= {*SOURCE_SLIDES}
    for verdict in found.values():
        row = f"| {verdict.slide} | {verdict.claim} | {verdict.sign}\u00a0"
        assert row in text, f"build the deck anew: it does not show\n{row}"


def test_the_deck_holds_what_the_notebooks_hold_now():
    """Else a notebook was made anew after the deck."""
    theirs = {
        hashlib.sha256("".join(output["data"]["image/png"]).encode()).digest()
        for path in (ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb")
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        for output in cell.get("outputs", [])
        if "image/png" in output.get("data", {})
    }
    for (n, m), cell, output in on_slides():
        if "image/png" in output.data and "shown(" in cell.source:
            digest = hashlib.sha256("".join(output.data["image/png"]).encode()).digest()
            assert digest in theirs, f"slide {n}.{m}: run `make notebooks NB=deck`"


# what the deck shows of the notebooks


@pytest.fixture
def notebooks(tmp_path, monkeypatch):
    """A folder with one notebook, of two cells that show something and one that does not."""
    figure = {"output_type": "display_data", "metadata": {"image/png": {"alt": "dots"}}}
    figure["data"] = {"image/png": "AAAA", "text/plain": "<Figure>"}
    caption = {"output_type": "display_data", "metadata": {}}
    caption["data"] = {"text/markdown": "*Dots.*", "text/plain": "*Dots.*"}
    rows = "|  | right | gain |\n| :-- | :-- | --: |\n| relu | True | 0.5 [-0.1, 1,000.0] |"
    table = {"output_type": "display_data", "metadata": {}}
    table["data"] = {"text/markdown": rows, "text/plain": rows}
    line = {"output_type": "stream", "name": "stdout", "text": "3 of 20, 61.0% 1e-05\n"}
    cells = [
        ("draw(ax)", [figure, caption]),
        ("def table(rows): pass", []),
        ("table(rows)", [table]),
        ("print(ax)", [line]),
    ]
    cells = [{"cell_type": "code", "source": [text], "outputs": out} for text, out in cells]
    (tmp_path / "06_killing.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    monkeypatch.setattr(shown, "FOLDER", tmp_path)
    shown._cells.cache_clear()
    yield
    shown._cells.cache_clear()


@pytest.fixture
def displayed(monkeypatch):
    """What is displayed: (data, metadata)."""
    found = []
    monkeypatch.setattr(
        shown, "display", lambda data, raw, metadata=None: found.append((data, metadata))
    )
    return found


def test_a_figure_is_shown_with_its_caption_or_alone(notebooks, displayed):
    shown.shown("06", "draw(ax)")
    assert displayed[0][0]["image/png"] == "AAAA"
    assert displayed[0][1]["image/png"]["alt"] == "dots"
    assert displayed[1][0]["text/markdown"] == "*Dots.*"
    shown.shown("06", "draw(ax)", caption=False)
    assert len(displayed) == 3


def test_a_table_is_shown_in_words(notebooks, displayed):
    shown.shown("06", "table(rows)", relu="ReLU")
    assert "| ReLU | yes | 0.5" in displayed[0][0]["text/markdown"]
    assert shown.rows("06", "table(rows)")[1] == ["relu", "True", "0.5 [-0.1, 1,000.0]"]


def test_numbers_and_intervals_are_read(notebooks):
    assert shown.numbers("06", "print(ax)") == ["3", "20", "61.0%", "1e-05"]
    found = shown.interval("-0.03 [-0.05, 0.01]")
    assert (found.estimate, found.low, found.high) == (-0.03, -0.05, 0.01)


@pytest.mark.parametrize(
    ("notebook", "words", "message"),
    [
        ("06", "(ax)", r"2 cells of notebook 06(?s:.*)draw\(ax\)\n +print\(ax\)"),
        ("06", "draw(axes)", r"no cell of notebook 06(?s:.*)\n +draw\(ax\)"),
        ("06", "print(ax)", r"shows no figure and no table: take its `numbers`"),
        ("77", "draw(ax)", "found 0"),
    ],
)
def test_words_must_name_one_cell(notebooks, displayed, notebook, words, message):
    with pytest.raises(LookupError, match=message):
        shown.shown(notebook, words)


# numbers


@pytest.mark.parametrize("slide", COMPUTED)
def test_numbers_of_the_source_are_computed(slide):
    lines = [line for (n, _), cell in numbered() if n == slide for line in printed(cell)]
    missing = set(COMPUTED[slide]) - set(numbers("\n".join(lines)))
    assert not missing, f"slide {slide} does not show {missing}:\n" + "\n".join(lines)


def numbers(text):
    """The words of a text that are numbers, or a count such as 0/20, bare of other signs."""
    for sign in "\"'|=,;:()[]{}*%−_":
        text = text.replace(sign, " ")
    words = [word.strip(".-+") for word in text.split()]
    return [word for word in words if word.replace(".", "").replace("/", "").isdecimal()]


def test_numbers_in_the_text_are_computed():
    """Each stands in the code or an output of the deck too."""
    known = {f"{notebook:02}" for notebook in range(1, 11)}
    for _, cell in numbered():
        if cell.cell_type == "code":
            known |= {*numbers(cell.source), *numbers("\n".join(printed(cell)))}
    for (n, m), cell in numbered():
        text = cell.cell_type == "markdown" and slide_type(cell) not in ("notes", "skip")
        if text and headings().get(f"{n}.{m}") != "Sources":  # these have years
            typed = set(numbers(re.sub(r"```mermaid.*?```", "", cell.source, flags=re.S))) - known
            assert not typed, f"slide {n}.{m}: no cell computes {typed}, in\n{cell.source}"


README = ROOT / "slides" / "README.md"


def test_the_table_names_slides_that_are_there():
    rows = [line.split("|") for line in README.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if len(row) == 6 and row[1].strip().isdecimal()]
    assert [int(row[1]) for row in rows] == list(SOURCE_SLIDES)
    for _, number, *_, shown_on, _ in rows:
        named = shown_on.split("`")[1::2]  # `10.3 Same weights`
        assert named, f"row {number} names no slide"
        for name in named:
            place, _, heading = name.partition(" ")
            assert headings().get(place) == heading, f"row {number}: there is no {name}"


def test_minutes_add_up():
    minutes = {}
    for place, cell in numbered():
        if slide_type(cell) == "notes":
            before, said = cell.source.splitlines()[-1].split(" ")
            assert before == "**Minutes:**", f"the notes of {place} do not end with the minutes"
            minutes[place] = float(said)
    short = sum(value for (_, m), value in minutes.items() if m == 1)
    long = sum(minutes.values())
    readme = README.read_text(encoding="utf-8")
    assert f"with the right arrow alone | **{short:g} minutes** |" in readme
    assert f"all {len(minutes)}, with the space bar | **{long:g} minutes** |" in readme
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"of {short:g} or of {long:g} minutes" in readme


# the exporter

CHART = """flowchart LR
    accTitle: A short chain
    accDescr: One leads to two
    A[Number one] --> B[Number two]
"""


def page(*cells):
    """The exported HTML of a few cells, each (kind, source, metadata)."""
    make = {"code": nbformat.v4.new_code_cell, "markdown": nbformat.v4.new_markdown_cell}
    nb = nbformat.v4.new_notebook(
        cells=[make[kind](source, metadata=metadata) for kind, source, metadata in cells]
    )
    for cell in nb.cells:
        if cell.cell_type == "code":
            cell.outputs = [nbformat.v4.new_output("stream", text=f"output of {cell.source}")]
    return slides.to_html(nb)


def body(html):
    return html.split("<main")[1].split("</main>")[0]


def kind(slide_type):
    return {"slideshow": {"slide_type": slide_type}}


def test_a_flow_chart_becomes_a_described_drawing():
    svg = slides.chart(CHART)
    assert "<svg" in svg and 'role="img"' in svg and "foreignObject" not in svg
    for text in ("A short chain", "One leads to two"):
        assert text in svg
    words = re.sub(r"<[^>]*>", "", svg)
    assert "Number one" in words and "Number two" in words
    identity = re.search(r'<svg id="(.*?)"', svg)[1]
    assert identity not in slides.chart(CHART.replace("two", "three"))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: slides.chart("flowchart LR\n A --> B"), "add lines `accTitle"),
        (lambda: slides.chart(CHART + "B --> [["), "Mermaid cannot read this flow chart"),
        (lambda: slides.mathml("x_", "inline"), r"latex2mathml cannot read \$x_\$"),
        (lambda: slides.mathml(r"\nosuch{x}", "inline"), r"cannot read .*: \\nosuch"),
    ],
)
def test_what_cannot_be_drawn_is_said(call, message):
    with pytest.raises(slides.SlideError, match=message):
        call()


def test_mathematics_becomes_mathml():
    html = page(("markdown", "# Title\n\n$a < b$ and\n\n$$\\frac{1}{2}$$", kind("slide")))
    shown = body(html)
    assert 'display="inline"' in shown and "<mfrac>" in shown and "$" not in shown


def test_signs_of_a_keyboard_are_set():
    row = "| [-0.5, -0.1] | at -3 | 10 -> 20 |\n"
    html = page(("markdown", f"# Title\n\n| a | b | c |\n|---|---|---|\n{row}", kind("slide")))
    for cell in ("[−0.5, −0.1]", "at −3", "10 → 20"):
        assert f"<td>{cell}</td>" in html
    html = page(("markdown", "# Title\n\n10-20, x-1, `-1`; the 95 % interval", kind("slide")))
    assert "10-20, x-1, <code>-1</code>; the 95\u00a0% interval" in html


def test_what_is_shown_of_a_cell():
    html = page(
        ("code", "hidden = 1", kind("skip")),
        ("markdown", "# A title", kind("slide")),
        ("code", "quiet = 2", {}),
        ("code", "loud = 3", {"tags": ["show-code"]}),
        ("markdown", "what to say", kind("notes")),
        ("markdown", "## Below", kind("subslide")),
        ("markdown", "## Next", kind("slide")),
    )
    shown = re.sub(r"<(?!aside|/aside)[^>]*>", "", body(html))
    assert "hidden" not in shown and "output of quiet = 2" in shown
    assert shown.count("quiet = 2") == 1 and shown.count("loud = 3") == 2
    assert re.search(r'<aside class="notes">\s*what to say\s*</aside>', shown)
    assert re.findall(r'class="number">([\d.]+)<', html) == ["1.1", "1.2", "2.1"]
    assert '<html lang="en">' in html and "<title>A title</title>" in html


def test_nothing_is_fetched():
    source = f"# Title\n\n[a link](https://numpy.org)\n\n```mermaid\n{CHART}```"
    html = page(("markdown", source, kind("slide")))
    markup = re.sub(r"(?s)<script>.*?</script>|<style>.*?</style>|<!--.*?-->", "", html)
    assert not re.findall(r'(?:src|srcset|poster|data)="(?!data:)[^"]*"|<link|@import', markup)
    assert re.findall(r'<(\w+)[^>]* (?:xlink:)?href="http', markup) == ["a"]
    styles = "".join(re.findall(r"(?s)<style>(.*?)</style>", html))
    assert not re.findall(r"@import|url\((?!data:|#)", styles)
    assert not re.findall(r"unpkg|cdnjs|jsdelivr|googleapis", html)


def test_a_figure_without_description_is_refused():
    with pytest.raises(slides.SlideError, match=r"show it with `plots\.show"):
        page(("markdown", "# Title\n\n![](data:image/png;base64,AAAA)", kind("slide")))
    html = page(("markdown", "# Title\n\n![dots](data:image/png;base64,AAAA)", kind("slide")))
    assert 'alt="dots"' in html


def test_outputs_that_are_not_those_stored_are_refused(tmp_path):
    nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("print(1 + 1)")])
    nb.cells[0].outputs = [nbformat.v4.new_output("stream", text="3\n")]
    nbformat.write(nb, tmp_path / "deck.ipynb")
    with pytest.raises(slides.SlideError, match=r"-cell 0: 3\n\+cell 0: 2\n(?s:.*)make notebooks"):
        slides.run(tmp_path / "deck.ipynb")


@pytest.fixture(scope="module")
def made():
    """All films, as HTML."""
    return films.made(films.films())


def test_films_are_there_and_small(made):
    """At most 6 MB in all, and in each at least ten pictures that differ."""
    assert len(made) >= 4
    assert sum(map(len, made.values())) < 6_000_000
    for name, film in made.items():
        told = json.loads(re.search(r'<script type="application/json">(.*?)</script>', film)[1])
        assert len(told["labels"]) == len(told["spoken"]) == len(told["pictures"]) >= 10, name
        assert len(set(told["labels"])) == len(told["labels"]), name
        assert len(set(told["pictures"])) >= 10, name
        assert all(picture.startswith("data:image/webp") for picture in told["pictures"])


def test_films_show_what_the_slides_say_of_them():
    rate, scale = films.films()["rate"], films.films()["scale"]
    rates = [settings["learning_rate"] for _, settings in rate.pictures]
    assert rates == sorted(rates) and (rates[0], rates[-1]) == (0.01, 1000)
    assert {settings["bias"] for _, settings in scale.pictures} == {0.0, -3.0}
    updates = [settings["epoch"] for _, settings in films.films()["killing"].pictures]
    assert updates == sorted(updates) and (updates[0], updates[-1]) == (0, 200)


def test_the_deck_shows_every_film():
    assert sorted(slides.films_in(read(slides.DECK))) == sorted(films.films())


def test_the_file_holds_the_licences_of_what_it_embeds():
    html = page(("markdown", "# Title", kind("slide")))
    notices = html.split("<!--")[1].split("-->")[0]
    for text in ("reveal.js", "Hakim El Hattab", "SIL OPEN FONT LICENSE", "Source", "DejaVu"):
        assert text in notices
    assert html.count("font-family: 'Deck Math'") == 2


def test_a_chromium_of_ones_own(tmp_path, monkeypatch):
    monkeypatch.setattr(chromium, "NAMES", ())
    monkeypatch.delenv("CHROMIUM", raising=False)
    assert chromium.find_chromium() is None
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert chromium.find_chromium() == sys.executable
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "none"))
    monkeypatch.setattr(chromium, "NAMES", (sys.executable,))
    assert chromium.find_chromium() is None


@pytest.mark.parametrize("name", ["chromium", "google-chrome-stable", "microsoft-edge"])
def test_names_of_browsers(name, monkeypatch):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(chromium.shutil, "which", lambda each: each if each == name else None)
    assert chromium.find_chromium() == name


def test_without_a_chromium_there_is_no_pdf(tmp_path, monkeypatch, capsys):
    nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Title")])
    nbformat.write(nb, tmp_path / "deck.ipynb")
    (tmp_path / "deck.pdf").write_text("an old one")
    monkeypatch.setattr(slides, "find_chromium", lambda: None)
    assert [path.name for path in slides.export(tmp_path / "deck.ipynb", tmp_path)] == ["deck.html"]
    assert "there is no PDF" in capsys.readouterr().out
    assert not (tmp_path / "deck.pdf").exists()


def test_lines_are_short():
    text = (slides.DECK.parent / "src" / "deck.py").read_text(encoding="utf-8")
    long = [line for line in text.splitlines() if len(line) > 88 and not line.startswith("# |")]
    assert not long, "lines of more than 88 characters:\n" + "\n".join(long)
