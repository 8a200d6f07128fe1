"""What a cell shows: a figure with its caption, a table, a sentence with computed numbers."""

import json
import re
from io import BytesIO
from pathlib import Path

import matplotlib.pyplot as plt
from IPython.display import display

from .style import in_course_style

__all__ = ["say", "show", "table"]


class _Shown:
    """What `display` shows: in a page its `data` by MIME type, elsewhere its plain text."""

    def __init__(self, data, metadata=None):
        self.data, self.metadata = data, metadata or {}

    def __repr__(self):
        return self.data["text/plain"]

    def _repr_mimebundle_(self, include=None, exclude=None):
        return self.data, self.metadata


@in_course_style
def show(fig, caption):
    """Show a figure with one sentence below it, which is its alternative text too.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
        Closed afterwards, so that it appears once.
    caption : str
        What is to be seen in the figure; in a copy to work in, the caption's number in
        ``captions.json``, so that it is not read before the picture is there.
    """
    caption = _in_words(caption)
    file = BytesIO()
    fig.savefig(
        file,
        format="png",
        dpi=fig.dpi,
        bbox_inches="tight",
        facecolor=fig.get_facecolor(),
        edgecolor=fig.get_edgecolor(),
    )
    data = {"image/png": file.getvalue(), "text/plain": repr(fig)}
    display(_Shown(data, {"image/png": {"alt": caption}}))
    plt.close(fig)
    say(f"*{caption}*")


def _in_words(caption):
    """A caption; where it is a number, such as "6.2", the one that captions.json has for it."""
    if not re.fullmatch(r"\d+\.\d+", caption):
        return caption
    file = Path("captions.json")
    known = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return known.get(caption, f"Figure {caption}")


def say(text):
    """Show Markdown `text` that a cell has computed numbers for.

    Parameters
    ----------
    text : str
        Kept as plain text in the output too, so that its numbers are checked.
    """
    display(_Shown({"text/markdown": text, "text/plain": text}))


def table(head, *rows):
    """Show a table.

    Parameters
    ----------
    head : sequence of str
        The columns' names.
    *rows : sequence
        One per row: text, or numbers, which are shown as ``str`` gives them. Round first.

    Raises
    ------
    ValueError
        If a row has not one cell per column.

    Examples
    --------
    >>> table(["rate", "dead"], [0.01, "0/20"], [20, "13/20"])
    rate   dead
    0.01   0/20
      20  13/20
    """
    cells = [[str(cell) for cell in row] for row in (head, *rows)]
    for row in cells:
        if len(row) != len(head):
            raise ValueError(f"a row must have {len(head)} cells, as the head has, got {row}")
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    left = [not _holds_numbers(column[1:]) for column in zip(*cells, strict=True)]
    plain = [
        "  ".join(
            cell.ljust(width) if is_left else cell.rjust(width)
            for cell, width, is_left in zip(row, widths, left, strict=True)
        ).rstrip()
        for row in cells
    ]
    rules = [":--" if is_left else "--:" for is_left in left]
    lines = ["| " + " | ".join(row) + " |" for row in (cells[0], rules, *cells[1:])]
    display(_Shown({"text/markdown": "\n".join(lines), "text/plain": "\n".join(plain)}))


def _holds_numbers(cells):
    """Whether every cell that is not empty begins with a number."""
    return all(cell.lstrip("+-−")[:1].isdigit() for cell in cells if cell)
