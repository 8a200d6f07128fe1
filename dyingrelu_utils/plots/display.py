"""What a cell shows: a figure with its caption, a table, a sentence with computed numbers."""

import json
import re
from io import BytesIO
from pathlib import Path

import matplotlib.pyplot as plt
from IPython.display import display
from matplotlib.ticker import LogLocator, NullFormatter
from PIL import Image

from .style import in_course_style

__all__ = ["say", "show", "table"]


class _Shown(dict):
    """What `display` shows: in a page this, by MIME type, elsewhere its plain text."""

    def __repr__(self):
        return self["text/plain"]


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
    for axis in (axis for ax in fig.axes for axis in (ax.xaxis, ax.yaxis)):
        if isinstance(
            axis.get_major_locator(), LogLocator
        ):  # plain numbers, and more of them on a short axis
            low, high = axis.get_view_interval()
            axis.set_major_locator(LogLocator(subs=(1, 2, 5) if high < 200 * low else (1,)))
            axis.set_major_formatter("{x:g}")
            axis.set_minor_formatter(NullFormatter())
    drawn, small = BytesIO(), BytesIO()
    look = {"facecolor": fig.get_facecolor(), "edgecolor": fig.get_edgecolor()}
    fig.savefig(drawn, format="png", dpi=200, bbox_inches="tight", **look)
    image = Image.open(drawn).convert("RGB")
    image.quantize(dither=Image.Dither.NONE).save(small, "png", optimize=True)  # a third in size
    data = _Shown({"image/png": small.getvalue(), "text/plain": repr(fig)})
    looks = {"alt": caption, "width": image.width // 2}  # two pixels for one of the page: sharp
    display(data, raw=True, metadata={"image/png": looks})
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
    display(_Shown({"text/markdown": text, "text/plain": text}), raw=True)


def table(head, *rows):
    """Show a table. A column in which every cell begins with a number is right-aligned.

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
    columns = []
    for column in zip(*cells, strict=True):
        numbers = all(cell.lstrip("+-−")[:1].isdigit() for cell in column[1:] if cell)
        width = max(map(len, column))
        aligned = [cell.rjust(width) if numbers else cell.ljust(width) for cell in column]
        columns.append(["--:" if numbers else ":--", *aligned])
    rule, *lines = zip(*columns, strict=True)
    plain = "\n".join("  ".join(line).rstrip() for line in lines)
    page = "\n".join("| " + " | ".join(row) + " |" for row in (cells[0], rule, *cells[1:]))
    display(_Shown({"text/markdown": page, "text/plain": plain}), raw=True)
