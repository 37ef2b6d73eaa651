"""Small things to remember."""

from dataclasses import replace
from datetime import UTC, datetime

from ledger.audit import Entry
from ledger.loads import Load
from ledger.people import Account
from ledger.versions import Event

NOON = datetime(2026, 11, 22, 12, 0, 0, 123_456, tzinfo=UTC)
NASTY = (
    "=cmd|' \0 \ud800 \N{RIGHT-TO-LEFT OVERRIDE} é \N{GRINNING FACE} \r\n '; drop table loads; --"
)


def an_event(**changes):
    return replace(
        Event("publish", "budi", NOON, "new figures", version=2, from_version=1), **changes
    )


def a_load(**changes):
    return replace(Load("kaltim", "2025-08", "facts", "budi", "checked", 34, 68, NOON), **changes)


def an_entry(**changes):
    said = Entry("export", "ani", NOON, "csv", 1, {"region": "6403"}, 34, 2, regions=("6403",))
    return replace(said, **{"key": "e1"} | changes)


def an_account(name="ani", **changes):
    return replace(Account(name, "viewer", ("64",), NOON, "a hash"), **changes)
