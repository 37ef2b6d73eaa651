"""What a page shows of the choices that its link leaves open."""

from __future__ import annotations

from model.comparing import usual_base_of
from model.index import Index
from model.part import WHOLE
from model.regions import NATION
from model.selection import Selection

NO_PERIOD = "2000"  # where no version holds any participants


def region_of(asked: Selection, home: Selection) -> str:
    """Return the region of the link, else the home page's."""
    usual = home.region or NATION
    return asked.region or usual


def with_defaults(asked: Selection, home: Selection, index: Index) -> Selection:
    """Return what was asked with every gap filled in by the home page's or the data's own."""
    region, segment = region_of(asked, home), asked.segment or "total"
    is_usual = asked.segment is None and asked.period is None and index.sight.part == WHOLE
    at_home = region == home.region and is_usual
    period = asked.period or (home.period if at_home else None)
    if period is None:
        seen = index.newest(region, segment)
        newest = seen or index.newest_anywhere()
        period = newest[0] if newest else home.period or NO_PERIOD
    base = asked.base or (home.base if at_home else None)
    named = asked.but(region=region, period=period, segment=segment)
    compared = base is None or asked.compare is not None
    base = asked.base or (usual_base_of(named, index) if compared else base)
    return named.but(base=base)
