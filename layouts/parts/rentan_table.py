"""A table that stands open, whose heads may hold an axis; on a phone its rows are cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from layouts.parts.attributes import aria
from layouts.parts.light import element


def table(
    head: Sequence[Any], rows: Sequence[Sequence[Any]], caption: str, kind: str
) -> html.Table:
    """Return rows of cells under their heads; the first cell names its row.

    A head is words, or words and what is drawn under them. Roles are said aloud: as cards the
    rows would lose those of a table.
    """
    heads = [element("Th", one, scope="col", role="columnheader") for one in head]
    labels = [one if isinstance(one, str) else one[0] for one in head]
    top = element("Thead", element("Tr", heads, role="row"), role="rowgroup")
    body = element("Tbody", [_row(labels, row) for row in rows], role="rowgroup")
    return html.Table([html.Caption(caption), top, body], className=f"told {kind}", role="table")


def _row(labels: Sequence[str], row: Sequence[Any]) -> Any:
    first, *others = row
    cells = [element("Th", html.Div(first), scope="row", role="rowheader")]
    for label, content in zip(labels[1:], others, strict=True):
        said = html.Span(label, className="of-phone", **aria(hidden="true"))
        cells.append(element("Td", [said, html.Div(content)], role="cell"))
    return element("Tr", cells, role="row")
