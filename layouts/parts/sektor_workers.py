"""Who could be covered, in its card: industries and, published apart, employment statuses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dash import html

from layouts.parts import figure as figured
from layouts.parts.card import downloads, graph
from layouts.parts.grid_table import grid_table
from layouts.parts.links import term
from layouts.parts.rich import rich
from layouts.parts.sektor_card import Said, card, letters
from model import provenance_key as keys
from model.provenance_key import Where
from model.sectors import Sectors
from model.workforce import MOST_COLUMNS, Workers, Workforce
from texts import Text


def workers(sectors: Sectors, figure: Mapping[str, Any] | None, text: Text) -> list[Any]:
    """Return the card; where the region is in no table of industries, that it is not."""
    if figure is None:
        why = "kept" if sectors.workers_kept else "none"
        return [
            html.H2(text(f"sektor.workers.{why}")),
            html.P(text(f"sektor.workers.{why}_about"), className="about"),
        ]
    said = Said(finding(sectors, text), subtitle(sectors, text))
    drawn = [graph("workers-chart", figure, said.aloud)]
    files = downloads("lapangan-usaha", sectors, text, "workers-chart")
    return card(said, drawn, _notes(sectors, text), [_table(sectors, said.about, text), files])


def finding(sectors: Sectors, text: Text) -> str:
    """Return in which industry most people work, and how many of all are informal."""
    first = sectors.workforces[0]
    most, place = first.industries[0], first.region_name
    industry = text(f"sektor.industry.{most.code}")
    share = keys.joined("over", _people(most), _employed(most))
    values = {
        "place": place,
        "share": figured.asked(text.share(most.share), share),
        "industry": industry.lower(),
    }
    return text("sektor.workers.finding", **values)


def subtitle(sectors: Sectors, text: Text) -> str:
    """Return statistic, time and source, and that it is a base and no coverage."""
    august = text.period(sectors.workforces[0].august, "august")
    return text("sektor.workers.about", august=august)


def _notes(sectors: Sectors, text: Text) -> Iterator[Any]:
    """Yield that the two cuts are not crossed, and what the letters over the columns mean."""
    names = ("industry", "employment_status")
    cuts = {name: term(name, text(f"sektor.workers.{name}")) for name in names}
    yield rich(text, "sektor.workers.apart", cuts)
    if len(sectors.forces) > MOST_COLUMNS:
        yield letters((workers.code for workers in sectors.workforces[0].industries), text)


def _table(sectors: Sectors, caption: str, text: Text) -> html.Details:
    """Return people and share of every industry and status, a column for each region."""
    forces = sectors.forces
    head = [text("sektor.workers.industry"), *(_head(f, forces, text) for f in forces)]
    by_code = [{workers.code: workers for workers in force.every} for force in forces]
    body = [
        [_name(workers, text), *(_value(found.get(workers.code), text) for found in by_code)]
        for workers in forces[0].every
    ]
    return grid_table(head, body, caption, text)


def _head(force: Workforce, forces: Sequence[Workforce], text: Text) -> str:
    if force.august == forces[0].august:
        return force.region_name
    return f"{force.region_name}, {text.period(force.august, 'august', short=True)}"


def _name(workers: Workers, text: Text) -> str:
    if workers.industry == "total":
        return text(f"sektor.status.{workers.code}")
    return text(f"sektor.industry.{workers.code}")


def _value(workers: Workers | None, text: Text) -> str:
    if workers is None or workers.people.known is None:
        status = workers.people.status if workers else None
        return text(f"state.{status or 'unknown'}")
    said = f"{text.people(workers.people.known)} ({text.share(workers.share)})"
    return figured.asked(said, _people(workers))


def _people(workers: Workers) -> str:
    """Return what asks for the workers of an industry or a status."""
    if workers.industry != "total":
        where = Where("employed", workers.region, workers.august, industry=workers.industry)
        return keys.figure(where, workers.people)
    status = workers.employment_status
    where = Where(f"employed_{status}", workers.region, workers.august, status=status)
    return keys.figure(where, workers.people)


def _employed(workers: Workers) -> str:
    return keys.figure(Where("employed", workers.region, workers.august), workers.employed)
