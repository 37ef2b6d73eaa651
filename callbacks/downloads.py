"""The files behind the charts: the same cells as on the screen, written on the server."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import FastAPI, Request, Response

import texts
from access import who
from access.proofs import proof_of
from access.taken import REGIONS
from callbacks import refused
from callbacks.asking import Source
from callbacks.languages import language_of
from exports.about import Taker
from exports.chart_files import Files, Written, written
from exports.formats import FORMATS, Format
from exports.version_headers import version_of
from model.errors import LedgerUnavailable, WarehouseDamaged
from model.selection import BadChoice


def register(server: FastAPI, source: Source, pages: Iterable[Files]) -> None:
    """Answer `/unduh/<page>/<chart>.<ending>?<choice>&format=…`, the format one of FORMATS."""
    known = {files.page: files for files in pages}

    def file(request: Request, page: str, chart: str) -> Response:
        text = texts.of(language_of(request))
        ending = request.url.path.rpartition(".")[2]
        form = FORMATS.get(request.query_params.get("format", ending))
        files = known.get(page)
        if files is None or chart not in files.charts or form is None or form.ending != ending:
            return refused.no_file(text)
        try:
            answer = source.answer(files.answer, request.url.query, who.current().scope)
        except (BadChoice, LedgerUnavailable, WarehouseDamaged) as error:
            return refused.because(error, text)
        taker = Taker(text, source.site)
        return _answer(written(answer, files, files.charts[chart], form, taker), form)

    for ending in {form.ending for form in FORMATS.values()}:
        where = f"/unduh/{{page}}/{{chart}}.{ending}"
        server.add_api_route(where, file, methods=["GET", "HEAD"], include_in_schema=False)


def _answer(file: Written, form: Format) -> Response:
    """Return the file, with its choice, version and checksum in the headers."""
    headers = {
        "content-disposition": f'attachment; filename="{file.name}"',
        "link": f'<{file.link}>; rel="canonical"',
        **version_of(file.version),
        "x-rows": str(file.rows),
        "cache-control": "no-cache",
        **proof_of(file.raw).headers,
    }
    if file.beside:
        headers[REGIONS] = ",".join(file.beside)
    return Response(file.raw, media_type=form.media_type, headers=headers)
