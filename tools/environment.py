"""Make and keep the environments that `make` uses: .venv, .venv-oldest, .venv-newest, .venv-tools.

python -I tools/environment.py [--this-python] [--exact] NAME ...    NAME: see ENVIRONMENTS

An environment is looked at before it is trusted: its Python must run, the helper module must be
the one of this folder, no file may be missing, and it must have been made for what pyproject.toml
and the constraints ask for today. One that works is never taken down before its successor stands:
a copy waits beside it (.venv-before) and is put back if pip fails or is interrupted. Where an
update fails, the old one is used; with --exact that is an error.

The record in it, course.json, is written last. Whoever else calls this meanwhile waits.
Standard library only: the system's Python runs it, when there is no environment yet.
"""

import argparse
import ast
import fcntl
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RECORD = "course.json"


@dataclass(frozen=True)
class Environment:
    folder: str
    extras: tuple = ()  # of pyproject.toml; the helper module itself comes with them
    constraints: str = ""
    pip: tuple = ()  # further arguments
    python: str = "any"  # which one, for find-python.sh


READ = ("lab",)
CHECK = ("lab", "slides", "test")
NEWEST = ("--upgrade", "--upgrade-strategy=eager")
ENVIRONMENTS = {
    "lab": Environment(".venv", READ, "constraints.txt"),
    "test": Environment(".venv", CHECK, "constraints.txt"),
    "browser": Environment(".venv", (*CHECK, "browser"), "constraints.txt"),
    "oldest": Environment(".venv-oldest", ("test",), "constraints-oldest.txt", python="3.11"),
    "newest": Environment(".venv-newest", ("test",), pip=NEWEST, python="newest"),
    "tools": Environment(".venv-tools", pip=("uv",)),
}

# What the environment's own Python says of itself: where it comes from, where the helper module
# is, what is installed, and which installed files are gone.
PROBE = """
import csv, json, os, re, sys
from importlib import metadata, util
names, missing = [], []
for package in metadata.distributions():
    if not package.read_text("METADATA"):
        missing.append(str(package.locate_file("METADATA")))
        continue
    names.append(re.sub("[-_.]+", "-", package.metadata["Name"]).lower())
    for path, *_ in csv.reader((package.read_text("RECORD") or "").splitlines()):
        if not path.endswith(".pyc") and not os.path.exists(package.locate_file("") / path):
            missing.append(path)
module = util.find_spec("dyingrelu_utils")
print(json.dumps({
    "python": [os.path.realpath(sys.base_prefix), *sys.version_info[:2]],
    "module": module and module.origin,
    "installed": names,
    "missing": missing,
}))
"""

# The settings of pip that say how packages are reached. All others (user, target, prefix,
# no-deps, require-virtualenv, no-binary ...) are the reader's and would spoil the environment.
PIP_SETTINGS = {
    *("index-url", "extra-index-url", "find-links", "no-index", "trusted-host", "proxy", "cert"),
    *("client-cert", "keyring-provider", "timeout", "default-timeout", "retries", "cache-dir"),
    *("no-cache-dir", "disable-pip-version-check"),
}


class EnvironmentProblem(Exception):
    """Says what was expected and what to do."""


def project():
    try:
        return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EnvironmentProblem(f"pyproject.toml cannot be read: {error}") from None


