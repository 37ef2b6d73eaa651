"""`sources`: the families of publications that data/sources describes."""

from __future__ import annotations

import typer

from etl.release import read_sources
from model.settings import Settings


def command(context: typer.Context) -> None:
    """List the sources with their reader, access and number of publications."""
    settings: Settings = context.obj
    for name, source in read_sources(settings.data).items():
        count = len(source.origins)
        typer.echo(f"{name:22} {source.reader:9} {source.access:10} {count:3}  {source.title}")
