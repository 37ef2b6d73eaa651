"""Places that published nothing, where figures would come from, and what happened meanwhile."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import figure
from layouts.parts import rentan_words as words
from layouts.parts.card import downloads
from layouts.parts.links import choice
from layouts.parts.rich import rich
from model.events import Event
from model.protected import Programme, Protected, Silent
from model.selection import Selection
from texts import Text

FROM = ("budget", "office", "branch", "dbh", "company")


def silent(page: Protected, text: Text) -> list[Any]:
    """Return how many places published nothing, their names one click away, and what to ask."""
    parts: list[Any] = [html.H2(_title(page, text))]
    if page.quiet:
        parts += [html.P(text("rentan.silent.about"), className="about"), _places(page, text)]
        parts.append(html.H3(text("rentan.silent.whence")))
    elif page.programmes:
        parts.append(html.P(text("rentan.silent.more"), className="about"))
    else:
        parts.append(html.P(text("rentan.silent.missing"), className="about"))
    parts.append(
        html.Ul([html.Li(text(f"rentan.whence.{code}")) for code in FROM], className="plain")
    )
    parts += [_above(one, page, text) for one in page.above if one.told.workers.known]
    if page.quiet:
        parts.append(html.Div(downloads("belum-terbit", page, text), className="under"))
    return parts


def _title(page: Protected, text: Text) -> str:
    if not page.quiet:
        return text("rentan.silent.whence")
    count, places = text.number(page.quiet), text.number(page.places)
    return text("rentan.silent.title", count=count, all=places)


def _places(page: Protected, text: Text) -> html.Details:
    summary = html.Summary(text("rentan.silent.show", count=text.number(page.quiet)))
    rows = [_province(one, page, text) for one in page.silent]
    return html.Details([summary, html.Dl(rows, className="silent")], className="more")


def _province(one: Silent, page: Protected, text: Text) -> html.Div:
    links: list[Any] = []
    for place in one.places:
        links += [", "] if links else []
        to = page.asked.but(region=place.code, compare=None)
        links.append(choice(page.page, to, words.bare(place.name, text)))
    count = text.number(len(one.places))
    return html.Div([html.Dt([one.province.name, html.Span(f" {count}")]), html.Dd(links)])


def _above(one: Programme, page: Protected, text: Text) -> html.P:
    """Return the programme of the province: how many of its workers are here is unknown."""
    pieces = {
        "place": choice(page.page, one.places[0].to, words.place(one, text)),
        "people": words.workers(one, text),
        "when": words.when(one, text),
        "region": words.region(page, text),
    }
    return html.P(rich(text, "rentan.silent.above", pieces), className="note")


def events(page: Protected, text: Text) -> list[Any]:
    """Return rules, campaigns and the app of these years as dated marks, never as causes."""
    if not page.events or not page.programmes:
        return []
    rows = [_event(one, text) for one in page.events]
    summary = html.Summary(text("rentan.events.show", count=text.number(len(rows))))
    where = choice("/target", Selection(region=page.chosen.region), text("rentan.events.trend"))
    return [
        html.H2(text("rentan.events.title")),
        html.P(rich(text, "rentan.events.about", {"trend": where}), className="about"),
        html.Details([summary, html.Ol(rows, className="dated")], className="more"),
    ]


def _event(one: Event, text: Text) -> html.Li:
    meaning = one.meanings[text.language]
    return html.Li(
        [
            html.Span(text.date(one.date), className="date"),
            html.Div(
                [
                    html.B(one.names[text.language]),
                    html.P(figure.plain(meaning)),
                    html.Small(words.source(one.source, text)),
                ]
            ),
        ]
    )
