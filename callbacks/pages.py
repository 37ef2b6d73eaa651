"""How every page is answered: one request for a choice, all its parts from one data version.

Every answer also changes a store: Dash's renderer tells each part that stands about each part that
comes, which holds the browser for half a minute where both are thousands; where a store changes
together with them, it tells all parts of all changes once.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State
from dash.exceptions import PreventUpdate

from access import who
from access.kept_answers import lasts
from callbacks.allowed import allowed
from callbacks.asking import Reader, Source, words
from callbacks.threads import Callbacks
from layouts import ids
from layouts.parts import options, panels
from layouts.parts.carry import carry
from layouts.parts.part_line import part_line
from model.errors import WarehouseDamaged
from model.frame import Option
from model.scope import Scope
from model.selection import BadChoice, Selection
from model.warehouse import Version

FRAMED = (ids.FILTERS, ids.ANSWER, ids.FOOTER, ids.TITLE)  # parts of every page
Parts = dict[str, Any]  # part -> its contents


@dataclass(frozen=True, slots=True)
class View:
    """A page as the server answers it; questions come from the model, words from layouts."""

    name: str  # in ids
    path: str
    parts: tuple[str, ...]  # what it fills beside the parts of every page
    answer: Callable[[Selection, Selection, Scope, Version], Any]
    shown: Callable[[Any, Reader], Parts]
    regions: Callable[[Selection, Scope, Version], tuple[Option, ...]] | None  # None: no menu
    lasting: bool = False  # an answer follows from version, sight, role and request alone …
    beside: Callable[[], object] | None = None  # … and from this; None: just now nobody knows it

    @property
    def fills(self) -> tuple[str, ...]:
        """Return every part that an answer fills, in the order of the callback's outputs."""
        return (*FRAMED, *self.parts)


def answered(
    view: View, asked: str, source: Source, scope: Scope, reader: Reader
) -> Mapping[str, Any]:
    """Return the page for a URL's query, or a panel that says what to do instead."""
    try:
        state = view.beside() if view.beside else None  # before: what comes meanwhile is missed
        answer = source.answer(view.answer, asked, scope)
        reader = reader.about(answer)
        page = view.shown(answer, reader)
    except BadChoice as error:
        said = panels.bad_choice(error, view.path, asked, reader.text)
    except WarehouseDamaged:
        said = panels.damaged(reader.text)
    else:
        text = reader.text
        page[ids.ANSWER] = [*part_line(answer, text), *page[ids.ANSWER], *carry(answer, text)]
        if view.lasting and Selection.of(asked).v is None:  # others may be cleared away
            lasts(answer.version.number, state, view.beside)
        return {part: allowed(inside) for part, inside in page.items()}
    return dict.fromkeys(view.fills) | {ids.ANSWER: said, ids.TITLE: "Cakupan"}


def region_list(view: View, asked: str, source: Source, scope: Scope, reader: Reader) -> Any:
    """Return the options of the region menu; nothing where the choice itself is wrong."""
    if view.regions is None:
        return None
    try:
        found, chosen = source.regions(view.regions, asked, scope)
    except (BadChoice, WarehouseDamaged):
        return None
    return options.regions(found, view.path, chosen, reader.text)


def register(app: Dash, callback: Callbacks, source: Source, view: View) -> None:
    """Wire a page: its answer, its list of regions, the title of the browser's tab."""
    outputs = [
        Output(ids.of(view.name, part), "data" if part == ids.TITLE else "children")
        for part in view.fills
    ]
    came = Output(ids.of(view.name, ids.CAME), "data")
    seen = (Input(ids.LANGUAGE, "data"), Input(ids.LOOK, "data"))

    @callback([*outputs, came], Input(ids.URL, "search"), *seen, State(ids.URL, "pathname"))
    def on_choice(search: Any, language: str, look: Any, path: Any) -> tuple[Any, ...]:
        if path != view.path:  # the reader has just left for another page
            raise PreventUpdate
        reader = Reader.of(language, look)
        page = answered(view, words(search), source, who.current().scope, reader)
        return (*(page[part] for part in view.fills), time.time())

    if view.regions is not None:
        _menu(callback, source, view)
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("cakupan", "title"),
        Input(ids.of(view.name, ids.TITLE), "data"),
        prevent_initial_call=True,
    )


def _menu(callback: Callbacks, source: Source, view: View) -> None:
    """Wire the list of regions, which comes when its menu is opened."""
    once = (State(ids.LANGUAGE, "data"), State(ids.LOOK, "data"))

    @callback(
        Output(ids.of(view.name, ids.REGION_LIST), "children"),
        Output(ids.of(view.name, ids.REGION_CAME), "data"),
        Input(ids.of(view.name, ids.REGION_MENU), "n_clicks"),
        State(ids.URL, "search"),
        *once,
        prevent_initial_call=True,
    )
    def on_menu(clicks: int, search: Any, language: str, look: Any) -> tuple[Any, float]:
        if not clicks:  # a new page brings a new menu, not yet opened
            raise PreventUpdate
        reader = Reader.of(language, look)
        found = region_list(view, words(search), source, who.current().scope, reader)
        return found, time.time()
