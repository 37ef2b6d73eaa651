"""Which regions a reader may see. Nothing is seen unless it was given."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """A set of regions, or all of them; the empty scope sees nothing."""

    regions: frozenset[str] = frozenset()
    all_regions: bool = False

    @classmethod
    def everything(cls) -> Scope:
        """Return the scope of the person at the desk where there is no sign-in."""
        return cls(all_regions=True)

    def sees(self, region: str) -> bool:
        """Return whether figures of this region may be shown."""
        return self.all_regions or region in self.regions
