"""A lab in the page: its controls, its text, its picture, and when each picture came."""

import base64
from io import BytesIO

import numpy as np
from PIL import Image
from test_lab import open_notebook, run_all

# From now on: the times of key presses and of pictures that are shown, and what every frame
# of the page showed in the picture's place.
WATCH = """img => {
    window.seen = {keys: [], pictures: [], heights: []};
    const shown = () => requestAnimationFrame(() => window.seen.pictures.push(performance.now()));
    img.addEventListener("load", shown);
    document.addEventListener("keydown", () => window.seen.keys.push(performance.now()), true);
    const look = () => {
        window.seen.heights.push(img.offsetHeight);
        requestAnimationFrame(look);
    };
    look();
}"""
SHOW = """() => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    const at = notebook.widgets.findIndex(c => /_lab\\(\\)$/.test(c.model.sharedModel.source));
    notebook.activeCellIndex = at;
    return notebook.scrollToItem(at, "start");
}"""
QUIET_MS = 400


class LabPage:
    """The lab of a notebook, after Run All, in a window of 1280 x 720.

    Attributes
    ----------
    element : Locator
        Its output in the page.
    sliders, choices : dict of str to Locator
        Label to the handle of a slider, or to a drop-down list.
    """

    def __init__(self, page, lab, notebook):
        self.page = page
        page.set_viewport_size({"width": 1280, "height": 720})
        open_notebook(page, lab, notebook)
        run_all(page)
        page.evaluate(SHOW)
        self.element = page.locator(".jp-OutputArea-output:has(.widget-image)")
        self.element.evaluate("element => element.scrollIntoView()")
        self.image = self.element.locator("img.widget-image")
        self.image.evaluate("img => img.complete || new Promise(done => (img.onload = done))")
        self.image.evaluate(WATCH)
        self.sliders = self._labelled(".noUi-handle")
        self.choices = self._labelled("select")

    def _labelled(self, what):
        rows = self.element.locator(f".widget-inline-hbox:has({what})").all()
        return {row.locator("label").inner_text(): row.locator(what) for row in rows}

    @property
    def text(self):
        return self.element.get_by_role("status").inner_text()

    def seen(self, what):
        return self.page.evaluate(f"window.seen.{what}")

    def after(self, action, *args, **options):
        """Do `action`, wait for the picture that follows, and return the text then."""
        n = len(self.seen("pictures"))
        action(*args, **options)
        self.page.wait_for_function(f"window.seen.pictures.length > {n}", timeout=10_000)
        self.settle()
        return self.text

    def settle(self):
        """Wait until no picture has come for a while."""
        n = -1
        while n != (n := len(self.seen("pictures"))):
            self.page.wait_for_timeout(QUIET_MS)

    def press(self, label, *keys):
        """Press keys on a slider; wait for the pictures, if there are new ones."""
        for key in keys:
            self.sliders[label].press(key)
        self.settle()

    def readout(self, label):
        """The value that the page shows beside a slider."""
        row = self.element.locator(f".widget-inline-hbox:has(label:text-is('{label}'))")
        return row.locator(".widget-readout").inner_text()

    def drag(self, label, *places):
        """Press the mouse on the handle of a slider, go to `places` on its track, 0 to 1."""
        handle = self.sliders[label]
        track = handle.locator("xpath=ancestor::*[contains(@class, 'noUi-base')]").bounding_box()
        box = handle.bounding_box()
        height = box["y"] + box["height"] / 2
        self.page.mouse.move(box["x"] + box["width"] / 2, height)
        self.page.mouse.down()
        for place in places:
            self.page.mouse.move(track["x"] + place * track["width"], height)
            self.page.wait_for_timeout(10)
        self.page.mouse.up()

    def ink(self, action, *args):
        """Do `action`; return the share of dark pixels in the picture's place, frame by frame."""
        box, frames = self.image.bounding_box(), []
        left, top = round(box["x"]), round(box["y"])
        place = (left, top, round(left + box["width"]), min(round(top + box["height"]), 690))
        session = self.page.context.new_cdp_session(self.page)

        def keep(event):
            frames.append(event["data"])
            session.send("Page.screencastFrameAck", {"sessionId": event["sessionId"]})

        session.on("Page.screencastFrame", keep)
        session.send("Page.startScreencast", {"format": "png", "everyNthFrame": 1})
        self.after(action, *args)
        session.send("Page.stopScreencast")
        images = [Image.open(BytesIO(base64.b64decode(frame))).convert("L") for frame in frames]
        assert {image.size for image in images} == {(1280, 720)}
        return [(np.asarray(image.crop(place)) < 200).mean() for image in images]
