"""The reader's own settings do not reach the kernels and the server of the course."""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request

import pytest
from servers import started

from isolation import ROOT

OPEN_DOORS = """
c = get_config()
c.IdentityProvider.token = c.PasswordIdentityProvider.token = c.ServerApp.token = ""
c.PasswordIdentityProvider.hashed_password = "argon2:forgotten"
c.ServerApp.ip = "0.0.0.0"
c.ServerApp.allow_origin = "*"
c.ServerApp.allow_remote_access = c.ServerApp.disable_check_xsrf = True
c.ServerApp.preferred_dir = "/"
c.MappingKernelManager.default_kernel_name = "another"
"""
START_SECONDS = 60
with_make = pytest.mark.skipif(os.name == "nt", reason="Windows has no make")


@pytest.fixture
def home(tmp_path):
    """The home of a reader who changed everything."""
    (tmp_path / ".jupyter").mkdir()
    for name in ("jupyter_config", "jupyter_server_config", "jupyter_lab_config"):
        (tmp_path / ".jupyter" / f"{name}.py").write_text(OPEN_DOORS)
    startup = tmp_path / ".ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "00.py").write_text("raise SystemExit")
    (tmp_path / "random.py").write_text("raise ImportError('the wrong one')")
    return tmp_path


def hostile(home):
    env = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "IPYTHON", "MPL"))}
    return env | {
        "HOME": str(home),
        "JUPYTER_CONFIG_PATH": str(home / ".jupyter"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
    }


def answer(url, **headers):
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as reply:
            return reply.status, json.load(reply)
    except urllib.error.HTTPError as error:
        return error.code, None


def test_the_server_lets_nobody_in_without_its_token(home):
    as_root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    command = [sys.executable, "-m", "jupyterlab", "--config=jupyter_lab_config.py"]
    command += ["--no-browser", "--port=0", *as_root]
    with (home / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=hostile(home), stdout=log, stderr=log)
    try:
        info = started(server, home / "runtime", home / "log", START_SECONDS)
        url, known = info["url"] + "api/kernelspecs", f"token {info['token']}"
        assert info["hostname"] == "127.0.0.1" and len(info["token"]) == 48
        assert f"token={info['token']}" in (home / "log").read_text()
        assert answer(url)[0] == 403
        assert answer(url, Authorization=known, Host="evil.example")[0] == 403
        status, kernels = answer(url, Authorization=known)
        assert status == 200 and kernels["default"] == "python3"
    finally:
        server.terminate()
        server.wait(30)


@with_make
def test_a_command_runs_without_the_readers_settings(home):
    code = "import json, os; from IPython.paths import get_ipython_dir as folder; "
    code += "print(json.dumps([dict(os.environ), folder()]))"
    command = [sys.executable, "-I", "tools/isolation.py", "-c", code]
    hostile_names = ("PYTHONPATH", "PYTHONOPTIMIZE", "PYTHONSTARTUP", "MPLBACKEND", "IPYTHONDIR")
    env = hostile(home) | dict.fromkeys(hostile_names, str(home))
    run = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    seen, ipython = json.loads(run.stdout)
    assert [name for name in hostile_names if name in seen] == ["IPYTHONDIR"]
    assert not ipython.startswith(str(home))
    assert not seen["JUPYTER_CONFIG_DIR"].startswith(str(home))
    # how JupyterLab looks stays the reader's
    assert seen["JUPYTERLAB_SETTINGS_DIR"] == str(home / ".jupyter" / "lab" / "user-settings")


@with_make
def test_make_keeps_out_the_variables_of_python_and_pytest(tmp_path):
    makefile = tmp_path / "Makefile"
    makefile.write_text(f"include {ROOT}/Makefile\nshow:\n\t@env\n")
    env = os.environ | {"PYTHONHOME": "/a", "PYTHONPATH": "/b", "PYTEST_ADDOPTS": "-x"}
    command = ["make", "-s", "-f", makefile, "show"]
    run = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    names = [line.split("=")[0] for line in run.stdout.splitlines()]
    assert [name for name in names if name.startswith(("PYTHON", "PYTEST"))] == []


@pytest.mark.parametrize("optimize", ["", "1"])
def test_asserts_are_not_dropped(optimize):
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "tests/test_links.py"]
    env = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST")}
    env["PYTHONOPTIMIZE"] = optimize
    run = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    said = run.stdout + run.stderr
    assert (run.returncode == 0) == (not optimize), said
    assert ("drops asserts: unset it" in said) == bool(optimize) and "Traceback" not in said
