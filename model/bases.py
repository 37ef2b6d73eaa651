"""The Sakernas Augusts that participants are divided by, read with the index of a version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from model.cell import Quantity
from model.denominators import EMPLOYED
from model.tables import Row

PARTS = ("low", "value", "high", "status", "origin", "as_written")
VALUE = PARTS.index("value")
SURVEY_BASES = """
    select base::varchar as base, region_code::varchar as region, base_period::varchar as august,
           low, value, high, status, origin, as_written
    from {open}bases where value is not null or status = '{outside}'
"""

Key = tuple[str, str, str]  # base, region, August
Bases = Mapping[Key, tuple[Any, ...]]  # -> PARTS


def bases_of(found: Iterable[Row]) -> dict[Key, tuple[Any, ...]]:
    """Return the rows of SURVEY_BASES by their key."""
    return {
        (row["base"], row["region"], row["august"]): tuple(row[part] for part in PARTS)
        for row in found
    }


def bases_of_industry(found: Iterable[Row], industry: str) -> dict[Key, tuple[Any, ...]]:
    """Return the employed of an industry as the bases of its participants.

    In   rows with the columns of PARTS, region, august and industry; the survey does not tell the
         labour force, formal or informal workers by industry
    """
    return {
        (EMPLOYED.id, row["region"], row["august"]): tuple(row[part] for part in PARTS)
        for row in found
        if row["industry"] == industry
    }


def workers(key: Key, bases: Bases) -> Quantity:
    """Return the workers of a base, a region and an August; unknown where nobody gives them."""
    found = bases.get(key)
    return Quantity.of(dict(zip(PARTS, found, strict=True))) if found else Quantity()


def is_known(key: Key, bases: Bases) -> bool:
    """Return whether a base may be divided by."""
    found = bases.get(key)
    return found is not None and found[VALUE] is not None


def augusts_of(known: Iterable[Key]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the Augusts of each base and region, oldest first."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for base, region, august in sorted(known):
        found[base, region] = (*found.get((base, region), ()), august)
    return found
