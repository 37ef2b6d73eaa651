"""CSV of any length, batch by batch: byte for byte what exports/csv.py writes row by row."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from exports.csv import CODE, LINE_END, SIGNS, Signs, Variant, coded, lines, number
from model.contract import Column, Table

# Where neither is found, text is written as it is: it opens no formula and needs no quotes.
OPENING = "^[^0-9A-Za-z]"
INSIDE = r'["\r\n\v\f\x1c-\x1e\x{85}\x{2028}\x{2029}]'
EXACT = 2.0**53  # whole numbers beyond are written by Python, digit by digit
NOTHING = pa.scalar(None, pa.float64())
PLAIN_FROM, PLAIN_BELOW = 1e-3, 1e9  # fractions between have no exponent, in Arrow and in Python


def write(table: Table, batches: Iterable[pa.RecordBatch], variant: Variant) -> Iterator[bytes]:
    """Yield the file in pieces: BOM and header at once, then a piece for every batch."""
    signs = SIGNS[variant]
    yield codecs.BOM_UTF8 + _line(table.names, signs).encode()
    written = [_Text(signs) if _is_text(one) else _Number(one, signs) for one in table.columns]
    for batch in batches:
        fields = [
            field(batch.column(name)) for name, field in zip(table.names, written, strict=True)
        ]
        yield _joined(fields, signs.delimiter)


def _joined(fields: list[pa.Array], delimiter: str) -> bytes:
    """Return all lines of a batch: Arrow lays its texts end to end, so they are the file."""
    options = {"null_handling": "replace", "null_replacement": ""}
    fields[-1] = pc.binary_join_element_wise(fields[-1], LINE_END, "", **options)
    lines = pc.binary_join_element_wise(*fields, delimiter, **options)
    laid = lines.buffers()[2]
    return b"" if laid is None else laid.to_pybytes()


@dataclass(slots=True)
class _Text:
    """Writes a column of text; the words of a dictionary are written once."""

    signs: Signs
    known: pa.Array | None = None  # the dictionary that was seen last
    words: Any = None  # its words as written

    def __call__(self, column: pa.Array) -> pa.Array:
        if not isinstance(column, pa.DictionaryArray):
            return _replaced(column, column, self._is_special(column), self._word)
        if self.known is None or not self.known.equals(column.dictionary):
            self.known, self.words = column.dictionary, self(column.dictionary)
        return self.words.take(column.indices)

    def _is_special(self, column: pa.Array) -> pa.BooleanArray:
        inside = f"{INSIDE[:-1]}{self.signs.delimiter}]"
        codes = f"|{CODE}" if self.signs.quotes_codes else ""
        return pc.match_substring_regex(column, f"{OPENING}|{inside}{codes}")

    def _word(self, word: str) -> str:
        return _line(["", word], self.signs)[1 : -len(LINE_END)]


@dataclass(frozen=True, slots=True)
class _Number:
    """Writes a column of numbers: bare, people without decimals, fractions as short as exact."""

    column: Column
    signs: Signs

    def __call__(self, column: pa.Array) -> pa.Array:
        if not pa.types.is_floating(column.type):
            return column.cast(pa.string())
        share = self.column.unit == "share"
        size = pc.abs(column)
        whole = pc.and_(pc.equal(pc.floor(column), column), pc.less(size, EXACT))
        bare = pc.and_(whole, not share)
        text = pc.if_else(bare, column, NOTHING).cast(pa.int64()).cast(pa.string())
        if text.null_count == column.null_count:
            return text
        plain = pc.and_(pc.greater_equal(size, PLAIN_FROM), pc.less(size, PLAIN_BELOW))
        plain = pc.and_(plain, pc.invert(whole))
        short = pc.replace_substring(column.cast(pa.string()), ".", self.signs.decimal)
        text = pc.if_else(bare, text, short)
        hard = pc.invert(pc.or_(bare, plain))
        return _replaced(text, column, hard, self._digits)

    def _digits(self, value: float) -> str:
        return number(value, self.column.unit == "share").replace(".", self.signs.decimal)


def _replaced(
    text: pa.Array, of: pa.Array, chosen: pa.BooleanArray, word: Callable[[Any], str]
) -> pa.Array:
    """Return the text with `word` of every chosen value in its place, each different one once."""
    chosen = pc.fill_null(chosen, False)
    if not chosen.true_count:
        return text
    found = of.filter(chosen).dictionary_encode()
    words = pa.array([word(one) for one in found.dictionary.to_pylist()], pa.string())
    return pc.replace_with_mask(text, chosen, words.take(found.indices))


def _is_text(column: Column) -> bool:
    return bool(pa.types.is_string(column.type))


def _line(fields: Iterable[str], signs: Signs) -> str:
    return lines([[coded(one, signs) for one in fields]], signs)
