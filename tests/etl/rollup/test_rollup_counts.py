"""Every cell and every total counts each person once."""

import sqlite3
from datetime import UTC, datetime

import pytest

from etl.rollup import work
from etl.rollup.database import extracted
from etl.rollup.declared import read_config
from etl.rollup.leftovers import alone
from etl.rollup.opened import opened, secret_of
from etl.rollup.run import Asked, roll_up
from model.settings import Settings
from tests.etl.rollup.registry import KEY, cell, drawn, months, naive, told

NOW = datetime(2024, 5, 1, tzinfo=UTC)
HASH = 'column = "peserta"\nhash = "hmac-sha256"\nkey_env = "CAKUPAN_ROLLUP_KEY"'
NIK = "6472010101900001"


def as_counted(month, *_):
    """Hide nothing."""
    return month


def counted(place):
    """The months of a run in this process, before anything is hidden in them."""
    settings = Settings.from_environ(place.environ(CAKUPAN_SQL_X=f"sqlite:///{place.raw}/x.db"))
    place.state.mkdir(mode=0o700, exist_ok=True)
    config = read_config(place.config)
    secret = secret_of(config, settings.rollup)
    with alone(place.state, NOW) as root, work.spill_folder(root) as rows:
        if config.where.address:
            config, secret = extracted(config, settings.sql, secret, rows), b""
        asked = Asked(
            root, opened(config, "duckdb", place.data), secret, settings, "duckdb", "", NOW,
            lambda step: None, lambda done, units: None, as_counted,
        )  # fmt: skip
        roll_up(asked, lambda: NOW)
    return months(place.release)


def test_twenty_thousand_persons_are_those_of_a_naive_count_in_every_cell_and_total(place):
    table = drawn(20_000)
    place.spells(table)
    place.declare(more="buckets = 4", last="2024-05")
    found = counted(place)
    assert table["peserta"].value_counts().max() > 4  # some have more cells than a pattern tells
    for period in ("2024-03", "2024-04", "2024-05"):
        assert told(found[period]) == naive(table, period)


def test_a_person_in_two_cells_counts_in_both_and_once_in_each_total(place):
    place.spells(
        [
            ["a", "6472", "C", "PU", "JKK|JKM", "2024-01-01", ""],  # Samarinda
            ["a", "6471", "F", "BPU", "JKK", "2024-01-01", ""],  # Balikpapan, same province
            ["b", "6472", "C", "PU", "JHT", "2024-01-01", ""],
        ]
    )
    place.declare()
    march = counted(place)["2024-03"]
    assert [cell(march, region) for region in ("6472", "6471", "64", "KAL", "00")] == [
        2,
        1,
        2,
        2,
        2,
    ]
    assert [cell(march, "64", i) for i in ("C", "F", "total")] == [2, 1, 2]
    assert [cell(march, segment=s) for s in ("PU", "BPU", "total")] == [2, 1, 2]
    assert [cell(march, programme=p) for p in ("JKK", "JKM", "JHT", "total")] == [1, 1, 1, 2]
    assert cell(march, "64", "C", "BPU") == 0


@pytest.mark.parametrize(
    ("first", "last", "months_of_it"),
    [
        ("2024-03-31", "2024-03-31", ["2024-03"]),  # the last day of the month is the day
        ("2024-03-01", "2024-03-30", []),  # ended a day before it
        ("2024-04-01", "", ["2024-04"]),
        ("2024-02-29", "2024-04-29", ["2024-03"]),
    ],
)
def test_a_spell_is_active_in_a_month_whose_last_day_it_covers(place, first, last, months_of_it):
    beside = ["x", "6472", "C", "PU", "JKK", "2020-01-01", ""]
    place.spells([["a", "6472", "C", "PU", "JKK", first, last], beside])
    place.declare(last="2024-04")
    found = counted(place)
    assert [p for p, month in found.items() if cell(month) == 2] == months_of_it


