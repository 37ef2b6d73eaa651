"""A chart in its card: finding, subtitle, graph, the same as a table, the same as a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import dcc, html

from layouts.parts.attributes import aria, data
from layouts.parts.figure import plain
from layouts.parts.light import element
from layouts.parts.rich import icon
from model.frame import Frame
from model.selection import Selection
from texts import Text

PICTURES = ("png", "svg")
FORMATS = (("csv-id", "csv"), ("csv", "csv"), ("xlsx", "xlsx"), ("parquet", "parquet"))
LONG = 600  # pixels: a figure that its neighbour need not match
CONFIG: Any = {  # no typed dict of Dash knows all of plotly.js
    "displayModeBar": False,
    "displaylogo": False,
    "responsive": True,
    "showSendToCloud": False,  # "Share chart…" would send the figures to another host
}


def graph(name: str, figure: Mapping[str, Any], described: str) -> html.Div:
    """Return a figure with what it shows in words, for those who cannot see it."""
    height = figure["layout"].get("height", 400)
    drawn = dcc.Graph(id=name, figure=figure, config=CONFIG, style={"height": f"{height}px"})
    kind = "chart long" if height > LONG else "chart"
    size = {"--height": f"{height}px"}
    return html.Div(drawn, className=kind, style=size, role="img", **aria(label=plain(described)))


def downloads(chart: str, frame: Frame, text: Text, graph: str = "") -> html.Details:
    """Return the files of a chart: for spreadsheets and programs, and pictures of its graph.

    The links name the version on the screen, so that file and screen cannot part.
    """
    chosen = frame.chosen.but(v=str(frame.version.number))
    where = f"/unduh/{page_name(frame)}/{chart}"
    links = [_file(f"{where}.{ending}", chosen, form, text) for form, ending in FORMATS]
    return _menu([*links, *_pictures(chart, frame, text, graph)], text)


def pictures(chart: str, frame: Frame, text: Text, graph: str) -> html.Details:
    """Return the pictures of a graph that has no rows of its own."""
    return _menu(_pictures(chart, frame, text, graph), text)


def _menu(items: list[Any], text: Text) -> html.Details:
    summary = html.Summary([icon("download"), text("frame.download")])
    return html.Details([summary, element("Ul", items)], className="files")


def _pictures(chart: str, frame: Frame, text: Text, graph: str) -> list[Any]:
    """Return the buttons by which the browser draws a graph; none without a graph."""
    if not graph:
        return []
    chosen = frame.chosen.but(v=str(frame.version.number), lang=text.language)
    address = f"/unduh/{page_name(frame)}/{chart}/{graph}.json{chosen.query}"
    told = {name: text(f"picture.{name}") for name in ("making", "kept", "failed")}
    return [
        element(
            "Li",
            element(
                "Button",
                _named(f"picture.{form}.name", f"picture.{form}.about", text),
                type="button",
                **data(picture=form, drawn=address, **told),
            ),
            className="picture",
        )
        for form in PICTURES
    ]


def _file(where: str, chosen: Selection, form: str, text: Text) -> Any:
    query = f"{chosen.query}&format={form}" if chosen.query else f"?format={form}"
    words = _named(f"frame.file.{form}", f"frame.file_about.{form}", text)
    return element("Li", element("A", words, href=f"{where}{query}", download=""))


def _named(name: str, about: str, text: Text) -> list[Any]:
    return [element("B", text(name)), element("Span", text(about))]


def page_name(frame: Frame) -> str:
    """Return the name of an answer's page in ids and addresses of files."""
    return frame.page.strip("/") or "ringkasan"
