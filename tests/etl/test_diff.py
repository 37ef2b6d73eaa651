"""What two versions say differently."""

import json

import pytest

from etl.diff_report import as_json, as_text
from model.scope import Scope
from model.version_codes import changed_codes
from model.version_diff import diff as seen_by
from model.warehouse import Warehouse
from tests import world as worlds
from tests.faults.toy import publish_toy
from tests.world import active, august, publication, publish_world, stated


def kaltim(count, *more, **cells):
    return publication("kaltim-2022-12", active("64", "2022-12", count, **cells), *more)


@pytest.fixture
def versions(tmp_path):
    """Publish each world into one warehouse; return the opened versions."""

    def make(*several):
        data = tmp_path / "data"
        numbers = []
        for publications in several:
            for folder in ("codelists", "sources", "releases"):
                if (data / folder).exists():
                    (data / folder).rename(tmp_path / f"{folder}-{len(numbers)}")
            worlds.write(data, *publications)
            numbers.append(publish_world(data))
        warehouse = Warehouse(data)
        return [warehouse.at(number) for number in numbers]

    return make


def diff(one, other):
    return seen_by(one, other, Scope.everything())


def rows(table, *columns):
    return [tuple(row[column] for column in columns) for row in table.to_dict("records")]


def test_a_version_and_itself_say_the_same(versions):
    (one,) = versions([kaltim(100)])
    found = diff(one, one)
    assert (found.is_empty, found.totals.empty) == (True, True)
    assert as_text(found) == "From version 1 to version 1: the same figures and codes."


def test_a_changed_figure_is_shown_old_and_new(versions):
    found = diff(*versions([kaltim(100)], [kaltim(250)]))
    assert rows(found.changed, "region_code", "measure", "value_old", "value_new") == [
        ("64", "participants_active", 100, 250)
    ]
    assert (found.added.empty, found.removed.empty, found.is_empty) == (True, True, False)
    assert (
        "  2022-12 64 participants_active (kaltim-2022-12): "
        "100 persons, published → 250 persons, published"
    ) in as_text(found).splitlines()


def test_added_and_removed_figures_are_told_apart_and_change_sides_with_the_order(versions):
    one, other = versions(
        [kaltim(100, active("64", "2022-11", 90))], [kaltim(100, active("61", "2022-12", 7))]
    )
    there, back = diff(one, other), diff(other, one)
    assert rows(there.added, "region_code", "period", "value") == [("61", "2022-12", 7)]
    assert rows(there.removed, "region_code", "period", "value") == [("64", "2022-11", 90)]
    assert there.changed.empty
    assert back.added.equals(there.removed)
    assert back.removed.equals(there.added)


def test_the_same_number_of_another_publication_is_another_figure(versions):
    one, other = versions(
        [kaltim(100)], [publication("berau-2022-12", active("64", "2022-12", 100))]
    )
    found = diff(one, other)
    assert (found.counts["added"], found.counts["removed"], found.counts["changed"]) == (1, 1, 0)


def test_a_figure_that_is_written_otherwise_means_another_interval(versions):
    found = diff(*versions([kaltim(2_600_000)], [kaltim(2_600_000, written="2,6 juta")]))
    assert rows(found.changed, "value_old", "value_new", "low_old", "low_new") == [
        (2_600_000, 2_600_000, 2_600_000, 2_550_000)
    ]
    assert "low 2600000 → 2550000" in as_text(found)


def test_a_figure_that_became_unknown_is_a_change_and_two_unknown_ones_are_not(versions):
    unknown = kaltim("", status="expected")
    one, other, third = versions(
        [kaltim(100)], [unknown], [kaltim("", active("61", "2022-12", 5), status="expected")]
    )
    assert rows(diff(one, other).changed, "value_old", "status_new") == [(100, "expected")]
    assert diff(other, third).changed.empty
    assert as_json(diff(one, other))["changed"][0]["value_new"] is None


