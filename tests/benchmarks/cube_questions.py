"""How each job is asked: of our pages and our API, of a server of JSON, of a Dash app."""

from __future__ import annotations

import http.client
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from tests.benchmarks.load_readers import body

PAGES = {"J1": "/", "J2": "/wilayah", "J3": "/sektor", "J4": "/target"}
NARROW = {
    "J1": "coverage?region={0}&period={1}",
    "J2": "gaps?region={0}&period={1}&level=kabkota&limit=20",
    "J3": "coverage?region={0}&period={1}&by=industry",
    "J4": "coverage?region={0}&by=period",
}
POST = "/_dash-update-component"
Ask = tuple[str, str, bytes | None]  # method, address, body
Chosen = tuple[str, str]  # region, month


def narrow(job: str, one: Chosen) -> Ask:
    """Return the question of the API that a job is."""
    return "GET", f"/api/v1/{NARROW[job].format(*one)}", None


def plain(job: str, one: Chosen) -> Ask:
    """Return the question to a server of JSON."""
    return "GET", f"/{job.lower()}?{urlencode({'region': one[0], 'month': one[1]})}", None


def figure(job: str, one: Chosen) -> Ask:
    """Return the callback of a Dash app with one chart."""
    said = {
        "output": "chart.figure",
        "outputs": {"id": "chart", "property": "figure"},
        "inputs": [{"id": "asked", "property": "data", "value": [job.lower(), *one]}],
        "changedPropIds": ["asked.data"],
        "state": [],
    }
    return "POST", POST, json.dumps(said).encode()


def page(calls: dict[str, Any]) -> Callable[[str, Chosen], Ask]:
    """Return what asks for the whole answer of one of our pages."""

    def ask(job: str, one: Chosen) -> Ask:
        path = PAGES[job]
        name = path.strip("/") or "ringkasan"
        call = next(v for k, v in calls.items() if k.startswith(f"..{name}-filters.children"))
        query = f"?region={one[0]}&period={one[1]}" + ("&level=kabkota" * (job == "J2"))
        return (
            "POST",
            POST,
            json.dumps(body(call, {"url.pathname": path, "url.search": query})).encode(),
        )

    return ask


def learnt(port: int) -> dict[str, Any]:
    """Return the callbacks of our server by output."""
    link = http.client.HTTPConnection("127.0.0.1", port)
    link.request("GET", "/_dash-dependencies")
    listed = json.loads(link.getresponse().read())
    return {one["output"]: one for one in listed if not one.get("clientside_function")}
