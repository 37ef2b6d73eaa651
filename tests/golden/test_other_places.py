"""Places and months whose numbers are known from their publications (named beside each)."""

import pytest

from model.interval import Interval


def test_december_2023_has_two_totals_and_both_are_shown(shown):
    # Tribun Kaltara 2,5 juta of 5,4 juta; Kemnaker's table adds up to 3.619.336
    page = shown("?period=2023-12")
    assert (page.headline.base, page.headline.participants.known.value) == ("stated", 2_500_000)
    # beside it the same people over the labour force, not the other publication's people
    assert page.comparison.participants == page.headline.participants
    assert page.comparison.coverage.value == 2_500_000 / 8_842_396
    # the filter tells what choosing that base would show: the official table comes first
    (other,) = [option for option in page.choices.bases if option.code == "labour_force"]
    assert other.cell.participants.known == Interval.exact(3_619_336)
    (rivals,) = page.rivals
    assert {figure.known.value for figure, _ in rivals.figures} == {2_500_000, 3_619_336}


def test_the_gap_of_december_2023_over_sakernas_is_5_223_060(shown):
    page = shown("?period=2023-12&base=labour_force")
    assert page.headline.gap == Interval.exact(8_842_396 - 3_619_336)
    assert page.headline.gap == Interval.exact(5_223_060)
    assert page.ranking_total.known == page.headline.gap  # no province is above 100 %


def test_december_2023_knows_28_of_38_provinces_and_names_the_other_ten(shown):
    page = shown("?region=00&period=2023-12")
    assert len(page.ranking) == 38
    assert sum(cell.is_known for cell in page.ranking) == 28
    assert sorted(page.left_out) == [
        "Gorontalo",
        "Maluku",
        "Maluku Utara",
        "Papua",
        "Papua Barat",
        "Papua Barat Daya",
        "Papua Pegunungan",
        "Papua Selatan",
        "Papua Tengah",
        "Sulawesi Barat",
    ]


def test_november_2024_implies_a_base_of_7_25_juta(shown):
    # Antara Kalteng: 3.287.020 participants, 45,34 %
    headline = shown("?period=2024-11").headline
    base = headline.denominator.known
    assert base.low == pytest.approx(3_287_020 / 0.4535)
    assert base.value == pytest.approx(3_287_020 / 0.4534)
    assert base.high == pytest.approx(3_287_020 / 0.45335)
    assert (round(base.value, -4), headline.denominator.status) == (7_250_000, "computed")


def test_kutai_timur_covers_150_9_per_cent_of_its_stated_base_and_73_of_sakernas(shown):
    # Kutai Timur 2024: 77.074 BPU of an estimate of 51.086
    stated = shown("?region=6404&period=2024&segment=BPU&base=stated").headline
    assert f"{stated.coverage.value:.3f}" == "1.509"
    assert stated.gap.value == 51_086 - 77_074
    assert "above_base" in stated.flags
    informal = shown("?region=6404&period=2024&segment=BPU").headline
    assert (informal.base, f"{informal.coverage.value:.2f}") == ("employed_informal", "0.73")
    assert informal.base_period == "2023-08"  # a year dated by a year only


def test_bali_is_49_90_per_cent_and_not_the_50_88_that_was_printed(shown):
    # Antara Bali, March 2025: 935.079 of 1.873.899
    headline = shown("?region=51&period=2025-03").headline
    assert (headline.base, f"{headline.coverage.value:.4f}") == ("stated", "0.4990")


def test_december_2025_is_41_30_per_cent(shown):
    # Borneotrend: 3.302.762 of 7.996.826
    headline = shown("?period=2025-12").headline
    assert f"{headline.coverage.value:.4f}" == "0.4130"
    assert headline.gap == Interval.exact(4_694_064)


def test_participants_grew_by_15_742_while_the_share_fell(shown):
    before, after = (shown(f"?period={month}").headline for month in ("2024-11", "2025-12"))
    growth = after.participants.known.value - before.participants.known.value
    assert growth == 3_302_762 - 3_287_020 == 15_742
    assert after.coverage.value < before.coverage.value


def test_a_branch_office_has_participants_and_no_share_of_its_town(shown):
    # Apindo, June 2020: the branch office Samarinda serves more than the town
    headline = shown("?region=6472&period=2020-06").headline
    assert headline.participants.known == Interval.exact(225_147)
    assert (headline.coverage, headline.status) == (None, "no_base")


def test_pu_and_bpu_together_are_not_the_total_of_kalimantan_tengah(shown):
    # Balanganews 384.661 (PU + BPU) against Kemnaker 686.023 (all segments), December 2023
    headline = shown("?region=62&period=2023-12").headline
    assert headline.participants.known == Interval.exact(686_023)


def test_a_region_without_figures_says_so(shown):
    page = shown("?region=9419")
    assert (page.headline.status, page.headline.coverage) == ("unknown", None)


@pytest.mark.parametrize("region", ["00", "KAL", "61", "6404", "9419"])
def test_every_choice_that_a_page_offers_opens_a_page(shown, region):
    page = shown(f"?region={region}")
    filters = page.choices
    for option in (*filters.periods, *filters.bases, *filters.segments, *page.region_path):
        assert shown(option.to.query).chosen.region == option.to.region or option.to.region is None


def test_the_kabupaten_and_kota_of_kalimantan_are_all_listed_known_or_not(shown):
    page = shown("?region=KAL&level=kabkota")
    assert len(page.ranking) == 56
    assert len(page.left_out) == sum(not cell.is_known for cell in page.ranking) > 0


def test_a_year_is_not_newer_or_older_than_a_month_of_it(shown):
    assert shown("?region=32&period=2025").newer is None  # February 2025 is there, too
