"""Small counts are hidden, and so much beside them that they do not follow from what is left."""

import csv
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from etl.disclosure import protect
from etl.disclosure.fixed import Unknowns
from etl.disclosure.lines import lines_of
from etl.disclosure.protect import newly_hidden, protected
from model.errors import UsageError
from model.registry import Axes, table_of
from tests.etl.disclosure.counts import province

ROOT = Path(__file__).parents[3]
PLACES = list(product(("6401", "6402"), "AB", ("PU", "BPU")))
EVEN = dict.fromkeys(PLACES, 100)


@pytest.mark.parametrize(("persons", "hidden"), [(0, False), (1, True), (4, True), (5, False)])
def test_hardening_78_somebody_but_fewer_than_five_is_hidden_and_nobody_is_not(
    small, persons, hidden
):
    month, parents = small(EVEN | {("6401", "A", "PU"): persons})
    assert protected(month, parents).hidden[1, 1, 1, 1] == hidden


def test_a_month_without_small_counts_hides_nothing(small):
    month, parents = small(EVEN)
    assert not protected(month, parents).hidden.any()


@pytest.mark.parametrize("k", [0, 1, 2])
def test_hardening_78_a_threshold_below_three_is_refused(small, k):
    month, parents = small(EVEN)
    with pytest.raises(UsageError, match=f"is {k}; it must be 3 or more"):
        protected(month, parents, k)


def test_a_threshold_of_ten_hides_nine(small):
    month, parents = small(EVEN | {("6401", "A", "PU"): 9})
    assert not protected(month, parents, 9).hidden.any()
    assert protected(month, parents, 10).hidden[1, 1, 1, 1]


def test_one_small_count_takes_its_cube_of_neighbours_and_never_the_total_of_all(small):
    # both kabupaten, industries and segments: if one of the 8 is more, 3 others are and 4 are less
    month, parents = small(EVEN | {("6401", "A", "PU"): 3})
    hidden = protected(month, parents).hidden
    assert hidden[1:, 1:, 1:].all()
    assert not hidden[0, 0, 0].any()


def test_programmes_that_all_hold_are_hidden_together(made_up):
    month, parents = made_up
    hidden = protected(month, parents).hidden
    equal = (month.persons == month.persons[..., :1]) & (month.persons > 0)
    assert (hidden[equal] == np.broadcast_to(hidden[..., :1], hidden.shape)[equal]).all()


def test_hardening_80_no_total_less_its_published_parts_is_one_hidden_count(made_up):
    """Overlapping filters differ by lines: none of them, along any axis, hides just one count."""
    month, parents = made_up
    hidden = protected(month, parents).hidden
    assert hidden.any()
    for axis in range(3):  # the province, all industries and all segments stand first
        assert not (np.count_nonzero(hidden, axis=axis) == 1).any()


def worked_out(month, parents):
    """The small counts that several lines together give away."""
    hidden = protected(month, parents).hidden
    counts = np.append(month.persons.ravel(), np.int32(0))
    raveled = np.append(hidden.ravel(), np.False_)
    known = Unknowns.of(counts, raveled, lines_of(month.axes, parents)).fixed()
    return known[counts[known] < 5]


def test_hardening_80_no_small_count_follows_from_several_lines_together(monkeypatch):
    month, parents = province(3, persons=60_000, kabupaten=4)
    assert not len(worked_out(month, parents))
    monkeypatch.setattr(protect, "ROUNDS", 1)  # each line for itself
    assert len(worked_out(month, parents))


def test_hardening_80_the_mask_follows_from_the_counts_alone(made_up):
    month, parents = made_up
    first = protected(month, parents).hidden
    again = protected(
        replace(month, period="2031-01", persons=month.persons.copy()),
        dict(reversed(parents.items())),
    )
    assert (first == again.hidden).all()


def test_hardening_80_what_a_release_hid_the_next_one_of_the_month_hides_too(small):
    earlier, parents = small(EVEN | {("6401", "A", "PU"): 3})
    before = protected(earlier, parents).hidden
    corrected, _ = small(EVEN)
    after = protected(corrected, parents, before=before)
    assert (after.hidden == before).all()
    assert newly_hidden(before, after) == 0


def test_hardening_80_what_was_published_and_is_hidden_now_is_counted(small):
    earlier, parents = small(EVEN)
    before = protected(earlier, parents).hidden
    after = protected(small(EVEN | {("6401", "A", "PU"): 3})[0], parents, before=before)
    assert newly_hidden(before, after) == np.count_nonzero(after.hidden) > 0


def test_a_protected_month_is_not_protected_again(small):
    month, parents = small(EVEN | {("6401", "A", "PU"): 3})
    with pytest.raises(UsageError, match="2024-06 are hidden already"):
        protected(protected(month, parents), parents)


def test_hardening_85_hidden_is_a_row_without_a_number_and_nobody_is_no_row(small):
    month, parents = small(EVEN | {("6401", "A", "PU"): 3, ("6402", "B", "BPU"): 0})
    done = protected(month, parents)
    rows = table_of(done, {}).to_pylist()
    assert {row["persons"] for row in rows if row["status"] == "suppressed"} == {None}
    assert all(row["persons"] > 0 for row in rows if row["status"] == "published")
    assert len(rows) == np.count_nonzero(month.persons)


def test_where_nearly_nobody_is_everything_that_counts_somebody_is_hidden(small):
    month, parents = small({("6401", "A", "PU"): 2})
    done = protected(month, parents)
    assert (done.hidden == (month.persons > 0)).all()


def test_hardening_81_a_region_and_what_it_was_divided_into_never_stand_in_one_month():
    """What was divided is no region of today; each one of today has one parent of today."""
    with (ROOT / "data" / "codelists" / "regions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    axes = Axes.of(rows)
    parents = {row["code"]: row["parent"] for row in rows if not row["valid_to"]}
    over = {row["code"] for row in rows if row["valid_to"]}
    assert over
    assert not over & set(axes.regions)
    assert [code for code in axes.regions if not parents[code]] == ["00"]
    assert {parents[code] for code in axes.regions} - {""} <= set(axes.regions)
