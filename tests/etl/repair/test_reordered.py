"""Status codes in another order: seen by the years before, and only where it is far better."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.repair import apply, formal_jumps, propose
from tests.etl.repair.lookalike import statuses, table

# own_account, with_helpers, employer, employee, casual_farm, casual_nonfarm, family_worker
USUAL = {
    "61": [310, 200, 40, 500, 60, 90, 180],
    "62": [290, 170, 50, 480, 30, 70, 150],
    "63": [350, 210, 45, 530, 80, 120, 190],
}
REORDERED = (2, 1, 0, 3, 5, 4, 6)  # sta_1 and sta_3, sta_5 and sta_6 in each other's place


def year(period, grown=0, order=range(7)):
    """One year of three provinces; `grown` workers more per status."""
    rows = {code: [count + grown for count in counts] for code, counts in USUAL.items()}
    return [
        figure
        for code, counts in rows.items()
        for figure in statuses(code, [counts[place] for place in order], period)
    ]


def test_a_year_read_by_the_old_legend_is_found_and_put_back():
    figures = table(*year("2024-08"), *year("2025-08", 5, REORDERED))
    (found,) = propose(figures)
    assert (found.rule, found.region, found.period) == ("reordered_codes", "00", "2025-08")
    assert found.shift is None
    assert "own_account was read as employer" in found.evidence
    assert "casual_farm was read as casual_nonfarm" in found.evidence
    assert len(found.cells) == 4 * len(USUAL)
    done = apply(figures, [found], {"reordered_codes"})
    assert done["value"].tolist() == [f["value"] for f in [*year("2024-08"), *year("2025-08", 5)]]
    assert propose(done) == []
    assert apply(done, [found], {"reordered_codes"}).equals(done)
    assert (done["flags"] == "repaired").sum() == 4 * len(USUAL)


def test_the_years_after_are_compared_with_what_was_put_back():
    figures = [*year("2023-08"), *year("2024-08", 3, REORDERED), *year("2025-08", 6)]
    assert [p.period for p in propose(table(*figures))] == ["2024-08"]


def test_where_most_years_would_change_the_first_is_the_odd_one_and_nothing_is_proposed():
    figures = [*year("2023-08", 0, REORDERED), *year("2024-08", 3), *year("2025-08", 6)]
    assert propose(table(*figures)) == []


def test_years_of_one_legend_propose_nothing():
    assert propose(table(*year("2024-08"), *year("2025-08", 20))) == []
    assert propose(table(*year("2025-08", 0, REORDERED))) == [], "nothing to compare it with"


def test_two_orders_that_fit_equally_well_are_a_tie():
    """Without casual workers nobody can say which of their two columns is which."""
    equal = {code: [*c[:4], 50, 50, c[6]] for code, c in USUAL.items()}
    before = [f for code, c in equal.items() for f in statuses(code, c, "2024-08")]
    swapped = {code: [c[2], c[1], c[0], *c[3:]] for code, c in equal.items()}
    after = [f for code, c in swapped.items() for f in statuses(code, c, "2025-08")]
    assert propose(table(*before, *after)) == []


def test_formal_workers_jumping_by_a_quarter_are_a_fault():
    """With employers 310 instead of 40 the formal workers of 61 are 810 instead of 540."""
    assert 810 / 540 == 1.5
    wrong = table(*year("2024-08"), *year("2025-08", 0, REORDERED))
    (fault,) = formal_jumps(wrong)
    assert fault.severity == "fault"
    assert fault.value == "+50% in 2025-08"
    assert fault.place == "employed_by_status!61"


@pytest.mark.parametrize("grown", [0, 10, 30])
def test_formal_workers_growing_by_less_are_none(grown):
    assert formal_jumps(table(*year("2024-08"), *year("2025-08", grown))) == []


def test_a_table_without_statuses_or_figures_has_neither():
    assert formal_jumps(table()) == []
    assert formal_jumps(table(*year("2024-08")[:6])) == []


@settings(max_examples=20)
@given(st.permutations(range(7)).filter(lambda order: order != list(range(7))))
def test_any_order_that_is_far_from_the_usual_one_is_put_back(order):
    figures = table(*year("2024-08"), *year("2025-08", 0, order))
    found = propose(figures)
    done = apply(figures, found, {"reordered_codes"})
    right = [f["value"] for f in [*year("2024-08"), *year("2025-08")]]
    assert [p.rule for p in found] == ["reordered_codes"]
    assert done["value"].tolist() == right
