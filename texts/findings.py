"""The findings of a load in the reader's language: the sentences of the checks, told again.

The checks speak English; texts/id/findings holds each of their sentences with blanks for its
values. A sentence is cut at the words between the blanks, from left to right and without going
back, so that a value from a stranger's file can be long or odd but never slow.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from texts.text import Text

FOLDER = Path(__file__).parent
SPOKEN = "en"  # by the checks
LONGEST = 1 << 12  # characters of a sentence that is told again
MOST_PARTS = 6  # sentences behind each other
KEPT = 1 << 12  # sentences told lately
PERHAPS = "; perhaps "
LINKING, NAMES = "linking.toml", "names.toml"
CODED = {"measure", "whole", "one", "other", "parts", "small", "large", "by", "state"}
TOGETHER = " + "
QUOTES = ("'", '"')
ENDINGS = (
    ".csv",
    ".html",
    ".htm",
    ".json",
    ".pdf",
    ".toml",
    ".txt",
    ".xls",
    ".xlsm",
    ".xlsx",
    ".zip",
)


@dataclass(frozen=True, slots=True)
class Template:
    """One sentence of the checks: its words between the blanks, and how it is told."""

    words: tuple[str, ...]  # before, between and behind the blanks
    blanks: tuple[str, ...]
    told: str

    @classmethod
    def of(cls, sentence: str, told: str) -> Template:
        """Return a sentence with its blanks taken out."""
        words, blanks = [""], []
        for literal, blank, _, _ in string.Formatter().parse(sentence):
            words[-1] += literal
            if blank is not None:
                blanks.append(blank)
                words.append("")
        return cls(tuple(words), tuple(blanks), told)

    @property
    def length(self) -> int:
        """Return how many letters are not a value: the longest is tried first."""
        return sum(map(len, self.words))

    def values(self, sentence: str) -> dict[str, str] | None:
        """Return what fills the blanks, each as short as can be; None where the words differ."""
        first, *between = self.words
        if not between:
            return {} if sentence == first else None
        if not (sentence.startswith(first) and sentence.endswith(between[-1])):
            return None
        values, start, end = [], len(first), len(sentence) - len(between[-1])
        for words in between[:-1]:
            found = sentence.find(words, start + 1, end)
            if found < 0:
                return None
            values.append(sentence[start:found])
            start = found + len(words)
        values.append(sentence[start:end])
        return dict(zip(self.blanks, values, strict=True)) if start < end else None


def told(sentence: str, text: Text) -> tuple[str, bool]:
    """Return a sentence of the checks for this reader, and whether it is still English."""
    if text.language == SPOKEN or len(sentence) > LONGEST:
        return sentence, True
    lines = [(line.lstrip(), line) for line in sentence.split("\n")]
    found = [(_told(bare, text.language), bare, line) for bare, line in lines]
    if any(words is None for words, _, _ in found):
        return sentence, True
    return "\n".join(
        f"{line[: len(line) - len(bare)]}{words}" for words, bare, line in found
    ), False


def pairs(language: str) -> dict[str, str]:
    """Return every sentence of the checks with how it is told; one that stands twice is a slip."""
    found: dict[str, str] = {}
    for file in sorted((FOLDER / language / "findings").glob("*.toml")):
        if file.name in (LINKING, NAMES):
            continue
        for sentence, words in tomllib.loads(file.read_text("utf-8")).items():
            if sentence in found:
                raise ValueError(f"findings/{file.name} repeats {sentence!r} of another file")
            found[sentence] = words
    return found


@cache
def _templates(language: str) -> tuple[Template, ...]:
    every = (Template.of(sentence, words) for sentence, words in pairs(language).items())
    return tuple(sorted(every, key=lambda one: one.length, reverse=True))


@cache
def table(language: str, name: str) -> dict[str, str]:
    """Return the words of a file beside the sentences."""
    return tomllib.loads((FOLDER / language / "findings" / name).read_text("utf-8"))


@lru_cache(KEPT)
def _told(sentence: str, language: str) -> str | None:
    """Return one or more sentences told again; None where any of them is not known."""
    bare = sentence.removesuffix(".")
    stop = sentence[len(bare) :]
    for way in (_whole, _offered, _parts):
        if (found := way(bare, language)) is not None:
            return found + stop
    return None


def _whole(sentence: str, language: str) -> str | None:
    """Return one sentence told again, with or without the name that it begins with."""
    for head, tail in _headed(sentence):
        for template in _templates(language):
            if head and not template.words[0]:
                continue
            values = template.values(tail)
            if values is not None:
                return head + template.told.format(**_filled(values, language))
    return None


def _headed(sentence: str) -> Iterator[tuple[str, str]]:
    """Yield a sentence whole, and without the word, file or place that it begins with."""
    yield "", sentence
    at = sentence.find(" ")
    for _ in range(2 * MOST_PARTS):
        if at < 0:
            return
        if _is_name(sentence[:at]):
            yield sentence[: at + 1], sentence[at + 1 :]
        at = sentence.find(" ", at + 1)


def _is_name(head: str) -> bool:
    """Return whether words are a quoted value, a file, or a place with its value and a colon."""
    quoted = head[:1] in QUOTES and head[-1:] == head[:1] and len(head) > 1
    placed = head.endswith(("':", '":')) and (": '" in head or ': "' in head)
    return quoted or placed or head.lower().endswith(ENDINGS)


def _filled(values: dict[str, str], language: str) -> dict[str, str]:
    """Return the values: reasons told again, lists joined and codes named in this language."""
    return {name: _value(name, value, language) for name, value in values.items()}


def _value(name: str, value: str, language: str) -> str:
    if name.startswith("why"):
        return _told(value, language) or value
    if name.startswith("either"):
        return _linked(value, language)
    if name in CODED:
        names = table(language, NAMES)
        return TOGETHER.join(names.get(code, code) for code in value.split(TOGETHER))
    return value


def _linked(value: str, language: str) -> str:
    """Return a list of values with its joining words in this language."""
    for words, others in table(language, LINKING).items():
        value = value.replace(words, others)
    return value


def _offered(sentence: str, language: str) -> str | None:
    """Return a sentence that ends with what may be meant."""
    said, offers, offered = sentence.partition(PERHAPS)
    found = _whole(said, language) if offers else None
    return None if found is None else found + _linked(offers + offered, language)


def _parts(sentence: str, language: str) -> str | None:
    """Return sentences behind each other, each told again; None where one is not known."""
    if not 1 <= sentence.count(". ") < MOST_PARTS:
        return None
    at = sentence.find(". ")
    while at >= 0:
        first = _whole(sentence[:at], language)
        rest = _told(sentence[at + 2 :], language) if first is not None else None
        if rest is not None:
            return f"{first}. {rest}"
        at = sentence.find(". ", at + 1)
    return None
