"""Rows that only the API gives: totals beside parts, targets, reach, own pace."""

from dataclasses import replace

import pytest

from exports.aim_columns import AIMS_FILE
from exports.aim_rows import aims
from exports.cost_columns import REACH_FILE
from exports.cost_rows import reached
from exports.target_columns import TARGETS_FILE
from exports.target_sheets import own_pace, pace
from exports.total_columns import TOTALS_FILE
from exports.total_rows import totals
from model.costing_answer import costing
from model.on_track import Own
from model.own_target import OwnTarget
from model.scope import Scope
from model.selection import BadChoice, Selection
from model.tracking import on_track
from model.trust import trust
from tests.world import active, august, fact, publication, share, stated
from texts import of

ID, EN = of("id"), of("en")
HOME, ALL, TODAY = Selection(region="KAL"), Scope.everything(), "2026-11"


@pytest.fixture(scope="module")
def version(world_of):
    goal = {"unit": "percent", "as_of": "2025-03-31"}
    return world_of(
        publication(
            "office-2025-03",
            active("51", "2025-03", 900),
            active("51", "2025-03", 300, "PU"),
            active("51", "2025-03", 500, "BPU"),
            stated("51", "2025-03", 2_000),
            fact("51", "2025-12", "60.0", "ucj_target", **goal),
        ),
        publication(
            "paper-2025-03",
            share("61", "2025-03", "40.0"),
            fact("61", "2026", "61.0", "coverage_target_bpjs", **goal),
        ),
        *august("2024-08", "51", labour_force=4_000, employed=3_500, employed_informal=2_500),
    )


def tracked(version, query):
    return on_track(Selection.of(query), HOME, ALL, version, TODAY)


def test_a_total_stands_beside_the_sum_of_its_parts_with_a_verdict(version):
    sheet = totals(trust(Selection.of("region=51"), HOME, ALL, version), EN)
    row = next(row for row in sheet.rows if row["of"] == "segments")
    assert sheet.table is TOTALS_FILE
    assert tuple(row) == TOTALS_FILE.names
    assert (row["total"], row["summed"], row["verdict"]) == (900, 300 + 500, "incomplete")
    assert (row["parts"], row["missing"]) == ("PU|BPU", "JAKON")
    assert (row["parts_known"], row["parts_all"]) == (2, 3)
    assert (row["total_status"], row["total_origin"]) == ("published", "office-2025-03")


def test_a_place_that_may_not_be_seen_is_counted_among_the_parts_and_never_named(version):
    some = Scope(frozenset({"51", "5171"}))
    sheet = totals(trust(Selection.of("region=51"), HOME, some, version), EN)
    assert {code for row in sheet.rows for code in (row["missing"] or "").split("|")} <= {
        "",
        "5171",
        "JAKON",
    }


def test_a_target_says_owner_document_base_and_what_it_comes_to_in_people(version):
    (row,) = aims(tracked(version, "region=51"), EN).rows
    assert tuple(row) == AIMS_FILE.names
    assert (row["kind"], row["owner"]) == ("published", "office-2025-03 publisher")
    assert (row["value"], row["unit"], row["base"]) == (pytest.approx(0.6), "share", "stated")
    assert row["denominator"] == 2_000
    assert row["people"] == pytest.approx(0.6 * 2_000)


def test_a_target_without_a_base_is_listed_as_such_and_never_turned_into_people(version):
    (row,) = aims(tracked(version, "region=61"), ID).rows
    assert (row["base"], row["base_name"]) == ("not_stated", "dasar tidak dinyatakan")
    assert (row["people"], row["denominator"]) == (None, None)
    (needed,) = pace(tracked(version, "region=61"), ID).rows
    assert (needed["status"], needed["net"], needed["gross"]) == ("not_stated", None, None)


def test_an_own_target_is_marked_and_has_its_pace_in_the_same_columns(version):
    own = OwnTarget("Dinas", "Rencana", "51", "2026-03", 0.5, "labour_force")
    mine = (Own("ab12", own, own.asked(ALL, version)),)
    page = replace(tracked(version, "region=51&lapse=0"), own=mine)
    row = aims(page, EN).rows[-1]
    assert (row["kind"], row["target"], row["base"]) == ("own", "ab12", "labour_force")
    assert (row["denominator"], row["people"]) == (4_000, 2_000)
    (needed,) = own_pace(page, EN).rows
    assert tuple(needed) == TARGETS_FILE.names
    assert (needed["participants"], needed["months"]) == (900, 12)
    assert needed["net"] == needed["gross"] == pytest.approx((2_000 - 900) / 12)
    assert (needed["publisher"], needed["base_status"]) == ("Dinas", "labour_force")


def test_a_target_named_in_the_link_is_the_only_row_of_the_pace(version):
    every = pace(tracked(version, "region=00"), EN).rows
    assert len(every) == 2
    name = next(row["target"] for row in every if row["region_code"] == "51")
    (row,) = pace(tracked(version, f"region=51&target={name}&lapse=0"), EN).rows
    assert row["net"] == pytest.approx((0.6 * 2_000 - 900) / 9)
    with pytest.raises(BadChoice) as refused:
        tracked(version, f"region=51&target={name}x")
    assert refused.value.nearest == name


def test_a_budget_becomes_people_and_a_coverage_a_budget(version):
    def row(query):
        (found,) = reached(costing(Selection.of(query), HOME, ALL, version), EN).rows
        assert tuple(found) == REACH_FILE.names
        return found

    bought = row("region=51&budget=3000000000&months=12")
    assert bought["by"] == "budget"
    assert bought["people"] == 3_000_000_000 // bought["head"]
    wanted = row("region=51&reach=50")
    assert (wanted["by"], wanted["people"]) == ("reach", 2_500 // 2 - 500)
    assert wanted["gross"] == wanted["people"] * wanted["head"]
    assert reached(costing(Selection.of("region=51&segment=PU"), HOME, ALL, version), EN).rows == ()
