"""First and last days of spells: written as declared, days of the calendar, in their order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from ibis.expr.types import Table

from etl.rollup.codes import Read, Values
from etl.rollup.spells import Spells
from model.period import MONTH

SHAPES = {
    "YYYY-MM-DD": re.compile(r"\d{4}-\d\d-\d\d", re.ASCII),
    "YYYYMMDD": re.compile(r"\d{8}", re.ASCII),
    "YYYY-MM": re.compile(r"\d{4}-\d\d", re.ASCII),
}
FIRST, LAST = date(1945, 1, 1), date(2100, 12, 31)
ENDLESS = "9999"  # the year of a last day that means: none


def written(values: Values, date_format: str, *, may_be_blank: bool) -> Read:
    """Return what is wrong with the texts of a column of days."""
    found = Read()
    for value in values:
        text = (value or "").strip()
        if not text:
            if not may_be_blank:
                found.faults[""] = "is blank"
        elif text != value or not _is_day(text, date_format):
            found.faults[value or ""] = f"is no day written as {date_format}"
    return found


def out_of_order(spells: Spells) -> Table:
    """Return how many rows end before they begin, and how many days are beyond belief.

    Shape  one row: reversed, and for columns of dates blank and strange
    """
    rows, kinds = spells.rows, spells.kinds
    start, until = _days(spells, "start"), _days(spells, "until")
    ends = until < start
    if kinds["until"] == "text":
        ends = ends & (rows.until.strip() != "")
    asked = {"reversed": ends.sum()}
    if kinds["start"] != "text":
        asked["blank"] = rows.start.isnull().sum()
        asked["strange"] = ((start < FIRST) | (start > LAST)).sum()
    return rows.agg(**asked)


def _days(spells: Spells, name: str) -> Table:
    column = spells.rows[name]
    return column.cast("date") if spells.kinds[name] == "timestamp" else column


def _is_day(text: str, date_format: str) -> bool:
    if not SHAPES[date_format].fullmatch(text):
        return False
    if text.startswith(ENDLESS):
        return True
    if date_format == "YYYY-MM":
        return MONTH.fullmatch(text) is not None
    try:
        return FIRST <= date.fromisoformat(text) <= LAST
    except ValueError:
        return False


def words(answer: Mapping[str, int | None]) -> dict[str, int]:
    """Return what is wrong with the order of days -> rows."""
    said = {
        "reversed": "ends before it begins",
        "blank": "has no first day",
        "strange": f"begins before {FIRST.year} or after {LAST.year}",
    }
    return {said[name]: rows for name, rows in answer.items() if rows}
