"""What is shown of a number holds: never more digits than its interval, ≈ where they differ."""

import math
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from model.interval import Interval
from texts import of

ID, EN = of("id"), of("en")
NBSP = "\u00a0"
UNITS = {"juta": 1e6, "ribu": 1e3, "million": 1e6, "thousand": 1e3}
PARTICIPANTS = Interval(2_550_000, 2_600_000, 2_700_000)
STATED = Interval(5_850_000, 5_900_000, 6_000_000)


def read_back(words, point):
    """Return the number that shown words say, and the unit of their last digit."""
    group = {",": ".", ".": ","}[point]
    digits = re.search(r"[−0-9.,]+", words).group()
    number, _, decimals = digits.replace("−", "-").replace(group, "").partition(point)
    unit = next((size for word, size in UNITS.items() if word in words), 1)
    return float(f"{number}.{decimals or 0}") * unit, unit / 10 ** len(decimals)


counts = st.integers(0, 300_000_000)
widths = st.integers(1, 40_000_000)


@st.composite
def intervals(draw):
    low, width = draw(counts), draw(widths)
    return Interval(low, draw(st.integers(low, low + width)), low + width)


@pytest.mark.parametrize(
    ("known", "indonesian", "english"),
    [
        (Interval.exact(8_518_571), "8.518.571", "8,518,571"),
        (PARTICIPANTS, "2,6 juta", "2.6 million"),
        (STATED - PARTICIPANTS, "3,3 juta", "3.3 million"),
        (Interval(395_500, 396_000, 397_000), "396 ribu", "396 thousand"),
        (Interval(695_000, 700_000, 710_000), "700 ribu", "700 thousand"),
        (Interval(14_500_000, 15_000_000, 16_000_000), "15 juta", "15 million"),
        (Interval.exact(-26_345), "−26.345", "−26,345"),
        (Interval(-27_500, -26_000, -25_500), "−26 ribu", "−26 thousand"),
        (Interval.exact(0), "0", "0"),
        (None, "–", "–"),
    ],
)
def test_people_are_told_with_the_digits_that_hold(known, indonesian, english):
    assert ID.people(known) == indonesian.replace(" ", NBSP)
    assert EN.people(known) == english.replace(" ", NBSP)


@pytest.mark.parametrize(
    ("known", "indonesian", "english"),
    [
        (PARTICIPANTS.over(STATED), "≈ 44 %", "≈ 44%"),
        (Interval(695_000, 700_000, 710_000).over(Interval.exact(441_170)), "≈ 159 %", "≈ 159%"),
        (Interval(395_500, 396_000, 397_000).over(Interval.exact(4_341_022)), "9,1 %", "9.1%"),
        (Interval.exact(729_123 / 2_775_000), "26,3 %", "26.3%"),
        (Interval.exact(0), "0 %", "0%"),
        (Interval.exact(3 / 100_000), "< 0,1 %", "< 0.1%"),
        (Interval(1 / 100_000, 3 / 100_000, 9 / 100_000), "< 0,1 %", "< 0.1%"),
        (None, "–", "–"),
    ],
)
def test_a_share_has_at_most_one_decimal(known, indonesian, english):
    assert ID.share(known) == indonesian.replace(" ", NBSP)
    assert EN.share(known) == english.replace(" ", NBSP)


def test_a_number_known_on_one_side_says_which():
    more = Interval(0.5, 0.5, math.inf)
    assert ID.share(more) == f"lebih dari 50{NBSP}%"
    assert EN.share(more) == "more than 50%"
    assert ID.people(Interval(512_345, 512_345, math.inf)) == "lebih dari 512.345"
    open_participants = Interval(2_500_000, 2_500_000, math.inf)
    gap = Interval.exact(6_000_000) - open_participants
    assert ID.people(gap) == f"paling banyak 3,5{NBSP}juta"
    assert ID.people(open_participants - open_participants) == "tidak dapat dihitung"


def test_a_share_of_an_open_base_is_at_most():
    share = Interval.exact(300).over(Interval(1_000, 1_000, math.inf))
    assert ID.share(share) == f"paling banyak 30{NBSP}%"
    assert EN.share_range(share) == "at most 30"


def test_a_bound_is_rounded_to_the_side_on_which_the_sentence_stays_true():
    assert ID.share(Interval(0.55555, 0.6, math.inf)) == f"lebih dari 55,5{NBSP}%"
    assert ID.people(Interval(-math.inf, 10, 1999.2)) == f"paling banyak 2{NBSP}ribu"


@pytest.mark.parametrize(
    ("known", "shown"),
    [
        (PARTICIPANTS, "2,55–2,70 juta"),
        (STATED - PARTICIPANTS, "3,15–3,45 juta"),
        (Interval(395_500, 396_000, 397_000), "395,5–397,0 ribu"),
        (Interval(695_000, 700_000, 710_000), "695–710 ribu"),
        (Interval(-300_000, 100_000, 500_000), "−300 hingga 500 ribu"),
        (Interval.exact(8_518_571), "8.518.571"),
        (Interval(500_000, 500_000, math.inf), "lebih dari 500 ribu"),
    ],
)
def test_a_range_names_its_unit_once(known, shown):
    assert ID.people_range(known).replace(NBSP, " ") == shown


def test_a_range_of_shares_is_one_digit_finer_than_the_share():
    assert ID.share_range(PARTICIPANTS.over(STATED)) == "42,5–46,2"
    fine = Interval(395_500, 396_000, 397_000).over(Interval.exact(4_341_022))
    assert EN.share_range(fine) == "9.11–9.15"
    assert ID.share_range(Interval.exact(0.25)) == "25,0"


