"""A source that is read from a database, as something handed in like a file."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from etl.codelists import Codelists
from etl.loading.given import Given, ReadFrom
from etl.source import SQL, Source
from etl.sources.publications import About
from etl.sql.declared import View
from etl.sql.read import Answer, answer
from model.errors import UsageError


def from_database(
    source: Source | None, codelists: Codelists, databases: Mapping[str, str]
) -> Given:
    """Return what the database of a described source says."""
    if source is None or source.sql is None:
        raise UsageError(f'Name a file to load, or a --source whose reader is "{SQL}".')
    found, view = answer(source, codelists, databases), source.sql
    figures, origins = found.figures, {}
    if len(figures):
        key = f"{source.name}-{max(figures['as_of'])}".rstrip("-")
        figures = figures.assign(origin=key, flags="")
        origins = {key: _read_from(found)}
    return Given(
        source=source.name,
        about=_about(source, view),
        files=(_file(found, view),),
        rows=found.rows,
        figures=figures if len(figures) else pd.DataFrame(),
        findings=found.findings,
        read_from=origins,
    )


def _about(source: Source, view: View) -> About:
    told = view.origin
    return About(told["title"], told["kind"], told["publisher"], told["url"], source.licence)


def _read_from(found: Answer) -> ReadFrom:
    # in the language of the data, as the notes of figures are
    told = f"basis data {found.database}, {found.rows} baris"
    return ReadFrom(told, found.sha256, found.view, found.rows)


def _file(found: Answer, view: View) -> Mapping[str, object]:
    """Return what stands in the report where a file would."""
    return {
        "name": f"{found.database}:{found.view}",
        "sha256": found.sha256,
        "reader": SQL,
        "evidence": [
            f"{found.rows} rows in one transaction that sees one state and cannot write",
            f"columns: {', '.join(view.names)}; codes of {view.code_system}",
        ],
    }
