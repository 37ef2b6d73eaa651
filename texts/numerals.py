"""Digits as one language writes them, and the few words that numbers need."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields

from babel import Locale
from babel.numbers import get_decimal_symbol, get_group_symbol

from texts.words import Words

UNKNOWN = "–"
MINUS = "−"
DIGITS = frozenset("123456789")
# powers of ten with a unit word, and the most decimals in front of it
MILLION, THOUSAND, ONE = (6, 3), (3, 2), (0, 0)


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words around a number; field names are keys under [number]."""

    million: str
    thousand: str
    percent: str
    about: str
    less_than: str
    more_than: str
    at_most: str
    unbounded: str
    range: str
    range_signed: str

    @classmethod
    def of(cls, words: Words) -> Phrases:
        """Return the phrases of a language."""
        return cls(**{field.name: words[f"number.{field.name}"] for field in fields(cls)})


@dataclass(frozen=True, slots=True)
class Numerals:
    """How one language writes digits, thousands and millions."""

    group: str
    point: str
    phrases: Phrases

    @classmethod
    def of(cls, words: Words) -> Numerals:
        """Return the numerals of a language; the separators are Babel's."""
        locale = Locale.parse(words.language)
        return cls(get_group_symbol(locale), get_decimal_symbol(locale), Phrases.of(words))

    def plain(self, number: float, decimals: int = 0) -> str:
        """Return the number with this many decimals: 8.518.571, −4,3; never "−0"."""
        digits = f"{abs(number):,.{decimals}f}"
        if self.point != ".":
            whole, _, part = digits.partition(".")
            whole = whole.replace(",", self.group)
            digits = f"{whole}{self.point}{part}" if part else whole
        return f"{MINUS}{digits}" if number < 0 and not is_nought(digits) else digits

    def rounded(self, number: float, power: int) -> str:
        """Return the number rounded to a power of ten, told in millions or thousands."""
        unit = unit_of(round(number, -power))
        shown = round(number, -max(power, unit[0] - unit[1]))  # once: not 0,0455 -> 0,046 -> 0,05
        unit = unit_of(shown)
        return self.in_unit(shown, unit, min(unit[1], max(0, unit[0] - power)))

    def in_unit(self, number: float, unit: tuple[int, int], decimals: int) -> str:
        """Return the number as so many millions, thousands or ones, with the unit's word."""
        return self.plain(number / 10 ** unit[0], decimals) + self.word(unit)

    def word(self, unit: tuple[int, int]) -> str:
        """Return a unit's word with the space before it; nothing for ones."""
        if unit is ONE:
            return ""
        return f"\u00a0{self.phrases.million if unit is MILLION else self.phrases.thousand}"

    def exact(self, number: float) -> str:
        """Return a whole number with every digit, but "2,5 juta" where zeros follow."""
        unit = unit_of(number)
        for decimals in range(unit[1] + 1):
            if number % 10 ** (unit[0] - decimals) == 0:
                return self.in_unit(number, unit, decimals)
        return self.plain(number)

    def percent(self, number: float, decimals: int) -> str:
        """Return a number of percent with its sign."""
        return self.plain(number, decimals) + self.phrases.percent

    def between(self, low: str, high: str) -> str:
        """Return "low–high", in words where a minus would meet the dash; one where they agree."""
        if low == high:
            return low
        phrase = self.phrases.range_signed if MINUS in low + high else self.phrases.range
        return phrase.format(low=low, high=high)


def unit_of(number: float) -> tuple[int, int]:
    """Return the unit a number is told in."""
    size = abs(number)
    if size >= 10 ** MILLION[0]:
        return MILLION
    return THOUSAND if size >= 10 ** THOUSAND[0] else ONE


def is_nought(digits: str) -> bool:
    """Return whether written digits say zero."""
    return DIGITS.isdisjoint(digits)


def first_power(number: float) -> int:
    """Return the power of ten of a number's first digit."""
    return math.floor(math.log10(abs(number)) + 1e-12) if number else 0
