"""What is worked out of a version once: kept for as long as the version itself is held, no longer.

A cache of a fixed size would hold versions that nobody asks for any more, with their open files,
until enough newer ones have come.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from model.warehouse import Version

P = ParamSpec("P")
T = TypeVar("T")
Of = Callable[Concatenate[Version, P], T]


def per_version(most: int = 1) -> Callable[[Of[P, T]], Of[P, T]]:
    """Return a decorator that keeps, for each version, the `most` answers that were asked for last.

    What is kept must not hold the version: it would then be held for ever.
    """

    def remembering(function: Of[P, T]) -> Of[P, T]:
        kept: WeakKeyDictionary[Version, OrderedDict[object, T]] = WeakKeyDictionary()
        lock = Lock()

        @wraps(function)
        def answer(version: Version, /, *rest: P.args, **named: P.kwargs) -> T:
            key = (rest, tuple(named.items()))
            with lock:
                found = kept.setdefault(version, OrderedDict())
                if key in found:
                    found.move_to_end(key)
                    return found[key]
            made = function(version, *rest, **named)
            with lock:
                found[key] = made
                if len(found) > most:
                    found.popitem(last=False)
            return made

        return answer

    return remembering
