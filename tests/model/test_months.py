"""Months of a plan: a year is its December, spans cross the new year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.months import is_month, month_after, months_of, months_until, span

MONTHS = st.builds("{:04}-{:02}".format, st.integers(1990, 2060), st.integers(1, 12))


@pytest.mark.parametrize(
    ("one", "other", "months"),
    [
        ("2025-03", "2025-12", 9),  # Bali
        ("2025-04", "2026", 12 + 8),  # 70 million by the end of 2026
        ("2022-11", "2026", 4 * 12 + 1),
        ("2025-12", "2025-12", 0),
        ("2025-12", "2025-03", -9),
    ],
)
def test_months_are_counted_to_the_month_itself(one, other, months):
    assert months_until(one, other) == months


@given(MONTHS, st.integers(-400, 400))
def test_the_month_n_later_is_n_months_away(month, ahead):
    assert months_until(month, month_after(month, ahead)) == ahead
    assert is_month(month_after(month, ahead))


def test_a_span_crosses_the_new_year():
    assert span("2026-11", 3) == ("2026-11", "2026-12", "2027-01")
    assert span("2026-11", 0) == ()


def test_a_bare_year_is_all_of_it():
    assert months_of("2025", "2025") == span("2025-01", 12)
    assert months_of("2021-10", "2022-12") == span("2021-10", 3 + 12)
    assert months_of("2023-08", "2023-12") == span("2023-08", 5)
    assert months_of("2024", "2023") == ()
