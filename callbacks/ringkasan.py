"""Ringkasan: one answer for one choice, all parts of the page from one query and one version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dash import Input, Output, State
from dash.exceptions import PreventUpdate

from callbacks.asking import Reader, Source, words
from callbacks.threads import Callbacks
from charts.base_bars import base_bars
from charts.proportional_bar import proportional_bar
from charts.ranked_bars import ranked_bars
from layouts import ids
from layouts.parts import panels, sentence
from layouts.parts.bases import bases
from layouts.parts.caveats import caveats
from layouts.parts.filters import filters
from layouts.parts.foot import foot
from layouts.parts.kpi import cards
from layouts.parts.lead import lead
from layouts.parts.meta import answer
from layouts.parts.options import regions
from layouts.parts.ranking import ranking
from model.errors import WarehouseDamaged
from model.overview import Overview
from model.scope import Scope
from model.selection import BadChoice


@dataclass(frozen=True, slots=True)
class Answer:
    """The contents of every part of the page, in the order of `PARTS`."""

    filters: Any = None
    answer: Any = None
    lead: Any = None
    cards: Any = None
    ranking: Any = None
    bases: Any = None
    warnings: Any = None
    footer: Any = None
    title: str = "Cakupan"


PARTS = (
    (ids.FILTERS, "children"),
    (ids.ANSWER, "children"),
    (ids.LEAD, "children"),
    (ids.CARDS, "children"),
    (ids.RANKING, "children"),
    (ids.BASES, "children"),
    (ids.WARNINGS, "children"),
    (ids.FOOTER, "children"),
    (ids.TITLE, "data"),
)


def answered(asked: str, source: Source, scope: Scope, reader: Reader) -> Answer:
    """Return the page for a URL's query, or a panel that says what to do instead."""
    try:
        return shown(source.overview(asked, scope), reader)
    except BadChoice as error:
        return Answer(answer=panels.bad_choice(error, asked, reader.text))
    except WarehouseDamaged:
        return Answer(answer=panels.damaged(reader.text))


def shown(overview: Overview, reader: Reader) -> Answer:
    """Return every part of the page for one overview."""
    text, look = reader.text, reader.look
    bar = proportional_bar(overview.headline, overview.segments, text, look)
    ranked = ranked_bars(overview.ranking, text, look) if overview.ranking else None
    divided = base_bars(overview.bases, overview.headline.base, text, look)
    return Answer(
        filters=filters(overview, text),
        answer=answer(overview, text),
        lead=lead(overview, bar, text),
        cards=cards(overview, text),
        ranking=ranking(overview, ranked, text),
        bases=bases(overview, divided, text),
        warnings=caveats(overview, text),
        footer=foot(overview, text),
        title=sentence.tab(overview, text),
    )


def region_list(asked: str, source: Source, scope: Scope, reader: Reader) -> Any:
    """Return the options of the region menu; nothing where the choice itself is wrong."""
    try:
        return regions(source.overview(asked, scope), reader.text)
    except (BadChoice, WarehouseDamaged):
        return None


def register(callback: Callbacks, source: Source) -> None:
    """Wire the page: one request for every change of the choice."""
    outputs = [Output(name, part) for name, part in PARTS]
    seen = (Input(ids.LANGUAGE, "data"), Input(ids.LOOK, "data"))
    once = (State(ids.LANGUAGE, "data"), State(ids.LOOK, "data"))

    @callback(outputs, Input(ids.URL, "search"), *seen)
    def on_choice(search: Any, language: str, look: dict[str, Any]) -> tuple[Any, ...]:
        reader = Reader.of(language, look)
        page = answered(words(search), source, Scope.everything(), reader)
        return tuple(getattr(page, name) for name in Answer.__slots__)

    @callback(
        Output(ids.REGION_LIST, "children"),
        Input(ids.REGION_MENU, "n_clicks"),
        State(ids.URL, "search"),
        *once,
        prevent_initial_call=True,
    )
    def on_menu(clicks: int, search: Any, language: str, look: dict[str, Any]) -> Any:
        if not clicks:  # a new page brings a new menu, not yet opened
            raise PreventUpdate
        return region_list(words(search), source, Scope.everything(), Reader.of(language, look))
