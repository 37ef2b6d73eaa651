"""The counts of the synthetic registry as releases, a file a year, and the source that says so."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from itertools import groupby, repeat
from multiprocessing import get_context
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from etl.disclosure.protect import protected
from etl.synthetic.nation import Nation
from etl.whole import write_whole
from model import registry

FAMILY = "registri_sintetis"
ORIGIN = "registri-sintetis"
K = 5  # persons below which a cell is hidden
LEVEL = 3  # of zstd: a higher one takes seconds a year and saves a tenth

SOURCE = """\
# Made by `python -m etl synthesize`: nobody is in it. docs/synthetic.md says how.
reader      = "registry"
title       = "DATA SINTETIS: registri peserta aktif buatan, bukan data BPJS Ketenagakerjaan"
access      = "public"
licence     = "Dibuat dari angka yang diterbitkan; bebas dipakai, tidak menggambarkan siapa pun"
code_system = "bps"

[origins.{origin}-{last}]
kind      = "agency"
publisher = "Cakupan (data sintetis)"
title     = "DATA SINTETIS: peserta aktif menurut tempat, lapangan usaha, segmen, dan program"
url       = "docs/synthetic.md"
as_of     = "{last}"
"""


def release(one: Nation, data: Path, seed: int, told: Callable[[str], None]) -> None:
    """Write every year of a nation into a data folder, as many at once as there are cores."""
    folder = data / "releases" / FAMILY
    folder.mkdir(parents=True)
    footer = about(one, seed)
    years = [list(at) for _, at in groupby(range(len(one.moves.periods)), _year_of(one))]
    many = len(years) > 1
    # a fresh process for each core: a fork would copy locks that threads of this one hold
    pool = ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) if many else nullcontext()
    with pool as workers:
        each = workers.map if workers else map
        made = each(year, repeat(one), years, repeat(footer))
        for at, content in zip(years, made, strict=True):
            name = _year_of(one)(at[0])
            write_whole(folder / f"{name}.parquet", [content])
            told(name)


def declare(data: Path, last: str) -> None:
    """Write the source of the releases, whose newest month is the last."""
    source = SOURCE.format(origin=ORIGIN, last=last)
    write_whole(data / "sources" / f"{FAMILY}.toml", [source.encode()])


def year(one: Nation, months: Sequence[int], footer: Mapping[str, object]) -> bytes:
    """Return the release of some months, by number: what may be published of them."""
    hidden = (protected(one.month(at), one.places.parents, K) for at in months)
    table = pa.concat_tables(registry.table_of(month, footer) for month in hidden)
    return parquet(table.unify_dictionaries())


def _year_of(one: Nation) -> Callable[[int], str]:
    return lambda at: one.moves.periods[at][:4]


def about(one: Nation, seed: int) -> dict[str, object]:
    """Return what stands in the footer of each file: what it is and what it was made from."""
    return {
        "synthetic": True,
        "seed": seed,
        "k": K,
        "base_month": one.base.period,
        "survey": one.survey.august,
        "margins": list(one.used),
    }


def parquet(table: pa.Table) -> bytes:
    """Return a table as the bytes of a Parquet file, the same for the same table."""
    raw = io.BytesIO()
    pq.write_table(
        table,
        raw,
        compression="zstd",
        compression_level=LEVEL,
        use_dictionary=[*registry.KEYS, "status"],
        column_encoding={"persons": "PLAIN"},
    )
    return raw.getvalue()
