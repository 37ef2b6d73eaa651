"""Places ranked by people: the figure, and over each row a link one level down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

from layouts.parts import figure as figured
from layouts.parts import regional_words as words
from layouts.parts.attributes import data
from layouts.parts.card import downloads, graph
from layouts.parts.links import choice
from layouts.parts.places_table import places_table
from layouts.parts.rich import aloud
from model.adding import sum_of
from model.measuring import UNCOVERED
from model.places import Place, Regional
from texts import Text, naming

ALL = 12  # places: so many are all drawn, the hatched ones too
LEAST, MOST = 10, 20  # rows drawn of more
NAMED = 3  # places that a heading names
LISTED = 12  # places without a figure that are named


def shown(page: Regional) -> tuple[Place, ...]:
    """Return the places that the figure draws: all if few, else those that hold most."""
    if len(page.places) <= ALL:
        return page.places
    held = page.held.count if page.held else 0
    rows = page.known[: max(LEAST, min(held, MOST))]
    chosen = [place for place in page.places if place.is_chosen and place not in rows]
    return (*rows, *chosen)


def ranking(page: Regional, figure: Mapping[str, Any] | None, text: Text) -> list[Any]:
    """Return the card; nothing where no place has a figure."""
    if figure is None or not page.known:
        return []
    drawn = shown(page)
    heading, about = finding(page, text), subtitle(page, text)
    described = f"{heading}. {about}"
    tab = places_table(page, about, text)
    chart = graph("places-chart", figure, described)
    return [
        html.H2(heading),
        html.P(about, className="about"),
        html.Div([chart, rows(drawn, figure, page, text)], className="drill"),
        *[html.P(figured.told(note), className="note") for note in notes(page, drawn, text)],
        html.Div([tab, downloads("peringkat", page, text, "places-chart")], className="under"),
    ]


def rows(drawn: Sequence[Place], figure: Mapping[str, Any], page: Regional, text: Text) -> html.Ol:
    """Return a link over the name in every row, for keyboard, touch and screen readers."""
    layout = figure["layout"]
    head = layout["margin"]["t"]
    height = (layout["height"] - head) / max(1, len(drawn))
    size = {
        "--head": f"{head / layout['height']:.4%}",
        "--row": f"{height / layout['height']:.4%}",
        "--names": f"{layout['xaxis'].get('domain', [0])[0] or 1:.4%}",
    }
    return html.Ol([_row(at, place, page, text) for at, place in enumerate(drawn)], style=size)


def _row(at: int, place: Place, page: Regional, text: Text) -> html.Li:
    action = text("wilayah.ranking.choose" if place.is_chosen else "wilayah.ranking.open")
    said = text(
        "wilayah.ranking.down",
        name=place.name,
        people=text.people(place.people.known),
        action=action,
    )
    link = choice(page.page, place.to, aloud(said), **data(region=place.region))
    kind = "is-chosen" if place.is_chosen else ""
    return html.Li(link, style={"--at": str(at)}, className=kind)


def finding(page: Regional, text: Text) -> str:
    """Return who comes first; where nobody is left uncovered, that."""
    people = page.total.known
    if page.measure == UNCOVERED and people is not None and people.high <= 0:
        return text("ringkasan.finding.none")
    first = [place for place in page.known if place.people.known and place.people.known.high > 0]
    names = [naming.bare(place.name, text) for place in (first or page.known)[:NAMED]]
    return text("wilayah.ranking.first", names=naming.listed(names, text))


def subtitle(page: Regional, text: Text) -> str:
    """Return statistic, period and base."""
    key = "about" if page.whole.cell is not None else "workers"
    return text(
        f"wilayah.ranking.{key}",
        measure=words.measure(page, text),
        period=words.when(page, text) + text.note,
        base=words.base(page, text),
    )


def notes(page: Regional, drawn: Sequence[Place], text: Text) -> list[str]:
    """Return what the figure leaves out: smaller places, and those without a figure."""
    said = []
    level = words.level(page, text)
    rest = [place for place in page.known if place not in drawn]
    people = [place.people.known for place in rest if place.people.known]
    if people:
        held = text.people(sum_of(people))
        said.append(text("wilayah.ranking.rest", count=len(rest), level=level, people=held))
    missing = [naming.bare(place.name, text) for place in page.left_out]
    if missing:
        names = ", ".join(missing[:LISTED])
        if len(missing) > LISTED:
            names = text("wilayah.ranking.more", names=names, count=len(missing) - LISTED)
        said.append(text("wilayah.ranking.missing", count=len(missing), level=level, names=names))
    return said
