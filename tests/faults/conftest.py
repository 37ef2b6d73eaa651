import pytest

from tests.faults.harness import Victims


@pytest.fixture(scope="session")
def victims():
    """A program that runs publishers which may be killed."""
    with Victims() as program:
        yield program
