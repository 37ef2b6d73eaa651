"""While the ledger does not answer: what still goes, what does not, and where it is written."""

import asyncio
import logging
import shutil
import time
from contextlib import contextmanager
from functools import partial

import pytest
from fastapi import Request, Response

from access import door as door_module
from access import line as line_module
from access import vouched, who
from access.denials import Denials
from access.door import Door
from access.gate import Gate
from access.line import AT_ONCE, Line
from access.person import Person
from access.server import Server, way_in
from access.taken import Taken
from ledger import audit, outbox, people
from ledger.people import Account
from model.errors import LedgerUnavailable
from model.scope import Scope
from model.settings import Settings
from model.warehouse import Warehouse
from tests.access.signed import cookie, session
from tests.access.small import NOON
from tests.asgi import ask, finished

ANI = Person(7, "ani", "viewer", Scope(), address="10.0.0.1", session=3)
TOLD = audit.Entry("denial", "ani", NOON, person_id=7)


@contextmanager
def away(store):
    """The ledger's file is gone for a while."""
    kept = store.file.rename(store.file.with_suffix(".away"))
    yield
    kept.rename(store.file)


def served(state):
    """A server behind the gate that says who asks, and the gate's door."""
    settings = Settings(data=state / "none", state=state)
    door = Door(settings, Warehouse(settings.data))
    made = Server(openapi_url=None)

    async def said(request: Request) -> Response:
        return Response(f"{who.current().name or 'nobody'} {request.scope['path']}")

    def say(scope, status):
        return Response(str(status), status)

    for path in ("/", "/masuk", "/healthz", "/unduh/wilayah/peringkat.csv"):
        made.add_api_route(path, said, methods=["GET", "POST"])
    made.way_in = way_in(settings, lambda: (), gate=partial(Gate, door=door, say=say))
    return made, door


@pytest.fixture
def made(state, store):
    people.add(store, Account("dewi", "admin", (), NOON), TOLD)
    people.add(store, Account("ani", "viewer", (), NOON), TOLD)
    return served(state)


@pytest.fixture
def word(made, store):
    return session(store, people.find(store, "ani"))


def test_an_open_page_is_there_for_everybody_and_others_wait_for_the_ledger(made, store):
    server, _ = made
    assert ask(server, "/", **cookie("a" * 43)).status == 302
    with away(store):
        assert ask(server, "/", **cookie("a" * 43)).status == 503
        assert ask(server, "/healthz", **cookie("a" * 43)).text == "nobody /healthz"
        assert ask(server, "/masuk", **cookie("a" * 43)).text == "nobody /masuk"


def test_who_is_known_is_told_what_is_not_there_and_how_it_may_be_asked(made, word):
    server, _ = made
    assert ask(server, "/", **cookie(word)).text == "ani /"
    assert ask(server, "/no-such-page", **cookie(word)).status == 404
    assert ask(server, "/no-such-page").status == 401
    refused = ask(server, "/unduh/wilayah/peringkat.csv", "POST", **cookie(word))
    assert (refused.status, refused.headers["allow"]) == (405, "GET, HEAD")


def test_what_is_no_request_passes_the_gate(made):
    """A server that starts and ends is told so through the same way in."""
    passed = []

    async def app(scope, receive, send):
        passed.append(scope["type"])

    _, door = made
    gate = Gate(app, door, lambda scope, status: Response(status_code=status))
    finished(gate({"type": "lifespan"}, None, None))
    assert passed == ["lifespan"]


def test_a_ledger_that_knew_no_admin_is_not_needed_by_the_desk(store, state, monkeypatch):
    monkeypatch.setattr(door_module, "LOOK", 0.0)
    damaged = b"no ledger at all" * 1_000
    server, _ = served(state)
    assert ask(server, "/").text == "loopback /"
    store.engine.dispose()
    whole = store.file.read_bytes()
    store.file.write_bytes(damaged)
    assert ask(server, "/").text == "loopback /"
    never_answered, _ = served(state)
    assert ask(never_answered, "/").status == 503
    store.file.write_bytes(whole)
    assert ask(served(state)[0], "/").text == "loopback /"


