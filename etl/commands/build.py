"""`build`: the releases of data/ as a new version."""

from __future__ import annotations

from datetime import UTC, datetime

import typer
from rich.console import Console

from etl.build import build
from etl.fault import Fault
from etl.lock import alone
from etl.publish import publish
from etl.record import operator, record
from etl.report import loaded, warned
from etl.store import build_store
from ledger.deeds import Deed
from ledger.versions import Event
from model.settings import Settings


def command(context: typer.Context) -> None:
    """Check the releases in data/ and publish them as a new version."""
    settings: Settings = context.obj
    with alone(settings.data):
        publish_all(settings, "build of the releases in data/")


def publish_all(settings: Settings, why: str) -> None:
    """Build and publish, say what was loaded, and tell the ledger; to be called alone in data/."""
    console = Console(stderr=True, highlight=False)
    with console.status("…") as status:
        built = build(settings.data, status.update)
        status.update("publishing")
        number = publish(
            built.draft,
            settings.data,
            build_store=build_store,
            clock=lambda: datetime.now(UTC),
            fault=Fault(settings.fault),
        )
    if built.warnings:
        console.print(warned(built.warnings), markup=False, soft_wrap=True)
    typer.echo(loaded(number, built.summary))
    event = Event("publish", operator(), datetime.now(UTC), why, version=number)
    if untold := record(Deed(event=event), settings):
        typer.secho(untold, err=True)
