"""Releases of a registry: tables of counted persons, a family of Parquet files beside the CSVs."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from etl.findings import Finding
from etl.source import Source, read_file
from model import registry
from model.period import MONTH
from model.registry import Axes, Month

READER = "registry"


@dataclass(frozen=True, slots=True)
class RegistryRelease:
    """One file of counts as it stands in the repository."""

    source: Source
    name: str  # family/vintage.parquet
    path: Path

    @property
    def sha256(self) -> str:
        """Return the hash of the file."""
        return hashlib.sha256(read_file(self.path)).hexdigest()


def registry_releases(
    data: Path, sources: Mapping[str, Source]
) -> tuple[list[RegistryRelease], list[Finding]]:
    """Return every release of a registry in order of name, and what cannot be one."""
    folder = data / "releases"
    found, findings = [], []
    for path in sorted(folder.glob("*/*.parquet")):
        name, source = path.relative_to(folder).as_posix(), sources.get(path.parent.name)
        if source is None or source.reader != READER:
            rule = "is a table of counts, and its source is no registry"
            hint = f'Give its source reader = "{READER}"'
            findings.append(Finding(f"{name}::", path.parent.name, rule, hint))
        else:
            found.append(RegistryRelease(source, name, path))
    for other in sorted({one.source.name for one in found})[1:]:
        rule, hint = "is a second registry", "Keep one registry in a data folder"
        findings.append(Finding(f"{other}/::", other, rule, hint))
    return found, findings


def months(
    release: RegistryRelease, axes: Axes
) -> tuple[list[Month], Mapping[str, object], list[Finding]]:
    """Return the months of a release, how they were made, and everything wrong with them."""
    try:
        table = pq.read_table(io.BytesIO(read_file(release.path)))
    except (pa.ArrowException, OSError) as error:
        told = str(error).splitlines()[0]
        return [], {}, [_fault(release, "", "is no Parquet file", told)]
    if not table.schema.equals(registry.SCHEMA):
        wanted = ", ".join(f"{field.name} {field.type}" for field in registry.SCHEMA)
        return [], {}, [_fault(release, "", "has other columns", f"Write {wanted}")]
    try:
        found = registry.months_of(table, axes)
    except KeyError as error:
        rule = "is a code on none of the axes"
        hint = "Use the codes of data/codelists"
        return [], {}, [_fault(release, str(error.args[0]), rule, hint)]
    return (
        found,
        registry.about(table),
        [fault for month in found for fault in _faults(release, month)],
    )


def _faults(release: RegistryRelease, month: Month) -> Iterator[Finding]:
    if not MONTH.fullmatch(month.period):
        yield _fault(release, month.period, "is no month", "Write 2022-12")
    if (month.persons < 0).any():
        yield _fault(release, month.period, "has a count below 0", "Count the persons again")
    for axis, name in enumerate(("region_code", "industry", "segment", "programme")):
        if axis and registry.loose(month, axis):
            rule = f"has a total over {name} outside its largest part and the sum of its parts"
            yield _fault(release, month.period, rule, "Count the persons of the total again")


def _fault(release: RegistryRelease, value: str, rule: str, hint: str) -> Finding:
    return Finding(f"{release.name}::", value, rule, hint)
