"""Pages and files are asked here without a gate: as by the person at the desk."""

import pytest

from access import who
from access.person import Person


@pytest.fixture(autouse=True)
def at_the_desk():
    with who.acting_as(Person.at_desk()):
        yield


@pytest.fixture(scope="module")
def opened():
    """Which of these links no test of the file has opened: many stand on every state of a page."""
    known = set()

    def those(links):
        new = sorted(set(links) - known)
        known.update(new)
        return new

    return those
