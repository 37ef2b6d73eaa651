"""Tren & target on the project's own data: the pace, what must not be joined, the change."""

import pytest

from model.provenance import provenance
from model.provenance_pace import monthly, pace
from model.scope import Scope
from model.selection import BadChoice, Selection
from model.tracking import on_track

ALL, HOME = Scope.everything(), Selection(region="KAL", period="2022-12")
TODAY = "2026-11"
JUTA = 1_000_000


@pytest.fixture(scope="module")
def asked(real):
    return lambda query="": on_track(Selection.of(query), HOME, ALL, real, TODAY)


def test_seventy_million_needs_a_million_and_a_half_a_month(asked):
    page = asked("?region=00")
    assert (page.kind, page.target.aim.due) == ("pace", "2026")
    assert page.target.aim.asked.net.value == pytest.approx((70 - 39.7) * JUTA / 20)
    assert page.series.recent.monthly.value == pytest.approx((39.7 - 41.38) * JUTA / 2)
    assert (page.silent, page.left) == (19, 1)  # April 2025 to November 2026, then December


def test_bali_needs_36187_net_and_57881_gross_at_two_percent(asked):
    page = asked("?region=51")
    wanted = page.target.aim.asked
    assert round(wanted.net.value) == round((0.6728 * 1_873_899 - 935_079) / 9) == 36_187
    assert (page.lapse, round(wanted.gross(page.lapse).value)) == (0.02, 57_881)
    assert (page.kind, page.target.is_over) == ("need", True)


def test_the_coverage_of_kalimantan_fell_because_its_base_grew(asked):
    change = asked("").change
    assert (change.first.period, change.last.period) == ("2024-11", "2025-12")
    found = change.difference
    assert found.participants.value == 3_302_762 - 3_287_020 == 15_742
    assert found.points.value == pytest.approx(41.30 - 45.34, abs=0.01)
    assert round(found.by_participants, 2) == 0.21
    assert round(found.by_denominator, 2) == -4.25
    assert found.by_participants + found.by_denominator == pytest.approx(found.points.value)


def test_no_two_figures_of_kalimantan_may_be_joined(asked):
    page = asked("")
    assert (page.kind, page.region, page.target) == ("no_target", "KAL", None)
    assert [one.point.period for one in page.apart.columns] == [
        "2022-12",
        "2023-12",
        "2024-11",
        "2025-12",
    ]
    assert [round(one.cell.denominator.known.value / JUTA, 2) for one in page.apart.columns] == [
        5.9,
        5.4,
        7.25,
        8.0,
    ]
    second = page.apart.columns[1]
    assert second.is_other  # 2,5 million of 5,4 million; the ministry has 3 619 336
    assert second.point.known.value == 3_619_336
    assert page.series.no_projection == "few_like_months"


def test_decembers_are_the_like_months_of_the_nation(asked):
    likes = asked("?region=00").like
    assert {one.last.period[5:] for one in likes} == {"12"}
    assert sum(one.change.value > 0 for one in likes) == len(likes) - 1 == 5


@pytest.mark.parametrize(
    ("region", "kind"),
    [
        ("KAL", "no_target"),
        ("61", "need"),
        ("62", "no_target"),
        ("63", "unstated"),
        ("64", "no_target"),
        ("65", "no_target"),
        ("6403", "nothing"),
        ("1901", "nothing"),
        ("9702", "nothing"),
        ("6112", "unstated"),
        ("6303", "missing"),
    ],
)
def test_every_region_has_an_answer_of_its_kind(asked, region, kind):
    assert asked(f"?region={region}").kind == kind


def test_a_region_without_a_target_is_told_where_there_are_some(asked):
    assert [way.code for way in asked("?region=6403").instead] == ["00"]
    assert [way.code for way in asked("").instead] == ["61", "63", "6112", "6303", "00"]
    assert asked("?region=61").instead == ()


def test_targets_stand_side_by_side_each_over_its_own_base(asked):
    page = asked("?region=61")
    shares = {one.aim.base_status: one.aim.share.value for one in page.mine}
    assert shares == {"stated": pytest.approx(0.72), "not_stated": pytest.approx(0.61)}
    assert {one.aim.region for one in page.targets} == {"61", "6112"}


def test_two_regions_stand_beside_each_other_with_their_own_targets(asked):
    page = asked("?region=00&compare=51")
    assert page.other.region == "51"
    assert page.other.target.aim.measure == "ucj_target"
    assert page.other.lapse == page.lapse


def test_two_months_stand_beside_each_other_over_one_base(asked):
    page = asked("?region=KAL&compare=2024-11")
    assert (page.beside.first.period, page.beside.last.period) == ("2024-11", "2025-12")
    assert page.beside.first.base == page.beside.last.base
    assert "own_bases" in page.not_alike


@pytest.mark.parametrize(
    ("query", "parameter", "nearest"),
    [
        ("?lapse=11", "lapse", "10"),
        ("?region=00&target=xyz", "target", None),
        ("?region=51&target=ucj-target-2025-12-antara-bal", "target", "antara-bali"),
        ("?region=6403&target=xyz", "target", None),
        ("?region=64&compare=2019-12", "compare", "20"),
    ],
)
def test_what_does_not_exist_is_refused_with_the_nearest(asked, query, parameter, nearest):
    with pytest.raises(BadChoice) as refused:
        asked(query)
    assert refused.value.parameter == parameter
    assert nearest is None or nearest in refused.value.nearest


def test_the_lapse_changes_the_gross_pace_only(asked):
    slow, fast = (asked(f"?region=51&lapse={one}").target.aim.asked for one in ("0", "10"))
    assert slow.net == fast.net == slow.gross(0.0)
    assert fast.gross(0.1).value > slow.gross(0.02).value > slow.net.value


def test_a_pace_is_told_from_what_it_follows(asked, real):
    page = asked("?region=00")
    found = provenance(pace(page.target.aim, "need", "0"), ALL, real)
    assert found.number.known == page.target.aim.asked.net
    assert [round(part.known.value / JUTA, 1) for part in found.operands] == [70, 39.7]
    recent = page.series.recent
    assert provenance(monthly(recent, "00", "total"), ALL, real).number.known == recent.monthly


@pytest.mark.parametrize(
    "key",
    [
        "pace~00~nothing~need~0",
        "pace~51~ucj-target-2025-12-antara-bali-2025-03~need~11",
        "pace~51~ucj-target-2025-12-antara-bali-2025-03~need~nan",
        "pace~51~ucj-target-2025-12-antara-bali-2025-03~secret~0",
        "pace~zz~nothing~need~0",
        "monthly~00~total~2025-02~2025-03",
        "monthly~zz~total~2025-02~2025-03",
    ],
)
def test_a_forged_question_about_a_pace_is_refused(real, key):
    with pytest.raises(BadChoice):
        provenance(key, ALL, real)
