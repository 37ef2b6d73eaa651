"""`template`: an empty table of figures for whoever has figures and no spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from etl.template.write import write_template
from model.settings import Settings


def command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Where to write it: OUT.xlsx or OUT.csv.")],
    *,
    force: Annotated[bool, typer.Option("--force", help="Write over a file.")] = False,
) -> None:
    """Write Cakupan's own template, which `load` reads back once it is filled in."""
    settings: Settings = context.obj
    write_template(file, settings.data, force)
    typer.echo(f"{file}: fill it in, then python -m etl load {file} --dry-run")
