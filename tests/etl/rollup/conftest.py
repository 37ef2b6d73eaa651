import pytest

from tests.etl.rollup.registry import Place


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)
