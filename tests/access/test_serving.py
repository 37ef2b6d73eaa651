"""`python app.py` for real: what it refuses to be, what it says, how it ends."""

import http.client
import json
import os
import signal
import socket
import ssl
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.access.certificate import certificate
from tests.world import ROOT

CANARIES = ("kenari-9-besar", "jalak-5-kecil", "elang-7-putih")
SECRETS = {
    "CAKUPAN_OIDC_CLIENT_SECRET": CANARIES[1],
    "CAKUPAN_OIDC_CLIENT_ID": "cakupan",
    "CAKUPAN_OIDC_ISSUER": "http://127.0.0.1:9",  # nobody listens
    "CAKUPAN_OIDC_ROLES": "baca=viewer",
    "CAKUPAN_SQL_SIAK": f"postgresql://u:{CANARIES[2]}@127.0.0.1:1/x",
}
PLOTLY = "/_dash-component-suites/plotly/package_data/plotly.min.js"


class Running:
    """A server of its own, and what it has said."""

    before = ()  # the program that starts it

    def __init__(self, log, environ):
        self.log, self.port = log, int(environ["CAKUPAN_PORT"])
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                [*self.before, sys.executable, "app.py"],
                cwd=ROOT,
                env=os.environ | environ,
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        end = time.monotonic() + 60
        while "Cakupan: " not in self.said() and time.monotonic() < end:
            assert self.process.poll() is None, self.said()
            time.sleep(0.1)

    def said(self):
        return self.log.read_text("utf-8")

    def ask(self, path, method="GET", body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, body, {k.replace("_", "-"): v for k, v in headers.items()})
        answer = connection.getresponse()
        answer.text = answer.read().decode("utf-8", "replace")
        connection.close()
        return answer

    def sent(self, raw):
        """The answer to bytes that no client would send."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as line:
            line.sendall(raw)
            return line.recv(65_536).decode("latin-1")

    def end(self):
        self.process.kill()
        self.process.wait()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


@pytest.fixture(scope="module")
def environ(real_data, tmp_path_factory):
    state = tmp_path_factory.mktemp("state")
    return {"CAKUPAN_DATA": str(real_data), "CAKUPAN_STATE": str(state), **SECRETS}


@pytest.fixture(scope="module")
def start(environ, tmp_path_factory):
    started = []

    def begin(**more):
        log = tmp_path_factory.mktemp("log") / "log"
        port = {"CAKUPAN_PORT": free_port()}
        started.append(Running(log, environ | port | more))
        return started[-1]

    yield begin
    for one in started:
        one.end()


@pytest.fixture(scope="module")
def server(start):
    return start(CAKUPAN_DEBUG="1")


def refused(environ, **more):
    done = subprocess.run(
        [sys.executable, "app.py"],
        cwd=ROOT,
        env=os.environ | environ | {"CAKUPAN_PORT": free_port()} | more,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    return done.stderr


def test_an_address_that_others_reach_is_refused_with_or_without_debug(environ):
    """Hardening 65."""
    said = refused(environ, CAKUPAN_HOST="0.0.0.0", CAKUPAN_DEBUG="1")
    assert "cannot be served safely in public" in said
    assert "\n  sign-in: " in said
    assert "\n  debug: " in said


def test_what_only_programmers_need_is_not_there(server):
    """Hardening 65."""
    for path in ("/_mcp", "/mcp", "/_dash-error", "/_alive", "/docs", "/redoc", "/openapi.json"):
        assert server.ask(path).status == 404
    served = server.ask("/").text
    assert '"ui":true' not in served
    assert "hot_reload" not in served
    assert server.ask("/").getheader("server") is None


@pytest.mark.parametrize(
    "raw",
    [
        b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 40_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: a\r\n" * 4_000 + b"\r\n",
        b"GET /" + b"a" * 40_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"nonsense\r\n\r\n",
        b"POST /csp HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 9\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX : a\r\n\r\n",
    ],
    ids=lambda raw: str(raw[:40]),
)
def test_what_no_browser_sends_is_a_bad_request(server, raw):
    """Hardening 59 and 63."""
    assert server.sent(raw)[:12] in ("HTTP/1.1 400", "HTTP/1.1 431")


def test_no_secret_and_no_forged_line_comes_out(server):
    """Hardening 63 and 66: cookies, tokens, session ids and passwords are nowhere to be read."""
    forged = {
        "cookie": f"__Host-cakupan={CANARIES[0]}",
        "authorization": f"Bearer {CANARIES[0]}",
        "x_csrf_token": CANARIES[0],
    }
    answers = [
        server.ask(path, method, body, content_type="application/json", **forged)
        for path, method, body in (
            (f"/wilayah?region={CANARIES[0]}%0d%0aERROR%20forged", "GET", None),
            (f"/{CANARIES[0]}%0d%0aERROR", "GET", None),
            (f"/unduh/ringkasan/segmen.csv?region={CANARIES[0]}", "GET", None),
            ("/_dash-update-component", "POST", json.dumps({"output": CANARIES[0]})),
            ("/tugas", "POST", json.dumps({"kind": CANARIES[0]})),
            ("/skenario", "POST", CANARIES[0]),
            ("/csp", "POST", json.dumps({"csp-report": {"document-uri": f"x?{CANARIES[0]}"}})),
        )
    ]
    for answer in answers:
        assert answer.status < 500
        assert not [one for one in CANARIES[1:] if one in answer.text]
        assert f"Bearer {CANARIES[0]}" not in answer.text
    title = Path(f"/proc/{server.process.pid}/cmdline").read_bytes().decode()
    said = server.said()
    assert not [one for one in CANARIES[1:] if one in title + said]
    assert f"__Host-cakupan={CANARIES[0]}" not in said
    assert not [line for line in said.splitlines() if line.startswith("ERROR")]
    assert max(map(len, said.splitlines())) < 1_200


def test_an_own_certificate_is_served(start, tmp_path):
    cert, key = certificate(tmp_path, "127.0.0.1")
    secure = start(CAKUPAN_TLS_CERT=str(cert), CAKUPAN_TLS_KEY=str(key))
    assert f"https://127.0.0.1:{secure.port}" in secure.said()
    context = ssl.create_default_context(cafile=str(cert))
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    line = http.client.HTTPSConnection("127.0.0.1", secure.port, context=context, timeout=20)
    line.request("GET", "/healthz")
    version = line.sock.version()
    answer = line.getresponse()
    assert (answer.status, answer.read(), version) == (200, b"ok", "TLSv1.3")
    line.close()


@pytest.mark.parametrize("workers", ["1", pytest.param("2", marks=pytest.mark.system)])
def test_asked_to_end_it_finishes_what_it_sends_and_ends_well(start, workers):
    """Hardening 70: nothing new is accepted, a slow download comes whole, exit code 0."""
    server = start(CAKUPAN_WORKERS=workers)
    whole = len(server.ask(PLOTLY).text.encode())
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    line.settimeout(20)
    line.connect(("127.0.0.1", server.port))
    asked = f"GET {PLOTLY} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    line.sendall(asked.encode())
    found = line.recv(4_096)
    server.process.send_signal(signal.SIGTERM)
    time.sleep(1.5)
    assert server.process.poll() is None  # it waits for the reader
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.1", server.port), timeout=5).close()
    while part := line.recv(1 << 20):
        found += part
    line.close()
    body = found.partition(b"\r\n\r\n")[2]
    assert len(body) == whole > 1 << 20
    assert server.process.wait(timeout=30) == 0
