"""Releases of a few rows for tests of the ETL: as bytes, as figures, and as a folder of data."""

import csv
import io
import shutil
from functools import cache

from etl.check import with_period_kind
from etl.codelists import read_codelists
from etl.source import Origin, Source
from etl.sources import facts, sakernas
from tests.world import DATA, fact

PUB = "kaltim-2022-12"  # the publication that a row comes from unless it says otherwise
TOML = """
reader = "facts"
title = "Angka buatan"
access = "public"
licence = "made up"
code_system = "bps"
{more}
[origins.{origin}]
kind = "agency"
publisher = "Kantor {origin}"
title = "Siaran {origin}"
url = "https://example.org/{origin}"
as_of = "2022-12-01"
"""


def toml(origin=PUB, more=""):
    return TOML.format(origin=origin, more=more)


def row(region="64", period="2022-12", value="100", **cells):
    """One row of a facts release, of publication PUB, as of December 2022."""
    cells["written"] = cells.pop("as_written", "")
    return fact(region, period, value, **{"origin": PUB, "as_of": "2022-12-01"} | cells)


def written(rows, columns=facts.COLUMNS):
    """The rows as the bytes of a release."""
    text = io.StringIO(newline="")
    out = csv.DictWriter(text, columns, lineterminator="\n")
    out.writeheader()
    out.writerows(rows)
    return text.getvalue().encode()


def source(*origins, name="kaltim", **changes):
    """A described source with these publications (PUB where none is named)."""
    described = {
        key: Origin(key, "agency", "P", "T", "https://example.org", "2022-12-01")
        for key in origins or (PUB,)
    }
    about = {
        "reader": "facts",
        "title": "T",
        "access": "public",
        "licence": "L",
        "code_system": "bps",
        "origins": described,
    }
    return Source(name=name, **about | changes)


def figures(*rows, of=None, release="kaltim/2022-12.csv"):
    """Figures as they stand before the checks; the rows must be readable."""
    of = of or source()
    table, faults = facts.read(written(rows), release, of)
    assert faults == []
    return with_period_kind(table.assign(source=of.name), codelists())


@cache
def codelists():
    return read_codelists(DATA / "codelists")


def placed(findings):
    """What a person needs first: where and why, short."""
    return [(finding.place.partition(":")[2], finding.rule) for finding in findings]


def folder(tmp_path, sources, releases):
    """A data folder: the project's code lists, sources {name: toml}, releases {name: rows}."""
    data = tmp_path / "data"
    shutil.copytree(DATA / "codelists", data / "codelists")
    (data / "sources").mkdir()
    for name, text in sources.items():
        (data / "sources" / f"{name}.toml").write_text(text, "utf-8")
    for name, rows in releases.items():
        put(data, name, rows)
    return data


def put(data, name, rows):
    """Write one release, bytes as they are, rows as CSV."""
    path = data / "releases" / f"{name}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(rows if isinstance(rows, bytes) else written(rows))


def sakernas_source(**changes):
    """Sakernas as one publication a year; the statuses' spreadsheet columns moved in 2025."""
    columns = {name: {"origin": "sakernas-pyb"} for name in (*sakernas.TOTALS, *sakernas.PARTS)}
    columns["employer"] |= {"raw_column": "BE", "raw_column_in": {"2025-08": "BC"}}
    columns["labour_force"] = {"origin": "sakernas-ak", "raw_column": "C"}
    origins = {
        key: Origin(key, "official_table", "BPS", "T", "https://example.org", per_vintage=True)
        for key in ("sakernas-ak", "sakernas-pyb")
    }
    notes = {
        "typing_error": {"id": "Sel asal {0} salah ketik."},
        "reordered": {"id": "Kode status ditukar."},
    }
    return source(
        name="sakernas",
        **{"reader": "sakernas", "columns": columns, "origins": origins, "notes": notes} | changes,
    )


def sakernas_row(region="64", name="Kalimantan Timur", raw="7", **cells):
    """One region of a Sakernas August: 100 of 60 + 40, of working age 150; parts left out."""
    totals = {"working_age": "150", "labour_force": "100", "employed": "60", "unemployed": "40"}
    keys = {"region_code": region, "region_name": name, "raw_row": raw}
    return dict.fromkeys(sakernas.COLUMNS, "") | keys | totals | cells


def surveyed(*rows, vintage="2022-08", of=None):
    """Read a Sakernas August of these rows: figures by (region, measure, part), findings."""
    raw = written(rows, sakernas.COLUMNS)
    table, findings = sakernas.read(raw, f"sakernas/{vintage}.csv", of or sakernas_source())
    return table, findings
