"""A standalone master of Spark and two workers on this machine, from the pyspark package."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path

HOST = "127.0.0.1"
PATIENCE = 120  # seconds until both workers are known


@contextmanager
def cluster(folder):
    """Give the address of a master that knows two workers; all three end with the block."""
    started = []
    port, web, *workers = free_ports(6)
    try:
        started.append(_started(folder, "master.Master", "--port", port, "--webui-port", web))
        _wait(web, lambda told: "ALIVE" in told)
        for at, page in (workers[:2], workers[2:]):
            own = ["--port", at, "--webui-port", page, "--cores", 1, "--memory", "1g"]
            work = ["--work-dir", folder / f"worker-{at}", f"spark://{HOST}:{port}"]
            started.append(_started(folder, "worker.Worker", *own, *work))
        _wait(web, lambda told: told.count('"state" : "ALIVE"') >= 2)
        yield f"spark://{HOST}:{port}"
    finally:
        for one in started:
            os.killpg(one.pid, signal.SIGTERM)
        for one in started:
            one.wait(30)


def _started(folder, what, *arguments):
    home = Path(find_spec("pyspark").origin).parent  # not among what `make test` needs
    command = [home / "bin" / "spark-class", f"org.apache.spark.deploy.{what}", "--host", HOST]
    environ = {
        **os.environ,
        "SPARK_HOME": str(home),
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": HOST,
        "SPARK_LOCAL_DIRS": str(folder / "local"),
        "SPARK_DAEMON_MEMORY": "256m",
    }
    with (folder / f"{what}.log").open("ab") as log:
        return subprocess.Popen(
            [*map(str, command), *map(str, arguments)],
            env=environ,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def free_ports(count):
    """So many ports that nobody uses at this moment."""
    with ExitStack() as stack:
        opened = [stack.enter_context(socket.create_server((HOST, 0))) for _ in range(count)]
        return [one.getsockname()[1] for one in opened]


def _wait(web, ready):
    until, told = time.monotonic() + PATIENCE, ""
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://{HOST}:{web}/json/", timeout=5) as answer:
                told = answer.read().decode()
        except OSError:
            pass
        if ready(told):
            return
        time.sleep(0.5)
    raise TimeoutError(f"Spark did not start: {told}")
