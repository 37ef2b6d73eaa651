"""One column of a sheet: what stands in it, with the evidence for whoever confirms it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from etl.cells import Value
from etl.parse import periods
from etl.parse.names import Names
from etl.parse.number_columns import Found, Unit, style_of, unit_of
from etl.parse.numbers import Ambiguous, Bad, Missing, Number, parse

Kind = Literal["numbers", "names of regions", "periods", "text", "empty"]
MOSTLY = 0.6  # of the filled cells of a column that decide what it holds
MOST_LOOKED_AT = 1_000  # cells of a column that tell its kind
FEW = 0.2  # of the numbers of a column
MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Column:
    """What one column seems to hold."""

    letters: str
    title: str
    kind: Kind
    filled: int
    style: str = ""  # id, en, plain, space; ambiguous or contradictory in words
    unit: str = ""
    missing: tuple[str, ...] = ()  # marks for a number that is not there
    strange: tuple[str, ...] = ()  # texts that are no numbers, in a column of numbers
    codes: str = ""  # the code system, with its evidence


def column_of(letters: str, title: str, cells: Sequence[Value], names: Names) -> Column:
    """Return what the cells below a header seem to hold."""
    filled = [cell for cell in cells if cell not in (None, "")]
    kind = _kind(filled[:MOST_LOOKED_AT], names)
    if kind != "numbers":
        return Column(letters, title, kind, len(filled))
    texts = [parse(cell) for cell in filled if isinstance(cell, str)]
    bad = [str(one) for one in texts if isinstance(one, Bad)]
    return Column(
        letters,
        title,
        kind,
        len(filled),
        style=_style(style_of(filled)),
        unit=_unit(unit_of(title)),
        missing=_distinct(one.written for one in texts if isinstance(one, Missing)),
        strange=_distinct([*_broken(filled), *bad]),
    )


def _broken(filled: Sequence[Value]) -> list[str]:
    """Return numbers with a fraction in a column of counts: 1.498 typed for 1,498 was one."""
    whole = sum(isinstance(cell, int) for cell in filled)
    broken = [cell for cell in filled if isinstance(cell, float)]
    if not broken or len(broken) > FEW * whole:
        return []
    return [f"{broken[0]} has a fraction, as {len(broken)} of {len(filled)} numbers here"]


def is_figure(cell: Value) -> bool:
    """Return whether a cell holds a number that is no year."""
    if cell is None or isinstance(periods.parse(cell), str):
        return False
    return isinstance(parse(cell), Number | Ambiguous)


def _kind(filled: Sequence[Value], names: Names) -> Kind:
    if not filled:
        return "empty"
    enough = MOSTLY * len(filled)
    if sum(isinstance(periods.parse(cell), str) for cell in filled) >= enough:
        return "periods"
    if sum(not isinstance(parse(cell), Bad) for cell in filled) >= enough:
        return "numbers"
    if sum(isinstance(cell, str) and bool(names.codes(cell)) for cell in filled) >= enough:
        return "names of regions"
    return "text"


def _style(found: Found | Ambiguous | Bad) -> str:
    if isinstance(found, Found):
        return found.style + (f", as in {found.because[0]!r}" if found.because else "")
    return str(found)


def _unit(found: Unit | Bad) -> str:
    if isinstance(found, Bad):
        return str(found)
    return "percent" if found.percent else f"x {found.scale}" if found.scale > 1 else ""


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    every = list(dict.fromkeys(texts))
    return tuple(every[:MOST_SHOWN])
