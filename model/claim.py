"""One published sentence with numbers in it: what it says follows from what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model.errors import ContractBroken
from model.operand import RATES, Operand, read

MANY = 99
OPERANDS = {  # at least, at most
    "share": (2, 2),
    "sum": (2, MANY),
    "difference": (2, MANY),  # the first less all others
    "growth": (2, 2),  # before, after
    "cost": (2, MANY),
    "same": (1, 1),  # what the stated number is held against
}
AS_THEY_STAND = (
    "id", "source", "quote", "relation", "region", "period", "measure", "reading", "note_id",
    "note_en",
)  # fmt: skip
NEVER_NEGATIVE = {"share", "growth", "cost"}


class MalformedClaim(ContractBroken):
    """A row of claims.csv that states no arithmetic."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One published sentence: what it says follows from what."""

    id: str
    source: str  # the publication that says so
    quote: str
    relation: str
    operands: tuple[Operand, ...]
    stated: Operand
    region: str
    period: str
    measure: str  # of the stated result, where the releases have such a figure
    segment: str
    reading: str  # of a growth, as a person picked it: percent, points
    note_id: str
    note_en: str

    @classmethod
    def of(cls, row: Mapping[str, str]) -> Claim:
        """Return the claim of a row of the code list, or raise ContractBroken."""
        claim = cls(
            operands=tuple(_operands(row)),
            stated=read(row["stated"], row["unit"], row["source"]),
            segment=row["segment"] or "total",
            **{name: row[name] for name in AS_THEY_STAND},
        )
        _refuse(claim)
        return claim

    @property
    def origins(self) -> tuple[str, ...]:
        """Return every publication that a number was taken from, the claim's own first."""
        return tuple(dict.fromkeys((self.source, *(one.origin for one in self.operands))))


def _operands(row: Mapping[str, str]) -> list[Operand]:
    """Return the numbers of a row; each from its own publication where one is named."""
    written = row["operands"].split("|")
    origins = [origin.strip() or row["source"] for origin in row["operand_origins"].split("|")]
    if not row["operand_origins"].strip():
        origins *= len(written)
    if len(origins) != len(written):
        raise MalformedClaim(f"{len(written)} operands come from {len(origins)} operand_origins")
    return [read(text, row["unit"], origin) for text, origin in zip(written, origins, strict=True)]


def _refuse(claim: Claim) -> None:
    """Raise MalformedClaim where a claim says nothing that could be worked out."""
    if claim.relation not in OPERANDS:
        raise MalformedClaim(f"relation must be {' or '.join(OPERANDS)}, not {claim.relation!r}")
    least, most = OPERANDS[claim.relation]
    if not least <= len(claim.operands) <= most:
        raise MalformedClaim(f"{claim.relation} cannot have {len(claim.operands)} operands")
    if claim.reading and (claim.reading not in RATES or claim.relation != "growth"):
        raise MalformedClaim(f"reading is percent or points of a growth, not {claim.reading!r}")
    below_zero = [one.written for one in claim.operands if one.known and one.known.low < 0]
    if claim.relation in NEVER_NEGATIVE and below_zero:
        raise MalformedClaim(f"{claim.relation} of negative numbers: {', '.join(below_zero)}")
