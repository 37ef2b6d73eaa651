"""Two regions or two periods of the overview side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from layouts.parts import sentence
from layouts.parts.beside import Side, beside
from model.overview import Overview
from texts import Text, naming


def compared(
    overview: Overview, figures: Sequence[Mapping[str, Any] | None], text: Text
) -> list[Any]:
    """Return the card, or nothing where the reader compares nothing."""
    if overview.other is None:
        return []
    first, second = (
        _side(side, figure, text)
        for side, figure in zip((overview, overview.other), figures, strict=True)
    )
    return beside(overview, (first, second), overview.not_alike, text)


def _side(overview: Overview, figure: Mapping[str, Any] | None, text: Text) -> Side:
    cell = overview.headline
    name = f"{cell.region_name}, {naming.when(cell, text)}"
    return Side(name, sentence.spoken(overview, text), figure, cell)
