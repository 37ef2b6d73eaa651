"""Every word the reader sees, and every number and date as the reader's language writes it."""

from __future__ import annotations

from functools import cache

from texts.accepted import LANGUAGES
from texts.text import Text
from texts.words import MissingText

__all__ = ["LANGUAGES", "MissingText", "Text", "of"]


@cache
def of(language: str) -> Text:
    """Return the texts of one language, read once."""
    return Text(language)
