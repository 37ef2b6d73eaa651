"""The border sets of a version: which one draws which places, and what is said about each.

Borders are files of the version, so that a map never mixes the figures of one with another's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from model.regions import NATION, Regions

KALIMANTAN = "KAL"
LEVELS = ("kabkota", "province")
SETS: Mapping[str, tuple[str, str]] = MappingProxyType(  # name -> level of its units, above them
    {f"{level}_{above}": (level, above) for level in LEVELS for above in (NATION, KALIMANTAN)}
)


@dataclass(frozen=True, slots=True)
class Borders:
    """What a version's manifest says about one of its sets."""

    set: str
    official: bool  # a file of the user's own; else the approximate borders of data/boundaries
    title: str  # what they were made from: sources and licences, or the name of the user's file
    file: str
    sha256: str
    code_system: str  # of the file that was loaded: bps, kemendagri or pcode
    missing: tuple[str, ...]  # units without a border, by their code


def borders_of(summary: Mapping[str, Any], name: str) -> Borders | None:
    """Return one set as the summary of a manifest describes it, None where there is none."""
    about = summary.get("borders", {}).get(name)
    if about is None:
        return None
    return Borders(set=name, **about | {"missing": tuple(about["missing"])})


def set_for(region: str, level: str, regions: Regions) -> str | None:
    """Return the smallest set that draws the places of `level` in or beside a region."""
    if level not in LEVELS or region not in regions.by_code:
        return None
    inside = any(above.code == KALIMANTAN for above in regions.path(region))
    return f"{level}_{KALIMANTAN if inside else NATION}"


def units(name: str, regions: Regions) -> frozenset[str]:
    """Return the codes of the places that a set draws: those that stand today."""
    level, above = SETS[name]
    return frozenset(region.code for region in regions.children(above, level))


def file_of(name: str) -> str:
    """Return the name of a set's file in its version."""
    return f"borders_{name}.geojson"


def address_of(version: int, name: str) -> str:
    """Return where a browser finds a set; what stands there never changes."""
    return f"/batas/v{version}/{name}.geojson"
