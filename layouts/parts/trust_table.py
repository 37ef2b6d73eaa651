"""A table that stands open on the page, and on a phone is a list of cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from layouts.parts.attributes import aria
from layouts.parts.light import element


def table(
    head: Sequence[str], rows: Sequence[Sequence[Any]], caption: str, kind: str, names: int = 0
) -> html.Table:
    """Return rows of cells under their heads; `names` is the column that names a row.

    Roles are said aloud: as cards the rows would lose those of a table.
    """
    heads = [element("Th", words, scope="col", role="columnheader") for words in head]
    top = element("Thead", element("Tr", heads, role="row"), role="rowgroup")
    body = element("Tbody", [_row(head, row, names) for row in rows], role="rowgroup")
    return html.Table([html.Caption(caption), top, body], className=f"told {kind}", role="table")


def _row(head: Sequence[str], row: Sequence[Any], names: int) -> Any:
    cells = []
    for at, (label, content) in enumerate(zip(head, row, strict=True)):
        inside = element("Div", content)
        if at == names:
            cells.append(element("Th", inside, scope="row", role="rowheader"))
            continue
        said = element("Span", label, className="of-phone", **aria(hidden="true"))
        cells.append(element("Td", [said, inside] if content else inside, role="cell"))
    return element("Tr", cells, role="row")
