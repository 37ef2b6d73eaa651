"""Places on a map or in tiles, with the switch between the views and the key to the colours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import html

from layouts.parts import map_legend
from layouts.parts import regional_words as words
from layouts.parts.attributes import aria, data
from layouts.parts.card import downloads, graph
from layouts.parts.links import choice
from layouts.parts.map_legend import Counts
from layouts.parts.places_table import PLACES, places_table
from layouts.parts.rich import icon
from model import classes
from model.measuring import UNCOVERED
from model.places import Place, Regional
from model.regions import NATION
from texts import Text, naming


def mapped(page: Regional, figure: Mapping[str, Any] | None, text: Text) -> list[Any]:
    """Return the card; nothing where there are no places."""
    if figure is None:
        return []
    heading, about = finding(page, text), subtitle(page, text)
    bubbles = page.chosen.view == "bubbles"
    key = map_legend.legend(
        None if bubbles else classes.of(page.measure), Counts.of(page.places), text
    )
    return [
        html.Div([html.H2(heading), _views(page, text)], className="headed", **_far(page)),
        html.P(about, className="about"),
        graph("map-chart", figure, f"{heading}. {about}"),
        key,
        html.P(borders(page, text), className="note small"),
        html.Div(
            [_table(page, about, text), downloads("peringkat", page, text, "map-chart")],
            className="under",
        ),
    ]


def _table(page: Regional, about: str, text: Text) -> Any:
    """Return the way to the table of the bars: the map shows the same places."""
    if page.other is not None or not page.known:  # no bars here whose table it could be
        return places_table(page, about, text)
    words: list[Any] = [icon("table"), text("table.show")]
    return html.A(words, href=f"#{PLACES}", className="opens", **data(opens=PLACES))


def _views(page: Regional, text: Text) -> html.Nav:
    """Return the switch: each view is a link, one that is not to be had is left out."""
    links = [
        choice(
            page.page,
            view.to,
            text(f"wilayah.views.{view.code}"),
            **(aria(current="true") if view.code == page.chosen.view else {}),
        )
        for view in page.choices.views
        if view.available
    ]
    return html.Nav(links, className="views", **aria(label=text("wilayah.map.view")))


def _far(page: Regional) -> dict[str, Any]:
    """Return the mark of a map of the whole country, which takes a row of its own."""
    return data(far="") if page.whole.region == NATION else {}


def finding(page: Regional, text: Text) -> str:
    """Return where the highest and the lowest rates lie; of circles, the most people."""
    if page.chosen.view == "bubbles" and page.known:
        return _most(page, text)
    rated = [place for place in page.known if place.rate]
    if not rated:
        return text("wilayah.map.none")
    low, high = min(rated, key=_rate), max(rated, key=_rate)
    if _rate(low) == _rate(high):
        return text("wilayah.map.equal", level=words.level(page, text))
    kind = "uncovered" if page.measure == UNCOVERED else "workers"
    high_name, low_name = (naming.bare(place.name, text) for place in (high, low))
    return text(f"wilayah.map.{kind}", high=high_name, low=low_name)


def _most(page: Regional, text: Text) -> str:
    """Return where the most and the fewest people are: the area of a circle is no rate."""
    most, fewest = page.known[0], page.known[-1]
    measure = words.measure(page, text)
    if most.people.known == fewest.people.known:
        return text("wilayah.map.alike", measure=measure, level=words.level(page, text))
    high, low = (naming.bare(place.name, text) for place in (most, fewest))
    return text("wilayah.map.most", measure=measure, high=high, low=low)


def _rate(place: Place) -> float:
    return place.rate.value if place.rate else 0.0


def subtitle(page: Regional, text: Text) -> str:
    """Return statistic, base and period."""
    if page.chosen.view == "bubbles":
        measure = words.measure(page, text).lower()
        return text(
            "wilayah.map.bubbles", measure=measure, period=words.when(page, text) + text.note
        )
    covers = page.measure == UNCOVERED
    measure = text("wilayah.map.coverage") if covers else words.measure(page, text)
    return text(
        "wilayah.map.about",
        measure=measure,
        base=words.base(page, text),
        period=words.when(page, text) + text.note,
    )


def borders(page: Regional, text: Text) -> list[Any]:
    """Return whose borders these are and which places have none; tiles have no borders."""
    own = page.borders
    if page.chosen.view == "tiles" or own is None:
        return []
    said: list[Any] = [text("wilayah.map.approximate")]
    if all(place.region in page.tiles for place in page.places):
        said += [" ", text("wilayah.map.tiled")]
    if own.official:
        said = [text("wilayah.map.official", title=own.title)]
    names = {place.region: place.name for place in page.places}
    missing = [names[code] for code in own.missing if code in names]
    if missing:
        said += [" ", text("wilayah.map.without", names=", ".join(missing))]
    return said
