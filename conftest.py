"""Set-up that the tests, the doctests and the notebooks' kernels share."""

import os

import matplotlib

from isolation import isolate

if "PYTEST_XDIST_WORKER" not in os.environ:  # the workers inherit it
    isolate()
matplotlib.use("agg")  # in this process only: kernels keep the backend that they choose


def pytest_terminal_summary(terminalreporter):
    """Say what to do where a notebook's stored output did not come back."""
    failed = [r for r in terminalreporter.getreports("failed") if ".ipynb::Cell" in r.nodeid]
    for notebook in sorted({report.nodeid.split("::")[0] for report in failed}):
        terminalreporter.write_line(
            f"{notebook}: a cell no longer gives its stored output, shown above. If the new "
            "output is right, run `make notebooks`; if not, something that it imports has changed."
        )
