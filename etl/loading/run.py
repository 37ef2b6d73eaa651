"""One load from the files to the report: read, repair what was accepted, check, compare."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pandas as pd

from etl.borders.sets import regions_of
from etl.build import Built, build
from etl.check import with_period_kind
from etl.codelists import Codelists, read_codelists
from etl.findings import Finding, Refused
from etl.loading.changes import changes
from etl.loading.database import from_database
from etl.loading.given import Given, given
from etl.loading.kept_back import kept_back
from etl.loading.places import handed_in
from etl.loading.release import Draft, draft, renamed
from etl.loading.report import Report
from etl.loading.returning import returning
from etl.loading.stage import staged
from etl.loading.withheld import withheld
from etl.parse.names import Names
from etl.release import read_sources
from etl.repair import Proposal, apply, formal_jumps, propose
from etl.source import Source, read_file
from etl.sources.branch_areas import offices
from model.errors import UsageError
from model.loads import RESTATED, RETURNING
from model.warehouse import Warehouse

DRY = "Dry run: nothing was kept or published"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person wants of a load."""

    source: str | None = None
    vintage: str | None = None
    accept: tuple[str, ...] = ()
    declared: Mapping[str, Any] = field(default_factory=dict)
    databases: Mapping[str, str] = field(default_factory=dict, repr=False)  # setting -> address


@dataclass(frozen=True, slots=True)
class Checked:
    """A load that was checked: what it would add, and whether it may be published."""

    report: Report
    draft: Draft | None
    built: Built | None
    open_rules: tuple[str, ...] = ()  # that a person would have to accept first

    @property
    def may_publish(self) -> bool:
        """Return whether nothing stands against publishing."""
        faults = any(one.severity == "fault" for one in self.report.findings)
        return self.built is not None and not faults and not self.open_rules


def check(
    paths: Sequence[Path], data: Path, asked: Asked, progress: Callable[[str], None]
) -> Checked:
    """Return what a load would do; changes nothing. Raises what cannot be read at all.

    No paths: the source asked for is read from its database.
    """
    progress("reading")
    sources = read_sources(data)
    standing = sources.get(asked.source or "")
    asked = replace(asked, declared={**offices(sources.values()), **asked.declared})
    codelists = read_codelists(data / "codelists")
    seen = _seen(paths, asked, standing, codelists)
    found = _checked(seen, asked, (data, sources, codelists), progress)
    restricted = kept_back(sources, seen, found.report.source, found.built)
    return replace(found, report=replace(found.report, restricted=restricted))


def _checked(
    seen: Given,
    asked: Asked,
    where: tuple[Path, Mapping[str, Source], Codelists],
    progress: Callable[[str], None],
) -> Checked:
    """Return what came of what was read, as far as nothing stands against it."""
    data, sources, codelists = where
    progress("proposals")
    if seen.figures.empty:
        return Checked(_report(seen, asked, (), seen.figures, None), None, None)
    figures = with_period_kind(seen.figures, codelists)
    proposals = propose(figures)
    open_rules = _open(proposals, asked.accept)
    repaired = withheld(apply(figures, proposals, asked.accept), proposals, asked.accept)
    if seen.findings_are_faults or open_rules:
        report = _report(seen, asked, proposals, repaired, None)
        return Checked(report, None, None, open_rules)
    standing = sources.get(asked.source or "") or sources.get(seen.source)
    toml = read_file(data / "sources" / f"{standing.name}.toml").decode() if standing else ""
    names = repaired["region_code"].map(codelists.column("regions", "name"))
    named = repaired.assign(region_name=names)  # the reader has compared code and name
    made = renamed(draft(seen, named, standing, toml), asked.source, asked.vintage)
    return _built(seen, asked, proposals, repaired, (data, made, progress))


def _seen(
    paths: Sequence[Path], asked: Asked, standing: Source | None, codelists: Codelists
) -> Given:
    """Return what the files say, or the database of a source that has one."""
    if standing and standing.sql and paths:
        raise UsageError(f"{standing.name} is read from its database: name no file.")
    if not paths:
        return from_database(standing, codelists, asked.databases)
    return given(paths, {**_known(codelists), **asked.declared})


def _known(codelists: Codelists) -> dict[str, Any]:
    """Return what every reader may ask of the code lists."""
    names = Names.of(regions_of(codelists))
    return {"names": names, "measures": codelists.codes("measures"), "codelists": codelists}


def _built(
    seen: Given,
    asked: Asked,
    proposals: Sequence[Proposal],
    figures: pd.DataFrame,
    where: tuple[Path, Draft, Callable[[str], None]],
) -> Checked:
    """Return the load with the version that would come of it, or with the faults it has."""
    data, made, progress = where
    jumps = tuple(formal_jumps(figures))
    report = _report(seen, asked, proposals, figures, made)
    report = replace(report, findings=(*report.findings, *jumps))
    if any(one.severity == "fault" for one in jumps):
        return Checked(report, None, None)
    with staged(data, made) as folder:
        try:
            built = build(folder, progress)
        except Refused as error:
            told = handed_in(_of_this(error.findings, made), made, seen.read_from)
            return Checked(replace(report, findings=(*report.findings, *told)), None, None)
    progress("comparing")
    found = changes(built.tables["figures"], Warehouse(data))
    mine = handed_in(_of_this(built.warnings, made), made, seen.read_from)
    back = tuple(returning(built.inputs, made, data))
    report = replace(
        report,
        findings=(*report.findings, *mine, *back),
        changes={**found.counts, **({RETURNING: len(back)} if back else {})},
        examples=found.examples,
        totals=found.totals,
        differences=found.rows,
    )
    asks = {RESTATED: found.restates, RETURNING: bool(back)}
    rules = (rule for rule, needed in asks.items() if needed and rule not in asked.accept)
    return Checked(report, made, built, tuple(rules))


def _of_this(findings: Sequence[Finding], made: Draft) -> list[Finding]:
    """Return every fault, but of the warnings only those about what is loaded."""
    begins = f"{made.name}:"
    return [one for one in findings if one.severity == "fault" or one.place.startswith(begins)]


def _open(proposals: Sequence[Proposal], accepted: Collection[str]) -> tuple[str, ...]:
    """Return the rules whose proposals somebody must accept before anything is published.

    A single wrong cell is withheld instead, once some proposal has been accepted: whoever did
    so has seen them all.
    """
    rules = {one.rule for one in proposals} - set(accepted)
    if accepted:
        rules -= {"single_cell"}
    return tuple(sorted(rules))


def _report(
    seen: Given,
    asked: Asked,
    proposals: Sequence[Proposal],
    figures: pd.DataFrame,
    made: Draft | None,
) -> Report:
    return Report(
        files=seen.files,
        source=made.source if made else asked.source or seen.source,
        vintage=made.vintage if made else asked.vintage or "",
        rows=seen.rows,
        figures=int(figures["value"].notna().sum()) if len(figures) else 0,
        proposals=tuple(proposals),
        accepted=asked.accept,
        findings=seen.findings,
        changes={},
        examples=(),
        totals=(),
        outcome=DRY,
    )
