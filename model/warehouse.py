"""The version in force, opened for reading; the only way from the server to published data.

A version is served only if every file is as it was published; which question is asked of it
stands in model/queries.py.
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from model import borders, deadline
from model.errors import WarehouseDamaged
from model.listing import VersionFacts, versions_of
from model.manifest import REPAIR, STORE, FileFacts, Manifest, verify
from model.pointer import number_in, numbers, pointer, version_folder, warehouse_folder

log = logging.getLogger(__name__)

AGAIN = 5.0  # seconds until it is looked whether a version has become whole
PIECE, BUFFER = 1 << 20, 1 << 16  # bytes of a file that is read by pieces, and of a column

# With external access off a connection reads its own file and nothing else, so no directory is
# allowed; given at once, because a second connection to a file must ask for the same settings.
MAPPING = Lock()
STORE_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "enable_external_access": False,
    "memory_limit": "128MB",
    "threads": 1,
    "temp_directory": "",  # the server may not write into the data
    "lock_configuration": True,
}


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Version:
    """One version, held open: it can be read to the end even when its folder is deleted."""

    number: int
    manifest: Manifest
    degraded: str | None  # why this older version is served, None for the one in force
    _files: Mapping[str, pa.NativeFile]
    _store: duckdb.DuckDBPyConnection | None

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Return a new cursor on the read-only coverage.duckdb; one for each request."""
        if self._store is None:
            raise WarehouseDamaged(f"Version {self.number} has no {STORE}. {REPAIR}")
        return deadline.seen(self._store.cursor())

    def table(self, name: str) -> pa.Table:
        """Return one Parquet table, refused if its bytes changed since the version was opened."""
        raw = self._read(f"{name}.parquet")
        return pq.read_table(pa.BufferReader(raw), page_checksum_verification=True)

    def by_pieces(self, name: str, coded: Sequence[str] = ()) -> pq.ParquetFile:
        """Return one Parquet table to be read piece by piece, refused if its bytes changed.

        Columns named in `coded` come as dictionaries. Each page proves itself when it is read.
        """
        file = f"{name}.parquet"
        self._prove(file)
        return pq.ParquetFile(
            self._files[file],
            read_dictionary=list(coded),
            buffer_size=BUFFER,
            page_checksum_verification=True,
        )

    def file(self, name: str) -> bytes:
        """Return the bytes of a small file, refused if they changed since it was opened."""
        return self._read(name)

    def mapped(self, name: str) -> pa.Buffer:
        """Return a file `in_blocks` as it lies on the disk, unproven: its reader proves the blocks.

        The pages are shared by all processes that map it, and loaded when they are touched.
        """
        with MAPPING:  # a file has one position, and many threads
            self._files[name].seek(0)
            return self._files[name].read_buffer(self.manifest.files[name].bytes)

    def borders(self, name: str) -> bytes:
        """Return the GeoJSON of a set of borders that the version has, refused if it changed."""
        return self._read(borders.file_of(name))

    def _read(self, name: str) -> bytes:
        """Return the bytes of a file as it was published, or raise WarehouseDamaged."""
        facts = self.manifest.files[name]
        raw: bytes = self._files[name].read_at(facts.bytes, 0)
        if hashlib.sha256(raw).hexdigest() != facts.sha256:
            raise WarehouseDamaged(f"Version {self.number}: {name} changed. {REPAIR}")
        return raw

    def _prove(self, name: str) -> None:
        """Raise WarehouseDamaged where a file is not as it was published; holds a piece of it."""
        facts, said = self.manifest.files[name], hashlib.sha256()
        for at in range(0, facts.bytes, PIECE):
            said.update(self._files[name].read_at(min(PIECE, facts.bytes - at), at))
        if said.hexdigest() != facts.sha256:
            raise WarehouseDamaged(f"Version {self.number}: {name} changed. {REPAIR}")


