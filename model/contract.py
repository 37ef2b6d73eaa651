"""Every published table and its columns: type, unit, meaning, code list, key.

Schema, checks and the data dictionary follow from here; a new column starts here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pyarrow as pa

PeriodKind = Literal["month", "august", "february", "year"]
KINDS = ("official_table", "agency", "press")  # of publications: the first goes before the next


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a published table."""

    name: str
    type: pa.DataType
    unit: str
    meaning: str
    codes: str | None = None  # the code list it draws from: a file stem in data/codelists
    nullable: bool = False

    def arrow(self) -> pa.Field:
        """Return the Arrow field, carrying unit and meaning into every Parquet file."""
        about = {"unit": self.unit, "meaning": self.meaning}
        return pa.field(self.name, self.type, self.nullable, about)


@dataclass(frozen=True, slots=True)
class Table:
    """One published table: a row per combination of `key`."""

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def arrow(self) -> pa.Schema:
        """Return the Arrow schema."""
        return pa.schema([column.arrow() for column in self.columns])

    @property
    def names(self) -> tuple[str, ...]:
        """Return the column names, in order."""
        return tuple(column.name for column in self.columns)


def _text(name: str, meaning: str, codes: str | None = None, nullable: bool = False) -> Column:
    return Column(name, pa.string(), "code" if codes else "text", meaning, codes, nullable)


def _number(name: str, meaning: str) -> Column:
    return Column(name, pa.float64(), "as column unit", meaning, nullable=True)


FIGURES = Table(
    name="figures",
    meaning="One row per published or computed figure.",
    key=(
        "period",
        "period_kind",
        "region_code",
        "measure",
        "segment",
        "industry",
        "employment_status",
        "programme",
        "origin",
    ),
    columns=(
        _text("period", "Month (2022-12), Sakernas month (2022-08) or year (2022)"),
        _text("period_kind", "month, august, february or year"),
        _text("region_code", "BPS code without dot; 00 nation, KAL Kalimantan", "regions"),
        _text("measure", "What is counted", "measures"),
        _text("segment", "Participation segment", "segments"),
        _text("industry", "Industry (17 groups of KBLI)", "industries"),
        _text("employment_status", "Main employment status", "employment_statuses"),
        _text("programme", "Insurance programme or package", "programmes"),
        _number("low", "Least value that the publication allows"),
        _number("value", "The figure as published or computed; null where unknown, never 0"),
        _number("high", "Bound above, exclusive unless equal to low; null with a value: open"),
        _text("unit", "persons, percent, rupiah or employers"),
        _text("status", "Kind of figure, or why there is none", "figure_statuses"),
        _text("origin", "The publication: key into origins.parquet"),
        _text("as_of", "Date the publication speaks of or was made, as precise as known"),
        _text(
            "flags",
            "approximate, interval_inferred, implied, open, repaired, branch_office, counted; "
            "joined by |",
        ),
        _text("as_written", "The publication's own wording", nullable=True),
        _text("note", "What a reader of this figure must know", nullable=True),
        _text("place", "Release file, row and column the figure was read from"),
        _text("cell", "Cell of the published file, where it is a spreadsheet", nullable=True),
    ),
)

ORIGINS = Table(
    name="origins",
    meaning="One row per publication that figures come from.",
    key=("origin",),
    columns=(
        _text("origin", "Key of the publication"),
        _text("source", "Family of publications: file stem in data/sources"),
        _text("family", "Title of that family"),
        _text("kind", "official_table, agency or press"),
        _text("access", "public or restricted"),
        _text("publisher", "Who published"),
        _text("title", "Title of the publication"),
        _text("url", "Address"),
        _text("licence", "Licence or ground of use"),
        _text("as_of", "As-of date of the publication"),
        _text("file", "Name of the published file", nullable=True),
        _text("sha256", "SHA-256 of the published file", nullable=True),
        _text("sheet", "Sheet of the published file", nullable=True),
        _text("release", "Release file in data/releases"),
        _text("release_sha256", "SHA-256 of the release file"),
    ),
)

PUBLISHED = (FIGURES, ORIGINS)
CODELISTS = (
    "regions",
    "region_variants",
    "industries",
    "segments",
    "employment_statuses",
    "programmes",
    "figure_statuses",
    "measures",
    "series_breaks",
    "tiles",
    "terms",
    "claims",
    "rates",
    "initiatives",
    "events",
)
