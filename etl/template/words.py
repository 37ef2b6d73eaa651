"""The words of the template as words.toml has them: what is written, and what is read back."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from etl.codelists import Codelists

FILE = Path(__file__).with_name("words.toml")
CODED = ("measures", "segments", "industries", "employment_statuses", "programmes")


@dataclass(frozen=True, slots=True)
class Word:
    """A column of the sheet of figures, or what is declared for the whole file."""

    word: str  # as the file has it
    key: str  # as everything else here calls it
    id: str
    en: str
    needed: bool = False
    list: str = ""  # of a column: the list that its cells are chosen from
    width: int = 0
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One member of a list; `words` are read as its code, the first one is offered."""

    code: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that words.toml holds."""

    declarations: tuple[Word, ...]
    columns: tuple[Word, ...]
    lists: Mapping[str, tuple[Choice, ...]]
    examples: Sequence[Mapping[str, str]]
    said: Mapping[str, Any]  # headings and sentences

    def choices(self, name: str, codelists: Codelists) -> tuple[Choice, ...]:
        """Return the members of one list, a short one of this file or a code list."""
        if name in self.lists:
            return self.lists[name]
        table = codelists.tables[name]
        names = zip(table.iloc[:, 0], table["name_id"], table["name_en"], strict=True)
        return tuple(Choice(code, (own, english)) for code, own, english in names)


@cache
def words() -> Words:
    """Return the words of the template."""
    found = tomllib.loads(FILE.read_text("utf-8"))
    lists = {
        name: tuple(Choice(code, tuple(spelled)) for code, spelled in members.items())
        for name, members in found.pop("lists").items()
    }
    declarations = _words(found.pop("declarations"))
    columns, examples = _words(found.pop("columns")), found.pop("examples")["rows"]
    return Words(declarations, columns, lists, examples, found)


def _words(entries: Mapping[str, Mapping[str, Any]]) -> tuple[Word, ...]:
    return tuple(
        Word(word, **{**entry, "choices": tuple(entry.get("choices", ()))})
        for word, entry in entries.items()
    )
