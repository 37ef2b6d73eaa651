"""The rows of a ranking on a slide: words and numbers side by side, and how large they may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from exports import pptx_look as look
from exports.brief_said import PlaceRow
from exports.pptx_stage import Stage
from model.cell import Cell
from model.interval import Interval
from model.places import Place

MOST = 19  # rows of one block; a nation has two
TALL, ROOMY, EASY = 0.72, 0.45, 0.28  # inches of a row: at most, with two lines, with larger words
HIGH = 3.9  # of all rows
SPACE = 0.45  # between two blocks


@dataclass(frozen=True, slots=True)
class Row:
    """One place: its words, and both numbers as far as they are known."""

    said: PlaceRow
    name: str
    covered: Interval | None
    gap: Interval | None  # or workers, where they stand in
    share: str  # in words


@dataclass(frozen=True, slots=True)
class Grid:
    """How the rows stand on the slide: in how many blocks, how high, in which size."""

    blocks: int
    each: int  # rows of a block
    tall: float  # inches of a row
    names: float  # width of the column of names, inches
    number: float  # room behind the longest bar, inches
    size: int

    @property
    def width(self) -> float:
        """Return how wide a block is, inches."""
        return (look.ACROSS - SPACE * (self.blocks - 1)) / self.blocks

    @property
    def is_roomy(self) -> bool:
        """Return whether a row has two lines."""
        return self.tall > ROOMY

    @property
    def is_dense(self) -> bool:
        """Return whether only the share stands beside a name."""
        return self.tall <= EASY


def rows_of(stage: Stage) -> list[Row]:
    """Return the numbers of the places beside their words, in the order of the brief."""
    said, beside = stage.said.places, stage.brief.beside
    if said is None:
        return []
    found: Sequence[Cell | Place] = stage.brief.ranking
    if not found and beside is not None:
        cells = [place.cell for place in beside.places if place.cell is not None]
        found = cells if said.sides[0] else beside.places
    return [_row(one, words, stage) for one, words in zip(found, said.rows, strict=True)]


def _row(one: Cell | Place, words: PlaceRow, stage: Stage) -> Row:
    if isinstance(one, Cell):
        share = stage.text.share(one.coverage)
        return Row(words, one.region_name, one.participants.known, one.gap, share)
    people = one.people.known if one.is_known else None
    return Row(words, one.name, None, people, stage.text.share(one.rate))


def grid_of(count: int) -> Grid:
    """Return how so many rows stand on the slide."""
    blocks = ceil(count / MOST)
    each = ceil(count / blocks)
    tall = min(TALL, HIGH / each)
    if tall > ROOMY:
        return Grid(blocks, each, tall, 3.4, 1.05, look.BODY)
    if tall > EASY:
        return Grid(blocks, each, tall, 4.2, 0.95, look.SMALL + 1)
    return Grid(blocks, each, tall, 2.8 if blocks <= 2 else 2.2, 0.68, look.LEAST)  # noqa: PLR2004
