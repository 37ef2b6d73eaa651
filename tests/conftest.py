"""What several test files need: small worlds, and the project's own data published once."""

import os
import shutil
from functools import partial

import pytest
from hypothesis import settings

from tests.shelf import SHELF
from tests.world import DATA, opened, publish_world, write


def published_in(folder, *publications):
    data = folder / "data"
    write(data, *publications)
    publish_world(data)
    return opened(data)


# A deadline measures the machine, not the rule; under CI the same examples come every time.
settings.register_profile("cakupan", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("cakupan")


@pytest.fixture(scope="session", autouse=True)
def shelf(tmp_path_factory):
    """Where both workers of a run find what one of them has built."""
    mine = tmp_path_factory.getbasetemp()
    root = mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine
    SHELF.folder = root / "shelf"
    yield
    SHELF.folder = None


@pytest.fixture
def world(tmp_path):
    """Publish these publications (tests/world.py) and return the opened version."""
    return partial(published_in, tmp_path)


@pytest.fixture(scope="module")
def world_of(tmp_path_factory):
    """The same for a world that the tests of one file share."""
    return lambda *publications: published_in(tmp_path_factory.mktemp("world"), *publications)


@pytest.fixture(scope="session")
def real_data(tmp_path_factory):
    """The project's own sources, releases and code lists, published in a folder of the tests."""
    data = tmp_path_factory.mktemp("real") / "data"
    for folder in ("sources", "releases", "codelists", "boundaries"):
        ignored = shutil.ignore_patterns("official")  # what was loaded on this machine
        shutil.copytree(DATA / folder, data / folder, ignore=ignored)
    publish_world(data)
    return data


@pytest.fixture(scope="session")
def real(real_data):
    """The opened version of the project's own data."""
    return opened(real_data)
