"""Signing in: who is let in, who is not, how often, and how little the answer tells."""

from concurrent.futures import ThreadPoolExecutor
from statistics import median
from threading import BoundedSemaphore
from time import process_time

import pytest
from argon2 import PasswordHasher
from sqlalchemy import text

from access import accounts, passwords, sessions
from access.sessions import Opened
from access.sign_in import Refused, proved, sign_in
from ledger import people
from tests.access.small import (
    ADMIN,
    ELSEWHERE,
    HERE,
    MINUTE,
    NOON,
    PASSWORD,
    REGIONS,
    SECOND,
    asked,
    log,
    make,
    signed_in,
)

WRONG = "salah salah salah"


def try_in(store, now=NOON, **said):
    return sign_in(store, asked(**said), now)


def fail(store, times, now=NOON, **said):
    return [try_in(store, now, **{"password": WRONG} | said) for _ in range(times)]


def test_name_and_password_open_a_session_and_the_log_says_who_when_and_from_where(store):
    ani = make(store, "Ani@Kemnaker.go.id")
    opened = try_in(store, name=" ani@kemnaker.GO.id", agent="Firefox")
    assert isinstance(opened, Opened)
    (entry,) = log(store, "sign_in")
    assert (entry.who, entry.person_id, entry.at) == ("Ani@Kemnaker.go.id", ani.id, NOON)
    assert (entry.address, entry.outcome) == (HERE, "done")


@pytest.mark.parametrize(
    ("said", "account"),
    [
        ({"password": WRONG}, {}),
        ({"password": ""}, {}),
        ({"password": PASSWORD + " "}, {}),
        ({"name": "nobody"}, {}),
        ({"name": ""}, {}),
        ({"name": "\0'; drop table people; --\ud800"}, {}),
        ({"name": "x" * 100_000}, {}),
        ({}, {"disabled_at": NOON}),
        ({}, {"password": None}),  # signs in with the organisation's own server
        ({"password": ""}, {"password": None}),
        ({"password": ""}, {"password": ""}),
    ],
)
def test_hardening_52_all_who_are_refused_get_one_and_the_same_answer(store, said, account):
    ani = make(store, **{name: to for name, to in account.items() if name != "disabled_at"})
    if "disabled_at" in account:
        accounts.disable(store, ADMIN, ani, NOON)
    assert try_in(store, **said) == Refused("wrong")
    assert log(store, "sign_in") == []


def test_a_failure_is_logged_by_account_and_a_name_that_is_none_is_not_repeated(store):
    make(store)
    try_in(store, password=WRONG)
    try_in(store, name=PASSWORD)  # typed into the wrong field
    assert [(one.who, one.outcome) for one in log(store, "failure")] == [
        ("?", "refused"),
        ("ani", "refused"),
    ]


BRUTE = [  # failures before, (name, address, minutes later) of a try with the right password -> ?
    ([("ani", HERE)] * 9, ("ani", HERE, 0), "in"),
    ([("ani", HERE)] * 10, ("ani", HERE, 0), "throttled"),
    ([("ani", HERE)] * 10, ("ani", ELSEWHERE, 0), "throttled"),  # the account
    ([("ani", HERE)] * 10, ("budi", HERE, 0), "throttled"),  # the address
    ([("ani", HERE)] * 10, ("budi", ELSEWHERE, 0), "in"),
    ([("ani", HERE)] * 10, ("ani", HERE, 14), "throttled"),
    ([("ani", HERE)] * 10, ("ani", HERE, 15), "in"),
    ([("ANI ", HERE)] * 10, ("ani", ELSEWHERE, 0), "throttled"),  # one account however typed
    ([("ani", f"10.0.1.{n}") for n in range(10)], ("ani", ELSEWHERE, 0), "throttled"),
    ([(f"u{n}", HERE) for n in range(10)], ("ani", HERE, 0), "throttled"),  # one of each
    ([(f"u{n}", f"2001:db8::{n}") for n in range(10)], ("ani", "2001:db8::ff", 0), "throttled"),
    ([(f"u{n}", f"10.0.1.{n}") for n in range(30)], ("ani", HERE, 0), "in"),
]


@pytest.mark.parametrize(("before", "then", "expected"), BRUTE)
def test_hardening_52_ten_wrong_in_15_minutes_per_account_and_per_address(
    store, monkeypatch, before, then, expected
):
    make(store), make(store, "budi")
    with monkeypatch.context() as patched:
        patched.setattr(
            passwords, "is_right", lambda _kept, _word: False
        )  # only the hash is left out
        said = [try_in(store, name=name, address=address) for name, address in before]
    assert said == [Refused("wrong")] * len(before)
    name, address, minutes = then
    found = try_in(store, NOON + minutes * MINUTE, name=name, address=address)
    assert ("in" if isinstance(found, Opened) else found.why) == expected


