"""What the ledger keeps of a load: its report, its files, every fault and every proposal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from etl.code_version import code_version
from etl.findings import Finding, Refused
from etl.loading.report import Report
from etl.loading.run import Asked
from ledger.loads import Acceptance, Fault, File, Found, Load, Proposal
from model.errors import CakupanError
from model.manifest import sha256_of

State = Literal["checked", "refused", "published", "discarded"]
RULES = "rules"  # in a kept report: by which rules of this program the files were read


def files_at(paths: Sequence[Path]) -> list[File]:
    """Return the files of a command with their hashes; none where one of them is no file."""
    if not all(path.is_file() for path in paths):
        return []
    try:
        return [File(path.name, sha256_of(path), path.stat().st_size) for path in paths]
    except OSError:  # who opens it next says why
        return []


def files_of(report: Report) -> list[File]:
    """Return what was read where it was no file: a database has no bytes to count."""
    return [File(str(one["name"]), str(one["sha256"]), 0) for one in report.files]


def load_of(report: Report, state: State, who: str, at: datetime) -> Load:
    """Return the row of a load; a published or discarded one is settled at once."""
    readers = sorted({str(file["reader"]) for file in report.files})
    return Load(
        source=report.source,
        vintage=report.vintage,
        reader=", ".join(readers),
        requested_by=who,
        state=state,
        rows=report.rows,
        figures=report.figures,
        at=at,
        report={**report.to_json(), RULES: code_version()},
        settled_at=at if state in ("published", "discarded") else None,
        version=report.version,
    )


def found_in(report: Report, files: Sequence[File]) -> Found:
    """Return what stands beside the row."""
    return Found(
        files,
        [_fault(one) for one in report.findings],
        [_proposal(one.to_json()) for one in report.proposals],
    )


def accepted(rules: Sequence[str], who: str, at: datetime, why: str) -> list[Acceptance]:
    """Return who accepted which rules, each once."""
    return [Acceptance(rule, who, at, why) for rule in dict.fromkeys(rules)]


def refusal(error: CakupanError, files: Sequence[File], asked: Asked) -> Report:
    """Return the report of files that could not be read at all, with the reason as its fault."""
    names = ", ".join(file.name for file in files)
    found = getattr(error, "findings", ()) if isinstance(error, Refused) else ()
    return Report(
        files=[
            {"name": file.name, "sha256": file.sha256, "reader": "", "evidence": []}
            for file in files
        ],
        source=asked.source or "",
        vintage=asked.vintage or "",
        rows=0,
        figures=0,
        proposals=(),
        accepted=asked.accept,
        findings=found or (Finding(f"{names}::", "", str(error), ""),),
        changes={},
        examples=(),
        totals=(),
        outcome="Nothing was published: the files cannot be read",
    )


def _fault(one: Finding) -> Fault:
    return Fault(one.place, one.value, one.rule, one.suggestion, one.severity, one.subject)


def _proposal(said: dict[str, Any]) -> Proposal:
    """Return a proposal; whatever it says beyond its place and period is its evidence."""
    named = {name: said[name] for name in ("rule", "region", "period", "shift")}
    return Proposal(**named, evidence={k: v for k, v in said.items() if k not in named})