def test_totals_add_up_the_regions_of_one_level_and_no_shares(versions):
    one, other = versions(
        [kaltim(100, active("61", "2022-12", 10), active("6472", "2022-12", 60))],
        [kaltim(150, active("61", "2022-12", 10), active("6472", "2022-12", 60))],
    )
    assert as_json(diff(one, other))["totals"] == [
        {
            "measure": "participants_active",
            "period": "2022-12",
            "period_kind": "month",
            "level": "province",
            "figures_old": 2,
            "figures_new": 2,
            "total_old": 100 + 10,
            "total_new": 150 + 10,
        }
    ]


def test_of_two_publications_of_one_figure_a_total_counts_the_one_in_force(versions):
    press = publication("press-2022-12", active("64", "2022-12", 999), kind="press")
    one, other = versions([kaltim(100)], [kaltim(100), press])
    found = diff(one, other)
    assert (found.counts["added"], found.totals.empty) == (1, True)


def test_segments_are_not_added_to_their_total(versions):
    part = active("64", "2022-12", 40, segment="PU")
    found = diff(*versions([kaltim(100)], [kaltim(100, part)]))
    assert (found.counts["added"], found.totals.empty) == (1, True)


def test_a_first_and_a_last_total_has_nothing_on_the_other_side(versions):
    (one, other) = versions([kaltim(100)], [kaltim(100), *august("2022-08", "64", employed=60)])
    (total,) = as_json(diff(one, other))["totals"]
    assert (total["measure"], total["figures_old"], total["figures_new"]) == ("employed", 0, 1)
    assert (total["total_old"], total["total_new"]) == (None, 60)
    assert "unknown → 60" in as_text(diff(one, other))


def test_a_code_that_was_renamed_is_shown_with_both_rows(tmp_path):
    data = tmp_path / "data"
    worlds.write(data, kaltim(100))
    publish_world(data)
    terms = data / "codelists" / "terms.csv"
    lines = terms.read_text("utf-8").splitlines(keepends=True)
    renamed = lines[1].replace(",population,", ",inhabitants,")
    terms.write_text("".join([lines[0], renamed, *lines[2:-1]]), "utf-8")
    publish_world(data)
    warehouse = Warehouse(data)
    one, other = warehouse.at(1), warehouse.at(2)
    found = diff(one, other)
    changes = {(row["list"], row["change"]): row for row in as_json(found)["codes"]}
    assert {*changes} == {("terms", "changed"), ("terms", "removed")}
    row = changes["terms", "changed"]
    assert (row["old"]["name_en"], row["new"]["name_en"]) == ("population", "inhabitants")
    assert changes["terms", "removed"]["new"] is None
    assert "terms population changed" in as_text(found)


def test_the_report_counts_what_it_does_not_show_and_the_json_has_all_of_it(versions):
    months = [f"{year}-{month:02}" for year in (2020, 2021) for month in range(1, 13)]
    many = [active("64", month, 5) for month in months]
    found = diff(*versions([kaltim(100)], [kaltim(100, *many)]))
    assert "  … and 4 more" in as_text(found).splitlines()
    whole = json.loads(json.dumps(as_json(found), allow_nan=False))
    assert (len(whole["added"]), whole["counts"]["added"]) == (24, 24)
    assert (whole["from"], whole["to"]) == (1, 2)


def test_a_base_is_a_figure_like_any_other(versions):
    found = diff(*versions([kaltim(100)], [kaltim(100, stated("64", "2022-12", 400))]))
    assert rows(found.added, "measure", "value") == [("labour_force_bpjs_denominator", 400)]


def test_a_list_that_only_one_version_has_is_all_added(tmp_path):
    publish_toy(tmp_path, 1, rows=2)
    publish_toy(tmp_path, 2, rows=3)
    warehouse = Warehouse(tmp_path)
    found = changed_codes(warehouse.at(1), warehouse.at(2), Scope.everything())
    assert rows(found, "list", "code", "change") == [("regions", "63", "added")]
