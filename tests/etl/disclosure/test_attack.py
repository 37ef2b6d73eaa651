"""Linear programmes attack one province: all its kabupaten, industries, segments and programmes."""

from dataclasses import replace

import numpy as np
import pytest

from etl.disclosure import attack, secure
from etl.disclosure.attack import recovered
from etl.disclosure.primary import few
from etl.disclosure.protect import protected
from etl.disclosure.secure import secured
from model.errors import ContractBroken
from model.registry import Axes, Month
from tests.etl.disclosure.counts import province


def test_hardening_79_the_attack_recovers_nothing_of_a_protected_province(made_up):
    month, parents = made_up
    done = protected(month, parents)
    assert np.count_nonzero(done.hidden) > 300
    assert recovered(done, parents) == []


def test_hardening_79_the_same_attack_recovers_what_is_only_hidden_for_itself(made_up):
    month, parents = made_up
    weak = recovered(replace(month, hidden=few(month.persons, 5)), parents)
    assert len(weak) > 30
    assert all(one.low == pytest.approx(one.high) for one in weak[:5])


def test_hardening_79_one_count_published_too_much_gives_others_away(made_up):
    month, parents = made_up
    hidden = protected(month, parents).hidden
    beside = np.argwhere(hidden & (month.persons >= 5))
    opened = hidden.copy()
    for cell in beside[:: len(beside) // 8]:
        opened[tuple(cell)] = False
    assert recovered(replace(month, hidden=opened), parents)


def test_hardening_79_the_gate_hides_more_where_the_quick_rule_was_not_enough():
    month, parents = province(103, persons=40_000, kabupaten=6)
    quick = protected(month, parents)
    assert recovered(quick, parents)
    sure = secured(month, parents)
    assert recovered(sure, parents) == []
    assert (sure.hidden >= quick.hidden).all()
    assert (secured(month, parents).hidden == sure.hidden).all()


def test_only_what_is_asked_for_is_attacked(made_up):
    month, parents = made_up
    bare = replace(month, hidden=few(month.persons, 5))
    one = int(np.flatnonzero(bare.hidden)[0])
    assert len(recovered(bare, parents, among=[one])) == 1


def test_a_count_that_a_rule_makes_equal_to_another_is_attacked_with_it(made_up):
    """All hold JKK: who asks for the JKK of a cell asks for its total."""
    month, parents = made_up
    bare = replace(month, hidden=few(month.persons, 5))
    at = np.argwhere(bare.hidden[..., 0] & bare.hidden[..., 1])[0]
    total, jkk = (int(np.ravel_multi_index((*at, p), month.axes.shape)) for p in (0, 1))
    found = recovered(bare, parents, among=[jkk])
    assert found == recovered(bare, parents, among=[total])
    assert len(found) == 1


def test_a_linear_programme_that_fails_is_no_proof_and_refuses_the_month(made_up, monkeypatch):
    month, parents = made_up
    monkeypatch.setattr(attack, "STEPS", 0)
    with pytest.raises(ContractBroken, match="a linear programme on them failed"):
        secured(month, parents)


def test_a_month_of_which_nothing_more_can_be_hidden_is_refused(monkeypatch):
    month, parents = province(103, persons=40_000, kabupaten=6)
    monkeypatch.setattr(secure, "_beside", lambda month, parents, weak: iter(()))
    with pytest.raises(ContractBroken, match=r"[1-9]\d* can still be worked out"):
        secured(month, parents)


def test_nothing_hidden_is_nothing_to_attack(made_up):
    month, parents = made_up
    assert recovered(month, parents) == []


def line(total, *parts, hidden):
    """One kabupaten and industry: a total and its segments, what is hidden by position."""
    axes = Axes(
        ("64",), ("total",), ("total", "PU", "BPU", "PMI")[: 1 + len(parts)], ("total", "JKK")
    )
    persons = np.repeat(np.array([total, *parts], np.int32), 2).reshape(axes.shape)
    mask = np.zeros(axes.shape, bool)
    mask[0, 0, hidden] = True
    return Month("2024-06", axes, persons, mask)


@pytest.mark.parametrize(
    ("month", "known"),
    [
        (line(103, 100, 3, hidden=[2]), [(3, 3)]),  # 103 - 100
        (line(102, 100, 3, hidden=[2]), [(3, 3)]),  # one is in both: who knows that, knows all
        (line(5, 2, 3, hidden=[1, 2]), [(1, 4), (1, 4)]),  # 5 leaves 4 to either, not 5
        (line(6, 3, 3, hidden=[1, 2]), []),  # 1 to 5
        (line(105, 100, 2, 3, hidden=[2, 3]), [(1, 4), (1, 4)]),
        (line(105, 100, 2, 3, hidden=[0, 1, 2, 3]), []),
    ],
)
def test_a_count_is_known_by_what_its_line_leaves_to_it(month, known):
    found = recovered(month, {})
    assert [(round(one.low), round(one.high)) for one in found] == known


def test_a_sample_that_falls_has_every_hidden_count_attacked():
    month, parents = province(103, persons=40_000, kabupaten=6)
    weak = len(recovered(protected(month, parents), parents))
    hidden = np.count_nonzero(protected(month, parents).hidden)
    assert 0 < weak < hidden
    assert recovered(secured(month, parents, sample=hidden - 1), parents) == []
    assert (secured(month, parents, sample=0).hidden == protected(month, parents).hidden).all()
