"""Releases to the tables of a version: read, check, derive, arrange. Publishes nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import pyarrow as pa

from etl.borders.sets import BorderSets, inputs, read_sets
from etl.check import check, with_period_kind, without_repeats
from etl.check_history import check_history
from etl.check_sums import check_sums
from etl.codelists import Codelists, read_codelists
from etl.cube import IN_BLOCKS, Counted, counted
from etl.derive import with_derived
from etl.findings import Finding, refuse, with_accepted
from etl.publish import Draft
from etl.registry_release import READER, RegistryRelease
from etl.release import Release, read_all, read_sources, releases
from etl.source import Origin, Source
from model.contract import CODELISTS, FIGURES, ORIGINS

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """The tables of a version and how they came about."""

    tables: Mapping[str, pa.Table]
    inputs: Mapping[str, str]  # relative path -> sha256
    warnings: tuple[Finding, ...]
    borders: BorderSets
    counted: Counted = field(default_factory=Counted)

    @property
    def summary(self) -> dict[str, object]:
        """Return what was loaded: a run that finished is not yet a run that is right."""
        figures = self.tables["figures"]
        columns = figures.select(["region_code", "period", "value"]).to_pydict()
        return {
            "figures": figures.num_rows,
            "publications": self.tables["origins"].num_rows,
            "regions": len(set(columns["region_code"])),
            "periods": len(set(columns["period"])),
            "missing": sum(value is None for value in columns["value"]),
            "warnings": len(self.warnings),
            "borders": self.borders.about,
        } | self.counted.summary

    @property
    def draft(self) -> Draft:
        """Return what is to be published."""
        files = {**self.borders.files, **self.counted.files}
        return Draft(self.tables, self.inputs, self.summary, files, IN_BLOCKS)


def build(data: Path, progress: Progress) -> Built:
    """Return the tables of data/, or raise ContractBroken naming every fault."""
    progress("sources and code lists")
    codelists, sources = read_codelists(data / "codelists"), read_sources(data)
    found, findings = releases(data, sources)
    borders = read_sets(data, codelists)
    progress("counts of a registry")
    counts, faults = counted(data, sources, codelists)
    findings += faults
    progress(f"{len(found)} releases")
    figures, faults = read_all(found)
    findings += faults
    if figures.empty:  # nothing that a check could be asked of
        refuse(findings)
    progress(f"contract of {len(figures)} figures")
    figures = with_period_kind(figures, codelists)
    findings += check(figures, codelists, sources)
    figures = without_repeats(figures)
    progress("sums and history")
    accepted = {name: source.accepted for name, source in sources.items()}
    told = [*check_sums(figures, codelists), *check_history(figures)]
    findings += with_accepted(told, accepted)
    refuse(findings)
    progress("derived figures")
    whole = with_derived(figures, codelists)
    origins = _origins(whole, [*found, *counts.releases], sources)
    tables = {"figures": _figures(whole, origins), "origins": origins, **_lists(codelists)}
    warnings = sorted({finding for finding in findings if finding.severity == "warning"})
    return Built(tables, _inputs(data), tuple(warnings), borders, counts)


def _figures(figures: pd.DataFrame, origins: pa.Table) -> pa.Table:
    """Return FIGURES in the order of their key, with all origins in the footer."""
    ordered = figures.sort_values(list(FIGURES.key), kind="stable")[list(FIGURES.names)]
    empty = {name: ordered[name].replace("", None) for name in ("as_written", "note", "cell")}
    table = pa.Table.from_pandas(
        ordered.assign(**empty), schema=FIGURES.arrow(), preserve_index=False, safe=True
    )
    return _stamped(table, FIGURES.meaning, origins.to_pylist())


def _origins(
    figures: pd.DataFrame, found: list[Release | RegistryRelease], sources: Mapping[str, Source]
) -> pa.Table:
    """Return ORIGINS: the publications that figures really come from, with their release file."""
    counts = {next(iter(r.source.origins)): r for r in found if r.source.reader == READER}
    releases_of = _releases_of(figures) | {key: one.name for key, one in counts.items()}
    hashes = {release.name: release.sha256 for release in found}
    used = figures[["source", "origin"]].drop_duplicates()
    pairs = [*zip(used["source"], used["origin"], strict=True)]
    pairs += [(one.source.name, key) for key, one in counts.items()]
    rows = [
        _origin_row(sources[source], key, releases_of[key], hashes)
        for source, key in sorted(pairs, key=lambda pair: (pair[1], pair[0]))
    ]
    return _stamped(pa.Table.from_pylist(rows, schema=ORIGINS.arrow()), ORIGINS.meaning, rows)


def _releases_of(figures: pd.DataFrame) -> dict[str, str]:
    read = figures[figures["place"] != "computed"].drop_duplicates("origin", keep="last")
    files = read["place"].str.partition(":")[0]
    return dict(zip(read["origin"], files, strict=True))


def _origin_row(
    source: Source, key: str, release: str, hashes: Mapping[str, str]
) -> dict[str, str | None]:
    origin, as_of = _described(source, key)
    return {
        "origin": key,
        "source": source.name,
        "family": source.title,
        "kind": origin.kind,
        "access": source.access,
        "publisher": origin.publisher,
        "title": origin.title,
        "url": origin.url,
        "licence": source.licence,
        "as_of": as_of,
        "file": origin.file,
        "sha256": origin.sha256,
        "sheet": origin.sheet,
        "release": release,
        "release_sha256": hashes[release],
    }


def _described(source: Source, key: str) -> tuple[Origin, str]:
    """Return what describes a publication, and its as-of date (a yearly one has it in its key)."""
    if key in source.origins:
        return source.origins[key], source.origins[key].as_of
    series = next(o for k, o in source.origins.items() if o.per_vintage and key.startswith(f"{k}-"))
    return series, key.removeprefix(f"{series.key}-")


def _lists(codelists: Codelists) -> dict[str, pa.Table]:
    tables = {}
    for name in CODELISTS:
        frame = codelists.tables[name]
        schema = pa.schema([pa.field(column, pa.string()) for column in frame.columns])
        table = pa.Table.from_pandas(frame, schema=schema, preserve_index=False)
        tables[name] = _stamped(table, f"Code list {name}", [{"release": f"codelists/{name}.csv"}])
    return tables


def _stamped(table: pa.Table, meaning: str, origins: Sequence[Mapping[str, object]]) -> pa.Table:
    """Return the table with its meaning and publications in the footer: they cannot part."""
    note = json.dumps(list(origins), ensure_ascii=False, sort_keys=True)
    return table.replace_schema_metadata({"table": meaning, "origins": note})


def _inputs(data: Path) -> dict[str, str]:
    """Return the hash of every file a version is made from."""
    paths = [
        *data.glob("sources/*.toml"),
        *data.glob("releases/*/*.csv"),
        *data.glob("releases/*/*.parquet"),
        *data.glob("codelists/*.csv"),
        *inputs(data),
    ]
    return {
        path.relative_to(data).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(paths)
    }
