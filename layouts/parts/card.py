"""A chart in its card: finding, subtitle, graph, the same as a table, the same as a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import dcc, html

from layouts.parts.attributes import aria
from layouts.parts.figure import plain
from layouts.parts.rich import icon
from model.frame import Frame
from model.selection import Selection
from texts import Text

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


def downloads(chart: str, frame: Frame, text: Text) -> html.Details:
    """Return the files of a chart: for spreadsheets and for programs.

    The links name the version on the screen, so that file and screen cannot part.
    """
    chosen = frame.chosen.but(v=str(frame.version.number))
    where = f"/unduh/{page_name(frame)}/{chart}"
    links = [_file(f"{where}.{ending}", chosen, form, text) for form, ending in FORMATS]
    summary = html.Summary([icon("download"), text("frame.download")])
    return html.Details([summary, html.Ul(links)], className="files")


def _file(where: str, chosen: Selection, form: str, text: Text) -> html.Li:
    query = f"{chosen.query}&format={form}" if chosen.query else f"?format={form}"
    words = [html.B(text(f"frame.file.{form}")), html.Span(text(f"frame.file_about.{form}"))]
    return html.Li(html.A(words, href=f"{where}{query}", download=""))


def page_name(frame: Frame) -> str:
    """Return the name of an answer's page in ids and addresses of files."""
    return frame.page.strip("/") or "ringkasan"
