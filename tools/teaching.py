"""Make what an instructor hands out from the questions and the notebooks.

python tools/teaching.py quiz    dyingrelu_utils/exercises/questions.toml -> notebooks/src/quiz.py
"""

import argparse
import textwrap

from dyingrelu_utils.exercises.questions import QUESTIONS
from isolation import ROOT

QUIZ = ROOT / "notebooks" / "src" / "quiz.py"
INTRODUCTION = """\
# Quiz

| Minutes | You need |
|---|---|
| 25 | notebooks 01 to 08; questions 1 to 8, 11 and 18 to 20 need 01 to 06 only |

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
    title = question["title"] + ("" if question["title"].endswith("?") else ".")
    heading = f"**{question['id']}. {title}** {question['stem']}"
    return "\n".join([wrapped(heading), "", *(wrapped(option, "  ") for option in options)])


def code(number):
    return f'# %%\nchoice = ...  # "A", "B", "C" or "D"\nanswer("{number}", choice)'


def markdown(text):
    lines = (f"# {line}".rstrip() for line in text.split("\n"))
    return "\n".join(["# %% [markdown]", *lines])


def wrapped(text, indent=""):
    return textwrap.fill(
        text, 86, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", choices=["quiz"])
    parser.parse_args()
    QUIZ.write_text(quiz(), "utf-8", newline="\n")
    print(f"{QUIZ.relative_to(ROOT)}: run `make notebooks NB=quiz`")


if __name__ == "__main__":
    main()
