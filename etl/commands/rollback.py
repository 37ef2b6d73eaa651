"""`rollback`: another version in force, at once and for everybody."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from etl.fault import Fault
from etl.record import operator, record
from etl.rollback import roll_back
from ledger.deeds import Deed
from ledger.versions import Event
from model.settings import Settings


def command(
    context: typer.Context,
    number: Annotated[int, typer.Argument(help="Number of the version to put in force.")],
    why: Annotated[str, typer.Option(help="The reason, for those who ask later.")] = "",
) -> None:
    """Put an earlier version in force again; the next build still makes a new number."""
    settings: Settings = context.obj
    now = datetime.now(UTC)
    before = roll_back(settings.data, number, lambda: now, Fault(settings.fault))
    typer.echo(f"Version {number} is in force; it was version {before}.")
    event = Event("rollback", operator(), now, why, version=number, from_version=before)
    if untold := record(Deed(event=event), settings):
        typer.secho(untold, err=True, fg="red")
