"""The counts of a version as every limit reads them: dense arrays, a Parquet file, a DuckDB table.

All hold the same numbers: persons by region of every level, month, segment and industry, totals
among them, and the labour force of each region and month.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from model.bases import VALUE
from model.cube import cube_of
from model.denominators import LABOUR_FORCE
from model.index import index_of
from model.period import august_before
from model.scope import Scope
from model.warehouse import Warehouse

ARRAYS, CODES, PARQUET, DUCKDB = "counts.npz", "codes.json", "counts.parquet", "counts.duckdb"
KABKOTA = 4  # digits of a code


@dataclass(frozen=True)
class Counts:
    """Shape: persons (regions, months, segments, industries), workers (regions, months)."""

    persons: np.ndarray
    workers: np.ndarray
    regions: list
    names: list
    months: list
    segments: list
    industries: list

    def below(self, region):
        """Return where the kab/kota of a province or of the nation stand."""
        start = "" if region == "00" else region
        return [
            at
            for at, code in enumerate(self.regions)
            if len(code) == KABKOTA and code.startswith(start)
        ]


def prepare(data, folder):
    """Write the files of all limits; return the counts."""
    version = Warehouse(Path(data)).current()
    cube, index = cube_of(version), index_of(version, Scope.everything())
    regions, industries, segments, _ = cube.axes.codes
    persons = np.maximum(np.stack([cube.of(code)[:, :, 0] for code in regions]), 0)
    workers = np.zeros(persons.shape[:2], np.int64)
    for at, region in enumerate(regions):
        for month, period in enumerate(cube.periods):
            found = index.bases.get((LABOUR_FORCE.id, region, august_before(period, "")))
            workers[at, month] = 0 if found is None or found[VALUE] is None else found[VALUE]
    np.savez(folder / ARRAYS, persons=persons, workers=workers)
    names = [index.regions.by_code[code].name for code in regions]
    codes = [list(regions), names, list(cube.periods), list(segments), list(industries)]
    (folder / CODES).write_text(json.dumps(codes))
    counts = Counts(persons, workers, *codes)
    _tables(counts, folder)
    return counts


def read(folder):
    """Return the counts that `prepare` wrote."""
    held = np.load(Path(folder) / ARRAYS)
    codes = json.loads((Path(folder) / CODES).read_text())
    return Counts(held["persons"], held["workers"], *codes)


def _tables(counts, folder):
    at = np.unravel_index(np.arange(counts.persons.size), counts.persons.shape)
    axes = (counts.regions, counts.months, counts.segments, counts.industries)
    words = [
        pa.DictionaryArray.from_arrays(pa.array(one.astype(np.int16)), pa.array(codes))
        for one, codes in zip(at, axes, strict=True)
    ]
    columns = {
        **dict(zip(("region", "month", "segment", "industry"), words, strict=True)),
        "persons": pa.array(counts.persons.ravel()),
        "workers": pa.array(counts.workers[at[0], at[1]].astype(np.int32)),
    }
    pq.write_table(pa.table(columns), folder / PARQUET)
    with duckdb.connect(str(folder / DUCKDB)) as store:
        store.execute(f"create table counts as from '{folder / PARQUET}'")
