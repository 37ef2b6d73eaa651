"""By which character a text file separates its cells: the one that its lines agree on."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from typing import get_args

from etl.intake.limits import Delimiter
from model.errors import UnreadableFile

LOOKED_AT = 400  # lines from the beginning
ALL: tuple[Delimiter, ...] = get_args(Delimiter)
NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}


def delimiter_of(lines: Sequence[str]) -> Delimiter:
    """Return the delimiter that gives the most lines the same number of cells.

    Between two that agree alike the one in more lines wins: a header has no decimal comma. If
    that does not tell either, the file is refused: each would give another table.
    """
    scores = {one: _agreement(lines, one) for one in ALL}
    best = max(scores.values())
    if not best[0]:
        return ","
    found = [one for one, score in scores.items() if score == best]
    if len(found) > 1:
        named = " or ".join(NAMES[one] for one in found)
        raise UnreadableFile(f"may separate its cells by {named}; declare the delimiter")
    return found[0]


def split_by_bars(line: str) -> list[str]:
    """Return the cells of one line of a table drawn with bars, its outer bars left off."""
    cells = [cell.strip() for cell in line.strip().split("|")]
    if len(cells) > 1 and not cells[-1]:
        cells.pop()
    if len(cells) > 1 and not cells[0] and line.lstrip().startswith("|"):
        cells.pop(0)
    return cells


def _agreement(lines: Sequence[str], delimiter: Delimiter) -> tuple[int, int]:
    """Return how many lines have the most usual number of cells beyond one, and any beyond one."""
    if delimiter == "|":
        counts = [len(split_by_bars(line)) for line in lines if line.strip()]
    else:
        try:
            counts = [len(row) for row in csv.reader(lines, delimiter=delimiter) if any(row)]
        except csv.Error:  # a cell without end: told when the file is read
            return 0, 0
    usual = Counter(count for count in counts if count > 1)
    return max(usual.values(), default=0), usual.total()
