"""docs/data-dictionary.md, written from the contract and the code lists.

python -m etl.dictionary > docs/data-dictionary.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd

from etl.codelists import Codelists, read_codelists
from exports.aim_columns import AIMS_FILE
from exports.columns import CLAIMS_FILE, COVERAGE_FILE, PLACES_FILE, STANDING_FILE, WORKERS_FILE
from exports.cost_columns import COST_TABLES
from exports.figure_columns import FIGURES_FILE
from exports.programme_columns import CONFLICTS_FILE, PAYERS_FILE, PROGRAMMES_FILE, SILENT_FILE
from exports.scenario_columns import SCENARIO_TABLES
from exports.split_columns import SPLIT_FILE
from exports.target_columns import POINTS_FILE, TARGETS_FILE
from exports.total_columns import TOTALS_FILE
from model.contract import CODELISTS, PUBLISHED, Column, Table

PROJECT = Path(__file__).parent.parent
LONGEST = 60  # rows of a code list that is written out; of a longer one only its columns
HEAD = """# Data dictionary

Generated from `model/contract.py`, `exports/columns.py` and `data/codelists/`; do not edit it.
After a change there: `python -m etl.dictionary > docs/data-dictionary.md`.

What the words and numbers mean is told in [method.md](method.md).
"""
VERSION = """
## Tables of a version

Every version in `data/warehouse/versions/` holds these as Parquet (zstd, page checksums). Unit and
meaning of each column stand in the schema of the file, the publications in its footer.
"""
FILES = """
## Files people take away

The columns of every CSV. *CSV for programs*: UTF-8 with BOM, comma, decimal point. *CSV for Excel
in Indonesia*: UTF-8 with BOM, semicolon, decimal comma. Text that a spreadsheet would run as a
formula begins with an apostrophe.
"""
LISTS = """
## Code lists

Kept in `data/codelists/`, one CSV each; the first column is the code. Every version carries them
as Parquet, all columns as text.
"""
ABOUT = {
    "regions": "Nation, kanwil, provinces, kabupaten and kota, in both code systems (`code` is "
    "BPS's, `code_kemendagri` is written with its dot) and with their dates. `91@2021` and "
    "`94@2021` are the undivided provinces of Papua.",
    "region_variants": "Other spellings of a region's name that belong to its code. Names are "
    "compared with this list, never by likeness.",
    "industries": "The 17 groups of KBLI that Sakernas publishes, and two groups of these groups "
    "that other tables have (B-F, G-U).",
    "segments": "Segments of participation, each with its own base.",
    "employment_statuses": "Main employment status, and whether it counts as formal.",
    "programmes": "Insurance programmes and packages.",
    "figure_statuses": "What kind of figure it is, or why there is none.",
    "measures": "What is counted. `additive`: parts may be added up; `ahead`: the period may lie "
    "after the date of the publication (targets, budgets, rates).",
    "series_breaks": "Where a series stops being one series; a month without a year recurs "
    "every year.",
    "claims": "Published sentences with numbers, checked by their own arithmetic; operands are "
    "joined by |.",
    "rates": "Monthly contributions of own-account workers at the lowest wage band, by date: a "
    "tariff in rupiah for each insurance programme, or the share that a relief takes off; `all` "
    "means every payer or occupation. Months outside `from` and `to` are assumed.",
    "initiatives": "Local programmes for vulnerable workers, one row for each publication that "
    "speaks of one; rows of one `subject` are held side by side. `workers` and `rupiah` name "
    "figures by region, measure, period and publication joined by |; empty where nobody gives any.",
    "events": "Campaigns, rules and the app as marks beside a series; published where `origin` "
    "says, or under the address beside it.",
    "tiles": "Where each region stands in a map of equal tiles: row and column, short name.",
    "terms": "What the words on the pages mean; bases and measures are among them.",
}


SENTENCES = ("claims", "initiatives", "events")  # lists of prose: only their columns are named


def dictionary(codelists: Codelists) -> str:
    """Return the data dictionary as Markdown."""
    parts = [HEAD, VERSION, *(_table(table, f"{table.name}.parquet") for table in PUBLISHED)]
    parts += [FILES, _table(COVERAGE_FILE, "CSV files")]
    parts += [_table(FIGURES_FILE, "Files of all figures")]
    parts += [_table(PLACES_FILE, "CSV files of places")]
    parts += [_table(WORKERS_FILE, "CSV files of workers")]
    parts += [_table(STANDING_FILE, "CSV files of standings")]
    parts += [_table(SPLIT_FILE, "CSV files of participants by industry and by programme")]
    parts += [_table(CLAIMS_FILE, "CSV files of published statements")]
    parts += [_table(table, title) for table, title in COST_TABLES.items()]
    parts += [_table(POINTS_FILE, "CSV files of participants over time")]
    parts += [_table(TARGETS_FILE, "CSV files of targets")]
    parts += [_table(AIMS_FILE, "The list of targets, in the API")]
    parts += [_table(TOTALS_FILE, "Totals beside their parts, in the API")]
    parts += [_table(PROGRAMMES_FILE, "CSV files of local programmes")]
    parts += [_table(PAYERS_FILE, "CSV files of local programmes by payer")]
    parts += [
        _table(CONFLICTS_FILE, "CSV files of numbers that publications contradict each other about")
    ]
    parts += [_table(SILENT_FILE, "CSV files of places that published nothing")]
    parts += [_table(table, title) for table, title in SCENARIO_TABLES.items()]
    parts += [LISTS, *(_list(name, codelists.tables[name]) for name in CODELISTS)]
    return "".join(parts)


def _table(table: Table, title: str) -> str:
    key = ", ".join(f"`{name}`" for name in table.key)
    rows = [_column(column) for column in table.columns]
    head = ("column", "type", "unit", "may be empty", "meaning", "code list")
    return f"\n### {title}\n\n{table.meaning} Key: {key}.\n\n{_grid(head, rows)}"


def _column(column: Column) -> tuple[str, ...]:
    codes = f"[{column.codes}](#{column.codes})" if column.codes else ""
    empty = "yes" if column.nullable else ""
    return (f"`{column.name}`", str(column.type), column.unit, empty, column.meaning, codes)


def _list(name: str, rows: pd.DataFrame) -> str:
    about = f"\n### {name}\n\n{ABOUT[name]}\n\n"
    if len(rows) <= LONGEST and name not in SENTENCES:
        return about + _grid(list(rows.columns), rows.itertuples(index=False))
    columns = ", ".join(f"`{column}`" for column in rows.columns)
    return f"{about}{len(rows)} rows. Columns: {columns}.\n"


def _grid(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    return "".join(_lines(list(head), rows))


def _lines(head: list[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    yield _line(head)
    yield _line(["---"] * len(head))
    yield from map(_line, rows)


def _line(cells: Iterable[str]) -> str:
    """Return one row; a bar inside a cell would end it."""
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def main() -> None:
    """Write the dictionary of the committed code lists to standard output."""
    words = dictionary(read_codelists(PROJECT / "data" / "codelists"))
    sys.stdout.buffer.write(words.encode("utf-8"))  # whatever the terminal's own encoding


if __name__ == "__main__":
    main()