def asked_for(wanted, extras):
    """A digest of all that decides what is installed; a newer date of a file is no change."""
    toml = project()
    optional = toml["project"]["optional-dependencies"]
    parts = [toml["build-system"], toml["project"]["dependencies"], toml["project"]["name"]]
    parts += [[extra, optional.get(extra)] for extra in sorted(extras)] + [wanted.pip]
    if wanted.constraints:
        parts += (ROOT / wanted.constraints).read_text(encoding="utf-8").split()
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def record(folder):
    """What was written down when `folder` was finished: a dict, empty if it never was."""
    try:
        return dict(json.loads((folder / RECORD).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def probe(folder):
    """What the Python in `folder` says of itself, or None if it does not run."""
    command = [folder / "bin" / "python", "-I", "-c", PROBE]
    try:
        run = subprocess.run(command, capture_output=True, cwd=folder, timeout=60)
        return json.loads(run.stdout) if run.returncode == 0 else None
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None


def fault(wanted, folder, found):
    """Why the environment in `folder` cannot be used at all, or None."""
    if not os.path.lexists(folder):
        return "there is none yet"
    if found is None:
        return "its Python does not run"
    if found["missing"]:
        return f"{len(found['missing'])} of its files are missing, such as {found['missing'][0]}"
    if record(folder).get("folder", str(ROOT)) != str(ROOT):
        return "it was made in another folder"
    module = str(ROOT / "dyingrelu_utils" / "__init__.py")
    if wanted.extras and found["module"] and os.path.realpath(found["module"]) != module:
        return "it holds the helper module of another folder"
    if wanted.extras and not found["module"]:
        return "its installation was not finished"
    return None


def change(wanted, folder, found, python):
    """Why an environment without a fault must be brought up to date, or None."""
    known = record(folder)
    if not known:
        return "its installation was not finished"
    if python and found["python"] != python:
        return "another Python is asked for"
    if not set(wanted.extras) <= set(known["extras"]):
        return "more is needed"
    if known["asked_for"] != asked_for(wanted, known["extras"]):
        return "what it must hold has changed"
    return None


def lacking(wanted, found):
    """The packages that `wanted` asks for and that are not installed, whatever their version."""
    toml = project()["project"]
    lines = sum((toml["optional-dependencies"][e] for e in wanted.extras), toml["dependencies"])
    names = {re.match(r"[\w.-]+", line)[0] for line in (lines if wanted.extras else wanted.pip)}
    return {re.sub(r"[-_.]+", "-", name).lower() for name in names} - set(found["installed"])


def delete(path):
    """Delete a folder as if at once: what is left after a kill has another name."""
    if path.is_dir() and not path.is_symlink():
        waste = path.with_name(path.name + "-waste")
        shutil.rmtree(waste, ignore_errors=True)
        path.rename(waste)
        shutil.rmtree(waste)
    else:
        path.unlink(missing_ok=True)


def copy(folder, target):
    """Copy an environment: at once, by hard links, where the disk has them. pip replaces files."""

    def link(source, destination):
        try:
            os.link(source, destination)
        except OSError:
            shutil.copy2(source, destination)

    waste = target.with_name(target.name + "-waste")
    shutil.rmtree(waste, ignore_errors=True)
    shutil.copytree(folder, waste, symlinks=True, copy_function=link)
    waste.rename(target)


def before_of(folder):
    return folder.with_name(folder.name + "-before")


def put_back(folder):
    """Undo what was not finished: the copy that waits takes the folder's place."""
    if os.path.lexists(before_of(folder)):
        delete(folder)
        before_of(folder).rename(folder)


def pip_environment(python):
    """The variables for pip; of its settings only those that tell how to reach packages."""
    command = [python, "-I", "-m", "pip", "config", "list"]
    # they are options of `config` too, and would hide the rest
    no = dict.fromkeys(("PIP_USER", "PIP_GLOBAL", "PIP_SITE", "PIP_QUIET"), "0")
    run = subprocess.run(command, env=os.environ | no, capture_output=True, text=True)
    settings = {}
    lines = [re.fullmatch(r"([^.]+)\.([^=]+)=(.*)", line) for line in run.stdout.splitlines()]
    for section in ("global", "install", ":env:"):  # the later wins
        for match in filter(None, lines):
            if match[1] == section and match[2] in PIP_SETTINGS:
                name = "PIP_" + match[2].upper().replace("-", "_")
                settings[name] = str(ast.literal_eval(match[3]))
    settings |= {"PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    others = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "PYTHON"))}
    return others | settings


def install(wanted, extras, folder, lock):
    """Let pip bring `folder` up to date. The lock is pip's too, should it outlive this process."""
    python = folder / "bin" / "python"
    command = [python, "-I", "-m", "pip", "install", *wanted.pip]
    if wanted.constraints:
        command += ["-c", wanted.constraints]
    if extras:
        command += ["-e", f".[{','.join(extras)}]"]
    env = pip_environment(python)
    if subprocess.run(command, cwd=ROOT, env=env, pass_fds=[lock.fileno()]).returncode:
        raise EnvironmentProblem("pip failed, see above: it needs an index of packages")


def find_python(wanted):
    """The Python to make an environment with."""
    if wanted.python == "any":  # the one that runs this; in an environment, the one behind it
        return getattr(sys, "_base_executable", sys.executable)
    command = ["sh", ROOT / "tools" / "find-python.sh", wanted.python]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if run.returncode:
        raise EnvironmentProblem("that Python was not found, see above")
    return run.stdout.strip()


def create(wanted, folder):
    subprocess.run([find_python(wanted), "-I", "-m", "venv", folder], check=True)


def build(wanted, extras, folder, lock):
    """Bring `folder` up to date, or make it; then look at it, and only then write the record."""
    if not os.path.lexists(folder):
        create(wanted, folder)
    install(wanted, extras, folder, lock)
    found = probe(folder)
    problem = fault(wanted, folder, found)
    if problem or lacking(wanted, found):
        raise EnvironmentProblem(problem or f"{', '.join(lacking(wanted, found))} did not come")
    new = {"folder": str(ROOT), "extras": extras, "asked_for": asked_for(wanted, extras)}
    (folder / "new.json").write_text(json.dumps(new), encoding="utf-8")
    (folder / "new.json").replace(folder / RECORD)


@contextmanager
def locked():
    """Only one at a time: the second waits."""
    path = ROOT / "build" / "environment.lock"
    try:
        path.parent.mkdir(exist_ok=True)
        file = path.open("w")
    except OSError as error:
        raise EnvironmentProblem(
            f"{error.strerror}: {error.filename}; copy the course to a folder of your own"
        ) from None
    with file as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Waiting for another `make` that is at work on an environment.", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock


def renew(wanted, python, lock):
    """Make or update an environment, while nobody else does; if that fails, it is as before."""
    folder = ROOT / wanted.folder
    before = before_of(folder)
    if fault(wanted, folder, probe(folder)) or not record(folder):
        put_back(folder)  # from an update that was killed
    found = probe(folder)
    broken = fault(wanted, folder, found)
    reason = broken or change(wanted, folder, found, python)
    if reason is None:  # somebody else has done it meanwhile
        return
    print(f"Making {wanted.folder}: {reason}.", flush=True)
    known = set(project()["project"]["optional-dependencies"])
    extras = sorted((set(record(folder).get("extras", ())) & known) | set(wanted.extras))
    new = not os.path.lexists(folder)
    try:
        delete(before)
        if broken or (python and found["python"] != python):
            if not new:
                folder.rename(before)
        else:
            copy(folder, before)
            (folder / RECORD).unlink(missing_ok=True)
        build(wanted, extras, folder, lock)
    except BaseException:
        if new:
            delete(folder)
        put_back(folder)
        raise
    delete(before)


def fall_back(wanted, error, exact):
    """Say that the old environment is used, or why there is none to use."""
    folder = ROOT / wanted.folder
    found = probe(folder)
    if not exact and not fault(wanted, folder, found) and not lacking(wanted, found):
        print(f"{wanted.folder} could not be updated ({error}). The old one is used.", flush=True)
        return
    left = " The old one was left as it is." if os.path.lexists(folder) else ""
    raise EnvironmentProblem(f"{wanted.folder} could not be made ({error}).{left}")


def prepare(name, python, exact):
    """See to it that the environment `name` can be used; `python` is what it must come from."""
    wanted = ENVIRONMENTS[name]
    folder = ROOT / wanted.folder
    python = python if wanted.python == "any" else None
    found = probe(folder)
    if not (fault(wanted, folder, found) or change(wanted, folder, found, python)):
        return
    try:
        with locked() as lock:
            renew(wanted, python, lock)
    except (EnvironmentProblem, OSError, subprocess.SubprocessError) as error:
        fall_back(wanted, error, exact)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("names", nargs="+", metavar="NAME", choices=ENVIRONMENTS)
    parser.add_argument("--this-python", action="store_true", help="made with the Python of this")
    parser.add_argument("--exact", action="store_true", help="an old one will not do")
    args = parser.parse_args()
    this = [os.path.realpath(sys.base_prefix), *sys.version_info[:2]]
    python = this if args.this_python else None
    try:
        for name in args.names:
            prepare(name, python, args.exact)
    except EnvironmentProblem as problem:
        sys.exit(str(problem))
    except KeyboardInterrupt:
        sys.exit("Interrupted; the environment is as it was before.")


if __name__ == "__main__":
    main()
