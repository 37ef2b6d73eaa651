"""What a check found: where, what, which rule, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from model.errors import ContractBroken
from model.loads import place_of

MOST_SHOWN = 60  # findings in one message; the rest is counted


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault or warning at one cell of one release."""

    place: str  # release:row:column, e.g. sakernas/2022-08.csv:14:labour_force
    value: str
    rule: str
    suggestion: str
    severity: Literal["fault", "warning"] = "fault"
    subject: str = ""  # "2016-08 62 labour_force": what a source may accept, with its reason

    @property
    def source(self) -> str:
        """Return the name of the source whose release this is about."""
        return self.place.partition("/")[0]

    def __str__(self) -> str:
        release, _, cell = self.place.partition(":")
        row, _, column = cell.partition(":")
        where = f"{release} row {row or '-'} column {column or '-'}"
        if row and not row.isdigit():  # `file:sheet:hidden rows`
            file, sheet, _, about = place_of(self.place)
            where = f"{file}/{sheet} {about}"
        return f"{where}: {self.value!r}: {self.rule}. {self.suggestion}"


def with_accepted(
    findings: Iterable[Finding], accepted: Mapping[str, Mapping[str, str]]
) -> list[Finding]:
    """Return the findings with those their own source accepts as warnings that carry the reason.

    `accepted` maps a source to subjects and reasons: a publication that contradicts itself
    stays as it was published, and whoever accepted it says why.
    """
    return [
        replace(finding, severity="warning", suggestion=why)
        if (why := accepted.get(finding.source, {}).get(finding.subject))
        else finding
        for finding in findings
    ]


class Refused(ContractBroken):
    """Figures that break a rule, with every fault and warning as it was found."""

    def __init__(self, message: str, findings: Iterable[Finding]) -> None:
        super().__init__(message)
        self.findings = tuple(findings)


def refuse(findings: Iterable[Finding]) -> None:
    """Raise ContractBroken naming every fault at once; where there is none, warnings pass."""
    findings = sorted(set(findings))
    faults = [finding for finding in findings if finding.severity == "fault"]
    if not faults:
        return
    lines = [str(fault) for fault in faults[:MOST_SHOWN]]
    if len(faults) > MOST_SHOWN:
        lines.append(f"… and {len(faults) - MOST_SHOWN} more")
    head = f"{len(faults)} faults; nothing was published, what was in force stays:"
    raise Refused("\n  ".join([head, *lines]), findings)
