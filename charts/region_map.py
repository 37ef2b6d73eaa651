"""Places on the map in the class of their rate; people are never a colour of land."""

from __future__ import annotations

from collections.abc import Sequence

from charts import classes, map_frame, map_words, place_hover
from charts.map_ask import MapAsk
from charts.map_labels import Frame, Label, sides
from charts.theme import Figure, Theme
from model.classes import is_above
from model.places import Place
from texts.text import Text

OUTER, INNER = 5.0, 2.0  # pixels of a double outline: ink, and the card inside of it
ENDS = 2  # places named at either end of the rates
DOT = 5  # pixels across


def region_map(places: Sequence[Place], ask: MapAsk, text: Text, look: Theme) -> Figure:
    """Draw every place in the class of its rate, hatched where it has none.

    In   places, any order; rates are shares
    Out  a Plotly figure; locations and customdata are codes of regions, z the class
    """
    known, unknown = map_frame.parted(places)
    shown = map_frame.frame(ask, look)
    return {
        "data": [
            map_frame.missing(unknown, ask, text, look),
            _classed(known, ask, text, look),
            *map_frame.provinces(places, ask, look),
            *_rings(places, ask, look),
            *_named(_to_name(places), shown, text, look),
        ],
        "layout": map_frame.layout(shown, text, look),
    }


def _classed(known: Sequence[Place], ask: MapAsk, text: Text, look: Theme) -> Figure:
    return map_frame.land(
        known,
        ask.borders,
        z=[ask.classes.index(place.rate.value) for place in known if place.rate],
        marker=map_frame.line(look.card, map_frame.BORDER),
        hovertext=place_hover.boxes(known, ask, text),
        hoverinfo="text",
        **classes.steps(classes.colours(ask.classes, look)),
    )


def _rings(places: Sequence[Place], ask: MapAsk, look: Theme) -> list[Figure]:
    """Return a double outline around what passes 100 %, a single one around the chosen place."""
    above = [p for p in places if p.is_known and p.rate and is_above(p.rate.value)]
    chosen = [place for place in places if place.is_chosen]
    both = [place for place in above if place.is_chosen]
    return [
        *map_frame.ring([p for p in above if not p.is_chosen], ask, look.ink, OUTER),
        *map_frame.ring(chosen, ask, look.ink, map_frame.CHOSEN),
        *map_frame.ring(both, ask, look.ink, OUTER + map_frame.CHOSEN),
        *map_frame.ring(above, ask, look.card, INNER),
    ]


def _to_name(places: Sequence[Place]) -> list[Place]:
    """Return the chosen place, then the highest and lowest rates; each once."""
    rated = sorted(
        ((place.rate.value, place.name, place) for place in places if place.rate),
        key=lambda row: row[:2],
    )
    ends = [row[2] for row in (*reversed(rated[-ENDS:]), *rated[:ENDS])]
    named = {place.region: place for place in (*[p for p in places if p.is_chosen], *ends)}
    return list(named.values())


def _named(places: Sequence[Place], shown: Frame, text: Text, look: Theme) -> list[Figure]:
    """Return a dot with name and rate for each place that has room for them."""
    labels = [
        Label(place.region, (map_words.short(place, text), text.share(place.rate)), place.at)
        for place in places
        if place.at is not None
    ]
    found = sides(labels, shown, map_words.size(look))
    drawn = [label for label in labels if label.key in found]
    if not drawn:
        return []
    line = {"color": look.card, "width": 1}
    return [
        map_words.marks(
            drawn,
            look,
            text=[map_words.words(label) for label in drawn],
            textposition=[found[label.key] for label in drawn],
            marker={"size": DOT, "color": look.ink, "opacity": 1, "line": line},
            hoverinfo="skip",
        )
    ]
