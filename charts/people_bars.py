"""Places by workers of a kind: one bar from a common zero, and the share beside it."""

from __future__ import annotations

from collections.abc import Sequence

from charts import classes, hover, map_words, marks, place_hover, theme
from charts.map_ask import MapAsk
from charts.theme import Figure, Theme
from model.places import Place
from texts.text import Text

ROW, ROW_NARROW = 31, 58  # pixels
BAR, BAR_NARROW = 18 / ROW, 14 / ROW_NARROW  # of a row
LOWER = 0.2  # of a narrow row: how far under its middle the bar lies, below the name
UPPER = -0.24  # of a narrow row: the words above the bar
NAMES, SHARES = 0.36, 0.14  # of the width: left and right of the bars
LETTER, NAMES_MOST = 0.0148, 0.48  # of the width: a letter of a name, the widest names
NUMBER = 0.127  # of the width: the number beside the longest bar
SWATCH = "\u25a0"


def people_bars(
    places: Sequence[Place],
    ask: MapAsk,
    text: Text,
    look: Theme,
    beside: Sequence[Place] = (),
) -> Figure:
    """Draw a row per place in the order given; places without a figure are hatched.

    In   places, most people first; persons and shares; `beside`: drawn elsewhere on this scale
    Out  a Plotly figure; y is the row from the top, customdata the region's code
    """
    longest = max((p.people.known.value for p in (*places, *beside) if p.people.known), default=0.0)
    longest = longest or 1.0  # where nobody is counted anywhere
    left, right = (0.0, 1.0) if look.narrow else (_names((*places, *beside), text), 1 - SHARES)
    room = 1.0 if look.narrow else (right - left) / (right - left - NUMBER)
    row = ROW_NARROW if look.narrow else ROW
    return {
        "data": [_known(places, ask, text, look), _missing(places, longest, ask, text, look)],
        "layout": theme.layout(
            look,
            text,
            len(places) * row,
            barmode="overlay",
            barcornerradius=theme.RADIUS,
            xaxis=theme.bare_axis((0.0, longest * room), domain=[left, right]),
            yaxis=theme.bare_axis((len(places) - 0.5, -0.5)),
            annotations=[
                note
                for at, place in enumerate(places)
                for note in _words(at, place, ask, text, look)
            ],
        ),
    }


def _names(places: Sequence[Place], text: Text) -> float:
    """Return the share of the width that the names need, so that none runs under its bar."""
    longest = max((len(_name(place, text)) for place in places), default=0)
    return min(max(NAMES, LETTER * longest), NAMES_MOST)


def _name(place: Place, text: Text) -> str:
    """Return a name as a bar has it: Kota Jakarta Timur."""
    return map_words.short(place, text).replace(text("map.administration"), " ")


def _bars(rows: Sequence[tuple[int, Place]], ask: MapAsk, text: Text, look: Theme) -> Figure:
    """Return what the bars of known and unknown places share."""
    return {
        "type": "bar",
        "orientation": "h",
        "y": [at + (LOWER if look.narrow else 0) for at, _ in rows],
        "width": BAR_NARROW if look.narrow else BAR,
        "customdata": [place.region for _, place in rows],
        "hovertext": place_hover.boxes([place for _, place in rows], ask, text),
        "hoverinfo": "text",
        "textposition": "none" if look.narrow else "outside",
        "cliponaxis": False,
    }


def _known(places: Sequence[Place], ask: MapAsk, text: Text, look: Theme) -> Figure:
    rows = [(at, place) for at, place in enumerate(places) if place.people.known]
    people = [place.people.known for _, place in rows if place.people.known]
    warm = ask.classes.kind == "gap"
    return {
        **_bars(rows, ask, text, look),
        "x": [known.value for known in people],
        "text": [f"\u00a0<b>{text.people(known)}</b>" for known in people],
        "marker": {"color": look.gap if warm else look.ink_3},
        "outsidetextfont": {"color": look.ink},
    }


def _missing(
    places: Sequence[Place], longest: float, ask: MapAsk, text: Text, look: Theme
) -> Figure:
    rows = [(at, place) for at, place in enumerate(places) if not place.people.known]
    return {
        **_bars(rows, ask, text, look),
        "x": [longest / 3] * len(rows),
        "text": [f"\u00a0{text(f'state.{place.status}')}" for _, place in rows],
        "marker": marks.empty([place.status for _, place in rows], look),
        "outsidetextfont": {"color": look.ink_3},
    }


def _words(at: int, place: Place, ask: MapAsk, text: Text, look: Theme) -> list[Figure]:
    """Return the name of a place, its number where the bar has none, its share and class."""
    name = hover.plain(_name(place, text))
    upper = UPPER if look.narrow else 0
    first = marks.note(name, 0, at + upper, font={"color": look.ink, "size": 14})
    right = {"xanchor": "right", "align": "right", "font": {"color": look.ink_2, "size": 13}}
    return [first, marks.note(_share(place, ask, text, look), 1, at + upper, **right)]


def _share(place: Place, ask: MapAsk, text: Text, look: Theme) -> str:
    """Return the share with the colour of its class on the map; on phones the people too."""
    if place.rate is None:
        return text(f"state.{place.status}") if look.narrow else ""
    shade = classes.colours(ask.classes, look)[ask.classes.index(place.rate.value)]
    said = f'<span style="color:{shade}">{SWATCH}</span> {text.share(place.rate)}'
    if not look.narrow:
        return said
    return f"{said}\u2003<b>{text.people(place.people.known)}</b>"
