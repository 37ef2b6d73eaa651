"""Two files at a time for each reader; who is refused is told when to come back."""

import asyncio

import pytest

from access import who
from access.crowding import MOST, Crowding, is_file
from access.person import Person
from callbacks.crowded import said
from model.scope import Scope
from tests.asgi import finished


def scope(path="/unduh/data/semua.csv", query="", address="10.0.0.1", method="GET", **headers):
    return {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query.encode(),
        "headers": [(name.replace("_", "-").encode(), v.encode()) for name, v in headers.items()],
        "client": (address, 1),
    }


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (scope("/unduh/data/semua.csv"), True),
        (scope("/unduh/brief/64.zip"), True),
        (scope("/unduh/ringkasan/segmen.xlsx"), True),
        (scope("/api/v1/figures", "region=64&format=parquet"), True),
        (scope("/api/v1/figures", "format=csv-id"), True),
        (scope("/api/v1/figures", accept="text/csv"), True),
        (scope("/api/v1/briefs/64.pdf"), True),
        (scope("/api/v1/figures", "format=json", accept="text/csv"), False),
        (scope("/api/v1/figures", accept="application/json"), False),
        (scope("/data"), False),
        (scope("/healthz"), False),
        (scope("/assets/data.css"), False),
    ],
)
def test_files_are_counted_and_pages_are_not(asked, found):
    assert is_file(asked) is found


def answers(*asked, people=None, patience=0.0, method="GET"):
    """The statuses of requests that all come at once while none of them ends."""

    async def all_at_once():
        go, statuses = asyncio.Event(), []

        async def file(scope, receive, send):
            await go.wait()
            await send({"type": "http.response.start", "status": 200, "headers": []})

        gate = Crowding(file, said, patience)

        async def one(at, request):
            sent = []

            async def send(message):
                sent.append(message)

            person = people[at] if people else Person.at_desk()
            with who.acting_as(person):
                await gate(request | {"method": method}, None, send)
            statuses.append((at, sent[0]["status"], dict(sent[0]["headers"])))

        running = [asyncio.create_task(one(at, request)) for at, request in enumerate(asked)]
        await asyncio.sleep(0.01)
        go.set()
        await asyncio.gather(*running)
        return [(status, headers) for _, status, headers in sorted(statuses, key=lambda s: s[0])]

    return finished(all_at_once())


def test_of_fifty_at_once_two_are_answered_and_the_others_told_when_to_come_back():
    found = answers(*[scope()] * 50)
    assert [status for status, _ in found].count(200) == MOST == 2
    refused = [headers for status, headers in found if status == 429]
    assert len(refused) == 50 - MOST
    assert all(headers[b"retry-after"] == b"5" for headers in refused)


def test_other_addresses_are_not_held_up():
    mine, others = [scope()] * 3, [scope(address=f"10.0.1.{at}") for at in range(5)]
    assert [status for status, _ in answers(*mine, *others)] == [200, 200, 429, *[200] * 5]


def test_a_person_is_counted_wherever_from_and_never_with_others_of_the_address():
    ani, budi = (Person(at, "n", "planner", Scope.everything()) for at in (1, 2))
    far = [scope(address=f"10.0.0.{at}") for at in range(3)]
    assert [s for s, _ in answers(*far, people=[ani] * 3)] == [200, 200, 429]
    near = [scope()] * 4
    assert [s for s, _ in answers(*near, people=[ani, ani, budi, budi])] == [200] * 4


def test_a_third_waits_for_its_turn_where_files_are_small():
    assert [status for status, _ in answers(*[scope()] * 6, patience=2.0)] == [200] * 6


def test_a_head_counts_too_because_most_files_are_written_to_know_their_length():
    assert [status for status, _ in answers(*[scope()] * 3, method="HEAD")] == [200, 200, 429]


@pytest.mark.parametrize(
    ("path", "media_type"),
    [("/unduh/data/semua.csv", "text/html"), ("/api/v1/figures", "application/problem+json")],
)
@pytest.mark.parametrize(("language", "words"), [("id", "unduhan sekaligus"), ("en", "downloads")])
def test_who_is_refused_reads_why_in_the_own_language(path, media_type, language, words):
    answer = said(scope(path, accept_language=language))
    assert answer.status_code == 429
    assert answer.headers["content-type"].startswith(media_type)
    assert words in answer.body.decode()
