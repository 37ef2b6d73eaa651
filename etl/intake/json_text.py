"""JSON answers: parsed with bounds on depth, keys and numbers, handed over as a document."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from etl.intake.encodings import text_of
from etl.intake.frames import Frame
from etl.intake.limits import MB, Limits, TextStyle
from model.errors import UnreadableFile

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]')
MOST_DIGITS = 18  # as for every number: beyond this a double no longer holds every count


def read(path: Path, limits: Limits, declared: TextStyle) -> Iterator[Frame]:
    """Return the frames of a JSON file: one document, an object or a list."""
    if path.stat().st_size > limits.document:
        raise UnreadableFile(f"is a JSON answer of more than {limits.document // MB} MB")
    text = text_of(path, declared)
    _refuse_deep(text, limits.depth)
    try:
        document = json.loads(
            text,
            object_pairs_hook=_unique,
            parse_constant=_no_number,
            parse_float=_finite,
            parse_int=_whole,
        )
    except json.JSONDecodeError as error:
        raise UnreadableFile(f"is no JSON or cut short: {error}") from None
    yield ["document", document]


def _refuse_deep(text: str, most: int) -> None:
    """Refuse brackets within brackets before they are parsed."""
    depth = 0
    for token in TOKEN.finditer(text):
        first = text[token.start()]
        if first in "[{":
            depth += 1
            if depth > most:
                raise UnreadableFile(f"nests its brackets more than {most} deep")
        elif first in "]}":
            depth -= 1


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise UnreadableFile(f"names {twice[:60]!r} twice in one object")
    return found


def _no_number(word: str) -> NoReturn:
    raise UnreadableFile(f"holds {word}, which is no number")


def _finite(text: str) -> float:
    if not math.isfinite(number := float(text)):
        raise UnreadableFile(f"holds {text[:30]}, which no number type keeps")
    return number


def _whole(text: str) -> int:
    if len(text.lstrip("-")) > MOST_DIGITS:
        raise UnreadableFile(f"holds a number of {len(text)} digits")
    return int(text)
