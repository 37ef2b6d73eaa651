"""A published sentence is checked by its own arithmetic, within what rounding can explain."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from model.claim import AS_THEY_STAND, Claim, MalformedClaim
from model.claims import by_place, check
from model.interval import Interval
from model.number import NotANumber
from model.operand import UnknownUnit, read

EMPTY = {name: "" for name in (*AS_THEY_STAND, "operand_origins", "segment")}
PLACE = {"region": "64", "period": "2022-12", "unit": "persons"}


def row(relation, operands, stated, **others):
    told = {"relation": relation, "operands": operands, "stated": stated}
    return EMPTY | PLACE | told | others


def checked(relation, operands, stated, **others):
    return check(Claim.of(row(relation, operands, stated, **others)))


def rounded_or_cut(count, cut):
    """A count as the press prints it: millions with one decimal, cut or rounded."""
    tenths = count // 100_000 if cut else (count + 50_000) // 100_000
    return f"{tenths // 10},{tenths % 10} juta"


@pytest.mark.parametrize(
    ("relation", "operands", "stated", "verdict"),
    [
        ("sum", "1.200|300", "1.500 orang", "agrees"),
        ("sum", "1.200|300", "1.501 orang", "contradicts"),
        ("sum", "1,2 juta|300 ribu", "1,5 juta", "agrees"),
        ("sum", "1,2 juta|333 ribu", "1,5 juta", "agrees_within_rounding"),
        ("sum", "1,2 juta|600 ribu", "1,5 juta", "contradicts"),
        ("difference", "1.500|300|200", "1.000 orang", "agrees"),
        ("share", "1|4", "25 persen", "agrees"),
        ("share", "1|3", "33,3 persen", "agrees_within_rounding"),
        ("share", "2|3", "66,7 persen", "agrees_within_rounding"),  # 66,67 rounded
        ("share", "1|3", "33,4 persen", "contradicts"),
        ("share", "199|300", "66 persen", "agrees_within_rounding"),  # 66,33 cut
        ("share", "2|3", "lebih dari 60 persen", "agrees_within_rounding"),
        ("share", "2|3", "lebih dari 70 persen", "contradicts"),
        ("share", "243|20.000", "1,22 persen", "agrees_within_rounding"),  # 1,215: half a unit
        ("share", "241|20.000", "1,22 persen", "contradicts"),
        ("growth", "100|110", "10 persen", "agrees"),
        ("growth", "100|90", "-10 persen", "agrees"),
        ("growth", "100|90", "10 persen", "contradicts"),
        ("cost", "10 orang|Rp16.800|12 bulan", "Rp2.016.000", "agrees"),
        ("cost", "10 orang|Rp16.800|12 bulan", "Rp2 juta", "agrees_within_rounding"),
        ("same", "100.000", "100.001", "agrees_within_rounding"),  # 0,001 %
        ("same", "100.000", "100.002", "contradicts"),
        ("same", "27 persen", "37 persen", "contradicts"),
        ("same", "27 persen", "27,4 persen", "agrees_within_rounding"),
        ("same", "3 persen dari 200", "6 orang", "agrees"),
    ],
)
def test_a_claim_is_judged_by_what_its_numbers_come_to(relation, operands, stated, verdict):
    unit = "rupiah" if "Rp" in stated else "persons"
    assert checked(relation, operands, stated, unit=unit).verdict == verdict


def test_the_result_carries_the_interval_of_the_arithmetic():
    share = checked("share", "1,5 juta|2,6 juta", "sekitar 70 persen")
    assert share.unit == "percent"
    assert share.computed.low == pytest.approx(100 * 1.45 / 2.7)
    assert share.computed.value == pytest.approx(100 * 1.5 / 2.6)
    assert share.computed.high == pytest.approx(100 * 1.6 / 2.55)
    assert share.stated == Interval(69.5, 70, 71)
    assert share.sign == "÷"


def test_a_difference_of_rates_is_in_points():
    points = checked("difference", "29,47 persen|26,10 persen", "3,37 persen", unit="percent")
    assert (points.verdict, points.unit) == ("agrees", "points")


@pytest.mark.parametrize(
    ("operands", "stated"),
    [
        ("1.233 perusahaan|82.001 pekerja", "83.234"),
        ("82.001 pekerja|1.233 perusahaan", "83.234 pekerja"),
        ("Rp1.000|82.001 pekerja", "83.001"),
        ("10 persen|82.001 pekerja", "83.001"),
        ("1.000 orang|200 orang", "1.200 perusahaan"),
    ],
)
@pytest.mark.parametrize("relation", ["sum", "difference"])
def test_unlike_units_are_never_added(relation, operands, stated):
    found = checked(relation, operands, stated)
    assert (found.verdict, found.why, found.computed) == ("cannot_check", "unlike_units", None)


def test_a_cost_has_one_price():
    assert checked("cost", "10 orang|12 bulan", "120 orang").why == "unlike_units"
    assert checked("cost", "Rp10|Rp12", "Rp120", unit="rupiah").why == "unlike_units"


def test_a_rate_that_grew_by_percent_has_two_readings_until_a_person_picks():
    words = ("growth", "40 persen|44 persen", "10 persen")
    both = checked(*words, unit="percent")
    assert (both.verdict, both.why, both.computed) == ("cannot_check", "two_readings", None)
    readings = {one.unit: (one.computed.value, one.verdict) for one in both.readings}
    assert readings["percent"] == (pytest.approx(100 * 44 / 40 - 100), "agrees")
    assert readings["points"] == (44 - 40, "contradicts")
    assert checked(*words, unit="percent", reading="percent").verdict == "agrees"
    assert checked(*words, unit="percent", reading="points").verdict == "contradicts"


def test_a_growth_in_points_has_one_reading():
    found = checked("growth", "40 persen|44 persen", "4 persen poin")
    assert (found.verdict, found.unit) == ("agrees", "points")


def test_a_growth_of_people_in_points_means_nothing():
    assert checked("growth", "40|44", "4 persen poin").why == "unlike_units"


def test_a_sum_with_a_missing_part_is_incomplete_unless_the_others_are_already_too_many():
    assert checked("sum", "1.200|-", "1.500").verdict == "incomplete"
    assert checked("sum", "1.600|...", "1.500").verdict == "contradicts"
    assert checked("sum", "1.200|-", "1.500").computed == Interval.exact(1_200)


@pytest.mark.parametrize("relation", ["share", "difference", "growth"])
def test_any_other_arithmetic_without_an_operand_cannot_be_checked(relation):
    stated = "10" if relation == "difference" else "10 persen"
    assert checked(relation, "-|1.200", stated).why == "no_operand"


def test_without_a_result_or_by_zero_nothing_is_checked():
    assert checked("sum", "1|2", "-").why == "no_result"
    assert checked("share", "1|0", "10 persen").why == "by_zero"
    assert checked("growth", "0|1", "10 persen").why == "by_zero"


@pytest.mark.parametrize(
    ("others", "why"),
    [
        ({"relation": "product"}, "relation must be"),
        ({"operands": "1"}, "cannot have 1 operands"),
        ({"relation": "same"}, "cannot have 2 operands"),
        ({"reading": "points"}, "of a growth"),
        ({"relation": "growth", "reading": "both"}, "of a growth"),
        ({"operand_origins": "one|two|three"}, "3 operand_origins"),
        ({"relation": "share", "operands": "-5|10"}, "negative"),
    ],
)
def test_a_row_that_states_no_arithmetic_is_refused(others, why):
    with pytest.raises(MalformedClaim, match=why):
        Claim.of(row("sum", "1|2", "3") | others)


def test_an_unreadable_number_or_unit_is_refused():
    with pytest.raises(NotANumber):
        Claim.of(row("sum", "dua|3", "5"))
    with pytest.raises(UnknownUnit, match="persons or employers"):
        Claim.of(row("sum", "2|3", "5", unit="people"))


@pytest.mark.parametrize(
    ("written", "unit", "value"),
    [
        ("82.001 pekerja", "persons", 82_001),
        ("42.591 tenaga kerja", "persons", 42_591),
        ("1.233 perusahaan", "employers", 1_233),
        ("12 bulan", "months", 12),
        ("Rp 1,78 miliar", "rupiah", 1_780_000_000),
        ("50,88 persen", "percent", 50.88),
        ("-2,06 %", "percent", -2.06),
        ("minus 2,06 persen", "percent", -2.06),
        ("7 persen poin", "points", 7),
        ("7.996.826", "persons", 7_996_826),
        ("1 juta dari 4 juta", "percent", 25),
        ("25 persen dari 4.000 perusahaan", "employers", 1_000),
        ("lebih dari 50 persen", "percent", 50),
    ],
)
def test_a_number_is_read_with_the_unit_that_it_names(written, unit, value):
    found = read(written, "persons", "here")
    assert (found.unit, found.known.value) == (unit, pytest.approx(value))


def test_about_a_number_written_in_full_is_not_exact():
    assert read("≈ 45.000", "persons", "here").known == Interval(44_500, 45_000, 46_000)
    assert read("45.000", "persons", "here").known.is_exact


def test_more_than_a_number_has_no_upper_bound_in_a_product_either():
    found = checked("cost", "lebih dari 10 orang|Rp100", "Rp5.000", unit="rupiah")
    assert (found.verdict, found.computed.high) == ("agrees_within_rounding", math.inf)
    nothing = checked("cost", "lebih dari 10 orang|Rp0", "Rp0", unit="rupiah")
    assert nothing.computed == Interval.exact(0)


def test_operands_come_from_the_claims_own_publication_unless_another_is_named():
    own = Claim.of(row("sum", "1|2", "3", source="paper"))
    assert [one.origin for one in own.operands] == ["paper", "paper"]
    mixed = Claim.of(row("sum", "1|2", "3", source="paper", operand_origins="|table"))
    assert [one.origin for one in mixed.operands] == ["paper", "table"]
    assert mixed.origins == ("paper", "table")


def test_a_claim_is_left_out_where_one_of_its_publications_is_not_there():
    rows = [
        row("same", "1", "1", id="whole", source="paper", operand_origins="table"),
        row("same", "1", "1", id="half", source="paper", operand_origins="lost"),
    ]
    (place,) = (found := by_place(rows, {"paper", "table"}))
    assert place == ("64", "2022-12")
    assert [one.claim.id for one in found[place]] == ["whole"]


counts = st.integers(1_000_000, 10**10)


@given(st.lists(counts, min_size=2, max_size=5), st.lists(st.booleans(), min_size=6, max_size=6))
def test_a_true_sum_never_contradicts_however_its_numbers_were_rounded(parts, cuts):
    written = "|".join(rounded_or_cut(n, cut) for n, cut in zip(parts, cuts, strict=False))
    found = checked("sum", written, rounded_or_cut(sum(parts), cuts[-1]))
    assert found.verdict in {"agrees", "agrees_within_rounding"}
    assert found.computed.low <= sum(parts) < found.computed.high


@given(counts, counts, st.tuples(st.booleans(), st.booleans(), st.booleans()))
def test_a_true_share_never_contradicts_however_its_numbers_were_rounded(part, whole, cuts):
    hundredths = (10_000 * part * (1 if cuts[2] else 2) + (0 if cuts[2] else whole)) // (
        whole * (1 if cuts[2] else 2)
    )
    stated = f"{hundredths // 100},{hundredths % 100:02} persen"
    written = f"{rounded_or_cut(part, cuts[0])}|{rounded_or_cut(whole, cuts[1])}"
    verdicts = {checked("share", text, stated).verdict for text in (written, f"{part}|{whole}")}
    assert verdicts <= {"agrees", "agrees_within_rounding"}


@given(st.lists(counts, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_the_parts_changes_nothing(parts, random):
    shuffled = random.sample(parts, len(parts))
    one, other = (
        checked("sum", "|".join(map(str, order)), "5,5 juta") for order in (parts, shuffled)
    )
    assert (one.verdict, one.computed) == (other.verdict, other.computed)


@given(counts, counts)
def test_exact_counts_are_the_same_only_within_a_thousandth_of_a_percent(one, other):
    assume(one != other)
    near = abs(one - other) * 100_000 <= max(one, other)
    verdict = "agrees_within_rounding" if near else "contradicts"
    assert checked("same", str(one), str(other)).verdict == verdict


@given(st.permutations(["1 orang", "1 perusahaan", "Rp1", "1 bulan", "1 persen"]))
def test_no_order_of_unlike_units_is_added(units):
    assert checked("sum", "|".join(units[:3]), units[3]).why == "unlike_units"


@given(st.text(max_size=25), st.text(max_size=25))
def test_any_text_is_read_or_refused_and_nothing_else(operand, stated):
    try:
        found = checked("same", operand.replace("|", ""), stated)
    except (NotANumber, MalformedClaim):
        return
    assert found.verdict in {"agrees", "agrees_within_rounding", "contradicts", "cannot_check"}
