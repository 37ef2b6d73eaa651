"""Which passwords are refused and why, and how those that are taken are kept."""

from concurrent.futures import ThreadPoolExecutor
from statistics import median
from threading import Event, Lock
from time import perf_counter, process_time

import pytest
from argon2 import PasswordHasher, extract_parameters

from access import passwords
from access.passwords import WeakPassword, hash_of, is_old, is_right, refuse_weak
from tests.access.small import PASSWORD, kept

GOOD = "kuda laut biru 77"


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("k" * 5 + "abcdef", "short"),  # 11
        ("", "short"),
        ("é" * 11, "short"),
        (GOOD * 8, "long"),  # 136
        ("aaaaaaaaaaaa", "repeated"),
        ("abcabcabcabcabc", "repeated"),
        ("kuda1kuda1kuda1", "repeated"),
        ("abababababax", "repeated"),
        ("abcdefghijklm", "repeated"),
        ("zyxwvutsrqpo", "repeated"),
        ("qwerty123456", "common"),
        ("QWERTY123456", "common"),
        ("1qaz2wsx3edc", "common"),
        ("password12345", "common"),
        ("!!2024 Password 2025!!", "common"),
        ("passwordpassword", "common"),
        ("sunshine2026", "common"),
        ("cakupan2026!!", "context"),
        ("BPJS-ketenagakerjaan", "context"),
        ("jamsostek bpjs 1", "context"),
        ("suharti-12345", "context"),
        ("kemnaker 2026!", "context"),
    ],
)
def test_hardening_53_what_is_easily_guessed_is_refused_with_the_reason(password, reason):
    with pytest.raises(WeakPassword) as refused:
        refuse_weak(password, "ani.suharti@kemnaker.go.id")
    assert refused.value.reason == reason
    assert passwords.WORDS[reason] in str(refused.value)
    assert not password or password not in str(refused.value)


@pytest.mark.parametrize(
    "password",
    [
        GOOD,
        "onlylowercaselettershere",  # no composition rules
        "738104629517",
        "               kuda",  # spaces count
        "зебра синяя море",
        "🐴🐠🌊 kuda laut biru",
        "saya suka cakupan yang luas",
        GOOD * 3 + "padang lamun dan ",  # 68
        (GOOD * 8)[:128],
    ],
)
def test_hardening_53_any_other_of_12_to_128_characters_is_taken(password):
    refuse_weak(password, "ani@kemnaker.go.id")
    assert is_right(hash_of(password), password)


def test_hardening_53_at_least_the_3000_most_used_are_refused_whatever_digits_follow():
    assert len(passwords._common()) >= 3000
    assert {len(word) >= 12 for word in passwords._common()} == {True, False}


def test_a_password_is_the_same_on_another_keyboard_and_no_other_password_is():
    hashed = hash_of("kuda laut bir\u00fa")
    assert is_right(hashed, "kuda laut biru\u0301")
    assert not is_right(hashed, "kuda laut biru")
    assert not is_right(hashed, "Kuda laut bir\u00fa")
    assert not is_right(hashed, "kuda laut bir\u00fa ")


@pytest.mark.parametrize("word", ["", "x" * 1_000_000, "\0", "\ud800", "kuda\0"])
def test_nothing_that_is_typed_breaks_it(word):
    assert not is_right(kept(), word)
    assert not is_right(None, word)


def test_what_starts_like_the_password_is_not_it_also_where_it_is_longest():
    long = (GOOD * 8)[:128]
    assert not is_right(hash_of(long), long + "x")


def test_hardening_52_a_hash_is_argon2id_with_the_parameters_of_owasp():
    for hashed in (hash_of(GOOD), passwords.OF_NOBODY):
        found = extract_parameters(hashed)
        assert hashed.startswith("$argon2id$")
        assert (found.memory_cost, found.time_cost, found.parallelism) == (19 * 1024, 2, 1)
        assert not is_old(hashed)
    assert hash_of(GOOD) != hash_of(GOOD)
    assert is_old(PasswordHasher(time_cost=1, memory_cost=8 * 1024, parallelism=1).hash(GOOD))


def test_the_hash_of_nobody_opens_nothing_even_to_who_knows_its_word(monkeypatch):
    monkeypatch.setattr(passwords, "OF_NOBODY", kept())
    assert not is_right(None, PASSWORD)
    assert not is_right("", PASSWORD)


def test_a_hash_that_is_none_opens_nothing():
    assert not is_right("", passwords.OF_NOBODY)
    assert not is_right("plain text", "plain text")


class Counting:
    """A hasher that waits, and counts how many wait with it."""

    def __init__(self):
        self.now = self.most = 0
        self.lock, self.go = Lock(), Event()

    def verify(self, _kept, _word):
        with self.lock:
            self.now += 1
            self.most = max(self.most, self.now)
        self.go.wait(30)
        with self.lock:
            self.now -= 1
        return True


def test_hardening_52_no_more_than_two_hashes_at_a_time_and_who_waits_too_long_is_told(monkeypatch):
    slow = Counting()
    monkeypatch.setattr(passwords, "HASHER", slow)
    monkeypatch.setattr(passwords, "PATIENCE", 0.2)
    with ThreadPoolExecutor(6) as pool:
        said = [pool.submit(is_right, "hash", PASSWORD) for _ in range(6)]
        busy = 0
        for one in said[2:]:
            with pytest.raises(passwords.Busy):
                one.result(30)
            busy += 1
        slow.go.set()
        assert [one.result(30) for one in said[:2]] == [True, True]
    assert (slow.most, busy) == (2, 4)
    monkeypatch.undo()
    assert is_right(kept(), PASSWORD)  # turns were given back


def seconds(clock, kept_hash):
    started = clock()
    is_right(kept_hash, "salah salah salah")
    return clock() - started


@pytest.mark.parametrize("clock", [process_time, perf_counter])
def test_hardening_52_whoever_is_unknown_takes_as_long_as_whoever_is_wrong(clock):
    for _ in range(5):  # other programs of the machine may disturb one measurement
        pairs = [(seconds(clock, kept()), seconds(clock, None)) for _ in range(9)]
        known, unknown = (median(times) for times in zip(*pairs, strict=True))
        if abs(known - unknown) <= 0.15 * known:
            return
    raise AssertionError(f"{known:.4f} s and {unknown:.4f} s")
