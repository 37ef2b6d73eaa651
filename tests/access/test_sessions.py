"""A session: from sign-in to its end, on the next request, whoever ends it."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from access import accounts, sessions
from access.person import Person
from access.sign_in import sign_in
from ledger import people
from model.errors import LedgerUnavailable
from model.scope import Scope
from tests.access.small import (
    ADMIN,
    ELSEWHERE,
    HERE,
    HOUR,
    MINUTE,
    NOON,
    REGIONS,
    SECOND,
    asked,
    log,
    make,
    signed_in,
)


def whose(store, word, now=NOON, address=HERE):
    return sessions.find(store, word, now, REGIONS, address)


def test_who_signed_in_is_known_by_role_and_regions_with_all_below(store):
    account = make(store, role="planner")
    word = signed_in(store)
    person = whose(store, word, address=ELSEWHERE)
    assert (person.id, person.name, person.role) == (account.id, "ani", "planner")
    assert person.scope == Scope.of(["64"], REGIONS)
    assert person.scope.regions >= {"64", "6402", "6403"}
    assert person.address == ELSEWHERE
    assert person.session is not None


@pytest.mark.parametrize(
    "word", ["", "x", "'; drop table sessions; --", "\0", "\ud800", "x" * 10_000]
)
def test_what_is_no_session_is_nobody(store, word):
    make(store)
    signed_in(store)
    assert whose(store, word) is None


def test_hardening_48_an_id_has_256_bits_and_the_ledger_only_its_hash(store):
    make(store)
    words = {signed_in(store) for _ in range(4)}
    assert len(words) == 4
    assert {len(word) for word in words} == {43}  # 43 × 6 bits ≥ 256
    with store.reading() as connection:
        kept = str(connection.execute(text("select * from sessions")).all())
    assert [word for word in words if word in kept] == []


def test_hardening_48_the_id_is_new_at_each_sign_in_and_the_one_before_is_dead(store):
    """Fixation: what a stranger put into the browser before opens nothing afterwards."""
    make(store)
    before = signed_in(store)
    after = signed_in(store, cookie=before)
    assert before != after
    assert whose(store, before) is None
    assert whose(store, after).name == "ani"
    forced = "chosen-by-a-stranger"
    word = signed_in(store, cookie=forced)
    assert word != forced
    assert whose(store, forced) is None


def test_hardening_48_a_sign_in_over_the_session_of_another_person_ends_that(store):
    make(store), make(store, "budi")
    before = signed_in(store, name="budi")
    signed_in(store, cookie=before)
    assert whose(store, before) is None
    assert [(one.who, one.what) for one in log(store, "session")] == [("budi", "replaced")]


def test_a_sign_in_that_is_refused_leaves_the_session_before_alone(store):
    make(store)
    before = signed_in(store)
    sign_in(store, asked(password="salah salah salah", cookie=before), NOON)
    assert whose(store, before).name == "ani"


def test_hardening_48_a_sign_out_ends_it_for_good(store):
    make(store)
    word = signed_in(store)
    person = whose(store, word)
    assert sessions.end(store, person, NOON + SECOND)
    assert whose(store, word, NOON + SECOND) is None  # a replay of the cookie
    assert not sessions.end(store, person, NOON + SECOND)
    assert [one.who for one in log(store, "sign_out")] == ["ani"]
    assert not sessions.end(store, Person.at_desk(), NOON)


@pytest.mark.parametrize(
    ("idle", "stands"), [(29 * MINUTE, True), (30 * MINUTE - SECOND, True), (30 * MINUTE, False)]
)
def test_hardening_48_a_session_left_idle_for_30_minutes_is_over(store, idle, stands):
    make(store)
    word = signed_in(store)
    assert (whose(store, word, NOON + idle) is not None) is stands
    if not stands:
        assert whose(store, word, NOON + idle) is None


def test_hardening_48_a_session_is_over_after_8_hours_however_often_it_is_used(store):
    make(store)
    word = signed_in(store)
    used = [whose(store, word, NOON + n * 29 * MINUTE) is not None for n in range(17)]
    assert used == [n * 29 * MINUTE < 8 * HOUR for n in range(17)]
    assert whose(store, word, NOON + 8 * HOUR - SECOND) is not None
    assert whose(store, word, NOON + 8 * HOUR) is None


def test_it_is_written_down_that_a_session_was_used_at_most_once_a_minute(store):
    make(store)
    word = signed_in(store)
    seen = []
    for seconds in (0, 10, 59, 60, 61, 119, 120):
        person = whose(store, word, NOON + seconds * SECOND)
        (session,) = sessions.living(store, person, NOON + seconds * SECOND)
        seen.append((session.seen_at - NOON).total_seconds())
    assert seen == [0, 0, 0, 60, 60, 60, 120]


CHANGES = {
    "role": lambda store, ani: accounts.set_role(store, ADMIN, ani, "publisher", NOON),
    "scope": lambda store, ani: accounts.set_scope(store, ADMIN, ani, ["65"], NOON),
    "disabled": lambda store, ani: accounts.disable(store, ADMIN, ani, NOON),
    "password": lambda store, ani: accounts.set_password(
        store, ADMIN, ani, "delapan kuda laut merah", NOON
    ),
    "ended": lambda store, ani: accounts.end_sessions(store, ADMIN, ani, NOON),
}


@pytest.mark.parametrize("change", CHANGES)
def test_hardening_47_a_change_holds_from_the_next_request_on_and_ends_all_sessions(store, change):
    ani = make(store)
    make(store, "budi")
    words = [signed_in(store), signed_in(store)]
    other = signed_in(store, name="budi")
    assert [whose(store, word) is None for word in words] == [False, False]
    CHANGES[change](store, ani)
    assert [whose(store, word) for word in words] == [None, None]
    assert whose(store, other).name == "budi"


def test_hardening_47_role_and_regions_are_read_anew_even_where_a_session_was_not_ended(store):
    ani = make(store)
    word = signed_in(store)
    with store.writing() as connection:
        connection.execute(text("update people set role = 'planner', regions = '[\"65\"]'"))
    person = whose(store, word)
    assert (person.role, person.scope) == ("planner", Scope.of(["65"], REGIONS))
    with store.writing() as connection:
        connection.execute(text("update people set disabled_at = '2026-01-01 00:00:00'"))
    assert whose(store, word) is None
    assert people.by_id(store, ani.id).disabled_at is not None


def test_an_account_that_is_enabled_again_signs_in_anew(store):
    ani = make(store)
    word = signed_in(store)
    accounts.disable(store, ADMIN, ani, NOON)
    accounts.enable(store, ADMIN, ani, NOON)
    assert whose(store, word) is None
    assert whose(store, signed_in(store)).name == "ani"


def test_one_sees_and_ends_ones_own_living_sessions_alone(store):
    make(store), make(store, "budi")
    mine, second, theirs = signed_in(store), signed_in(store), signed_in(store, name="budi")
    ani, budi = whose(store, mine), whose(store, theirs)
    assert len(sessions.living(store, ani, NOON)) == 2
    assert not sessions.end_one(store, ani, budi.session, NOON)
    assert whose(store, theirs) is not None
    assert sessions.end_one(store, ani, whose(store, second).session, NOON)
    assert whose(store, second) is None
    assert len(sessions.living(store, ani, NOON)) == 1
    assert sessions.living(store, ani, NOON + 9 * HOUR) == []
    assert sessions.living(store, Person.at_desk(), NOON) == []


def test_regions_that_are_no_longer_in_the_tree_give_nothing(store):
    make(store, regions=("99",)), make(store, "budi", regions=())
    make(store, "citra", regions=("99", "6403")), make(store, "dewi", regions=("00",))
    scopes = {
        name: whose(store, signed_in(store, name=name)).scope
        for name in ("ani", "budi", "citra", "dewi")
    }
    assert scopes["ani"] == scopes["budi"] == Scope()
    assert scopes["citra"] == Scope.of(["6403"], REGIONS)
    assert scopes["dewi"] == Scope.everything()


def test_without_any_tree_nobody_but_who_sees_all_sees_anything(store):
    make(store)
    empty = replace(REGIONS, by_code={}, parts={}, upwards=())
    assert sessions.find(store, signed_in(store), NOON, empty, HERE).scope == Scope()


def test_a_ledger_that_is_gone_is_said_in_words_and_opens_nothing(store):
    make(store)
    word = signed_in(store)
    store.file.unlink()
    with pytest.raises(LedgerUnavailable, match="ledger"):
        whose(store, word)
    with pytest.raises(LedgerUnavailable, match="ledger"):
        sign_in(store, asked(), NOON)
