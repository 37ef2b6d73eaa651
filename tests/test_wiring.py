"""Every id that a callback names is on its page, without a browser."""

import json

import pytest

import texts
from access import who
from access.person import Person
from app import VIEWS, create_app
from callbacks.asking import Reader, Source, home_of
from callbacks.routing import SKELETONS, page
from exports.page_files import PAGES
from layouts import ids, shell
from model.scope import Scope
from model.settings import Settings
from model.warehouse import Warehouse
from tests.components import parts

ID = Reader.of("id", None)
NAMED = [pytest.param(view, id=view.name) for view in VIEWS]


@pytest.fixture(scope="module", autouse=True)
def at_the_desk():
    """Everything is asked as by the person at the desk, for whom no part is left out."""
    with who.acting_as(Person.at_desk()):
        yield


@pytest.fixture(scope="module")
def settings(real_data):
    return Settings(data=real_data, state=real_data.parent / "state")


@pytest.fixture(scope="module")
def app(settings):
    return create_app(settings)


@pytest.fixture(scope="module")
def source(settings):
    warehouse = Warehouse(settings.data)
    return Source(warehouse, home_of(settings, warehouse))


def filled(view, source, query=""):
    return view.shown(source.answer(view.answer, query, Scope.everything()), ID)


@pytest.fixture(scope="module")
def answers(source):
    """What each page fills its parts with when it is opened without a choice."""
    return {view.name: filled(view, source) for view in VIEWS}


def on_the_page(view, answers):
    """Every id that a page can have: document, frame, skeleton and answer."""
    trees = [shell.document(), page(view.path, texts.of("id")), *answers[view.name].values()]
    return [part.id for part in parts(trees) if getattr(part, "id", None)]


def sides(app):
    for one in app._callback_list:
        yield from (side["id"] for side in (*one["inputs"], *one["state"]))
        outputs = one["output"].strip(".").split("...")
        yield from (output.rpartition(".")[0] for output in outputs if not one["no_output"])


def test_every_callback_finds_its_components(app, answers):
    every = {name for view in VIEWS for name in on_the_page(view, answers)}
    assert set(sides(app)) <= every


@pytest.mark.parametrize("view", NAMED)
def test_no_id_stands_twice(view, answers):
    found = on_the_page(view, answers)
    assert sorted(found) == sorted(set(found))


@pytest.mark.parametrize("query", ["", "?region=00", "?region=64"])
@pytest.mark.parametrize("view", NAMED)
def test_no_list_stands_in_a_list_where_react_draws_none(view, source, query):
    shown = [
        one.children
        for one in parts([*filled(view, source, query).values()])
        if isinstance(getattr(one, "children", None), list)
    ]
    assert [one for children in shown for one in children if isinstance(one, list)] == []


@pytest.mark.parametrize("view", NAMED)
def test_an_answer_fills_every_part_of_its_page(view, answers):
    assert set(answers[view.name]) == set(view.fills)
    assert {ids.of(view.name, part) for part in view.fills} <= set(on_the_page(view, answers))


@pytest.mark.parametrize("view", NAMED)
def test_one_callback_fills_the_whole_page(view, app):
    footer = f"{ids.of(view.name, ids.FOOTER)}.children"
    filled = [one for one in app._callback_list if footer in one["output"]]
    assert len(filled) == 1
    assert [side["id"] for side in filled[0]["inputs"]] == ["url", "language", "look"]


@pytest.mark.parametrize("view", NAMED)
def test_every_answer_can_be_sent(view, answers):
    for tree in answers[view.name].values():
        json.dumps(tree, default=lambda part: part.to_plotly_json())


def test_every_page_of_the_navigation_is_answered_and_has_a_skeleton():
    assert [page.path for page in shell.PAGES] == [view.path for view in VIEWS] == list(SKELETONS)


@pytest.mark.parametrize("view", NAMED)
def test_every_file_that_a_page_offers_is_written(view, answers):
    known = {files.page: set(files.charts) for files in PAGES} | {"data": {"semua"}}
    trees = list(answers[view.name].values())
    links = {one.href for one in parts(trees) if str(getattr(one, "href", "")).startswith("/unduh")}
    for link in links:
        _, _, name, chart = link.partition("?")[0].split("/")
        assert chart.rpartition(".")[0] in known[name]
