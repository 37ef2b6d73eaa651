"""Kemnaker's tabulation of Sakernas (AK, PT, PYB, PUK): a row per region and year.

A blank or `-` in an industry or a status, where others of the row are there, means that nobody
in the sample was in it: 0, estimated. A row whose total is 0 was not surveyed: expected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from etl.cells import Book
from etl.findings import Finding
from etl.reading import Declared, Evidence, Read
from etl.sources import kemnaker_layout as layouts
from etl.sources.counts import counts
from etl.sources.facts import COLUMNS
from etl.sources.kemnaker_figures import carried, figures
from etl.sources.kemnaker_layout import STATUS_CODES, SURVEYED, TOTALS, Layout
from etl.sources.kemnaker_rows import rows
from model.errors import ContractBroken
from model.number import STYLES

NAME = "kemnaker"
STYLE, MONTH = "en", "08"
MOST_NOTES = 5
MONTHS = ("02", "08")  # of Sakernas
COUNT_HINT = "Give whole persons, 1425104 or 1,425,104"
PLACED = (*COLUMNS, "place")


def recognise(book: Book) -> Evidence | None:
    """Return why this is a tabulation of Kemnaker, or None where its header is another."""
    found = layouts.find(book)
    if len(found) != 1:
        return None
    (layout,) = found
    notes = layout.sheet.notes[:MOST_NOTES]
    measures = ", ".join(f"{layout.title(layout.columns[t])} is {TOTALS[t]}" for t in layout.totals)
    seen = (
        f"the header in row {layout.header + 1} of {layout.sheet.name!r} has {_names(layout)}",
        f"totals: {measures}; parts: {len(layout.parts)}",
        "kd_prov and kd_kabkot have two and four digits and no dot: codes of BPS",
        f"numbers as text are read in the style {STYLE!r} (1,425,104)",
        f"a year is its Sakernas of month {MONTH}; statuses are read by the legend of their year",
        *(f"noted on the sheet: {note}; its rows are read all the same" for note in notes),
    )
    declared = {"reader": NAME, "code_system": "bps", "number_style": STYLE, "month": MONTH}
    return Evidence(NAME, layout.sheet.name, layout.header + 1, seen, declared)


def read(book: Book, declared: Declared) -> Read:
    """Return the figures of one tabulation, persons, and what is wrong with it.

    declared: month, number_style, origin (the publication's key, the period is appended) and
    statuses ({year: seven codes, in the order of sta_1 … sta_7}); each has a usual value
    """
    found = layouts.find(book)
    if len(found) != 1:
        rule = f"{book.file} has {len(found)} sheets of Kemnaker's layout, not one"
        raise ContractBroken(f"{rule}: needed are {', '.join(layouts.KEYS)} and a total")
    (layout,) = found
    _check(declared)
    release = f"{book.file}/{layout.sheet.name}"
    places, findings = rows(layout, release, declared.get("month", MONTH))
    legends = {**layouts.LEGENDS, **declared.get("statuses", {})}
    findings += [*_column_faults(layout, release), *_legend_faults(places, layout, legends)]
    cells = _cells(layout, places)
    read_as = counts(cells["cell"], declared.get("number_style", STYLE))
    cells = pd.concat([cells.drop(columns="cell"), read_as, cells["cell"]], axis="columns")
    findings += _count_faults(cells, release)
    origin = str(declared.get("origin", f"{NAME}-{'-'.join(layout.totals)}"))
    table = figures(carried(cells[cells["rule"] == ""]), layout, legends)
    table["origin"] = origin + "-" + table["period"]
    return Read(table.reindex(columns=list(PLACED), fill_value=""), tuple(findings))


def together(tables: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Return the tables of several files as one.

    A region without anybody of working age, or in the labour force, in one of the files was not
    surveyed: what the others say of it is unknown, not 0.
    """
    joined = pd.concat(list(tables), ignore_index=True)
    place = joined["period"] + " " + joined["region_code"]
    base = joined["measure"].isin(SURVEYED) & (joined["status"] == "expected")
    asked_nobody = place.isin(place[base]) & (joined["value"] == 0)
    unknown = joined["status"].mask(asked_nobody, "expected")
    return joined.assign(status=unknown, value=joined["value"].mask(asked_nobody))


def _check(declared: Declared) -> None:
    """Raise ContractBroken where what a person declared cannot be read by."""
    month, style = declared.get("month", MONTH), declared.get("number_style", STYLE)
    if month not in MONTHS:
        raise ContractBroken(f"month must be one of {', '.join(MONTHS)}, not {month!r}")
    if style not in STYLES:
        raise ContractBroken(f"number_style must be one of {', '.join(STYLES)}, not {style!r}")
    statuses = declared.get("statuses", {})
    if not isinstance(statuses, Mapping) or not all(isinstance(v, list) for v in statuses.values()):
        raise ContractBroken("statuses must be years with their seven codes: 2025 = [...]")


def _names(layout: Layout) -> str:
    return ", ".join(layout.title(layout.columns[key]) for key in layouts.KEYS)


def _column_faults(layout: Layout, release: str) -> Iterator[Finding]:
    """Yield columns that are missing, stand twice, or hold something under no name."""
    at = f"{release}:{layout.header + 1}:"
    for name in layout.missing:
        yield Finding(at + name, name, "column is missing", "Give all of its group, or none")
    header = [layouts.name_of(value) for value in layout.sheet.rows[layout.header]]
    for name in (*layouts.KEYS, *layout.totals, *layout.parts):
        if header.count(name) > 1:
            yield Finding(at + name, name, "column stands twice", "Keep one of them")
    named = {column for column, name in enumerate(header) if name}
    for row_number, row in enumerate(layout.sheet.rows[layout.header + 1 :], layout.header + 2):
        for column in range(len(row)):
            if column not in named and any(c.isalnum() for c in str(row[column] or "")):
                place = f"{release}:{row_number}:{layouts.letter(column)}"
                yield Finding(place, str(row[column]), "stands in a column without a name", "")


def _legend_faults(
    places: pd.DataFrame, layout: Layout, legends: Mapping[str, Sequence[str]]
) -> Iterator[Finding]:
    """Yield the years of which nobody has said what their status codes mean."""
    if not set(STATUS_CODES) & set(layout.parts):
        return
    years = sorted(set(places["period"].str[:4]))
    usual = sorted(layouts.LEGENDS["2018"])
    for year in years:
        if sorted(legends.get(year, ())) != usual:
            hint = f"Declare statuses.{year} as the order of {', '.join(layouts.LEGENDS['2018'])}"
            rule = "has no legend: what its sta_1 to sta_7 mean is not declared"
            yield Finding(f"{layout.sheet.name}:{layout.header + 1}:sta_1", year, rule, hint)


def _cells(layout: Layout, places: pd.DataFrame) -> pd.DataFrame:
    """Return a row per place and column of figures, with the cell as it stands."""
    body = [layout.sheet.rows[row - 1] for row in places.index]
    tables = []
    for name in (*layout.totals, *layout.parts):
        at = layout.columns[name]
        cell = np.empty(len(body), dtype=object)
        cell[:] = [row[at] if at < len(row) else None for row in body]
        tables.append(places.assign(row=places.index, column=name, cell=cell))
    return pd.concat(tables, ignore_index=True)


def _count_faults(cells: pd.DataFrame, release: str) -> list[Finding]:
    wrong = cells[cells["rule"] != ""]
    return [
        Finding(f"{release}:{row}:{column}", str(cell)[:60], rule, COUNT_HINT)
        for row, column, cell, rule in zip(
            wrong["row"], wrong["column"], wrong["cell"], wrong["rule"], strict=True
        )
    ]
