"""Two servers behind nginx with one PostgreSQL, as docs/operations.md sets up several machines."""

import json
import os
import re
import secrets
import signal
import subprocess
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Event, Thread
from types import SimpleNamespace

import pytest

from access import passwords
from ledger import audit, people
from ledger.people import Account
from ledger.store import open_store
from ledger.upgrade import upgrade
from tests.access.certificate import certificate
from tests.access.test_nginx import (
    NAME,
    PASSWORD,
    READER,
    Public,
    ask,
    before,
    example,
    ports,
    sign_in,
    written,
)
from tests.access.test_serving import free_port
from tests.ledger.postgres import Postgres
from tests.test_operations import told
from tests.world import ROOT, active, august, publication, published, write

pytestmark = pytest.mark.system

FIGURES = "/api/v1/figures?region=64&measure=participants_active"
FILE = "/unduh/data/semua.csv?region=64&period=2022-12"
COUNTED = 1_000  # participants in version 1; in version n as many times n
PATIENCE = 30
UPSTREAMS = re.compile(r"^upstream .*?^}\n", re.DOTALL | re.MULTILINE)


def publish(data, number):
    """Publish a version in which everybody is counted `number` times."""
    release = data / "releases" / "kanwil_2022_12" / "2026.csv"
    said = release.read_text("utf-8")
    release.write_text(re.sub(r"\b\d000\b", str(number * COUNTED), said), "utf-8")
    assert published(data) == number


def copy(here, there, folder):
    """What an administrator runs, as the page has it."""
    script = folder / "cakupan-copy"
    script.write_text(told()["/usr/local/bin/cakupan-copy"], "utf-8")
    given = os.environ | {"CAKUPAN_DATA": str(here), "CAKUPAN_STATE": str(folder)}
    subprocess.run(["sh", script, there], check=True, env=given)


@contextmanager
def unwritable(*folders):
    """The start of a public server asks that it cannot change its data."""
    places = [one for data in folders for one in (*data.rglob("warehouse/versions"), data)]
    places += [data / "warehouse" for data in folders]
    for place in places:
        place.chmod(0o555)
    yield
    for place in places:
        place.chmod(0o755)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("machines")


@pytest.fixture(scope="module")
def url():
    with Postgres() as server:
        server.socket.chmod(0o755)  # the servers of the test are another user's
        yield server.new_database("machines")


@pytest.fixture(scope="module")
def data(folder):
    """The data of the machine with the worker, and of the other one, which has only copies."""
    here, there = folder / "here" / "data", folder / "there" / "data"
    write(
        here,
        publication("kanwil-2022-12", active("64", "2022-12", COUNTED)),
        *august("2022-08", "64", labour_force=9_500, employed=9_100),
    )
    publish(here, 1)
    copy(here, there, folder)
    return SimpleNamespace(here=here, there=there)


def upstreams(at):
    """The example with what the page puts into it for several machines."""
    page = (ROOT / "docs" / "operations.md").read_text("utf-8")
    (block,) = re.findall(r"```nginx\n(.*?)```", page, re.DOTALL)
    said, count = UPSTREAMS.subn(block, example(), count=1)
    said = said.replace("proxy_next_upstream off;", "proxy_next_upstream error;")
    first, uploads, rest = said.partition("location = /unggah")
    uploads += rest.replace("http://cakupan;", "http://cakupan_worker;", 1)
    assert (count, "proxy_next_upstream error" in first) == (1, True)
    said = f"{first}{uploads}".replace("10.0.0.12:8050", f"127.0.0.1:{at.other}")
    return said.replace("10.0.0.11:8050", "127.0.0.1:8050")


@pytest.fixture(scope="module")
def at(data, url, folder):
    """nginx before both servers."""
    at, secret = ports(), folder / "secret"
    at.other = free_port()
    keys = certificate(folder, NAME)
    written(folder, at, keys, upstreams(at))
    secret.write_bytes(secrets.token_bytes(32))
    secret.chmod(0o600)
    store = open_store(url, folder)
    upgrade(store)
    now, kept = datetime.now(UTC), passwords.hash_of(PASSWORD)
    for name, role in (("root@there", "admin"), ("ani", "planner")):
        account = Account(name, role, (), now, password=kept)
        people.add(store, account, audit.Entry("account", "root", now))
    store.engine.dispose()
    environ = {
        "CAKUPAN_DATABASE_URL": url,
        "CAKUPAN_SECRET_FILE": str(secret),
        "CAKUPAN_HOME": "region=64&period=2022-12",
        "CAKUPAN_PUBLIC_URL": f"https://{NAME}",
        "CAKUPAN_ALLOWED_HOSTS": NAME,
        "CAKUPAN_BEHIND_PROXY": "1",
    }
    with unwritable(data.here, data.there):
        machines = [
            Public(
                place.parent / "log",
                environ
                | {
                    "CAKUPAN_DATA": str(place),
                    "CAKUPAN_STATE": str(place.parent),
                    "CAKUPAN_PORT": port,
                },
            )
            for place, port in ((data.here, at.server), (data.there, at.other))
        ]
    at.here, at.there = machines
    with before(at, keys[0], folder):
        yield at
    for machine in machines:
        machine.end()


