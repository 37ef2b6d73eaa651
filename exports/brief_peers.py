"""The ranking of a brief where nothing is known below: the region among its neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from exports.brief_place_rows import cell_row, worker_row
from exports.brief_said import Places, left_out
from model.brief import Brief
from model.measuring import UNCOVERED, WORKERS
from model.places import Place, Regional
from texts import naming
from texts.text import Text

MOST_NAMED = 3  # places whose names stand in a title


def beside(brief: Brief, page: Regional, text: Text) -> Places:
    """Return the neighbours by people not covered; by workers where nobody published those."""
    shown = _peers if page.measure == UNCOVERED else _workers
    return shown(brief, page, text)


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
        more=left_out(len(rows), text),
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
    rows = tuple(worker_row(place, place.region == chosen, text) for place in page.places)
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
        more=left_out(len(rows), text),
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
    return naming.capital(said)


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