def test_blank_and_unknown_industries_count_in_totals_alone_and_are_told(place):
    rows = [[str(n), "6472", kbli, "PU", "JKK", "2024-01-01", ""]
            for n, kbli in enumerate(["C", "", "47", "zz"])]  # fmt: skip
    place.spells(rows)
    place.declare(tables='[industries]\n"47" = "G"')
    march = counted(place)["2024-03"]
    assert [cell(march, industry=i) for i in ("total", "C", "G", "A")] == [4, 1, 1, 0]
    assert place.records()[0]["rows_in_totals_alone"]["industry"] == 2


def test_one_row_for_each_programme_is_one_person(place):
    programmes = ["JKK", "JKM", "JHT", "JP", "JKP"]
    place.spells([["a", "6472", "C", "PU", p, "2024-01-01", ""] for p in programmes])
    place.declare()
    march = counted(place)["2024-03"]
    assert {cell(march, "6472", "C", "PU", p) for p in ("total", *programmes)} == {1}


def test_csv_codes_of_kemendagri_flags_and_dates_without_dashes_count_the_same(place):
    table = drawn(300, seed=3)
    table["jkk"] = table["program"].str.contains("JKK").map({True: "Y", False: "T"})
    table["jht"] = table["program"].str.contains("JHT").map({True: "1", False: ""})
    table["jkk"] = table["jkk"].replace("T", "tidak")
    expected = naive(table.assign(program=[
        "|".join(p for p in ("JKK", "JHT") if p in c.split("|")) for c in table["program"]
    ]), "2024-03")  # fmt: skip
    table = table.assign(mulai=table["mulai"].str.replace("-", ""),
                         akhir=table["akhir"].str.replace("-", ""))  # fmt: skip
    half = len(table) // 2
    place.spells(table[:half].drop(columns="program"), "one.csv")
    place.spells(table[half:].drop(columns="program"), "two.csv")
    place.declare(
        more='date_format = "YYYYMMDD"',
        source=f'files = ["{place.raw}/one.csv", "{place.raw}/t*.csv"]\nformat = "csv"',
        programmes='programmes = { JKK = "jkk", JHT = "jht" }',
    )
    assert told(counted(place)["2024-03"]) == expected


def test_a_code_of_kemendagri_is_its_own_place_and_a_mapped_old_one_that_of_today(place):
    place.spells([["a", "64.02", "C", "PU", "JKK", "2024-01-01", ""],
                  ["b", "91.01", "C", "PU", "JKK", "2024-01-01", ""]])  # fmt: skip
    place.declare(tables='[regions]\n"91.01" = "9501"')
    place.config.write_text(place.config.read_text().replace('"bps"', '"kemendagri"'))
    march = counted(place)["2024-03"]
    assert [cell(march, code) for code in ("6403", "6402", "9501", "95")] == [1, 0, 1, 1]


def test_a_nik_is_hashed_in_files_and_databases_to_the_same_persons(place):
    rows = [[NIK, "6472", "C", "PU", "JKK", "2024-01-01", ""],
            [f" {NIK} ", "6471", "C", "PU", "JKK", "2024-01-01", ""],
            ["6472010101900002", "6472", "C", "PU", "JHT", "2024-01-01", "2024-03-31"]]  # fmt: skip
    place.spells(rows, "x.csv")
    with sqlite3.connect(place.raw / "x.db") as database:
        database.execute(
            "create table peserta_aktif (peserta, kab, kbli, segmen, program, mulai, akhir, nama)"
        )
        database.executemany("insert into peserta_aktif values (?, ?, ?, ?, ?, ?, ?, 'Siti')", rows)
    place.declare(person=HASH, source=f'files = "{place.raw}/x.csv"\nformat = "csv"')
    from_files = told(counted(place)["2024-03"])
    place.release.unlink()
    place.declare(person=HASH, source='address = "CAKUPAN_SQL_X"\nview = "peserta_aktif"')
    assert told(counted(place)["2024-03"]) == from_files
    assert from_files["00", "total", "total", "total"] == 2
    assert KEY not in (place.state / "rollups.jsonl").read_text()
    assert place.left() == []
