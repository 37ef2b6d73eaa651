"""Files of any length: proved once they were whole, and no workbook holds up the others."""

import asyncio
import base64
import hashlib
from threading import Event

import pytest

from access.long_files import LongFile, LongFiles
from tests.asgi import finished

PIECES = (b"a" * 10, b"b" * 20)
WHOLE = b"".join(PIECES)
CSV = LongFile("csv", "text/csv", lambda: iter(PIECES), lambda out: None)
PATIENCE = 5  # seconds


async def stays():
    """A reader who never goes away."""
    await asyncio.Event().wait()


async def taken(files, file, is_head=False):
    """What a reader gets: the headers, and the body in pieces."""
    sent = []

    async def send(message):
        sent.append(message)

    answer = files.answer(file, {"x-rows": "3"}, is_head)
    await answer({"type": "http", "method": "GET"}, stays, send)
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return headers, b"".join(message.get("body", b"") for message in sent[1:])


def book(key, begun, may_end):
    def write(out):
        begun.set()
        assert may_end.wait(PATIENCE)
        out.write(WHOLE)

    return LongFile(key, "application/x", None, write)


@pytest.mark.parametrize("is_book", [False, True])
def test_length_and_checksum_are_told_as_soon_as_they_are_known(is_book):
    done = Event()
    done.set()
    files, file = LongFiles(), book("book", Event(), done) if is_book else CSV
    before, nothing = finished(taken(files, file, is_head=True))
    first, body = finished(taken(files, file))
    second, again = finished(taken(files, file))
    digest = base64.b64encode(hashlib.sha256(WHOLE).digest()).decode()
    assert (nothing, body, again) == (b"", WHOLE, WHOLE)
    assert not {"content-length", "repr-digest"} & (before.keys() | first.keys())
    assert second["content-length"] == str(10 + 20)
    assert second["repr-digest"] == f"sha-256=:{digest}:"
    assert {first["content-encoding"], second["content-encoding"]} == {"identity"}
    assert files.proof(file).sha256 == hashlib.sha256(WHOLE).hexdigest()


def test_who_waits_for_a_workbook_holds_up_no_other_file():
    files, begun, may_end = LongFiles(), Event(), Event()

    async def story():
        waiting = [asyncio.create_task(taken(files, book(n, begun, may_end))) for n in range(3)]
        await asyncio.to_thread(begun.wait, PATIENCE)
        _, body = await asyncio.wait_for(taken(files, CSV), PATIENCE)
        is_done = any(one.done() for one in waiting)
        may_end.set()
        return body, is_done, [body for _, body in await asyncio.gather(*waiting)]

    assert finished(story()) == (WHOLE, False, [WHOLE] * 3)


def test_a_file_that_fails_is_proved_for_nobody():
    def fails():
        yield PIECES[0]
        raise ValueError

    files = LongFiles()
    broken = LongFile("broken", "text/csv", fails, lambda out: None)
    with pytest.raises(ValueError):
        files.proof(broken)
    assert files.proofs.of("broken") is None
