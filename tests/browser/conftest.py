"""A JupyterLab on this machine, started from a copy of the course, and a headless Chromium."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from servers import started

from chromium import FLAGS, find_chromium
from notebooks import ROOT

START_SECONDS = 60
IGNORED = shutil.ignore_patterns(".git", ".venv*", "build", "work", "__pycache__", ".*_cache")


@dataclass
class Lab:
    """A running JupyterLab: `url` ends in a slash, `folder` is the copy that it serves."""

    url: str
    token: str
    pid: int
    folder: Path


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lab") / "course"
    shutil.copytree(ROOT, folder, ignore=IGNORED)
    runtime = folder.parent / "runtime"
    as_root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with (folder.parent / "lab.log").open("w") as log:
        server = subprocess.Popen(
            [
                *(sys.executable, "-m", "jupyterlab", "--config=jupyter_lab_config.py"),
                *("--no-browser", "--port=0", *as_root),
                "--LabApp.expose_app_in_browser=True",  # the tests ask the page for its notebook
            ],
            cwd=folder,
            env=os.environ | {"JUPYTER_RUNTIME_DIR": str(runtime)},
            stdout=log,
            stderr=log,
        )
    try:
        info = started(server, runtime, Path(log.name), START_SECONDS)
        yield Lab(info["url"], info["token"], server.pid, folder)
    finally:
        server.terminate()
        server.wait(30)


@pytest.fixture(scope="session")
def chromium():
    path = find_chromium()
    if path is None:
        pytest.fail(
            "no Chromium found. Install it: on Debian `sudo apt install chromium`, on Ubuntu "
            "`sudo snap install chromium`, on macOS Google Chrome."
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, lab):
    """A fresh page; at the end of the test it must have met no error and asked no other host."""
    problems = []
    context = chromium.new_context(viewport={"width": 1280, "height": 1600})
    page = context.new_page()
    page.on("pageerror", lambda error: problems.append(f"error in the page: {error}"))
    page.on(
        "request",
        lambda request: (
            request.url.startswith((lab.url, "data:", "blob:"))
            or problems.append(f"request to another host: {request.url}")
        ),
    )
    yield page
    context.close()
    assert not problems, "\n".join(problems)
