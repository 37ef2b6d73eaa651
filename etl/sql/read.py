"""A source of the kind "sql", read: its figures, what is wrong with them, what they came from."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from etl.codelists import Codelists
from etl.findings import Finding
from etl.source import Source
from etl.sql.address import address_of, name_of
from etl.sql.declared import View
from etl.sql.faults import Faults, Wrong
from etl.sql.figures import Figures
from etl.sql.rows import Rows, reading
from model.errors import UsageError

EMPTY = Wrong("gives no row", "Look at its conditions, and whether this user may see its rows")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a database answered.

    figures: (figures, columns of a facts release but origin and flags, plus place)
    """

    database: str  # its name; nothing of host, user or password
    view: str
    rows: int
    sha256: str  # of the rows, in the order of their key
    figures: pd.DataFrame
    findings: tuple[Finding, ...]


def answer(source: Source, codelists: Codelists, databases: Mapping[str, str]) -> Answer:
    """Return what the database of a source answers; faults are in it, an unreachable one raises.

    databases: setting -> address, as the environment has them
    """
    view = source.sql
    if view is None:
        raise UsageError(f"{source.name} is not read from a database: name its files.")
    address = address_of(view.address, databases)
    reader = Figures.of(view, codelists, dated=not source.regions_as_of)
    with reading(address, view) as rows:
        absent = _absent(view, rows, reader.faults)
        figures = pd.DataFrame() if absent else _figures(rows, reader)
    return Answer(
        name_of(address), view.title, rows.count, rows.sha256, figures, reader.faults.all()
    )


def _absent(view: View, rows: Rows, faults: Faults) -> bool:
    """Return whether columns are missing; each is noted with the names that are most like it."""
    absent = [name for name in view.names if name not in rows.columns]
    free = [name for name in rows.columns if name not in view.names]
    for name in absent:
        near = difflib.get_close_matches(name, rows.columns, n=2, cutoff=0.5) or free
        hint = f"Perhaps renamed: {', '.join(near)}; correct sql.columns"
        faults.add("", name, name, Wrong("is no column of it", hint))
    return bool(absent)


def _figures(rows: Rows, reader: Figures) -> pd.DataFrame:
    """Return all figures; reading stops where there are more rows than a table of figures has."""
    constants = reader.constants()
    parts = []
    for part in rows.parts():
        parts.append(reader.of_part(part, rows.count - len(part) + 1, constants))
        if rows.count > rows.view.most_rows:
            hint = "Let the view add them up, or raise sql.most_rows"
            wrong = Wrong(f"gives more than {rows.view.most_rows} rows", hint)
            reader.faults.add("", "", rows.count, wrong)
            break
    if not rows.count:
        reader.faults.add("", "", "", EMPTY)
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()
