"""What a reader may see in one version: the one place where a scope meets a publication.

Public publications are open to everybody. What a restricted one says of a region is shown to who
has that region in the scope, and of a region that holds others too only where no neighbour's
figure can be worked out from it (model/area.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from model.area import safe_totals, within
from model.cell import OUTSIDE
from model.part import WHOLE as EVERYBODY
from model.part import Part
from model.per_version import per_version
from model.regions import NATION
from model.scope import Scope
from model.tables import OPEN, Row, regions_of, restricted_in, rows
from model.warehouse import Version


@dataclass(frozen=True, slots=True)
class Sight:
    """Of which regions a reader sees what restricted publications say; None: of all."""

    regions: frozenset[str] | None = None
    hidden: frozenset[str] = field(default=frozenset(), compare=False)  # restricted publications
    silent: frozenset[str] = field(default=frozenset(), compare=False)  # of which nothing is seen
    part: Part = EVERYBODY  # the participants that the question is about

    @property
    def is_whole(self) -> bool:
        """Return whether nothing of the version is kept from the reader."""
        return self.regions is None

    def shows(self, region: str, origin: str) -> bool:
        """Return whether the reader sees what a publication says of a region."""
        if self.regions is None or origin not in self.hidden:
            return True
        return region in self.regions

    def names(self, origin: str) -> bool:
        """Return whether a publication is named to the reader."""
        return origin not in self.silent

    def table(self, figures: pa.Table) -> pa.Table:
        """Return the figures that are seen.

        In, Out  any columns of FIGURES, region_code and origin among them
        """
        if self.regions is None:
            return figures
        public = pc.invert(pc.is_in(figures["origin"], pa.array(sorted(self.hidden))))
        mine = pc.is_in(figures["region_code"], pa.array(sorted(self.regions), pa.string()))
        return figures.filter(pc.or_(public, mine))

    def listed(self, row: Mapping[str, str]) -> bool:
        """Return whether a row of a code list quotes nothing that the reader may not see."""
        if self.regions is None:
            return True
        places = row.get("places") or row.get("region") or NATION
        quoted = [row.get("origin", ""), row.get("source", "")]
        quoted += row.get("operand_origins", "").split("|")
        return all(self.shows(place, one) for one in quoted for place in places.split("|"))


WHOLE = Sight()


@per_version(256)
def sight_of(version: Version, scope: Scope) -> Sight:
    """Return what a scope comes to in a version; WHOLE where it has no restricted publication."""
    everything = WHOLE if scope.part == EVERYBODY else Sight(part=scope.part)
    hidden = {} if scope.all_regions else restricted_in(version)
    if not hidden:
        return everything
    regions = regions_of(version)
    inside = within(scope.regions, regions)
    if inside >= regions.by_code.keys():
        return everything
    seen = inside | safe_totals(inside, regions)
    if scope.bound is not None:
        whole = within(scope.bound, regions)
        seen &= whole | safe_totals(whole, regions)
    silent = frozenset(origin for origin, spoken in hidden.items() if not spoken & seen)
    return Sight(seen, frozenset(hidden), silent, scope.part)


def seen_rows(version: Version, sql: str, sight: Sight) -> list[Row]:
    """Return the rows of a question to a table that stands twice, as this reader sees it.

    In   sql with the blank {open} before the table's name, {outside} for the status of what is kept
         back, and `region` among its columns
    """
    known = rows(version, sql.format(open="", outside=OUTSIDE))
    if sight.regions is None:
        return known
    public = rows(version, sql.format(open=OPEN, outside=OUTSIDE))
    mine = [row for row in known if row["region"] in sight.regions]
    return mine + [row for row in public if row["region"] not in sight.regions]


def first_seen(found: Iterable[Row], sight: Sight) -> list[Row]:
    """Return the rows of single publications that this reader sees, in their order."""
    return [row for row in found if sight.shows(row["region"], row["origin"])]
