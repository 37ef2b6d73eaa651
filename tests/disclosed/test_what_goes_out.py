"""A small registry is published twice; whoever writes everything down learns no hidden count.

Asked are the API in every way, the files of every page and the pages themselves, for all places,
months and segments: about 5 000 answers.
"""

from collections import defaultdict
from dataclasses import replace

import numpy as np
import pytest

from etl.disclosure.attack import recovered
from model.provenance import provenance
from model.registry import SUPPRESSED, table_of
from model.scope import Scope
from tests.counted import axes
from tests.disclosed import asked, joint
from tests.disclosed.gathered import ORIGIN, PEOPLE, WHOLE
from tests.disclosed.world import (
    DECEMBER,
    NOVEMBER,
    PARENTS,
    K,
    corrected,
    counted,
    published,
    served,
    survey,
)
from tests.world import opened

MONTHS = {
    (1, NOVEMBER): lambda: counted(NOVEMBER),
    (1, DECEMBER): lambda: counted(DECEMBER),
    (2, DECEMBER): corrected,
}
EACH = pytest.mark.parametrize("which", MONTHS, ids=lambda one: f"version {one[0]}, {one[1]}")
OWN = 1_000  # persons: of fewer there are other numbers by chance; of money ten times as many


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return published(tmp_path_factory.mktemp("registry"))


@pytest.fixture(scope="module")
def server(data):
    return served(data)


@pytest.fixture(scope="module")
def seen(server, data):
    """What was written down of each version."""
    return {version: asked.everything(server, data, version) for version in (1, 2)}


def cells(month):
    """Every cell of a month: its key, its count, whether it is hidden."""
    for at in np.ndindex(month.axes.shape):
        codes = (axis[place] for axis, place in zip(month.axes.codes, at, strict=True))
        yield (month.period, *codes), int(month.persons[at]), bool(month.hidden[at])


def as_seen(month, seen):
    """The month as it stands in what was written down: what no number was told of is hidden."""
    told = np.array([key in seen.numbers or not count for key, count, _ in cells(month)])
    return replace(month, hidden=~told.reshape(month.axes.shape))


@EACH
def test_hardening_80_no_number_is_told_of_a_hidden_count_and_the_right_one_of_any_other(
    seen, which
):
    written = seen[which[0]].numbers
    for key, count, is_hidden in cells(MONTHS[which]()):
        assert set(written.get(key, ())) <= (set() if is_hidden else {count}), (key, written[key])


@EACH
def test_hardening_80_what_is_hidden_in_one_answer_is_hidden_in_all(seen, which):
    month, found = MONTHS[which](), seen[which[0]]
    assert (as_seen(month, found).hidden == month.hidden).all()
    hidden = {key for key, _, is_hidden in cells(month) if is_hidden}
    assert {key for key in found.withheld if key[0] == month.period} == hidden


@EACH
def test_hardening_80_all_that_was_told_taken_together_gives_no_hidden_count_away(seen, which):
    month = as_seen(MONTHS[which](), seen[which[0]])
    assert np.count_nonzero(month.hidden & (month.persons < K)) > 50
    assert recovered(month, PARENTS, K) == []


def test_hardening_80_one_number_more_would_give_hidden_counts_away(seen):
    month = as_seen(counted(DECEMBER), seen[1])
    beside = np.argwhere(month.hidden & (month.persons >= K))
    month.hidden[tuple(beside[len(beside) // 2])] = False
    assert recovered(month, PARENTS, K)


def test_hardening_80_two_versions_taken_together_give_no_hidden_count_away():
    """Not even to somebody who knows which of the hidden counts the correction left alone."""
    one, other = counted(DECEMBER), corrected()
    assert (one.persons != other.persons).any()
    assert (other.hidden >= one.hidden).all()
    system = joint.together(one, other, PARENTS, K)
    assert len(system.true) > np.count_nonzero(one.hidden) / 2
    assert joint.weak(system, K) == 0


def test_hardening_80_two_masks_of_one_month_would_give_hidden_counts_away():
    one, other = counted(DECEMBER), replace(corrected(), hidden=corrected().hidden.copy())
    beside = np.argwhere(other.hidden & (other.persons >= K) & (one.persons == other.persons))
    other.hidden[tuple(beside[len(beside) // 2])] = False
    assert joint.weak(joint.together(one, other, PARENTS, K), K) > 0


def test_hardening_80_no_words_hold_a_hidden_count_or_what_a_base_leaves_of_it(server, data):
    bases = defaultdict(set)
    for one in survey():
        bases[one["region_code"], one["industry"] or WHOLE].add(int(one["value"]))
    secret, public = set(), {int(code) for code in axes().regions if code.isdigit()}
    public.update(*bases.values())
    for month in (make() for make in MONTHS.values()):
        for (_, region, industry, *_), count, is_hidden in cells(month):
            left = {base - count for base in bases[region, industry] if base - count > 10 * OWN}
            (secret if is_hidden else public).update({count, *left})
    own = {number for number in secret - public if number >= OWN}
    assert len(own) > 100
    told = asked.words(server, data)
    assert len(told & public) > 500
    assert told & own == set()


@pytest.mark.parametrize("month", [counted(NOVEMBER), corrected()], ids=["first", "second"])
def test_hardening_80_the_origin_of_a_hidden_count_tells_no_number(data, month):
    version = opened(data)
    for (period, region, industry, segment, programme), _, is_hidden in list(cells(month))[::20]:
        parts = (region, period, segment, industry, "total", programme, ORIGIN)
        key = "~".join(["figure", PEOPLE, *parts])
        if is_hidden:
            told = provenance(key, Scope.everything(), version).number.quantity
            assert (told.known, told.as_written, told.status) == (None, None, SUPPRESSED)


def test_hardening_80_registries_that_differ_in_hidden_persons_alone_make_the_same_release():
    """What goes out is made from the release: it cannot tell them apart."""
    month = counted(DECEMBER)
    others = replace(month, persons=np.where(month.hidden, month.persons + 1, month.persons))
    assert (others.persons != month.persons).any()
    assert table_of(others, {}).equals(table_of(month, {}))
