"""A user's own border file to what data/boundaries keeps of it: read, matched, checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.borders import file, rings
from etl.borders.kept import Geometry, Kept
from etl.borders.labels import PLACES, Asked, labels
from etl.borders.limits import SIMPLIFY, SLOW_POINTS
from etl.borders.match import matched
from etl.borders.sets import overridden, regions_of
from etl.codelists import read_codelists
from model.errors import NeedsAcceptance, UnreadableFile

MOST_SHOWN = 20  # features that cannot be drawn, in one message


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file would become."""

    kept: Kept
    missing: Mapping[str, frozenset[str]]  # set that the file draws -> units that it lacks

    @property
    def report(self) -> str:
        """Return what the file holds and which sets it draws, in one line."""
        draws = ", ".join(f"{name} ({len(lacks)} missing)" for name, lacks in self.missing.items())
        slow = f" Maps will be slow to appear. {SIMPLIFY}" if self.points > SLOW_POINTS else ""
        return (
            f"{self.kept.title}: {len(self.kept.geometries)} {PLACES[self.kept.level]}, "
            f"{self.points} points, codes of {self.kept.code_system}; draws {draws}.{slow}"
        )

    @property
    def points(self) -> int:
        """Return how many points the map would draw."""
        shapes = (shape["coordinates"] for shape in self.kept.geometries.values())
        return sum(len(ring) for shape in shapes for polygon in shape for ring in polygon)


def load(path: Path, data: Path, asked: Asked, *, accept_missing: bool) -> Loaded:
    """Return the file as it would be kept; raises the error that says what to put right."""
    codelists = read_codelists(data / "codelists")
    given = file.read(path)
    named = labels(given.features, asked, given.name)
    found = matched(named, asked.code_system, codelists)
    geometries = _united(found.codes, given.features, given.name)
    regions = regions_of(codelists)
    missing = overridden(geometries, named.level, regions)
    lacking = sorted(frozenset().union(*missing.values()))
    if lacking and not accept_missing:
        listed = ", ".join(f"{code} {regions.by_code[code].name}" for code in lacking)
        raise NeedsAcceptance(
            f"{given.name} lacks {len(lacking)} {PLACES[named.level]}; they would stay empty on "
            f"the map. Add --accept missing_units to take it so. Missing: {listed}"
        )
    kept = Kept(
        level=named.level,
        title=given.name,
        source_sha256=given.sha256,
        code_system=found.code_system,
        accepted=tuple(lacking),
        geometries=geometries,
    )
    return Loaded(kept, missing)


def _united(
    codes: Sequence[str], features: Sequence[Mapping[str, Any]], name: str
) -> dict[str, Geometry]:
    """Return one MultiPolygon per code: islands that are features of their own come together."""
    parts: dict[str, list[rings.Polygon]] = {}
    faults = []
    for number, (code, feature) in enumerate(zip(codes, features, strict=True), 1):
        try:
            parts.setdefault(code, []).extend(rings.polygons(feature.get("geometry")))
        except rings.NotDrawable as error:
            faults.append(f"feature {number} ({code}): {error}")
    if faults:
        rest = [f"… and {len(faults) - MOST_SHOWN} more"] if len(faults) > MOST_SHOWN else []
        head = f"{name}: {len(faults)} features cannot be drawn:"
        raise UnreadableFile("\n  ".join([head, *faults[:MOST_SHOWN], *rest]))
    return {code: {"type": "MultiPolygon", "coordinates": parts[code]} for code in sorted(parts)}
