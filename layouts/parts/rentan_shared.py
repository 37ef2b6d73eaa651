"""One total over several places whose split nobody published, and places that are still due."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import figure
from layouts.parts import rentan_words as words
from layouts.parts.links import choice
from model.frame import Option
from model.protected import Programme, Protected
from texts import Text

EXPECTED = "expected"


def shared(page: Protected, text: Text) -> list[Any]:
    """Return the card, or nothing where every number has one place."""
    parts: list[Any] = []
    for one in page.shared:
        parts += _shared(one, _due(one, page), page, text)
    return parts


def _due(one: Programme, page: Protected) -> list[Programme]:
    """Return programmes of the same publication that it says are to follow."""
    return [
        other
        for other in page.by_id.values()
        if other.told.workers.status == EXPECTED and other.source == one.source
    ]


def _shared(one: Programme, due: list[Programme], page: Protected, text: Text) -> list[Any]:
    known = one.told.workers.known
    between = text.people_range(known) if known is not None and known.has_range else ""
    when = words.when(one, text, short=False)
    about = [when, ", ", words.source(one.source, text)]
    if between:
        about += [". ", text("rentan.shared.between", between=between)]
    boxes = [_box(place, page, text) for place in one.places]
    boxes += [_box(place, page, text, late=True) for other in due for place in other.places]
    said = {"people": words.workers(one, text), "count": text.number(len(one.places))}
    share = words.reached(one, text)
    notes = [text("rentan.shared.note")]
    notes += [
        text("rentan.shared.due", place=words.place(other, text), note=words.note(other, text))
        for other in due
    ]
    return [
        html.H2(figure.told(text("rentan.shared.title", **said))),
        html.P(about, className="about"),
        html.P(html.B(figure.told(words.workers(one, text))), className="whole-of"),
        *([html.P(figure.told(share), className="about")] if share else []),
        html.Ul(boxes, className="boxes"),
        html.P(" ".join(notes), className="note"),
    ]


def _box(place: Option, page: Protected, text: Text, late: bool = False) -> html.Li:
    """Return a place of the total, hatched: how many of the workers are there is unknown."""
    here = place.code == page.chosen.region
    name = words.bare(place.name, text)
    inside: list[Any] = [html.B(name) if here else choice(page.page, place.to, name)]
    inside.append(html.Small(text(f"state.{EXPECTED}" if late else "rentan.shared.unknown")))
    return html.Li(inside, className="late" if late else "")
