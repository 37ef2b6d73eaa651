"""Whether the server lives and has data: a word for strangers, facts for who may see pages."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from fastapi import FastAPI
from fastapi.responses import JSONResponse, PlainTextResponse, Response

from access import who
from model.errors import WarehouseDamaged
from model.manifest import Manifest
from model.warehouse import Warehouse

READ = ["GET", "HEAD"]
NONE = 503


def register(server: FastAPI, warehouse: Warehouse) -> None:
    """Answer `/healthz` while the process lives, `/readyz` while it has data."""

    async def alive() -> Response:
        return PlainTextResponse("ok")

    def ready() -> Response:
        try:
            version = warehouse.current()
        except WarehouseDamaged:
            return PlainTextResponse("not ready", NONE)
        if not who.current().is_known:
            return PlainTextResponse("ready")
        facts = facts_of(version.manifest, datetime.now(UTC))
        return JSONResponse({"ready": True, "degraded": bool(version.degraded), **facts})

    server.add_api_route("/healthz", alive, methods=READ, include_in_schema=False)
    server.add_api_route("/readyz", ready, methods=READ, include_in_schema=False)


def facts_of(manifest: Manifest, now: datetime) -> dict[str, object]:
    """Return number, time, age in seconds and hash of a version."""
    made = datetime.fromisoformat(manifest.created)
    return {
        "version": manifest.seq,
        "created": manifest.created,
        "age": max(0, int((now - made).total_seconds())),
        "sha256": hashlib.sha256(manifest.to_bytes()).hexdigest(),
    }
