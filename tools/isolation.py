"""Keeps the reader's own Jupyter, IPython and matplotlib settings out of the notebooks' outputs."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Settings that could change what a cell prints or draws. Without PYTHONHASHSEED the order of
# a set changes from run to run, so that a cell which prints one cannot pass for reproducible.
UNSET = (
    "JUPYTER_CONFIG_PATH",
    "JUPYTER_PATH",
    "MATPLOTLIBRC",
    "MPLBACKEND",
    "PYTHONHASHSEED",
    "PYTHONPATH",
    "PYTHONSTARTUP",
    "PYTHONWARNINGS",
)


def isolate(python=sys.executable):
    """Set the environment of this process and of those it starts."""
    for name in UNSET:
        os.environ.pop(name, None)
    home = ROOT / "build" / "isolated"
    for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "MPLCONFIGDIR"):
        folder = home / name.lower()
        folder.mkdir(parents=True, exist_ok=True)
        os.environ[name] = str(folder)
    # matplotlib lists the fonts once and says so on stderr, which must not end up in a cell
    command = [str(python), "-c", "import matplotlib.font_manager"]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
