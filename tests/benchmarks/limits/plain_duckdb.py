"""What is written in an hour: FastAPI over a DuckDB table, one query per answer."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import duckdb
import pyarrow.csv as pc
import uvicorn
from fastapi import FastAPI
from starlette.responses import StreamingResponse

from tests.benchmarks.limits.counts import DUCKDB

TOTALS = "segment = 'total' and industry = 'total'"
JOBS = {
    "j1": f"""select persons, workers from counts
              where region = $region and month = $month and {TOTALS}""",
    "j2": f"""select region, workers - persons as gap from counts
              where length(region::varchar) = 4 and starts_with(region::varchar, $below)
                and month = $month and {TOTALS} order by gap desc limit 20""",
    "j3": """select region, industry, persons from counts
             where length(region::varchar) = 4 and starts_with(region::varchar, $below)
               and month = $month and segment = 'total' and industry <> 'total'""",
    "j4": f"select month, persons from counts where region = $region and {TOTALS} order by month",
}
ONE = "from counts where region = $region and persons > 0"
ALL = "from counts where segment = 'total' and persons > 0"
PIECE = 1 << 15


def main():
    folder, port = sys.argv[1:]
    store = duckdb.connect(str(Path(folder) / DUCKDB), read_only=True, config={"threads": 1})
    app = FastAPI()

    @app.get("/csv")
    def csv(region: str = ""):
        def pieces():
            values = {"region": region} if region else {}
            found = store.cursor().sql(ONE if region else ALL, params=values)
            for at, batch in enumerate(found.to_arrow_reader(PIECE)):
                piece = io.BytesIO()
                pc.write_csv(batch, piece, pc.WriteOptions(include_header=not at))
                yield piece.getvalue()

        return StreamingResponse(pieces(), media_type="text/csv")

    @app.get("/{job}")
    def answer(job: str, region: str, month: str):
        given = {"region": region, "month": month, "below": "" if region == "00" else region}
        values = {name: value for name, value in given.items() if f"${name}" in JOBS[job]}
        return store.cursor().sql(JOBS[job], params=values).fetchall()

    uvicorn.run(app, port=int(port), log_level="critical")


if __name__ == "__main__":
    main()
