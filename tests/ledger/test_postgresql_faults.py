"""PostgreSQL gone at the start, in the middle, restarted, frozen, full (hardening 71)."""

import threading
import time
from dataclasses import asdict

import pytest
from sqlalchemy import insert, text

from ledger import tables, tasks, versions
from ledger.postgresql import CONNECT, SILENCE
from ledger.store import open_store
from ledger.upgrade import upgrade
from model.errors import LedgerUnavailable
from tests.ledger.postgres import Postgres
from tests.ledger.small import NOON, an_event

pytestmark = [pytest.mark.system, pytest.mark.slow]


@pytest.fixture(scope="module")
def server(postgres):  # the shared one says why there is none
    """A server of these tests' own, because they break it."""
    with Postgres() as own:
        yield own


@pytest.fixture
def store(server, tmp_path, databases):
    opened = open_store(server.new_database(next(databases)), tmp_path)
    upgrade(opened)
    versions.record(opened, an_event(key="before"))
    yield opened
    opened.engine.dispose()


def keys(store):
    return {event.key for event in versions.events(store)}


def test_gone_at_the_start_it_is_said_so_and_the_same_program_goes_on_when_it_is_there(
    server, tmp_path
):
    server.stop()
    store = open_store(server.url(), tmp_path)
    try:
        began = time.monotonic()
        with pytest.raises(LedgerUnavailable, match="cannot be used: connection"):
            upgrade(store)
        assert time.monotonic() - began < 5
    finally:
        server.start()
    upgrade(store)
    assert keys(store) == set()
    store.engine.dispose()


@pytest.mark.parametrize("how", ["fast", "immediate"])
def test_restarted_between_two_requests_nobody_notices(server, store, how):
    server.stop(how)
    server.start()
    began = time.monotonic()
    versions.record(store, an_event(key="after"))
    assert time.monotonic() - began < 5
    assert keys(store) == {"before", "after"}


def test_killed_within_a_change_nothing_of_it_is_kept_and_the_next_is(server, store):
    def change():
        with store.writing() as connection:
            connection.execute(insert(tables.version_events).values(asdict(an_event(key="lost"))))
            server.stop("immediate")
            server.start()
            connection.execute(text("select 1"))

    with pytest.raises(LedgerUnavailable, match="cannot be used"):
        change()
    versions.record(store, an_event(key="after"))
    assert keys(store) == {"before", "after"}


def test_stopped_while_a_worker_holds_a_task_the_task_is_not_lost(server, store):
    number = tasks.ask(store, "load", {}, "ani", NOON)
    task = tasks.claim(store, "w1", NOON)
    server.stop("immediate")
    with pytest.raises(LedgerUnavailable):
        tasks.finish(store, task, "done", {}, NOON)
    server.start()
    assert tasks.finish(store, task, "done", {"figures": 1}, NOON)
    assert tasks.find(store, number).report == {"figures": 1}


def test_a_new_connection_to_a_frozen_server_is_given_up_in_seconds(server, store):
    store.engine.dispose()
    server.freeze()
    try:
        began = time.monotonic()
        with pytest.raises(LedgerUnavailable, match="timeout"):
            keys(store)
        assert time.monotonic() - began < 2 * CONNECT + 1
    finally:
        server.thaw()
    assert keys(store) == {"before"}


def test_a_server_that_freezes_with_a_connection_open_is_given_up_too(server, store):
    keys(store)
    server.freeze()
    try:
        began = time.monotonic()
        with pytest.raises(LedgerUnavailable, match="cannot be used"):
            keys(store)
        assert time.monotonic() - began < SILENCE + 2 * CONNECT + 1
    finally:
        server.thaw()
    assert keys(store) == {"before"}


def test_a_server_that_freezes_within_a_change_is_given_up_and_nothing_is_kept(server, store):
    def change():
        with store.writing() as connection:
            connection.execute(insert(tables.version_events).values(asdict(an_event(key="lost"))))
            server.freeze()
            connection.execute(text("select 1"))

    try:
        with pytest.raises(LedgerUnavailable, match="has said nothing for 10 seconds"):
            change()
    finally:
        server.thaw()
    assert keys(store) == {"before"}


def test_rows_that_another_program_locks_are_given_up_and_free_again(server, store, monkeypatch):
    monkeypatch.setattr("ledger.postgresql.LOCK", 1)
    hasty = open_store(str(store.engine.url.render_as_string(hide_password=False)), None)
    with store.writing() as other:
        other.execute(text("lock table version_events in access exclusive mode"))
        with pytest.raises(LedgerUnavailable, match="holds the rows for too long"):
            versions.record(hasty, an_event(key="after"))
    versions.record(hasty, an_event(key="after"))
    assert keys(hasty) == {"before", "after"}
    hasty.engine.dispose()


def test_out_of_connections_it_is_said_so_and_passes(server, tmp_path, databases):
    url = server.new_database(next(databases))
    server.stop()
    server.start(max_connections=5, superuser_reserved_connections=0)
    greedy = [open_store(url, tmp_path) for _ in range(5)]
    try:
        held = [store.engine.connect() for store in greedy]
        late = open_store(url, tmp_path)
        with pytest.raises(LedgerUnavailable, match="too many clients"):
            keys(late)
        for connection in held:
            connection.close()
        for store in greedy:
            store.engine.dispose()
        time.sleep(0.5)  # the server needs a moment to notice
        upgrade(late)
        assert keys(late) == set()
        late.engine.dispose()
    finally:
        server.stop()
        server.start()


def test_a_question_that_takes_too_long_is_ended(server, store, monkeypatch):
    monkeypatch.setattr("ledger.postgresql.LONGEST", 1)
    hasty = open_store(store.engine.url.render_as_string(hide_password=False), None)
    with pytest.raises(LedgerUnavailable, match="took too long"), hasty.reading() as connection:
        connection.execute(text("select pg_sleep(30)"))
    hasty.engine.dispose()


def test_two_threads_of_a_page_get_a_connection_each(store):
    seen = []
    threads = [threading.Thread(target=lambda: seen.append(keys(store))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert seen == [{"before"}] * 8


def test_more_at_once_than_the_program_has_connections_is_said_so_and_passes(store, monkeypatch):
    monkeypatch.setattr("ledger.postgresql.LOCK", 0.2)
    few = open_store(store.engine.url.render_as_string(hide_password=False), None)
    held = []
    try:
        with pytest.raises(LedgerUnavailable, match="all connections of this program"):
            held.extend(few.engine.connect() for _ in range(5 + 10))  # kept and spare
            keys(few)
    finally:
        for connection in held:
            connection.close()
    assert keys(few) == {"before"}
    few.engine.dispose()
