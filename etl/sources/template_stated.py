"""What a filled template declares for all of its figures: their source, codes and number style."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from etl.cells import Book, Value
from etl.findings import Finding
from etl.parse import periods
from etl.parse.numbers import STYLES, Style
from etl.template.words import Word, words
from model.period import is_date

MARK = "#"  # begins the lines of a CSV that are no rows of figures
README = "README"
MOST_ROWS = 200  # of the README that are looked through
ABOUT = ("publisher", "title", "url", "kind", "licence")
SPELLED = {"kind": "kinds", "access": "access"}  # declaration -> the list of its words


@dataclass(frozen=True, slots=True)
class Stated:
    """The declarations by key, and what is wrong with them."""

    values: Mapping[str, str]
    findings: tuple[Finding, ...]

    @property
    def number_style(self) -> Style | None:
        """Return the declared number style, if it is one."""
        return next((style for style in STYLES if style == self.values["number_style"]), None)

    @property
    def source(self) -> Mapping[str, str]:
        """Return what is said of the publication."""
        said = {key: self.values[key] for key in ABOUT}
        return said | ({"access": found} if (found := self.values["access"]) else {})


def text_in(cell: Value) -> str:
    """Return a cell as text: a day as 2024-12-31, 6403.0 as 6403."""
    if isinstance(cell, datetime.date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else " ".join(str(cell).split())


def is_template(book: Book) -> bool:
    """Return whether the book says of itself that it is the template."""
    return any(word == words().said["marker"] for word, _, _ in _pairs(book))


def stated(book: Book) -> Stated:
    """Return the declarations; an empty one that is needed is a fault at its cell."""
    found = {word: (value, place) for word, value, place in _pairs(book)}
    values: dict[str, str] = {}
    findings: list[Finding] = []
    for one in words().declarations:
        value, place = found.get(one.word, ("", f"{book.file}/{README}::"))
        read = _read(one, value)
        values[one.key] = read or ""
        if read is None:
            findings.append(_fault(one, value, place))
    return Stated(values, tuple(findings))


def _pairs(book: Book) -> Iterator[tuple[str, str, str]]:
    """Yield key, value and place of each cell that may be a declaration."""
    for sheet in book.sheets:
        if book.kind != "csv" and sheet.name.strip() != README:
            continue
        release = f"{book.file}/{sheet.name}" if sheet.name else book.file
        for number, row in enumerate(sheet.rows[:MOST_ROWS], 1):
            key = text_in(row[0]) if row else ""
            if book.kind == "csv" and not key.startswith(MARK):
                continue
            value = text_in(row[1]) if len(row) > 1 else ""
            yield key.removeprefix(MARK), value, f"{release}:{number}:B"


def _read(one: Word, value: str) -> str | None:
    """Return a declaration as it is used here; None where it is missing or none of its choices."""
    if not value:
        return None if one.needed else ""
    if one.key == "version":
        return value if value == words().said["version"] else None
    if one.key == "as_of":
        found = value if is_date(value) else periods.parse(value)
        return found if isinstance(found, str) and is_date(found) else None
    if one.key in SPELLED:
        choices = words().lists[SPELLED[one.key]]
        spelled = {w: c.code for c in choices for w in (c.code, *c.words)}
        return spelled.get(value.casefold())
    if one.choices:
        return value.casefold() if value.casefold() in one.choices else None
    return value


def _fault(one: Word, value: str, place: str) -> Finding:
    if not value:
        why = ": a figure without an origin is nothing" if one.key in (*ABOUT, "as_of") else ""
        return Finding(place, one.word, f"is not filled in{why}", one.en)
    if one.key == "version":
        rule = f"is no version of the template; this one is {words().said['version']}"
        return Finding(place, value, rule, "Write a new template with python -m etl template")
    if one.key == "as_of":
        return Finding(place, value, "is no date", "Use 2024-12-31, 2024-12 or 2024")
    return Finding(place, value, f"is no choice of {one.word}", f"Use {' or '.join(one.choices)}")
