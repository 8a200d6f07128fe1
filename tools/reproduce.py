"""Run the notebooks under other arithmetic and compare what they print with their stored outputs.

The settings: other OpenBLAS kernels, one thread and two, numpy without its vector code, and the
oldest and newest supported versions. The comparison is the one of `make test`: digit for digit.
"""

import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from isolation import ROOT, isolate
from notebooks import pairs

CORETYPES = (
    "Prescott",
    "Nehalem",
    "Sandybridge",
    "Haswell",
    "Zen",
    "SkylakeX",
    "Cooperlake",
    "SapphireRapids",
)
# what OpenBLAS says where that is another name for the same kernels
REPORTED_AS = {"Prescott": "Katmai"}
ENVIRONMENTS = {"oldest": ".venv-oldest", "newest": ".venv-newest"}

# Multiplies matrices, so that a kernel which this CPU cannot run stops here, and then says
# what numpy found.
PROBE = """
import json, threadpoolctl, numpy as np
try:
    from numpy._core import _multiarray_umath as core
except ImportError:
    from numpy.core import _multiarray_umath as core
for dtype in ("float32", "float64"):
    a = np.ones((129, 65), dtype)
    assert (a @ a.T == 65).all() and (a @ a[0] == 65).all()
blas = [lib for lib in threadpoolctl.threadpool_info() if lib["user_api"] == "blas"]
print(json.dumps({
    "architecture": [lib.get("architecture", "unknown") for lib in blas],
    "dispatched": [f for f in core.__cpu_dispatch__ if core.__cpu_features__.get(f)],
    "numpy": np.__version__,
}))
"""


def probe(python=sys.executable, **env):
    """What numpy finds with these variables set: a dict, or a reason why it does not run."""
    run = subprocess.run(
        [python, "-W", "error", "-c", PROBE], env=os.environ | env, capture_output=True, text=True
    )
    if run.returncode < 0:
        return "this CPU cannot run it"
    if run.returncode:
        return run.stderr.strip().splitlines()[-1]
    return json.loads(run.stdout)


def settings():
    """Yield (name, python, variables, reason why it cannot be had or None)."""
    for core in CORETYPES:
        env = {"OPENBLAS_CORETYPE": core}
        found = probe(**env)
        if isinstance(found, dict):
            names = found["architecture"]
            same = REPORTED_AS.get(core, core) in names
            found = None if same else f"the BLAS here uses {' and '.join(names) or 'no kernels'}"
        yield f"kernels {core}", sys.executable, env, found

    for threads in "12":
        env = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), threads)
        yield f"threads {threads}", sys.executable, env, None

    features = probe()["dispatched"]
    env = {"NPY_DISABLE_CPU_FEATURES": " ".join(features)}
    found = probe(**env) if features else "numpy has none for this CPU"
    if isinstance(found, dict):
        left = found["dispatched"]
        found = f"numpy keeps {' '.join(left)}" if left else None
    yield "no vector code", sys.executable, env, found

    for age, folder in ENVIRONMENTS.items():
        python = str(ROOT / folder / "bin" / "python")
        found = (
            probe(python) if Path(python).exists() else f"{folder} is missing: run `make reproduce`"
        )
        if isinstance(found, dict):
            yield f"{age} (numpy {found['numpy']})", python, {}, None
        else:
            yield age, python, {}, found


def differing(python, env, notebooks):
    """The cells that differ from what is stored, as {notebook: [cell, ...]}."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        run = subprocess.run(
            [python, "-m", "pytest", "-p", "no:cacheprovider", f"--junitxml={report}", *notebooks],
            cwd=ROOT,
            env=os.environ | env,
            capture_output=True,
            text=True,
        )
        if run.returncode not in (0, 1):
            raise RuntimeError(f"pytest did not run:\n{run.stdout}{run.stderr}")
        cells = {notebook: [] for notebook in notebooks}
        for case in ElementTree.parse(report).iter("testcase"):
            if len(case):  # a failure or an error is written inside
                name = case.get("classname").removesuffix(".ipynb").replace(".", "/") + ".ipynb"
                cells[name].append(case.get("name"))
        return cells


def main():
    isolate()
    notebooks = [notebook.relative_to(ROOT).as_posix() for notebook, _ in pairs()]
    # notebooks/01_dataset.ipynb is 01, notebooks/solutions/01_dataset.ipynb is solutions/01
    labels = [name.removeprefix("notebooks/").split("_")[0] for name in notebooks]
    print("Cells whose output differs from the stored one:\n")
    print("  ".join([f"{'setting':24}", *labels]), flush=True)

    planned = list(settings())
    for python in {python for _, python, _, reason in planned if not reason}:
        isolate(python)
    failed = []
    with ThreadPoolExecutor(2) as pool:
        runs = [
            (name, reason or pool.submit(differing, python, env, notebooks))
            for name, python, env, reason in planned
        ]
        for name, run in runs:
            if isinstance(run, str):
                print(f"{name:24}  not run: {run}", flush=True)
                continue
            cells = run.result()
            counts = [
                f"{len(cells[n]):{len(label)}}" for n, label in zip(notebooks, labels, strict=True)
            ]
            print("  ".join([f"{name:24}", *counts]), flush=True)
            failed += [f"{name}: {n}, {cell}" for n in notebooks for cell in cells[n]]

    ran = sum(not isinstance(run, str) for _, run in runs)
    print(f"\n{len(failed)} cells differ, in {ran} settings and {len(notebooks)} notebooks.")
    if failed:
        print("(Cell 0 is a notebook's first code cell.)", *failed, sep="\n  ")
        sys.exit(1)


if __name__ == "__main__":
    main()
