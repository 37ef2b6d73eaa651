"""Segments over the years in their card: who grew, whose gap is widest, and what broke."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dash import html

from layouts.parts import figure as figured
from layouts.parts.card import downloads, graph
from layouts.parts.table import table
from model import provenance_key as keys
from model import shown
from model.cell import Cell
from model.sectors import Sectors
from texts import Text, naming


def years(sectors: Sectors, figure: Mapping[str, Any] | None, text: Text) -> list[Any]:
    """Return the card, or nothing where no segment was ever published."""
    if figure is None:
        return []
    heading, about = finding(sectors, text), subtitle(sectors, text)
    tab = table(shown.years(sectors), lambda cell: _name(cell, text), about, text)
    key = [
        html.Li([html.Span(className=f"swatch {name}"), html.Span(text(f"sektor.years.{name}"))])
        for name in ("covered", "whole", "hatched")
    ]
    return [
        html.H2(figured.told(heading)),
        html.P(about, className="about"),
        html.Ul(key, className="states years-key"),
        graph("years-chart", figure, f"{heading}. {about}"),
        *[html.P(note, className="note") for note in _notes(sectors, text)],
        html.Div([tab, downloads("tahun", sectors, text, "years-chart")], className="under"),
    ]


def finding(sectors: Sectors, text: Text) -> str:
    """Return who grew fastest and whose gap is widest, each only where it can be compared."""
    widest, growth = sectors.widest, sectors.growth
    if widest is None or widest.gap is None:
        return text("sektor.years.no_base")
    segment, people = text.segment_short(widest.segment), _gap(widest, text)
    if widest.gap.value <= 0:
        return text("sektor.years.no_gap")
    if len(sectors.headline) < 2 and growth is None:  # noqa: PLR2004 - one is not compared
        return text("sektor.years.alone", segment=segment, people=people)
    if growth is None:
        return text("sektor.years.widest", segment=segment, people=people)
    fastest = text.segment_short(growth.segment)
    if growth.segment == widest.segment:
        return text("sektor.years.both", segment=segment, people=people)
    return text("sektor.years.apart", fastest=fastest, segment=segment, people=people)


def _gap(cell: Cell, text: Text) -> str:
    return figured.asked(text.about(cell.gap), keys.side(cell, "gap"))


def subtitle(sectors: Sectors, text: Text) -> str:
    """Return statistic, place and base, and between which months the finding compares."""
    names = naming.listed([name for name, _ in shown.series(sectors)], text)
    said = [text("sektor.years.about", place=names)]
    if sectors.widest is not None and sectors.widest.gap is not None:
        said.append(text("sektor.years.gap_when", period=naming.when(sectors.widest, text)))
    if sectors.growth is not None:
        first, last = (
            text.period(month, "month", short=True)
            for month in (sectors.growth.first, sectors.growth.last)
        )
        said.append(text("sektor.years.growth_when", first=first, last=last))
    return " ".join(said)


def _name(cell: Cell, text: Text) -> str:
    return f"{cell.region_name}, {text.segment_short(cell.segment)}"


def _notes(sectors: Sectors, text: Text) -> Iterator[str]:
    """Yield which periods do not compare, and what the dashed line is."""
    every = [cell for _, all_of in shown.series(sectors) for one in all_of for cell in one.known]
    if len({cell.period[5:] for cell in every}) > 1:
        yield text("sektor.years.months")
    if any(one.breaks for _, all_of in shown.series(sectors) for one in all_of):
        yield text("ringkasan.series_why.sakernas_weights_2023")
    passed = [cell for cell in every if cell.gap is not None and cell.gap.high < 0]
    if passed:
        kind = "JAKON" if any(cell.segment == "JAKON" for cell in passed) else "usual"
        yield text(f"ringkasan.warnings.above_why.{kind}")
