"""The same bytes again: told before anything is opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from etl.code_version import code_version
from etl.loading.remembered import RULES
from etl.loading.run import Asked
from ledger.loads import File, Load, published_before
from ledger.store import Store
from model.pointer import number_in, pointer, warehouse_folder


def loaded_before(store: Store, files: Sequence[File], asked: Asked, data: Path) -> Load | None:
    """Return the load that published these files as they would be published now, else None.

    Not so where somebody declares how to read them or asks for more than was accepted then, for
    other names, where the program reads by other rules by now, or where what was loaded is not in
    force any more.
    """
    if asked.declared:
        return None
    found = [published_before(store, file.sha256) for file in files]
    known = [load for load in found if load is not None]
    if not known or len(known) < len(files):
        return None
    newest = max(known, key=lambda load: load.id)
    same = all(
        (
            set(asked.accept) <= set(newest.report.get("accepted", ())),
            asked.source in (None, newest.source),
            asked.vintage in (None, newest.vintage),
            newest.report.get(RULES) == code_version(),
        )
    )
    return newest if same and _stands(newest, data) else None


def words(load: Load) -> str:
    """Return what to tell whoever hands in the same bytes again."""
    return (
        f"Nothing new: these files were loaded on {load.at:%Y-%m-%d} as version {load.version}. "
        "Nothing was read or changed."
    )


def _stands(load: Load, data: Path) -> bool:
    """Return whether the release is still in data/ and in the version in force."""
    release = data / "releases" / load.source / f"{load.vintage}.csv"
    in_force = number_in(pointer(warehouse_folder(data))) or 0
    return release.is_file() and load.version is not None and load.version <= in_force
