"""A slip of unit stops a load; what is only unusual is said and goes through."""

import pytest

from etl.check_history import check_history
from tests.etl.small import figures, row, source


@pytest.fixture
def found():
    def findings(*rows, of=None):
        return [(f.place.split(":")[1], f.severity, f.rule)
                for f in check_history(figures(*rows, of=of))]  # fmt: skip

    return findings


def years(*values, measure="participants_active", **cells):
    """One figure a December from 2015 on."""
    return [row(period=f"{2015 + n}-12", value=str(value), measure=measure, **cells)
            for n, value in enumerate(values)]  # fmt: skip


def test_a_thousand_times_the_last_period_stops(found):
    assert found(*years(500, 500_000)) == [
        ("3", "fault", "is about a thousand times more or less than before (500)")
    ]


def test_a_thousandth_of_the_last_period_stops(found):
    assert found(*years(500_000, 500)) == [
        ("3", "fault", "is about a thousand times more or less than before (500000)")
    ]


@pytest.mark.parametrize("now", [401_000, 599_000, 0.601 * 500_000 * 2])
def test_growth_beside_the_slip_does_not_hide_it(found, now):
    slipped = 400_500 <= now <= 599_500
    assert (found(*years(500, int(now))) != []) == slipped


@pytest.mark.parametrize("now", [5_000, 50_000, 390_000, 610_000, 5_000_000, 50])
def test_a_hundred_or_ten_thousand_times_is_no_slip_of_unit(found, now):
    assert found(*years(500, now)) == []


def test_employers_slip_too_and_money_and_percent_are_not_compared(found):
    employers = {"measure": "employers_active", "unit": "employers"}
    assert len(found(*years(5, 5_000, **employers))) == 1
    assert found(*years(5, 5_000, measure="claims_paid", unit="rupiah")) == []


def test_only_the_same_region_measure_segment_and_kind_of_period_are_compared(found):
    assert found(
        row(period="2021-12", value="500"),
        row("63", value="500000"),
        row(value="500000", segment="PU"),
        row(value="500000", programme="JKK"),
        row(period="2022", value="500000"),
    ) == []  # fmt: skip


def test_rows_in_any_order_are_compared_in_time(found):
    first, second = years(500, 500_000)
    assert [rule for *_, rule in found(second, first)] == [
        "is about a thousand times more or less than before (500)"
    ]


def test_0_is_no_thousandth_of_anything(found):
    assert found(*years(500, 0, 500)) == []


def test_an_unknown_period_between_is_passed_over(found):
    hidden = row(period="2016-12", value="", status="expected")
    first, _, third = years(500, 1, 500_000)
    assert [severity for _, severity, _ in found(first, hidden, third)] == ["fault"]


# rates


def august(**persons):
    return [row(period="2022-08", measure=name, value=str(n)) for name, n in persons.items()]


@pytest.mark.parametrize("force", [40, 95])
def test_a_participation_of_40_to_95_percent_needs_no_look(found, force):
    assert found(*august(labour_force=force, working_age=100)) == []


@pytest.mark.parametrize("force", [39, 96])
def test_a_participation_outside_warns_and_never_stops(found, force):
    assert found(*august(labour_force=force, working_age=100)) == [
        ("2", "warning", f"gives a TPAK of {force}.0 %, outside 40 to 95")
    ]


def test_an_unemployment_above_30_percent_warns_and_never_stops(found):
    assert found(*august(unemployed=30, labour_force=100)) == []
    assert found(*august(unemployed=31, labour_force=100)) == [
        ("2", "warning", "gives a TPT of 31.0 %, outside 0 to 30")
    ]


# outliers


def test_a_figure_far_from_its_own_history_warns_and_never_stops(found):
    assert found(*years(100, 101, 99, 100, 300)) == [
        ("6", "warning", "is far from its own history (median 100)")
    ]


def test_noise_of_a_survey_is_no_outlier(found):
    assert found(*years(100, 101, 99, 100, 149)) == [], "less than half of the median away"
    assert found(*years(100, 180, 20, 150, 250)) == [], "a history that swings"


def test_four_points_are_no_history(found):
    assert found(*years(100, 101, 99, 300)) == []


def test_a_history_that_never_moved_gives_no_verdict(found):
    assert found(*years(100, 100, 100, 100, 300)) == []


def test_two_publications_of_one_source_count_once_a_period(found):
    two = source("a-2022-12", "b-2022-12")
    rows = years(100, 101, origin="a-2022-12") + years(100, 101, 300, origin="b-2022-12")
    assert found(*rows, of=two) == [], "three periods, not five"
