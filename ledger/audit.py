"""Who did what, when, from where, with which filters, rows and version. It only grows; no figures.

What was published, rolled back or given up stands in ledger/versions.py already and is read from
there: one deed has one record.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from importlib import import_module
from typing import Any

from sqlalchemy import Connection, func, insert, select

from ledger import tables
from ledger.account_tables import audit, audit_regions
from ledger.store import Store
from ledger.versions import new_key

KINDS = (  # what may be recorded; those of tables.EVENT_KINDS are read beside them
    "sign_in",
    "failure",  # a sign-in that was refused
    "sign_out",
    "denial",
    "export",
    "account",  # made, invited, role or scope changed, disabled, enabled
    "password",
    "token",
    "session",  # ended by somebody
    "removal",  # of a scenario or a target from the list
)
LONGEST = 200  # characters of what a stranger can choose
MOST_FILTERS = 32


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log; `regions` are those whose rows were asked for, "00" is all of them."""

    kind: str
    who: str
    at: datetime
    what: str = ""
    person_id: int | None = None
    filters: Mapping[str, Any] = field(default_factory=dict)
    rows: int | None = None
    version: int | None = None
    outcome: str = "done"
    address: str = ""
    regions: tuple[str, ...] = ()
    key: str = field(default_factory=new_key)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are asked for; what is empty or None is not asked."""

    since: datetime | None = None
    until: datetime | None = None
    kinds: Collection[str] = ()
    who: str = ""
    regions: Collection[str] = ()


def record(store: Store, entry: Entry) -> None:
    """Keep an entry; one that is kept already stays as it is."""
    with store.writing() as connection:
        add(connection, entry, store.is_sqlite)


def add(connection: Connection, entry: Entry, is_sqlite: bool) -> None:
    """Keep an entry if the connection's other changes are kept."""
    row = asdict(bounded(entry))
    regions = sorted(set(row.pop("regions")))
    dialect = import_module(f"sqlalchemy.dialects.{'sqlite' if is_sqlite else 'postgresql'}")
    new = dialect.insert(audit).values(row).on_conflict_do_nothing(index_elements=["key"])
    number = connection.execute(new.returning(audit.c.id)).scalar()
    if number is not None and regions:
        rows = [{"audit_id": number, "region": region} for region in regions]
        connection.execute(insert(audit_regions), rows)


def entries(store: Store, wanted: Wanted, most: int | None = 200) -> list[Entry]:
    """Return what is asked for, the newest first, at most so many; None: all."""
    with store.reading() as connection:
        found = [*_noted(connection, wanted, most), *_events(connection, wanted, most)]
    return sorted(found, key=lambda entry: entry.at, reverse=True)[:most]


def count(store: Store, wanted: Wanted) -> int:
    """Return how many entries there are of what is asked for."""
    events = tables.version_events
    with store.reading() as connection:
        noted = _of_regions(_asked(select(func.count()).select_from(audit), audit, wanted), wanted)
        found = int(connection.execute(noted).scalar_one())
        if not wanted.regions:
            asked = _asked(select(func.count()).select_from(events), events, wanted)
            found += int(connection.execute(asked).scalar_one())
    return found


def _of_regions(question: Any, wanted: Wanted) -> Any:
    if not wanted.regions:
        return question
    mine = select(audit_regions.c.audit_id).where(audit_regions.c.region.in_(wanted.regions))
    return question.where(audit.c.id.in_(mine))


def _noted(connection: Connection, wanted: Wanted, most: int | None) -> list[Entry]:
    asked = _of_regions(_asked(select(audit), audit, wanted), wanted)
    rows = connection.execute(asked.order_by(audit.c.at.desc(), audit.c.id.desc()).limit(most))
    found = [dict(row) for row in rows.mappings()]
    regions = _regions(connection, [row["id"] for row in found])
    return [Entry(regions=tuple(regions.get(row.pop("id"), ())), **row) for row in found]


def _events(connection: Connection, wanted: Wanted, most: int | None) -> list[Entry]:
    """Return versions published and put back: they took no rows, so no region finds them."""
    if wanted.regions:
        return []
    table = tables.version_events
    asked = _asked(select(table), table, wanted)
    rows = connection.execute(asked.order_by(table.c.at.desc(), table.c.id.desc()).limit(most))
    return [
        Entry(row.kind, row.who, row.at, row.why, version=row.version, key=row.key) for row in rows
    ]


def _asked(question: Any, table: Any, wanted: Wanted) -> Any:
    if wanted.since:
        question = question.where(table.c.at >= wanted.since)
    if wanted.until:
        question = question.where(table.c.at < wanted.until)
    if wanted.kinds:
        question = question.where(table.c.kind.in_(wanted.kinds))
    if wanted.who:
        question = question.where(table.c.who == wanted.who)
    return question


def _regions(connection: Connection, ids: Iterable[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    numbers = list(ids)
    for start in range(0, len(numbers), 500):  # a statement takes only so many values
        part = audit_regions.c.audit_id.in_(numbers[start : start + 500])
        for row in connection.execute(
            select(audit_regions).where(part).order_by(audit_regions.c.id)
        ):
            found.setdefault(row.audit_id, []).append(row.region)
    return found


def bounded(entry: Entry) -> Entry:
    """Return the entry with nothing endless in it."""
    filters = list(entry.filters.items())[:MOST_FILTERS]
    return replace(
        entry,
        who=entry.who[:LONGEST],
        what=entry.what[:LONGEST],
        address=entry.address[:LONGEST],
        filters={str(name)[:LONGEST]: str(value)[:LONGEST] for name, value in filters},
    )
