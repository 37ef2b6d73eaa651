"""Counts of a registry beside publications: one gate, one answer, every state kept apart."""

import pytest

from model import queries
from model.cells import Wanted
from model.cube import cube_of
from model.errors import ContractBroken, WarehouseDamaged
from model.figure_filters import Filters
from model.figure_rows import batches, count, rows
from model.index import index_of
from model.pointer import version_folder, warehouse_folder
from model.scope import Scope
from model.segment_rows import row_cells
from model.segment_years import series_of
from model.selection import Selection
from model.warehouse import Warehouse
from tests.counted import month, release
from tests.world import active, august, opened, publication, publish_world, write

ALL = Scope.everything()
DECEMBER, NOVEMBER = "2024-12", "2024-11"
EAST = {"64": {"PU": 40, "BPU": 30}, "6403": {"PU": 25, "BPU": 10}, "6471": {"PU": 15, "BPU": 20}}


@pytest.fixture
def data(tmp_path):
    data = tmp_path / "data"
    paper = publication(f"paper-{DECEMBER}", active("64", DECEMBER, 90), kind="press")
    write(data, paper, *august("2024-08", "64", labour_force=100, employed=95, employed_formal=50))
    return data


def cell(version, region, period, *over, scope=ALL):
    keys = over or ("total", "labour_force")
    (one,) = queries.own_cells(region, scope, version, Wanted(period, *keys))
    return one


def test_a_count_is_exact_and_divided_by_the_august_before_its_month(data):
    release(data, month(DECEMBER, EAST))
    publish_world(data)
    one = cell(opened(data), "64", DECEMBER)
    assert one.participants.known.is_exact
    assert one.participants.known.value == 40 + 30
    assert (one.base_period, one.coverage.value, one.gap.value) == ("2024-08", 70 / 100, 100 - 70)


def test_a_segment_is_divided_by_its_own_base_too(data):
    release(data, month(DECEMBER, EAST))
    publish_world(data)
    one = cell(opened(data), "64", DECEMBER, "PU", "employed_formal")
    assert one.coverage.value == 40 / 50


def test_the_agency_comes_before_the_press_which_is_named_as_another_source(data):
    release(data, month(DECEMBER, EAST))
    publish_world(data)
    one = cell(opened(data), "64", DECEMBER)
    assert one.participants.origins == ("registri",)
    assert one.rivals == (f"paper-{DECEMBER}",)


def test_an_official_table_comes_before_the_agency(data, tmp_path):
    world = tmp_path / "official" / "data"
    table = publication(f"table-{DECEMBER}", active("64", DECEMBER, 90), kind="official_table")
    write(world, table, *august("2024-08", "64", labour_force=100))
    release(world, month(DECEMBER, EAST))
    publish_world(world)
    one = cell(opened(world), "64", DECEMBER)
    assert (one.participants.known.value, one.rivals) == (90, ("registri",))


def test_nobody_is_zero_and_hidden_is_neither_zero_nor_missing(data):
    few = {"64": {"PU": 3}}
    release(data, month(DECEMBER, few, hidden={("64", "PU"), ("64", "total")}))
    publish_world(data)
    version = opened(data)
    hidden, nobody = (cell(version, "64", DECEMBER, one, "labour_force") for one in ("PU", "BPU"))
    assert (hidden.participants.known, hidden.status) == (None, "suppressed")
    assert nobody.participants.known.value == 0


def test_a_press_figure_stands_where_the_count_is_hidden(data):
    release(data, month(DECEMBER, {"64": {"PU": 3}}, hidden={("64", "PU"), ("64", "total")}))
    publish_world(data)
    assert cell(opened(data), "64", DECEMBER).participants.known.value == 90


def test_the_index_knows_the_months_and_how_many_places_have_a_ratio(data):
    release(data, month(NOVEMBER, EAST), month(DECEMBER, EAST))
    publish_world(data)
    index = index_of(opened(data), ALL)
    assert index.periods["64", "PU"] == ((DECEMBER, "month"), (NOVEMBER, "month"))
    assert index.known_below["00", "province", "total"][DECEMBER, "month"] == 1  # 64 has a base
    assert ("00", "kabkota", "total") not in index.known_below  # 6403 has none


def test_every_cell_of_a_region_is_what_its_parts_are(data):
    release(data, month(NOVEMBER, EAST), month(DECEMBER, EAST))
    publish_world(data)
    version = opened(data)
    every = queries.own_cells("64", ALL, version)
    keys = [(one.period, one.segment, one.base) for one in every]
    assert keys == sorted(keys)
    assert len(keys) == len(set(keys))
    parts = [one for p in (NOVEMBER, DECEMBER) for one in every if one.period == p]
    assert parts == [
        one
        for p in (NOVEMBER, DECEMBER)
        for one in queries.own_cells("64", ALL, version, Wanted(p))
    ]
    newest = [one for one in queries.recent_cells("64", ALL, version) if one.period == DECEMBER]
    assert newest == [one for one in every if one.period == DECEMBER]


def test_a_restricted_registry_shows_only_the_regions_of_a_scope(data):
    release(data, month(DECEMBER, EAST), access="restricted")
    publish_world(data)
    version = opened(data)
    mine = Scope(frozenset({"6403"}))
    assert cell(version, "6403", DECEMBER, scope=mine).participants.known.value == 25 + 10
    other = cell(version, "6471", DECEMBER, scope=mine)
    assert (other.participants.known, other.status) == (None, "outside_scope")
    assert index_of(version, mine).periods.get(("6471", "PU")) is None


