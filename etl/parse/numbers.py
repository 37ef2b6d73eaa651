"""A cell that should hold a number: its value, or why it holds none, or both its readings.

1.234,5 is "id", 1,234.5 "en", 1234.5 "plain", 1 234,5 "space". Without a declared style a text
that two of them read differently stays ambiguous. Numbers a spreadsheet holds as numbers are not.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from etl.cells import Value
from model.number import GROUPED, MOST_DIGITS, NOTHING, SPACED
from model.wording import SCALES

Style = Literal["id", "en", "plain", "space"]
STYLES: tuple[Style, ...] = ("id", "en", "plain", "space")
PATTERNS: Mapping[Style, re.Pattern[str]] = {
    "id": re.compile(GROUPED["id"].pattern, re.ASCII),
    "en": re.compile(GROUPED["en"].pattern, re.ASCII),
    "plain": re.compile(GROUPED["plain"].pattern, re.ASCII),
    "space": re.compile(rf"{SPACED.pattern}|-?\d+([.,](\d\d?|\d{{4,}}))?", re.ASCII),
}
GROUPED_BY_SPACE = re.compile(SPACED.pattern, re.ASCII)
LONGEST = 60  # characters of the longest number with its unit
MARK = re.compile(r"(?:\*{1,3}\)?|\s[rex]\)?)$")  # provisional, revised, estimated
BRACKETS = re.compile(r"\(.*\)")
EXPONENT = re.compile(r"[-+]?[\d.,]+e[-+]?\d+", re.IGNORECASE)
SCALED = re.compile(rf"(.*\S)\s+({'|'.join(SCALES)})", re.IGNORECASE)
PERCENT = re.compile(r"(.*\S)\s*(?:%|persen|percent)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the place of its last printed digit (0.01 for 44,07; 100000 for 5,9 juta)."""

    value: Decimal
    place: Decimal
    percent: bool = False  # written with a percent sign; 44,07 % stays 44.07
    mark: str = ""  # what stood behind it: * provisional, r revised

    def times(self, scale: int) -> Number:
        """Return the number in a smaller unit: "Ribu orang" has the scale 1000."""
        return replace(self, value=self.value * scale, place=self.place * scale)


@dataclass(frozen=True, slots=True)
class Missing:
    """A mark that says there is no number; what it means the source declares, it is never 0."""

    written: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A text that two styles read differently."""

    written: str
    readings: Mapping[Style, Decimal]

    def __str__(self) -> str:
        both = " or ".join(f"{value:f} ({style})" for style, value in self.readings.items())
        return f"{self.written!r} is ambiguous: {both}; declare the number style of its column"


@dataclass(frozen=True, slots=True)
class Bad:
    """A cell that holds no number, and why."""

    written: str
    why: str

    def __str__(self) -> str:
        return f"{self.written[:LONGEST]!r} {self.why}"


Parsed = Number | Missing | Ambiguous | Bad


def parse(cell: Value, style: Style | None = None) -> Parsed:
    """Return what a cell says; only a text depends on the style."""
    if cell is None:
        return Missing("")
    if isinstance(cell, bool | date):
        return Bad(str(cell), "is no number")
    if isinstance(cell, int | float):
        return _typed(cell)
    return _text(cell, style)


def plain(text: str) -> str:
    """Return a text with exotic spaces, signs and digits made usual ones."""
    folded = unicodedata.normalize("NFKC", text).replace("\u2212", "-").replace("\u2013", "-")
    return " ".join(folded.split())


def is_column_number(cell: Value) -> bool:
    """Return whether the cell counts the columns of a printed table: (1), (2) …"""
    return isinstance(cell, str) and bool(re.fullmatch(r"\(\d{1,3}\)", plain(cell)))


def readings(bare: str) -> dict[Style, Decimal]:
    """Return the value of a text of digits and separators in every style that allows it."""
    if GROUPED_BY_SPACE.fullmatch(bare):
        return {"space": _value(bare, "space")}
    return {s: _value(bare, s) for s in ("id", "en") if PATTERNS[s].fullmatch(bare)}


def _typed(cell: float) -> Parsed:
    if not math.isfinite(cell):
        return Bad(str(cell), "is no finite number")
    return _number(Decimal(repr(cell)), repr(cell))


def _text(cell: str, style: Style | None) -> Parsed:
    text = plain(cell)
    if text.casefold() in NOTHING or text.casefold() in ("--", "…"):
        return Missing(cell)
    if len(text) > LONGEST:
        return Bad(cell, "is a text, no number")
    if why := _refused_form(text):
        return Bad(cell, why)
    marked = MARK.search(text)
    mark = marked[0].strip() if marked else ""
    bare = text.removesuffix(mark).strip() if mark else text
    bare = bare.removeprefix("Rp").removeprefix(".").strip() if bare.startswith("Rp") else bare
    percent = PERCENT.fullmatch(bare)
    scaled = None if percent else SCALED.fullmatch(bare)
    digits = (percent or scaled or [bare, bare])[1].removeprefix("+")
    number = _styled(digits, style, cell)
    if isinstance(number, Number):
        scale = 10 ** SCALES[scaled[2].lower()] if scaled else 1
        return replace(number.times(scale), percent=bool(percent), mark=mark)
    return number


def _refused_form(text: str) -> str:
    """Return why a text that looks like a number is refused, else nothing."""
    if BRACKETS.fullmatch(text):
        return "stands in brackets: the number of a column or a negative number"
    if text.endswith("-"):
        return "has its minus sign behind it"
    if EXPONENT.fullmatch(text):
        return "has an exponent: a spreadsheet has rounded it"
    return ""


def _styled(digits: str, style: Style | None, cell: str) -> Parsed:
    if sum(c.isdigit() for c in digits) > MOST_DIGITS:
        return Bad(cell, f"has more than {MOST_DIGITS} digits")
    found = readings(digits)
    if style is not None and "space" not in found:
        fits = PATTERNS[style].fullmatch(digits)
        found = {style: _value(digits, style)} if fits else {}
    if not found:
        return Bad(cell, "is no number" + (f" in the style {style!r}" if style else ""))
    if len(set(found.values())) > 1:
        return Ambiguous(cell, found)
    return _number(next(iter(found.values())), cell)


def _value(digits: str, style: Style) -> Decimal:
    bare = digits.replace(" ", "")
    if style == "id":
        bare = bare.replace(".", "")
    if style == "en":
        bare = bare.replace(",", "")
    return Decimal(bare.replace(",", "."))


def _number(value: Decimal, written: str) -> Number | Bad:
    if max(len(value.as_tuple().digits), value.adjusted() + 1) > MOST_DIGITS:
        return Bad(written, f"has more than {MOST_DIGITS} digits")
    exponent = value.as_tuple().exponent
    return Number(value, Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0))
