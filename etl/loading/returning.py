"""Releases that a load would publish although nobody asks for them: those of a rollback."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from etl.findings import Finding
from etl.loading.release import Draft
from model.errors import WarehouseDamaged
from model.warehouse import Warehouse

RELEASES = "releases/"
RULE = "is not in the version in force and would be published together with this load"
HINT = "Was it rolled back? Accept returning, or take this file out of data/ first"


def returning(inputs: Mapping[str, str], made: Draft, data: Path) -> Iterator[Finding]:
    """Yield a warning for each other release that stands otherwise in data/ than it is in force.

    In   inputs of the version that would come of it: path below data/ -> sha256
    """
    try:
        manifest = Warehouse(data).current().manifest
    except WarehouseDamaged:
        return
    for name, sha256 in inputs.items():
        other = name.startswith(RELEASES) and name != f"{RELEASES}{made.name}"
        if other and manifest.inputs.get(name) != sha256:
            yield Finding(f"{name}::", "", RULE, HINT, "warning")
