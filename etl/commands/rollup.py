"""`rollup`: persons of a registry, one row per spell, counted into a release."""

from __future__ import annotations

import resource
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from etl.fault import Fault
from model.errors import UsageError
from model.settings import Settings

Engine = Literal["duckdb", "spark"]
PACKAGES = ("ibis", "scipy")  # of the extra [scale]


def command(
    context: typer.Context,
    config: Annotated[Path, typer.Argument(help="TOML that says what is where: docs/rollup.md.")],
    engine: Annotated[Engine, typer.Option(help="What counts.")] = "duckdb",
    master: Annotated[str, typer.Option(help="Of Spark: spark://HOST:PORT.")] = "",
) -> None:
    """Count the persons of a registry into a release; small cells are hidden in it."""
    settings: Settings = context.obj
    # a dump of the memory would hold persons
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if (engine == "spark") != bool(master):
        raise UsageError("--engine spark and --master spark://HOST:PORT belong together.")
    try:
        from etl.rollup.start import start  # noqa: PLC0415  # an extra: its absence is told
    except ModuleNotFoundError as error:
        if error.name not in PACKAGES:
            raise
        raise UsageError("`rollup` needs: pip install cakupan[scale]") from None
    bar = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*bar, console=Console(stderr=True), transient=True) as progress:
        shown = progress.add_task("looking through the registry", total=None)

        def show(done: int, units: int) -> None:
            progress.update(shown, description="counting", completed=done, total=units)

        told = start(config, settings, (engine, master), _clock, (Fault(settings.fault), show))
    typer.echo(_said(told))


def _clock() -> datetime:
    return datetime.now(UTC)


def _said(told: Mapping[str, Any]) -> str:
    persons = [f"  {month}: {count} persons" for month, count in told["persons"].items()]
    alone = [
        f"  {rows} rows without a known {name} count in totals alone"
        for name, rows in told["rows_in_totals_alone"].items()
        if rows
    ]
    head = (
        f"data/releases/{told['release']}.parquet: {told['cells']} cells, {told['suppressed']} of "
        f"them suppressed (k = {told['k']}), from {told['rows']} rows. `build` publishes it."
    )
    return "\n".join([head, *persons, *alone])