def test_counts_that_changed_on_the_disk_are_not_shown(data):
    release(data, month(DECEMBER, EAST))
    number = publish_world(data)
    file = version_folder(warehouse_folder(data), number) / "cube.i32"
    raw = bytearray(file.read_bytes())
    cube = cube_of(Warehouse(data).current())
    raw[len(raw) // len(cube.axes.regions) * cube.region_at["64"]] ^= 1
    file.chmod(0o600)
    file.write_bytes(raw)
    changed = cube_of(Warehouse(data).current())
    assert changed.of("63").sum() == 0
    with pytest.raises(WarehouseDamaged, match="counts of 64 changed"):
        changed.of("64")


@pytest.mark.parametrize(
    ("months", "rule"),
    [
        ([month("2024-13", EAST)], "is no month"),
        ([month(DECEMBER, {"64": {"PU": 4, "total": 9}})], "total over segment"),
        ([month(DECEMBER, {"64": {"PU": 4, "BPU": 5, "total": 4}})], "total over segment"),
    ],
)
def test_counts_that_cannot_be_are_refused(data, months, rule):
    release(data, *months)
    with pytest.raises(ContractBroken, match=rule):
        publish_world(data)


def test_a_month_in_two_files_is_refused(data):
    release(data, month(DECEMBER, EAST))
    release(data, month(DECEMBER, EAST), vintage="2027")
    with pytest.raises(ContractBroken, match="another release counts too"):
        publish_world(data)


def test_a_file_that_is_no_table_is_refused(data):
    release(data, month(DECEMBER, EAST))
    (data / "releases" / "registri" / "2027.parquet").write_bytes(b"PAR1")
    with pytest.raises(ContractBroken, match="is no Parquet file"):
        publish_world(data)


def test_counts_are_rows_of_the_whole_data_set_beside_the_publications(data):
    release(
        data,
        month(NOVEMBER, EAST),
        month(DECEMBER, EAST | {"65": {"PU": 3}}, hidden={("65", "PU"), ("65", "total")}),
    )
    publish_world(data)
    version = opened(data)
    asked = Filters(period=DECEMBER, segment="PU", industry="total", programme="total")
    found, total = rows(asked, ALL, version, 0, 100)
    assert {one["region_code"]: (one["value"], one["status"]) for one in found} == {
        "64": (40, "published"),
        "6403": (25, "published"),
        "6471": (15, "published"),
        "65": (None, "suppressed"),
    }
    assert total == len(found) == 4
    assert found[0]["as_of"] == "2026-01"


def test_every_count_has_one_row_and_the_number_of_rows_is_known_before(data):
    release(data, month(NOVEMBER, EAST), month(DECEMBER, EAST))
    publish_world(data)
    version = opened(data)
    for asked in (Filters(), Filters(region="64"), Filters(origin="registri", period=NOVEMBER)):
        assert sum(map(len, batches(asked, ALL, version))) == count(asked, ALL, version)
    # three places x (PU, BPU, total) x (total, A) x (total, JKK)
    assert count(Filters(period=NOVEMBER), ALL, version) == 3 * 3 * 2 * 2


def test_a_registry_tells_industries_and_programmes_apart(data):
    release(data, month(DECEMBER, EAST))
    publish_world(data)
    version = opened(data)
    chosen = Selection(region="64", period=DECEMBER, base="employed")
    farmers, *others = queries.split_cells(chosen, "industry", ALL, version)
    assert (farmers.industry, farmers.participants.known.value) == ("A", 40 + 30)
    assert farmers.status == "no_base"  # this August has no workers by industry
    assert {one.participants.known.value for one in others} == {0}
    accident = queries.split_cells(chosen, "programme", ALL, version)[0]
    assert (accident.programme, accident.coverage.value) == ("JKK", 70 / 95)


def test_a_count_of_nobody_has_its_origin_and_no_row_in_the_whole_data_set(data):
    release(data, month(DECEMBER, EAST))
    publish_world(data)
    version = opened(data)
    nobody = [
        one
        for one in queries.figures("65", DECEMBER, ALL, version)
        if one["origin"] == "registri" and one["segment"] == one["industry"] == "total"
    ]
    assert {one["value"] for one in nobody} == {0}
    assert count(Filters(region="65", origin="registri"), ALL, version) == 0


def test_a_registry_alone_and_restricted_can_be_built(tmp_path):
    world = tmp_path / "alone" / "data"
    write(world, *august("2024-08", "64", labour_force=100))
    release(world, month(DECEMBER, EAST), access="restricted")
    publish_world(world)
    assert cell(opened(world), "64", DECEMBER).participants.known.value == 70


def test_a_year_of_which_all_is_withheld_is_withheld_and_not_missing(data):
    told, few = month("2023-12", EAST), {("64", "PU")}
    release(data, told, month(DECEMBER, EAST | {"64": {"PU": 3, "BPU": 30}}, hidden=few))
    publish_world(data)
    wage, own, _ = series_of("64", ALL, opened(data))
    assert [cell.participants.status for cell in wage.cells] == ["published", "suppressed"]
    assert [cell.participants.known.value for cell in own.cells] == [30, 30]
    assert len(wage.known) == 1


def test_the_newest_cell_of_a_segment_that_is_withheld_keeps_its_month(data):
    release(data, month(DECEMBER, {"64": {"PU": 3, "BPU": 30}}, hidden={("64", "PU")}))
    publish_world(data)
    (wage,) = row_cells(Selection(region="64"), ["PU"], ALL, opened(data))
    assert (wage.period, wage.status, wage.denominator.known.value) == (DECEMBER, "suppressed", 50)
