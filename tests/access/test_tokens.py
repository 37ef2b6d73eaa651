"""Tokens for programs: no more than their owner, for a time, revoked at once."""

import pytest
from sqlalchemy import text

from access import accounts, sessions, tokens
from access.person import Person
from access.roles import Right
from access.tokens import Wish
from model.errors import UsageError
from model.scope import Scope
from tests.access.small import (
    ADMIN,
    ELSEWHERE,
    HERE,
    MINUTE,
    NOON,
    REGIONS,
    SECOND,
    log,
    make,
    signed_in,
)

DAY = 24 * 60 * MINUTE


@pytest.fixture
def ani(store):
    """A planner of Kalimantan Timur who has signed in."""
    make(store, role="planner")
    return sessions.find(store, signed_in(store), NOON, REGIONS, HERE)


def token(store, owner, *codes, days=30, label="laporan bulanan"):
    return tokens.make(store, owner, Wish(label, codes, days), REGIONS, NOON)


def whose(store, word, now=NOON):
    return tokens.find(store, word, now, REGIONS, ELSEWHERE)


def account(store):
    return accounts.named(store, "ani")


def test_hardening_68_a_token_reads_for_its_owner_and_does_nothing_else(store, ani):
    made = token(store, ani, "6403")
    assert made.word.startswith("cak_")
    person = whose(store, made.word)
    assert (person.id, person.name, person.token, person.session) == (
        ani.id,
        "ani",
        made.number,
        None,
    )
    assert person.scope.regions == Scope.of(["6403"], REGIONS).regions
    assert person.address == ELSEWHERE
    assert person.may(Right.API)
    keeps = (
        Right.TOKENS,
        Right.SCENARIOS,
        Right.LOADS,
        Right.ROLLBACK,
        Right.PEOPLE,
        Right.ACCOUNT,
    )
    assert [right for right in keeps if person.may(right)] == []
    with pytest.raises(UsageError, match="needs an account"):
        token(store, person, "6403")


def test_hardening_68_only_the_hash_of_a_token_is_kept(store, ani):
    made = token(store, ani, "64")
    with store.reading() as connection:
        kept = str(connection.execute(text("select * from tokens")).all())
    assert made.word[4:] not in kept
    assert len(made.word) == 4 + 43


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (["65"], "no more than its owner"),
        (["KAL"], "no more than its owner"),
        (["64", "6501"], "no more than its owner"),
        (["00"], "no more than its owner"),
        (["9999"], "no region 9999"),
    ],
)
def test_hardening_68_a_token_of_more_than_its_owner_sees_is_refused(store, ani, codes, said):
    with pytest.raises(UsageError, match=said):
        token(store, ani, *codes)
    assert log(store, "token") == []


def test_everything_wrong_with_a_token_is_said_at_once(store, ani):
    with pytest.raises(UsageError) as refused:
        token(store, ani, "65", days=366, label=" \t")
    assert str(refused.value).count(";") == 2


@pytest.mark.parametrize("days", [0, -1, 366])
def test_a_token_without_an_end_within_a_year_is_refused(store, ani, days):
    with pytest.raises(UsageError, match="1 to 365 days"):
        token(store, ani, "64", days=days)


@pytest.mark.parametrize("role", ["viewer", "admin"])
def test_who_may_have_no_tokens_makes_none(store, role):
    make(store, "budi", role=role)
    budi = sessions.find(store, signed_in(store, name="budi"), NOON, REGIONS, HERE)
    for person in (budi, Person.at_desk(), Person.nobody()):
        with pytest.raises(UsageError, match="needs an account"):
            token(store, person)


def test_hardening_68_a_token_ends_on_its_day(store, ani):
    word = token(store, ani, "64", days=2).word
    assert whose(store, word, NOON + 2 * DAY - SECOND) is not None
    assert whose(store, word, NOON + 2 * DAY) is None


def test_hardening_68_a_revoked_token_opens_nothing_from_then_on(store, ani):
    one, other = token(store, ani, "64"), token(store, ani, "64")
    assert not tokens.revoke(store, Person.at_desk(), one.number, NOON)
    assert tokens.revoke(store, ani, one.number, NOON)
    assert whose(store, one.word) is None
    assert whose(store, other.word) is not None
    label = log(store, "token")[-1].what.partition(": ")[2]
    assert log(store, "token")[0].what == f"revoked {one.number}: {label}"  # which, never its word


OWNER = {
    "disabled": lambda store: accounts.disable(store, ADMIN, account(store), NOON),
    "viewer": lambda store: accounts.set_role(store, ADMIN, account(store), "viewer", NOON),
    "admin": lambda store: accounts.set_role(store, ADMIN, account(store), "admin", NOON),
}


@pytest.mark.parametrize("change", OWNER)
def test_hardening_68_a_token_opens_nothing_once_its_owner_may_have_none(store, ani, change):
    word = token(store, ani, "64").word
    OWNER[change](store)
    assert whose(store, word) is None


@pytest.mark.parametrize(
    ("owner", "seen"), [(["6403"], ["6403"]), (["65"], []), ([], []), (["00"], ["64"])]
)
def test_hardening_68_a_token_shrinks_with_its_owner_and_never_grows(store, ani, owner, seen):
    word = token(store, ani, "64").word
    accounts.set_scope(store, ADMIN, account(store), owner, NOON)
    found = whose(store, word).scope
    assert found == (Scope.of(seen, REGIONS) if seen else Scope())


def test_it_is_written_down_that_a_token_was_used_at_most_once_a_minute(store, ani):
    from ledger.tokens import of_person  # noqa: PLC0415

    word, used = token(store, ani, "64").word, []
    for seconds in (0, 59, 60):
        whose(store, word, NOON + seconds * SECOND)
        used.append(of_person(store, ani.id)[0].used_at)
    assert used == [NOON, NOON, NOON + MINUTE]


@pytest.mark.parametrize("word", ["", "cak_", "cak_x", "cak_\0\ud800", "cak_" + "x" * 100_000])
def test_what_is_no_token_is_nobody(store, ani, word):
    token(store, ani, "64")
    assert whose(store, word) is None


def test_a_session_is_no_token_and_a_token_no_session(store, ani):
    word = token(store, ani, "64").word
    assert sessions.find(store, word, NOON, REGIONS, HERE) is None
    assert whose(store, signed_in(store)) is None


@pytest.mark.parametrize(
    ("header", "word"),
    [
        ("Bearer cak_x", "cak_x"),
        (" bearer   cak_x ", "cak_x"),
        ("Basic cak_x", ""),
        ("cak_x", ""),
        ("", ""),
        ("Bearer", ""),
    ],
)
def test_a_token_is_read_from_the_header_alone(header, word):
    assert tokens.from_header(header) == word
