"""Hardening 50: a page of somebody else's site cannot make this server do anything."""

import pytest

from model.settings import Settings
from tests.access.doors import PUBLIC, server, status

HOST = "127.0.0.1:8050"
JSON = {"content_type": "application/json"}
FORM = {"content_type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def desk():
    return server(Settings(), forms={"/masuk"})


@pytest.mark.parametrize("method", ["POST", "DELETE"])
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://127.0.0.1:8050.evil.example"},
        {"origin": "file://"},
        {"origin": ""},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"origin": f"http://{HOST}", "sec_fetch_site": "cross-site"},
        {"host": "localhost:8050", "origin": f"http://{HOST}"},
    ],
    ids=str,
)
def test_a_foreign_page_is_refused(desk, method, headers):
    for path in ("/does", "/api/does", "/unggah", "/masuk"):
        assert status(desk, path, method, b"{}", **{"host": HOST} | JSON | headers) == 403


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"host": HOST, "origin": f"http://{HOST}", "sec_fetch_site": "same-origin"},
        {"host": "localhost:9000", "origin": "http://localhost:9000"},
        {"host": "[::1]:8050", "origin": "http://[::1]:8050"},
        {"sec_fetch_site": "none"},
    ],
    ids=str,
)
def test_an_own_page_and_a_program_are_not(desk, headers):
    assert status(desk, "/does", "POST", b"{}", **JSON | headers) == 200


@pytest.mark.parametrize(
    "kind", ["text/plain", "TEXT/PLAIN; charset=utf-8", "multipart/form-data; boundary=x", ""]
)
def test_what_a_page_may_send_anywhere_unasked_is_not_taken(desk, kind):
    headers = {"content_type": kind, "content_length": "2"}
    assert status(desk, "/does", "POST", b"{}", **headers) == 415
    assert status(desk, "/api/does", "POST", b"{}", **headers) == 415


def test_a_form_is_taken_where_forms_are_expected_only(desk):
    own = {"host": HOST, "origin": f"http://{HOST}", **FORM}
    assert status(desk, "/masuk", "POST", b"a=b", **own) == 200
    assert status(desk, "/does", "POST", b"a=b", **own) == 415


def test_without_a_body_there_is_no_type_to_say(desk):
    assert status(desk, "/does", "DELETE", content_length="0") == 200


def test_reading_is_nobody_elses_business(desk):
    headers = {"origin": "http://evil.example", "sec_fetch_site": "cross-site"}
    assert status(desk, "/does", **headers) == 200


def test_a_server_of_https_has_no_pages_without_it():
    public = server(PUBLIC)
    for scheme, expected in (("https", 200), ("http", 403)):
        own = {"host": "cakupan.lan", "origin": f"{scheme}://cakupan.lan"}
        assert status(public, "/does", "POST", b"{}", **JSON | own) == expected
