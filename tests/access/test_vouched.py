"""What a process remembers of sessions, and forgets at once by whichever name."""

import pytest

from access.person import Person
from access.vouched import MOST, Memory
from model.scope import Scope


def person(number, session):
    return Person(number, f"p{number}", "viewer", Scope(), session=session)


@pytest.fixture
def memory():
    made = Memory()
    for word, owner, session in (("a", 1, 11), ("b", 1, 12), ("c", 2, 21)):
        made.remember(word, person(owner, session), 0)
    return made


def left(memory):
    return [word for word in "abc" if memory.find(word)]


@pytest.mark.parametrize(
    ("forget", "stays"),
    [
        (lambda memory: memory.forget("a"), ["b", "c"]),
        (lambda memory: memory.forget_session(12), ["a", "c"]),
        (lambda memory: memory.forget_person(1), ["c"]),
        (lambda memory: memory.remember("c", None, 0), ["a", "b"]),
    ],
    ids=["word", "number", "person", "found over"],
)
def test_what_has_ended_is_forgotten_and_nothing_else(memory, forget, stays):
    forget(memory)
    assert left(memory) == stays


def test_what_was_asked_before_an_end_and_answered_after_it_is_not_remembered(memory):
    asked = memory.forgotten
    memory.forget_session(11)
    memory.remember("a", person(1, 11), asked)
    memory.remember("b", person(1, 12), memory.forgotten)
    assert left(memory) == ["b", "c"]


def test_the_one_that_was_quiet_longest_is_forgotten_first(memory):
    for number in range(MOST - 2):
        memory.remember(f"w{number}", person(3, number), 0)
    assert left(memory) == ["b", "c"]
