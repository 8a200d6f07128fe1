"""A JupyterLab that was started: when it answers, and where."""

import json
import socket
import time

import pytest


def started(server, runtime, log, seconds):
    """What Jupyter writes of the process `server` into the folder `runtime`, once it answers.

    Jupyter writes that file a moment before it listens, so the file alone is not enough.
    """
    deadline = time.monotonic() + seconds
    while True:
        for file in runtime.glob("jpserver-*.json"):
            try:
                info = json.loads(file.read_text("utf-8"))
                socket.create_connection((info["hostname"], info["port"]), timeout=1).close()
            except (OSError, ValueError):  # not yet listening, or the file is half written
                continue
            return info
        if server.poll() is not None or time.monotonic() > deadline:
            pytest.fail(f"JupyterLab did not start:\n{log.read_text('utf-8')}")
        time.sleep(0.1)
