"""The files behind the charts: the same cells as on the screen, written on the server."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from typing import get_args

from fastapi import FastAPI, Request, Response

import texts
from callbacks.asking import Source
from callbacks.languages import language_of
from exports import csv
from layouts import document
from layouts.parts import kpi, lead
from layouts.parts.links import address
from model import summary
from model.cell import Cell
from model.errors import WarehouseDamaged
from model.overview import Overview
from model.scope import Scope
from model.selection import BadChoice
from texts import Text

CHARTS: dict[str, tuple[str, Callable[[Overview], Sequence[Cell]]]] = {
    "segmen": ("per-segmen", lead.cells),
    "dasar": ("per-dasar-sendiri", kpi.cells),
    "wilayah": ("per-wilayah", lambda overview: overview.ranking),
    "pembagi": ("per-penyebut", lambda overview: overview.bases),
}
FORMATS = get_args(csv.Variant)


def register(server: FastAPI, source: Source) -> None:
    """Answer `/unduh/ringkasan/<chart>.csv?<choice>&format=csv|csv-id`."""

    def file(request: Request, chart: str) -> Response:
        text = texts.of(language_of(request))
        form = request.query_params.get("format", FORMATS[0])
        if chart not in CHARTS or form not in FORMATS:
            return _refused(text("error.no_file"), text("error.not_found_why"), 404, text)
        try:
            overview = source.answer(summary.overview, request.url.query, Scope.everything())
        except BadChoice as error:
            said = f"{error.parameter}={error.value}"
            why = text("error.bad_choice_why")
            return _refused(text("error.bad_choice", choice=said), why, 400, text)
        except WarehouseDamaged:
            why = f"{text('error.damaged_why')} make data{text('error.damaged_end')}"
            return _refused(text("error.damaged"), why, 503, text)
        return _csv(overview, chart, form, text)

    server.add_api_route(
        "/unduh/ringkasan/{chart}.csv", file, methods=["GET", "HEAD"], include_in_schema=False
    )


def _csv(overview: Overview, chart: str, form: csv.Variant, text: Text) -> Response:
    """Return the file, with its choice, version and checksum in the headers."""
    what, cells_of = CHARTS[chart]
    cells = cells_of(overview)
    raw = csv.write(cells, text, form)
    period = cells[0].period if cells else overview.chosen.period
    chosen = overview.chosen.but(period=period)
    name = chosen.file_name(overview.headline.region_name, what, overview.version.number)
    digest = base64.b64encode(hashlib.sha256(raw).digest()).decode("ascii")
    headers = {
        "content-disposition": f'attachment; filename="{name}.csv"',
        "repr-digest": f"sha-256=:{digest}:",
        "link": f'<{address(overview.page, overview.chosen)}>; rel="canonical"',
        "x-data-version": str(overview.version.number),
        "cache-control": "no-cache",
    }
    return Response(raw, media_type="text/csv; charset=utf-8", headers=headers)


def _refused(heading: str, why: str, status: int, text: Text) -> Response:
    return Response(document.plain(heading, why, text), status, media_type="text/html")
