"""People as bubbles over plain land: a colour of land would make wide places look like many."""

from __future__ import annotations

from collections.abc import Sequence

from charts import map_frame, map_words, place_hover
from charts.map_ask import MapAsk
from charts.map_labels import SIDES, Frame, Label, sides
from charts.theme import Figure, Theme
from model.places import Place
from texts.text import Text

LARGEST = 3  # bubbles named
BIGGEST, BIGGEST_CROWDED = 46, 30  # pixels across
CROWD = 20  # places, from which large bubbles would hide each other

Sized = tuple[float, Place, tuple[float, float]]  # people, where, at which latitude and longitude


def bubble_map(places: Sequence[Place], ask: MapAsk, text: Text, look: Theme) -> Figure:
    """Draw people as bubbles, their area the number; land without a figure is hatched.

    In   places, any order, persons
    Out  a Plotly figure; customdata is the code of the region
    """
    known, unknown = map_frame.parted(places)
    shown = map_frame.frame(ask, look)
    return {
        "data": [
            map_frame.missing(unknown, ask, text, look),
            map_frame.land(
                known,
                ask.borders,
                marker=map_frame.line(look.card, map_frame.BORDER),
                hovertext=place_hover.boxes(known, ask, text),
                hoverinfo="text",
                **map_frame.flat(look.land),
            ),
            *map_frame.provinces(places, ask, look),
            *map_frame.ring([p for p in places if p.is_chosen], ask, look.ink, map_frame.CHOSEN),
            *_bubbles(known, ask, shown, text, look),
        ],
        "layout": map_frame.layout(shown, text, look),
    }


def _bubbles(
    known: Sequence[Place], ask: MapAsk, shown: Frame, text: Text, look: Theme
) -> list[Figure]:
    """Return the bubbles, the largest at the bottom, the largest three with their names."""
    sized = _sized(known)
    if not sized or sized[0][0] <= 0:
        return []
    most = sized[0][0]
    biggest = BIGGEST if len(sized) < CROWD and not look.narrow else BIGGEST_CROWDED
    labels = [
        Label(
            place.region,
            (map_words.short(place, text), text.about(place.people.known)),
            at,
            biggest / 2 * (people / most) ** 0.5,
        )
        for people, place, at in sized
    ]
    found = sides(labels[:LARGEST], shown, map_words.size(look))
    return [
        map_words.marks(
            labels,
            look,
            text=[map_words.words(label) if label.key in found else "" for label in labels],
            textposition=[found.get(label.key, SIDES[0]) for label in labels],
            marker={
                "size": [people for people, _, _ in sized],
                "sizemode": "area",
                "sizeref": 2 * most / biggest**2,
                "color": look.ink_3 if ask.classes.kind == "base" else look.gap,
                "opacity": 0.85,
                "line": {"color": look.card, "width": 1},
            },
            hovertext=place_hover.boxes([place for _, place, _ in sized], ask, text),
            hoverinfo="text",
        )
    ]


def _sized(known: Sequence[Place]) -> list[Sized]:
    """Return the places that can have a bubble, most people first; nobody has no bubble."""
    sized = [(p.people.known.value, p, p.at) for p in known if p.people.known and p.at]
    return sorted(sized, key=lambda row: (-row[0], row[1].name))
