"""Every base that participants may be divided by. A ratio without one of these does not exist."""

from __future__ import annotations

from dataclasses import dataclass

from model.part import TOTAL


@dataclass(frozen=True, slots=True)
class Base:
    """One denominator: the measure that gives it and the segments that it is a base for."""

    id: str
    measure: str
    industry: str = TOTAL
    employment_status: str = "total"
    segments: tuple[str, ...] | None = None  # None: every segment
    survey: bool = True  # from a Sakernas August; else from the numerator's own publication

    def holds_for(self, segment: str) -> bool:
        """Return whether participants of this segment may be divided by this base."""
        return self.segments is None or segment in self.segments


STATED = Base("stated", "labour_force_bpjs_denominator", survey=False)
LABOUR_FORCE = Base("labour_force", "labour_force")
EMPLOYED = Base("employed", "employed")
FORMAL = Base("employed_formal", "employed_formal", "total", "formal", segments=("PU",))
INFORMAL = Base("employed_informal", "employed_informal", "total", "informal", segments=("BPU",))
CONSTRUCTION = Base("employed_construction", "employed", "F", "total", segments=("JAKON",))

BASES = (STATED, LABOUR_FORCE, EMPLOYED, FORMAL, INFORMAL, CONSTRUCTION)
BY_ID = {base.id: base for base in BASES}


def bases_for(segment: str, industry: str = TOTAL) -> tuple[Base, ...]:
    """Return what participants of a segment may be divided by.

    Of one industry the survey tells the employed alone.
    """
    if industry != TOTAL:
        return (EMPLOYED,)
    return tuple(base for base in BASES if base.holds_for(segment))


def own_base(segment: str, industry: str = TOTAL) -> Base:
    """Return a segment's own base: what its participants are drawn from."""
    if industry != TOTAL:
        return EMPLOYED
    for base in (FORMAL, INFORMAL, CONSTRUCTION):
        if base.holds_for(segment):
            return base
    return LABOUR_FORCE


def usual_base(segment: str, has_stated: bool, industry: str = TOTAL) -> Base:
    """Return the base of a view that was not told one.

    The publisher's own where a single region has it, under a segment that segment's own base,
    else the labour force.
    """
    if segment != "total" or industry != TOTAL:
        return own_base(segment, industry)
    return STATED if has_stated else LABOUR_FORCE
