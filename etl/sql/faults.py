"""What is wrong with the rows of a view: each cell with its row, up to a number per kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from etl.findings import Finding

MOST_TOLD = 1_000  # of one rule in one column; the rest is counted in a last finding


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a cell is refused, and what to do about it."""

    rule: str
    hint: str


@dataclass(slots=True)
class Faults:
    """The faults of one view; memory does not grow with a column that is wrong throughout."""

    view: str
    found: list[Finding] = field(default_factory=list)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, row: str, column: str, value: object, wrong: Wrong) -> None:
        """Note one fault: row as "3 (2022-12 6403)", its number and its key."""
        kind = (column, wrong.rule)
        self.counts[kind] += 1
        if self.counts[kind] <= MOST_TOLD:
            place = f"{self.view}:{row.replace(':', '.')}:{column}"
            self.found.append(Finding(place, _told(value), wrong.rule, wrong.hint))

    def all(self) -> tuple[Finding, ...]:
        """Return every fault; of a rule broken more often the first, and how many follow."""
        more = [
            Finding(f"{self.view}::{column}", "", rule, f"… and {count - MOST_TOLD} more rows")
            for (column, rule), count in self.counts.items()
            if count > MOST_TOLD
        ]
        return (*self.found, *more)


def _told(value: object) -> str:
    return "NULL" if value is None else str(value)[:80]