class Warehouse:
    """Everything published under one data folder; nothing is opened until it is asked for."""

    def __init__(self, data: Path) -> None:
        self.data, self._root = data, warehouse_folder(data)
        self._lock = Lock()
        self._seen: tuple[bytes, Version] | None = None  # what CURRENT said, and what it opened
        self._older: Version | None = None  # the last one asked for by number
        self._tried = 0.0  # when the version in force was last found not to be whole

    def current(self) -> Version:
        """Return the version in force, the same object for as long as CURRENT says the same.

        Where that version is missing or damaged, the newest good one before it (else any) is
        returned with `degraded` set, until CURRENT changes or that version has become whole, as
        one that is still being copied from another machine.
        """
        seen = self._seen
        if seen is not None and seen[0] == pointer(self._root) and not self._is_due(seen[1]):
            return seen[1]
        with self._lock:
            # read again: while this thread waited, another may have opened a newer one
            said = pointer(self._root)
            if self._seen is None or self._seen[0] != said:
                self._tried = time.monotonic()
                self._seen = (said, self._open_for(said))
            elif self._is_due(self._seen[1]):
                self._tried = time.monotonic()  # first: nobody else waits for this look
                self._seen = (said, self._whole_by_now(said) or self._seen[1])
            return self._seen[1]

    def at(self, number: int) -> Version:
        """Return one version by its number, while it stands: what a link or a file was made from.

        Raises WarehouseDamaged where it was cleared away or is not as it was published.
        """
        current = self.current()
        if current.number == number:
            return current
        with self._lock:
            if self._older is None or self._older.number != number:
                self._older = _open(self._root, number, None)
            return self._older

    def versions(self) -> list[VersionFacts]:
        """Return every version, newest first, each verified; damaged ones carry their fault."""
        return versions_of(self.data)

    def standing(self) -> tuple[int, ...]:
        """Return the numbers of all versions that stand, oldest first, unverified."""
        return tuple(reversed(numbers(self._root)))

    def _is_due(self, served: Version) -> bool:
        return served.degraded is not None and time.monotonic() - self._tried >= AGAIN

    def _whole_by_now(self, said: bytes) -> Version | None:
        wanted = number_in(said)
        try:
            return None if wanted is None else _open(self._root, wanted, None)
        except WarehouseDamaged:
            return None

    def _open_for(self, said: bytes) -> Version:
        wanted = number_in(said)
        faults = [] if wanted else ["CURRENT is missing or names no version."]
        for number in _candidates(wanted, numbers(self._root)):
            try:
                version = _open(self._root, number, "\n".join(faults) or None)
            except WarehouseDamaged as error:
                faults.append(str(error))
                continue
            if version.degraded:
                log.warning("Version %d is served: %s %s", number, version.degraded, REPAIR)
            return version
        if not said and not numbers(self._root):
            raise WarehouseDamaged("No data has been built yet: run `make data`.")
        raise WarehouseDamaged("\n".join([*faults, "No older version is whole.", REPAIR]))


def _candidates(wanted: int | None, standing: list[int]) -> list[int]:
    """Return what to try: the wanted one, those before it, then those that were rolled back."""
    if wanted is None:
        return standing
    before = [number for number in standing if number < wanted]
    return [wanted, *before, *(number for number in standing if number > wanted)]


def _open(root: Path, number: int, degraded: str | None) -> Version:
    folder = version_folder(root, number)
    manifest = verify(folder, number)
    try:
        store = _open_store(folder / STORE) if STORE in manifest.files else None
        files = {n: _file(folder / n, facts) for n, facts in manifest.files.items() if n != STORE}
    except (OSError, duckdb.Error) as error:
        raise WarehouseDamaged(f"Version {number} cannot be opened: {error}") from None
    return Version(number, manifest, degraded, files, store)


def _file(file: Path, facts: FileFacts) -> pa.NativeFile:
    return pa.memory_map(str(file)) if facts.in_blocks else pa.OSFile(str(file))


def _open_store(file: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(file), read_only=True, config=STORE_SETTINGS)
