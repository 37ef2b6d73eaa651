"""Rows permuted against their names: found where an identity proves it, and only there."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.repair import apply, propose
from tests.etl.repair.lookalike import YEAR, province, table, values, workers

EMPLOYED = [1_000, 2_000, 3_000, 4_000, 5_000]
UNEMPLOYED = [10, 20, 30, 40, 50]
RIGHT = [1_010, 2_020, 3_030, 4_040, 5_050]


def printed(labour_force, code="62", period=YEAR):
    size = len(labour_force)
    return workers(province(EMPLOYED[:size], UNEMPLOYED[:size], labour_force, code), period)


def test_a_shift_by_two_rows_is_found_called_one_and_put_back():
    figures = table(*printed([3_030, 4_040, 5_050, 1_010, 2_020]))
    (found,) = propose(figures)
    assert (found.rule, found.region, found.period, found.shift) == ("permutation", "62", YEAR, 2)
    assert [(c.key[1], c.old, c.new) for c in found.cells] == [
        ("6201", 3_030, 1_010),
        ("6202", 4_040, 2_020),
        ("6203", 5_050, 3_030),
        ("6204", 1_010, 4_040),
        ("6205", 2_020, 5_050),
    ]
    assert list(values(apply(figures, [found], {"permutation"})).values()) == RIGHT


def test_the_evidence_names_the_identity_and_where_each_value_stands():
    (found,) = propose(table(*printed([1_010, 3_030, 2_020])))
    assert "labour_force = employed + unemployed" in found.evidence
    assert "6203 holds 2020 of 6202" in found.evidence
    assert "(2020 to 3030)" in found.evidence


def test_a_swap_of_two_neighbours_is_a_shift_by_one_and_leaves_the_others_alone():
    (found,) = propose(table(*printed([1_010, 3_030, 2_020, 4_040])))
    assert found.shift == 1
    assert [cell.key[1] for cell in found.cells] == ["6202", "6203"]


@pytest.mark.parametrize(
    "labour_force",
    [
        [2_020, 1_010, 4_040, 3_030],  # two swaps
        [3_030, 2_020, 1_010, 4_040],  # a swap over a row that stands right
    ],
)
def test_other_permutations_are_put_back_and_not_called_a_shift(labour_force):
    figures = table(*printed(labour_force))
    (found,) = propose(figures)
    assert found.shift is None
    assert list(values(apply(figures, [found], {"permutation"})).values()) == RIGHT[:4]


def test_three_rows_are_told_the_way_round_that_the_other_provinces_of_the_year_are():
    """One row down a circle of three is two rows up it."""
    down_by_one, up_by_one = [2_020, 3_030, 1_010], [3_030, 1_010, 2_020]
    up_by_two = printed([4_040, 5_050, 1_010, 2_020, 3_030], "32")

    def shift(*figures):
        return {p.region: p.shift for p in propose(table(*figures))}["33"]

    assert shift(*printed(down_by_one, "33")) == 1
    assert shift(*printed(down_by_one, "33"), *up_by_two) == 2
    assert shift(*printed(up_by_one, "33"), *up_by_two) == 1
    assert shift(*printed(down_by_one, "33", "2021-08"), *up_by_two) == 1, "another year"


def test_nothing_is_proposed_where_a_value_would_belong_to_two_rows():
    twice = workers(province([100, 200, 200, 400], [1, 2, 2, 4], [202, 101, 404, 202]))
    assert propose(table(*twice)) == []


def test_nothing_is_proposed_where_a_moved_value_stands_at_an_unmoved_row_too():
    beside = workers(province([100, 200, 180], [1, 2, 22], [202, 101, 202]))
    assert propose(table(*beside)) == []


def test_nothing_is_proposed_where_the_sorted_values_are_others():
    assert propose(table(*printed([2_020, 1_011, 3_030]))) == []


def test_nothing_is_proposed_across_provinces_or_years():
    across = [*printed([2_020, 2_020], "61")[:3], *printed([1_010, 1_010], "62")[3:]]
    assert propose(table(*across)) == []
    years = [*printed([2_020], period="2020-08"), *printed([1_010], period="2021-08")]
    assert propose(table(*years)) == []


def test_another_column_of_the_identity_is_found_too():
    rows = province(EMPLOYED[:4], [20, 30, 40, 10], RIGHT[:4])
    (found,) = propose(table(*workers(rows)))
    assert {cell.key[2] for cell in found.cells} == {"unemployed"}
    assert [cell.new for cell in found.cells] == [10, 20, 30, 40]


def test_an_unknown_part_keeps_its_row_out():
    figures = table(*printed([2_020, 3_030, 1_010]))
    figures.loc[1, "value"] = float("nan")  # employed of 6201
    assert propose(figures) == []


def test_a_table_without_faults_proposes_nothing():
    assert propose(table(*printed(RIGHT))) == []
    assert propose(table()) == []


def test_nothing_is_applied_that_was_not_accepted():
    figures = table(*printed([2_020, 1_010]))
    assert apply(figures, propose(figures), {"single_cell"}).equals(figures)
    assert apply(figures, propose(figures), set()).equals(figures)


def test_each_repaired_figure_is_marked_with_rule_and_old_value_and_no_other_is():
    figures = table(*printed([2_020, 1_010, 3_030]))
    done = apply(figures, propose(figures), {"permutation"})
    marked = done[done["flags"] == "repaired"]
    assert list(marked["region_code"]) == ["6201", "6202"]
    assert set(marked["measure"]) == {"labour_force"}
    assert "permutation" in marked["note"].iloc[0]
    assert "labour_force!6201 berisi 2020" in marked["note"].iloc[0]
    assert (done.loc[~done.index.isin(marked.index), "note"] == "").all()


def test_a_proposal_is_one_object_of_a_report():
    (found,) = propose(table(*printed([2_020, 1_010])))
    told = json.loads(json.dumps(found.to_json()))
    assert list(told) == ["rule", "region", "period", "shift", "evidence", "cells"]
    assert told["cells"][0] == {
        "period": YEAR,
        "region_code": "6201",
        "measure": "labour_force",
        "place": "labour_force!6201",
        "old": 2_020,
        "new": 1_010,
    }


@st.composite
def permuted(draw):
    """Distinct labour forces of a province in any other order than that of their rows."""
    thousands = draw(st.lists(st.integers(1, 99), min_size=2, max_size=9, unique=True))
    people = [(1_000 * n, n % 7) for n in thousands]
    right = [employed + unemployed for employed, unemployed in people]
    order = draw(st.permutations(right).filter(lambda order: order != right))
    return [e for e, _ in people], [u for _, u in people], list(order), right


@settings(max_examples=40)
@given(permuted())
def test_any_permutation_of_distinct_values_is_found_and_put_back(case):
    employed, unemployed, order, right = case
    figures = table(*workers(province(employed, unemployed, order)))
    found = propose(figures)
    assert [p.rule for p in found] == ["permutation"]
    done = apply(figures, found, {"permutation"})
    assert list(values(done).values()) == right
    assert propose(done) == []
    assert apply(done, found, {"permutation"}).equals(done)


@settings(max_examples=40)
@given(permuted(), st.data())
def test_a_tie_is_never_proposed(case, data):
    employed, unemployed, order, right = case
    moved = [i for i, (a, b) in enumerate(zip(order, right, strict=True)) if a != b]
    twin = data.draw(st.sampled_from(moved))
    rows = province([*employed, employed[twin]], [*unemployed, unemployed[twin]],
                    [*order, right[twin]])  # fmt: skip
    assert propose(table(*workers(rows))) == []


def test_a_file_whose_rows_moved_as_a_whole_takes_its_industries_along():
    rows = workers(province([200, 100, 300], [10, 20, 30], [110, 220, 330]))
    farms = [
        row | {"industry": "A", "value": row["value"], "place": row["place"] + "A"}
        for row in rows
        if row["measure"] == "employed"
    ]
    figures = table(*rows, *farms)
    (found,) = propose(figures)
    assert [(c.key[1], c.key[4], c.new) for c in found.cells] == [
        ("6201", "total", 100),
        ("6202", "total", 200),
        ("6201", "A", 100),
        ("6202", "A", 200),
    ]
