"""What a pointer over a place says, on maps and tiles."""

from __future__ import annotations

from collections.abc import Sequence

from charts import hover
from charts.map_ask import MapAsk
from model.measuring import WORKERS
from model.places import Place
from texts.text import Text


def boxes(places: Sequence[Place], ask: MapAsk, text: Text) -> list[str]:
    """Return the box of each place."""
    return [box(place, ask, text) for place in places]


def box(place: Place, ask: MapAsk, text: Text) -> str:
    """Return a place's box: that of its cell, or how many workers of a kind there are."""
    title = hover.plain(place.name)
    if place.cell is not None:
        return hover.box(title, place.cell, text)
    people, rate = place.people.known, place.rate
    if people is None or rate is None:
        return text("hover.nothing", title=title, why=text(f"state.{place.status}"), when=ask.when)
    return text(
        "map.hover.workers",
        title=title,
        measure=text.base(ask.measure),
        people=text.people(people),
        share=hover.share_with_range(rate, text),
        base=text.people(place.base.known),
        base_name=text.base(WORKERS[ask.measure]),
        when=ask.when,
    )


def percent(place: Place, text: Text) -> str:
    """Return a place's rate as its label has it, without the sign: 65,7 or ≈ 44."""
    return text.share(place.rate).removesuffix(text.numerals.phrases.percent)
