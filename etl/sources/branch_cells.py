"""The cells of a report by branch office as counts of one office, month and segment."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from etl.cells import Value
from etl.findings import Finding
from etl.parse.number_columns import Found, style_of
from etl.parse.numbers import STYLES, Style
from etl.reading import Declared
from etl.sources.branch_rows import Row
from etl.sources.kemnaker_layout import letter
from etl.sources.printed.datum import Datum, Table
from etl.sources.printed.grid import Grid
from etl.sources.printed.labels import meaning_of
from etl.sources.printed.said import Reader, Said, reader_of, year_in
from etl.sources.printed.telling import told
from etl.sources.printed.values import Valued, value_of

KINDS = ("activity", "segment", "programme")
OFFICE_WORDS = (
    "cabang kacab kc kcp unit layanan rekap realisasi perkembangan capaian monitoring se seluruh "
    "jajaran posisi tiap setiap masing tabel lampiran"
)
NO_COUNT = re.compile(
    r"\b(target|rkat|anggaran|(pen)?capaian|selisih|deviasi|pertumbuhan|growth|kenaikan|penurunan|"
    r"iuran|klaim|kasus|manfaat|nominal|rp|rupiah|yoy|ytd|mtm)\b|%|\bpersen(tase)?\b",
    re.IGNORECASE,
)
ASIDE = {
    "months": "stands beside the months and names none: people are never added over months",
    "no count": "is no count of participants",
}
SAYS_NOTHING = re.compile(r"realisasi|actual|jumlah realisasi", re.IGNORECASE)
Key = tuple[str, str, str, str]  # period, measure, segment, programme


@dataclass(frozen=True, slots=True)
class Count:
    """What one cell says: NaN where it holds nothing."""

    row: Row
    key: Key
    value: float
    status: str
    flags: str
    unit: str
    place: str  # sheet!C7
    finding: str  # file/sheet:7:C
    slack: float = 0.0  # how far a rounded number may be off


@dataclass(slots=True)
class Cells:
    """Every count of a table, and what is wrong with its cells."""

    counts: list[Count] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def cells_of(grid: Grid, rows: Sequence[Row], file: str, declared: Declared) -> Cells:
    """Return the counts of one table."""
    release = f"{file}/{grid.sheet.name}" if grid.sheet.name else file
    table = Table(release, file, grid.titles, "", grid.notes, (), False)
    reader, year, month, findings = _reader(table, declared)
    style, faults = _style(grid, table, declared)
    found = Cells(findings=[*grid.findings, *findings, *faults])
    left: dict[tuple[str, str], list[Datum]] = defaultdict(list)
    data = list(_data(grid, rows))
    monthly = any(reader.read(d.labels, d.unit).month for _, d in data) and not reader.title.get(
        "month"
    )
    for row, datum in data:
        if any(map(NO_COUNT.search, datum.labels)):
            left["no count", ""].append(datum)
            continue
        said = _dated(reader.read(datum.labels, datum.unit), year, month)
        if reason := _left_out(said, monthly):
            for one in said.unknown if reason[0] == "unknown" else (reason[1],):
                left[reason[0], one].append(datum)
            continue
        _take(row, datum, said, (found, table, style, declared))
    for why, rule in ASIDE.items():
        found.findings += _aside(left.pop((why, ""), []), rule, table)
    found.findings += told(table, left)
    return found


def _data(grid: Grid, rows: Sequence[Row]) -> Iterator[tuple[Row, Datum]]:
    for row in rows:
        for line, others in row.lines:
            for column, path in grid.columns.items():
                value: Value = grid.cell(line.row, column)
                labels = tuple(t for t in (*path, *others) if not SAYS_NOTHING.fullmatch(t))
                place = grid.place(line.row, column)
                at = line.row + 1, letter(column)
                yield row, Datum(place, *at, value, labels, row.name, unit=line.unit)


def _reader(table: Table, declared: Declared) -> tuple[Reader, str, str, list[Finding]]:
    """Return what the title says of every cell: measure, activity, year and month."""
    given = {str(label): str(word) for label, word in declared.get("labels", {}).items()}
    reader = reader_of(table.titles, (OFFICE_WORDS, *declared["within"]), given)
    title = {"measure": "participants", **reader.title}
    title |= {kind: str(declared[kind]) for kind in KINDS if kind in declared}
    findings = []
    if reader.strange:
        words = " ".join(dict.fromkeys(reader.strange))
        rule = "its title is not understood"
        hint = "Check that the figures are of all participants, or declare activity"
        findings.append(table.about(words, rule, hint, "warning"))
    reader = replace(reader, title=title, by_segment=True)
    stated = str(declared.get("period", ""))
    if stated or "year" in title:
        return reader, stated[:4], stated[5:7], findings
    year, month = year_in(table.file), meaning_of(table.file, True).one("month")
    if year:
        rule = f"names no year; {year} is taken from the name of the file"
        findings.append(table.about(table.file, rule, "Declare period to confirm", "warning"))
    return reader, year, month if year else "", findings


def _style(grid: Grid, table: Table, declared: Declared) -> tuple[Style | None, list[Finding]]:
    stated = declared.get("number_style")
    if stated in STYLES:
        return stated, []
    values = [grid.cell(line.row, column) for line in grid.lines for column in grid.columns]
    found = style_of(values)
    if isinstance(found, Found):
        return (found.style if found.because else None), []
    rule = f"{found}".replace("its column", "the table")
    return None, [table.about(found.written, rule, "Declare number_style: id, en, plain or space")]


def _dated(said: Said, year: str, month: str) -> Said:
    if said.year:
        return said
    return replace(said, year=year, month=said.month or month)


def _left_out(said: Said, monthly: bool) -> tuple[str, str] | None:
    """Return why a cell is no count of participants, if it is none: the first that holds."""
    reasons = (
        (said.apart == "ignore", ("apart", "ignore")),
        (bool(said.unknown), ("unknown", "")),
        (said.measure in ("", "participants", "employers"), ("measure", said.measure)),
        (not said.measure.startswith(("participants_", "employers_")), ("proposed", said.measure)),
        (bool(said.apart), ("apart", said.apart)),
        (monthly and not said.month, ("months", "")),
        (not said.year, ("period", "")),
    )
    return next((reason for holds, reason in reasons if holds), None)


def _aside(data: Sequence[Datum], rule: str, table: Table) -> Iterator[Finding]:
    """Yield each column that was left out without being wrong."""
    for column in dict.fromkeys(datum.column for datum in data):
        first = next(datum for datum in data if datum.column == column)
        yield replace(
            table.finding(first, rule, "It is left out", "warning"), value=" · ".join(first.labels)
        )


def _take(
    row: Row,
    datum: Datum,
    said: Said,
    into: tuple[Cells, Table, Style | None, Mapping[str, object]],
) -> None:
    found, table, style, declared = into
    value = value_of(datum, said, style, declared)
    if isinstance(value, str):
        found.findings.append(table.finding(datum, value, "Correct the cell"))
        return
    key = said.period, said.measure, said.segment, said.programme
    place = f"{table.release}:{datum.row}:{datum.column}"
    slack = said.scale / 2 if said.scale > 1 else 0.0
    found.counts.append(_count(row, key, value, (said.unit, datum.place, place, slack)))


def _count(row: Row, key: Key, value: Valued, about: tuple[str, str, str, float]) -> Count:
    unit, place, finding, slack = about
    return Count(row, key, value.number, value.status, value.flags, unit, place, finding, slack)


def held(counts: Sequence[Count]) -> list[Count]:
    """Return the counts of the periods in which at least one cell holds a number."""
    periods = {one.key[0] for one in counts if not math.isnan(one.value)}
    return [one for one in counts if one.key[0] in periods]
