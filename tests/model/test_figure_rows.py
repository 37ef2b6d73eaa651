"""Every figure in the order it is stored; what no figure has is refused with the nearest."""

import pytest

from model import figure_rows
from model.contract import FIGURES
from model.errors import WarehouseDamaged
from model.figure_filters import Filters
from model.figure_names import SCHEMA
from model.figure_rows import batches, count, rows
from model.scope import Scope
from model.selection import BadChoice
from tests.world import active, august, fact, publication, stated

ALL = Scope.everything()
KANWIL = publication(
    "kanwil-2022-12",
    stated("KAL", "2022-12", 5_900_000, written="5,9 juta"),
    active("KAL", "2022-12", 2_600_000, written="2,6 juta"),
    active("KAL", "2022-12", 1_500_000, "PU", written="1,5 juta"),
    fact("KAL", "2022-12", "", segment="PMI", status="expected"),
)
BORNEO = publication("table-2023-12", active("64", "2023-12", 70), active("63", "2023-12", 0))
AUGUST = august("2022-08", "64", labour_force=100, employed=90)


@pytest.fixture(scope="module")
def version(world_of):
    return world_of(KANWIL, BORNEO, *AUGUST)


def told(version, **chosen):
    found = [batch.to_pylist() for batch in batches(Filters(**chosen), ALL, version)]
    return [row for batch in found for row in batch]


def key(row):
    return tuple(row[name] for name in FIGURES.key)


def test_all_figures_come_once_in_the_order_of_their_key(version):
    found = told(version)
    stored = version.table("figures").to_pylist()
    assert [key(row) for row in found] == sorted(key(row) for row in stored)
    assert [{name: row[name] for name in FIGURES.names} for row in found] == stored
    assert len(found) == 4 + 2 + 2 == count(Filters(), ALL, version)


def test_every_row_says_whose_figure_of_which_region_it_is(version):
    row = told(version, region="KAL", segment="PU")[0]
    assert row["region_name"] == "Kalimantan"
    assert row["publisher"] == "kanwil-2022-12 publisher"
    assert row["title"] == "kanwil-2022-12 title"
    assert row["url"] == "https://example.org/kanwil-2022-12"


def test_an_unknown_figure_stays_unknown_and_a_zero_zero(version):
    missing = told(version, segment="PMI")[0]
    assert (missing["value"], missing["status"]) == (None, "expected")
    assert told(version, region="63")[0]["value"] == 0


@pytest.mark.parametrize(
    ("chosen", "many"),
    [
        ({"region": "64"}, 1 + 2),
        ({"region": "64", "period": "2023-12"}, 1),
        ({"measure": "participants_active"}, 4 + 1),
        ({"measure": "participants_active", "segment": "total"}, 3),
        ({"origin": "table-2023-12"}, 2),
        ({"region": "65"}, 0),
        ({"period": "2022-08", "segment": "PU"}, 0),
        ({"industry": "total", "employment_status": "total", "programme": "total"}, 8),
    ],
)
def test_filters_keep_the_rows_that_have_every_value(version, chosen, many):
    assert len(told(version, **chosen)) == count(Filters(**chosen), ALL, version) == many
    assert rows(Filters(**chosen), ALL, version, 0, 100) == (told(version, **chosen), many)


@pytest.mark.parametrize("size", [1, 2, 3, 8, 100])
def test_pages_and_batches_of_any_size_give_the_same_rows(version, size, monkeypatch):
    whole = told(version)
    monkeypatch.setattr(figure_rows, "ROWS_AT_ONCE", size)
    assert told(version) == whole
    for offset in range(len(whole) + 2):
        for limit in (0, 1, 3, 100):
            page, total = rows(Filters(), ALL, version, offset, limit)
            assert (page, total) == (whole[offset : offset + limit], len(whole))


@pytest.mark.parametrize(
    ("name", "value", "nearest"),
    [
        ("region", "6401x", "6401"),
        ("region", "Kalimantn", "KAL"),
        ("period", "2022-11", "2022-12"),
        ("period", "soon", None),
        ("measure", "participant_active", "participants_active"),
        ("segment", "pu", "PU"),
        ("industry", "totl", "total"),
        ("employment_status", "totals", "total"),
        ("programme", "totaal", "total"),
        ("origin", "table-2023", "table-2023-12"),
    ],
)
def test_a_value_that_no_figure_has_is_refused_with_the_nearest(version, name, value, nearest):
    for asked in (batches, count):
        with pytest.raises(BadChoice) as refused:
            asked(Filters(**{name: value}), ALL, version)
        assert (refused.value.parameter, refused.value.nearest) == (name, nearest)


def test_a_bit_that_changed_on_disk_is_noticed_before_a_row_is_told(world, tmp_path):
    version = world(KANWIL)
    file = tmp_path / "data" / "warehouse" / "versions" / "1" / "figures.parquet"
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 3] ^= 1
    file.write_bytes(raw)
    with pytest.raises(WarehouseDamaged, match=r"figures\.parquet changed"):
        count(Filters(), ALL, version)


def test_the_schema_says_unit_and_meaning_of_every_column():
    for field in SCHEMA:
        assert set(field.metadata) == {b"unit", b"meaning"}
