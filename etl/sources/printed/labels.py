"""What a label of a printed table says about the figures under or beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from etl.parse.numbers import plain
from etl.parse.periods import MONTHS, month_of
from etl.sources.printed.vocabulary import entries

BY = re.compile(
    r"\b(menurut|by|berdasarkan)\b.*?(?=\b(di|in|kondisi|keadaan|sampai)\b|\(|(?<!kabupaten)(?<!kab)(?<!regency)/|$)"
)
PUBLICATION = re.compile(r"\b(dalam angka|in figures),? ?(19|20)\d\d")  # its year is no period
TABLE_NUMBER = re.compile(r"^(tabel|table) ?[\d.]+ ?")
LETTERED = re.compile(r"^(?:[A-Z](?:, ?[A-Z])*[.)]?|[a-z][.)]|[IVX]+[.)]|\d+[.)]) +(?=\S)")
YEAR = re.compile(r"\b(19\d\d|20\d\d)\b[*r]?")
ALL_YEAR = re.compile(r"\b(tahunan|yearly|annual)\b")
MONTH = re.compile(rf"\b({'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?")
LONGEST = 400
STOCKS = {"labour_force", "employed", "unemployed", "working_age", "population"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What was understood of a label, by what it is about, and the words that were not."""

    told: dict[str, frozenset[str]] = field(default_factory=dict)
    left: str = ""
    total: bool = False

    @property
    def says_two(self) -> bool:
        """Return whether the label names two measures, statuses, industries … at once."""
        return any(
            len(values) > 1 for kind, values in self.told.items() if kind not in ("unit", "apart")
        )

    def one(self, kind: str) -> str:
        """Return what the label says about one thing; nothing where it says two."""
        found = self.told.get(kind, frozenset())
        return next(iter(found)) if len(found) == 1 else ""


def meaning_of(label: str, title: bool = False) -> Meaning:
    """Return what a label says; of a title, "menurut provinsi" says nothing.

    A label is understood as a whole or not at all: "Pengangguran karena Covid" is not
    "Pengangguran", so the words that were not understood decide whether it may be used.
    """
    meaning = _meaning(label, title)
    if meaning.left and not title:  # a header may be a whole title: "TPT menurut provinsi, 2022"
        whole = _meaning(label, True)
        return meaning if whole.left else whole
    return meaning


@lru_cache(maxsize=4_096)
def _meaning(label: str, title: bool) -> Meaning:
    text = LETTERED.sub("", plain(label[:LONGEST].replace("_", " "))).casefold()
    text = TABLE_NUMBER.sub("", PUBLICATION.sub(" ", text)).replace("–", "-").replace(";", ",")
    told: dict[str, set[str]] = {}
    text = _periods(text, told)
    if title:
        text = BY.sub(" ", text)
    total = bool(re.search(r"\b(jumlah|total)\b", text))
    for kind, value, expression in _compiled():
        text, found = expression.subn(" · ", text)
        if found and kind != "plain":
            told.setdefault(kind, set()).add(value)
    words = [word for word in re.findall(r"[^\W_]+", text) if not word.isdigit()]
    if (particular := told.get("measure", set()) - STOCKS) and len(told["measure"]) > 1:
        told["measure"] = particular  # the wage of workers: a wage
    kept = {kind: frozenset(values) for kind, values in told.items()}
    return Meaning(kept, " ".join(words), total)


def _periods(text: str, told: dict[str, set[str]]) -> str:
    """Take years and months out of a label."""
    if ALL_YEAR.search(text):
        told["all_year"] = {"yes"}
    for year in YEAR.findall(text):
        told.setdefault("year", set()).add(year)
    for name in MONTH.findall(text):
        if (number := month_of(name)) is not None:
            told.setdefault("month", set()).add(f"{number:02d}")
    return MONTH.sub(" ", YEAR.sub(" ", text))


@cache
def _compiled() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((kind, value, re.compile(words, re.I)) for kind, value, words in entries())


def merged(meanings: Iterable[Meaning]) -> dict[str, str]:
    """Return what several labels say together, a later one where two speak of the same."""
    said: dict[str, str] = {}
    for meaning in meanings:
        for kind in meaning.told:
            if one := meaning.one(kind):
                said[kind] = one
    return said
