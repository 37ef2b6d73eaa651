"""Hardening 10 and 11: files come into the spool in pieces, under names that we made up."""

import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import pytest

from app import create_app
from callbacks.data_memory import MOST_WAITING
from layouts.parts.data_upload import LARGEST, MOST_FILES
from ledger import tasks
from ledger.store import open_store
from model.settings import Settings
from tests.asgi import ask
from tests.loaded import ledger

ROOT = Path(__file__).parents[2]
BYTES = "application/octet-stream"
HOSTILE = [
    "../../etc/x",
    "a\0.xlsx",
    "a" * 300 + ".csv",
    "a\r\nContent-Type: text/html\r\n.csv",
    "laporan\u202excod.exe",
    "=cmd|' /C calc'!A0",
    "<img src=x onerror=alert(1)>.csv",
    "a\ud800.csv",
    "CON",
    "-rf",
    "ledger.sqlite",
]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("upload") / "var"


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    return ledger(tmp_path_factory.mktemp("empty")).file


@pytest.fixture
def state(place, empty):
    """The state folder of `app` with an empty ledger and nothing else."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    shutil.copy(empty, place)
    return place


@pytest.fixture(scope="module")
def app(real_data, place):
    return create_app(Settings(data=real_data, state=place)).server


def upload(app, *files, announced=None, body=None, kind=BYTES, **more):
    """Send files as (name, bytes); `announced` and `body` may say something else."""
    said = announced if announced is not None else [[name, len(raw)] for name, raw in files]
    words = said if isinstance(said, str) else json.dumps(said)
    query = "&".join(f"{key}={quote(value)}" for key, value in {"files": words, **more}.items())
    raw = b"".join(raw for _, raw in files) if body is None else body
    return ask(app, f"/unggah?lang=en&{query}", "POST", raw, content_type=kind)


def spooled(state):
    folder = state / "spool"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def task(state):
    (only,) = tasks.latest(open_store("", state))
    return only


def test_files_of_one_upload_become_one_task_with_their_bytes_in_the_spool(app, state):
    answer = upload(app, ("AK.csv", b"satu"), ("PT.csv", b"dua,tiga"), source="kemnaker")
    assert (answer.status, json.loads(answer.text)) == (202, {"task": 1})
    payload = task(state).payload
    assert {name: payload[name] for name in ("source", "vintage", "accept")} == {
        "source": "kemnaker",
        "vintage": None,
        "accept": [],
    }
    for file, (name, raw) in zip(
        payload["files"], [("AK.csv", b"satu"), ("PT.csv", b"dua,tiga")], strict=True
    ):
        assert (file["name"], file["bytes"]) == (name, len(raw))
        assert file["sha256"] == sha256(raw).hexdigest()
        assert (state / "spool" / file["spool"]).read_bytes() == raw
    assert (task(state).kind, task(state).requested_by) == ("load", "loopback")


@pytest.mark.parametrize("name", HOSTILE)
def test_hardening_11_a_hostile_name_is_words_and_never_a_path(app, state, name):
    assert upload(app, (name, b"x")).status == 202
    (stored,) = spooled(state)
    assert len(stored) == 32
    assert set(stored) <= set("0123456789abcdef")
    kept = task(state).payload["files"][0]["name"]
    assert kept == name.encode("utf-8", "replace").decode()
    everything = {path for path in state.parent.rglob("*") if path.is_file()}
    assert {path.name for path in everything} - {stored} <= {
        "ledger.sqlite",
        "ledger.sqlite-wal",
        "ledger.sqlite-shm",
    }


@pytest.mark.parametrize(
    "announced",
    [
        "",
        "{",
        "null",
        "5",
        "[]",
        "[[]]",
        '["AK.csv"]',
        '[["AK.csv"]]',
        '[["AK.csv",1,2]]',
        '[["AK.csv","4"]]',
        '[["AK.csv",0]]',
        '[["AK.csv",-4]]',
        '[["AK.csv",true]]',
        '[["AK.csv",4.0]]',
        '[["",4]]',
        "[[5,4]]",
        json.dumps([["a" * 1001, 4]]),
        json.dumps([["a.csv", 1]] * (MOST_FILES + 1)),
        "[" * 5_000,
        '[["AK.csv",' + "9" * 5_000 + "]]",
    ],
)
def test_an_upload_that_does_not_say_what_it_brings_is_refused(app, state, announced):
    assert upload(app, announced=announced, body=b"satu").status == 400
    assert spooled(state) == []


@pytest.mark.parametrize("size", [3, 5, 400])
def test_an_upload_that_brings_something_else_is_refused_and_nothing_remains(app, state, size):
    assert upload(app, announced=[["AK.csv", size]], body=b"satu").status == 400
    assert spooled(state) == []


@pytest.mark.parametrize("name", ["../x", "a b", "-x", "ä", "x" * 61, "a/b", "'"])
def test_a_source_that_is_no_name_is_refused(app, state, name):
    assert upload(app, ("AK.csv", b"satu"), source=name).status == 400
    assert spooled(state) == []


@pytest.mark.parametrize("kind", ["", "text/plain", "multipart/form-data; boundary=x"])
def test_what_a_form_of_another_page_could_send_is_refused(app, state, kind):
    assert upload(app, ("AK.csv", b"satu"), kind=kind).status == 415
    assert spooled(state) == []


def test_hardening_10_what_is_announced_too_large_is_refused_before_a_byte_is_read(app, state):
    answer = upload(app, announced=[["AK.csv", LARGEST], ["PT.csv", 1]], body=b"")
    assert (answer.status, "25" in answer.text) == (413, True)
    assert spooled(state) == []


def test_hardening_10_what_grows_too_large_is_refused_while_it_streams(app, state):
    assert upload(app, announced=[["AK.csv", 5]], body=b"x" * (LARGEST + 1)).status == 413
    assert spooled(state) == []


def test_the_largest_upload_is_taken(app, state):
    assert upload(app, ("AK.csv", b"x" * LARGEST)).status == 202
    assert (state / "spool" / spooled(state)[0]).stat().st_size == LARGEST


def test_when_too_much_waits_nothing_more_is_taken(app, state):
    store = ledger(state)
    for _ in range(MOST_WAITING):
        tasks.ask(store, "discard", {"load": 1}, "loopback", datetime.now(UTC))
    assert upload(app, ("AK.csv", b"satu")).status == 429
    assert spooled(state) == []


def test_without_the_ledger_nothing_is_kept(real_data, tmp_path):
    store = ledger(tmp_path / "var")
    app = create_app(Settings(data=real_data, state=tmp_path / "var")).server
    assert ask(app, "/versi").status == 200  # nobody has to sign in here, as the ledger says
    store.file.write_bytes(b"no database at all, only words" * 100)
    answer = upload(app, ("AK.csv", b"satu"))
    assert (answer.status, "ledger" in answer.text) == (503, True)
    assert spooled(tmp_path / "var") == []


# A real server: what it needs in memory, and a browser that goes away


@pytest.fixture(scope="module")
def served(real_data, tmp_path_factory):
    state = tmp_path_factory.mktemp("served")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environ = {
        **os.environ,
        "CAKUPAN_DATA": str(real_data),
        "CAKUPAN_STATE": str(state),
        "CAKUPAN_PORT": str(port),
    }
    running = subprocess.Popen(
        [sys.executable, "app.py"], cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True
    )
    try:
        assert "http://" in running.stdout.readline()
        wait_for(lambda: answers(port))
        yield running.pid, port, state
    finally:
        running.terminate()
        running.wait(timeout=40)
        running.stdout.close()


def answers(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def memory(pid, name):
    """Kilobytes that a process has (VmRSS) or has had at most (VmHWM)."""
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith(name))


def sent(port, size, announced=None):
    query = quote(json.dumps([["AK.csv", announced or size]]))
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.putrequest("POST", f"/unggah?files={query}")
    connection.putheader("content-type", BYTES)
    connection.putheader("content-length", str(size))
    connection.endheaders()
    return connection


def test_hardening_10_an_upload_needs_less_than_20_mb_of_memory(served):
    pid, port, _ = served
    for size in (1_000, LARGEST):  # the first warms up what is loaded once
        before = memory(pid, "VmRSS")
        connection = sent(port, size)
        for start in range(0, size, 1 << 20):
            connection.send(b"x" * min(1 << 20, size - start))
        assert connection.getresponse().status == 202
        connection.close()
    grown = memory(pid, "VmHWM") - before
    assert grown < 20_000, f"{grown} kB"


def test_an_upload_that_breaks_off_leaves_nothing(served):
    _, port, state = served
    before = spooled(state)
    connection = sent(port, 1_000_000)
    connection.send(b"x" * 300_000)
    wait_for(lambda: any(name.endswith(".part") for name in spooled(state)))
    connection.close()
    wait_for(lambda: spooled(state) == before)


def wait_for(condition):
    for _ in range(600):
        if condition():
            return
        time.sleep(0.05)
    raise TimeoutError
