"""Every release of data/releases, read by the reader of its source."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from etl.findings import Finding
from etl.source import Source, read_source
from etl.sources import READERS
from model.errors import ContractBroken


@dataclass(frozen=True, slots=True)
class Release:
    """One file of figures as it stands in the repository."""

    source: Source
    name: str  # family/vintage.csv
    raw: bytes

    @property
    def sha256(self) -> str:
        """Return the hash of the file."""
        return hashlib.sha256(self.raw).hexdigest()


def read_sources(data: Path) -> dict[str, Source]:
    """Return every described source by name, or raise ContractBroken naming all that is wrong."""
    found, faults = {}, []
    for path in sorted((data / "sources").glob("*.toml")):
        try:
            found[path.stem] = read_source(path)
        except ContractBroken as error:
            faults.append(str(error))
    if faults:
        raise ContractBroken("\n".join(faults))
    return found


def releases(data: Path, sources: Mapping[str, Source]) -> list[Release]:
    """Return every release, in order of name; one without a described source is refused."""
    folder = data / "releases"
    paths = sorted(folder.glob("*/*.csv"))
    strangers = sorted({path.parent.name for path in paths} - set(sources))
    if strangers:
        raise ContractBroken(f"no data/sources/<name>.toml describes {', '.join(strangers)}")
    if not paths:
        raise ContractBroken(f"there is no release in {folder}")
    return [
        Release(sources[path.parent.name], path.relative_to(folder).as_posix(), path.read_bytes())
        for path in paths
    ]


def read_all(found: Iterable[Release]) -> tuple[pd.DataFrame, list[Finding]]:
    """Return the figures of all releases with their source, and everything that is wrong."""
    tables, findings = [], []
    for release in found:
        reader = READERS.get(release.source.reader)
        if reader is None:
            known = ", ".join(sorted(READERS))
            raise ContractBroken(f"{release.name}: reader must be one of {known}")
        table, faults = reader(release.raw, release.name, release.source)
        tables.append(table.assign(source=release.source.name))
        findings += faults
    return pd.concat(tables, ignore_index=True), findings
