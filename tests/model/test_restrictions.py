"""A publication that is restricted later is restricted in the versions before, too."""

import pytest

from model.pointer import version_folder, warehouse_folder
from model.restrictions import opened, restricted_at, restricted_by_now
from model.scope import Scope
from model.selection import VersionGone
from model.warehouse import Warehouse
from tests.restricted import WHEN
from tests.world import active, publication, publish_world, write

ALL, EAST, NOTHING = Scope.everything(), Scope(frozenset({"64"})), Scope.nothing()
OFFICE = f"office-{WHEN}"


def declare(data, access):
    """Say of the office's source that it is public or restricted, and publish."""
    file = data / "sources" / "office.toml"
    was = {"public": "restricted", "restricted": "public"}[access]
    file.write_text(file.read_text().replace(f'access = "{was}"', f'access = "{access}"'))
    return publish_world(data)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Version 1: a newspaper and an office, both public; 2: the office is restricted; 3: public."""
    data = tmp_path_factory.mktemp("later") / "data"
    paper = publication(f"paper-{WHEN}", active("61", WHEN, 10), kind="press")
    write(data, paper, publication(OFFICE, active("65", WHEN, 7), family="office"))
    return data, publish_world(data), declare(data, "restricted"), declare(data, "public")


@pytest.fixture
def data(made):
    """The three versions, the second one in force."""
    folder = made[0]
    in_force(folder, 2)
    return folder


def in_force(data, number):
    (warehouse_folder(data) / "CURRENT").write_text(f"{number}\n")


def number_of(data, number, scope):
    """The version that a reader gets, or those that are offered instead."""
    try:
        return opened(Warehouse(data), number, scope).number
    except VersionGone as refused:
        assert refused.why == "shut"
        return refused.standing


def test_what_is_restricted_in_force_is_refused_where_another_version_shows_it_whole(data):
    assert [number_of(data, one, EAST) for one in (None, 1, 2, 3)] == [2, (2,), 2, (2,)]
    assert number_of(data, 1, NOTHING) == (2,)
    assert [number_of(data, one, ALL) for one in (None, 1, 2, 3)] == [2, 1, 2, 3]


def test_a_version_put_back_does_not_open_what_a_newer_one_keeps_back(data):
    in_force(data, 1)
    assert number_of(data, None, EAST) == (2, 3)
    assert number_of(data, None, ALL) == 1


def test_what_was_opened_on_purpose_is_open(data):
    in_force(data, 3)
    assert [number_of(data, one, EAST) for one in (None, 1, 2, 3)] == [3, (2, 3), 2, 3]


def test_a_newer_version_that_cannot_be_read_may_restrict_anything(data):
    file = version_folder(warehouse_folder(data), 2) / "origins.parquet"
    whole = file.read_bytes()
    try:
        file.write_bytes(whole[:-9])
        assert number_of(data, None, EAST) == ()  # 1 is served in the place of 2
        assert number_of(data, None, ALL) == 1
    finally:
        file.write_bytes(whole)


def test_what_is_restricted_in_any_version_is_known_without_opening_one(data):
    assert restricted_by_now(data) == {OFFICE, "office/"}
    assert [restricted_at(data, one) for one in (1, 3, 9)] == [set(), set(), None]
    assert restricted_at(data, 2) == {OFFICE, "office/"}
