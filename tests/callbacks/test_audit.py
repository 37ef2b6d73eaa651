"""The audit log as a page and a file: the same entries, in words, formula-safe, newest first."""

import csv
import io
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path

import pytest

from access import accounts, invites, tokens
from access.person import Person
from callbacks.audit import COLUMNS, ON_A_PAGE, around
from ledger import audit, versions
from ledger.audit import Entry
from model.scope import Scope
from tests.access.signed import asked, served, session
from tests.access.small import REGIONS
from tests.callbacks.account_forms import log, now, page, somebody
from texts import of
from texts.deeds import told

THEN = datetime(2026, 3, 1, 1, 0, tzinfo=UTC)  # nine o'clock on Kalimantan's clocks
HOUR = timedelta(hours=1)
NASTY = "=cmd|' /C calc'!A0"


def taken(who, at, **more):
    said = {"filters": {"region": "6403"}, "rows": 20, "version": 2, "regions": ("6403",)} | more
    return Entry("export", who, at, "/unduh/wilayah/peringkat.csv", address="10.0.0.9", **said)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    server = served(tmp_path_factory.mktemp("audit"))
    for number in range(ON_A_PAGE + 5):
        audit.record(server.store, taken("budi", THEN + number * HOUR))
    audit.record(server.store, taken("wide", THEN, regions=("00",), filters={"x": NASTY}))
    audit.record(server.store, taken("north", THEN, regions=("65",)))
    audit.record(server.store, Entry("failure", NASTY, THEN, "<script>alert(1)</script>"))
    versions.record(server.store, versions.Event("publish", "citra", THEN, "angka baru", 2))
    return server


@pytest.fixture
def admin(made):
    return session(made.store, now(made, "root@there"))


def rows(answer):
    assert (answer.status, answer.headers["content-type"].split(";")[0]) == (200, "text/csv")
    assert answer.body.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(answer.text), delimiter=","))


def found(made, admin, query):
    return rows(page(made, admin, f"/audit.csv?{query}"))[1:]


@pytest.mark.parametrize("path", ["/audit", "/audit.csv"])
def test_only_an_admin_reads_the_log(made, path):
    for role in ("viewer", "planner", "publisher"):
        _, word = somebody(made, role, name=f"{role}{path}")
        assert page(made, word, path).status == 403
    assert asked(made, path).status in (302, 401)


def test_the_page_and_the_file_hold_the_same_in_the_same_words(made, admin):
    shown = unescape(page(made, admin, "/audit?who=north").text)
    (line,) = found(made, admin, "who=north")
    assert line == ["2026-03-01 09:00:00", "north", "10.0.0.9", "download", "done",
                    "/unduh/wilayah/peringkat.csv", "region=6403", "data version 2",
                    "65 Kalimantan Utara", "20"]  # fmt: skip
    assert [one for one in line if one not in shown] == []
    indonesian = asked(made, "/audit.csv?who=north&lang=id", admin).text
    assert indonesian.split("\r\n")[0].split(";")[:4] == [
        "\ufeffWaktu (WITA)".lstrip("\ufeff"), "Siapa", "Dari alamat", "Jenis",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "who"),
    [
        ("region=Kutai+Kartanegara", {"budi", "wide"}),
        ("region=64", {"budi", "wide"}),
        ("region=65", {"north", "wide"}),
        ("region=64,65", {"budi", "north", "wide"}),
        ("region=6403&since=2026-03-01&until=2026-03-01", {"budi", "wide"}),
        ("region=6403&since=2026-03-02&until=2026-03-02", {"budi"}),
        ("region=6403&until=2026-02-28", set()),
        ("kind=publish", {"citra"}),
        ("kind=failure", {f"'{NASTY}"}),
        ("who=nobody-there", set()),
    ],
)
def test_who_kind_region_and_days_choose(made, admin, query, who):
    assert {line[1] for line in found(made, admin, query)} == who


def test_a_day_is_one_on_the_clocks_of_the_house(made, admin):
    # from nine o'clock on the first there are fifteen hours left: 9, 10, … 23
    first = found(made, admin, "who=budi&since=2026-03-01&until=2026-03-01")
    assert len(first) == 24 - 9
    assert {line[0][:10] for line in first} == {"2026-03-01"}
    assert first[0][0] == "2026-03-01 23:00:00"


