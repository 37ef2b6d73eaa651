"""The options of the filters: each a link to the choice it leads to, or words with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from layouts.parts import naming
from layouts.parts.attributes import aria, data
from layouts.parts.links import choice
from model.overview import Option, Overview
from model.selection import Selection
from texts import Text


def regions(overview: Overview, text: Text) -> html.Ul:
    """Return every region as an indented list, found by name, variants and both codes."""
    items = [_region(option, overview, text) for option in overview.choices.regions]
    none = html.Li(text("filter.nothing_found"), className="off nothing", hidden=True)
    return html.Ul([*items, none], className="options")


def _region(option: Option, overview: Overview, text: Text) -> html.Li:
    words: list[Any] = [option.name]
    if not option.available:
        words.append(_small(text("filter.no_figures")))
    link = _link(option, words, overview.chosen.region)
    return html.Li(link, className=f"depth-{option.depth}", **data(search=option.search))


def periods(overview: Overview, text: Text) -> list[html.Li]:
    """Return the periods that have figures; an option's name is the kind of its period."""
    chosen, reason = overview.chosen.period, text("filter.not_published")
    return [
        _item(option, [text.period(option.code, option.name)], chosen, reason)
        for option in overview.choices.periods
    ]


def bases(overview: Overview, text: Text) -> list[html.Li]:
    """Return the denominators, each with the result it would give."""
    chosen, reason = overview.headline.base, _reason(overview, text)
    return [
        _item(option, _result(option, text), chosen, reason) for option in overview.choices.bases
    ]


def segments(overview: Overview, text: Text) -> list[html.Li]:
    """Return the segments; those without figures in this region give the reason."""
    chosen, reason = overview.headline.segment, text("filter.not_published")
    return [
        _item(option, [text.segment(option.code)], chosen, reason)
        for option in overview.choices.segments
    ]


def _result(option: Option, text: Text) -> list[Any]:
    cell = option.cell
    if cell is None or cell.coverage is None:
        return [text.base(cell.base_words if cell else option.code)]
    people, vintage = text.people(cell.denominator.known), text("chart.stated_by")
    if cell.base != "stated" and cell.base_period is not None:
        vintage = naming.vintage(cell, text)
    share = html.B(text.share(cell.coverage), className="result")
    return [text.base(cell.base_words), share, _small(f"{people}, {vintage}")]


def _item(option: Option, words: Sequence[Any], chosen: str | None, reason: str) -> html.Li:
    """Return an option as a link, or as words with the reason why it cannot be chosen."""
    if not option.available:
        return html.Li(html.Span([*words, _small(reason)]), className="off")
    return html.Li(_link(option, list(words), chosen))


def _link(option: Option, words: list[Any], chosen: str | None) -> html.A:
    here = aria(current="true") if option.code == chosen else {}
    return choice(option.to or Selection(), words, **here)


def _reason(overview: Overview, text: Text) -> str:
    return text("filter.not_published_for", period=naming.when(overview.headline, text))


def _small(words: str) -> html.Small:
    return html.Small(words)
