"""What several tests of the ETL need."""

import shutil

import pytest

from etl.cli import main
from tests.etl import small


@pytest.fixture(scope="session")
def codelists():
    """The project's own code lists."""
    return small.codelists()


@pytest.fixture
def data(tmp_path):
    """Make a data folder of one source `kaltim` with these rows, or of sources and releases."""

    def make(*rows, sources=None, releases=None):
        return small.folder(
            tmp_path, sources or {"kaltim": small.toml()}, releases or {"kaltim/2022-12": rows}
        )

    return make


@pytest.fixture(scope="session")
def built_twice(tmp_path_factory):
    """A folder with data and state after two builds, to be copied."""
    made = tmp_path_factory.mktemp("two")
    folder = small.folder(made, {"kaltim": small.toml()}, {"kaltim/2022-12": [small.row()]})
    places = {"CAKUPAN_DATA": str(folder), "CAKUPAN_STATE": str(made / "state")}
    assert main(["build"], places) == 0
    small.put(folder, "kaltim/2022-12", [small.row(value="250")])
    assert main(["build"], places) == 0
    return made


@pytest.fixture
def two(built_twice, tmp_path):
    """The environment of commands on a data folder with two versions, which a test may change."""
    shutil.copytree(built_twice, tmp_path, dirs_exist_ok=True)
    return {"CAKUPAN_DATA": str(tmp_path / "data"), "CAKUPAN_STATE": str(tmp_path / "state")}
