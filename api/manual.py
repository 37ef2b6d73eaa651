"""`/api/docs`: the description of the API to read and to try, all of it from this server."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

PACKAGE = "fastapi-offline"  # has Swagger UI inside
ASSETS = "/api/docs/assets"
FOR_GOOD = {"cache-control": "public, max-age=31536000, immutable"}
FRESH = {"cache-control": "private, no-cache"}
SCRIPT, STYLE = "swagger-ui-bundle.js", "swagger-ui.css"
START = """window.addEventListener("load", () => {
  SwaggerUIBundle({
    url: "/api/v1/openapi.json",
    dom_id: "#manual",
    deepLinking: true,
    displayRequestDuration: true,
    validatorUrl: null,
  });
});
"""
HTML = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Cakupan API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{assets}/swagger-ui.css">
<script src="{assets}/swagger-ui-bundle.js"></script>
<script src="{assets}/start.js"></script>
</head>
<body><main id="manual"></main></body>
</html>
"""

Endpoint = Callable[[Request], Awaitable[Response]]


def endpoints(described: Mapping[str, Any]) -> dict[str, Endpoint]:
    """Return what answers the description, its page, and the three files of the page."""
    root = f"{ASSETS}/{_edition()}"
    return {
        "/api/v1/openapi.json": _fixed(json.dumps(described).encode(), "application/json", FRESH),
        "/api/docs": _fixed(HTML.format(assets=root).encode(), "text/html", FRESH),
        f"{root}/{SCRIPT}": _asset(SCRIPT, "text/javascript"),
        f"{root}/{STYLE}": _asset(STYLE, "text/css"),
        f"{root}/start.js": _fixed(START.encode(), "text/javascript", FOR_GOOD),
    }


def _edition() -> str:
    """Return what changes in the address of the assets when any of them changes."""
    return f"{version(PACKAGE)}-{hashlib.sha256(START.encode()).hexdigest()[:8]}"


def _fixed(body: bytes, media_type: str, headers: Mapping[str, str]) -> Endpoint:
    async def endpoint(_request: Request) -> Response:
        return Response(body, 200, dict(headers), media_type)

    return endpoint


def _asset(name: str, media_type: str) -> Endpoint:
    async def endpoint(_request: Request) -> Response:
        return Response(_bytes(name), 200, dict(FOR_GOOD), media_type)

    return endpoint


@cache
def _bytes(name: str) -> bytes:
    return (files("fastapi_offline") / "static" / name).read_bytes()
