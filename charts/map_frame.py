"""What all maps share: the piece of the earth they show, and land without a colour of its own."""

from __future__ import annotations

from collections.abc import Sequence

from charts import place_hover, theme
from charts.map_ask import MapAsk
from charts.map_labels import Frame
from charts.theme import CLEAR, Figure, Theme
from model.extent import Extent
from model.places import Place
from texts.text import Text

# pixels of the narrowest card on a screen, of one across the page, and on a phone
WIDTH, WIDTH_WIDE, WIDTH_NARROW = 470, 940, 318
HEIGHTS, HEIGHTS_NARROW = (200, 500), (130, 400)  # pixels: at least and at most
MARGIN = 0.03  # of the longer side, around the land: outlines and words need room
BORDER, PROVINCE, CHOSEN = 0.9, 1.4, 2.5  # pixels of outlines
EMPTY_SHADES = {"suppressed": 1, "not_applicable": 2, "outside_scope": 3}  # others are hatched: 0


def frame(ask: MapAsk, look: Theme) -> Frame:
    """Return the box that is shown, with a margin, and the pixels it gets at least."""
    box = ask.box
    across, down = box.east - box.west, box.north - box.south
    margin = MARGIN * max(across, down)
    shown = Extent(box.west - margin, box.south - margin, box.east + margin, box.north + margin)
    width = WIDTH_NARROW if look.narrow else WIDTH_WIDE if ask.is_wide else WIDTH
    low, high = HEIGHTS_NARROW if look.narrow else HEIGHTS
    height = width * (down + 2 * margin) / (across + 2 * margin)
    return Frame(shown, width, round(min(max(height, low), high)))


def layout(shown: Frame, text: Text, look: Theme) -> Figure:
    """Return the layout of a map that neither moves nor grows under the pointer.

    Not `fitbounds`: Plotly fits into the square of its whole world, half the width of Indonesia.
    """
    box = shown.box
    geo = {
        "visible": False,
        "fitbounds": False,
        "bgcolor": CLEAR,
        "projection": {"type": "mercator"},
        "lonaxis": {"range": [box.west, box.east]},
        "lataxis": {"range": [box.south, box.north]},
    }
    return theme.layout(look, text, round(shown.height), geo=geo)


def land(places: Sequence[Place], borders: str, **more: object) -> Figure:
    """Return a trace of places by their borders."""
    codes = [place.region for place in places]
    return {
        "type": "choropleth",
        "geojson": borders,
        "featureidkey": "id",
        "locations": codes,
        "customdata": codes,
        "z": [0] * len(places),
        "showscale": False,
        **more,
    }


def flat(colour: str) -> Figure:
    """Return the scale of a trace that has one colour."""
    return {"colorscale": [[0, colour], [1, colour]], "zmin": 0, "zmax": 1}


def line(colour: str, width: float) -> Figure:
    """Return the marker of borders."""
    return {"line": {"color": colour, "width": width}}


def parted(places: Sequence[Place]) -> tuple[list[Place], list[Place]]:
    """Return the places with a figure and those without."""
    known = [place for place in places if place.is_known]
    return known, [place for place in places if not place.is_known]


def missing(places: Sequence[Place], ask: MapAsk, text: Text, look: Theme) -> Figure:
    """Return the places without a figure: map.css turns their colours into patterns."""
    shades = (look.hatch, look.ink_3, CLEAR, look.ink_2)
    part = 1 / len(shades)
    scale = [[(at + up) * part, shade] for at, shade in enumerate(shades) for up in (0, 1)]
    return land(
        places,
        ask.borders,
        z=[EMPTY_SHADES.get(place.status, 0) for place in places],
        colorscale=scale,
        zmin=-0.5,
        zmax=len(shades) - 0.5,
        marker=line(look.hatch, BORDER),
        hovertext=place_hover.boxes(places, ask, text),
        hoverinfo="text",
    )


def provinces(places: Sequence[Place], ask: MapAsk, look: Theme) -> list[Figure]:
    """Return the outlines of what lies above the places, where the map has them."""
    above = sorted({place.parent for place in places if place.parent})
    if ask.outlines is None or not above:
        return []
    return [
        {
            "type": "choropleth",
            "geojson": ask.outlines,
            "featureidkey": "id",
            "locations": above,
            "z": [0] * len(above),
            "showscale": False,
            "marker": line(look.outline, PROVINCE),
            "hoverinfo": "skip",
            **flat(CLEAR),
        }
    ]


def ring(places: Sequence[Place], ask: MapAsk, colour: str, width: float) -> list[Figure]:
    """Return an outline around some places, above everything else of the land."""
    if not places:
        return []
    return [
        land(
            places,
            ask.borders,
            marker=line(colour, width),
            hoverinfo="skip",
            **flat(CLEAR),
        )
    ]
