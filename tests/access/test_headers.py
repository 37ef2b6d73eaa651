"""Hardening 60 and 62: the headers of every answer, and who may keep it."""

import pytest

from access import who
from access.person import Person
from model.scope import Scope
from model.settings import Settings
from tests.access.doors import PUBLIC, headers_of, raw, server
from tests.asgi import ask

REQUIRED = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "content-security-policy": (
        "default-src 'none'; script-src 'self' 'sha256-of-a-script'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "object-src 'none'; report-uri /csp"
    ),
}
SOMEBODY = Person(7, "ani", "viewer", Scope())


@pytest.fixture(scope="module")
def desk():
    return server(Settings())


ANSWERS = [
    (200, "/does", "GET", {}),
    (404, "/nothing", "GET", {}),
    (405, "/does", "PUT", {}),
    (400, "/does", "GET", {"host": "evil.example"}),
    (403, "/does", "POST", {"origin": "http://evil.example"}),
    (413, "/does", "POST", {"content_length": "9" * 9, "content_type": "application/json"}),
    (415, "/does", "POST", {"content_type": "text/plain"}),
    (307, "/does/", "GET", {}),
    (204, "/csp", "POST", {}),
]


@pytest.mark.parametrize(
    ("status", "path", "method", "headers"), ANSWERS, ids=lambda x: str(x)[:20]
)
def test_every_answer_has_them(desk, status, path, method, headers):
    answer = ask(desk, path, method, b"{}", **headers)
    assert answer.status == status
    assert REQUIRED.items() <= answer.headers.items()
    assert "strict-transport-security" not in answer.headers


def test_an_answer_to_a_bug_has_them_too(desk):
    sent = []
    with pytest.raises(ZeroDivisionError):  # for the log, after the answer
        raw(desk, [(b"host", b"localhost")], "/breaks", sent=sent)
    assert sent[0]["status"] == 500
    assert REQUIRED.items() <= headers_of(sent).items()
    assert sent[1]["body"] == b"Internal Server Error"


def test_browsers_come_back_by_https_where_readers_come_by_it():
    answer = ask(server(PUBLIC), "/does", host="cakupan.lan")
    assert answer.headers["strict-transport-security"] == "max-age=31536000; includeSubDomains"


def test_what_is_answered_to_somebody_is_kept_by_nobody(desk):
    with who.acting_as(SOMEBODY):
        headers = headers_of(raw(desk, [(b"host", b"localhost")]))
    assert headers["cache-control"] == "private, no-store"
    assert headers["vary"] == "Cookie"


def test_a_public_server_lets_nobody_keep_anything_but_its_own_files():
    public = server(PUBLIC)
    assert ask(public, "/does", host="cakupan.lan").headers["cache-control"] == "private, no-store"
    assert ask(public, "/assets/x", host="cakupan.lan").headers["cache-control"] == "no-cache"


def test_at_the_desk_a_browser_asks_again(desk):
    assert ask(desk, "/does").headers["cache-control"] == "no-cache"
