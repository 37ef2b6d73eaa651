"""`synthesize` writes a data folder of its own, with persons whom the roll-up counts as pandas."""

import shutil
import stat
from dataclasses import replace

import pandas as pd
import pyarrow.parquet as pq
import pytest

from etl.cli import main
from etl.codelists import read_codelists
from etl.source import read_source
from etl.synthetic.assumptions import TRADES
from etl.synthetic.nation import nation
from etl.synthetic.release import about, release, year
from etl.synthetic.spells import Drawing
from model import registry
from model.registry import Axes, months_of

PERSONS = 20_000
ASKED = ("--months", "1", "--persons", str(PERSONS), "--seed", "3")
LAST_DAY = pd.Timestamp("2023-12-31")


def synthesize(data, out, *more):
    places = {"CAKUPAN_DATA": str(data), "CAKUPAN_STATE": str(out.parent / "state")}
    return main(["synthesize", "--out", str(out), *more], places)


@pytest.fixture(scope="module")
def demo(real_data, tmp_path_factory):
    out = tmp_path_factory.mktemp("synthetic") / "demo"
    assert synthesize(real_data, out, *ASKED) == 0
    return out


@pytest.fixture(scope="module")
def axes(real):
    return Axes.of(real.table("regions").to_pylist())


def test_the_release_is_a_registry_with_small_cells_hidden_that_says_it_is_synthetic(demo, axes):
    table = pq.read_table(demo / "releases" / "registri_sintetis" / "2025.parquet")
    assert table.schema.equals(registry.SCHEMA)
    told = registry.about(table)
    assert (told["synthetic"], told["seed"], told["k"]) == (True, 3, 5)
    assert {"margin", "period", "origins"} == set(told["margins"][0])
    [month] = months_of(table, axes)
    assert month.period == "2025-12"
    shown = month.persons[~month.hidden]
    assert not ((shown > 0) & (shown < 5)).any()
    assert month.hidden.any() and not month.hidden[axes.regions.index("00"), 0, 0, 0]


def test_the_folder_has_everything_but_published_participants(demo, real_data):
    source = read_source(demo / "sources" / "registri_sintetis.toml")
    [origin] = source.origins.values()
    assert (source.reader, source.access, origin.kind) == ("registry", "public", "agency")
    assert origin.title.startswith("DATA SINTETIS") and source.title.startswith("DATA SINTETIS")
    assert (origin.publisher, origin.as_of) == ("Cakupan (data sintetis)", "2025-12")
    sakernas = "releases/sakernas/2025-08.csv"
    assert (demo / sakernas).read_bytes() == (real_data / sakernas).read_bytes()
    measures = set()
    for file in demo.glob("releases/*/*.csv"):
        measures |= set(pd.read_csv(file, dtype=str).get("measure", []))
    assert {"population", "coverage_target_rpjmn", "contribution_bpu_monthly"} <= measures
    assert not {m for m in measures if m.startswith("participants_a")}
    assert "labour_force_bpjs_denominator" not in measures
    read_codelists(demo / "codelists")
    assert len(list(demo.glob("boundaries/*.geojson"))) == 4


def test_the_same_seed_gives_the_same_bytes_in_a_folder_written_again(demo, real_data):
    files = ("releases/registri_sintetis/2025.parquet", "persons/persons.parquet")
    kept = [(demo / file).read_bytes() for file in files]
    assert synthesize(real_data, demo, *ASKED) == 0  # its own folder may be written again
    assert kept == [(demo / file).read_bytes() for file in files]


def test_a_folder_with_data_of_its_own_is_refused_and_untouched(real_data, tmp_path, capsys):
    (tmp_path / "notes.txt").write_text("mine")
    for strange in (real_data, real_data / "releases" / "x", tmp_path):
        assert synthesize(real_data, strange, "--months", "1") == 2
        assert "holds data of its own" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
    assert synthesize(real_data, tmp_path / "notes.txt" / "x", "--months", "1") == 2
    assert synthesize(real_data, tmp_path / "new", "--months", "0") == 2
    assert "Nothing is asked for" in capsys.readouterr().err


