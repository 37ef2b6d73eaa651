"""The official borders that a user loaded, as data/boundaries/official keeps them.

One file per level with its facts inside, closed by a hash: a file edited by hand is noticed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from etl import durable
from etl.borders.text import parsed, written
from etl.source import read_file
from model.errors import PublishFailed, UnreadableFile

FOLDER = Path("boundaries") / "official"
Geometry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """One user's file: where it came from and the geometry of each of its units."""

    level: str
    title: str  # the name of the file that was loaded
    source_sha256: str
    code_system: str
    accepted: tuple[str, ...]  # units without a border, accepted as missing
    geometries: Mapping[str, Geometry]  # BPS code -> MultiPolygon


def path_of(data: Path, level: str) -> Path:
    """Return where the official borders of a level are kept."""
    return data / FOLDER / f"{level}.geojson"


def write(kept: Kept, data: Path) -> None:
    """Replace what was kept for this level: the old file stands or the new one, never half."""
    path = path_of(data, kept.level)
    aside = path.with_name(f".{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.unlink(missing_ok=True)
        durable.write(aside, _sealed(_content(kept)))
        aside.rename(path)
        durable.sync(path.parent)
    except OSError as error:
        raise PublishFailed(f"The borders were not kept, nothing was published: {error}") from None


def read(data: Path, level: str) -> Kept | None:
    """Return what is kept for a level, None where nothing is; refused if it was changed."""
    path = path_of(data, level)
    if not path.exists():
        return None
    raw = read_file(path)
    content = parsed(raw, path.name)
    about = content.get("about")
    if not isinstance(about, dict) or raw != _sealed(content) or about["level"] != level:
        raise UnreadableFile(
            f"{path} is not as it was loaded. Load the official file again, or remove this one "
            "to go back to the approximate borders."
        )
    geometries = {feature["id"]: feature["geometry"] for feature in content["features"]}
    facts = {key: value for key, value in about.items() if key not in ("sha256", "accepted")}
    return Kept(**facts, accepted=tuple(about["accepted"]), geometries=geometries)


def _content(kept: Kept) -> dict[str, Any]:
    about = {key: value for key, value in asdict(kept).items() if key != "geometries"}
    features = [
        {"type": "Feature", "id": code, "properties": {}, "geometry": geometry}
        for code, geometry in sorted(kept.geometries.items())
    ]
    return {"type": "FeatureCollection", "about": about, "features": features}


def _sealed(content: dict[str, Any]) -> bytes:
    """Write the content with the hash of the rest in its `about`."""
    about = {key: value for key, value in content["about"].items() if key != "sha256"}
    seal = hashlib.sha256(written(content | {"about": about})).hexdigest()
    return written(content | {"about": about | {"sha256": seal}})
