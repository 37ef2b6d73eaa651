"""`audit`: who did what, and who took which rows."""

from __future__ import annotations

import csv
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from etl.places import read_regions, region
from exports.formula import guarded
from ledger import audit
from ledger.audit import KINDS, Entry, Wanted
from ledger.store import open_store
from ledger.tables import EVENT_KINDS
from ledger.upgrade import upgrade
from model.area import within
from model.errors import UsageError
from model.loads import plain
from model.regions import Regions
from model.settings import Settings

WIDE = 200  # characters of a line where nobody looks at a terminal
COLUMNS = (
    *("at", "who", "kind", "what", "outcome"),
    *("regions", "filters", "rows", "version", "address"),
)


def command(  # noqa: PLR0913, PLR0917  # each is an option of the command
    context: typer.Context,
    place: Annotated[
        str, typer.Option("--region", help="Code or name: what holds its rows, or some of them.")
    ] = "",
    since: Annotated[str, typer.Option(help="Day such as 2026-03-01, UTC, and later.")] = "",
    until: Annotated[str, typer.Option(help="Day such as 2026-03-31, UTC, to its end.")] = "",
    kind: Annotated[
        list[str] | None, typer.Option(help=f"May be given again: {', '.join(KINDS)} …")
    ] = None,
    who: Annotated[str, typer.Option(help="Name, as the log writes it.")] = "",
    file: Annotated[
        Path | None, typer.Option("--csv", help="Write a file instead; nothing is left out.")
    ] = None,
) -> None:
    """List who did what, the newest first; with --region who took rows of it."""
    settings: Settings = context.obj
    wanted = Wanted(
        since=_day(since, "--since"),
        until=_end(_day(until, "--until")),
        kinds=_kinds(kind or ()),
        who=who,
        regions=_around(place, read_regions(settings.data)) if place else (),
    )
    store = open_store(settings.database_url, settings.state)
    try:
        upgrade(store)
        found = audit.entries(store, wanted, most=None)
    finally:
        store.engine.dispose()
    rows = [_row(entry) for entry in found]
    if file:
        _write(file, rows)
        typer.echo(f"{len(rows)} entries are in {file}.")
    else:
        _show(rows)


def _around(word: str, regions: Regions) -> frozenset[str]:
    """Return a region, what holds it and what lies in it: exports of any hold rows of it."""
    code = region(word, regions)
    return within([code], regions) | {one.code for one in regions.path(code)}


def _row(entry: Entry) -> Mapping[str, str]:
    """Return an entry as words, none of which moves the cursor or starts a formula elsewhere."""
    said = {
        "at": f"{entry.at:%Y-%m-%dT%H:%M:%SZ}",
        "regions": " ".join(entry.regions),
        "filters": " ".join(f"{name}={value}" for name, value in entry.filters.items()),
        "rows": "" if entry.rows is None else str(entry.rows),
        "version": "" if entry.version is None else str(entry.version),
    }
    return {name: plain(said.get(name, str(getattr(entry, name)))) for name in COLUMNS}


def _show(rows: Sequence[Mapping[str, str]]) -> None:
    table = Table(*COLUMNS)
    for row in rows:
        table.add_row(*(row[name] for name in COLUMNS))
    width = None if sys.stdout.isatty() else WIDE
    Console(width=width, markup=False, emoji=False).print(table)
    typer.echo(f"{len(rows)} entries.")


def _write(file: Path, rows: Sequence[Mapping[str, str]]) -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        out = csv.writer(opened)
        out.writerow(COLUMNS)
        out.writerows([guarded(row[name]) for name in COLUMNS] for row in rows)


def _kinds(given: Sequence[str]) -> tuple[str, ...]:
    known = (*KINDS, *EVENT_KINDS)
    if strange := [one for one in given if one not in known]:
        raise UsageError(f"There is no kind {', '.join(strange)}; there are {', '.join(known)}.")
    return tuple(given)


def _day(word: str, option: str) -> datetime | None:
    if not word:
        return None
    try:
        return datetime.strptime(word, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        raise UsageError(f"{option} is a day such as 2026-03-01, not {word!r}.") from None


def _end(day: datetime | None) -> datetime | None:
    """Return the moment after a day."""
    return day + timedelta(days=1) if day else None
