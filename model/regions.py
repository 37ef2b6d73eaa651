"""The dated tree of regions: nation, kanwil, provinces, kabupaten/kota, in both code systems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

NATION = "00"


@dataclass(frozen=True, slots=True)
class Region:
    """One region; `code` is BPS's, `kemendagri` is always written with its dot."""

    code: str
    kemendagri: str
    name: str
    level: str
    parent: str
    valid_from: str
    valid_to: str

    @property
    def is_today(self) -> bool:
        """Return whether the region stands today."""
        return not self.valid_to


@dataclass(frozen=True, slots=True)
class Regions:
    """All regions by code, in the order of the tree."""

    by_code: Mapping[str, Region]
    variants: Mapping[str, tuple[str, ...]]  # code -> other spellings

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, str]], spellings: Iterable[tuple[str, str]]) -> Regions:
        """Return the tree from the rows of the code list and (code, variant) pairs."""
        fields = Region.__slots__
        found = {
            row["code"]: Region(
                *(row["code_kemendagri" if name == "kemendagri" else name] for name in fields)
            )
            for row in rows
        }
        variants: dict[str, tuple[str, ...]] = {}
        for code, variant in spellings:
            variants[code] = (*variants.get(code, ()), variant)
        return cls(found, variants)

    def spellings(self, code: str) -> tuple[str, ...]:
        """Return every word for a region: code, name, the name without its kind, variants."""
        name = self.by_code[code].name
        bare = name.removeprefix("Kabupaten ").removeprefix("Kota ")
        return (code, name, bare, *self.variants.get(code, ()))

    def children(self, code: str, level: str | None = None) -> tuple[Region, ...]:
        """Return the regions of one level below: the nation's are its provinces."""
        wanted = level or self.level_below(code)
        below = (r for r in self.by_code.values() if r.level == wanted and r.is_today)
        return tuple(region for region in below if self.is_under(region.code, code))

    def siblings(self, code: str) -> tuple[Region, ...]:
        """Return the regions of the same level under the same parent, the region among them."""
        region = self.by_code[code]
        below = self.children(region.parent, region.level) if region.parent else (region,)
        return tuple(one for one in below if one.parent == region.parent)

    def level_below(self, code: str) -> str:
        """Return the level of ranking and sums: provinces of a nation or kanwil, else kab/kota."""
        return "province" if self.by_code[code].level in ("nation", "kanwil") else "kabkota"

    def is_under(self, code: str, ancestor: str) -> bool:
        """Return whether the region lies in another one."""
        return any(region.code == ancestor for region in self.path(code)[:-1])

    def path(self, code: str) -> tuple[Region, ...]:
        """Return the region with everything above it, the nation first."""
        region = self.by_code[code]
        above = self.path(region.parent) if region.parent in self.by_code else ()
        return (*above, region)
