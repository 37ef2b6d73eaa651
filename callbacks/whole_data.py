"""All figures as one file: `/unduh/data/semua.csv|xlsx|parquet?format=…&v=…&checksum=1`."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import partial

from fastapi import FastAPI, Request, Response

import texts
from access import who
from access.long_files import LongFile, LongFiles
from access.proofs import Proof
from callbacks import refused
from callbacks.asking import Source
from callbacks.languages import language_of
from exports.figure_columns import FIGURES_FILE
from exports.figure_files import LONG, Long, workbook
from exports.version_headers import version_of
from layouts.parts.links import address
from model.data_page import PAGE
from model.errors import WarehouseDamaged
from model.figure_file import FigureFile, figure_file
from model.figure_filters import Filters
from model.scope import Scope
from model.selection import BadChoice, Selection
from model.warehouse import Version
from texts import Text

PATH = "/unduh/data/semua"
ENDINGS = ("csv", "xlsx", "parquet")


def whole(_asked: Selection, _home: Selection, scope: Scope, version: Version) -> FigureFile:
    """Return the file of all figures of a version that a reader may see."""
    return figure_file(Filters(), scope, version)


def register(server: FastAPI, source: Source) -> None:
    """Answer the file in every format, its head alone, and its proof."""
    files = LongFiles()

    def answer(request: Request) -> Response:
        text = texts.of(language_of(request))
        ending = request.url.path.rpartition(".")[2]
        form = request.query_params.get("format", ending)
        if form not in LONG or LONG[form].ending != ending:
            return refused.no_file(text)
        try:
            file = source.answer(whole, request.url.query, who.current().scope)
            if _is_too_long(file, LONG[form]):
                return _too_long(file, LONG[form], text)
            if request.query_params.get("checksum") == "1":
                return _proof(file, form, files.proof(_long(file, form, text, source.site)), text)
        except (BadChoice, WarehouseDamaged) as error:
            return refused.because(error, text)
        headers = _headers(file, form, text)
        return files.answer(_long(file, form, text, source.site), headers, request.method == "HEAD")

    for ending in ENDINGS:
        where = f"{PATH}.{ending}"
        server.add_api_route(where, answer, methods=["GET", "HEAD"], include_in_schema=False)


def _headers(file: FigureFile, form: str, text: Text) -> dict[str, str]:
    ending = LONG[form].ending
    proof = f"{PATH}.{ending}?format={form}&v={file.version.number}&checksum=1&lang={text.language}"
    return {
        "content-disposition": f'attachment; filename="{file.name}.{ending}"',
        "link": f'<{_link(file, text)}>; rel="canonical", <{proof}>; rel="describedby"',
        **version_of(file.version),
        "x-rows": str(file.rows),
        "content-language": text.language,
        "cache-control": "no-cache",
    }


def _long(file: FigureFile, form: str, text: Text, site: str) -> LongFile:
    """Return how the file is made in a format."""
    link, long = f"{site}{_link(file, text)}", LONG[form]
    pieces = None if long.pieces is None else partial(long.pieces, file, text, link)
    key = (file.key, form, text.language)
    return LongFile(key, long.media_type, pieces, partial(workbook, file, text, link))


def _proof(file: FigureFile, form: str, proof: Proof, text: Text) -> Response:
    """Return what a reader compares a file with, and what its rows come from, as JSON."""
    said = {
        "file": f"{file.name}.{LONG[form].ending}",
        "format": form,
        "language": text.language,
        "version": file.version.number,
        "created": file.version.created,
        "rows": file.rows,
        **asdict(proof),
        "columns": [
            {"name": one.name, "unit": one.unit, "meaning": one.meaning}
            for one in FIGURES_FILE.columns
        ],
        "sources": [asdict(one) for one in file.sources],
    }
    body = json.dumps(said, ensure_ascii=False, indent=1)
    headers = version_of(file.version) | {"cache-control": "no-cache"}
    return Response(body, 200, headers, "application/json")


def _link(file: FigureFile, text: Text) -> str:
    return address(PAGE, Selection(v=str(file.version.number), lang=text.language))


def _is_too_long(file: FigureFile, long: Long) -> bool:
    return long.most_rows is not None and file.rows > long.most_rows


def _too_long(file: FigureFile, long: Long, text: Text) -> Response:
    rows, most = text.number(file.rows), text.number(long.most_rows)
    why = text("take.too_long_why", rows=rows, most=most)
    return refused.refused(text("take.too_long"), why, 400, text)
