"""The file behind a chart: what it is named by, which rows it holds, and how it is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from exports import sheets
from exports.about import About, Taker
from exports.formats import Format
from exports.sheet import Sheet
from model.cell import Cell
from model.frame import VersionFacts, part_in_name, part_of
from model.scope import Scope
from model.selection import Selection
from model.warehouse import Version
from texts.text import Text

Make = Callable[[Selection, Selection, Scope, Version], Any]  # asked, home -> a page's answer


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart's file: what its name says of it, its rows, and the period that it holds."""

    what: str
    sheet: Callable[[Any, Text], Sheet]
    period: Callable[[Any], str | None] = lambda answer: answer.chosen.period
    beside: Callable[[Any], tuple[str, ...]] = lambda _: ()  # regions that the choice does not name


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a page: its name in addresses, its question, its charts by theirs."""

    page: str
    answer: Make
    place: Callable[[Any], str]  # the name of the region of an answer
    charts: Mapping[str, Chart]


@dataclass(frozen=True, slots=True)
class Written:
    """A file of a chart."""

    name: str
    raw: bytes
    link: str  # the page that shows the same rows
    version: VersionFacts
    rows: int
    beside: tuple[str, ...] = ()  # regions of rows that are not those of the choice


def written(answer: Any, files: Files, chart: Chart, form: Format, taker: Taker) -> Written:
    """Return a chart's file of an answer, in a format and in the language of who takes it."""
    chosen = answer.chosen.but(period=chart.period(answer))
    what = part_in_name(answer, chart.what)
    name = chosen.file_name(files.place(answer), what, answer.version.stem)
    link = f"{answer.page}{answer.chosen.query}"
    about, text = About.of(answer, name, f"{taker.site}{link}"), taker.text.within(*part_of(answer))
    sheet = chart.sheet(answer, text)
    raw = form.write(sheet, about, text)
    beside = chart.beside(answer)
    return Written(f"{name}.{form.ending}", raw, link, answer.version, len(sheet.rows), beside)


def of_cells(what: str, cells: Callable[[Any], Sequence[Cell]]) -> Chart:
    """Return the file of a chart that draws cells, named by their period."""
    return Chart(
        what,
        lambda answer, text: sheets.coverage(cells(answer), text),
        lambda answer: next((cell.period for cell in cells(answer)), answer.chosen.period),
    )
