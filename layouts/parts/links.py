"""Links inside the app: ordinary addresses, opened without loading the document again."""

from __future__ import annotations

from typing import Any

from layouts.parts.attributes import data
from layouts.parts.light import element
from model.selection import Selection

HOME = "/"


def choice(page: str, selection: Selection | None, children: Any, **properties: Any) -> Any:
    """Return a link to a page with a choice; back, new tab and keyboard work."""
    href = address(page, selection or Selection())
    return element("A", children, href=href, **data(go=""), **properties)


def address(page: str, selection: Selection) -> str:
    """Return the address of a page with a choice."""
    return f"{page}{selection.query}"


def term(name: str, children: Any) -> Any:
    """Return a word as a link to its definition."""
    return element("A", children, href=f"/definisi#{name}", className="term", **data(go=""))


def outside(address_of: str, children: Any) -> Any:
    """Return a link to a publication; what is not a web address stays words."""
    if not address_of.startswith(("https://", "http://")):
        return children
    return element("A", children, href=address_of, rel="noreferrer", className="source")
