import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.period import (
    august_before,
    is_date,
    kind_of,
    months_apart,
    newest_last,
    starts_after,
)

MONTHS = st.builds("{}-{:02}".format, st.integers(1990, 2099), st.integers(1, 12))


@pytest.mark.parametrize(
    ("month", "august"),
    [
        ("2022-12", "2022-08"),
        ("2022-11", "2022-08"),
        ("2022-10", "2021-08"),  # before 1 November this year's August is not yet published
        ("2022-09", "2021-08"),
        ("2022-08", "2021-08"),
        ("2022-01", "2021-08"),
    ],
)
def test_a_month_is_divided_by_the_latest_august_published_before_it(month, august):
    assert august_before(month, "2022-12-01") == august


@pytest.mark.parametrize(
    ("as_of", "august"),
    [
        ("2024-11", "2024-08"),
        ("2024-11-01", "2024-08"),
        ("2025-01", "2024-08"),
        ("2024-10", "2023-08"),
        ("2024-10-31", "2023-08"),
        ("2024", "2023-08"),  # no month: it may have been printed in January
        ("2025", "2023-08"),
    ],
)
def test_a_year_takes_its_own_august_only_when_dated_later_than_october(as_of, august):
    assert august_before("2024", as_of) == august


@pytest.mark.parametrize(
    ("period", "survey", "kind"),
    [
        ("2022-12", False, "month"),
        ("2022-08", False, "month"),
        ("2022-08", True, "august"),
        ("2023-02", True, "february"),
        ("2022-12", True, None),  # Sakernas has no December
        ("2022", False, "year"),
        ("2022", True, "year"),
        ("2032-13", False, None),
        ("2024-00", False, None),
        ("2024-1", False, None),
        ("Q5", False, None),
        ("Agustus 20024", False, None),
        ("45292", False, None),
        ("01/02/2024", False, None),
        ("", False, None),
        ("\uff12\uff10\uff12\uff12", False, None),
        ("2022-12\n", False, None),
    ],
)
def test_hardening_27_a_period_is_a_month_a_survey_month_or_a_year_and_nothing_else(
    period, survey, kind
):
    assert kind_of(period, survey) == kind


@pytest.mark.parametrize("text", ["2022", "2022-12", "2022-12-01", "2024-02-29"])
def test_a_date_is_as_precise_as_its_publication(text):
    assert is_date(text)


@pytest.mark.parametrize(
    "text", ["", "2022-13", "2022-1-1", "22-12-01", "2023-02-31", "1 Des 2022"]
)
def test_what_is_no_date_is_known_as_none(text):
    assert not is_date(text)


@pytest.mark.parametrize(
    ("period", "as_of", "later"),
    [
        ("2023-01", "2022-12-01", True),
        ("2022-12", "2022-12-01", False),
        ("2022", "2022-12-01", False),
        ("2022-12", "2022", False),
        ("2023", "2022-12-01", True),
    ],
)
def test_a_figure_cannot_start_after_the_date_that_its_source_speaks_of(period, as_of, later):
    assert starts_after(period, as_of) is later


@pytest.mark.parametrize(
    ("one", "other", "months"),
    [("2022-12", "2023-12", 12), ("2023-01", "2022-12", 1), ("2022", "2022-12", 0)],
)
def test_distance_is_counted_in_months_and_a_year_ends_in_december(one, other, months):
    assert months_apart(one, other) == months


def test_a_bare_year_stands_before_the_months_of_that_year():
    shuffled = ["2024-01", "2023", "2024", "2023-12"]
    assert sorted(shuffled, key=newest_last) == ["2023", "2023-12", "2024", "2024-01"]


@given(MONTHS)
def test_the_august_lies_three_to_fourteen_months_back_never_ahead(month):
    august = august_before(month, month)
    assert august < month
    assert 3 <= months_apart(august, month) <= 14
