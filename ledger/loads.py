"""What was handed in, what was found in it, and who accepted what of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, Table, insert, select, update

from ledger import tables
from ledger.store import Store
from model.errors import UsageError


@dataclass(frozen=True, slots=True)
class File:
    """One file as it was handed in; `name` is its owner's word and opens nothing."""

    name: str
    sha256: str
    bytes: int
    spool: str = ""  # the generated name under which its bytes are kept


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault or warning at one cell."""

    place: str
    value: str
    rule: str
    suggestion: str
    severity: Literal["fault", "warning"] = "fault"
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One repair that a person may accept, with what speaks for it."""

    rule: str
    region: str
    period: str
    shift: int | None = None
    evidence: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Load:
    """One check of one or more files, as it ended; `id` and the last three are the ledger's."""

    source: str
    vintage: str
    reader: str
    requested_by: str
    state: Literal["checked", "refused", "published", "discarded"]
    rows: int
    figures: int
    at: datetime
    report: Mapping[str, Any] = field(default_factory=dict)
    id: int = 0
    settled_at: datetime | None = None
    version: int | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What stands beside a load: its files, faults and proposals."""

    files: Sequence[File] = ()
    faults: Sequence[Fault] = ()
    proposals: Sequence[Proposal] = ()


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Who accepted a rule's proposals or warnings, when and why; `subject` "" means all of them."""

    rule: str
    who: str
    at: datetime
    why: str
    subject: str = ""


def record(store: Store, load: Load, found: Found) -> int:
    """Return the number of this load, kept with everything that was found, or not at all."""
    with store.writing() as connection:
        return add(connection, load, found)


def add(connection: Connection, load: Load, found: Found) -> int:
    """Return the number of a load that is kept if the connection's other changes are."""
    row = asdict(load)
    del row["id"]
    added = insert(tables.loads).values(row).returning(tables.loads.c.id)
    number = int(connection.execute(added).scalar_one())
    _add(connection, tables.load_files, number, found.files)
    _add(connection, tables.faults, number, found.faults)
    _add(connection, tables.proposals, number, found.proposals)
    return number


def accept(store: Store, load: int, acceptances: Sequence[Acceptance]) -> None:
    """Keep who accepted what; it cannot be taken back, only followed by another load."""
    with store.writing() as connection:
        add_acceptances(connection, load, acceptances)


def add_acceptances(connection: Connection, load: int, given: Sequence[Acceptance]) -> None:
    """Keep who accepted what if the connection's other changes are kept."""
    _add(connection, tables.acceptances, load, given)


def settle(
    store: Store,
    load: int,
    state: Literal["published", "discarded"],
    at: datetime,
    version: int | None = None,
) -> None:
    """Say what became of a checked load; one that is not waiting for that is refused."""
    change = (
        update(tables.loads)
        .where(tables.loads.c.id == load, tables.loads.c.state == "checked")
        .values(state=state, settled_at=at, version=version)
    )
    with store.writing() as connection:
        if connection.execute(change).rowcount == 1:
            return
        row = _row(connection, load)
    raise UsageError(
        f"Load {load} cannot be {state}: it is {row.state} already."
        if row
        else f"There is no load {load}."
    )


def find(store: Store, load: int) -> Load | None:
    """Return one load, None where there is none of that number."""
    with store.reading() as connection:
        row = _row(connection, load)
    return None if row is None else Load(**row._mapping)


def by_key(store: Store, key: str) -> Load | None:
    """Return the load that was told under this key, None where there is none."""
    with store.reading() as connection:
        number = number_of(connection, key)
        row = None if number is None else _row(connection, number)
    return None if row is None else Load(**row._mapping)


def number_of(connection: Connection, key: str) -> int | None:
    """Return the number of the load that was told under this key, None where there is none."""
    table = tables.loads
    return connection.execute(select(table.c.id).where(table.c.key == key)).scalar()


def spooled(store: Store) -> set[str]:
    """Return the spool names of loads that may still be published."""
    table, files = tables.loads, tables.load_files
    question = (
        select(files.c.spool)
        .join(table, files.c.load_id == table.c.id)
        .where(table.c.state == "checked", files.c.spool != "")
    )
    with store.reading() as connection:
        return set(connection.execute(question).scalars())


def latest(store: Store, most: int = 50) -> list[Load]:
    """Return the newest loads first."""
    with store.reading() as connection:
        newest = select(tables.loads).order_by(tables.loads.c.id.desc()).limit(most)
        return [Load(**row._mapping) for row in connection.execute(newest)]


def found(store: Store, load: int) -> Found:
    """Return everything that was found in a load."""
    with store.reading() as connection:
        return Found(
            [File(**row) for row in _of(connection, tables.load_files, load)],
            [Fault(**row) for row in _of(connection, tables.faults, load)],
            [Proposal(**row) for row in _of(connection, tables.proposals, load)],
        )


def acceptances(store: Store, load: int) -> list[Acceptance]:
    """Return who accepted what of a load, in the order it happened."""
    with store.reading() as connection:
        return [Acceptance(**row) for row in _of(connection, tables.acceptances, load)]


def published_before(store: Store, sha256: str) -> Load | None:
    """Return the newest published load that held a file of these bytes."""
    loads, files = tables.loads, tables.load_files
    question = (
        select(loads)
        .join(files, files.c.load_id == loads.c.id)
        .where(files.c.sha256 == sha256, loads.c.state == "published")
        .order_by(loads.c.id.desc())
        .limit(1)
    )
    with store.reading() as connection:
        row = connection.execute(question).first()
    return None if row is None else Load(**row._mapping)


def _add(connection: Connection, table: Table, load: int, rows: Sequence[Any]) -> None:
    if rows:
        connection.execute(insert(table), [asdict(row) | {"load_id": load} for row in rows])


def _row(connection: Connection, load: int) -> Row[Any] | None:
    return connection.execute(select(tables.loads).where(tables.loads.c.id == load)).first()


def _of(connection: Connection, table: Table, load: int) -> list[dict[str, Any]]:
    """Return the rows of a load in their order, without the columns that are the ledger's own."""
    columns = [column for column in table.columns if column.name not in {"id", "load_id"}]
    rows = select(*columns).where(table.c.load_id == load).order_by(table.c.id)
    return [dict(row) for row in connection.execute(rows).mappings()]
