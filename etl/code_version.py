"""Which rules made a version: a changed rule publishes the same releases again."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path

FOLDERS = ("etl", "model")
PACKAGES = ("duckdb", "pandas", "pyarrow")  # they write the files; a new one may write them anew
PROJECT = Path(__file__).parent.parent


def code_version(project: Path = PROJECT) -> str:
    """Return the SHA-256 over every .py file of etl/ and model/ and the packages that write."""
    seen = hashlib.sha256()
    for folder in FOLDERS:
        for file in sorted((project / folder).rglob("*.py")):
            content = hashlib.sha256(file.read_bytes()).hexdigest()
            seen.update(f"{file.relative_to(project).as_posix()} {content}\n".encode())
    for package in PACKAGES:
        seen.update(f"{package} {version(package)}\n".encode())
    return seen.hexdigest()
