"""The words on a map: a place's name and its number, set beside a mark."""

from __future__ import annotations

from collections.abc import Sequence

from charts import hover
from charts.map_labels import Label
from charts.theme import Figure, Theme
from model.places import Place
from texts.text import Text

SIZE, SIZE_NARROW = 12, 11  # pixels of type


def size(look: Theme) -> int:
    """Return the size of the words on a map."""
    return SIZE_NARROW if look.narrow else SIZE


def short(place: Place, text: Text) -> str:
    """Return a name with its kind short: Bogor and Kota Bogor are two places, so it stays."""
    return shortened(place.name, text)


def shortened(name: str, text: Text) -> str:
    """Return the name of a kabupaten with its kind short, any other as it is."""
    rest = name.removeprefix(text("map.kabupaten"))
    return name if rest == name else text("map.kab", name=rest)


def words(label: Label) -> str:
    """Return a name and under it a number, safe inside a figure."""
    name, number = label.lines
    return f"{hover.plain(name)}<br><b>{number}</b>"


def marks(labels: Sequence[Label], look: Theme, **more: object) -> Figure:
    """Return a trace of marks with words beside them."""
    return {
        "type": "scattergeo",
        "mode": "markers+text",
        "lat": [label.at[0] for label in labels],
        "lon": [label.at[1] for label in labels],
        "customdata": [label.key for label in labels],
        "textfont": {"size": size(look), "color": look.ink},
        **more,
    }
