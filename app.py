"""The parts put together, and `python app.py`, which serves them."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from functools import partial

import dash
import uvicorn
from fastapi import FastAPI
from fastapi.middleware.gzip import GZipMiddleware
from uvicorn.supervisors import Multiprocess

from access import listening, logs, reports, settled, start, streaming
from access.crowding import Crowding
from access.door import Door
from access.gate import Gate
from access.guard import Guard
from access.kept_answers import KeptAnswers
from access.policy import Forms
from access.server import Server, way_in
from api import frame as api
from api.turned_away import said as no_program
from callbacks import (
    account_pages,
    addresses,
    biaya,
    borders,
    briefs,
    crowded,
    data,
    data_tasks,
    definisi,
    downloads,
    health,
    invitations,
    kepercayaan,
    newer,
    pages,
    pekerja_rentan,
    pictures,
    plotly_script,
    provenance,
    ringkasan,
    routing,
    scenario_wishes,
    scenarios,
    sektor,
    sign_in,
    sign_in_oidc,
    target,
    target_own,
    turned_away,
    upload,
    whole_data,
    wilayah,
)
from callbacks.asking import Source, home_of
from callbacks.data_memory import Memory
from callbacks.delivery import Delivery
from callbacks.scenario_shelf import Shelf
from callbacks.target_memory import OwnTargets
from callbacks.threads import Callbacks, bug
from exports.page_files import PAGES
from layouts import document, fingerprints, shell
from model.errors import CakupanError
from model.scenario_results import Again
from model.settings import Settings
from model.warehouse import Warehouse

# bytes of an answer; how thoroughly, of nine: Dash's `compress` takes three times as long for 3 %
LEAST_PACKED, PACKED = 500, 6
VIEWS = (
    ringkasan.VIEW,
    wilayah.VIEW,
    sektor.VIEW,
    target.VIEW,
    pekerja_rentan.VIEW,
    biaya.VIEW,
    kepercayaan.VIEW,
    data.VIEW,
    definisi.VIEW,
)


def create_app(settings: Settings) -> dash.Dash:
    """Return the app with every address and callback; callable twice in one process."""
    streaming.give_back()
    server = Server(title="Cakupan", openapi_url=None)
    warehouse = Warehouse(settings.data)
    door = Door(settings, warehouse)
    gate = partial(Gate, door=door, say=turned_away.saying(no_program))
    server.way_in = way_in(
        settings, lambda: _hashes(app), streamed={upload.PATH}, forms=Forms(), gate=gate
    )
    source = Source(warehouse, home_of(settings, warehouse), settings.public_url)
    addresses.register_pages(server, lambda: _index(app))
    sign_in.register(server, door)
    invitations.register(server, door)
    sign_in_oidc.register(server, door)
    account_pages.register(server, door)
    memory = Memory(settings)
    shelf = Shelf(memory, Again(source.home), settings.data)
    _beside_pages(server, source, memory, shelf)
    server.add_middleware(GZipMiddleware, minimum_size=LEAST_PACKED, compresslevel=PACKED)
    drawing = plotly_script.register(server)  # before Dash's own route for what browsers run
    app = dash.Dash(
        "cakupan",
        server=server,  # type: ignore[arg-type]  # its backend's server, says the manual
        assets_folder=str(fingerprints.ASSETS),
        assets_ignore=document.EARLY,
        use_pages=False,
        enable_mcp=False,
        serve_locally=True,
        suppress_callback_exceptions=True,  # a page's parts come with the page
        title="Cakupan",
        update_title="",
        on_error=bug,
    )
    app.backend.websocket_capability = False  # else every browser asks for a socket, in vain
    app.index_string = document.template(drawing)
    app.layout = shell.document()
    _callbacks(app, source, memory, shelf, OwnTargets(settings))
    api.register(server, source, settings)
    addresses.register_missing(server)
    server.add_middleware(KeptAnswers, warehouse=warehouse)
    server.add_middleware(Crowding, say=crowded.said)
    server.add_middleware(Guard, known=lambda: app.callback_map, denied=door.denials.write)
    server.add_middleware(Delivery)
    return app


def _beside_pages(server: FastAPI, source: Source, memory: Memory, shelf: Shelf) -> None:
    """Answer what is no page: health, files, uploads, and what readers wish for."""
    health.register(server, source.warehouse)
    addresses.register_font(server)
    whole_data.register(server, source)
    briefs.register(server, source)
    downloads.register(server, source, scenarios.files(PAGES, shelf))
    pictures.register(server, source, VIEWS, scenarios.files(PAGES, shelf))
    borders.register(server, source.warehouse)
    scenario_wishes.register(server, source, shelf)
    upload.register(server, memory)
    data_tasks.register(server, memory, source.warehouse)
    newer.register(server, source.warehouse)
    reports.register(server)


def _callbacks(
    app: dash.Dash, source: Source, memory: Memory, shelf: Shelf, own: OwnTargets
) -> None:
    """Wire the frame, every page, and what pages have beside their answers."""
    callback = Callbacks(app)
    routing.register(app, callback)
    for view in target.views(scenarios.views(VIEWS, shelf), own):
        pages.register(app, callback, source, view)
    data.register(app, callback, source, memory)
    scenarios.register(app, callback, source, shelf)
    target_own.register(callback, source, own)
    provenance.register(callback, source)


def _index(app: dash.Dash) -> str:
    """Return Dash's page with all its scripts, whichever page is the first to be asked for."""
    app._setup_server()  # type: ignore[no-untyped-call]  # Dash itself does so before `/` only
    return str(app.index())  # type: ignore[no-untyped-call]


