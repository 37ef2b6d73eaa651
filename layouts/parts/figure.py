"""Numbers that know where they come from: one function for every number that a page shows.

Sentences are put together as text, so a number travels inside text, between marks that no text
holds: `asked` wraps it together with its key, `told` turns the text into children, each such number
an element that opens its origin, and `plain` takes the marks away where only words are wanted.
"""

from __future__ import annotations

import re
from typing import Any

from layouts.parts.attributes import aria, data
from layouts.parts.light import element

OPEN, KEY, CLOSE = "\ue000", "\ue001", "\ue002"  # of the private use area: in no text
MARKED = re.compile(f"{OPEN}([^{KEY}]*){KEY}([^{CLOSE}]*){CLOSE}")


def asked(words: str, key: str) -> str:
    """Return a number's words that carry its key; without one the words as they are."""
    return f"{OPEN}{key}{KEY}{words}{CLOSE}" if key and words else words


def plain(words: str) -> str:
    """Return words without marks: for screen readers, titles and files."""
    return MARKED.sub(r"\2", words)


def told(words: str) -> list[Any]:
    """Return words as children, each number that carries a key as an element that can be asked."""
    children: list[Any] = []
    end = 0
    for found in MARKED.finditer(words):
        if found.start() > end:
            children.append(words[end : found.start()])
        children.append(number(found[2], found[1]))
        end = found.end()
    return [*children, words[end:]] if end < len(words) else children


def words(children: Any) -> str:
    """Return what children say, as text without marks."""
    if isinstance(children, str):
        return plain(children)
    if isinstance(children, list | tuple):
        return "".join(words(child) for child in children)
    return words(getattr(children, "children", None) or "")


def number(said: Any, key: str) -> Any:
    """Return a number that opens its origin; a span, for a button's words cannot be selected."""
    if not key:
        return said
    asks = {"className": "ask", "role": "button", "tabIndex": 0}
    return element("Span", said, **asks, **data(ask=key), **opens())


def opens() -> dict[str, Any]:
    """Return the attribute that says aloud what a press brings up."""
    return aria(haspopup="dialog")


def cell(words: str, kind: str = "Td", **properties: Any) -> Any:
    """Return a cell of a table; one with a number that carries a key is asked as a whole.

    The cells of a table are one stop of the keyboard: arrows go from number to number.
    """
    found = MARKED.search(words)
    ask = {"data-ask": found[1]} if found else {}
    return element(kind, plain(words), **ask, **properties)


def row(key: str) -> dict[str, Any]:
    """Return the attribute of a row whose columns are the sides of one cell."""
    return data(row=key)


def column(side: str) -> dict[str, Any]:
    """Return the attribute of the head of a column that shows one side of each row's cell."""
    return data(side=side)
