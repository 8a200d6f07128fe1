"""The ways to install the course agree with one another."""

import re
import subprocess
import sys
import tomllib

import pytest
import rattler
import yaml
from packaging.requirements import Requirement

import dyingrelu_utils
from notebooks import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
CONSTRAINTS = ("constraints.txt", "constraints-oldest.txt")


def load_yaml(path):
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def requirements(lines):
    return {r.name: r.specifier for r in map(Requirement, lines)}


def conda_requirements():
    """What environment.yml asks of conda: {name: range}."""
    return dict(
        re.fullmatch(r"([a-z0-9_.-]+) *(.*)", entry).groups()
        for entry in load_yaml("environment.yml")["dependencies"]
        if isinstance(entry, str)
    )


def pins(path):
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines]


def test_conda_entries_are_match_specs():
    for name, versions in conda_requirements().items():
        spec = rattler.MatchSpec(f"{name} {versions}")
        assert spec.name.normalized == name and spec.version, (
            f"environment.yml: {name!r} has no range of versions: write it as in pyproject.toml"
        )


def test_conda_asks_for_what_a_reader_installs_with_pip():
    wanted = requirements(PROJECT["dependencies"] + EXTRAS["lab"])
    wanted["python"] = PROJECT["requires-python"]
    given = conda_requirements()
    given.pop("pip")
    asked = {name: set(str(versions).split(",")) for name, versions in wanted.items()}
    assert {name: set(versions.split(",")) for name, versions in given.items()} == asked, (
        "environment.yml and pyproject.toml ask for different versions: make them the same"
    )


def test_conda_installs_the_helper_module():
    [pip] = [e["pip"] for e in load_yaml("environment.yml")["dependencies"] if isinstance(e, dict)]
    assert pip == ["-e ."], f"environment.yml: under pip: expected ['-e .'], got {pip}"


def test_binder_gets_the_same_with_one_version_of_python():
    """Its builder, repo2docker, looks for `python =X.Y` and takes its default for a range."""
    binder = load_yaml(".binder/environment.yml")
    [python] = [e for e in binder["dependencies"] if str(e).startswith("python ")]
    found = re.fullmatch(r"python =(3\.\d+)", python)
    assert found, f".binder/environment.yml: expected `python =3.12` or so, got {python!r}"
    assert f"{found[1]}.0" in requirements([f"python{PROJECT['requires-python']}"])["python"]
    expected = (ROOT / "environment.yml").read_text(encoding="utf-8")
    expected = expected.replace(f"- python {PROJECT['requires-python']}", f"- {python}")
    assert binder == yaml.safe_load(expected.replace("- -e .", "- -e ..")), (
        ".binder/environment.yml and environment.yml ask for different things: make them the same"
    )


@pytest.mark.parametrize("path", CONSTRAINTS)
def test_pins_name_no_place(path):
    for line in (ROOT / path).read_text(encoding="utf-8").splitlines():
        assert re.fullmatch(r"[a-z0-9_.-]+==[\w.!+]+( ; .+)?", line), (
            f"{path}: expected `name==version`, got {line!r}: run `make constraints`"
        )


@pytest.mark.parametrize("path", CONSTRAINTS)
def test_pins_lie_in_the_ranges(path):
    pinned = pins(path)
    for name, versions in requirements(sum(EXTRAS.values(), PROJECT["dependencies"])).items():
        found = [str(pin.specifier)[2:] for pin in pinned if pin.name == name.lower()]
        assert found, f"{path} does not pin {name}: run `make constraints`"
        for version in found:
            assert version in versions, (
                f"{path}: {name}=={version} is not in {versions}: run `make constraints`"
            )


def test_oldest_pins_are_the_lower_bounds():
    lower = {
        name: next(s.version for s in versions if s.operator == ">=")
        for name, versions in requirements(sum(EXTRAS.values(), PROJECT["dependencies"])).items()
    }
    for pin in pins("constraints-oldest.txt"):
        if pin.name in lower:
            assert lower[pin.name] in pin.specifier, (
                f"constraints-oldest.txt: {pin}, but pyproject.toml allows {lower[pin.name]}: "
                "run `make constraints`"
            )


@pytest.mark.parametrize(
    ("schema", "path"),
    [("github-workflows", ".github/workflows/check.yml"), ("citation-file-format", "CITATION.cff")],
)
def test_published_schema(schema, path):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    run = subprocess.run([*command, str(ROOT / path)], capture_output=True, text=True)
    assert run.returncode == 0, f"{path} does not follow its schema:\n{run.stdout}{run.stderr}"


def test_actions_are_named_by_hash():
    """A tag can be moved to other code, a hash cannot."""
    for line in (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8").splitlines():
        if "uses:" in line:
            assert re.search(r"uses: [\w./-]+@[0-9a-f]{40} # v[\d.]+$", line), (
                f"check.yml: expected `uses: owner/name@<40 digits> # v1.2.3`, got {line.strip()!r}"
            )


def test_one_version_number():
    cited = load_yaml("CITATION.cff")["version"]
    versions = {
        "pyproject.toml": PROJECT["version"],
        "CITATION.cff": cited,
        "dyingrelu_utils.__version__": getattr(dyingrelu_utils, "__version__", cited),
    }
    assert len(set(versions.values())) == 1, f"the versions differ: {versions}"
