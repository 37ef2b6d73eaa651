"""Many briefs at once: which places a pack holds, and what is chosen in the brief of each."""

from __future__ import annotations

from dataclasses import dataclass

from model import checking
from model.defaults import region_of
from model.frame import VersionFacts
from model.regions import Region
from model.scope import Scope
from model.selection import BadChoice, Selection
from model.tables import regions_of
from model.warehouse import Version

LEVELS = ("province", "kabkota")
MOST = 60  # briefs of a pack that a server makes: the kab/kota of all of Kalimantan fit


@dataclass(frozen=True, slots=True)
class Part:
    """One place of a pack."""

    region: Region
    asked: Selection


@dataclass(frozen=True, slots=True)
class Pack:
    """The places of a pack, and the one version that all of its briefs come from."""

    chosen: Selection  # its region and level filled in
    region: Region
    parts: tuple[Part, ...]
    opened: Version
    version: VersionFacts

    @property
    def file_name(self) -> str:
        """Return the stem of the pack's file: cakupan_kalimantan_terbaru_…-per-province_v12."""
        what = f"ringkasan-per-{self.chosen.level}"
        return self.chosen.file_name(self.region.name, what, self.version.stem)


def pack(asked: Selection, home: Selection, scope: Scope, version: Version) -> Pack:
    """Return the places of one level below the region, in order of their codes.

    Raises BadChoice where the region or the level has none. A choice of the reader goes along to
    each place, but for what belongs to the region above alone: its own base and its level.
    """
    checking.checked(asked.but(level=None), scope, version)
    regions = regions_of(version)
    code = region_of(asked, home)
    level = asked.level or regions.level_below(code)
    places = regions.children(code, level)
    if level not in LEVELS or not places:
        usual = regions.level_below(code)
        raise BadChoice("level", level, usual if regions.children(code, usual) else None)
    base = None if asked.base == "stated" else asked.base
    along = asked.but(level=None, compare=None, base=base)
    chosen = asked.but(region=code, level=level)
    return Pack(
        chosen=chosen,
        region=regions.by_code[code],
        parts=tuple(
            Part(one, along.but(region=one.code)) for one in sorted(places, key=lambda p: p.code)
        ),
        opened=version,
        version=VersionFacts.of(version),
    )
