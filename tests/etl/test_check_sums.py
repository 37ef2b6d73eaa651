"""What must add up does; a rounded total fits what it may stand for; the unknown is left out."""

import pandas as pd
import pytest

from etl.check_sums import check_sums
from tests.etl.small import figures, row, source

INDUSTRIES = [*"ABCDEFGHIJKL", "MN", "O", "P", "Q", "RSTU"]  # 17 groups of KBLI
STATUSES = ["own_account", "with_helpers", "employer", "employee", "casual_farm",
            "casual_nonfarm", "family_worker"]  # fmt: skip
KUTAI = ["6401", "6402", "6403", "6404", "6405", "6409", "6411", "6471", "6472", "6474"]


@pytest.fixture
def faults(codelists):
    def found(*rows, of=None):
        return [(f.place.partition(":")[2], f.rule, f.severity)
                for f in check_sums(figures(*rows, of=of), codelists)]  # fmt: skip

    return found


def august(measure, value, region="64", **cells):
    return row(region, "2022-08", str(value), measure=measure, **cells)


def people(measure, value, **cells):
    return row(value=str(value), measure=f"participants_{measure}", **cells)


# identities


def test_a_labour_force_is_employed_and_unemployed(faults):
    parts = august("employed", 60), august("unemployed", 40)
    assert faults(august("labour_force", 100), *parts) == []
    assert faults(august("labour_force", 101), *parts) == [
        ("2:value", f"labour_force is not employed + unemployed ({60 + 40})", "fault")
    ]


def test_registered_participants_are_active_and_inactive(faults):
    parts = people("active", 60), people("inactive", 40)
    assert faults(people("registered", 100), *parts) == []
    assert faults(people("registered", 99), *parts) == [
        ("2:value", "participants_registered is not participants_active"
                    f" + participants_inactive ({60 + 40})", "fault")
    ]  # fmt: skip


def test_a_rounded_total_is_at_fault_only_where_nothing_it_may_stand_for_fits(faults):
    """2,6 juta is [2 550 000; 2 700 000)."""
    total = people("registered", 2_600_000, as_written="2,6 juta")
    for inactive, fits in ((550_000, True), (699_000, True), (549_000, False), (701_000, False)):
        found = faults(total, people("active", 2_000_000), people("inactive", inactive))
        assert (found == []) == fits


def test_rounded_parts_stretch_their_sum(faults):
    """700 ribu is [695 000; 710 000), 73 ribu [72 500; 74 000)."""
    parts = (
        people("active", 700_000, as_written="700 ribu"),
        people("inactive", 73_000, as_written="73 ribu"),
    )
    for total, fits in ((767_500, True), (784_000, True), (767_000, False), (784_600, False)):
        assert (faults(people("registered", total), *parts) == []) == fits


def test_an_open_part_only_bounds_its_sum_below(faults):
    more = people("active", 100, as_written="lebih dari 100"), people("inactive", 50)
    assert faults(people("registered", 1_000), *more) == []
    assert len(faults(people("registered", 149), *more)) == 1


def test_a_sum_with_an_unknown_part_is_not_checked(faults):
    unknown = august("unemployed", "", status="expected")
    assert faults(august("labour_force", 100), august("employed", 10), unknown) == []
    assert faults(august("labour_force", 100), august("employed", 10)) == []


def test_other_periods_regions_and_segments_are_other_sums(faults):
    assert faults(
        august("labour_force", 100),
        august("employed", 60, region="63"),
        row(period="2021-08", measure="unemployed", value="9"),
        people("registered", 100),
        people("active", 10, segment="PU"),
        people("inactive", 20, segment="PU"),
    ) == []  # fmt: skip


# bounds


def test_the_labour_force_is_part_of_the_working_age(faults):
    assert faults(august("labour_force", 100), august("working_age", 100)) == []
    assert faults(august("labour_force", 101), august("working_age", 100)) == [
        ("2:value", "labour_force exceeds working_age (100)", "fault")
    ]


def test_the_working_age_is_part_of_the_population_of_that_year_whoever_counted_it(codelists):
    def found(adults, year):
        census = source("ilo-2022", name="ilo")
        counted = figures(row(period=year, value="150", measure="population", origin="ilo-2022"),
                          of=census, release="ilo/2022.csv")  # fmt: skip
        rows = figures(august("working_age", adults))
        return check_sums(pd.concat([rows, counted], ignore_index=True), codelists)

    assert found(150, "2022") == []
    assert found(151, "2021") == []
    (fault,) = found(151, "2022")
    assert fault.rule == "working_age exceeds the population of that year (150)"


