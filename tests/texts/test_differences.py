"""Differences with their sign, and published shares as they were printed."""

import math

import pytest

from model.interval import Interval
from texts import of

ID, EN = of("id"), of("en")


def plain(said):
    return said.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("count", "indonesian", "english"),
    [(15_742, "+15.742", "+15,742"), (-15_742, "−15.742", "−15,742"), (0, "0", "0")],
)
def test_a_difference_of_exact_counts_has_all_digits_and_its_sign(count, indonesian, english):
    assert ID.change(Interval.exact(count)) == indonesian
    assert EN.change(Interval.exact(count)) == english


def test_a_rounded_difference_has_no_more_digits_than_hold():
    found = ID.change(Interval(550_000, 600_000, 700_000))
    assert plain(found) == "+600 ribu"
    assert plain(ID.change(Interval(-700_000, -600_000, -550_000))) == "−600 ribu"


def test_an_unknown_difference_is_a_dash():
    assert ID.change(None) == ID.points(None) == "–"


def test_a_difference_of_exact_shares_has_two_decimals_and_its_sign():
    assert ID.points(Interval.exact(-4.0413)) == "−4,04"
    assert EN.points(Interval.exact(2.5)) == "+2.50"
    assert ID.points(Interval.exact(0)) == "0,00"


def test_points_keep_the_digits_that_hold_of_them():
    # 41,30 % of an exact base less 45,34 % as printed: [45,335; 45,35)
    known = Interval(41.30 - 45.35, 41.30 - 45.34, 41.30 - 45.335)
    assert plain(ID.points(known)) == "≈ −4,04"
    assert ID.part_of_points(0.21, known) == "+0,21"
    assert ID.part_of_points(-4.25, known) == "−4,25"


def test_points_of_shares_in_whole_percents_are_whole():
    known = Interval(42.5 - 48.2, 44.07 - 46.3, 46.2 - 45.1)
    assert plain(ID.points(known)) == "≈ −2"
    assert ID.part_of_points(0.21, known) == "0"  # no "+0"


def test_points_with_one_bound_only_do_not_break():
    assert plain(ID.points(Interval(10, 12, math.inf))).startswith("≈")


@pytest.mark.parametrize(
    ("bounds", "indonesian"),
    [
        ((32.145, 32.15, 32.16), "32,15 %"),
        ((99.45, 99.5, 99.6), "99,5 %"),
        ((79.5, 80, 81), "80 %"),
        ((46.15, 46.2, 46.3), "46,2 %"),
        ((50.875, 50.88, 50.89), "50,88 %"),
    ],
)
def test_a_printed_share_keeps_the_decimals_of_its_print(bounds, indonesian):
    assert plain(ID.printed(Interval(*(x / 100 for x in bounds)))) == indonesian


def test_more_than_half_is_not_half():
    assert plain(ID.printed(Interval(0.5, 0.5, math.inf))) == "lebih dari 50 %"
    assert plain(EN.printed(Interval(0.5, 0.5, math.inf))) == "more than 50%"


def test_a_printed_span_is_about_its_middle():
    said = plain(ID.printed(Interval(0.655, 0.665, 0.68)))  # "66–67 persen"
    assert said.startswith("≈ ")
    assert "," not in said
