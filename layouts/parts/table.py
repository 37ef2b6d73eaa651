"""The same cells as a table: behind every chart, one key away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dash import html

from layouts.parts import figure
from layouts.parts.attributes import aria
from layouts.parts.light import element
from layouts.parts.links import term
from layouts.parts.rich import icon
from model import provenance_key as keys
from model.cell import Cell, Quantity
from model.interval import Interval
from texts import Text, naming

Name = Callable[[Cell], Any]  # words, or a link


def table(
    cells: Sequence[Cell], of: Name, caption: str, text: Text, name: str | None = None
) -> html.Details:
    """Return the cells as a table that opens under its chart; `of` names a row."""
    return opened(heads(text), [row(cell, of(cell), text) for cell in cells], caption, text, name)


def heads(text: Text) -> list[Any]:
    """Return the heads of the columns, each with the side of the cell that it shows."""
    found = []
    for column in COLUMNS:
        side = figure.column(SIDES[column]) if column in SIDES else {}
        found.append(element("Th", _head(column, text), scope="col", **side))
    return found


def opened(
    head: Sequence[Any], body: Sequence[Any], caption: str, text: Text, name: str | None = None
) -> html.Details:
    """Return rows as a table that opens under its chart; `name` is its id, if links lead there."""
    caption = figure.plain(caption)
    caption += "" if text.note in caption else text.note
    top = [element("Th", one, scope="col") if isinstance(one, str) else one for one in head]
    rows = [
        html.Caption(caption),
        element("Thead", element("Tr", top)),
        element("Tbody", list(body)),
    ]
    scroll = html.Div(
        element("Table", rows),
        className="scroll",
        tabIndex=0,
        role="region",
        **aria(label=caption),
    )
    summary = html.Summary([icon("table"), text("table.show")])
    here: dict[str, Any] = {} if name is None else {"id": name}
    return html.Details([summary, scroll], className="table", **here)


COLUMNS = (
    "name",
    "period",
    "participants",
    "participants_range",
    "base",
    "denominator",
    "denominator_range",
    "coverage",
    "coverage_range",
    "gap",
    "gap_range",
    "status",
)


SIDES = {  # column -> the side of the cell that its numbers are
    "participants": "people",
    "participants_range": "people",
    "denominator": "base",
    "denominator_range": "base",
    "coverage": "share",
    "coverage_range": "share",
    "gap": "gap",
    "gap_range": "gap",
}
TERMS = ("coverage", "gap")  # the columns that are computed


def _head(name: str, text: Text) -> Any:
    """Return a column's name, as a link to its formula where it has one."""
    words = text(f"table.{name}")
    return term(name, words) if name in TERMS else words


def row(cell: Cell, name: Any, text: Text, whole: str = "") -> Any:
    """Return the row of a cell; `whole` is the segment that its base counts, if another."""
    base = text(
        "table.base_of", base=text.base_short(cell.base_words), vintage=_vintage(cell, text)
    )
    shares = [text.share(cell.coverage), _bounds(cell.coverage, text.share_range)]
    values = [
        naming.when(cell, text),
        *_count(cell.participants, text),
        base,
        *_count(cell.denominator, text),
        *shares,
        text.people(cell.gap),
        _bounds(cell.gap, text.people_range),
        text(f"state.{cell.status}"),
    ]
    cells = [element("Th", name, scope="row"), *(element("Td", value) for value in values)]
    return element("Tr", cells, **figure.row(keys.row(cell, whole)))


def _vintage(cell: Cell, text: Text) -> str:
    if cell.base == "stated" or cell.base_period is None:
        return ""
    return f", {text.period(cell.base_period, 'august')}"


def _count(quantity: Quantity, text: Text) -> tuple[str, str]:
    return text.people(quantity.known), _bounds(quantity.known, text.people_range)


def _bounds(known: Interval | None, in_words: Callable[[Interval], str]) -> str:
    """Return the bounds; a number that is exact or has only one needs none."""
    return in_words(known) if known is not None and known.has_range else ""
