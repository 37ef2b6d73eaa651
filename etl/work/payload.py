"""What a task asks for, read from its payload; whatever is not as agreed is refused in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etl.loading.run import Asked
from ledger.loads import File
from ledger.spool import NAME
from model.errors import UsageError

SHA256 = re.compile(r"[0-9a-f]{64}")
MOST_FILES, MOST_RULES, LONGEST = 20, 20, 2_000

Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Handed:
    """Files that were handed in, and what is wanted of them."""

    files: tuple[File, ...]
    asked: Asked


def handed(payload: Payload) -> Handed:
    """Return what a task to check files asks for."""
    entries = payload.get("files")
    if not isinstance(entries, list) or not 1 <= len(entries) <= MOST_FILES:
        raise UsageError(f"A load needs 1 to {MOST_FILES} files.")
    files = tuple(_file(entry) for entry in entries)
    source, vintage = (_words(payload, name) or None for name in ("source", "vintage"))
    return Handed(files, Asked(source, vintage, rules(payload)))


def rules(payload: Payload) -> tuple[str, ...]:
    """Return the rules that are accepted."""
    found = payload.get("accept", [])
    known = isinstance(found, list) and all(isinstance(rule, str) for rule in found)
    if not known or len(found) > MOST_RULES:
        raise UsageError("What is accepted must be a list of rules.")
    return tuple(dict.fromkeys(found))


def number(payload: Payload, name: str) -> int:
    """Return a number from 1 on: of a load, of a version."""
    found = payload.get(name)
    if not isinstance(found, int) or isinstance(found, bool) or not 0 < found < 2**31:
        raise UsageError(f"This task names no {name}.")
    return found


def why(payload: Payload) -> str:
    """Return the reason that a person gave, "" where there is none."""
    return _words(payload, "why")


def _words(payload: Payload, name: str) -> str:
    found = payload.get(name)
    if found is None:
        return ""
    if not isinstance(found, str) or len(found) > LONGEST:
        raise UsageError(f"{name} must be words, at most {LONGEST} characters.")
    return found


def _file(entry: object) -> File:
    if not isinstance(entry, dict):
        raise UsageError("A file of this task is not described.")
    name, sha256, size, spool = (entry.get(key) for key in ("name", "sha256", "bytes", "spool"))
    written = isinstance(name, str) and isinstance(size, int) and not isinstance(size, bool)
    hashed = isinstance(sha256, str) and SHA256.fullmatch(sha256)
    kept = isinstance(spool, str) and NAME.fullmatch(spool)
    if not (written and hashed and kept):
        raise UsageError("A file of this task is not described by name, sha256, bytes and spool.")
    return File(str(name), str(sha256), int(str(size)), str(spool))


def spools(payload: Payload) -> Sequence[str]:
    """Return the spool names that a payload speaks of, however it is written otherwise."""
    entries = payload.get("files")
    named = (
        [one.get("spool") for one in entries if isinstance(one, dict)]
        if (isinstance(entries, list))
        else []
    )
    return [name for name in named if isinstance(name, str)]
