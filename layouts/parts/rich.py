"""Words with components in their blanks: "{covered} dari {base}" with `covered` in teal."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import Any

from dash import html

from layouts.parts.attributes import aria
from layouts.parts.figure import told
from texts import Text


def rich(text: Text, key: str, pieces: Mapping[str, Any]) -> list[Any]:
    """Return the words of a key as children, each blank filled with its piece."""
    children: list[Any] = []
    for literal, blank, _, _ in Formatter().parse(text.words[key]):
        if literal:
            children.append(literal)
        if blank is not None:
            piece = pieces[blank]
            children += told(piece) if isinstance(piece, str) else [piece]
    return children


def icon(name: str) -> html.Span:
    """Return an outline drawn by the style sheet; always beside words."""
    return html.Span(className=f"icon icon-{name}", **aria(hidden="true"))


def aloud(words: str) -> html.Span:
    """Return words for screen readers only."""
    return html.Span(words, className="aloud")
