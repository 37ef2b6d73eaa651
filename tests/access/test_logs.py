"""Hardening 63 and 66: a line of the log is one line, bounded, and holds no secret."""

import io
import json
import logging
import sys

import pytest

from access import logs
from access.plain import plain
from model.settings import Settings
from tests.access.doors import server
from tests.asgi import ask

SETTINGS = {
    "database_url": "postgresql://cakupan:kenari%2F9-besar@db/cakupan",
    "sql": {"CAKUPAN_SQL_SIAK": "postgresql://u:elang-7@db/siak"},
    "oidc": {"CAKUPAN_OIDC_CLIENT_SECRET": "jalak-5", "CAKUPAN_OIDC_ISSUER": "https://id.example"},
}
FORGED = "x\r\n2026-11-22T00:00:00+00:00 ERROR root: forged\u2028\x1b[31m\u202e"


def lines(form, said, *values, settings=None, failed=None):
    settings = settings or Settings(**SETTINGS)
    formatter = (logs.AsJson if form == "json" else logs.AsText)(logs.secrets_of(settings))
    record = logging.LogRecord("cakupan", logging.WARNING, "f", 1, said, values, failed)
    return formatter.format(record).split("\n")


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize(("said", "values"), [("%s", (FORGED,)), (FORGED, ())])
def test_a_value_cannot_begin_a_line_of_its_own(form, said, values):
    (line,) = lines(form, said, *values)
    assert line.isprintable()
    assert "\\r\\n" in (json.loads(line)["message"] if form == "json" else line)


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_value_is_longer_than_200_characters(form):
    (line,) = lines(form, "Of %s and %s, %d.", "a" * 10_000, "\n" * 10_000, 5)
    assert "a" * 199 + "…" in line
    assert "a" * 200 not in line
    assert len(line) < 700


def failure(words):
    try:
        raise ValueError(words)
    except ValueError:
        return sys.exc_info()


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_words_of_an_error_stay_below_its_line(form):
    found = lines(form, "Failed.", failed=failure(f"{FORGED}\n{FORGED}{'y' * 10_000}"))
    if form == "json":
        assert len(found) == 1
        found = json.loads(found[0])["traceback"]
    else:
        assert all(line.startswith("  | ") for line in found[1:])
    assert max(map(len, found)) < 250


SECRETS = ["kenari/9-besar", "kenari%2F9-besar", "elang-7", "jalak-5"]


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_secret_of_the_settings_is_taken_out_wherever_it_turns_up(form, secret):
    cut = "z" * 190 + secret  # which would leave half of it
    found = lines(form, f"{secret} %s %s", secret, cut, failed=failure(f"at {secret}"))
    told = "\n".join(found)
    assert secret[:6] not in told
    assert "***" in told


def test_the_line_of_a_request_holds_no_query():
    said = io.StringIO()
    logs.begin(Settings(debug=True), said)
    try:
        access = logging.getLogger("uvicorn.access")
        access.setLevel(logging.INFO)
        access.info('%s - "%s %s" %d', "127.0.0.1:5", "GET", "/masuk?token=kutilang", 200)
    finally:
        logging.basicConfig(force=True)
        access.setLevel(logging.NOTSET)
    assert "/masuk" in said.getvalue()
    assert "kutilang" not in said.getvalue()


@pytest.mark.parametrize(
    ("words", "shown"),
    [("a", "a"), ("é—", "é—"), ("\0", "\\x00"), ("\u202e", "\\u202e"), ("ab" * 4, "ababa…")],
)
def test_plain_words(words, shown):
    assert plain(words, 6) == shown


REPORT = {
    "csp-report": {
        "document-uri": f"http://127.0.0.1:8050/wilayah?region=64{FORGED}",
        "effective-directive": "script-src-elem",
        "blocked-uri": "https://evil.example/" + "x" * 5_000,
    }
}


@pytest.fixture
def desk():
    return server(Settings())


def report(made, body, kind="application/csp-report", **more):
    return ask(made, "/csp", "POST", body, content_type=kind, **more).status


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (REPORT, "application/csp-report"),
        (
            [{"type": "csp-violation", "body": {"effectiveDirective": "script-src-elem"}}],
            "application/reports+json",
        ),
    ],
    ids=["report-uri", "reporting api"],
)
def test_a_report_of_a_browser_is_one_bounded_line(desk, caplog, said, kind):
    assert report(desk, json.dumps(said).encode(), kind, sec_fetch_site="cross-site") == 204
    (record,) = caplog.records
    assert "script-src-elem" in record.getMessage()
    assert "region=64" not in record.getMessage()
    assert len(record.getMessage()) < 500


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{}", 204),
        (b"[5, {}, null]", 204),
        (b"5", 204),
        (b"nonsense", 400),
        (b'{"csp-report": {"blocked-uri": 5}}', 204),
        (b" " * 9_000, 413),
        (b"[" * 5_000, 400),
    ],
)
def test_what_is_no_report_is_not_logged_as_one(desk, body, status):
    assert report(desk, body) == status


def test_a_browser_that_reports_without_end_is_not_listened_to(desk):
    found = [report(desk, b"{}") for _ in range(25)]
    assert (found[:20], set(found[20:])) == ([204] * 20, {429})
