"""Sektor: who is not covered?"""

from __future__ import annotations

from typing import Any

from callbacks.asking import Reader
from callbacks.pages import Parts, View
from charts.funnel import funnel
from charts.industry_coverage import industry_coverage
from charts.industry_heatmap import industry_heatmap
from charts.programme_bars import programme_bars
from charts.segment_heatmap import segment_heatmap
from charts.segment_ranks import segment_ranks
from charts.small_multiples import small_multiples
from charts.theme import Figure
from layouts import ids
from layouts.pages import sektor as page
from layouts.parts import (
    sektor_answer,
    sektor_industries,
    sektor_programmes,
    sektor_segments,
    sektor_standing,
    sektor_workers,
    sektor_years,
)
from layouts.parts.filters import compared_with, filters
from layouts.parts.foot import foot
from model.frame import Option
from model.index import index_of
from model.period import newest_last
from model.scope import Scope
from model.sectoral import sectors, to_region, with_figures
from model.sectors import Sectors
from model.selection import Selection
from model.shown import series
from model.tree import tree
from model.warehouse import Version
from texts import Text, naming


def shown(answered: Sectors, reader: Reader) -> Parts:
    """Return every part of the page for one answer."""
    text, look = reader.text, reader.look
    several = series(answered)
    years = small_multiples(several, text, look) if several else None
    one = answered.enrolment
    drawn = None if one is None else funnel(one, text, look)
    return {
        ids.FILTERS: filters(answered, now(answered, text), _line(answered, text), text),
        ids.ANSWER: sektor_answer.answer(answered, text),
        ids.FOOTER: foot(answered, as_of(answered, text), text),
        ids.TITLE: text("sektor.tab", place=answered.region_name),
        page.SEGMENTS: sektor_segments.segments(answered, _segments(answered, reader), text),
        page.YEARS: sektor_years.years(answered, years, text),
        page.WORKERS: _industries(answered, reader),
        page.STANDING: sektor_standing.standing(answered, drawn, text),
        page.PROGRAMMES: _programmes(answered, reader),
    }


def _segments(answered: Sectors, reader: Reader) -> Figure | None:
    """Return the heatmap; few known cells are bars, none no figure."""
    known = sektor_segments.known(answered)
    if not known:
        return None
    if not sektor_segments.is_heatmap(answered):
        return segment_ranks(known, reader.text, reader.look)
    return segment_heatmap(answered.rows, answered.chosen.base, reader.text, reader.look)


def _industries(answered: Sectors, reader: Reader) -> list[Any]:
    """Return coverage by industry where it is counted, else the workers who could be covered."""
    text, look = reader.text, reader.look
    if rows := answered.industry_rows:
        drawn = industry_coverage(rows, text, look)
        return sektor_industries.industries(answered, drawn, text)
    forces = answered.forces
    workers = industry_heatmap(forces, text, look) if forces else None
    return sektor_workers.workers(answered, workers, text)


def _programmes(answered: Sectors, reader: Reader) -> list[Any]:
    """Return participants by programme where they are counted."""
    cells = answered.programmes
    drawn = programme_bars(cells, reader.text, reader.look) if cells else None
    return sektor_programmes.programmes(answered, drawn, reader.text)


def now(answered: Sectors, text: Text) -> dict[str, str]:
    """Return what each filter says at present."""
    period, base = answered.chosen.period, answered.chosen.base
    kind = naming.kind_of(period) if period else ""
    return {
        "region": answered.region_name,
        "period": text.period(period, kind) if period else text("filter.latest"),
        "base": naming.capital(text.base_short(base)) if base else text("filter.own_base"),
        "compare": compared_with(answered, text),
    }


def _line(answered: Sectors, text: Text) -> tuple[str, str]:
    said, period = now(answered, text), answered.chosen.period
    when = said["period"] if period else said["period"].lower()
    return f"{answered.region_name} · {when}", said["base"].lower()


def as_of(answered: Sectors, text: Text) -> str:
    """Return of when the newest figure of the choice is."""
    known = answered.matrix.own.known or answered.matrix.known
    if known:
        return naming.when(max(known, key=lambda cell: newest_last(cell.period)), text)
    return text.period(answered.august, "august") if answered.august else text.number(None)


def regions(asked: Selection, scope: Scope, version: Version) -> tuple[Option, ...]:
    """Return the regions; those of which the page has anything to say can be chosen."""
    index = index_of(version, scope)
    return tree(lambda code: to_region(code, asked, index), with_figures(index), index)


VIEW = View("sektor", "/sektor", page.PARTS, sectors, shown, regions, lasting=True)
