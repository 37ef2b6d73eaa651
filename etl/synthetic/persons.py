"""The synthetic registry person by person: one Parquet file, and the CONFIG of its roll-up."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pyarrow.parquet as pq

from etl.synthetic.nation import Nation
from etl.synthetic.release import FAMILY, K
from etl.synthetic.spells import SCHEMA, SEPARATOR, Drawing
from etl.whole import write_whole
from model.errors import UsageError

BATCH = 1 << 20  # persons in memory at once
OWN = 0o700  # a folder that nobody else may look into, as a registry's must be
FILE, CONFIG = "persons.parquet", "rollup.toml"

ROLLUP = """\
# DATA SINTETIS: nobody is in it. Counts one month: python -m etl rollup {config}
family      = "{family}"
vintage     = "{month}"
purpose     = "Data sintetis untuk peragaan dan pengukuran"
who         = "Cakupan (data sintetis)"
k           = {k}
attacked    = 0  # nobody is in it: the rule of lines is enough
code_system = "bps"
synthetic   = true
separator   = "{separator}"
months      = {{ from = "{month}", to = "{month}" }}

[source]
files = [{files}]

[person]
column         = "person"
already_hashed = true

[columns]
kabkota    = "kabkota"
industry   = "industry"
segment    = "segment"
programmes = "programmes"
from       = "from"
to         = "to"
"""


def write_persons(
    one: Nation, folder: Path, persons: int, seed: int, told: Callable[[int], None]
) -> Path:
    """Write the spells of so many persons into a folder of their own; returns the CONFIG."""
    drawing = Drawing.of(one.base, one.places, seed)
    part, file = folder / f".{FILE}.part", folder / FILE
    plain = [name for name in SCHEMA.names if name != "person"]
    try:
        folder.mkdir(mode=OWN, exist_ok=True)
        folder.chmod(OWN)
        with pq.ParquetWriter(
            part, SCHEMA, compression="zstd", compression_level=1, use_dictionary=plain
        ) as writer:
            for first in range(0, persons, BATCH):
                writer.write_table(drawing.batch(first, min(BATCH, persons - first)))
                told(min(first + BATCH, persons))
        part.replace(file)
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}") from None
    finally:
        with suppress(OSError):  # where not even the folder is one
            part.unlink()
    config = folder / CONFIG
    text = ROLLUP.format(
        config=config,
        family=FAMILY,
        month=one.base.period,
        k=K,
        separator=SEPARATOR,
        files=json.dumps(str(file.resolve())),
    )
    write_whole(config, [text.encode()])
    return config
