"""What is remembered of the versions in force, also while the ledger is gone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ledger import loads, outbox, versions
from ledger.deeds import Deed
from ledger.store import open_store
from ledger.upgrade import upgrade
from model.errors import LedgerUnavailable
from tests.ledger.small import NOON, a_load, an_event


def test_events_come_newest_first_with_who_when_why_and_both_versions(store):
    """Hardening 40, 86."""
    load = loads.record(store, a_load(), loads.Found())
    publish = an_event(load_id=load)
    rollback = an_event(
        kind="rollback", version=1, from_version=2, key="k", at=NOON + timedelta(hours=1)
    )
    for event in (publish, rollback):
        versions.record(store, event)
    assert versions.events(store) == [rollback, publish]
    assert versions.events(store, 1) == [rollback]


def test_an_event_recorded_twice_is_one_event_and_stays_as_it_was(store):
    event = an_event()
    versions.record(store, event)
    versions.record(store, replace(event, who="mallory"))
    assert versions.events(store) == [event]


def test_what_happened_while_the_ledger_was_gone_is_delivered_once(url, tmp_path):
    state = tmp_path / "state"
    event, other = an_event(), an_event(kind="discard", version=None, from_version=None)
    store = open_store(url, tmp_path)
    with pytest.raises(LedgerUnavailable):
        versions.record(store, event)
    for kept in (event, other, event):
        outbox.keep(state, Deed(event=kept, key=kept.key))
    with pytest.raises(LedgerUnavailable):
        outbox.deliver(state, store)
    upgrade(store)
    assert outbox.deliver(state, store) == 2
    assert {e.key for e in versions.events(store)} == {event.key, other.key}
    assert event in versions.events(store)
    # as after a kill between recording and removing
    outbox.keep(state, Deed(event=event, key=event.key))
    assert outbox.deliver(state, store) == 1
    assert outbox.deliver(state, store) == 0
    assert len(versions.events(store)) == 2
    store.engine.dispose()


def test_a_file_that_was_not_finished_is_no_event(store, tmp_path):
    file = outbox.keep(tmp_path, Deed(event=an_event()))
    file.rename(file.with_suffix(".tmp"))
    assert outbox.deliver(tmp_path, store) == 0
