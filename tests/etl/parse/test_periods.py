"""Periods as written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.parse.periods import NoPeriod, month_of, parse


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        ("2022", "2022"),
        (2022, "2022"),
        (2022.0, "2022"),
        ("Tahun 2022", "2022"),
        ("2022-08", "2022-08"),
        ("2022M08", "2022-08"),
        ("Agustus 2022", "2022-08"),
        ("AGUSTUS  2022", "2022-08"),
        ("Ags2020", "2020-08"),
        ("Agt. 2020", "2020-08"),
        ("Feb\r2025", "2025-02"),
        ("Pebruari 2011", "2011-02"),
        ("August 2022", "2022-08"),
        ("Des-2023", "2023-12"),
        ("31 Maret 2025", "2025-03"),
        ("2025-03-31", "2025-03"),
        (date(2022, 8, 31), "2022-08"),
    ],
)
def test_a_year_or_a_month_is_read_however_it_is_written(cell, period):
    assert parse(cell) == period


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("Q5", "a quarter"),
        ("Triwulan III 2024", "a quarter"),
        ("Semester 1", "a quarter or a half-year"),
        ("2024-13", "no month"),
        ("2024-00", "no month"),
        ("Agustus 20024", "no year of four digits"),
        ("Agt 22", "no year of four digits"),
        ("Agusto 2022", "is no period"),
        ("31 Februari 2024", "no day of the calendar"),
        ("2023-02-31", "no day of the calendar"),
        ("01/02/2024", "declare which"),
        (45292, "declare that"),
        ("45292", "is no period"),
        ("3022", "is no year"),
        ("2922-08", "no year from"),
        (1.5, "is no period"),
        (float("nan"), "is no period"),
        (True, "is no period"),
        (None, "is no period"),
        ("", "is no period"),
    ],
)
def test_item_27_typos_and_dates_of_two_meanings_are_refused(cell, why):
    found = parse(cell)
    assert isinstance(found, NoPeriod)
    assert why in str(found)


@pytest.mark.parametrize(
    ("cell", "form", "period"),
    [
        (45292, "serial", "2024-01"),
        ("45292", "serial", "2024-01"),
        (45292 - 1462, "serial1904", "2024-01"),
        ("01/02/2024", "dmy", "2024-02"),
        ("01/02/2024", "mdy", "2024-01"),
        ("1.2.2024", "dmy", "2024-02"),
    ],
)
def test_item_27_numbers_of_days_and_numeric_dates_are_read_as_declared(cell, form, period):
    assert parse(cell, form) == period


@pytest.mark.parametrize(
    ("cell", "form"), [(2022, "serial"), (10**9, "serial"), ("31/31/2024", "dmy")]
)
def test_a_declared_form_does_not_excuse_nonsense(cell, form):
    assert isinstance(parse(cell, form), NoPeriod)


def test_item_27_a_stock_later_than_its_source_is_refused():
    assert "lies after 2025-08" in str(parse("2032", as_of="2025-08"))
    assert parse("2025", as_of="2025-08") == "2025"
    assert isinstance(parse("September 2025", as_of="2025-08-31"), NoPeriod)


def test_months_are_known_by_name():
    assert [month_of(text) for text in ("Februari", " ags. ", "Yearly")] == [2, 8, None]


@given(
    st.dates(date(1945, 1, 1), date(2100, 12, 31)), st.sampled_from(["%Y-%m", "%B %Y", "%d %b %Y"])
)
def test_what_is_written_is_read_back(day, form):
    assert parse(day.strftime(form)) == f"{day:%Y-%m}"


@given(
    st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.none(), st.dates()),
    st.sampled_from([None, "serial", "serial1904", "dmy", "mdy"]),
)
def test_any_cell_is_answered_and_nothing_is_raised(cell, form):
    assert isinstance(parse(cell, form, "2025"), str | NoPeriod)
