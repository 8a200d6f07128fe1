"""The environments that `make` uses: a working one is never lost, a broken one never trusted."""

import os
import shutil
import subprocess
import sys
import threading
import time

import pytest

from isolation import ROOT

pytest.importorskip("fcntl", reason="Windows has no make")

import environment
from environment import (
    ENVIRONMENTS,
    EnvironmentProblem,
    before_of,
    pip_environment,
    prepare,
)

TOML = """
[build-system]
requires = []
[project]
name = "dyingrelu-utils"
dependencies = []
[project.optional-dependencies]
lab = []
test = []
slides = []
browser = []
"""


class Pip:
    """In pip's place: puts the helper module of this course on the path, or fails."""

    def __init__(self):
        self.calls, self.fails_with, self.seconds = 0, None, 0

    def __call__(self, wanted, extras, folder, lock):
        self.calls += 1
        time.sleep(self.seconds)
        [packages] = folder.glob("lib/python*/site-packages")
        if self.fails_with:
            (packages / "course.pth").unlink(missing_ok=True)  # half done
            raise self.fails_with
        (packages / "course.pth").write_text(str(environment.ROOT))


def make_course(folder):
    (folder / "dyingrelu_utils").mkdir(parents=True)
    (folder / "dyingrelu_utils" / "__init__.py").touch()
    (folder / "pyproject.toml").write_text(TOML)
    (folder / "constraints.txt").touch()


@pytest.fixture
def pip(monkeypatch):
    def create(wanted, folder):
        command = [sys.executable, "-I", "-m", "venv", "--without-pip", folder]
        subprocess.run(command, check=True)

    pip = Pip()
    monkeypatch.setattr(environment, "install", pip)
    monkeypatch.setattr(environment, "create", create)
    return pip


@pytest.fixture
def course(tmp_path, monkeypatch, pip):
    """A course with a finished environment; the next installation is the first that counts."""
    root = tmp_path.resolve() / "course"
    make_course(root)
    monkeypatch.setattr(environment, "ROOT", root)
    prepare("lab", None, exact=False)
    assert pip.calls == 1
    pip.calls = 0
    return root


def ask_for_more(course):
    (course / "pyproject.toml").write_text(TOML + 'extra = ["numpy"]\n[tool.x]\n')
    (course / "constraints.txt").write_text("numpy==2\n")


def works(course):
    command = [
        course / ".venv" / "bin" / "python",
        "-I",
        "-c",
        "import dyingrelu_utils as d; print(d)",
    ]
    run = subprocess.run(command, capture_output=True, text=True)
    return f"'{course}/dyingrelu_utils/__init__.py'" in run.stdout


def test_nothing_is_done_where_only_dates_and_comments_changed(course, pip):
    os.utime(course / "pyproject.toml")
    (course / "pyproject.toml").write_text(TOML + "# a remark\n[tool.ruff]\nline-length = 99\n")
    prepare("lab", None, exact=True)
    assert pip.calls == 0 and works(course)


def test_a_change_of_what_is_asked_for_is_installed(course, pip):
    ask_for_more(course)
    prepare("lab", None, exact=True)
    prepare("lab", None, exact=True)
    assert pip.calls == 1 and works(course)
    assert not before_of(course / ".venv").exists()


def test_more_extras_stay_when_fewer_are_asked_for(course, pip):
    prepare("browser", None, exact=True)
    prepare("lab", None, exact=True)
    ask_for_more(course)
    prepare("lab", None, exact=True)
    prepare("browser", None, exact=True)
    assert pip.calls == 2


@pytest.mark.parametrize("exact", [False, True])
def test_the_old_one_is_left_where_an_update_fails(course, pip, capsys, exact):
    ask_for_more(course)
    pip.fails_with = EnvironmentProblem("no index")
    if exact:
        with pytest.raises(EnvironmentProblem, match=r"no index.*left as it is"):
            prepare("lab", None, exact)
    else:
        prepare("lab", None, exact)
        assert "(no index). The old one is used." in capsys.readouterr().out
    assert works(course) and pip.calls == 1
    pip.fails_with = None
    prepare("lab", None, exact)
    assert pip.calls == 2 and works(course)


def test_the_old_one_is_left_where_an_update_is_interrupted(course, pip):
    ask_for_more(course)
    pip.fails_with = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        prepare("lab", None, exact=False)
    assert works(course)


def test_the_old_one_comes_back_after_a_kill(course, pip):
    folder = course / ".venv"
    environment.copy(folder, before_of(folder))
    (folder / environment.RECORD).unlink()
    shutil.rmtree(folder / "lib")  # pip was at work
    ask_for_more(course)
    pip.fails_with = EnvironmentProblem("no index")
    prepare("lab", None, exact=False)
    assert works(course)