@pytest.fixture(scope="module")
def cookie(at):
    answer = sign_in(at)
    assert answer.status == 303, answer.text
    return answer.getheader("set-cookie").partition(";")[0]


def asked(machine, path, cookie):
    """The answer of one machine, as nginx would ask it."""
    forwarded = {"x_forwarded_for": READER, "x_forwarded_proto": "https", "x_forwarded_host": NAME}
    return machine.ask(path, host=NAME, cookie=cookie, **forwarded)


def state(machine, cookie):
    said = json.loads(asked(machine, "/readyz", cookie).text)
    return said["version"], said["degraded"]


def shown(answer):
    """The version that an answer names, and the participants that it says."""
    if answer.getheader("content-type").startswith("application/json"):
        (found,) = json.loads(answer.text)["rows"]
        return int(answer.getheader("x-data-version")), found["figure"]["value"]
    (found,) = re.findall(r",(\d000),\1,\1,", answer.text)
    return int(answer.getheader("x-data-version")), int(found)


class Asking(Thread):
    """A reader who asks on and on through nginx, while the block lasts."""

    def __init__(self, at, cookie):
        super().__init__()
        self.at, self.cookie, self.enough, self.seen = at, cookie, Event(), []

    def run(self):
        while not self.enough.is_set():
            for path in (FIGURES, FILE):
                answer = ask(self.at, path, cookie=self.cookie)
                right = answer.status == 200
                self.seen.append(shown(answer) if right else (answer.status, answer.text))

    def more(self, count):
        """Wait until so many more answers have come."""
        wanted, until = len(self.seen) + count, time.monotonic() + PATIENCE
        while len(self.seen) < wanted:
            assert self.is_alive() and time.monotonic() < until
            time.sleep(0.01)

    def __enter__(self):
        self.start()
        self.more(4)
        return self

    def __exit__(self, *_):
        self.enough.set()
        self.join()


def test_who_signs_in_on_one_machine_is_known_on_both_and_signed_out_of_both(at):
    word = sign_in(at).getheader("set-cookie").partition(";")[0]
    for machine in (at.here, at.there):
        assert asked(machine, "/wilayah", word).status == 200
    said = {"cookie": word, "origin": f"https://{NAME}"}
    assert ask(at, "/keluar", "POST", "x=1", **said).status == 303
    for machine in (at.here, at.there):
        assert asked(machine, "/wilayah", word).status == 302


def test_a_version_that_is_published_on_one_is_copied_while_readers_ask_without_any_error(
    at, data, cookie, folder
):
    with Asking(at, cookie) as reader:
        publish(data.here, 2)
        reader.more(6)
        assert (state(at.here, cookie), state(at.there, cookie)) == ((2, False), (1, False))
        copy(data.here, data.there, folder)
        assert state(at.there, cookie) == (2, False)
        reader.more(6)
    assert set(reader.seen) == {(1, COUNTED), (2, 2 * COUNTED)}
    assert {version for version, _ in reader.seen[-2:]} == {2}


def test_a_number_that_comes_before_its_version_leaves_the_one_before_until_it_is_whole(
    at, data, cookie, folder
):
    publish(data.here, 3)
    here, there = (str(one / "warehouse") for one in (data.here, data.there))
    part = [
        "rsync",
        "-a",
        "--exclude",
        "figures.parquet",
        f"{here}/versions/3",
        f"{there}/versions",
    ]
    with Asking(at, cookie) as reader:
        subprocess.run(part, check=True)
        subprocess.run(["rsync", "-a", "--checksum", f"{here}/CURRENT", there], check=True)
        assert state(at.there, cookie) == (2, True)
        assert "figures.parquet: missing" in at.there.said()
        reader.more(6)
        copy(data.here, data.there, folder)
        until = time.monotonic() + PATIENCE
        while state(at.there, cookie) != (3, False):
            assert time.monotonic() < until
            time.sleep(0.2)
    assert set(reader.seen) == {(number, number * COUNTED) for number in (2, 3)}


def test_what_was_cleared_away_on_one_goes_on_the_other_with_the_next_copy(data, folder):
    old = data.there / "warehouse" / "versions" / "0"
    old.mkdir()
    copy(data.here, data.there, folder)
    assert sorted(one.name for one in old.parent.iterdir()) == ["1", "2", "3"]


def test_when_one_machine_is_gone_the_other_answers_everybody(at, cookie):
    """The last of this file: one server is gone after it."""
    at.here.process.send_signal(signal.SIGTERM)
    assert at.here.process.wait(timeout=30) == 0
    assert {ask(at, FIGURES, cookie=cookie).status for _ in range(6)} == {200}
    assert sign_in(at).status == 303
