"""The words in both languages, and the lists of codes that figures carry."""

from __future__ import annotations

from typing import Any, get_args

from dash import html

from layouts.parts import definisi_words as words
from layouts.parts.attributes import data
from model.contract import PeriodKind
from model.definitions import Definitions, Entry
from texts import Text


def terms(page: Definitions, text: Text) -> html.Section:
    """Return every word that is neither a base nor a measure."""
    found = [words.defined(entry, text) for entry in page.terms]
    body = html.Div(found, className="entries")
    title, about = text("definisi.terms.title"), text("definisi.terms.about")
    return words.section("terms", title, about, [body])


def lists(page: Definitions, text: Text) -> html.Section:
    """Return the code lists: what a figure may be told apart by."""
    children = [
        _named("segments", [_segment(one, page, text) for one in page.words["segments"]], text),
        _named("programmes", _plain(page.words["programmes"], text), text),
        _named("employment_statuses", _statuses(page, text), text),
        _named("periods", [_period(kind, text) for kind in get_args(PeriodKind)], text),
        _folded("industries", [_coded(one, text) for one in page.words["industries"]], text),
        _folded("counted", [_coded(one, text) for one in page.words["measures"]], text),
    ]
    return words.section("lists", text("definisi.section.lists"), "", children)


def _named(code: str, entries: list[html.Div], text: Text) -> html.Div:
    heading = html.H3(text(f"definisi.lists.{code}"), id=code)
    return html.Div([heading, html.Div(entries, className="entries")], className="named")


def _folded(code: str, entries: list[html.Div], text: Text) -> html.Details:
    """Return a long list that is opened by a click, a link to a word in it, or the search."""
    summary = html.Summary(html.H3(text(f"definisi.lists.{code}"), id=code))
    body = html.Div(entries, className="entries")
    return html.Details([summary, body], className="folded")


def _plain(entries: tuple[Entry, ...], text: Text) -> list[html.Div]:
    return [words.defined(entry, text, code=True) for entry in entries]


def _segment(entry: Entry, page: Definitions, text: Text) -> Any:
    own = entry.more["own_base"]
    more = text("definisi.lists.own_base", base=text.base_short(own)) if own else ""
    return words.defined(entry, text, code=True, more=f"({more})" if more else "")


def _statuses(page: Definitions, text: Text) -> list[html.Div]:
    """Return the seven statuses with the group that each belongs to; groups stand first."""
    every = page.words["employment_statuses"]
    names = {entry.code: entry.names[text.language] for entry in every}
    return [
        words.defined(entry, text, code=True, more=names.get(entry.more["group"], ""))
        for entry in every
    ]


def _coded(entry: Entry, text: Text) -> html.Div:
    """Return a name with its code; many codes are words too, so these are no anchors."""
    return html.Div(words.names(entry, text, code=True), className="entry", **words.found_by(entry))


def _period(kind: str, text: Text) -> html.Div:
    said = text(f"definisi.period_kind.{kind}")
    return html.Div(html.P(said), className="entry", **data(entry=said.lower()))
