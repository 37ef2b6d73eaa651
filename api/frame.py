"""The frame of `/api/v1`: every address below `/api/`, answered or refused as JSON.

How a resource is added: one file `api/resources/<name>.py` with

    class ThingRow(Row):                    # api/shapes.py; its docstring is one line, for people
        region: str = told("BPS code", "KAL", "code")          # meaning, example, unit
        people: Number = told("Workers", {…}, "persons")       # {low, value, high, status}

    def answer(asked: Asked) -> Found:      # question -> rows: asked.selection, .home, .scope,
        found = things(asked.selection, asked.home, asked.scope, asked.version)  # the page's own
        rows = [row_of(one) for one in found.things]           # no arithmetic here
        return Found(rows, found.chosen, found.page, found.region_name, sources=found.sources,
                     sheet=sheets.things(found, asked.text))   # the page's file, if of these rows

    RESOURCE = Resource("things", "What it is, one line", ThingRow, answer,
                        ("region", "period"), example="region=KAL")

and its RESOURCE in `api/resources/__init__.py`. Parameters are names of model/selection.py;
others are given as `own=(Parameter(name, about, example, closed or shape),)` and come in
`asked.more`. The frame does the rest: it refuses what has the wrong shape, asks one version in the
scope of who asks, pages, writes every format, answers 304 and problems. BadChoice,
LedgerUnavailable, WarehouseDamaged and TookTooLong may be raised anywhere; `Refused`
(api/problems.py) too. Numbers come from the same rows as the file
(`api.shapes.number(values, "participants")`), so that JSON and file cannot differ. Rows that
depend on more than version and scope say so in `Found(also=…)`.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocketClose

import texts
from access import who
from access.long_files import LongFiles
from access.roles import Right
from api import briefs, manual, openapi
from api.answering import Ready, answered
from api.asking import language_of, wish_of
from api.below import Below
from api.problems import ANSWERED, Refused, problem, refusal
from api.resource import Resource, Source
from api.resources import resources as every
from api.running import Pool
from model.settings import Settings

ROOT, V1 = "/api", "/api/v1/"
READ = ("GET", "HEAD")
LARGEST = 2 << 20  # bytes of a body, though none is read
SECONDS = 5.0
LENGTH = re.compile(r"[0-9]{1,15}")

Endpoint = Callable[[Request], Awaitable[Response]]


def register(
    server: FastAPI,
    source: Source,
    settings: Settings,
    resources: tuple[Resource, ...] = (),
    seconds: float = SECONDS,
) -> None:
    """Answer everything below `/api/`; comes before what answers every other path."""
    api = Api(source, resources or every(settings), Pool(seconds))
    server.router.routes.append(Below(ROOT, api))


class Api:
    """One ASGI app: the resources, their description, the manual; and a refusal for all else."""

    def __init__(self, source: Source, resources: tuple[Resource, ...], pool: Pool) -> None:
        self._source, self._pool, self._long = source, pool, LongFiles()
        self._described = openapi.document(resources)
        self._digest = openapi.digest(self._described)
        self._endpoints: Mapping[str, Endpoint] = {
            **{V1 + one.name: self._of(one) for one in resources},
            **manual.endpoints(self._described),
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await WebSocketClose()(scope, receive, send)
            return
        request = Request(scope, receive)
        try:
            response = await self._answer(request)
        except ANSWERED as error:
            refused, text = refusal(error), texts.of(language_of(request))
            response = problem(refused, text, ", ".join(READ) if refused.kind == "method" else None)
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        if _announced(request) > LARGEST:
            raise Refused("too_large")
        endpoint = self._endpoints.get(request.scope["path"])
        if endpoint is None and request.scope["path"].startswith(briefs.ROOT):
            endpoint = self._brief
        if endpoint is None:
            raise Refused("not_found")
        if request.method not in READ:
            raise Refused("method", possible=READ)
        return await endpoint(request)

    def _of(self, resource: Resource) -> Endpoint:
        async def endpoint(request: Request) -> Response:
            person = who.current()
            if not person.may(Right.API):
                raise Refused("forbidden" if person.is_known else "sign_in")
            return await self._pool.run(lambda: self._response(request, resource))

        return endpoint

    async def _brief(self, request: Request) -> Response:
        return await self._pool.run(lambda: briefs.response(request, self._source, self._digest))

    def _response(self, request: Request, resource: Resource) -> Response:
        """Return the answer of a resource; runs in a thread."""
        scope = who.current().scope
        wish = wish_of(request, resource, scope)
        answer = answered(resource, wish, scope, self._source)
        ready = Ready(resource, wish, scope, answer, self._digest, self._long)
        return ready.response(request.headers.get("if-none-match", ""), request.method == "HEAD")


def _announced(request: Request) -> int:
    """Return how long a body says it is; what is no length is far too long."""
    said = request.headers.get("content-length", "0")
    return int(said) if LENGTH.fullmatch(said) else LARGEST + 1
