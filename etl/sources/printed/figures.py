"""Figures of a printed table: every cell understood, placed, dated and read, or named a fault."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Literal

import pandas as pd

from etl.findings import Finding
from etl.parse.names import Unknown
from etl.parse.numbers import Missing
from etl.reading import Declared, Read
from etl.sources.facts import COLUMNS
from etl.sources.printed.ages import totals_of_ages
from etl.sources.printed.around import Around, around
from etl.sources.printed.cell_text import number_in
from etl.sources.printed.datum import Datum, Table
from etl.sources.printed.expected import missing_regions
from etl.sources.printed.papua import FOUNDED, undivided_in
from etl.sources.printed.percentages import doubtful
from etl.sources.printed.proposed import is_carried
from etl.sources.printed.repeated import repeated
from etl.sources.printed.said import Said
from etl.sources.printed.telling import told
from etl.sources.printed.values import Valued, value_of
from model.regions import Region

NOTHING = "no figure of this table can be kept"
NOTHING_HINT = (
    "Put the faults right, declare what its labels mean, or ask for a table of the population, "
    "the labour force or the participants"
)
PLACED = (*COLUMNS, "place")


@dataclass(slots=True)
class Gathered:
    """What is collected while the cells of one table are gone through."""

    rows: list[dict[str, object]] = field(default_factory=list)
    origins: list[tuple[Datum, Said]] = field(default_factory=list)  # of the rows, in their order
    apart: list[tuple[Datum, Said]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    strange: set[str] = field(default_factory=set)  # names of no region, told once
    left_out: dict[tuple[str, str], list[Datum]] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a table before its cells are read."""

    around: Around
    undivided: frozenset[str]  # periods
    declared: Declared
    contract: frozenset[str] | None  # the measures that are kept; None: all that are known


def read_tables(tables: Iterable[Table], declared: Declared) -> Read:
    """Return the figures of the tables of one file and what is wrong with them."""
    rows: list[dict[str, object]] = []
    findings: list[Finding] = []
    for table in tables:
        gathered = _read_table(table, declared)
        rows += gathered.rows
        findings += [*table.findings, *gathered.findings]
    figures = pd.DataFrame(rows, columns=list(PLACED))
    figures["value"] = pd.to_numeric(figures["value"])
    return Read(figures, tuple(dict.fromkeys(findings)))


def _contract(declared: Declared) -> frozenset[str] | None:
    measures = declared.get("measures")
    return None if measures is None else frozenset(map(str, measures))


def _read_table(table: Table, declared: Declared) -> Gathered:
    found = around(table, declared)
    context = Context(found, undivided_in(found, declared), declared, _contract(declared))
    gathered = Gathered(findings=list(found.findings))
    said_of: dict[tuple[tuple[str, ...], str], Said] = {}
    for datum in table.data:
        key = datum.labels, datum.unit
        if key not in said_of:
            said_of[key] = found.dated(found.reader.read(*key))
        _take(datum, said_of[key], context, gathered)
    gathered.findings += told(table, gathered.left_out)
    gathered.findings += doubtful(table, gathered.origins, found.style)
    gathered.findings += repeated(table, gathered.rows, gathered.origins, gathered.apart)
    row_of = partial(_apart, context=context)
    gathered.rows += list(totals_of_ages(gathered.rows, gathered.apart, row_of))
    gathered.rows += list(missing_regions(found, gathered.rows, context.undivided))
    if not gathered.rows:
        gathered.findings.append(table.about(" · ".join(table.titles), NOTHING, NOTHING_HINT))
    return gathered


def _take(datum: Datum, said: Said, context: Context, gathered: Gathered) -> None:
    """Put one cell among the figures, the ones left out, or the faults."""
    missing = isinstance(found := number_in(datum.value, context.around.style), Missing)
    if found == Missing("") and not context.around.table.by_region:
        return
    if reason := _left_out(said, missing, context.contract):
        for one in said.unknown if reason[0] == "unknown" else (reason[1],):
            gathered.left_out[reason[0], one].append(datum)
        if reason[0] == "apart":
            gathered.apart.append((datum, said))
        return
    table = context.around.table
    region = _placed(datum, said, context)
    if isinstance(region, Unknown):
        if datum.region not in gathered.strange:
            gathered.strange.add(datum.region)
            fault = table.finding(datum, f"{region.written!r} {region.why}", _hint(region, missing))
            severity: Literal["fault", "warning"] = "warning" if missing else "fault"
            gathered.findings.append(replace(fault, value=datum.region, severity=severity))
        return
    value = value_of(datum, said, context.around.style, context.declared)
    if isinstance(value, str):
        gathered.findings.append(table.finding(datum, value, "Correct the cell"))
        return
    gathered.origins.append((datum, said))
    gathered.rows.append(_row(datum, said, region, value, context))


def _hint(region: Unknown, missing: bool) -> str:
    if missing:
        return "The cell holds no number and is left out"
    if "founded" in region.why:
        return "Its people are counted in the region it came from; leave the cell empty"
    return f"Perhaps {' or '.join(region.offered)}" if region.offered else "Correct the name"


def _row(
    datum: Datum, said: Said, region: Region, value: Valued, context: Context
) -> dict[str, object]:
    """Return one figure."""
    office = "branch_office" if context.around.places.is_office(datum.region, region) else ""
    return {
        "period": said.period,
        "region_code": region.code,
        "region_name": region.name,
        "measure": said.measure,
        "segment": said.segment,
        "industry": said.industry,
        "employment_status": said.status,
        "programme": said.programme,
        "value": value.number,
        "flags": "|".join(sorted(filter(None, (office, value.flags)))),
        "unit": said.unit,
        "as_written": value.written,
        "status": value.status,
        "origin": str(context.declared.get("origin", "")),
        "as_of": str(context.declared.get("as_of", said.period)),
        "note": value.note,
        "place": datum.place,
    }


def _apart(datum: Datum, said: Said, context: Context) -> dict[str, object] | None:
    """Return the figure of a cell of one age group, or None where it is none."""
    region = _placed(datum, said, context)
    value = value_of(datum, said, context.around.style, context.declared)
    if isinstance(region, Unknown) or isinstance(value, str):
        return None
    return _row(datum, said, region, value, context)


def _left_out(said: Said, missing: bool, contract: frozenset[str] | None) -> tuple[str, str] | None:
    """Return why a cell is no figure of the contract, if it is none: the first that holds."""
    reasons = (
        (said.apart == "ignore", ("apart", "ignore")),
        (bool(said.unknown), ("unknown", "")),
        (said.measure in ("", "participants", "employers"), ("measure", said.measure)),
        (said.all_year and missing, ("all_year", "")),
        (bool(said.apart), ("apart", said.apart)),
        (not is_carried(said.measure, contract), ("proposed", said.measure)),
        (not said.year, ("period", "")),
    )
    return next((reason for holds, reason in reasons if holds), None)


def _placed(datum: Datum, said: Said, context: Context) -> Region | Unknown:
    """Return the region of a cell in its period."""
    around = context.around
    if not around.table.by_region:
        return around.region or Unknown("", "has no region")
    region = around.places.read(datum.region, datum.groups, datum.code)
    if isinstance(region, Unknown):
        return region
    undivided = said.period in context.undivided
    if undivided and region.code in FOUNDED:
        return Unknown(datum.region, f"has no figure of its own in {said.period}")
    return around.places.at(region.code, said.period, undivided)
