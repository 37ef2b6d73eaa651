"""The foot of a page: which data, as of when, loaded when, whose, and what the signs mean."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts.attributes import data
from layouts.parts.light import element
from layouts.parts.links import address, choice, outside
from layouts.parts.panels import older, synthetic
from model.clock import WITA
from model.frame import Frame, Source
from texts import Text, naming


def foot(frame: Frame, as_of: str, text: Text) -> list[Any]:
    """Return the foot's contents; `as_of` says of when the figures are."""
    version = frame.version
    facts = [
        html.P(html.B(naming.version(version, text)), **_numbers(frame)),
        html.P(text("frame.as_of", date=as_of)),
        html.P(text("frame.loaded", when=naming.local(version.created, WITA, text))),
    ]
    if version.newer:
        words = text("frame.newer_version", number=version.newer)
        facts.append(html.P(choice(frame.page, frame.asked.but(v=None), words)))
    facts += [*older(version, text), *synthetic(version, text)]
    here = address(frame.page, frame.chosen)
    link = html.P([html.B(f"{text('frame.link')} "), html.Span(here)], className="on-paper")
    said = [_sources(frame.sources, text), html.P(text("frame.signs")), link]
    return [html.Div(facts), html.Div(said)]


def _numbers(frame: Frame) -> dict[str, Any]:
    """Return the version shown and the newest known of, for what the browser asks later."""
    version = frame.version
    return data(version=str(version.number), newest=str(version.newer or version.number))


def _sources(sources: tuple[Source, ...], text: Text) -> html.Div:
    items = [element("Li", _source(source, text)) for source in sources]
    return html.Div([html.B(text("frame.sources")), html.Ul(items)], className="sources")


def _source(source: Source, text: Text) -> list[Any]:
    words = f"{source.publisher}, {text.date(source.as_of)}"
    return [outside(source.url, words), element("Span", f" · {source.title}", className="title")]
