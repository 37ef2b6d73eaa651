"""What differs between two versions, told in parts that hold all of it."""

import pytest

from model.differences import MOST, differences
from model.scope import Scope
from model.warehouse import Warehouse
from tests import world as worlds
from tests.world import active, publication, publish_world

ALL = Scope.everything()
DAYS = [f"{year}-{month:02}" for year in range(2015, 2020) for month in range(1, 13)]


def kaltim(count, *more, **cells):
    return publication("kaltim-2022-12", active("64", "2022-12", count, **cells), *more)


@pytest.fixture
def versions(tmp_path):
    """Publish two worlds into one warehouse; return both opened versions."""

    def make(one, other):
        data = tmp_path / "data"
        for number, publications in enumerate((one, other)):
            for folder in ("codelists", "sources", "releases"):
                if (data / folder).exists():
                    (data / folder).rename(tmp_path / f"{folder}-{number}")
            worlds.write(data, *publications)
            publish_world(data)
        warehouse = Warehouse(data)
        return warehouse.at(1), warehouse.at(2)

    return make


def test_changed_removed_and_added_figures_are_told_in_this_order(versions):
    one, other = versions(
        [kaltim(100, active("64", "2022-11", 90))], [kaltim(250, active("61", "2022-12", 7))]
    )
    found = differences(one, other, ALL)
    told = [(f.kind, f.key["region_code"], f.key["period"], f.old, f.new) for f in found.figures]
    assert told == [
        ("changed", "64", "2022-12", 100, 250),
        ("removed", "64", "2022-11", 90, None),
        ("added", "61", "2022-12", None, 7),
    ]
    assert found.counts == {"added": 1, "changed": 1, "removed": 1, "codes": 0}
    assert (found.one, found.other, found.part, found.parts) == (1, 2, 1, 1)
    (total,) = [one for one in found.totals if one.period == "2022-12"]
    assert (total.level, total.figures, total.totals) == ("province", (1, 2), (100, 257))


def test_a_change_of_something_else_than_the_value_says_of_what(versions):
    found = differences(
        *versions([kaltim(2_600_000)], [kaltim(2_600_000, written="2,6 juta")]), ALL
    )
    (only,) = found.figures
    assert (only.old, only.new) == (2_600_000, 2_600_000)
    assert only.fields == ("low", "high", "flags", "as_written")


def test_no_figure_is_cut_from_a_long_list(versions):
    many = [active("64", month, 5) for month in DAYS]
    one, other = versions([kaltim(100)], [kaltim(250, *many)])
    first, second = differences(one, other, ALL, 1), differences(one, other, ALL, 2)
    assert (first.parts, second.part) == (2, 2)
    assert (len(first.figures), len(second.figures)) == (MOST, 1 + len(DAYS) - MOST)
    keys = [(f.kind, f.key["period"]) for part in (first, second) for f in part.figures]
    assert keys == [("changed", "2022-12"), *(("added", day) for day in DAYS)]
    assert differences(one, other, ALL, 99).part == 2
