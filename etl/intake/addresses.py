"""Addresses of cells as a spreadsheet writes them: row 1, column 1 is A1."""

from __future__ import annotations

import re
from collections.abc import Iterable

A, LETTERS = ord("A") - 1, 26
RANGE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})(?::([A-Z]{1,3})([1-9]\d{0,6}))?")


def column_number(letters: str) -> int:
    """Return 1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * LETTERS + ord(letter) - A
    return number


def column_letters(number: int) -> str:
    """Return A for 1, AA for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, LETTERS)
        letters = chr(rest + A + 1) + letters
    return letters


def address(row: int, column: int) -> str:
    """Return the address of a cell, both counted from 1."""
    return f"{column_letters(column)}{row}"


def corners(written: str) -> tuple[int, int, int, int] | None:
    """Return first row, first column, last row, last column of `A1:C2`, counted from 0."""
    match = RANGE.fullmatch(written)
    if match is None:
        return None
    first, top, last, bottom = match.groups()
    left, right = column_number(first), column_number(last or first)
    return int(top) - 1, left - 1, int(bottom or top) - 1, right - 1


def spans(rows: Iterable[int]) -> list[str]:
    """Return numbers in rising order as spans: 2, 3, 4, 9 is 2:4, 9."""
    found: list[list[int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1][1] = row
        else:
            found.append([row, row])
    return [f"{first}:{last}" if last > first else f"{first}" for first, last in found]
