"""Connections that say nothing, say it slowly, or are too many: all of them end, by themselves."""

import http.client
import resource
import socket
import ssl
import threading
import time
from contextlib import contextmanager, suppress
from functools import partial

import pytest
import uvicorn

from access import connections, listening
from access.connections import Limits, Loop
from access.patient import Patient
from model.settings import Settings
from tests.access.certificate import certificate

SOON = 0.4  # seconds, where the server of readers has ten or more
HEAD = b"GET / HTTP/1.1\r\nHost: a\r\n"
LARGE = 8 << 20  # bytes: more than the system takes for a reader


class Hasty(Patient):
    """The same with less time, so that tests need not wait."""

    asking = taking = SOON


async def answers(scope, receive, send):
    if scope["type"] == "lifespan":
        return
    body = b"a" * (LARGE if scope["path"] == "/large" else 1)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": body})


@contextmanager
def serving(limits=None, **more):
    """A server of its own in this process; what it holds is told by `server.server_state`."""
    limits = limits or Limits(handshake=SOON)
    config = uvicorn.Config(
        answers, port=0, http=Hasty, loop=partial(Loop, limits), lifespan="off", ws="none",
        log_config=None, log_level="warning", **more,
    )  # fmt: skip
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        server.port = listening.getsockname()[1]
        yield server
        server.should_exit = True
        thread.join(20)


@pytest.fixture(scope="module")
def secure(tmp_path_factory):
    cert, key = certificate(tmp_path_factory.mktemp("tls"), "127.0.0.1")
    with serving(ssl_certfile=cert, ssl_keyfile=key) as server:
        server.context = ssl.create_default_context(cafile=str(cert))
        server.context.verify_flags &= ~ssl.VERIFY_X509_STRICT
        yield server


@pytest.fixture(scope="module")
def plain():
    with serving() as server:
        yield server


def knock(server, secure=False):
    line = socket.create_connection(("127.0.0.1", server.port), timeout=20)
    return server.context.wrap_socket(line, server_hostname="127.0.0.1") if secure else line


def end_of(line):
    """Seconds until the other side has ended a connection."""
    began = time.monotonic()
    with suppress(ConnectionError, ssl.SSLError):
        while line.recv(65_536):
            pass
    line.close()
    return time.monotonic() - began


def asked(server):
    """The status of a request of somebody else."""
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    line.request("GET", "/")
    status = line.getresponse().status
    line.close()
    return status


def test_who_begins_no_handshake_is_left(secure):
    lines = [knock(secure) for _ in range(20)]
    assert end_of(lines[0]) >= SOON / 2
    assert max(end_of(line) for line in lines[1:]) < SOON  # they have waited all the while


def test_who_sends_half_of_a_handshake_is_left(secure):
    line = knock(secure)
    line.sendall(b"\x16\x03\x01\x02\x00\x01")
    assert SOON / 2 <= end_of(line) < 10 * SOON


def test_who_asks_for_nothing_after_the_handshake_is_left(secure):
    assert SOON / 2 <= end_of(knock(secure, secure=True)) < 10 * SOON


def test_who_asks_for_nothing_is_left_without_encryption_too(plain):
    assert SOON / 2 <= end_of(knock(plain)) < 10 * SOON


@pytest.mark.parametrize("first", [b"", HEAD + b"\r\n"], ids=["at first", "after an answer"])
def test_a_byte_now_and_then_gains_no_time(plain, first):
    line = knock(plain)
    if first:
        line.sendall(first)
        assert line.recv(4_096).startswith(b"HTTP/1.1 200")
    began, letters = time.monotonic(), iter(HEAD + b"x: " + b"a" * 1_000)
    with pytest.raises(OSError):
        while time.monotonic() - began < 10 * SOON:
            line.sendall(bytes([next(letters)]))
            time.sleep(SOON / 8)
    assert time.monotonic() - began < 5 * SOON
    line.close()


def test_a_reader_who_takes_nothing_is_left(plain):
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    line.connect(("127.0.0.1", plain.port))
    line.sendall(b"GET /large HTTP/1.1\r\nHost: a\r\n\r\n")
    until = time.monotonic() + 10
    while not plain.server_state.connections and time.monotonic() < until:
        time.sleep(0.01)
    while plain.server_state.connections and time.monotonic() < until:
        time.sleep(0.01)
    assert time.monotonic() < until
    line.settimeout(10)
    taken = 0
    with suppress(ConnectionError):
        while part := line.recv(1 << 20):
            taken += len(part)
    assert 0 < taken < LARGE
    line.close()


def test_who_takes_slowly_gets_all_of_it(plain):
    line = http.client.HTTPConnection("127.0.0.1", plain.port, timeout=20)
    line.connect()
    line.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 16)
    line.request("GET", "/large")
    answer, taken = line.getresponse(), 0
    while part := answer.read(LARGE // 8):
        taken += len(part)
        time.sleep(SOON / 4)
    assert taken == LARGE  # in longer than a reader may take nothing
    line.close()


def test_one_too_many_is_turned_away_and_those_before_are_answered(caplog):
    with serving(Limits(most=3)) as server:
        lines = [knock(server) for _ in range(3)]
        lines[0].sendall(HEAD + b"\r\n")  # so that all three have been accepted
        assert lines[0].recv(4_096).startswith(b"HTTP/1.1 200")
        assert [end_of(knock(server)) < SOON / 2 for _ in range(2)] == [True, True]
        lines[1].sendall(HEAD + b"\r\n")
        assert lines[1].recv(4_096).startswith(b"HTTP/1.1 200")
        for line in lines:
            line.close()
        time.sleep(0.1)
        assert asked(server) == 200
    assert caplog.text.count("connections are held") == 1  # a flood does not fill the log


def test_one_address_leaves_room_for_others():
    with serving(Limits(most=6, each=2)) as server:
        lines = [knock(server) for _ in range(2)]
        lines[0].sendall(HEAD + b"\r\n")
        assert lines[0].recv(4_096)
        assert end_of(knock(server)) < SOON / 2
        other = socket.create_connection(
            ("127.0.0.1", server.port), timeout=20, source_address=("127.0.0.2", 0)
        )
        other.sendall(HEAD + b"\r\n")
        assert other.recv(4_096).startswith(b"HTTP/1.1 200")
        for line in (*lines, other):
            line.close()


def test_half_of_the_files_that_the_system_grants_are_left_to_data_and_ledger():
    granted = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    assert Limits(most=10**9).bearable == granted // 2
    assert Limits().bearable == min(connections.MOST, granted // 2)


@pytest.mark.parametrize(
    ("settings", "each"),
    [
        ({}, connections.MOST),  # at the desk
        ({"host": "0.0.0.0", "public_url": "https://a.go.id"}, connections.EACH),
        ({"public_url": "https://a.go.id", "behind_proxy": 1}, connections.MOST),  # all are its
    ],
)
def test_the_server_of_readers_has_these_limits(settings, each):
    given = listening.options(Settings(**settings))
    assert given["http"] is Patient
    assert (given["loop"].func, given["loop"].args) == (Loop, (Limits(each=each),))
    assert (connections.HANDSHAKE, Patient.asking, Patient.taking) == (10, 15, 120)
