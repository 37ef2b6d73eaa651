"""The borders of a version as files of their own: a map asks for them once and keeps them."""

from __future__ import annotations

import gzip
from threading import Lock

from fastapi import FastAPI, Request, Response

import texts
from callbacks.addresses import FOR_GOOD, READ
from callbacks.languages import language_of
from layouts import document
from model.borders import borders_of
from model.errors import WarehouseDamaged
from model.pointer import NUMBER
from model.warehouse import Version, Warehouse

PATH = "/batas/v{number}/{name}.geojson"  # as model.borders.address_of writes it
GEOJSON = "application/geo+json"
NOT_MODIFIED, NOT_FOUND, UNAVAILABLE = 304, 404, 503
PACKED = {"content-encoding": "gzip", "vary": "Accept-Encoding"}
MOST_KEPT = 8  # packed sets: two versions of the four


class Packed:
    """The packed bytes of the sets that were asked for last: packing takes longer than sending."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: dict[str, bytes] = {}  # hash of the content -> packed

    def of(self, version: Version, name: str, sha256: str) -> bytes:
        """Return a set of a version, packed."""
        with self._lock:
            packed = self._kept.pop(sha256, None)
            if packed is None:
                packed = gzip.compress(version.borders(name), mtime=0)
            self._kept[sha256] = packed  # the last one asked for stands last
            while len(self._kept) > MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            return packed


def register(server: FastAPI, warehouse: Warehouse) -> None:
    """Answer `/batas/v<version>/<set>.geojson`; versions that are gone have none."""
    packed = Packed()

    def answer(request: Request, number: str, name: str) -> Response:
        try:
            warehouse.current()
            version = _version(warehouse, number)
            if version is None:
                return _refused(request, "error.not_found", NOT_FOUND)
            return _borders(request, version, name, packed)
        except WarehouseDamaged:
            return _refused(request, "error.damaged", UNAVAILABLE)

    server.add_api_route(PATH, answer, methods=READ, include_in_schema=False)


def _version(warehouse: Warehouse, number: str) -> Version | None:
    """Return the version of an address, None where there is none or it is not whole any more."""
    if not NUMBER.fullmatch(number):
        return None
    try:
        return warehouse.at(int(number))
    except WarehouseDamaged:
        return None


def _borders(request: Request, version: Version, name: str, packed: Packed) -> Response:
    found = borders_of(version.manifest.summary, name)
    if found is None:
        return _refused(request, "error.not_found", NOT_FOUND)
    small = "gzip" in request.headers.get("accept-encoding", "")
    tag = f'"{found.sha256}-gzip"' if small else f'"{found.sha256}"'
    headers = {"cache-control": FOR_GOOD, "etag": tag}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=NOT_MODIFIED, headers=headers)
    if not small:  # what packs the pages adds `vary` to it
        return Response(version.borders(name), media_type=GEOJSON, headers=headers)
    raw = packed.of(version, name, found.sha256)
    return Response(raw, media_type=GEOJSON, headers=headers | PACKED)


def _refused(request: Request, heading: str, status: int) -> Response:
    text = texts.of(language_of(request))
    why = text("error.not_found_why")
    if status == UNAVAILABLE:
        why = f"{text('error.damaged_why')} make data{text('error.damaged_end')}"
    html = document.plain(text(heading), why, text)
    return Response(html, status, media_type="text/html")
