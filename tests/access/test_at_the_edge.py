"""What nobody sends by chance: slow and endless bodies, heads without end, words cut short."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi import Response

from access import bodies, logs, streaming
from access.bodies import LARGEST, Bodies
from access.guard import PATH, Guard
from access.heads import LARGEST as LONGEST_HEAD
from access.heads import MOST, Heads
from access.person import Person
from access.proofs import MOST as MOST_PROOFS
from access.proofs import Proofs
from access.proxied import MOST as MOST_ARRIVALS
from access.proxied import Arrivals
from access.seal import is_sealed, seal
from access.streaming import Streamed
from access.word_file import word_in
from access.workbooks import Workbooks
from model.errors import UsageError, WarehouseDamaged
from model.scope import Scope
from model.settings import Settings
from tests.access.small import HOUR, NOON
from tests.asgi import finished

ANI = Person(7, "ani", "viewer", Scope(), session=3)
SECRET = b"x" * 32
JSON = [(b"content-type", b"application/json")]


async def app(scope, receive, send):
    """Answers with the length of what it was sent."""
    body, more = b"", True
    while more:
        message = await receive()
        body, more = body + message.get("body", b""), message.get("more_body", False)
    await Response(f"{len(body)}")(scope, receive, send)


def sent_by(made, pieces, headers=(), path="/does", pause=0.0):
    """Status and body for a request whose body comes in pieces; after the last it stays open."""
    waiting, sent = list(pieces), []

    async def receive():
        if not waiting:
            await asyncio.sleep(60)
        await asyncio.sleep(pause)
        piece = waiting.pop(0)
        return {"type": "http.request", "body": piece, "more_body": piece is not pieces[-1]}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": list(headers),
    }
    finished(made(scope, receive, send))
    return sent[0]["status"], b"".join(one.get("body", b"") for one in sent[1:])


def test_a_body_in_pieces_is_whole_and_one_that_never_ends_is_given_up(monkeypatch):
    made = Bodies(app, {})
    assert sent_by(made, [b"ab", b"cde"]) == (200, b"5")
    monkeypatch.setattr(bodies, "PATIENCE", 0.05)
    assert sent_by(made, [b"ab", b"cde", b"f"], pause=0.04)[0] == 408


def test_a_callback_larger_than_any_body_is_refused_by_whom_it_is_for():
    guard = Guard(app, dict, None)
    assert sent_by(guard, [b"x" * LARGEST, b"x"], JSON, PATH)[0] == 413
    assert sent_by(guard, [b"x"], (), PATH)[0] == 415
    assert sent_by(guard, [b"x"], JSON, PATH)[0] == 400
    assert sent_by(guard, [b"x"], JSON, "/does") == (200, b"1")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ([(b"a", b"b")] * MOST, 200),
        ([(b"a", b"b")] * (MOST + 1), 431),
        ([(b"a", b"b" * (LONGEST_HEAD - 6))], 200),  # with its name and /does
        ([(b"a", b"b" * (LONGEST_HEAD - 5))], 431),
    ],
    ids=["100 headers", "101", "16 KiB", "a byte more"],
)
def test_a_head_has_its_bounds(headers, status):
    assert sent_by(Heads(app), [b""], headers)[0] == status


def test_a_form_without_a_session_is_never_sealed():
    nobody, other = Person.nobody(), Person(7, "ani", "viewer", Scope(), session=4)
    assert seal(SECRET, nobody) == ""
    assert not is_sealed(SECRET, nobody, "")
    assert is_sealed(SECRET, ANI, seal(SECRET, ANI))
    assert not is_sealed(SECRET, ANI, seal(SECRET, other))
    assert not is_sealed(SECRET, ANI, seal(b"y" * 32, ANI))
    assert not is_sealed(SECRET, ANI, "\ud800")


def test_a_log_takes_values_by_name_and_addresses_that_are_none():
    record = logging.LogRecord(
        "a", logging.WARNING, "f", 1, "%(who)s came", ({"who": "x" * 300},), None
    )
    line = logs.AsText(logs.secrets_of(Settings(database_url="postgresql://[bad"))).format(record)
    assert line.endswith("came")
    assert "x" * 200 not in line
    whole = logging.LogRecord("uvicorn.access", logging.INFO, "f", 1, "none", None, None)
    assert logs.WithoutQuery().filter(whole)
    asked = logging.LogRecord(
        "uvicorn.access", logging.INFO, "f", 1, "%s %d", ("/a?b=1", 200), None
    )
    assert logs.WithoutQuery().filter(asked)
    assert asked.getMessage() == "/a 200"


def test_a_log_that_is_begun_twice_cuts_each_address_once():
    requests, root = logging.getLogger("uvicorn.access"), logging.getLogger()
    before, handlers, level = list(requests.filters), list(root.handlers), root.level
    requests.filters = []
    try:
        logs.begin(Settings())
        logs.begin(Settings())
        assert [type(one) for one in requests.filters] == [logs.WithoutQuery]
    finally:
        requests.filters = before
        logging.basicConfig(handlers=handlers, level=level, force=True)


def streamed(pieces, stalls=False):
    """What is sent of a streamed answer; a reader who stalls takes nothing of the body."""
    sent = []

    async def send(message):
        if stalls and message["type"] == "http.response.body":
            await asyncio.sleep(60)
        sent.append(message)

    async def stays():
        await asyncio.sleep(60)

    with ThreadPoolExecutor(1) as pool:
        answer = Streamed(pieces, pool, "text/csv", {})
        finished(answer({"type": "http", "method": "GET"}, stays, send))
    return sent


def test_an_answer_that_nobody_takes_or_that_fails_has_no_end(monkeypatch, caplog):
    def damaged():
        yield b"ab"
        raise WarehouseDamaged("Version 1: a page is damaged.")

    with caplog.at_level(logging.WARNING):
        assert streamed(iter([b"abcd"]))[-1]["more_body"] is False
        assert streamed(damaged())[-1]["more_body"] is True
        assert "broken off: Version 1" in caplog.text
        monkeypatch.setattr(streaming, "PATIENCE", 0.05)
        assert len(streamed(iter([b"abcd"]), stalls=True)) == 1
    assert "its reader took nothing" in caplog.text


def test_what_is_remembered_of_files_and_people_has_its_bounds():
    proofs = Proofs()
    for number in range(MOST_PROOFS + 1):
        assert b"".join(proofs.proved(number, iter([b"ab"]))) == b"ab"
    assert proofs.of(0) is None
    assert proofs.of(MOST_PROOFS).bytes == len(b"ab")
    arrivals = Arrivals()
    assert all(arrivals._is_new((number, ""), NOON) for number in range(MOST_ARRIVALS + 1))
    assert not arrivals._is_new((1, ""), NOON)
    assert arrivals._is_new((0, ""), NOON)
    assert arrivals._is_new((1, ""), NOON + HOUR)


def test_a_workbook_whose_making_fails_is_kept_for_nobody():
    def fails(out):
        raise OSError(28, "No space left on device")

    books = Workbooks()
    with pytest.raises(OSError, match="No space left"):
        next(books.pieces("a", fails))
    assert b"".join(books.pieces("a", lambda out: out.write(b"whole") and None)) == b"whole"


@pytest.mark.parametrize("words", [b"", b"short", b"\xff" * 40, b"\n" + b"x" * 40, b"a\x00" * 20])
def test_a_secret_of_others_is_long_plain_and_on_the_first_line(tmp_path, words):
    file = tmp_path / "secret"
    file.write_bytes(words)
    file.chmod(0o600)
    with pytest.raises(UsageError, match="must hold the secret, 32 or more"):
        word_in(file, "CAKUPAN_PROXY_SECRET_FILE", 32)
    file.write_bytes(b" " + b"x" * 32 + b" \nand more")
    assert word_in(file, "CAKUPAN_PROXY_SECRET_FILE", 32) == "x" * 32
