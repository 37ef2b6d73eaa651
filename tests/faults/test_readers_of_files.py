"""Readers of the whole data who do not read, and a server that dies while they do."""

import contextlib
import http.client
import os
import signal
import socket
import statistics
import subprocess
import sys
import time

import pytest

from tests.world import ROOT

WHERE = "/unduh/data/semua.csv"
STALLED, BUFFER = 100, 4096
MOST_OF_ONE = 2  # files at a time
SECONDS = 0.1  # of /healthz


@pytest.fixture(scope="module")
def start(real_data, tmp_path_factory):
    """Start a server of the real data; return its process and port, once it answers."""
    started = []

    def begin():
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        environ = {
            **os.environ,
            "CAKUPAN_PORT": str(port),
            "CAKUPAN_DATA": str(real_data),
            "CAKUPAN_STATE": str(tmp_path_factory.mktemp("state")),
        }
        server = subprocess.Popen(
            [sys.executable, "app.py"], cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True
        )
        started.append(server)
        assert server.stdout.readline().startswith("Cakupan: http")
        while True:  # its address is its own by now, but nobody may listen yet
            with contextlib.suppress(ConnectionRefusedError):
                health(port)
                return server, port
            time.sleep(0.05)

    yield begin
    for server in started:
        server.kill()
        server.wait()
        server.stdout.close()


@pytest.fixture(scope="module")
def port(start):
    return start()[1]


def asked(port, address="127.0.0.1"):
    """A connection that has asked for the whole data and reads nothing of the answer."""
    reader = socket.socket()
    reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER)
    reader.bind((address, 0))
    reader.connect(("127.0.0.1", port))
    reader.sendall(f"GET {WHERE} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    return reader


def health(port):
    """How long /healthz takes, in seconds."""
    began = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/healthz")
    assert connection.getresponse().read() == b"ok"
    connection.close()
    return time.perf_counter() - began


def begun(port):
    """The answer to a request for the whole data, of which the head has come."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", WHERE, headers={"Connection": "close"})  # the answer has the socket
    answer = connection.getresponse()
    connection.close()
    return answer


def test_item_72_a_hundred_stalled_readers_hold_up_nobody(port):
    readers = [asked(port, f"127.0.1.{1 + at // MOST_OF_ONE}") for at in range(STALLED)]
    try:
        for reader in readers:
            assert reader.recv(12) == b"HTTP/1.1 200"
        times = [health(port) for _ in range(20)]
        assert statistics.median(times) < SECONDS
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", WHERE)
        assert connection.getresponse().read().endswith(b"\r\n")
        connection.close()
    finally:
        for reader in readers:
            reader.close()


def test_item_67_a_third_file_at_once_is_refused_and_others_are_served(port):
    readers = [asked(port, "127.0.2.1") for _ in range(MOST_OF_ONE)]
    try:
        assert all(reader.recv(12) == b"HTTP/1.1 200" for reader in readers)
        third, other = asked(port, "127.0.2.1"), asked(port, "127.0.2.2")
        readers += [third, other]
        assert b" 200" in other.recv(12)
        refused = third.recv(4096)
        assert refused.startswith(b"HTTP/1.1 429")
        assert b"retry-after: " in refused.lower()
    finally:
        for reader in readers:
            reader.close()


def test_item_69_of_a_server_that_dies_no_short_file_looks_whole(start):
    server, port = start()
    unknown = begun(port)
    whole = begun(port)
    length = len(whole.read())
    known = begun(port)
    assert unknown.chunked
    assert known.headers["content-length"] == str(length)
    for answer in (unknown, known):
        answer.read(64 << 10)
    server.send_signal(signal.SIGKILL)
    for answer in (unknown, known):
        with pytest.raises((http.client.IncompleteRead, ConnectionError)):
            answer.read()
        answer.close()
