"""Regions as people write them: by name or code, several in a line, each to exactly one region."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from model.regions import Region, Regions
from model.selection import nearest

BETWEEN = re.compile(r"[,;\n]")
LONGEST, MOST = 80, 600  # characters of a name, names: there are not so many regions


@dataclass(frozen=True, slots=True)
class Strange:
    """A word that is no region or several, with those that it may mean."""

    word: str
    why: Literal["unknown", "several"]
    near: tuple[str, ...]  # codes


@dataclass(frozen=True, slots=True)
class Named:
    """The codes that were meant, and what was not understood."""

    codes: tuple[str, ...]
    strange: tuple[Strange, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """Every spelling of a tree with the regions that it may mean."""

    regions: Regions
    spelled: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, regions: Regions) -> Names:
        """Return the names of a tree; to be kept for as long as several are asked for."""
        spelled: dict[str, list[str]] = {}
        for code, region in regions.by_code.items():
            for word in {*regions.spellings(code), region.kemendagri} - {""}:
                spelled.setdefault(word.casefold(), []).append(code)
        return cls(regions, spelled)

    def named(self, words: str) -> Named:
        """Return the regions of a line such as "Kutai Kartanegara, 6472"; nothing names none."""
        parts = [" ".join(part.split()) for part in BETWEEN.split(words)]
        codes: dict[str, None] = {}
        strange = []
        for part in [part for part in parts if part][:MOST]:
            found = self._one(part[:LONGEST])
            if isinstance(found, Strange):
                strange.append(found)
            else:
                codes[found] = None
        return Named(tuple(codes), tuple(strange))

    def line(self, codes: Iterable[str]) -> str:
        """Return codes as `named` reads them: by name where that names one region alone."""
        return ", ".join(map(self._word, codes))

    def _word(self, code: str) -> str:
        region = self.regions.by_code.get(code)
        return region.name if region and self._one(region.name) == code else code

    def _one(self, word: str) -> str | Strange:
        """Return what a word means; one of the past gives way to one of today."""
        found = self.spelled.get(word.casefold(), ())
        exact = [code for code in found if _is_called(self.regions.by_code[code], word)]
        today = [code for code in exact or found if self.regions.by_code[code].is_today]
        likely = today or exact or found
        if len(likely) == 1:
            return likely[0]
        if likely:
            return Strange(word, "several", tuple(likely))
        close = nearest(word, tuple(self.spelled))
        return Strange(word, "unknown", tuple(self.spelled[close][:1]) if close else ())


def _is_called(region: Region, word: str) -> bool:
    return word.casefold() in (region.code.casefold(), region.name.casefold(), region.kemendagri)
