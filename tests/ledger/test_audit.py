"""The audit log: what it answers, on SQLite and on PostgreSQL."""

from datetime import timedelta

import pytest

from ledger import audit, outbox, versions
from ledger.audit import KINDS, LONGEST, Wanted
from ledger.tables import EVENT_KINDS
from tests.ledger.small import NASTY, NOON, an_entry, an_event

DAY = timedelta(days=1)


@pytest.fixture
def log(store):
    """Who took what: three exports, a sign-in, and a version that was published."""
    for entry in (
        an_entry(key="1", at=NOON, regions=("6403",)),
        an_entry(key="2", at=NOON + DAY, regions=("64", "63"), who="budi"),
        an_entry(key="3", at=NOON + 2 * DAY, regions=("6571",)),
        an_entry(key="4", at=NOON + 3 * DAY, kind="sign_in", regions=()),
    ):
        audit.record(store, entry)
    versions.record(store, an_event(key="5", at=NOON + 4 * DAY))
    return store


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        (Wanted(), "54321"),
        (Wanted(regions=["6403", "64", "KAL", "00"]), "21"),
        (Wanted(regions=["6571"], since=NOON), "3"),
        (Wanted(regions=["11"]), ""),
        (Wanted(kinds=["export"]), "321"),
        (Wanted(kinds=["publish", "sign_in"]), "54"),
        (Wanted(who="budi"), "52"),
        (Wanted(since=NOON + DAY), "5432"),
        (Wanted(until=NOON + DAY), "1"),
        (Wanted(kinds=["export"], since=NOON + DAY, who="ani"), "3"),
    ],
)
def test_each_question_gets_its_entries_and_no_others_newest_first(log, wanted, keys):
    assert "".join(entry.key for entry in audit.entries(log, wanted)) == keys


def test_no_more_are_given_than_asked_for_and_the_newest_of_both_logs_first(log):
    assert [entry.key for entry in audit.entries(log, Wanted(), most=2)] == ["5", "4"]
    assert len(audit.entries(log, Wanted(), most=None)) == 5


def test_an_entry_comes_back_as_it_was_with_its_regions_and_filters(store):
    audit.record(store, an_entry(regions=("64", "63", "64")))
    (entry,) = audit.entries(store, Wanted())
    assert entry == an_entry(regions=("63", "64"))


def test_an_entry_told_twice_is_one(store):
    audit.record(store, an_entry())
    audit.record(store, an_entry(who="somebody else"))
    assert audit.entries(store, Wanted()) == [an_entry()]


def test_a_version_is_told_by_its_own_log(store):
    versions.record(store, an_event(key="5"))
    (entry,) = audit.entries(store, Wanted())
    assert (entry.kind, entry.who, entry.what, entry.version) == (
        "publish",
        "budi",
        "new figures",
        2,
    )
    assert not set(KINDS) & set(EVENT_KINDS)


def test_what_a_stranger_chooses_is_words_and_has_an_end(store):
    many = {f"f{i}": NASTY * 40 for i in range(100)}
    audit.record(store, an_entry(what=NASTY * 40, address=NASTY, filters=many))
    (entry,) = audit.entries(store, Wanted())
    assert len(entry.what) == LONGEST
    assert len(entry.filters) == audit.MOST_FILTERS
    assert max(map(len, entry.filters.values())) == LONGEST


def test_more_entries_than_one_statement_takes_have_their_regions(store):
    with store.writing() as connection:
        for number in range(501):
            audit.add(connection, an_entry(key=str(number)), store.is_sqlite)
    found = audit.entries(store, Wanted(), most=None)
    assert {entry.regions for entry in found} == {("6403",)}
    assert len(found) == 501


def test_an_entry_that_waited_on_the_disk_is_delivered_once(store, tmp_path):
    outbox.keep_entry(tmp_path, an_entry())
    assert not outbox.is_empty(tmp_path)
    assert (outbox.deliver(tmp_path, store), outbox.deliver(tmp_path, store)) == (1, 0)
    assert audit.entries(store, Wanted()) == [an_entry()]
    assert outbox.is_empty(tmp_path)
