"""A small world with published statements, for the tests of the page of trust.

Five provinces with a table of the ministry, two statements of the regional office, one of Bali.
"""

import csv

from etl.codelists import CLAIMS
from tests.world import active, august, opened, publication, publish_world, stated, write

PROVINCES = ("61", "62", "63", "64", "65")
PUBLICATIONS = (
    publication(
        "paper-2022-12",
        active("KAL", "2022-12", 2_600_000, written="2,6 juta"),
        stated("KAL", "2022-12", 5_900_000, written="5,9 juta"),
        active("KAL", "2022-12", 1_500_000, "PU", written="1,5 juta"),
        active("KAL", "2022-12", 396_000, "BPU", written="396 ribu"),
        active("KAL", "2022-12", 700_000, "JAKON", written="700 ribu"),
    ),
    publication(
        "office-2023-12",
        active("KAL", "2023-12", 2_500_000, written="2,5 juta"),
        stated("KAL", "2023-12", 5_400_000, written="5,4 juta"),
    ),
    publication(
        "table-2023-12",
        *(active(code, "2023-12", 700_000) for code in PROVINCES),
        kind="official_table",
    ),
    publication(
        "bali-2025-03", active("51", "2025-03", 935_079), stated("51", "2025-03", 1_873_899)
    ),
    *(
        table
        for code in PROVINCES
        for year in ("2022", "2023")
        for table in august(f"{year}-08", code, labour_force=1_700_000, employed=1_600_000)
    ),
)


def claim(key, source, says, at, **more):
    """One row of claims.csv: (relation, operands, result) at (region, period)."""
    (relation, operands, result), (region, period) = says, at
    given = {
        "id": key,
        "source": source,
        "relation": relation,
        "operands": operands,
        "stated": result,
        "region": region,
        "period": period,
        "quote": result,
        "unit": "persons",
    }
    return dict.fromkeys(CLAIMS, "") | given | more


STATEMENTS = (
    claim("formal", "paper-2022-12", ("share", "1,5 juta|2,6 juta", "sekitar 70 persen"),
          ("KAL", "2022-12"), note_id="Bagian formal.", note_en="The formal part."),
    claim("segments", "paper-2022-12", ("sum", "1,5 juta|396 ribu|700 ribu", "2,6 juta"),
          ("KAL", "2022-12")),
    claim("points", "office-2023-12", ("growth", "44 persen|46,33 persen", "10,35 persen"),
          ("KAL", "2023-12"), unit="percent"),
    claim("whole", "office-2023-12", ("same", "3.500.000", "2,5 juta"), ("KAL", "2023-12"),
          operand_origins="table-2023-12"),
    claim("kukar", "paper-2022-12", ("sum", "35.440 orang|10.633 orang", "46.073 orang"),
          ("6403", "2022")),
    claim("bali", "bali-2025-03", ("share", "935.079|1.873.899", "50,88 persen"),
          ("51", "2025-03")),
)  # fmt: skip


def claimed(folder, statements=STATEMENTS, publications=PUBLICATIONS):
    """Publish the world with these statements in a folder and open it."""
    data = folder / "data"
    write(data, *publications)
    with (data / "codelists" / "claims.csv").open("w", encoding="utf-8", newline="") as opened_file:
        rows = csv.DictWriter(opened_file, CLAIMS, lineterminator="\n")
        rows.writeheader()
        rows.writerows(statements)
    publish_world(data)
    return opened(data)
