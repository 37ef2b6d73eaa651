"""Hardening 63 and 64: a malformed callback is answered 4xx, never with a traceback."""

import json

import pytest

from access.bodies import LARGEST
from app import create_app
from model.settings import Settings
from tests.asgi import ask

PATH = "/_dash-update-component"
LOOK = {"theme": "light", "narrow": False}


@pytest.fixture(scope="module")
def app(real_data):
    return create_app(Settings(data=real_data, state=real_data.parent / "state")).server


@pytest.fixture(scope="module")
def call(app):
    """The page's own request, as the browser sends it."""
    listed = json.loads(ask(app, "/_dash-dependencies").body)
    (page,) = [one for one in listed if "ringkasan-filters.children" in one["output"]]
    values = {"url": "?region=64", "language": "id", "look": LOOK}
    names = page["output"].strip(".").split("...")
    outputs = [dict(zip(("id", "property"), name.split("."), strict=True)) for name in names]
    inputs = [{**one, "value": values[one["id"]]} for one in page["inputs"]]
    return {
        "output": page["output"],
        "outputs": outputs,
        "inputs": inputs,
        "changedPropIds": ["url.search"],
        "state": [{**one, "value": "/"} for one in page["state"]],
    }


def posted(app, body, kind="application/json"):
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return ask(app, PATH, "POST", raw, content_type=kind)


def test_the_pages_own_request_is_answered(app, call):
    answer = posted(app, call)
    assert answer.status == 200
    assert "Kalimantan Timur" in answer.text


@pytest.mark.parametrize("forged", [5, None, ["?region=64"], {"$ne": 1}, True, "x" * 100_000])
def test_a_forged_value_reaches_the_page_as_a_choice_that_does_not_exist(app, call, forged):
    inputs = [{**call["inputs"][0], "value": forged}, *call["inputs"][1:]]
    assert posted(app, {**call, "inputs": inputs}).status == 200


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"{}",
        b'"text"',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"output": 5}',
        b'{"output": "nothing.children", "inputs": []}',
    ],
)
def test_what_is_no_callback_is_a_bad_request(app, body):
    assert posted(app, body).status == 400


@pytest.mark.parametrize(
    "change",
    [
        {"inputs": []},
        {"inputs": None},
        {"inputs": [5]},
        {"inputs": {"id": "url"}},
        {"outputs": []},
        {"outputs": None},
        {"outputs": {"id": "filters", "property": "children"}},
        {"output": "..filters.children.."},
        {"state": [{"id": "url", "property": "search"}]},
        {"changedPropIds": 5},
        {"changedPropIds": [{}]},
    ],
)
def test_a_callback_with_other_parts_than_its_own_is_a_bad_request(app, call, change):
    assert posted(app, {**call, **change}).status == 400


def test_a_body_beyond_two_mebibytes_is_refused(app):
    assert posted(app, b" " * (LARGEST + 1)).status == 413


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_another_content_type_is_refused(app, call, kind):
    assert posted(app, call, kind).status == 415
