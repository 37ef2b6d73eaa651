"""The ranking of a brief: the places below by people not covered."""

from __future__ import annotations

from exports.brief_peers import beside
from exports.brief_place_rows import cell_row
from exports.brief_said import Places, left_out
from model.adding import concentration
from model.brief import Brief
from model.overview import Overview
from texts import naming
from texts.text import Text

MOST_NAMED = 3  # more places than this are counted, not named
PERCENT = 100


def places(brief: Brief, text: Text) -> Places | None:
    """Return the places below; else the region beside others; None where nothing is known."""
    if brief.ranking:
        return _below(brief, text)
    return None if brief.beside is None else beside(brief, brief.beside, text)


def _below(brief: Brief, text: Text) -> Places:
    answer = brief.overview
    rows = tuple(cell_row(cell, text) for cell in brief.ranking)
    return Places(
        title=finding(answer, text),
        about=_about(answer, text),
        sides=(text("chart.covered"), text("chart.gap")),
        rows=rows,
        more=left_out(len(rows), text),
        notes=tuple(_notes(answer, text)),
    )


def finding(answer: Overview, text: Text) -> str:
    """Return who holds most of the gap, by name where they are few."""
    found = concentration(answer.ranking)
    if found is None:
        return text("ringkasan.finding.none")
    if found.known == 1:
        first = found.places[0]
        people = text.people(first.uncovered)
        return text("ringkasan.finding.one", name=first.region_name, people=people)
    share = text.percent(round(PERCENT * found.share))
    share = share if found.is_exact else text("number.about") + share
    level, known = naming.level(answer, text), found.known
    if len(found.places) > MOST_NAMED:
        held = len(found.places)
        return text("ringkasan.finding.counted", held=held, known=known, level=level, share=share)
    among = ""
    if answer.left_out:
        among = text("ringkasan.finding.among", known=known, level=level)
    names = naming.listed([cell.region_name for cell in found.places], text)
    return text("ringkasan.finding.named", names=names, share=share, among=among)


def _about(answer: Overview, text: Text) -> str:
    """Return statistic, period and base; says so where they are not those of the sentence."""
    first, top = answer.ranking[0], answer.headline
    said = text(
        "ringkasan.ranking.about",
        segment=naming.segment(first.segment, text),
        period=naming.when(first, text),
        base=text.base_short(first.base_words),
        vintage=naming.vintage(first, text),
    )
    values = {"level": naming.level(answer, text), "period": naming.when(top, text)}
    if first.period != top.period:
        return f"{said} {text('ringkasan.ranking.other_period', **values)}"
    if first.base != top.base:
        return f"{said} {text('ringkasan.ranking.other_base', **values)}"
    return said


def _notes(answer: Overview, text: Text) -> list[str]:
    """Return what the known places add up to, and which have no figure."""
    level, missing = naming.level(answer, text), answer.left_out
    known = len(answer.ranking) - len(missing)
    said = []
    if answer.ranking_total.known is not None:
        people = text.people(answer.ranking_total.known)
        said.append(text("ringkasan.ranking.total", people=people, known=known, level=level))
    if missing:
        values = {"count": len(missing), "all": len(answer.ranking), "level": level}
        names = ", ".join(naming.bare(name, text) for name in missing)
        said.append(text("ringkasan.ranking.missing", names=names, **values))
    return said
