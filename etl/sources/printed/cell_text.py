"""Cells of printed tables as clean text, and what kind of thing a cell is."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from etl.cells import Value
from etl.parse.numbers import (
    Ambiguous,
    Missing,
    Number,
    Parsed,
    Style,
    is_column_number,
    parse,
    plain,
)
from etl.parse.periods import FIRST_YEAR, LAST_YEAR

TAG = re.compile(r"<[^<>]{0,200}>")
RAISED = re.compile(r"<sup>[^<>]{0,20}</sup>|(?<=[^\W\d])\s*\*{1,3}\)?$", re.IGNORECASE)
MARKED = re.compile(r"(?<=[^\W\d])\s*\d\)$")  # a footnote's number behind a word
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
NOTE = re.compile(
    r"(catatan|note|sumber|source|keterangan|\*|\d+\)|data (sensus|kondisi)|<!--|(data )?terakhir"
    r"|(last )?updated?\b|diperbarui|dirilis|released?\b|diunduh|downloaded)",
    re.IGNORECASE,
)


def text_of(value: Value) -> str:
    """Return a cell as one line of text without markup; numbers as they would be typed."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    bare = RAISED.sub("", html.unescape(str(value)).strip())
    bare = " ".join(unicodedata.normalize("NFKC", TAG.sub(" ", bare)).split())
    return bare if "(" in bare else MARKED.sub("", bare)


def number_in(value: Value, style: Style | None = None) -> Parsed:
    """Return what a cell says as a number; a text that was read before is not read again."""
    return _text_read(value, style) if isinstance(value, str) else parse(value, style)


@lru_cache(maxsize=65_536)
def _text_read(text: str, style: Style | None) -> Parsed:
    return parse(text, style)


def is_figure(value: Value) -> bool:
    """Return whether a cell holds a number, or a mark that says there is none."""
    if value is None or value == "":
        return False
    found = number_in(value)
    if isinstance(found, Missing):
        return bool(plain(found.written)) and found.written.strip().lower() not in ("na", "n/a")
    return isinstance(found, Number | Ambiguous)


def is_year(value: Value) -> bool:
    """Return whether a cell may be a year: 2022, "2022", 2022.0, 2022*."""
    text = text_of(value).rstrip("*)r ")
    return text.isascii() and text.isdigit() and FIRST_YEAR <= int(text[:5]) <= LAST_YEAR


def month_named(text: str) -> str:
    """Return the name of a month by its number, 1 to 12; nothing for any other text."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= len("12") else 0
    return MONTHS[number - 1] if 1 <= number <= len(MONTHS) else ""


def counts_columns(row: Sequence[Value]) -> bool:
    """Return whether a row only numbers its columns: (1), (2), (3), or 1 2 3 from the first on."""
    filled = [value for value in row if text_of(value)]
    if filled and all(map(is_column_number, filled)):
        return True
    texts = [text_of(value) for value in filled]
    return len(texts) > 1 and texts == [str(number) for number in range(1, len(texts) + 1)]


def is_note(text: str) -> bool:
    """Return whether a text begins as footnotes do."""
    return bool(NOTE.match(text))
