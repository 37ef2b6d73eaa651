"""Briefs as files: of one region, or a pack of those of all places below it, sent as it is made."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from fastapi import FastAPI, Request, Response

import texts
from access import who
from access.long_files import head
from access.proofs import proof_of
from access.streaming import Streamed, threads
from callbacks import refused
from callbacks.asking import Source
from callbacks.languages import language_of
from exports.about import Taker
from exports.brief_formats import BRIEF_FORMATS, BriefFormat, name_of
from exports.brief_packs import How, pieces
from exports.version_headers import version_of
from layouts.parts.links import address
from model.brief import Brief, brief
from model.brief_pack import MOST, pack
from model.errors import WarehouseDamaged
from model.frame import VersionFacts
from model.selection import BadChoice, Selection

READ = ["GET", "HEAD"]
WHERE = "/unduh/brief/{region}"
ZIP = "application/zip"


@dataclass(frozen=True, slots=True)
class Briefs:
    """The briefs of one server; few are made at a time for packs, however many readers wait."""

    source: Source
    pool: ThreadPoolExecutor = field(default_factory=threads)

    def one(self, request: Request, region: str) -> Response:
        """Return the brief of a region."""
        text = texts.of(language_of(request))
        form = BRIEF_FORMATS[request.url.path.rpartition(".")[2]]
        try:
            query = _of(region, request).query
            made = self.source.answer(brief, query, who.current().scope)
        except (BadChoice, WarehouseDamaged) as error:
            return refused.because(error, text)
        return _whole(made, form, Taker(text, self.source.site))

    def many(self, request: Request, region: str) -> Response:
        """Return the briefs of all places of one level below a region, as a ZIP."""
        text, scope = texts.of(language_of(request)), who.current().scope
        form = BRIEF_FORMATS.get(request.query_params.get("format", "pdf"))
        if form is None:
            return refused.no_file(text)
        try:
            found = self.source.answer(pack, _of(region, request).query, scope)
            if len(found.parts) > MOST:
                raise BadChoice("level", str(found.chosen.level))
        except (BadChoice, WarehouseDamaged) as error:
            return refused.because(error, text)
        headers = _headers(found.file_name, "zip", found.version)
        headers["x-files"] = str(len(found.parts))
        if request.method == "HEAD":
            return head(ZIP, headers)
        taker = Taker(text, self.source.site)
        made = pieces(found, found.parts, self.source.home, scope, How(form, taker))
        return Streamed(made, self.pool, ZIP, headers)


def register(server: FastAPI, source: Source) -> None:
    """Answer `/unduh/brief/<region>.pdf|pptx?<choice>` and `….zip?level=…&format=…&<choice>`."""
    briefs = Briefs(source)
    for ending in BRIEF_FORMATS:
        route = f"{WHERE}.{ending}"
        server.add_api_route(route, briefs.one, methods=READ, include_in_schema=False)
    server.add_api_route(f"{WHERE}.zip", briefs.many, methods=READ, include_in_schema=False)


def _of(region: str, request: Request) -> Selection:
    """Return what was asked: the region stands in the path, not in the query."""
    named = Selection.of(Selection(region=region).query)  # garbage is refused, as in a query
    return Selection.of(request.url.query).but(region=named.region)


def _whole(made: Brief, form: BriefFormat, taker: Taker) -> Response:
    """Return one brief, with its choice, version and checksum in the headers."""
    raw = form.write(made, taker.text, taker.site)
    link = f'<{address(made.page, made.chosen)}>; rel="canonical"'
    headers = _headers(name_of(made), form.ending, made.version)
    headers |= {"link": link, **proof_of(raw).headers}
    return Response(raw, media_type=form.media_type, headers=headers)


def _headers(name: str, ending: str, version: VersionFacts) -> dict[str, str]:
    return {
        "content-disposition": f'attachment; filename="{name}.{ending}"',
        **version_of(version),
        "cache-control": "no-cache",
    }
