"""The filter bar: every option is a link, so back, forward, new tab and keyboard work."""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from layouts import ids
from layouts.parts import naming, options
from layouts.parts.attributes import data
from layouts.parts.links import address
from layouts.parts.rich import aloud, icon
from model.overview import Overview
from texts import Text


def filters(overview: Overview, text: Text) -> list[Any]:
    """Return the bar; on a phone one line of summary and a sheet from below."""
    menus = [
        region_menu(overview, text),
        _menu(
            "period", naming.when(overview.headline, text), options.periods(overview, text), text
        ),
        _menu(
            "base",
            _capital(text.base_short(overview.headline.base_words)),
            options.bases(overview, text),
            text,
        ),
        _menu(
            "segment",
            text.segment_short(overview.headline.segment),
            options.segments(overview, text),
            text,
        ),
    ]
    title = html.H2(text("filter.title"), className="sheet-title")
    apply = html.Button(text("filter.apply"), className="apply", **data(sheet="close"))
    sheet = html.Div(
        [title, html.Div(menus, className="menus"), _copy(overview, text), apply],
        className="sheet",
    )
    return [_line(overview, text), html.Div(className="veil", **data(sheet="close")), sheet]


def region_menu(overview: Overview, text: Text) -> html.Details:
    """Return the menu of regions; its list of hundreds is fetched when it is opened."""
    name = text("filter.search")
    field = dcc.Input(type="search", placeholder=name, className="search", autoComplete="off")
    search = html.Label([aloud(name), field])
    here = overview.headline.region_name
    summary = html.Summary(_summary("region", here, text), id=ids.REGION_MENU, n_clicks=0)
    waiting = html.Ul(html.Li(text("filter.loading"), className="off"), className="options")
    panel = html.Div([search, html.Div(waiting, id=ids.REGION_LIST)], className="panel")
    return html.Details([summary, panel], className="menu menu-region")


def _menu(name: str, value: str, items: list[html.Li], text: Text) -> html.Details:
    panel = html.Div(html.Ul(items, className="options"), className="panel")
    return html.Details(
        [html.Summary(_summary(name, value, text)), panel], className=f"menu menu-{name}"
    )


def _summary(name: str, value: str, text: Text) -> list[Any]:
    label = html.Span(text(f"filter.{name}"), className="label")
    return [label, html.B(value), icon("down")]


def _line(overview: Overview, text: Text) -> html.Div:
    """Return the phone's line: what is chosen, and the button that opens the sheet."""
    cell = overview.headline
    when = text.period(cell.period, cell.period_kind, short=True)
    words = [
        html.B(f"{cell.region_name} · {when}"),
        html.Span(f"{text.base_short(cell.base_words)} · {text.segment(cell.segment).lower()}"),
    ]
    change = html.Button([icon("adjust"), text("filter.change")], **data(sheet="open"))
    return html.Div([html.P(words), change], className="chosen")


def _copy(overview: Overview, text: Text) -> html.Button:
    """Return the button that copies a link naming the whole choice, defaults too."""
    return html.Button(
        [icon("link"), html.Span(text("filter.copy"))],
        className="copy",
        **data(copy=address(overview.chosen), copied=text("filter.copied")),
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
