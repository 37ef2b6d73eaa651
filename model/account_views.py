"""What the pages about accounts show: who asks, their doors, the people, the log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

ROLES = ("viewer", "planner", "publisher", "admin")


@dataclass(frozen=True, slots=True)
class Place:
    """A region by code and name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who looks, what they may, and the word that their forms carry."""

    name: str
    role: str
    rights: frozenset[str]
    seal: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Said:
    """What a page says of the deed before: done, or refused with what was typed."""

    done: str = ""
    deed: str = ""  # the one that was refused, and of which row
    row: int = 0
    wrong: Mapping[str, str] = field(default_factory=dict)  # field -> why
    typed: Mapping[str, str] = field(default_factory=dict)
    once: str = field(default="", repr=False)  # what is shown this once
    about: str = ""  # whose or what that is

    def of(self, deed: str, row: int = 0) -> Said:
        """Return this for the form of one deed, nothing for the others."""
        return self if (self.deed, self.row) == (deed, row) else Said()


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session as its person sees it."""

    number: int
    agent: str
    address: str
    at: datetime
    seen: datetime
    is_this: bool


@dataclass(frozen=True, slots=True)
class TokenLine:
    """One token as its owner sees it."""

    number: int
    label: str
    places: tuple[Place, ...]
    at: datetime
    expires: datetime
    used: datetime | None
    is_revoked: bool
    is_over: bool


@dataclass(frozen=True, slots=True)
class Mine:
    """The page of one's own account."""

    visitor: Visitor
    places: tuple[Place, ...]
    line: str  # the same as a form takes it
    sessions: tuple[SessionLine, ...]
    tokens: tuple[TokenLine, ...] | None  # None: this role has none
    has_password: bool
    now: datetime


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One account as an admin sees it."""

    number: int
    name: str
    role: str
    places: tuple[Place, ...]
    line: str  # the same as a form takes it
    seen: datetime | None
    is_disabled: bool
    is_me: bool


@dataclass(frozen=True, slots=True)
class InviteLine:
    """One invitation that still opens."""

    number: int
    name: str
    role: str
    places: tuple[Place, ...]
    by: str
    expires: datetime


@dataclass(frozen=True, slots=True)
class People:
    """The page of people."""

    visitor: Visitor
    people: tuple[PersonLine, ...]
    invites: tuple[InviteLine, ...]


@dataclass(frozen=True, slots=True)
class LogLine:
    """One entry of the audit log."""

    at: datetime
    who: str
    kind: str
    what: str
    outcome: str
    places: tuple[Place, ...]
    filters: Mapping[str, str]
    rows: int | None
    version: int | None
    address: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the log, as it was typed; "" is not asked."""

    who: str = ""
    kind: str = ""
    region: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Log:
    """The page of the audit log: one part of what was asked for."""

    visitor: Visitor
    asked: Asked
    wrong: Mapping[str, str]
    kinds: tuple[str, ...]
    names: tuple[str, ...]  # of accounts, to be offered
    lines: tuple[LogLine, ...]
    every: int
    part: int
    parts: int
    first: int  # number of the first line shown
