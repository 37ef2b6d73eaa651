"""The parts put together, and `python app.py`, which serves them."""

from __future__ import annotations

import os
import signal
import sys

import dash
import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from callbacks import (
    addresses,
    biaya,
    borders,
    data,
    data_tasks,
    definisi,
    downloads,
    kepercayaan,
    newer,
    pages,
    pekerja_rentan,
    provenance,
    ringkasan,
    routing,
    scenario_wishes,
    scenarios,
    sektor,
    target,
    target_own,
    upload,
    wilayah,
)
from callbacks.asking import Source, home_of
from callbacks.data_memory import Memory
from callbacks.delivery import Delivery
from callbacks.guard import Guard
from callbacks.same_site import SameSite
from callbacks.target_memory import OwnTargets
from callbacks.threads import Callbacks, bug
from layouts import document, shell
from model.errors import CakupanError
from model.scenario_results import Again
from model.settings import Settings
from model.warehouse import Warehouse

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
FILES = (
    downloads.RINGKASAN,
    wilayah.FILES,
    sektor.FILES,
    target.FILES,
    pekerja_rentan.FILES,
    biaya.FILES,
    kepercayaan.FILES,
)


def create_app(settings: Settings) -> dash.Dash:
    """Return the app with every address and callback; callable twice in one process."""
    server = FastAPI(title="Cakupan", openapi_url=None)
    warehouse = Warehouse(settings.data)
    source = Source(warehouse, home_of(settings, warehouse))
    addresses.register_pages(server, lambda: _index(app))
    memory = Memory(settings)
    shelf = scenarios.Shelf(memory, Again(source.home))
    _beside_pages(server, source, memory, shelf)
    app = dash.Dash(
        "cakupan",
        server=server,  # type: ignore[arg-type]  # its backend's server, says the manual
        assets_folder=str(document.ASSETS),
        assets_ignore=document.EARLY,
        use_pages=False,
        enable_mcp=False,
        compress=True,
        serve_locally=True,
        suppress_callback_exceptions=True,  # a page's parts come with the page
        title="Cakupan",
        update_title="",
        on_error=bug,
    )
    app.backend.websocket_capability = False  # else every browser asks for a socket, in vain
    app.index_string = document.template()
    app.layout = shell.document()
    callback = Callbacks(app)
    routing.register(app, callback)
    own = OwnTargets(settings)
    for view in target.views(scenarios.views(VIEWS, shelf), own):
        pages.register(app, callback, source, view)
    data.register(app, callback, source, memory)
    scenarios.register(app, callback, source, shelf)
    target_own.register(callback, source, own)
    provenance.register(callback, source)
    addresses.register_missing(server)
    server.add_middleware(Guard, known=lambda: app.callback_map)
    server.add_middleware(Delivery)
    server.add_middleware(SameSite, host=settings.host)
    return app


def _beside_pages(server: FastAPI, source: Source, memory: Memory, shelf: scenarios.Shelf) -> None:
    """Answer what is no page: health, files, uploads, and what readers wish for."""
    addresses.register_health(server, source.warehouse)
    addresses.register_font(server)
    downloads.register(server, source, scenarios.files(FILES, shelf))
    borders.register(server, source.warehouse)
    scenario_wishes.register(server, source, shelf)
    upload.register(server, memory)
    data_tasks.register(server, memory, source.warehouse)
    newer.register(server, source.warehouse)


def _index(app: dash.Dash) -> str:
    """Return Dash's page with all its scripts, whichever page is the first to be asked for."""
    app._setup_server()  # type: ignore[no-untyped-call]  # Dash itself does so before `/` only
    return str(app.index())  # type: ignore[no-untyped-call]


def from_environment() -> FastAPI:
    """Return the server of one worker process, each of which reads its own environment."""
    server: FastAPI = create_app(Settings.from_environ(os.environ)).server
    return server


def serve(settings: Settings) -> None:
    """Serve until stopped; the address is printed once it can be opened."""
    home_of(settings, Warehouse(settings.data))  # before workers are started and fail one by one
    several = settings.workers > 1
    config = uvicorn.Config(
        "app:from_environment" if several else create_app(settings).server,
        factory=several,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=30,
    )
    listening = config.bind_socket()
    for stop in (signal.SIGTERM, signal.SIGINT):  # uvicorn finishes, then raises it once more
        signal.signal(stop, _stopped)
    sys.stdout.write(f"Cakupan: http://{settings.host}:{settings.port}\n")
    sys.stdout.flush()
    if several:
        Multiprocess(config, sockets=[listening]).run()
    else:
        uvicorn.Server(config).run(sockets=[listening])


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
