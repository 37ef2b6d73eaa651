"""Answers of pages that are sent again: what is kept, of whom, and for how long."""

import pytest

from access.kept_answers import KeptAnswers
from access.person import Person
from access.roles import DESK, NOBODY
from model.scope import Scope
from model.warehouse import Warehouse
from tests.access.kept import PLANNER, Pages, asking, by
from tests.asgi import ask
from tests.world import active, publication, published


@pytest.fixture
def data(world, tmp_path):
    world(publication("one-2022-12", active("64", "2022-12", "10")))
    return tmp_path / "data"


@pytest.fixture
def pages(data):
    warehouse = Warehouse(data)
    kept = KeptAnswers(Pages(warehouse), warehouse, most=10)
    asked = asking(kept)
    asked.kept = kept
    return asked


def test_the_same_choice_is_answered_once(pages):
    assert [pages(choice="64"), pages(choice="63"), pages(choice="64")] == [b"1", b"2", b"1"]


def test_what_does_not_last_or_went_wrong_is_made_anew(pages):
    assert [pages(lasts=False), pages(lasts=False)] == [b"1", b"2"]
    assert [pages(status=500), pages(status=500)] == [b"3", b"4"]


def test_nobody_gets_what_was_made_for_another_sight_role_or_form(pages):
    scope = Scope(frozenset({"64"}))
    others = [
        Person(2, "other", DESK, scope),
        Person(3, "third", NOBODY, Scope.everything()),
    ]
    assert [pages(), *(pages(one) for one in others), pages(packed="")] == [b"1", b"2", b"3", b"4"]
    assert pages(Person(9, "colleague", DESK, scope)) == b"2"


def test_a_new_version_is_answered_from_anew(pages, data):
    assert [pages(), pages()] == [b"1", b"1"]
    release = data / "releases" / "one_2022_12" / "2026.csv"
    release.write_text(release.read_text("utf-8").replace(",10,", ",11,"), "utf-8")
    published(data)
    assert [pages(), pages()] == [b"2", b"2"]


def test_what_nobody_asked_for_longest_is_let_go(pages):
    assert pages(choice=1, times=6) == b"111111"
    assert pages(choice=2, times=6) == b"222222"  # 12 bytes are too many: the first goes
    assert pages(choice=2, times=6) == b"222222"
    assert pages(choice=1, times=6) == b"333333"


def test_what_somebody_asked_for_again_stays(pages):
    def asked(*choices):
        return [pages(choice=one, times=4)[:1] for one in choices]

    assert asked("a", "b", "a") == [b"1", b"2", b"1"]
    assert asked("c") == [b"3"]  # 12 bytes are too many: b goes, a was asked for since
    assert asked("a", "b") == [b"1", b"4"]


def test_the_api_is_kept_by_question_language_and_what_the_reader_has(pages):
    def asked(path, method="GET", **headers):
        return ask(by(PLANNER, pages.kept), path, method, **headers).body

    where = "/api/v1/coverage?region=64"
    assert [asked(where), asked(where), asked("/api/v1/coverage?region=63")] == [b"1", b"1", b"2"]
    assert asked(where, accept_language="en") == b"3"
    assert asked(where, if_none_match="*") == b"4"
    assert [asked("/", "GET"), asked("/", "GET")] == [b"5", b"6"]
