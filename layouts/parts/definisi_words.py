"""How a word, its other language, its code and its meaning stand on the page of definitions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dash import html

from layouts.parts.attributes import data
from layouts.parts.light import element
from model.definitions import Entry
from texts import LANGUAGES, Text

SECTIONS = (  # in the order of the page; each is the anchor of its heading
    "bases",
    "terms",
    "measures",
    "rounding",
    "states",
    "rules",
    "adding",
    "breaks",
    "lists",
    "sources",
)


def section(code: str, title: str, about: str, children: Iterable[Any]) -> html.Section:
    """Return a card of the page; links lead to its heading."""
    head = [html.H2(title, id=code), *([html.P(about, className="about")] if about else [])]
    return html.Section([*head, *children], className="card")


def other(text: Text) -> str:
    """Return the language that the page is not in."""
    return next(code for code in LANGUAGES if code != text.language)


def names(entry: Entry, text: Text, code: bool = False) -> Any:
    """Return a word in the reader's language, in the other one, and its code if that is used."""
    second = entry.names[other(text)]
    said: list[Any] = [element("B", entry.names[text.language])]
    if second != entry.names[text.language]:
        said += [" ", element("I", second, lang=other(text))]
    if code:
        said += [" ", element("Code", entry.code)]
    return element("P", said, className="names")


def found_by(*entries: Entry) -> dict[str, Any]:
    """Return what the search of the page compares with: codes, names and meanings."""
    words = (
        word for one in entries for word in (one.code, *one.names.values(), *one.meanings.values())
    )
    return data(entry=" ".join(words).lower())


def meaning(entry: Entry, text: Text) -> str:
    """Return what a word means."""
    return entry.meanings[text.language]


def defined(entry: Entry, text: Text, code: bool = False, more: str = "") -> Any:
    """Return a word with its meaning; its code is the anchor that links lead to."""
    said = [names(entry, text, code)]
    if words := " ".join(filter(None, (entry.meanings.get(text.language), more))):
        said.append(element("P", words, className="meaning"))
    return element("Div", said, id=entry.code, className="entry", **found_by(entry))
