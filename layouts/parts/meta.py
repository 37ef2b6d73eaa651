"""The line under the sentence: as of when, which base, what it is not, context, what is newer."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import naming, sentence
from layouts.parts.attributes import aria
from layouts.parts.links import choice
from layouts.parts.panels import older
from layouts.parts.rich import rich
from layouts.parts.way import way_up
from model.cell import Cell
from model.overview import Overview
from texts import Text

MOST_WAYS = 8  # buttons offered


def answer(overview: Overview, text: Text) -> list[Any]:
    """Return what is amiss, the way up, the sentence, the same for screen readers, and the line."""
    spoken = html.P(sentence.spoken(overview, text), className="aloud", **aria(live="polite"))
    return [
        *older(overview.version, text),
        *way_up(overview, text),
        html.H1(sentence.coloured(overview, text)),
        spoken,
        meta(overview, text),
        *instead(overview, text),
    ]


def instead(overview: Overview, text: Text) -> list[Any]:
    """Return the choices that have participants, as buttons, where this one has none."""
    if overview.headline.participants.known is not None:
        return []
    choices, here = overview.choices, overview.chosen
    ways = [
        choice(overview.page, way.to, text.period(way.code, way.name), className="button")
        for way in choices.periods
        if way.available and way.code != here.period
    ]
    ways += [
        choice(overview.page, way.to, text.segment(way.code), className="button")
        for way in choices.segments
        if way.available and way.code != here.segment
    ]
    above = [way for way in overview.region_path[:-1] if way.available]
    ways = ways or [choice(overview.page, way.to, way.name, className="button") for way in above]
    if not ways:
        return []
    return [html.P([html.Span(text("empty.instead")), *ways[:MOST_WAYS]], className="row instead")]


def meta(overview: Overview, text: Text) -> html.Ul:
    """Return the line as a list, one fact an item."""
    facts = [
        _as_of(overview, text),
        _base(overview, text),
        _context(overview, text),
        _left_out(overview, text),
        _newer(overview, text),
    ]
    return html.Ul([html.Li(fact) for fact in facts if fact], className="meta")


def as_of(overview: Overview, text: Text) -> str:
    """Return the date of the figures: the day that the publication gives, else the period.

    A publication may look back: April's participants are not of the day in May it came out.
    """
    first = next(iter(overview.headline.participants.origins), "")
    day = {source.origin: source.as_of for source in overview.sources}.get(first, "")
    if day.startswith(overview.headline.period):
        return text.date(day)
    return naming.when(overview.headline, text)


def _as_of(overview: Overview, text: Text) -> list[Any]:
    return rich(text, "ringkasan.meta.as_of", {"date": html.B(as_of(overview, text))})


def _base(overview: Overview, text: Text) -> list[Any]:
    """Return the base by name with its result, and what it must not be taken for."""
    cell = overview.headline
    pieces: dict[str, Any] = {"base": html.B(text.base_short(cell.base_words)), "vintage": ""}
    if cell.base != "stated" and cell.base_period is not None:
        pieces["vintage"] = f" ({naming.vintage(cell, text)})"
    words = rich(text, "ringkasan.meta.base", pieces)
    if cell.coverage is not None:
        said = sentence.shares(cell, text)
        words += [": ", html.B(said["share"]), said["range"]]
    if "implied" in cell.flags:
        words.append(text("ringkasan.meta.implied"))
    if other := sentence.unlike_sakernas(overview, text):
        words.append(text("ringkasan.meta.unlike", sakernas=other))
    return words


def _context(overview: Overview, text: Text) -> list[Any] | None:
    known = overview.population.known
    if known is None:
        return None
    about = "" if known.is_exact else "≈\u00a0"
    people = html.B(f"{about}{text.people(known).removeprefix(about)}")
    when = overview.population_period
    other = when[:4] != overview.headline.period[:4] and when
    counted = f" ({text.date(when)})" if other else ""
    return rich(text, "ringkasan.meta.context", {"people": people, "when": counted})


def _left_out(overview: Overview, text: Text) -> list[Any] | None:
    if not overview.ranking:
        return None
    count = html.B(text.number(len(overview.left_out)))
    level = naming.level(overview, text)
    return rich(text, "ringkasan.meta.left_out", {"count": count, "level": level})


def _newer(overview: Overview, text: Text) -> list[Any] | None:
    """Return the newest figure of the region as a link to it."""
    cell = overview.newer
    if cell is None:
        return None
    here = overview.asked.but(region=overview.chosen.region, period=cell.period, base=cell.base)
    link = choice(overview.page, here, newer_words(cell, text), className="link")
    return rich(text, "ringkasan.meta.newer", {"link": link})


def newer_words(cell: Cell, text: Text) -> str:
    """Return "Des 2025, 41,30 % dari 7.996.826"; two exact counts give two decimals."""
    period = naming.when(cell, text, short=True)
    known = cell.coverage
    if known is None:
        return text(
            "ringkasan.meta.newer_count", period=period, people=text.people(cell.participants.known)
        )
    share = text.percent(known.value * 100, 2) if known.is_exact else text.share(known)
    base = text.people(cell.denominator.known)
    return text("ringkasan.meta.newer_share", period=period, share=share, base=base)
