"""Which version is in force: what an open page asks now and then, in one small answer."""

from __future__ import annotations

from fastapi import FastAPI, Request, Response

from model.errors import WarehouseDamaged
from model.warehouse import Warehouse

PATH = "/versi"
UNCHANGED, NONE = 304, 503


def register(server: FastAPI, warehouse: Warehouse) -> None:
    """Answer `/versi` with the number of the version in force; 304 to who knows it already."""

    def version(request: Request) -> Response:
        try:
            number = warehouse.current().number
        except WarehouseDamaged:
            return Response(status_code=NONE)
        tag = f'"{number}"'
        headers = {"etag": tag, "cache-control": "no-cache"}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=UNCHANGED, headers=headers)
        return Response(f'{{"version":{number}}}', 200, headers, "application/json")

    server.add_api_route(PATH, version, methods=["GET", "HEAD"], include_in_schema=False)
