"""Which figures a file or the API is asked for, and where in their table they can stand."""

from __future__ import annotations

from dataclasses import dataclass, fields
from urllib.parse import parse_qsl

import pyarrow.parquet as pq

from model.selection import BadChoice, nearest

COLUMN_OF = {"region": "region_code"}  # parameter -> column, where their names differ


@dataclass(frozen=True, slots=True)
class Filters:
    """Which figures are asked for; None is all of them. Names are the parameters of the API."""

    region: str | None = None
    period: str | None = None
    measure: str | None = None
    segment: str | None = None
    industry: str | None = None
    employment_status: str | None = None
    programme: str | None = None
    origin: str | None = None

    @classmethod
    def of(cls, query: str) -> Filters:
        """Return the filters of an address ("region=64&…"), or raise BadChoice."""
        chosen: dict[str, str] = {}
        for name, value in parse_qsl(query.removeprefix("?"), keep_blank_values=True):
            if name not in PARAMETERS or name in chosen:
                raise BadChoice(name, value, nearest(name, PARAMETERS))
            chosen[name] = value
        return cls(**chosen)

    @property
    def by_column(self) -> dict[str, str]:
        """Return the wanted value of every column that is filtered."""
        chosen = ((name, getattr(self, name)) for name in PARAMETERS)
        return {COLUMN_OF.get(name, name): value for name, value in chosen if value is not None}


PARAMETERS = tuple(field.name for field in fields(Filters))


def may_hold(file: pq.ParquetFile, group: int, filters: Filters) -> bool:
    """Return whether a group of rows can hold what is asked for, by its smallest and largest."""
    names, facts = file.schema_arrow.names, file.metadata.row_group(group)
    said = (
        (facts.column(names.index(name)).statistics, value)
        for name, value in filters.by_column.items()
    )
    return all(
        one is None or not one.has_min_max or one.min <= value <= one.max for one, value in said
    )
