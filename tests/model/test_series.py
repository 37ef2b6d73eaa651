"""Participants over time: lines end where a series does, and like stands beside like."""

import pytest

from model.scope import Scope
from model.series import body_of, series
from tests.world import active, publication, stated

ALL = Scope.everything()
TWO_YEARS = [(f"{year}-{month:02}", 100) for year in (2023, 2024) for month in range(1, 13)]

# what is told of a place: by whom, which months; every place has a case of its own
CASES = {
    "one year": {"dinas": [("2024-11", 900), ("2024-12", 1_000), ("2025-02", 700)]},
    "decembers": {"dinas": [("2023-12", 1_000), ("2024-12", 1_600)]},
    "a line": {"dinas": [("2025-02", 100), ("2025-08", 400), ("2025-09", 430), ("2025-11", 520)]},
    "silence": {"dinas": [("2025-02", 100), ("2025-11", 1_000)]},
    "new year": {"dinas": [("2024-11", 900), ("2025-02", 700)]},
    "two bodies": {"dinas": [("2025-02", 100)], "walikota": [("2025-04", 90)]},
    "they agree": {"dinas": [("2025-02", 100)], "walikota": [("2025-02", 100), ("2025-04", 90)]},
    "they clash": {
        "dinas": [("2025-02", 100), ("2025-03", 500)],
        "walikota": [("2025-02", 100), ("2025-03", 70), ("2025-04", 90)],
    },
    "other base": {"dinas": [("2025-02", 100, 5_400), ("2025-04", 200, 8_000)]},
    "same base": {"dinas": [("2025-02", 100, "5,9 juta"), ("2025-04", 200, 5_950_000)]},
    "weights": {"dinas": [("2022-12", 100), ("2023-12", 200)]},
    "one survey": {"dinas": [("2023-02", 100), ("2023-12", 200)]},
    "years": {"dinas": [("2024", 100), ("2025", 120), ("2025-02", 130)]},
    "twelve": {"dinas": TWO_YEARS[:12]},
    "twenty-four": {"dinas": TWO_YEARS},
    "a gap": {"dinas": [("2021-12", 100), ("2024-12", 130)]},
}
PROVINCES = (*range(11, 20), 21, *range(31, 37))
REGIONS = dict(zip(CASES, map(str, PROVINCES), strict=True))
BRANCH, SEGMENTS, NOTHING = "61", "62", "63"


def facts(region, months):
    for period, value, *base in months:
        yield active(region, period, value)
        for one in base:
            written = one if isinstance(one, str) else ""
            yield stated(region, period, 5_900_000 if written else one, written=written)


def office(name, region, months):
    key = f"{name}-{region}"
    return publication(key, *facts(region, months), as_of="2026-01", family=key.replace("-", "_"))


@pytest.fixture(scope="module")
def version(world_of):
    told = [
        office(name, REGIONS[case], months)
        for case, offices in CASES.items()
        for name, months in offices.items()
    ]
    branch = active(BRANCH, "2025-02", 100, flags="branch_office")
    segments = [active(SEGMENTS, "2025-02", 60, segment="BPU"), active(SEGMENTS, "2025-02", 100)]
    told += [
        publication("dinas-61", branch, active(BRANCH, "2025-04", 90), as_of="2026-01"),
        publication("dinas-62", *segments, as_of="2026-01"),
    ]
    return world_of(*told)


@pytest.fixture
def of(version):
    """The series of a case."""
    return lambda case, segment="total": series(REGIONS.get(case, case), segment, ALL, version)


def periods(found):
    return [[point.period for point in run] for run in found.runs]


def reasons(found):
    return [list(gap.reasons) for gap in found.gaps]


def test_months_of_one_year_are_joined_and_january_ends_the_line(of):
    assert periods(of("one year")) == [["2024-11", "2024-12"], ["2025-02"]]
    assert reasons(of("one year")) == [["participants_january"]]


def test_two_decembers_compare_but_no_line_joins_them(of):
    found = of("decembers")
    assert periods(found) == [["2023-12"], ["2024-12"]]
    assert [(like.months, like.change.value) for like in found.likes] == [(12, 1_600 - 1_000)]
    assert found.recent.monthly.value == (1_600 - 1_000) / 12


