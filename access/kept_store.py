"""The answers of one version in memory, those that were asked for last."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.types import Message

from access.kept_keys import Key


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it was sent, and the state of what it shows beside the version."""

    messages: tuple[Message, ...]
    state: object = None
    beside: Callable[[], object] | None = None  # what returns that state now

    @property
    def size(self) -> int:
        """Return how many bytes its body has."""
        return sum(len(message.get("body", b"")) for message in self.messages)


@dataclass(slots=True)
class Kept:
    """Answers by what they answer, of no more than `most` bytes together."""

    most: int
    answers: OrderedDict[Key, Answer] = field(default_factory=OrderedDict)
    size: int = 0

    def get(self, key: Key) -> Answer | None:
        """Return an answer, which is then the one that was asked for last."""
        answer = self.answers.get(key)
        if answer is not None:
            self.answers.move_to_end(key)
        return answer

    def add(self, key: Key, answer: Answer) -> None:
        """Keep an answer and let go of those that nobody asked for longest."""
        if (before := self.answers.get(key)) is not None:
            self.drop(key, before)
        self.answers[key] = answer
        self.size += answer.size
        while self.size > self.most:
            self.drop(*next(iter(self.answers.items())))

    def drop(self, key: Key, answer: Answer) -> None:
        """Let go of an answer, unless another one stands in its place already."""
        if self.answers.get(key) is answer:
            del self.answers[key]
            self.size -= answer.size
