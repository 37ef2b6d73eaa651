"""The sheets of local programmes: the rows of the page, by payer, unlike numbers, silences."""

from __future__ import annotations

from collections.abc import Iterator

from exports.programme_columns import (
    CONFLICTS_FILE,
    PAYERS_FILE,
    PROGRAMMES_FILE,
    SILENT_FILE,
)
from exports.rows import JOINT, bounds
from exports.sheet import Drawn, Row, Sheet, Value
from model.cell import Quantity
from model.contract import Table
from model.protected import Programme, Protected
from texts.text import Text


def programmes(page: Protected, text: Text) -> Sheet:
    """Return one row per publication of a programme, in the order of the page."""
    rows = (_kept(_programme(one, text), PROGRAMMES_FILE) for one in page.programmes)
    return Sheet.of(PROGRAMMES_FILE, rows, Drawn("region_name", ("months_paid",)))


def payers(page: Protected, text: Text) -> Sheet:
    """Return one row per programme under its payer and year; years are not added."""
    rows = (
        _kept({**_programme(page.by_id[one.initiative.id], text), "year": group.year}, PAYERS_FILE)
        for group in page.payers
        for one in (*group.known, *group.unknown)
    )
    return Sheet.of(PAYERS_FILE, rows, Drawn("region_name", ("workers",)))


def conflicts(page: Protected, text: Text) -> Sheet:
    """Return one row per publication of a subject that several give a number for."""
    return Sheet.of(CONFLICTS_FILE, _conflicts(page, text))


def _conflicts(page: Protected, text: Text) -> Iterator[Row]:
    for found in page.conflicts:
        for told in found.told:
            yield _kept(
                {
                    **_programme(page.by_id[told.initiative.id], text),
                    "side": found.side,
                    "verdict": found.verdict,
                    "verdict_name": text(f"verdict.{found.verdict}"),
                    "why": found.reason or None,
                    "differs": str(found.differs).lower(),
                },
                CONFLICTS_FILE,
            )


def silent(page: Protected, text: Text) -> Sheet:
    """Return one row per kabupaten or kota that no publication names a programme for."""
    rows: Iterator[Row] = (
        {
            "region_code": place.code,
            "region_name": place.name,
            "province_code": one.province.code,
            "province_name": one.province.name,
            "status": text("state.unknown"),
        }
        for one in page.silent
        for place in one.places
    )
    return Sheet.of(SILENT_FILE, rows)


def _kept(values: dict[str, Value], table: Table) -> Row:
    return {name: values[name] for name in table.names}


def _programme(one: Programme, text: Text) -> dict[str, Value]:
    """Return everything that is told of a programme by column; None where nothing is known."""
    told, row = one.told, one.told.initiative
    return {
        "initiative": row.id,
        "subject": row.subject,
        "name": row.names[text.language],
        "kind": row.kind,
        "region_code": JOINT.join(place.code for place in one.places),
        "region_name": JOINT.join(place.name for place in one.places),
        "initiator": row.initiator or None,
        "payer": row.payer,
        "payer_name": text(f"rentan.payer.{row.payer}"),
        "groups": JOINT.join(row.groups),
        "period": told.period,
        "begin": row.begin,
        "end": row.end,
        "programme": told.package,
        "package_assumed": str(told.package_assumed).lower(),
        **_figure("workers", told.workers),
        **_figure("rupiah", told.rupiah),
        **bounds("rate", told.rate),
        **bounds("months_paid", one.months),
        "not_divided": told.not_divided or None,
        "outlasts": str(told.outlasts).lower(),
        **_figure("informal", told.informal),
        "base_period": told.august or None,
        **bounds("reached", told.reached),
        "origin": row.origin,
        "publisher": one.source.publisher,
        "url": one.source.url,
        "as_of": one.source.as_of,
        "note": row.notes[text.language] or None,
    }


def _figure(name: str, known: Quantity) -> dict[str, Value]:
    """Return the three numbers of a figure and its status."""
    return {**bounds(name, known.known), f"{name}_status": known.status or "unknown"}
