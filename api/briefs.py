"""`/api/v1/briefs/<region>`: the brief of a region as PDF or slides, no rows.

The same model and writers as `/unduh/brief/<region>.pdf`; parameters are those of Ringkasan.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

import texts
from access import who
from access.proofs import proof_of
from access.roles import Right
from api.asking import chosen_of, language_of
from api.parameters import Parameter, known
from api.problems import Refused
from api.resource import Resource, Source
from api.resources import briefs
from exports.brief_formats import BRIEF_FORMATS, name_of
from exports.version_headers import version_of
from model.brief import brief
from model.frame import VersionFacts
from model.scope import Scope
from model.selection import Selection, nearest
from model.warehouse import Version
from texts.accepted import wishes

ROOT = f"/api/v1/{briefs.NAME}/"
OF_ROWS = ("limit", "cursor")  # which a brief has none of
FORMAT = Parameter(
    "format", "Form of the brief; goes before the header Accept", "pdf", tuple(BRIEF_FORMATS)
)
ASKED = Resource(
    briefs.NAME,
    "The brief of one region: a page of PDF, or four slides with charts that can be edited",
    briefs.BriefRow,
    briefs.answer,
    ("period", "base", "segment"),
)
FILE = {"type": "string", "format": "binary"}
NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class Answer:
    """A brief as it is sent, and of which version it is."""

    version: VersionFacts
    response: Response


def response(request: Request, source: Source, program: str) -> Response:
    """Return the brief of the region in the path; raises what the frame refuses. In a thread."""
    person = who.current()
    if not person.may(Right.BRIEF):
        raise Refused("forbidden" if person.is_known else "sign_in")
    chosen = _chosen(request)
    form = _form(chosen.pop("format", None), request.headers.get("accept", ""))
    region = str(request.scope["path"]).removeprefix(ROOT)
    named = Selection.of(Selection(region=region).query)  # garbage is refused, as in a query
    query = Selection(**chosen).but(region=named.region).query
    has = request.headers.get("if-none-match", "")
    make = _maker((form, language_of(request)), has, program, source.site)
    answer: Answer = source.answer(make, query, person.scope)
    return answer.response


def described(refusals: Mapping[str, Any]) -> dict[str, Any]:
    """Return how the OpenAPI document describes the address; `refusals` as every other has them."""
    region = {
        "name": "region",
        "in": "path",
        "required": True,
        "description": "BPS code of the region",
        "schema": {"type": "string", "pattern": "^[0-9A-Za-z][0-9A-Za-z@ .-]{1,39}$"},
        "example": "64",
    }
    others = known(ASKED.parameters, ()) | {FORMAT.name: FORMAT}
    named = [one.documented for name, one in others.items() if name not in OF_ROWS]
    files = {form.media_type: {"schema": FILE} for form in BRIEF_FORMATS.values()}
    answers = {
        "200": {"description": "The brief", "content": files},
        "304": {"description": "The same as If-None-Match says"},
    }
    return {
        f"/{briefs.NAME}/{{region}}": {
            "get": {
                "operationId": "brief",
                "summary": ASKED.about,
                "parameters": [region, *named],
                "responses": answers | dict(refusals),
            }
        }
    }


Make = Callable[[Selection, Selection, Scope, Version], Answer]


def _maker(how: tuple[str, str], has: str, program: str, site: str) -> Make:
    """Return what makes the brief, unless who asks has it already."""
    form, language = how

    def make(asked: Selection, home: Selection, scope: Scope, version: Version) -> Answer:
        facts = VersionFacts.of(version)
        tag = f'W/"{version.number}-{scope.key}-{form}-{language}-{program}"'
        headers = {
            "etag": tag,
            **version_of(facts),
            "cache-control": "private, no-cache",
            "vary": "Accept, Accept-Language, Cookie",
        }
        if tag in (one.strip() for one in has.split(",")):
            return Answer(facts, Response(status_code=NOT_MODIFIED, headers=headers))
        made, kind = brief(asked, home, scope, version), BRIEF_FORMATS[form]
        headers["content-disposition"] = f'attachment; filename="{name_of(made)}.{kind.ending}"'
        raw = kind.write(made, texts.of(language), site)
        headers |= proof_of(raw).headers
        return Answer(facts, Response(raw, 200, headers, kind.media_type))

    return make


def _chosen(request: Request) -> dict[str, str]:
    """Return the parameters by name; a format is checked here, as files of rows have others."""
    said = request.query_params.getlist("format")
    if len(said) > 1:
        raise Refused("twice", "format", said[1], said[0])
    kept = [(k, v) for k, v in request.query_params.multi_items() if k != "format"]
    chosen = chosen_of(urlencode(kept), ASKED)
    for name in OF_ROWS:
        if name in chosen:
            raise Refused("unknown_parameter", name, chosen[name])
    return chosen | ({"format": said[0]} if said else {})


def _form(chosen: str | None, accept: str) -> str:
    if chosen is not None:
        if chosen not in BRIEF_FORMATS:
            near = nearest(chosen, FORMAT.closed)
            raise Refused("bad_value", "format", chosen, near, FORMAT.closed)
        return chosen
    types = {form.media_type: name for name, form in BRIEF_FORMATS.items()}
    for wish in wishes(accept) if accept.strip() else ["*/*"]:
        if wish in types:
            return types[wish]
        if wish in ("*/*", "application/*"):
            return next(iter(BRIEF_FORMATS))
    raise Refused("not_acceptable", "Accept", accept, possible=tuple(types))
