"""The line under the sentence: as of when, which base, what it is not, context, what is newer."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import figure, sentence
from layouts.parts.attributes import aria
from layouts.parts.links import choice, term
from layouts.parts.panels import older
from layouts.parts.rich import rich
from layouts.parts.trust_line import grade_line
from layouts.parts.way import way_up
from model import provenance_key as keys
from model.cell import Cell
from model.overview import Overview
from model.provenance_key import Where
from texts import Text, naming

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
    """Return the choices that have figures, as buttons, where this one has none."""
    if overview.headline.is_known:
        return []
    has_people = overview.headline.participants.known is not None
    ways = _bases(overview, text) if has_people else _others(overview, text)
    if not ways:
        return []
    return [html.P([html.Span(text("empty.instead")), *ways[:MOST_WAYS]], className="row instead")]


def _bases(overview: Overview, text: Text) -> list[Any]:
    """Return the bases under which the participants have a ratio."""
    return [
        choice(overview.page, way.to, text.base(way.cell.base_words), className="button")
        for way in overview.choices.bases
        if way.cell is not None and way.cell.is_known
    ]


def _others(overview: Overview, text: Text) -> list[Any]:
    """Return the periods and segments with participants, else the regions above, else home."""
    choices, here = overview.choices, overview.chosen
    page = overview.page
    ways = [
        choice(page, way.to, text.period(way.code, way.name), className="button")
        for way in choices.periods
        if way.available and way.code != here.period
    ]
    ways += [
        choice(page, way.to, text.segment(way.code), className="button")
        for way in choices.segments
        if way.available and way.code != here.segment
    ]
    above = [way for way in overview.region_path[:-1] if way.available]
    ways = ways or [choice(page, way.to, way.name, className="button") for way in above]
    return ways or [choice(page, None, text("error.home"), className="button")]


def meta(overview: Overview, text: Text) -> html.Ul:
    """Return the line as a list, one fact an item."""
    facts = [
        _as_of(overview, text),
        _base(overview, text),
        _grade(overview, text),
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
    pieces: dict[str, Any] = {"base": html.B(_named(cell, text)), "vintage": ""}
    if cell.base != "stated" and cell.base_period is not None:
        pieces["vintage"] = f" ({naming.vintage(cell, text)})"
    words = rich(text, "ringkasan.meta.base", pieces)
    if cell.coverage is not None:
        said = sentence.shares(cell, text)
        share = figure.number(said["share"], sentence.share_key(cell))
        words += [": ", html.B(share), said["range"]]
    if "implied" in cell.flags:
        words.append(text("ringkasan.meta.implied"))
    if other := sentence.unlike_sakernas(overview, text):
        words += figure.told(text("ringkasan.meta.unlike", sakernas=other))
    return words


def _named(cell: Cell, text: Text) -> Any:
    return term(cell.base, text.base_short(cell.base_words))


def _grade(overview: Overview, text: Text) -> html.A | None:
    """Return how far to trust the figure of the sentence, as a link to the rule."""
    return None if overview.grade is None else grade_line(overview.grade, overview.asked, text)


def _context(overview: Overview, text: Text) -> list[Any] | None:
    known = overview.population.known
    if known is None:
        return None
    about = "" if known.is_exact else "≈\u00a0"
    where = Where("population", overview.headline.region, overview.population_period)
    said = f"{about}{text.people(known).removeprefix(about)}"
    people = html.B(figure.number(said, keys.figure(where, overview.population)))
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
