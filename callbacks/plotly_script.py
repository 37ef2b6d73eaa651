"""The plotly.js that browsers get: that of `make bundle` where there is one, else the whole.

`make bundle` builds it outside the repository from the recipe in layouts/bundle, which says what
the hash of the file must be. A file with another hash is somebody else's and is not served.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

import dash
from dash import dcc
from dash.fingerprint import build_fingerprint
from fastapi import FastAPI, Response

from callbacks.addresses import FOR_GOOD
from layouts import fingerprints

ROOT = fingerprints.ASSETS.parents[1]
BUILT = ROOT / "var" / "bundle" / "plotly.min.js"
PINNED = ROOT / "layouts" / "bundle" / "plotly.sha256"
SUITES = "/_dash-component-suites"
GRAPH = "dcc/async-graph.js"  # what Dash draws figures by, which else comes with the first of them

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Script:
    """A plotly.js with its hash."""

    body: bytes = field(repr=False)
    sha256: str
    is_bundle: bool

    @property
    def path(self) -> str:
        """Return its address, which no other content will ever have."""
        return f"{SUITES}/plotly/plotly-{self.sha256[:16]}.js"


def chosen(built: Path, pinned: Path) -> Script:
    """Return the bundle if it is what the recipe makes, else the whole plotly.js of the package."""
    if not built.is_file():
        log.info("plotly.js is served whole: `make bundle` makes the first visit much smaller")
        return _whole()
    body = built.read_bytes()
    found, expected = hashlib.sha256(body).hexdigest(), pinned.read_text("utf-8").split()[0]
    if found == expected:
        return Script(body, found, is_bundle=True)
    log.warning(
        "%s is not what layouts/bundle makes (%s… instead of %s…) and is not served: `make bundle`",
        built.name,
        found[:16],
        expected[:16],
    )
    return _whole()


def register(server: FastAPI) -> tuple[str, str]:
    """Serve what is chosen; return the addresses of what figures are drawn by."""
    script = chosen(BUILT, PINNED)
    serve(server, script)
    changed = int((Path(dcc.__file__).parents[1] / GRAPH).stat().st_mtime)
    graph = build_fingerprint(GRAPH, dash.__version__, changed)  # type: ignore[no-untyped-call]
    return script.path, f"{SUITES}/dash/{graph}"


def serve(server: FastAPI, script: Script) -> None:
    """Answer the script's address."""

    async def answer() -> Response:
        headers = {"cache-control": FOR_GOOD}
        return Response(script.body, media_type="text/javascript", headers=headers)

    server.add_api_route(script.path, answer, methods=["GET"], include_in_schema=False)


@cache
def _whole() -> Script:
    body = (files("plotly") / "package_data" / "plotly.min.js").read_bytes()
    return Script(body, hashlib.sha256(body).hexdigest(), is_bundle=False)
