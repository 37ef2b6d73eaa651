import csv

import pytest

from model.breaks import SeriesBreak, crossed
from tests.world import DATA


@pytest.fixture(scope="module")
def breaks():
    with (DATA / "codelists" / "series_breaks.csv").open(encoding="utf-8", newline="") as opened:
        return tuple(SeriesBreak.of(row) for row in csv.DictReader(opened))


def names(found):
    return [one.code for one in found]


def test_sakernas_2022_to_2023_is_not_growth(breaks):
    assert names(crossed(breaks, "labour_force", ["2022-08", "2023-08"])) == [
        "sakernas_weights_2023"
    ]
    assert names(crossed(breaks, "employed", ["2019-08", "2025-08"])) == ["sakernas_weights_2023"]


@pytest.mark.parametrize(
    "augusts", [["2021-08", "2022-08"], ["2023-08", "2024-08"], ["2022-08", "2022-08"], []]
)
def test_augusts_on_one_side_of_the_new_weights_are_one_series(breaks, augusts):
    assert crossed(breaks, "labour_force", augusts) == ()


def test_the_new_weights_do_not_touch_participants(breaks):
    assert "sakernas_weights_2023" not in names(
        crossed(breaks, "participants_active", ["2022-12", "2023-12"])
    )


@pytest.mark.parametrize("months", [["2022-12", "2023-12"], ["2020-12", "2025-12"]])
def test_decembers_are_compared_with_decembers(breaks, months):
    assert crossed(breaks, "participants_active", months) == ()


@pytest.mark.parametrize("months", [["2024-12", "2025-01"], ["2024-04", "2025-03"]])
def test_participants_drop_every_january(breaks, months):
    assert names(crossed(breaks, "participants_active", months)) == ["participants_january"]


def test_months_of_one_year_are_one_series(breaks):
    assert crossed(breaks, "participants_active", ["2025-02", "2025-04"]) == ()


def test_the_order_in_which_periods_are_named_does_not_matter(breaks):
    assert names(crossed(breaks, "labour_force", ["2023-08", "2022-08"])) == [
        "sakernas_weights_2023"
    ]
