"""The publications that figures come from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api.resource import Asked, Found, Resource
from api.shapes import Row, told
from model import checking
from model.publications import told_of


class SourceRow(Row):
    """One publication."""

    origin: str = told(
        "Its key, as `origins` of other rows names it", "ibukotakini-2022-12", "code"
    )
    source: str = told("Family of publications that it belongs to", "press-coverage", "code")
    kind: str = told("official_table, agency or press", "press", "code")
    access: str = told("public or restricted", "public", "code")
    publisher: str = told("Who published it", "BPJS Ketenagakerjaan")
    title: str = told("Its title", "Laporan Tahunan 2022")
    url: str = told("Its address", "https://example.org/report")
    licence: str = told("Licence or ground of use", "CC BY 4.0")
    as_of: str = told("Date that it speaks of or was made, as precise as known", "2022-12", "date")
    figures: int = told("Known figures of it that the reader may see", 12, "count")
    release: str = told("Release file that its figures were read from", "press/2022-12.csv")
    release_sha256: str = told("SHA-256 of that file", "0" * 64, "hex")


def _row(row: Mapping[str, Any], figures: int) -> SourceRow:
    names = [name for name in SourceRow.model_fields if name != "figures"]
    return SourceRow(**{name: row[name] for name in names}, figures=figures)


def answer(asked: Asked) -> Found:
    """Return every publication that the reader is told of, in order of its key."""
    checking.checked(asked.selection, asked.scope, asked.version)
    found = [_row(row, count) for row, count in told_of(asked.scope, asked.version)]
    found.sort(key=lambda row: row.origin)
    return Found(found, asked.selection, "/data", "", "sumber")


RESOURCE = Resource("sources", "The publications behind the figures", SourceRow, answer)
