"""What a picture of a chart shows: drawn bright and wide by the server, made a file by the browser.

The answer is that of the chart's other files, so that a picture and its rows cannot part.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from dash._utils import to_json
from fastapi import FastAPI, Request, Response

import texts
from access import who
from callbacks import refused
from callbacks.asking import Reader, Source
from callbacks.languages import language_of
from callbacks.pages import FRAMED, View
from callbacks.picture_words import Told, footed, headline, told
from charts import theme
from exports.chart_files import Files
from exports.version_headers import version_of
from layouts import ids
from layouts.parts.part_line import said_of
from model.errors import LedgerUnavailable, WarehouseDamaged
from model.frame import part_in_name
from model.selection import BadChoice
from texts import Text

# Of two charts of the same rows one has a name of its own.
ALSO = {"map-chart": "peta", "goals-chart": "sasaran", "compared-0": "kiri", "compared-1": "kanan"}
COLOURS = ("card", "line", "ink", "ink_2", "ink_3", "hatch", "gap")
WIDTH = 960  # pixels of a picture on a page of 100 %; its PNG has twice as many
WIDER = {"segments-chart": WIDTH + 200}  # names of places stand beside five columns
COMPARED = "banding"  # in addresses: charts of a comparison have no rows of their own


def register(
    server: FastAPI, source: Source, views: Iterable[View], pages: Iterable[Files]
) -> None:
    """Answer `/unduh/<page>/<chart>/<graph>.json?<choice>`: the figure and all around it."""
    shown = {view.name: view for view in views}
    known = {files.page: files for files in pages if files.page in shown}

    def picture(request: Request, page: str, chart: str, graph: str) -> Response:
        text = texts.of(language_of(request))
        files = known.get(page)
        if files is None or (chart not in files.charts and chart != COMPARED):
            return refused.no_file(text)
        try:
            answer = source.answer(files.answer, request.url.query, who.current().scope)
            reader = Reader(text, theme.LIGHT).about(answer)
            parts = shown[page].shown(answer, reader)
        except (BadChoice, LedgerUnavailable, WarehouseDamaged) as error:
            return refused.because(error, text)
        seen = _seen(parts, graph)
        if seen is None:
            return refused.no_file(text)
        said = {"name": _name(answer, files, chart, graph), "width": WIDER.get(graph, WIDTH)}
        whole = {**asdict(seen), **said, **_around(answer, parts, text)}
        headers = version_of(answer.version) | {"cache-control": "no-cache"}
        return Response(_json(whole), media_type="application/json", headers=headers)

    where = "/unduh/{page}/{chart}/{graph}.json"
    server.add_api_route(where, picture, methods=["GET"], include_in_schema=False)


def _json(whole: Mapping[str, Any]) -> str:
    """Return it as Dash sends figures to its pages."""
    return str(to_json(whole))  # type: ignore[no-untyped-call]


def _seen(parts: Mapping[str, Any], graph: str) -> Told | None:
    """Return what the page shows in and around a graph; None where it has none of that name."""
    sentence = headline(parts[ids.ANSWER])
    cards = (part for name, part in parts.items() if name not in FRAMED and part)
    found = (told(card, graph, sentence, theme.LIGHT) for card in cards)
    return next((seen for seen in found if seen), None)


def _name(answer: Any, files: Files, chart: str, graph: str) -> str:
    """Return the name of a picture's file: that of its rows, and which of two pictures it is."""
    drawn = files.charts.get(chart)
    what = [drawn.what if drawn else COMPARED, *([ALSO[graph]] if graph in ALSO else [])]
    chosen = answer.chosen.but(period=drawn.period(answer)) if drawn else answer.chosen
    named = part_in_name(answer, "-".join(what))
    return str(chosen.file_name(files.place(answer), named, answer.version.stem))


def _around(answer: Any, parts: Mapping[str, Any], text: Text) -> dict[str, Any]:
    """Return what stands under every picture: whose figures, of whom, as of when, which data."""
    publishers = dict.fromkeys(one.publisher for one in answer.sources)
    version, *dates = footed(parts[ids.FOOTER])
    whom = [one.removesuffix(".") for one in (said_of(answer, text),) if one]
    return {
        "sources": text("picture.sources", publishers="; ".join(publishers)),
        "facts": " · ".join([*whom, *dates[:1], version, *dates[1:]]),
        "link": f"{answer.page}{answer.chosen.but(v=str(answer.version.number)).query}",
        "language": text.language,
        "colours": {name: getattr(theme.LIGHT, name) for name in COLOURS},
    }
