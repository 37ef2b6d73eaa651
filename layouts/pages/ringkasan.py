"""Ringkasan: how many are covered, of whom? The skeleton has the size of the answer."""

from __future__ import annotations

from dash import html

from layouts import ids
from layouts.parts.attributes import aria
from texts import Text

BAR, LINE, TALL = "bar", "line", "tall"


def layout(text: Text) -> html.Div:
    """Return the page before its answer has come."""
    choices = aria(label=text("filter.title"))
    loading = html.P(text("frame.loading"), className="aloud", role="status")
    return html.Div(
        [
            html.Section(_bones("menus"), id=ids.FILTERS, className="filters", **choices),
            html.Main(
                [
                    html.Section([loading, *_bones("title", "title", LINE)], id=ids.ANSWER),
                    html.Section(_bones(LINE, BAR, LINE), id=ids.LEAD, className="lead"),
                    html.Div([_card() for _ in range(4)], id=ids.CARDS, className="cards"),
                    html.Div(
                        [
                            html.Section(_bones(LINE, TALL), id=ids.RANKING, className="card"),
                            html.Section(_bones(LINE, TALL), id=ids.BASES, className="card"),
                        ],
                        className="pair",
                    ),
                    html.Section(_bones(LINE, BAR), id=ids.WARNINGS, className="card"),
                ],
                id="content",
                className="wide",
                tabIndex=-1,
            ),
            html.Footer(html.Div(_bones(LINE), id=ids.FOOTER, className="wide")),
        ]
    )


def _bones(*kinds: str) -> list[html.Div]:
    return [html.Div(className=f"bone {kind}") for kind in kinds]


def _card() -> html.Div:
    return html.Div(_bones(LINE, "value", LINE, LINE), className="card kpi")
