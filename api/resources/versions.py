"""The versions of the data that stand."""

from __future__ import annotations

from api.resource import Asked, Found, Resource
from api.shapes import Row, told
from model.listing import VersionFacts


class VersionRow(Row):
    """One version; asked for by parameter `v` of any other address."""

    version: int = told("Its number", 12, "count")
    in_force: bool = told(
        "Whether it is answered where no version is asked for", True, "true, false"
    )
    created: str | None = told(
        "When it was published, UTC; null: unreadable", "2026-11-22T05:00:00Z", "moment"
    )
    figures: int | None = told("Figures that it holds; null: unreadable", 38839, "count")
    fault: str | None = told("Why it cannot be answered; null: it can", None)
    degraded: str | None = told(
        "On the version that answers now: why it does so instead of a newer one", None
    )


def _row(one: VersionFacts, asked: Asked) -> VersionRow:
    serving = asked.warehouse.current()
    manifest = one.manifest
    return VersionRow(
        version=one.number,
        in_force=one.in_force,
        created=None if manifest is None else manifest.created,
        figures=None if manifest is None else manifest.files["figures.parquet"].rows,
        fault=one.fault,
        degraded=serving.degraded if one.number == serving.number else None,
    )


def answer(asked: Asked) -> Found:
    """Return every version that stands, the newest first."""
    rows = [_row(one, asked) for one in asked.warehouse.versions()]
    also = ".".join(f"{row.version}{'x' if row.fault else ''}" for row in rows)
    return Found(rows, asked.selection, "/data", "", "versi", also=also)


RESOURCE = Resource(
    "versions", "The versions of the data that stand, the newest first", VersionRow, answer
)
