"""Keeps the reader's own Python, Jupyter, IPython and matplotlib settings out of the course.

python tools/isolation.py ARGUMENT ...    runs Python with these arguments, kept apart
"""

import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Settings that could change what a cell prints or draws, or which kernel and server run. Without
# PYTHONHASHSEED the order of a set changes from run to run, so that a cell which prints one
# cannot pass for reproducible.
OF_KERNELS = ("PYTHON", "IPYTHON", "IPY_", "MPL", "MATPLOTLIB")
OF_JUPYTER = ("JUPYTER",)


@cache
def place_for_settings():
    """Where Jupyter and the others may write: in build/, or where that is read-only, elsewhere."""
    folder = ROOT / "build" / "isolated"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        pass
    return folder if os.access(folder, os.W_OK) else Path(tempfile.mkdtemp(prefix="dyingrelu-"))


def replace_settings(prefixes, *folders):
    """Drop the variables whose names begin so; `folders` name empty places for settings instead."""
    for name in [name for name in os.environ if name.startswith(prefixes)]:
        del os.environ[name]
    home = place_for_settings()
    for name in folders:
        (home / name.lower()).mkdir(exist_ok=True)
        os.environ[name] = str(home / name.lower())


def isolate_kernels():
    """Set the environment of the kernels that this process starts."""
    replace_settings(OF_KERNELS, "IPYTHONDIR", "MPLCONFIGDIR")


def isolate(python=sys.executable):
    """Set the environment of this process and of those it starts."""
    isolate_kernels()
    replace_settings(OF_JUPYTER, "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR")
    # matplotlib lists the fonts once and says so on stderr, which must not end up in a cell
    command = [str(python), "-c", "import matplotlib.font_manager"]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def main():
    # how JupyterLab looks (theme, size of letters, keys) stays the reader's
    home = os.environ.get("JUPYTER_CONFIG_DIR") or Path.home() / ".jupyter"
    looks = os.environ.get("JUPYTERLAB_SETTINGS_DIR") or str(Path(home) / "lab" / "user-settings")
    isolate()
    os.environ["JUPYTERLAB_SETTINGS_DIR"] = looks
    os.execv(sys.executable, [sys.executable, *sys.argv[1:]])


if __name__ == "__main__":
    main()
