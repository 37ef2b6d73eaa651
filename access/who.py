"""The person of the request that is being answered, for whatever answers it, also in threads.

A context variable: asyncio gives each request its own, and anyio.to_thread hands a copy of it to
the thread, so that two requests never see each other's person.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from access.person import Person

PERSON: ContextVar[Person] = ContextVar("person")


def current() -> Person:
    """Return who asks; where no gate has said so, nobody."""
    return PERSON.get(None) or Person.nobody()


@contextmanager
def acting_as(person: Person) -> Iterator[Person]:
    """Let `current` be this person for as long as the block runs, also where it raises."""
    before = PERSON.set(person)
    try:
        yield person
    finally:
        PERSON.reset(before)
