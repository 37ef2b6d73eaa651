"""Two regions, or two months of one, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from layouts.parts import target_answer
from layouts.parts import target_words as words
from layouts.parts.beside import Count, Side, beside
from model.cell import Cell
from model.on_track import OnTrack
from model.provenance_pace import pace
from texts import Text, naming


def compared(page: OnTrack, figures: Sequence[Mapping[str, Any] | None], text: Text) -> list[Any]:
    """Return the card, or nothing where the reader compares nothing."""
    if page.other is not None:
        sides = (_region(page, figures[0], text), _region(page.other, figures[1], text))
        return beside(page, sides, (), text)
    if page.beside is not None:
        first, last = page.beside.first, page.beside.last
        return beside(page, (_month(first, text), _month(last, text)), page.not_alike, text)
    return []


def _region(page: OnTrack, figure: Mapping[str, Any] | None, text: Text) -> Side:
    """Return a region with its sentence, its course and the numbers of its target."""
    last, recent = page.last, page.series.recent
    aim = page.target.aim if page.target else None
    counts = (
        Count(
            text("compare.participants"),
            last.known if last else None,
            words.point_key(last, page) if last else "",
        ),
        Count(
            text("target.compare.need"),
            aim.asked.net if aim else None,
            pace(aim, "need") if aim and aim.asked.net else "",
        ),
        Count(
            text("target.compare.achieved"),
            recent.monthly if recent else None,
            words.month_key(recent, page) if recent else "",
        ),
    )
    name = words.who(page, text)
    return Side(name, target_answer.plain(page, text), figure, None, counts)


def _month(cell: Cell, text: Text) -> Side:
    """Return one of two months with its share."""
    said = text(
        "target.compare.month",
        share=text.share(cell.coverage),
        people=text.people(cell.participants.known),
        base=text.about(cell.denominator.known),
    )
    return Side(f"{cell.region_name}, {naming.when(cell, text)}", said, None, cell)
