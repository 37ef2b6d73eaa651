"""Data: what is loaded, and may I have it?

Two callbacks fill the page: the figures' own parts come from one version like those of every page,
the others from the ledger, which may be slow, away, or change while a task runs.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State
from dash.exceptions import PreventUpdate

from access import who
from access.roles import Right
from callbacks.allowed import allowed
from callbacks.asking import Reader, Source, words
from callbacks.data_memory import Memory
from callbacks.pages import Parts, View
from callbacks.threads import Callbacks
from layouts import ids
from layouts.pages import data as page
from layouts.parts import data_answer, data_diff, data_loads, data_report, data_versions
from layouts.parts.data_sources import sources
from layouts.parts.data_take import take
from ledger.asking import NoSuchLoad
from model.data_page import PAGE, Data, Names, data, names
from model.differences import differences
from model.errors import LedgerUnavailable, WarehouseDamaged
from model.listing import VersionFacts
from model.load_sight import LoadSight
from model.loads import Loads
from model.restrictions import opened
from model.scope import Scope
from model.selection import BadChoice, Selection, VersionGone
from model.warehouse import Version, Warehouse

NOBODY = Names({}, {})  # where no version can be read, codes are their own names


def shown(answered: Data, reader: Reader) -> Parts:
    """Return the parts that come from one version."""
    text = reader.text
    return {
        ids.FILTERS: data_answer.bar(answered, text),
        ids.ANSWER: data_answer.answer(answered, text),
        ids.FOOTER: data_answer.foot(answered, text),
        ids.TITLE: text("data.tab"),
        page.TAKE: take(answered, text),
        page.SOURCES: sources(answered, text),
    }


VIEW = View("data", PAGE, page.PARTS, data, shown, None)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the ledger and the warehouse know beside the figures of one version."""

    loads: Loads | None  # None: nobody can be asked
    missing: str | None  # the number of a load that a link names and nobody knows
    versions: tuple[VersionFacts, ...]


def remembered(asked: Selection, memory: Memory | None, warehouse: Warehouse) -> Remembered:
    """Return what was loaded, the report that was asked for, and every version.

    Without a memory, as for whoever loads nothing: every version alone.
    """
    load = None if asked.load is None else int(asked.load)
    part = 1 if asked.part is None else int(asked.part)
    missing = None
    found: Loads | None = None
    if memory is not None:
        with suppress(LedgerUnavailable):
            try:
                found = memory.loads(load, part)
            except NoSuchLoad:
                found, missing = memory.loads(None, 1), asked.load
    try:
        versions = tuple(warehouse.versions())
    except WarehouseDamaged:
        versions = ()
    return Remembered(found, missing, versions)


def told(
    asked: Selection, memory: Memory, warehouse: Warehouse, scope: Scope, reader: Reader
) -> tuple[Parts, list[int]]:
    """Return the parts that come from the ledger, and the tasks to ask after."""
    text, now = reader.text, datetime.now(UTC)
    may_load = who.current().may(Right.LOADS)
    known = remembered(asked, memory if may_load else None, warehouse)
    called = _names(warehouse, scope)
    found = _seen(known.loads, scope, warehouse)
    report: list[Any] = []
    if known.missing:
        report = data_report.missing(known.missing, asked, text)
    elif found and found.report:
        report = data_report.report(found.report, asked, called, text)
    events = found.events if found else ()
    parts = {
        page.LAST: data_answer.last(found, text),
        page.LOADS: data_loads.loads(found, asked, now, text) if found else data_loads.away(text),
        page.REPORT: report,
        page.VERSIONS: data_versions.versions(known.versions, events, asked, text),
        page.DIFF: _diff(asked, known.versions, warehouse, (scope, called), reader),
    }
    return {part: allowed(inside) for part, inside in parts.items()}, list(_open(found))


def _seen(found: Loads | None, scope: Scope, warehouse: Warehouse) -> Loads | None:
    try:
        return None if found is None else LoadSight.of(scope, warehouse.data).seen(found)
    except WarehouseDamaged:  # nobody can say what is restricted
        return None


def _open(found: Loads | None) -> Iterator[int]:
    return (task.id for task in found.tasks if not task.is_over) if found else iter(())


def _names(warehouse: Warehouse, scope: Scope) -> Names:
    try:
        return names(warehouse.current(), scope)
    except WarehouseDamaged:
        return NOBODY


def _diff(
    asked: Selection,
    standing: tuple[VersionFacts, ...],
    warehouse: Warehouse,
    seen: tuple[Scope, Names],
    reader: Reader,
) -> list[Any]:
    """Return the menus, and below them the two versions that were asked for."""
    text = reader.text
    numbers = [one.number for one in standing if one.manifest is not None]
    menus = data_diff.chooser(numbers, asked, text)
    if not (asked.a and asked.b):
        return menus
    both: list[Version] = []
    for number in (asked.a, asked.b):
        try:
            both.append(opened(warehouse, int(number), seen[0]))
        except (WarehouseDamaged, VersionGone):
            return [*menus, *data_diff.missing(number, text)]
    part = 1 if asked.part is None or asked.load else int(asked.part)
    found = differences(both[0], both[1], seen[0], part)
    return [*menus, *data_diff.difference(found, asked, seen[1], text)]


def register(app: Dash, callback: Callbacks, source: Source, memory: Memory) -> None:
    """Wire what the ledger tells, and the browser's watch over tasks."""
    outputs = [Output(ids.of(page.NAME, part), "children") for part in page.REMEMBERED]
    tasks = Output(ids.of(page.NAME, page.TASKS), "data")
    came = Output(ids.of(page.NAME, page.REMEMBERED_CAME), "data")

    @callback(
        [*outputs, tasks, came],
        Input(ids.URL, "search"),
        Input(ids.LANGUAGE, "data"),
        Input(ids.LOOK, "data"),
        State(ids.URL, "pathname"),
    )
    def on_choice(search: Any, language: str, look: Any, path: Any) -> tuple[Any, ...]:
        if path != PAGE:
            raise PreventUpdate
        try:
            asked = Selection.of(words(search))
        except BadChoice:  # the other callback says so
            return (*(None for _ in page.REMEMBERED), [], time.time())
        reader = Reader.of(language, look)
        parts, open_ones = told(asked, memory, source.warehouse, who.current().scope, reader)
        return (*(parts[part] for part in page.REMEMBERED), open_ones, time.time())

    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("data", "watch"),
        Input(ids.of(page.NAME, page.TASKS), "data"),
        prevent_initial_call=True,
    )
