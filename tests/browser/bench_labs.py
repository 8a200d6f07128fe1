"""How fast the labs follow a hand: `make bench-labs`. Times depend on the machine."""

import numpy as np
import pytest
from lab_page import LabPage
from playwright.sync_api import TimeoutError

LABS = {
    "02_activations": "Activation",
    "04_training": "Training",
    "06_killing": "Killing",
    "07_depth": "Depth",
}
N_PRESSES = 30  # of each slider
DRAG_STEPS = 200


@pytest.fixture(scope="module", autouse=True)
def heading():
    print(
        "\n\nMilliseconds from a key press to the new picture on the screen, and what comes of a"
        f" drag\nof {DRAG_STEPS} steps to and fro.\n\n"
        "lab         presses  median  95th percentile  pictures a second  last after release",
        end="",
    )


@pytest.mark.parametrize("notebook", LABS)
def bench(page, lab, notebook):
    shown = LabPage(page, lab, f"notebooks/{notebook}.ipynb")
    if notebook == "02_activations":
        shown.after(shown.choices["activation"].select_option, "Leaky ReLU")
    waits, rates, ends = [], [], []
    for label, handle in shown.sliders.items():
        if label == "seed" or label == "initial weights":
            handle.press("PageUp")
        for press in range(N_PRESSES):
            n = len(shown.seen("pictures"))
            handle.press("ArrowRight" if press % 4 < 2 else "ArrowLeft")
            try:
                page.wait_for_function(f"window.seen.pictures.length > {n}", timeout=1000)
            except TimeoutError:
                continue  # the same picture as before: none is sent
            waits.append(shown.seen("pictures")[n] - shown.seen("keys")[-1])
            page.wait_for_timeout(30)
        shown.settle()
        there = np.abs(np.linspace(-1, 1, DRAG_STEPS))
        n = len(shown.seen("pictures"))
        start = page.evaluate("performance.now()")
        shown.drag(label, *there)
        released = page.evaluate("performance.now()")
        shown.settle()
        pictures = np.array(shown.seen("pictures")[n:])
        rates.append(1000 * (pictures <= released).sum() / (released - start))
        ends.append(pictures[-1] - released)
    print(
        f"\n{LABS[notebook]:10} {len(waits):8d} {np.median(waits):7.0f} "
        f"{np.percentile(waits, 95):16.0f} {np.mean(rates):18.1f} {max(ends):19.0f}  ",
        end="",
    )
