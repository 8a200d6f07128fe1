"""The films of the slides: pictures that the labs' own figures make, and a slider over them."""

import base64
import html
import json
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from dyingrelu_utils.labs.activation import ActivationFigure
from dyingrelu_utils.labs.killing import N_EPOCHS, KillingFigure, next_death, train_steps
from dyingrelu_utils.labs.training import TrainingFigure

DPI = 140  # of the pictures; a lab has 100
QUALITY = 70
SECONDS = 0.5  # a picture, when the film plays

KILLING = {"dataset": "rings", "learning_rate": 7.0, "alpha": 0.0, "bias": 0.0, "seed": 0}
DECK = {"alpha": 0.01, "scale": 1.0, "learning_rate": 0.01, "bias": 0.0, "shift": 0.0}
RATES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 100, 300, 1000)
SCALES = (0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 30, 100)
ALPHAS = (0, 0.01, 0.02, 0.05, *(tenth / 10 for tenth in range(1, 11)))


@dataclass(frozen=True)
class Film:
    """A figure of a lab, and what a slider runs over."""

    figure: type
    slider: str  # what the slider sets
    pictures: list  # pairs: what is said of a picture, and the settings of the figure
    still: int  # the picture on paper, and before the slider is moved


def _updates():
    """Every second update, those that kill, and from update 60 on every tenth."""
    steps = train_steps(**KILLING)
    deaths, ahead = [], 0
    while (ahead := next_death(steps, ahead)) is not None:
        deaths.append(ahead)
    return sorted({*range(0, 24, 2), *range(25, 60, 5), *range(60, N_EPOCHS + 1, 20), *deaths})


def films():
    """All of them, by name."""
    updates = _updates()
    deck = DECK | {"weights": "A"}
    alive = [(f"scale {s:g}, bias 0", deck | {"scale": s}) for s in SCALES]
    biased = [(f"scale {s:g}, bias −3", deck | {"scale": s, "bias": -3.0}) for s in SCALES]
    leaks = [("leaky_relu", alpha) for alpha in ALPHAS]
    normal = {"mean": 0.0, "standard_deviation": 1.0}
    return {
        "killing": Film(
            KillingFigure,
            "update",
            [(f"after update {update}", KILLING | {"epoch": update}) for update in updates],
            len(updates) - 1,
        ),
        "rate": Film(
            TrainingFigure,
            "learning rate",
            [(f"learning rate {r:g}", deck | {"learning_rate": float(r)}) for r in RATES],
            RATES.index(20),
        ),
        "alpha": Film(
            ActivationFigure,
            "leak alpha",
            [(f"alpha {a:g}", {"activation": name, "alpha": a, **normal}) for name, a in leaks],
            ALPHAS.index(0.2),
        ),
        "scale": Film(
            TrainingFigure,
            "scale of the weights, then with a bias of −3",
            alive + biased,
            len(SCALES) + SCALES.index(0.5),
        ),
    }


def webp(png):
    file = BytesIO()
    Image.open(BytesIO(png)).convert("RGB").save(file, "WEBP", quality=QUALITY, method=6)
    return "data:image/webp;base64," + base64.b64encode(file.getvalue()).decode()


def frames(film):
    """For each picture what is said of it, and the picture as a data URL."""
    figure = film.figure()
    figure.figure.set_dpi(DPI)
    for label, settings in film.pictures:
        said = figure.update(**settings)
        yield label, said, webp(figure.png())


def as_html(film):
    """The film; template/slides.js moves it."""
    labels, said, pictures = zip(*frames(film), strict=True)
    spoken = [f"{label}: {text.splitlines()[0]}" for label, text in zip(labels, said, strict=True)]
    still, alt = film.still, html.escape(film.figure.description)
    data = json.dumps({"labels": labels, "spoken": spoken, "pictures": pictures})
    return (
        f'<div class="film" data-prevent-swipe data-seconds="{SECONDS}">'
        f'<img class="figure" data-dpi="{DPI}" src="{pictures[still]}" alt="{alt}">'
        '<div class="player"><button type="button" aria-label="Play">▶</button>'
        f'<input type="range" min="0" max="{len(labels) - 1}" value="{still}" step="1" '
        f'aria-label="{html.escape(film.slider)}" aria-valuetext="{html.escape(spoken[still])}">'
        f'<output role="status">{html.escape(labels[still])}</output></div>'
        f'<script type="application/json">{data}</script></div>'
    )


def made(names):
    """The HTML of these films, by name."""
    known = films() if names else {}
    return {name: as_html(known[name]) for name in names}
