"""Somebody else's words in a line of the log: one line, no control characters, not endless."""

from __future__ import annotations

LONGEST = 200  # characters of one value


def plain(words: str, longest: int = LONGEST) -> str:
    """Return the words on one line, cut where they are longer than this."""
    escaped = "".join(map(_shown, words[: longest + 1]))
    return escaped if len(escaped) <= longest else f"{escaped[: longest - 1]}…"


def _shown(character: str) -> str:
    """Return a character that can be printed and turns no line around, else how it is written."""
    return character if character.isprintable() else ascii(character)[1:-1]
