"""Which regions lie wholly in others, then and now, and which totals give nobody's figure away.

A region of the past is made of those that it was split into: the dated tree knows both.
"""

from __future__ import annotations

from collections.abc import Iterable

from model.regions import Regions

FEWEST = 2  # regions outside that a total must hold, else it less one's own is a neighbour's


def within(codes: Iterable[str], regions: Regions) -> frozenset[str]:
    """Return these regions, everything in them, and what they make up together."""
    inside: set[str] = set()
    waiting = [code for code in codes if code in regions.by_code]
    while waiting:
        code = waiting.pop()
        if code not in inside:
            inside.add(code)
            waiting += regions.parts.get(code, ())
    return frozenset(inside.union(_made_up(inside, regions)))


def _made_up(inside: set[str], regions: Regions) -> set[str]:
    """Return what has parts, all of them inside; from the bottom of the tree to its top."""
    found: set[str] = set()
    for code in regions.upwards:
        parts = regions.parts.get(code, ())
        if parts and all(part in inside or part in found for part in parts):
            found.add(code)
    return found


def safe_totals(inside: frozenset[str], regions: Regions) -> frozenset[str]:
    """Return the regions above these whose total does not give away a single region outside.

    A total shows if at least two regions of the level below lie outside, and if what is left
    of it after everything else that shows is not one region's own number.
    """
    shown, holding = set(inside), set(inside)
    for code in regions.upwards:
        parts = regions.parts.get(code, ())
        if code in inside or not any(part in holding for part in parts):
            continue
        holding.add(code)
        below = [one.code for one in regions.children(code)] or parts
        outside = [one for one in below if one not in inside]
        hidden = [part for part in parts if part not in shown]
        if len(outside) >= FEWEST and len(hidden) != 1:
            shown.add(code)
    return frozenset(shown - inside)
