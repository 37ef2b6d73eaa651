"""A published share or target, and the distance that may be drawn: only over its own base."""

import math

import pytest

from model.cell import Cell, Quantity
from model.interval import Interval
from model.targets import Goal

NOTHING = dict.fromkeys(
    f"{side}_{part}"
    for side in ("base", "participants")
    for part in ("low", "value", "high", "status", "origin", "as_written")
)


def row(**more):
    """A row of the table of goals: 67,28 % for Bali, without base or participants."""
    given = {
        "region": "51",
        "measure": "ucj_target",
        "period": "2025-12",
        "period_kind": "month",
        "segment": "total",
        "low": 67.275,
        "value": 67.28,
        "high": 67.29,
        "origin": "antara-bali-2025-03",
        "base_period": None,
        "reached_low": None,
        "reached_value": None,
        "reached_high": None,
    }
    return given | NOTHING | more


def side(name, count):
    bounds = dict.fromkeys((f"{name}_low", f"{name}_value", f"{name}_high"), count)
    return bounds | {f"{name}_status": "published", f"{name}_origin": "antara-bali-2025-03"}


PEOPLE, BASE = side("participants", 935_079), side("base", 1_873_899)
PRINTED = {"reached_low": 50.875, "reached_value": 50.88, "reached_high": 50.89}


def test_percents_become_shares_with_their_bounds():
    share = Goal.of(row(), "Bali").share
    assert (share.low, share.value, share.high) == pytest.approx((0.67275, 0.6728, 0.6729))


def test_more_than_so_many_percent_has_no_bound_above():
    assert Goal.of(row(high=None), "Bali").share.high == math.inf


def test_what_is_reached_is_divided_again_and_not_read_off_the_print():
    goal = Goal.of(row(**PEOPLE, **BASE, **PRINTED), "Bali")
    assert goal.reached == Interval.exact(935_079 / 1_873_899)
    assert f"{goal.reached.value:.4f}" == "0.4990"  # 50,88 % was printed


def test_where_a_side_is_missing_the_printed_share_stands():
    goal = Goal.of(row(**BASE, **PRINTED), "Bali")
    assert goal.reached.value == pytest.approx(0.5088)
    assert goal.is_based


def test_a_target_without_a_base_has_no_distance():
    goal = Goal.of(row(**PEOPLE, **PRINTED), "Bali")
    assert not goal.is_based
    assert goal.base == Quantity()


def test_without_anything_beside_it_what_is_reached_is_unknown():
    assert Goal.of(row(), "Bali").reached is None


def test_a_cell_over_a_publishers_own_base_is_a_goal_with_its_base():
    goal = Goal.of_cell(cell(77_074, 51_086))
    assert goal.share == Interval.exact(77_074 / 51_086)
    assert (goal.segment, goal.base_period, goal.origin) == ("BPU", "2024", "kutim-2024")
    assert goal.is_based


@pytest.mark.parametrize(("participants", "people"), [(None, 5), (5, None)])
def test_a_cell_without_a_share_is_no_goal(participants, people):
    assert Goal.of_cell(cell(participants, people)) is None


def cell(participants, people):
    sides = [
        Quantity() if count is None else Quantity(Interval.exact(count), "published", (origin,))
        for count, origin in ((participants, "kutim-2024"), (people, "kutim-2024"))
    ]
    return Cell("6404", "Kutai Timur", "2024", "year", "BPU", "stated", "2024", *sides)
