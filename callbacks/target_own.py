"""A planner's own target kept, or taken off the list: one callback for both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import Input, Output, State, ctx, no_update
from dash.exceptions import PreventUpdate

from access import who
from callbacks import target
from callbacks.asking import Reader, Source, words
from callbacks.target_memory import OwnTargets
from callbacks.threads import Callbacks
from layouts import ids
from layouts.pages import target as page
from layouts.parts import target_own
from layouts.parts.target_form import ADD, SAID, field_id, wrong_id
from model.errors import LedgerUnavailable, UsageError, WarehouseDamaged
from model.on_track import OnTrack
from model.own_target_form import FIELDS, Typed
from model.selection import BadChoice
from texts import Text

Told = dict[str, Any]  # list, said, wrong by field; "kept" where the fields are to be emptied
LONGEST_KEY = 40
BASE = "base"  # chosen by pressing, not typed; it stays chosen


def added(
    values: Mapping[str, object], query: str, source: Source, memory: OwnTargets, reader: Reader
) -> Told:
    """Return what is wrong with each field, all at once; else the list with the new target."""
    text, typed = reader.text, Typed.of(values)
    try:
        now = _page(query, source, memory)
    except (BadChoice, WarehouseDamaged):
        return _told(text("target.own.no_page"))
    segment = str(now.chosen.segment)
    faults = typed.faults(segment)
    if faults:
        wrong = {name: text(f"target.own.wrong.{code}") for name, code in faults.items()}
        return {**_told(text("target.own.refused", count=len(faults))), "wrong": wrong}
    try:
        memory.keep(typed.target(now.region, segment))
    except LedgerUnavailable:
        return _told(text("target.own.away"))
    except UsageError:
        return _told(text("target.own.no_page"))
    return _again(query, source, memory, reader, "target.own.kept")


def removed(key: str, query: str, source: Source, memory: OwnTargets, reader: Reader) -> Told:
    """Return the list without a target; one that was gone already changes nothing."""
    try:
        memory.remove(key[:LONGEST_KEY])
    except LedgerUnavailable:
        return _told(reader.text("target.own.away"))
    return _again(query, source, memory, reader, "target.own.removed")


def _told(said: str) -> Told:
    return {"list": no_update, "said": said, "wrong": {}, "kept": False}


def _again(query: str, source: Source, memory: OwnTargets, reader: Reader, key: str) -> Told:
    text: Text = reader.text
    try:
        found = _page(query, source, memory)
    except (BadChoice, WarehouseDamaged):
        return _told(text("target.own.no_page"))
    return {"list": target_own.own(found, text), "said": text(key), "wrong": {}, "kept": True}


def _page(query: str, source: Source, memory: OwnTargets) -> OnTrack:
    """Return the answer that the reader sees, own targets on it."""
    found: OnTrack = source.answer(target.with_own(memory), query, who.current().scope)
    return found


def register(callback: Callbacks, source: Source, memory: OwnTargets) -> None:
    """Wire the form and the buttons that take a target off the list."""
    shown = Output(ids.of(page.NAME, page.OWN), "children", allow_duplicate=True)
    said = Output(ids.of(page.NAME, SAID), "children")
    wrong = [Output(wrong_id(page.NAME, name), "children") for name in FIELDS]
    typed = [name for name in FIELDS if name != BASE]
    fields = [Output(field_id(page.NAME, name), "value") for name in typed]

    @callback(
        [shown, said, *wrong, *fields],
        Input(ids.of(page.NAME, ADD), "n_clicks"),
        Input(ids.of(page.NAME, page.REMOVE), "data"),
        *(State(field_id(page.NAME, n), "data" if n == BASE else "value") for n in FIELDS),
        State(ids.URL, "search"),
        State(ids.LANGUAGE, "data"),
        State(ids.LOOK, "data"),
        prevent_initial_call=True,
    )
    def on_own(clicks: Any, remove: Any, *states: Any) -> tuple[Any, ...]:
        values = dict(zip(FIELDS, states, strict=False))
        search, language, look = states[len(FIELDS) :]
        reader, query = Reader.of(language, look), words(search)
        if ctx.triggered_id == ids.of(page.NAME, page.REMOVE):
            key = words(remove.get("key") if isinstance(remove, dict) else None)
            told = removed(key, query, source, memory, reader)
            emptied = False
        elif clicks:
            told = added(values, query, source, memory, reader)
            emptied = told["kept"]
        else:
            raise PreventUpdate
        back = ["" if emptied else no_update] * len(typed)
        return (told["list"], told["said"], *(told["wrong"].get(n, "") for n in FIELDS), *back)
