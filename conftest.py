"""Set-up that the tests, the doctests and the notebooks' kernels share."""

import os

import matplotlib
import pytest

from isolation import ROOT, isolate
from notebooks import NotebookError, load, read

if "PYTEST_XDIST_WORKER" not in os.environ:  # the workers inherit it
    isolate()
matplotlib.use("agg")  # in this process only: kernels keep the backend that they choose


def pytest_configure(config):
    if not __debug__:
        raise pytest.UsageError("PYTHONOPTIMIZE or -O is set, which drops asserts: unset it.")
    if not os.access(ROOT, os.W_OK):  # pytest's memory of failed tests has no place
        config.addinivalue_line("filterwarnings", "ignore::pytest.PytestCacheWarning")


def pytest_ignore_collect(collection_path):
    """A notebook that nbval cannot read is left to tests/test_notebooks.py, which says why."""
    if collection_path.suffix == ".ipynb":
        try:
            read(collection_path)
        except NotebookError:
            return True
        return True if collection_path.read_bytes() != load(collection_path).encode() else None
    return None


def pytest_terminal_summary(terminalreporter):
    """Say what to do where a notebook's stored output did not come back."""
    failed = [r for r in terminalreporter.getreports("failed") if ".ipynb::Cell" in r.nodeid]
    for notebook in sorted({report.nodeid.split("::")[0] for report in failed}):
        terminalreporter.write_line(
            f"{notebook}: a cell no longer gives its stored output, shown above. If the new "
            "output is right, run `make notebooks`; if not, something that it imports has changed."
        )
