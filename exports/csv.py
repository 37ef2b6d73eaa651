"""CSV in two variants: for programs, and for Excel with Indonesian settings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from exports.claim_rows import claim_row
from exports.columns import CLAIMS_FILE, COVERAGE_FILE, PLACES_FILE, STANDING_FILE, WORKERS_FILE
from exports.formula import guarded
from exports.rows import Value, place_row, row, standing_rows, workers_row
from model.cell import Cell
from model.contract import Table
from model.enrolment import Enrolment
from model.places import Regional
from model.trust import Trust
from model.workforce import Workers
from texts.text import Text

Variant = Literal["csv", "csv-id"]
ENCODING = "utf-8-sig"  # the BOM tells Excel that it is UTF-8
LINE_END = "\r\n"  # RFC 4180
SHARES = frozenset(
    column.name
    for table in (COVERAGE_FILE, PLACES_FILE, WORKERS_FILE, STANDING_FILE)
    for column in table.columns
    if column.unit == "share"
)


@dataclass(frozen=True, slots=True)
class Signs:
    """What separates fields, and the decimals of a number."""

    delimiter: str
    decimal: str


SIGNS: dict[Variant, Signs] = {"csv": Signs(",", "."), "csv-id": Signs(";", ",")}


def write(cells: Sequence[Cell], text: Text, variant: Variant) -> bytes:
    """Return header and one row per cell, in the order given; names in the reader's language."""
    return _file(COVERAGE_FILE, (row(cell, text) for cell in cells), SIGNS[variant])


def workers(every: Sequence[Workers], text: Text, variant: Variant) -> bytes:
    """Return header and one row per industry or employment status of a region."""
    return _file(WORKERS_FILE, (workers_row(one, text) for one in every), SIGNS[variant])


def places(page: Regional, text: Text, variant: Variant) -> bytes:
    """Return header and one row per place: cells where coverage is shown, else workers."""
    cells = [place.cell for place in page.places if place.cell is not None]
    if cells:
        return write(cells, text, variant)
    rows = (place_row(place, page, text) for place in page.places)
    return _file(PLACES_FILE, rows, SIGNS[variant])


def standings(one: Enrolment | None, text: Text, variant: Variant) -> bytes:
    """Return header and one row per group of a labour force; the header alone where none."""
    rows = [] if one is None else standing_rows(one, text)
    return _file(STANDING_FILE, rows, SIGNS[variant])


def claims(page: Trust, text: Text, variant: Variant) -> bytes:
    """Return header and one row per published statement shown, in the order of the page."""
    rows = (claim_row(one, page, text) for one in page.shown)
    return _file(CLAIMS_FILE, rows, SIGNS[variant])


def _file(table: Table, rows: Iterable[Mapping[str, Value]], signs: Signs) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=signs.delimiter, lineterminator=LINE_END)
    writer.writerow(table.names)
    writer.writerows([_field(name, value, signs) for name, value in one.items()] for one in rows)
    return file.getvalue().encode(ENCODING)


def _field(name: str, value: Value, signs: Signs) -> str:
    """Return a value as written: numbers bare, so that −4 stays a number; text made safe."""
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    return _number(value, name in SHARES).replace(".", signs.decimal)


def _number(value: float, share: bool) -> str:
    """Return the shortest digits that read back the same; people without ".0"."""
    if not share and float(value).is_integer():
        return str(int(value))
    return repr(float(value))