def test_parts_are_of_one_length_newest_first_and_hold_everything_once(made, admin):
    every = [line[0] for line in found(made, admin, "who=budi")]
    first = [line[0] for line in found(made, admin, "who=budi&part=1")]
    second = [line[0] for line in found(made, admin, "who=budi&part=2")]
    assert every == sorted(every, reverse=True) == first + second
    assert (len(first), len(second)) == (ON_A_PAGE, 5)
    last = unescape(page(made, admin, "/audit?who=budi&part=2").text)
    assert f"Entries {ON_A_PAGE + 1}–{ON_A_PAGE + 5} of {ON_A_PAGE + 5}" in last
    assert 'href="/audit?who=budi"' in last
    beyond = page(made, admin, "/audit?who=budi&part=999999")
    assert f"of {ON_A_PAGE + 5}" in unescape(beyond.text)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("since=yesterday", "a day such as"),
        ("until=2026-02-30", "a day such as"),
        ("kind=everything", "no such kind"),
        ("region=Kutai+Kertanegara", "the nearest is Kabupaten Kutai Kartanegara"),
        ("region=qqqqqqqq", "nothing like it"),
    ],
)
def test_what_cannot_be_asked_is_said_and_shows_nothing(made, admin, query, said):
    for path in ("/audit", "/audit.csv"):
        answer = page(made, admin, f"{path}?{query}")
        assert (answer.status, said in unescape(answer.text)) == (422, True)
        assert "peringkat.csv" not in answer.text


def test_words_of_strangers_are_text_on_the_page_and_no_formula_in_the_file(made, admin):
    shown = page(made, admin, "/audit?kind=failure")
    assert "<script>alert" not in shown.text
    assert "<script>alert(1)</script>" in unescape(shown.text)
    (line,) = found(made, admin, "kind=failure")
    assert line[1] == f"'{NASTY}"
    echoed = page(made, admin, "/audit?who=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&kind=%3Cb%3E")
    assert "<script>alert" not in echoed.text
    assert "<b>" not in echoed.text


def test_who_takes_the_log_is_in_the_log_but_took_no_rows_of_a_region(made, admin):
    found(made, admin, "who=north")
    latest = log(made, "export", who="root@there")[0]
    assert (latest.what, latest.rows, latest.regions) == ("log", 1, ())
    assert dict(latest.filters) == {"who": "north"}
    assert "root@there" not in {line[1] for line in found(made, admin, "region=6403")}


def test_every_deed_that_is_written_down_has_words_in_both_languages(made):
    root = now(made, "root@there")
    by = Person(root.id, root.name, "admin", Scope())
    moment = datetime.now(UTC)
    number = accounts.add_admin(made.store, by, "every-deed", "tujuh kuda laut biru", moment)
    who = now(made, "every-deed")
    accounts.set_role(made.store, by, who, "planner", moment)
    accounts.set_scope(made.store, by, who, ["64"], moment)
    accounts.disable(made.store, by, who, moment)
    accounts.enable(made.store, by, who, moment)
    accounts.set_password(made.store, by, who, "delapan ikan terbang", moment)
    accounts.end_sessions(made.store, by, who, moment)
    invited = invites.invite(made.store, by, invites.Wish("x1", "viewer", ()), REGIONS, moment)
    invites.revoke(made.store, by, invited.number, moment)
    owner = Person(number, who.name, "planner", Scope())
    token = tokens.make(made.store, owner, tokens.Wish("t", (), 1), REGIONS, moment)
    tokens.revoke(made.store, owner, token.number, moment)
    deeds = {one.what for one in log(made, "account", "password", "session", "token") if one.what}
    assert len(deeds) > 10
    assert [what for what in deeds if told(what, of("id")) in (None, what)] == []
    assert [what for what in deeds if told(what, of("en")) is None] == []


def test_at_the_desk_the_log_can_be_read_before_there_is_one(tmp_path, real_data):
    from app import create_app  # noqa: PLC0415
    from model.settings import Settings  # noqa: PLC0415
    from tests.asgi import ask  # noqa: PLC0415

    server = create_app(Settings(data=real_data, state=tmp_path / "var")).server
    shown = ask(server, "/audit", accept_language="en")
    assert (shown.status, "There is no entry" in shown.text) == (200, True)
    assert rows(ask(server, "/audit.csv", accept_language="en"))[1:] == []
    assert not Path(tmp_path / "var" / "ledger.sqlite").exists()


def test_a_region_is_found_with_what_holds_it_and_what_lies_in_it():
    assert around(("64",), REGIONS) == {"64", "6402", "6403", "KAL", "00"}
    assert around((), REGIONS) == frozenset()
    assert len(COLUMNS) == 10
