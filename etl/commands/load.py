"""`load`: publications as they were handed in, or a user's own official borders."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from etl.borders import kept
from etl.borders.labels import Asked as Labels
from etl.borders.load import load as load_borders
from etl.commands.build import publish_all
from etl.loading.command import Wish, Written, load
from etl.loading.declaration import declaration
from etl.loading.run import Asked
from etl.lock import alone
from model.errors import UsageError
from model.settings import Settings

CodeSystem = Literal["bps", "kemendagri", "pcode"]
Level = Literal["province", "kabkota"]


def command(  # noqa: PLR0913  # a command has as many options as it has
    context: typer.Context,
    files: Annotated[
        list[Path] | None, typer.Argument(help="Publications of one kind, one of borders, or none.")
    ] = None,
    *,
    source: Annotated[str | None, typer.Option(help="Name in data/sources, or borders.")] = None,
    vintage: Annotated[str | None, typer.Option(help="Name of the release.")] = None,
    accept: Annotated[list[str] | None, typer.Option(help="A rule whose proposals hold.")] = None,
    declare: Annotated[
        Path | None, typer.Option(help="TOML of what `inspect` asked to confirm.")
    ] = None,
    why: Annotated[str, typer.Option(help="Why they hold, for those who ask later.")] = "",
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
    rules, files = tuple(accept or ()), files or []
    wish = Wish(dry_run, why, Written(report, page))
    if source == "borders":
        labels = Labels(code_system, level, code_property, name_property)
        _borders(files, settings, labels, "missing_units" in rules, wish)
        return
    told = declaration(declare) if declare else {}
    asked = Asked(source, vintage, rules, told, settings.sql)
    raise typer.Exit(load(files, settings, asked, wish))


def _borders(
    files: Sequence[Path], settings: Settings, labels: Labels, accept_missing: bool, wish: Wish
) -> None:
    """Keep a user's borders and publish them as a new version; a dry run only reports."""
    if len(files) != 1:
        raise UsageError("Borders are loaded one file at a time.")
    found = load_borders(files[0], settings.data, labels, accept_missing=accept_missing)
    typer.echo(found.report)
    if wish.dry_run:
        typer.echo("Nothing was kept or published: --dry-run.")
        return
    with alone(settings.data):
        kept.write(found.kept, settings.data)
        publish_all(settings, wish.why or f"load borders of {files[0].name}")
