"""What a load found: for the terminal, for a browser and for a program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from etl.findings import Finding
from etl.repair import Proposal
from model.loads import place_of

MOST_SHOWN = 40  # lines of one kind in the terminal; the rest is counted, and is in JSON and HTML
MOST_WARNED = 5  # of one rule: a fault must be put right, a warning may be looked at


@dataclass(frozen=True, slots=True)
class Report:
    """One load: what was read, what is wrong, what could be repaired, what would change."""

    files: Sequence[Mapping[str, Any]]  # name, sha256, reader, evidence
    source: str
    vintage: str
    rows: int
    figures: int
    proposals: Sequence[Proposal]
    accepted: Sequence[str]
    findings: Sequence[Finding]
    changes: Mapping[str, int]  # added, changed, removed against the version in force
    examples: Sequence[str]  # of the changes
    totals: Sequence[str]  # measures whose national total changes
    outcome: str  # dry run, published, nothing new, refused, needs acceptance
    version: int | None = None
    differences: Sequence[Mapping[str, Any]] = ()  # the changes row by row
    restricted: Sequence[str] = ()  # publications, and sources with / after their names

    def to_json(self) -> dict[str, Any]:
        """Return everything, one object per proposal and fault."""
        return {
            "files": [dict(file) for file in self.files],
            "source": self.source,
            "vintage": self.vintage,
            "rows": self.rows,
            "figures": self.figures,
            "outcome": self.outcome,
            "version": self.version,
            "accepted": list(self.accepted),
            "proposals": [proposal.to_json() for proposal in self.proposals],
            "faults": [_finding(one) for one in self.findings if one.severity == "fault"],
            "warnings": [_finding(one) for one in self.findings if one.severity == "warning"],
            "changes": dict(self.changes),
            "examples": list(self.examples),
            "differences": [dict(row) for row in self.differences],
            "totals": list(self.totals),
            "restricted": list(self.restricted),
        }

    def text(self) -> str:
        """Return the report for a terminal: counts first, then what a person must look at."""
        return "\n".join(self._lines(MOST_SHOWN, MOST_WARNED))

    def html(self) -> str:
        """Return the report as a page of its own, without scripts."""
        most = len(self.findings) + len(self.proposals)
        body = "\n".join(f"<p>{escape(line)}</p>" for line in self._lines(most, most))
        style = "body{font:15px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}"
        return (
            '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
            f"<title>{escape(self.source)}: {escape(self.outcome)}</title>"
            f"<style>{style}</style></head><body>{body}</body></html>"
        )

    def _lines(self, most: int, most_warned: int) -> Iterator[str]:
        for file in self.files:
            yield f"{file['name']}: {file['reader']} ({file['sha256'][:12]}…)"
            yield from (f"  {sentence}" for sentence in file["evidence"])
        yield f"{self.rows} rows, {self.figures} figures for {self.source}/{self.vintage}."
        yield from self._about_proposals(most)
        yield from _counted("fault", [f for f in self.findings if f.severity == "fault"], most)
        warnings = [f for f in self.findings if f.severity == "warning"]
        yield from _counted("warning", warnings, most_warned)
        if self.changes:
            said = ", ".join(f"{count} {name}" for name, count in self.changes.items())
            yield f"Against the version in force: {said}."
            yield from (f"  {line}" for line in self.examples)
            yield from (f"  {line}" for line in self.totals)
        yield f"{self.outcome}."

    def _about_proposals(self, most: int) -> Iterator[str]:
        for rule, count in Counter(one.rule for one in self.proposals).items():
            mark = "accepted" if rule in self.accepted else "proposed, not accepted"
            yield f"{count} × {rule} ({mark}):"
            mine = [one for one in self.proposals if one.rule == rule]
            for one in mine[:most]:
                shift = f", shift {one.shift}" if one.shift is not None else ""
                yield f"  {one.region} {one.period}{shift}: {one.evidence}"
            if count > most:
                yield f"  … and {count - most} more"


def _counted(kind: str, found: Sequence[Finding], most: int) -> Iterator[str]:
    """Yield the findings by rule: how many there are, then the first of them."""
    for rule, count in Counter(_rule(one) for one in found).most_common():
        mine = [one for one in found if _rule(one) == rule]
        yield f"{count} × {kind}: {rule}"
        yield from (f"  {one}" for one in mine[:most])
        if count > most:
            yield f"  … and {count - most} more"


def _rule(one: Finding) -> str:
    """Return the rule without the numbers of one case."""
    return one.rule.partition(" (")[0]


def _finding(one: Finding) -> dict[str, str]:
    file, sheet, row, column = place_of(one.place)
    return {
        "file": file,
        "sheet": sheet or file,
        "row": row,
        "column": column,
        "value": one.value,
        "rule": one.rule,
        "suggestion": one.suggestion,
    }