@pytest.mark.parametrize(
    ("x", "shown"),
    [
        (2_046_877, "2,05 juta"),
        (729_123, "729 ribu"),
        (51_958, "52,0 ribu"),
        (999_600, "1,00 juta"),
        (1_234_567_890, "1.230 juta"),
        (730, "730"),
        (7, "7"),
        (0, "0"),
        (-26_345, "−26,3 ribu"),
    ],
)
def test_a_chart_label_has_three_digits(x, shown):
    assert ID.short(x).replace(NBSP, " ") == shown


def test_a_number_is_rounded_once():
    known = Interval(65_135_001, 65_135_501, 65_135_501)
    assert ID.people(known).replace(NBSP, " ") == "65,136 juta"


def test_a_chart_marks_what_the_source_rounded():
    assert ID.about(PARTICIPANTS) == f"≈{NBSP}2,6{NBSP}juta"
    assert ID.about(Interval.exact(2_046_877)) == f"2,05{NBSP}juta"
    assert ID.about(Interval(5e5, 5e5, math.inf)) == f"lebih dari 500{NBSP}ribu"
    assert ID.label(PARTICIPANTS) == f"2,6{NBSP}juta"
    assert ID.label(None) == ID.about(None) == ID.number(None) == "–"


def test_numbers_are_written_as_the_language_does():
    assert ID.number(1_234_567.891, 1) == "1.234.567,9"
    assert EN.number(1_234_567.891, 1) == "1,234,567.9"
    assert ID.number(-0.04, 1) == "0,0"
    assert (ID.percent(100), EN.percent(41.3, 1)) == (f"100{NBSP}%", "41.3%")


def test_periods_and_dates_have_our_own_month_names():
    assert ID.period("2022-12", "month") == "Desember 2022"
    assert ID.period("2022-12", "month", short=True) == "Des 2022"
    assert ID.period("2022-08", "august") == "Agustus 2022"
    assert ID.period("2023", "year") == "2023"
    assert [ID.date(iso) for iso in ("2022-11-01", "2022-11", "2022")] == [
        "1 November 2022",
        "November 2022",
        "2022",
    ]
    assert EN.date("2026-11-22T06:10:00Z") == "22 November 2026"


@given(intervals())
def test_shown_people_overlap_what_is_known(known):
    words = ID.people(known)
    assume("paling" not in words)
    shown, unit = read_back(words, ",")
    unit = max(unit, known.last_place() or 1)
    assert abs(shown - known.value) <= unit / 2 * (1 + 1e-9)
    assert shown - unit / 2 <= known.high and known.low <= shown + unit / 2


@given(intervals(), st.integers(1_000, 300_000_000))
def test_about_stands_before_a_share_exactly_when_its_bounds_read_differently(known, base):
    share = known.over(Interval.exact(base))
    words = EN.share(share)
    if words.startswith("<"):
        assert share.high < read_back(words, ".")[0] / 100 + 1e-9
        return
    assume(not words.startswith("at most"))
    shown, _ = read_back(words, ".")
    first = math.floor(math.log10(share.value * 100) + 1e-12) if share.value else 0
    place = round(math.log10(share.last_place() * 100))
    power = max(-1, min(place, first, 0) if share.value else min(place, 0))
    readings = {round(bound * 100, -power) for bound in (share.low, share.value, share.high)}
    assert shown == pytest.approx(round(share.value * 100, -power))
    assert ("≈" in words) == (len(readings) > 1)


@given(intervals(), st.integers(1_000, 300_000_000))
def test_a_share_shows_no_digit_that_does_not_hold(known, base):
    share = known.over(Interval.exact(base))
    words = EN.share(share)
    assume(not words.startswith(("<", "at most", "more than")))
    shown_decimals = len(words.rstrip("%").partition(".")[2])
    assert shown_decimals <= min(1, max(0, share.share_digits() - 2)) or (
        share.value < 0.01  # the first digit is always shown
    )


@given(st.integers(-(10**12), 10**12))
def test_groups_of_three_are_separated_by_the_languages_own_sign(x):
    assert ID.number(x).replace(".", "").replace("−", "-") == str(x)
    assert EN.number(x).replace(",", "").replace("−", "-") == str(x)
    assert re.fullmatch(r"−?\d{1,3}(\.\d{3})*", ID.number(x))


@given(st.floats(-1e9, 1e9).filter(lambda x: x == 0 or abs(x) >= 1))
def test_a_label_is_within_half_of_its_last_digit(x):
    shown, unit = read_back(ID.short(x), ",")
    rounding = 10 ** max(0, math.floor(math.log10(abs(x))) - 2) if x else 1
    assert abs(shown - x) <= max(unit, rounding) / 2 * (1 + 1e-9)


@given(intervals())
def test_a_range_contains_what_is_known_to_its_last_digit(known):
    words = ID.people_range(known)
    if "–" not in words:
        return
    _, unit = read_back(words.partition("–")[2], ",")
    scale = next((size for word, size in UNITS.items() if word in words), 1)
    low, high = (
        read_back(part.replace("juta", "").replace("ribu", ""), ",")[0] * scale
        for part in words.split("–")
    )
    assert abs(low - known.low) <= unit / 2 * (1 + 1e-9)
    assert abs(high - known.high) <= unit / 2 * (1 + 1e-9)
