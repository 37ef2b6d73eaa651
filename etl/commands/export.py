"""`export`: figures, or what a chart shows, as a file: for jobs that run by a clock."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Annotated, Literal

import typer

import texts
from etl.whole import write_whole
from exports.about import Taker
from exports.chart_files import written
from exports.figure_files import LONG, Long, workbook
from exports.formats import FORMATS
from exports.page_files import BY_NAME
from model.errors import UsageError
from model.figure_file import FigureFile, figure_file
from model.figure_filters import Filters
from model.scope import Scope
from model.selection import Selection, nearest
from model.settings import Settings
from model.warehouse import Version, Warehouse
from texts import Text

Language = Literal["id", "en"]
Form = Literal["csv", "csv-id", "xlsx", "parquet", "arrow"]
WHOLE = "data"
AT_ONCE = 1 << 20  # bytes


def command(  # noqa: PLR0913  # each is an option of the command line
    context: typer.Context,
    what: Annotated[
        str, typer.Argument(help="data: figures; or PAGE/CHART as in the address of its file.")
    ] = WHOLE,
    *,
    out: Annotated[Path, typer.Option(help="The file to write; one of that name is replaced.")],
    choice: Annotated[
        str, typer.Option(help="As in an address: region=64&measure=participants_active.")
    ] = "",
    form: Annotated[
        Form | None, typer.Option("--format", help="Else by the ending of the file; csv: machine.")
    ] = None,
    lang: Annotated[Language, typer.Option(help="Language of names in the file.")] = "id",
    number: Annotated[
        int | None, typer.Option("--version", help="A version that stands; else the one in force.")
    ] = None,
) -> None:
    """Write figures, or what a chart shows, as a file: whole or not at all."""
    settings: Settings = context.obj
    form = form or _form_of(out)
    warehouse, text = Warehouse(settings.data), texts.of(lang)
    version = warehouse.current() if number is None else warehouse.at(number)
    if what == WHOLE:
        file = figure_file(Filters.of(choice), Scope.everything(), version)
        taker = Taker(text, settings.public_url)
        write_whole(out, _pieces(file, LONG[form], taker))
        typer.echo(f"{out}: {file.rows} rows, version {version.number}")
        return
    write_whole(out, [_chart(what, choice, form, text, (version, settings))])
    typer.echo(f"{out}: {what}, version {version.number}")


def _form_of(out: Path) -> Form:
    forms: dict[str, Form] = {".csv": "csv", ".xlsx": "xlsx"}
    forms |= {".parquet": "parquet", ".arrow": "arrow"}
    if out.suffix.lower() not in forms:
        raise UsageError(f"{out}: which format? Give --format csv, csv-id, xlsx, parquet or arrow.")
    return forms[out.suffix.lower()]


def _pieces(file: FigureFile, long: Long, taker: Taker) -> Iterator[bytes]:
    """Yield the file of figures, in pieces of bounded size."""
    if long.most_rows is not None and file.rows > long.most_rows:
        raise UsageError(
            f"{file.rows} rows: a sheet holds {long.most_rows} at most. "
            "Give --format csv, csv-id or parquet."
        )
    text = taker.text
    link = f"{taker.site}/data?v={file.version.number}&lang={text.language}"  # as on the server
    return long.pieces(file, text, link) if long.pieces else _workbook(file, text, link)


def _workbook(file: FigureFile, text: Text, link: str) -> Iterator[bytes]:
    with tempfile.TemporaryFile() as made:
        workbook(file, text, link, made)
        made.seek(0)
        yield from _read(made)


def _read(made: IO[bytes]) -> Iterator[bytes]:
    while piece := made.read(AT_ONCE):
        yield piece


def _chart(
    what: str, choice: str, form: Form, text: Text, where: tuple[Version, Settings]
) -> bytes:
    """Return a chart's file, as its page gives it, of a version."""
    charts = {
        f"{name}/{one}": (files, drawn)
        for name, files in BY_NAME.items()
        for one, drawn in files.charts.items()
    }
    if what not in charts:
        near = nearest(what, tuple(charts))
        raise UsageError(
            f"{what}: there is no such chart{f'; nearest: {near}' if near else ''}. "
            f"There are: {WHOLE}, {', '.join(charts)}."
        )
    if form not in FORMATS:
        raise UsageError(f"{what} has no format {form}: {', '.join(FORMATS)}.")
    version, settings = where
    asked = Selection.of(choice).but(lang=text.language)
    files, drawn = charts[what]
    answer = files.answer(asked, Selection.of(settings.home), Scope.everything(), version)
    return written(answer, files, drawn, FORMATS[form], Taker(text, settings.public_url)).raw
