"""Periods in which a table still has the Papua provinces of before 2022."""

from __future__ import annotations

from etl.parse.numbers import Number
from etl.reading import Declared
from etl.sources.printed.around import Around
from etl.sources.printed.cell_text import number_in
from model.period import starts_after
from model.regions import Region

FOUNDED = frozenset({"92", "95", "96", "97"})
LAST_UNDIVIDED = 2023  # publications went on with the undivided provinces until this year


def undivided_in(context: Around, declared: Declared) -> frozenset[str]:
    """Return the periods without a number for any province founded in 2022.

    Until 2023 such a table speaks of the undivided Papua and Papua Barat. A source may declare
    regions_as_of, the date of the territories it goes by; then that decides.
    """
    periods: set[str] = set()
    divided: set[str] = set()
    for datum in context.table.data:
        period = context.dated(context.reader.read(datum.labels, datum.unit)).period
        periods.add(period)
        if datum.region and isinstance(number_in(datum.value, context.style), Number):
            region = context.places.read(datum.region, datum.groups, datum.code)
            if isinstance(region, Region) and region.code in FOUNDED:
                divided.add(period)
    if as_of := str(declared.get("regions_as_of", "")):
        return frozenset(periods if starts_after("2022-07", as_of) else ())
    usual = {one for one in periods if one[:4].isdigit() and int(one[:4]) <= LAST_UNDIVIDED}
    return frozenset(usual - divided)
