"""Targets as published: pace where a base is stated, none where it is not."""

import pytest

from model.aims import aims_of
from model.scope import Scope
from model.series import series

ALL = Scope.everything()
JUTA = 1_000_000


@pytest.fixture(scope="module")
def aims(real):
    return lambda region: aims_of(region, ALL, real)


def one(found, **wanted):
    (aim,) = [a for a in found if all(getattr(a, name) == value for name, value in wanted.items())]
    return aim


def test_bali_needs_36187_net_and_57881_gross(aims):
    aim = one(aims("51"), measure="ucj_target")
    net = (0.6728 * 1_873_899 - 935_079) / 9
    assert aim.asked.months == 9
    assert aim.asked.net.value == pytest.approx(net)
    assert (round(net), round(aim.asked.gross(0.02).value)) == (36_187, 57_881)
    assert aim.asked.net.low < net < aim.asked.net.high  # 67,28 % is rounded
    assert aim.base_status == "stated"
    assert aim.asked.status == "no_like_months"


def test_seventy_million_needs_a_million_and_a_half_a_month(aims):
    aim = one(aims("00"), due="2026", measure="participants_target")
    assert aim.asked.months == 12 + 8
    assert aim.asked.net.value == pytest.approx((70 - 39.7) * JUTA / 20)
    assert aim.asked.achieved.monthly.value == pytest.approx((39.7 - 41.38) * JUTA / 2)
    assert aim.asked.status == "behind"
    assert aim.base_status == "people"


def test_five_shares_of_the_nation_stand_side_by_side_without_a_base(aims):
    shares = {a.due + a.measure: a.share.value for a in aims("00") if a.share is not None}
    assert sorted(shares.values()) == pytest.approx([0.3215, 0.3499, 0.4392, 0.5215, 0.995])
    for aim in aims("00"):
        if aim.share is not None:
            assert (aim.base_status, aim.asked.status) == ("not_stated", "not_stated")
            assert aim.asked.net is aim.asked.gross(0.02) is None


def test_kalimantan_barat_has_a_target_with_and_one_without_a_base(aims):
    stated = one(aims("61"), base_status="stated")
    assert stated.asked.net.value == pytest.approx((0.72 * 1_786_809 - 667_719) / 49)
    assert round(stated.asked.net.value) == 12_628
    without = one(aims("61"), base_status="not_stated")
    assert (without.share.value, without.asked.net) == (pytest.approx(0.61), None)


def test_a_target_without_a_month_tells_who_is_missing_but_no_pace(aims):
    kalsel = one(aims("63"), due="2024")
    assert kalsel.asked.missing.value == 668_109 - 515_673 == 152_436
    assert (kalsel.asked.net, kalsel.asked.status) == (None, "undated")
    banjar = one(aims("6303"), due="2025")
    assert banjar.asked.missing.value == pytest.approx((0.2947 - 0.261) * 206_000)
    assert banjar.asked.status == "undated"


def test_a_deadline_at_the_last_figure_is_past(aims):
    dues = [a for a in aims("00") if a.due in ("2021-12", "2024-12") and a.share is None]
    assert {a.asked.status for a in dues} == {"past"}
    missing = {a.due: a.asked.missing.value for a in dues if a.people.known.value != 48.5 * JUTA}
    assert missing["2024-12"] == pytest.approx((53.86 - 45.22) * JUTA)
    assert missing["2021-12"] == pytest.approx((33.67 - 30.6) * JUTA)


def test_owner_and_document_are_those_of_the_publication(aims):
    aim = one(aims("00"), due="2026", measure="participants_target")
    assert (aim.source.publisher, aim.source.as_of) == ("BP Jamsostek, via IDN Times", "2023-04-05")
    assert all(a.source.title for a in aims("00"))


def test_every_line_of_the_nation_ends_with_its_year(real):
    found = series("00", "total", ALL, real)
    assert all(len({point.period[:4] for point in run}) == 1 for run in found.runs)
    assert [point.period for point in found.runs[-1]] == ["2025-02", "2025-03", "2025-04"]
    assert found.no_projection == "few_like_months"


def test_the_pace_of_early_2025_has_the_range_of_its_rounding(real):
    monthly = series("00", "total", ALL, real).recent.monthly
    assert monthly.value == pytest.approx(-0.84 * JUTA)
    assert monthly.low == pytest.approx((39.65 - 41.39) / 2 * JUTA)
    assert monthly.high == pytest.approx((39.8 - 41.375) / 2 * JUTA)


def test_decembers_of_the_nation_compare(real):
    found = series("00", "total", ALL, real)
    changes = {like.last.period: like.change.value for like in found.likes if like.months == 12}
    december = {period: change for period, change in changes.items() if period.endswith("-12")}
    assert december == {
        "2019-12": pytest.approx((34.17 - 30.46) * JUTA),
        "2020-12": pytest.approx((29.98 - 34.17) * JUTA),
        "2021-12": pytest.approx((30.6 - 29.98) * JUTA),
        "2022-12": pytest.approx((35 - 30.6) * JUTA),
        "2023-12": pytest.approx((41.56 - 35) * JUTA),
        "2024-12": pytest.approx((45.22 - 41.56) * JUTA),
    }


def test_no_two_figures_of_kalimantan_may_be_joined(real):
    found = series("KAL", "total", ALL, real)
    assert [len(run) for run in found.runs] == [1] * len(found.points)
    assert found.recent is None
    assert "other_base" in found.gaps[-1].reasons  # 7,25 million implied, then 7 996 826
    december = next(point for point in found.points if point.period == "2023-12")
    assert december.disagrees  # 3 619 336 beside 2,5 million
