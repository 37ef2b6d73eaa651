"""Passwords: which are refused and why, their hashes, and whether one is right.

Hashing is argon2id with the parameters of OWASP, and few at a time: each needs 19 MiB, and whoever
sends many passwords must not take memory and cores from those who read pages.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from itertools import pairwise
from threading import BoundedSemaphore
from typing import Literal

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from model.errors import UsageError

LEAST, MOST = 12, 128  # characters
AT_ONCE, PATIENCE = 2, 2.0  # hashes, seconds to wait for one's turn
HASHER = PasswordHasher(time_cost=2, memory_cost=19 << 10, parallelism=1)  # 19 MiB
TURNS = BoundedSemaphore(AT_ONCE)
# the hash of a word that was thrown away: whoever has no password takes as long to be refused
OF_NOBODY = (
    "$argon2id$v=19$m=19456,t=2,p=1$kWONlElEd/3RkKzwyjQ3ug"
    "$i2APWWmXBp7bencboL3vpL6jy5h8RkBY9CILAJPC/IU"
)
CONTEXT = ("cakupan", "bpjs", "jamsostek", "ketenagakerjaan")
LEAST_WORD = 4  # letters of a part of somebody's name that must not carry a password
LEAST_REST = 8  # characters beside such words, and in a part that is repeated
LEAST_SIGNS = 5  # different ones
COMMON = 3 * 1_000  # of all lengths; of the rest of the list those that are long enough

Reason = Literal["short", "long", "common", "repeated", "context"]
WORDS: dict[Reason, str] = {
    "short": f"it has fewer than {LEAST} characters",
    "long": f"it has more than {MOST} characters",
    "common": "it is one of the most used passwords, or one with digits added",
    "repeated": "it repeats a few characters, or counts them up or down",
    "context": "little of it is left without names that belong to this program or to the account",
}


class WeakPassword(UsageError):
    """A password that is easily guessed; `reason` says why, for the page that asked for it."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(f"This password is refused: {WORDS[reason]}.")
        self.reason = reason


class Busy(Exception):
    """So many passwords are being looked at that this one was not."""


def refuse_weak(password: str, *about: str) -> None:
    """Raise WeakPassword with the first reason against it; `about` are names of the account."""
    word = _plain(password)
    if len(word) < LEAST:
        raise WeakPassword("short")
    if len(word) > MOST:
        raise WeakPassword("long")
    word = word.casefold()
    part = word[: (word + word).find(word, 1)]  # what comes again and again, or all of it
    if len(part) < LEAST_REST or len(set(word)) < LEAST_SIGNS or _counts(word):
        raise WeakPassword("repeated")
    if {word, part, _core(word)} & _common():
        raise WeakPassword("common")
    if _is_of_context(word, about):
        raise WeakPassword("context")


def hash_of(password: str) -> str:
    """Return what is kept of a password; raise Busy where too many are being hashed."""
    with _turn():
        return HASHER.hash(_plain(password))


def is_right(kept: str | None, password: str) -> bool:
    """Return whether a password is the one of this hash; without a hash it takes as long."""
    word = _plain(password)[: MOST + 1]  # an endless one is wrong, and as quickly
    with _turn():
        try:
            HASHER.verify(kept or OF_NOBODY, word)
        except (VerificationError, InvalidHashError):
            return False
    return bool(kept)


def is_old(kept: str) -> bool:
    """Return whether a hash was made with other parameters than today's."""
    return HASHER.check_needs_rehash(kept)


@contextmanager
def _turn() -> Iterator[None]:
    if not TURNS.acquire(timeout=PATIENCE):
        raise Busy
    try:
        yield
    finally:
        TURNS.release()


def _plain(password: str) -> str:
    """Return a password as it is meant, on whatever keyboard it was typed."""
    return unicodedata.normalize("NFKC", password.encode("utf-8", "replace").decode("utf-8"))


def _core(word: str) -> str:
    """Return the word without digits and signs at its ends."""
    return re.sub(r"^[\W\d_]+|[\W\d_]+$", "", word)


def _counts(word: str) -> bool:
    """Return whether each sign is the next one, or the one before: 123…, zyx…"""
    steps = {ord(after) - ord(before) for before, after in pairwise(word)}
    if word.isdecimal():  # …8, 9, 0, 1…
        steps = {step % 10 for step in steps}
    return steps in ({1}, {-1}, {9})


def _is_of_context(word: str, about: tuple[str, ...]) -> bool:
    parts = [part for name in about for part in re.split(r"[\W_]+", _plain(name).casefold())]
    known = {*CONTEXT, *(part for part in parts if len(part) >= LEAST_WORD)}
    rest = word
    for one in sorted(known, key=len, reverse=True):
        rest = rest.replace(one, "")
    return rest != word and len(_core(rest)) < LEAST_REST


@cache
def _common() -> frozenset[str]:
    # loaded when the first password is chosen: a megabyte that nothing else needs
    listed = import_module("zxcvbn.frequency_lists").FREQUENCY_LISTS["passwords"]
    return frozenset([*listed[:COMMON], *(word for word in listed if len(word) >= LEAST)])
