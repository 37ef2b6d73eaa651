"""A page of somebody else's site cannot make this server do anything."""

import pytest

from app import create_app
from model.settings import Settings
from tests.asgi import ask

HOST = "127.0.0.1:8050"
DOES = ["/unggah", "/tugas", "/skenario", "/_dash-update-component"]
FORBIDDEN = 403


@pytest.fixture(scope="module")
def app(real_data, tmp_path_factory):
    state = tmp_path_factory.mktemp("state")
    return create_app(Settings(data=real_data, state=state)).server


@pytest.mark.parametrize("path", DOES)
@pytest.mark.parametrize(
    "headers",
    [
        {"host": HOST, "origin": "http://evil.example"},
        {"host": HOST, "origin": "null"},
        {"host": HOST, "origin": "http://127.0.0.1:9999"},
        {"host": HOST, "origin": "http://127.0.0.1:8050.evil.example"},
        {"host": HOST, "origin": "file://"},
        {"host": HOST, "sec_fetch_site": "cross-site"},
        {"host": HOST, "sec_fetch_site": "same-site"},
        {"host": HOST, "origin": f"http://{HOST}", "sec_fetch_site": "cross-site"},
        {"host": "evil.example:8050", "origin": "http://evil.example:8050"},  # DNS rebinding
        {"host": "evil.example"},
        {"host": "127.0.0.1.evil.example"},
        {"host": "localhost@evil.example"},
        {"host": ""},
    ],
    ids=str,
)
def test_a_foreign_page_is_refused(app, path, headers):
    assert ask(app, path, "POST", b"{}", **headers).status == FORBIDDEN


@pytest.mark.parametrize("path", DOES)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"host": HOST, "origin": f"http://{HOST}", "sec_fetch_site": "same-origin"},
        {"host": "localhost:9000", "origin": "http://localhost:9000"},
        {"host": "[::1]:8050", "origin": "http://[::1]:8050"},
        {"host": "127.0.0.1", "origin": "http://127.0.0.1", "sec_fetch_site": "same-origin"},
    ],
    ids=str,
)
def test_an_own_page_and_a_program_get_as_far_as_the_request_itself(app, path, headers):
    assert ask(app, path, "POST", b"{}", **headers).status != FORBIDDEN


def test_reading_is_nobody_elses_business(app):
    headers = {"host": HOST, "origin": "http://evil.example", "sec_fetch_site": "cross-site"}
    assert ask(app, "/healthz", **headers).status == 200


def test_the_host_that_is_served_may_be_a_name(real_data, tmp_path):
    settings = Settings(data=real_data, state=tmp_path, host="cakupan.lan")
    served = create_app(settings).server
    headers = {"host": "cakupan.lan:8050", "origin": "http://cakupan.lan:8050"}
    assert ask(served, "/tugas", "POST", b"{}", **headers).status != FORBIDDEN
