"""The tables of a version as rows, and those of its code lists that every answer needs.

Where a version has restricted publications, each table that chooses among publications stands in
its store twice: as made from all of them, and, named `open_`, from the public ones alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from model.cube import cube_of
from model.per_version import per_version
from model.regions import Regions
from model.warehouse import Version

Row = dict[str, Any]
OPEN = "open_"
PUBLIC = "public"
TWICE = ("cells", "bases", "context", "workers")
RESTRICTED = f"select origin from origins where access <> '{PUBLIC}'"


def rows(version: Version, sql: str) -> list[Row]:
    """Return the rows of a question without values."""
    found: list[Row] = version.cursor().sql(sql).to_arrow_table().to_pylist()
    return found


def every(version: Version, table: str) -> list[Row]:
    """Return all rows of a table."""
    return rows(version, f"select * from {table}")


@per_version()
def regions_of(version: Version) -> Regions:
    """Return the dated tree of a version, read once."""
    pairs = [(row["code"], row["variant"]) for row in every(version, "region_variants")]
    return Regions.of(every(version, "regions"), pairs)


@per_version()
def restricted_in(version: Version) -> Mapping[str, frozenset[str]]:
    """Return the restricted publications of a version, each with the regions it speaks of."""
    origins = {row["origin"] for row in rows(version, RESTRICTED)}
    if not origins:
        return {}
    figures = version.table("figures").select(["origin", "region_code"])
    pairs = figures.group_by(["origin", "region_code"]).aggregate([]).to_pylist()
    cube = cube_of(version)
    counted = {cube.origin: cube.axes.regions} if cube else {}
    return {
        origin: frozenset(pair["region_code"] for pair in pairs if pair["origin"] == origin)
        | frozenset(counted.get(origin, ()))
        for origin in sorted(origins)
    }
