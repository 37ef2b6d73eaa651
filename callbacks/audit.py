"""The audit log as a page and as a file: asked for by its address, which changes nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from anyio import to_thread
from fastapi import FastAPI, Request, Response

import texts
from access import audit, who
from access.person import Person
from access.roles import Right
from callbacks import forms
from callbacks.account_desk import READ, Desk, away, forbidden
from callbacks.forms import whole
from callbacks.languages import language_of
from exports.csv import ENCODING, LINE_END, SIGNS
from exports.formula import guarded
from layouts.accounts import audit as layout
from layouts.accounts.audit import FILE, LONGEST, PATH
from layouts.accounts.audit_words import COLUMNS, row
from ledger import audit as log
from ledger import people
from ledger.audit import KINDS, Entry, Wanted
from ledger.tables import EVENT_KINDS
from model.account_views import Asked, Log, LogLine
from model.area import within
from model.clock import WITA
from model.errors import LedgerUnavailable
from model.regions import Regions
from texts import Text

EVERY_KIND = (*KINDS, *EVENT_KINDS)
ON_A_PAGE = 50
CSV = "text/csv"
NAME = "cakupan_audit_{day}.csv"


def register(server: FastAPI, desk: Desk) -> None:
    """Answer the page and the file."""

    async def page(request: Request) -> Response:
        return await to_thread.run_sync(partial(_page, request, desk))

    async def file(request: Request) -> Response:
        return await to_thread.run_sync(partial(_file, request, desk))

    server.add_api_route(PATH, page, methods=READ, include_in_schema=False)
    server.add_api_route(FILE, file, methods=READ, include_in_schema=False)


def _page(request: Request, desk: Desk) -> Response:
    text, person = texts.of(language_of(request)), who.current()
    if not person.may(Right.AUDIT):
        return forbidden(text)
    try:
        found = answered(desk, person, request.query_params, text)
    except LedgerUnavailable:
        return away(text)
    return forms.shown(layout.page(found, text), request, 422 if found.wrong else 200)


def _file(request: Request, desk: Desk) -> Response:
    """Return what the page shows as rows; the log keeps that it was taken."""
    text, person = texts.of(language_of(request)), who.current()
    if not person.may(Right.AUDIT):
        return forbidden(text)
    query = request.query_params
    try:
        found = answered(desk, person, query, text, None if "part" not in query else ON_A_PAGE)
        if found.wrong:
            return forms.shown(layout.page(found, text), request, 422)
        if person.id is not None:
            audit.note(desk.store, desk.settings.state, _taken(person, query, len(found.lines)))
    except LedgerUnavailable:
        return away(text)
    name = NAME.format(day=f"{datetime.now(WITA):%Y-%m-%d}")
    headers = {**forms.OWN, "content-disposition": f'attachment; filename="{name}"'}
    return Response(table(found, text), headers=headers, media_type=CSV)


def _taken(person: Person, query: Mapping[str, str], rows: int) -> Entry:
    """Return that somebody took the log: it holds no rows of any region."""
    asked = {name: value for name, value in query.items() if value}
    told = audit.entry(person, "export", datetime.now(UTC), what="log", filters=asked, rows=rows)
    return replace(told, regions=())


def table(found: Log, text: Text) -> bytes:
    """Return the rows with their heads, in words, none of which a spreadsheet runs."""
    file = io.StringIO(newline="")
    signs = SIGNS["csv-id" if text.language == "id" else "csv"]
    writer = csv.writer(file, delimiter=signs.delimiter, lineterminator=LINE_END)
    writer.writerow(text(f"audit.column.{name}") for name in COLUMNS)
    for line in found.lines:
        writer.writerow(map(guarded, row(line, text)))
    return file.getvalue().encode(ENCODING)


def answered(
    desk: Desk, person: Person, query: Mapping[str, str], text: Text, most: int | None = ON_A_PAGE
) -> Log:
    """Return a part of what the query asks for, all of it where `most` is None."""
    asked = Asked(**{name: query.get(name, "").strip()[:LONGEST] for name in Asked.__slots__})
    regions = desk.regions()
    wanted, wrong = _wanted(desk, asked, regions, text)
    is_begun = not desk.store.is_sqlite or desk.store.file.exists()
    every = log.count(desk.store, wanted) if is_begun and not wrong else 0
    size = most or max(every, 1)
    parts = max(1, -(-every // size))
    part = min(max(1, whole(query.get("part", ""))), parts)
    lines = log.entries(desk.store, wanted, part * size)[(part - 1) * size :] if every else []
    return Log(
        visitor=desk.visitor(person),
        asked=asked,
        wrong=wrong,
        kinds=EVERY_KIND,
        names=tuple(one.name for one in people.every(desk.store)) if is_begun else (),
        lines=tuple(_line(one, desk) for one in lines),
        every=every,
        part=part,
        parts=parts,
        first=(part - 1) * size + 1,
    )


def _line(one: Entry, desk: Desk) -> LogLine:
    return LogLine(
        at=one.at,
        who=one.who,
        kind=one.kind,
        what=one.what,
        outcome=one.outcome,
        places=desk.places(one.regions),
        filters=one.filters,
        rows=one.rows,
        version=one.version,
        address=one.address,
    )


def _wanted(
    desk: Desk, asked: Asked, regions: Regions, text: Text
) -> tuple[Wanted, Mapping[str, str]]:
    """Return what is asked of the ledger, and which of it cannot be."""
    wrong: dict[str, str] = {}
    since, until = _day(asked.since), _day(asked.until)
    for name, day in (("since", since), ("until", until)):
        if getattr(asked, name) and day is None:
            wrong[name] = text("audit.wrong.day")
    if asked.kind and asked.kind not in EVERY_KIND:
        wrong["kind"] = text("audit.wrong.kind")
    found = desk.names().named(asked.region)
    if found.strange:
        near = [regions.by_code[code].name for one in found.strange for code in one.near]
        key = "audit.wrong.region" if near else "audit.wrong.no_region"
        wrong["region"] = text(key, near=", ".join(near))
    wanted = Wanted(
        since=since,
        until=until + timedelta(days=1) if until else None,
        kinds=(asked.kind,) if asked.kind else (),
        who=asked.who,
        regions=around(found.codes, regions),
    )
    return wanted, wrong


def around(codes: tuple[str, ...], regions: Regions) -> frozenset[str]:
    """Return regions, what holds them and what lies in them: exports of any hold their rows."""
    above = {one.code for code in codes for one in regions.path(code)}
    return within(codes, regions) | above


def _day(word: str) -> datetime | None:
    """Return the beginning of a day on the clocks of the house."""
    try:
        return datetime.strptime(word, "%Y-%m-%d").replace(tzinfo=WITA)
    except ValueError:
        return None
