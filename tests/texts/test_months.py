"""Months that money lasts: the digits that hold, ≈ where rounding may change them."""

import pytest

import texts
from model.interval import Interval
from texts.months import brief, months, months_range

ID, EN = texts.of("id"), texts.of("en")


@pytest.mark.parametrize(
    ("bounds", "said", "in_a_sentence"),
    [
        ((2.98, 2.99, 3.006), "3,0", "3"),
        ((12, 12, 12), "12,0", "12"),
        ((9.78, 10.0, 10.1), "≈ 10,0", "≈ 10"),
        ((11.42, 11.46, 11.52), "≈ 11,5", "≈ 11,5"),
        ((20.0, 21.0, 22.4), "≈ 21", "≈ 21"),
    ],
)
def test_months_have_the_digits_that_hold(bounds, said, in_a_sentence):
    known = Interval(*bounds)
    assert months(known, ID).replace("\u00a0", " ") == said
    assert brief(known, ID).replace("\u00a0", " ") == in_a_sentence


def test_unknown_months_are_a_dash():
    assert months(None, ID) == brief(None, ID) == "–"


def test_both_bounds_are_told_in_each_language():
    known = Interval(11.7, 11.9, 12.3)
    assert (months_range(known, ID), months_range(known, EN)) == ("11,7–12,3", "11.7–12.3")
