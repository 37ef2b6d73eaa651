"""`make serve`, which is the last step of `make run`: server and worker begin and end together."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.world import ROOT, active, publication, stated

PATIENCE = 60


def until(true):
    end = time.monotonic() + PATIENCE
    while not (found := true()):
        assert time.monotonic() < end
        time.sleep(0.1)
    return found


def processes(state):
    """The running processes of this test: what each was started with, by number."""
    found = {}
    mark = f"CAKUPAN_STATE={state}".encode()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (folder / "environ").read_bytes().split(b"\0"):
                words = (folder / "cmdline").read_bytes().split(b"\0")
                found[int(folder.name)] = b" ".join(words).decode()
        except OSError:
            continue
    return found


def workers(state):
    return [number for number, words in processes(state).items() if "-m etl work" in words]


def servers(state):
    return [number for number, words in processes(state).items() if words.endswith("app.py ")]


@pytest.fixture
def environ(world, tmp_path):
    world(
        publication(
            "kanwil-2022-12",
            stated("KAL", "2022-12", 5_900_000, written="5,9 juta"),
            active("KAL", "2022-12", 2_600_000, written="2,6 juta"),
        )
    )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    places = {"CAKUPAN_DATA": f"{tmp_path}/data", "CAKUPAN_STATE": f"{tmp_path}/state"}
    return os.environ | places | {"CAKUPAN_PORT": str(port)}


@pytest.fixture
def made(environ):
    """Start `make serve`; whatever is left of it afterwards is ended."""
    started = []

    def start():
        command = ["make", "serve", f"PY={sys.executable}"]
        make = subprocess.Popen(
            command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        started.append(make)
        return make

    yield start
    for make in started:
        make.kill()
        make.communicate(timeout=PATIENCE)
    for number in processes(environ["CAKUPAN_STATE"]):
        os.kill(number, signal.SIGKILL)


def answers(environ):
    try:
        with urllib.request.urlopen(
            f"http://127.0.0.1:{environ['CAKUPAN_PORT']}/healthz", timeout=5
        ):
            return True
    except OSError:
        return False


def test_server_and_worker_start_and_end_together(made, environ):
    state = Path(environ["CAKUPAN_STATE"])
    make = made()
    until(lambda: answers(environ))
    until((state / "ledger.sqlite").exists)
    until(lambda: "waits for tasks" in (state / "worker.log").read_text("utf-8"))
    assert len(workers(state)) == 1
    assert state.stat().st_mode & 0o777 == 0o700
    make.terminate()
    until(lambda: processes(state) == {})
    (said,) = (state / "worker.log").read_text("utf-8").splitlines()
    assert said.endswith("INFO The worker waits for tasks.")


def test_a_server_that_is_killed_takes_the_worker_with_it(made, environ):
    state = environ["CAKUPAN_STATE"]
    made()
    until(lambda: answers(environ))
    until(lambda: workers(state))
    (server,) = servers(state)
    os.kill(server, signal.SIGKILL)
    until(lambda: processes(state) == {})


def test_where_the_port_is_taken_no_worker_is_left_running(made, environ):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", int(environ["CAKUPAN_PORT"])))
        taken.listen()
        make = made()
        make.communicate(timeout=PATIENCE)
    assert make.returncode != 0
    until(lambda: processes(environ["CAKUPAN_STATE"]) == {})