def test_the_old_one_is_left_where_it_cannot_be_copied(course, pip, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    ask_for_more(course)
    monkeypatch.setattr(environment, "copy", full)
    prepare("lab", None, exact=False)
    assert works(course) and pip.calls == 0


def test_the_first_one_must_be_whole(tmp_path, monkeypatch, pip):
    make_course(tmp_path / "course")
    monkeypatch.setattr(environment, "ROOT", tmp_path / "course")
    pip.fails_with = EnvironmentProblem("no index")
    with pytest.raises(EnvironmentProblem, match="no index"):
        prepare("lab", None, exact=False)
    assert not (tmp_path / "course" / ".venv").exists()


@pytest.mark.parametrize("move", [shutil.copytree, os.rename], ids=["copied", "moved"])
def test_an_environment_of_another_folder_is_not_used(course, pip, monkeypatch, move):
    other = course.with_name("other")
    move(course, other)
    monkeypatch.setattr(environment, "ROOT", other)
    pip.fails_with = EnvironmentProblem("no index")
    with pytest.raises(EnvironmentProblem, match="no index"):
        prepare("lab", None, exact=False)
    pip.fails_with = None
    prepare("lab", None, exact=False)
    assert works(other)


def empty(folder):
    shutil.rmtree(folder)
    folder.mkdir()


def no_python(folder):
    for python in folder.glob("bin/python*"):
        python.unlink()


def only_the_record(folder):
    record = (folder / environment.RECORD).read_text()
    empty(folder)
    (folder / environment.RECORD).write_text(record)


def a_file_is_missing(folder):
    [packages] = folder.glob("lib/python*/site-packages")
    (packages / "some-1.dist-info").mkdir()
    (packages / "some-1.dist-info" / "METADATA").write_text("Name: some\nVersion: 1\n")
    (packages / "some-1.dist-info" / "RECORD").write_text("some/gone.py,,\n")


def a_file_instead(folder):
    shutil.rmtree(folder)
    folder.touch()


BREAKS = [empty, no_python, only_the_record, a_file_is_missing, a_file_instead]


@pytest.mark.parametrize("damage", BREAKS)
def test_a_broken_one_is_made_anew(course, pip, damage):
    damage(course / ".venv")
    prepare("lab", None, exact=False)
    assert pip.calls == 1 and works(course)
    assert not os.path.lexists(before_of(course / ".venv"))


def test_another_python_is_another_environment(course, pip):
    this = environment.probe(course / ".venv")["python"]
    prepare("lab", this, exact=True)
    assert pip.calls == 0
    prepare("lab", ["/elsewhere", 3, 99], exact=True)
    assert pip.calls == 1


def test_the_second_waits(course, pip, capsys):
    ask_for_more(course)
    pip.seconds = 0.5
    both = [threading.Thread(target=prepare, args=("lab", None, True)) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert pip.calls == 1 and works(course)
    assert "Waiting for another `make`" in capsys.readouterr().out


def test_a_folder_that_cannot_be_written_is_said(course, monkeypatch):
    shutil.rmtree(course / ".venv")
    shutil.rmtree(course / "build")
    (course / "build").touch()
    with pytest.raises(EnvironmentProblem, match=r"build.*copy the course to a folder of your own"):
        prepare("lab", None, exact=False)


def test_pip_gets_no_settings_but_those_that_reach_packages(tmp_path, monkeypatch):
    (tmp_path / "pip.conf").write_text(
        "[global]\nuser = true\nquiet = 3\nrequire-virtualenv = true\nextra-index-url = https://a.example\n"
        "[install]\ntarget = /nowhere\nno-deps = true\n"
    )
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", str(tmp_path / "pip.conf"))
    monkeypatch.setenv("PIP_INDEX_URL", "https://b.example")
    monkeypatch.setenv("PIP_PREFIX", "/nowhere")
    env = pip_environment(sys.executable)
    assert env["PIP_INDEX_URL"] == "https://b.example"
    assert env["PIP_EXTRA_INDEX_URL"] == "https://a.example"
    assert env["PIP_CONFIG_FILE"] == os.devnull
    assert {"PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_NO_DEPS"}.isdisjoint(env)


def test_the_makefile_asks_for_environments_that_there_are():
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    asked = [
        line.split("$(environment)")[1].split() for line in lines if "\t$(environment)" in line
    ]
    names = {name for words in asked for name in words if not name.startswith("--")}
    assert names == set(ENVIRONMENTS), f"Makefile: {names}, tools/environment.py: {ENVIRONMENTS}"
