"""Fitting and rounding: totals are met, or the one that cannot be is named."""

import numpy as np
import pytest

from etl.synthetic.fitting import fitted, margin
from etl.synthetic.rounding import apportioned, spread_over, table
from model.errors import ContractBroken


def test_a_table_is_scaled_until_its_rows_and_columns_are_the_known_ones():
    rows, columns = np.array([30.0, 70.0]), np.array([40.0, 60.0])
    cells = fitted(
        np.ones((2, 2)),
        [margin("rows", rows, [0], (2, 2)), margin("columns", columns, [1], (2, 2))],
    )
    # nothing speaks against independence: row share times column share of 100
    assert cells == pytest.approx(np.array([[12, 18], [28, 42]]))


def test_an_unknown_total_binds_nothing_and_a_cell_of_nobody_stays_empty():
    prior = np.array([[1.0, 0.0], [1.0, 1.0]])
    cells = fitted(prior, [margin("rows", np.array([10.0, np.nan]), [0], (2, 2))])
    assert cells.tolist() == [[10, 0], [1, 1]]


def test_the_margin_that_cannot_be_met_is_named_with_what_is_reached():
    prior = np.array([[1.0, 0.0], [1.0, 1.0]])
    rows = margin("by place", np.array([50.0, 50.0]), [0], (2, 2))
    columns = margin("by segment", np.array([10.0, 90.0]), [1], (2, 2))  # the first row alone is 50
    with pytest.raises(ContractBroken, match=r"margin by place cannot be met: number \d is 50"):
        fitted(prior, [rows, columns])


def test_whole_persons_add_up_to_the_total_and_the_largest_parts_are_rounded_up():
    assert spread_over(np.array([1.0, 1.0, 2.0]), 10).tolist() == [3, 2, 5]
    assert spread_over(np.array([0.2, 0.0, 0.8]), 3).tolist() == [1, 0, 2]


def test_each_group_is_apportioned_by_itself_and_whole_weights_are_limits():
    weights, groups = np.array([3, 1, 5, 5]), np.array([0, 0, 1, 1])
    assert apportioned(weights, groups, np.array([4, 9])).tolist() == [3, 1, 5, 4]
    assert apportioned(weights * 0, groups, np.array([4, 9])).tolist() == [0, 0, 0, 0]


def test_a_table_of_persons_has_whole_rows_and_columns_near_to_its_fractions():
    chance = np.random.default_rng(5)
    weights = chance.random((9, 4)) + 0.1
    rows = spread_over(weights.sum(1), 1_001)
    columns = spread_over(weights.sum(0), 1_001)
    whole = table(weights, rows, columns)
    assert (whole.sum(1).tolist(), whole.sum(0).tolist()) == (rows.tolist(), columns.tolist())
    near = fitted(
        weights,
        [margin("", rows * 1.0, [0], (9, 4)), margin("", columns * 1.0, [1], (9, 4))],
    )
    assert np.abs(whole - near).max() < 2
