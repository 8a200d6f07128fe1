"""Set-up that the tests, the doctests and the notebooks' kernels share."""

import os

import matplotlib

from isolation import isolate

if "PYTEST_XDIST_WORKER" not in os.environ:  # the workers inherit it
    isolate()
matplotlib.use("agg")  # in this process only: kernels keep the backend that they choose
