"""Places ranked by people who are not covered, with the finding as their heading."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import html

from layouts.parts import figure
from layouts.parts.card import downloads, graph
from layouts.parts.links import choice
from layouts.parts.sum_apart import differs
from layouts.parts.table import table
from model import provenance_key as keys
from model.adding import concentration
from model.cell import Cell
from model.overview import Overview
from texts import Text, naming

MOST_NAMED = 3  # more places than this are counted, not named


def ranking(overview: Overview, drawn: Mapping[str, Any] | None, text: Text) -> list[Any]:
    """Return the card, or what can be chosen instead where no place has a figure."""
    cells = overview.ranking
    if drawn is None or not any(cell.is_known for cell in cells):
        return _empty(overview, text)
    heading, about = finding(overview, text), subtitle(overview, text)
    tab = table(cells, lambda cell: cell.region_name, about, text)
    return [
        html.H2(figure.told(heading)),
        html.P(about, className="about"),
        graph("ranking-chart", drawn, f"{heading}. {about}"),
        *[html.P(figure.told(note), className="note") for note in notes(overview, text)],
        html.Div([tab, downloads("wilayah", overview, text, "ranking-chart")], className="under"),
    ]


def finding(overview: Overview, text: Text) -> str:
    """Return who holds most of the gap, by name where they are few."""
    found = concentration(overview.ranking)
    if found is None:
        return text("ringkasan.finding.none")
    if found.known == 1:
        name, people = found.places[0].region_name, _uncovered(found.places[0], text)
        return text("ringkasan.finding.one", name=name, people=people)
    share = text.percent(round(100 * found.share))
    among = ""
    if overview.left_out:
        among = text(
            "ringkasan.finding.among", known=found.known, level=naming.level(overview, text)
        )
    said, held = share if found.is_exact else f"≈\u00a0{share}", len(found.places)
    if held <= MOST_NAMED:
        names = naming.listed([cell.region_name for cell in found.places], text)
        return text("ringkasan.finding.named", names=names, share=said, among=among)
    level, known = naming.level(overview, text), found.known
    return text("ringkasan.finding.counted", held=held, known=known, level=level, share=said)


def subtitle(overview: Overview, text: Text) -> str:
    """Return statistic, period and base; says so where they are not those of the sentence."""
    first = overview.ranking[0]
    said = text(
        "ringkasan.ranking.about",
        segment=naming.segment(first.segment, text),
        period=naming.when(first, text),
        base=text.base_short(first.base_words),
        vintage=naming.vintage(first, text),
    )
    top = overview.headline
    values = {"level": naming.level(overview, text), "period": naming.when(top, text)}
    if first.period != top.period:
        return f"{said} {text('ringkasan.ranking.other_period', **values)}"
    if first.base != top.base:
        return f"{said} {text('ringkasan.ranking.other_base', **values)}"
    return said


def notes(overview: Overview, text: Text) -> list[str]:
    """Return which places have no figure, and what the known ones add up to."""
    said = []
    level = naming.level(overview, text)
    missing = overview.left_out
    if overview.ranking_total.known is not None:
        people = figure.asked(text.people(overview.ranking_total.known), _total_key(overview))
        known = len(overview.ranking) - len(missing)
        said.append(text("ringkasan.ranking.total", people=people, known=known, level=level))
    if missing:
        said.append(
            text(
                "ringkasan.ranking.missing",
                count=len(missing),
                all=len(overview.ranking),
                level=level,
                names=", ".join(missing),
            )
        )
    return said + _differs(overview, text)


def _differs(overview: Overview, text: Text) -> list[str]:
    """Return that gap and uncovered people are two measures, where they are not the same."""
    first, top = overview.ranking[0], overview.headline
    total, gap = overview.ranking_total.known, top.gap
    if total is None or gap is None or (first.period, first.base) != (top.period, top.base):
        return []
    if overview.left_out or total.overlaps(gap) or total == gap.at_least(0):
        return []
    said = {
        "gap": figure.asked(text.people(gap), keys.side(top, "gap")),
        "people": figure.asked(text.people(total), _total_key(overview)),
    }
    return [text(f"ringkasan.ranking.{differs(overview.ranking)}", **said)]


def _total_key(overview: Overview) -> str:
    """Return what asks for the uncovered people of all known places."""
    top, first = overview.headline, overview.ranking[0]
    return keys.places(top.region, overview.chosen.level or "", first)


def _uncovered(cell: Cell, text: Text) -> str:
    return figure.asked(text.people(cell.uncovered), keys.side(cell, "uncovered"))


def _empty(overview: Overview, text: Text) -> list[Any]:
    """Return that nothing was published one level down, and where something was."""
    region, _, _ = overview.headline.region.partition("@")  # 91@2021 is a province
    if len(region) >= naming.KABKOTA:  # nothing lies below
        return []
    values = {
        "level": naming.level(overview, text),
        "segment": naming.segment(overview.headline.segment, text),
    }
    ways = [option for option in overview.region_path[:-1] if option.available]
    buttons = [choice(overview.page, way.to, way.name, className="button") for way in ways]
    offered = html.P([html.Span(text("empty.instead")), *buttons], className="row instead")
    return [html.H2(text("empty.ranking", **values)), *([offered] if buttons else [])]
