"""Every release of data/releases, read by the reader of its source."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from etl.findings import Finding
from etl.source import Source, read_file, read_source
from etl.sources import READERS
from model.contract import FIGURES
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


def releases(data: Path, sources: Mapping[str, Source]) -> tuple[list[Release], list[Finding]]:
    """Return every release that can be read, in order of name, and those that cannot."""
    folder = data / "releases"
    found, findings = [], []
    for path in sorted(folder.glob("*/*.csv")):
        name, source = path.relative_to(folder).as_posix(), sources.get(path.parent.name)
        if source is None:
            rule, hint = "is of a source nobody describes", "Write data/sources/<name>.toml"
            findings.append(Finding(f"{name}::", path.parent.name, rule, hint))
        elif source.reader not in READERS:
            hint = f"Use one of {', '.join(sorted(READERS))}"
            findings.append(Finding(f"{name}::", source.reader, "is no reader", hint))
        else:
            found.append(Release(source, name, read_file(path)))
    if not found and not findings:
        raise ContractBroken(f"there is no release in {folder}")
    return found, findings


def read_all(found: Iterable[Release]) -> tuple[pd.DataFrame, list[Finding]]:
    """Return the figures of all releases with their source, and everything that is wrong."""
    tables, findings = [], []
    for release in found:
        reader = READERS[release.source.reader]
        table, faults = reader(release.raw, release.name, release.source)
        tables.append(table.assign(source=release.source.name))
        findings += faults
    if not tables:
        tables.append(pd.DataFrame(columns=[*FIGURES.names, "region_name", "source"]))
    return pd.concat(tables, ignore_index=True), findings