def test_years_are_drawn_in_processes_of_their_own_and_are_the_same(published_tables, tmp_path):
    last = nation(published_tables, 2, seed=1)
    two = replace(last, moves=replace(last.moves, periods=("2015-12", "2016-01")))
    (tmp_path / "sources").mkdir()
    told = []
    release(two, tmp_path, 1, told.append)
    assert told == ["2015", "2016"]
    found = tmp_path / "releases" / "registri_sintetis" / "2016.parquet"
    assert found.read_bytes() == year(two, [1], about(two, 1))


def test_persons_without_months_are_the_only_registry_of_their_folder(real_data, tmp_path):
    asked = ("--months", "0", "--persons", "100")
    assert synthesize(real_data, tmp_path / "persons", *asked) == 0
    source = read_source(tmp_path / "persons" / "sources" / "registri_sintetis.toml")
    assert [one.as_of for one in source.origins.values()] == ["2023-12"]
    assert not list(tmp_path.glob("persons/releases/*/*.parquet"))
    blocked = tmp_path / "persons" / "persons"
    shutil.rmtree(blocked)
    blocked.write_text("no folder")
    assert synthesize(real_data, tmp_path / "persons", *asked) == 2


def test_persons_lie_in_a_folder_of_their_own_under_hashes(demo):
    folder = demo / "persons"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    rows = pd.read_parquet(folder / "persons.parquet")
    assert rows["person"].str.fullmatch("[0-9a-f]{32}").all()
    assert rows["person"].nunique() == PERSONS
    assert 1.02 * PERSONS < len(rows) < 1.08 * PERSONS  # a few per cent have several spells
    assert not rows.duplicated().any()
    ended = rows.dropna(subset="to")
    assert (ended["to"] > ended["from"]).all()
    # what a registry of December 2025 could know
    assert max(rows["from"].max(), ended["to"].max()).isoformat()[:7] == "2025-12"


def test_persons_stand_where_the_base_month_has_them(drawn_nation):
    rows = Drawing.of(drawn_nation.base, drawn_nation.places, 3).batch(0, PERSONS).to_pandas()
    cells = drawn_nation.base.cells
    by_trade = cells.sum((0, 2)) / cells.sum()
    found = rows["industry"].value_counts(normalize=True)
    for code, share in zip(TRADES, by_trade, strict=True):
        assert found[code] == pytest.approx(share, abs=4 * (share / PERSONS) ** 0.5)


def test_the_roll_up_of_one_month_counts_them_as_pandas_does(demo, axes, tmp_path):
    data = tmp_path / "counted"
    shutil.copytree(demo / "codelists", data / "codelists")
    environ = {"CAKUPAN_DATA": str(data), "CAKUPAN_STATE": str(tmp_path / "state")}
    assert main(["rollup", str(demo / "persons" / "rollup.toml")], environ) == 0
    [file] = data.glob("releases/*/*.parquet")
    [month] = months_of(pq.read_table(file), axes)
    rows = pd.read_parquet(demo / "persons" / "persons.parquet")
    begun = pd.to_datetime(rows["from"]) <= LAST_DAY
    active = rows[begun & (rows["to"].isna() | (pd.to_datetime(rows["to"]) >= LAST_DAY))]
    seen = 0
    for region in ("00", "32", "64", "3273"):
        inside = active if region == "00" else active[active["kabkota"].str.startswith(region)]
        for where in range(len(axes.segments)):
            mine = inside if not where else inside[inside["segment"] == axes.segments[where]]
            for what, programme in enumerate(axes.programmes):
                held = mine if not what else mine[mine["programmes"].str.contains(programme)]
                at = (axes.regions.index(region), 0, where, what)
                if not month.hidden[at]:
                    seen += 1
                    assert month.persons[at] == held["person"].nunique(), (region, where, programme)
    assert seen > 60
