"""Scenarios on the page Biaya, and the list of all with what changed.

A page that names none asks the ledger nothing; the list is asked for when a reader opens it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State
from dash.exceptions import PreventUpdate

from access import who
from callbacks.allowed import allowed
from callbacks.asking import Reader, Source, words
from callbacks.pages import View
from callbacks.scenario_shelf import EVERY, PAGE, Shelf
from callbacks.threads import Callbacks
from exports import scenario_rows
from exports.chart_files import Chart, Files
from layouts import ids
from layouts.parts import scenario_list
from model.costing import Costing
from model.errors import LedgerUnavailable, WarehouseDamaged
from model.selection import BadChoice
from texts import Text

MOST_SHOWN = 20  # in a part of the list: each is worked out again


def views(usual: Iterable[View], shelf: Shelf) -> Iterator[View]:
    """Yield the views of all pages; that of scenarios knows them."""
    for view in usual:
        yield replace(view, answer=shelf.answer) if view.path == PAGE else view


def files(usual: Iterable[Files], shelf: Shelf) -> Iterator[Files]:
    """Yield the files of all pages: with the comparison of two scenarios, and the list of all."""
    two = {"skenario": Chart("perbandingan-skenario", scenario_rows.compared, beside=_beside)}
    for page in usual:
        mine = f"/{page.page}" == PAGE
        yield replace(page, answer=shelf.answer, charts={**page.charts, **two}) if mine else page
    every = {"daftar": Chart("daftar", scenario_rows.listed)}
    yield Files("skenario", shelf.every, lambda _: "skenario", every)


def _beside(answer: Costing) -> tuple[str, ...]:
    """Return the region of the scenario that stands beside the choice."""
    found = answer.planned.beside if answer.planned else None
    return () if found is None else (str(found.second.now.chosen.region),)


def listing(asked: str, parts: int, source: Source, shelf: Shelf, text: Text) -> list[Any]:
    """Return the list as the page shows it, or why there is none."""
    try:
        make = partial(shelf.every, most=MOST_SHOWN * parts)
        found = source.answer(make, asked, who.current().scope)
    except LedgerUnavailable:
        return scenario_list.away(text)
    except (BadChoice, WarehouseDamaged):  # the page itself says so
        return []
    return list(allowed(scenario_list.listed(found, text)))


def register(app: Dash, callback: Callbacks, source: Source, shelf: Shelf) -> None:
    """Wire the list, which comes when it is opened, and what the browser does with an answer."""

    name = PAGE.strip("/")

    @callback(
        Output(ids.of(name, ids.SCENARIO_LIST), "children"),
        Input(ids.of(name, ids.SCENARIO_PARTS), "data"),
        State(ids.URL, "search"),
        State(ids.LANGUAGE, "data"),
        State(ids.LOOK, "data"),
        prevent_initial_call=True,
    )
    def on_list(wish: Any, search: Any, language: str, look: Any) -> list[Any]:
        parts = wish.get("parts") if isinstance(wish, dict) else None
        if not isinstance(parts, int) or isinstance(parts, bool) or not 0 < parts < EVERY:
            raise PreventUpdate
        return listing(words(search), parts, source, shelf, Reader.of(language, look).text)

    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("skenario", "came"),
        Input(ids.of(name, ids.CAME), "data"),
        prevent_initial_call=True,
    )
