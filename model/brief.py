"""The brief of a region: what a deputy carries out of the room, as PDF, as slides, from the API.

It says nothing that no page says: the answer of Ringkasan, and beside it the trend, the published
targets, the programmes for vulnerable workers, and where the workers are whom nobody counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from model import checking, shown
from model.adding import Bar, bar_of
from model.aims import Aim, aims_of
from model.brief_trend import Year, years_of
from model.cell import Cell
from model.frame import Choices, Option, Source, VersionFacts
from model.index import index_of
from model.measuring import IN_PLACE, UNCOVERED
from model.overview import Overview
from model.period import newest_last
from model.places import Regional
from model.protected import Programme, Protected
from model.protected_answer import protected
from model.regional import regional
from model.scope import Scope
from model.selection import Selection
from model.series import series
from model.summary import overview
from model.timeline import Series
from model.warehouse import Version


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything that a brief shows for one choice."""

    chosen: Selection  # every default filled in
    asked: Selection  # as the address said
    version: VersionFacts
    overview: Overview  # headline, segments, own bases, ranking, rivals, grade …
    series: Series  # every figure of the region in the chosen segment
    years: tuple[Year, ...]  # of the trend, the oldest first
    aims: tuple[Aim, ...]  # published targets not yet past at the headline's period
    programmes: Protected  # for vulnerable workers, of the region and the places in it
    beside: Regional | None  # instead of a ranking of the places below, where none is known
    sources: tuple[Source, ...]
    page: str = "/"

    @property
    def headline(self) -> Cell:
        """Return the region over the chosen base."""
        return self.overview.headline

    @property
    def bar(self) -> Bar:
        """Return the parts of the base, the gap last; several bars where they pass it."""
        return bar_of(self.overview.headline, self.overview.segments)

    @property
    def standing(self) -> tuple[Cell, ...]:
        """Return the headline, then each other segment over its own base, as on the cards."""
        return shown.cards(self.overview)

    @property
    def ranking(self) -> tuple[Cell, ...]:
        """Return the places below, most uncovered people first; nothing where none is known."""
        found = self.overview.ranking
        return found if any(cell.is_known for cell in found) else ()

    @property
    def told(self) -> tuple[Programme, ...]:
        """Return the programmes: those whose months are known first, then budgets, then counts."""
        return self.programmes.programmes

    @property
    def choices(self) -> Choices:
        """Return what else can be chosen on the page of the brief."""
        return self.overview.choices

    @property
    def region_path(self) -> tuple[Option, ...]:
        """Return the region and all above it, the nation first."""
        return self.overview.region_path


def brief(asked: Selection, home: Selection, scope: Scope, version: Version) -> Brief:
    """Return the brief of what was asked, or raise BadChoice.

    Units   persons, rupiah; every number with its interval, status and publications
    Source  one version, asked as the pages ask it
    """
    checking.checked(asked, scope, version)  # of everybody: one industry has no brief
    answer = overview(asked.but(compare=None), home, scope, version)
    region, segment = str(answer.chosen.region), str(answer.chosen.segment)
    over_time = series(region, segment, scope, version)
    here = Selection(region=region, v=asked.v, lang=asked.lang)
    known = any(cell.is_known for cell in answer.ranking)
    found = Brief(
        chosen=answer.chosen,
        asked=asked,
        version=answer.version,
        overview=answer,
        series=over_time,
        years=years_of(over_time),
        aims=_ahead(answer, scope, version),
        programmes=protected(here, home, scope, version),
        beside=None if known else _beside(answer, home, scope, version),
        sources=(),
    )
    return _with_sources(found, scope, version)


def _ahead(answer: Overview, scope: Scope, version: Version) -> tuple[Aim, ...]:
    """Return the region's targets of the chosen segment that lie after the headline's period."""
    region, segment = str(answer.chosen.region), str(answer.chosen.segment)
    now = newest_last(str(answer.chosen.period))
    return tuple(
        aim
        for aim in aims_of(region, scope, version)
        if aim.segment == segment and newest_last(aim.due) >= now
    )


def _beside(answer: Overview, home: Selection, scope: Scope, version: Version) -> Regional | None:
    """Return where the informal workers are, below the region or around it; else its neighbours.

    Neighbours are ranked in the latest period that half of them know, the region among them. Where
    it is not among them either, those who work are shown, informal or not.
    """
    asked = answer.chosen.but(period=None, base=None, level=None)
    informal, employed = IN_PLACE
    found = [regional(asked.but(measure=informal), home, scope, version)]
    above = [option.code for option in answer.region_path[:-1]]
    if not found[0].known and above:
        peers = regional(asked.but(region=above[-1], measure=UNCOVERED), home, scope, version)
        if any(place.region == answer.chosen.region for place in peers.known):
            return peers
    if not found[0].known:
        found.append(regional(asked.but(measure=employed), home, scope, version))
    return next((one for one in found if one.known), None)


def _with_sources(found: Brief, scope: Scope, version: Version) -> Brief:
    """Return the brief with the publications behind its numbers, each once, in reading order."""
    index = index_of(version, scope)
    keys = [
        *(source.origin for source in found.overview.sources),
        *(origin for year in found.years for origin in year.origins),
        *(aim.source.origin for aim in found.aims),
        *_origins(found.beside),
        *(one.source.origin for one in found.told),
    ]
    sources = tuple(index.sources[key] for key in dict.fromkeys(keys) if key in index.sources)
    return replace(found, sources=sources)


def _origins(beside: Regional | None) -> Iterable[str]:
    places = () if beside is None else beside.places
    sides = [side for place in places for side in (place.people, place.base)]
    sides += [place.cell.participants for place in places if place.cell]
    return [origin for side in sides for origin in side.origins]
