"""What was handed in and what became of it, as the page of data tells it.

The rows come from the ledger, whose words are those of strangers' files: nothing here is trusted
to be more than text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

LONGEST_NAME = 80  # characters of a file's name on the page; the ledger keeps all of it
PATIENCE = 10  # seconds that a task may wait before the page says that nobody takes it
RESTATED = "restated"  # the rule by which changed or removed figures are accepted
RETURNING = "returning"  # the rule by which releases that were rolled back come again
UNPRINTED = {"Cc": "␦", "Cf": "␦", "Cs": "�", "Co": "�", "Cn": "�", "Zl": " ", "Zp": " "}


@dataclass(frozen=True, slots=True)
class File:
    """One file as it was handed in."""

    name: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Rule:
    """How often one rule was broken in a load."""

    rule: str
    severity: str
    count: int


@dataclass(frozen=True, slots=True)
class Load:
    """One load as a line of the list."""

    id: int
    files: tuple[File, ...]
    source: str
    vintage: str
    who: str
    at: datetime
    state: str  # checked, refused, published, discarded
    rows: int
    figures: int
    rules: tuple[Rule, ...]
    proposals: int
    version: int | None

    @property
    def faults(self) -> int:
        """Return how many faults stand against it."""
        return sum(one.count for one in self.rules if one.severity == "fault")

    @property
    def warnings(self) -> int:
        """Return how many warnings there are."""
        return sum(one.count for one in self.rules if one.severity == "warning")

    @property
    def is_open(self) -> bool:
        """Return whether somebody must still publish or discard it."""
        return self.state == "checked"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault or warning at one cell of a file."""

    file: str
    sheet: str
    row: str
    column: str
    value: str
    rule: str
    suggestion: str
    severity: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure that a proposal would repair."""

    region: str
    measure: str
    place: str
    old: float | None
    new: float | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One repair with what speaks for it."""

    rule: str
    region: str
    period: str
    shift: int | None
    evidence: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """One figure that a load would change, remove or add."""

    kind: str
    where: Mapping[str, str]  # period, region, measure, origin
    old: float | None
    new: float | None


@dataclass(frozen=True, slots=True)
class Accepted:
    """Who accepted a rule's proposals, when and why."""

    rule: str
    who: str
    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything found in one load; `faults` is one part of all."""

    load: Load
    part: int
    parts: int
    faults: tuple[Fault, ...]
    proposals: tuple[Proposal, ...]
    counts: Mapping[str, int]  # added, changed, removed
    changes: tuple[Changed, ...]
    examples: tuple[str, ...]  # the same in words, of loads that kept no more
    totals: tuple[str, ...]
    accepted: tuple[Accepted, ...]
    restricted: Sequence[str] | None = None  # publications and sources; None: not known
    is_cut: bool = False  # values of restricted publications are kept back from this reader

    @property
    def wanted(self) -> tuple[str, ...]:
        """Return the rules that a person has to accept before this can be published."""
        rules = tuple(dict.fromkeys(one.rule for one in self.proposals))
        restates = self.counts.get("changed", 0) or self.counts.get("removed", 0)
        done = {one.rule for one in self.accepted}
        asks = {RESTATED: restates, RETURNING: self.counts.get(RETURNING, 0)}
        every = (*rules, *(rule for rule, needed in asks.items() if needed))
        return tuple(rule for rule in every if rule not in done)


@dataclass(frozen=True, slots=True)
class Task:
    """One wish of a reader and how far it is."""

    id: int
    kind: str  # load, publish, discard, rollback
    state: str  # waiting, running, done, failed
    files: tuple[str, ...]
    who: str
    asked: datetime
    progress: str
    outcome: str
    error: str
    load: int | None
    version: int | None

    @property
    def is_over(self) -> bool:
        """Return whether nothing more will come of it."""
        return self.state in ("done", "failed")

    @property
    def failed(self) -> bool:
        """Return whether it came to nothing that the list of loads shows."""
        return self.state == "failed"

    @property
    def is_old(self) -> bool:
        """Return whether the files were those of an earlier load."""
        return self.outcome == "nothing_new"

    def is_stuck(self, now: datetime) -> bool:
        """Return whether it has waited for longer than a worker that runs would let it."""
        return self.state == "waiting" and (now - self.asked).total_seconds() > PATIENCE


@dataclass(frozen=True, slots=True)
class Event:
    """One change of the version in force."""

    kind: str
    version: int | None
    who: str
    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Loads:
    """What the ledger remembers, as the page shows it; `rows` is one part of all loads."""

    every: int
    part: int
    parts: int
    rows: tuple[Load, ...]
    tasks: tuple[Task, ...]  # not over, or come to nothing of late
    events: tuple[Event, ...]
    report: Report | None


def plain(words: str) -> str:
    """Return a stranger's words in one line, with a sign where a mark would change its look."""
    return "".join(UNPRINTED.get(unicodedata.category(letter), letter) for letter in words)


def shown_name(words: str) -> str:
    """Return a stranger's file name as it can stand in a line: one line, seen as it is read.

    The middle of a long name is left out, because its end says what kind of file it is.
    """
    seen = plain(words)
    if len(seen) <= LONGEST_NAME:
        return seen
    half = LONGEST_NAME // 2
    return f"{seen[:half]}…{seen[-half:]}"


def place_of(place: str) -> tuple[str, str, str, str]:
    """Return file, sheet, row and column of `file/sheet:row:column` or `file:sheet:cell`."""
    release, _, cell = place.partition(":")
    file, slash, sheet = release.rpartition("/")
    row, _, column = cell.partition(":")
    if slash:
        return file, sheet, row, column
    return (release, "", row, column) if row.isdigit() else (release, row, "", column)


def names_of(files: Sequence[File]) -> str:
    """Return the names of a load's files in one line."""
    return ", ".join(shown_name(file.name) for file in files)
