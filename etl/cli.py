"""The commands of `python -m etl`. Exit codes are those of model/errors.py."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

import typer
from rich.console import Console
from typer.exceptions import TyperException

from etl.build import build
from etl.fault import Fault
from etl.publish import Draft, publish
from etl.release import read_sources
from etl.report import loaded, warned
from etl.store import build_store
from model.errors import CakupanError, UsageError, WarehouseDamaged
from model.settings import Settings
from model.warehouse import Warehouse

cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


def main(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run one command and return its exit code; an error a person can mend has no traceback."""
    try:
        settings = Settings.from_environ(environ)
        return cli(list(arguments), standalone_mode=False, obj=settings) or 0
    except CakupanError as error:
        return _refused(str(error), error.exit_code)
    except TyperException as error:
        return _refused(str(error), UsageError.exit_code)


def _refused(message: str, code: int) -> int:
    Console(stderr=True, highlight=False).print(message, style="red", markup=False, soft_wrap=True)
    return code


@cli.command(name="build")
def build_command(context: typer.Context) -> None:
    """Check the releases in data/ and publish them as a new version."""
    settings: Settings = context.obj
    console = Console(stderr=True, highlight=False)
    with console.status("…") as status:
        built = build(settings.data, status.update)
        status.update("publishing")
        number = publish(
            Draft(built.tables, built.inputs, built.summary),
            settings.data,
            build_store=build_store,
            clock=lambda: datetime.now(UTC),
            fault=Fault(settings.fault),
        )
    if built.warnings:
        console.print(warned(built.warnings), markup=False, soft_wrap=True)
    typer.echo(loaded(number, built.summary))


@cli.command()
def versions(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for a program.")] = False,
) -> None:
    """List the published versions, newest first; each is verified."""
    settings: Settings = context.obj
    rows = [
        {
            "number": facts.number,
            "in_force": facts.in_force,
            "created": facts.manifest.created if facts.manifest else None,
            "fault": facts.fault,
            **(facts.manifest.summary if facts.manifest else {}),
        }
        for facts in Warehouse(settings.data).versions()
    ]
    for line in [json.dumps(rows, indent=2)] if as_json else map(_line, rows):
        typer.echo(line)
    if any(row["in_force"] and row["fault"] for row in rows):
        raise typer.Exit(WarehouseDamaged.exit_code)


def _line(row: Mapping[str, Any]) -> str:
    mark = "*" if row["in_force"] else " "
    about = row["fault"] or f"{row['created']}  {row.get('figures')} figures"
    return f"{mark} {row['number']:>4}  {about}"


@cli.command()
def sources(context: typer.Context) -> None:
    """List the sources with their reader, access and number of publications."""
    settings: Settings = context.obj
    for name, source in read_sources(settings.data).items():
        count = len(source.origins)
        typer.echo(f"{name:22} {source.reader:9} {source.access:10} {count:3}  {source.title}")
