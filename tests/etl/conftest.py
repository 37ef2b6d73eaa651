"""What several tests of the ETL need."""

import pytest

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
