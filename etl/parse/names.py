"""Names of regions as publications write them, by a closed list; nothing is matched by likeness."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from model.regions import Region, Regions

SHORT = {
    "kab": "kabupaten",
    "kep": "kepulauan",
    "prov": "provinsi",
    "prop": "provinsi",
    "propinsi": "provinsi",
    "adm": "administrasi",
}
KINDS = {
    "kabupaten administrasi": "kabupaten",
    "kota administrasi": "kota",
    "kabupaten": "kabupaten",
    "kota": "kota",
    "provinsi": "province",
}
BEHIND = {"regency": "kabupaten", "city": "kota", "province": "province"}  # Palu City
# 01. Pacitan, 2 Kutai Barat; 50 Kota is a name
NUMBERED = re.compile(r"^\s*(?:\d{1,3}\s*[.)]\s*|\d{1,2}\s+(?!kota\s*$))(?=[^\W\d])", re.IGNORECASE)
APART = re.compile(r"[^\w]+")
MOST_OFFERED = 3
LIKE_ENOUGH = 0.75  # of a name that is offered; an offer is never taken by itself


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name or code that stands for no region, or for more than one; what may be meant."""

    written: str
    why: str
    offered: tuple[str, ...] = ()  # "6403 Kabupaten Kutai Kartanegara"

    def __str__(self) -> str:
        offers = f"; perhaps {' or '.join(self.offered)}" if self.offered else ""
        return f"{self.written[:60]!r} {self.why}{offers}"


@dataclass(frozen=True, slots=True)
class Names:
    """Every spelling of every region of today and of the past: spelling -> codes."""

    regions: Regions
    known: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, regions: Regions) -> Names:
        """Return all spellings: the full name, the name without its kind, and the variants."""
        known: dict[str, set[str]] = {}
        for code, region in regions.by_code.items():
            for spelling in _spellings(region, regions):
                known.setdefault(spelling, set()).add(code)
        return cls(regions, {spelling: frozenset(codes) for spelling, codes in known.items()})

    def codes(self, written: str) -> frozenset[str]:
        """Return the regions that a name may stand for; none where it is on no list."""
        return self.known.get(key(written), frozenset())

    def fits(self, written: str, code: str) -> bool:
        """Return whether a name belongs to a code."""
        return code in self.codes(written)

    def find(self, written: str, level: str = "", parent: str = "") -> Region | Unknown:
        """Return the one region of this name among those of a level or under a parent.

        Bogor alone may be the kabupaten or the kota: refused with both.
        """
        found = [self.regions.by_code[code] for code in sorted(self.codes(written))]
        fitting = [
            one
            for one in found
            if level in ("", one.level) and (not parent or one.parent == parent)
        ]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            return Unknown(written, "is the name of more than one region", _named(fitting))
        if found:
            return Unknown(written, "is no region of this level or province", _named(found))
        return Unknown(written, "is no known name of a region", self.near(written))

    def near(self, written: str) -> tuple[str, ...]:
        """Return the names most like this one, as an offer to whoever corrects the file."""
        alike = difflib.get_close_matches(key(written), self.known, MOST_OFFERED, LIKE_ENOUGH)
        codes = dict.fromkeys(code for spelling in alike for code in sorted(self.known[spelling]))
        return _named(self.regions.by_code[code] for code in list(codes)[:MOST_OFFERED])


def key(written: str) -> str:
    """Return a spelling without what is no difference: capitals, points, spaces, a number before.

    The kind stays, as its own word: `Kab. Bogor` is "kabupaten:bogor".
    """
    plain = unicodedata.normalize("NFKC", NUMBERED.sub("", written)).casefold()
    words = [SHORT.get(word, word) for word in APART.split(plain) if word]
    text = " ".join(words)
    for prefix, kind in KINDS.items():
        if text.startswith(f"{prefix} "):
            return f"{kind}:{''.join(text[len(prefix) :].split())}"
    if len(words) > 1 and words[-1] in BEHIND:
        return f"{BEHIND[words[-1]]}:{''.join(words[:-1])}"
    return "".join(words)


def _spellings(region: Region, regions: Regions) -> set[str]:
    full = key(region.name)
    kind = full.partition(":")[0] if region.level == "kabkota" else region.level
    variants = {key(variant) for variant in regions.variants.get(region.code, ())}
    bare = {_without(kind, spelling) for spelling in {full, *variants}}
    return {full, *variants, *bare, *(f"{kind}:{name}" for name in bare)}


def _without(kind: str, spelling: str) -> str:
    """Return a spelling without its own kind: "Kota Baru" is no kota, but Kotabaru."""
    before, _, name = spelling.rpartition(":")
    return name if before in ("", kind) else f"{before}{name}"


def _named(found: Iterable[Region]) -> tuple[str, ...]:
    return tuple(f"{region.code} {region.name}" for region in found)
