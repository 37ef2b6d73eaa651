"""What a published version says about itself, and whether its files still agree with it.

Hashes and the manifest; where versions stand is in model/pointer.py, nothing here opens a table.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from model.errors import WarehouseDamaged

MANIFEST, STORE = "manifest.json", "coverage.duckdb"
FORMAT = 6  # of manifest, tables and store: another one cannot be read by this program
REPAIR = "Run `make data` (python -m etl build) to publish the releases again."


class OtherFormat(WarehouseDamaged):
    """A version is whole, but another release of this program wrote it in its own format."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """One file of a version: rows and schema of a Parquet, `rebuildable` for the DuckDB file.

    A file `in_blocks` is too large to be hashed whole whenever a version is opened.
    """

    sha256: str
    bytes: int
    rows: int | None = None
    schema: str | None = None
    rebuildable: bool = False
    in_blocks: bool = False  # mapped and proven block by block when read: model/cube.py


@dataclass(frozen=True, slots=True)
class Manifest:
    """One version: its number, when and from what it was made, and every file with its hash."""

    seq: int
    created: str  # UTC with its zone; shown, never used to put versions in order
    code: str
    inputs: Mapping[str, str]
    summary: Mapping[str, Any]
    files: Mapping[str, FileFacts]

    def to_bytes(self) -> bytes:
        """Return the manifest as it stands on disk, closed by a hash of itself."""
        content = asdict(self) | {"format": FORMAT}
        return _sealed(json.loads(json.dumps(content)))  # as it will be read: tuples are lists


def verify(folder: Path, number: int, *, to_the_end: bool = False) -> Manifest:
    """Return the manifest of a version whose every file is as it was published.

    Of a file `in_blocks` only the size is looked at, unless all is read `to_the_end`.
    """
    try:
        manifest = _manifest_in((folder / MANIFEST).read_bytes())
        found = {path.name for path in folder.iterdir()}
    except OSError as error:
        raise _damaged(number, [f"{MANIFEST}: {error.strerror}"]) from None
    except OtherFormat as error:
        raise OtherFormat(f"Version {number} cannot be read: {error}") from None
    except ValueError:
        raise _damaged(number, [f"{MANIFEST}: changed since it was published"]) from None
    if manifest.seq != number:
        raise _damaged(number, [f"{MANIFEST}: that of version {manifest.seq}"])
    if faults := list(_faults(folder, found, manifest.files, to_the_end)):
        raise _damaged(number, faults)
    return manifest


def _damaged(number: int, faults: list[str]) -> WarehouseDamaged:
    return WarehouseDamaged("\n  ".join([f"Version {number} is not as it was published:", *faults]))


def _manifest_in(raw: bytes) -> Manifest:
    """Return the manifest in these bytes; ValueError where one bit is not as it was written."""
    content = json.loads(raw)
    if not isinstance(content, dict) or raw != _sealed(content):
        raise ValueError("The seal is broken.")
    if content["format"] != FORMAT:
        raise OtherFormat(
            f"it has format {content['format']!r}, and this release reads {FORMAT}. {REPAIR}"
        )
    files = {name: FileFacts(**facts) for name, facts in content["files"].items()}
    rest = {key: content[key] for key in ("seq", "created", "code", "inputs", "summary")}
    return Manifest(**rest, files=files)


def _sealed(content: dict[str, Any]) -> bytes:
    """Write the content in the one way it is written, with the hash of the rest in `sha256`."""
    rest = {key: value for key, value in content.items() if key != "sha256"}
    seal = hashlib.sha256(_written(rest)).hexdigest()
    return _written(rest | {"sha256": seal})


def _written(content: dict[str, Any]) -> bytes:
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    return f"{text}\n".encode()


def _faults(
    folder: Path, found: set[str], files: Mapping[str, FileFacts], to_the_end: bool
) -> Iterator[str]:
    expected = {*files, MANIFEST}
    yield from (f"{name}: missing" for name in sorted(expected - found))
    yield from (f"{name}: not in the manifest" for name in sorted(found - expected))
    for name in sorted(found & set(files)):
        if fault := _fault(folder / name, files[name], to_the_end):
            yield f"{name}: {fault}"


def _fault(file: Path, facts: FileFacts, to_the_end: bool) -> str | None:
    try:
        size = file.stat().st_size
        if size != facts.bytes:
            return f"{size} bytes instead of {facts.bytes}"
        if facts.in_blocks and not to_the_end:
            return None
        return None if sha256_of(file) == facts.sha256 else "changed"
    except OSError as error:
        return str(error.strerror)


def sha256_of(file: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
