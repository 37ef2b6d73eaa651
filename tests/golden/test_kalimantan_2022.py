"""Kalimantan, December 2022: the numbers that the product was ordered with.

Ibukotakini, 1 December 2022, quoting the regional office: 2,6 of 5,9 juta workers; PU 1,5 juta,
BPU 396 ribu, JAKON 700 ribu; about 15 juta residents. Sakernas August 2022 for the bases.
"""

import pytest

from model.interval import Interval

JUTA = 1_000_000


def test_the_first_page_is_kalimantan_in_december_2022_by_the_regional_offices_base(shown):
    chosen = shown().chosen
    assert (chosen.region, chosen.period, chosen.base) == ("KAL", "2022-12", "stated")


def test_2_6_of_5_9_juta_are_44_per_cent_between_42_5_and_46_2(shown):
    headline = shown().headline
    assert headline.participants.known == Interval(2_550_000, 2_600_000, 2_700_000)
    assert headline.participants.as_written == "2,6 juta"
    assert headline.denominator.known == Interval(5_850_000, 5_900_000, 6_000_000)
    coverage = headline.coverage
    assert (round(coverage.low, 3), round(coverage.high, 3)) == (0.425, 0.462)
    assert (round(coverage.value, 2), coverage.share_digits()) == (0.44, 2)


def test_3_3_juta_are_not_covered(shown):
    assert shown().headline.gap == Interval(5.85 * JUTA - 2.7 * JUTA, 3.3 * JUTA, 3.45 * JUTA)


def test_over_the_sakernas_labour_force_it_is_30_to_32_per_cent(shown):
    comparison = shown().comparison
    assert comparison.denominator.known == Interval.exact(8_518_571)
    assert comparison.base_period == "2022-08"
    assert round(comparison.coverage.low, 2) == 0.30
    assert round(comparison.coverage.high, 2) == 0.32
    assert shown("?base=labour_force").headline.coverage == comparison.coverage


@pytest.mark.parametrize(
    ("segment", "low", "value", "high"),
    [
        ("PU", 1_450_000, 1_500_000, 1_600_000),
        ("BPU", 395_500, 396_000, 397_000),
        ("JAKON", 695_000, 700_000, 710_000),
    ],
)
def test_the_segments_are_those_of_the_article(shown, segment, low, value, high):
    (cell,) = [cell for cell in shown().segments if cell.segment == segment]
    assert cell.participants.known == Interval(low, value, high)
    assert cell.denominator.known.value == 5_900_000


def test_the_segments_add_up_to_the_total_within_rounding(shown):
    first, *others = [cell.participants.known for cell in shown().segments]
    total = sum(others, start=first)
    assert total.value == 1_500_000 + 396_000 + 700_000
    assert total.overlaps(shown().headline.participants.known)


@pytest.mark.parametrize(
    ("segment", "base", "workers", "coverage"),
    [
        # Sakernas August 2022, the five provinces: statuses 3 + 4; the other five; industry F
        ("PU", "employed_formal", 3_754_105, 0.40),
        ("BPU", "employed_informal", 4_341_022, 0.09),
        ("JAKON", "employed_construction", 441_170, 1.59),
    ],
)
def test_each_segment_over_its_own_workers(shown, segment, base, workers, coverage):
    (cell,) = [cell for cell in shown().own if cell.segment == segment]
    assert (cell.base, cell.denominator.known.value) == (base, workers)
    assert round(cell.coverage.value, 2) == coverage
    assert ("above_base" in cell.flags) is (coverage > 1)


def test_bpu_is_9_1_per_cent_to_the_last_digit_that_holds(shown):
    headline = shown("?segment=BPU&period=2022-12").headline
    assert f"{headline.coverage.value:.3f}" == "0.091"
    assert f"{headline.coverage.low:.3f}" == f"{headline.coverage.high:.3f}" == "0.091"


def test_about_15_juta_residents_are_context(shown):
    page = shown()
    assert (page.population.known, page.population_period) == (
        Interval(14_500_000, 15_000_000, 16_000_000),
        "2022-12",
    )


def test_newer_is_december_2025_with_41_30_per_cent_of_7_996_826(shown):
    newer = shown().newer
    assert newer.period == "2025-12"
    assert newer.denominator.known == Interval.exact(7_996_826)
    assert f"{newer.coverage.value:.4f}" == "0.4130"
    assert newer.gap == Interval.exact(4_694_064)  # the gap that the article prints


def test_the_publishers_base_changes_concept_four_times_and_is_never_one_line(shown):
    stretches = {one.period: one for one in shown().breaks}
    assert list(stretches) == ["2022-12", "2023-12", "2024-11", "2025-12"]
    assert stretches["2023-12"].denominator.known.value == 5_400_000
    assert stretches["2024-11"].implied
    assert stretches["2024-11"].denominator.known.value == pytest.approx(7_250_000, rel=1e-4)
    assert stretches["2025-12"].denominator.known.value == 7_996_826


def test_provinces_are_ranked_in_december_2023_and_three_of_five_hold_85_per_cent(shown):
    page = shown()
    assert {(cell.period, cell.base) for cell in page.ranking} == {("2023-12", "labour_force")}
    assert page.ranking_total.known == Interval.exact(5_223_060)
    assert [cell.region for cell in page.ranking[:3]] == ["61", "63", "62"]
    largest = sum(cell.uncovered.value for cell in page.ranking[:3])
    assert round(largest / 5_223_060, 2) == 0.85


def test_the_page_says_that_2022_and_2023_are_surveys_of_different_weights(shown):
    assert "sakernas_weights_2023" in shown().series_breaks


def test_every_number_of_the_page_leads_to_a_publication_with_an_address(shown):
    sources = shown().sources
    assert sources[0].origin == "ibukotakini-2022-12"
    assert all(source.url.startswith("http") and source.title for source in sources)
