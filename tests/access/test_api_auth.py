"""Every address of the API asks who is there, where anybody has an account."""

import pytest
import schemathesis
from fastapi import FastAPI
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from api import frame
from api.resources import resources
from callbacks.asking import Source
from model.index import index_of
from model.scope import Scope
from model.selection import Selection
from model.warehouse import Warehouse
from tests.access import signed
from tests.api.test_openapi import PATH, local
from tests.asgi import at_desk

CONFIG = {
    "generation": {"deterministic": True, "database": "none", "no-shrink": True, "max-examples": 1},
    "phases": {
        "examples": {"enabled": False},
        "coverage": {"enabled": False},
        "stateful": {"enabled": False},
    },
    "checks": {"enabled": False, "ignored_auth": {"enabled": True}},
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return signed.served(tmp_path_factory.mktemp("auth"))


def bearer(made):
    tree = index_of(Warehouse(made.settings.data).current(), Scope.everything()).regions
    owner = signed.account(made.store, "planner", ("64",), "owner")
    return {"Authorization": f"Bearer {signed.token(made.store, owner, tree, ('64',))}"}


def found(app, headers):
    """How many answers were looked at, and which of them a stranger got too."""
    config = SchemathesisConfig.from_dict(CONFIG)
    schema = schemathesis.openapi.from_asgi(PATH, local(app), config=config, headers=headers)
    count, failures = 0, []
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            for checks in event.recorder.checks.values():
                count += len(checks)
                failures += [one.failure_info for one in checks if one.failure_info]
        elif isinstance(event, events.NonFatalError | events.FatalError):
            failures.append(str(event))
    return count, failures


def test_hardening_46_no_address_of_the_api_answers_without_who_asks(made):
    count, failures = found(made.server, bearer(made))
    assert failures == []
    assert count >= len(resources(made.settings))


def test_an_api_behind_no_gate_would_be_found(made):
    app = FastAPI(openapi_url=None)
    source = Source(Warehouse(made.settings.data), Selection())
    frame.register(app, source, made.settings)
    assert found(at_desk(app), {"Authorization": "Bearer cak_x"})[1]
