"""Published shares and targets of coverage, each over the base that its publication names."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from model.cell import Cell, Quantity
from model.interval import Interval

PERCENT = 100
REACHED = ("coverage_share_bpjs", "ucj_coverage")
TARGETS = (
    "ucj_target",
    "coverage_target_bpjs",
    "coverage_target_rkp",
    "coverage_target_rpjmn",
    "coverage_target_rpjpn",
)


@dataclass(frozen=True, slots=True)
class Goal:
    """A share that a publication states or aims at, with its own base if it gives one."""

    region: str
    region_name: str
    measure: str  # coverage_share_bpjs, ucj_target, coverage_target_bpjs …
    period: str
    period_kind: str
    segment: str
    share: Interval
    origin: str
    base: Quantity  # of the same publication; unknown: "not stated"
    participants: Quantity  # of the same publication
    base_period: str = ""
    stated: Interval | None = None  # the share that the publication of a target says was reached

    @property
    def reached(self) -> Interval | None:
        """Return the coverage over the same base, worked out where both sides are published."""
        if self.participants.known is None or self.base.known is None:
            return self.stated
        return self.participants.known.over(self.base.known)

    @property
    def is_based(self) -> bool:
        """Return whether the base of the share is stated: only then it is drawn as a distance."""
        return self.base.known is not None

    @classmethod
    def of_cell(cls, cell: Cell) -> Goal | None:
        """Return the coverage of participants over the base of their own publication."""
        if cell.coverage is None:
            return None
        return cls(
            region=cell.region,
            region_name=cell.region_name,
            measure="participants_active",
            period=cell.period,
            period_kind=cell.period_kind,
            segment=cell.segment,
            share=cell.coverage,
            origin=next(iter(cell.participants.origins), ""),
            base=cell.denominator,
            participants=cell.participants,
            base_period=cell.base_period or "",
        )

    @classmethod
    def of(cls, row: Mapping[str, Any], name: str) -> Goal:
        """Return one row of the table `goals`; shares are published in percent."""
        return cls(
            region=row["region"],
            region_name=name,
            measure=row["measure"],
            period=row["period"],
            period_kind=row["period_kind"],
            segment=row["segment"],
            share=_share(row, ""),
            origin=row["origin"],
            base=Quantity.of(row, "base_"),
            participants=Quantity.of(row, "participants_"),
            base_period=row["base_period"] or "",
            stated=None if row["reached_value"] is None else _share(row, "reached_"),
        )


def _share(row: Mapping[str, Any], side: str) -> Interval:
    low, value, high = (row[f"{side}{part}"] for part in ("low", "value", "high"))
    return Interval(low / PERCENT, value / PERCENT, math.inf if high is None else high / PERCENT)
