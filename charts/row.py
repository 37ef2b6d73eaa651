"""A cell with everything a figure needs of it, worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts import hover
from model.cell import Cell
from model.interval import Interval
from texts.text import Text


@dataclass(frozen=True, slots=True)
class Row:
    """A place on its row from the top; None stands for what is not known."""

    at: int
    code: str
    name: str  # safe inside a figure
    participants: Interval | None
    base: Interval | None
    gap: Interval | None
    share: str
    status: str
    hover: str


def ranked(cells: Sequence[Cell], text: Text) -> list[Row]:
    """Return a row per cell, the largest gap on top, cells without a gap last, by name."""
    gaps = [(cell.gap, cell) for cell in cells]
    gaps.sort(key=lambda pair: _order(*pair))
    return [_row(at, cell, gap, text) for at, (gap, cell) in enumerate(gaps)]


def _order(gap: Interval | None, cell: Cell) -> tuple[bool, float, str]:
    return (True, 0.0, cell.region_name) if gap is None else (False, -gap.value, cell.region_name)


def _row(at: int, cell: Cell, gap: Interval | None, text: Text) -> Row:
    coverage, name = cell.coverage, hover.plain(cell.region_name)
    if gap is None or coverage is None:
        share, box = "", hover.unknown(name, cell, text)
    else:
        share = text.share(coverage)
        said = hover.share_with_range(coverage, text)
        box = hover.known(name, cell, gap, said, text)
    return Row(
        at=at,
        code=cell.region,
        name=name,
        participants=cell.participants.known,
        base=cell.denominator.known,
        gap=gap,
        share=share,
        status=cell.status,
        hover=box,
    )
