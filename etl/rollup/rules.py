"""What a count follows from beside its files: the rules that count, and the lists of regions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

PROJECT = Path(__file__).parents[2]
FOLDERS = ("etl/rollup", "etl/disclosure", "etl/parse")
FILES = ("model/registry.py", "model/regions.py", "etl/places.py")
LISTS = ("regions.csv", "region_variants.csv")
PACKAGES = ("duckdb", "ibis-framework", "pyarrow")


def rules_version(data: Path) -> str:
    """Return the SHA-256 over all of them: with others, what a killed run counted is no use."""
    seen = hashlib.sha256()
    for file in _files(data):
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        seen.update(f"{file.name} {content}\n".encode())
    for package in PACKAGES:
        seen.update(f"{package} {version(package)}\n".encode())
    return seen.hexdigest()


def _files(data: Path) -> Iterator[Path]:
    for folder in FOLDERS:
        yield from sorted((PROJECT / folder).glob("*.py"))
    yield from (PROJECT / name for name in FILES)
    yield from (data / "codelists" / name for name in LISTS)
