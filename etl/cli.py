"""The commands of `python -m etl`. Exit codes are those of model/errors.py."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from rich.console import Console
from typer.exceptions import TyperException

from etl.borders import kept
from etl.borders.labels import Asked
from etl.borders.load import load
from etl.build import build
from etl.diff import diff
from etl.diff_report import as_json as diff_as_json
from etl.diff_report import as_text as diff_as_text
from etl.fault import Fault
from etl.loading import command as loading
from etl.loading.command import Written
from etl.loading.run import Asked as Load
from etl.publish import Draft, publish
from etl.record import operator, record
from etl.release import read_sources
from etl.report import loaded, warned
from etl.rollback import roll_back
from etl.standing import required
from etl.store import build_store
from ledger.versions import Event
from model.errors import CakupanError, UsageError, WarehouseDamaged
from model.settings import Settings
from model.warehouse import Warehouse

CodeSystem = Literal["bps", "kemendagri", "pcode"]
Level = Literal["province", "kabkota"]

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
    _publish(context.obj)


def _publish(settings: Settings) -> None:
    """Build and publish, and say what was loaded."""
    console = Console(stderr=True, highlight=False)
    with console.status("…") as status:
        built = build(settings.data, status.update)
        status.update("publishing")
        number = publish(
            Draft(built.tables, built.inputs, built.summary, built.borders.files),
            settings.data,
            build_store=build_store,
            clock=lambda: datetime.now(UTC),
            fault=Fault(settings.fault),
        )
    if built.warnings:
        console.print(warned(built.warnings), markup=False, soft_wrap=True)
    typer.echo(loaded(number, built.summary))


@cli.command(name="load")
def load_command(  # noqa: PLR0913  # a command has as many options as it has
    context: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(help="Publications of one kind, or one of borders.")
    ],
    *,
    source: Annotated[str | None, typer.Option(help="Name in data/sources, or borders.")] = None,
    vintage: Annotated[str | None, typer.Option(help="Name of the release.")] = None,
    accept: Annotated[list[str] | None, typer.Option(help="A rule whose proposals hold.")] = None,
    report: Annotated[Path | None, typer.Option("--json", help="Write the report here.")] = None,
    page: Annotated[Path | None, typer.Option("--html", help="Write it as a page here.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only check and report.")] = False,
    code_system: Annotated[CodeSystem | None, typer.Option(help="Of borders: whose codes.")] = None,
    level: Annotated[Level | None, typer.Option(help="Of borders: whose borders.")] = None,
    name_property: Annotated[str | None, typer.Option(help="Of borders: holds names.")] = None,
    code_property: Annotated[str | None, typer.Option(help="Of borders: codes; A+B joins.")] = None,
) -> None:
    """Load publications as they were handed in, or a user's own official borders."""
    settings: Settings = context.obj
    rules = tuple(accept or ())
    if source == "borders":
        labels = Asked(code_system, level, code_property, name_property)
        _load_borders(files, settings, labels, "missing_units" in rules, dry_run)
        return
    written = Written(report, page)
    raise typer.Exit(loading.load(files, settings, Load(source, vintage, rules), written, dry_run))


def _load_borders(
    files: Sequence[Path], settings: Settings, labels: Asked, accept_missing: bool, dry_run: bool
) -> None:
    """Keep a user's borders and publish them as a new version; a dry run only reports."""
    if len(files) != 1:
        raise UsageError("Borders are loaded one file at a time.")
    found = load(files[0], settings.data, labels, accept_missing=accept_missing)
    typer.echo(found.report)
    if dry_run:
        typer.echo("Nothing was kept or published: --dry-run.")
        return
    kept.write(found.kept, settings.data)
    _publish(settings)


@cli.command()
def inspect(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A publication as it was handed in.")],
) -> None:
    """Show what a file holds: sheets, columns, number style, codes, and who would read it."""
    settings: Settings = context.obj
    typer.echo(loading.inspected(file, settings.data))


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


@cli.command(name="diff")
def diff_command(
    context: typer.Context,
    one: Annotated[int, typer.Argument(help="Number of the version to start from.")],
    other: Annotated[int, typer.Argument(help="Number of the version to compare with it.")],
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for a program.")] = False,
) -> None:
    """Show what differs between two versions: figures, totals, codes."""
    for number in (one, other):
        required(context.obj.data, number)
    warehouse = Warehouse(context.obj.data)
    found = diff(warehouse.at(one), warehouse.at(other))
    typer.echo(json.dumps(diff_as_json(found), indent=2) if as_json else diff_as_text(found))


@cli.command()
def rollback(
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
    if unrecorded := record(event, settings.database_url, settings.state):
        _refused(unrecorded, 0)


@cli.command()
def sources(context: typer.Context) -> None:
    """List the sources with their reader, access and number of publications."""
    settings: Settings = context.obj
    for name, source in read_sources(settings.data).items():
        count = len(source.origins)
        typer.echo(f"{name:22} {source.reader:9} {source.access:10} {count:3}  {source.title}")
