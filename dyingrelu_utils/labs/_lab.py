"""What the labs share: controls, a line of numbers and a picture that follow each other."""

from html import escape
from typing import ClassVar

from IPython import get_ipython
from ipywidgets import (
    HTML,
    Box,
    Button,
    Dropdown,
    FloatSlider,
    HBox,
    Image,
    IntSlider,
    Layout,
    SelectionSlider,
    VBox,
    Widget,
)
from traitlets import Unicode

__all__ = [
    "RATES",
    "SCALES",
    "Lab",
    "alpha_slider",
    "choice",
    "slider",
    "steps_slider",
    "whole_slider",
]

NUMBERS = [digit * 10.0**power for power in range(-3, 4) for digit in (1, 2, 5)]
RATES = [(f"{number:g}", round(number, 3)) for number in NUMBERS[:19]]  # 0.001 to 1000
SCALES = [("0", 0.0)] + [(f"{number:g}", round(number, 3)) for number in NUMBERS[3:16]]  # to 100


class _Picture(Image):
    """An image with a tooltip, which is its accessible name in the page."""

    # the page reads it before it shows a tooltip, and an Image has none
    description = Unicode().tag(sync=True)


class Lab(VBox):
    """Controls, a line with the main numbers, and a picture that follow each other.

    Parameters
    ----------
    name : str
    figure : LabFigure
        Its ``update`` is called with the value of every control.
    controls : dict of str to ipywidgets.Widget
        Argument of ``figure.update`` to the widget that sets it.

    Notes
    -----
    The page waits for the kernel to be idle before it sends the next value of a slider, and
    then sends the newest: a drag leaves no queue behind, and its last value is always drawn.

    The kernel keeps a widget until it is closed. So a cell that is run again closes the lab
    of that name that it made before; where cells have no identity, the last one is closed.

    Examples
    --------
    >>> from dyingrelu_utils.labs import training_lab
    >>> lab = training_lab()
    >>> lab
    Training lab: run this cell in JupyterLab to see its sliders.
    >>> lab.set(alpha=0.3)
    >>> lab.text.splitlines()[0]
    'ReLU: 0/20 dead, loss 0.5149, accuracy 73.10%, 0 born dead'
    """

    _open: ClassVar[dict] = {}  # (name, cell) to the lab that is shown there

    def __init__(self, name, figure, controls):
        self.name, self.figure, self.controls = name, figure, controls
        self.text = ""
        self._numbers = HTML()
        self._picture = _Picture(tooltip=figure.description, layout=Layout(max_width="100%"))
        self._buttons = HBox()
        self._setting = False
        wrapped = Box(list(controls.values()), layout=Layout(flex_flow="row wrap"))
        super().__init__([wrapped, self._buttons, self._numbers, self._picture])
        for control in controls.values():
            control.observe(self._draw, names="value")
        self._kept = []
        self._draw()
        before, self._open[name, _cell()] = self._open.get((name, _cell())), self
        if before:
            before.close()

    def __repr__(self):
        return f"{self.name}: run this cell in JupyterLab to see its sliders."

    def add(self, *widgets):
        """Put buttons, or what else there is to press, below the controls."""
        self._buttons.children += widgets

    def keep(self, widget):
        """Close `widget`, such as a link, together with the lab."""
        self._kept.append(widget)

    def close(self):
        """Close all widgets of the lab and let go of its figure."""
        if self.comm is None:
            return
        for key in [key for key, lab in self._open.items() if lab is self]:
            del self._open[key]
        for part in [*self._kept, *_parts(self)]:
            if part is not self:
                part.close()
        super().close()
        self.figure = self._picture = None
        self.controls, self._kept, self.children = {}, [], ()

    def button(self, label, action):
        """Add a button that calls `action`, a function without arguments."""
        new = Button(description=label, layout=Layout(width="auto"))
        new.on_click(lambda _: action())
        self.add(new)

    def set(self, **settings):
        """Set controls, by name, and draw once."""
        self._setting = True
        try:
            for name, value in settings.items():
                self.controls[name].value = value
        finally:
            self._setting = False
            self._draw()

    def _draw(self, _=None):
        if self._setting:
            return
        try:
            self.text = self.figure.update(**{k: c.value for k, c in self.controls.items()})
            picture = self.figure.png()
        except Exception as error:  # said in the lab: a traceback would end up unseen
            self.text = f"Nothing drawn, this setting raised {type(error).__name__}: {error}"
        else:
            self._picture.value = picture
        lines = "<br>".join(map(escape, self.text.splitlines()))
        self._numbers.value = f'<div role="status" style="font: 15px/1.4 sans-serif">{lines}</div>'


def _parts(widget):
    """`widget` and all that it is made of."""
    yield widget
    for name in widget.keys:
        value = getattr(widget, name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Widget):
                yield from _parts(part)


def _cell():
    """The identity of the notebook cell that runs, or None where the page does not tell it."""
    parent = getattr(get_ipython(), "get_parent", dict)()
    return parent.get("metadata", {}).get("cellId")


def slider(description, value, low, high, step):
    """A slider of numbers."""
    return FloatSlider(value, min=low, max=high, step=step, description=description, **_look())


def alpha_slider(description, value):
    """A slider of leaks."""
    return slider(description, value, 0, 1, 0.01)


def whole_slider(description, value, low, high):
    """A slider of whole numbers."""
    return IntSlider(value, min=low, max=high, description=description, **_look())


def steps_slider(description, options, value):
    """A slider of the values in `options`, pairs of label and value."""
    return SelectionSlider(options=options, value=value, description=description, **_look())


def choice(description, options):
    """A drop-down list."""
    return Dropdown(options=options, description=description, **_look())


def _look():
    return {"style": {"description_width": "125px"}, "layout": Layout(width="420px")}