def test_hardening_52_who_is_throttled_is_told_how_long_and_unknown_names_are_throttled_alike(
    store,
):
    make(store)
    fail(store, 10, address=ELSEWHERE)
    fail(store, 10, name="nobody", address="10.0.0.5")
    known = try_in(store, NOON + 5 * MINUTE, address="10.0.0.6")
    unknown = try_in(store, NOON + 5 * MINUTE, name="nobody", address="10.0.0.7")
    assert known == unknown == Refused("throttled", 10 * 60)
    said = [one for one in log(store, "failure") if one.what != "throttled"]
    assert len(said) == 20


def test_hardening_86_who_is_throttled_is_logged_once_in_each_window_and_does_not_fill_the_log(
    store,
):
    make(store)
    fail(store, 10, address=ELSEWHERE)

    def throttled(now, *addresses, name="ani"):
        for address in addresses:
            assert try_in(store, now, name=name, address=address).why == "throttled"
        found = [one for one in log(store, "failure") if one.what == "throttled"]
        return [(one.who, one.address, one.at) for one in found]

    far = [f"10.7.0.{n}" for n in range(30)]
    first = ("ani", far[0], NOON)
    assert throttled(NOON, *far) == [first]  # from wherever: the account
    assert throttled(NOON + MINUTE, *far) == [first]
    others = [first, ("?", ELSEWHERE, NOON + MINUTE)]
    for n in range(30):  # under whatever name: the address
        assert sorted(throttled(NOON + MINUTE, ELSEWHERE, name=f"u{n}")) == sorted(others)
    fail(store, 10, NOON + 20 * MINUTE, address=ELSEWHERE)
    assert throttled(NOON + 21 * MINUTE, *far)[0] == ("ani", far[0], NOON + 21 * MINUTE)
    assert {one.outcome for one in log(store, "failure")} == {"refused"}


OTHER = "delapan ikan terbang"
MEANWHILE = {
    "another password": lambda store, ani: accounts.set_password(store, ADMIN, ani, OTHER, NOON),
    "disabled": lambda store, ani: accounts.disable(store, ADMIN, ani, NOON),
}


@pytest.mark.parametrize("change", MEANWHILE)
def test_hardening_47_a_password_that_was_right_a_moment_ago_opens_nothing_any_more(
    store, monkeypatch, change
):
    ani, is_right = make(store), passwords.is_right
    before = signed_in(store, address=ELSEWHERE)

    def overtaken(kept, word):
        found = is_right(kept, word)
        MEANWHILE[change](store, ani)
        return found

    with monkeypatch.context() as patched:
        patched.setattr(passwords, "is_right", overtaken)
        assert try_in(store, cookie=before) == Refused("wrong")
    assert len(log(store, "sign_in")) == 1
    assert [one.what for one in log(store, "failure")] == ["overtaken by a change of the account"]
    assert sessions.find(store, before, NOON, REGIONS, HERE) is None


def test_who_shows_the_password_before_last_does_not_choose_the_next_one(store):
    ani = make(store)
    person = sessions.find(store, signed_in(store), NOON, REGIONS, HERE)
    accounts.set_password(store, ADMIN, ani, OTHER, NOON)
    with pytest.raises(people.Overtaken):
        accounts.set_password(store, person, ani, "sembilan burung laut", NOON)
    assert isinstance(try_in(store, password=OTHER), Opened)


def test_hardening_52_tries_beside_each_other_are_no_more_than_one_after_another(store):
    make(store)
    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(lambda _: fail(store, 1)[0].why, range(24)))
    assert (said.count("wrong"), said.count("throttled")) == (10, 14)


def test_hardening_52_strangers_do_not_lock_out_who_is_signed_in_or_was_from_here(store):
    make(store)
    word = signed_in(store)
    fail(store, 10, address=ELSEWHERE)
    assert try_in(store, address="10.0.0.8").why == "throttled"
    assert sessions.find(store, word, NOON + MINUTE, REGIONS, HERE).name == "ani"
    assert isinstance(try_in(store, NOON + MINUTE), Opened)


def test_a_right_password_clears_the_failures_of_its_account_and_of_no_other(store):
    make(store), make(store, "budi")
    fail(store, 5), fail(store, 5, name="budi", address=ELSEWHERE)
    signed_in(store)
    fail(store, 9)
    assert isinstance(try_in(store), Opened)
    fail(store, 5, name="budi", address="10.0.0.9")
    assert try_in(store, name="budi", address="10.0.0.8").why == "throttled"


