"""Make what an instructor hands out from the questions and the notebooks.

python tools/teaching.py quiz    questions.toml -> notebooks/src/quiz.py
python tools/teaching.py kit     pages to print, in build/kit: a sheet for the predictions of each
                                 notebook, the questions (large for the
                                 wall, small for paper), their key, cards to vote, words,
                                 and the plans of teaching/README.md
"""

import argparse
import re
import textwrap

import jupytext
import mistune

from chromium import find_chromium
from dyingrelu_utils.exercises.questions import IDEAS, QUESTIONS
from isolation import ROOT
from slides import mathml, to_pdf

QUIZ = ROOT / "notebooks" / "src" / "quiz.py"
INTRODUCTION = """\
# Quiz

| Minutes | You need |
|---|---|
| 25 | notebooks 01 to 08; questions 1 to 9, 11 and 17 to 20 need 01 to 06 only |

Why do ReLU units die? Here are situations, each with four answers. One is right, and
each of the others is what many people think. There is nothing to be remembered by
heart: think of the unit, and of the samples on which it is active.

Replace the dots by a letter, such as `"A"`, and run the cell. A wrong answer hears
why it is wrong, and where the course shows it. Your score judges the course rather
than you."""
RESERVE = """\
## Six more

They are a little harder, and go into corners of the course."""


def quiz():
    """The text of the notebook of questions."""
    cells = [markdown(INTRODUCTION), "# %%\nfrom dyingrelu_utils.exercises import answer"]
    for question in QUESTIONS:
        if question["id"] == "R1":
            cells.append(markdown(RESERVE))
        cells += [markdown(asked(question)), code(question["id"])]
    return "\n\n".join(cells) + "\n"


def asked(question):
    """A question with its four answers, as Markdown."""
    options = [
        f"- **{letter})** {option['text']}" for letter, option in question["options"].items()
    ]
    return "\n".join(
        [wrapped(heading_and_stem(question)), "", *(wrapped(option, "  ") for option in options)]
    )


def heading_and_stem(question):
    title = question["title"] + ("" if question["title"].endswith("?") else ".")
    return f"**{question['id']}. {title}** {question['stem']}"


def code(number):
    return f'# %%\nchoice = ...  # "A", "B", "C" or "D"\nanswer("{number}", choice)'


def markdown(text):
    lines = (f"# {line}".rstrip() for line in text.split("\n"))
    return "\n".join(["# %% [markdown]", *lines])


