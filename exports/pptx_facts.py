"""The fourth slide: each segment over its own base, programmes, and the publications."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exports import pptx_look as look
from exports.brief_said import Entry, Table
from exports.pptx_stage import Stage
from exports.pptx_table import Cell, Column, table
from exports.pptx_words import Box, Line, Run, text_box

STANDING = (2.5, 1.65, 1.8, 2.5, 1.3, 1.15, 1.233)  # widths of columns
PROGRAMMES = (5.2, 1.5, 1.8, 1.95, 1.683)
MOST_PROGRAMMES, MOST_SOURCES = 4, 6
TOP, ROW, TALL_ROW, SPACE = 1.15, 0.33, 0.43, 0.2


def facts(stage: Stage) -> None:
    """Put the fourth slide into the deck."""
    said = stage.said
    slide = stage.finding(said.standing.title, "")
    at = TOP + _standing(slide, said.standing) + SPACE
    if said.programmes:
        at += _programmes(slide, said.programmes, at) + SPACE
    else:
        lines = [[Run(words, look.BODY, look.INK_2)] for words in said.wanting]
        text_box(slide, lines, Box(look.LEFT, at, look.ACROSS, 0.8), gap=5)
        at += 0.3 * max(1, len(lines)) + SPACE
    _sources(slide, stage, at)
    told = _told(said.standing)
    if said.programmes:
        told += ["", said.programmes.title, said.programmes.about, *_told(said.programmes)]
    stage.speak(slide, [*told, *said.wanting])


def _told(one: Table) -> list[str]:
    """Return every row of a table in words, for the notes."""
    return [
        "; ".join(
            f"{head}: {cell.words}" for head, cell in zip(one.heads, row, strict=True) if cell.words
        )
        for row in one.rows
    ]


def _standing(slide: Any, one: Table) -> float:
    """Write the segments over their own bases; return how high the table is."""
    columns = [
        Column(width, "left" if at in (0, 3) else "right") for at, width in enumerate(STANDING)
    ]
    rows = [
        _heads(one.heads),
        *([_cell(entry, at) for at, entry in enumerate(row)] for row in one.rows),
    ]
    tall = ROW * len(rows)
    table(slide, rows, columns, Box(look.LEFT, TOP, look.ACROSS, tall))
    return tall


def _programmes(slide: Any, one: Table, top: float) -> float:
    """Write the first programmes and how many more there are; return how high it all is."""
    shown = one.rows[:MOST_PROGRAMMES]
    more = one.more[len(shown)] if one.more else ""
    heading: Line = [
        Run(one.title, look.META, bold=True),
        Run(f"  {one.about} {more}".rstrip(), look.SMALL, look.INK_2),
    ]
    text_box(slide, [heading], Box(look.LEFT, top, look.ACROSS, 0.3))
    columns = [
        Column(width, "left" if at in (0, 2) else "right") for at, width in enumerate(PROGRAMMES)
    ]
    rows = [
        _heads(one.heads),
        *([_cell(entry, at) for at, entry in enumerate(row)] for row in shown),
    ]
    tall = TALL_ROW * len(rows)
    box = Box(look.LEFT, top + 0.32, look.ACROSS, tall)
    table(slide, rows, columns, box)
    return 0.32 + tall


def _heads(names: Sequence[str]) -> list[Cell]:
    return [[[Run(name, look.SMALL, look.INK_2, bold=True)]] for name in names]


def _cell(entry: Entry, at: int) -> Cell:
    """Return a cell; what is not there is pale, and says why."""
    colour = look.INK_3 if entry.absent else look.INK
    first = [Run(entry.words, look.BODY - 1, colour, bold=at == 0)]
    if not entry.small:
        return [first]
    if at == 0:
        return [first, [Run(entry.small, look.LEAST, look.INK_2)]]
    return [[*first, Run(f" ({entry.small})", look.LEAST, look.INK_2)]]


def _sources(slide: Any, stage: Stage, top: float) -> None:
    """Write the first publications; all of them stand in the notes."""
    said = stage.said
    names = list(dict.fromkeys(said.sources))
    shown = names[:MOST_SOURCES]
    words = "; ".join(shown)
    more = stage.text("brief.more", count=len(names) - len(shown)) if names[len(shown) :] else ""
    line = [
        Run(f"{said.sources_title}: ", look.LEAST, bold=True),
        Run(f"{words}. {more}", look.LEAST, look.INK_2),
    ]
    link = [Run(f"{said.link_title} {said.link} · {said.loaded}", look.LEAST, look.INK_3)]
    text_box(slide, [line, link], Box(look.LEFT, top, look.ACROSS, look.FOOT - top), gap=4)
