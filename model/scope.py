"""Of which regions a reader may see what restricted publications say; public ones everybody sees.

A region stands for itself and everything below it. What follows for one version of the data
(areas by another code, totals) is worked out in model/sight.py.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from model.area import within
from model.part import WHOLE, Part
from model.regions import Regions


@dataclass(frozen=True, slots=True)
class Scope:
    """A set of regions, or all of them; the empty scope sees public figures only."""

    regions: frozenset[str] = frozenset()
    all_regions: bool = False
    bound: frozenset[str] | None = (
        None  # of the wider scope that this is a part of: see within_owner
    )
    part: Part = WHOLE  # what a question looks at: see about

    @classmethod
    def everything(cls) -> Scope:
        """Return the scope of the person at the desk where there is no sign-in."""
        return cls(all_regions=True)

    @classmethod
    def nothing(cls) -> Scope:
        """Return the scope of a reader who was given no region: public figures remain."""
        return cls()

    @classmethod
    def of(cls, codes: Iterable[str], regions: Regions) -> Scope:
        """Return the scope of these regions with all that lies in them; unknown codes give none."""
        inside = within(codes, regions)
        return cls.everything() if inside >= regions.by_code.keys() else cls(inside)

    def about(self, part: Part) -> Scope:
        """Return the same scope for a question about one industry or programme alone.

        It goes where the scope goes, so that no number of such an answer can be of everybody.
        """
        return self if part == self.part else replace(self, part=part)

    def within_owner(self, owner: Scope) -> Scope:
        """Return what both hold, with no total that the owner may not see.

        A total that is safe beside few regions is not safe beside many: whoever may see four of
        five provinces would get the fifth from the total that a part of their scope shows.
        """
        if self.all_regions or owner.all_regions:
            return owner if self.all_regions else self
        shared = self.regions & owner.regions
        if not shared or shared == owner.regions:
            return Scope(shared)
        return Scope(shared, bound=owner.regions)

    @property
    def key(self) -> str:
        """Return a name of the scope for caches and ETags: equal scopes have equal ones."""
        if self.all_regions:
            return "all"
        codes = "|".join(sorted(self.regions))
        if self.bound is not None:
            codes += "/" + "|".join(sorted(self.bound))
        return hashlib.sha256(codes.encode()).hexdigest()[:16] if codes else "public"
