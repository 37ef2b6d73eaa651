"""Every way in which a place may be written beside its code: a closed list, never a likeness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from model.regions import Region, Regions

SHORT = {"kab": "kabupaten", "kab.": "kabupaten", "adm": "administrasi", "adm.": "administrasi"}
KINDS = ("kabupaten administrasi ", "kota administrasi ", "kabupaten ", "kota ")
PROVINCE = "provinsi "


def plain(name: str) -> str:
    """Return a name without what spelling leaves open: capitals, spaces, "Kab." for Kabupaten."""
    words = name.casefold().replace(".", ". ").split()
    return " ".join(SHORT.get(word, word) for word in words)


def names_of(places: Iterable[Region], regions: Regions) -> dict[str, frozenset[str]]:
    """Return the plain names of each place by its code.

    Where a kabupaten and a kota share a name (Bogor), the name alone means the kabupaten, as in
    the maps of the survey agency; the kota needs its "Kota".
    """
    bare = {place.code: _bare(place, regions) for place in places}
    shared = Counter(name for names in bare.values() for name in names)
    found = {}
    for code, names in bare.items():
        full = plain(regions.by_code[code].name)
        kind = PROVINCE if regions.by_code[code].level == "province" else _kind(full)
        alone = {name for name in names if kind != "kota " or shared[name] == 1}
        found[code] = frozenset({full, *alone, *(f"{kind}{name}" for name in names)})
    return found


def _bare(place: Region, regions: Regions) -> frozenset[str]:
    """Return the names of a place without its kind."""
    name = plain(place.name)
    prefix = next((kind for kind in KINDS if name.startswith(kind)), "")
    variants = {plain(variant) for variant in regions.variants.get(place.code, ())}
    return frozenset({name.removeprefix(prefix), *variants})


def _kind(name: str) -> str:
    return "kota " if name.startswith("kota ") else "kabupaten "
