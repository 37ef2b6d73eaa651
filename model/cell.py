"""One answer: participants of a place and time over a named denominator, each with its interval."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from model.interval import Interval

OUTSIDE = "outside_scope"  # known to publications alone that this reader may not see


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number with its status; `known` is None where nothing may be shown as a number."""

    known: Interval | None = None
    status: str | None = None  # None: nothing was published
    origins: tuple[str, ...] = ()
    as_written: str | None = None

    @classmethod
    def of(cls, row: Mapping[str, Any], side: str = "") -> Quantity:
        """Return the number that a row holds in its columns `side`low, `side`value …"""
        value, high, origin = (row[f"{side}{part}"] for part in ("value", "high", "origin"))
        known = None
        if value is not None:
            known = Interval(row[f"{side}low"], value, math.inf if high is None else high)
        origins = (origin,) if origin else ()
        return cls(known, row[f"{side}status"], origins, row[f"{side}as_written"])


@dataclass(frozen=True, slots=True)
class Cell:
    """Participants over a base. Ratio and gap are derived here and nowhere stored."""

    region: str
    region_name: str
    period: str
    period_kind: str
    segment: str
    base: str
    base_period: str | None
    participants: Quantity
    denominator: Quantity
    industry: str = "total"
    programme: str = "total"
    flags: tuple[str, ...] = ()
    rivals: tuple[str, ...] = field(default=())  # origins of other figures for the same cell

    @property
    def base_words(self) -> str:
        """Return the key of the base's name: a kanwil's own base is the regional office's."""
        office = self.base == "stated" and self.region.isalpha()
        return "stated_by_office" if office else self.base

    @property
    def is_known(self) -> bool:
        """Return whether numerator and denominator are both known."""
        return self.participants.known is not None and self.denominator.known is not None

    @property
    def status(self) -> str:
        """Return "computed" where both sides are known, else why the ratio is missing."""
        if self.participants.known is None:
            return self.participants.status or "unknown"
        if self.denominator.known is None:
            return OUTSIDE if self.denominator.status == OUTSIDE else "no_base"
        return "computed"

    @property
    def coverage(self) -> Interval | None:
        """Return participants over denominator, a share; may exceed 1 and is never clipped."""
        if self.participants.known is None or self.denominator.known is None:
            return None
        return self.participants.known.over(self.denominator.known)

    @property
    def gap(self) -> Interval | None:
        """Return denominator minus participants, persons; may be negative."""
        if self.participants.known is None or self.denominator.known is None:
            return None
        return self.denominator.known - self.participants.known

    @property
    def uncovered(self) -> Interval | None:
        """Return the gap where there is one, else 0: what may be added up over places."""
        return None if self.gap is None else self.gap.at_least(0)
