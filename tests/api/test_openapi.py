"""The description of the API is true: what it allows is answered so, what it forbids is refused."""

import json

import pytest
import schemathesis
from fastapi import FastAPI
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from api import frame
from api.resource import Found, Resource
from api.resources.regions import RegionRow
from callbacks.asking import Source
from model.selection import Selection
from model.settings import Settings
from model.warehouse import Warehouse
from tests.asgi import ask, at_desk

PATH = "/api/v1/openapi.json"
CONFIG = {
    "max-failures": 5,
    "generation": {
        "deterministic": True,
        "database": "none",
        "no-shrink": True,
    },
    # other methods: tests/api/test_refusals.py
    "phases": {
        "coverage": {"unexpected-methods": []},
        "fuzzing": {"enabled": False},
        "stateful": {"enabled": False},
    },
    "checks": {
        "positive_data_acceptance": {
            "enabled": False
        },  # a region of the right shape need not exist
        "ignored_auth": {
            "enabled": False
        },  # nobody signs in at the desk: tests/access/test_api_auth.py
    },
}


@pytest.fixture(scope="module")
def described(server):
    return json.loads(ask(server, PATH).body)


def local(app):
    """The app, asked for by a name that it has; schemathesis asks for another."""

    async def asked(scope, receive, send):
        given = [(name, value) for name, value in scope.get("headers", ()) if name != b"host"]
        await app({**scope, "headers": [*given, (b"host", b"localhost")]}, receive, send)

    return asked


def tried(app):
    """How many requests schemathesis made, and every answer that is not as described."""
    config = SchemathesisConfig.from_dict(CONFIG)
    schema = schemathesis.openapi.from_asgi(PATH, local(app), config=config)
    count, failures = 0, []
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            for checks in event.recorder.checks.values():
                count += 1
                failures += [
                    f"{one.name}: {one.failure_info}" for one in checks if one.failure_info
                ]
        elif isinstance(event, events.NonFatalError | events.FatalError):
            failures.append(str(event))
    return count, failures


@pytest.mark.slow
def test_item_64_thousands_of_right_and_wrong_requests_are_answered_as_described(server):
    count, failures = tried(server)
    assert failures == []
    assert count > 1_000


def test_the_same_requests_find_an_answer_that_is_not_as_described(real_data):
    def broken(asked):
        if asked.selection.region == "00":
            return Found((), asked.selection, also="\u2028")  # no header can hold it
        return Found([RegionRow.model_construct(region="00")], asked.selection)

    resource = Resource("broken", "Rows without fields", RegionRow, broken, ("region",))
    app, source = FastAPI(openapi_url=None), Source(Warehouse(real_data), Selection())
    frame.register(
        app, source, Settings(data=real_data, state=real_data.parent / "state"), (resource,)
    )
    assert tried(at_desk(app))[1]


def test_every_field_has_a_meaning_a_unit_and_an_example(described):
    schemas = described["components"]["schemas"]
    rows = {name: one for name, one in schemas.items() if not name.startswith(("Page", "Problem"))}
    bare = [
        f"{name}.{field}"
        for name, one in rows.items()
        for field, about in one["properties"].items()
        if not {"description", "x-unit", "examples"} <= set(about)
    ]
    assert len(rows) > 10
    assert bare == []


def test_every_parameter_has_a_meaning_an_example_and_a_shape(described):
    for path in described["paths"].values():
        for one in path["get"]["parameters"]:
            assert one["description"]
            assert "example" in one or "for example `" in one["description"]
            assert {"pattern", "enum"} & set(one["schema"]) or one["in"] == "path"


def test_the_description_names_every_refusal(described):
    for path in described["paths"].values():
        responses = path["get"]["responses"]
        assert responses["200"]["content"]
        for status in ("400", "404", "406", "410", "503"):
            assert set(responses[status]["content"]) == {"application/problem+json"}
