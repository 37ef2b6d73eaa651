"""Components as HTML: for pages that a browser shows, and whose forms it sends, without scripts.

Whatever is put into a page is text: every value is escaped, and no attribute runs anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from dash.development.base_component import Component

from layouts.parts.light import Element

NAME = re.compile(r"(?!on)[a-z][a-z-]*")
OTHER_NAMES = {"className": "class", "htmlFor": "for"}
# what only a page that Dash runs reads: there links open without loading the document again
OF_DASH = {"children", "key", "n_clicks", "disable_n_clicks", "data-go", "data-page"}
ADDRESSES = {"href", "src", "action", "formaction"}
OURS = re.compile(r"(/(?!/)|[?#]).*|")  # addresses on this server


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form, which Dash's HTML has none of: <input>."""

    attributes: Mapping[str, Any]


def field(**attributes: Any) -> Any:
    """Return a field that may stand among components."""
    return Field(attributes)


def markup(node: Any) -> str:
    """Return components, words, numbers and lists of them as HTML."""
    if node is None:
        return ""
    if isinstance(node, list | tuple):
        return "".join(map(markup, node))
    if isinstance(node, Field):
        return f"<input{_attributes(node.attributes)}>"
    if isinstance(node, Element):
        return _tagged(node["type"].lower(), node["props"])
    if isinstance(node, Component):
        tag = type(node).__name__.lower()
        return _tagged(tag, node.to_plotly_json()["props"])  # type: ignore[no-untyped-call]
    return escape(str(node))


def _tagged(tag: str, own: Mapping[str, Any]) -> str:
    return f"<{tag}{_attributes(own)}>{markup(own.get('children'))}</{tag}>"


def _attributes(given: Mapping[str, Any]) -> str:
    return "".join(_written(given))


def _written(given: Mapping[str, Any]) -> Iterator[str]:
    for key, value in given.items():
        name = OTHER_NAMES.get(key, key.lower())
        if key in OF_DASH or value is None or value is False:
            continue
        if not NAME.fullmatch(name) or (name in ADDRESSES and not OURS.fullmatch(str(value))):
            raise ValueError(f"{name}={value!r} is no attribute of a plain page.")
        yield f" {name}" if value is True else f' {name}="{escape(str(value))}"'
