"""`inspect`: what a file holds, for the person who must confirm it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from etl.borders.sets import regions_of
from etl.codelists import read_codelists
from etl.inspect_file import inspect
from etl.inspect_report import rendered
from etl.intake.open_book import open_book
from etl.sources.publications import publications
from model.settings import Settings


def command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A publication as it was handed in.")],
) -> None:
    """Show what a file holds: sheets, columns, number style, codes, and who would read it."""
    settings: Settings = context.obj
    codelists = read_codelists(settings.data / "codelists")
    recognisers = [one.recognise for one in publications()]
    typer.echo(rendered(inspect(open_book(file), regions_of(codelists), recognisers)))
