"""Shares in percent, in words that hold: at most one decimal, ≈ where the bounds differ."""

from __future__ import annotations

import math

from texts.known import SLACK, Known, Rounding, bounded
from texts.numerals import UNKNOWN, Numerals, first_power, is_nought

FULL = 100  # percent of a share
WHOLE = 0  # power of ten of a percent: no share is rounded further, its interval says the rest
FINEST = -1  # power of ten of the last digit of a percentage: one decimal


def share(known: Known | None, numerals: Numerals) -> str:
    """Return a share in percent: at most one decimal, ≈ where its bounds read differently."""
    if known is None:
        return UNKNOWN
    if one_sided := _bounded(known, numerals):
        return one_sided
    if known.is_exact:
        return _exact_share(known.value, numerals)
    power = _percent_power(known)
    low, value, high = (_percent(x, power, numerals) for x in (known.low, known.value, known.high))
    if known.value > 0 and is_nought(value):
        return _few(known.high, numerals)
    return value if low == value == high else numerals.phrases.about + value


def share_range(known: Known, numerals: Numerals) -> str:
    """Return both bounds in percent without the sign, one digit finer: 42,5–46,2."""
    if one_sided := _bounded(known, numerals):
        return one_sided.removesuffix(numerals.phrases.percent)
    decimals = max(1, 1 - _percent_power(known)) if not known.is_exact else 1
    low, high = (numerals.plain(x * FULL, decimals) for x in (known.low, known.high))
    return numerals.between(low, high)


def _exact_share(number: float, numerals: Numerals) -> str:
    """Return a share of two exact counts; none is "0 %", without decimals."""
    value = numerals.percent(number * FULL, -FINEST if number else 0)
    return _few(number, numerals) if number > 0 and is_nought(value) else value


def _few(high: float, numerals: Numerals) -> str:
    """Return "< 0,1 %": 3 people of 100 000 are few, not none."""
    tenths = math.ceil(high * FULL * 10 - SLACK)
    return numerals.phrases.less_than.format(n=numerals.percent(tenths / 10, 1))


def _percent_power(known: Known) -> int:
    place = known.last_place()
    if place is None:
        return FINEST
    held = round(math.log10(place * FULL))
    first = first_power(known.value * FULL) if known.value else held
    return max(FINEST, min(held, first, WHOLE))


def _percent(x: float, power: int, numerals: Numerals) -> str:
    return numerals.percent(round(x * FULL, -power), max(0, -power))


def _bounded(known: Known, numerals: Numerals) -> str:
    """Return "lebih dari 50 %" for a share with one bound, else nothing."""

    def shown(x: float, whole: Rounding) -> str:
        tenths = whole(x * FULL * 10)
        return numerals.percent(tenths / 10, 1 if tenths % 10 else 0)

    return bounded(known, numerals.phrases, shown)
