"""The kabupaten and kota that a branch office serves: declared, never guessed from its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from etl.parse.names import Names, Unknown, key
from etl.reading import Declared
from etl.source import Source
from etl.sources.branch_rows import Row, branches
from model.regions import Region

APART = re.compile(r"[,;/\n•]|\s+dan\s+|\s+&\s+|\s+and\s+", re.IGNORECASE)
Fault = tuple[Row, str, str, str]  # whose, what, rule, suggestion


@dataclass(frozen=True, slots=True)
class Areas:
    """The codes of the kabupaten and kota of each branch whose area is declared."""

    of: Mapping[str, frozenset[str]]  # key of the branch's name -> codes
    faults: tuple[Fault, ...]

    def codes(self, row: Row) -> frozenset[str]:
        """Return what a branch serves; nothing where nobody has declared it."""
        return self.of.get(key(row.bare), frozenset())


def offices(sources: Iterable[Source]) -> Declared:
    """Return what the sources declare of branch offices: an area holds for every report."""
    return {"branches": {name: area for one in sources for name, area in one.branches.items()}}


def areas(rows: Iterable[Row], names: Names, declared: Declared) -> Areas:
    """Return the areas that the report or the source declares; the report goes first."""
    listed = {key(str(name)): area for name, area in declared.get("branches", {}).items()}
    found: dict[str, frozenset[str]] = {}
    faults: list[Fault] = []
    for row in branches(list(rows)):
        parts = [one for text in APART.split(row.area) if (one := text.strip(" .-"))]
        parts = parts or [str(one) for one in listed.get(key(row.bare), ())]
        regions = [(text, _region(text, names)) for text in parts]
        known = [one for _, one in regions if isinstance(one, Region)]
        for text, one in regions:
            if isinstance(one, Unknown):
                hint = f"Perhaps {' or '.join(one.offered)}" if one.offered else "Correct the area"
                faults.append((row, text, f"is in the area of {row.bare} and {one.why}", hint))
        if known and len(known) == len(regions):
            found[key(row.bare)] = frozenset(code for one in known for code in leaves(one, names))
    return Areas(found, (*faults, *_shared(rows, found, names)))


def leaves(region: Region, names: Names) -> frozenset[str]:
    """Return the kabupaten and kota of a region, or the region itself if it is one."""
    if region.level == "kabkota":
        return frozenset({region.code})
    return frozenset(one.code for one in names.regions.children(region.code, "kabkota"))


def _region(text: str, names: Names) -> Region | Unknown:
    """Return the region of a code or of a name."""
    if text in names.regions.by_code:
        return names.regions.by_code[text]
    local = names.find(text, level="kabkota")
    if isinstance(local, Region):
        return local
    province = names.find(text, level="province")
    return province if isinstance(province, Region) else local


def _shared(
    rows: Iterable[Row], found: Mapping[str, frozenset[str]], names: Names
) -> Iterator[Fault]:
    """Yield the branches that serve a place which another one serves too."""
    owner: dict[str, Row] = {}
    for row in branches(list(rows)):
        for code in sorted(found.get(key(row.bare), ())):
            other = owner.setdefault(code, row)
            if other is not row:
                rule = f"is in the area of {row.bare} and of {other.bare}"
                name = names.regions.by_code[code].name
                yield row, f"{code} {name}", rule, "Give it to the branch that counts its people"
