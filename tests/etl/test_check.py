"""The contract of a single figure: codes, names, units, dates, values, publications, keys."""

import pytest

from etl.check import check, without_repeats
from tests.etl.small import figures, placed, row, source


@pytest.fixture
def checked(codelists):
    """What is wrong with these rows; `of` is their source."""

    def findings(*rows, of=None):
        of = of or source()
        return check(figures(*rows, of=of), codelists, {of.name: of})

    return findings


def test_a_good_figure_breaks_nothing(checked):
    assert checked(row(), row("KAL"), row("00"), row("6403")) == []


# codes


@pytest.mark.parametrize(
    ("column", "wrong", "codes", "near"),
    [
        ("measure", "participant_active", "measures", "participants_active"),
        ("segment", "PBU", "segments", "BPU"),
        ("industry", "Z", "industries", "See codelists/industries.csv"),
        ("employment_status", "employe", "employment_statuses", "employee"),
        ("programme", "JKK+JMK", "programmes", "JKK+JKM"),
        ("status", "publised", "figure_statuses", "published"),
    ],
)
def test_an_unknown_code_is_refused_with_the_nearest_ones(checked, column, wrong, codes, near):
    (finding,) = checked(row(**{column: wrong}))
    assert finding.place == f"kaltim/2022-12.csv:2:{column}"
    assert (finding.value, finding.rule) == (wrong, f"is not in codelists/{codes}.csv")
    assert near in finding.suggestion


def test_an_unknown_region_is_refused_with_the_nearest_codes(checked):
    (finding,) = checked(row("6499", region_name="Kabupaten Entah"))
    assert finding.rule == "is not in codelists/regions.csv"
    assert finding.suggestion.startswith("Nearest: 64")


# names


def test_a_name_that_does_not_belong_to_its_code_is_refused(checked):
    """6402 is Kutai Kartanegara in Kemendagri's codes and Kutai Barat in BPS's."""
    swapped = (
        row("6402", region_name="Kabupaten Kutai Kartanegara"),
        row("6403", region_name="Kabupaten Kutai Barat"),
    )
    one, other = checked(*swapped)
    assert (one.place, one.rule) == (
        "kaltim/2022-12.csv:2:region_name",
        "does not belong to code 6402",
    )
    assert one.suggestion == "Code 6402 is Kabupaten Kutai Barat; correct the code or the name"
    assert other.value == "Kabupaten Kutai Barat"


def test_a_known_variant_of_a_name_is_accepted_and_nothing_like_it(checked):
    assert checked(row("19", region_name="Bangka Belitung")) == []
    (finding,) = checked(row("19", region_name="Bangka-Belitung"))
    assert finding.rule == "does not belong to code 19"


def test_a_variant_of_one_region_is_no_name_of_another(checked):
    (finding,) = checked(row("21", region_name="Bangka Belitung"))
    assert finding.rule == "does not belong to code 21"


def test_a_kabupaten_and_a_kota_of_one_base_name_are_two_places(checked):
    (finding,) = checked(row("6471", region_name="Kabupaten Balikpapan"))
    assert finding.rule == "does not belong to code 6471"


# units and periods


def test_a_measure_has_one_unit(checked):
    (finding,) = checked(row(unit="percent"))
    assert finding.rule == "is not the unit of participants_active"
    assert (finding.value, finding.suggestion) == ("percent", "Use persons")


@pytest.mark.parametrize(
    "garbage", ["2024-13", "2024-00", "2024-Q5", "Q5", "24-01", "2024-1", "2024-01-31", "3022", ""]
)
def test_what_is_no_period_is_refused(checked, garbage):
    findings = checked(row(period=garbage, as_of="2024"))
    assert placed(findings) == [("2:period", "is no period")]


def test_a_year_after_its_source_is_refused_whatever_it_looks_like(checked):
    findings = checked(row(period="2032"))
    assert placed(findings) == [("2:period", "starts after the date its source speaks of")]


@pytest.mark.parametrize(("month", "kind"), [("08", "august"), ("02", "february")])
def test_a_survey_is_of_august_or_february(checked, month, kind):
    survey = row(period=f"2022-{month}", measure="labour_force")
    assert figures(survey)["period_kind"].tolist() == [kind]
    assert checked(survey) == []


def test_a_survey_of_another_month_is_refused(checked):
    findings = checked(row(period="2022-05", measure="labour_force"))
    assert placed(findings) == [("2:period", "is no period")]


def test_participants_are_of_any_month_and_of_a_bare_year():
    kinds = figures(row(period="2022-08"), row(period="2022-05"), row(period="2022"))
    assert kinds["period_kind"].tolist() == ["month", "month", "year"]


@pytest.mark.parametrize("as_of", ["", "Desember 2022", "2022-13", "2022-12-32"])
def test_a_date_that_is_none_is_refused(checked, as_of):
    findings = checked(row(as_of=as_of))
    assert ("2:as_of", "is no date") in placed(findings)


@pytest.mark.parametrize(
    ("period", "as_of"), [("2023-01", "2022-12-01"), ("2023", "2022-12"), ("2022-12", "2022-11-30")]
)
def test_a_stock_cannot_be_counted_after_its_source_speaks(checked, period, as_of):
    findings = checked(row(period=period, as_of=as_of))
    assert placed(findings) == [("2:period", "starts after the date its source speaks of")]


@pytest.mark.parametrize(
    ("period", "as_of"), [("2022-12", "2022-12-01"), ("2022", "2022-03-31"), ("2022-12", "2022")]
)
def test_a_period_that_has_begun_may_be_spoken_of(checked, period, as_of):
    assert checked(row(period=period, as_of=as_of)) == []


