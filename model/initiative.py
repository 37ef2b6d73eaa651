"""One local programme for vulnerable workers as one publication tells it: who, where, for whom.

Workers and rupiah are keys of figures (model/published.py), never typed again; a programme whose
figures nobody published stays in the list with both unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model.errors import ContractBroken
from model.months import months_of
from model.period import MONTH, YEAR
from model.rates import PACKAGES

KINDS = (
    "programme",
    "total",  # of several programmes; never added to them
    "plan",  # what is intended, not what is paid for
)
NOT_STATED = "not_stated"
PAYERS = {  # who pays -> payer of model/rates.py
    "apbd_regency": "apbd",
    "apbd_province": "apbd",
    "apbd": "apbd",
    "dbh": "dbh",
    "csr": "csr",
    "sertakan": "sertakan",
    "apbn": "apbn",
    NOT_STATED: "apbd",  # no relief: nobody says that the workers pay themselves
}
GROUPS = (
    "vulnerable",
    "farmers",
    "fishermen",
    "ojek",
    "drivers",
    "builders",
    "day_labourers",
    "traders",
    "palm_workers",
    "non_asn",
    "village_heads",
    "village_officials",
    "bpd",
    "rt",
)
WAGE_EARNERS = frozenset({"non_asn", "village_heads", "village_officials", "bpd", "rt"})
PARTS_OF_A_KEY = 4  # region, measure, period, origin


@dataclass(frozen=True, slots=True)
class Initiative:
    """One row of the list: what one publication says of one programme."""

    id: str
    subject: str  # publications that speak of the same people share it
    kind: str
    names: Mapping[str, str]  # by language
    places: tuple[str, ...]  # codes; several: their split was not published
    place_as_written: str  # empty: as the code list names it
    initiator: str
    payer: str
    groups: tuple[str, ...]
    package: str  # empty: not stated
    begin: str  # month or year
    end: str
    workers: str  # key of a figure; empty: no head count
    rupiah: str  # key of a figure; empty: no budget
    origin: str
    notes: Mapping[str, str]  # by language

    @classmethod
    def of(cls, row: Mapping[str, str]) -> Initiative:
        """Return the row of the code list, or raise ContractBroken."""
        initiative = cls(
            id=row["id"],
            subject=row["subject"],
            kind=row["kind"],
            names={"id": row["name_id"], "en": row["name_en"]},
            places=tuple(row["places"].split("|")),
            place_as_written=row["place_as_written"],
            initiator=row["initiator"],
            payer=row["payer"],
            groups=tuple(row["groups"].split("|")),
            package=row["package"],
            begin=row["from"],
            end=row["to"],
            workers=row["workers"],
            rupiah=row["rupiah"],
            origin=row["origin"],
            notes={"id": row["note_id"], "en": row["note_en"]},
        )
        if faults := _faults(initiative):
            raise ContractBroken("; ".join(faults))
        return initiative

    @property
    def months(self) -> tuple[str, ...]:
        """Return the months of its period; all of a year."""
        return months_of(self.begin, self.end)

    @property
    def has_wage_earners(self) -> bool:
        """Return whether it also pays for staff, whose contribution is a share of a wage."""
        return bool(WAGE_EARNERS.intersection(self.groups))


def _faults(one: Initiative) -> list[str]:
    """Return what is wrong with a row, all at once; places are checked against their list."""
    closed = [("kind", [one.kind], KINDS), ("payer", [one.payer], PAYERS)]
    closed += [("groups", list(one.groups), GROUPS), ("package", [one.package], ("", *PACKAGES))]
    faults = [
        f"{name} must be among {', '.join(known)}"
        for name, given, known in closed
        if not set(given) <= set(known)
    ]
    periods = (one.begin, one.end)
    if not all(MONTH.fullmatch(text) or YEAR.fullmatch(text) for text in periods):
        faults.append("from and to must be months or years")
    elif not one.months:
        faults.append("to must not lie before from")
    keys = [key for key in (one.workers, one.rupiah) if key]
    if any(len(key.split("|")) != PARTS_OF_A_KEY for key in keys):
        faults.append("a figure is named by region|measure|period|origin")
    if not one.origin:
        faults.append("origin is missing")
    return faults
