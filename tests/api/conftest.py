"""The API over the project's own data, asked as any program would."""

import json

import pytest

from app import create_app
from model.settings import Settings
from tests.asgi import ask


@pytest.fixture(scope="session")
def server(real_data):
    """The whole server, published pages and files beside the API."""
    return create_app(Settings(data=real_data, state=real_data.parent / "state")).server


@pytest.fixture(scope="session")
def get(server):
    """The answer to a GET of a path below /api/v1."""
    return lambda path, **headers: ask(server, f"/api/v1/{path}", **headers)


@pytest.fixture(scope="session")
def rows(get):
    """The rows that a path below /api/v1 answers with."""
    return lambda path: json.loads(get(path).body)["rows"]
