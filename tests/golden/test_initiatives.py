"""Local programmes: how long the money lasts, who pays, who contradicts whom, who says nothing."""

import pytest

from model.initiative_sums import by_payer, conflicts
from model.initiatives import in_force, nothing_published, told
from model.published import figure
from model.scope import Scope

ALL = Scope.everything()
RATE, WITH_SAVINGS = 10_000 + 6_800, 36_800


@pytest.fixture(scope="module")
def programmes(real):
    return told("KAL", ALL, real)


@pytest.fixture(scope="module")
def one(real):
    by_id = {found.initiative.id: found for found in told("00", ALL, real)}
    return lambda name: by_id[name]


@pytest.mark.parametrize(
    ("name", "budget", "workers", "shown"),
    [
        ("kukar-2022-media", 1.78e9, 35_440, 2.99),
        ("kotim-2024", 739_122_000, 4_400, 10.0),
        ("landak-2025-other", 168e6, 873, 11.5),
        ("tabalong-2025", 4.9e9, 24_800, 11.8),
        ("ppu-2025-regency", 3e9, 15_000, 11.9),
        ("landak-2025-dbh", 604e6, 3_000, 12.0),
        ("sintang-2024", 403e6, 2_000, 12.0),
        ("ppu-2025-additional", 1_008_000_000, 5_000, 12.0),
        ("kukar-2023-tribun", 18e9, 51_000, 21.0),
    ],
)
def test_nine_programmes_have_budget_and_head_count_from_one_source(
    one, name, budget, workers, shown
):
    months = one(name).months_paid
    assert (
        months.value == pytest.approx(budget / (workers * RATE)) == pytest.approx(shown, abs=0.05)
    )
    assert months.low <= months.value <= months.high


def test_no_other_programme_is_divided(programmes):
    assert sum(found.months_paid is not None for found in programmes) == 9


def test_rounded_budgets_give_a_range_of_months(one):
    months = one("ppu-2025-regency").months_paid
    assert months.low == pytest.approx(2.95e9 / (15_000 * RATE))
    assert months.high == pytest.approx(3.1e9 / (15_000 * RATE))
    assert one("ppu-2025-additional").months_paid.is_exact


def test_kutai_kartanegara_2023_outlasts_its_year_unless_it_pays_for_savings(one):
    found = one("kukar-2023-tribun")
    assert found.outlasts
    assert found.package_assumed
    savings = found.rate.exact(WITH_SAVINGS)
    assert found.months_at(savings).value == pytest.approx(18e9 / (51_000 * WITH_SAVINGS))
    assert found.months_at(savings).value == pytest.approx(9.6, abs=0.05)
    assert not one("kukar-2022-media").outlasts
    assert not one("tabalong-2025").outlasts


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("kukar-2022-kita", "other_scope"),  # 46 073 people, staff with a wage among them
        ("kukar-2022-tribun", "no_workers"),
        ("kukar-2025", "no_workers"),
        ("berau-2025-apbd", "no_budget"),
        ("bapak-asuh", "no_budget"),
    ],
)
def test_what_may_not_be_divided_says_why(one, name, why):
    assert (one(name).not_divided, one(name).months_paid) == (why, None)


def test_three_budgets_of_kutai_kartanegara_stand_side_by_side(programmes):
    (budgets,) = [
        c for c in conflicts(programmes) if (c.subject, c.side) == ("kukar-2022", "rupiah")
    ]
    assert [found.rupiah.known.value for found in budgets.told] == [1.78e9, 7.7e9, 18e9 - 3e9]
    assert (budgets.verdict, budgets.reason, budgets.differs) == (
        "cannot_check",
        "other_scope",
        True,
    )


def test_the_third_budget_carries_the_interval_of_its_difference(one):
    known = one("kukar-2022-tribun").rupiah.known
    assert (known.low, known.high) == (17.5e9 - 3.1e9, 19e9 - 2.95e9)


@pytest.mark.parametrize(
    ("subject", "numbers", "verdict", "reason"),
    [
        ("kaltara-2024", [45_000, 54_452], "contradicts", ""),
        ("kaltara-2025", [22_000, 22_121], "agrees_within_rounding", ""),
        ("kutim", [75_000, 150_000], "cannot_check", "other_year"),
    ],
)
def test_two_sources_with_two_numbers(programmes, subject, numbers, verdict, reason):
    (found,) = [c for c in conflicts(programmes) if (c.subject, c.side) == (subject, "workers")]
    assert [one.workers.known.value for one in found.told] == numbers
    assert (found.verdict, found.reason) == (verdict, reason)


