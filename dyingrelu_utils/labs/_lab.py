"""The labs: sliders that compute anew while you drag them.

A lab cell is one line, such as ``training_lab()``, and works where a kernel runs. A stored
or printed notebook keeps one line of text of it: beside each lab, a figure makes its point.
"""

from html import escape

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
    Play,
    SelectionSlider,
    VBox,
    jslink,
)
from traitlets import Unicode

from .lab_activation import ACTIVATIONS, ActivationFigure
from .lab_depth import METHODS, MOST_LAYERS, DepthFigure
from .lab_killing import DATASETS, N_EPOCHS, KillingFigure, next_death, train_steps
from .lab_training import TrainingFigure

__all__ = ["Lab", "activation_lab", "depth_lab", "killing_lab", "training_lab"]

RATES = [round(digit * 10.0**power, 3) for power in range(-3, 3) for digit in (1, 2, 5)] + [1000.0]
SCALES = [0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0]
CONTROL = {"style": {"description_width": "125px"}, "layout": Layout(width="420px")}


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

    Examples
    --------
    >>> lab = training_lab()
    >>> lab
    Training lab: run this cell in JupyterLab to see its sliders.
    >>> lab.set(alpha=0.3)
    >>> lab.text.splitlines()[0]
    'ReLU: 0/20 dead, loss 0.5149, accuracy 73.10%, 0 born dead'
    """

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
        self._draw()

    def __repr__(self):
        return f"{self.name}: run this cell in JupyterLab to see its sliders."

    def add(self, *widgets):
        """Put buttons, or what else there is to press, below the controls."""
        self._buttons.children += widgets

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


def activation_lab():
    """Choose an activation and a bell curve of pre-activations; see what comes out.

    Returns
    -------
    Lab
    """
    lab = Lab(
        "Activation lab",
        ActivationFigure(),
        {
            "activation": _choice("activation", ACTIVATIONS.items()),
            "alpha": _alpha("leak alpha", 0.01),
            "mean": _slider("mean of z", 0, -3, 3, 0.1),
            "spread": _slider("spread of z", 1, 0.1, 3, 0.1),
        },
    )
    activation, alpha = lab.controls["activation"], lab.controls["alpha"]

    def leak_only(_=None):
        alpha.disabled = activation.value != "leaky_relu"

    activation.observe(leak_only, names="value")
    leak_only()
    return lab


def training_lab():
    """Train ReLU and Leaky ReLU from the same weights, with the deck's network and data.

    Returns
    -------
    Lab
    """
    deck = {
        "alpha": 0.01,
        "scale": 1.0,
        "learning_rate": 0.01,
        "bias": 0.0,
        "shift": 0.0,
        "weights": "A",
    }
    seeds = [("A of the deck", "A"), ("B of the deck", "B")]
    seeds += [(f"seed {seed}", seed) for seed in range(100)]
    lab = Lab(
        "Training lab",
        TrainingFigure(),
        {
            "alpha": _alpha("leak alpha", 0.01),
            "learning_rate": _steps("learning rate", RATES, 0.01),
            "scale": _steps("scale of weights", SCALES, 1.0),
            "bias": _slider("initial bias", 0, -10, 10, 0.25),
            "shift": _slider("input shift", 0, -10, 10, 0.25),
            "weights": SelectionSlider(options=seeds, description="initial weights", **CONTROL),
        },
    )

    def another_seed():
        now = lab.controls["weights"].value
        lab.set(weights=0 if now in ("A", "B") else (now + 1) % 100)

    lab.button("The deck's own setting", lambda: lab.set(**deck))
    lab.button("Another seed", another_seed)
    return lab


def killing_lab():
    """Follow a network on the plane from update to update, and from death to death.

    Returns
    -------
    Lab
    """
    epoch = _whole("after update", 0, 0, N_EPOCHS)
    lab = Lab(
        "Killing lab",
        KillingFigure(),
        {
            "dataset": _choice("samples", list(DATASETS)),
            "learning_rate": _steps("learning rate", RATES, 5.0),
            "alpha": _alpha("alpha, 0: ReLU", 0.0),
            "bias": _slider("initial bias", 0, -3, 3, 0.1),
            "seed": _whole("seed", 0, 0, 99),
            "epoch": epoch,
        },
    )
    play = Play(0, min=0, max=N_EPOCHS, interval=150)
    jslink((play, "value"), (epoch, "value"))
    lab.add(play)

    def jump():
        values = {name: control.value for name, control in lab.controls.items()}
        now = values.pop("epoch")
        ahead = next_death(train_steps(**values), now)
        lab.set(epoch=now if ahead is None else ahead)

    lab.button("Next death", jump)
    return lab


def depth_lab():
    """Count units born dead, and networks born collapsed, by width and depth.

    Returns
    -------
    Lab
    """
    return Lab(
        "Depth lab",
        DepthFigure(),
        {
            "width": _whole("width", 4, 1, 20),
            "n_hidden": _whole("hidden layers", 10, 1, MOST_LAYERS),
            "method": _choice("initialisation", METHODS.items()),
            "alpha": _alpha("alpha, 0: ReLU", 0.0),
        },
    )


def _slider(description, value, low, high, step):
    return FloatSlider(value, min=low, max=high, step=step, description=description, **CONTROL)


def _alpha(description, value):
    return _slider(description, value, 0, 1, 0.01)


def _whole(description, value, low, high):
    return IntSlider(value, min=low, max=high, description=description, **CONTROL)


def _choice(description, options):
    return Dropdown(options=options, description=description, **CONTROL)


def _steps(description, values, value):
    options = [(f"{number:g}", number) for number in values]
    return SelectionSlider(options=options, value=value, description=description, **CONTROL)
