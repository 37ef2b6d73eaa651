"""What a reader does with scenarios: keep the choice on the screen, copy one, take one away.

`POST /skenario` {"do": "keep", "name": …, "query": "?…"} · {"do": "copy", "key": …, "name": …}
· {"do": "remove", "key": …}; the answer says where to go, or why not.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from anyio import to_thread
from fastapi import FastAPI, Request, Response

import texts
from access import who
from callbacks.asking import Source
from callbacks.languages import language_of
from callbacks.scenario_shelf import PAGE, Shelf
from layouts.parts.links import address
from ledger.kept import MOST
from ledger.scenarios import Scenario
from model import kept_sight
from model.costing import Costing
from model.errors import LedgerUnavailable, UsageError, WarehouseDamaged
from model.kept import LONGEST_NAME, written
from model.restrictions import restricted_at
from model.scenario import choice_of
from model.scenario_results import results_of
from model.selection import LONGEST_QUERY, SHAPES, BadChoice
from texts import Text

PATH = "/skenario"
JSON = "application/json"
LARGEST = 16 << 10  # bytes of a wish
FRESH = {"cache-control": "no-store"}
MADE, MALFORMED, NOT_FOUND, CONFLICT = 201, 400, 404, 409
TOO_LARGE, NOT_JSON, AWAY = 413, 415, 503


class Refused(Exception):
    """What the reader is told, by the key of its words, and the status."""

    def __init__(self, key: str, status: int) -> None:
        super().__init__(key)
        self.key, self.status = key, status


def register(server: FastAPI, source: Source, shelf: Shelf) -> None:
    """Answer wishes; access/same_site.py keeps the pages of others from having any."""

    async def wished(request: Request) -> Response:
        text = texts.of(language_of(request))
        try:
            said = await _said(request)
            return _json(await to_thread.run_sync(done, said, source, shelf), MADE)
        except Refused as error:
            return _json({"error": _why(error.key, text)}, error.status)

    server.add_api_route(PATH, wished, methods=["POST"], include_in_schema=False)


def done(said: Mapping[str, Any], source: Source, shelf: Shelf) -> dict[str, str]:
    """Return where the reader goes now that it is done, or raise Refused."""
    try:
        match said.get("do"):
            case "keep":
                return _kept(_name(said), _words(said, "query", LONGEST_QUERY), source, shelf)
            case "copy":
                found = shelf.find(_key(said))
                if found is None:
                    raise Refused("missing", NOT_FOUND)
                return _kept(_name(said), found.query, source, shelf)
            case "remove":
                if not shelf.memory.forget(_key(said)):
                    raise Refused("missing", NOT_FOUND)
                return {"to": ""}
    except LedgerUnavailable:
        raise Refused("away", AWAY) from None
    except WarehouseDamaged:
        raise Refused("damaged", AWAY) from None
    raise Refused("malformed", MALFORMED)


def _kept(name: str, query: str, source: Source, shelf: Shelf) -> dict[str, str]:
    """Return the way to the scenario that a choice became, on the version it was made on."""
    scope = who.current().scope
    try:
        answer: Costing = source.answer(shelf.answer, query, scope)
    except BadChoice:
        raise Refused("choice", CONFLICT) from None
    chosen = choice_of(answer.chosen)
    scenario = Scenario(
        name=name,
        page=PAGE,
        query=chosen.query,
        version=answer.version.number,
        who=who.current().name,
        at=datetime.now(UTC),
        results=written(results_of(answer)),
        sight=kept_sight.written(scope, restricted_at(shelf.data, answer.version.number)),
    )
    try:
        key = shelf.memory.keep(scenario)
    except UsageError:  # the name was looked at above
        raise Refused("too_many", CONFLICT) from None
    along = {"v": answer.asked.v, "lang": answer.asked.lang}
    return {"key": key, "to": address(PAGE, chosen.but(scenario=key, **along))}


async def _said(request: Request) -> Mapping[str, Any]:
    """Return what a body says, or raise Refused as soon as it is too large."""
    if not request.headers.get("content-type", "").startswith(JSON):
        raise Refused("malformed", NOT_JSON)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise Refused("malformed", TOO_LARGE)
    try:
        said = json.loads(bytes(body))
    except (ValueError, RecursionError):
        raise Refused("malformed", MALFORMED) from None
    if not isinstance(said, dict):
        raise Refused("malformed", MALFORMED)
    return said


def _name(said: Mapping[str, Any]) -> str:
    """Return a name as words: whatever stands in it is shown, and never run."""
    name = " ".join(_words(said, "name", LARGEST).split())
    if not name:
        raise Refused("unnamed", MALFORMED)
    if len(name) > LONGEST_NAME:
        raise Refused("long_name", MALFORMED)
    return name.encode("utf-8", "replace").decode("utf-8")  # halves of characters have no bytes


def _words(said: Mapping[str, Any], part: str, longest: int) -> str:
    found = said.get(part)
    if not isinstance(found, str) or len(found) > longest:
        raise Refused("malformed", MALFORMED)
    return found


def _key(said: Mapping[str, Any]) -> str:
    key = _words(said, "key", LARGEST)
    if not SHAPES["scenario"].fullmatch(key):
        raise Refused("missing", NOT_FOUND)
    return key


def _why(key: str, text: Text) -> str:
    return text(f"skenario.refused.{key}", most=MOST, longest=LONGEST_NAME)


def _json(said: Mapping[str, Any], status: int) -> Response:
    raw = json.dumps(said, ensure_ascii=False)
    return Response(raw.encode("utf-8", "replace"), status, media_type=JSON, headers=FRESH)
