"""The files behind the charts: the same cells as on the screen, written on the server."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request, Response

import texts
from callbacks.asking import Make, Source
from callbacks.languages import language_of
from exports import sheets
from exports.about import About
from exports.formats import FORMATS, Format
from exports.sheet import Sheet
from layouts import document
from layouts.parts import kpi, lead, panels
from layouts.parts.links import address
from model import summary
from model.cell import Cell
from model.errors import LedgerUnavailable, WarehouseDamaged
from model.overview import Overview
from model.scope import Scope
from model.selection import BadChoice, VersionGone
from texts import Text


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart's file: what its name says of it, its rows, and the period that it holds."""

    what: str
    sheet: Callable[[Any, Text], Sheet]
    period: Callable[[Any], str | None] = lambda answer: answer.chosen.period


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a page: its name in addresses, its question, its charts by theirs."""

    page: str
    answer: Make
    place: Callable[[Any], str]  # the name of the region of an answer
    charts: Mapping[str, Chart]


def of_cells(what: str, cells: Callable[[Any], Sequence[Cell]]) -> Chart:
    """Return the file of a chart that draws cells, named by their period."""
    return Chart(
        what,
        lambda answer, text: sheets.coverage(cells(answer), text),
        lambda answer: next((cell.period for cell in cells(answer)), answer.chosen.period),
    )


def _ranking(overview: Overview) -> Sequence[Cell]:
    return overview.ranking


def _bases(overview: Overview) -> Sequence[Cell]:
    return overview.bases


RINGKASAN = Files(
    "ringkasan",
    summary.overview,
    lambda overview: overview.headline.region_name,
    {
        "segmen": of_cells("per-segmen", lead.cells),
        "dasar": of_cells("per-dasar-sendiri", kpi.cells),
        "wilayah": of_cells("per-wilayah", _ranking),
        "pembagi": of_cells("per-penyebut", _bases),
    },
)


def register(server: FastAPI, source: Source, pages: Iterable[Files]) -> None:
    """Answer `/unduh/<page>/<chart>.<ending>?<choice>&format=…`, the format one of FORMATS."""
    known = {files.page: files for files in pages}

    def file(request: Request, page: str, chart: str) -> Response:
        text = texts.of(language_of(request))
        ending = request.url.path.rpartition(".")[2]
        form = FORMATS.get(request.query_params.get("format", ending))
        files = known.get(page)
        if files is None or chart not in files.charts or form is None or form.ending != ending:
            return _refused(text("error.no_file"), text("error.not_found_why"), 404, text)
        try:
            answer = source.answer(files.answer, request.url.query, Scope.everything())
        except VersionGone as error:
            status = 404 if error.why == "never" else 410
            return _refused(*panels.gone(error, text), status, text)
        except BadChoice as error:
            said = f"{error.parameter}={error.value}"
            why = text("error.bad_choice_why")
            return _refused(text("error.bad_choice", choice=said), why, 400, text)
        except LedgerUnavailable:
            return _refused(text("error.no_file"), text("skenario.away"), 503, text)
        except WarehouseDamaged:
            why = f"{text('error.damaged_why')} make data{text('error.damaged_end')}"
            return _refused(text("error.damaged"), why, 503, text)
        return _file(answer, files.charts[chart], form, files.place(answer), text)

    for ending in {form.ending for form in FORMATS.values()}:
        where = f"/unduh/{{page}}/{{chart}}.{ending}"
        server.add_api_route(where, file, methods=["GET", "HEAD"], include_in_schema=False)


def _file(answer: Any, chart: Chart, form: Format, place: str, text: Text) -> Response:
    """Return the file, with its choice, version and checksum in the headers."""
    chosen = answer.chosen.but(period=chart.period(answer))
    name = chosen.file_name(place, chart.what, answer.version.number)
    link, sheet = address(answer.page, answer.chosen), chart.sheet(answer, text)
    raw = form.write(sheet, About.of(answer, name, link), text)
    digest = base64.b64encode(hashlib.sha256(raw).digest()).decode("ascii")
    headers = {
        "content-disposition": f'attachment; filename="{name}.{form.ending}"',
        "repr-digest": f"sha-256=:{digest}:",
        "link": f'<{link}>; rel="canonical"',
        "x-data-version": str(answer.version.number),
        "cache-control": "no-cache",
    }
    return Response(raw, media_type=form.media_type, headers=headers)


def _refused(heading: str, why: str, status: int, text: Text) -> Response:
    return Response(document.plain(heading, why, text), status, media_type="text/html")
