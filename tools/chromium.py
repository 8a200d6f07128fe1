"""The Chromium, Chrome or Edge that the browser tests and the PDF of the slides need."""

import os
import shutil

VARIABLE = "CHROMIUM"  # of the environment: a path of one's own
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
FLAGS = ["--disable-gpu", "--disable-background-networking", "--disable-component-update"]
FLAGS += ["--disable-sync", "--no-first-run", "--disable-quic"]
if hasattr(os, "geteuid") and os.geteuid() == 0:
    FLAGS.append("--no-sandbox")


def find_chromium():
    """Its path, or None. Where CHROMIUM names one, that alone is looked for."""
    own = os.environ.get(VARIABLE)
    return next(filter(None, map(shutil.which, [own] if own else NAMES)), None)
