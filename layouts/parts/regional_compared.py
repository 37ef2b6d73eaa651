"""Two regions or two periods of the page Wilayah side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from layouts.parts import regional_words as words
from layouts.parts.beside import Count, Side, beside
from layouts.parts.figure import plain
from layouts.parts.place_keys import side
from model.places import Regional
from texts import Text


def compared(page: Regional, figures: Sequence[Mapping[str, Any] | None], text: Text) -> list[Any]:
    """Return the card, or nothing where the reader compares nothing."""
    if page.other is None:
        return []
    first, second = (
        _side(side, figure, text) for side, figure in zip((page, page.other), figures, strict=True)
    )
    return beside(page, (first, second), page.not_alike, text)


def _side(page: Regional, figure: Mapping[str, Any] | None, text: Text) -> Side:
    key, pieces = words.sentence(page, text)
    name = f"{page.whole.name}, {words.when(page, text)}"
    whole = page.whole
    counts = (
        Count(words.measure(page, text), whole.people.known, side(whole, page, "people")),
        Count(text("table.coverage_share"), whole.rate, side(whole, page, "share"), True),
    )
    return Side(name, plain(text(key, **pieces)), figure, page.whole.cell, counts)