def test_a_data_folder_that_cannot_be_read_hides_nothing_and_knows_no_region(state):
    (state / "none" / "warehouse" / "versions" / "1").mkdir(parents=True)
    (state / "none" / "warehouse" / "CURRENT").write_text("1\n")
    _, door = served(state)
    assert not finished(door.is_on())
    assert dict(door.regions().by_code) == {}
    shutil.rmtree(state / "none" / "warehouse" / "versions")
    (state / "none" / "warehouse" / "versions").symlink_to("versions")  # which leads nowhere
    assert not finished(served(state)[1].is_on())


def test_of_many_sessions_the_one_that_was_quiet_longest_is_forgotten(made, store, monkeypatch):
    monkeypatch.setattr(vouched, "MOST", 2)
    server, _ = made
    words = [session(store, people.find(store, "ani")) for _ in range(3)]
    for one in words:
        assert ask(server, "/", **cookie(one)).status == 200
    with away(store):
        assert [ask(server, "/", **cookie(one)).status for one in words] == [503, 200, 200]


def test_a_question_that_takes_too_long_is_given_up_and_those_behind_it_are_told(
    store, state, monkeypatch, caplog
):
    monkeypatch.setattr(line_module, "PATIENCE", 0.05)
    line = Line(store, state)

    async def story():
        slow = [line.ask(lambda: time.sleep(0.3)) for _ in range(AT_ONCE + 2)]
        found = await asyncio.gather(*slow, return_exceptions=True)
        return {type(one) for one in found}

    with caplog.at_level(logging.WARNING):
        assert finished(story()) == {LedgerUnavailable}
    assert caplog.text.count("The ledger is gone") == 1


def test_it_is_looked_for_until_it_is_back(store, state, monkeypatch, caplog):
    monkeypatch.setattr(line_module, "AGAIN", 0.02)
    line = Line(store, state)
    with caplog.at_level(logging.WARNING), away(store):
        with pytest.raises(LedgerUnavailable):
            finished(line.ask(lambda: people.every(store)))
        assert line.is_gone
        time.sleep(0.1)  # it is looked for some five times, in vain
        assert line.is_gone
    until = time.monotonic() + 5
    while line.is_gone and time.monotonic() < until:
        time.sleep(0.02)
    assert finished(line.ask(lambda: 5)) == 5
    assert "The ledger is back" in caplog.text


def unwritable(state):
    """Nothing can be kept: a file stands where the folder would."""
    (state / outbox.FOLDER).write_text("in the way")


def test_an_entry_is_kept_on_the_disk_and_where_that_fails_the_answer_is_not_given(
    store, state, caplog
):
    line, sent = Line(store, state), []

    async def app(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"figures"})

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/unduh/a.csv", "query_string": b""}
    taken = Taken(line, ANI, lambda: Response(status_code=503))
    with away(store):
        finished(taken(app, scope, None, send))
        assert [one.get("status") for one in sent] == [200, None]
        finished(line.note(TOLD))  # known to be gone by now: straight to the disk
        assert len(list((state / outbox.FOLDER).glob("*.json"))) == 2
        for one in (state / outbox.FOLDER).iterdir():
            one.unlink()
        (state / outbox.FOLDER).rmdir()
        unwritable(state)
        sent.clear()
        finished(taken(app, scope, None, send))
        assert sent[0]["status"] == 503
        assert b"figures" not in b"".join(one.get("body", b"") for one in sent)
        with caplog.at_level(logging.WARNING):
            finished(Denials(line).write(ANI, "GET /orang"))
    assert "ani may not: GET /orang" in caplog.text
    assert "A denial stands in this log alone" in caplog.text


def test_a_ledger_that_is_lost_twice_at_once_is_looked_for_once(store, state, caplog):
    line = Line(store, state)
    with caplog.at_level(logging.WARNING):
        line._lost("first")
        line._lost("second")
    assert caplog.text.count("The ledger is gone") == 1


def test_what_was_asked_before_it_was_lost_and_waits_is_told_at_once(store, state):
    line = Line(store, state)

    def loses():
        raise LedgerUnavailable("gone")

    async def story():
        asked = [line.ask(loses) for _ in range(AT_ONCE)] + [line.ask(lambda: 5)]
        return await asyncio.gather(*asked, return_exceptions=True)

    found = finished(story())
    assert {type(one) for one in found} == {LedgerUnavailable}
