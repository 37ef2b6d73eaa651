"""Pages of rows: how many at a time, and where the next ones are, in the same version."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from api.formats import JSON
from api.problems import Refused
from api.resource import Part
from model.scope import Scope

USUAL = 1_000  # rows of JSON
MOST = 10**9  # no cursor of ours goes further
NOT_OF_THE_CHOICE = ("cursor", "limit", "format", "lang", "v")


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where an answer goes on: in which version, after how many rows, of which choice."""

    version: int
    offset: int
    choice: str  # a digest of everything that decides about the rows

    @classmethod
    def read(cls, written: str) -> Cursor:
        """Return the cursor that `written` gave, or refuse what was made by hand."""
        try:
            raw = base64.urlsafe_b64decode(written + "=" * (-len(written) % 4))
            version, offset, choice = json.loads(raw)
        except (ValueError, TypeError, binascii.Error, RecursionError):
            raise Refused("cursor", "cursor", written) from None
        numbers = all(type(one) is int and 0 < one < MOST for one in (version, offset))
        if not numbers or not isinstance(choice, str):
            raise Refused("cursor", "cursor", written)
        return cls(version, offset, choice)

    @property
    def written(self) -> str:
        """Return the cursor as an address holds it."""
        raw = json.dumps([self.version, self.offset, self.choice]).encode()
        return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def choice_of(name: str, chosen: Mapping[str, str], scope: Scope) -> str:
    """Return a digest of what decides which rows there are, beside the version."""
    kept = sorted((k, v) for k, v in chosen.items() if k not in NOT_OF_THE_CHOICE)
    said = f"{name} {kept} {scope.key}"
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def part_of(chosen: Mapping[str, str], form: str, cursor: Cursor | None) -> Part:
    """Return which rows are wanted; files have all of them unless a limit was chosen."""
    usual = USUAL if form == JSON else None
    limit = int(chosen["limit"]) if "limit" in chosen else usual
    return Part(cursor.offset if cursor else 0, limit)


def next_of(path: str, chosen: Mapping[str, str], cursor: Cursor) -> str:
    """Return the address of the rows from a cursor on, of the same version."""
    query = {**chosen, "v": str(cursor.version), "cursor": cursor.written}
    return f"{path}?{urlencode(query)}"
