"""docs/nginx.conf, as it stands there, before a public server with sign-in."""

import grp
import http.client
import os
import pwd
import shutil
import signal
import socket
import ssl
import subprocess
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from access import passwords
from ledger import audit, people
from ledger.people import Account
from ledger.store import open_store
from ledger.upgrade import upgrade
from tests.access.certificate import certificate
from tests.access.test_serving import Running, free_port
from tests.world import ROOT

pytestmark = pytest.mark.system

NAME = "cakupan.example.go.id"
PASSWORD = "tujuh kuda laut biru"
WHOLE = "/unduh/data/semua.csv"
READER, FORGED = "127.0.7.7", "203.0.113.9"
FORM = {"content-type": "application/x-www-form-urlencoded"}
AROUND = """
user {user};
daemon off;
pid {folder}/pid;
error_log {folder}/error.log notice;
events {{ worker_connections 128; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/kept;
    fastcgi_temp_path {folder}/f;
    uwsgi_temp_path {folder}/u;
    scgi_temp_path {folder}/s;
    include {folder}/cakupan.conf;
}}
"""


def ports():
    """What stands in for the addresses of the example on the machine of a test."""
    return SimpleNamespace(http=free_port(), https=free_port(), server=free_port())


def example():
    return (ROOT / "docs" / "nginx.conf").read_text("utf-8")


def written(folder, at, keys, said):
    """The example with ports, certificate and log of this test; everything else as it stands."""
    cert, key = keys
    for theirs, ours in (
        ("listen 80", f"listen 127.0.0.1:{at.http}"),
        ("listen 443", f"listen 127.0.0.1:{at.https}"),
        ("127.0.0.1:8050", f"127.0.0.1:{at.server}"),
        ("/etc/ssl/cakupan/fullchain.pem", str(cert)),
        ("/etc/ssl/cakupan/key.pem", str(key)),
        ("/var/log/nginx/cakupan.log", f"{folder}/access.log"),
    ):
        assert theirs in said
        said = said.replace(theirs, ours)
    (folder / "cakupan.conf").write_text(said, "utf-8")
    user = f"{pwd.getpwuid(os.geteuid()).pw_name} {grp.getgrgid(os.getegid()).gr_name}"
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, user=user), "utf-8")


class Public(Running):
    """A server that may not write its data, though the tests may run as root."""

    before = (
        ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]
        if os.geteuid() == 0
        else []
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("nginx")


@pytest.fixture(scope="module")
def data(real_data, folder):
    """The data of which the server can change nothing."""
    copied = folder / "data"
    shutil.copytree(real_data, copied)
    places = [copied / "warehouse" / "versions", copied / "warehouse", copied]
    for place in places:
        place.chmod(0o555)
    yield copied
    for place in reversed(places):
        place.chmod(0o755)


@pytest.fixture(scope="module")
def ledger(folder):
    (folder / "state").mkdir()
    store = open_store("", folder / "state")
    upgrade(store)
    now, kept = datetime.now(UTC), passwords.hash_of(PASSWORD)
    for name, role in (("root@there", "admin"), ("ani", "planner")):
        told = audit.Entry("account", "root", now)
        people.add(store, Account(name, role, (), now, password=kept), told)
    yield store
    store.engine.dispose()


@pytest.fixture(scope="module")
def at(data, ledger, folder):
    """nginx before the server: ports, both processes."""
    at = ports()
    keys = certificate(folder, NAME)
    written(folder, at, keys, example())
    environ = {
        "CAKUPAN_DATA": str(data),
        "CAKUPAN_STATE": str(ledger.file.parent),
        "CAKUPAN_PORT": at.server,
        "CAKUPAN_PUBLIC_URL": f"https://{NAME}",
        "CAKUPAN_ALLOWED_HOSTS": NAME,
        "CAKUPAN_BEHIND_PROXY": "1",
    }
    at.server = Public(folder / "log", environ)
    with before(at, keys[0], folder):
        yield at
    at.server.end()


@contextmanager
def before(at, cert, folder):
    """nginx as it was written into a folder; with what a reader needs to trust it."""
    configured = ["-p", str(folder), "-c", str(folder / "nginx.conf")]
    subprocess.run(["nginx", *configured, "-t"], check=True, capture_output=True)
    with (folder / "said").open("wb") as out:
        nginx = subprocess.Popen(["nginx", *configured], stdout=out, stderr=out)
    at.tls = ssl.create_default_context(cafile=str(cert))
    at.tls.verify_flags &= ~ssl.VERIFY_X509_STRICT
    until = time.monotonic() + 20
    while not (folder / "pid").exists() or not (folder / "pid").read_text():
        assert nginx.poll() is None and time.monotonic() < until
        time.sleep(0.05)
    yield
    nginx.terminate()
    nginx.wait(timeout=20)


