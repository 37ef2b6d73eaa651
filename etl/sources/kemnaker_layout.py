"""Kemnaker's tabulation of Sakernas as a layout: which column holds what, in which vintage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from etl.cells import Book, Sheet, Value
from etl.sources.sakernas import INDUSTRIES, STATUSES

YEAR, LEVEL = "thn", "lvl_wil"
PROVINCE, PROVINCE_NAME, REGION, REGION_NAME = "kd_prov", "nm_prov", "kd_kabkot", "nm_kabkot"
KEYS = (YEAR, LEVEL, PROVINCE, PROVINCE_NAME, REGION, REGION_NAME)
LEVELS = {"nasional": "nation", "provinsi": "province", "kabupaten": "local", "kota": "local"}
TOTALS = {
    "puk": "working_age",
    "ak": "labour_force",
    "pyb": "employed",
    "pt": "unemployed",
}
SURVEYED = ("working_age", "labour_force", "employed")  # 0 in one of them: nobody was asked
INDUSTRY = {f"lapus_{code.lower()}": code for code in INDUSTRIES}
STATUS_CODES = tuple(f"sta_{number}" for number in range(1, 8))
REORDERED = tuple(STATUSES[place] for place in (2, 1, 0, 3, 5, 4, 6))
# What sta_1 … sta_7 mean, by year of the survey. In 2025 the first and third and the fifth and
# sixth changed places: only so is Kaltim's formal workforce the one that BPS published.
LEGENDS: Mapping[str, tuple[str, ...]] = {
    **{str(year): STATUSES for year in range(2018, 2025)},
    "2025": REORDERED,
}
HEADER_WITHIN = 10  # rows from the top in which the header may stand


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand in a sheet; columns by their name in small letters."""

    sheet: Sheet
    header: int  # index into the sheet's rows
    columns: Mapping[str, int]

    @property
    def totals(self) -> tuple[str, ...]:
        """Return the columns of totals that the sheet has, by their name in the layout."""
        return tuple(name for name in TOTALS if name in self.columns)

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the columns of industries and statuses that the sheet has."""
        return tuple(name for name in (*INDUSTRY, *STATUS_CODES) if name in self.columns)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the parts that are missing although others of their group are there."""
        groups = (tuple(INDUSTRY), STATUS_CODES)
        begun = [group for group in groups if any(name in self.columns for name in group)]
        return tuple(name for group in begun for name in group if name not in self.columns)

    def title(self, column: int) -> str:
        """Return a column's name as it is printed."""
        row = self.sheet.rows[self.header]
        return str(row[column]) if column < len(row) and row[column] is not None else ""


def find(book: Book) -> tuple[Layout, ...]:
    """Return the sheets of this layout: a header with all keys and at least one total."""
    return tuple(found for sheet in book.sheets if (found := _in_sheet(sheet)) is not None)


def letter(column: int) -> str:
    """Return a column's letters as a spreadsheet shows them: 0 is A, 27 is AB."""
    letters = ""
    while column >= 0:
        letters = chr(ord("A") + column % 26) + letters
        column = column // 26 - 1
    return letters


def name_of(value: Value) -> str:
    """Return a header's cell as its name: small letters, no blanks around it."""
    return str(value).strip().casefold() if value is not None else ""


def _in_sheet(sheet: Sheet) -> Layout | None:
    for number, row in enumerate(sheet.rows[:HEADER_WITHIN]):
        names = [name_of(value) for value in row]
        if set(KEYS) <= set(names) and set(TOTALS) & set(names):
            return Layout(sheet, number, {name: names.index(name) for name in names if name})
    return None
