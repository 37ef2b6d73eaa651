"""The same participants over every base that holds for them: the answer depends on the divisor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import html

from layouts.parts import figure
from layouts.parts.card import downloads, graph
from layouts.parts.links import term
from layouts.parts.sentence import people_key
from layouts.parts.table import table
from model.overview import Overview
from texts import Text, naming


def bases(overview: Overview, drawn: Mapping[str, Any] | None, text: Text) -> list[Any]:
    """Return the card, or nothing where there are no participants to divide."""
    known = [cell for cell in overview.bases if cell.is_known]
    if drawn is None or not known:
        return []
    about = text(
        "ringkasan.bases.about",
        people=figure.asked(
            text.people(overview.headline.participants.known), people_key(overview.headline)
        ),
        period=naming.when(overview.headline, text),
        count=len(known),
    )
    heading = text("ringkasan.bases.one" if len(known) == 1 else "ringkasan.bases.finding")
    tab = table(overview.bases, lambda cell: text.base(cell.base_words), about, text)
    return [
        html.H2(heading),
        html.P(figure.told(about), className="about"),
        graph("bases-chart", drawn, f"{heading}. {about}"),
        html.P([text("ringkasan.bases.note"), " ", _more(text)], className="note"),
        html.Div([tab, downloads("pembagi", overview, text, "bases-chart")], className="under"),
    ]


def _more(text: Text) -> Any:
    return term("bases", text("definisi.more_bases"))
