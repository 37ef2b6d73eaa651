"""Every id that a callback names is on the page, without a browser."""

import json

import pytest

import texts
from app import create_app
from callbacks.asking import Reader
from callbacks.ringkasan import VIEW, shown
from callbacks.routing import page
from layouts import ids, shell
from model.settings import Settings
from tests.components import parts
from tests.overviews import KALIMANTAN


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    return create_app(Settings(data=tmp_path_factory.mktemp("none")))


def on_the_page():
    """Every id that the page can have: document, frame, skeleton and answer."""
    answer = shown(KALIMANTAN, Reader.of("id", None))
    trees = [shell.document(), page("/", texts.of("id"))]
    trees += answer.values()
    return [part.id for part in parts(trees) if getattr(part, "id", None)]


def sides(app):
    for one in app._callback_list:
        yield from (side["id"] for side in (*one["inputs"], *one["state"]))
        outputs = one["output"].strip(".").split("...")
        yield from (output.rpartition(".")[0] for output in outputs if not one["no_output"])


def test_every_callback_finds_its_components(app):
    assert set(sides(app)) <= set(on_the_page())


def test_no_id_stands_twice():
    found = on_the_page()
    assert sorted(found) == sorted(set(found))


def test_an_answer_fills_every_part_of_its_page():
    assert set(shown(KALIMANTAN, Reader.of("id", None))) == set(VIEW.fills)
    assert {ids.of(VIEW.name, part) for part in VIEW.fills} <= set(on_the_page())


def test_one_callback_fills_the_whole_page(app):
    filled = [one for one in app._callback_list if "ringkasan-footer.children" in one["output"]]
    assert len(filled) == 1
    assert [side["id"] for side in filled[0]["inputs"]] == ["url", "language", "look"]


def test_every_answer_can_be_sent():
    answer = shown(KALIMANTAN, Reader.of("en", {"theme": "dark"}))
    for tree in answer.values():
        json.dumps(tree, default=lambda part: part.to_plotly_json())
