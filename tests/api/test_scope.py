"""Who asks the API sees what the pages would show, in every address, form and way of asking."""

import json

import pytest
from fastapi import FastAPI

from access import who
from access.person import Person
from access.roles import ROLES
from api import frame
from api.resources import resources
from callbacks.asking import Source
from model.selection import Selection
from model.settings import Settings
from model.warehouse import Warehouse
from tests.asgi import ask
from tests.restricted import (
    EAST,
    SCOPES,
    TITLE,
    WHEN,
    derived,
    found_in,
    kept_back,
    named,
    published,
    scope_of,
)

CHOICES = {
    "coverage": [
        "region=65",
        "region=KAL&by=region&limit=2",
        "region=64&level=kabkota",
        "region=64&by=segment",
        "region=64&by=industry",
        "region=6403&by=period",
        "region=64&compare=65",
    ],
    "gaps": ["region=KAL", "region=64&level=kabkota"],
    "figures": ["", "region=65", "measure=participants_active&limit=3"],
    "periods": ["region=64"],
    "denominators": ["region=64"],
}


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    folder = tmp_path_factory.mktemp("restricted")
    return Settings(data=published(folder), state=folder / "var")


@pytest.fixture(scope="module")
def get(settings):
    """The answer to a GET below /api/v1 of a person, without sign-in and its gate."""
    app = FastAPI(openapi_url=None)
    source = Source(Warehouse(settings.data), Selection(region="KAL", period=WHEN))
    frame.register(app, source, settings)

    def got(path, person, **headers):
        async def asked(*call):
            with who.acting_as(person):
                await app(*call)

        return ask(asked, f"/api/v1/{path}", **headers)

    return got


def planner(codes):
    return Person(1, "a planner", "planner", scope_of(codes))


@pytest.mark.parametrize("codes", [pytest.param(codes, id=named(codes)) for codes in SCOPES])
def test_items_43_and_44_no_answer_holds_a_number_that_is_kept_back(get, settings, codes):
    hidden = kept_back(SCOPES[codes])
    hidden |= derived(hidden)
    names = [one.name for one in resources(settings)]
    for name in (name for name in names if name != "briefs"):
        for choice in ["", *CHOICES.get(name, [])]:
            for form in ("json", "csv-id"):  # commas between numbers would join them
                answer = get(f"{name}?{choice}&format={form}", planner(codes))
                assert answer.status == 200 or "problem" in answer.headers["content-type"]
                assert found_in(answer.text, hidden) == [], (name, choice, form)
                assert SCOPES[codes] or TITLE not in answer.text


def test_the_same_search_finds_them_where_everything_is_seen(get):
    answer = get("figures?format=csv-id", planner(["00"]))
    assert len(found_in(answer.text, kept_back(set()))) > 30


def test_item_44_what_the_scope_holds_is_answered(get):
    seen = get("coverage?region=65", planner(["65"])).text
    assert '"status":"outside_scope"' in get("coverage?region=65", planner(["64"])).text
    assert '"status":"outside_scope"' not in seen


def test_item_44_neither_tag_nor_cursor_of_one_scope_serves_another(get):
    mine, other = planner(["64"]), planner(EAST)
    first = get("figures?limit=2", mine)
    assert get("figures?limit=2", mine, if_none_match=first.headers["etag"]).status == 304
    assert get("figures?limit=2", other, if_none_match=first.headers["etag"]).status == 200
    following = json.loads(first.body)["next"].removeprefix("/api/v1/")
    assert get(following, mine).status == 200
    assert get(following, other).status == 400


@pytest.mark.parametrize("role", ROLES)
def test_only_who_may_use_the_api_is_answered(get, role):
    status = 200 if role in ("planner", "publisher") else 403
    assert get("regions", Person(1, "somebody", role, scope_of(["00"]))).status == status
    assert get("regions", Person.nobody()).status == 401
