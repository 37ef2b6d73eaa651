"""Kept answers where something goes wrong, changes in the middle, or is asked by many at once."""

import asyncio
import json
import tracemalloc

import pytest

from access.kept_answers import KeptAnswers
from access.person import Person
from access.roles import DESK
from model.scope import Scope
from model.warehouse import Warehouse
from tests.access.kept import PATH, PLANNER, Pages, asking, by
from tests.asgi import ask, finished
from tests.world import active, publication, published

MEBI = 1 << 20


@pytest.fixture
def data(world, tmp_path):
    world(publication("one-2022-12", active("64", "2022-12", "10")))
    return tmp_path / "data"


@pytest.fixture
def app(data):
    return Pages(Warehouse(data))


@pytest.fixture
def kept(app):
    return KeptAnswers(app, app.warehouse, most=10)


def changed(data):
    """A further version, in which the one figure of the world is another one."""
    release = data / "releases" / "one_2022_12" / "2026.csv"
    release.write_text(release.read_text("utf-8").replace(",10,", ",11,"), "utf-8")
    published(data)


def test_what_a_page_shows_beside_the_version_is_looked_at_every_time(app, kept):
    asked = asking(kept)
    assert [asked(beside=True), asked(beside=True)] == [b"1", b"1"]
    app.state = 2
    assert [asked(beside=True), asked(beside=True)] == [b"2", b"2"]
    app.state = None  # nobody can know just now
    assert [asked(beside=True), asked(beside=True)] == [b"3", b"4"]


def test_what_changed_while_an_answer_was_made_is_not_missed(app, kept):
    def changes():
        app.state = 2

    app.meanwhile = changes  # after the page looked at its state, before it was kept
    asked = asking(kept)
    assert [asked(beside=True), asked(beside=True), asked(beside=True)] == [b"1", b"2", b"2"]


def test_what_passes_is_not_kept_whoever_says_that_it_lasts(kept):
    asked = asking(kept)
    assert [asked(passes=True), asked(passes=True)] == [b"1", b"2"]


def test_an_answer_of_another_version_or_of_one_that_just_went_is_not_kept(app, kept, data):
    asked = asking(kept)
    assert [asked(version=7), asked(version=7)] == [b"1", b"2"]
    app.meanwhile = lambda: changed(data)
    assert asked() == b"3"
    app.meanwhile = lambda: None
    assert [asked(), asked()] == [b"4", b"4"]
    (data / "warehouse" / "CURRENT").write_text("1\n")  # and back: the third named a newer one
    assert asked() == b"5"


def test_what_is_restricted_from_now_on_is_not_sent_from_memory(data, app, kept):
    asked, some = asking(kept), Person(2, "some", DESK, Scope(frozenset({"51"})))
    assert [asked(some), asked(some)] == [b"1", b"1"]
    source = next((data / "sources").glob("*.toml"))
    source.write_text(source.read_text("utf-8").replace('"public"', '"restricted"'), "utf-8")
    changed(data)
    (data / "warehouse" / "CURRENT").write_text("1\n")  # the older one in force: shut to some
    assert [asked(some), asked(some)] == [b"2", b"3"]


def test_an_answer_that_is_larger_than_all_room_pushes_nobody_out(kept):
    asked = asking(kept)
    assert asked(choice=1) == b"1"
    assert [asked(times=11), asked(times=11)] == [b"2" * 11, b"3" * 11]
    assert asked(choice=1) == b"1"


@pytest.mark.parametrize("lasting", [True, False])
def test_an_answer_in_pieces_is_not_gathered_where_it_cannot_be_kept(app, lasting):
    """Forty pieces of a mebibyte: no more than the room of two is held at any time."""
    kept = KeptAnswers(app, app.warehouse, most=2 * MEBI)
    said = json.dumps({"lasts": lasting, "times": MEBI, "pieces": 40}).encode()
    held = []

    async def send(message):
        held.append(tracemalloc.get_traced_memory()[0])
        message["body"] = bytearray(message.get("body", b""))  # else all pieces are one object

    tracemalloc.start()
    try:
        finished(_asked(by(PLANNER, copied(kept)), said, send))
    finally:
        tracemalloc.stop()
    assert max(held) < 6 * MEBI


def copied(kept):
    """Kept answers of an app whose pieces are each bytes of their own."""
    inner = kept._app

    async def app(scope, receive, send):
        async def own(message):
            if "body" in message:
                message = {**message, "body": bytes(bytearray(message["body"]))}
            await send(message)

        await inner(scope, receive, own)

    kept._app = app
    return kept


