"""Files of the program: packed once, kept for good where the address names the content."""

import gzip
import os
import re

import pytest

from callbacks.delivery import FOR_GOOD, Delivery
from layouts import fingerprints
from tests.asgi import ask

DASH = "/_dash-component-suites/dash/html/part.v4_4_1m17.js"


class Program:
    """What answers behind: any path with the same body; how often it was asked."""

    def __init__(self, body=b"let a = 1;\n" * 100, status=200):
        self.body, self.status, self.asked = body, status, []

    async def __call__(self, scope, receive, send):
        self.asked.append(scope["path"])
        kept = b"public, max-age=31536000" if re.search(r"\.v\w+\.js$", scope["path"]) else b"x"
        headers = [(b"cache-control", kept), (b"content-length", str(len(self.body)).encode())]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": self.body})


@pytest.fixture
def assets(tmp_path, monkeypatch):
    monkeypatch.setattr(fingerprints, "ASSETS", tmp_path)
    (tmp_path / "page.css").write_text("a { top: 0; }")
    return tmp_path


def test_what_is_asked_for_again_is_neither_asked_of_the_program_nor_packed_again():
    program = Program()
    delivery = Delivery(program)
    first, again = (ask(delivery, DASH, accept_encoding="gzip, br") for _ in range(2))
    assert program.asked == [DASH]
    assert (first.headers, first.body) == (again.headers, again.body)
    assert gzip.decompress(first.body) == program.body
    assert first.headers["content-encoding"] == "gzip"
    assert first.headers["content-length"] == str(len(first.body)) != str(len(program.body))
    assert first.headers["vary"] == "Accept-Encoding"


def test_who_takes_nothing_packed_gets_it_as_it_is():
    program = Program()
    delivery = Delivery(program)
    ask(delivery, DASH, accept_encoding="gzip")
    plain = ask(delivery, DASH)
    assert (plain.body, plain.headers.get("content-encoding")) == (program.body, None)


@pytest.mark.parametrize(
    "path", [DASH, "/fonts/manrope.ttf", "/_dash-component-suites/dash/part.js"]
)
def test_no_made_up_fingerprint_takes_more_memory(path):
    program = Program()
    delivery = Delivery(program)
    for number in range(5):
        address = path.replace("m17", f"m{number}") + f"?m={number}"
        assert ask(delivery, address, accept_encoding="gzip").status == 200
    assert len(program.asked) == 1


def test_an_answer_that_is_no_file_is_not_kept():
    program = Program(status=404)
    delivery = Delivery(program)
    found = [ask(delivery, DASH, accept_encoding="gzip") for _ in range(2)]
    assert len(program.asked) == 2
    assert [one.headers["cache-control"] for one in found] == ["public, max-age=31536000"] * 2


def test_what_dash_dates_is_kept_for_good_and_what_it_does_not_is_not():
    delivery = Delivery(Program())
    for more in ({}, {"accept_encoding": "gzip"}):
        assert ask(delivery, DASH, **more).headers["cache-control"] == FOR_GOOD
        assert ask(delivery, DASH.replace(".v4_4_1m17", ""), **more).headers["cache-control"] == "x"


def test_an_asset_is_kept_for_good_only_under_the_address_of_its_content(assets):
    program = Program()
    delivery = Delivery(program)
    old = fingerprints.asset("page.css")
    assert ask(delivery, old).headers["cache-control"] == FOR_GOOD
    assert ask(delivery, "/assets/page.css").headers["cache-control"] == "x"
    assert ask(delivery, "/assets/page.css?m=1").headers["cache-control"] == "x"
    assert ask(delivery, f"/assets/other.css?{old.split('?')[1]}").headers["cache-control"] == "x"
    was = (assets / "page.css").stat().st_mtime_ns
    (assets / "page.css").write_text("a { top: 1; }")
    os.utime(assets / "page.css", ns=(was + 1, was + 1))
    assert ask(delivery, old).headers["cache-control"] == "x"
    assert ask(delivery, fingerprints.asset("page.css")).headers["cache-control"] == FOR_GOOD


def test_the_address_of_an_asset_changes_with_its_content_and_not_with_its_time(assets):
    before = fingerprints.asset("page.css")
    os.utime(assets / "page.css", (1, 1))
    assert fingerprints.asset("page.css") == before
    assert re.fullmatch(r"/assets/page\.css\?m=[0-9a-f]{16}", before)
    assert fingerprints.fingerprint("../tokens.py") is fingerprints.fingerprint("none.css") is None
    dated = '<link href="/assets/page.css?m=1795.25">'
    assert fingerprints.renamed(dated) == f'<link href="{before}">'
    assert fingerprints.renamed(fingerprints.renamed(dated)) == f'<link href="{before}">'
