"""What a check found, as a person reads it."""

import pytest

from etl.findings import MOST_SHOWN, Finding, refuse, with_accepted
from model.errors import ContractBroken

FAULT = Finding("sakernas/2022-08.csv:14:labour_force", "9", "is wrong", "Mend it", subject="s")
WARNING = Finding("sakernas/2022-08.csv:15:labour_force", "8", "is odd", "Look", "warning")


def test_a_finding_says_release_row_column_value_rule_and_what_to_do():
    assert str(FAULT) == "sakernas/2022-08.csv row 14 column labour_force: '9': is wrong. Mend it"
    assert str(Finding("a.csv::", "x", "is wrong", "Mend it")).startswith("a.csv row - column -:")


def test_warnings_never_stop():
    refuse([WARNING, WARNING])


def test_every_fault_is_named_at_once_and_no_warning_among_them():
    other = Finding("ilo/2022.csv:2:value", "1", "is bad", "Mend it")
    with pytest.raises(ContractBroken) as broken:
        refuse([FAULT, WARNING, other, FAULT])
    assert str(broken.value).splitlines() == [
        "2 faults; nothing was published, what was in force stays:",
        f"  {other}",
        f"  {FAULT}",
    ]


def test_a_flood_of_faults_is_cut_and_the_rest_counted():
    flood = [Finding(f"a.csv:{row:04}:value", "1", "is bad", "Mend it") for row in range(100)]
    with pytest.raises(ContractBroken) as broken:
        refuse(flood)
    head, *shown, last = str(broken.value).splitlines()
    assert head.startswith("100 faults")
    assert (len(shown), last) == (MOST_SHOWN, f"  … and {100 - MOST_SHOWN} more")


def test_what_a_source_accepts_of_itself_becomes_a_warning_with_its_reason():
    (accepted,) = with_accepted([FAULT], {"sakernas": {"s": "printed so"}})
    assert (accepted.severity, accepted.suggestion) == ("warning", "printed so")
    assert (accepted.place, accepted.value, accepted.rule) == (FAULT.place, "9", "is wrong")


def test_a_source_cannot_accept_the_faults_of_another_nor_another_subject():
    assert with_accepted([FAULT], {"ilo": {"s": "mine"}}) == [FAULT]
    assert with_accepted([FAULT], {"sakernas": {"t": "other"}}) == [FAULT]
