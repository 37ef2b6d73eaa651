"""Where a number comes from, as the drawer shows it."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import origin_sections, origin_source, origin_words
from layouts.parts.panels import gone
from layouts.parts.rich import icon
from layouts.parts.trust_line import letter
from model.provenance_answer import Provenance
from model.selection import BadChoice, VersionGone
from texts import Text


def origin(answer: Provenance, text: Text) -> list[Any]:
    """Return the number, what it is, what it follows from, who says so, and who says otherwise."""
    sections = (
        origin_sections.claim(answer, text),
        origin_sections.reckoning(answer, text),
        origin_sections.base(answer, text),
        origin_sections.flags(answer, text),
        origin_sections.written(answer, text),
        origin_sections.others(answer, text),
        origin_source.source(answer, text),
        origin_source.publications(answer, text),
        origin_sections.confidence(answer, text),
        origin_source.version(answer, text),
    )
    return [_head(answer, text), *(html.Section(one) for one in sections if one)]


def _head(answer: Provenance, text: Text) -> html.Div:
    number, names = answer.number, origin_words.names_of(answer)
    bounds = origin_words.bounds(number, text)
    big: list[Any] = [origin_words.value(number, text)]
    big += [html.Small(bounds)] if bounds else []
    about = origin_words.about(number.subject, names, text)
    said: list[Any] = [html.P(big, className="big", tabIndex=-1), html.P(about)]
    base = origin_words.base(number.subject, text)
    said += [html.P(text("asal.over", base=base))] if base else []
    status: list[Any] = [
        html.B(text(f"state.{number.quantity.status or 'unknown'}")),
        text("asal.unit", unit=text(f"asal.units.{number.unit}")),
        origin_words.interval(number, text),
    ]
    status += [" ", letter(answer.grade.letter)] if answer.grade else []
    return html.Div([*said, html.P(status, className="fine")])


def refused(error: BadChoice, text: Text) -> list[Any]:
    """Return that there is no such number, or no such version any more, and what there is."""
    if isinstance(error, VersionGone):
        heading, why = gone(error, text)
    else:
        heading, why = text("asal.none"), text("asal.none_why")
    return [html.P(heading, className="big none", tabIndex=-1), html.P(why)]


def damaged(text: Text) -> list[Any]:
    """Return that no data can be read just now."""
    return [icon("broken"), html.P(text("error.damaged"), className="big", tabIndex=-1)]
