"""Months of a plan: what is paid, and what relief takes off."""

import pytest

from charts import theme
from charts.month_bars import month_bars
from tests.charts.costs import worked_out
from tests.charts.places import words
from texts import of

EN, LIGHT, PHONE = of("en"), theme.of("light"), theme.of("light", narrow=True)


def drawn(look=LIGHT, **more):
    return month_bars(worked_out(**more).months, EN, look)


def test_paid_and_let_off_make_the_month():
    paid, relief = drawn()["data"]
    assert paid["customdata"][0] == "2026-01"
    assert relief["y"][:4] == [0, 0, 0, pytest.approx(600 * 8_400)]
    assert [a + b for a, b in zip(paid["y"], relief["y"], strict=True)] == pytest.approx(
        [1_000 * 16_800] * 12
    )


def test_people_who_join_by_and_by_make_months_grow():
    paid = drawn(shares={"apbd": 1}, enrol_over=4)["data"][0]
    quarter = 250 * 16_800
    assert paid["y"][:5] == pytest.approx([quarter, 2 * quarter, 3 * quarter, *[4 * quarter] * 2])


def test_months_past_the_known_rates_are_hatched():
    pattern = drawn(first="2026-11", months=4)["data"][0]["marker"]["pattern"]["shape"]
    assert pattern == ["", "", "/", "/"]


def test_no_more_months_are_named_than_there_is_room_for():
    assert len(words(drawn())) == 12 + 12
    assert words(drawn(PHONE))[6:] == ["<b>16.8</b>", "<b>11.8</b>"]
    assert len(words(drawn(shares={"apbd": 1}, months=60))) == 12 + 1
