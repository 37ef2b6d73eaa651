"""The answer of the page Data: what is loaded, from whom, and under which licence.

Loads and tasks are the ledger's and come beside it (model/loads.py): figures do not wait for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from model import checking, queries
from model.cube import cube_of
from model.errors import WarehouseDamaged
from model.figure_filters import Filters
from model.figure_rows import count
from model.frame import Choices, Option, Source, VersionFacts
from model.index import index_of
from model.period import newest_last
from model.publications import Family, families
from model.scope import Scope
from model.selection import Selection
from model.sight import sight_of
from model.warehouse import Version

PAGE = "/data"
ASKED = ("region", "load", "a", "b", "part", "v", "lang")
FIGURES = "figures.parquet"


@dataclass(frozen=True, slots=True)
class Data:
    """Everything the page says of one version."""

    chosen: Selection
    asked: Selection
    version: VersionFacts
    fingerprint: str  # SHA-256 of the figures
    rows: int  # of all figures that the reader may see, those without a number too
    families: tuple[Family, ...]
    counts: int = 0  # of these rows: counts of a registry, the suppressed ones too
    sources: tuple[Source, ...] = ()  # its foot leads to the whole list instead
    region_path: tuple[Option, ...] = ()
    choices: Choices = field(default_factory=Choices)
    page: str = PAGE

    @property
    def figures(self) -> int:
        """Return how many known figures the reader may see."""
        return sum(family.figures for family in self.families)

    @property
    def publications(self) -> int:
        """Return how many publications they come from."""
        return sum(family.origins for family in self.families)

    @property
    def as_of(self) -> str:
        """Return the newest date of a publication; "" where there is none."""
        return max((family.as_of[1] for family in self.families), key=newest_last, default="")


@dataclass(frozen=True, slots=True)
class Names:
    """What codes are called; an unknown code is its own name."""

    regions: Mapping[str, str]
    measures: Mapping[str, Mapping[str, str]]  # language -> code -> name

    def region(self, code: str) -> str:
        """Return a region's name."""
        return self.regions.get(code, code)

    def measure(self, code: str, language: str) -> str:
        """Return a measure's name in a language."""
        return self.measures.get(language, {}).get(code, code)


def data(asked: Selection, _home: Selection, scope: Scope, version: Version) -> Data:
    """Return what the page says of a version, or raise BadChoice."""
    checking.checked(asked, scope, version)
    wanted = Selection(**{name: getattr(asked, name) for name in ASKED})
    return Data(
        chosen=wanted,
        asked=wanted,
        version=VersionFacts.of(version),
        fingerprint=version.manifest.files[FIGURES].sha256,
        rows=count(Filters(), scope, version),
        families=families(scope, version),
        counts=_counts(scope, version),
    )


def _counts(scope: Scope, version: Version) -> int:
    """Return how many counts of a registry the reader may see; 0 where there is none."""
    cube = cube_of(version)
    if cube is None or not sight_of(version, scope).names(cube.origin):
        return 0
    return count(Filters(origin=cube.origin), scope, version)


def names(version: Version, scope: Scope) -> Names:
    """Return what the codes of a version are called."""
    found = index_of(version, scope).regions.by_code
    try:
        rows = queries.codelist("measures", scope, version)
    except WarehouseDamaged:
        rows = []
    languages = [key.removeprefix("name_") for key in (rows[0] if rows else ()) if "name_" in key]
    return Names(
        {code: region.name for code, region in found.items()},
        {lang: {row["id"]: row[f"name_{lang}"] for row in rows} for lang in languages},
    )
