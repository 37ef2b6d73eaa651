"""What each role may do, item by item."""

import re
from pathlib import Path

import pytest

from access.person import Person, scope_of
from access.roles import DESK, NOBODY, ROLES, TOKEN, Right, rights
from model.scope import Scope
from tests.access.small import REGIONS

DOC = Path(__file__).parents[2] / "docs" / "accounts.md"
COLUMNS = (*ROLES, DESK)
READS_ALONE = {"api", "whole_data", "screen_files", "brief"}  # a program with a token


def table():
    """Right -> roles that have it, as docs/accounts.md says."""
    for row in re.findall(r"^\| ([a-z_]+) \|(.*)\|$", DOC.read_text("utf-8"), re.MULTILINE):
        right, cells = row
        said = [cell.strip() == "yes" for cell in cells.split("|")]
        if right != "right" and len(said) == len(COLUMNS):  # else of one of the other tables
            yield right, {role for role, yes in zip(COLUMNS, said, strict=True) if yes}


MAY = {right: roles | ({TOKEN} if right in READS_ALONE else set()) for right, roles in table()}


@pytest.mark.parametrize("role", [*ROLES, DESK, TOKEN, NOBODY, "owner", ""])
def test_a_role_may_exactly_what_the_table_says(role):
    person = Person(1, "ani", role, Scope())
    may = {right for right in Right if person.may(right)}
    assert may == {right for right, roles in MAY.items() if role in roles} == rights(role)


def test_every_right_is_in_the_table():
    assert MAY.keys() == set(Right)


def test_who_has_not_signed_in_may_nothing_and_sees_nothing():
    nobody = Person.nobody()
    assert not nobody.is_known
    assert rights(nobody.role) == frozenset()
    assert nobody.scope == Scope()


def test_the_person_at_the_desk_sees_everything_and_is_called_as_the_ledger_wrote_before():
    desk = Person.at_desk()
    assert desk.is_known
    assert desk.scope == Scope.everything()
    assert desk.name == "loopback"


def test_a_scope_of_the_nation_is_everything_of_no_region_nothing_and_of_one_all_below():
    assert scope_of(["64", "00"], REGIONS) == Scope.everything()
    assert scope_of([], REGIONS) == scope_of(["99"], REGIONS) == Scope()
    assert scope_of(["64"], REGIONS) == Scope.of(["64"], REGIONS)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (["00"], ["64"], ["64"]),
        (["64"], ["00"], ["64"]),
        (["64"], ["6403"], ["6403"]),
        (["KAL"], ["65"], ["65"]),
        (["64"], ["65"], []),
        (["00"], ["00"], ["00"]),
        ([], ["00"], []),
    ],
)
def test_what_two_scopes_both_hold(one, other, both):
    found, wanted = (
        scope_of(one, REGIONS).within_owner(scope_of(other, REGIONS)),
        scope_of(both, REGIONS),
    )
    assert (found.regions, found.all_regions) == (wanted.regions, wanted.all_regions)
