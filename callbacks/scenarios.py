"""Scenarios on the page Biaya: opened by a link, put beside another, listed with what changed.

A page that names none asks the ledger nothing; the list is asked for when a reader opens it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State
from dash.exceptions import PreventUpdate

from access import who
from callbacks.allowed import allowed
from callbacks.asking import Reader, Source, words
from callbacks.data_memory import Memory
from callbacks.pages import View
from callbacks.threads import Callbacks
from exports import scenario_rows
from exports.page_files import Chart, Files
from layouts import ids
from layouts.parts import scenario_list
from ledger.scenarios import Scenario
from model.costing import Costing
from model.costing_answer import costing
from model.errors import LedgerUnavailable, WarehouseDamaged
from model.frame import VersionFacts
from model.kept import Kept, NoScenario, read
from model.scenario import (
    Beside,
    Listed,
    Planned,
    Reckoned,
    Scenarios,
    Side,
    changed,
    differing,
    is_bare,
)
from model.scenario_results import Again, reckoned
from model.scope import Scope
from model.selection import BadChoice, Selection
from model.sight import sight_of
from model.warehouse import Version
from texts import Text

PAGE = "/biaya"
MOST_SHOWN = 20  # in a part of the list: each is worked out again
EVERY = 1_000  # parts


def kept_of(scenario: Scenario) -> Kept:
    """Return a scenario of the ledger as pages see it."""
    return Kept(
        key=scenario.key,
        name=scenario.name,
        query=scenario.query,
        version=scenario.version,
        who=scenario.who,
        at=scenario.at,
        results=read(scenario.results),
    )


def seen(one: Kept, now: Reckoned | BadChoice, scope: Scope, version: Version) -> Kept:
    """Return a scenario without results of somebody who sees more than this reader."""
    if sight_of(version, scope).is_whole:
        return one
    own = {} if isinstance(now, BadChoice) else now.results
    return one if own == one.results else replace(one, results={})


@dataclass(frozen=True, slots=True)
class Shelf:
    """What planners keep, and what it comes to now."""

    memory: Memory
    again: Again

    def find(self, key: str | None) -> Kept | None:
        """Return one scenario of this page; raises LedgerUnavailable."""
        found = None if key is None else self.memory.scenario(key)
        return kept_of(found) if found is not None and found.page == PAGE else None

    def answer(self, asked: Selection, home: Selection, scope: Scope, version: Version) -> Costing:
        """Return the page for what was asked, with the scenarios that the link names.

        A link that names a scenario alone stands for its whole choice.
        """
        if asked.scenario is None and asked.beside is None:
            return costing(asked, home, scope, version)
        try:
            opened, second = self.find(asked.scenario), self.find(asked.beside)
        except LedgerUnavailable:
            answer = costing(asked, home, scope, version)
            return replace(answer, planned=Planned(is_away=True))
        whole = asked
        if is_bare(asked):
            if opened is None:
                raise NoScenario(str(asked.scenario))
            whole = _whole(opened, asked)
        answer = costing(whole, home, scope, version)
        missing = (opened is None and asked.scenario) or (second is None and asked.beside)
        planned = Planned(is_missing=bool(missing))
        if whole is not asked:
            planned = replace(planned, address=answer.chosen.query)
        if opened is not None:
            planned = self._opened(planned, opened, answer, scope, version)
        if second is not None:
            planned = self._beside(planned, second, answer, scope, version)
        return replace(answer, planned=planned)

    def _opened(
        self, planned: Planned, opened: Kept, answer: Costing, scope: Scope, version: Version
    ) -> Planned:
        now = self.again.now(opened.query, scope, version)
        opened = seen(opened, now, scope, version)
        was = Selection.of(opened.query)
        before, place = (
            (was, str(was.region)) if isinstance(now, BadChoice) else (now.chosen, now.place)
        )
        return replace(
            planned,
            opened=opened,
            place=place,
            changed=differing(before, answer.chosen),
            since=changed(opened, now, version.number),
        )

    def _beside(
        self, planned: Planned, second: Kept, answer: Costing, scope: Scope, version: Version
    ) -> Planned:
        now = self.again.now(second.query, scope, version)
        if isinstance(now, BadChoice):
            return replace(planned, fault=now)
        second = seen(second, now, scope, version)
        first = Side(planned.opened, bool(planned.changed), reckoned(answer))
        return replace(planned, beside=Beside(first, Side(second, False, now)))

    def every(
        self, asked: Selection, home: Selection, scope: Scope, version: Version, most: int = EVERY
    ) -> Scenarios:
        """Return the list, the newest first, each with what this version made of it."""
        kept = [kept_of(one) for one in self.memory.scenarios() if one.page == PAGE]
        rows = []
        for one in kept[:most]:
            now = self.again.now(one.query, scope, version)
            told = seen(one, now, scope, version)
            rows.append(Listed(told, now, changed(told, now, version.number)))
        facts = VersionFacts(version.number, version.manifest.created, version.degraded)
        return Scenarios(tuple(rows), len(kept), Selection(), asked, facts)


def _whole(opened: Kept, asked: Selection) -> Selection:
    """Return what a bare link stands for; what is none of a scenario goes along."""
    along = {name: getattr(asked, name) for name in ("scenario", "beside", "v", "lang")}
    try:
        return Selection.of(opened.query).but(**along)
    except BadChoice as error:
        raise BadChoice(error.parameter, error.value) from None


def views(usual: Iterable[View], shelf: Shelf) -> Iterator[View]:
    """Yield the views of all pages; that of scenarios knows them."""
    for view in usual:
        yield replace(view, answer=shelf.answer) if view.path == PAGE else view


def files(usual: Iterable[Files], shelf: Shelf) -> Iterator[Files]:
    """Yield the files of all pages: with the comparison of two scenarios, and the list of all."""
    two = {"skenario": Chart("perbandingan-skenario", scenario_rows.compared)}
    for page in usual:
        mine = f"/{page.page}" == PAGE
        yield replace(page, answer=shelf.answer, charts={**page.charts, **two}) if mine else page
    every = {"daftar": Chart("daftar", scenario_rows.listed)}
    yield Files("skenario", shelf.every, lambda _: "skenario", every)


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
