"""The words of one language: all TOML files of its folder, flattened and merged."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


class MissingText(LookupError):
    """A key without words, or words without a value for one of their blanks: a slip of ours."""


class Words:
    """The words of one language by key."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.entries = merged(FOLDER / language)

    def __getitem__(self, key: str) -> str:
        if (words := self.entries.get(key)) is None:
            near = difflib.get_close_matches(key, self.entries, n=1)
            hint = f"; nearest: {near[0]!r}" if near else ""
            raise MissingText(f"texts/{self.language} has no words for {key!r}{hint}")
        return words

    def filled(self, key: str, values: Mapping[str, object]) -> str:
        """Return the words with every blank filled."""
        try:
            return self[key].format(**values)
        except KeyError as blank:
            raise MissingText(f"{key!r} has a blank without a value: {blank.args[0]!r}") from None


def merged(folder: Path) -> dict[str, str]:
    """Return every key of every TOML file: {'chart.gap': 'belum terlindungi', …}."""
    entries: dict[str, str] = {}
    for file in sorted(folder.glob("*.toml")):
        for key, words in _flat(tomllib.loads(file.read_text("utf-8"))):
            if key in entries:
                raise ValueError(f"{folder.name}/{file.name} repeats {key!r} of another file")
            entries[key] = words
    return entries


def _flat(tree: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, branch in tree.items():
        if isinstance(branch, Mapping):
            yield from _flat(branch, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", str(branch)
