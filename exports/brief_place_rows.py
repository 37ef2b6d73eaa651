"""One place of a brief's ranking in words: over a base, or by the workers it has."""

from __future__ import annotations

from exports.brief_said import PlaceRow
from model.cell import Cell
from model.places import Place
from texts import naming
from texts.text import Text


def cell_row(cell: Cell, text: Text, is_chosen: bool = False) -> PlaceRow:
    """Return a place over a base: both sides, or why one of them is missing."""
    base, share = cell.denominator.known, cell.coverage
    below = "" if base is None else text("chart.of", base=text.label(base))
    if base is not None and share is not None:
        below = text("chart.share_of", share=text.share(share), base=text.label(base))
    return PlaceRow(
        name=naming.bare(cell.region_name, text),
        below=below,
        covered="" if cell.participants.known is None else text.about(cell.participants.known),
        gap="" if cell.gap is None else text.about(cell.gap),
        status=cell.status,
        why="" if cell.is_known else text(f"state.{cell.status}"),
        is_chosen=is_chosen,
    )


def worker_row(place: Place, is_chosen: bool, text: Text) -> PlaceRow:
    """Return a place by its workers, beside their share of the base."""
    base, known = place.base.known, place.is_known
    below = ""
    if base is not None and place.rate is not None:
        share = text.share(place.rate)
        below = text("chart.share_of", share=share, base=text.label(base))
    return PlaceRow(
        name=naming.bare(place.name, text),
        below=below,
        covered="",
        gap=text.about(place.people.known) if known else "",
        status=place.status,
        why="" if known else text(f"state.{place.status}"),
        is_chosen=is_chosen,
    )
