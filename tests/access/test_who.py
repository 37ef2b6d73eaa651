"""The person of a request, in its own task and in the threads that work for it."""

import asyncio
from functools import partial

import pytest
from anyio import CapacityLimiter, create_task_group, run, sleep, to_thread

from access import who
from access.person import Person, scope_of
from model.scope import Scope
from tests.access.small import REGIONS

ANI = Person(1, "ani", "viewer", scope_of(["64"], REGIONS))
BUDI = Person(2, "budi", "planner", scope_of(["65"], REGIONS))


def test_without_a_gate_it_is_nobody():
    assert who.current() == Person.nobody()


def test_the_person_before_comes_back_also_after_an_error():
    with who.acting_as(ANI):
        with pytest.raises(ValueError, match="broken"), who.acting_as(BUDI):
            assert who.current() is BUDI
            raise ValueError("broken")
        assert who.current() is ANI
    assert who.current() == Person.nobody()


def test_nobody_is_not_taken_for_the_desk():
    with who.acting_as(Person.nobody()):
        assert who.current() == Person.nobody()
        assert who.current().scope == Scope()


@pytest.mark.parametrize("kind", ["anyio", "asyncio"])
def test_requests_at_the_same_time_each_see_their_own_person_in_their_threads(kind):
    seen = []

    async def in_a_thread(limiter):
        if kind == "asyncio":
            return await asyncio.to_thread(who.current)
        return await to_thread.run_sync(who.current, limiter=limiter)

    async def request(limiter, person):
        with who.acting_as(person):
            for _ in range(20):
                await sleep(0)
                seen.append((person, who.current(), await in_a_thread(limiter)))

    async def requests():
        limiter = CapacityLimiter(2)  # fewer threads than requests: each serves both
        async with create_task_group() as group:
            for person in (ANI, BUDI, ANI, BUDI):
                group.start_soon(partial(request, limiter, person))
        seen.append((Person.nobody(), who.current(), await in_a_thread(limiter)))

    run(requests)
    assert len(seen) == 4 * 20 + 1
    assert [one for one in seen if len(set(one)) > 1] == []
