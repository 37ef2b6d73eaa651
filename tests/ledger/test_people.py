"""Accounts, their sessions and invitations, on SQLite and on PostgreSQL."""

import pickle
from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import text

from ledger import audit, invites, people, sessions, sign_ins, tokens
from ledger.admins import has_admin, is_admin_in
from ledger.audit import Wanted
from ledger.invites import Invite
from ledger.sessions import Begin
from ledger.sign_ins import Limit, Try
from ledger.store import open_store
from ledger.tokens import Token
from model.errors import LedgerUnavailable, UsageError
from tests.ledger.small import NASTY, NOON, an_account, an_entry

HOUR = timedelta(hours=1)


def told(at=NOON, **changes):
    return an_entry(kind="account", regions=(), at=at, **{"key": audit.new_key()} | changes)


def by_command():
    """What is done at the terminal, by nobody who has an account."""
    return told(person_id=None)


def make(store, name="ani", **changes):
    return people.add(store, an_account(name, **changes), told())


def begin(store, person, hashed, at=NOON, address="10.0.0.1"):
    return sessions.begin(store, Begin(hashed, person, at, "Firefox" * 50, address), told(at))


def test_an_account_comes_back_however_its_name_is_typed(store):
    number = make(store, "Ani@Kemnaker.go.id", subject="https://sso#7")
    expected = an_account("Ani@Kemnaker.go.id", subject="https://sso#7", id=number)
    assert people.find(store, "  ANI@kemnaker.GO.ID ") == expected
    assert people.by_id(store, number) == people.by_subject(store, "https://sso#7") == expected
    assert people.find(store, "budi") is people.by_subject(store, "") is None
    assert people.every(store) == [expected]


@pytest.mark.parametrize("second", [{"name": "ANI"}, {"name": "budi", "subject": "s"}])
def test_two_accounts_of_one_name_or_one_person_elsewhere_are_refused(store, second):
    make(store, subject="s")
    with pytest.raises(UsageError, match="There is an account"):
        make(store, **second)
    assert len(people.every(store)) == 1


@pytest.mark.parametrize("name", ["", " ", "a b", "a\tb", "a\0b", "x" * 255, "Loopback", NASTY])
def test_a_name_that_is_none_is_refused_and_leaves_no_trace(store, name):
    with pytest.raises(UsageError):
        make(store, name)
    assert people.every(store) == audit.entries(store, Wanted()) == []


def test_a_change_is_kept_with_its_entry_and_ends_every_session_of_that_person_alone(store):
    ani, budi = make(store), make(store, "budi")
    for person, hashed in ((ani, "a"), (ani, "b"), (budi, "c")):
        begin(store, person, hashed)
    people.change(store, ani, {"role": "planner"}, told(NOON + HOUR, what="now planner"))
    ended = {hashed: sessions.find(store, hashed).session.ended_at for hashed in "abc"}
    assert ended == {"a": NOON + HOUR, "b": NOON + HOUR, "c": None}
    assert people.by_id(store, ani).role == sessions.find(store, "a").role == "planner"
    assert audit.entries(store, Wanted())[0].what == "now planner"


def test_what_is_not_kept_whole_is_not_kept_at_all(store):
    ani = make(store)
    begin(store, ani, "a")
    with pytest.raises(UsageError, match="There is no account 99"):
        people.change(store, 99, {"role": "planner"}, told())
    entry = told(what="half")
    with pytest.raises(LedgerUnavailable), store.writing() as connection:
        sessions.end_all_in(connection, ani, NOON)
        audit.add(connection, entry, store.is_sqlite)
        raise LedgerUnavailable("gone")
    assert sessions.find(store, "a").session.ended_at is None
    assert [one.what for one in audit.entries(store, Wanted())] == ["csv"] * 2


def test_a_role_that_there_is_not_cannot_be_kept(store):
    number = make(store)
    with pytest.raises(Exception, match="role_known"):
        people.change(store, number, {"role": "owner"}, told())


