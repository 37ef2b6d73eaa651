"""Which publications are restricted when a load is checked: its report is shown by that."""

from __future__ import annotations

from collections.abc import Mapping

from etl.build import Built
from etl.loading.given import Given
from etl.source import Source
from model.restrictions import SOURCE
from model.tables import PUBLIC


def kept_back(
    sources: Mapping[str, Source], seen: Given, name: str, built: Built | None
) -> tuple[str, ...]:
    """Return the publications, and the sources with SOURCE after their names.

    In   name: of the source that the load would go into
    """
    hidden = [one for one in sources.values() if one.access != PUBLIC]
    names = {f"{one.name}{SOURCE}" for one in hidden}
    names |= {key for one in hidden for key in one.origins}
    if seen.about.access != PUBLIC or f"{seen.source}{SOURCE}" in names:
        names |= {f"{name}{SOURCE}", *seen.read_from}
    if built is not None:
        origins = built.tables["origins"].to_pylist()
        told = [row for row in origins if row["access"] != PUBLIC]
        names |= {key for row in told for key in (row["origin"], f"{row['source']}{SOURCE}")}
    return tuple(sorted(names))
