"""The warehouse as a whole: origins, gaps, and that a changed cell moves every answer."""

import shutil

import pytest

from model.interval import Interval
from model.queries import page
from model.scope import Scope
from model.selection import Selection
from model.summary import overview
from tests.world import opened, publish_world

ALL = Scope.everything()
HOME = Selection(region="KAL", period="2022-12")


def test_141_cells_are_missing_and_each_says_why(real, figures):
    missing = figures[figures["value"].isna()]
    assert (len(missing), real.manifest.summary["missing"]) == (141, 141)
    assert set(missing["status"]) <= {"expected", "suppressed", "not_applicable"}


def test_the_manifest_counts_what_the_tables_hold(real, figures, origins):
    summary = real.manifest.summary
    assert summary["figures"] == len(figures) > 30_000
    assert summary["publications"] == len(origins) > 100
    assert summary["regions"] == figures["region_code"].nunique() == 1 + 1 + 38 + 514 + 2


def test_every_figure_has_an_origin_and_every_origin_is_used(figures, origins):
    assert set(figures["origin"]) == set(origins["origin"])
    assert origins["origin"].is_unique


@pytest.mark.parametrize("column", ["publisher", "title", "url", "licence", "as_of", "kind"])
def test_every_origin_says_who_what_where_and_when(origins, column):
    assert (origins[column].str.strip() != "").all()


def test_every_origin_has_an_address_on_the_web(origins):
    assert origins["url"].str.match(r"https?://[^\s/]+\.[^\s/]+").all()


def test_an_origin_that_is_a_file_has_its_name_and_hash(origins):
    files = origins[origins["file"].notna()]
    hashed = files["sha256"].str.fullmatch("[0-9a-f]{64}").fillna(False).astype(bool)
    assert hashed.any()
    # the one file that was not kept; data/sources/sakernas.toml says so
    assert set(files["file"][~hashed]) == {"PUK-2018-2025-ver2.xlsx"}


def test_bounds_enclose_every_value(figures):
    known = figures[figures["value"].notna()]
    assert (known["low"] <= known["value"]).all()
    bounded = known[known["high"].notna()]
    assert (bounded["value"] <= bounded["high"]).all()
    is_open = known["high"].isna()
    assert (is_open == known["flags"].str.contains("open")).all()


def test_a_rounded_figure_is_flagged_and_an_exact_one_is_not(figures):
    published = figures[figures["value"].notna() & (figures["status"] == "published")]
    approximate = published["flags"].str.contains("approximate")
    rounded = (published["low"] != published["high"]) & (published["unit"] != "percent")
    assert (rounded <= approximate).all()
    persons = published[approximate & (published["unit"] == "persons")]
    assert (persons["low"] != persons["high"]).all()


def test_a_figure_that_its_release_calls_approximate_is_never_exact(figures):
    # Berita Borneo, September 2025: "45.000", flagged as rounded
    covered = figures[(figures["measure"] == "vulnerable_workers_covered")]
    said = covered[(covered["as_written"] == "45.000") & (covered["region_code"] == "65")]
    assert said[["low", "high"]].to_numpy().tolist() == [[44_500, 46_000]]
    assert said["flags"].tolist() == ["approximate"]


def test_no_ratio_is_stored_as_a_coverage(figures):
    shares = {name for name in figures["measure"].unique() if "coverage" in name}
    printed = figures[figures["measure"].isin(shares)]
    assert set(printed["status"]) <= {"published"}


@pytest.fixture
def copy(real_data, tmp_path):
    """The project's data with its own warehouse, to be changed."""
    data = tmp_path / "data"
    for folder in ("sources", "releases", "codelists"):
        shutil.copytree(real_data / folder, data / folder)
    return data


def change(data, release, old, new):
    file = data / "releases" / release
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def test_one_changed_cell_of_a_release_moves_the_answer_of_every_question(copy, shown):
    before = shown("?period=2023-12&base=labour_force")
    release = "kemnaker_peserta/2023-12.csv"
    # 10.000 fewer in Kalimantan Barat
    change(copy, release, "participants_active,,,,,729270,", "participants_active,,,,,719270,")
    publish_world(copy)
    version = opened(copy)
    first = overview(Selection.of("?period=2023-12&base=labour_force"), HOME, ALL, version)
    assert first.headline.participants.known == Interval.exact(3_619_336 - 10_000)
    assert first.headline.gap.value == before.headline.gap.value + 10_000
    assert first.ranking_total.known == Interval.exact(5_223_060 + 10_000)
    asked = Selection(region="KAL", period="2023-12", base="labour_force", segment="total")
    rows = {c.region: c for c in page(Selection(region="KAL"), asked, ALL, version)[1]}
    assert rows["61"].participants.known == Interval.exact(719_270)
    assert rows["62"].participants.known == Interval.exact(686_023)
