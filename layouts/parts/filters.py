"""The filter bar: every option is a link, so back, forward, new tab and keyboard work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import dcc, html

from layouts import ids
from layouts.parts import options
from layouts.parts.attributes import data
from layouts.parts.card import page_name
from layouts.parts.links import address
from layouts.parts.rich import aloud, icon
from model.frame import Frame
from texts import Text

MENUS = {  # filter -> its options among the choices of a page, in the order of the bar
    "level": "levels",
    "period": "periods",
    "measure": "measures",
    "base": "bases",
    "segment": "segments",
    "industry": "industries",
    "payer": "payers",
    "programme": "programmes",
    "target": "targets",
    "lapse": "lapses",
    "compare": "compares",
}


def filters(frame: Frame, now: Mapping[str, str], line: tuple[str, str], text: Text) -> list[Any]:
    """Return the bar; on a phone one line of summary and a sheet from below.

    In   now: what each filter of this page says at present; line: the phone's two lines
    """
    menus = [region_menu(frame, now["region"], text)]
    for name, field in MENUS.items():
        found = getattr(frame.choices, field)
        if found:
            panel = options.items(name, found, frame, text)
            menus.append(_menu(name, now[name], panel, text))
    title = html.H2(text("filter.title"), className="sheet-title")
    apply = html.Button(text("filter.apply"), className="apply", **data(sheet="close"))
    sheet = html.Div(
        [title, html.Div(menus, className="menus"), _copy(frame, text), apply],
        className="sheet",
    )
    return [_line(line, text), html.Div(className="veil", **data(sheet="close")), sheet]


def compared_with(frame: Frame, text: Text) -> str:
    """Return what a page is compared with at present: nothing, a region or a period."""
    chosen = frame.chosen.compare or ""
    for option in frame.choices.compares:
        if option.code == chosen and chosen:
            return option.name if option.depth else text.period(chosen, option.name, short=True)
    return chosen


def region_menu(frame: Frame, here: str, text: Text) -> html.Details:
    """Return the menu of regions; its list of hundreds is fetched when it is opened."""
    page = page_name(frame)
    label = ids.of(page, ids.REGION_MENU)
    summary = html.Summary(_summary("region", here, text), id=label, n_clicks=0)
    waiting = html.Ul(html.Li(text("filter.loading"), className="off"), className="options")
    found = html.Div(waiting, id=ids.of(page, ids.REGION_LIST), className="region-list")
    came = dcc.Store(id=ids.of(page, ids.REGION_CAME))
    panel = html.Div([_search(text), found, came], className="panel")
    return html.Details([summary, panel], className="menu menu-region")


def _search(text: Text) -> html.Label:
    name = text("filter.search")
    field = dcc.Input(type="search", placeholder=name, className="search", autoComplete="off")
    return html.Label([aloud(name), field])


def _menu(name: str, value: str, items: list[Any], text: Text) -> html.Details:
    panel = html.Div(html.Ul(items, className="options"), className="panel")
    return html.Details(
        [html.Summary(_summary(name, value, text)), panel], className=f"menu menu-{name}"
    )


def _summary(name: str, value: str, text: Text) -> list[Any]:
    label = html.Span(text(f"filter.{name}"), className="label")
    return [label, html.B(value), icon("down")]


def _line(line: tuple[str, str], text: Text) -> html.Div:
    """Return the phone's line: what is chosen, and the button that opens the sheet."""
    change = html.Button([icon("adjust"), text("filter.change")], **data(sheet="open"))
    return html.Div([html.P([html.B(line[0]), html.Span(line[1])]), change], className="chosen")


def _copy(frame: Frame, text: Text) -> html.Button:
    """Return the button that copies a link naming the whole choice, defaults too."""
    return html.Button(
        [icon("link"), html.Span(text("filter.copy"))],
        className="copy",
        **data(copy=address(frame.page, frame.chosen), copied=text("filter.copied")),
    )