def test_what_broke_off_or_sets_a_cookie_is_not_kept(kept):
    asked = asking(kept)
    assert [asked(pieces=1, breaks=True), asked(pieces=1, breaks=True)] == [b"1", b"2"]
    assert [asked(cookie=True), asked(cookie=True)] == [b"3", b"4"]


def test_headers_that_come_twice_and_parts_with_a_nul_are_other_questions(kept):
    async def asked(path, *headers, query=b""):
        sent = []
        scope = {"type": "http", "method": "GET", "path": path, "query_string": query}

        async def send(message):
            sent.append(message)

        scope["headers"] = list(headers)
        await by(PLANNER, kept)(scope, nothing, send)
        return sent[-1]["body"]

    async def all_asked():
        one, two = (b"accept", b"application/json"), (b"accept", b"text/csv")
        a, b = (b"cookie", b"lang=id"), (b"cookie", b"lang=en")
        where = "/api/v1/coverage"
        found = [await asked(where, one), await asked(where, one, two), await asked(where, a)]
        found += [
            await asked(where, a, b),
            await asked(f"{where}\0x"),
            await asked(where, query=b"x"),
        ]
        return [*found, await asked(where, one)]

    assert finished(all_asked()) == [b"1", b"2", b"3", b"4", b"5", b"6", b"1"]


def test_only_its_headers_are_asked_for_anew(kept):
    where = "/api/v1/coverage"
    assert ask(by(PLANNER, kept), where).body == b"1"
    assert ask(by(PLANNER, kept), where, "HEAD").body == b"2"
    assert ask(by(PLANNER, kept), where, range="bytes=0-0").body == b"1"  # whole, as ever


# Many at once


async def nothing():
    return {"type": "http.request", "body": b"", "more_body": False}


async def _asked(app, said, send):
    async def receive():
        return {"type": "http.request", "body": said, "more_body": False}

    scope = {"type": "http", "method": "POST", "path": PATH, "query_string": b"", "headers": []}
    await app(scope, receive, send)


class Slow(Pages):
    """Thinks for a moment before it answers; fails where it is told to."""

    fails = False

    async def __call__(self, scope, receive, send):
        await asyncio.sleep(0.05)
        if self.fails:
            self.asked += 1
            self.fails = False
            raise ValueError("a bug")
        await super().__call__(scope, receive, send)


def at_once(app, many, **body):
    """How many asks failed, and the bodies of the others, all asked in the same moment."""
    said = json.dumps({"lasts": True} | body).encode()

    async def one():
        sent = []

        async def send(message):
            sent.append(message.get("body", b""))

        await _asked(app, said, send)
        return b"".join(sent)

    async def all_of():
        return await asyncio.gather(*(one() for _ in range(many)), return_exceptions=True)

    found = finished(all_of())
    return sum(isinstance(one, ValueError) for one in found), [
        f for f in found if f != b"" and isinstance(f, bytes)
    ]


def test_what_many_ask_in_the_same_moment_is_made_once(app):
    slow = Slow(app.warehouse)
    kept = by(PLANNER, KeptAnswers(slow, app.warehouse, most=10))
    assert at_once(kept, 20) == (0, [b"1"] * 20)
    failed, found = at_once(kept, 20, lasts=False)
    assert (failed, len(set(found))) == (0, 20)  # each is told its own


def test_where_the_first_fails_the_others_do_not(app):
    slow = Slow(app.warehouse)
    slow.fails = True
    kept = by(PLANNER, KeptAnswers(slow, app.warehouse, most=10))
    failed, found = at_once(kept, 5)
    assert (failed, len(found)) == (1, 4)
    assert at_once(kept, 2)[0] == 0


def test_a_reader_who_does_not_read_or_goes_holds_nobody(app):
    inner = KeptAnswers(app, app.warehouse, most=10)
    kept = by(PLANNER, inner)
    said = json.dumps({"lasts": True}).encode()

    async def never(message):
        if message["type"] == "http.response.body":
            await asyncio.Event().wait()

    async def story():
        sent = []

        async def send(message):
            sent.append(message.get("body", b""))

        stalls = asyncio.create_task(_asked(kept, said, never))
        await asyncio.sleep(0.1)
        await asyncio.wait_for(_asked(kept, said, send), 5)
        stalls.cancel()
        await asyncio.gather(stalls, return_exceptions=True)
        await asyncio.wait_for(_asked(kept, said, send), 5)
        return b"".join(sent)

    assert finished(story()) == b"11"
    assert inner._making == {}
