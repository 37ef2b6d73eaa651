"""Hardening 63: bodies that are too large, too deep, too many, and callers that are too fast."""

import time

import pytest

from access.bodies import LARGEST
from access.buckets import MOST, Buckets
from access.plain_json import is_hostile
from model.settings import Settings
from tests.access.doors import PUBLIC, server, status
from tests.asgi import ask

JSON = {"content_type": "application/json"}


@pytest.fixture(scope="module")
def desk():
    return server(Settings())


def test_two_mebibytes_are_taken_and_one_byte_more_is_not(desk):
    kind = {"content_type": "application/octet-stream"}
    for path in ("/does", "/api/does", "/nothing"):
        assert status(desk, path, "POST", b"x" * (LARGEST + 1), **kind) == 413
    assert status(desk, "/does", "POST", b"x" * LARGEST, **kind) == 200
    assert status(desk, "/unggah", "POST", b"x" * (LARGEST + 1), **kind) == 200


@pytest.mark.parametrize("length", [str(LARGEST + 1), "9" * 5_000])
def test_a_length_that_is_too_large_is_refused_before_a_byte_is_read(desk, length):
    assert status(desk, "/does", "POST", b"{}", content_length=length, **JSON) == 413


HOSTILE = {
    "10,000 deep": b"[" * 10_000 + b"]" * 10_000,
    "60 deep": b'{"a":' * 60 + b"1" + b"}" * 60,
    "a million brackets": b"[" * 1_000_000,
    "a million keys": b"{" + b",".join(b'"%d":1' % n for n in range(200_000)) + b"}",
    "a key twice": b'{"a": 1, "a": 2}',
    "a key twice within": b'[{"b": {"a": 1, "a": 2}}]',
    "a number of 5,000 digits": b'{"a": ' + b"9" * 5_000 + b"}",
    "a number of 500 digits": b"9" * 500,
    "NaN": b'{"a": NaN}',
    "no text": b'{"a": "\xff\xfe"}',
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_json_that_is_made_to_hurt_is_refused_in_a_moment(desk, body):
    before = time.perf_counter()
    assert is_hostile(body)
    assert time.perf_counter() - before < 0.1
    assert status(desk, "/api/does", "POST", body, **JSON) == 400


@pytest.mark.parametrize(
    "body", [b'{"a": [1, {"b": null}]}', b"[]", b"1e400", b"{", b"", b"nothing"]
)
def test_plain_json_and_what_is_none_are_left_to_who_reads_it(desk, body):
    assert status(desk, "/does", "POST", body, **JSON) == 200


def test_who_asks_too_fast_waits_and_others_do_not():
    clock = [0.0]
    buckets = Buckets(burst=3, per_second=2, clock=lambda: clock[0])
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 0.5]
    assert buckets.take("b") == 0
    clock[0] += 0.5
    assert [buckets.take("a"), buckets.take("a")] == [0, 0.5]


def test_no_more_addresses_are_remembered_than_there_is_room_for():
    buckets = Buckets(burst=1, per_second=0.001)
    for number in range(MOST + 10):
        buckets.take(str(number))
    assert len(buckets._left) == MOST


def test_a_public_server_answers_a_flood_with_429_and_when_to_come_back(monkeypatch):
    monkeypatch.setattr("access.rates.BURST", 5)
    monkeypatch.setattr("access.rates.PER_SECOND", 1 / 60)  # none comes back while this test runs
    app = server(PUBLIC).build_middleware_stack()
    found = [ask(app, "/nothing", host="cakupan.lan") for _ in range(5 + 1)]
    assert [one.status for one in found] == [404] * 5 + [429]
    assert 0 < int(found[-1].headers["retry-after"]) <= 60


def test_an_api_is_told_in_its_own_form(desk):
    answer = ask(desk, "/api/does", host="evil.example")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.text == '{"type": "about:blank", "title": "Bad Request", "status": 400}'
