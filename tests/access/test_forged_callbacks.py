"""Hardening 44 and 64: whatever is forged into a callback's parts, the server does not stumble."""

import json

import pytest

from app import create_app
from model.settings import Settings
from tests.asgi import ask

PATH = "/_dash-update-component"
USUAL = {
    "url.search": "?region=64",
    "language.data": "id",
    "look.data": {"theme": "light", "narrow": False},
}
FORGED = [
    None,
    5,
    -1.5,
    10**300,
    True,
    "*",
    "' OR 1=1--",
    "?region=' OR 1=1--&measure=read_text('/etc/passwd')&v=1e9",
    "?region=\0&region=65",
    "\ud800",
    "x" * 10_000,
    ["?region=64", "?region=31"],
    {"$ne": 1},
    {"index": 1, "type": "*"},
    [None, [], {}],
]


@pytest.fixture(scope="module")
def app(real_data, tmp_path_factory):
    return create_app(Settings(data=real_data, state=tmp_path_factory.mktemp("state"))).server


@pytest.fixture(scope="module")
def calls(app):
    """The request of every callback that the server answers."""
    listed = json.loads(ask(app, "/_dash-dependencies").body)
    return [call_of(one) for one in listed if not one.get("clientside_function")]


def call_of(callback):
    names = [name.rsplit(".", 1) for name in callback["output"].strip(".").split("...")]
    outputs = [{"id": id_, "property": part} for id_, part in names]
    several = callback["output"].startswith("..")
    return {
        "output": callback["output"],
        "outputs": outputs if several else outputs[0],
        "inputs": [usual(one, callback["output"]) for one in callback["inputs"]],
        "state": [usual(one, callback["output"]) for one in callback["state"]],
        "changedPropIds": [f"{one['id']}.{one['property']}" for one in callback["inputs"]],
    }


def usual(part, output):
    name, page = f"{part['id']}.{part['property']}", output.strip(".").partition("-filters")[0]
    clicked = 1 if part["property"] == "n_clicks" else USUAL.get(name)
    here = "/" if page == "ringkasan" else f"/{page}"
    return {**part, "value": here if name == "url.pathname" else clicked}


def posted(app, call):
    return ask(app, PATH, "POST", json.dumps(call).encode(), content_type="application/json")


def test_every_callback_answers_its_own_page(app, calls):
    assert len(calls) > 20
    assert {posted(app, call).status for call in calls} <= {200, 204}


@pytest.mark.parametrize("forged", FORGED, ids=lambda one: repr(one)[:30])
def test_a_forged_value_in_any_part_of_any_callback_is_no_bug(app, calls, forged):
    for call in calls:
        for part in ("inputs", "state"):
            bent = {**call, part: [{**one, "value": forged} for one in call[part]]}
            assert posted(app, bent).status in (200, 204), (call["output"], part)


@pytest.mark.parametrize(
    "change",
    [
        lambda call: {
            "inputs": [{k: v for k, v in one.items() if k == "id"} for one in call["inputs"]]
        },
        lambda call: {"inputs": [{**one, "id": {"index": "*"}} for one in call["inputs"]]},
        lambda call: {"inputs": [{**one, "id": ["url"]} for one in call["inputs"]]},
        lambda call: {"inputs": [call["inputs"]]},
        lambda call: {"inputs": call["inputs"] * 2},
        lambda call: {"state": None},
        lambda call: {"outputs": [[]]},
        lambda call: {"output": call["output"].encode().hex()},
        lambda call: {"changedPropIds": {"a": 1}},
    ],
    ids=range(9),
)
def test_parts_that_are_not_the_callbacks_own_are_a_bad_request(app, calls, change):
    assert {posted(app, {**call, **change(call)}).status for call in calls} == {400}


def test_values_that_are_left_out_and_jobs_that_do_not_exist_are_no_bug(app, calls):
    for call in calls:
        bare = [{"id": one["id"], "property": one["property"]} for one in call["inputs"]]
        assert posted(app, {**call, "inputs": bare}).status in (200, 204)
        raw = json.dumps(call).encode()
        job = ask(app, f"{PATH}?cacheKey=x&job=1", "POST", raw, content_type="application/json")
        assert job.status in (200, 204)