def test_kaltim_has_one_total_over_four_places_and_balikpapan_is_expected(one):
    four = one("kaltim-2022")
    assert four.initiative.places == ("6405", "6472", "6403", "6401")
    assert (four.workers.known.low, four.workers.known.high) == (72_500, 74_000)
    balikpapan = one("balikpapan-2022")
    assert (balikpapan.workers.known, balikpapan.workers.status) == (None, "expected")


def test_the_total_of_four_places_is_found_from_each_of_them(real):
    for place in ("6405", "6472", "6403", "6401"):
        assert "kaltim-2022" in {found.initiative.id for found in told(place, ALL, real)}
    assert "kaltim-2022" not in {found.initiative.id for found in told("6471", ALL, real)}


@pytest.mark.parametrize("name", ["bapak-asuh", "pns-sahabatku", "barsel-baik"])
def test_programmes_that_are_only_named_stay(one, name):
    found = one(name)
    assert found.workers.known is found.rupiah.known is found.reached is None
    assert found.initiative.payer == "not_stated"


def test_the_share_of_the_informal_workers_reached_takes_the_vintage_of_the_figure(one):
    found = one("kukar-2022-media")
    assert found.august == "2022-08"
    assert found.reached.value == 35_440 / found.informal.known.value
    assert found.reached.value == pytest.approx(0.204, abs=0.001)
    assert one("tabalong-2025").august == "2024-08"


def test_four_places_share_the_sum_of_their_informal_workers(one, real):
    each = [one(name).informal.known.value for name in ("kukar-2022-media", "samarinda-2023")]
    assert one("kaltim-2022").informal.known.value > sum(each)
    assert one("kaltim-2022").informal.status == "computed"


def test_staff_with_a_wage_are_no_share_of_the_informal(one):
    assert one("kukar-2022-non-asn").workers.known.value == 5_454 + 115 + 1_085 + 871 + 3_108
    assert one("kukar-2022-non-asn").reached is None
    assert one("kukar-2022-kita").workers.known.value == 35_440 + 10_633


def test_payers_are_added_within_a_year_over_what_is_known(programmes):
    found = {(total.payer, total.year): total for total in by_payer(programmes)}
    regency = found["apbd_regency", "2025"]
    assert regency.workers.value == 24_800 + 15_000 + 4_465
    assert [one.initiative.id for one in regency.unknown] == ["kukar-2025"]
    dbh = found["dbh", "2024"]
    assert dbh.workers.value == 4_538 + 4_400 + 4_000 + 2_000
    assert found["not_stated", "2022"].workers is None


def test_neither_totals_nor_plans_nor_staff_are_added_to_programmes(programmes):
    counted = {
        one.initiative.id
        for total in by_payer(programmes)
        for one in (*total.known, *total.unknown)
    }
    left_out = {"kaltim-2022", "kotim-2025-all", "ppu-2025-additional", "kukar-2022-non-asn"}
    assert counted.isdisjoint(left_out | {"kukar-2022-kita", "bengkayang-2025-plan"})


def test_one_word_for_each_subject_the_exact_one(programmes):
    chosen = {found.initiative.subject: found.initiative.id for found in in_force(programmes)}
    assert chosen["kaltara-2024"] == "kaltara-2024-pemprov"
    assert chosen["kukar-2022"] == "kukar-2022-media"


def test_places_that_have_published_nothing(real):
    kaltim = {region.code for region in nothing_published("64", ALL, real)}
    assert kaltim == {"6402", "6411", "6474"}  # Kutai Barat, Mahakam Ulu, Bontang
    whole = nothing_published("KAL", ALL, real)
    assert {region.level for region in whole} == {"kabkota"}
    assert len(whole) == 56 - 16


def test_every_programme_has_its_figures_and_one_publication(real):
    for found in told("00", ALL, real):
        for key in (found.initiative.workers, found.initiative.rupiah):
            if key:
                quoted = figure(key, ALL, real)
                assert quoted is not None, key
                assert quoted.origin == found.initiative.origin
                assert found.initiative.places[0][:2] == quoted.region[:2]


def test_every_published_figure_of_a_programme_is_quoted(real, figures):
    quoted = {
        key
        for found in told("00", ALL, real)
        for key in (found.initiative.workers, found.initiative.rupiah)
    }
    about = figures["measure"].str.contains(
        "vulnerable|covered_by_local_government|non_asn_staff", regex=True
    )
    keys = ["region_code", "measure", "period", "origin"]
    published = {"|".join(row) for row in figures[about][keys].itertuples(index=False)}
    landak = "6103|budget_vulnerable_workers|2025|faktakalbar-2025-08"  # 604 + 168: the two parts
    assert published - quoted == {landak}
