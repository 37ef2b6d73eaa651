"""Tables to a published version: whole or not at all, through every kind of interruption.

A version is written aside, confirmed by the disk, renamed into place, and only then does
CURRENT name it. Until that last rename every reader has the old version.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from etl import durable
from etl.code_version import code_version
from etl.lock import held
from etl.point import point
from etl.retention import clear, expire
from model.errors import ContractBroken, NothingNew, PublishFailed, WarehouseDamaged
from model.manifest import MANIFEST, STORE, FileFacts, Manifest, verify
from model.pointer import number_in, numbers, pointer, version_folder, warehouse_folder

# how DuckDB says that the disk refused: at a write, at a sync, at a commit
NOT_TAKEN = (OSError, duckdb.IOException, duckdb.FatalException, duckdb.TransactionException)


Content = bytes | memoryview


@dataclass(frozen=True, slots=True)
class Draft:
    """What one run wants to publish."""

    tables: Mapping[str, pa.Table]  # file stem -> sorted table; origins in its schema metadata
    inputs: Mapping[str, str]  # relative path -> sha256 of every release, source, code list
    summary: Mapping[str, object]  # what the run loaded
    files: Mapping[str, Content] = field(default_factory=dict)  # file name -> what is no table
    in_blocks: frozenset[str] = frozenset()  # of these files, those that are proven block by block


def no_store(_folder: Path) -> None:
    """Leave the version without coverage.duckdb."""


def publish(
    draft: Draft,
    data: Path,
    *,
    clock: Callable[[], datetime],
    fault: Callable[[str], None],
    build_store: Callable[[Path], None] = no_store,
) -> int:
    """Return the number of the version that this draft became.

    `build_store` writes coverage.duckdb from the Parquet files of the folder it is given.
    """
    bare = [name for name, table in draft.tables.items() if not _has_origins(table)]
    if bare:
        raise ContractBroken(f"Tables without origins cannot be published: {', '.join(bare)}.")
    run = _Run(warehouse_folder(data), clock, fault, build_store)
    try:
        run.versions.mkdir(parents=True, exist_ok=True)
        fault("publish.lock")
        with held(run.root, clock()):
            return run.replace(draft)
    except NOT_TAKEN as error:
        number = run.in_force()
        standing = f"version {number} stays in force" if number else "no version is in force yet"
        raise PublishFailed(
            f"Nothing was published, {standing}: {error}\n"
            "Put the disk right and run the command again; what this run left is removed then."
        ) from error


def _has_origins(table: pa.Table) -> bool:
    return bool((table.schema.metadata or {}).get(b"origins"))


@dataclass(frozen=True, slots=True)
class _Run:
    """One run, to be used while it holds the lock."""

    root: Path
    clock: Callable[[], datetime]
    fault: Callable[[str], None]
    build_store: Callable[[Path], None]

    @property
    def versions(self) -> Path:
        return self.root / "versions"

    def in_force(self) -> int | None:
        return number_in(pointer(self.root))

    def replace(self, draft: Draft) -> int:
        """Return the number of the new version, in force and confirmed by the disk."""
        self.fault("publish.clear")
        clear(self.root)
        before, code = self.in_force(), code_version()
        if before and self.holds(before, draft, code):
            raise NothingNew(f"Version {before} already holds these releases.")
        number = max([*numbers(self.root), before or 0], default=0) + 1
        folder = self.versions / f".tmp-{number}"
        self.fill(folder, draft, number, code)
        self.fault("publish.rename")
        folder.rename(version_folder(self.root, number))
        self.fault("publish.settle")
        durable.sync(self.versions)
        point(self.root, number, self.fault)
        self.fault("publish.expire")
        expire(self.root, keep={number, before}, now=self.clock())
        self.fault("publish.release")
        return number

    def holds(self, number: int, draft: Draft, code: str) -> bool:
        """Say whether a version is whole and made from the same inputs by the same rules."""
        try:
            made = verify(version_folder(self.root, number), number)
        except WarehouseDamaged:
            return False
        return (made.inputs, made.code) == (dict(draft.inputs), code)

    def fill(self, folder: Path, draft: Draft, number: int, code: str) -> None:
        """Write every file of the version, the manifest last, each confirmed by the disk."""
        folder.mkdir()
        files = {}
        for stem in sorted(draft.tables):
            self.fault("publish.table")
            file = folder / f"{stem}.parquet"
            files[file.name] = durable.write_parquet(file, draft.tables[stem])
        for name, content in sorted(draft.files.items()):
            self.fault("publish.table")
            durable.write(folder / name, content)
            seen = hashlib.sha256(content).hexdigest()
            files[name] = FileFacts(seen, len(content), in_blocks=name in draft.in_blocks)
        self.fault("publish.store")
        self.build_store(folder)
        if (folder / STORE).exists():
            files[STORE] = durable.confirm_rebuildable(folder / STORE)
        self.fault("publish.manifest")
        created = self.clock().astimezone(UTC).isoformat(timespec="seconds")
        facts = Manifest(number, created, code, dict(draft.inputs), dict(draft.summary), files)
        durable.write(folder / MANIFEST, facts.to_bytes())
        self.fault("publish.verify")
        _read_back(folder, number)
        self.fault("publish.sync")
        durable.sync(folder)


def _read_back(folder: Path, number: int) -> None:
    try:
        verify(folder, number, to_the_end=True)
    except WarehouseDamaged as error:
        raise PublishFailed(
            f"Nothing was published, the files read back differ.\n{error}"
        ) from None
