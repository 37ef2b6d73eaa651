"""What a planner types for a target of their own, and everything that is wrong with it at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from model.denominators import BASES, BY_ID
from model.own_target import OwnTarget
from model.period import MONTH, YEAR

FIELDS = ("owner", "document", "base", "share", "due")
LONGEST = 160  # characters of owner and document
MOST = 100  # percent
BASES_OFFERED = tuple(base.id for base in BASES if base.survey)
SHARE = re.compile(r"[0-9]{1,3}([.,][0-9]{1,2})?")


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields of the form as they came, without the spaces around them."""

    owner: str
    document: str
    base: str
    share: str  # percent, with a comma or a point
    due: str  # year or month

    @classmethod
    def of(cls, values: Mapping[str, object]) -> Typed:
        """Return the fields; whatever a browser forges instead of text is empty."""
        found = {name: values.get(name) for name in FIELDS}
        return cls(**{k: v.strip() if isinstance(v, str) else "" for k, v in found.items()})

    def faults(self, segment: str) -> dict[str, str]:
        """Return what is wrong by field, as codes; nothing where a target can be kept."""
        found = {name: "missing" for name in FIELDS if not getattr(self, name)}
        for name in ("owner", "document"):
            if len(getattr(self, name)) > LONGEST:
                found[name] = "long"
        if self.base and self.base not in BASES_OFFERED:
            found["base"] = "no_base"
        elif self.base and not BY_ID[self.base].holds_for(segment):
            found["base"] = "other_segment"
        if self.share and not (SHARE.fullmatch(self.share) and 0 < self.percent <= MOST):
            found["share"] = "no_share"
        if self.due and not (MONTH.fullmatch(self.due) or YEAR.fullmatch(self.due)):
            found["due"] = "no_period"
        return found

    @property
    def percent(self) -> float:
        """Return the share in percent."""
        return float(self.share.replace(",", "."))

    def target(self, region: str, segment: str) -> OwnTarget:
        """Return the target of fields without faults."""
        return OwnTarget(
            self.owner, self.document, region, self.due, self.percent / MOST, self.base, segment
        )