def test_a_rounded_population_has_room_up_to_its_bound(faults):
    rounded = row(value="15000000", measure="population", as_written="15 juta", period="2022-06")
    assert faults(rounded, august("working_age", 15_999_999)) == []
    assert len(faults(rounded, august("working_age", 16_000_001))) == 1


# regions


def test_a_province_is_the_sum_of_its_kabupaten_and_kota(faults):
    parts = [august("employed", 10, region=code) for code in KUTAI]
    assert faults(august("employed", 10 * len(KUTAI)), *parts) == []
    assert faults(august("employed", 99), *parts) == [
        ("2:value", f"is not the sum of the regions below it ({10 * 10})", "fault")
    ]


def test_a_nation_is_the_sum_of_its_38_provinces_those_of_a_kanwil_too(faults, codelists):
    regions = codelists.tables["regions"].query("level == 'province' and valid_to == ''")
    parts = [row(code, "2023-12", "10", as_of="2023-12") for code in regions["code"]]
    assert faults(row("00", "2023-12", "380", as_of="2023-12"), *parts) == []
    assert faults(row("00", "2023-12", "390", as_of="2023-12"), *parts) == [
        ("2:value", f"is not the sum of the regions below it ({38 * 10})", "fault")
    ]
    assert faults(row("00", "2023-12", "390", as_of="2023-12"), *parts[1:]) == [], "one is missing"


def test_every_measure_segment_industry_and_programme_has_its_own_sum(faults):
    whole = {"segment": "PU", "programme": "JKK"}
    parts = [people("active", 10, region=code, **whole) for code in KUTAI]
    assert faults(people("active", 100, **whole), *parts) == []
    assert len(faults(people("active", 99, **whole), *parts)) == 1
    assert faults(people("active", 99, segment="BPU", programme="JKK"), *parts) == []


def test_a_region_that_is_expected_leaves_the_sum_unchecked(faults):
    parts = [august("employed", 10, region=code) for code in KUTAI[1:]]
    unknown = august("employed", "", region=KUTAI[0], status="expected")
    assert faults(august("employed", 5), unknown, *parts) == []


def test_ratios_and_bases_of_publishers_are_never_added(faults):
    def share(region):
        return row(region, value="40.0", unit="percent", measure="coverage_share_bpjs")

    def base(region, value="10"):
        return row(region, value=value, measure="labour_force_bpjs_denominator")

    assert faults(share("64"), *map(share, KUTAI)) == []
    assert faults(base("64", "5"), *map(base, KUTAI)) == []


def test_a_part_that_two_publications_give_leaves_the_sum_unchecked(faults):
    two = source("kaltim-2022-12", "b-2022-12")
    nine = [august("employed", 10, region=code) for code in KUTAI[1:]]
    again = august("employed", 10, region=KUTAI[1], origin="b-2022-12")
    assert faults(august("employed", 5), *nine, again, of=two) == []


# industries and statuses


def test_the_employed_are_the_sum_of_17_industries(faults):
    parts = [august("employed", 10, industry=code) for code in INDUSTRIES]
    assert faults(august("employed", 170), *parts) == []
    assert faults(august("employed", 171), *parts) == [
        ("2:value", f"is not the sum of its industries ({17 * 10})", "fault")
    ]


def test_the_employed_are_the_sum_of_7_statuses(faults):
    parts = [august("employed_by_status", 10, employment_status=code) for code in STATUSES]
    assert faults(august("employed", 70), *parts) == []
    assert faults(august("employed", 71), *parts) == [
        ("2:value", f"is not the sum of its statuses ({7 * 10})", "fault")
    ]


def test_some_industries_or_statuses_alone_are_no_sum(faults):
    builders = august("employed", 10, industry="F")
    hired = august("employed_by_status", 10, employment_status="employee")
    assert faults(august("employed", 100), builders, hired) == []


def test_an_industry_with_nobody_in_the_sample_counts_as_0_and_is_a_part(faults):
    parts = [august("employed", 10, industry=code) for code in INDUSTRIES[1:]]
    none = august("employed", 0, industry="A", status="estimated")
    assert faults(august("employed", 160), none, *parts) == []
    assert len(faults(august("employed", 170), none, *parts)) == 1


def test_a_fault_can_be_accepted_by_its_period_region_and_measure(codelists):
    rows = august("labour_force", 101), august("employed", 60), august("unemployed", 40)
    (fault,) = check_sums(figures(*rows), codelists)
    assert (fault.subject, fault.source) == ("2022-08 64 labour_force", "kaltim")
