"""The second slide: places side by side, covered to the left of one line and not covered right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from exports import pptx_look as look
from exports.brief_said import Places
from exports.pptx_answer import bounds_of
from exports.pptx_chart import Look, bars, grouped
from exports.pptx_data import Data, Series
from exports.pptx_paint import HATCHED, patch
from exports.pptx_rows import SPACE, Grid, Row, grid_of, rows_of
from exports.pptx_stage import Stage
from exports.pptx_table import Column, table
from exports.pptx_words import Box, Line, Run, text_box, wide
from model.interval import Interval

TOP, HEADS, NOTES = 2.02, 0.3, 6.32
HATCH, HATCH_HIGH = 0.5, 0.55  # width of a hatched box, inches; how much of a row it fills
NEAR, BEHIND = 0.08, 0.2  # inches between the line and the heads beside it, and a moved number
PARTS, DENSE = 0.54, 0.63  # of the column of names, where the share stands beside them


@dataclass(frozen=True, slots=True)
class Scale:
    """Persons in inches, the same for all bars of the slide."""

    covered: float  # most persons to the left
    gap: float  # most persons to the right
    under: float  # most persons by which a base is passed: they stand left of their own line
    inches: float  # of one person

    @classmethod
    def of(cls, rows: Sequence[Row], grid: Grid) -> Scale:
        """Return the scale in which the bars of all rows and their numbers fit into a block."""
        covered = max((row.covered.value for row in rows if row.covered), default=0.0)
        gaps = [0.0, *(row.gap.value for row in rows if row.gap)]
        most, under = max(gaps), -min(gaps)
        sides = 1 + (covered > 0)
        room = grid.width - grid.names - grid.number * sides
        return cls(covered, most, under, room / ((covered + most + under) or 1.0))


@dataclass(frozen=True, slots=True)
class Side:
    """What stands on one side of the line: whose numbers, in which words and colours."""

    name: str
    colour: str
    words: str  # colour of its head
    number: Callable[[Row], Interval | None]
    said: Callable[[Row], str]


def places(stage: Stage) -> None:
    """Put the second slide into the deck."""
    said = stage.said.places
    if said is None:
        stage.nothing(stage.text("slides.no_places"))
        return
    slide = stage.finding(said.title, said.about)
    rows = rows_of(stage)
    grid = grid_of(len(rows))
    scale = Scale.of(rows, grid)
    for block in range(grid.blocks):
        mine = rows[block * grid.each : (block + 1) * grid.each]
        left = look.LEFT + block * (grid.width + SPACE)
        _block(slide, stage, mine, (left, grid, scale))
    lines = [[Run(words, look.SMALL, look.INK_2)] for words in said.notes]
    text_box(slide, lines, Box(look.LEFT, NOTES, look.ACROSS, 0.55), gap=2)
    stage.speak(slide, [said.title, said.about, *said.notes, "", *_told(rows, said)])


def _told(rows: Sequence[Row], said: Places) -> list[str]:
    """Return every row in words, for the notes."""
    left, right = said.sides
    told = []
    for row in rows:
        sides = [f"{left}: {row.said.covered}"] if left and row.said.covered else []
        sides += [f"{right}: {row.said.gap}"] if row.said.gap else [row.said.why]
        told.append(f"{row.name} – {'; '.join(sides)} ({row.said.below})")
    return told


def _block(slide: Any, stage: Stage, rows: Sequence[Row], how: tuple[float, Grid, Scale]) -> None:
    """Draw the names, and both sides, of the places of one block."""
    left, grid, scale = how
    top, high = TOP + HEADS, grid.tall * len(rows)
    _names(slide, rows, grid, Box(left, top, grid.names, high))
    covered, gap = _sides(stage)
    at = left + grid.names
    if scale.covered:
        length = scale.covered * scale.inches + grid.number
        box = Box(at, top, length, high)
        style = Look([covered.colour], mirrored=True, top=length / scale.inches, size=grid.size)
        _side(slide, stage, rows, (covered, style, box))
        at += length
    under = scale.under * scale.inches
    length = scale.gap * scale.inches + grid.number
    box = Box(at, top, under + length, high)
    style = Look(
        [gap.colour], foot=-under / scale.inches, top=length / scale.inches, size=grid.size
    )
    _side(slide, stage, rows, (gap, style, box))
    high = grid.tall * HATCH_HIGH
    for number, row in enumerate(rows):
        if row.covered is None and row.gap is None:  # where a bar would be if it were known
            where = top + number * grid.tall + (grid.tall - high) / 2
            patch(slide, Box(at + under, where, HATCH, high), HATCHED, row.said.why)


def _sides(stage: Stage) -> tuple[Side, Side]:
    """Return who is covered and who is not; of workers, the other side alone is drawn."""
    names = stage.said.places.sides if stage.said.places else ("", "")
    ranked = bool(names[0])
    colours = (look.GAP, look.GAP_TEXT) if ranked else (look.BASE, look.INK_2)
    return (
        Side(
            names[0],
            look.COVERED[0],
            look.COVERED_TEXT,
            lambda row: row.covered,
            lambda row: row.said.covered,
        ),
        Side(names[1], *colours, lambda row: row.gap, lambda row: row.said.gap),
    )


def _names(slide: Any, rows: Sequence[Row], grid: Grid, box: Box) -> None:
    """Write the names in rows as high as the bars; share and base below, where there is room."""
    lines: list[list[list[Line]]] = []
    for row in rows:
        name = Run(row.said.name, grid.size, look.INK, bold=row.said.is_chosen or grid.is_roomy)
        said = row.share if grid.is_dense and row.gap else row.said.below if row.gap else ""
        below = Run(said or row.said.why, min(grid.size, look.SMALL), look.INK_2)
        lines.append([[[name], [below]]] if grid.is_roomy else [[[name]], [[below]]])
    part = DENSE if grid.is_dense else PARTS
    split = [Column(box.width * part), Column(box.width * (1 - part), space=0.06)]
    table(slide, lines, [Column(box.width)] if grid.is_roomy else split, box)


def _side(slide: Any, stage: Stage, rows: Sequence[Row], how: tuple[Side, Look, Box]) -> None:
    """Draw one side from the common line, under its name."""
    side, style, box = how
    known = [side.number(row) for row in rows]
    title = stage.said.places.title if stage.said.places else ""
    alt = f"{title}. {side.name}: {', '.join(row.name for row in rows)}."
    data = Data(
        categories=[row.name for row in rows],
        series=[Series(side.name, [None if one is None else one.value for one in known])],
        beside=bounds_of(side.name, known, stage),
        alt=alt,
        created=stage.created,
        format=grouped(stage.text.numerals.group),
    )
    drawn = Look(
        colours=style.colours,
        said={(0, at): side.said(row) for at, row in enumerate(rows) if _is_told(known[at])},
        moved=_moved(rows, side, style, box),
        named=False,
        mirrored=style.mirrored,
        top=style.top,
        foot=style.foot,
        size=style.size,
    )
    bars(slide, data, drawn, box)
    start = 0.0 if style.mirrored else -(style.foot or 0) / ((style.top or 1) - (style.foot or 0))
    at = box.left + box.width * start + (0 if style.mirrored else NEAR)
    head = Box(at, TOP, box.width * (1 - start) - NEAR, HEADS)
    line = [Run(side.name, min(style.size + 1, look.BODY), side.words, bold=True)]
    text_box(slide, [line], head, "right" if style.mirrored else "left")


def _moved(rows: Sequence[Row], side: Side, style: Look, box: Box) -> dict[tuple[int, int], float]:
    """Return how far numbers below zero move: to the right of the line, where there is room."""
    span = (style.top or 1.0) - (style.foot or 0.0)
    found = {}
    for at, row in enumerate(rows):
        known = side.number(row)
        if known is not None and known.value < 0:
            room = wide(side.said(row), style.size) + BEHIND
            found[0, at] = -known.value / span + room / box.width
    return found


def _is_told(known: Interval | None) -> bool:
    """Return whether a number is told in words: it is rounded, or below zero."""
    return known is not None and (not known.is_exact or known.value < 0)
