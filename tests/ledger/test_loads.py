"""What is remembered of a load: as a whole, as it was, in every letter."""

import math
from datetime import timedelta, timezone

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, StatementError

from ledger import loads
from ledger.loads import Acceptance, Fault, File, Found, Proposal
from model.errors import UsageError
from tests.ledger.small import NASTY, NOON, a_load

FOUND = Found(
    [File("AK.xlsx", "a" * 64, 10 * 2**30), File("PT.xlsx", "b" * 64, 20, spool="0001")],
    [
        Fault("AK.xlsx:Sheet1!C7", "5.900", "ambiguous number", "declare the number style"),
        Fault("AK.xlsx:Sheet1!C8", "12", "outlier", "look", "warning", "2016-08 62 labour_force"),
    ],
    [Proposal("permutation", "62", "2016-08", 1, {"fits": 14, "of": [14, 0.5], "why": None})],
)


def test_a_load_comes_back_with_everything_that_was_found(store):
    number = loads.record(store, a_load(report={"rows": {"read": 34}}), FOUND)
    load = loads.find(store, number)
    assert load == a_load(report={"rows": {"read": 34}}, id=number)
    assert load.at.utcoffset() == timedelta(0)
    assert loads.found(store, number) == FOUND


def test_loads_come_newest_first_and_numbers_go_up(store):
    numbers = [loads.record(store, a_load(vintage=str(year)), Found()) for year in (1, 2, 3)]
    assert numbers == sorted(set(numbers))
    assert [load.vintage for load in loads.latest(store, 2)] == ["3", "2"]


def test_a_load_that_cannot_be_kept_whole_is_not_kept_at_all(store):
    broken = Found(FOUND.files, [Fault("A1", "1", None, "")])
    with pytest.raises(IntegrityError):
        loads.record(store, a_load(), broken)
    assert loads.latest(store) == []
    with store.reading() as connection:
        assert connection.execute(text("select count(*) from load_files")).scalar() == 0


def test_words_of_a_stranger_s_file_are_kept_as_far_as_a_database_can(store):
    """A NUL is no letter to PostgreSQL and half a character none to anybody."""
    found = Found([File(NASTY, "c" * 64, 1)], [Fault(NASTY, NASTY, "r", "s")])
    number = loads.record(store, a_load(report={NASTY: [NASTY]}), found)
    kept = NASTY.replace("\0", "␀").replace("\ud800", "?")
    assert loads.found(store, number).faults == [Fault(kept, kept, "r", "s")]
    assert loads.found(store, number).files[0].name == kept
    assert loads.find(store, number).report == {NASTY: [NASTY]}


def test_a_number_that_is_none_is_no_part_of_a_report(store):
    with pytest.raises((StatementError, ValueError), match="not JSON compliant"):
        loads.record(store, a_load(report={"share": math.nan}), Found())
    assert loads.latest(store) == []


def test_a_time_without_a_zone_is_refused_and_another_zone_is_the_same_moment(store):
    with pytest.raises(StatementError, match="has no time zone"):
        loads.record(store, a_load(at=NOON.replace(tzinfo=None)), Found())
    jakarta = NOON.astimezone(timezone(timedelta(hours=7)))
    number = loads.record(store, a_load(at=jakarta), Found())
    assert loads.find(store, number).at.isoformat() == NOON.isoformat()


def test_a_checked_load_is_published_once(store):
    number = loads.record(store, a_load(), FOUND)
    loads.settle(store, number, "published", NOON, version=7)
    load = loads.find(store, number)
    assert (load.state, load.version, load.settled_at) == ("published", 7, NOON)
    with pytest.raises(UsageError, match=f"Load {number} cannot be discarded: it is published"):
        loads.settle(store, number, "discarded", NOON)


def test_a_refused_load_cannot_be_published_and_one_that_is_not_there_neither(store):
    number = loads.record(store, a_load(state="refused"), FOUND)
    with pytest.raises(UsageError, match="it is refused already"):
        loads.settle(store, number, "published", NOON, version=2)
    with pytest.raises(UsageError, match="There is no load 99"):
        loads.settle(store, 99, "published", NOON)
    assert loads.find(store, 99) is None


def test_the_same_bytes_are_recognised_once_they_were_published(store):
    """Hardening 28."""
    first, second = (loads.record(store, a_load(), FOUND) for _ in range(2))
    assert loads.published_before(store, "a" * 64) is None
    loads.settle(store, second, "published", NOON, version=3)
    loads.settle(store, first, "discarded", NOON)
    assert loads.published_before(store, "a" * 64).version == 3
    assert loads.published_before(store, "f" * 64) is None


def test_who_accepted_what_when_and_why_is_kept_in_order(store):
    number = loads.record(store, a_load(), FOUND)
    said = [
        Acceptance("permutation", "ani", NOON, "sums fit"),
        Acceptance("outlier", "budi", NOON, "new plant", "2016-08 62 labour_force"),
    ]
    for acceptance in said:
        loads.accept(store, number, [acceptance])
    assert loads.acceptances(store, number) == said


def test_what_belongs_to_no_load_is_refused(store):
    with pytest.raises(IntegrityError):
        loads.accept(store, 99, [Acceptance("outlier", "ani", NOON, "?")])
