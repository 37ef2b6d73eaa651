"""The tree of regions as choices: what lies above a region, and all of them for the search."""

from __future__ import annotations

from collections.abc import Callable, Container

from model.frame import Option
from model.index import Index
from model.regions import Region
from model.selection import Selection

Way = Callable[[str], Selection]  # region code -> the choice that leads there


def tree(way: Way, available: Container[str], index: Index) -> tuple[Option, ...]:
    """Return every region, in the order of the tree.

    Regions of the past are among them only where they have figures.
    """
    seen = [
        region
        for code, region in index.regions.by_code.items()
        if region.is_today or code in available
    ]
    paths = {region.code: _codes(region, index) for region in seen}
    ordered = sorted(seen, key=lambda region: _tree_order(paths[region.code]))
    shown = set(paths)
    return tuple(
        option(region, sum(code in shown for code in paths[region.code]) - 1, way, index, available)
        for region in ordered
    )


def path(region: str, way: Way, available: Container[str], index: Index) -> tuple[Option, ...]:
    """Return a region and all above it, the nation first."""
    above = index.regions.path(region)
    return tuple(option(one, depth, way, index, available) for depth, one in enumerate(above))


def option(region: Region, depth: int, way: Way, index: Index, available: Container[str]) -> Option:
    """Return a region as an option, found by its name, other spellings and both codes."""
    words = (
        region.name,
        region.code,
        region.kemendagri,
        *index.regions.variants.get(region.code, ()),
    )
    return Option(
        code=region.code,
        name=region.name,
        available=region.code in available,
        depth=depth,
        search=" ".join(words).lower(),
        to=way(region.code),
    )


def _codes(region: Region, index: Index) -> tuple[str, ...]:
    return tuple(above.code for above in index.regions.path(region.code))


def _tree_order(codes: tuple[str, ...]) -> tuple[tuple[bool, str], ...]:
    """Return a key by which KAL and its provinces come first under the nation."""
    return tuple((code[0].isdigit(), code) for code in codes)
