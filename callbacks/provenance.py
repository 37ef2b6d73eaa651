"""The drawer of origins: one small request, from the version that the page shows."""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import urlencode

from dash import Input, Output, State
from dash.exceptions import PreventUpdate

from access import who
from callbacks.asking import Reader, Source, words
from callbacks.threads import Callbacks
from layouts import ids
from layouts.parts import origin
from model.errors import WarehouseDamaged
from model.provenance import provenance
from model.scope import Scope
from model.selection import BadChoice


def answered(asked: Any, source: Source, scope: Scope, reader: Reader) -> list[Any]:
    """Return where a number comes from, or what there is instead; whatever a browser sends."""
    given = asked if isinstance(asked, dict) else {}
    key, version = words(given.get("key")), words(given.get("v"))
    query = f"?{urlencode({'v': version})}" if version else ""
    try:
        found = source.answer(lambda _, __, scope, of: provenance(key, scope, of), query, scope)
    except BadChoice as error:
        return origin.refused(error, reader.text)
    except WarehouseDamaged:
        return origin.damaged(reader.text)
    return origin.origin(found, reader.text)


def register(callback: Callbacks, source: Source) -> None:
    """Wire the drawer."""

    @callback(
        Output(ids.ORIGIN, "children"),
        Output(ids.ORIGIN_CAME, "data"),  # why: callbacks/pages.py
        Input(ids.ASK, "data"),
        State(ids.LANGUAGE, "data"),
        State(ids.LOOK, "data"),
        prevent_initial_call=True,
    )
    def on_ask(asked: Any, language: str, look: Any) -> tuple[list[Any], float]:
        if not asked:  # a new page brings a new place to ask, with nothing asked yet
            raise PreventUpdate
        reader = Reader.of(language, look)
        return answered(asked, source, who.current().scope, reader), time.time()
