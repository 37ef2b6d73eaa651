"""Which page stands at which address, and what the browser tells about its reader."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output

from callbacks.allowed import allowed, name
from callbacks.asking import Reader, words
from callbacks.threads import Callbacks
from layouts import ids, shell
from layouts.pages import (
    biaya,
    data,
    definisi,
    kepercayaan,
    pekerja_rentan,
    ringkasan,
    sektor,
    target,
    wilayah,
)
from texts import Text

SKELETONS = {
    "/": ringkasan.layout,
    "/wilayah": wilayah.layout,
    "/sektor": sektor.layout,
    "/target": target.layout,
    "/pekerja-rentan": pekerja_rentan.layout,
    "/biaya": biaya.layout,
    "/kepercayaan": kepercayaan.layout,
    "/data": data.layout,
    "/definisi": definisi.layout,
}


def page(path: str, text: Text) -> list[Any]:
    """Return the page at a path before its answer has come; the server refuses other paths."""
    skeleton = SKELETONS.get(path, ringkasan.layout)
    return shell.frame(path, allowed(skeleton(text)), text, name())


def register(app: Dash, callback: Callbacks) -> None:
    """Wire the frame: the reader's look comes first, then the page, then its answer."""
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("cakupan", "reader"),
        Output(ids.LANGUAGE, "data"),
        Output(ids.LOOK, "data"),
        Input(ids.FRAME, "id"),
    )

    @callback(
        Output(ids.FRAME, "children"), Input(ids.URL, "pathname"), Input(ids.LANGUAGE, "data")
    )
    def on_path(path: Any, language: str) -> list[Any]:
        return page(words(path), Reader.of(language, None).text)
