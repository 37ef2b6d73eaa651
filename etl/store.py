"""coverage.duckdb of a version: what the pages ask, worked out from its Parquet files.

Can be made again at any time from the Parquet beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from etl.goals import goals
from etl.open_tables import KEYS, open_cells, open_table
from etl.workforce import enrolment, workers
from model import coverage
from model.contract import CODELISTS
from model.tables import OPEN, PUBLIC, TWICE

FILE = "coverage.duckdb"
OURS = (*TWICE, *(f"{OPEN}{name}" for name in TWICE), "participants")
ENUMS = ("region_code", "period", "segment", "industry", "programme", "base", "measure")


def build_store(folder: Path) -> None:
    """Write coverage.duckdb beside the Parquet files of `folder`."""
    figures = pq.read_table(folder / "figures.parquet").to_pandas()
    origins = pq.read_table(folder / "origins.parquet")
    kinds = dict(zip(origins["origin"].to_pylist(), origins["kind"].to_pylist(), strict=True))
    regions = pq.read_table(folder / "regions.parquet").to_pandas()
    ranked, near = coverage.ranked(figures, kinds), families(regions)
    tables = _chosen(ranked, near) | {
        "participants": _participants(ranked),
        "goals": goals(figures),
        "enrolment": enrolment(ranked),
    }
    access = zip(origins["origin"].to_pylist(), origins["access"].to_pylist(), strict=True)
    if hidden := {origin for origin, kind in access if kind != PUBLIC}:
        public = _chosen(ranked[~ranked["origin"].isin(hidden)], near)
        tables |= _open(tables, public, hidden)
    with duckdb.connect(str(folder / FILE)) as connection:
        for name, frame in tables.items():
            _write(connection, name, pa.Table.from_pandas(frame, preserve_index=False))
        for name in ("origins", *CODELISTS):
            _write(connection, name, pq.read_table(folder / f"{name}.parquet"))


def _chosen(ranked: pd.DataFrame, near: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return the tables in which one of several publications is in force."""
    return {
        "cells": coverage.cells(ranked, near),
        "bases": coverage.survey_bases(ranked),
        "context": _context(ranked),
        "workers": workers(ranked),
    }


def _open(
    tables: Mapping[str, pd.DataFrame], public: Mapping[str, pd.DataFrame], hidden: Collection[str]
) -> dict[str, pd.DataFrame]:
    """Return those tables for readers without a scope, from what public publications give."""
    found = {name: open_table(name, tables[name], public[name]) for name in KEYS}
    found["cells"] = open_cells(tables["cells"], public["cells"], found["bases"], hidden)
    return {f"{OPEN}{name}": table for name, table in found.items()}


def families(regions: pd.DataFrame) -> pd.DataFrame:
    """Return who stands beside whom: child, parent, level.

    The nation's children are its provinces, also those of a kanwil; kabupaten and kota stand
    beside those of their province, of their kanwil and of the nation.
    """
    today = regions[regions["valid_to"] == ""]
    provinces = today[today["level"] == "province"]
    below_nation = provinces.assign(parent="00")
    kanwils = regions["code"][regions["level"] == "kanwil"]
    below_kanwil = provinces[provinces["parent"].isin(kanwils)]
    local = today[today["level"] == "kabkota"]
    above = provinces.set_index("code")["parent"]
    in_kanwil = local.assign(parent=local["parent"].map(above))
    in_kanwil = in_kanwil[in_kanwil["parent"].isin(kanwils)]
    in_nation = local.assign(parent="00")
    table = pd.concat([below_nation, below_kanwil, local, in_kanwil, in_nation])
    return table.rename(columns={"code": "child"})[["child", "parent", "level"]]


def _context(ranked: pd.DataFrame) -> pd.DataFrame:
    """Return population figures in force: context beside a coverage, never a base."""
    people = ranked[(ranked["measure"] == "population") & ranked["value"].notna()]
    best = coverage.in_force(people, ["region_code", "period"])
    return best[["region_code", "period", "period_kind", "measure", *coverage.NUMBER]]


def _participants(ranked: pd.DataFrame) -> pd.DataFrame:
    """Return every known number of participants, those that are not in force included."""
    whole = (ranked["industry"] == "total") & (ranked["programme"] == "total")
    active = ranked[whole & (ranked["measure"] == "participants_active") & ranked["value"].notna()]
    return active[["region_code", "period", "period_kind", "segment", *coverage.NUMBER]]


def _write(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    """Write a table, its codes as ENUM: a closed list, half the size, compared as integers."""
    cursor = connection.cursor()
    cursor.register("incoming", table)
    columns = []
    for column in table.column_names:
        if name in OURS and column in ENUMS:
            cursor.sql(
                f"create type {name}_{column} as enum "
                f'(select distinct "{column}" from incoming order by 1)'
            )
            columns.append(f'"{column}"::{name}_{column} as "{column}"')
        else:
            columns.append(f'"{column}"')
    cursor.sql(f"create table {name} as select {', '.join(columns)} from incoming")
    cursor.unregister("incoming")
