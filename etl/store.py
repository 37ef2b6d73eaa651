"""coverage.duckdb of a version: what the pages ask, worked out from its Parquet files.

Can be made again at any time from the Parquet beside it.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from etl.goals import goals
from etl.workforce import enrolment, workers
from model import coverage
from model.contract import CODELISTS

FILE = "coverage.duckdb"
OURS = ("cells", "bases", "context", "participants", "workers")
ENUMS = ("region_code", "period", "segment", "industry", "programme", "base", "measure")


def build_store(folder: Path) -> None:
    """Write coverage.duckdb beside the Parquet files of `folder`."""
    figures = pq.read_table(folder / "figures.parquet").to_pandas()
    origins = pq.read_table(folder / "origins.parquet")
    kinds = dict(zip(origins["origin"].to_pylist(), origins["kind"].to_pylist(), strict=True))
    regions = pq.read_table(folder / "regions.parquet").to_pandas()
    ranked = coverage.ranked(figures, kinds)
    tables = {
        "cells": coverage.cells(ranked, families(regions)),
        "bases": coverage.survey_bases(ranked),
        "context": _context(ranked),
        "participants": _participants(ranked),
        "goals": goals(figures),
        "workers": workers(ranked),
        "enrolment": enrolment(ranked),
    }
    with duckdb.connect(str(folder / FILE)) as connection:
        for name, frame in tables.items():
            _write(connection, name, pa.Table.from_pandas(frame, preserve_index=False))
        for name in ("origins", *CODELISTS):
            _write(connection, name, pq.read_table(folder / f"{name}.parquet"))


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