def line(at, name=NAME, small=False):
    """A connection of a reader by https, who may take little at a time."""
    plain = socket.socket()
    if small:
        plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    plain.settimeout(60)
    plain.bind((READER, 0))
    plain.connect(("127.0.0.1", int(at.https)))
    connection = http.client.HTTPSConnection(NAME, timeout=60)
    connection.sock = at.tls.wrap_socket(plain, server_hostname=name)
    return connection


def ask(at, path, method="GET", body=None, **headers):
    connection = line(at)
    sent = {key.replace("_", "-"): value for key, value in headers.items()}
    connection.request(method, path, body, sent | (FORM if body else {}))
    answer = connection.getresponse()
    answer.text = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer


def sign_in(at, password=PASSWORD, **headers):
    said = f"name=ani&password={password.replace(' ', '+')}"
    return ask(at, "/masuk", "POST", said, origin=f"https://{NAME}", **headers)


@pytest.fixture(scope="module")
def cookie(at):
    """The cookie of a reader who has signed in through nginx."""
    answer = sign_in(at)
    assert answer.status == 303, answer.text
    said = answer.getheader("set-cookie")
    assert said.startswith("__Host-cakupan=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(said.split("; "))
    return said.partition(";")[0]


def test_a_reader_signs_in_and_opens_a_page_by_https_alone(at, cookie):
    page = ask(at, "/wilayah", cookie=cookie)
    assert (page.status, "_dash-component-suites" in page.text) == (200, True)
    assert page.getheader("strict-transport-security").startswith("max-age=")
    assert page.getheader("cache-control") == "private, no-store"
    assert page.getheader("server") == "nginx"  # without its version
    stranger = ask(at, "/wilayah")
    assert (stranger.status, stranger.getheader("location")[:6]) == (302, "/masuk")
    plain = http.client.HTTPConnection("127.0.0.1", int(at.http), timeout=20)
    plain.request("GET", "/wilayah?region=64", headers={"Host": NAME})
    moved = plain.getresponse()
    assert (moved.status, moved.getheader("location")) == (301, f"https://{NAME}/wilayah?region=64")
    plain.close()


def test_any_other_name_gets_no_answer_and_one_that_a_reader_forges_is_not_believed(at):
    with pytest.raises(ssl.SSLError):
        line(at, "evil.example")
    assert ask(at, "/healthz", x_forwarded_host="evil.example").status == 200
    forged = line(at)
    forged.putrequest("GET", "/healthz", skip_host=True)
    forged.putheader("Host", "evil.example")
    forged.endheaders()
    with pytest.raises(http.client.RemoteDisconnected):
        forged.getresponse()


def test_the_log_has_the_readers_own_address_whatever_he_says(at, ledger):
    forged = {"x_forwarded_for": FORGED, "x_real_ip": FORGED, "forwarded": f"for={FORGED}"}
    assert sign_in(at, "salah salah salah", **forged).status == 401
    wanted = audit.Wanted(kinds=("failure",))
    assert [one.address for one in audit.entries(ledger, wanted, most=None)] == [READER]


def test_a_page_of_another_site_is_refused(at, cookie):
    said = {"cookie": cookie, "origin": "https://evil.example", "sec_fetch_site": "cross-site"}
    assert ask(at, "/keluar", "POST", "x=1", **said).status == 403


def test_bodies_are_bounded_and_no_code_comes_into_the_log(at, folder):
    assert ask(at, "/masuk", "POST", "x" * (2 << 20) + "xx").status == 413
    assert ask(at, "/unggah", "POST", "x" * (3 << 20)).status in (401, 403, 415)
    ask(at, "/undangan?kode=burung-kenari")
    assert "burung-kenari" not in (folder / "access.log").read_text("utf-8")
    assert "/undangan" in (folder / "access.log").read_text("utf-8")


def begun(at, path, cookie):
    """A download whose head has come, taken slowly."""
    connection = line(at, small=True)
    connection.request("GET", path, headers={"Cookie": cookie, "Connection": "close"})
    return connection.getresponse()


def test_a_long_file_is_sent_while_it_is_made_and_nothing_of_it_lies_on_the_disk(
    at, cookie, folder
):
    answer = begun(at, WHOLE, cookie)
    assert (answer.status, answer.getheader("x-data-version")) == (200, "1")
    time.sleep(1)
    found = answer.read()
    assert len(found) > 1 << 20
    assert found == begun(at, WHOLE, cookie).read()
    assert "temporary file" not in (folder / "error.log").read_text("utf-8")
    assert not [one for one in (folder / "kept").rglob("*") if one.is_file()]


def test_item_70_a_server_that_is_asked_to_end_sends_what_was_begun_through_nginx(at, cookie):
    """The last of this file: the server is gone after it."""
    whole = begun(at, WHOLE, cookie).read()
    answer = begun(at, WHOLE, cookie)  # its head has come, the rest is being made
    at.server.process.send_signal(signal.SIGTERM)
    time.sleep(1)
    assert answer.read() == whole
    assert at.server.process.wait(timeout=30) == 0
    assert ask(at, "/healthz").status == 502
