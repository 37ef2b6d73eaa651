"""Regions that a table leaves out: their figures are expected, not nothing."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from etl.sources.printed.around import Around
from etl.sources.printed.papua import FOUNDED
from model.regions import NATION, Region

KEY = ("period", "measure", "segment", "industry", "employment_status", "programme")


def missing_regions(
    context: Around, rows: Sequence[Mapping[str, object]], undivided: frozenset[str]
) -> Iterator[dict[str, object]]:
    """Yield a row without a number for each province that a table of provinces does not list.

    Only where it lists more than half of them: a table of the ten largest is cut on purpose.
    """
    if not context.table.by_region:
        return
    groups: dict[tuple[str, ...], list[Mapping[str, object]]] = defaultdict(list)
    for row in rows:
        groups[tuple(str(row[name]) for name in KEY)].append(row)
    for key, like in groups.items():
        there = {str(row["region_code"]) for row in like}
        wanted = _provinces(context, key[0], undivided)
        if 2 * len(there & set(wanted)) <= len(wanted):
            continue
        for code in wanted:
            if code not in there:
                yield _expected(like[0], context.places.known[code])


def _provinces(context: Around, period: str, undivided: frozenset[str]) -> list[str]:
    """Return the codes of the provinces that such a table has in a period."""
    today = context.places.names.regions.children(NATION, "province")
    found = []
    for province in today:
        if period in undivided and province.code in FOUNDED:
            continue
        region = context.places.at(province.code, period, period in undivided)
        if isinstance(region, Region):
            found.append(region.code)
    return sorted(dict.fromkeys(found))


def _expected(like: Mapping[str, object], region: Region) -> dict[str, object]:
    told = {"region_code": region.code, "region_name": region.name, "value": math.nan}
    place = str(like["place"]).partition("!")[0]
    return {**like, **told, "status": "expected", "as_written": "", "flags": "", "place": place}
