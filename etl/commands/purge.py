"""`purge`: what waits for nobody any more is removed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from etl.work.purge import purge
from ledger.store import open_store
from ledger.upgrade import upgrade
from model.settings import Settings


def command(
    context: typer.Context,
    days: Annotated[int, typer.Option(min=1, help="What is younger stays.")] = 7,
) -> None:
    """Remove uploads nobody waits for, halves of them, old answers, remains of roll-ups."""
    settings: Settings = context.obj
    store = open_store(settings.database_url, settings.state)
    try:
        upgrade(store)
        found = purge(store, settings.state, datetime.now(UTC), timedelta(days=days))
    finally:
        store.engine.dispose()
    typer.echo(
        f"Removed {found.files} uploads, {found.parts} halves of uploads and the answers to "
        f"{found.tasks} tasks, and {found.runs} folders of roll-ups that were killed. "
        "Loads, acceptances, versions and what waits are kept."
    )
