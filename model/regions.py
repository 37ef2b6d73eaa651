"""The dated tree of regions: nation, kanwil, provinces, kabupaten/kota, in both code systems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

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
    label_lat: str = ""
    label_lon: str = ""
    code_2020: str = ""  # of the same area in 2020; that of the province it was split from

    @property
    def at(self) -> tuple[float, float] | None:
        """Return where its name stands on a map: degrees of latitude and longitude."""
        return (float(self.label_lat), float(self.label_lon)) if self.label_lat else None

    @property
    def is_today(self) -> bool:
        """Return whether the region stands today."""
        return not self.valid_to


@dataclass(frozen=True, slots=True)
class Regions:
    """All regions by code, in the order of the tree."""

    by_code: Mapping[str, Region]
    variants: Mapping[str, tuple[str, ...]]  # code -> other spellings
    below: Mapping[tuple[str, str], tuple[Region, ...]]  # ancestor, level -> regions of today
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # right below, or split off
    upwards: tuple[str, ...] = ()  # every region with parts, after all of them

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, str]], spellings: Iterable[tuple[str, str]]) -> Regions:
        """Return the tree from the rows of the code list and (code, variant) pairs."""
        fields = Region.__slots__
        found = {
            row["code"]: Region(
                *(
                    row.get("code_kemendagri" if name == "kemendagri" else name, "")
                    for name in fields
                )
            )
            for row in rows
        }
        variants: dict[str, tuple[str, ...]] = {}
        for code, variant in spellings:
            variants[code] = (*variants.get(code, ()), variant)
        parts = _parts(found)
        return cls(found, variants, _below(found), parts, _upwards(parts))

    def spellings(self, code: str) -> tuple[str, ...]:
        """Return every word for a region: code, name, the name without its kind, variants."""
        name = self.by_code[code].name
        bare = name.removeprefix("Kabupaten ").removeprefix("Kota ")
        return (code, name, bare, *self.variants.get(code, ()))

    def children(self, code: str, level: str | None = None) -> tuple[Region, ...]:
        """Return the regions of one level below: the nation's are its provinces."""
        return self.below.get((code, level or self.level_below(code)), ())

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


def _below(found: Mapping[str, Region]) -> dict[tuple[str, str], tuple[Region, ...]]:
    """Return the regions of today under every other one, by their level."""
    below: dict[tuple[str, str], tuple[Region, ...]] = {}
    for region in found.values():
        above = found.get(region.parent)
        while region.is_today and above is not None:
            key = (above.code, region.level)
            below[key] = (*below.get(key, ()), region)
            above = found.get(above.parent)
    return below


def _parts(found: Mapping[str, Region]) -> dict[str, tuple[str, ...]]:
    """Return what each region is made of; one of the past of what it was split into."""
    parts: dict[str, tuple[str, ...]] = {}
    past = {one.code_2020: one for one in found.values() if not one.is_today and one.code_2020}
    for region in found.values():
        if not region.is_today:
            continue
        before = past.get(region.code_2020)
        split = before.code if before and before.level == region.level else ""
        for whole in (region.parent, split):
            if whole in found:
                parts[whole] = (*parts.get(whole, ()), region.code)
    return parts


def _upwards(parts: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the regions that have parts, each after those of its parts that have some."""
    ordered: dict[str, None] = {}

    def visit(code: str) -> None:
        for part in parts.get(code, ()):
            if part in parts and part not in ordered:
                visit(part)
        ordered[code] = None

    for code in parts:
        if code not in ordered:
            visit(code)
    return tuple(ordered)
