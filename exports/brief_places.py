"""The ranking of a brief: places below by people not covered, else the region among others."""

from __future__ import annotations

from collections.abc import Sequence

from exports import brief_naming as naming
from exports.brief_said import PlaceRow, Places
from model.adding import concentration
from model.brief import Brief
from model.cell import Cell
from model.measuring import UNCOVERED, WORKERS
from model.overview import Overview
from model.places import Place, Regional
from texts.text import Text

MOST_NAMED = 3  # more places than this are counted, not named
PERCENT = 100


def places(brief: Brief, text: Text) -> Places | None:
    """Return the places below; else the region beside others; None where nothing is known."""
    if brief.ranking:
        return _below(brief, text)
    if brief.beside is None:
        return None
    if brief.beside.measure == UNCOVERED:
        return _peers(brief, brief.beside, text)
    return _workers(brief, brief.beside, text)


def _below(brief: Brief, text: Text) -> Places:
    answer = brief.overview
    rows = tuple(cell_row(cell, text) for cell in brief.ranking)
    return Places(
        title=finding(answer, text),
        about=_about(answer, text),
        sides=(text("chart.covered"), text("chart.gap")),
        rows=rows,
        more=naming.left_out(len(rows), text),
        notes=tuple(_notes(answer, text)),
    )


def cell_row(cell: Cell, text: Text, is_chosen: bool = False) -> PlaceRow:
    """Return a place over a base: both sides, or why one of them is missing."""
    base, share = cell.denominator.known, cell.coverage
    below = "" if base is None else text("chart.of", base=text.label(base))
    if base is not None and share is not None:
        below = text("chart.share_of", share=text.share(share), base=text.label(base))
    return PlaceRow(
        name=naming.bare(cell.region_name, text),
        below=below,
        covered="" if cell.participants.known is None else text.about(cell.participants.known),
        gap="" if cell.gap is None else text.about(cell.gap),
        status=cell.status,
        why="" if cell.is_known else text(f"state.{cell.status}"),
        is_chosen=is_chosen,
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


def _peers(brief: Brief, page: Regional, text: Text) -> Places:
    """Return the region among its neighbours, by people not covered."""
    rank, mine = _rank(brief, page)
    cell = mine.cell
    vintage = naming.vintage(cell, text) if cell else ""
    chosen = str(brief.chosen.region)
    rows = tuple(cell_row(one.cell, text, one.region == chosen) for one in page.places if one.cell)
    return Places(
        title=text("brief.peers.rank", **_ranked(mine, rank, page, text)),
        about=_peers_about(brief, page, vintage, text),
        sides=(text("chart.covered"), text("chart.gap")),
        rows=rows,
        more=naming.left_out(len(rows), text),
        notes=tuple(_without(page, text)),
    )


def _peers_about(brief: Brief, page: Regional, vintage: str, text: Text) -> str:
    """Return period and base; says so where the period is not that of the sentence."""
    period, base = str(page.chosen.period), text.base_short(str(page.chosen.base))
    said = text("brief.peers.about", period=naming.due(period, text), base=base, vintage=vintage)
    if period == brief.headline.period:
        return said
    other = text("brief.peers.other", level=text(f"ringkasan.level.{page.chosen.level}"))
    return f"{said} {other}"


def _workers(brief: Brief, page: Regional, text: Text) -> Places:
    """Return the places by informal workers, where nobody published participants."""
    chosen = str(brief.chosen.region)
    rows = tuple(_worker_row(place, place.region == chosen, text) for place in page.places)
    about = text(
        "brief.workers.about",
        level=text(f"ringkasan.level.{page.chosen.level}"),
        workers=text(f"wilayah.workers.{page.measure}"),
        period=naming.due(str(page.chosen.period), text),
        base=text.base_short(WORKERS[page.measure]),
    )
    return Places(
        title=_workers_title(brief, page, text),
        about=about,
        sides=("", text(f"filter.measures.{page.measure}")),
        rows=rows,
        more=naming.left_out(len(rows), text),
        notes=tuple(_without(page, text)),
    )


def _workers_title(brief: Brief, page: Regional, text: Text) -> str:
    workers = text(f"wilayah.workers.{page.measure}")
    if any(place.region == brief.chosen.region for place in page.known):
        rank, mine = _rank(brief, page)
        return text("brief.workers.rank", workers=workers, **_ranked(mine, rank, page, text))
    names = naming.listed(
        [naming.bare(place.name, text) for place in page.known[:MOST_NAMED]], text
    )
    said = text("brief.workers.first", names=names, workers=workers)
    return said[:1].upper() + said[1:]


def _worker_row(place: Place, is_chosen: bool, text: Text) -> PlaceRow:
    base, known = place.base.known, place.is_known
    below = ""
    if base is not None and place.rate is not None:
        share = text.share(place.rate)
        below = text("chart.share_of", share=share, base=text.label(base))
    return PlaceRow(
        name=naming.bare(place.name, text),
        below=below,
        covered="",
        gap=text.about(place.people.known) if known else "",
        status=place.status,
        why="" if known else text(f"state.{place.status}"),
        is_chosen=is_chosen,
    )


def _rank(brief: Brief, page: Regional) -> tuple[int, Place]:
    """Return at which place from the top the region stands."""
    here = ((n, one) for n, one in enumerate(page.known, 1) if one.region == brief.chosen.region)
    return next(here)


def _ranked(mine: Place, rank: int, page: Regional, text: Text) -> dict[str, object]:
    level = text(f"ringkasan.level.{page.chosen.level}")
    name = naming.bare(mine.name, text)
    return {"name": name, "rank": rank, "known": len(page.known), "level": level}


def _without(page: Regional, text: Text) -> Sequence[str]:
    """Return which places have no figure, by name."""
    missing = [naming.bare(place.name, text) for place in page.left_out]
    if not missing:
        return []
    level = text(f"ringkasan.level.{page.chosen.level}")
    values = {"count": len(missing), "all": len(page.places), "level": level}
    return [text("ringkasan.ranking.missing", names=", ".join(missing), **values)]