def test_the_last_three_months_of_a_line_are_the_pace_of_today(of):
    assert of("a line").recent.monthly.value == (520 - 400) / 3


def test_after_a_longer_silence_the_month_before_it_counts(of):
    assert of("silence").recent.monthly.value == (1_000 - 100) / 9


@pytest.mark.parametrize("case", ["new year", "two bodies", "other base", "years"])
def test_across_a_break_there_is_no_pace(of, case):
    assert of(case).recent is None


def test_another_body_ends_the_line(of):
    assert reasons(of("two bodies")) == [["other_source"]]


def test_bodies_that_agree_count_alike(of):
    assert periods(of("they agree")) == [["2025-02", "2025-04"]]


def test_bodies_that_contradict_each_other_anywhere_do_not(of):
    assert ["other_source"] in reasons(of("they clash"))


def test_a_change_of_the_publishers_base_ends_the_line(of):
    assert reasons(of("other base")) == [["other_base"]]


def test_the_same_base_within_rounding_is_no_change(of):
    assert reasons(of("same base")) == []


def test_new_weights_of_the_survey_break_the_ratio_not_the_count(of):
    assert reasons(of("one survey")) == []
    assert [gap.of_base for gap in of("weights").gaps] == [("sakernas_weights_2023",)]
    assert of("weights").likes[0].change.value == 200 - 100


def test_a_year_without_a_month_is_never_joined(of):
    found = of("years")
    assert periods(found) == [["2024"], ["2025"], ["2025-02"]]
    assert "years" in reasons(found)[0]
    assert "year_and_month" in reasons(found)[1]
    assert found.likes == ()


def test_a_branch_office_counts_another_area(of):
    assert reasons(of(BRANCH)) == [["other_area"]]


def test_the_other_publications_of_a_period_stand_beside_the_point(of):
    agreed, clash = (of(case).points for case in ("they agree", "they clash"))
    assert [point.disagrees for point in agreed] == [False, False]
    assert [point.disagrees for point in clash] == [False, True, False]
    march = clash[1]
    assert {march.known.value, *(one.known.value for one in march.others)} == {500, 70}


def test_a_segment_of_its_own_has_its_own_series(of):
    assert of(SEGMENTS, "BPU").points[0].known.value == 60
    assert of(SEGMENTS).points[0].known.value == 100
    assert of(SEGMENTS, "PU").points == ()


@pytest.mark.parametrize(
    ("case", "like", "reason"),
    [
        ("twelve", 12, "few_like_months"),
        ("twenty-four", 24, None),
        ("decembers", 2, "few_like_months"),
        ("other base", 1, "few_like_months"),
        ("years", 1, "few_like_months"),
        (NOTHING, 0, "no_figures"),
    ],
)
def test_nothing_is_projected_from_fewer_than_24_like_months(of, case, like, reason):
    assert (of(case).like_months, of(case).no_projection) == (like, reason)


def test_years_without_a_figure_are_named(of):
    assert of("a gap").missing_years == ("2022", "2023")
    assert of("a gap").months_since("2025-02") == 2


def test_a_region_without_figures_says_so(of):
    assert (of(NOTHING).points, of(NOTHING).runs, of(NOTHING).recent) == ((), (), None)
    assert of(NOTHING).months_since("2025-02") is None


@pytest.mark.parametrize(
    ("publisher", "body"),
    [
        ("BPJS Ketenagakerjaan (RDP DPR), via Kontan", "bpjs ketenagakerjaan"),
        ("BP Jamsostek, via IDN Times", "bpjs ketenagakerjaan"),
        ("BPJamsostek (Dirut), via Warta Pembaruan", "bpjs ketenagakerjaan"),
        ("Kemnaker, via Databoks", "bpjs ketenagakerjaan"),
        ("BPJS Ketenagakerjaan Kanwil Kalimantan, via X", "bpjs ketenagakerjaan kalimantan"),
        ("Disnakertrans Kaltim, via Borneo Flash", "disnakertrans kaltim"),
    ],
)
def test_a_body_is_who_counted_not_who_printed(publisher, body):
    assert body_of(publisher) == body
