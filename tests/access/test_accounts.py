"""Invitations, and what an admin does with accounts."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from access import accounts, invites, sessions
from access.invites import HOLDS, Wish
from access.passwords import WeakPassword
from access.person import Person
from access.sessions import Opened
from access.sign_in import sign_in
from ledger import people
from model.errors import UsageError
from model.scope import Scope
from tests.access.small import (
    ADMIN,
    HERE,
    HOUR,
    NOON,
    PASSWORD,
    REGIONS,
    SECOND,
    asked,
    log,
    make,
    signed_in,
)


def invite(store, name="citra", role="planner", codes=("64",), by=ADMIN):
    return invites.invite(store, by, Wish(name, role, codes), REGIONS, NOON)


def accept(store, code, password=PASSWORD, now=NOON + HOUR):
    return invites.accept(store, code, password, now, HERE)


def others(store):
    """Everybody who must not look after accounts."""
    for role in ("viewer", "planner", "publisher"):
        make(store, role, role=role)
        yield sessions.find(store, signed_in(store, name=role), NOON, REGIONS, HERE)
    yield from (Person.at_desk(), Person.nobody(), Person(1, "a program", "token", Scope()))


def test_an_invitation_becomes_an_account_with_its_role_regions_and_a_chosen_password(store):
    code = invite(store).code
    assert invites.open_invite(store, code, NOON + HOUR).name == "citra"
    account = accept(store, code)
    assert (account.name, account.role, account.regions) == ("citra", "planner", ("64",))
    assert isinstance(sign_in(store, asked("citra"), NOON + HOUR), Opened)
    assert [(one.who, one.what) for one in log(store, "account")] == [
        ("citra", "accepted the invitation"),
        ("root", "invited citra as planner"),
    ]


def test_an_invitation_opens_once_also_for_two_at_one_moment(store):
    code = invite(store).code
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda _: accept(store, code), range(2)))
    assert sorted(one is None for one in found) == [False, True]
    assert accept(store, code) is None
    assert invites.open_invite(store, code, NOON + HOUR) is None


@pytest.mark.parametrize(("after", "opens"), [(HOLDS - SECOND, True), (HOLDS, False)])
def test_an_invitation_holds_for_72_hours(store, after, opens):
    code = invite(store).code
    assert HOLDS == 72 * HOUR
    assert (invites.open_invite(store, code, NOON + after) is not None) is opens
    assert (accept(store, code, now=NOON + after) is not None) is opens


def test_a_weak_password_is_refused_and_the_invitation_still_opens(store):
    code = invite(store).code
    with pytest.raises(WeakPassword):
        accept(store, code, "citra-2026-citra")
    assert accept(store, code) is not None


def test_an_invitation_that_was_revoked_or_replaced_opens_nothing(store):
    first, second = invite(store), invite(store, "CITRA")
    assert accept(store, first.code) is None
    assert invites.revoke(store, ADMIN, second.number, NOON)
    assert accept(store, second.code) is None
    assert accept(store, "made up") is accept(store, "") is None


LOST = {
    "disabled": lambda store, dewi: accounts.disable(store, ADMIN, dewi, NOON),
    "another role": lambda store, dewi: accounts.set_role(store, ADMIN, dewi, "viewer", NOON),
}


@pytest.mark.parametrize("how", LOST)
def test_hardening_47_with_an_admin_go_the_invitations_that_still_open(store, how):
    make(store, "eko", role="admin")
    dewi = make(store, "Dewi", role="admin")
    by = sessions.find(store, signed_in(store, name="dewi"), NOON, REGIONS, HERE)
    mine, other = invite(store, by=by), invite(store, "budi", role="admin")
    invites.invite(store, by, Wish("late", "viewer", ()), REGIONS, NOON - HOLDS)
    LOST[how](store, dewi)
    assert accept(store, mine.code) is None
    assert accept(store, other.code) is not None
    told = [one.what for one in log(store, "account") if "revoked" in one.what]
    assert told == [f"revoked the invitation {mine.number} to citra"]  # which had not run out
    with pytest.raises(UsageError, match="Only an admin"):
        invite(store, "fajar", by=by)  # who asked a moment before
    assert people.find(store, "citra") is None


def test_hardening_86_the_log_names_each_invitation_that_was_revoked(store):
    first = invite(store)
    second = invite(store, "CITRA")
    invites.revoke(store, ADMIN, second.number, NOON)
    said = [one.what for one in log(store, "account") if "revoked" in one.what]
    assert said[::-1] == [
        f"revoked the invitation {one.number} to citra" for one in (first, second)
    ]
    assert not [one for one in log(store) if first.code in str(one) or second.code in str(one)]


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ({"role": "owner"}, "no role 'owner'"),
        ({"role": "desk"}, "no role 'desk'"),
        ({"codes": ["9999"]}, "no region 9999"),
        ({"name": ""}, "A name is"),
        ({"name": "loopback"}, "'loopback'"),
        ({"name": "ANI"}, "an account 'ANI' already"),
    ],
)
def test_an_invitation_to_nothing_is_refused(store, wish, said):
    make(store)
    with pytest.raises(UsageError, match=said):
        invite(store, **wish)
    assert log(store, "account") == log(store, "account")[-1:]


def test_only_an_admin_invites_changes_and_revokes(store):
    ani, made = make(store), invite(store)
    for person in others(store):
        with pytest.raises(UsageError, match="Only an admin"):
            invite(store, "dewi", by=person)
        assert not invites.revoke(store, person, made.number, NOON)
        for change in (
            lambda by: accounts.add_admin(store, by, "eko", PASSWORD, NOON),
            lambda by: accounts.set_role(store, by, ani, "admin", NOON),
            lambda by: accounts.set_scope(store, by, ani, ["00"], NOON),
            lambda by: accounts.disable(store, by, ani, NOON),
            lambda by: accounts.enable(store, by, ani, NOON),
            lambda by: accounts.set_password(store, by, ani, PASSWORD, NOON),
            lambda by: accounts.end_sessions(store, by, ani, NOON),
        ):
            with pytest.raises(UsageError, match="Only an admin"):
                change(person)
    assert people.find(store, "ani") == ani


def test_one_changes_ones_own_password_and_ends_ones_own_sessions(store):
    ani = make(store)
    person = sessions.find(store, signed_in(store), NOON, REGIONS, HERE)
    accounts.set_password(store, person, ani, "delapan ikan terbang", NOON)
    assert isinstance(sign_in(store, asked(password="delapan ikan terbang"), NOON), Opened)
    assert accounts.end_sessions(store, person, ani, NOON) == 1
    with pytest.raises(WeakPassword):
        accounts.set_password(store, person, ani, "ani ani ani ani", NOON)


def test_an_admin_sees_no_figures_and_there_is_no_account_before_the_first(store):
    assert people.every(store) == []
    number = accounts.add_admin(store, ADMIN, "dewi", PASSWORD, NOON)
    account = people.by_id(store, number)
    assert (account.role, account.regions) == ("admin", ())
    with pytest.raises(WeakPassword):
        accounts.add_admin(store, ADMIN, "eko", "admin", NOON)


def test_hardening_86_each_change_is_in_the_log_with_what_was_before(store):
    ani = make(store)
    accounts.set_role(store, ADMIN, ani, "publisher", NOON + SECOND)
    accounts.set_scope(store, ADMIN, ani, ["65", "6403"], NOON + 2 * SECOND)
    accounts.set_scope(store, ADMIN, people.find(store, "ani"), [], NOON + 3 * SECOND)
    accounts.disable(store, ADMIN, ani, NOON + 4 * SECOND)
    accounts.enable(store, ADMIN, ani, NOON + 5 * SECOND)
    accounts.set_password(store, ADMIN, ani, "delapan ikan terbang", NOON + 6 * SECOND)
    accounts.end_sessions(store, ADMIN, ani, NOON + 7 * SECOND)
    assert [(one.kind, one.what) for one in log(store)][-2::-1] == [
        ("account", "ani: role viewer -> publisher"),
        ("account", "ani: regions 64 -> 6403 65"),
        ("account", "ani: regions 6403 65 -> none"),
        ("account", "ani: disabled"),
        ("account", "ani: enabled"),
        ("password", "ani: another password"),
        ("session", "ani: ended all"),
    ]
    assert {(one.who, one.address) for one in log(store)[:-1]} == {("root", "terminal")}


def test_a_name_that_nobody_has_and_a_role_that_is_none_are_refused(store):
    ani = make(store)
    with pytest.raises(UsageError, match="no account 'budi'"):
        accounts.named(store, "budi")
    with pytest.raises(UsageError, match="no role 'nobody'"):
        accounts.set_role(store, ADMIN, ani, "nobody", NOON)
