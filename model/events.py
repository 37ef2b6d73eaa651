"""What happened meanwhile: campaigns, rules, an app; marks beside a series, never causes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model import queries
from model.errors import ContractBroken
from model.frame import Source
from model.index import index_of
from model.period import is_date
from model.scope import Scope
from model.warehouse import Version

KINDS = ("campaign", "rule", "app")


@dataclass(frozen=True, slots=True)
class Event:
    """One event with its date, as precise as it is known, and where it was published."""

    code: str
    date: str  # year, month or day
    region: str  # where it holds, with everything below
    kind: str
    names: Mapping[str, str]  # by language
    meanings: Mapping[str, str]
    source: Source

    @property
    def month(self) -> str:
        """Return the month of the mark, or the year where no month is known."""
        return self.date[:7]


def events(region: str, scope: Scope, version: Version) -> tuple[Event, ...]:
    """Return the events of a region and of those above it, the earliest first."""
    index = index_of(version, scope)
    if region not in index.regions.by_code:
        return ()
    above = {one.code for one in index.regions.path(region)}
    rows = [row for row in queries.codelist("events", scope, version) if row["region"] in above]
    found = [event_of(row, index.sources) for row in rows]
    return tuple(sorted(found, key=lambda event: (event.date, event.code)))


def event_of(row: Mapping[str, str], sources: Mapping[str, Source]) -> Event:
    """Return one row of the list; its publication is one of ours, or described in the row."""
    own = Source(row["code"], row["publisher"], row["title"], row["url"], row["date"])
    return Event(
        code=row["code"],
        date=row["date"],
        region=row["region"],
        kind=row["kind"],
        names={"id": row["name_id"], "en": row["name_en"]},
        meanings={"id": row["meaning_id"], "en": row["meaning_en"]},
        source=sources.get(row["origin"], own),
    )


def refuse(row: Mapping[str, str]) -> None:
    """Raise ContractBroken where a row has no date, no kind or nobody who published it."""
    if not is_date(row["date"]):
        raise ContractBroken("date must be a year, a month or a day")
    if row["kind"] not in KINDS:
        raise ContractBroken(f"kind must be one of {', '.join(KINDS)}")
    if not row["origin"] and not (row["publisher"] and row["title"] and row["url"]):
        raise ContractBroken("give the origin, or publisher, title and url")
