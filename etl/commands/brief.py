"""`brief`: the brief of a region as a file, or those of all places below it as one ZIP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.progress import Progress

import texts
from etl.whole import write_whole
from exports.about import Taker
from exports.brief_formats import BRIEF_FORMATS
from exports.brief_packs import How, pieces
from model.brief import brief
from model.brief_pack import Pack, pack
from model.scope import Scope
from model.selection import Selection
from model.settings import Settings
from model.warehouse import Warehouse

Language = Literal["id", "en"]
Form = Literal["pdf", "pptx"]
Level = Literal["province", "kabkota"]
EVERYTHING = Scope.everything()


def command(  # noqa: PLR0913  # each is an option of the command line
    context: typer.Context,
    region: Annotated[str, typer.Argument(help="BPS code of the region: 00, KAL, 64, 6403.")],
    *,
    out: Annotated[Path, typer.Option(help="The file to write; one of that name is replaced.")],
    lang: Annotated[Language, typer.Option(help="Language of the brief.")] = "id",
    form: Annotated[Form, typer.Option("--format", help="A page, or slides.")] = "pdf",
    level: Annotated[
        Level | None, typer.Option("--pack", help="A ZIP of all places of this level below.")
    ] = None,
) -> None:
    """Write the brief of a region from the version in force."""
    settings: Settings = context.obj
    asked = Selection.of(Selection(region=region, level=level, lang=lang).query)
    home, version = Selection.of(settings.home), Warehouse(settings.data).current()
    how = How(BRIEF_FORMATS[form], Taker(texts.of(lang), settings.public_url))
    if level is None:
        made = brief(asked, home, EVERYTHING, version)
        write_whole(out, [how.bytes_of(made)])
        typer.echo(f"{out}: {made.headline.region_name}, version {version.number}")
        return
    found = pack(asked, home, EVERYTHING, version)
    write_whole(out, _pieces(found, home, how))
    typer.echo(f"{out}: {len(found.parts)} briefs, version {version.number}")


def _pieces(found: Pack, home: Selection, how: How) -> Iterator[bytes]:
    """Yield the ZIP, one brief after another, and show how far it is."""
    with Progress(console=Console(stderr=True), transient=True) as progress:
        parts = progress.track(found.parts, description=found.region.name)
        yield from pieces(found, parts, home, EVERYTHING, how)
