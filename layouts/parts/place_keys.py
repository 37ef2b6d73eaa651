"""What asks for the origin of a place's numbers on the page Wilayah."""

from __future__ import annotations

from model import provenance_key as keys
from model.measuring import UNCOVERED
from model.places import Place, Regional


def row(place: Place, page: Regional) -> str:
    """Return what asks for a place without its side: participants, or workers of a kind."""
    if page.measure == UNCOVERED:
        return keys.row(place.cell) if place.cell else ""
    return keys.workers_row(place.region, str(page.chosen.period), page.measure)


def side(place: Place, page: Regional, name: str) -> str:
    """Return what asks for the people, the base or the share of a place; nothing of none."""
    known = {"base": place.base.known, "share": place.rate}.get(name, place.people.known)
    begun = row(place, page)
    if known is None or not begun:
        return ""
    is_gap = page.measure == UNCOVERED and name == "people"
    return keys.PART.join([begun, "uncovered" if is_gap else name])


def total(page: Regional) -> str:
    """Return what asks for the people of all known places together."""
    level = page.chosen.level or ""
    if page.measure != UNCOVERED:
        return keys.workers(page.whole.region, level, str(page.chosen.period), page.measure)
    cell = next((place.cell for place in page.known if place.cell), None)
    own = next((place.parent for place in page.places if place.is_chosen), page.whole.region)
    return keys.places(own, level, cell) if cell else ""  # of a kabupaten: those beside it
