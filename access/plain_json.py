"""Which JSON is made to hurt whoever reads it, told without being hurt."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

MOST = 20 << 10  # commas and brackets; a callback of ours has some hundred
DEEPEST = 50  # one inside the other
LONGEST_NUMBER = 400  # digits; a float has at most 309 before its point


class Hostile(ValueError):
    """A key twice, a number without end, a value that JSON does not have."""


def is_hostile(body: bytes) -> bool:
    """Return whether a body is JSON that no page sends; what is no JSON at all is left to others.

    The parts are counted before they are parsed: two mebibytes of brackets take a second.
    """
    if sum(body.count(mark) for mark in (b",", b"[", b"{")) > MOST:
        return True
    try:
        found = json.loads(
            body, object_pairs_hook=_once, parse_int=_number, parse_constant=_constant
        )
    except json.JSONDecodeError:
        return False
    except (ValueError, RecursionError):
        return True
    return _depth(found) > DEEPEST


def _once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):  # two readers of the same body could take different ones
        raise Hostile
    return found


def _number(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise Hostile
    return int(digits)


def _constant(_word: str) -> NoReturn:
    raise Hostile


def _depth(found: Any) -> int:
    """Return how many lists and objects stand one inside the other."""
    depth, level = 0, [found]
    while level := [one for one in level if isinstance(one, dict | list)]:
        depth += 1
        level = [part for one in level for part in _parts(one)]
    return depth


def _parts(one: dict[str, Any] | list[Any]) -> Iterable[Any]:
    return one.values() if isinstance(one, dict) else one
