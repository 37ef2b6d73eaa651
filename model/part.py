"""Of which participants a question is: of one industry, of one programme, or of all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

TOTAL = "total"


# Segments that cannot hold every programme, with those that they can; PMI: not known.
PROGRAMMES_OF = {"BPU": ("JKK", "JKM", "JHT"), "JAKON": ("JKK", "JKM")}


def can_hold(segment: str, programme: str) -> bool:
    """Return whether a segment can be in a programme: JAKON saves for no old age."""
    return programme == TOTAL or programme in PROGRAMMES_OF.get(segment, (programme,))


class Asks(Protocol):
    """A choice that may name an industry and a programme, as model/selection.py has it."""

    @property
    def industry(self) -> str | None: ...
    @property
    def programme(self) -> str | None: ...


class Part(NamedTuple):
    """One industry or all of them, and one programme or all of them; persons count once in each."""

    industry: str = TOTAL
    programme: str = TOTAL

    @classmethod
    def of(cls, asked: Asks) -> Part:
        """Return the part that a choice names, or that a cell is of."""
        return cls(asked.industry or TOTAL, asked.programme or TOTAL)

    @classmethod
    def of_row(cls, row: Mapping[str, Any]) -> Part:
        """Return the part that a row of a table is of."""
        return cls(row["industry"], row["programme"])

    def has(self, row: Mapping[str, Any]) -> bool:
        """Return whether a row with its industry and programme is of this part."""
        return Part.of_row(row) == self


WHOLE = Part()