def test_a_target_lies_ahead(checked):
    assert checked(row(period="2045", measure="participants_target")) == []


# regions in time


@pytest.mark.parametrize(
    ("region", "period"),
    [
        ("65", "2011-12"),  # Kaltara left Kaltim in November 2012
        ("65", "2012-10"),
        ("94", "2022-06"),  # today's Papua, what was left in July 2022
        ("94@2021", "2022-12"),  # the undivided Papua
        ("91@2021", "2023"),
    ],
)
def test_a_region_before_its_founding_or_after_its_division_is_refused(checked, region, period):
    (finding,) = checked(row(region, period=period, as_of="2025"))
    assert (finding.place, finding.rule) == (
        "kaltim/2022-12.csv:2:region_code",
        "did not exist in this period",
    )


@pytest.mark.parametrize(
    ("region", "period"),
    [("65", "2012-11"), ("65", "2012"), ("94", "2022-07"), ("94@2021", "2022-07"), ("94", "2022")],
)
def test_in_the_month_or_year_of_a_division_both_regions_may_be_meant(checked, region, period):
    assert checked(row(region, period=period, as_of="2025")) == []


def test_a_source_that_recomputed_old_years_says_the_day_of_its_regions(checked):
    recomputed = source(regions_as_of="2025-08-31")
    assert checked(row("65", period="2011-12"), of=recomputed) == []
    (finding,) = checked(row("94@2021", period="2011-12"), of=recomputed)
    assert finding.rule == "did not exist in this period"


# values


def test_nobody_is_counted_below_0(checked):
    assert ("2:value", "is less than 0") in placed(checked(row(value="-4")))


def test_a_number_beyond_any_count_is_refused(checked):
    assert placed(checked(row(value="9" * 16))) == [("2:value", "is beyond any count")]


def test_a_published_count_is_of_whole_persons(checked):
    assert placed(checked(row(value="5.900"))) == [("2:value", "is a fraction of a person")]
    employers = row(value="1.5", measure="employers_active", unit="employers")
    assert placed(checked(employers)) == [("2:value", "is a fraction of a person")]


def test_a_computed_count_and_a_percentage_may_have_a_fraction(checked):
    assert checked(row(value="5.9", status="computed")) == []
    assert checked(row(value="41.30", unit="percent", measure="coverage_share_bpjs")) == []


@pytest.mark.parametrize("status", ["expected", "suppressed", "not_applicable"])
def test_a_number_that_is_said_not_to_be_there_is_refused(checked, status):
    rule = "has a number although its status says that there is none"
    assert placed(checked(row(status=status))) == [("2:value", rule)]
    assert checked(row(value="", status=status)) == []


@pytest.mark.parametrize("measure", ["labour_force", "working_age"])
def test_a_region_without_a_worker_was_not_surveyed(checked, measure):
    nobody = row(period="2022-08", measure=measure, value="0")
    assert placed(checked(nobody)) == [("2:value", "is 0: the region was not surveyed")]


def test_0_participants_are_a_figure(checked):
    assert checked(row(value="0")) == []


# publications


def test_a_figure_without_a_described_publication_is_refused(checked):
    for origin in ("", "kaltim-2021-12"):
        (finding,) = checked(row(origin=origin))
        assert finding.rule == "is no publication of its source"
        assert finding.suggestion == "Describe it under [origins] in the source's TOML"


def test_a_publication_of_another_source_is_none_of_this(codelists):
    mine, other = source(), source("ilo-2022", name="ilo")
    found = check(figures(row(origin="ilo-2022")), codelists, {"kaltim": mine, "ilo": other})
    assert placed(found) == [("2:origin", "is no publication of its source")]


def test_one_key_for_two_publications_is_refused(codelists):
    twins = {"kaltim": source(), "ilo": source(name="ilo")}
    found = check(figures(row()), codelists, twins)
    assert sorted(f.place for f in found) == [
        "ilo.toml::origins.kaltim-2022-12",
        "kaltim.toml::origins.kaltim-2022-12",
    ]


# repeated keys


def test_a_figure_twice_with_one_value_is_a_warning_and_kept_once(checked):
    (finding,) = checked(row(), row())
    assert (finding.place, finding.severity) == ("kaltim/2022-12.csv:3:value", "warning")
    assert finding.rule == "stands twice in one publication"
    assert len(without_repeats(figures(row(), row()))) == 1


def test_a_figure_twice_with_two_values_is_refused(checked):
    (finding,) = checked(row(value="100"), row(value="101"))
    assert (finding.severity, finding.value) == ("fault", "101.0")
    assert finding.rule == "stands twice in one publication with different values"


def test_a_number_and_no_number_for_one_key_are_two_values(checked):
    (finding,) = checked(row(), row(value="", status="expected"))
    assert finding.severity == "fault"


def test_two_publications_may_differ_and_both_stay(checked):
    two = source("a-2022-12", "b-2022-12")
    rows = row(origin="a-2022-12", value="100"), row(origin="b-2022-12", value="101")
    assert checked(*rows, of=two) == []
    assert len(without_repeats(figures(*rows, of=two))) == 1 + 1


def test_all_faults_of_all_figures_are_found_at_once(checked):
    found = checked(
        row(measure="x"),
        row("6402", region_name="Kalimantan Timur"),
        row(period="Q5"),
        row(unit="x"),
    )
    assert [f.place.split(":")[1] for f in sorted(found)] == ["2", "3", "4", "5"]
