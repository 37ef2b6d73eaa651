"""What the page of data asks of the ledger: one part of the loads, one load, what is under way."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from ledger import loads as kept
from ledger import tables, tasks, versions
from ledger.store import Store
from model.errors import UsageError
from model.loads import (
    Accepted,
    Cell,
    Changed,
    Event,
    Fault,
    File,
    Load,
    Loads,
    Proposal,
    Report,
    Rule,
    Task,
    place_of,
    plain,
)

MOST = 8  # loads in one part of the list
MOST_FAULTS = 50  # in one part of a report
RECENT = 10  # tasks among which one that failed is still told
WORDS = ("source", "vintage", "requested_by")  # as strangers wrote them
LINE = ("id", "source", "vintage", "requested_by", "at", "state", "rows", "figures", "version")


class NoSuchLoad(UsageError):
    """A link names a load that the ledger does not have."""


def remembered(store: Store, load: int | None, part: int) -> Loads:
    """Return what the page shows: that part of the loads, or of the report of one load."""
    with store.reading() as connection:
        every = int(connection.execute(select(func.count(tables.loads.c.id))).scalar_one())
        parts = max(1, -(-every // MOST))
        shown = 1 if load else min(part, parts)
        lines = _lines(connection, shown)
        report = _report(connection, load, part) if load else None
    under_way = [task_of(task) for task in tasks.latest(store, RECENT)]
    return Loads(
        every=every,
        part=shown,
        parts=parts,
        rows=lines,
        tasks=tuple(task for task in under_way if not task.is_over or task.failed),
        events=tuple(
            Event(one.kind, one.version, plain(one.who), one.at, plain(one.why))
            for one in versions.events(store)
        ),
        report=report,
    )


def task_of(task: tasks.Task) -> Task:
    """Return a task as a page tells it."""
    said = task.report or {}
    files = task.payload.get("files") or ()
    return Task(
        id=task.id,
        kind=task.kind,
        state=task.state,
        files=tuple(str(file.get("name", "")) for file in files),
        who=plain(task.requested_by),
        asked=task.requested_at,
        progress=plain(task.progress),
        outcome=str(said.get("outcome") or ""),
        error=plain(str(said.get("error") or "")),
        load=_whole(said.get("load") or task.payload.get("load")),
        version=_whole(said.get("version") or task.payload.get("version")),
    )


def state_of(store: Store, load: int) -> str | None:
    """Return what became of a load, None where there is no such load."""
    with store.reading() as connection:
        row = connection.execute(
            select(tables.loads.c.state).where(tables.loads.c.id == load)
        ).first()
    return None if row is None else str(row.state)


def _lines(connection: Connection, part: int) -> tuple[Load, ...]:
    newest = select(*(tables.loads.c[name] for name in LINE)).order_by(tables.loads.c.id.desc())
    found = connection.execute(newest.limit(MOST).offset(MOST * (part - 1))).mappings().all()
    return _told(connection, found)


def _told(connection: Connection, found: Sequence[Mapping[Any, Any]]) -> tuple[Load, ...]:
    """Return the loads of these rows with their files and what was counted in them."""
    ids = [row["id"] for row in found]
    files, rules, proposals = (
        _files(connection, ids),
        _rules(connection, ids),
        _proposed(connection, ids),
    )
    return tuple(
        Load(
            **{name: row[name] for name in LINE if name not in WORDS},
            source=plain(row["source"]),
            vintage=plain(row["vintage"]),
            who=plain(row["requested_by"]),
            files=tuple(files[row["id"]]),
            rules=tuple(rules[row["id"]]),
            proposals=proposals[row["id"]],
        )
        for row in found
    )


def _files(connection: Connection, ids: Sequence[int]) -> Mapping[int, list[File]]:
    table = tables.load_files
    rows = connection.execute(select(table).where(table.c.load_id.in_(ids)).order_by(table.c.id))
    found: dict[int, list[File]] = defaultdict(list)
    for row in rows.mappings():
        found[row["load_id"]].append(File(row["name"], row["sha256"], row["bytes"]))
    return found


def _rules(connection: Connection, ids: Sequence[int]) -> Mapping[int, list[Rule]]:
    """Return the broken rules of each load, faults before warnings, the most broken first."""
    table = tables.faults
    keys = (table.c.load_id, table.c.severity, table.c.rule)
    rows = connection.execute(
        select(*keys, func.count().label("times")).where(table.c.load_id.in_(ids)).group_by(*keys)
    )
    counted: dict[int, Counter[tuple[str, str]]] = defaultdict(Counter)
    for row in rows:
        counted[row.load_id][row.severity, _without_numbers(row.rule)] += row.times
    return defaultdict(
        list,
        {
            load: [
                Rule(plain(rule), severity, count) for (severity, rule), count in _ordered(rules)
            ]
            for load, rules in counted.items()
        },
    )


def _ordered(rules: Counter[tuple[str, str]]) -> list[tuple[tuple[str, str], int]]:
    return sorted(rules.items(), key=lambda one: (one[0][0], -one[1], one[0][1]))


def _without_numbers(rule: str) -> str:
    """Return the rule without the numbers of one case, which stand in brackets."""
    return rule.partition(" (")[0]


def _proposed(connection: Connection, ids: Sequence[int]) -> Counter[int]:
    table = tables.proposals
    rows = connection.execute(
        select(table.c.load_id, func.count().label("times"))
        .where(table.c.load_id.in_(ids))
        .group_by(table.c.load_id)
    )
    return Counter({row.load_id: row.times for row in rows})


def _report(connection: Connection, number: int, part: int) -> Report:
    columns = (*(tables.loads.c[name] for name in LINE), tables.loads.c.report)
    row = connection.execute(select(*columns).where(tables.loads.c.id == number)).mappings().first()
    if row is None:
        raise NoSuchLoad(f"There is no load {number}.")
    (load,) = _told(connection, [row])
    parts = max(1, -(-(load.faults + load.warnings) // MOST_FAULTS))
    shown, said = min(part, parts), row["report"]
    return Report(
        load=load,
        part=shown,
        parts=parts,
        faults=_faults(connection, number, shown),
        proposals=tuple(_proposal(one) for one in said.get("proposals") or ()),
        counts={str(name): int(count) for name, count in (said.get("changes") or {}).items()},
        changes=tuple(_changed(one) for one in said.get("differences") or ()),
        examples=tuple(plain(str(one)) for one in said.get("examples") or ()),
        totals=tuple(plain(str(one)) for one in said.get("totals") or ()),
        accepted=_accepted(connection, number),
        restricted=said.get("restricted"),
    )


def _faults(connection: Connection, number: int, part: int) -> tuple[Fault, ...]:
    table = tables.faults
    order = (table.c.severity, table.c.id)  # faults before warnings, then as they were found
    mine = select(table).where(table.c.load_id == number).order_by(*order)
    rows = connection.execute(mine.limit(MOST_FAULTS).offset(MOST_FAULTS * (part - 1)))
    return tuple(_fault(row) for row in rows)


def _fault(row: Any) -> Fault:
    file, sheet, number, column = map(plain, place_of(row.place))
    value, rule, suggestion = map(plain, (row.value, row.rule, row.suggestion))
    return Fault(file, sheet, number, column, value, rule, suggestion, row.severity)


def _proposal(said: Mapping[str, Any]) -> Proposal:
    shift = said.get("shift")
    return Proposal(
        rule=str(said.get("rule", "")),
        region=plain(str(said.get("region", ""))),
        period=plain(str(said.get("period", ""))),
        shift=None if shift is None else int(shift),
        evidence=plain(str(said.get("evidence") or "")),
        cells=tuple(_cells(said.get("cells") or ())),
    )


def _cells(said: Iterable[Mapping[str, Any]]) -> Iterable[Cell]:
    for one in said:
        region, measure = str(one.get("region_code", "")), str(one.get("measure", ""))
        yield Cell(region, measure, str(one.get("place", "")), one.get("old"), one.get("new"))


def _changed(said: Mapping[str, Any]) -> Changed:
    where = {
        name: str(said.get(name, "")) for name in ("period", "region_code", "measure", "origin")
    }
    return Changed(str(said.get("kind", "")), where, said.get("old"), said.get("new"))


def _accepted(connection: Connection, number: int) -> tuple[Accepted, ...]:
    table = tables.acceptances
    rows = connection.execute(select(table).where(table.c.load_id == number).order_by(table.c.id))
    return tuple(Accepted(row.rule, plain(row.who), row.at, plain(row.why)) for row in rows)


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def report_of(store: Store, load: int) -> Mapping[str, Any] | None:
    """Return the whole report of a load as it was kept, None where there is no such load."""
    found = kept.find(store, load)
    return None if found is None else found.report