def test_the_last_admin_who_can_sign_in_stays(store):
    one, two = make(store, role="admin"), make(store, "budi", role="admin")
    people.change(store, one, {"disabled_at": NOON}, told())
    for change in ({"disabled_at": NOON}, {"role": "viewer"}):
        with pytest.raises(UsageError, match="last admin"):
            people.change(store, two, change, told())
    assert people.by_id(store, two).role == "admin"
    people.change(store, one, {"disabled_at": None}, told())
    people.change(store, two, {"role": "viewer"}, told())


def test_of_two_admins_who_dismiss_each_other_at_one_moment_one_stays(store):
    both = [make(store, name, role="admin") for name in ("ani", "budi")]
    start, said = Barrier(2), []

    def dismiss(number):
        start.wait(30)
        try:
            people.change(store, number, {"role": "viewer"}, told())
            said.append("done")
        except UsageError:
            said.append("refused")

    threads = [Thread(target=dismiss, args=(number,)) for number in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(said) == ["done", "refused"]


def test_another_hash_of_a_password_is_kept_only_if_the_password_is_still_that_one(store):
    number = make(store)
    people.rehash(store, number, "a hash", "better")
    people.rehash(store, number, "a hash", "late")
    assert people.by_id(store, number).password == "better"


def test_a_session_is_listed_without_its_hash_ends_once_and_is_forgotten_in_time(store):
    person = make(store)
    number = begin(store, person, "a")
    sessions.seen(store, number, NOON + HOUR)
    (listed,) = sessions.of_person(store, person)
    assert (listed.seen_at, listed.agent) == (NOON + HOUR, ("Firefox" * 50)[:120])
    assert sessions.last_seen(store) == {person: NOON + HOUR}
    assert sessions.end(store, number, told(NOON + HOUR))
    assert not sessions.end(store, number, told())
    sessions.seen(store, number, NOON + 2 * HOUR)
    assert sessions.find(store, "a").session.seen_at == NOON + HOUR
    begin(store, person, "b", NOON + HOUR + sessions.KEPT)
    assert sessions.find(store, "a") is not None
    begin(store, person, "c", NOON + 2 * HOUR + sessions.KEPT)
    assert sessions.find(store, "a") is None
    assert sessions.end_all(store, person, told()) == 2


def test_tokens_are_bounded_in_number_and_only_their_owner_revokes_them(store):
    ani, budi = make(store), make(store, "budi")
    token = Token("laporan", ani, ("64",), NOON, NOON + HOUR)
    numbers = [tokens.add(store, token, f"t{i}", told()) for i in range(tokens.MOST)]
    with pytest.raises(UsageError, match="20 tokens already"):
        tokens.add(store, token, "more", told())
    assert not tokens.revoke(store, budi, numbers[0], told())
    assert tokens.revoke(store, ani, numbers[0], told(NOON + HOUR))
    assert not tokens.revoke(store, ani, numbers[0], told())
    tokens.add(store, token, "more", told())
    tokens.used(store, numbers[1], NOON)
    owned = tokens.find(store, "t1")
    assert owned.token == replace(token, id=numbers[1], used_at=NOON)
    assert (owned.name, owned.role, owned.regions) == ("ani", "viewer", ("64",))
    assert tokens.find(store, "nothing") is None
    assert len(tokens.of_person(store, ani)) == tokens.MOST + 1


def test_an_invitation_lets_one_in_once_and_the_next_to_that_name_replaces_it(store):
    invite = Invite("citra", "planner", ("6403",), "root", NOON, NOON + HOUR)
    first = invites.add(store, invite, "i1", by_command())
    second = invites.add(store, invite, "i2", by_command())
    citra = an_account("citra", role="planner")
    assert invites.accept(store, first, citra, told()) is None
    assert invites.find(store, "i1").revoked_at == NOON
    assert invites.accept(store, second, citra, told(NOON + HOUR)) is None
    person = invites.accept(store, second, citra, told(NOON + HOUR / 2))
    assert people.by_id(store, person).name == "citra"
    assert invites.accept(store, second, citra, told(NOON + HOUR / 2)) is None
    assert not invites.revoke(store, second, told())
    third = invites.add(store, invite, "i3", by_command())
    assert invites.revoke(store, third, told())
    assert [one.id for one in invites.latest(store)] == [third, second, first]
    assert invites.find(store, "nothing") is None


def test_tries_at_the_same_moment_are_counted_one_after_another(store):
    limit, start, said = Limit(3, HOUR), Barrier(8), []

    def go():
        start.wait(30)
        said.append(sign_ins.begin(store, Try("ani", "10.0.0.1", NOON), limit))

    threads = [Thread(target=go) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sum(isinstance(one, int) for one in said) == 3
    full = [one for one in said if not isinstance(one, int)]
    assert [one.wait for one in full] == [HOUR] * 5
    assert sum(one.is_first for one in full) == 1


def test_failures_are_forgotten_after_a_day_and_hold_no_name(store):
    limit = Limit(3, HOUR)
    sign_ins.begin(store, Try("tujuh kuda laut", "10.0.0.1", NOON), limit)
    with store.reading() as connection:
        (row,) = connection.execute(text("select * from sign_in_failures"))
        assert "kuda" not in str(row)
    sign_ins.begin(store, Try("budi", "10.0.0.2", NOON + sign_ins.KEPT + HOUR), limit)
    with store.reading() as connection:
        count = connection.execute(text("select count(*) from sign_in_failures")).scalar()
    assert count == 1


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("10.0.0.7", "10.0.0.7"),
        ("::ffff:10.0.0.7", "10.0.0.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("terminal", "terminal"),
        ("x" * 300, "x" * 64),
    ],
)
def test_whoever_has_one_address_of_ipv6_has_its_neighbours_too(address, counted):
    assert sign_ins.network_of(address) == counted


def test_who_can_let_others_in_is_known_where_there_are_accounts(url, tmp_path, store):
    assert not has_admin(store)
    number = make(store, role="admin")
    assert has_admin(store)
    with store.writing() as connection:
        assert is_admin_in(connection, number)
        connection.execute(text("update people set disabled_at = '2026-01-01 00:00:00'"))
        assert not is_admin_in(connection, number)
    assert not has_admin(store)


def test_a_ledger_without_accounts_has_no_admin(url, tmp_path):
    bare = open_store(url, tmp_path)
    if bare.is_sqlite:
        with pytest.raises(LedgerUnavailable):
            has_admin(bare)
        bare.file.touch()
    assert not has_admin(bare)
    bare.engine.dispose()


@pytest.mark.parametrize(
    ("change", "begins"),
    [("regions = '[\"65\"]'", True), ("password = 'x'", False), ("disabled_at = at", False)],
)
def test_a_session_waits_for_a_change_of_its_account_and_begins_only_if_the_password_stands(
    store, change, begins
):
    number, said = make(store), []
    new = Begin("a", number, NOON, "Firefox", "10.0.0.1", "a hash")
    asks = Thread(target=lambda: said.append(sessions.begin(store, new, told())))
    with store.writing() as connection:
        connection.execute(text(f"update people set {change}"))
        asks.start()
        asks.join(0.3)
        assert asks.is_alive()
    asks.join(30)
    assert [one is not None for one in said] == [begins]
    assert (sessions.find(store, "a") is not None) is begins
    assert sessions.begin(store, replace(new, hash="b", person_id=99), told()) is None


def test_a_hash_of_a_password_is_not_shown(store):
    make(store)
    account = people.find(store, "ani")
    assert "a hash" not in f"{account!r} {account}"
    assert pickle.loads(pickle.dumps(account)).password == "a hash"
