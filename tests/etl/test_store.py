"""coverage.duckdb: what the pages ask, worked out from the Parquet files beside it."""

import shutil

import duckdb
import pytest

from etl.store import FILE, build_store
from tests.world import active, august, fact, publication, publish_world, stated, write

TABLES = ("cells", "bases", "context", "participants", "origins", "regions", "measures")


@pytest.fixture(scope="module")
def version(tmp_path_factory):
    """The folder of a published version of a few figures."""
    data = tmp_path_factory.mktemp("store") / "data"
    write(
        data,
        publication(
            "kanwil-2022-12",
            active("KAL", "2022-12", 2_600_000, written="2,6 juta"),
            active("64", "2022-12", 700, "JAKON"),
            active("63", "2022-12", 500),
            stated("KAL", "2022-12", 5_900_000, written="5,9 juta"),
            fact("KAL", "2022-06", 15_000_000, "population", written="15 juta"),
        ),
        *august("2022-08", "KAL", labour_force=8_518_571, employed=8_000_000),
        *august("2022-08", "64", labour_force=1_900_000, builders=900),
    )
    publish_world(data)
    return data / "warehouse" / "versions" / "1"


def contents(folder):
    with duckdb.connect(str(folder / FILE), read_only=True) as store:
        names = [name for (name,) in store.sql("show tables").fetchall()]
        return {name: store.sql(f"select * from {name} order by all").fetchall() for name in names}


def types(folder, table):
    with duckdb.connect(str(folder / FILE), read_only=True) as store:
        return {name: kind for name, kind, *_ in store.sql(f"describe {table}").fetchall()}


def test_the_store_holds_what_the_pages_ask(version):
    assert set(TABLES) <= set(contents(version))


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("cells", ("region_code", "period", "segment", "industry", "programme", "base")),
        ("bases", ("region_code", "base")),
        ("context", ("region_code", "period", "measure")),
        ("participants", ("region_code", "period", "segment")),
    ],
)
def test_codes_are_closed_lists(version, table, columns):
    found = types(version, table)
    assert [found[column].split("(")[0] for column in columns] == ["ENUM"] * len(columns)


def test_numbers_stay_numbers_and_published_tables_stay_text(version):
    assert types(version, "cells")["participants_low"] == "DOUBLE"
    assert types(version, "regions")["code"] == "VARCHAR"


def test_a_store_made_again_from_its_parquet_holds_the_same(version, tmp_path):
    again = tmp_path / "again"
    shutil.copytree(version, again, ignore=shutil.ignore_patterns(FILE))
    build_store(again)
    assert contents(again) == contents(version)


def test_participants_stand_over_every_base_that_holds_for_them(version):
    with duckdb.connect(str(version / FILE), read_only=True) as store:
        found = store.sql(
            "select base::varchar, participants_value, denominator_value from cells "
            "where region_code = 'KAL' and period = '2022-12' order by 1"
        ).fetchall()
    assert found == [
        ("employed", 2_600_000, 8_000_000),
        ("labour_force", 2_600_000, 8_518_571),
        ("stated", 2_600_000, 5_900_000),
    ]


def test_builders_are_divided_by_construction_workers(version):
    with duckdb.connect(str(version / FILE), read_only=True) as store:
        found = store.sql(
            "select participants_value, denominator_value from cells "
            "where region_code = '64' and base = 'employed_construction'"
        ).fetchall()
    assert found == [(700, 900)]


def test_a_province_without_a_figure_stands_beside_those_with_one_unknown(version):
    with duckdb.connect(str(version / FILE), read_only=True) as store:
        found = store.sql(
            "select participants_value from cells where region_code = '61' "
            "and period = '2022-12' and base = 'labour_force' and segment = 'total'"
        ).fetchall()
    assert found == [(None,)]


def test_the_population_is_context_and_never_a_base(version):
    found = contents(version)
    assert len(found["context"]) == 1
    assert "population" not in {row[0] for row in found["bases"]}