def _hashes(app: dash.Dash) -> Sequence[str]:
    """Return the hashes of the scripts that stand in pages; complete once the app is."""
    hashes: Sequence[str] = app.csp_hashes()
    return hashes


def from_environment() -> FastAPI:
    """Return the server of one worker process, each of which reads its own environment."""
    settings = Settings.from_environ(os.environ)
    logs.begin(settings)
    return _settled(settings)


def _settled(settings: Settings) -> FastAPI:
    """Return a server as a process of its own serves it."""
    server: FastAPI = create_app(settings).server
    settled.leave_alone()
    return server


def serve(settings: Settings) -> None:
    """Serve until stopped; the address is printed once it can be opened."""
    start.refuse(settings)
    logs.begin(settings)
    home_of(settings, Warehouse(settings.data))  # before workers are started and fail one by one
    several = settings.workers > 1
    config = uvicorn.Config(
        "app:from_environment" if several else _settled(settings),
        factory=several,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        **listening.options(settings),
    )
    port = config.bind_socket()
    streaming.hold_little(port)
    port.listen(config.backlog)
    for stop in (signal.SIGTERM, signal.SIGINT):  # uvicorn finishes, then raises it once more
        signal.signal(stop, _stopped)
    scheme = "https" if settings.tls_cert else "http"
    sys.stdout.write(f"Cakupan: {scheme}://{settings.host}:{settings.port}\n")
    sys.stdout.flush()
    if several:
        Workers(config, sockets=[port]).run()
    else:
        uvicorn.Server(config).run(sockets=[port])


class Workers(Multiprocess):
    """Server processes whose parent lets go of the port when they end: else it would still ring."""

    def terminate_all(self) -> None:
        """Ask every process to end; nobody new can reach them."""
        for port in self.sockets:
            port.close()
        super().terminate_all()


def _stopped(*_: object) -> None:
    """End as a program that was asked to end: without a traceback, with exit code 0."""
    raise SystemExit(0)


def main() -> None:
    """Serve with the settings of the environment; what a person can put right has no traceback."""
    try:
        serve(Settings.from_environ(os.environ))
    except CakupanError as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(error.exit_code) from None


if __name__ == "__main__":
    main()
