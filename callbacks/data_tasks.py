"""What a reader wishes of the worker, and how far it is: small JSON beside the page.

`POST /tugas` {"kind": "publish", "load": 5, "accept": […], "why": "…"} · `GET /tugas/<number>` ·
`GET /unduh/muatan/<load>.json`, the whole report of a load.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from anyio import to_thread
from fastapi import FastAPI, Request, Response

import texts
from access import who
from access.roles import Right
from callbacks.data_memory import Memory
from callbacks.languages import language_of
from layouts.parts.data_words import task_said
from model.errors import LedgerUnavailable, WarehouseDamaged
from model.load_sight import LoadSight
from model.loads import Task
from model.pointer import NUMBER
from model.warehouse import Warehouse
from texts import Text

PATH = "/tugas"
JSON = "application/json"
LARGEST = 64 << 10  # bytes of a wish
LONGEST_WHY = 500  # characters
MOST_RULES = 20
RULE = re.compile(r"[a-z][a-z_]{0,39}")
FRESH = {"cache-control": "no-store"}
ACCEPTED, MALFORMED, FORBIDDEN, NOT_FOUND, CONFLICT = 202, 400, 403, 404, 409
TOO_LARGE, NOT_JSON, AWAY = 413, 415, 503

Wish = tuple[str, dict[str, Any]]  # kind of task, its payload


def accepted(task: int) -> Response:
    """Return the number under which to ask how far it is."""
    return _json({"task": task}, ACCEPTED)


def refused(why: str, status: int) -> Response:
    """Return why nothing will be done."""
    return _json({"error": why}, status)


def register(server: FastAPI, memory: Memory, warehouse: Warehouse) -> None:
    """Answer wishes, questions after them, and reports as files."""

    async def ask(request: Request) -> Response:
        text = texts.of(language_of(request))
        if not request.headers.get("content-type", "").startswith(JSON):
            return refused(text("data.refused.malformed"), NOT_JSON)
        body = await _body(request)
        if body is None:
            return refused(text("data.refused.malformed"), TOO_LARGE)
        return await to_thread.run_sync(_asked, body, memory, warehouse, text)

    def told(request: Request, number: str) -> Response:
        return _told(number, memory, texts.of(language_of(request)))

    def report(request: Request, number: str) -> Response:
        return _report(number, memory, warehouse, texts.of(language_of(request)))

    server.add_api_route(PATH, ask, methods=["POST"], include_in_schema=False)
    server.add_api_route(f"{PATH}/{{number}}", told, methods=["GET"], include_in_schema=False)
    server.add_api_route(
        "/unduh/muatan/{number}.json", report, methods=["GET", "HEAD"], include_in_schema=False
    )


async def _body(request: Request) -> bytes | None:
    """Return the body, None as soon as it is too large."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return None
    return bytes(body)


def _asked(body: bytes, memory: Memory, warehouse: Warehouse, text: Text) -> Response:
    try:
        kind, payload = wish_of(body)
    except ValueError:
        return refused(text("data.refused.malformed"), MALFORMED)
    if not payload["why"]:
        return refused(text("data.refused.no_reason"), MALFORMED)
    if kind == "rollback" and not who.current().may(Right.ROLLBACK):
        return refused(text("masuk.refused.forbidden"), FORBIDDEN)
    return _put_in_line(kind, payload, memory, warehouse, text)


def _put_in_line(
    kind: str, payload: dict[str, Any], memory: Memory, warehouse: Warehouse, text: Text
) -> Response:
    try:
        if kind == "rollback":
            in_force = warehouse.current().number
            possible = payload["version"] != in_force
        else:
            possible = memory.state_of(payload["load"]) == "checked"
        if not possible:
            return refused(text("data.refused.settled"), CONFLICT)
        if memory.is_full():
            return refused(text("data.refused.too_many"), CONFLICT)
        return accepted(memory.ask(kind, payload))
    except LedgerUnavailable:
        return refused(text("data.refused.away"), AWAY)


def wish_of(body: bytes) -> Wish:
    """Return the task that a body asks for, or raise ValueError."""
    try:
        said = json.loads(body)
    except RecursionError:
        raise ValueError("too deep") from None
    if not isinstance(said, dict):
        raise ValueError("no object")
    why = said.get("why")
    if not isinstance(why, str) or len(why) > LONGEST_WHY:
        raise ValueError("no reason")
    reason = {"why": why.strip()}
    match said.get("kind"):
        case "publish":
            return "publish", {"load": _whole(said, "load"), "accept": _rules(said), **reason}
        case "discard":
            return "discard", {"load": _whole(said, "load"), **reason}
        case "rollback":
            return "rollback", {"version": _whole(said, "version"), **reason}
    raise ValueError("unknown kind")


def _whole(said: Mapping[str, Any], name: str) -> int:
    value = said.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not NUMBER.fullmatch(str(value)):
        raise ValueError(name)
    return value


def _rules(said: Mapping[str, Any]) -> list[str]:
    rules = said.get("accept", [])
    if not isinstance(rules, list) or len(rules) > MOST_RULES:
        raise ValueError("accept")
    if not all(isinstance(rule, str) and RULE.fullmatch(rule) for rule in rules):
        raise ValueError("accept")
    return list(dict.fromkeys(rules))


def _told(number: str, memory: Memory, text: Text) -> Response:
    """Return how far a task is, in words, and where its result stands."""
    try:
        task = memory.task(int(number)) if NUMBER.fullmatch(number) else None
    except LedgerUnavailable:
        return refused(text("data.refused.away"), AWAY)
    if task is None:
        return refused(text("data.refused.no_task"), NOT_FOUND)
    return _json(
        {
            "over": task.is_over,
            "failed": task.failed,
            "words": task_said(task, datetime.now(UTC), text),
            "to": _to(task),
        }
    )


def _to(task: Task) -> str:
    """Return where the reader sees what came of it."""
    if task.kind == "load" and task.load is not None:
        return f"/data?load={task.load}"
    return "/data"


def _report(number: str, memory: Memory, warehouse: Warehouse, text: Text) -> Response:
    try:
        sight = LoadSight.of(who.current().scope, warehouse.data)
        found = memory.report(int(number)) if NUMBER.fullmatch(number) else None
    except (LedgerUnavailable, WarehouseDamaged):
        return refused(text("data.refused.away"), AWAY)
    if found is None:
        return refused(text("data.refused.no_load"), NOT_FOUND)
    name = {"content-disposition": f'attachment; filename="cakupan_muatan_{number}.json"'}
    raw = json.dumps(sight.whole_report(found), ensure_ascii=False, indent=1)
    return Response(raw.encode("utf-8", "replace"), media_type=JSON, headers=name | FRESH)


def _json(said: Mapping[str, Any], status: int = 200) -> Response:
    raw = json.dumps(said, ensure_ascii=False)
    return Response(raw.encode("utf-8", "replace"), status, media_type=JSON, headers=FRESH)
