"""Which versions stand, without opening any: nothing here needs a reader of tables."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from model.errors import WarehouseDamaged
from model.manifest import Manifest, OtherFormat, verify
from model.pointer import number_in, numbers, pointer, version_folder, warehouse_folder


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """One line of the list of versions; a damaged one has a fault and no manifest."""

    number: int
    in_force: bool
    manifest: Manifest | None
    fault: str | None
    other_format: bool = False  # whole, but of another release of this program


def versions_of(data: Path, *, to_the_end: bool = False) -> list[VersionFacts]:
    """Return every version, newest first, each verified; damaged ones carry their fault."""
    root = warehouse_folder(data)
    in_force = number_in(pointer(root))
    return [_facts(root, one, one == in_force, to_the_end) for one in numbers(root)]


def _facts(root: Path, number: int, in_force: bool, to_the_end: bool) -> VersionFacts:
    try:
        manifest = verify(version_folder(root, number), number, to_the_end=to_the_end)
    except WarehouseDamaged as error:
        other = isinstance(error, OtherFormat)
        return VersionFacts(number, in_force, None, str(error), other)
    return VersionFacts(number, in_force, manifest, None)
