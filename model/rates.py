"""What an own-account worker's contribution costs a month: by date, package, payer, occupation.

A tariff is kept for each insurance programme; a package (JKK+JKM) costs what its programmes cost
together. A relief takes a share off while the law says so, and only from whom the law names: that
of PP 50/2025 from workers who pay for themselves. The rupiah stand in data/codelists/rates.csv.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from model import queries
from model.errors import ContractBroken
from model.months import is_month, months_until
from model.per_version import per_version
from model.scope import Scope
from model.warehouse import Version

ALL = "all"  # of payers or occupations
SELF = "self"  # the worker
PAYERS = (SELF, "apbn", "apbd", "dbh", "csr", "sertakan")
TRANSPORT, OTHER = "transport", "other"
OCCUPATIONS = (TRANSPORT, OTHER)
JOIN = "+"
PACKAGE = f"JKK{JOIN}JKM"  # what every own-account worker holds at least
WITH_SAVINGS = f"{PACKAGE}{JOIN}JHT"
PACKAGES = (PACKAGE, WITH_SAVINGS, "JKM")


class NoRate(ContractBroken):
    """A package, payer or occupation that no rate is known for."""


@dataclass(frozen=True, slots=True)
class Tariff:
    """One row of the list: a tariff in rupiah, or a relief as a share of it."""

    id: str
    programme: str
    payer: str
    occupation: str
    first: str  # month
    last: str  # the last month that is known
    rupiah: float | None  # None: a relief
    relief: float | None  # share taken off; None: a tariff
    law: str
    origin: str

    @classmethod
    def of(cls, row: Mapping[str, str]) -> Tariff:
        """Return the tariff or relief of one row of the code list, or raise ContractBroken."""
        for name, known in (("payer", PAYERS), ("occupation", OCCUPATIONS)):
            if row[name] not in (ALL, *known):
                raise ContractBroken(f"{name} must be {ALL} or one of {', '.join(known)}")
        if not (is_month(row["from"]) and is_month(row["to"]) and row["from"] <= row["to"]):
            raise ContractBroken("from and to must be months, the first not after the last")
        rupiah, relief = (_number(row[name]) for name in ("rupiah", "relief_share"))
        if (rupiah is None) == (relief is None) or not 0 <= (relief or 0) <= 1:
            raise ContractBroken("give either rupiah or a relief_share from 0 to 1")
        return cls(
            id=row["id"],
            programme=row["programme"],
            payer=row["payer"],
            occupation=row["occupation"],
            first=row["from"],
            last=row["to"],
            rupiah=rupiah,
            relief=relief,
            law=row["law"],
            origin=row["origin"],
        )

    def is_for(self, programme: str, payer: str, occupation: str) -> bool:
        """Return whether the row speaks of this programme, payer and occupation."""
        same = self.programme == programme
        return same and self.payer in (ALL, payer) and self.occupation in (ALL, occupation)

    def covers(self, month: str) -> bool:
        """Return whether the month lies in the span that is known."""
        return self.first <= month <= self.last


@dataclass(frozen=True, slots=True)
class Rate:
    """What one worker's package costs in one month."""

    month: str
    package: str
    payer: str
    occupation: str
    gross: float  # rupiah a month, before relief
    relief: float  # rupiah a month that the payer is let off
    laws: tuple[str, ...]
    origins: tuple[str, ...]
    assumed: bool  # the month lies outside what is known: the nearest known tariff is taken

    @property
    def net(self) -> float:
        """Return what is really paid, rupiah a month."""
        return self.gross - self.relief


@dataclass(frozen=True, slots=True)
class Rates:
    """The dated rates of a version."""

    rows: tuple[Tariff, ...]

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, str]]) -> Rates:
        """Return the rates of the rows of the code list."""
        return cls(tuple(Tariff.of(row) for row in rows))

    def rate(self, month: str, package: str, payer: str, occupation: str = OTHER) -> Rate:
        """Return the rate in force for one worker in one month, or raise NoRate.

        Outside the months that are known the nearest known tariff is taken, without a relief
        that has ended, and the rate is marked `assumed`.
        """
        if payer not in PAYERS or occupation not in OCCUPATIONS:
            raise NoRate(f"no rate is known for payer {payer!r} and occupation {occupation!r}")
        parts = [self._part(month, name, payer, occupation) for name in package.split(JOIN)]
        return Rate(
            month=month,
            package=package,
            payer=payer,
            occupation=occupation,
            gross=sum(part.gross for part in parts),
            relief=sum(part.relief for part in parts),
            laws=tuple(dict.fromkeys(law for part in parts for law in part.laws)),
            origins=tuple(dict.fromkeys(origin for part in parts for origin in part.origins)),
            assumed=any(part.assumed for part in parts),
        )

    def last_known(self, package: str, payer: str, occupation: str = OTHER) -> str:
        """Return the last month whose rate is known; every month after it is assumed."""
        lasts = []
        for name in package.split(JOIN):
            mine = [row for row in self.rows if row.is_for(name, payer, occupation)]
            if not any(row.rupiah is not None for row in mine):
                raise NoRate(f"no rate is known for {name!r}")
            lasts.append(max(row.last for row in mine))
        return min(lasts)

    def _part(self, month: str, programme: str, payer: str, occupation: str) -> Rate:
        """Return the rate of one programme of a package."""
        mine = [row for row in self.rows if row.is_for(programme, payer, occupation)]
        tariffs = [row for row in mine if row.rupiah is not None]
        if not tariffs:
            raise NoRate(f"no rate is known for {programme!r}")
        tariff = min(tariffs, key=lambda row: (_months_off(row, month), row.first))
        reliefs = [row for row in mine if row.relief is not None and row.covers(month)]
        gross = tariff.rupiah or 0.0
        used = (tariff, *reliefs)
        return Rate(
            month=month,
            package=programme,
            payer=payer,
            occupation=occupation,
            gross=gross,
            relief=gross * max((row.relief or 0.0 for row in reliefs), default=0.0),
            laws=tuple(row.law for row in used),
            origins=tuple(row.origin for row in used),
            assumed=not any(row.covers(month) for row in used),
        )


@per_version()
def rates_of(version: Version) -> Rates:
    """Return the dated rates of a version, read once."""
    return Rates.of(queries.codelist("rates", Scope.everything(), version))


def _months_off(row: Tariff, month: str) -> int:
    """Return how many months the row is away from this one; 0 where it covers it."""
    return max(months_until(month, row.first), months_until(row.last, month), 0)


def _number(text: str) -> float | None:
    return float(text) if text else None