def test_who_comes_while_too_many_hash_is_asked_to_come_again_and_it_does_not_count(
    store, monkeypatch
):
    make(store)

    def busy(_kept, _word):
        raise passwords.Busy

    with monkeypatch.context() as patched:
        patched.setattr(passwords, "is_right", busy)
        assert fail(store, 12) == [Refused("busy", 2)] * 12
    assert isinstance(try_in(store), Opened)


def test_hardening_52_a_hash_of_older_parameters_is_made_anew_at_the_next_sign_in(
    store, monkeypatch
):
    old = PasswordHasher(time_cost=1, memory_cost=8 * 1024, parallelism=1).hash(PASSWORD)
    ani = make(store, password=old)
    try_in(store, password=WRONG)
    with monkeypatch.context() as patched:
        patched.setattr(passwords, "TURNS", BoundedSemaphore(1))
        patched.setattr(passwords, "PATIENCE", 0.01)
        patched.setattr(passwords, "is_old", lambda _kept: passwords.TURNS.acquire())
        assert isinstance(try_in(store), Opened)  # while others hash, the old one stays
    assert people.by_id(store, ani.id).password == old
    word = signed_in(store)
    assert not passwords.is_old(people.by_id(store, ani.id).password)
    assert isinstance(try_in(store), Opened)
    assert sessions.find(store, word, NOON, REGIONS, HERE) is not None  # it is the same password


def test_a_password_is_proved_without_a_sign_in_where_one_changes_it(store):
    ani = make(store)
    assert proved(store, asked(), NOON) == ani
    assert proved(store, asked(password=WRONG), NOON) == Refused("wrong")
    assert log(store, "sign_in") == []


def test_hardening_52_the_way_of_an_unknown_name_costs_what_that_of_a_wrong_password_costs(store):
    make(store)

    def seconds(name, n):
        started = process_time()
        said = try_in(store, NOON + n * 16 * MINUTE, name=name, password=WRONG)
        assert said == Refused("wrong")
        return process_time() - started

    for attempt in range(5):  # other programs of the machine may disturb one measurement
        pairs = [
            (seconds("ani", n + 11 * attempt), seconds("bob", n + 11 * attempt)) for n in range(11)
        ]
        known, unknown = (median(times) for times in zip(*pairs, strict=True))
        if abs(known - unknown) <= 0.15 * known:
            return
    raise AssertionError(f"{known:.4f} s and {unknown:.4f} s")


CANARY = "kanari burung kuning emas"


def test_hardening_66_no_password_id_token_or_code_is_shown_logged_or_kept(store, state, caplog):
    from access import invites, tokens  # noqa: PLC0415
    from access.audit import entry, note  # noqa: PLC0415

    caplog.set_level("DEBUG")
    ani = make(store, role="publisher", password=passwords.hash_of(CANARY))
    question = asked(password=CANARY, cookie="kue-" + "x" * 40)
    shown = [question, try_in(store, name=CANARY), try_in(store, password=CANARY + "x")]
    opened = sign_in(store, question, NOON)
    person = sessions.find(store, opened.id, NOON, REGIONS, HERE)
    token = tokens.make(store, person, tokens.Wish("laporan", ["64"], 30), REGIONS, NOON)
    wish = invites.Wish("citra", "viewer", [])
    invited = invites.invite(store, ADMIN, wish, REGIONS, NOON)
    with pytest.raises(passwords.WeakPassword) as weak:
        accounts.set_password(store, ADMIN, ani, CANARY * 9, NOON)
    accounts.set_password(store, person, ani, CANARY + CANARY[::-1], NOON)
    note(store, state, entry(person, "export", NOON, what="csv", rows=3, version=1))
    shown += [opened, person, token, invited, weak.value, people.by_id(store, ani.id), caplog.text]
    with store.reading() as connection:
        for table in ("people", "sessions", "tokens", "invites", "sign_in_failures", "audit"):
            shown += connection.execute(text(f"select * from {table}")).all()
    secrets = [CANARY, opened.id, token.word, token.word[4:], invited.code, question.cookie]
    told = "\n".join(f"{one} {one!r}" for one in shown)
    assert [secret for secret in secrets if secret in told] == []
    files = b"".join(file.read_bytes() for file in state.rglob("*") if file.is_file())
    assert [secret for secret in secrets if secret.encode() in files] == []


def test_time_goes_by_the_clock_that_is_given(store):
    make(store)
    fail(store, 10)
    assert try_in(store, NOON + 15 * MINUTE - SECOND) == Refused("throttled", 1)
    assert isinstance(try_in(store, NOON + 15 * MINUTE), Opened)
