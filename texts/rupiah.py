"""Rupiah in words that hold: Rp720 miliar, ≈ Rp15,1 triliun, Rp16.800."""

from __future__ import annotations

import math
from dataclasses import dataclass

from texts.known import Known, is_bounded
from texts.numerals import MINUS, UNKNOWN, first_power
from texts.text import Text

SIGNIFICANT = 3  # digits of a sum in a sentence
UNITS = ((12, "trillion"), (9, "billion"), (6, "million"), (0, "one"))
FEW = 10  # of a unit: below it two decimals, else one


def rupiah(known: Known | None, text: Text) -> str:
    """Return a sum with three digits at most, and no more than hold."""
    if known is None:
        return UNKNOWN
    if math.isinf(known.high):
        return text("number.more_than", n=_short(known.low, 0, text))
    power = max(_held(known), first_power(known.value) - SIGNIFICANT + 1, 0)
    said = _short(known.value, power, text)
    same = said == _short(known.low, power, text) == _short(known.high, power, text)
    return said if known.is_exact or same else text("number.about") + said


def in_full(known: Known | None, text: Text) -> str:
    """Return every digit of an exact sum, else the digits that hold."""
    if known is None or not known.is_exact:
        return rupiah(known, text)
    return text("rupiah.of", n=text.number(known.value))


def rupiah_range(known: Known, text: Text) -> str:
    """Return both bounds in one unit: Rp15,08–15,09 triliun; nothing of an exact sum."""
    if known.is_exact or is_bounded(known):
        return ""
    power, word = _unit(known.value)
    decimals = max(0, power - _held(known) + 1)
    low, high = (text.number(x / 10**power, decimals) for x in (known.low, known.high))
    return text("rupiah.of", n=text.numerals.between(low, high)) + _word(word, text)


@dataclass(frozen=True, slots=True)
class Scale:
    """The unit that all numbers of one figure are told in."""

    power: int
    unit: str
    decimals: int

    @classmethod
    def of(cls, largest: float, whole: float = math.inf) -> Scale:
        """Return the scale of a figure whose largest sum this is; `whole` units are told bare."""
        power, unit = _unit(largest)
        if largest >= whole * 10**power:
            return cls(power, unit, 0)
        return cls(power, unit, (2 if largest < FEW * 10**power else 1) if power else 0)

    def said(self, known: Known, text: Text, sign: str = "") -> str:
        """Return a sum in this unit without its word, with the digits that hold."""
        decimals = min(self.decimals, max(0, self.power - _held(known)))
        sides = (known.low, known.value, known.high)
        low, number, high = (text.number(x / 10**self.power, decimals) for x in sides)
        about = "" if low == number == high else text("number.about")
        return f"{about}{sign}{number}"

    def axis(self, text: Text) -> str:
        """Return what stands at an axis: Rp miliar."""
        return text("rupiah.of", n="") + _word(self.unit, text)


def _held(known: Known) -> int:
    """Return the power of ten of the last digit that holds."""
    place = known.last_place()
    return 0 if place is None else max(0, round(math.log10(place)))


def _short(number: float, power: int, text: Text) -> str:
    """Return a number rounded to a power of ten in the largest unit that it fills."""
    shown = round(number, -power)
    size, word = _unit(shown)
    most = max(0, size - power)
    told = shown / 10**size
    decimals = next(d for d in range(most + 1) if d == most or round(told, d) == round(told, most))
    said = text("rupiah.of", n=text.number(abs(told), decimals)) + _word(word, text)
    return MINUS + said if told < 0 else said


def _unit(number: float) -> tuple[int, str]:
    return next((power, word) for power, word in UNITS if abs(number) >= 10**power or not power)


def _word(unit: str, text: Text) -> str:
    return "" if unit == "one" else f"\u00a0{text(f'rupiah.{unit}')}"
