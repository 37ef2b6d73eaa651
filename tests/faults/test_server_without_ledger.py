"""A server whose PostgreSQL is gone, stopped, frozen, slow or full: figures go on (item 71)."""

import time
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from access import passwords
from ledger import audit, people
from ledger.people import Account
from ledger.store import open_store
from ledger.upgrade import upgrade
from tests.access.signed import account, session
from tests.access.test_serving import Running, free_port
from tests.ledger.postgres import Postgres
from tests.restricted import MADE, WHEN, found_in, published

pytestmark = [pytest.mark.system, pytest.mark.slow]

CHOICE = f"region=64&period={WHEN}"
PAGE, FILE, ROWS = "/wilayah", f"/unduh/ringkasan/segmen.csv?{CHOICE}", f"/api/v1/coverage?{CHOICE}"
BACK = 5  # seconds after which everything is as before
SOON = 4  # seconds of an answer while the ledger is gone: one question is given up, then none waits
PASSWORD = "tujuh kuda laut biru"
AWAY = "basis data akun tidak menjawab"  # in the words of the page


@pytest.fixture(scope="module")
def postgres():
    with Postgres() as own:
        yield own


@pytest.fixture(scope="module")
def ledger(postgres, tmp_path_factory):
    """A ledger with an admin and somebody who signs in; it is the tests' own way to it."""
    store = open_store(postgres.new_database("served"), tmp_path_factory.mktemp("none"))
    upgrade(store)
    account(store, "admin", name="root@there")
    kept = passwords.hash_of(PASSWORD)
    ani = Account("ani", "planner", ("64",), datetime.now(UTC), password=kept)
    people.add(store, ani, audit.Entry("account", "root", datetime.now(UTC)))
    yield store
    store.engine.dispose()


@pytest.fixture(scope="module")
def environ(ledger, tmp_path_factory):
    folder = tmp_path_factory.mktemp("served")
    return {
        "CAKUPAN_DATA": str(published(folder)),
        "CAKUPAN_STATE": str(folder / "state"),
        "CAKUPAN_HOME": f"region=KAL&period={WHEN}",
        "CAKUPAN_DATABASE_URL": ledger.address.render_as_string(hide_password=False),
    }


@contextmanager
def running(environ, folder):
    server = Running(folder / "log", environ | {"CAKUPAN_PORT": free_port()})
    try:
        yield server
    finally:
        server.end()


@pytest.fixture(scope="module")
def server(environ, tmp_path_factory):
    with running(environ, tmp_path_factory.mktemp("log")) as one:
        yield one


@pytest.fixture(scope="module")
def ani(ledger):
    """The cookie of somebody who sees what restricted publications say of East Kalimantan."""
    return f"cakupan={session(ledger, people.find(ledger, 'ani'))}"


@contextmanager
def stopped(postgres, _ledger):
    postgres.stop("immediate")
    try:
        yield
    finally:
        postgres.start()


@contextmanager
def frozen(postgres, _ledger):
    postgres.freeze()
    try:
        yield
    finally:
        postgres.thaw()


@contextmanager
def slow(_postgres, ledger):
    """Every question waits for somebody else's lock."""
    with ledger.writing() as other:
        other.execute(text("lock table sessions, invites in access exclusive mode"))
        yield


@contextmanager
def full(postgres, ledger):
    """Others hold every connection that there is."""
    postgres.stop()
    postgres.start(max_connections=5, superuser_reserved_connections=0)
    address = ledger.address.render_as_string(hide_password=False)
    greedy = [open_store(address, None) for _ in range(5)]
    held = [one.engine.connect() for one in greedy]
    try:
        yield
    finally:
        for connection in held:
            connection.close()
        for one in greedy:
            one.engine.dispose()


def timed(server, path, **more):
    began = time.monotonic()
    answer = server.ask(path, **more)
    answer.seconds = time.monotonic() - began
    return answer


def until_back(server):
    """Seconds until the sign-in is open again."""
    began = time.monotonic()
    while server.ask("/masuk").status != 200:
        assert time.monotonic() - began < BACK
        time.sleep(0.1)
    return time.monotonic() - began


def signs_in(server):
    form = {"content_type": "application/x-www-form-urlencoded"}
    said = f"name=ani&password={PASSWORD.replace(' ', '+')}"
    return server.ask("/masuk", "POST", said, **form)


def exports(ledger):
    return [one.rows for one in audit.entries(ledger, audit.Wanted(kinds=("export",)), most=None)]


@pytest.mark.parametrize("fault", [stopped, frozen, slow, full], ids=lambda one: one.__name__)
def test_item_71_while_it_is_gone_figures_go_on_sign_in_says_so_and_nothing_is_restarted(
    postgres, ledger, server, ani, fault
):
    until_back(server)
    assert found_in(server.ask(ROWS, cookie=ani).text, MADE.values())  # he sees what is his
    written = len(exports(ledger))
    with fault(postgres, ledger):
        first = timed(server, PAGE, cookie=ani)  # one question is waited for, and given up
        assert (first.status, first.seconds < SOON) == (200, True)
        for path in (PAGE, FILE, ROWS, "/definisi"):
            answer = timed(server, path, cookie=ani)
            assert (answer.status, answer.seconds < SOON) == (200, True), path
            # who may see restricted figures is not known now, so nobody does
            assert not found_in(answer.text, MADE.values())
        for path in ("/masuk", PAGE):
            answer = timed(server, path, cookie="cakupan=unheard", accept="text/html")
            assert (answer.status, AWAY in answer.text, answer.seconds < SOON) == (503, True, True)
        assert signs_in(server).status == 503
        assert server.ask("/healthz").text == "ok"
        assert server.ask("/readyz").status == 200
    assert until_back(server) < BACK
    assert found_in(server.ask(ROWS, cookie=ani).text, MADE.values())
    assert signs_in(server).status == 303
    server.ask(FILE, cookie=ani)
    assert len(exports(ledger)) == written + 4  # what was taken meanwhile is written too


@pytest.mark.parametrize("how", ["fast", "immediate"])
def test_item_71_restarted_between_two_requests_nobody_notices(postgres, server, ani, how):
    until_back(server)
    postgres.stop(how)
    postgres.start()
    assert found_in(server.ask(ROWS, cookie=ani).text, MADE.values())
    assert signs_in(server).status == 303


def test_item_71_gone_at_the_start_the_server_starts_and_lets_in_once_it_is_there(
    postgres, environ, ani, tmp_path
):
    postgres.stop()
    try:
        with running(environ, tmp_path) as server:
            for path in ("/masuk", PAGE):
                answer = timed(server, path, cookie=ani, accept="text/html")
                assert (answer.status, AWAY in answer.text) == (503, True)
                assert answer.seconds < SOON
            assert server.ask("/readyz").text == "ready"
            postgres.start()
            assert until_back(server) < BACK
            assert found_in(server.ask(ROWS, cookie=ani).text, MADE.values())
    finally:
        postgres.stop()  # started or not
        postgres.start()