def wrapped(text, indent=""):
    text = re.sub(r" (\d+[.)]|[-+*]) ", "\u00a0\\1 ", text)  # at a line's start it would be a list
    lines = textwrap.fill(
        text, 86, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    return lines.replace("\u00a0", " ")


PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>
@page {{ size: A4; margin: 18mm 17mm }}
body {{ font: 11pt/1.4 "Source Sans Pro", "Source Sans 3", Helvetica, Arial, sans-serif }}
h1 {{ font-size: 17pt; margin: 0 0 2mm }} h2, h3, h4 {{ font-size: 12.5pt; margin: 5mm 0 1mm }}
section {{ break-after: page }} section:last-child {{ break-after: auto }}
.item {{ break-inside: avoid; margin-bottom: 5mm }} .item p {{ margin: 0 0 1.5mm }}
ol.options {{ list-style: upper-alpha; margin: 1mm 0 0; padding-left: 9mm }}
ol.options li::marker {{ font-weight: bold }} .right {{ font-weight: bold }}
.line {{ border-bottom: 0.3mm solid #888; height: 8.5mm }}
.sure {{ color: #444; font-size: 9.5pt; margin-top: 1.5mm }}
table {{ border-collapse: collapse; width: 100% }} th {{ text-align: left }}
td, th {{ border-bottom: 0.2mm solid #aaa; padding: 1.2mm 2mm 1.2mm 0; vertical-align: top }}
table {{ break-inside: avoid }} td:first-child {{ white-space: nowrap }}
.key table {{ table-layout: fixed }} .key th:first-child {{ width: 4% }}
.key th:nth-child(2) {{ width: 27% }} .key th:last-child {{ width: 27% }}
code {{ font-size: 92% }}
@page wide {{ size: A4 landscape }}
.vote {{ page: wide; font-size: 21pt; min-height: 95vh }} .vote ol.options {{ padding-left: 14mm }}
.vote h2 {{ font-size: 24pt }} .vote li {{ margin-top: 4mm }}
.cards {{ display: grid; grid-template: 1fr 1fr / 1fr 1fr; height: 255mm }}
.card {{ border: 0.3mm dashed #888; display: flex; flex-direction: column; align-items: center;
  justify-content: center; font-size: 150pt; font-weight: bold; line-height: 1.1 }}
.card small {{ font-size: 70pt }}
</style></head><body>{body}</body></html>
"""
# a prediction, with the question before it if there is one
ASKED = (
    r"(?:\*\*Question\.\*\*\s*((?:(?!\*\*Question).)*?)\n\n)?"
    r"\*\*Prediction\.\*\*\s*(.*?)(?:\n\n|\Z)"
)
CARDS = {"A": "\u25cf", "B": "\u25b2", "C": "\u25a0", "D": "\u2605"}  # told apart by shape too


def as_html(markdown):
    """Markdown as HTML, without the paragraph around it if there is only one."""
    markdown = re.sub(r"\$([^$]+)\$", lambda found: mathml(found[1], "inline"), markdown)
    html = mistune.create_markdown(escape=False, plugins=["table"])(markdown).strip()
    one = html.count("<p>") == 1 and html.startswith("<p>") and html.endswith("</p>")
    return html[3:-4] if one else html


def predictions():
    """A sheet for each notebook: every prediction that it asks for, and lines to write on."""
    sheets = []
    for path in sorted((ROOT / "notebooks" / "src").glob("[0-9]*.py")):
        cells = [cell.source for cell in jupytext.read(path).cells if cell.cell_type == "markdown"]
        title = re.search(r"^# (.*)$", cells[0], flags=re.M)[1]
        items, section = [], ""
        for source in cells:
            section = (re.findall(r"^## (.*)$", source, flags=re.M) or [section])[-1]
            for question, asked in re.findall(ASKED, source, flags=re.S):
                items.append(
                    f'<div class="item"><b>{section}</b><p>{as_html(question)} {as_html(asked)}</p>'
                    '<div class="line"></div><div class="line"></div>'
                    '<div class="sure">\u25a1 I am sure&emsp;\u25a1 I am not sure</div></div>'
                )
        sheets.append(
            f"<section><h1>{title}</h1><p>Name: <u>{'&emsp;' * 12}</u>&emsp;Write each prediction "
            f"down before you run the cells.</p>{''.join(items)}</section>"
        )
    return "Predictions", "".join(sheets)


def options_of(question):
    options = "".join(f"<li>{as_html(o['text'])}</li>" for o in question["options"].values())
    return f'<ol class="options">{options}</ol>'


def votes():
    """The questions one by one, large, to be shown while a class votes."""
    pages = "".join(
        f'<section class="vote"><h2>{question["id"]}. {question["title"]}</h2>'
        f"<p>{as_html(question['stem'])}</p>{options_of(question)}</section>"
        for question in QUESTIONS
    )
    return "Votes", pages


def sheet():
    """The questions, to be answered on paper."""
    items = []
    for question in QUESTIONS:
        items.append(
            f'<div class="item"><p>{as_html(heading_and_stem(question))}</p>'
            f"{options_of(question)}</div>"
        )
    return "Questions", "<h1>Why do ReLU units die?</h1>" + "".join(items)


def key():
    """What is right and why, and what each wrong answer stands for."""
    items = []
    for question in QUESTIONS:
        rows = "".join(
            f"<tr><td><b>{letter}</b></td><td>{IDEAS[option['idea']]}</td>"
            f"<td>{as_html(option['reply'])}</td><td>{option['see']}</td></tr>"
            for letter, option in question["options"].items()
            if letter != question["answer"]
        )
        items.append(
            f'<div class="item key"><h2>{question["id"]}. {question["title"]} '
            f"&emsp;Right: {question['answer']}</h2><p>{as_html(question['why'])}</p>"
            "<table><tr><th></th><th>who chooses it thinks</th><th>what to answer</th>"
            f"<th>shown in</th></tr>{rows}</table></div>"
        )
    return "Key", "<h1>Key to the questions: not for the room</h1>" + "".join(items)


def cards():
    """Cards to vote with, four to a page: a letter and a shape."""
    four = "".join(
        f'<div class="card">{letter}<small>{shape}</small></div>' for letter, shape in CARDS.items()
    )
    return "Cards", f'<section class="cards">{four}</section>'


def words():
    """The words that the course uses in one meaning only."""
    text = (ROOT / "teaching" / "words.md").read_text("utf-8")
    return "Words", as_html(text)


def plans():
    """The plans of the instructor's page, each on a page of its own."""
    text = (ROOT / "teaching" / "README.md").read_text("utf-8")
    text = re.search(r"^## Plans\n(.*?)^## ", text, flags=re.M | re.S)[1]
    _, *each = re.split(r"^(?=### |#### (?!Session 1))", text, flags=re.M)
    return "Plans", "".join(f"<section>{as_html(plan)}</section>" for plan in each)


def kit():
    """Write the pages to print: HTML, and PDF if there is a Chromium."""
    folder = ROOT / "build" / "kit"
    folder.mkdir(parents=True, exist_ok=True)
    chromium = find_chromium()
    for make in (predictions, votes, sheet, key, cards, words, plans):
        title, body = make()
        page = folder / f"{title.lower()}.html"
        page.write_text(PAGE.format(title=title, body=body), "utf-8", newline="\n")
        if chromium:
            to_pdf(page, page.with_suffix(".pdf"), chromium)
        print((page.with_suffix(".pdf") if chromium else page).relative_to(ROOT))
    if not chromium:
        print("There is no Chromium here: print these pages from a browser.")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["quiz", "kit"])
    if parser.parse_args().what == "kit":
        kit()
        return
    QUIZ.write_text(quiz(), "utf-8", newline="\n")
    print(f"{QUIZ.relative_to(ROOT)}: run `make notebooks NB=quiz`")


if __name__ == "__main__":
    main()
