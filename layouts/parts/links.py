"""Links inside the page: an ordinary address, opened without loading the document again."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts.attributes import data
from model.selection import Selection

HOME = "/"


def choice(selection: Selection, children: Any, **properties: Any) -> html.A:
    """Return a link to this page with another choice; back, new tab and keyboard work."""
    return html.A(children, href=address(selection), **data(go=""), **properties)


def address(selection: Selection, path: str = HOME) -> str:
    """Return the address of a page with a choice."""
    return f"{path}{selection.query}"


def outside(address_of: str, children: Any) -> Any:
    """Return a link to a publication; what is not a web address stays words."""
    if not address_of.startswith(("https://", "http://")):
        return children
    return html.A(children, href=address_of, rel="noreferrer", className="source")
