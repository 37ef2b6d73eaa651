"""The reader of quoted figures: what a publication printed, and between which bounds it lies."""

import math

import pytest

from etl.sources import facts
from tests.etl.small import PUB, row, source, written

JUTA = 1_000_000


def read(*rows):
    return facts.read(written(rows), "kaltim/2022-12.csv", source())


def one(**cells):
    table, findings = read(row(**cells))
    assert findings == []
    return table.iloc[0]


def bounds(**cells):
    figure = one(**cells)
    return figure["low"], figure["value"], figure["high"]


def fault(**cells):
    table, (finding,) = read(row(**cells))
    assert math.isnan(table.iloc[0]["value"]), "a number that is at fault is no number"
    return finding


def test_a_number_printed_in_full_is_exact():
    assert bounds(value="8518571") == (8_518_571, 8_518_571, 8_518_571)
    assert one(value="8518571")["flags"] == ""


@pytest.mark.parametrize(
    ("as_written", "value", "low", "high"),
    [
        ("2,6 juta", 2.6 * JUTA, 2.55 * JUTA, 2.7 * JUTA),
        ("1,5 juta", 1.5 * JUTA, 1.45 * JUTA, 1.6 * JUTA),
        ("396 ribu", 396_000, 395_500, 397_000),
        ("700 ribu", 700_000, 695_000, 710_000),
        ("73 ribu", 73_000, 72_500, 74_000),
        ("15 juta", 15 * JUTA, 14.5 * JUTA, 16 * JUTA),
        ("sekitar 15 juta", 15 * JUTA, 14.5 * JUTA, 16 * JUTA),
        ("604 juta + 168 juta", 772 * JUTA, (603.5 + 167.5) * JUTA, (605 + 169) * JUTA),
        ("66–67 juta", 66.5 * JUTA, 65.5 * JUTA, 68 * JUTA),
    ],
)
def test_a_wording_gives_half_a_unit_down_and_one_up(as_written, value, low, high):
    figure = one(value=f"{value:.0f}", as_written=as_written)
    assert (figure["low"], figure["value"], figure["high"]) == (low, value, high)
    assert (figure["flags"], figure["as_written"]) == ("approximate", as_written)


def test_a_share_of_a_rounded_number_has_the_interval_of_that_arithmetic():
    low, value, high = bounds(value="1480250", as_written="59,21 % dari 2,5 juta")
    assert value == 1_480_250
    assert low == pytest.approx(0.59205 * 2_450_000)
    assert high == pytest.approx(0.59220 * 2_600_000)


def test_more_than_has_no_bound_above_and_says_so():
    figure = one(value="50", unit="percent", as_written="lebih dari 50 persen")
    assert (figure["low"], figure["value"]) == (50, 50)
    assert math.isnan(figure["high"])
    assert figure["flags"] == "approximate|open"


def test_a_number_written_in_full_stays_exact_with_its_wording():
    assert bounds(value="935079", as_written="935.079") == (935_079, 935_079, 935_079)
    assert one(value="935079", as_written="935.079")["flags"] == ""


def test_a_rounded_number_that_was_printed_in_full_is_read_by_its_zeros():
    low, value, high = bounds(value="45000", as_written="45.000", flags="approximate")
    assert (low, value, high) == (44_500, 45_000, 46_000)


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        ("73000", 72_500, 74_000),
        ("700000", 695_000, 710_000),
        ("15000000", 14_500_000, 16_000_000),
        ("396000", 395_500, 397_000),
        ("5000", 4_950, 5_100),
    ],
)
def test_an_approximate_number_without_its_wording_is_read_by_its_zeros(value, low, high):
    figure = one(value=value, flags="approximate")
    assert (figure["low"], figure["high"]) == (low, high)
    assert figure["flags"] == "approximate|interval_inferred"


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [("41.30", 41.295, 41.31), ("44.1", 44.05, 44.2), ("50", 49.5, 51), ("0", 0, 1)],
)
def test_a_percentage_lies_around_its_last_printed_digit(value, low, high):
    figure = one(value=value, unit="percent", measure="coverage_share_bpjs")
    assert (figure["low"], figure["high"]) == (low, high)
    assert figure["flags"] == "approximate|interval_inferred"


def test_a_value_outside_what_was_written_is_refused():
    finding = fault(value="2800000", as_written="2,6 juta")
    assert finding.place == "kaltim/2022-12.csv:2:value"
    assert finding.rule == "is outside what was written (2.55e+06 to 2.7e+06)"
    assert finding.suggestion == "Correct value or as_written"


def test_the_upper_bound_itself_is_outside_what_was_written():
    assert "is outside" in fault(value="2700000", as_written="2,6 juta").rule
    assert one(value="2550000", as_written="2,6 juta")["low"] == 2_550_000


@pytest.mark.parametrize("value", ["5.900.000", "5,9", "1e6", "enam", "NaN", "inf", "-", "1 %%"])
def test_a_value_that_is_no_plain_number_is_refused(value):
    assert "is not a number" in fault(value=value).rule


def test_a_wording_that_nobody_can_read_is_refused():
    assert "not a number" in fault(value="100", as_written="seratusan").rule


def test_a_known_status_without_a_number_is_refused():
    assert fault(value="").rule == "is empty although its status is a known figure"
    assert fault(value="", status="computed").rule.startswith("is empty")


@pytest.mark.parametrize("status", ["expected", "suppressed", "not_applicable"])
def test_a_figure_that_is_not_there_keeps_its_reason_and_is_never_0(status):
    figure = one(value="", status=status)
    assert [math.isnan(figure[bound]) for bound in ("low", "value", "high")] == [True] * 3
    assert figure["status"] == status


def test_flags_come_from_a_closed_list():
    assert "flags must be approximate or branch_office" in fault(flags="aproximate").rule
    assert one(flags="branch_office")["flags"] == "branch_office"
    assert one(value="73000", flags="approximate|branch_office")["flags"] == (
        "approximate|branch_office|interval_inferred"
    )
    both = one(value="73000", flags="branch_office", as_written="73 ribu")
    assert both["flags"] == "approximate|branch_office"


def test_a_flag_of_a_figure_that_is_not_there_is_checked_and_kept_too():
    assert "flags must be" in fault(value="", status="expected", flags="aproximate").rule
    assert one(value="", status="expected", flags="branch_office")["flags"] == "branch_office"


def test_what_is_left_empty_is_the_total_and_published():
    figure = one(segment="", industry="", employment_status="", programme="", status="")
    dimensions = figure[["segment", "industry", "employment_status", "programme"]]
    assert dimensions.tolist() == ["total"] * 4
    assert figure["status"] == "published"
    assert one(segment="PU", programme="JKK")[["segment", "programme"]].tolist() == ["PU", "JKK"]


def test_a_figure_knows_its_place_and_its_publication():
    table, _ = read(row(), row(period="2021-12"))
    assert table["place"].tolist() == ["kaltim/2022-12.csv:2:value", "kaltim/2022-12.csv:3:value"]
    assert table["origin"].tolist() == [PUB, PUB]


def test_all_faults_of_a_release_are_said_at_once():
    _, findings = read(row(value="x"), row(), row(value="2800000", as_written="2,6 juta"))
    assert [f.place.split(":")[1] for f in findings] == ["2", "4"]


def test_a_release_where_nothing_is_known_yet_is_still_a_table_of_numbers():
    table, _ = read(row(value="", status="expected"))
    assert table[["low", "value", "high"]].dtypes.eq("float64").all()
