"""How long a load takes and how much memory it holds: three tabulations, a million rows of CSV."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from openpyxl import Workbook

from etl.codelists import Codelists, read_codelists
from etl.sources.facts import COLUMNS

ROOT = Path(__file__).resolve().parents[2]
YEARS = range(2018, 2026)
KEYS = ("thn", "lvl_wil", "kd_prov", "nm_prov", "kd_kabkot", "nm_kabkot")
DIVIDED = [f"div_{number}" for number in range(21)]  # by area, sex, age and education
INDUSTRIES = [
    f"lapus_{code}"
    for code in [
        "A",
        "B",
        "C",
        "D",
        "E",
        "F",
        "G",
        "H",
        "I",
        "J",
        "K",
        "L",
        "MN",
        "O",
        "P",
        "Q",
        "RSTU",
    ]
]
STATUSES = [f"sta_{number}" for number in range(1, 8)]
OTHERS = [f"jab_{number}" for number in range(10)] + [f"jam_{number}" for number in range(17)]
LAYOUTS = {  # as printed: 29, 32 and 79 columns
    "AK": (*DIVIDED, "AK", ""),
    "PT": (*DIVIDED, "kat_1", "kat_2", "kat_3", "kat_4", "PT"),
    "PYB": (*DIVIDED, *INDUSTRIES, *STATUSES, *OTHERS, "PYB"),
}
MILLION = 1_000_000
SOURCE = """
reader = "facts"
title = "Sejuta baris"
access = "public"
licence = "buatan"
code_system = "bps"
regions_as_of = "2025-08-31"
[origins.juta]
kind = "official_table"
publisher = "P"
title = "T"
url = "https://example.org"
as_of = "2025-08"
"""


def load_times() -> Iterator[str]:
    """Yield a line per load; nothing of it stays."""
    codelists = read_codelists(ROOT / "data" / "codelists")
    with tempfile.TemporaryDirectory(prefix="cakupan-bench-") as folder:
        data = Path(folder) / "data"
        for name in ("codelists", "boundaries", "sources", "releases"):
            shutil.copytree(ROOT / "data" / name, data / name)
        files = [_tabulation(Path(folder), name, codelists) for name in LAYOUTS]
        spent = _measured(data, ["load", *map(str, files)])
        yield f"load of 3 tabulations (13 272 rows, 140 columns): {spent}; at most 20 s, 700 MB"
    with tempfile.TemporaryDirectory(prefix="cakupan-bench-") as folder:
        data = Path(folder) / "data"
        shutil.copytree(ROOT / "data" / "codelists", data / "codelists")
        _million(data, codelists)
        yield f"build of a CSV of a million rows: {_measured(data, ['build'])}; at most 15 s"


def _places(codelists: Codelists) -> list[tuple[str, str, str, str]]:
    """Return level, province's code, own code and name of the nation and all below it."""
    regions = codelists.tables["regions"]
    today = regions[regions["valid_to"] == ""].sort_values("code")
    local = today[today["level"] == "kabkota"]
    provinces = today[today["level"] == "province"]
    found = [
        ("Kota" if name.startswith("Kota ") else "Kabupaten", code[:2], code, name)
        for code, name in zip(local["code"], local["name"], strict=True)
    ]
    found += [
        ("Provinsi", code, "0", name)
        for code, name in zip(provinces["code"], provinces["name"], strict=True)
    ]
    return [*found, ("Nasional", "0", "0", "Indonesia")]


def _tabulation(folder: Path, name: str, codelists: Codelists) -> Path:
    """Write a workbook of this layout whose sums all hold: every place has the same structure."""
    places = _places(codelists)
    names = codelists.column("regions", "name")
    below = {p[1]: sum(q[1] == p[1] for q in places[:-1]) - 1 for p in places[:-1]}
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Sheet1")
    sheet.append([*KEYS, *LAYOUTS[name]])
    for year in YEARS:
        for level, province, code, own in places:
            parts = {"Provinsi": below.get(province, 1), "Nasional": sum(below.values())}
            many = parts.get(level, 1) * (100 + year - YEARS.start)
            province_name = names.get(province, own)
            cells = [_cell(column, many) for column in LAYOUTS[name]]
            sheet.append([year, level, int(province), province_name, int(code), own, *cells])
    path = folder / f"{name}.xlsx"
    book.save(path)
    return path


def _cell(column: str, many: int) -> int | None:
    """Return a count: 17 industries of 7 each and 7 statuses of 17 each are the 119 employed."""
    group = column.partition("_")[0]
    whole = {"AK": 130, "PYB": 119, "PT": 11, "lapus": 7, "sta": 17}
    return many * whole.get(group, 3) if column else None


def _million(data: Path, codelists: Codelists) -> None:
    regions = codelists.tables["regions"]
    places = regions[(regions["valid_to"] == "") & (regions["level"] == "kabkota")]
    industries = [code.removeprefix("lapus_") for code in INDUSTRIES]
    groups = codelists.column("employment_statuses", "group")
    statuses = [code for code, group in groups.items() if group and code != group]
    (data / "sources").mkdir()
    (data / "sources" / "juta.toml").write_text(SOURCE, "utf-8")
    release = data / "releases" / "juta" / "2025-08.csv"
    release.parent.mkdir(parents=True)
    written = 0
    with release.open("w", encoding="utf-8") as opened:
        opened.write(",".join(COLUMNS) + "\n")
        for year in range(2025, 1990, -1):
            for code, name in zip(places["code"], places["name"], strict=True):
                if written >= MILLION:
                    return
                begins = f"{year}-08,{code},{name},employed_by_status,,"
                opened.writelines(
                    f"{begins}{industry},{status},,{len(status)},,persons,,,juta,{year}-08,\n"
                    for industry in industries
                    for status in statuses
                )
                written += len(industries) * len(statuses)


def _measured(data: Path, command: Sequence[str]) -> str:
    """Return seconds, those of computing, and the peak of all processes of a command together."""
    environ = {**os.environ, "CAKUPAN_DATA": str(data), "CAKUPAN_STATE": str(data.parent / "state")}
    began, computed, peak = time.perf_counter(), _computed(), 0
    said = data.parent / "said"
    with said.open("w+") as output:
        started = subprocess.Popen(
            [sys.executable, "-m", "etl", *command],
            cwd=ROOT,
            env=environ,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        while started.poll() is None:
            peak = max(peak, sum(map(_resident, _tree(started.pid))))
            time.sleep(0.05)
    spent = time.perf_counter() - began
    if started.returncode:
        return f"ended with {started.returncode}: {said.read_text()[-300:]}"
    return f"{spent:.1f} s ({_computed() - computed:.1f} s computing), {peak / 1024:.0f} MB"


def _computed() -> float:
    """Return the seconds that ended children have computed, theirs included."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _tree(pid: int) -> list[int]:
    """Return a process and all below it."""
    found = [pid]
    with suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            for child in (thread / "children").read_text().split():
                found += _tree(int(child))
    return found


def _resident(pid: int) -> int:
    """Return the kB that a process holds, 0 where it has ended."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1])
    return 0


if __name__ == "__main__":
    for told in load_times():
        print(told)
