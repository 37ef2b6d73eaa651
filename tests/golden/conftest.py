"""The project's own data, read as tables and asked as pages."""

import pytest

from model.scope import Scope
from model.selection import Selection
from model.summary import overview

HOME = Selection(region="KAL", period="2022-12")


@pytest.fixture(scope="session")
def figures(real):
    return real.table("figures").to_pandas()


@pytest.fixture(scope="session")
def origins(real):
    return real.table("origins").to_pandas()


@pytest.fixture(scope="session")
def shown(real):
    """The overview page of a link."""
    return lambda query="": overview(Selection.of(query), HOME, Scope.everything(), real)
