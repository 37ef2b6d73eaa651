"""A single wrong cell is the value that the most independent sums ask for; a tie is nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.repair import apply, propose
from tests.etl.repair.lookalike import YEAR, figure, table, values, workers

RIGHT = {
    "00": (1_111, 1_000, 111),
    "61": (999, 900, 99),
    "91": (112, 100, 12),
    "9101": (45, 40, 5),
    "9102": (67, 60, 7),
}


def nation(**wrong):
    """A nation of two provinces, one with two kabupaten; wrong: region_measure=value."""
    figures = workers(RIGHT)
    for row in figures:
        row["value"] = float(wrong.get(f"{row['measure']}_{row['region_code']}", row["value"]))
    return table(*figures)


def test_own_identity_parts_and_total_agree_on_what_a_cell_should_be():
    (found,) = propose(nation(unemployed_91=112_100))
    assert (found.rule, found.region, found.period) == ("single_cell", "91", YEAR)
    assert found.shift is None
    (cell,) = found.cells
    assert (cell.key[2], cell.old, cell.new) == ("unemployed", 112_100, 12)
    assert "3 sums ask for 12" in found.evidence
    for word in ("identity", "regions below it", "region above less its other regions"):
        assert word in found.evidence


@pytest.mark.parametrize("measure", ["labour_force", "employed", "unemployed"])
@pytest.mark.parametrize("region", ["00", "91", "9101"])
def test_it_is_the_wrong_cell_that_is_proposed_and_not_its_neighbours(measure, region):
    wrong = nation(**{f"{measure}_{region}": 5_000})
    found = propose(wrong)
    assert [(p.region, p.cells[0].key[2]) for p in found] == [(region, measure)]
    assert apply(wrong, found, {"single_cell"})["value"].tolist() == nation()["value"].tolist()


def test_an_identity_alone_does_not_say_which_of_its_three_cells_is_wrong():
    assert propose(table(*workers({"6101": (100, 80, 30)}))) == []


def test_two_cells_that_would_mend_the_same_sums_equally_well_are_a_tie():
    """Of a nation and one province, either labour force may be wrong by 5."""
    tie = table(*workers({"00": (15, 8, 2), "61": (10, 8, 7)}))
    assert propose(tie) == []


def test_a_sum_without_a_part_that_other_years_have_proves_nothing():
    complete = workers(RIGHT, "2021-08")
    gap = workers({code: row for code, row in RIGHT.items() if code != "61"})
    assert propose(table(*complete, *gap)) == []


def test_two_wrong_cells_of_one_year_are_two_proposals():
    found = propose(nation(unemployed_91=112_100, employed_61=90))
    assert [(p.region, p.cells[0].key[2], p.cells[0].new) for p in found] == [
        ("61", "employed", 900),
        ("91", "unemployed", 12),
    ]


def test_a_wrong_cell_is_seen_behind_rows_at_wrong_names():
    figures = nation(unemployed_91=112_100, labour_force_9101=67, labour_force_9102=45)
    found = propose(figures)
    assert [(p.rule, p.region) for p in found] == [("permutation", "91"), ("single_cell", "91")]
    done = apply(figures, found, {"permutation", "single_cell"})
    assert done["value"].tolist() == nation()["value"].tolist()
    only = apply(figures, found, {"permutation"})
    assert values(only, "unemployed")["91"] == 112_100, "a rule that was not accepted waits"


def test_a_figure_given_twice_takes_part_in_no_sum():
    figures = nation(unemployed_91=112_100)
    twice = table(*figures.to_dict("records"), figure("91", "unemployed", 12))
    assert propose(twice) == []


def test_a_table_without_faults_proposes_nothing_and_is_applied_as_it_is():
    assert propose(nation()) == []
    assert apply(nation(), [], {"single_cell"}).equals(nation())


def test_the_repaired_figure_is_marked_and_its_wording_goes():
    figures = nation(unemployed_91=112_100)
    figures["as_written"] = "112,100"
    done = apply(figures, propose(figures), {"single_cell"})
    (row,) = done[done["flags"] == "repaired"].to_dict("records")
    assert (row["value"], row["as_written"]) == (12, "")
    assert row["note"] == "diperbaiki (single_cell): sel asal unemployed!91 berisi 112100"


@settings(max_examples=40)
@given(st.sampled_from(sorted(RIGHT)), st.sampled_from([0, 1, 2]), st.integers(1, 10**7))
def test_one_cell_changed_by_anything_is_put_back(region, column, by):
    measure = ("labour_force", "employed", "unemployed")[column]
    figures = nation(**{f"{measure}_{region}": RIGHT[region][column] + by})
    found = propose(figures)
    done = apply(figures, found, {"single_cell"})
    assert done["value"].tolist() == nation()["value"].tolist()
    assert apply(done, found, {"single_cell"}).equals(done)


def bali(share="50.88", active=935_079, base=1_873_899, **cells):
    at = {"period": "2025-03", **cells}
    return table(
        figure("51", "coverage_share_bpjs", share, **at | {"unit": "percent"}),
        figure("51", "participants_active", active, **at),
        figure("51", "labour_force_bpjs_denominator", base, **at),
    )


def test_two_swapped_digits_are_told_by_the_share_printed_beside_them():
    (found,) = propose(bali())
    (cell,) = found.cells
    assert (found.rule, found.region, found.shift) == ("single_cell", "51", None)
    assert cell.key[2] == "labour_force_bpjs_denominator"
    assert (cell.old, cell.new) == (1_873_899, 1_837_899)
    assert "49.90 %, printed is 50.88 %" in found.evidence
    done = apply(bali(), [found], {"single_cell"})
    assert propose(done) == []


def test_a_share_that_follows_proposes_nothing_nor_does_one_that_no_swap_explains():
    assert propose(bali(share="49.90")) == []
    assert propose(bali(share="70")) == []


def test_two_swaps_that_both_explain_a_share_are_a_tie():
    """12 of 84 is 14 %, printed is 25 %: 12 of 48 and 21 of 84 both give it."""
    assert 12 / 48 == 21 / 84 == 0.25
    assert propose(bali(share="25", active=12, base=84)) == []


def test_a_share_of_another_publication_says_nothing():
    figures = bali()
    figures.loc[0, "origin"] = "another"
    assert propose(figures) == []
